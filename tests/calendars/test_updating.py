"""Calendars brought up to date: what programs that have the earlier one must be told, and nothing else."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tamduong_cli.calendars.contents import Contents
from tamduong_cli.calendars.events import OF_THE_PLAN, Settings, uid
from tamduong_cli.calendars.reading_back import earlier
from tamduong_cli.calendars.updating import Moment, Update, brought_up_to_date
from tamduong_cli.calendars.writing import calendar
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language, Message
from tamduong_cli.schedule.schedule import Schedule, merged
from tests.calendars.test_writing import Reader, by_icalendar, check_bytes, each_reader, schedule_of, unit_of
from tests.conftest import Run, examples

VI, EN = Language("vi"), Language("en")
UTC = datetime.timezone.utc
TODAY = datetime.date(2024, 4, 1)

HEAD = """\
id: xa
title: Kế hoạch
period: 2024
window: {before: 20, after: 5}
units: [{id: van-hoa, name: Văn hóa}, {id: doan, name: Đoàn}]
events:
"""
A = "  - {id: a, summary: Sự kiện A, origin: 7/5/1954, date: 7/5/2024}\n"
B = "  - {id: b, summary: Sự kiện B, date: 28/6/2024}\n"
PHASES = """\
  - id: c
    summary: C
    windows: [{name: Một, from: 1/3/2024, to: 9/3/2024}, {name: Hai, from: 2/4/2024, to: 2/4/2024}]
