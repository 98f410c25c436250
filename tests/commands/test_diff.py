"""`plan diff`: what changed, told to people, spreadsheets, programs and units; and what it refuses to compare."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tamduong_cli.plan.source import LIMIT
from tests.clicks import usage
from tests.commands.test_terminal import COMMAND, in_terminal, plain, posix
from tests.conftest import PLAN, Run
from tests.schedule.test_changes import BASE, EDITS, edited

Snapshot = Callable[[str, str], None]

TOGETHER = (
    "a lunar date",
    "an event came",
    "an event went",
    "the end of a window",
    "a phase went",
    "a phase's name",
    "tentative",
    "a summary",
    "messages",
    "a unit came",
    "a deadline came",
    "a deadline's units",
    "an activity's time",
    "how an activity repeats",
    "a day of an activity",
)
"""Edits that can be made at once, and between them are of every kind."""


def everything() -> str:
    text = BASE
    for name in TOGETHER:
        old, new, _ = EDITS[name]
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


@pytest.fixture(autouse=True)
def _two_versions(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(everything(), encoding="utf-8")


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Give the command these bytes as its standard input."""

    def give(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="ascii"))

    return give


def output(run: Run, *arguments: str) -> str:
    result = run(*arguments)
    said = "".join(line for line in result.err.splitlines(True) if not re.search("is a calendar:|là tệp lịch:", line))
    assert (result.code, said) == (0, "")
    return result.out


# what is told


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("format_", ["table", "json", "csv", "tsv", "markdown", "notice"])
def test_every_kind_of_change(lang: str, format_: str, run: Run, snapshot: Snapshot) -> None:
    text = output(run, "--lang", lang, "diff", "old.yaml", "new.yaml", "--format", format_)
    snapshot(f"diff-{format_}-{lang}.txt", text.removeprefix("\ufeff").replace("\r\n", "\n"))


@pytest.mark.parametrize("lang", ["en", "vi"])
@posix
@pytest.mark.parametrize("columns", [80, 120])
def test_every_kind_of_change_on_a_terminal(lang: str, columns: int, snapshot: Snapshot) -> None:
    result = in_terminal("--lang", lang, "diff", "old.yaml", "new.yaml", columns=columns)
    assert (result.code, result.err) == (0, "")
    shown = plain(result.out)
    assert max(map(cell_len, shown.splitlines())) <= columns
    snapshot(f"terminal-diff-{columns}-{lang}.txt", shown)


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("format_", ["table", "notice"])
def test_the_way_back(lang: str, format_: str, run: Run, snapshot: Snapshot) -> None:
    text = output(run, "--lang", lang, "diff", "new.yaml", "old.yaml", "--format", format_)
    snapshot(f"diff-back-{format_}-{lang}.txt", text)


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("format_", ["table", "notice", "markdown"])
def test_a_calendar_as_the_old_version(lang: str, format_: str, run: Run, snapshot: Snapshot) -> None:
    assert run("--lang", lang, "--plan", "old.yaml", "export", "-o", "old.ics").code == 0
    text = output(run, "--lang", lang, "diff", "old.ics", "new.yaml", "--format", format_)
    snapshot(f"diff-calendar-{format_}-{lang}.txt", text)


@pytest.mark.parametrize("name", EDITS)
def test_each_kind_of_edit_in_a_notice(name: str, run: Run, tmp_path: Path) -> None:
    """One paragraph of composed text, which names what changed and nothing else."""
    (tmp_path / "new.yaml").write_text(edited(name), encoding="utf-8")
    text = run("diff", "old.yaml", "new.yaml", "--format", "notice").out
    assert text == unicodedata.normalize("NFC", text)
    assert text.count("\n") == 1 and text.endswith("\n") and "  " not in text and "{" not in text
    assert not re.search("[\u2500-\u259f→●○]", text)
    things = json.loads(run("diff", "old.yaml", "new.yaml", "--format", "json").out)["changes"]
    summaries = {change["summary"] for change in things}
    assert all(summary in text for summary in summaries)
    assert text.count("“") == text.count("”") >= len(summaries)


def test_a_calendar_in_either_language_is_told_as_the_plan_is(run: Run, tmp_path: Path) -> None:
    new = edited("how an activity repeats").replace(EDITS["a phase"].old, EDITS["a phase"].new)
    (tmp_path / "new.yaml").write_text(new, encoding="utf-8")
    for language in ("vi", "en"):
        assert run("--lang", language, "--plan", "old.yaml", "export", "-o", f"{language}.ics").code == 0
    expected = output(run, "--lang", "en", "diff", "old.yaml", "new.yaml")
    for old in ("vi.ics", "en.ics"):
        assert output(run, "--lang", "en", "diff", old, "new.yaml") == expected


