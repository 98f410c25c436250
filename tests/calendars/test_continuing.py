"""Events that keep their UIDs: no day that is on is told as cancelled, and none that is not is merely missing."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given
from hypothesis import strategies as st

from tamduong_cli.calendars.comparing import then_and_now
from tamduong_cli.calendars.contents import CalendarEvent, Contents
from tamduong_cli.calendars.events import OF_THE_PLAN, Settings, uid
from tamduong_cli.calendars.identities import alarm_uid
from tamduong_cli.calendars.updating import Moment, Update, brought_up_to_date
from tamduong_cli.calendars.writing import calendar
from tamduong_cli.language import Language
from tamduong_cli.schedule.changes import changes
from tests.calendars.test_updating import Client, version
from tests.calendars.test_writing import Reader, by_icalendar, check_bytes, each_reader, schedule_of, unit_of
from tests.conftest import examples

VI, EN = Language("vi"), Language("en")
UTC = datetime.timezone.utc
HEAD = """\
id: xa
title: Kế hoạch
period: 2025
window: {before: 20, after: 5}
units: [{id: van-hoa, name: Văn hóa}]
events:
"""
EVENT = "  - {id: quoc-khanh, summary: Quốc khánh, date: 2/9/2025}\n"
REPEATS = "repeat: 'hằng tuần thứ 3, thứ 5'"


def moment(hour: int) -> Moment:
    now = datetime.datetime(2025, 8, 1, tzinfo=UTC) + datetime.timedelta(hours=hour)
    return Moment(now, now.date())


def plan(when: str, time: str = "8h - 9h") -> str:
    """A plan whose activity is on some days of August, which are told by their numbers, or repeats; or without it."""
    if not when:
        return HEAD + EVENT
    days = ", ".join(f"{day}/8/2025" for day in when.split())
    said = when if when == REPEATS else f"date: [{days}]"
    its_time = f", time: {time}" if time else ""
    return f"{HEAD}{EVENT}activities:\n  - {{id: hop, summary: Họp báo, event: quoc-khanh, {said}{its_time}}}\n"


def drawn(text: str, asked: Settings = OF_THE_PLAN, unit: str | None = None, language: Language = VI) -> Contents:
    schedule = schedule_of(text)
    return calendar(schedule, language, asked, unit_of(schedule, unit))


def as_before(contents: Contents, unit: str | None = None) -> Contents:
    """A calendar as it was drawn by the version before: the first of several listed days had the activity's own UID."""
    schedule = schedule_of(plan("30"))
    whole = uid(schedule.plan, "hop", "activity", unit_of(schedule, unit))
    listed = [event for event in contents.events if "Họp báo" in event.summary and not event.value("RRULE")]
    first = listed[0].uid if listed else ""
    return contents._replace(
        events=tuple(event.with_uid(whole) if event.uid == first else event for event in contents.events)
    )


def updated(now: Contents, before: bytes, hour: int = 1) -> Update:
    """The calendar brought up to date; once that is done, nothing is left to do."""
    update = brought_up_to_date(now, before, "x.ics", moment(hour), VI)
    content = update.calendar.to_ical()
    check_bytes(content)
    again = brought_up_to_date(now, content, "x.ics", moment(hour + 1), VI)
    assert (again.changes, again.calendar.to_ical()) == ((), content)
    return update


class Shown(NamedTuple):
    """What someone sees of the activity: its days in August 2025 that are on, and those told as cancelled."""

    on: list[int]
    off: list[int]


def shown(content: bytes) -> Shown:
    days: dict[bool, list[int]] = {False: [], True: []}
    for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
        if "Họp báo" in str(event["summary"]):
            read: Any = event
            start = read["dtstart"].dt
            if "rrule" in event:
                found = [day.date() for day in rrulestr(read["rrule"].to_ical().decode(), dtstart=start)]
            else:
                found = [start.date() if isinstance(start, datetime.datetime) else start]
            days[str(event["status"]) == "CANCELLED"] += [(day - datetime.date(2025, 7, 31)).days for day in found]
    return Shown(sorted(days[False]), sorted(days[True]))


