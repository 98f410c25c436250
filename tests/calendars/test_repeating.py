"""Activities in calendars: four programs that expand repetitions see each occurrence, at its time, and no other."""

from __future__ import annotations

import datetime
import io
import re
import sys
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from dateutil import rrule, tz
from hypothesis import assume, given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from tamduong_cli.calendars.events import uid
from tamduong_cli.schedule.schedule import Schedule
from tests.calendars.test_writing import check_bytes, events_of, lines_of, schedule_of, written
from tests.conftest import examples, plan_file

ONE_DAY = datetime.timedelta(days=1)
UTC = datetime.timezone.utc

Moment = datetime.date | datetime.datetime
"""A whole day, or an instant."""
Occurrences = list[tuple[str, Moment]]
"""Which event happens when: its UID, and a whole day or an instant in UTC."""
Expander = Callable[[bytes], Occurrences]


def moment(start: Moment) -> Moment:
    """A whole day as it is, an instant in UTC, so that readers agree whatever time zone they put it in."""
    if not isinstance(start, datetime.datetime):
        return start
    assert start.tzinfo is not None, "a time of day without a time zone"
    return start.astimezone(UTC)


def by_dateutil(content: bytes) -> Occurrences:
    """By the rule alone, from DTSTART, in the time zone of that name."""
    found: Occurrences = []
    calendar: Any = icalendar.Calendar.from_ical(content)
    for event in calendar.walk("VEVENT"):
        start = event.decoded("dtstart")
        if "rrule" not in event:
            found.append((str(event["uid"]), moment(start)))
            continue
        timed = isinstance(start, datetime.datetime)
        begin = start if timed else datetime.datetime.combine(start, datetime.time())
        rule = rrule.rrulestr(event["rrule"].to_ical().decode(), dtstart=begin)
        found += [(str(event["uid"]), moment(each if timed else each.date())) for each in rule]
    return found


def by_vobject(content: bytes) -> Occurrences:
    """With the calendar's own VTIMEZONE, and not that of another calendar it has read, which it would keep."""
    zones = vobject.icalendar.__tzidMap
    for name in zones.keys() - {"UTC"}:
        del zones[name]
    found: Occurrences = []
    for event in vobject.readOne(content.decode()).contents.get("vevent", []):
        start = event.dtstart.value
        timed = isinstance(start, datetime.datetime)
        rules = event.getrruleset(addRDate=True) if hasattr(event, "rrule") else [start]
        if hasattr(event, "rrule") and timed:  # vobject counts in local time, and gives it without its time zone
            rules = [each.replace(tzinfo=start.tzinfo) for each in rules]
        found += [
            (event.uid.value, moment(each.date() if not timed and isinstance(each, datetime.datetime) else each))
            for each in rules
        ]
    return found


def by_ical(content: bytes) -> Occurrences:
    calendar = IcsCalendarStream.calendar_from_ics(content.decode())
    return [(event.uid, moment(event.dtstart)) for event in calendar.timeline_tz(UTC) if event.uid and event.dtstart]


EXPANDERS: dict[str, Expander] = {
    "dateutil": by_dateutil,
    "vobject": by_vobject,
}
if sys.version_info >= (3, 11):  # its last release for Python 3.10 is of another time
    EXPANDERS["ical"] = by_ical
each_expander = pytest.mark.parametrize("expand", EXPANDERS.values(), ids=list(EXPANDERS))

PLAN = """\
format: 1
id: p
title: T
period: 2020 - 2030
timezone: {zone}
alarms: none
events:
  - {{id: e, summary: S, window: {{from: {first}, to: {last}}}}}
activities:
  - {{id: a, summary: A, event: e, {activity}}}
"""


def activity(activity: str, first: str, last: str, zone: str = "Asia/Ho_Chi_Minh") -> Schedule:
    return schedule_of(PLAN.format(zone=zone, first=first, last=last, activity=activity))


def starts(content: bytes, expand: Expander, schedule: Schedule) -> list[Moment]:
    """When the activity of `PLAN` starts, in order; on listed days its events have UIDs of their own."""
    window = uid(schedule.plan, "e", "window", None)
    return sorted(start for identity, start in expand(content) if identity != window)


def local(day: str, zone: str, hour: int, minute: int = 0) -> datetime.datetime:
    there = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(hour, minute), ZoneInfo(zone))
    return there.astimezone(UTC)


def every_day(first: str, last: str) -> list[str]:
    begin, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return [(begin + number * ONE_DAY).isoformat() for number in range((end - begin).days + 1)]