@pytest.mark.parametrize(
    ("name", "details"),
    [
        ("an event went", "campaign: 01/06/2023 – 31/08/2023"),
        ("a summary", "formerly “Kỷ niệm 115 năm thành lập tỉnh Lai Châu”"),
        ("a phase's name", "formerly “Cao điểm”"),
        ("an origin", "origin: 06/1909 (before: 28/06/1909)"),
        (
            "messages",
            "message left out: Bối cảnh lịch sử, quá trình hình thành tỉnh; message added: Quá trình hình thành tỉnh",
        ),
        ("the order of messages", "messages in another order"),
        ("a duty", "duty left out: Tổ chức tuyên truyền theo thế mạnh của ngành"),
        (
            "units by name",
            "now also for Phòng Văn hóa và Thông tin huyện; no longer for Chi hội Văn học, nghệ thuật huyện",
        ),
        ("a deadline's units", "now for all units"),
        ("an activity's time", "time: 17:00 (before: 05:10 – 05:30)"),
        (
            "the last day of an activity",
            "days: 14/04/2024, 17/04/2024 (before: 14/04/2024, 16/04/2024)",
        ),
    ],
)
def test_the_details_of_an_edit(name: str, details: str, run: Run, tmp_path: Path) -> None:
    """In English words about Vietnamese texts, which are all that a plan has that gives no others."""
    for file, text in (("old.yaml", BASE), ("new.yaml", edited(name))):
        one_language = re.sub(r"^ +en: .*\n", "", text.replace("language: vi", "language: en"), flags=re.MULTILINE)
        (tmp_path / file).write_text(one_language, encoding="utf-8")
    told = output(run, "diff", "old.yaml", "new.yaml", "--format", "tsv").splitlines()
    assert told[1].split("\t")[-1] == details


def test_a_vietnamese_notice_writes_days_as_offices_do(run: Run, tmp_path: Path) -> None:
    """A zero before days 1 to 9 and months 1 and 2 only (Nghị định 30/2020/NĐ-CP)."""
    new = BASE.replace("    date: 01/01/2024", "    date: 29/02/2024").replace(
        "    date: 7/5/2024", "    date: 8/5/2024"
    )
    (tmp_path / "new.yaml").write_text(new, encoding="utf-8")
    text = run("diff", "old.yaml", "new.yaml", "--format", "notice").out
    assert re.findall(r"\b\d+/\d+/2024", text) == [
        *("29/02/2024", "01/01/2024"),
        *("24/01/2024", "23/01/2024"),
        *("08/5/2024", "07/5/2024", "18/4/2024", "13/5/2024", "17/4/2024", "12/5/2024"),
    ]


def test_without_new_the_plan_is_compared(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = output(run, "diff", "old.yaml", "new.yaml")
    assert output(run, "--plan", "new.yaml", "diff", "old.yaml") == expected
    monkeypatch.setenv("PLAN_FILE", "new.yaml")
    assert output(run, "diff", "old.yaml") == expected
    monkeypatch.delenv("PLAN_FILE")
    (tmp_path / "plan.yaml").write_text(everything(), encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert output(run, "diff", "../old.yaml") == expected


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ("table", "No differences.\n"),
        ("json", '{\n  "plan": "tam-duong-2023-2024",\n  "changes": []\n}\n'),
        ("tsv", "Change\tKind\tId\tEvent\n"),
        ("csv", "\ufeffChange,Kind,Id,Event\r\n"),
        ("markdown", "| Change | Kind | Id | Event |\n| --- | --- | --- | --- |\n"),
        (
            "notice",
            "Communication plan for the province's major historical and political anniversaries in 2023 - 2024: "
            "nothing has changed.\n",
        ),
    ],
)
def test_no_differences(format_: str, text: str, run: Run) -> None:
    assert output(run, "--lang", "en", "diff", "old.yaml", "old.yaml", "--format", format_) == text


@posix
def test_no_differences_on_a_terminal() -> None:
    assert in_terminal("diff", "old.yaml", "old.yaml", "--exit-code").out == "Không có gì thay đổi.\n"


def test_the_exit_code_says_whether_they_differ(run: Run) -> None:
    assert run("diff", "old.yaml", "new.yaml").code == 0
    for format_ in ("table", "json", "notice"):
        assert run("diff", "old.yaml", "new.yaml", "--exit-code", "--format", format_).code == 3
        assert run("diff", "old.yaml", "old.yaml", "--exit-code", "--format", format_).code == 0