def uids_by_day(contents: Contents, cancelled: bool = False) -> dict[int, str]:
    return {
        event.days[0].day: event.uid
        for event in contents.events
        if "Họp báo" in event.summary and event.is_cancelled == cancelled
    }


# days that are listed


def test_a_day_alone_has_the_activitys_uid_and_each_of_several_that_of_its_day() -> None:
    schedule = schedule_of(plan("30"))

    def of(kind: str) -> str:
        return uid(schedule.plan, "hop", kind, None)

    assert uids_by_day(drawn(plan("30"))) == {30: of("activity")}
    assert uids_by_day(drawn(plan("28 30"))) == {28: of("activity/2025-08-28"), 30: of("activity/2025-08-30")}
    assert [event.uid for event in drawn(plan(REPEATS)).events if event.value("RRULE")] == [of("activity")]


STEPS = [
    (["28 30 31", "30 31"], Shown([30, 31], [28])),
    (["28 30 31", "28 30"], Shown([28, 30], [31])),
    (["28 30 31", "28 31"], Shown([28, 31], [30])),
    (["28 30 31", "31"], Shown([31], [28, 30])),
    (["28 30 31", "28"], Shown([28], [30, 31])),
    (["28 30 31", ""], Shown([], [28, 30, 31])),
    (["28 30", "26 28 30"], Shown([26, 28, 30], [])),
    (["28 30", "26 28"], Shown([26, 28], [30])),
    (["28", "28 30"], Shown([28, 30], [])),
    (["30", "28 30"], Shown([28, 30], [])),
    (["28", "30 31"], Shown([30, 31], [28])),
    (["28", "28 30", "28"], Shown([28], [30])),
    (["28", "28 30", "30"], Shown([30], [28])),
    (["28", "28 30", "30", "28 30"], Shown([28, 30], [])),
    (["28", "28 30", "30", "28"], Shown([28], [30])),
    (["28 30", "30", "29"], Shown([29], [28, 30])),
    (["28 30", "30", "29 30"], Shown([29, 30], [28])),
    (["28 30", "30", "30 31", "28 30 31"], Shown([28, 30, 31], [])),
    (["28 30", "26"], Shown([26], [28, 30])),
    (["28 30", "", "28 30"], Shown([28, 30], [])),
    (["28 30", "", "30"], Shown([30], [28])),
    (["28", "29"], Shown([29], [])),  # a day alone is moved
    (["28", "", "28"], Shown([28], [])),
]
"""What a plan said one after the other, and what is seen at its end."""


@pytest.mark.parametrize("unit", [None, "van-hoa"])
@pytest.mark.parametrize("time", ["8h - 9h", ""], ids=["timed", "all-day"])
@pytest.mark.parametrize("version_before", [False, True], ids=["", "version-before"])
@pytest.mark.parametrize(("said", "expected"), STEPS, ids=[" > ".join(said) for said, _ in STEPS])
def test_days_that_stay_are_on_and_days_that_left_are_told(
    said: list[str], expected: Shown, version_before: bool, time: str, unit: str | None
) -> None:
    first = drawn(plan(said[0], time), unit=unit)
    content = (as_before(first, unit) if version_before else first).to_ical()
    for hour, when in enumerate(said[1:]):
        content = updated(drawn(plan(when, time), unit=unit), content, 3 * hour).calendar.to_ical()
    assert shown(content) == expected


@pytest.mark.parametrize("version_before", [False, True])
def test_who_has_the_list_already_is_told_of_the_day_that_left_alone(version_before: bool) -> None:
    first = drawn(plan("28 30 31"))
    before = as_before(first) if version_before else first
    assert updated(first, before.to_ical()).changes == ()
    update = updated(drawn(plan("30 31")), before.to_ical())
    # the others say which days it is on
    assert [(change.way, change.event.days[0].day) for change in update.changes if "Họp" in change.event.summary] == [
        ("changed", 30),
        ("changed", 31),
        ("cancelled", 28),
    ]
    kept = uids_by_day(before)
    assert uids_by_day(update.calendar) == {30: kept[30], 31: kept[31]}


