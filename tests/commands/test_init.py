"""`plan init`: a first plan for a planner to change, and its schema beside it."""

from __future__ import annotations

import datetime
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tamduong_cli.commands.init import FIRST_YEAR, first_plan, year_ahead
from tamduong_cli.language import LANGUAGES, Language
from tamduong_cli.plan.format import PLAN
from tamduong_cli.plan.kinds import Either, ListOf, MappingOf
from tamduong_cli.plan.model import Source
from tamduong_cli.plan.nodes import Node, compose
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.views.problem_lines import lines
from tests.clicks import invalid, usage
from tests.conftest import Run, plan_file

EN = Language("en")
Snapshot = Callable[[str, str], None]

each_language = pytest.mark.parametrize("language", LANGUAGES)


def schedule_of(text: str) -> Schedule:
    """The schedule of a plan that has no problems at all, warnings neither."""
    file = plan_file(text)
    assert lines(file.problems, EN) == ""
    assert file.schedule is not None
    return file.schedule


@each_language
def test_the_whole_plan(language: str, run: Run, tmp_path: Path, snapshot: Snapshot) -> None:
    assert run("--lang", language, "init", now="2025-10-01T00:00:00").code == 0
    snapshot(f"init-{language}.yaml", (tmp_path / "plan.yaml").read_text(encoding="utf-8"))


def test_what_is_said(run: Run) -> None:
    assert run("init") == (
        0,
        b"",
        "plan: wrote plan.schema.json\n"
        "plan: wrote plan.yaml\n"
        "plan: open plan.yaml in a text editor, make it yours, then type: plan check\n"
        "plan: how a plan is written: docs/en/first-plan.md\n",
    )


@pytest.mark.parametrize(
    ("folder", "command"),
    [("xa", "plan --plan xa/plan.yaml check"), ("a/xa ban bo", 'plan --plan "a/xa ban bo/plan.yaml" check')],
)
def test_a_folder_is_made(folder: str, command: str, run: Run, tmp_path: Path) -> None:
    path = f"{folder}/plan.yaml"
    assert run("init", folder) == (
        0,
        b"",
        f"plan: wrote {folder}/plan.schema.json\n"
        f"plan: wrote {path}\n"
        f"plan: open {path} in a text editor, make it yours, then type: {command}\n"
        "plan: how a plan is written: docs/en/first-plan.md\n",
    )
    assert sorted(os.listdir(tmp_path / folder)) == ["plan.schema.json", "plan.yaml"]


@each_language
def test_the_plan_checks_and_lists_and_exports(language: str, run: Run) -> None:
    run("--lang", language, "init")
    assert run("check", "--strict") == (
        0,
        b"plan.yaml: no problems (6 events, 8 windows, 3 deadlines, 2 activities, 4 units)\n",
        "",
    )
    listed = json.loads(run("windows", "--all", "--format", "json").out)
    assert [window["status"] for window in listed["windows"]].count("upcoming") == 8
    assert run("export", "--output", "-").content.count(b"BEGIN:VEVENT") > 8


@each_language
@pytest.mark.parametrize("year", [*range(FIRST_YEAR, 2101), 9999])
def test_the_plan_has_no_problem_in_any_year(year: int, language: str) -> None:
    text = first_plan(range(year, year + 1), Language(language))
    schedule = schedule_of(text)
    assert schedule.plan.period.first == datetime.date(year, 1, 1)
    assert all(series.days for series in schedule.activities)
    counted = [event for event in schedule.plan.events if event.origin]
    assert [event.years for event in counted] == [year - 1930, year - 1975, year - 1945, year - 1930]
    assert all(re.search(rf"\b{event.years} (?:năm|years)\b", str(event.summary)) for event in counted)


@pytest.mark.parametrize(
    ("today", "year"),
    [("2024-01-01", 2024), ("2024-06-30", 2024), ("2024-07-02", 2025), ("2024-12-31", 2025), ("2023-07-02", 2024)],
)
@each_language
def test_the_plan_is_for_the_year_ahead(today: str, year: int, language: str) -> None:
    day = datetime.date.fromisoformat(today)
    schedule = schedule_of(first_plan(year_ahead(day), Language(language)))
    assert schedule.plan.period.first.year == year
    assert any(window.first > day for window in schedule.windows)


def test_today_is_today_in_vietnam(run: Run, tmp_path: Path) -> None:
    run("init", now="2024-06-30T16:59:00")
    assert "period: 2024" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    (tmp_path / "plan.yaml").unlink()
    run("init", now="2024-06-30T17:00:00")
    assert "period: 2025" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