def test_a_notice_of_one_change_is_not_numbered(run: Run, tmp_path: Path) -> None:
    (tmp_path / "new.yaml").write_text(edited("the end of a window"), encoding="utf-8")
    assert output(run, "--lang", "en", "diff", "old.yaml", "new.yaml", "--format", "notice") == (
        "Communication plan for the province's major historical and political anniversaries in 2023 - 2024 has changed "
        "as follows: “20th anniversary of the division and establishment of Lai Châu province”: campaign days now from "
        "1 December 2023 to 15 January 2024, ends 5 days later (before: from 1 December 2023 to 10 January 2024), "
        "source: none (before: II.3). "
        "All units are asked to take note.\n"
    )


def test_an_output_file(run: Run, tmp_path: Path) -> None:
    expected = output(run, "diff", "old.yaml", "new.yaml", "--format", "notice")
    assert run("diff", "old.yaml", "new.yaml", "--format", "notice", "-o", "x.txt").err == "plan: wrote x.txt\n"
    assert (tmp_path / "x.txt").read_text(encoding="utf-8") == expected


def test_the_warnings_of_the_new_version_are_counted_and_those_of_the_old_are_not(run: Run, tmp_path: Path) -> None:
    text = BASE.replace("vi: Kỷ niệm 115 năm", "vi: Kỷ niệm 15 năm")
    (tmp_path / "slip.yaml").write_text(text, encoding="utf-8")
    assert run("diff", "old.yaml", "slip.yaml").err == "plan: slip.yaml has 1 warning; 'plan check' shows it\n"
    assert run("diff", "slip.yaml", "old.yaml").err == ""


# standard input


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\r\n"])
def test_the_old_version_from_standard_input(mark: bytes, run: Run, stdin: Callable[[bytes], None]) -> None:
    expected = output(run, "diff", "old.yaml", "new.yaml")
    stdin(mark + BASE.encode())
    assert output(run, "diff", "-", "new.yaml") == expected


def test_the_new_version_from_standard_input(run: Run, stdin: Callable[[bytes], None]) -> None:
    expected = output(run, "diff", "old.yaml", "new.yaml")
    stdin(everything().encode())
    assert output(run, "diff", "old.yaml", "-") == expected


def test_a_calendar_from_standard_input(run: Run, stdin: Callable[[bytes], None]) -> None:
    assert run("--plan", "old.yaml", "export", "-o", "old.ics").code == 0
    expected = output(run, "diff", "old.ics", "new.yaml")
    for mark in (b"", b"\xef\xbb\xbf", b"\r\n"):
        stdin(mark + Path("old.ics").read_bytes())
        assert output(run, "diff", "-", "new.yaml") == expected


def test_a_pipe(run: Run) -> None:
    expected = run("diff", "old.yaml", "new.yaml")
    process = subprocess.run(
        [*COMMAND, "diff", "-", "new.yaml"], input=BASE.encode(), capture_output=True, timeout=20, check=True
    )
    assert process.stdout.decode().replace("\r\n", "\n") == expected.out


# what is refused


def test_standard_input_for_both(run: Run) -> None:
    assert run("diff", "-", "-") == usage("diff [OPTIONS] OLD [NEW]", "standard input can be OLD or NEW, not both")


def test_a_calendar_as_the_new_version(run: Run) -> None:
    result = run("diff", "old.yaml", "new.ics")
    assert (result.code, result.content) == (2, b"")
    assert result.err.endswith("Error: NEW is a plan; only OLD may be a calendar\n")


def test_two_plans(run: Run) -> None:
    result = run("--plan", "old.yaml", "--plan", "new.yaml", "diff", "old.yaml")
    assert (result.code, result.content) == (2, b"")
    assert result.err.endswith("Error: this command takes one plan; found 2\n")


def test_a_missing_file(run: Run) -> None:
    assert run("diff", "gone.yaml", "new.yaml") == (1, b"", "plan: there is no file gone.yaml\n")
    assert run("diff", "old.yaml", "gone.yaml") == (1, b"", "plan: there is no file gone.yaml\n")
    assert run("diff", "old.ics", "new.yaml") == (1, b"", "plan: there is no file old.ics\n")


