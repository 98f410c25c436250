"""Deadlines: the day by which something is due, whom it concerns, and what a day is to it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.language import Language
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.deadlines import Due
from tamduong_cli.schedule.schedule import resolve
from tamduong_cli.views.problem_lines import lines
from tests.schedule.test_windows import plan_of, schedule_of

EVENTS = """\
window: {before: 20, after: 5}
events:
  - {id: day, summary: A, date: 7/5/2024}
  - {id: month, summary: B, date: 10/2024}
  - {id: quarter, summary: C, date: Quý IV/2024}
  - {id: year, summary: D, date: 2024}
  - {id: lunar, summary: E, date: 10/3/2024 âm lịch}
  - {id: leap-day, summary: F, date: 29/2/2024}
  - {id: tentative, summary: G, date: 12/12/2024 (dự kiến)}
  - {id: no-date, summary: H, window: 06/2024, tentative: true}
units:
  - {id: all, name: A}
  - {id: culture, name: B, events: [day, lunar]}
  - {id: police, name: C, events: [month]}
  - {id: none, name: D, events: []}
"""


def due(deadline: str) -> Due:
    """The deadline with these keys, on its day."""
    (item,) = schedule_of(f"{EVENTS}deadlines: [{{id: d, summary: S, {deadline}}}]\n").deadlines
    return item


@pytest.mark.parametrize(
    ("deadline", "day"),
    [
        ("date: 15/12/2023", "2023-12-15"),
        ("date: 23/12/2023 âm lịch", "2024-02-02"),
        ("date: mùng 1 tháng 2 nhuận âm lịch năm 2023", "2023-03-22"),
        ("date: dự kiến 20/11/2024", "2024-11-20"),
        ("event: no-date, date: 1/6/2024", "2024-06-01"),
        ("event: day, date: 1/6/2024", "2024-06-01"),
        # counted from a day
        ("event: day, before: 105 ngày", "2024-01-23"),
        ("event: day, before: 105", "2024-01-23"),
        ("event: day, before: 0", "2024-05-07"),
        ("event: day, after: 0", "2024-05-07"),
        ("event: day, after: 1 tháng", "2024-06-07"),
        ("event: day, before: 2 tuần", "2024-04-23"),
        ("event: leap-day, before: 12 months", "2023-02-28"),
        ("event: leap-day, after: 12 months", "2025-02-28"),
        ("event: leap-day, after: 1 month", "2024-03-29"),
        ("event: lunar, before: 105 days", "2024-01-04"),
        # counted from dates of several days: before the first, after the last
        ("event: month, before: 105 days", "2024-06-18"),
        ("event: month, after: 10 days", "2024-11-10"),
        ("event: month, after: 1 month", "2024-11-30"),
        ("event: quarter, before: 1 day", "2024-09-30"),
        ("event: quarter, after: 1 day", "2025-01-01"),
        ("event: year, before: 1 tuần", "2023-12-25"),
        ("event: year, after: 1 tuần", "2025-01-07"),
    ],
)
def test_a_deadline_is_a_date_or_so_long_before_or_after_an_event(deadline: str, day: str) -> None:
    assert due(deadline).day.isoformat() == day


@given(st.dates(datetime.date(100, 1, 1), datetime.date(9900, 12, 31)), st.integers(0, 9_999), st.booleans())
def test_as_many_days_lie_between_a_deadline_and_its_event_as_it_says(
    date: datetime.date, days: int, before: bool
) -> None:
    (item,) = schedule_of(
        f"window: {{before: 0, after: 0}}\n"
        f"events: [{{id: e, summary: S, date: {date.day}/{date.month}/{date.year:04}}}]\n"
        f"deadlines: [{{id: d, summary: S, event: e, {'before' if before else 'after'}: {days}}}]\n"
    ).deadlines
    assert (date - item.day if before else item.day - date) == datetime.timedelta(days)


@pytest.mark.parametrize(
    ("deadline", "units", "named"),
    [
        ("date: 1/6/2024", ["all", "culture", "police", "none"], False),
        ("date: 1/6/2024, units: [police, none]", ["police", "none"], True),
        ("event: day, before: 1", ["all", "culture"], False),
        ("event: month, date: 1/6/2024", ["all", "police"], False),
        ("event: day, before: 1, units: [culture]", ["culture"], True),
        ("event: day, before: 1, units: [all, police]", ["all"], True),
    ],
)
def test_a_deadline_is_for_the_units_that_have_its_event_and_that_it_names(
    deadline: str, units: list[str], named: bool
) -> None:
    item = due(deadline)
    assert [unit.id for unit in item.units] == units
    assert (item.audience is not None) is named


@pytest.mark.parametrize(
    ("deadline", "tentative"),
    [
        ("date: 1/6/2024", False),
        ("date: 1/6/2024 (dự kiến)", True),
        ("date: 1/6/2024, tentative: true", True),
        ("date: 1/6/2024, tentative: false", False),
        ("event: day, before: 1", False),
        ("event: day, before: 1, tentative: true", True),
        ("event: tentative, before: 1", True),
        # a date of its own rests on no event's
        ("event: tentative, date: 1/6/2024", False),
        ("event: no-date, date: 1/6/2024", False),
    ],
)
def test_a_deadline_is_tentative_when_it_or_the_date_it_rests_on_is(deadline: str, tentative: bool) -> None:
    assert due(deadline).tentative is tentative


@pytest.mark.parametrize(
    ("on", "status", "days_until"),
    [
        ("2024-01-01", "upcoming", 22),
        ("2024-01-22", "upcoming", 1),
        ("2024-01-23", "active", 0),
        ("2024-01-24", "past", None),
        ("9999-12-31", "past", None),
    ],
)
def test_what_a_day_is_to_a_deadline(on: str, status: str, days_until: int | None) -> None:
    item = due("event: day, before: 105 days")
    there = datetime.date.fromisoformat(on)
    assert (item.status(there), item.days_until(there)) == (status, days_until)


def test_deadlines_are_in_the_order_of_their_days_and_then_of_the_plan() -> None:
    schedule = schedule_of(
        f"{EVENTS}deadlines:\n"
        "  - {id: third, summary: S, date: 8/5/2024}\n"
        "  - {id: first, summary: S, event: day, before: 1}\n"
        "  - {id: second, summary: S, date: 6/5/2024}\n"
    )
    assert [item.deadline.id for item in schedule.deadlines] == ["first", "second", "third"]


BEYOND = "the deadline is beyond the first day or the last of the calendar"


@pytest.mark.parametrize(
    ("date", "deadline"),
    [
        ("1/1/0002", "event: e, before: 366"),
        ("30/12/9999", "event: e, after: 1"),
        ("30/12/9999", "event: e, after: 2"),
        ("7/5/2024", "event: e, before: 999999 weeks"),
        ("7/5/2024", "event: e, after: 999999 months"),
        ("7/5/2024", "date: 31/12/9999"),
    ],
)
def test_a_deadline_that_cannot_be_had_is_a_problem_at_its_place(date: str, deadline: str) -> None:
    plan = plan_of(
        f"window: {{before: 0, after: 0}}\nevents: [{{id: e, summary: S, date: {date}}}]\n"
        f"deadlines:\n  - {{id: d, summary: S, {deadline}}}\n"
    )
    report = Report("plan.yaml")
    assert resolve(plan, report) is None
    assert lines(report.problems, Language("en")) == f"plan.yaml:7:5: error: {BEYOND} [out-of-range]\n"


@pytest.mark.parametrize(
    ("deadline", "day"),
    [
        ("date: 1/1/0001", datetime.date.min),
        ("event: e, before: 365", datetime.date.min),
        ("date: 30/12/9999", datetime.date(9999, 12, 30)),
    ],
)
def test_the_first_and_the_last_day_of_the_calendar_can_be_a_deadline(deadline: str, day: datetime.date) -> None:
    schedule = schedule_of(
        "window: {before: 0, after: 0}\nevents: [{id: e, summary: S, date: 1/1/0002}]\n"
        f"deadlines: [{{id: d, summary: S, {deadline}}}]\n"
    )
    assert [item.day for item in schedule.deadlines] == [day]


@given(st.dates(), st.sampled_from(["", " weeks", " months"]), st.integers(0, 999_999), st.booleans())
def test_no_date_and_no_length_overflows(date: datetime.date, unit: str, length: int, before: bool) -> None:
    plan = plan_of(
        f"events: [{{id: e, summary: S, date: {date.day}/{date.month}/{date.year:04}, window: 2024}}]\n"
        f"deadlines: [{{id: d, summary: S, event: e, {'before' if before else 'after'}: {length}{unit}}}]\n"
    )
    report = Report("plan.yaml")
    result = resolve(plan, report)
    if result:
        day = result.deadlines[0].day
        assert day <= date if before else date <= day < datetime.date.max
    else:
        assert {problem.code for problem in report.problems} == {"out-of-range"}