BERLIN, HANOI = "Europe/Berlin", "Asia/Ho_Chi_Minh"

# every occurrence


@each_expander
@pytest.mark.parametrize("zone", [HANOI, BERLIN, "America/New_York", "Asia/Kathmandu", "UTC"])
@pytest.mark.parametrize(
    ("repeat", "days"),
    [
        ("hằng ngày", every_day("2024-03-20", "2024-04-10")),
        (
            "hằng tuần thứ 3, thứ 5",
            ["2024-03-21", "2024-03-26", "2024-03-28", "2024-04-02", "2024-04-04", "2024-04-09"],
        ),
        ("weekly on Wednesday", ["2024-03-20", "2024-03-27", "2024-04-03", "2024-04-10"]),
        ("hằng tháng ngày 3", ["2024-04-03"]),
        ("monthly on the 1st, 10th and 31st", ["2024-03-31", "2024-04-01", "2024-04-10"]),
        (
            "FREQ=DAILY;INTERVAL=3",
            every_day("2024-03-20", "2024-04-10")[::3],
        ),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", ["2024-03-22", "2024-04-01", "2024-04-05"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU", ["2024-03-31", "2024-04-01"]),
        ("FREQ=MONTHLY;BYDAY=-1SU,1MO", ["2024-03-31", "2024-04-01"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2024-03-29"]),
        ("FREQ=DAILY;COUNT=13", every_day("2024-03-20", "2024-04-01")),
        ("FREQ=WEEKLY;BYDAY=SU;UNTIL=20240407", ["2024-03-24", "2024-03-31", "2024-04-07"]),
        ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=-30", ["2024-04-01"]),
        ("FREQ=WEEKLY", ["2024-03-20", "2024-03-27", "2024-04-03", "2024-04-10"]),
        ("FREQ=MONTHLY", ["2024-03-20"]),
    ],
)
def test_every_occurrence_is_found_on_its_day_and_at_its_time_across_a_change_of_clocks(
    expand: Expander, repeat: str, days: list[str], zone: str
) -> None:
    timed = activity(f"repeat: '{repeat}', time: 5h10 - 5h30", "20/3/2024", "10/4/2024", zone)
    assert starts(written(timed), expand, timed) == [local(day, zone, 5, 10) for day in days]
    all_day = activity(f"repeat: '{repeat}'", "20/3/2024", "10/4/2024", zone)
    assert starts(written(all_day), expand, all_day) == [datetime.date.fromisoformat(day) for day in days]


@each_expander
@pytest.mark.parametrize("expression", ["7/5/2024", "[30/4/2024, 7/5/2024]", "[31/3/2024, 30/3/2024]"])
def test_every_listed_day_is_found(expand: Expander, expression: str) -> None:
    listed = re.findall(r"(\d+)/(\d)/2024", expression)
    days = sorted(f"2024-{int(month):02}-{int(day):02}" for day, month in listed)
    for zone in (HANOI, BERLIN):
        timed = activity(f"date: {expression}, time: 7h30", "1/3/2024", "31/5/2024", zone)
        assert starts(written(timed), expand, timed) == [local(day, zone, 7, 30) for day in days]
        all_day = activity(f"date: {expression}", "1/3/2024", "31/5/2024", zone)
        assert starts(written(all_day), expand, all_day) == [datetime.date.fromisoformat(day) for day in days]


@pytest.mark.parametrize(
    ("first", "last", "change"), [("25/3/2024", "5/4/2024", "2024-03-31"), ("20/10/2024", "2/11/2024", "2024-10-27")]
)
@each_expander
def test_ten_past_five_stays_ten_past_five_when_the_clocks_change(
    expand: Expander, first: str, last: str, change: str
) -> None:
    schedule = activity("repeat: hằng ngày, time: 05:10", first, last, BERLIN)
    there = [
        start.astimezone(ZoneInfo(BERLIN))
        for start in starts(written(schedule), expand, schedule)
        if isinstance(start, datetime.datetime)
    ]
    assert tuple(start.date() for start in there) == schedule.activities[0].days
    assert {start.time() for start in there} == {datetime.time(5, 10)}
    summer = {start.date().isoformat() for start in there if start.utcoffset() == datetime.timedelta(hours=2)}
    after = {day.isoformat() for day in schedule.activities[0].days if day.isoformat() >= change}
    before = {day.isoformat() for day in schedule.activities[0].days} - after
    assert summer == (after if change == "2024-03-31" else before)


def test_an_occurrence_ends_when_its_time_does_on_each_day() -> None:
    schedule = activity("repeat: hằng ngày, time: 5h10 - 5h30", "25/3/2024", "5/4/2024", BERLIN)
    calendar: Any = icalendar.Calendar.from_ical(written(schedule))
    *_, event = calendar.walk("VEVENT")
    assert event.decoded("dtend") - event.decoded("dtstart") == datetime.timedelta(minutes=20)


# how it is written


@pytest.mark.parametrize(
    ("keys", "zone", "expected"),
    [
        (
            "repeat: 'hằng tuần thứ 3, thứ 5', time: 5h10 - 5h30",
            HANOI,
            [
                "DTSTART;TZID=Asia/Ho_Chi_Minh:20240321T051000",
                "DTEND;TZID=Asia/Ho_Chi_Minh:20240321T053000",
                "RRULE:FREQ=WEEKLY;UNTIL=20240408T221000Z;BYDAY=TU,TH",
            ],
        ),
        (
            "repeat: hằng ngày, time: 05:10",
            BERLIN,
            ["DTSTART;TZID=Europe/Berlin:20240320T051000", "RRULE:FREQ=DAILY;UNTIL=20240410T031000Z"],
        ),
        (
            "repeat: FREQ=DAILY;COUNT=3, time: 05:10",
            BERLIN,
            ["DTSTART;TZID=Europe/Berlin:20240320T051000", "RRULE:FREQ=DAILY;UNTIL=20240322T041000Z"],
        ),
        (
            "repeat: hằng ngày",
            BERLIN,
            ["DTSTART;VALUE=DATE:20240320", "DTEND;VALUE=DATE:20240321", "RRULE:FREQ=DAILY;UNTIL=20240410"],
        ),
        (
            "repeat: hằng tháng ngày 3",
            HANOI,
            [
                "DTSTART;VALUE=DATE:20240403",
                "DTEND;VALUE=DATE:20240404",
                "RRULE:FREQ=MONTHLY;UNTIL=20240403;BYMONTHDAY=3",
            ],
        ),
        (
            "repeat: FREQ=WEEKLY;COUNT=2;INTERVAL=2;BYDAY=MO;WKST=SU, time: 19h30",
            "UTC",
            ["DTSTART:20240401T193000Z", "RRULE:FREQ=WEEKLY;UNTIL=20240401T193000Z;INTERVAL=2;BYDAY=MO;WKST=SU"],
        ),
        ("date: 7/4/2024, time: 7h30", HANOI, ["DTSTART;TZID=Asia/Ho_Chi_Minh:20240407T073000"]),
        ("date: 7/4/2024", HANOI, ["DTSTART;VALUE=DATE:20240407", "DTEND;VALUE=DATE:20240408"]),
    ],
)
def test_a_start_an_end_and_a_rule_are_written_as_rfc_5545_has_them(keys: str, zone: str, expected: list[str]) -> None:
    *_, event = events_of(written(activity(keys, "20/3/2024", "10/4/2024", zone)))
    lines = [line for line in event if re.match("DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE", line)]
    assert lines == expected


@pytest.mark.parametrize("zone", [HANOI, BERLIN])
@pytest.mark.parametrize("time", ["", ", time: 5h10"])
@pytest.mark.parametrize("repeat", ["hằng ngày", "hằng tuần thứ 7", "FREQ=DAILY;COUNT=3", "FREQ=WEEKLY;UNTIL=20240401"])
def test_a_rule_ends_at_its_last_occurrence_by_until_of_the_starts_type_and_never_by_count(
    repeat: str, time: str, zone: str
) -> None:
    schedule = activity(f"repeat: {repeat}{time}", "20/3/2024", "10/4/2024", zone)
    content = written(schedule)
    *_, event = events_of(content)
    (rule,) = [line for line in event if line.startswith("RRULE:")]
    assert "COUNT" not in rule
    (until,) = re.findall("UNTIL=([^;]*)", rule)
    last = schedule.activities[0].days[-1]
    if time:
        assert until == f"{local(last.isoformat(), zone, 5, 10):%Y%m%dT%H%M%SZ}"
    else:
        assert until == f"{last:%Y%m%d}"


def test_an_activity_is_free_and_has_an_alarm_and_a_category_of_its_own() -> None:
    text = PLAN.format(zone=HANOI, first="1/4/2024", last="10/4/2024", activity="repeat: hằng ngày, time: 5h10")
    *_, event = events_of(written(schedule_of(text), language="en"))
    assert {"TRANSP:TRANSPARENT", "STATUS:CONFIRMED", "CATEGORIES:Activity", "SEQUENCE:0"} < set(event)
    content = written(schedule_of(text.replace("alarms: none\n", "")))
    assert content.count(b"BEGIN:VALARM") == 2  # the window's, and one for all times


def test_an_activity_that_never_happens_is_in_no_calendar() -> None:
    schedule = activity("repeat: hằng tháng ngày 15, time: 5h10", "20/3/2024", "10/4/2024")
    content = written(schedule)
    assert len(events_of(content)) == 1
    assert b"VTIMEZONE" not in content


# time zones


def zone_in(content: bytes) -> Any:
    """The time zone that the calendar defines, as dateutil reads it, which knows no names of zones."""
    text = "\r\n".join(lines_of(content))
    (definition,) = re.findall("BEGIN:VTIMEZONE.*?END:VTIMEZONE", text, re.DOTALL)
    return tz.tzical(io.StringIO(definition)).get()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("25/3/2024", "5/4/2024"),
        ("1/1/2024", "31/12/2024"),
        ("20/12/2023", "10/1/2025"),
        ("1/6/2024", "1/6/2024"),
        ("1/1/2040", "31/12/2041"),
        ("1/1/1975", "31/12/1976"),
    ],
)
@pytest.mark.parametrize("zone", [HANOI, BERLIN, "America/New_York", "Australia/Sydney", "Asia/Kathmandu"])
def test_the_time_zone_that_a_calendar_defines_is_that_of_its_name(zone: str, first: str, last: str) -> None:
    schedule = activity("repeat: hằng ngày, time: 5h10", first, last, zone)
    defined, named = zone_in(written(schedule)), ZoneInfo(zone)
    for day in schedule.activities[0].days:
        for hour in range(24):
            there = datetime.datetime.combine(day, datetime.time(hour), named)
            if there.utcoffset() == there.replace(fold=1).utcoffset():  # neither skipped nor had twice
                assert there.replace(tzinfo=defined).utcoffset() == there.utcoffset(), there


