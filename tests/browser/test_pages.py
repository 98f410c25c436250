"""What is made for browsers, in one: nothing is fetched, nothing sticks out, everyone can read it, it prints."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from tamduong_cli.language import Language
from tamduong_cli.schedule.timeline import timeline
from tamduong_cli.views.timeline_svg import picture
from tests.browser.conftest import Site
from tests.conftest import PLAN, TESTS, Run, program
from tests.schedule.test_windows import schedule_of
from tests.views.test_timeline_svg import many
from tests.views.test_timeline_words import ON

COMMUNE = TESTS / "commands" / "commune.yaml"

NARROW = 360
"""The width of a small phone, in CSS pixels."""
SMALLEST = 11
"""The least height of letters that people read on one, in CSS pixels."""

DOCUMENTS = {
    "briefing": (PLAN, "briefing", "2023-W49", "--format", "html"),
    "short": (PLAN, "briefing", "2023-W49", "--short", "--format", "html"),
    "nothing-on": (PLAN, "briefing", "2024-W33", "--format", "html"),
    "days": (COMMUNE, "briefing", "7/5/2024", "--format", "html"),
    "plan": (PLAN, "document", "--format", "html"),
    "plan-of-a-commune": (COMMUNE, "document", "--format", "html"),
    "timeline": (PLAN, "timeline", "--format", "svg"),
}
ICON = "/favicon.ico"
SHORT = ("short", "nothing-on")


class Document(NamedTuple):
    """A page or a picture."""

    ending: str
    content: bytes

    @property
    def media_type(self) -> str:
        return {"html": "text/html", "svg": "image/svg+xml"}[self.ending]


@pytest.fixture(params=[f"{name}-{language}" for name in DOCUMENTS for language in ("vi", "en")])
def document(request: pytest.FixtureRequest, run: Run) -> Document:
    name, language = request.param.rsplit("-", 1)
    plan, *arguments = map(str, DOCUMENTS[name])
    result = run("--plan", plan, "--lang", language, *arguments)
    assert (result.code, result.err) == (0, "")
    return Document(arguments[-1], result.content)


@pytest.fixture
def page(browser: Browser, document: Document) -> Iterator[Page]:
    """A tab of a small phone; a picture has it as wide as one, since phones show the pictures of pages."""
    context = browser.new_context(
        viewport={"width": NARROW, "height": 780}, is_mobile=document.ending == "html", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def shown(page: Page, document: Document, tmp_path: Path) -> Page:
    """The document in the tab, opened as a file."""
    path = tmp_path / f"page.{document.ending}"
    path.write_bytes(document.content)
    page.goto(path.as_uri())
    return page


def requests_and_complaints(page: Page) -> tuple[list[str], list[str]]:
    """What the page asks for, and what the console says, from now on."""
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return requests, complaints


def test_a_server_is_asked_for_the_page_alone(page: Page, document: Document, site: Site) -> None:
    site.path, site.media_type, site.content = f"/page.{document.ending}", document.media_type, document.content
    requests, complaints = requests_and_complaints(page)
    page.goto(site.url, wait_until="networkidle")  # half a second without a request; an icon is asked for by then
    if document.ending == "svg" and ICON in site.asked:  # a picture cannot say that it has none
        site.asked.remove(ICON)
    assert (requests, site.asked, complaints) == ([site.url], [site.path], [])


def test_a_file_asks_for_nothing_else(page: Page, document: Document, tmp_path: Path) -> None:
    path = tmp_path / f"tuần.{document.ending}"
    path.write_bytes(document.content)
    requests, complaints = requests_and_complaints(page)
    page.goto(path.as_uri(), wait_until="networkidle")
    assert (requests, complaints) == ([path.as_uri()], [])


TEXTS = """(within) => {
  const texts = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const boxes = [...range.getClientRects()].filter((box) => box.width && box.height);
    if (!boxes.length || !walker.currentNode.data.trim()) continue;
    const element = walker.currentNode.parentElement;
    if (within && !element.closest(within)) continue;
    const matrix = element.getScreenCTM ? element.getScreenCTM() : new DOMMatrix();
    texts.push({
      text: walker.currentNode.data.trim(),
      size: parseFloat(getComputedStyle(element).fontSize) * Math.hypot(matrix.b, matrix.d),
      left: Math.min(...boxes.map((box) => box.left)),
      right: Math.max(...boxes.map((box) => box.right)),
    });
  }
  return texts;
}"""
"""Each text that is seen, of the whole page or what a selector names, how high its letters are, and where it is, in CSS
pixels."""


def test_on_a_small_phone_every_text_is_seen_and_can_be_read(shown: Page) -> None:
    scrolled = shown.evaluate("() => { scrollTo(9999, 0); return [scrollX, innerWidth, visualViewport.scale]; }")
    assert scrolled == [0, NARROW, 1]
    texts: list[dict[str, Any]] = shown.evaluate(TEXTS)
    assert texts
    assert [text for text in texts if text["size"] < SMALLEST - 0.01] == []
    assert [text for text in texts if text["left"] < 0 or text["right"] > NARROW] == []


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_everyone_can_read_it(color_scheme: Any, shown: Page) -> None:
    """axe-core finds no fault; it looks at an SVG document as it is, but not at the contrast of what is drawn."""
    shown.emulate_media(color_scheme=color_scheme)
    results = Axe().run(shown)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (12, 1), (40, 3)])
def test_a_timeline_for_paper_prints_on_landscape_sheets_none_of_whose_rows_is_cut(
    count: int, sheets: int, browser: Browser, tmp_path: Path
) -> None:
    found = timeline(schedule_of(many(count, 10)), None, ON)
    path = tmp_path / "timeline.svg"
    path.write_text(picture(found, Language("vi"), "a4"), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto(path.as_uri())
    page.pdf(path=tmp_path / "timeline.pdf", prefer_css_page_size=True)
    context.close()
    command = [program("pdftotext"), "-bbox", str(tmp_path / "timeline.pdf"), "-"]
    pages = re.findall(
        r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>',
        subprocess.run(command, capture_output=True, check=True, text=True).stdout,
        re.DOTALL,
    )
    assert [(round(float(width)), round(float(height))) for width, height, _words in pages] == [(842, 595)] * sheets
    for _width, _height, words in pages:
        edges = [float(edge) for edge in re.findall(r'y(?:Min|Max)="([\d.]+)"', words)]
        assert min(edges) > 15 * 72 / 25.4 - 3  # 15 mm; the box of a line is higher than its letters
        assert max(edges) < 195 * 72 / 25.4
    numbers = [re.findall(r">(\d+)\.<", words) for _width, _height, words in pages]
    assert [number for found in numbers for number in found] == [f"{number}" for number in range(1, count + 1)] * (
        count > 1
    )


@pytest.mark.parametrize(
    "document", [f"{name}-{language}" for name in SHORT for language in ("vi", "en")], indirect=True
)
def test_a_short_one_prints_on_one_or_two_pages_of_a4(shown: Page) -> None:
    shown.emulate_media(media="print")
    pdf = shown.pdf(prefer_css_page_size=True)
    sizes = {tuple(map(round, map(float, box))) for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    assert sizes == {(595, 842)}  # 210 mm by 297 mm, in points
    assert len(re.findall(rb"/Type /Page\b", pdf)) in (1, 2)


@pytest.mark.parametrize("document", ["plan-vi", "plan-of-a-commune-en"], indirect=True)
def test_a_plan_prints_on_a4_and_its_annex_on_sheets_on_their_sides(shown: Page) -> None:
    pdf = shown.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    sizes = [(round(float(width)), round(float(height))) for width, height in boxes]
    upright = sizes.count((595, 842))
    assert upright >= 2
    assert sizes == [(595, 842)] * upright + [(842, 595)] * 2
