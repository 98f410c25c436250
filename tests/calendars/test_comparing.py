"""Calendars that were exported earlier, compared with the plan as it is now."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tamduong_cli.calendars.comparing import then_and_now
from tamduong_cli.calendars.events import Settings
from tamduong_cli.calendars.writing import calendar
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language, Message
from tamduong_cli.schedule.changes import PlanChange, PlanItem, changes, items
from tests.conftest import examples
from tests.schedule.test_changes import BASE, EDITS, brief, edited, schedule_of

NOW = schedule_of(BASE)
OLD = calendar(NOW, Language("en")).to_ical().decode()

UNSEEN = {"an origin", "units by name", "units by their events", "a unit came", "a unit went", "a deadline's units"}
UNSEEN |= {"a unit's name", "a duty"}
"""Edits that a calendar of all does not show."""

SEEN_OTHERWISE = {
    "an event went": ["went event  with 2023-06-01 – 2023-08-31"],
    "an id": ["went event  with 2024-06-08 – 2024-07-03", "came event tinh with 2024-06-08 – 2024-07-03"],
    "a date to the month": [
        "changed event thanh-lap-tinh: first, last",
        "moved window thanh-lap-tinh: first, last; -27, +2",
    ],
    "an activity went": ["went activity "],
}
"""Edits that it shows in another way: what is gone has no id, and a month is no day."""


STYLES = [None, "milestones"]


def seen(
    old: str, new: str, unit: str | None = None, language: str = "vi", style: str | None = None
) -> tuple[PlanChange, ...]:
    """What differs between the calendar that the old plan gives and the new plan."""
    content = calendar_of(old, unit, language, style)
    return changes(*then_and_now(content, "old.ics", schedule_of(new), Language(language)))


@lru_cache
def calendar_of(plan: str, unit: str | None, language: str, style: str | None) -> str:
    schedule = schedule_of(plan)
    whose = next((each for each in schedule.plan.units if each.id == unit), None)
    return calendar(schedule, Language(language), Settings(style=style), whose).to_ical().decode()


@pytest.mark.parametrize("style", STYLES, ids=["spans", "milestones"])
@pytest.mark.parametrize("unit", [None, "ban-tuyen-giao"])
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_seen_in_a_calendar_as_in_the_plan(name: str, unit: str | None, style: str | None) -> None:
    expected = SEEN_OTHERWISE.get(name, [] if name in UNSEEN else EDITS[name].expected)
    assert [brief(change) for change in seen(BASE, edited(name), unit, style=style)] == without_keys(expected)


def without_keys(expected: list[str]) -> list[str]:
    """What is left of changes where keys of the plan are not known."""
    return [
        line for line in (re.sub(r" \[.*\]", "", each) for each in expected) if ":" in line or "changed" not in line
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("unit", [None, *(unit.id for unit in NOW.plan.units)])
def test_a_plan_does_not_differ_from_its_own_calendars(unit: str | None, language: str) -> None:
    assert seen(BASE, BASE, unit, language) == ()


def test_the_calendar_is_compared_in_its_own_language() -> None:
    new = edited("a summary in the other language")
    assert seen(BASE, new, language="vi") == ()
    (change,) = seen(BASE, new, language="en")
    assert brief(change) == "changed event thanh-lap-tinh: summary"
    assert change.old and change.old.summary == "115th anniversary of the founding of Lai Châu province"
    assert change.new and change.new.summary == "115 years since the founding of Lai Châu province"


def test_a_unit_that_no_longer_has_something_does_not_find_it() -> None:
    new = edited("units by name")
    unit = "chi-hoi-van-hoc-nghe-thuat"
    assert [brief(change) for change in seen(BASE, new, unit)] == ["went window gio-to/dot-1"]
    unit = "phong-van-hoa-thong-tin"
    assert [brief(change) for change in seen(BASE, new, unit)] == ["came window gio-to/dot-1"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_calendar_gives_the_things_that_the_plan_has(language: str) -> None:
    """All but what a calendar does not say: origins, lunar dates, units, keys."""
    content = calendar(NOW, Language(language)).to_ical().decode()
    then, now = then_and_now(content, "x.ics", NOW, Language(language))
    assert then == now
    unsaid: dict[str, Any] = {"origin": "", "first_lunar": None, "last_lunar": None, "units": None, "named": False}
    unsaid["keys"] = None
    expected = {item._replace(**unsaid) for item in items(NOW, Language(language)) if item.kind not in ("plan", "unit")}
    assert {item._replace(**unsaid) for item in then} == expected


@pytest.mark.parametrize(
    ("windows", "date", "expected"),
    [
        # the phase that is gone is known by its event's title
        ("{name: Đợt 1, from: 1/3/2024, to: 5/3/2024}", "7/3/2024", ["went window x/dot-2"]),
        ("{name: Đợt 1, from: 1/3/2024, to: 5/3/2024}", None, ["went window x/dot-2"]),
        # its name has a dash in it
        (
            "{name: Đợt 1, from: 1/3/2024, to: 5/3/2024}, {name: Đợt 2, from: 6/3/2024, to: 8/3/2024}, "
            "{name: Đợt 3 – treo cờ, from: 9/3/2024, to: 9/3/2024}",
            "7/3/2024",
            ["came window x/dot-3-treo-co"],
        ),
        # its name changes, its id does not
        (
            "{id: dot-1, name: Mở đầu, from: 1/3/2024, to: 5/3/2024}, {name: Đợt 2, from: 6/3/2024, to: 8/3/2024}",
            "7/3/2024",
            ["changed window x/dot-1: name"],
        ),
        (
            "{id: dot-1, name: Mở đầu, from: 1/3/2024, to: 5/3/2024}, {name: Đợt 2, from: 6/3/2024, to: 8/3/2024}",
            None,
            ["changed window x/dot-1: name"],
        ),
    ],
)
def test_phases_are_told_from_the_titles_of_their_events(windows: str, date: str | None, expected: list[str]) -> None:
    def plan(windows: str) -> str:
        day = f"    date: {date}\n" if date else ""
        event = f"  - id: x\n    summary: Lễ hội – lần thứ 3\n{day}    windows: [{windows}]\n"
        return f"format: 1\nid: p\ntitle: P\nperiod: 2024\nwindow: {{before: 1, after: 1}}\nevents:\n{event}"

    old = plan("{name: Đợt 1, from: 1/3/2024, to: 5/3/2024}, {name: Đợt 2, from: 6/3/2024, to: 8/3/2024}")
    assert [brief(change) for change in seen(old, plan(windows))] == expected
    there = {mark.replace("came", "went") for mark in expected}
    assert {brief(change).replace("came", "went") for change in seen(plan(windows), old)} == there


def test_a_phase_that_nothing_else_tells_of_ends_at_the_last_dash() -> None:
    plan = "format: 1\nid: p\ntitle: P\nperiod: 2024\nevents:\n  - id: x\n    summary: Lễ hội\n    windows:\n"
    plan += "      - {id: a, name: Đợt 1, from: 1/3/2024, to: 5/3/2024}\n"
    (change,) = seen(plan, plan.replace("Đợt 1", "Mở đầu"))
    assert brief(change) == "changed window x/a: name"


def test_an_activity_that_is_gone_is_one_thing_with_all_its_days() -> None:
    (change,) = seen(BASE, edited("an activity went"))
    assert change.old == PlanItem(
        "activity",
        "",
        summary="Chiếu phim",
        first=datetime.date(2024, 4, 14),
        last=datetime.date(2024, 4, 16),
        days=(datetime.date(2024, 4, 14), datetime.date(2024, 4, 16)),
        keys={},
    )


def test_the_word_before_a_title_may_be_another_in_an_earlier_release() -> None:
    earlier = OLD.replace("SUMMARY:Campaign: ", "SUMMARY:Run: ").replace("SUMMARY:Deadline: ", "SUMMARY:Due: ")
    assert earlier != OLD
    assert changes(*then_and_now(earlier, "old.ics", NOW, Language("en"))) == ()


def test_what_is_cancelled_is_not_there() -> None:
    cancelled = OLD.replace("STATUS:CONFIRMED", "STATUS:CANCELLED", 1)
    (change,) = changes(*then_and_now(cancelled, "old.ics", NOW, Language("en")))
    assert brief(change) == "came event so-ket-giua-nhiem-ky with 2023-06-01 – 2023-08-31"


# files that are not ours, or not whole

DAMAGED = Message("{name} is damaged, or not a calendar that 'plan export' wrote", name="old.ics")
NOT_OURS = Message("{name} is not a calendar of this plan, '{id}'", name="old.ics", id="tam-duong-2023-2024")
EMPTY = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("BEGIN:VCALENDAR", DAMAGED),
        ("BEGIN:VCALENDAR\r\n", DAMAGED),
        (OLD[: len(OLD) // 2], DAMAGED),
        (OLD + OLD, DAMAGED),
        (EMPTY, NOT_OURS),
        (re.sub("UID:.*", "UID:x", OLD), NOT_OURS),
        (OLD.replace("UID:", "X-UID:", 1), DAMAGED),
        (OLD.replace("SUMMARY:", "X-SUMMARY:", 1), DAMAGED),
        (OLD.replace("CATEGORIES:", "X-CATEGORIES:", 1), DAMAGED),
        (OLD.replace("DTSTART;", "X-DTSTART;", 1), DAMAGED),
        (OLD.replace("DTSTART;VALUE=DATE:2023", "DTSTART;VALUE=DATE:2025", 1), DAMAGED),
        (OLD.replace("DTSTART;VALUE=DATE:20230601", "DTSTART;VALUE=DATE:20230631", 1), DAMAGED),
        (OLD.replace("DTSTART;VALUE=DATE:20230601", "DTSTART;VALUE=TIME:101010", 1), DAMAGED),
        (OLD.replace("DTSTART;VALUE=DATE:20230601", "DTSTART;VALUE=PERIOD:20230601T000000Z/P1D", 1), DAMAGED),
        (OLD.replace("DTSTART;VALUE=DATE:20230601", "DTSTART:20230601T000000Z", 1), DAMAGED),
        (OLD.replace("DTEND;VALUE=DATE:20230901", "DTEND;VALUE=DATE:00010101", 1), DAMAGED),
        (OLD.replace("RRULE:", "RRULE:FREQ=SECONDLY;X", 1), DAMAGED),
        (re.sub("UNTIL=[^;]*;", "", OLD), DAMAGED),
        (re.sub("UNTIL=[^;]*;", "UNTIL=19700101;", OLD), DAMAGED),
    ],
)
def test_a_file_that_is_not_ours_or_not_whole_is_refused(text: str, message: Message) -> None:
    assert text != OLD
    with pytest.raises(Failure) as refused:
        then_and_now(text, "old.ics", NOW, Language("en"))
    assert refused.value.message == message


LINES = OLD.split("\r\n")
STRAY = ["BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "BEGIN:VTIMEZONE", "DTSTART;TZID=../../x:20240101T000000"]
STRAY += [
    "DTEND:99991231",
    "RRULE:",
    "RRULE:FREQ=WEEKLY;UNTIL=20240101",
    "UID",
    "CATEGORIES",
    "SUMMARY:\\",
    ";;:",
    'A;B="c',
]


@examples(150)
@given(
    st.lists(
        st.tuples(st.integers(0, len(LINES)), st.sampled_from(STRAY) | st.text(max_size=8) | st.none()), max_size=4
    )
)
@example([(0, None)])
def test_a_broken_file_is_read_or_refused_and_nothing_else(breaks: list[tuple[int, str | None]]) -> None:
    lines = list(LINES)
    for place, line in breaks:
        lines[place : place + 1] = [] if line is None else [line]
    try:
        then, now = then_and_now("\r\n".join(lines), "old.ics", NOW, Language("en"))
    except Failure as error:
        refusal = error.message
    else:
        changes(then, now)
        return
    assert refusal in (DAMAGED, NOT_OURS)


@pytest.mark.parametrize("depth", [100, 100_000])
def test_components_within_each_other_do_not_exhaust_the_stack(depth: int) -> None:
    text = "BEGIN:VCALENDAR\r\n" + "BEGIN:X\r\n" * depth + "END:X\r\n" * depth + "END:VCALENDAR\r\n"
    with pytest.raises(Failure) as refused:
        then_and_now(text, "old.ics", NOW, Language("en"))
    assert refused.value.message == NOT_OURS
