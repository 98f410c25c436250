"""Activities: on which days of its window something happens, whom it concerns, and what falls outside."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.expression import parse_span
from tamduong_cli.language import Language
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.activities import Series
from tamduong_cli.schedule.schedule import Schedule, check_schedule, resolve
from tamduong_cli.views.problem_lines import lines
from tests.schedule.test_windows import plan_of, schedule_of

EVENTS = """\
window: {before: 20, after: 5}
events:
  - {id: may, summary: A, date: 7/5/2024}
  - id: phases
    summary: B
    date: 7/5/2024
    windows:
      - {name: {vi: Đợt 1, en: Phase 1}, from: 03/2024, to: 03/2024}
      - {name: Treo cờ, id: flags, from: 26/4/2024, to: 8/5/2024, units: [office, homes]}
  - {id: october, summary: C, date: 10/2024}
  - {id: lunar, summary: D, date: 10/3/2024 âm lịch}
  - {id: tentative, summary: E, date: 12/12/2024 (dự kiến)}
units:
  - {id: all, name: A}
  - {id: office, name: B, events: [may, phases]}
  - {id: homes, name: C, events: [phases, october]}
"""


def schedule_with(activity: str) -> Schedule:
    """The schedule of a plan with one activity of these keys, on line 21."""
    return schedule_of(f"{EVENTS}activities:\n  - {{id: a, summary: S, {activity}}}\n")


def series(activity: str) -> Series:
    (found,) = schedule_with(activity).activities
    return found


def days_of(activity: str) -> list[str]:
    return [day.isoformat() for day in series(activity).days]


@pytest.mark.parametrize(
    ("activity", "days"),
    [
        ("event: may, date: 7/5/2024", ["2024-05-07"]),
        ("event: may, date: [7/5/2024]", ["2024-05-07"]),
        ("event: may, date: [7/5/2024, 30/4/2024, 2024-05-01]", ["2024-04-30", "2024-05-01", "2024-05-07"]),
        ("event: may, date: [7/5/2024, 07.5.2024]", ["2024-05-07"]),
        ("event: lunar, date: 10/3/2024 âm lịch", ["2024-04-18"]),
        ("event: lunar, date: [18/4/2024, 10/3/2024 âm lịch]", ["2024-04-18"]),
        # repeating, from the window's first day to its last: 17/4 is a Wednesday, 12/5 a Sunday
        ("event: may, repeat: hằng tuần thứ 4", ["2024-04-17", "2024-04-24", "2024-05-01", "2024-05-08"]),
        ("event: may, repeat: weekly on Sunday", ["2024-04-21", "2024-04-28", "2024-05-05", "2024-05-12"]),
        (
            "event: may, repeat: 'hằng tuần thứ 3, thứ 5'",
            ["2024-04-18", "2024-04-23", "2024-04-25", "2024-04-30", "2024-05-02", "2024-05-07", "2024-05-09"],
        ),
        ("event: may, repeat: hằng tháng ngày 3", ["2024-05-03"]),
        ("event: may, repeat: 'monthly on the 12th, 17th and 18th'", ["2024-04-17", "2024-04-18", "2024-05-12"]),
        ("event: may, repeat: FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", ["2024-04-30"]),
        ("event: may, repeat: FREQ=DAILY;INTERVAL=10", ["2024-04-17", "2024-04-27", "2024-05-07"]),
        ("event: may, repeat: FREQ=DAILY;COUNT=2", ["2024-04-17", "2024-04-18"]),
        ("event: may, repeat: FREQ=WEEKLY;BYDAY=FR;UNTIL=20240426", ["2024-04-19", "2024-04-26"]),
        ("event: may, repeat: FREQ=MONTHLY;BYDAY=-1FR", ["2024-04-26"]),
        # in the window that it names
        ("event: phases, window: Đợt 1, repeat: hằng tháng ngày 31", ["2024-03-31"]),
        ("event: phases, window: Phase 1, repeat: hằng tháng ngày 31", ["2024-03-31"]),
        ("event: phases, window: dot-1, repeat: hằng tháng ngày 31", ["2024-03-31"]),
        ("event: phases, window: flags, repeat: hằng tháng ngày 8", ["2024-05-08"]),
        ("event: phases, window: Treo cờ, repeat: hằng tháng ngày 8", ["2024-05-08"]),
        ("event: october, repeat: hằng tháng ngày 15", ["2024-09-15", "2024-10-15"]),
        # never
        ("event: may, repeat: hằng tháng ngày 15", []),
    ],
)
def test_the_days_of_an_activity(activity: str, days: list[str]) -> None:
    assert days_of(activity) == days


def test_a_daily_activity_is_on_every_day_of_its_window() -> None:
    found = series("event: may, repeat: hằng ngày")
    assert found.days == tuple(datetime.date(2024, 4, 17) + datetime.timedelta(n) for n in range(26))
    assert found.window
    assert found.window.span == (found.days[0], found.days[-1])


@given(
    st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 12, 31)),
    st.integers(0, 200),
    st.sets(st.integers(0, 6), min_size=1),
)
def test_a_weekly_activity_is_on_each_such_weekday_of_its_window(
    first: datetime.date, length: int, weekdays: set[int]
) -> None:
    names = ", ".join(("thứ 2", "thứ 3", "thứ 4", "thứ 5", "thứ 6", "thứ 7", "chủ nhật")[number] for number in weekdays)
    last = first + datetime.timedelta(length)
    (found,) = schedule_of(
        f"events: [{{id: e, summary: S, window: {{from: {first.isoformat()}, to: {last.isoformat()}}}}}]\n"
        f"activities: [{{id: a, summary: S, event: e, repeat: 'hằng tuần {names}'}}]\n"
    ).activities
    every = (first + datetime.timedelta(number) for number in range(length + 1))
    assert found.days == tuple(day for day in every if day.weekday() in weekdays)


@pytest.mark.parametrize(
    ("activity", "units", "named"),
    [
        ("event: may, date: 7/5/2024", ["all", "office"], False),
        ("event: may, date: 7/5/2024, units: [office]", ["office"], True),
        ("event: may, date: 7/5/2024, units: [office, homes]", ["office"], True),
        ("event: phases, window: Đợt 1, date: 7/3/2024", ["all", "office", "homes"], False),
        # those who have the window
        ("event: phases, window: flags, date: 7/5/2024", ["office", "homes"], False),
        ("event: phases, window: flags, date: 7/5/2024, units: [all, homes]", ["homes"], True),
    ],
)
def test_an_activity_is_for_the_units_that_have_its_window_and_that_it_names(
    activity: str, units: list[str], named: bool
) -> None:
    found = series(activity)
    assert [unit.id for unit in found.units] == units
    assert (found.audience is not None) is named


@pytest.mark.parametrize(
    ("activity", "tentative"),
    [
        ("event: may, date: 7/5/2024", False),
        ("event: may, date: 7/5/2024, tentative: true", True),
        ("event: may, date: [30/4/2024, 7/5/2024 (dự kiến)]", True),
        ("event: may, repeat: hằng ngày", False),
        ("event: may, repeat: hằng ngày, tentative: true", True),
        # a window that bounds it rests on a tentative date, which listed days do not
        ("event: tentative, repeat: hằng ngày", True),
        ("event: tentative, date: 12/12/2024", False),
    ],
)
def test_an_activity_is_tentative_when_it_or_what_its_days_rest_on_is(activity: str, tentative: bool) -> None:
    assert series(activity).tentative is tentative


@pytest.mark.parametrize(
    ("on", "status", "next_day"),
    [
        ("2024-01-01", "upcoming", "2024-04-30"),
        ("2024-04-29", "upcoming", "2024-04-30"),
        ("2024-04-30", "active", "2024-04-30"),
        ("2024-05-01", "upcoming", "2024-05-07"),
        ("2024-05-07", "active", "2024-05-07"),
        ("2024-05-08", "past", None),
        ("9999-12-31", "past", None),
    ],
)
def test_what_a_day_is_to_an_activity(on: str, status: str, next_day: str | None) -> None:
    found = series("event: may, date: [30/4/2024, 7/5/2024]")
    there = datetime.date.fromisoformat(on)
    next_one = found.next_day(there)
    assert (found.status(there), next_one and next_one.isoformat()) == (status, next_day)


def test_what_never_happens_is_over() -> None:
    found = series("event: may, repeat: hằng tháng ngày 15")
    assert (found.status(datetime.date(2024, 1, 1)), found.next_day(datetime.date.min)) == ("past", None)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (None, ["2024-04-18", "2024-04-25", "2024-05-02", "2024-05-09"]),
        ("18/4/2024", ["2024-04-18"]),
        ("19/4/2024", None),
        ("19/4/2024 - 2/5/2024", ["2024-04-25", "2024-05-02"]),
        ("10/5/2024 - 2025", None),
    ],
)
def test_of_an_activity_the_days_that_are_asked_for_are_left(days: str | None, found: list[str] | None) -> None:
    schedule = schedule_with("event: may, repeat: hằng tuần thứ 5")
    chosen = schedule.chosen(days=parse_span(days) if days else None).activities
    assert [[day.isoformat() for day in series.days] for series in chosen] == ([] if found is None else [found])


# outside the window


@pytest.mark.parametrize(
    ("activity", "column", "said"),
    [
        ("event: may, date: 7/5/2024", 0, []),
        ("event: may, date: [17/4/2024, 12/5/2024]", 0, []),
        ("event: may, date: 16/4/2024", 43, ["16/04/2024"]),
        ("event: may, date: [16/4/2024, 7/5/2024, 13/5/2024]", 43, ["16/04/2024", "13/05/2024"]),
        ("event: phases, window: Đợt 1, date: 7/5/2024", 61, ["07/05/2024"]),
    ],
)
def test_a_listed_day_outside_the_window_is_a_slip_and_stays(activity: str, column: int, said: list[str]) -> None:
    schedule = schedule_with(activity)
    window = "01/03/2024 – 31/03/2024" if "Đợt 1" in activity else "17/04/2024 – 12/05/2024"
    assert lines(list(check_schedule(schedule)), Language("en")) == "".join(
        f"plan.yaml:21:{column}: warning: {day} is outside the activity's window, {window} [outside-window]\n"
        for day in said
    )
    days = [f"{day:%d/%m/%Y}" for series in schedule.activities for day in series.days]
    assert set(said) <= set(days)


def test_an_activity_that_never_happens_within_its_window_is_a_slip() -> None:
    schedule = schedule_with("event: may, repeat: hằng tháng ngày 15")
    assert lines(list(check_schedule(schedule)), Language("en")) == (
        "plan.yaml:21:45: warning: it never happens within its window, 17/04/2024 – 12/05/2024 [outside-window]\n"
    )


@pytest.mark.parametrize(
    ("window", "keys", "problem"),
    [
        (
            "2000 - 2024",
            "repeat: daily",
            "7:43: error: 'FREQ=DAILY' gives more than 5000 days from 01/01/2000 to 31/12/2024 [bad-repeat]",
        ),
        (
            "9999 - 30/12/9999",
            "date: 31/12/9999",
            "7:41: error: a calendar cannot hold an activity on the first day of the year 1 or the last of 9999 "
            "[out-of-range]",
        ),
        (
            "1/1/0001 - 30/12/9999",
            "date: [1/1/0001, 7/5/2024]",
            "7:41: error: a calendar cannot hold an activity on the first day of the year 1 or the last of 9999 "
            "[out-of-range]",
        ),
        (
            "1/1/0001 - 2/1/0001",
            "repeat: daily",
            "7:5: error: a calendar cannot hold an activity on the first day of the year 1 or the last of 9999 "
            "[out-of-range]",
        ),
    ],
)
def test_an_activity_whose_days_cannot_be_had_is_a_problem_at_its_place(window: str, keys: str, problem: str) -> None:
    first, _, last = window.partition(" - ")
    plan = plan_of(
        f"events: [{{id: e, summary: S, window: {{from: {first}, to: {last}}}}}]\n"
        f"timezone: Asia/Tokyo\nactivities:\n  - {{id: a, summary: S, event: e, {keys}}}\n"
    )
    report = Report("plan.yaml")
    assert resolve(plan, report) is None
    assert lines(report.problems, Language("en")) == f"plan.yaml:{problem}\n"