def test_a_double_that_the_version_before_left_is_told_no_more() -> None:
    """It moved the first of three days to the second, and told the second as cancelled beside it."""
    now = drawn(plan("30 31"))
    events = {event.days[0].day: event for event in now.events if "Họp báo" in event.summary}
    whole = as_before(now).events[-2]
    cancelled = events[30].cancelled("[HỦY] {summary}").with_version(1, moment(0).now)
    before = now._replace(events=(*now.events[:-2], whole, events[31], cancelled))
    assert shown(before.to_ical()) == Shown([30, 31], [30])
    update = updated(now, before.to_ical())
    assert [(change.way, change.event.uid) for change in update.changes] == [("dropped", events[30].uid)]
    assert shown(update.calendar.to_ical()) == Shown([30, 31], [])
    assert update.calendar.dropped == {events[30].uid: 1}
    assert uids_by_day(update.calendar) == {30: whole.uid, 31: events[31].uid}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # Tuesdays and Thursdays from 13 August to 7 September
        (["14 19 20", REPEATS], Shown([14, 19, 21, 26, 28, 33, 35], [20])),
        ([REPEATS, "19 21"], Shown([19, 21], [])),
        ([REPEATS, "14"], Shown([14], [])),
        ([REPEATS, "21"], Shown([21], [])),
        ([REPEATS, "20 21"], Shown([20, 21], [])),
        (["14 19", REPEATS, "14 19"], Shown([14, 19], [])),
        (["19 20", "20", REPEATS], Shown([14, 19, 21, 26, 28, 33, 35], [20])),
    ],
    ids=str,
)
def test_what_repeats_and_what_is_listed_are_never_on_and_cancelled_on_one_day(
    said: list[str], expected: Shown
) -> None:
    content = drawn(plan(said[0])).to_ical()
    for hour, when in enumerate(said[1:]):
        content = updated(drawn(plan(when)), content, 3 * hour).calendar.to_ical()
    assert shown(content) == expected


def test_what_repeated_goes_on_as_the_first_of_its_days_that_are_listed() -> None:
    """Who keeps events by UID would show it for ever if it were merely missing."""
    update = updated(drawn(plan("20 21 28")), drawn(plan(REPEATS)).to_ical())
    assert [(change.way, change.event.days[0].day) for change in update.changes] == [
        ("added", 20),
        ("changed", 21),
        ("added", 28),
    ]


DAYS = [str(day) for day in (26, 28, 29, 30, 31)]
LISTS = st.lists(st.sampled_from(DAYS), unique=True, max_size=4).map(lambda days: " ".join(sorted(days)))


def as_versions(content: bytes) -> dict[str, tuple[int, datetime.datetime]]:
    return {str(event["uid"]): version(event) for event in icalendar.Calendar.from_ical(content).walk("VEVENT")}


class Highest:
    """The highest version that each UID had."""

    def __init__(self) -> None:
        self._versions: dict[str, tuple[int, datetime.datetime]] = {}

    def never_falls(self, content: bytes) -> None:
        for id, now in as_versions(content).items():
            assert now >= self._versions.get(id, now)
            self._versions[id] = now


@examples(150)
@given(st.lists(LISTS, min_size=2, max_size=7), st.booleans())
@example(["28 30 31", "31", "29"], True)
def test_any_edits_of_a_list_are_told_day_by_day(said: Sequence[str], version_before: bool) -> None:
    first = drawn(plan(said[0]))
    content = (as_before(first) if version_before else first).to_ical()
    client, highest = Client(), Highest()
    client.take(content)
    highest.never_falls(content)
    told: set[int] = set()
    for hour, (before, now) in enumerate(pairwise(said)):
        there = Contents((), {}, events_in(content))
        kept = uids_by_day(there, cancelled=True) | uids_by_day(there)
        update = updated(drawn(plan(now)), content, 3 * hour)
        content = update.calendar.to_ical()
        highest.never_falls(content)
        client.take(content)
        on, off = shown(content)
        days, left = set(map(int, now.split())), set(map(int, before.split()))
        assert on == sorted(days)
        assert sorted(client_days(client)) == on
        assert not days & set(off)
        for day in days & (left | told):
            assert uids_by_day(update.calendar)[day] == kept[day]
        # a day alone may be moved, and is then told as nothing else
        told = set(off) if len(days) == 1 and len(left) <= 1 else (told | left) - days
        assert Counter(off) == Counter(told)


