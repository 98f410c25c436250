"""The pages of a site in a browser: nothing is fetched, everyone can read them, they know their age, they print.

On a phone they are looked at without JavaScript.
"""

from __future__ import annotations

import base64
import datetime
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, ViewportSize

from tamduong_cli.language import Language
from tamduong_cli.schedule.loading import load
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.views.site.pages import gone_page, pages
from tests.browser.conftest import Site, as_new
from tests.browser.test_pages import COMMUNE, NARROW, SMALLEST, TEXTS, requests_and_complaints
from tests.conftest import PLAN, plan_file, program

BASE = "https://lich.example.org/tuyen-truyen/"
DAYS = {
    "on": (PLAN, datetime.date(2023, 12, 5)),
    "none-on": (PLAN, datetime.date(2023, 10, 20)),
    "over": (PLAN, datetime.date(2026, 11, 26)),
    "commune": (COMMUNE, datetime.date(2024, 5, 2)),
    "busy": (COMMUNE, datetime.date(2024, 5, 6)),
}
GONE = "units/gone.html"
DESK = ViewportSize(width=1200, height=900)


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
    found = dict(pages(schedule, on, Language(language), {schedule.plan.id: feed("index.html")}, units, BASE))
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
# a code, and the address that it has, is the same in each language
of_codes = pytest.mark.parametrize(
    "shown",
    [shown for shown in every("on", "commune") if shown.path != GONE and shown.language == "vi"],
    ids="-".join,
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
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
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


def opened(page: Page, shown: Shown, folder: Path, day: datetime.date | None = None) -> Page:
    """The page in the tab, opened as a file; on the day that it is made for, or on another."""
    path = folder / shown.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(shown.text, encoding="utf-8")
    page.clock.set_fixed_time(datetime.datetime.combine(day or DAYS[shown.name][1], datetime.time(7)))
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
def test_everyone_can_read_it(shown: Shown, desk: Page, tmp_path: Path) -> None:
    # a page is the same in both languages but for its texts
    desk.emulate_media(color_scheme="light" if shown.language == "vi" else "dark")
    check_with_axe(opened(desk, shown, tmp_path))


@pytest.mark.parametrize("path", ["index.html", "units/van-hoa.html"])
def test_everyone_can_read_it_on_any_screen(path: str, desk: Page, color_scheme: Any, tmp_path: Path) -> None:
    desk.emulate_media(color_scheme=color_scheme)
    opened(desk, Shown("busy", "vi", path), tmp_path)
    for width in (360, 412, 768, 1440):
        desk.set_viewport_size({"width": width, "height": 800})
        check_with_axe(desk)
    desk.set_viewport_size(DESK)


def check_with_axe(page: Page) -> None:
    """axe-core finds no fault."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert results.violations_count == 0, results.generate_report()


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
    assert desk.locator(":focus").evaluate("(each) => each.tagName") == "SUMMARY"
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
def test_a_phone_reads_the_address_of_the_page_from_a_computer(
    shown: Shown, desk: Page, color_scheme: Any, reader: Reader, tmp_path: Path
) -> None:
    desk.emulate_media(color_scheme=color_scheme)
    opened(desk, shown, tmp_path)
    assert reader.read(desk.screenshot(full_page=True)) == [BASE + shown.path]
    assert desk.locator(".desk .calendar code").inner_text() == BASE + feed(shown.path)
    assert not desk.locator(".button").first.is_visible()


def test_a_phone_has_buttons_and_no_code_of_the_page_that_it_shows(phone: Page, tmp_path: Path) -> None:
    opened(phone, Shown("on", "en", "units/ban-tuyen-giao.html"), tmp_path)
    assert not phone.locator(".qr").is_visible()
    buttons = phone.locator("a.button")
    assert [button.is_visible() for button in buttons.all()] == [False, False]
    phone.locator(".subscribe summary").click()
    assert [button.is_visible() for button in buttons.all()] == [True, True]
    assert (buttons.first.get_attribute("href") or "").startswith("webcal://lich.example.org/tuyen-truyen/calendars/")


def test_the_help_for_android_opens_where_its_button_leads(phone: Page, tmp_path: Path) -> None:
    opened(phone, Shown("on", "en", "units/ban-tuyen-giao.html"), tmp_path)
    phone.goto(f"{phone.url}#android")
    assert phone.get_by_text("Android asks for the free app").is_visible()


def test_an_address_is_copied(browser: Browser, site: Site) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    site.content = Shown("on", "en", "index.html").text.encode()
    tab.goto(site.url)
    tab.get_by_role("button", name="Copy the address").click()
    tab.get_by_role("button", name="Copied").wait_for()
    assert tab.evaluate("() => navigator.clipboard.readText()") == BASE + feed("index.html")
    context.close()


# five seconds


@pytest.mark.parametrize("name", ["on", "commune", "busy"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_to_do_this_week_is_on_the_first_screen_of_a_small_phone(
    name: str, language: str, phone: Page, tmp_path: Path
) -> None:
    unit = "trung-tam-van-hoa-the-thao-truyen-thong" if name == "on" else "van-hoa"
    opened(phone, Shown(name, language, f"units/{unit}.html"), tmp_path)
    for first in (".week .is-today", ".days .what" if name != "on" else ".do li"):
        box = phone.locator(first).first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= FIRST_SCREEN, first


FIRST_SCREEN = 740
"""How much a phone of 360 pixels shows at first."""


# old pages


def on_day(browser: Browser, shown: Shown, day: str, folder: Path) -> Page:
    """The page as it is opened on a day."""
    context = browser.new_context(viewport={"width": NARROW, "height": 780}, reduced_motion="reduce")
    return opened(context.new_page(), shown, folder, datetime.date.fromisoformat(day))


def seen(page: Page, selector: str) -> list[str]:
    """The words of what is visible, on a line each."""
    return [" ".join(each.inner_text().split()) for each in page.locator(selector).all() if each.is_visible()]


@pytest.mark.parametrize(
    ("day", "cards", "today", "marked", "is_old"),
    [
        # made on 2 May 2024
        ("2024-05-01", 2, ["Today Thursday, 02/05 (lunar 24/3)"], 0, False),  # another clock
        ("2024-05-02", 2, ["Today Thursday, 02/05 (lunar 24/3)"], 0, False),
        ("2024-05-03", 2, [], 0, False),
        ("2024-05-04", 2, [], 0, False),
        ("2024-05-05", 2, [], 0, True),
        ("2024-05-08", 2, [], 0, True),
        ("2024-05-09", 1, [], 0, True),
        ("2024-05-13", 0, [], 0, True),
        ("2024-09-11", 0, [], 1, True),
        ("2025-03-01", 0, [], 0, True),
    ],
)
def test_an_old_page_hides_what_is_over_marks_what_is_on_and_says_that_it_is_old(
    day: str, cards: int, today: list[str], marked: int, is_old: bool, browser: Browser, tmp_path: Path
) -> None:
    page = on_day(browser, Shown("commune", "en", "units/van-hoa.html"), day, tmp_path)
    assert page.locator(".card:visible").count() == cards
    assert seen(page, ".days .is-today > h3") == today
    assert len(seen(page, ".on-now")) == marked
    assert bool(seen(page, "#old")) is is_old
    if is_old:
        assert "was made on Thursday, 2 May 2024" in seen(page, "#old")[0]
    is_made_today = day <= "2024-05-02"
    assert bool(page.locator(".then:visible").count()) is is_made_today
    page.context.close()


def test_an_old_page_has_no_heading_without_anything_under_it(browser: Browser, tmp_path: Path) -> None:
    page = on_day(browser, Shown("commune", "en", "units/van-hoa.html"), "2025-03-01", tmp_path)
    assert seen(page, "main h2") == ["Over (6)"]
    page.context.close()


def test_a_day_of_the_week_that_has_come_is_today(browser: Browser, tmp_path: Path) -> None:
    shown = Shown("busy", "en", "units/van-hoa.html")
    page = on_day(browser, shown, "2024-05-09", tmp_path)
    assert seen(page, ".days h3") == ["Today Thursday, 09/05 (lunar 2/4)", "Sunday, 12/05 (lunar 5/4)"]
    page.context.close()


DAILY = """id: p
title: Plan
language: en
period: 2024
events:
  - {id: e, summary: E, window: 1/4/2024 - 5/5/2024}
  - {id: f, summary: F, window: 3/5/2024 - 20/5/2024}
deadlines:
  - {id: d, summary: Report, date: 20/6/2024, url: ADDRESS}
activities: [{id: a, summary: Loudspeakers, event: e, repeat: daily}]
units: [{id: u, name: U, duties: [Flags]}]
""".replace("ADDRESS", f"https://docs.google.com/forms/{'1FAIpQLSf9d8W1zH2' * 6}")


def daily(tab: Page, day: str, folder: Path) -> Page:
    """A unit's page made on Monday, 29 April 2024, as it is opened on a day."""
    schedule = plan_file(DAILY).schedule
    assert schedule
    feeds = {"p": "calendars/p.ics"}, {"u": "calendars/u.ics"}
    found = dict(pages(schedule, datetime.date(2024, 4, 29), Language("en"), *feeds, BASE))
    (folder / "u.html").write_text(found["units/u.html"], encoding="utf-8")
    tab.clock.set_fixed_time(datetime.datetime.fromisoformat(f"{day}T07:00:00"))
    tab.goto((folder / "u.html").as_uri())
    return tab


THAT_WEEK = ["This week made on 29/04/2024", "Every day until Sunday, 05/05", "Friday, 03/05", "Sunday, 05/05"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-04-29", THAT_WEEK),
        ("2024-05-01", THAT_WEEK),
        ("2024-05-04", THAT_WEEK),
        ("2024-05-06", ["From an earlier week made on 29/04/2024", "Friday, 03/05"]),
        ("2024-05-21", []),
    ],
)
def test_what_goes_on_stays_and_the_duties_do(day: str, said: list[str], desk: Page, tmp_path: Path) -> None:
    daily(desk, day, tmp_path)
    assert [text.removeprefix("Today ") for text in seen(desk, ".week h2, .week h3")] == said
    assert seen(desk, ".week .on-now") == (["on now"] if "2024-05-03" <= day <= "2024-05-20" else [])
    assert seen(desk, ".do li") == ["Flags"]


