"""A timeline as a picture: what stands where, at any width, on a terminal and as SVG."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tamduong_cli.dates.expression import parse_span
from tamduong_cli.dates.span import Span
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Text
from tamduong_cli.schedule.timeline import Timeline, timeline
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal.timeline import Scale, page
from tamduong_cli.views.timeline import axis
from tamduong_cli.views.timeline_svg import WIDTH, picture
from tests.schedule.test_windows import schedule_of

ENGLISH = Language("en")
ON = datetime.date(2024, 5, 2)
SVG = "{http://www.w3.org/2000/svg}"


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
    lines = page(shown(text, "02/2024", datetime.date(2024, 2, 5)), ENGLISH, BLOCKS._replace(width=54)).splitlines()
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
    lines = page(shown(f"events:\n{events}"), ENGLISH, BLOCKS).splitlines()
    (counts,) = (line for line in lines if line.startswith("Events at once"))
    assert counts.removeprefix("Events at once").strip() == ("+" if count > 9 else f"{count}") * 29
    assert f"{count} campaigns overlap from 1 to 29 February 2024 (29 days):" in lines


def test_campaigns_that_do_not_overlap_are_said_not_to() -> None:
    text = "events: [{id: a, summary: A, window: 1/2/2024}, {id: b, summary: B, window: 2/2/2024}]\n"
    lines = page(shown(text), ENGLISH, BLOCKS).splitlines()
    assert "No campaigns of different events overlap." in lines
    assert not any(line.startswith("Events at once") for line in lines)
    alone = page(shown("events: [{id: a, summary: A, window: 1/2/2024}]\n"), ENGLISH, BLOCKS)
    assert "overlap" not in alone


@pytest.mark.parametrize(
    ("event", "word"),
    [("origin: 7/5/1954, date: 7/5/2024", "◆ anniversary"), ("date: 7/5/2024", "◆ day of the event")],
)
def test_the_legend_calls_a_day_an_anniversary_where_there_is_one(event: str, word: str) -> None:
    text = f"window: {{before: 20, after: 5}}\nevents: [{{id: e, summary: S, {event}}}]\n"
    assert page(shown(text), ENGLISH, BLOCKS).splitlines()[-1] == f"█ campaign   {word}   │ today"


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


@settings(max_examples=60)
@given(cases(), st.integers(40, 300), st.booleans())
def test_no_line_is_wider_than_the_terminal_and_every_window_is_seen(case: Case, width: int, blocks: bool) -> None:
    text = page(case.timeline, ENGLISH, Screen(width, False, blocks))
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


# SVG


def _texts(root: ElementTree.Element) -> Iterator[str]:
    """The texts of the picture, each in one line."""
    for element in root.iter(f"{SVG}text"):
        spans = [span.text or "" for span in element.iter(f"{SVG}tspan")]
        yield " ".join(spans) if spans else element.text or ""


@settings(max_examples=60)
@given(cases())
def test_any_timeline_is_well_formed_xml_with_every_title_and_nothing_outside(case: Case) -> None:
    root = ElementTree.fromstring(picture(case.timeline, ENGLISH))
    assert root.tag == f"{SVG}svg"
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    assert width == WIDTH
    texts = ["".join(text.split()) for text in _texts(root)]
    for title in case.titles:
        assert "".join(title.split()) in texts
    for rect in root.iter(f"{SVG}rect"):
        x, y, wide, high = (float(rect.get(name, 0)) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert x + wide <= WIDTH + 0.1
        assert 0 <= y <= y + high <= height
        assert wide >= 5
    for text in (*root.iter(f"{SVG}text"), *root.iter(f"{SVG}tspan")):
        if "x" in text.attrib:
            assert 0 <= float(text.attrib["x"]) <= WIDTH
            assert 0 <= float(text.attrib["y"]) <= height


FEATURES = """\
events:
  - {id: a, summary: A, window: 1/4/2024 - 9/6/2024, origin: 7/5/1954, date: 7/5/2024}
  - {id: b, summary: B, window: 20/4/2024 - 30/4/2024}