"""


def moment(day: datetime.date = TODAY, hour: int = 3) -> Moment:
    return Moment(datetime.datetime.combine(day, datetime.time(hour), UTC), day)


def drawn(events: str, asked: Settings = OF_THE_PLAN, unit: str | None = None, language: Language = VI) -> Contents:
    schedule = schedule_of(HEAD + (events or "  []\n"))
    return calendar(schedule, language, asked, unit_of(schedule, unit))


def after(*plans: str, day: datetime.date = TODAY) -> Update:
    """What the last of some plans makes of the calendars of those before it, an hour between them."""
    content = None
    for hour, events in enumerate(plans):
        update = brought_up_to_date(drawn(events), content, "x.ics", moment(day, hour), VI)
        content = update.calendar.to_ical()
        check_bytes(content)
    return update


def ways(update: Update) -> list[tuple[str, str]]:
    return [(change.way, change.event.summary) for change in update.changes]


def versions(update: Update) -> dict[str, tuple[int, str, str, str]]:
    """SEQUENCE, STATUS, DTSTAMP and LAST-MODIFIED of each event, by summary."""
    names = ("STATUS", "DTSTAMP", "LAST-MODIFIED")
    return {
        event.summary: (event.sequence, *(event.value(name) for name in names))  # type: ignore[misc]
        for event in update.calendar.events
    }


FIRST = "20240101T000000Z"
"""The first day of the period, which stamps what was never changed."""


def test_a_first_calendar_is_stamped_with_the_plans_day() -> None:
    update = after(A)
    assert update.is_new
    assert update.changes == ()
    assert versions(update) == {
        "Tuyên truyền: Sự kiện A": (0, "CONFIRMED", FIRST, FIRST),
        "Sự kiện A": (0, "CONFIRMED", FIRST, FIRST),
    }


def test_the_same_plan_gives_the_same_bytes_however_late() -> None:
    content = after(A + B).calendar.to_ical()
    late = brought_up_to_date(drawn(A + B), content, "x.ics", moment(datetime.date(2031, 1, 1)), VI)
    assert late.calendar.to_ical() == content
    assert (late.changes, late.unchanged, late.is_new) == ((), 4, False)


def test_a_moved_event_has_the_same_uid_a_higher_sequence_and_new_stamps_and_the_others_stay() -> None:
    update = after(A + B, A.replace("7/5/2024", "8/5/2024") + B)
    assert ways(update) == [("changed", "Tuyên truyền: Sự kiện A"), ("changed", "Sự kiện A")]
    now = "20240401T010000Z"
    assert versions(update) == {
        "Tuyên truyền: Sự kiện A": (1, "CONFIRMED", now, now),
        "Sự kiện A": (1, "CONFIRMED", now, now),
        "Tuyên truyền: Sự kiện B": (0, "CONFIRMED", FIRST, FIRST),
        "Sự kiện B": (0, "CONFIRMED", FIRST, FIRST),
    }
    schedule = schedule_of(HEAD + A)
    assert [event.uid for event in update.calendar.events[:2]] == [
        uid(schedule.plan, "a", "window", None),
        uid(schedule.plan, "a", "date", None),
    ]
    assert [event.value("DTSTART") for event in update.calendar.events[:2]] == ["20240418", "20240508"]


def test_a_day_of_revision_alone_changes_nothing() -> None:
    content = after(A).calendar.to_ical()
    revised = schedule_of(f"revised: 15/3/2024\n{HEAD}{A}")
    update = brought_up_to_date(calendar(revised, VI), content, "x.ics", moment(), VI)
    assert update.calendar.to_ical() == content


def test_what_is_new_is_stamped_with_the_moment() -> None:
    update = after(A, A + B)
    assert ways(update) == [("added", "Tuyên truyền: Sự kiện B"), ("added", "Sự kiện B")]
    assert versions(update)["Sự kiện B"] == (0, "CONFIRMED", "20240401T010000Z", "20240401T010000Z")


def test_what_left_is_cancelled_marked_and_rings_no_more() -> None:
    before = after(A + B)
    update = after(A + B, B)
    assert ways(update) == [
        ("cancelled", "[HỦY] Tuyên truyền: Sự kiện A"),
        ("cancelled", "[HỦY] Sự kiện A"),
    ]
    gone = update.calendar.events[-2:]
    assert [(event.sequence, event.is_cancelled) for event in gone] == [(1, True), (1, True)]
    was = {event.uid: event for event in before.calendar.events}
    for event in gone:
        assert "BEGIN:VALARM" not in event.lines
        assert "BEGIN:VALARM" in was[event.uid].lines
        for name in ("DTSTART", "DTEND", "DESCRIPTION", "CATEGORIES", "TRANSP"):
            assert event.value(name) == was[event.uid].value(name) != ""


def test_a_calendar_that_lost_all_it_had_says_so() -> None:
    assert after(A, "").is_all_cancelled
    assert not after(A, "", "").is_all_cancelled
    assert not after(A + B, B).is_all_cancelled
    assert not after("", "").is_all_cancelled


def test_what_left_in_english() -> None:
    content = drawn(A, language=EN).to_ical()
    update = brought_up_to_date(drawn(B, language=EN), content, "x.ics", moment(), EN)
    assert [event.summary for event in update.calendar.events[-2:]] == [
        "[CANCELLED] Campaign: Sự kiện A",
        "[CANCELLED] Sự kiện A",
    ]


@pytest.mark.parametrize(
    ("left", "seen", "there"),
    [
        # the window's last day is 12 May, a month after it 12 June; the anniversary is 7 May
        ("2024-04-01", "2024-04-01", {"window", "date"}),
        ("2024-04-01", "2024-06-07", {"window", "date"}),
        ("2024-04-01", "2024-06-08", {"window"}),
        ("2024-04-01", "2024-06-12", {"window"}),
        ("2024-04-01", "2024-06-13", set()),
        # whoever looks once a day hears of what left late, too
        ("2024-06-10", "2024-06-17", {"window", "date"}),
        ("2024-06-10", "2024-06-18", set()),
        ("2030-01-01", "2030-01-08", {"window", "date"}),
        ("2030-01-01", "2030-01-09", set()),
    ],
)
def test_what_left_stays_until_its_last_day_is_a_month_past(left: str, seen: str, there: set[str]) -> None:
    gone = moment(datetime.date.fromisoformat(left))
    content = brought_up_to_date(drawn(B), drawn(A + B).to_ical(), "x.ics", gone, VI).calendar.to_ical()
    later = brought_up_to_date(drawn(B), content, "x.ics", moment(datetime.date.fromisoformat(seen)), VI)
    schedule = schedule_of(HEAD + A)
    kinds = {uid(schedule.plan, "a", kind, None): kind for kind in ("window", "date")}
    assert {kinds[event.uid] for event in later.calendar.events if event.uid in kinds} == there
    assert {kinds[change.event.uid] for change in later.changes} == {"window", "date"} - there
    assert {change.way for change in later.changes} <= {"dropped"}
    assert later.unchanged == 2


def test_what_left_on_the_day_that_the_calendar_ends_does_no_harm() -> None:
    last = "  - {id: a, summary: A, window: 1/12/9999 - 30/12/9999}\n"
    update = after(last, B, B)
    assert ways(update) == []
    assert [event.is_cancelled for event in update.calendar.events] == [False, False, True]


@pytest.mark.parametrize("days", [0, 10, 400])
def test_what_returns_is_confirmed_again_with_a_higher_sequence_even_after_it_was_dropped(days: int) -> None:
    content = brought_up_to_date(drawn(B), drawn(A + B).to_ical(), "x.ics", moment(), VI).calendar.to_ical()
    later = moment(TODAY + datetime.timedelta(days), 4)
    kept = brought_up_to_date(drawn(B), content, "x.ics", later, VI)
    assert len(kept.calendar.events) == (4 if days < 60 else 2)
    update = brought_up_to_date(drawn(A + B), kept.calendar.to_ical(), "x.ics", later, VI)
    assert ways(update) == [("restored", "Tuyên truyền: Sự kiện A"), ("restored", "Sự kiện A")]
    stamp = f"{later.now:%Y%m%dT%H%M%SZ}"
    assert versions(update)["Sự kiện A"] == (2, "CONFIRMED", stamp, stamp)
    assert update.calendar.dropped == {}


def test_what_was_dropped_is_no_event_but_its_number_is_kept() -> None:
    content = brought_up_to_date(drawn(B), drawn(A + B).to_ical(), "x.ics", moment(), VI).calendar.to_ical()
    late = brought_up_to_date(drawn(B), content, "x.ics", moment(datetime.date(2025, 1, 1)), VI).calendar
    schedule = schedule_of(HEAD + A)
    assert late.dropped == {uid(schedule.plan, "a", kind, None): 1 for kind in ("window", "date")}
    assert len(icalendar.Calendar.from_ical(late.to_ical()).walk("VEVENT")) == 2


@each_reader
@pytest.mark.parametrize("asked", [OF_THE_PLAN, Settings(style="milestones")], ids=["spans", "milestones"])
def test_every_reader_reads_what_changed_left_and_was_dropped(asked: Settings, reader: Reader) -> None:
    """Event c was dropped, a left, b moved and d came; each reader finds the same in it as icalendar."""
    c, d = B.replace("id: b", "id: c").replace("28/6", "10/2"), B.replace("id: b", "id: d")
    content = drawn(A + B + c, asked).to_ical()
    for events, day in ((A + B, TODAY), (A + B, datetime.date(2024, 4, 20)), (B.replace("28/6", "29/6") + d, TODAY)):
        content = brought_up_to_date(drawn(events, asked), content, "x.ics", moment(day), VI).calendar.to_ical()
    assert content.count(b"X-PLAN-DROPPED:") == len(drawn(c, asked).events)
    found = reader(content)
    assert found == by_icalendar(content)
    now = drawn(B.replace("28/6", "29/6") + d, asked)
    assert [entry.uid for entry in found if "[HỦY]" not in entry.summary] == [event.uid for event in now.events]
    gone = [entry for entry in found if "[HỦY]" in entry.summary]
    assert [(entry.uid, entry.alarms) for entry in gone] == [(event.uid, ()) for event in drawn(A, asked).events]


def test_two_changes_within_a_second_have_two_stamps() -> None:
    content = None
    for date in ("7/5/2024", "8/5/2024", "9/5/2024"):
        content = brought_up_to_date(
            drawn(A.replace("7/5/2024", date)), content, "x.ics", moment(), VI
        ).calendar.to_ical()
    update = earlier(content or b"", "x.ics")
    assert [(event.sequence, event.value("DTSTAMP")) for event in update.events] == [(2, "20240401T030001Z")] * 2


def test_a_clock_that_was_set_back_makes_no_stamp_earlier() -> None:
    content = brought_up_to_date(
        drawn(A.replace("A,", "B,")), drawn(A).to_ical(), "x.ics", moment(hour=9), VI
    ).calendar.to_ical()
    update = brought_up_to_date(drawn(A), content, "x.ics", moment(hour=2), VI)
    assert {event.value("DTSTAMP") for event in update.calendar.events} == {"20240401T090001Z"}


def test_a_unit_that_loses_an_event_is_told_and_the_others_are_not() -> None:
    both, one = HEAD + A + B, HEAD.replace("name: Đoàn", "name: Đoàn, events: [a]") + A + B
    for unit, expected in (("doan", 2), ("van-hoa", 0), (None, 0)):
        before, now = schedule_of(both), schedule_of(one)
        content = calendar(before, VI, unit=unit_of(before, unit)).to_ical()
        update = brought_up_to_date(calendar(now, VI, unit=unit_of(now, unit)), content, "x.ics", moment(), VI)
        assert [change.way for change in update.changes] == ["cancelled"] * expected


def test_a_cancelled_activity_keeps_the_time_zone_that_its_time_is_in() -> None:
    timed = "activities: [{id: l, summary: Lễ, event: a, date: 7/5/2024, time: 7h30}]\n"
    before = calendar(schedule_of(HEAD + A + timed), VI)
    update = brought_up_to_date(drawn(A), before.to_ical(), "x.ics", moment(), VI)
    assert ways(update) == [("cancelled", "[HỦY] Lễ")]
    content = update.calendar.to_ical()
    assert content.count(b"BEGIN:VTIMEZONE") == 1
    read: Any = icalendar.Calendar.from_ical(content).walk("VEVENT")[-1]
    assert read.decoded("dtstart").utcoffset() == datetime.timedelta(hours=7)


# what stands in its place

OTHER_PROGRAM = drawn(A).to_ical().replace(b"-//tamduong-cli//plan//VI", b"-//Other//EN")
OURS = drawn(A).to_ical()
AT_ONCE = "it ends too early, or a line of it cannot be read"


def damaged(why: str, **values: str) -> Message:
    message = "{name} is damaged: {why}; put a good copy in its place"
    return Message(message, name="x.ics", why=Message(why, **values))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", Message("{name} is not a calendar that plan wrote", name="x.ics")),
        (b"Notes\n", Message("{name} is not a calendar that plan wrote", name="x.ics")),
        (b"\xff\xfe\x00", Message("{name} is not a calendar that plan wrote", name="x.ics")),
        (OTHER_PROGRAM, Message("{name} is a calendar that another program wrote", name="x.ics")),
        (OURS[:-1], damaged(AT_ONCE)),
        (OURS[:-3], damaged(AT_ONCE)),
        (OURS[: len(OURS) // 2], damaged(AT_ONCE)),
        (OURS.replace(b"END:VEVENT\r\n", b"", 1), None),
        (OURS + OURS, damaged(AT_ONCE)),
        (OURS.replace(b"SUMMARY", b"\xff\xff", 1), damaged(AT_ONCE)),
        (OURS.replace(b"SEQUENCE:0", b"SEQUENCE:x", 1), None),
        (OURS.replace(b"SEQUENCE:0", b"SEQUENCE:-1", 1), None),
        (OURS.replace(b"SEQUENCE:0\r\n", b"", 1), None),
        (OURS.replace(b"DTSTART;VALUE=DATE:2024", b"DTSTART;VALUE=DATE:2o24", 1), None),
        (OURS.replace(b"X-WR-CALNAME", b"X-PLAN-DROPPED:x\r\nX-WR-CALNAME", 1), damaged(AT_ONCE)),
        (OURS.replace(b"X-WR-CALNAME", b"X-PLAN-KEPT:x\r\nX-WR-CALNAME", 1), damaged(AT_ONCE)),
    ],
    ids=lambda value: None,
)
def test_what_is_not_ours_or_is_damaged_is_refused_and_why(content: bytes, message: Message | None) -> None:
    uid_of_a = drawn(A).events[0].uid
    message = message or damaged("the event with the UID {uid} cannot be read", uid=uid_of_a)
    with pytest.raises(Failure) as refused:
        brought_up_to_date(drawn(A), content, "x.ics", moment(), VI)
    assert refused.value.message == Message("{problem}; --force writes all the same", problem=message)


def test_a_time_zone_that_is_missing_is_damage() -> None:
    timed = "activities: [{id: l, summary: Lễ, event: a, date: 7/5/2024, time: 7h30}]\n"
    whole = calendar(schedule_of(HEAD + A + timed), VI)
    with pytest.raises(Failure) as refused:
        brought_up_to_date(whole, whole._replace(timezones={}).to_ical(), "x.ics", moment(), VI)
    message = damaged("the event with the UID {uid} cannot be read", uid=whole.events[-1].uid)
    assert refused.value.message.values["problem"] == message


def test_one_uid_twice_is_refused() -> None:
    first = drawn(A).events[0]
    twice = drawn(A)._replace(events=(first, first)).to_ical()
    with pytest.raises(Failure) as refused:
        brought_up_to_date(drawn(A), twice, "x.ics", moment(), VI)
    assert refused.value.message.values["problem"] == damaged("the UID {uid} is there twice", uid=first.uid)


def test_the_calendar_of_another_unit_or_plan_is_refused_and_with_force_its_events_are_cancelled() -> None:
    for other in (drawn(A, unit="van-hoa"), calendar(schedule_of((HEAD + A).replace("id: xa", "id: huyen")), VI)):
        with pytest.raises(Failure) as refused:
            brought_up_to_date(drawn(A), other.to_ical(), "x.ics", moment(), VI)
        assert refused.value.message == Message(
            "{problem}; --force writes all the same",
            problem=Message("{name} is the calendar of another plan, or of another unit", name="x.ics"),
        )
        forced = brought_up_to_date(drawn(A), other.to_ical(), "x.ics", moment(), VI, force=True)
        assert [change.way for change in forced.changes] == ["added", "added", "cancelled", "cancelled"]


def test_a_plan_may_have_none_of_its_earlier_events() -> None:
    assert [change.way for change in after(A, B).changes] == ["added", "added", "cancelled", "cancelled"]


def test_a_plan_may_come_to_and_leave_a_calendar_of_several() -> None:
    one = schedule_of(HEAD + A)
    other = schedule_of((HEAD + B).replace("id: xa", "id: huyen"))
    content = calendar(one, VI).to_ical()
    both = brought_up_to_date(calendar(merged([one, other]), VI), content, "x.ics", moment(), VI)
    assert [change.way for change in both.changes] == ["added", "added"]
    left = brought_up_to_date(calendar(other, VI), both.calendar.to_ical(), "x.ics", moment(hour=5), VI)
    assert [change.way for change in left.changes] == ["cancelled", "cancelled"]


def test_line_ends_that_another_program_changed_are_mended_and_no_event_changes() -> None:
    content = after(A).calendar.to_ical()
    update = brought_up_to_date(drawn(A), content.replace(b"\r\n", b"\n"), "x.ics", moment(), VI)
    assert update.changes == ()
    assert update.calendar.to_ical() == content


def test_lines_that_another_program_put_in_another_order_change_no_event() -> None:
    content = after(A).calendar.to_ical()
    lines = content.split(b"\r\n")
    begin = lines.index(b"BEGIN:VEVENT") + 1
    assert lines[begin] != lines[begin + 1]
    lines[begin], lines[begin + 1] = lines[begin + 1], lines[begin]
    update = brought_up_to_date(drawn(A), b"\r\n".join(lines), "x.ics", moment(), VI)
    assert (update.changes, update.unchanged) == ((), 2)
    assert update.calendar.to_ical() == content


# milestones

MILESTONES = Settings(style="milestones")


def days(contents: Contents) -> list[tuple[str, str, str, bool]]:
    """Each event's title, first and last day, and whether something reminds of it."""
    return [
        (event.summary, *(f"{day:%d/%m}" for day in event.days), "BEGIN:VALARM" in event.lines)  # type: ignore[misc]
        for event in contents.events
    ]