def test_hung_kings_day_is_lunar_where_sources_agree() -> None:
    def date_in(year: int) -> str:
        plan = schedule_of(first_plan(range(year, year + 1), EN)).plan
        event = next(event for event in plan.events if event.id == "hung-kings")
        assert event.date
        return f"{event.date.first} {event.date.precision} {event.date.lunar is not None}"

    assert date_in(2026) == "2026-04-26 day True"
    assert date_in(2050) == "2050-04-01 day True"
    assert date_in(2051) == "2051-04-01 month False"


@each_language
def test_the_first_line_points_to_the_schema_beside_it(language: str, run: Run, tmp_path: Path) -> None:
    run("--lang", language, "init")
    first = (tmp_path / "plan.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=plan.schema.json"
    assert (tmp_path / "plan.schema.json").read_bytes() == run("--lang", language, "schema").content


@pytest.mark.parametrize(
    ("environ", "options", "language"),
    [
        ({}, [], "vi"),
        ({"LC_ALL": "en_US.UTF-8"}, [], "vi"),
        ({"LANG": "vi_VN.UTF-8"}, [], "vi"),
        ({}, ["--lang", "en"], "en"),
        ({"LC_ALL": "vi_VN.UTF-8"}, ["--lang", "en"], "en"),
        ({"PLAN_LANG": "en"}, [], "en"),
        ({"PLAN_LANG": "en"}, ["--lang", "vi"], "vi"),
    ],
)
def test_the_plan_is_vietnamese_unless_english_is_asked_for(
    environ: dict[str, str],
    options: list[str],
    language: str,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert run(*options, "init").code == 0
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert text == first_plan(range(2024, 2025), Language(language))
    assert (tmp_path / "plan.schema.json").read_bytes() == run("--lang", language, "schema").content


@pytest.mark.parametrize(
    ("years", "period", "id"),
    [
        ("2026", "2026", "ke-hoach-2026"),
        ("2026-2027", "2026 - 2027", "ke-hoach-2026-2027"),
        ("2026 – 2030", "2026 - 2030", "ke-hoach-2026-2030"),
        ("1976", "1976", "ke-hoach-1976"),
    ],
)
def test_the_plan_is_for_the_years_asked_for(years: str, period: str, id: str, run: Run, tmp_path: Path) -> None:
    assert run("init", "--years", years, "xa").code == 0
    text = (tmp_path / "xa" / "plan.yaml").read_text(encoding="utf-8")
    assert f"\nperiod: {period} " in text
    plan = schedule_of(text).plan
    assert (plan.id, plan.title.in_("vi").endswith(f" năm {period}")) == (id, True)
    comments = [
        line.index(" # ") for line in text.splitlines() if re.match("(?:format|id|issuer|period|language): ", line)
    ]
    assert comments == [33] * 5


@pytest.mark.parametrize(
    ("years", "says"),
    [
        ("1975", "'1975' is before 1976; write a year such as 2027"),
        ("1930-2020", "'1930-2020' is before 1976; write a year such as 2027"),
        ("5/2026", "'5/2026' is not a year or a range of years; write 2028, or 2028 - 2029"),
        ("ke-hoach", "'ke-hoach' is not a year or a range of years; write 2028, or 2028 - 2029"),
        ("2026-2200", "'2026-2200' is more than 100 years"),
    ],
)
def test_years_that_no_first_plan_is_for(years: str, says: str, run: Run, tmp_path: Path) -> None:
    result = run("init", "--years", years)
    assert result == usage("init [OPTIONS] [FOLDER]", invalid("--years", says))
    assert not os.listdir(tmp_path)


@pytest.mark.parametrize(
    ("folder", "command", "other"),
    [
        ("2026", "plan init --years 2026", "plan init ./2026"),
        ("2026-2027", "plan init --years 2026-2027", "plan init ./2026-2027"),
        ("2026 - 2027", 'plan init --years "2026 - 2027"', 'plan init "./2026 - 2027"'),
    ],
)
def test_a_year_is_no_folder_unless_there_is_one(
    folder: str, command: str, other: str, run: Run, tmp_path: Path
) -> None:
    result = run("init", folder)
    message = (
        f"'{folder}' is a year; for the plan of that year type: {command}; for a folder of that name: "
        + other.replace("/", os.sep)
    )
    assert result == usage("init [OPTIONS] [FOLDER]", invalid("[FOLDER]", message))
    assert not os.listdir(tmp_path)
    assert run("init", f"./{folder}").code == 0
    assert os.listdir(tmp_path) == [folder]
    (tmp_path / folder / "plan.yaml").unlink()
    assert run("init", folder).code == 0
    assert sorted(os.listdir(tmp_path / folder)) == ["plan.schema.json", "plan.yaml"]


@pytest.mark.parametrize("folder", ["26", "20260", "2026/", "ke-hoach-2026", "năm", "tháng 5"])
def test_other_names_are_folders(folder: str, run: Run, tmp_path: Path) -> None:
    assert run("init", folder).code == 0
    assert (tmp_path / folder / "plan.yaml").exists()


def test_each_language_stands_alone() -> None:
    english = first_plan(range(2024, 2025), EN)
    assert set(re.findall(r"\w*[^\x00-\x7f]\w*", english)) == {"Hùng", "Nguyễn", "Văn"}
    vietnamese = first_plan(range(2024, 2025), Language("vi"))
    assert not set(re.findall(r"\w+", english)) & {"và", "của", "ngày"}
    assert not set(re.findall(r"\w+", vietnamese)) & {"the", "and", "of", "days", "lunar"}


@pytest.mark.parametrize("name", ["plan.yaml", "plan.yml", "PLAN.YAML", "Plan.Yml"])
def test_a_plan_that_is_there_is_left_alone(name: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"mine")
    assert run("init") == (1, b"", f"plan: {name} is there already; nothing was written\n")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {name: b"mine"}


def test_a_plan_in_a_folder_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "xa").mkdir()
    (tmp_path / "xa" / "plan.yml").write_bytes(b"mine")
    assert run("init", "xa") == (1, b"", "plan: xa/plan.yml is there already; nothing was written\n")
    assert os.listdir(tmp_path / "xa") == ["plan.yml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_a_plan_that_is_not_there_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").symlink_to("elsewhere.yaml")
    assert run("init") == (1, b"", "plan: plan.yaml is there already; nothing was written\n")
    assert os.listdir(tmp_path) == ["plan.yaml"]


def test_a_plan_that_comes_meanwhile_is_left_alone(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"mine")
    monkeypatch.setattr(os, "listdir", lambda folder: [])
    result = run("init")
    monkeypatch.undo()
    assert result == (1, b"", "plan: plan.yaml is there already; nothing was written\n")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"plan.yaml": b"mine"}


