"""Timelines: which months they have, what is in them and what is cut, and how many campaigns are on at once."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.expression import parse_span
from tamduong_cli.dates.span import ALL_DAYS, Span
from tamduong_cli.schedule.loading import load
from tamduong_cli.schedule.timeline import Timeline, timeline
from tests.conftest import PLAN
from tests.schedule.test_windows import schedule_of

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Dated

TODAY = datetime.date(2024, 5, 2)

TEXT = """\
window: {before: 20, after: 5}
events:
  - {id: may, summary: A, date: 7/5/2024}
  - {id: june, summary: B, date: 28/6/2024, window: 01/6/2024 - 15/8/2024}
  - {id: summer, summary: C, window: 10/6/2024 - 20/6/2024}
deadlines:
  - {id: report, summary: D, event: may, before: 105}
"""


def shown(text: str, between: str | None = None, on: datetime.date = TODAY) -> Timeline:
    return timeline(schedule_of(text), parse_span(between) if between else None, on)


def days(found: Timeline) -> tuple[str, str]:
    return found.days.first.isoformat(), found.days.last.isoformat()


ONE = "events: [{{id: e, summary: S, {}}}]\n"


@pytest.mark.parametrize(
    ("text", "between", "first", "last"),
    [
        (TEXT, None, "2024-01-01", "2024-08-31"),  # from the deadline's month on
        (TEXT, "05/2024", "2024-05-01", "2024-05-31"),
        (TEXT, "20/5/2024 - 3/6/2024", "2024-05-01", "2024-06-30"),
        (TEXT, "2023 - 2025", "2023-01-01", "2025-12-31"),
        (ONE.format("window: 7/5/2024"), None, "2024-05-01", "2024-05-31"),
        (ONE.format("window: 01/02/2023 - 29/02/2024"), None, "2023-02-01", "2024-02-29"),
        # an anniversary beyond the window is shown too
        (ONE.format("window: 3/2024, date: 7/5/2024"), None, "2024-03-01", "2024-05-31"),
        (ONE.format("window: 3/2024, date: 5/1/2024"), None, "2024-01-01", "2024-03-31"),
        (ONE.format("window: 3/2024, date: 05/2024"), None, "2024-03-01", "2024-03-31"),
        # with nothing to show there is this month
        ("events: []\n", None, "2024-05-01", "2024-05-31"),
        (ONE.format("window: 30/12/9999"), None, "9999-12-01", "9999-12-31"),
        (ONE.format("window: 2/1/0001"), None, "0001-01-01", "0001-01-31"),
    ],
)
def test_the_months_that_are_shown(text: str, between: str | None, first: str, last: str) -> None:
    assert days(shown(text, between)) == (first, last)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2024-06-15", None, ("2024-06-01", "2024-08-31")),
        (None, "2024-03-15", ("2024-01-01", "2024-03-31")),
        (None, None, ("2024-01-01", "2024-08-31")),
        # beyond all there is: the month of the day that is given
        ("2025-06-15", None, ("2025-06-01", "2025-06-30")),
        (None, "2020-06-15", ("2020-06-01", "2020-06-30")),
    ],
)
def test_an_end_that_is_left_open_is_that_of_the_schedule(
    first: str | None, last: str | None, months: tuple[str, str]
) -> None:
    between = Span(
        datetime.date.fromisoformat(first) if first else ALL_DAYS.first,
        datetime.date.fromisoformat(last) if last else ALL_DAYS.last,
    )
    assert days(timeline(schedule_of(TEXT), between, TODAY)) == months


@pytest.mark.parametrize(
    ("between", "bars", "deadlines", "today"),
    [
        (None, ["may 2024-04-17 2024-05-12", "june 2024-06-01 2024-08-15", "summer 2024-06-10 2024-06-20"], 1, True),
        ("05/2024", ["< may 2024-05-01 2024-05-12"], 0, True),
        ("04/2024", ["may 2024-04-17 2024-04-30 >"], 0, False),
        ("07/2024", ["< june 2024-07-01 2024-07-31 >"], 0, False),
        ("01/2024 - 02/2024", [], 1, False),
        ("09/2024", [], 0, False),
    ],
)
def test_bars_are_cut_at_the_months_that_are_shown(
    between: str | None, bars: list[str], deadlines: int, today: bool
) -> None:
    found = shown(TEXT, between)
    drawn = [
        ("< " if bar.began_before else "")
        + f"{bar.window.event.id} {bar.days.first} {bar.days.last}"
        + (" >" if bar.goes_on else "")
        for bar in found.bars
    ]
    assert (drawn, len(found.deadlines), found.marked == TODAY) == (bars, deadlines, today)
    assert (found.marked is None) is not today
    assert found.is_empty is not bool(bars or deadlines)
    assert [row.bar for row in found.rows] == [*found.bars, *(None for _ in found.deadlines)]
    items: list[Dated] = [*(bar.window for bar in found.bars), *found.deadlines]
    assert [row.item for row in found.rows] == items


PHASES = "{{id: e, summary: S, date: {}, windows: [{}]}}"


@pytest.mark.parametrize(
    ("date", "windows", "marked"),
    [
        ("7/5/2024", ["1/5/2024 - 9/5/2024"], [True]),
        # at each of its windows that holds it
        ("7/5/2024", ["1/3/2024 - 9/3/2024", "1/5/2024 - 9/5/2024", "7/5/2024"], [False, True, True]),
        # else at the last that begins before it, else at the first
        ("7/5/2024", ["1/3/2024 - 9/3/2024", "1/4/2024 - 9/4/2024", "1/6/2024 - 9/6/2024"], [False, True, False]),
        ("7/5/2024", ["1/6/2024 - 9/6/2024", "1/7/2024 - 9/7/2024"], [True, False]),
        ("05/2024", ["1/5/2024 - 9/5/2024"], [False]),
    ],
)
def test_the_anniversary_is_marked_at_the_windows_it_belongs_to(
    date: str, windows: list[str], marked: list[bool]
) -> None:
    rules = ", ".join(
        f"{{name: Đợt {number}, from: {span.split(' - ')[0]}, to: {span.split(' - ')[-1]}}}"
        for number, span in enumerate(windows, 1)
    )
    found = shown(f"events: [{PHASES.format(date, rules)}]\n")
    assert [bar.anniversary is not None for bar in found.bars] == marked
    assert {bar.anniversary for bar in found.bars} <= {None, datetime.date(2024, 5, 7)}


def test_an_anniversary_that_is_not_shown_is_not_marked() -> None:
    assert [bar.anniversary for bar in shown(TEXT, "04/2024").bars] == [None]
    assert [bar.anniversary for bar in shown(TEXT, "05/2024").bars] == [datetime.date(2024, 5, 7)]


def test_all_the_days_of_an_overlap_are_told_where_one_of_them_is_shown() -> None:
    text = (
        "events: [{id: a, summary: A, window: 1/5/2024 - 9/6/2024}, {id: b, summary: B, window: 20/5/2024 - 20/6/2024}]"
    )
    for between in ("05/2024", "06/2024"):
        (overlap,) = shown(text, between).overlaps
        assert overlap.span == parse_span("20/5/2024 - 9/6/2024")
    assert shown(text, "07/2024").overlaps == ()


@pytest.mark.parametrize(
    ("span", "count"),
    [
        ("31/5/2024", 0),
        ("1/6/2024", 1),
        ("9/6/2024", 1),
        ("10/6/2024", 2),
        ("20/6/2024", 2),
        ("21/6/2024", 1),
        ("06/2024", 2),
        ("16/8/2024 - 31/8/2024", 0),
    ],
)
def test_how_many_campaigns_are_on_at_once(span: str, count: int) -> None:
    assert shown(TEXT).at_once(parse_span(span)) == count


def test_the_day_with_most_campaigns_counts_wherever_it_is_among_the_days() -> None:
    text = "events: [{}]\n".format(
        ", ".join(
            f"{{id: e{number}, summary: S, window: {span}}}"
            for number, span in enumerate(["1/5/2024 - 20/5/2024", "5/5/2024 - 15/5/2024", "10/5/2024"])
        )
    )
    counts = {"1/5/2024 - 9/5/2024": 2, "1/5/2024 - 10/5/2024": 3, "10/5/2024 - 20/5/2024": 3, "11/5/2024": 2}
    found = shown(text)
    assert {span: found.at_once(parse_span(span)) for span in counts} == counts


def test_two_campaigns_of_the_source_document_overlap_from_1_to_17_december_2023() -> None:
    schedule = load(str(PLAN)).schedule
    assert schedule
    found = timeline(schedule, None, TODAY)
    assert days(found) == ("2023-06-01", "2024-10-31")
    (overlap,) = found.overlaps
    assert overlap.span == parse_span("1/12/2023 - 17/12/2023")
    assert [event.id for _, event in overlap.events] == ["giai-phong-thi-tran-lai-chau", "tach-tinh"]


DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2026, 12, 31))


@given(st.lists(st.tuples(DAYS, st.integers(0, 400)), max_size=5), st.none() | st.tuples(DAYS, DAYS), DAYS)
def test_every_window_with_a_day_in_the_months_shown_is_there_and_no_other(
    windows: list[tuple[datetime.date, int]], ends: tuple[datetime.date, datetime.date] | None, on: datetime.date
) -> None:
    events = "".join(
        f"  - {{id: e{number}, summary: S, window: {{from: {first}, to: {first + datetime.timedelta(length)}}}}}\n"
        for number, (first, length) in enumerate(windows)
    )
    schedule = schedule_of(f"events:\n{events}" if events else "events: []\n")
    between = Span(min(ends), max(ends)) if ends else None
    found = timeline(schedule, between, on)
    assert found.days.first.day == 1
    assert (found.days.last + datetime.timedelta(1)).day == 1
    if between:
        assert between.within(found.days)
    else:
        assert all(window.span.within(found.days) for window in schedule.windows)
    assert [bar.window for bar in found.bars] == [each for each in schedule.windows if each.span.overlaps(found.days)]
    for bar in found.bars:
        assert bar.days.within(found.days)
        assert bar.days.within(bar.window.span)
        assert bar.began_before is (bar.window.first < found.days.first)
        assert bar.goes_on is (bar.window.last > found.days.last)
    for number in range(0, found.days.days, 7):
        day = found.days.first + datetime.timedelta(number)
        on_then = sum(window.span.holds(day) for window in schedule.windows)
        assert found.at_once(Span(day, day)) == on_then
