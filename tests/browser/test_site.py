"""The pages of a site in a browser: nothing is fetched, everyone can read them, phones read their codes, they print.

On a phone they are looked at without JavaScript.
"""

from __future__ import annotations

import base64
import datetime
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from tamduong_cli.language import Language
from tamduong_cli.schedule.loading import load
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.views.site.pages import gone_page, pages
from tests.browser.conftest import Site, as_new
from tests.browser.test_pages import COMMUNE, NARROW, SMALLEST, TEXTS, requests_and_complaints
from tests.conftest import PLAN, program

BASE = "https://lich.example.org/tuyen-truyen/"
DAYS = {
    "on": (PLAN, datetime.date(2023, 12, 5)),
    "none-on": (PLAN, datetime.date(2023, 10, 20)),
    "over": (PLAN, datetime.date(2026, 11, 26)),
    "commune": (COMMUNE, datetime.date(2024, 5, 2)),
}
GONE = "units/gone.html"


def feed(path: str) -> str:
    """The path of the calendar that a page is for."""
    return f"calendars/{'whole' if path == 'index.html' else path.removeprefix('units/').removesuffix('.html')}.ics"


@cache
def schedule_of(name: str) -> Schedule:
    schedule = load(str(DAYS[name][0])).schedule
    assert schedule
    return schedule


@cache
def site_of(name: str, language: str) -> dict[str, str]:
    """The pages of a plan on a day, and one of a unit that has left."""
    schedule, on = schedule_of(name), DAYS[name][1]
    units = {unit.id: feed(f"units/{unit.id}.html") for unit in schedule.plan.units}
    found = pages(schedule, on, Language(language), {schedule.plan.id: feed("index.html")}, units, BASE)
    assert len(found) == 1 + len(units)
    return {**found, GONE: gone_page("gone", schedule, Language(language))}


class Shown(NamedTuple):
    """A page of a site."""

    name: str
    language: str
    path: str

    @property
    def files(self) -> dict[str, str]:
        return site_of(self.name, self.language)

    @property
    def text(self) -> str:
        return self.files[self.path]


def every(*names: str) -> list[Shown]:
    """Every page of these, none of which is made before its test begins."""
    return [
        Shown(name, language, path)
        for name in names
        for language in ("vi", "en")
        for path in ("index.html", *(f"units/{unit.id}.html" for unit in schedule_of(name).plan.units), GONE)
    ]


of_pages = pytest.mark.parametrize("shown", every("on", "commune"), ids="-".join)
of_codes = pytest.mark.parametrize(
    "shown", [shown for shown in every("on", "commune") if shown.path != GONE], ids="-".join
)
of_sheets = pytest.mark.parametrize(
    "shown", [shown for shown in every("on", "none-on", "over") if shown.path != GONE], ids="-".join
)


