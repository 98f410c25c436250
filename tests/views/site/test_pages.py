"""The pages of a site: what they say, and where they lead."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import quote

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
    return dict(pages(of, on, language, plans, units, base_url))


class _Page(HTMLParser):
    """The words of a page in order that are not hidden, one line a piece, and the addresses in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.links: list[str] = []
        self._silent: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag in ("style", "script", "svg") or (tag in ("span", "p") and ("hidden", None) in attrs):
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent and self._silent[-1] == tag:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._silent:
            self.lines.append(" ".join(data.split()))


def words(page: str) -> list[str]:
    return _Page(page).lines


def links(page: str) -> list[str]:
    return [link for link in _Page(page).links if not link.startswith(("data:", "#"))]


def readable(page: str) -> str:
    """The page without what the eye cannot compare: its style and script, and the modules of its codes."""
    page = re.sub(r"<style>.*?</style>", "<style>…</style>", page, flags=re.DOTALL)
    page = re.sub(r"<script>.*?</script>", "<script>…</script>", page, flags=re.DOTALL)
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
    assert lines[at : at + 1 + len(said)] == [f"as of {on:%d/%m/%Y}", *said]


def test_a_campaign_that_is_on_says_how_long_and_draws_its_days() -> None:
    page = index(TWO, datetime.date(2024, 2, 14))
    lines = words(page)
    at = lines.index("On now") + 2
    assert lines[at : at + 5] == [
        "First",
        "21 days left",
        "10/02/2024 – 06/03/2024",
        "More",
        "Anniversary: Friday, 1 March 2024",
    ]
    assert '<rect class="gone" y="4" width="15.38%" height="10"/>' in page  # four days of 26 have gone by
    assert '<rect class="now" x="15.38%" y="4" width="3.85%" height="10"/>' in page
    assert '<svg x="78.85%" overflow="visible">' in page  # the middle of the 21st day
    assert page.count('<line y1="9" x2="100%" y2="9" pathLength="26" ') == 1


@pytest.mark.parametrize(("after", "lines"), [(61, 1), (62, 0)])
def test_the_days_of_a_long_campaign_are_drawn_as_one(after: int, lines: int) -> None:
    page = index(f"window: {{before: 0, after: {after}}}\nevents: [{{id: a, summary: S, date: 1/5/2024}}]\n")
    assert page.count("<line y1=") == lines
    assert page.count('class="strip ') == 1


def test_a_campaign_of_one_day_is_not_drawn() -> None:
    page = index("window: {before: 0, after: 0}\nevents: [{id: a, summary: S, date: 2/5/2024}]\n")
    lines = words(page)
    assert lines[lines.index("On now") + 2 :][:3] == ["S", "Last day", "02/05/2024"]
    assert 'class="strip ' not in page


def test_the_campaign_that_ends_first_stands_first_and_an_event_says_its_messages_once() -> None:
    text = (
        "events:\n"
        "  - {id: a, summary: A, window: 1/4/2024 - 31/5/2024, messages: [Of A]}\n"
        "  - id: b\n    summary: B\n    messages: [Of B]\n    windows:\n"
        "      - {name: Whole, from: 1/5/2024, to: 20/5/2024}\n      - {name: Peak, from: 2/5/2024, to: 9/5/2024}\n"
        "  - {id: c, summary: C, date: 2/5/2024, window: none, messages: [Of C]}\n"
    )
    page = index(text)
    assert re.findall(r"<article.*?<h3>(.*?)</h3>", page, flags=re.DOTALL) == ["C", "B – Peak", "B – Whole", "A"]
    assert [page.count(f"<li>Of {name}</li>") for name in "ABC"] == [1, 1, 1]
    assert page.index("Of C") < page.index("B – Peak</h3>") < page.index("Of B") < page.index("B – Whole</h3>")


@pytest.mark.parametrize(
    ("events", "open_"),
    [
        ("{id: a, summary: A, window: 1/5/2024 - 3/5/2024, messages: [Short]}", 1),
        ("{id: a, summary: A, window: 1/5/2024 - 3/5/2024, messages: [" + "x" * 1001 + "]}", 0),
        ("{id: a, summary: A, window: 1/5/2024 - 3/5/2024}, {id: b, summary: B, window: 1/5/2024 - 3/5/2024}", 0),
    ],
)
def test_one_campaign_unfolds_its_own_unless_that_is_long(events: str, open_: int) -> None:
    page = index(f"events: [{events}]\n")
    assert page.count('<details class="points roomy" open>') == open_


