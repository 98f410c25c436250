"""A timeline as a picture: what stands where, at any width; on a terminal."""

from __future__ import annotations

import datetime
import itertools
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tamduong_cli.dates.expression import parse_span
from tamduong_cli.dates.span import Span
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Text
from tamduong_cli.schedule.timeline import Timeline, timeline
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal.timeline_chart import Scale, timeline_page
from tamduong_cli.views.timeline_words import axis
from tests.conftest import examples
from tests.schedule.test_windows import schedule_of

ENGLISH = Language("en")
ON = datetime.date(2024, 5, 2)


def shown(text: str, between: str | None = None, on: datetime.date = ON) -> Timeline:
    return timeline(schedule_of(text), parse_span(between) if between else None, on)


# a scale

DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
SPANS = st.builds(lambda one, other: Span(min(one, other), max(one, other)), DAYS, DAYS) | st.builds(
    lambda day, length: Span(day, min(day + datetime.timedelta(length), datetime.date.max)),
    st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31)),
    st.integers(0, 800),
)


@given(SPANS, st.integers(-3, 300), st.data())
def test_the_columns_of_days_are_in_order_within_the_width_and_none_is_empty(
    span: Span, width: int, data: st.DataObject
) -> None:
    scale = Scale.within(span, width)
    assert 1 <= scale.columns <= max(width, 1)
    day = data.draw(st.dates(*span))
    columns = scale.of(Span(day, day))
    assert len(columns) >= 1
    assert columns[0] == scale.at(day)
    assert scale.middle(day) in columns
    assert columns[-1] < scale.columns
    assert all(scale.under(column).holds(day) for column in columns)
    if day < span.last:
        following = scale.of(Span(day + datetime.timedelta(1), day + datetime.timedelta(1)))
        assert following[0] in (columns[0], columns[-1] + 1)
        assert len(following) == len(columns)
    column = data.draw(st.integers(0, scale.columns - 1))
    assert scale.under(column).within(span)
    assert all(column in scale.of(Span(each, each)) for each in scale.under(column))


def test_every_day_of_a_month_has_as_many_columns_as_the_others() -> None:
    scale = Scale.within(Span(datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)), 100)
    assert scale.columns == 87
    assert scale.of(Span(datetime.date(2024, 2, 29), datetime.date(2024, 2, 29))) == range(84, 87)
    assert scale.middle(datetime.date(2024, 2, 1)) == 1


# an axis


@given(SPANS, st.integers(1, 300))
def test_the_names_of_months_and_years_are_in_order_and_apart(span: Span, width: int) -> None:
    days = Span(span.first.replace(day=1), span.last)
    scale = Scale.within(days, width)
    named = axis(days, scale.at, len, 1, scale.columns)
    for labels in (named.months, named.years):
        for one, other in itertools.pairwise(labels):
            assert one.at + len(one.text) + 1 <= other.at
        for label in labels:
            assert 0 <= label.at <= scale.columns - len(label.text)
    for tick, other_tick in itertools.pairwise(named.ticks):
        assert scale.at(tick) + 2 <= scale.at(other_tick)
    assert all(days.holds(tick) and tick.day == 1 for tick in named.ticks)


