"""Deadlines on days when offices are closed: real days, whom it spares, and what is said without the package."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path

import pytest

from tamduong_cli.dates.lunar import SURE_YEARS, Lunar
from tamduong_cli.installing import line_to_install
from tamduong_cli.language import Language
from tamduong_cli.views.problem_lines import lines
from tests.conftest import Run, plan_file

HEAD = """\
id: x
title: T
period: 1995 - 2050
window: {before: 20, after: 5}
workdays: true
events: [{id: e, summary: S, origin: 30/5/1960, date: 30/5/2025}, {id: month, summary: M, date: 3/2025}]
"""


def said_of(deadline: str, head: str = HEAD, language: str = "en") -> str:
    """What is said of a plan with this deadline, without the place."""
    text = f"{head}deadlines:\n- {{id: d, summary: S, {deadline}}}\n"
    return "\n".join(line.partition(": warning: ")[2] for line in _lines(text, language))


def _lines(text: str, language: str = "en") -> list[str]:
    return lines(plan_file(text).problems, Language(language)).replace(": cảnh báo: ", ": warning: ").splitlines()


SATURDAY, SUNDAY = "Saturday", "Sunday"
OTHERWISE = ", unless days off are decided otherwise"


@pytest.mark.parametrize(
    ("date", "what", "later"),
    [
        ("03/05/2025", SATURDAY, "05/05/2025"),
        ("04/05/2025", SUNDAY, "05/05/2025"),
        ("15/11/2025", SATURDAY, "17/11/2025"),
        ("16/11/2025", SUNDAY, "17/11/2025"),
        ("31/01/2026", SATURDAY, "02/02/2026"),
    ],
)
def test_a_deadline_at_a_weekend(date: str, what: str, later: str) -> None:
    said = f"{date} is not a working day: {what}; the next working day is {later} [not-a-workday]"
    assert said_of(f"date: {date}") == said


@pytest.mark.parametrize(
    ("date", "later"),
    [
        # by the Gregorian calendar
        ("01/01/2025", "02/01/2025"),
        ("30/04/2025", "05/05/2025"),  # with 2/5, for which people worked on 26/4
        ("01/05/2025", "05/05/2025"),
        ("30/04/2026", "04/05/2026"),
        ("02/09/2024", "04/09/2024"),  # and the day after it
        ("01/09/2025", "03/09/2025"),  # and the day before it
        ("02/09/2026", "03/09/2026"),
        ("24/11/2026", "25/11/2026"),  # Ngày Văn hóa Việt Nam
        # by the lunar one: Giỗ Tổ, and a day in lieu
        ("18/04/2024", "19/04/2024"),
        ("07/04/2025", "08/04/2025"),
        ("27/04/2026", "28/04/2026"),
        # Tết, as was decided
        ("08/02/2024", "15/02/2024"),
        ("10/02/2024", "15/02/2024"),
        ("14/02/2024", "15/02/2024"),
        ("27/01/2025", "03/02/2025"),
        ("29/01/2025", "03/02/2025"),
        ("31/01/2025", "03/02/2025"),
        ("16/02/2026", "23/02/2026"),
        ("17/02/2026", "23/02/2026"),
        ("20/02/2026", "23/02/2026"),
        # swapped
        ("29/04/2024", "02/05/2024"),
        ("02/05/2025", "05/05/2025"),
        # a Saturday before a Monday that is off
        ("25/04/2026", "28/04/2026"),
    ],
)
def test_a_deadline_on_a_public_holiday(date: str, later: str) -> None:
    said = said_of(f"date: {date}")
    assert said.startswith(f"{date} is not a working day: ")
    assert said.endswith(f"; the next working day is {later}{OTHERWISE} [not-a-workday]")


@pytest.mark.parametrize(
    "date",
    [
        "29/4/2025",
        "5/5/2025",
        "2/1/2025",
        "07/02/2024",
        "15/02/2024",
        "24/01/2025",
        "03/02/2025",
        "03/9/2025",
        "19/4/2024",
        "24/11/2025",  # off from 2026 on
        "04/5/2024",  # Saturdays on which people worked
        "26/4/2025",
        "27/12/2014",  # for a day of the next year
    ],
)
def test_a_deadline_on_a_working_day_is_silent(date: str) -> None:
    assert said_of(f"date: {date}") == ""


def test_the_name_of_a_holiday_is_in_the_users_language() -> None:
    vi, en = (said_of("date: 2/9/2025", language=language) for language in ("vi", "en"))
    assert "02/09/2025 không phải ngày làm việc: Quốc khánh; ngày làm việc tiếp theo là 03/09/2025, " in vi
    assert "02/09/2025 is not a working day: National Day; the next working day is 03/09/2025, " in en
    assert "03/05/2025 không phải ngày làm việc: thứ Bảy; " in said_of("date: 3/5/2025", language="vi")


def test_the_day_that_was_swapped_is_written_day_first() -> None:
    for language in ("vi", "en"):
        assert "04/05/2024" in said_of("date: 29/4/2024", language=language)


@pytest.mark.parametrize(
    ("deadline", "value", "day"),
    [
        ("date: 3/5/2025", "3/5/2025", "03/05/2025"),
        ("event: e, before: 30 ngày", "30 ngày", "30/04/2025"),
        ("event: e, after: 1", "1", "31/05/2025"),
        ("event: month, before: 0", "0", "01/03/2025"),
        ("event: month, after: 5", "5", "05/04/2025"),
        ("date: 01/01/2025 âm lịch", "01/01/2025 âm lịch", "29/01/2025"),
        ("date: dự kiến 3/5/2025", "dự kiến 3/5/2025", "03/05/2025"),
        ("tentative: true, date: 3/5/2025", "3/5/2025", "03/05/2025"),
        ("event: e, date: 3/5/2025", "3/5/2025", "03/05/2025"),
    ],
)
def test_a_deadline_is_told_where_the_plan_says_its_day(deadline: str, value: str, day: str) -> None:
    line = f"- {{id: d, summary: S, {deadline}}}"
    (said,) = _lines(f"{HEAD}deadlines:\n{line}\n")
    column = line.rindex(value) + 1
    assert said.startswith(f"plan.yaml:8:{column}: warning: {day} is not a working day: ")


def test_a_deadline_counted_to_a_working_day_is_silent() -> None:
    assert said_of("event: e, before: 2 tuần") == ""


@pytest.mark.parametrize("line", ["workdays: false\n", ""])
def test_a_plan_that_does_not_ask_is_told_nothing(line: str) -> None:
    assert said_of("date: 3/5/2025", HEAD.replace("workdays: true\n", line)) == ""


def test_activities_and_anniversaries_may_be_on_any_day() -> None:
    text = f"{HEAD}activities: [{{id: a, summary: S, event: e, date: 31/5/2025}}]\n"
    assert _lines(text.replace("30/5/", "31/5/")) == []


def test_nothing_is_moved() -> None:
    schedule = plan_file(f"{HEAD}deadlines: [{{id: d, summary: S, date: 3/5/2025}}]\n").schedule
    assert schedule and [item.day for item in schedule.deadlines] == [datetime.date(2025, 5, 3)]


@pytest.mark.parametrize("date", ["2/9/1800", "15/6/2150", "30/12/9999", "01/01/0001"])
def test_a_year_whose_holidays_are_not_known_is_said_not_to_be_checked(date: str) -> None:
    said = said_of(f"date: {date}", HEAD.replace("1995 - 2050", "0001 - 9999"))
    assert said.endswith("is not checked: the public holidays of that year are not known [workdays-unchecked]")


def test_lunar_holidays_are_those_of_vietnams_calendar() -> None:
    days = [(Lunar(1, 1, year), Lunar(10, 3, year)) for year in range(2007, SURE_YEARS[-1] + 1)]
    deadlines = [
        f"- {{id: d{number}-{lunar.year}, summary: S, date: {lunar.written()}}}\n"
        for pair in days
        for number, lunar in enumerate(pair)
    ]
    found = _lines(f"{HEAD.replace('2050', '2051')}deadlines:\n{''.join(deadlines)}", "vi")
    names = [line.partition("ngày làm việc: ")[2].partition(";")[0] for line in found]
    assert len(names) == len(deadlines)
    for (tet, gio_to), pair in zip(zip(names[::2], names[1::2], strict=True), days, strict=True):
        assert (tet, "Giỗ Tổ" in gio_to) == ("Tết Nguyên Đán", True), pair


# Without the package


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A plan that asks for working days, on a computer that does not know them."""
    monkeypatch.setitem(sys.modules, "holidays", None)
    path = tmp_path / "plan.yaml"
    path.write_text(f"{HEAD}deadlines: [{{id: d, summary: S, date: 3/5/2025}}]\n", encoding="utf-8")
    return str(path)