# this week, and what comes


def rows(page: str, part: str) -> list[str]:
    """The words of a part of a page, by its id."""
    section = page[page.index(f'<section class="{part}') :]
    return words(section[: section.index("</section>")])


WEEK = (
    "window: {before: 1, after: 1}\n"
    "events:\n"
    "  - {id: a, summary: A, origin: 4/5/1954, date: 4/5/2024}\n"
    "  - {id: b, summary: B, date: 5/6/2024, location: Nhà văn hóa}\n"
    "deadlines: [{id: d, summary: Report, event: a, before: 2 days}]\n"
    "activities:\n"
    "  - {id: l, summary: Loudspeakers, event: a, date: [2/5/2024, 3/5/2024, 4/5/2024, 5/5/2024], time: 5h30}\n"
    "  - {id: m, summary: Meeting, event: a, date: 3/5/2024}\n"
)


def test_this_week_is_told_day_by_day_from_today_to_sunday() -> None:
    assert rows(index(WEEK), "week") == [
        *("This week", "made on 02/05/2024"),
        *("Every day until Sunday, 05/05", "05:30:", "Loudspeakers"),
        *("Today", "Thursday,", "02/05", "Deadline:", "Report", "2 days before 04/05/2024"),
        *("Friday,", "03/05", "Begins:", "A", "Until 5 May 2024", "All day:", "Meeting"),
        *("Saturday,", "04/05", "Anniversary:", "A"),
        *("Sunday,", "05/05", "Ends:", "A"),
    ]


def test_a_day_on_which_nothing_happens_says_so_if_it_is_today() -> None:
    said = rows(index(WEEK, datetime.date(2024, 5, 20)), "week")
    assert said[2:] == ["Today", "Monday,", "20/05", "Nothing begins, ends, is held or is due today."]


def test_on_a_sunday_the_week_is_that_day() -> None:
    said = rows(index(WEEK, datetime.date(2024, 5, 5)), "week")
    assert said[2:] == ["Today", "Sunday,", "05/05", "Ends:", "A", "05:30:", "Loudspeakers"]


def test_the_next_four_weeks_follow_and_then_the_months() -> None:
    text = WEEK + "units: [{id: u, name: U}]\n"
    page = made(schedule_of(text), datetime.date(2024, 5, 1))["units/u.html"]
    assert 'class="coming' not in page  # which end on 2 June
    assert rows(page, "months") == [
        *("After that", "On", "What", "June 2024"),
        *("04/06", "Tuesday", "Begins:", "B", "Until 6 June 2024"),
        *("05/06", "Wednesday", "Date:", "B", "Location: Nhà văn hóa"),
    ]
    assert 'class="months' not in made(schedule_of(text), datetime.date(2024, 5, 8))["units/u.html"]
    assert 'class="months' not in index(text)  # there the timeline has them


def test_of_several_events_things_say_which_they_are_of() -> None:
    two = WEEK.replace("date: 5/6/2024", "date: 6/5/2024, window: 5/5/2024 - 6/5/2024")
    said = rows(index(two), "week")
    assert [said[at + 1] for at, word in enumerate(said) if word in ("Report", "Meeting")] == [
        "2 days before 04/05/2024 · A",
        "A",
    ]
    assert said[said.index("Loudspeakers") + 1] == "A"


def test_a_day_of_the_lunar_calendar_says_so_and_one_of_another_year_its_year() -> None:
    lunar = "window: {before: 0, after: 0}\nevents: [{id: a, summary: A, date: 10/3/2024 âm lịch}]\n"
    assert "18/04" in rows(index(lunar, datetime.date(2024, 4, 15)), "week")
    assert "(lunar 10/3)" in rows(index(lunar, datetime.date(2024, 4, 15)), "week")
    later = "window: {before: 0, after: 0}\nevents: [{id: a, summary: A, date: 3/1/2025}]\n"
    assert rows(index(later, datetime.date(2024, 12, 20)), "coming")[3:5] == ["03/01/2025", "Friday"]