@pytest.mark.parametrize(
    ("span", "width", "years", "months"),
    [
        ("02/2024", 29, "2024", "2"),
        ("2024", 60, "2024", "1    2   3    4    5    6    7    8     9   10    11  12"),
        ("2024", 31, "2024", "1    3    5    7    9    11"),
        ("2024", 14, "2024", "1  4  7   10"),
        ("2024", 7, "2024", "1  7"),
        ("2024", 4, "2024", ""),
        ("2024", 3, "", ""),
        ("2020 - 2024", 31, "2020  2021  2022  2023  2024", "1  7  1  7  1  7  1  7  1  7"),
        ("2020 - 2024", 20, "2020    2022   2024", ""),
        ("2000 - 2099", 40, "2000    2020    2040    2060    2080", ""),
        ("11/2023 - 10/2024", 40, "2023  2024", "11 12 1   2  3  4  5   6  7  8   9  10"),
        # the year that begins has the room, not the one that ends
        ("12/2023 - 10/2024", 38, "   2024", "12 1   2  3  4   5  6   7  8   9  10"),
        # the last name ends where the picture does
        ("02/2023 - 01/2024", 40, "2023" + " " * 32 + "2024", "2  3  4  5   6  7  8   9  10 11  12 1"),
    ],
)
def test_where_there_is_no_room_for_each_month_or_year_some_are_named(
    span: str, width: int, years: str, months: str
) -> None:
    days = parse_span(span)
    named = axis(days, lambda day: (day - days.first).days * width // days.days, len, 1, width)

    def line(labels: tuple[tuple[str, float], ...]) -> str:
        text = ""
        for word, at in labels:
            text = text.ljust(int(at)) + word
        return text

    assert (line(named.years), line(named.months)) == (years, months)


# a terminal

BLOCKS = Screen(80, False, True)


def test_the_windows_of_a_month_have_their_days_in_the_columns_below_them() -> None:
    text = """\
events:
  - {id: a, summary: Ngày đầu, window: 1/2/2024}
  - {id: b, summary: Cả tháng, window: 02/2024, date: 10/2/2024}
  - {id: c, summary: Dài hơn, window: 15/1/2024 - 20/2/2024}
deadlines: [{id: d, summary: Báo cáo, date: 29/2/2024}]
"""
    lines = timeline_page(
        shown(text, "02/2024", datetime.date(2024, 2, 5)), ENGLISH, BLOCKS._replace(width=54)
    ).splitlines()
    chart = [line[21:] for line in itertools.takewhile(bool, lines[3:])]
    assert chart == [
        "  2024",
        "  2",
        "  ┬────────────────────────────",
        " ◄▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "      │",
        "      │",
        "  ▓   │",
        "      │",
        "  ▓▓▓▓▓▓▓▓▓◆▓▓▓▓▓▓▓▓▓▓█████████",
        "      │",
        "      │",
        "      │                       ▼",
        "      │",
        "  32222222222222222222",
        "      └ today, 05/02/2024",
    ]


@pytest.mark.parametrize("count", [8, 9, 10, 11])
def test_more_than_nine_campaigns_at_once_are_counted_with_a_plus(count: int) -> None:
    events = "".join(f"  - {{id: e{number}, summary: S, window: 02/2024}}\n" for number in range(count))
    lines = timeline_page(shown(f"events:\n{events}"), ENGLISH, BLOCKS).splitlines()
    (counts,) = (line for line in lines if line.startswith("Events at once"))
    assert counts.removeprefix("Events at once").strip() == ("+" if count > 9 else f"{count}") * 29
    assert f"{count} campaigns overlap from 1 to 29 February 2024 (29 days):" in lines


def test_campaigns_that_do_not_overlap_are_said_not_to() -> None:
    text = "events: [{id: a, summary: A, window: 1/2/2024}, {id: b, summary: B, window: 2/2/2024}]\n"
    lines = timeline_page(shown(text), ENGLISH, BLOCKS).splitlines()
    assert "No campaigns of different events overlap." in lines
    assert not any(line.startswith("Events at once") for line in lines)
    alone = timeline_page(shown("events: [{id: a, summary: A, window: 1/2/2024}]\n"), ENGLISH, BLOCKS)
    assert "overlap" not in alone


@pytest.mark.parametrize(
    ("event", "word"),
    [("origin: 7/5/1954, date: 7/5/2024", "◆ anniversary"), ("date: 7/5/2024", "◆ day of the event")],
)
def test_the_legend_calls_a_day_an_anniversary_where_there_is_one(event: str, word: str) -> None:
    text = f"window: {{before: 20, after: 5}}\nevents: [{{id: e, summary: S, {event}}}]\n"
    assert timeline_page(shown(text), ENGLISH, BLOCKS).splitlines()[-1] == f"█ campaign   {word}   │ today"


# any plan

DAYS_OF_PLANS = st.dates(datetime.date(2022, 1, 1), datetime.date(2026, 12, 31))
TITLES = st.text(st.sampled_from("aB ệ漢<&>\"'"), min_size=1, max_size=90).filter(lambda text: bool(text.strip()))


class Case(NamedTuple):
    timeline: Timeline
    titles: list[str]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A timeline of a few windows and deadlines, whose titles have spaces, wide letters and signs of XML."""
    events, deadlines = [], []
    for number in range(draw(st.integers(1, 5))):
        first = draw(DAYS_OF_PLANS)
        last = first + datetime.timedelta(draw(st.integers(0, 300)))
        date = draw(st.none() | DAYS_OF_PLANS)
        events.append(f"  - {{id: e{number}, summary: S, window: {{from: {first}, to: {last}}}")
        events.append(f", date: {date}}}\n" if date else "}\n")
    for number in range(draw(st.integers(0, 3))):
        deadlines.append(f"  - {{id: d{number}, summary: S, date: {draw(DAYS_OF_PLANS)}}}\n")
    text = f"events:\n{''.join(events)}"
    schedule = schedule_of(text + (f"deadlines:\n{''.join(deadlines)}" if deadlines else ""))
    windows = tuple(
        each._replace(event=each.event._replace(summary=Text({"": draw(TITLES)}))) for each in schedule.windows
    )
    between = draw(st.none() | st.builds(lambda one, other: Span(*sorted((one, other))), DAYS_OF_PLANS, DAYS_OF_PLANS))
    found = timeline(schedule._replace(windows=windows), between, draw(DAYS_OF_PLANS))
    return Case(found, [bar.window.summary.in_("en") for bar in found.bars])


@examples(60)
@given(cases(), st.integers(40, 300), st.booleans())
def test_no_line_is_wider_than_the_terminal_and_every_window_is_seen(case: Case, width: int, blocks: bool) -> None:
    text = timeline_page(case.timeline, ENGLISH, Screen(width, False, blocks))
    lines = text.splitlines()
    assert max(map(cell_len, lines)) <= width
    left = min(44, width * 2 // 5)
    drawn = "█▓◆▼" if blocks else "#=*v"
    begin = next(number for number, line in enumerate(lines) if line.strip(" ─┬-+") == "" and line.strip())
    rows = [
        line
        for line in itertools.takewhile(bool, lines[begin + 1 :])
        if any(sign in _cells(line, left + 1) for sign in drawn) and not line.startswith("Campaigns at")
    ]
    assert len(rows) == len(case.timeline.rows)
    scale = Scale.within(case.timeline.days, width - left - 3)
    for row, bar in zip(rows, case.timeline.bars, strict=False):
        cells = _cells(row, left + 1).ljust(scale.columns + 2)
        assert (cells[0] in "◄<", cells[scale.columns + 1] in "►>") == (bar.began_before, bar.goes_on)
        columns = {number - 1 for number, sign in enumerate(cells) if sign in drawn}
        marked = {scale.middle(bar.anniversary)} if bar.anniversary else set()
        assert columns == {*scale.of(bar.days), *marked}


def _cells(line: str, left: int) -> str:
    """What of a line is right of a column, wide letters being two."""
    while left > 0:
        left -= cell_len(line[:1]) if line else left
        line = line[1:]
    return line