def test_a_change_of_clocks_is_given_in_the_time_that_was_before_it() -> None:
    """RFC 5545 3.6.5: in the time of TZOFFSETFROM, as in its example of New York."""
    content = written(activity("repeat: hằng ngày, time: 5h10", "25/3/2024", "5/4/2024", BERLIN))
    text = "\n".join(lines_of(content))
    changes = re.findall("BEGIN:(STANDARD|DAYLIGHT)\n(.*?)\nEND:", text, re.DOTALL)
    found = {
        (kind, line, offset)
        for kind, lines in changes
        for line in ",".join(re.findall("(?:DTSTART|RDATE):(.*)", lines)).split(",")
        for offset in re.findall("TZOFFSETTO:(.*)", lines)
    }
    assert {("DAYLIGHT", "20240331T020000", "+0200"), ("STANDARD", "20241027T030000", "+0100")} <= found


@pytest.mark.parametrize(
    ("zone", "day", "time"),
    [
        (HANOI, "2024-01-01", "00:00"),
        (HANOI, "2024-12-31", "23:59"),
        (BERLIN, "2024-01-01", "00:00"),
        (BERLIN, "2024-12-31", "23:59"),
        ("Australia/Sydney", "2024-01-01", "00:00"),  # in summer time
        ("Australia/Sydney", "2024-12-31", "23:59"),
        (BERLIN, "2024-03-31", "01:59"),
        (BERLIN, "2024-03-31", "03:00"),  # the minute after
        (BERLIN, "2024-10-27", "03:00"),
        ("America/New_York", "2024-03-10", "03:00"),
    ],
)
@each_expander
def test_the_times_next_to_the_turn_of_a_year_and_a_change_of_clocks_are_right(
    expand: Expander, zone: str, day: str, time: str
) -> None:
    schedule = activity(f"repeat: daily, time: '{time}'", day, day, zone)
    hour, minute = map(int, time.split(":"))
    assert starts(written(schedule), expand, schedule) == [local(day, zone, hour, minute)]


