"""The pages of a site: what they say, and where they lead."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from tamduong_cli.language import Language
from tamduong_cli.schedule.loading import load
from tamduong_cli.schedule.schedule import Schedule, merged
from tamduong_cli.views.site.pages import INDEX, gone_page, pages, path_of_unit
from tests.conftest import PLAN, TESTS, plan_file
from tests.schedule.test_windows import schedule_of
from tests.views.test_timeline_shapes import contrast

COMMUNE, DISTRICT = (TESTS / "commands" / f"{name}.yaml" for name in ("commune", "district"))
ENGLISH, VIETNAMESE = Language("en"), Language("vi")
BASE = "https://example.org/plan/"
ON = datetime.date(2024, 5, 2)

Snapshot = Callable[[str, str], None]


def schedule(*paths: object) -> Schedule:
    schedules = []
    for path in paths:
        found = load(str(path)).schedule
        assert found
        schedules.append(found)
    return merged(schedules)


def made(
    of: Schedule, on: datetime.date = ON, language: Language = ENGLISH, base_url: str | None = BASE
) -> dict[str, str]:
    plans = {plan.id: f"calendars/{plan.id}.ics" for plan in of.plans}
    units = {unit.id: f"calendars/units/{unit.id}.ics" for plan in of.plans for unit in plan.units}
    return pages(of, on, language, plans, units, base_url)


class _Page(HTMLParser):
    """The words of a page in order, one line a piece, and the addresses in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.links: list[str] = []
        self._silent = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("style", "svg")
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "svg")

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._silent:
            self.lines.append(" ".join(data.split()))


def words(page: str) -> list[str]:
    return _Page(page).lines


def links(page: str) -> list[str]:
    return [link for link in _Page(page).links if not link.startswith(("data:", "#"))]


def readable(page: str) -> str:
    """The page without what the eye cannot compare: its style, and the modules of its codes."""
    page = re.sub(r"<style>.*?</style>", "<style>…</style>", page, flags=re.DOTALL)
    page = re.sub(r"sha256-[\w+/]{43}=", "sha256-…", page)
    return re.sub(r'(<div class="qr"[^>]*>).*?(</div>)', r"\1…\2", page)


# whole pages


def test_a_plan_and_its_units(snapshot: Snapshot) -> None:
    found = made(schedule(COMMUNE))
    assert list(found) == [INDEX, *map(path_of_unit, ("van-hoa", "cong-an", "thon-ban"))]
    snapshot("site-index-en.html", readable(found[INDEX]))
    snapshot("site-unit-en.html", readable(found["units/van-hoa.html"]))


def test_several_plans_with_a_unit_in_both(snapshot: Snapshot) -> None:
    found = made(schedule(COMMUNE, DISTRICT))
    assert list(found) == [INDEX, *map(path_of_unit, ("van-hoa", "cong-an", "thon-ban", "ban-tuyen-giao"))]
    snapshot("site-index-two-plans-en.html", readable(found[INDEX]))
    snapshot("site-unit-two-plans-en.html", readable(found["units/van-hoa.html"]))


def test_a_unit_that_has_left(snapshot: Snapshot) -> None:
    page = gone_page("to-cu", schedule(COMMUNE), ENGLISH)
    snapshot("site-gone-en.html", readable(page))
    assert links(page) == ["../index.html", "../index.html"]


# what is on, and what is not


def index(text: str, on: datetime.date = ON, base_url: str | None = BASE) -> str:
    return made(schedule_of(text), on, base_url=base_url)[INDEX]


RULE = "window: {before: 20, after: 5}\n"
TWO = RULE + (
    "events:\n"
    "  - {id: a, summary: First, origin: 1/3/1954, date: 1/3/2024}\n"
    "  - {id: b, summary: Second, date: 1/9/2024}\n"
)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (
            datetime.date(2024, 2, 1),
            [
                "Thursday, 1 February 2024: no campaign.",
                "The next one: First, 10/02/2024 – 06/03/2024 (in 9 days)",
            ],
        ),
        (
            datetime.date(2024, 5, 2),
            [
                "Thursday, 2 May 2024: no campaign.",
                "The last one: First, 10/02/2024 – 06/03/2024 (57 days ago)",
                "The next one: Second, 12/08/2024 – 06/09/2024 (in 102 days)",
            ],
        ),
        (
            datetime.date(2025, 1, 1),
            [
                "Wednesday, 1 January 2025: no campaign.",
                "The last one: Second, 12/08/2024 – 06/09/2024 (117 days ago)",
                "The next one: none is left in this plan.",
            ],
        ),
    ],
)
def test_when_nothing_is_on_the_last_one_and_the_next_are_named(on: datetime.date, said: list[str]) -> None:
    lines = words(index(TWO, on))
    at = lines.index("On now") + 1
    assert lines[at : at + len(said)] == said