def test_what_is_done_every_day_takes_the_place_of_a_day_on_which_nothing_else_happens() -> None:
    said = rows(index(WEEK.replace("before: 2 days", "before: 9 days")), "week")
    assert said[2:6] == ["Every day until Sunday, 05/05", "05:30:", "Loudspeakers", "Friday,"]


REPEATING = (
    "events: [{id: e, summary: E, window: 29/4/2024 - 30/6/2024}]\n"
    "activities:\n"
    "  - {id: a, summary: Loudspeakers, event: e, repeat: weekly on Tuesday and Thursday, time: 5h30}\n"
    "  - {id: b, summary: Salute, event: e, repeat: monthly on day 15}\n"
)


def test_what_repeats_says_how_it_goes_on_after_this_week() -> None:
    assert rows(index(REPEATING, datetime.date(2024, 5, 6)), "coming")[3:] == [
        *("Goes on", "05:30:", "Loudspeakers", "Every Tuesday and Thursday, until 27 June 2024 · E"),
        *("15/05", "Wednesday", "All day:", "Salute", "Monthly on the 15th, until 15 June 2024"),
    ]
    later = rows(index(REPEATING, datetime.date(2024, 5, 20)), "coming")[3:]
    assert [later[at] for at in (0, 2, 5)] == ["Goes on", "Loudspeakers", "Salute"]
    assert 'class="coming' not in index(REPEATING, datetime.date(2024, 6, 28))


def test_each_day_of_an_event_of_several_is_told_in_this_week() -> None:
    page = index("window: none\nevents: [{id: e, summary: E, date: 30/4 - 3/5/2024}]\n")
    assert rows(page, "week")[2:] == ["Today", "Thursday,", "02/05", "Date:", "E", "Friday,", "03/05", "Date:", "E"]


def test_what_is_over_is_last_and_folded_and_in_order() -> None:
    text = WEEK + "units: [{id: u, name: U}]\n"
    page = made(schedule_of(text), datetime.date(2024, 5, 20))["units/u.html"]
    past = page[page.index('<details class="over">') :]
    assert words(past)[:4] == ["Over", "(4)", "Report", "02/05/2024"]
    assert page.index('class="coming') < page.index('class="over"')


def test_a_tentative_campaign_and_a_phase_say_what_they_are() -> None:
    text = (
        "events:\n  - id: a\n    summary: S\n    date: 7/5/2024\n    windows:\n"
        "      - {name: Phase 1, from: 1/5/2024, to: 3/5/2024, tentative: true}\n"
        "      - {name: Phase 2, from: 4/5/2024, to: 9/5/2024}\n"
    )
    page = index(text)
    assert re.findall(r"<article.*?<h3>(.*?)</h3>", page, flags=re.DOTALL) == ["S – Phase 1 (tentative)"]
    assert "S – Phase 2" in rows(page, "week")


def test_a_plan_without_units_has_one_page_without_a_list_of_them() -> None:
    found = made(schedule_of(TWO))
    assert list(found) == [INDEX]
    assert 'class="units"' not in found[INDEX]


@pytest.mark.parametrize(("count", "kind"), [(9, "plan-page"), (10, "plan-page many")])
def test_many_units_have_a_place_of_their_own(count: int, kind: str) -> None:
    units = ", ".join(f"{{id: u{number}, name: U}}" for number in range(count))
    assert f'<body class="{kind}">' in index(f"{RULE}events: []\nunits: [{units}]\n")


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
    assert min(page.count(ESCAPED) for page in found.values()) >= 10
    for page in (*found.values(), gone_page(TEXT, of, ENGLISH)):
        assert "<script>alert" not in page
        assert "<b>" not in page
        assert page.count("</title>") == page.count("<title")


# where pages lead


@pytest.mark.parametrize("base_url", [BASE, None])
def test_every_link_within_the_site_leads_to_a_page_or_a_feed(base_url: str | None) -> None:
    of = schedule(COMMUNE, DISTRICT)
    found = made(of, base_url=base_url)
    for path, page in found.items():
        for link in links(page):
            if link.startswith(
                ("webcal://", "intent://", "https://calendar.google.com/", "https://outlook.office.com/")
            ):
                continue
            assert ":" not in link
            assert not link.startswith("/")
            target = re.sub(r"^[^/]+/\.\./", "", f"{path.rpartition('/')[0]}/{link}".lstrip("/"))
            assert target in found or target.startswith(("calendars/", "changes/")), (path, link)