def events_in(content: bytes) -> tuple[CalendarEvent, ...]:
    from tamduong_cli.calendars.reading_back import earlier

    return earlier(content, "x.ics").events


def client_days(client: Client) -> list[int]:
    return [
        event.decoded("dtstart").day
        for event in client.events.values()
        if "Họp báo" in str(event["summary"]) and str(event["status"]) != "CANCELLED"
    ]


@examples(100)
@given(st.lists(LISTS | st.just(REPEATS), min_size=2, max_size=7), st.booleans())
def test_any_edits_of_what_repeats_leave_each_day_once(said: Sequence[str], version_before: bool) -> None:
    first = drawn(plan(said[0]))
    content = (as_before(first) if version_before else first).to_ical()
    highest = Highest()
    highest.never_falls(content)
    for hour, now in enumerate(said[1:]):
        content = updated(drawn(plan(now)), content, 3 * hour).calendar.to_ical()
        highest.never_falls(content)
        on, off = shown(content)
        assert on == ([14, 19, 21, 26, 28, 33, 35] if now == REPEATS else sorted(map(int, now.split())))
        assert not set(on) & set(off)


@each_reader
def test_every_reader_reads_a_list_that_got_shorter_and_a_calendar_without_events(reader: Reader) -> None:
    update = updated(drawn(plan("30 31", "")), as_before(drawn(plan("28 30 31", ""))).to_ical())
    content = update.calendar.to_ical()
    assert reader(content) == by_icalendar(content)
    assert [(entry.first.day, "[HỦY]" in entry.summary) for entry in reader(content) if "Họp" in entry.summary] == [
        (30, False),
        (31, False),
        (28, True),
    ]
    assert reader(drawn(EMPTY).to_ical()) == []


# windows


ONE = "  - {id: c, summary: C, window: 1/3/2025 - 9/3/2025}\n"
FIRST = "{name: Một, from: 1/3/2025, to: 9/3/2025}"
SECOND = "{name: Hai, from: 2/4/2025, to: 5/4/2025}"
MILESTONES = Settings(style="milestones")


def phases(*windows: str) -> str:
    return f"  - {{id: c, summary: C, windows: [{', '.join(windows)}]}}\n"


@pytest.mark.parametrize("asked", [OF_THE_PLAN, MILESTONES], ids=["spans", "milestones"])
@pytest.mark.parametrize(
    ("before", "now", "kept"),
    [
        (phases(FIRST, SECOND), phases(FIRST.replace("Một", "Đợt một"), SECOND), True),
        (phases(FIRST, SECOND), phases(SECOND, FIRST.replace("name: Một", "id: x, name: Một")), True),
        (phases(FIRST, SECOND), phases(FIRST.replace("1/3", "28/2"), SECOND), True),
        (phases(FIRST, SECOND), phases(FIRST.replace("Một", "Hai"), SECOND.replace("Hai", "Một")), True),
        (phases(FIRST, SECOND), ONE, False),  # the second is not on any more
        (phases(FIRST), ONE, True),
        (ONE, phases(FIRST), True),
        (ONE, phases(FIRST, SECOND), True),
        (phases(FIRST, SECOND), phases(FIRST), False),
        (ONE, ONE.replace("id: c", "id: d"), False),  # another id is another event
        (phases(FIRST), phases(FIRST).replace("id: c", "id: d"), False),
    ],
)
def test_a_window_on_the_same_days_goes_on_whatever_it_is_called(
    before: str, now: str, kept: bool, asked: Settings
) -> None:
    update = updated(drawn(HEAD + now, asked), drawn(HEAD + before, asked).to_ical())
    assert not kept or {change.way for change in update.changes} <= {"changed", "added"}
    assert kept or "cancelled" in {change.way for change in update.changes}
    on, off = (
        {event.days for event in update.calendar.events if event.is_cancelled == is_off} for is_off in (False, True)
    )
    assert on == {event.days for event in drawn(HEAD + now, asked).events}
    assert "id: d" in now or not on & off