def test_milestones_are_the_first_day_the_anniversary_and_the_last_day() -> None:
    assert days(drawn(A, MILESTONES)) == [
        ("Ngày đầu tuyên truyền: Sự kiện A", "17/04", "17/04", True),
        ("Ngày cuối tuyên truyền: Sự kiện A", "12/05", "12/05", False),
        ("Sự kiện A", "07/05", "07/05", True),
    ]


def test_milestones_of_phases_and_of_a_single_day() -> None:
    assert days(drawn(PHASES, MILESTONES)) == [
        ("Ngày đầu tuyên truyền: Một – C", "01/03", "01/03", True),
        ("Ngày cuối tuyên truyền: Một – C", "09/03", "09/03", False),
        ("Tuyên truyền: Hai – C", "02/04", "02/04", True),
    ]


def test_a_single_day_that_grows_keeps_its_uid() -> None:
    before = drawn(PHASES, MILESTONES)
    grown = drawn(PHASES.replace("to: 2/4/2024", "to: 3/4/2024"), MILESTONES)
    update = brought_up_to_date(grown, before.to_ical(), "x.ics", moment(), VI)
    assert ways(update) == [
        ("changed", "Ngày đầu tuyên truyền: Hai – C"),
        ("added", "Ngày cuối tuyên truyền: Hai – C"),
    ]


