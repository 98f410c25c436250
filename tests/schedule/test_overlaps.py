"""Where campaigns of several events overlap: a table, and what counting day by day finds."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.schedule.overlaps import overlaps
from tamduong_cli.schedule.schedule import Schedule, merged
from tests.schedule.test_windows import schedule_of

Windows = dict[str, list[tuple[int, int]]]
"""The windows of each event, as days of a year that are their first and last."""

FIRST = datetime.date(2024, 1, 1)


def day(number: int) -> datetime.date:
    return FIRST + datetime.timedelta(number - 1)


def schedule(windows: Windows) -> Schedule:
    lines = []
    for event, runs in windows.items():
        written = ", ".join(
            f"{{name: Đợt {number}, from: {day(first)}, to: {day(last)}}}"
            for number, (first, last) in enumerate(runs, 1)
        )
        lines.append(f"  - {{id: {event}, summary: {event.upper()}, windows: [{written}]}}\n")
    return schedule_of("events:\n" + "".join(lines))


def found(windows: Windows) -> list[tuple[int, int, str]]:
    """The first and last day of each overlap and its events, written together."""
    return [
        (
            (overlap.span.first - FIRST).days + 1,
            (overlap.span.last - FIRST).days + 1,
            "".join(event.id for _, event in overlap.events),
        )
        for overlap in overlaps(schedule(windows).windows)
    ]


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        ({"a": [(1, 9)]}, []),
        ({"a": [(1, 9)], "b": [(10, 19)]}, []),
        # both ends are part of a window
        ({"a": [(1, 10)], "b": [(10, 19)]}, [(10, 10, "ab")]),
        ({"a": [(1, 10)], "b": [(5, 19)]}, [(5, 10, "ab")]),
        ({"a": [(5, 19)], "b": [(1, 10)]}, [(5, 10, "ba")]),
        ({"a": [(1, 30)], "b": [(10, 19)]}, [(10, 19, "ab")]),
        ({"a": [(7, 7)], "b": [(7, 7)]}, [(7, 7, "ab")]),
        # three: a new run begins when one comes or goes
        ({"a": [(1, 9)], "b": [(5, 15)], "c": [(8, 20)]}, [(5, 7, "ab"), (8, 9, "abc"), (10, 15, "bc")]),
        ({"a": [(1, 9)], "b": [(1, 4)], "c": [(5, 9)]}, [(1, 4, "ba"), (5, 9, "ac")]),
        # two windows of one event do not overlap with each other
        ({"a": [(1, 9), (5, 15)]}, []),
        ({"a": [(1, 30), (10, 12)], "b": [(5, 20)]}, [(5, 20, "ab")]),
        ({"a": [(1, 9), (10, 19)], "b": [(5, 15)]}, [(5, 15, "ab")]),
        ({"a": [(1, 9), (12, 19)], "b": [(5, 15)]}, [(5, 9, "ab"), (12, 15, "ba")]),
    ],
)
def test_the_days_on_which_campaigns_of_several_events_are_on(
    windows: Windows, expected: list[tuple[int, int, str]]
) -> None:
    assert found(windows) == expected


def test_an_overlap_has_the_windows_of_all_its_days() -> None:
    (overlap,) = overlaps(schedule({"a": [(1, 9), (10, 19), (40, 50)], "b": [(5, 15)]}).windows)
    assert [(window.event.id, window.first) for window in overlap.windows] == [
        ("a", day(1)),
        ("b", day(5)),
        ("a", day(10)),
    ]


def test_campaigns_of_two_plans_for_events_of_one_id_overlap() -> None:
    here, there = schedule({"a": [(1, 9), (7, 8)]}), schedule({"a": [(5, 15)]})
    other = there.plan._replace(id="other")
    there = there._replace(plans=(other,), windows=tuple(each._replace(plan=other) for each in there.windows))
    (overlap,) = overlaps(merged([here, there]).windows)
    assert overlap.span == (day(5), day(9))
    assert [(plan.id, event.id) for plan, event in overlap.events] == [(here.plan.id, "a"), ("other", "a")]


def test_windows_may_be_given_in_any_order() -> None:
    (overlap,) = overlaps(reversed(schedule({"a": [(1, 9)], "b": [(5, 15)]}).windows))
    assert overlap.span == (day(5), day(9))


RUNS = st.builds(lambda first, days: (first, first + days), st.integers(1, 40), st.integers(0, 25))


@given(st.dictionaries(st.sampled_from("abcde"), st.lists(RUNS, min_size=1, max_size=3), min_size=1))
def test_overlaps_are_what_counting_day_by_day_finds(windows: Windows) -> None:
    by_day = {
        number: {event for event, runs in windows.items() if any(first <= number <= last for first, last in runs)}
        for number in range(1, 70)
    }
    expected = []
    for events, days in itertools.groupby(by_day, key=lambda number: frozenset(by_day[number])):
        numbers = list(days)
        if len(events) > 1:
            expected.append((numbers[0], numbers[-1], events))
    assert [(first, last, frozenset(events)) for first, last, events in found(windows)] == expected