def test_a_schema_that_is_there_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.schema.json").write_bytes(b"mine")
    assert run("init") == (
        0,
        b"",
        "plan: wrote plan.yaml\n"
        "plan: left plan.schema.json as it is\n"
        "plan: open plan.yaml in a text editor, make it yours, then type: plan check\n"
        "plan: how a plan is written: docs/en/first-plan.md\n",
    )
    assert (tmp_path / "plan.schema.json").read_bytes() == b"mine"


def test_a_file_is_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "xa").write_bytes(b"mine")
    assert run("init", "xa") == (1, b"", "plan: xa is a file; name a folder\n")
    result = run("init", "moi.yaml")
    assert result.code == 2
    assert result.err.endswith("'moi.yaml' is the name of a file; name a folder, where plan.yaml is written\n")
    assert os.listdir(tmp_path) == ["xa"]


def without_marks(text: str) -> str:
    """The text with everything that is commented out standing there."""
    return re.sub(r"^( *)# ((?:- )? *[a-z]+:(?: .*)?)$", r"\1\2", text, flags=re.MULTILINE)


def keys_in(value: Any, found: dict[type, set[str]]) -> dict[type, set[str]]:
    """The keys that are written in a plan, by what of the model they fill."""
    if isinstance(getattr(value, "source", None), Source):
        found.setdefault(type(value), set()).update(value.source.places)
    if isinstance(value, tuple):
        for part in value:
            keys_in(part, found)
    return found


def keys_of(kind: Any, found: dict[type, set[str]]) -> dict[type, set[str]]:
    """The keys of the format, likewise."""
    if isinstance(kind, MappingOf):
        found.setdefault(type(kind.blank), set()).update(kind.keys)
        for key in kind.keys.values():
            keys_of(key.kind, found)
    if isinstance(kind, Either):
        keys_of(kind.mapping, found)
    if isinstance(kind, ListOf):
        keys_of(kind.item, found)
    return found


@each_language
def test_every_key_of_the_format_stands_in_the_plan_or_is_commented_out(language: str) -> None:
    text = without_marks(first_plan(range(2024, 2025), Language(language)))

    report = Report("plan.yaml")
    root = compose(text, report)
    assert isinstance(root, Node)
    plan = PLAN.read(root, report)
    twice = [problem for problem in report.problems if problem.code == "duplicate-key"]
    assert lines(report.problems, EN) == lines(twice, EN)
    assert keys_in(plan, {}) == keys_of(PLAN, {})