def test_the_plan_says_the_style_and_the_command_line_may_say_another() -> None:
    schedule = schedule_of(f"style: milestones\n{HEAD}{A}")
    assert len(calendar(schedule, VI).events) == 3
    assert len(calendar(schedule, VI, Settings(style="spans")).events) == 2


# any series of edits


class Client:
    """A program that keeps events by UID, and takes over one that it knows only in a later version."""

    def __init__(self) -> None:
        self.events: dict[str, Any] = {}

    def take(self, content: bytes) -> None:
        for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
            known = self.events.get(str(event["uid"]))
            if known is None or version(event) > version(known):
                self.events[str(event["uid"])] = event


def version(event: Any) -> tuple[int, datetime.datetime]:
    return int(event["sequence"]), event.decoded("dtstamp")


def said(event: Any) -> tuple[str, ...]:
    """All that an event says, without its version."""
    return tuple(
        sorted(line for line in event.content_lines() if not line.startswith(("SEQUENCE", "DTSTAMP", "LAST-MODIFIED")))
    )


IDS = st.sampled_from(["a", "b", "c", "d"])
DAYS = st.dates(datetime.date(2024, 1, 20), datetime.date(2024, 12, 1))
TITLES = st.sampled_from(["Ngày, hội", "Lễ; hội", "Lễ \\\\N hội", "Kỷ niệm " + "ệ" * 40])