@pytest.mark.parametrize("width", [320, 360, 860])
def test_a_long_address_widens_no_page(width: int, desk: Page, tmp_path: Path) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    wide = daily(desk, "2024-04-29", tmp_path).evaluate("() => document.documentElement.scrollWidth")
    desk.set_viewport_size(DESK)
    assert wide <= width


TWICE = """() => {
  const own = [...document.querySelectorAll("body *")].filter((each) =>
    !each.closest("svg") && [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const sizes = own.map((each) => parseFloat(getComputedStyle(each).fontSize));
  own.forEach((each, index) => { each.style.fontSize = `${2 * sizes[index]}px`; });
}"""


@pytest.mark.parametrize("name", ["on", "busy"])
@pytest.mark.parametrize("width", [320, 412, 768, 1440])
def test_letters_of_twice_the_size_widen_no_page(width: int, name: str, desk: Page, tmp_path: Path) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    for path in ("index.html", f"units/{schedule_of(name).plan.units[0].id}.html"):
        opened(desk, Shown(name, "vi", path), tmp_path)
        desk.evaluate(TWICE)
        wide = desk.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= width, path
    desk.set_viewport_size(DESK)


@pytest.mark.parametrize("width", [360, 1200])
def test_an_old_page_can_be_read_by_everyone(width: int, browser: Browser, tmp_path: Path) -> None:
    page = on_day(browser, Shown("commune", "en", "units/van-hoa.html"), "2024-09-11", tmp_path)
    page.set_viewport_size({"width": width, "height": 800})
    check_with_axe(page)
    page.context.close()


