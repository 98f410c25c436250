"""A timeline as SVG: well-formed, inside its picture, readable on a phone, on paper and aloud."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given

from tamduong_cli.plan.model import Text
from tamduong_cli.schedule.loading import load
from tamduong_cli.schedule.schedule import merged
from tamduong_cli.schedule.timeline import Timeline, timeline
from tamduong_cli.views.text_widths import in_arial
from tamduong_cli.views.timeline_layout import NARROW, PAPERS, Layout
from tamduong_cli.views.timeline_svg import on_paper, part_of_page, picture
from tests.conftest import TESTS, examples
from tests.schedule.test_windows import schedule_of
from tests.views.test_timeline_words import ENGLISH, ON, Case, cases, shown

SVG = "{http://www.w3.org/2000/svg}"
FEATURES = """\
events:
  - {id: a, summary: A, window: 1/4/2024 - 9/6/2024, origin: 7/5/1954, date: 7/5/2024}
  - {id: b, summary: B, window: 20/4/2024 - 30/4/2024}
deadlines: [{id: c, summary: C, date: 15/4/2024}]
"""


def _texts(root: ElementTree.Element) -> Iterator[str]:
    """The texts of the picture, each in one line."""
    for element in root.iter(f"{SVG}text"):
        spans = [span.text or "" for span in element.iter(f"{SVG}tspan")]
        yield " ".join(spans) if spans else element.text or ""


SHEET = 267, 180
"""What a sheet of A4, lying, has between margins of 15 mm."""
POINT = 25.4 / 72
"""In millimetres."""
LONG = (
    "Kỷ niệm 70 năm giải phóng thị trấn Lai Châu gắn với 70 năm ngày Bác Hồ gửi thư cho đồng bào và cán bộ Lai Châu",
    "Sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội đảng bộ các cấp, nhiệm kỳ 2020-2025",
    "Kỷ niệm 20 năm chia tách, thành lập tỉnh Lai Châu",
)


def many(count: int, apart: int) -> str:
    """So many campaigns of 26 days with long titles, so many days apart."""
    days = ((datetime.date(2024, 1, 25) + datetime.timedelta(apart * number)) for number in range(count))
    events = "".join(
        f"  - {{id: e{number}, summary: '{LONG[number % len(LONG)]}', origin: 1/1/1954, date: {day}}}\n"
        for number, day in enumerate(days)
    )
    return f"window: {{before: 20, after: 5}}\nevents:\n{events}"


class _Line(NamedTuple):
    """A line of text: where it begins and ends, at least, the line it stands on, and how high its letters are."""

    text: str
    left: float
    right: float
    y: float
    size: float


def _lines(root: ElementTree.Element) -> Iterator[_Line]:
    for element in root.iter(f"{SVG}text"):
        size = float(element.attrib["font-size"])
        for line in list(element) or [element]:
            x, y, text = float(line.attrib["x"]), float(line.attrib["y"]), line.text or ""
            wide = in_arial(text, size * 1.07 if element.get("font-weight") else size)
            left = x - wide if element.get("text-anchor") else x
            yield _Line(text, left, left + wide, y, size)


def _rects(root: ElementTree.Element) -> Iterator[tuple[float, float, float, float]]:
    for rect in root.iter(f"{SVG}rect"):
        x, y, wide, high = (float(rect.get(name, 0)) for name in ("x", "y", "width", "height"))
        yield x, y, wide, high


def _drawn(found: Timeline, layout: Layout) -> list[ElementTree.Element]:
    """The pictures of a page."""
    return list(ElementTree.fromstring(f"<div>{part_of_page(found, ENGLISH, layout)}</div>"))


def _all(found: Timeline) -> Iterator[tuple[ElementTree.Element, Layout]]:
    """Every picture that is made of a timeline, with its layout."""
    yield ElementTree.fromstring(picture(found, ENGLISH)), NARROW
    yield ElementTree.fromstring(picture(found, ENGLISH, "a4")), on_paper(found, ENGLISH, "a4")
    for layout in (NARROW, *PAPERS["a4"]):
        yield from ((root, layout) for root in _drawn(found, layout))


def _texts_by_layout(found: Timeline) -> Iterator[list[str]]:
    """The texts of each layout's pictures."""
    for _layout, group in itertools.groupby(_all(found), lambda pair: pair[1]):
        yield [text for root, _layout in group for text in _texts(root)]