@pytest.mark.parametrize("expand", [by_vobject])  # the others go by names alone
def test_the_times_are_right_for_a_reader_that_does_not_know_the_zones_name(expand: Expander) -> None:
    schedule = activity("repeat: hằng ngày, time: 5h10", "25/3/2024", "5/4/2024", BERLIN)
    content = written(schedule)
    renamed = content.replace(BERLIN.encode(), b"X-Somewhere")
    assert renamed.count(b"X-Somewhere") == 2  # VTIMEZONE and DTSTART
    assert starts(renamed, expand, schedule) == starts(content, expand, schedule)


@pytest.mark.parametrize(
    ("plan", "zones"),
    [
        ("repeat: hằng ngày", []),
        ("date: 7/4/2024", []),
        ("date: 7/4/2024, time: 7h", [HANOI]),
        ("repeat: hằng ngày, time: 7h}\n  - {id: b, summary: B, event: e, date: 7/4/2024, time: 8h", [HANOI]),
    ],
)
def test_a_calendar_defines_the_zones_that_its_times_refer_to_and_no_other(plan: str, zones: list[str]) -> None:
    content = written(activity(plan, "20/3/2024", "10/4/2024"))
    assert [line for line in lines_of(content) if line.startswith("TZID:")] == [f"TZID:{zone}" for zone in zones]
    check_bytes(content)