def test_a_campaign_that_is_on_says_which_day_it_is_and_draws_its_days() -> None:
    page = index(TWO, datetime.date(2024, 2, 14))
    lines = words(page)
    at = lines.index("On now") + 1
    assert lines[at : at + 5] == [
        "First",
        "day 5 of 26",
        "21 days left",
        "From 10 February to 6 March 2024, 26 days",
        "Anniversary: Friday, 1 March 2024",
    ]
    assert '<rect class="gone" y="4" width="15.38%" height="10"/>' in page  # four days of 26 have gone by
    assert '<rect class="now" x="15.38%" y="4" width="3.85%" height="10"/>' in page
    assert '<svg x="78.85%" overflow="visible">' in page  # the middle of the 21st day
    assert page.count('<line y1="9" x2="100%" y2="9" pathLength="26" ') == 1


@pytest.mark.parametrize(("after", "lines"), [(61, 1), (62, 0)])
def test_the_days_of_a_long_campaign_are_drawn_as_one(after: int, lines: int) -> None:
    page = index(f"window: {{before: 0, after: {after}}}\nevents: [{{id: a, summary: S, date: 1/5/2024}}]\n")
    assert page.count("<line ") == lines
    assert page.count('class="strip"') == 1


def test_a_campaign_of_one_day_is_not_drawn() -> None:
    page = index("window: {before: 0, after: 0}\nevents: [{id: a, summary: S, date: 2/5/2024}]\n")
    lines = words(page)
    assert lines[lines.index("On now") + 1 :][:4] == ["S", "day 1 of 1", "last day", "2 May 2024"]
    assert 'class="strip"' not in page


def test_what_comes_is_four_campaigns_and_the_deadlines_of_six_weeks() -> None:
    events = "".join(f"  - {{id: e{n}, summary: Event {n}, date: 1/{n}/2025}}\n" for n in range(1, 7))
    deadlines = "".join(
        f"  - {{id: d{n}, summary: Deadline {n}, date: {date}}}\n"
        for n, date in enumerate(("01/5/2024", "02/5/2024", "13/6/2024", "14/6/2024"))
    )
    page = index(f"{RULE}events:\n{events}deadlines:\n{deadlines}")
    section = page[page.index('<section class="coming"') :]
    section = section[: section.index("</section>")]
    assert re.findall(r"<h3>(.*)</h3>", section) == [
        *("Deadline 1", "Deadline 2", "Event 1", "Event 2", "Event 3", "Event 4")
    ]
    assert words(section)[1:6] == ["02/05", "2024", "Deadline 1", "deadline", "due today"]


def test_a_tentative_campaign_and_a_phase_say_what_they_are() -> None:
    text = (
        "events:\n  - id: a\n    summary: S\n    date: 7/5/2024\n    windows:\n"
        "      - {name: Phase 1, from: 1/5/2024, to: 3/5/2024, tentative: true}\n"
        "      - {name: Phase 2, from: 4/5/2024, to: 9/5/2024}\n"
    )
    headings = re.findall(r"<h3>(.*)</h3>", index(text))
    assert headings == ["S – Phase 1 (tentative)", "S – Phase 2"]


def test_a_plan_without_units_has_one_page_without_a_list_of_them() -> None:
    found = made(schedule_of(TWO))
    assert list(found) == [INDEX]
    assert 'class="units"' not in found[INDEX]


@pytest.mark.parametrize(("count", "kind"), [(9, "plan-page roomy"), (10, "plan-page many roomy")])
def test_many_units_have_a_place_of_their_own(count: int, kind: str) -> None:
    units = ", ".join(f"{{id: u{number}, name: U}}" for number in range(count))
    assert f'<body class="{kind}">' in index(f"{RULE}events: []\nunits: [{units}]\n")


@pytest.mark.parametrize(("events", "density"), [(6, "roomy"), (12, "close"), (20, "dense"), (22, "roomy")])
def test_lines_stand_closer_where_by_that_a_timeline_fits_on_their_sheet(events: int, density: str) -> None:
    days = [ON + datetime.timedelta(30 * number) for number in range(events)]
    text = "".join(f"  - {{id: e{number}, summary: S, date: {day}}}\n" for number, day in enumerate(days))
    page = index(f"{RULE}events:\n{text}")
    assert f'<body class="plan-page {density}">' in page


def test_a_plan_without_anything_says_so() -> None:
    page = index("events: []\n")
    assert "Thursday, 2 May 2024: no campaign." in words(page)
    assert "<svg xmlns" not in page
    assert 'class="coming"' not in page


def test_what_a_unit_has_no_part_in_is_not_on_its_page() -> None:
    page = made(schedule(COMMUNE))["units/cong-an.html"]
    assert "The Party and the Spring" not in page
    assert "Hùng Kings" in page