deadlines: [{id: c, summary: C, date: 15/4/2024}]
"""


def test_the_picture_has_what_word_processors_draw_and_fetches_nothing() -> None:
    text = picture(shown(FEATURES, "04/2024 - 05/2024"), ENGLISH)
    root = ElementTree.fromstring(text)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        *("svg", "title", "desc", "style", "rect", "path", "text"),
    }
    assert {name for element in root.iter() for name in element.attrib} == {
        *("class", "width", "height", "viewBox", "font-family", "{http://www.w3.org/XML/1998/namespace}lang", "lang"),
        *("role", "aria-labelledby", "id", "x", "y", "d", "fill", "stroke", "stroke-width", "stroke-dasharray"),
        *("font-size", "font-weight"),
    }
    assert re.findall(r"url|href|import|https?:(?!//www\.w3\.org/2000/svg)", text) == []


def test_the_picture_is_read_aloud_as_sentences() -> None:
    root = ElementTree.fromstring(picture(shown(FEATURES, "04/2024 - 05/2024"), ENGLISH))
    assert root.attrib["role"] == "img"
    named = {element.get("id"): element.text for element in root if element.get("id")}
    assert [named[id] for id in root.attrib["aria-labelledby"].split()] == [
        "T",
        "Today: Thursday, 2 May 2024. A: 01/04/2024 – 09/06/2024. B: 20/04/2024 – 30/04/2024. C: 15/04/2024. "
        "2 campaigns overlap from 20 to 30 April 2024 (11 days): A; B.",
    ]
    assert root.attrib["lang"] == root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en"


def test_no_text_is_smaller_than_eleven_pixels_on_a_phone() -> None:
    root = ElementTree.fromstring(picture(shown(FEATURES), ENGLISH))
    assert min(float(text.attrib["font-size"]) for text in root.iter(f"{SVG}text")) * 360 / WIDTH >= 11


@pytest.mark.parametrize("count", [1, 30])
def test_a_picture_fits_a_page_of_a4_unless_its_letters_would_be_too_small(count: int) -> None:
    events = "".join(f"  - {{id: e{number}, summary: S, window: {number}/1/2024}}\n" for number in range(1, count + 1))
    root = ElementTree.fromstring(picture(shown(f"events:\n{events}"), ENGLISH))
    width, height = (float(root.attrib[name]) for name in ("width", "height"))
    assert width <= 600
    assert height <= 920 or width / 640 == pytest.approx(11 / 20)  # its smallest letters are 20 of 640
    assert height <= 920 or count > 10
    box = [float(number) for number in root.attrib["viewBox"].split()]
    assert width / height == pytest.approx(box[2] / box[3], rel=1e-3)


@pytest.mark.parametrize("text", ["a\x00b\x1b[2J", "a\ufffeb", "a\ud800b", "]]>&lt;<b>", "a\nb\tc", "\"'", "\u202eabc"])
def test_any_text_is_one_that_xml_can_have(text: str) -> None:
    schedule = schedule_of("events: [{id: e, summary: S, window: 1/5/2024}]\n")
    (window,) = schedule.windows
    plan = schedule.plan._replace(title=Text({"": text}))
    window = window._replace(plan=plan, event=window.event._replace(summary=Text({"": text})))
    found = timeline(schedule._replace(plans=(plan,), windows=(window,)), None, ON)
    root = ElementTree.fromstring(picture(found, ENGLISH).encode())
    heading, *_ = _texts(root)
    assert heading == "".join(
        letter if letter.isprintable() else ascii(letter)[1:-1] for letter in " ".join(text.split())
    )


CONTRASTS = [
    # texts, on white
    *(("#1b1f24", "#ffffff", 4.5), ("#57606a", "#ffffff", 4.5), ("#b3261e", "#ffffff", 4.5)),
    # shapes, on the tracks, and the hatching on bars
    *((fill, other, 3.0) for fill in ("#6b7480", "#1a7f37", "#0b5cad", "#8a3b00") for other in ("#eef1f4", "#ffffff")),
    *(("#1b1f24", "#eef1f4", 3.0), ("#b3261e", "#eef1f4", 3.0), ("#57606a", "#eef1f4", 3.0)),
]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""

    def luminance(color: str) -> float:
        """WCAG 2.2, relative luminance."""
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("one", "other", "least"), CONTRASTS)
def test_what_is_to_be_seen_stands_out(one: str, other: str, least: float) -> None:
    assert contrast(one, other) >= least


def test_every_colour_of_the_picture_is_one_whose_contrast_is_known() -> None:
    known = {color for one, other, _ in CONTRASTS for color in (one, other)}
    colors = set(re.findall(r"#[0-9a-f]{6}", picture(shown(FEATURES), ENGLISH)))
    assert colors - known == {"#c4ccd4"}  # the lines of the months, which only decorate