MISSING = "working days are not checked: that needs the package holidays, which is not installed; type: "


def test_check_says_that_working_days_are_not_checked(plan: str, run: Run) -> None:
    result = run("--plan", plan, "check", "--format", "json")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.content)["problems"] == [
        {
            "file": plan,
            "line": 5,
            "column": 11,
            "severity": "warning",
            "code": "workdays-unchecked",
            "message": f"{MISSING}{line_to_install('holidays')}",
        }
    ]
    assert run("--plan", plan, "check", "--strict").code == 1


@pytest.mark.parametrize(
    "command",
    [
        ["windows", "--all"],
        ["show", "e"],
        ["export", "-o", "-"],
        ["briefing", "2025-W18"],
        ["timeline"],
        ["site", "-o", "site"],
        ["draft", "2030", "-o", "-"],
    ],
    ids=" ".join,
)
def test_what_needs_the_days_alone_does_without_it(command: list[str], plan: str, run: Run) -> None:
    result = run("--plan", plan, *command)
    assert result.code == 0
    assert result.content or command[0] == "site"


def test_a_plan_without_deadlines_has_nothing_to_check(plan: str, run: Run) -> None:
    Path(plan).write_text(HEAD, encoding="utf-8")
    assert run("--plan", plan, "check", "--strict").code == 0