@examples(60)
@given(cases())
def test_any_timeline_is_well_formed_xml_with_every_title_and_nothing_outside(case: Case) -> None:
    for layout, group in itertools.groupby(_all(case.timeline), lambda pair: pair[1]):
        texts: list[str] = []
        for root, _layout in group:
            assert root.tag == f"{SVG}svg"
            _left, top, width, height = map(float, root.attrib["viewBox"].split())
            assert width == layout.width
            texts += ["".join(text.split()) for text in _texts(root)]
            for x, y, wide, high in _rects(root):
                assert x >= 0
                assert x + wide <= width + 0.1
                assert top <= y <= y + high <= top + height + 0.1
                assert wide >= 5
            for line in _lines(root):
                assert 0 <= line.left <= line.right <= width + 1
                assert top <= line.y - line.size
                assert line.y <= top + height
        for title in case.titles:
            assert "".join(title.split()) in texts


@examples(60)
@given(cases())
def test_no_text_runs_into_another_nor_into_the_bars(case: Case) -> None:
    for root, _layout in _all(case.timeline):
        _assert_that_texts_have_room(root)


def test_days_that_are_long_and_ids_of_plans_do_not_run_into_the_bars() -> None:
    schedules = [load(str(TESTS / "commands" / f"{name}.yaml")).schedule for name in ("commune", "district")]
    found = timeline(merged([schedule for schedule in schedules if schedule]), None, ON)
    for root, _layout in _all(found):
        _assert_that_texts_have_room(root)
    lunar = "10/02/2024 (lunar 1/1) – 24/02/2024 (lunar 15/1)"
    counts = [(texts.count("binh-lu-2024"), texts.count(lunar)) for texts in _texts_by_layout(found)]
    assert counts == [(0, 0), (12, 1), (0, 0), *[(12, 1)] * 3]  # above bars both are in one text


def _assert_that_texts_have_room(root: ElementTree.Element) -> None:
    lines, rects = list(_lines(root)), [rect for rect in _rects(root) if rect[0]]  # the paper begins at 0
    for one, other in itertools.combinations(lines, 2):
        assert abs(one.y - other.y) > 15 or one.right + 2 <= other.left or other.right + 2 <= one.left, (one, other)
    for line in lines:
        for x, y, wide, high in rects:
            if y < line.y + 0.2 * line.size and line.y - 0.7 * line.size < y + high:
                beside = line.right + 15 <= x or line.left >= x + wide
                of_legend = wide <= 26 and line.left >= x + wide
                assert beside or of_legend, (line, (x, y, wide, high))