# text is text

TEXT = """<script>alert("1")</script> & 'Đậm nét' {{ day }} &amp; </title><b>"""
ESCAPED = (
    "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; &#39;Đậm nét&#39; "
    "{{ day }} &amp;amp; &lt;/title&gt;&lt;b&gt;"
)


def test_no_text_of_a_plan_is_markup() -> None:
    text = "'" + TEXT.replace("'", "''") + "'"
    of = plan_file(
        f"id: x\ntitle: {text}\nissuer: {text}\nperiod: 2024\n"
        f"events: [{{id: e, summary: {text}, date: 7/5/2024, window: 1/5/2024 - 8/5/2024, messages: [{text}]}}]\n"
        f"deadlines: [{{id: d, summary: {text}, date: 7/5/2024}}]\n"
        f"activities: [{{id: a, summary: {text}, event: e, date: 7/5/2024}}]\n"
        f"units: [{{id: u, name: {text}, duties: [{text}]}}]\n"
    ).schedule
    assert of
    found = made(of)
    # in an index: the title thrice (title, h1, issuer), a campaign, a deadline and a unit; a unit's page has more
    assert found[INDEX].count(ESCAPED) == 6
    assert found["units/u.html"].count(ESCAPED) == 12
    for page in (*found.values(), gone_page(TEXT, of, ENGLISH)):
        assert "<script" not in page
        assert "<b>" not in page
        assert page.count("</title>") == page.count("<title")


# where pages lead


@pytest.mark.parametrize("base_url", [BASE, None])
def test_every_link_within_the_site_leads_to_a_page_or_a_feed(base_url: str | None) -> None:
    of = schedule(COMMUNE, DISTRICT)
    found = made(of, base_url=base_url)
    for path, page in found.items():
        for link in links(page):
            if link.startswith("webcal:"):
                continue
            assert ":" not in link
            assert not link.startswith("/")
            target = re.sub(r"^[^/]+/\.\./", "", f"{path.rpartition('/')[0]}/{link}".lstrip("/"))
            assert target in found or target.startswith("calendars/"), (path, link)


def test_a_calendar_has_its_address_in_each_form() -> None:
    page = made(schedule(COMMUNE))["units/van-hoa.html"]
    assert '<a class="button" href="webcal://example.org/plan/calendars/units/van-hoa.ics">' in page
    assert "<code>https://example.org/plan/calendars/units/van-hoa.ics</code>" in page
    assert '<a class="file" href="../calendars/units/van-hoa.ics" download>' in page
    assert 'aria-label="QR code of webcal://example.org/plan/calendars/units/van-hoa.ics"' in page


def test_without_an_address_of_the_site_only_the_file_is_named() -> None:
    for page in made(schedule(COMMUNE), base_url=None).values():
        assert "webcal" not in page
        assert "<code>" not in page
        assert 'class="qr"' not in page
        assert "Copy the address of the link below." in page
        assert re.findall(r'href="([^"]*\.ics)" download>', page)


# how pages are drawn


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_what_is_drawn_stands_out_from_what_it_is_drawn_on(scheme: int) -> None:
    """axe-core sees to texts, but not to those of pictures, nor to shapes (WCAG 2.2, 1.4.3 and 1.4.11)."""
    page = index(TWO)
    style = page[page.index("<style>") : page.index("</style>")]
    colors = dict(re.findall(r"--([\w-]+): (#\w{6})", style.split(":root {")[scheme + 1].partition("}")[0]))
    texts = [("ink", "paper"), ("soft", "paper"), ("accent", "paper")]
    shapes = [(bar, ground) for bar in ("past", "active", "upcoming", "deadline") for ground in ("track", "paper")]
    shapes += [("ink", "track"), ("accent", "track"), ("active", "gone"), ("strong", "track"), ("accent", "card")]
    assert [pair for pair in texts if contrast(*(colors[name] for name in pair)) < 4.5] == []
    assert [pair for pair in shapes if contrast(*(colors[name] for name in pair)) < 3] == []
    drawn = set(re.findall(r"var\(--([\w-]+)\)", page[page.index('<svg xmlns="') :]))
    assert drawn - {name for pair in (*texts, *shapes) for name in pair} == {"line"}


def test_the_same_plan_gives_the_same_bytes_and_another_day_others() -> None:
    assert made(schedule(PLAN)) == made(schedule(PLAN))
    tomorrow = made(schedule(PLAN), ON + datetime.timedelta(1))
    assert all(page != tomorrow[path] for path, page in made(schedule(PLAN)).items())
    assert gone_page("x", schedule(PLAN), ENGLISH) == gone_page("x", schedule(PLAN), ENGLISH)