class Edits(RuleBasedStateMachine):
    """A plan that is edited and exported, in any order, while months go by."""

    def __init__(self) -> None:
        super().__init__()
        self.plan: dict[str, tuple[datetime.date, str]] = {}
        self.style, self.language = "spans", VI
        self.now = datetime.datetime(2024, 1, 1, 3, tzinfo=UTC)
        self.content: bytes | None = None
        self.highest: dict[str, tuple[int, datetime.datetime]] = {}
        self.client = Client()
        self.exported = True

    @initialize(day=DAYS)
    def first(self, day: datetime.date) -> None:
        self.plan["a"] = (day, "Ngày hội")
        self.export()

    @rule(id=IDS, day=DAYS, title=TITLES)
    def put(self, id: str, day: datetime.date, title: str) -> None:
        self.plan[id] = (day, title)
        self.exported = False

    @precondition(lambda self: self.plan)
    @rule(data=st.data())
    def take_out(self, data: st.DataObject) -> None:
        del self.plan[data.draw(st.sampled_from(sorted(self.plan)))]
        self.exported = False

    @rule(style=st.sampled_from(["spans", "milestones"]))
    def choose_style(self, style: str) -> None:
        self.style, self.exported = style, False

    @rule(language=st.sampled_from([VI, EN]))
    def choose_language(self, language: Language) -> None:
        self.language, self.exported = language, False

    @rule(passed=st.sampled_from([datetime.timedelta(0), datetime.timedelta(days=3), datetime.timedelta(days=45)]))
    def wait(self, passed: datetime.timedelta) -> None:
        self.now += passed
        self.exported = False

    @rule()
    def export(self) -> None:
        drawn = calendar(self.schedule, self.language, Settings(style=self.style))
        when = Moment(self.now, self.now.date())
        content = brought_up_to_date(drawn, self.content, "x.ics", when, self.language).calendar.to_ical()
        check_bytes(content)
        again = brought_up_to_date(drawn, content, "x.ics", when, self.language)
        assert again.calendar.to_ical() == content
        assert again.changes == ()
        self.compare(content)
        self.content = content
        self.client.take(content)
        self.exported = True

    @property
    def schedule(self) -> Schedule:
        events = "".join(
            f'  - {{id: {id}, summary: "{title}", date: {day:%d/%m/%Y}}}\n' for id, (day, title) in self.plan.items()
        )
        return schedule_of(HEAD + (events or "  []\n"))

    def compare(self, content: bytes) -> None:
        """No UID stands twice, no version falls, and what says something else has a higher one."""
        now = icalendar.Calendar.from_ical(content).walk("VEVENT")
        uids = [str(event["uid"]) for event in now]
        assert len(uids) == len(set(uids))
        before = icalendar.Calendar.from_ical(self.content).walk("VEVENT") if self.content else []
        known = {str(event["uid"]): event for event in before}
        for event in now:
            id = str(event["uid"])
            if id in known and said(known[id]) == said(event):
                assert version(event) == version(known[id])
            elif id in self.highest:
                assert version(event)[0] > self.highest[id][0]
                assert version(event)[1] > self.highest[id][1]
            self.highest[id] = version(event)

    @invariant()
    def a_client_has_what_the_plan_has(self) -> None:
        if not self.exported or self.content is None:
            return
        current = calendar(self.schedule, self.language, Settings(style=self.style)).to_ical()
        expected = sorted(said(event) for event in icalendar.Calendar.from_ical(current).walk("VEVENT"))
        shown = [event for event in self.client.events.values() if str(event["status"]) != "CANCELLED"]
        assert sorted(map(said, shown)) == expected