@pytest.mark.parametrize("apart", [10, 30])
@pytest.mark.parametrize("count", [1, 12, 40])
def test_on_paper_no_letters_are_smaller_than_8_points_and_nothing_is_cut(count: int, apart: int) -> None:
    found = shown(many(count, apart))
    root = ElementTree.fromstring(picture(found, ENGLISH, "a4"))
    assert root.attrib["width"] == f"{SHEET[0]}mm"
    _left, _top, width, height = map(float, root.attrib["viewBox"].split())
    unit = SHEET[0] / width
    assert float(root.attrib["height"].removesuffix("mm")) == pytest.approx(height * unit, abs=0.01)
    assert min(line.size for line in _lines(root)) * unit / POINT >= 8
    for line in _lines(root):
        assert (line.y - line.size) * unit // SHEET[1] == (line.y + 0.25 * line.size) * unit // SHEET[1], line
    for _x, y, _wide, high in list(_rects(root))[1:]:
        assert y * unit // SHEET[1] == (y + high) * unit // SHEET[1]
    months = [line for line in _lines(root) if line.text == "1"]
    sheets = {line.y * unit // SHEET[1] for line in _lines(root) if line.text.startswith("Kỷ niệm")}
    assert sheets <= {line.y * unit // SHEET[1] for line in months}  # each sheet with rows has them
    assert len(sheets) == (1 if count <= 12 else 3)
    assert height * unit <= SHEET[1] * len(sheets)
    _assert_that_texts_have_room(root)


@pytest.mark.parametrize(("count", "points"), [(1, 10.8), (6, 10.8), (12, 8.0)])
def test_letters_on_paper_are_as_large_as_one_sheet_has_room_for(count: int, points: float) -> None:
    root = ElementTree.fromstring(picture(shown(many(count, 10)), ENGLISH, "a4"))
    width = float(root.attrib["viewBox"].split()[2])
    assert min(line.size for line in _lines(root)) * SHEET[0] / width / POINT == pytest.approx(points, abs=0.1)


def test_a_page_has_an_element_for_each_sheet_of_which_the_first_is_read() -> None:
    first, *others = _drawn(shown(many(40, 10)), PAPERS["a4"][-1])
    assert len(others) == 2
    assert first.attrib["role"] == "img"
    assert [child.tag for child in first][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert {other.attrib["aria-hidden"] for other in others} == {"true"}
    assert [other.find(f"{SVG}title") for other in others] == [None, None]
    (narrow,) = _drawn(shown(many(40, 10)), NARROW)
    named = [[each.attrib["id"] for each in root.iter() if "id" in each.attrib] for root in (first, narrow)]
    assert [root.attrib["aria-labelledby"].split() for root in (first, narrow)] == named
    assert set(named[0]).isdisjoint(named[1])


def test_what_overlaps_is_told_by_the_numbers_of_rows() -> None:
    text = """\
events:
  - {id: before, summary: Before, window: 1/3/2024 - 31/3/2024}
  - id: phases
    summary: Phases
    date: 7/5/2024
    windows:
      - {name: One, from: 1/4/2024, to: 20/4/2024}
      - {name: Two, from: 21/4/2024, to: 12/5/2024}
  - {id: long, summary: Long, window: 10/4/2024 - 2/5/2024}
  - {id: short, summary: A name that is long, short: Short, window: 1/5/2024 - 3/5/2024}
deadlines: [{id: d, summary: Deadline, date: 15/4/2024}]
"""
    found = shown(text, "04/2024 - 05/2024")
    for texts in _texts_by_layout(found):
        assert [texts[texts.index(name) - 1] for name in ("Phases – One", "Long", "Phases – Two", "Short")] == [
            *("1.", "2.", "3.", "4."),
        ]
        assert "Before" not in texts
        assert texts.index("Deadline") < texts.index("Events at once")
        at = texts.index("Overlapping campaigns")
        assert texts[at + 1 : at + 4] == [
            "1, 2, 3: 10/04/2024 – 30/04/2024, 21 days",
            "2, 3, 4: 01/05/2024 – 02/05/2024, 2 days",
            "3, 4: 03/05/2024, 1 day",
        ]


def test_rows_have_no_numbers_where_nothing_overlaps() -> None:
    for texts in _texts_by_layout(shown(many(12, 30))):
        assert "No campaigns of different events overlap." in texts
        assert "1." not in texts


def test_the_picture_has_what_word_processors_draw_and_fetches_nothing() -> None:
    text = picture(shown(FEATURES, "04/2024 - 05/2024"), ENGLISH)
    root = ElementTree.fromstring(text)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        *("svg", "title", "desc", "style", "rect", "path", "text"),
    }
    assert {name for element in root.iter() for name in element.attrib} == {
        *("class", "width", "height", "viewBox", "font-family", "{http://www.w3.org/XML/1998/namespace}lang", "lang"),
        *("role", "aria-labelledby", "id", "x", "y", "d", "fill", "stroke", "stroke-width", "stroke-dasharray"),
        *("font-size", "font-weight", "text-anchor"),
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
    assert min(float(text.attrib["font-size"]) for text in root.iter(f"{SVG}text")) * 360 / NARROW.width >= 11


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