HALVES = ("{name: Nửa đầu, from: 1/3/2025, to: 4/3/2025}", "{name: Nửa sau, from: 5/3/2025, to: 9/3/2025}")


@pytest.mark.parametrize(
    ("before", "now", "cancelled"),
    [
        (ONE, phases(*HALVES), 0),
        (phases(*HALVES), ONE, 1),  # one of the two is left over
        (phases(FIRST), phases(FIRST.replace("Một", "Đợt một").replace("9/3", "8/3")), 0),
        (phases(FIRST), phases(FIRST.replace("Một", "Đợt một").replace("1/3", "2/3")), 0),
        (phases(FIRST), phases(FIRST.replace("Một", "Đợt một").replace("1/3", "2/3").replace("9/3", "8/3")), 1),
    ],
    ids=["split", "merged", "renamed, ends earlier", "renamed, begins later", "renamed, both ends others"],
)
def test_a_window_that_begins_or_ends_on_the_same_day_goes_on(before: str, now: str, cancelled: int) -> None:
    update = updated(drawn(HEAD + now), drawn(HEAD + before).to_ical())
    assert Counter(change.way for change in update.changes)["cancelled"] == cancelled
    live = {event.days for event in update.calendar.events if not event.is_cancelled}
    assert live == {event.days for event in drawn(HEAD + now).events}
    again = updated(drawn(HEAD + now), update.calendar.to_ical(), 3)
    assert not again.changes


def test_a_phase_keeps_its_uid_through_any_names_and_moves() -> None:
    first = drawn(HEAD + phases(FIRST, SECOND))
    content = first.to_ical()
    names = ["Đợt một", "Giai đoạn đầu", "Một", "Đợt một"]
    for hour, name in enumerate(names):
        update = updated(drawn(HEAD + phases(FIRST.replace("Một", name), SECOND)), content, 3 * hour)
        assert [event.uid for event in update.calendar.events] == [event.uid for event in first.events]
        content = update.calendar.to_ical()
    renamed = FIRST.replace("Một", "Đợt một")
    gone = updated(drawn(HEAD + phases(SECOND)), content, 20).calendar
    assert [(event.uid, event.is_cancelled) for event in gone.events] == [
        (first.events[1].uid, False),
        (first.events[0].uid, True),
    ]
    back = updated(drawn(HEAD + phases(renamed, SECOND)), gone.to_ical(), 30)
    assert [event.uid for event in back.calendar.events] == [event.uid for event in first.events]


def test_a_phase_that_moves_to_days_that_were_cancelled_keeps_its_uid() -> None:
    before = drawn(HEAD + phases(FIRST, SECOND))
    without = updated(drawn(HEAD + phases(FIRST)), before.to_ical()).calendar
    moved = drawn(HEAD + phases(FIRST.replace("1/3", "2/4").replace("9/3", "5/4")))
    update = updated(moved, without.to_ical(), 5)
    assert [(change.way, change.event.uid) for change in update.changes] == [("changed", before.events[0].uid)]


def test_two_phases_that_change_places_keep_their_uids() -> None:
    before = drawn(HEAD + phases(FIRST, SECOND))
    now = drawn(HEAD + phases(FIRST.replace("Một", "Hai"), SECOND.replace("Hai", "Một")))
    update = updated(now, before.to_ical())
    assert sorted(event.uid for event in update.calendar.events) == sorted(event.uid for event in now.events)
    assert {event.uid: event.days for event in update.calendar.events} == {
        event.uid: event.days for event in now.events
    }


def test_milestones_that_become_one_day_are_never_on_and_cancelled_on_it() -> None:
    before = drawn(HEAD + ONE, MILESTONES)
    first, last = before.events
    for day, kept, left in (("9/3/2025", last, first), ("1/3/2025", first, last)):
        now = drawn(HEAD + ONE.replace("1/3/2025 - 9/3/2025", f"{day} - {day}"), MILESTONES)
        update = updated(now, before.to_ical())
        assert [(event.uid, event.is_cancelled, event.days) for event in update.calendar.events] == [
            (kept.uid, False, kept.days),
            (left.uid, True, left.days),
        ]
        again = updated(before, update.calendar.to_ical(), 5)
        assert [(event.uid, event.is_cancelled, event.days) for event in again.calendar.events] == [
            (event.uid, False, event.days) for event in before.events
        ]