TestEdits = Edits.TestCase
TestEdits.settings = settings(examples(40), stateful_step_count=20)


# written anew: what the program writes in another way than earlier releases did, where the plan says the same

ACTIVITIES = """\
activities:
  - {id: loa, summary: Phát thanh, event: c, window: Một, repeat: hằng tuần thứ 3, time: 5h30}
  - {id: hop, summary: Họp, event: a, date: [2/5/2024, 3/5/2024]}
"""
EVERYTHING = A + PHASES + ACTIVITIES


def as_before(calendar: Contents) -> bytes:
    """A calendar as the release before this one wrote it: alarms without UIDs, activities without their windows."""
    lines = re.sub(r"RELATED-TO:.*\r\n", "", calendar.to_ical().decode().replace("\r\n ", ""))
    return re.sub(r"(TRIGGER:.*\r\n)UID:.*\r\n", r"\1", lines).encode()


def as_formerly(calendar: Contents) -> bytes:
    """A calendar as the release before that one wrote it: the phase behind the event, activities without alarms."""
    text = as_before(calendar).decode()
    for phase in ("Một", "Hai"):
        text = text.replace(f"{phase} – C", f"C – {phase}")
    before = text.split("BEGIN:VEVENT")
    without = (
        re.sub(r"BEGIN:VALARM.*?END:VALARM\r\n", "", each, flags=re.DOTALL) if "CATEGORIES:Hoạt động" in each else each
        for each in before
    )
    return "BEGIN:VEVENT".join(without).encode()


