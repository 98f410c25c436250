"""A timeline as SVG: well-formed, inside its picture, readable on a phone and aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from hypothesis import given

from tamduong_cli.plan.model import Text
from tamduong_cli.schedule.timeline import timeline
from tamduong_cli.views.timeline_svg import WIDTH, picture
from tests.conftest import examples
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


@examples(60)
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
