"""What all commands have in common: formats by the names of files, and what begins with a dash."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from tests.clicks import invalid, mistaken, not_one_of
from tests.conftest import PLAN, Run


@pytest.mark.parametrize(
    ("arguments", "found", "named"),
    [
        (["briefing", "-o", "tuan.docx"], "text", "docx"),
        (["briefing", "-o", "tuan.HTML"], "text", "html"),
        (["briefing", "--format", "json", "-o", "tuan.md"], "json", "markdown"),
        (["windows", "-o", "dot.csv"], "table", "csv"),
        (["windows", "-o", "dot.xlsx"], "table", "xlsx"),
        (["units", "--format", "csv", "-o", "don-vi.XLSX"], "csv", "xlsx"),
        (["units", "--format", "csv", "-o", "don-vi.tsv"], "csv", "tsv"),
        (["timeline", "-o", "hinh.svg"], "text", "svg"),
        (["show", "tach-tinh", "-o", "su-kien.json"], "text", "json"),
    ],
)
def test_a_file_named_like_another_format_is_refused(
    arguments: list[str], found: str, named: str, run: Run, tmp_path: Path
) -> None:
    result = run("--plan", str(PLAN), *arguments)
    path = arguments[-1]
    message = f"Error: {path} would be {found} by its format, and {named} by its name; write --format {named}"
    assert (result.code, result.content, result.err.splitlines()[-1]) == (2, b"", message)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [
        ["briefing", "--format", "html", "-o", "tuan.htm"],
        ["briefing", "-o", "tuan"],
        ["briefing", "-o", "tuan.txt"],
        ["briefing", "-o", "tuan.svg"],  # not a format of this command
        ["briefing", "--template", "mau.j2", "-o", "tuan.html"],
        ["windows", "--format", "csv", "-o", "dot.csv"],
        ["windows", "--format", "xlsx", "-o", "dot.xlsx"],
        ["schema", "-o", "schema.json"],
    ],
)
def test_other_names_are_as_one_likes(arguments: list[str], run: Run, tmp_path: Path) -> None:
    (tmp_path / "mau.j2").write_text("{{ letter.title }}\n", encoding="utf-8")
    result = run("--plan", str(PLAN), *arguments)
    assert (result.code, result.err) == (0, f"plan: wrote {arguments[-1]}\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["briefing", "-1x"], mistaken(["-1"])),
        (["briefing", "-1"], mistaken(["-1"])),
        (["briefing", "-1w", "-1x"], mistaken(["-1"])),
        (["briefing", "-1w", "--nothing"], mistaken(["--nothing"])),
        (["briefing", "-1w", "--unit"], mistaken(["--unit"], click.Option(["--unit"]))),
        (["briefing", "--unit", "-1w", "--template"], mistaken(["--template"], click.Option(["--template"]))),
        (
            ["briefing", "-99999w"],
            invalid("WEEK", "'-99999w' lies beyond the calendar, which has the years 1 to 9999"),
        ),
        (["windows", "-1w"], mistaken(["-1"])),
        (["show", "-1w"], mistaken(["-1"])),
        (["check", "-1w"], mistaken(["-1"])),
    ],
)
def test_what_begins_with_a_dash_is_an_option_unless_it_is_a_day_where_a_day_belongs(
    arguments: list[str], says: str, run: Run
) -> None:
    result = run("--plan", str(PLAN), *arguments, now="1023-12-05T03:00:00")
    assert (result.code, result.content, result.err.splitlines()[-1]) == (2, b"", f"Error: {says}")


@pytest.mark.parametrize(
    ("variable", "options", "named"),
    [
        ("xx", [], "PLAN_LANG"),
        ("EN", [], "PLAN_LANG"),
        ("xx", ["--lang", "xx"], "--lang"),
        ("vi", ["--lang", "xx"], "--lang"),
    ],
)
def test_a_wrong_language_is_that_of_what_names_it(
    variable: str, options: list[str], named: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN_LANG", variable)
    result = run(*options, "units")
    says = not_one_of("--lang", variable if named == "PLAN_LANG" else "xx", "vi", "en").replace("--lang", named)
    assert (result.code, result.content) == (2, b"")
    assert result.err.splitlines()[-1].partition(": ")[2] == says