@pytest.mark.parametrize(
    ("release", "style", "same"),
    [
        (as_before, "spans", set()),
        (as_before, "milestones", {"Một – C", "Sự kiện A"}),
        (as_formerly, "spans", set()),
        (as_formerly, "milestones", {"Sự kiện A"}),
    ],
)
def test_what_only_the_program_writes_differently_is_told_as_written_anew(
    release: Callable[[Contents], bytes], style: str, same: set[str]
) -> None:
    calendar = drawn(EVERYTHING, Settings(style=style))
    formerly = release(calendar)
    update = brought_up_to_date(calendar, formerly, "x.ics", moment(), VI)
    rewritten = {event.summary for event in calendar.events} - {f"Ngày cuối tuyên truyền: {each}" for each in same}
    ways = {(change.way, change.event.summary) for change in update.changes}
    assert ways == {("rewritten", summary) for summary in rewritten}
    assert {change.event.sequence for change in update.changes} == {1}
    assert update.lost == () and not update.is_all_cancelled
    again = brought_up_to_date(calendar, update.calendar.to_ical(), "x.ics", moment(hour=4), VI)
    assert again.changes == ()
    assert again.calendar == update.calendar._replace(earlier=again.calendar.earlier)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("summary: C", "summary: C khác", {"Một – C khác", "Hai – C khác", "Phát thanh"}),
        ("activities:", "alarms: {activity: trước 1 giờ}\nactivities:", {"Phát thanh", "Họp"}),
        ("9/3/2024", "10/3/2024", {"Một – C"}),
        ("summary: C", "summary: C\n    short: Xê", {"Một – Xê", "Hai – Xê"}),
        ("name: Hai,", "name: Hai, kind: none,", {"Hai – C"}),
    ],
)
def test_what_the_plan_says_differently_is_a_change_all_the_same(old: str, new: str, changed: set[str]) -> None:
    events = EVERYTHING.replace(old, new)
    update = brought_up_to_date(drawn(events), as_formerly(drawn(EVERYTHING)), "x.ics", moment(), VI)
    told = {each.event.summary.removeprefix("Tuyên truyền: ") for each in update.changes if each.way == "changed"}
    assert told == changed


def test_a_calendar_that_is_written_anew_says_so_and_names_no_event(tmp_path: Path, run: Run) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD + EVERYTHING, encoding="utf-8")
    (tmp_path / "x.ics").write_bytes(as_formerly(drawn(EVERYTHING)))
    result = run("--lang", "vi", "export", "-o", "x.ics")
    assert (result.code, result.err) == (0, "plan: đã cập nhật x.ics: 7 viết lại, 0 giữ nguyên\n")
    assert run("--lang", "vi", "export", "-o", "x.ics").err == "plan: x.ics không có gì thay đổi\n"


def test_it_is_no_difference_between_a_calendar_and_the_plan(tmp_path: Path, run: Run) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD + EVERYTHING, encoding="utf-8")
    (tmp_path / "x.ics").write_bytes(as_formerly(drawn(EVERYTHING)))
    assert run("diff", "x.ics", "--exit-code").code == 0