def test_a_calendar_has_its_address_in_each_form() -> None:
    page = made(schedule(COMMUNE))["units/van-hoa.html"]
    assert '<a class="button" href="webcal://example.org/plan/calendars/units/van-hoa.ics">' in page
    assert "<code>https://example.org/plan/calendars/units/van-hoa.ics</code>" in page
    assert '<a class="file" href="../calendars/units/van-hoa.ics" download>' in page
    assert '<link rel="alternate" type="text/calendar" href="../calendars/units/van-hoa.ics" title="Culture of' in page
    assert 'aria-label="QR code of https://example.org/plan/units/van-hoa.html"' in page
    outlook = "https://example.org/plan/calendars/units/van-hoa.ics"
    assert f"https://outlook.office.com/calendar/addfromweb?url={quote(outlook, safe='')}&amp;name=Culture%20of" in page


def test_what_to_write_to_a_group_is_there_to_be_copied() -> None:
    text = (
        "Calendar of Culture officer: open https://example.org/plan/units/van-hoa.html on the phone and choose “Put "
        "the calendar on the phone”."
    )
    page = made(schedule(COMMUNE))["units/van-hoa.html"]
    assert words(page).count(text) == 2  # on a phone and on a computer
    assert page.count(f'data-copy="{text}"') == 2
    assert "To pass it on" not in made(schedule(COMMUNE), base_url=None)["units/van-hoa.html"]


@pytest.mark.parametrize(
    ("base_url", "begins", "scheme", "help"),
    [
        ("https://example.org/plan/", "example.org/plan/", "webcals", "https%3A%2F%2Fexample.org%2Fplan%2F"),
        ("http://192.168.1.5:8000/", "192.168.1.5:8000/", "webcal", "http%3A%2F%2F192.168.1.5%3A8000%2F"),
    ],
)
def test_android_opens_the_calendar_in_icsx5_or_the_help_of_the_page(
    base_url: str, begins: str, scheme: str, help: str
) -> None:
    page = made(schedule(COMMUNE), base_url=base_url)["units/van-hoa.html"]
    (link,) = (link for link in links(page) if link.startswith("intent:"))
    assert link == (
        f"intent://{begins}calendars/units/van-hoa.ics#Intent;scheme={scheme};package=at.bitfire.icsdroid;"
        f"S.title=Culture%20officer;S.browser_fallback_url={help}units%2Fvan-hoa.html%23android;end"
    )
    assert 'id="android"' in page


def test_an_address_that_no_code_holds_is_written() -> None:
    page = made(schedule(COMMUNE), base_url=f"https://example.org/{'x' * 3000}/")["units/van-hoa.html"]
    assert 'class="qr"' not in page
    assert any(line.startswith("Open this page on the phone: https://example.org/xxx") for line in words(page))


def test_without_an_address_of_the_site_only_the_file_is_named() -> None:
    for page in made(schedule(COMMUNE), base_url=None).values():
        assert "webcal" not in page
        assert "intent:" not in page
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
    texts += [("strong", "warn"), ("soft", "card"), ("on-accent", "accent")]
    assert [pair for pair in texts if contrast(*(colors[name] for name in pair)) < 4.5] == []
    assert [pair for pair in shapes if contrast(*(colors[name] for name in pair)) < 3] == []
    drawn = set(re.findall(r"(?:fill|stroke): var\(--([\w-]+)\)", style))
    assert drawn - {name for pair in (*texts, *shapes) for name in pair} == set()


def test_the_same_plan_gives_the_same_bytes_and_another_day_others() -> None:
    assert made(schedule(PLAN)) == made(schedule(PLAN))
    tomorrow = made(schedule(PLAN), ON + datetime.timedelta(1))
    assert all(page != tomorrow[path] for path, page in made(schedule(PLAN)).items())
    assert gone_page("x", schedule(PLAN), ENGLISH) == gone_page("x", schedule(PLAN), ENGLISH)