# on paper

A4 = (595, 842)
"""210 mm by 297 mm, in points."""
LEAST = 25
"""Millimetres that a code on paper is wide, without the white around it."""


@of_sheets
def test_it_prints_on_a_few_sheets_of_a4(shown: Shown, desk: Page, tmp_path: Path) -> None:
    pdf = opened(desk, shown, tmp_path).pdf(prefer_css_page_size=True)
    boxes = {tuple(map(float, box)) for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    assert {tuple(map(round, box)) for box in boxes} == {A4}
    assert sheets(pdf) <= (2 if shown.path == "index.html" else 3)


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def many_events(number: int) -> str:
    """A page for a plan of so many events, a week or so apart."""
    days = [datetime.date(2024, 1, 5) + datetime.timedelta(360 * at // number) for at in range(number)]
    rows = "".join(
        f"  - {{id: e{at}, summary: Kỷ niệm 74 năm ngày thành lập Hội {at}, date: {day:%d/%m/%Y}, origin: 1950}}\n"
        for at, day in enumerate(days)
    )
    text = f"id: p\ntitle: Kế hoạch\nperiod: 2024\nwindow: {{before: 5 ngày, after: 1 ngày}}\nevents:\n{rows}"
    schedule = plan_file(text).schedule
    assert schedule
    return dict(pages(schedule, datetime.date(2024, 1, 1), Language("vi"), {"p": "calendars/p.ics"}, {}, BASE))[
        "index.html"
    ]


@pytest.mark.parametrize(("number", "most"), [(12, 2), (40, 4)])
def test_a_plan_of_many_events_prints_on_as_many_sheets_as_it_needs(
    number: int, most: int, desk: Page, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(many_events(number), encoding="utf-8")
    desk.goto((tmp_path / "index.html").as_uri())
    pdf = tmp_path / "page.pdf"
    assert sheets(desk.pdf(path=pdf, prefer_css_page_size=True)) <= most
    text = subprocess.run([program("pdftotext"), "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()
    on_sheets = unicodedata.normalize("NFC", text).split("\f")[:-1]
    headings = ("Tuần này", "Đang diễn ra", "Bốn tuần tới", "Kế hoạch theo tháng")
    assert [sheet for sheet in on_sheets if sheet.strip().splitlines()[-1].strip() in headings] == []
    assert BASE + "index.html" in on_sheets[0].replace("\n", "").replace(" ", "")


SHEET = 688
"""How wide a sheet of A4 is between its margins, in CSS pixels."""
of_plans = pytest.mark.parametrize(
    "shown", [shown for shown in every("on", "none-on", "over", "commune") if shown.path == "index.html"], ids="-".join
)


@of_plans
def test_the_plan_over_the_months_on_paper_has_letters_of_8_points(shown: Shown, desk: Page, tmp_path: Path) -> None:
    opened(desk, shown, tmp_path)
    desk.emulate_media(media="print")
    desk.set_viewport_size({"width": SHEET, "height": 1032})
    texts: list[dict[str, Any]] = desk.evaluate(TEXTS, ".year")
    desk.set_viewport_size(DESK)
    assert texts
    assert [text for text in texts if text["size"] * 72 / 96 < 8] == []
    assert [text for text in texts if text["left"] < 0 or text["right"] > SHEET] == []


# the plan over the months

BOXES = """() => {
  const box = (element) => {
    const {left, right, top, bottom} = element.getBoundingClientRect();
    return {left, right, top, bottom};
  };
  return [...document.querySelectorAll(".rows tbody tr")].map((row) => ({
    title: box(row.querySelector("th")),
    days: box(row.querySelector("td")),
    track: box(row.querySelector("td:last-child > svg")),
    bar: row.querySelector(".bar") && box(row.querySelector(".bar")),
  }));
}"""


@pytest.mark.parametrize(("width", "is_beside"), [(360, False), (859, False), (860, True), (1440, True)])
def test_titles_stand_beside_the_bars_where_there_is_room_and_above_them_on_a_phone(
    width: int, is_beside: bool, desk: Page, tmp_path: Path
) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    boxes = opened(desk, Shown("on", "vi", "index.html"), tmp_path).evaluate(BOXES)
    desk.set_viewport_size(DESK)
    assert len(boxes) == 6
    for row in boxes:
        assert row["title"]["right"] <= row["days"]["left"] + 1
        if is_beside:
            assert row["days"]["right"] <= row["track"]["left"] + 1
        else:
            assert max(row["title"]["bottom"], row["days"]["bottom"]) <= row["track"]["top"] + 1
            assert row["track"]["right"] - row["track"]["left"] >= 0.8 * width


def test_a_bar_is_where_its_days_are(desk: Page, tmp_path: Path) -> None:
    boxes = opened(desk, Shown("on", "vi", "index.html"), tmp_path).evaluate(BOXES)
    first, days = datetime.date(2023, 6, 1), 518  # to 31 October 2024
    for row, (begin, end) in zip(
        boxes[1:3], [((2023, 11, 22), (2023, 12, 17)), ((2023, 12, 1), (2024, 1, 10))], strict=True
    ):
        wide = row["track"]["right"] - row["track"]["left"]
        at = [(datetime.date(*day) - first).days / days * wide + row["track"]["left"] for day in (begin, end)]
        assert row["bar"]["left"] == pytest.approx(at[0], abs=1)
        assert row["bar"]["right"] == pytest.approx(at[1] + wide / days, abs=1)


@pytest.mark.parametrize("width", [360, 1200])
def test_a_phone_too_reads_a_row_as_one(width: int, desk: Page, tmp_path: Path) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    opened(desk, Shown("on", "vi", "index.html"), tmp_path)
    rows = desk.get_by_role("row", name="3. Kỷ niệm 20 năm chia tách, thành lập tỉnh Lai Châu 01/12/2023 – 10/01/2024")
    found = rows.count()
    desk.set_viewport_size(DESK)
    assert found == 1


@pytest.mark.parametrize(("count", "wide"), [(9, False), (60, True)])
def test_many_units_stand_across_the_page_below_the_way_to_the_calendar(
    count: int, wide: bool, desk: Page, tmp_path: Path
) -> None:
    units = ", ".join(f"{{id: u{at}, name: Unit {at}}}" for at in range(count))
    schedule = plan_file(f"id: p\ntitle: P\nperiod: 2024\nevents: []\nunits: [{units}]\n").schedule
    assert schedule
    feeds = {"p": "p.ics"}, {f"u{at}": f"u{at}.ics" for at in range(count)}
    found = dict(pages(schedule, datetime.date(2024, 1, 1), Language("en"), *feeds, BASE))["index.html"]
    (tmp_path / "index.html").write_text(found, encoding="utf-8")
    desk.goto((tmp_path / "index.html").as_uri())
    box, code = desk.locator(".units").bounding_box(), desk.locator(".desk").bounding_box()
    assert box and code
    assert (box["width"] > 700, code["y"] < box["y"]) == (wide, wide)
    assert code["y"] < 1200


def test_a_page_of_twelve_events_is_small() -> None:
    assert len(many_events(12).encode()) <= 60_000


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
    assert texts_of(picture[head.end() :], width, height) == [BASE + shown.path]


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
    for kept in ("h1", ".made", ".card", ".coming", ".months", ".do li", ".card .points li", ".qr", ".address"):
        assert desk.locator(kept).first.is_visible(), kept
    for left in (".skip", "nav", ".button", ".file", ".over", ".foot", ".then", ".today"):
        assert not desk.locator(left).first.is_visible(), left


def test_on_paper_tables_have_their_heads_on_each_sheet_and_nothing_is_cut(desk: Page, tmp_path: Path) -> None:
    opened(desk, Shown("on", "en", "units/ban-tuyen-giao.html"), tmp_path)
    desk.emulate_media(media="print")
    styles = "(each, name) => getComputedStyle(each)[name]"
    assert desk.locator(".agenda thead").first.evaluate(styles, "display") == "table-header-group"
    for whole in (".agenda tbody tr", ".card", ".days > li", ".do li"):
        assert desk.locator(whole).first.evaluate(styles, "breakInside") == "avoid", whole
    for before in ("h2", ".card h3", "summary", ".month"):
        assert desk.locator(before).first.evaluate(styles, "breakAfter") == "avoid", before


def test_on_paper_all_that_is_folded_is_open_in_browsers_that_cannot_show_it_closed(desk: Page, tmp_path: Path) -> None:
    opened(desk, Shown("on", "en", "units/ban-tuyen-giao.html"), tmp_path)
    desk.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert desk.locator("details:not([open])").evaluate_all("(each) => each.map((one) => one.className)") == [
        "subscribe phone",
        "over",
    ]