# any activity

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ZONES = st.sampled_from([HANOI, BERLIN, "America/New_York", "Asia/Kolkata"])
TIMES = st.none() | st.times(datetime.time(4), datetime.time(23, 59)).map(
    lambda time: time.replace(second=0, microsecond=0)
)  # clocks change before four


def numbers(low: int, high: int) -> st.SearchStrategy[str]:
    some = st.sets(st.integers(low, high) | st.integers(-high, -low), min_size=1, max_size=4)
    return some.map(lambda values: ",".join(map(str, values)))


def weekdays(ordinal: int) -> st.SearchStrategy[str]:
    """BYDAY, with ordinals up to this one where there are any."""
    days = st.sets(st.sampled_from(WEEKDAYS), min_size=1, max_size=4)
    plain = days.map(",".join)
    if not ordinal:
        return plain
    counted = st.integers(1, ordinal) | st.integers(-ordinal, -1)
    return plain | st.lists(st.tuples(counted, st.sampled_from(WEEKDAYS)), min_size=1, max_size=3).map(
        lambda pairs: ",".join(f"{number}{day}" for number, day in pairs)
    )


@st.composite
def rules(draw: st.DrawFn) -> str:
    """An RRULE that a plan may have."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = {"FREQ": freq}
    if draw(st.booleans()):
        parts["INTERVAL"] = str(draw(st.integers(2, 5)))
    if draw(st.booleans()):
        parts["WKST"] = draw(st.sampled_from(WEEKDAYS))
    by_month = draw(st.booleans())
    if by_month:
        parts["BYMONTH"] = ",".join(map(str, sorted(draw(st.sets(st.integers(1, 12), min_size=1, max_size=8)))))
    kinds = ["", "BYDAY"] if freq == "WEEKLY" else ["", "BYDAY", "BYMONTHDAY", "both"]
    kind = draw(st.sampled_from(kinds))
    if kind in ("BYDAY", "both"):
        counted = freq in ("MONTHLY", "YEARLY") and kind == "BYDAY"
        parts["BYDAY"] = draw(weekdays(5 if counted else 0))
    if kind in ("BYMONTHDAY", "both"):
        parts["BYMONTHDAY"] = draw(numbers(1, 31))
    if freq in ("MONTHLY", "YEARLY") and kind and draw(st.booleans()):
        parts["BYSETPOS"] = draw(numbers(1, 3))
    if draw(st.booleans()):
        parts["COUNT"] = str(draw(st.integers(1, 20)))
    return ";".join(f"{name}={value}" for name, value in parts.items())


@each_expander
@examples(150)
@given(
    rule=rules(),
    first=st.dates(datetime.date(2015, 1, 1), datetime.date(2032, 12, 31)),
    length=st.integers(0, 400),
    zone=ZONES,
    time=TIMES,
)
def test_whatever_the_rule_every_program_finds_exactly_the_days_of_the_schedule(
    expand: Expander, rule: str, first: datetime.date, length: int, zone: str, time: datetime.time | None
) -> None:
    keys = f"repeat: '{rule}'" + (f", time: '{time:%H:%M}'" if time else "")
    last = first + length * ONE_DAY
    file = plan_file(PLAN.format(zone=zone, first=first.isoformat(), last=last.isoformat(), activity=keys))
    assume(file.plan is not None)  # no day matches
    schedule = file.schedule
    assert schedule is not None
    days = schedule.activities[0].days
    expected: list[Moment] = [*days]
    if time:
        expected = [local(day.isoformat(), zone, time.hour, time.minute) for day in days]
    assert starts(written(schedule), expand, schedule) == expected