@pytest.fixture(params=["light", "dark"])
def color_scheme(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(scope="module")
def tab_of_a_phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": NARROW, "height": 780}, is_mobile=True, reduced_motion="reduce", java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def tab_of_a_desk(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(tab_of_a_phone: Page) -> Page:
    """A tab of a small phone without JavaScript; what a test evaluates in it runs all the same."""
    return as_new(tab_of_a_phone)


@pytest.fixture
def desk(tab_of_a_desk: Page) -> Page:
    """A tab of a computer."""
    return as_new(tab_of_a_desk)


def opened(page: Page, shown: Shown, folder: Path) -> Page:
    """The page in the tab, opened as a file."""
    path = folder / shown.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(shown.text, encoding="utf-8")
    page.goto(path.as_uri())
    return page


@of_pages
def test_a_server_in_a_folder_is_asked_for_the_page_alone(shown: Shown, phone: Page, site: Site) -> None:
    site.files = {f"/xa/{path}": text.encode() for path, text in shown.files.items()}
    site.path = f"/xa/{shown.path}"
    site.content = shown.text.encode()
    requests, complaints = requests_and_complaints(phone)
    phone.goto(site.url, wait_until="networkidle")
    assert (requests, site.asked, complaints) == ([site.url], [site.path], [])
    # the policy lets the page's own style through
    assert phone.evaluate("() => getComputedStyle(document.body).margin") == "0px"


@of_pages
def test_a_file_asks_for_nothing_else(shown: Shown, phone: Page, tmp_path: Path) -> None:
    requests, complaints = requests_and_complaints(phone)
    opened(phone, shown, tmp_path)
    assert (requests, complaints) == ([phone.url], [])


def test_the_links_between_pages_lead_there_and_back(phone: Page, site: Site) -> None:
    site.files = {f"/xa/{path}": text.encode() for path, text in site_of("on", "en").items()}
    site.path = "/xa/index.html"
    site.content = site.files[site.path]
    phone.goto(site.url)
    phone.get_by_role("link", name="District Office of Culture and Information").click()
    assert phone.title().startswith("District Office of Culture and Information – ")
    phone.get_by_role("link", name="The whole plan").click()
    assert phone.url == site.url
    assert site.asked == [site.path, "/xa/units/phong-van-hoa-thong-tin.html", site.path]


@of_pages
def test_on_a_small_phone_every_text_is_seen_and_can_be_read(shown: Shown, phone: Page, tmp_path: Path) -> None:
    opened(phone, shown, tmp_path)
    scrolled = phone.evaluate("() => { scrollTo(9999, 0); return [scrollX, innerWidth, visualViewport.scale]; }")
    assert scrolled == [0, NARROW, 1]
    texts: list[dict[str, Any]] = phone.evaluate(TEXTS)
    assert texts
    assert [text for text in texts if text["size"] < SMALLEST - 0.01] == []
    assert [text for text in texts if text["left"] < 0 or text["right"] > NARROW] == []


@of_pages
def test_everyone_can_read_it(shown: Shown, desk: Page, color_scheme: Any, tmp_path: Path) -> None:
    desk.emulate_media(color_scheme=color_scheme)
    results = Axe().run(opened(desk, shown, tmp_path), options={"runOnly": {"type": "tag", "values": TAGS}})
    assert results.violations_count == 0, results.generate_report()


TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def test_the_keyboard_comes_to_the_content_at_once_and_shows_where_it_is(desk: Page, tmp_path: Path) -> None:
    opened(desk, Shown("on", "en", "index.html"), tmp_path)
    desk.keyboard.press("Tab")
    skip = desk.locator(":focus")
    box = skip.bounding_box()
    assert skip.get_attribute("href") == "#content"
    assert box
    assert box["y"] >= 0
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert desk.locator(":focus").get_attribute("href") == "units/ban-tuyen-giao.html"
    assert desk.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"


# codes


class Reader:
    """What finds codes in pictures."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def read(self, png: bytes) -> list[str]:
        width, height, gray = self._page.evaluate(GRAY, base64.b64encode(png).decode())
        return texts_of(base64.b64decode(gray), width, height)


GRAY = """async (png) => {
  const picture = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const {width, height} = picture;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(picture, 0, 0);
  const colors = context.getImageData(0, 0, width, height).data;
  const gray = new Uint8Array(width * height);
  for (let i = 0; i < gray.length; i++) gray[i] = colors[4 * i + 1];
  const url = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(new Blob([gray]));
  });
  return [width, height, url.split(",")[1]];
}"""
"""The pixels of a PNG, as one byte each; the browser is the one here that reads it."""


def texts_of(gray: bytes, width: int, height: int) -> list[str]:
    image = memoryview(gray).cast("B", shape=(height, width))
    return [barcode.text for barcode in zxingcpp.read_barcodes(image, try_invert=False)]


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context()
    yield Reader(context.new_page())
    context.close()


@of_codes
def test_a_phone_reads_the_address_of_the_pages_calendar(
    shown: Shown, phone: Page, color_scheme: Any, reader: Reader, tmp_path: Path
) -> None:
    phone.emulate_media(color_scheme=color_scheme)
    opened(phone, shown, tmp_path)
    address = "webcal://" + (BASE + feed(shown.path)).partition("://")[2]
    assert reader.read(phone.screenshot(full_page=True)) == [address]
    assert phone.locator("a.button").get_attribute("href") == address
    assert phone.locator("code").inner_text() == BASE + feed(shown.path)


# on paper

A4 = (595, 842)
"""210 mm by 297 mm, in points."""
LEAST = 25
"""Millimetres that a code on paper is wide, without the white around it."""


@of_sheets
def test_it_prints_on_one_sheet_of_a4(shown: Shown, desk: Page, tmp_path: Path) -> None:
    pdf = opened(desk, shown, tmp_path).pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [tuple(round(float(side)) for side in box) for box in boxes] == [A4]
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1


SHEET = 688
"""How wide a sheet of A4 is between its margins, in CSS pixels."""
of_plans = pytest.mark.parametrize(
    "shown", [shown for shown in every("on", "none-on", "over", "commune") if shown.path == "index.html"], ids="-".join
)


@of_plans
def test_a_timeline_on_paper_has_letters_of_8_points_and_is_not_cut(shown: Shown, desk: Page, tmp_path: Path) -> None:
    opened(desk, shown, tmp_path)
    desk.emulate_media(media="print")
    desk.set_viewport_size({"width": SHEET, "height": 1032})
    texts: list[dict[str, Any]] = desk.evaluate(TEXTS, ".timeline")
    desk.set_viewport_size({"width": 1200, "height": 900})
    assert texts
    assert [text for text in texts if text["size"] * 72 / 96 < 8] == []
    assert [text for text in texts if text["left"] < 0 or text["right"] > SHEET] == []
    assert desk.locator(".timeline.wide").evaluate("(picture) => getComputedStyle(picture).breakInside") == "avoid"


# the timeline


@pytest.mark.parametrize(
    ("width", "media", "layout"),
    [
        *((360, "screen", "narrow"), (859, "screen", "narrow"), (860, "screen", "wide"), (1440, "screen", "wide")),
        *((360, "print", "wide"), (SHEET, "print", "wide")),
    ],
)
def test_one_of_the_timelines_is_seen_and_read(width: int, media: Any, layout: str, desk: Page, tmp_path: Path) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(media=media)
    opened(desk, Shown("on", "en", "index.html"), tmp_path)
    seen = [each.get_attribute("class") for each in desk.locator(".timeline").all() if each.is_visible()]
    read = desk.locator(".months").get_by_role("img", name="Tuesday, 5 December 2023. Mid-term review").all()
    classes = [each.get_attribute("class") for each in read]
    desk.set_viewport_size({"width": 1200, "height": 900})
    assert seen == classes == [f"timeline {layout}"]


BOXES = """() => {
  const box = (element) => {
    const {left, right, top, bottom} = element.getBoundingClientRect();
    return [left, right, top, bottom];
  };
  const picture = document.querySelector(".timeline.wide");
  const tracks = [...picture.querySelectorAll("rect")].map(box);
  const widest = Math.max(...tracks.map(([left, right]) => right - left));
  return {
    picture: box(picture),
    tracks: tracks.filter(([left, right]) => right - left > widest - 1),
    texts: [...picture.querySelectorAll("text")].map((text) => [text.textContent, ...box(text)]),
  };
}"""


@of_plans
def test_the_words_beside_the_bars_have_room_in_the_fonts_of_a_browser(
    shown: Shown, desk: Page, tmp_path: Path
) -> None:
    found: dict[str, Any] = opened(desk, shown, tmp_path).evaluate(BOXES)
    left, right, top, bottom = found["picture"]
    assert len(found["tracks"]) >= 6
    for text, begin, end, above, below in found["texts"]:
        assert left <= begin <= end <= right, text
        assert top <= above <= below <= bottom, text
        for begin_of_track, _end, top_of_track, bottom_of_track in found["tracks"]:
            if above < bottom_of_track - 3 and top_of_track + 3 < below:
                assert end <= begin_of_track, text


# codes on paper


@of_codes
def test_the_code_can_be_read_from_paper(shown: Shown, desk: Page, tmp_path: Path) -> None:
    desk.emulate_media(color_scheme="dark")
    opened(desk, shown, tmp_path).pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True, print_background=False)
    command = [program("pdftoppm"), "-gray", "-r", "150", "-l", "1", str(tmp_path / "page.pdf")]
    picture = subprocess.run(command, capture_output=True, check=True).stdout
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    assert head
    width, height = map(int, head.groups())
    address = "webcal://" + (BASE + feed(shown.path)).partition("://")[2]
    assert texts_of(picture[head.end() :], width, height) == [address]


def test_the_code_on_paper_is_large_enough(desk: Page, tmp_path: Path) -> None:
    opened(desk, Shown("on", "en", "units/trung-tam-van-hoa-the-thao-truyen-thong.html"), tmp_path)
    desk.emulate_media(media="print")
    modules = int((desk.locator(".qr svg").get_attribute("viewBox") or "").split()[2])
    box = desk.locator(".qr svg").bounding_box()
    assert box
    assert box["width"] * 25.4 / 96 * (modules - 8) / modules >= LEAST


def test_what_is_on_paper_and_what_is_not(desk: Page, tmp_path: Path) -> None:
    opened(desk, Shown("on", "en", "units/ban-tuyen-giao.html"), tmp_path)
    desk.emulate_media(media="print")
    for kept in ("h1", ".day", ".card", ".strip", ".coming", ".duties", ".messages", ".qr", "figcaption", "code"):
        assert desk.locator(kept).first.is_visible(), kept
    for left in (".skip", "nav", ".button", ".file", ".past", ".foot"):
        assert not desk.locator(left).first.is_visible(), left