def test_a_version_with_errors_is_refused_by_its_name(run: Run, tmp_path: Path, stdin: Callable[[bytes], None]) -> None:
    broken = BASE.replace("    date: 7/5/2024", "    date: 30/2/2024")
    (tmp_path / "broken.yaml").write_text(broken, encoding="utf-8")
    line = broken.splitlines().index("    date: 30/2/2024") + 1
    problem = (
        f"{line}:11: error: 30/2/2024 is not a day of the calendar; February 2024 ends on the 29th [no-such-day]\n"
        "  |     date: 30/2/2024\n"
        "  |           ^\n"
    )
    assert run("diff", "broken.yaml", "new.yaml") == (1, b"", f"broken.yaml:{problem}")
    assert run("diff", "old.yaml", "broken.yaml") == (1, b"", f"broken.yaml:{problem}")
    for arguments in (["-", "new.yaml"], ["old.yaml", "-"]):
        stdin(broken.encode())
        assert run("diff", *arguments) == (1, b"", f"standard input:{problem}")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (
            b"",
            "standard input:1:1: error: the file is empty; expected keys with values, such as {format: 1, id: …, ",
        ),
        (
            b"\xff\xfeB\0E\0",
            "standard input:1:1: error: the file is not UTF-8 but likely UTF-16, as Notepad's “Unicode”; save it ",
        ),
        (
            b"PK\x03\x04",
            "standard input:1:1: error: this is a Word or Excel file; a plan is a text file, plan.yaml [not-a-file]",
        ),
        (
            b"#" * (LIMIT + 1),
            "standard input:1:1: error: the file has more than 16 MB, the most a plan may have [too-large]",
        ),
        (b"BEGIN:VCALENDAR\r\n", "plan: standard input is damaged, or not a calendar that 'plan export' wrote"),
        (
            b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
            "plan: standard input is not a calendar of this plan, 'tam-duong-2023-2024'",
        ),
        (
            b"BEGIN:VCALENDAR\r\nX:\x1b[2J\r\n",
            "standard input:2:3: error: the character U+001B cannot be seen; delete it ",
        ),
    ],
)
def test_standard_input_that_is_no_plan(content: bytes, error: str, run: Run, stdin: Callable[[bytes], None]) -> None:
    stdin(content)
    result = run("diff", "-", "new.yaml")
    assert (result.code, result.content) == (1, b"")
    assert result.err.startswith(error)


def test_no_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert run("diff", "-", "new.yaml").err.startswith("standard input:1:1: error: the file is empty;")


@posix
def test_standard_input_that_cannot_be_read(tmp_path: Path) -> None:
    with (tmp_path / "x").open("wb") as for_writing:
        process = subprocess.run(
            [*COMMAND, "diff", "-", "new.yaml"], stdin=for_writing, capture_output=True, timeout=20
        )
    assert (process.returncode, process.stderr) == (
        1,
        b"plan: standard input cannot be read: it is not open for that\n",
    )


@pytest.mark.parametrize("output", ["old.yaml", "new.yaml", os.path.join(".", "old.yaml")])
def test_what_is_compared_is_never_written_over(output: str, run: Run, tmp_path: Path) -> None:
    message = f"plan: {output} is what is compared; name another file\n"
    assert run("diff", "old.yaml", "new.yaml", "-o", output) == (1, b"", message)
    assert (tmp_path / "old.yaml").read_text(encoding="utf-8") == BASE


def test_the_plan_is_never_written_over(run: Run) -> None:
    result = run("--plan", "new.yaml", "diff", "old.yaml", "-o", "new.yaml")
    assert result == (1, b"", "plan: new.yaml is the plan itself; name another file\n")


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("id: tam-duong-2023-2024", "id: tam-duong"), "formerly “tam-duong-2023-2024”"),
        (
            ("timezone: Asia/Ho_Chi_Minh", "timezone: Europe/Berlin"),
            "time zone: Europe/Berlin (before: Asia/Ho_Chi_Minh)",
        ),
    ],
)
def test_what_makes_other_calendars_of_the_same_events_is_told(edit: tuple[str, str], told: str, run: Run) -> None:
    text = PLAN.read_text(encoding="utf-8")
    Path("a.yaml").write_text(text, encoding="utf-8")
    Path("b.yaml").write_text(text.replace(*edit), encoding="utf-8")
    result = run("--lang", "en", "diff", "a.yaml", "b.yaml", "--format", "tsv", "--exit-code")
    _, *rows = result.out.splitlines()
    assert (result.code, len(rows)) == (3, 1)
    assert rows[0].split("\t")[:2] == ["changed", "plan"]
    assert rows[0].split("\t")[-1] == told