def test_a_window_of_one_day_goes_on_in_another_style() -> None:
    one_day = HEAD + ONE.replace("1/3/2025 - 9/3/2025", "2/4/2025 - 2/4/2025")
    assert updated(drawn(one_day, MILESTONES), drawn(one_day).to_ical()).changes == ()


def test_a_phase_of_a_tentative_window_is_known_by_its_name() -> None:
    said = phases(FIRST.replace("}", ", tentative: true}"), SECOND)
    update = updated(drawn(HEAD + said.replace("Một", "Đợt một")), drawn(HEAD + said).to_ical())
    assert {change.way for change in update.changes} == {"changed"}


# calendars without events


EMPTY = HEAD.replace("units: [", "timezone: Europe/Berlin\nunits: [") + "  []\n"


def test_a_calendar_without_events_holds_its_time_zone_alone() -> None:
    contents = drawn(EMPTY)
    assert (contents.events, list(contents.timezones)) == ((), ["Europe/Berlin"])
    content = contents.to_ical()
    check_bytes(content)
    read: Any = icalendar.Calendar.from_ical(content)
    assert [component.name for component in read.subcomponents] == ["VTIMEZONE"]
    assert read.subcomponents[0].to_tz().utcoffset(datetime.datetime(2025, 7, 1)) == datetime.timedelta(hours=2)
    assert updated(contents, content).calendar.to_ical() == content
    # that of the version before had nothing in it
    update = updated(contents, contents._replace(timezones={}).to_ical())
    assert (update.changes, update.calendar.to_ical()) == ((), content)


def test_a_calendar_whose_events_left_and_were_dropped_has_its_time_zone() -> None:
    events = EMPTY.replace("  []\n", ONE)
    update = updated(drawn(EMPTY), drawn(events).to_ical())
    assert [event.is_cancelled for event in update.calendar.events] == [True]
    late = brought_up_to_date(drawn(EMPTY), update.calendar.to_ical(), "x.ics", moment(24 * 60), VI).calendar
    assert (late.events, list(late.timezones)) == ((), ["Europe/Berlin"])
    back = updated(drawn(events), late.to_ical())
    assert [change.way for change in back.changes] == ["restored"]
    assert dict(back.calendar.timezones) == {}


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (HEAD + phases(FIRST, SECOND), HEAD + phases(FIRST.replace("Một", "Đợt một"), SECOND)),
        (HEAD + ONE, HEAD + phases(FIRST, SECOND)),
        (plan("28 30 31"), plan("30 31")),
        (plan("28 30"), plan("30")),
    ],
)
def test_a_plan_does_not_differ_from_a_calendar_whose_uids_it_keeps(before: str, now: str) -> None:
    update = updated(drawn(now), as_before(drawn(before)).to_ical())
    then_and = then_and_now(update.calendar.to_ical().decode(), "x.ics", schedule_of(now), VI)
    assert changes(*then_and) == ()


def test_an_activity_and_an_alarm_go_with_a_window_that_keeps_its_uid() -> None:
    text = """\
id: xa
title: Kế hoạch
period: 2025
events:
  - {id: a, summary: A, windows: [{name: Một, from: 1/3/2025, to: 9/3/2025}, {name: Hai, from: 2/4/2025, to: 5/4/2025}]}
activities:
  - {id: loa, summary: Loa, event: a, window: Một, repeat: hằng ngày}
"""
    before = drawn(text)
    update = updated(drawn(text.replace("Một", "Đợt đầu")), before.to_ical())
    (was, *_), (now, *_) = before.events, update.calendar.events
    assert (now.uid, now.summary) == (was.uid, "Tuyên truyền: Đợt đầu – A")
    assert now.lines[-3:] == was.lines[-3:]
    assert now.lines[-3] == f"UID:{alarm_uid(was.uid)}"
    activity = update.calendar.events[-1]
    assert (activity.value("RELATED-TO"), activity.days[0].day) == (was.uid, 1)
