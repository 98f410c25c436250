"""What is made for browsers, in one: nothing is fetched, nothing sticks out, everyone can read it, it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.conftest import PLAN, TESTS, Run

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


@pytest.mark.parametrize(
    "document", [f"{name}-{language}" for name in SHORT for language in ("vi", "en")], indirect=True
)
def test_a_short_one_prints_on_one_or_two_pages_of_a4(shown: Page) -> None:
    shown.emulate_media(media="print")
    pdf = shown.pdf(prefer_css_page_size=True)
    sizes = {tuple(map(round, map(float, box))) for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    assert sizes == {(595, 842)}  # 210 mm by 297 mm, in points
    assert len(re.findall(rb"/Type /Page\b", pdf)) in (1, 2)
