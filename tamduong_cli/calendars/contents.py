"""A calendar as content lines (RFC 5545 3.1), which are what is compared, carried over and written.

What was read keeps its exact text in this way; values made of it and written again might differ.
"""

from __future__ import annotations

import codecs
import datetime
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import icalendar

from tamduong_cli.calendars.identities import Identity, alarm_uid

IDENTITY = "X-WR-RELCALID"
"""The property that says which calendar it is, whatever its name; Outlook knows a calendar by it, too."""

DROPPED = "X-PLAN-DROPPED"
"""A property of the calendar for each event that it once had: its UID, and the SEQUENCE from which it would go on."""

KEPT_UID = "X-PLAN-KEPT"
"""A property of the calendar for each window whose UID is not its own: that UID, and the one that it would have."""

ONE_DAY = datetime.timedelta(days=1)
"""What DTEND is after the last day (RFC 5545 3.6.1)."""

RELATED = "RELATED-TO"
"""The property of an activity that has the UID of its window (RFC 5545 3.8.4.5)."""

_ONCE = ("UID", "SEQUENCE", "DTSTART", "SUMMARY")

_VERSION = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
"""What tells how new an event is, and nothing about it."""


class Earlier(NamedTuple):
    """How earlier releases wrote an event of the same plan: its SUMMARY as a content line has it, "" for the same."""

    summary: str = ""
    had_no_alarm: bool = False


class CalendarEvent(NamedTuple):
    """The content lines of one event, unfolded, BEGIN and END included."""

    lines: tuple[str, ...]

    def value(self, name: str) -> str:
        """The value of the first property of that name, as it is written; "" where there is none."""
        return _value(self._line(name))

    @property
    def uid(self) -> str:
        """Its UID, by which a reader knows it again (RFC 5545 3.8.4.7); "" where it has none."""
        return self.value("UID")

    @property
    def summary(self) -> str:
        """Its SUMMARY without the escapes of a content line. Raises LookupError where it has none."""
        return str(self.read()["summary"])

    @property
    def sequence(self) -> int:
        """The number of its version, 0 for the first (RFC 5545 3.8.7.4). Raises ValueError where it is no number."""
        return int(self.value("SEQUENCE"))

    @property
    def modified(self) -> datetime.datetime:
        """When it last changed, in UTC. Raises ValueError where that is no time in UTC."""
        return _moment(self.value("LAST-MODIFIED"))

    @property
    def version(self) -> tuple[int, datetime.datetime]:
        """What tells which of two events of one UID is newer (RFC 5546 2.1.5). Raises ValueError."""
        return self.sequence, self.modified

    @property
    def tzid(self) -> str:
        """The time zone that its time of day is in; "" where it is all-day."""
        parameters = self._line("DTSTART").partition(":")[0].split(";")
        return next((each[5:] for each in parameters if each.startswith("TZID=")), "")

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place (STATUS, RFC 5545 3.8.1.11)."""
        return self.value("STATUS") == "CANCELLED"

    @property
    def is_of_two(self) -> bool:
        """Whether it has twice what an event has once (RFC 5545 3.6.1): two events became one where lines are lost."""
        names = list(map(_name, _without("VALARM", self.lines)))
        return any(names.count(name) > 1 for name in _ONCE)

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """Its first day and its last, both included; of one that repeats, the last that it may be on.

        Raises ValueError, LookupError or AttributeError where it has none.
        """
        values = self.value("DTSTART"), self.value("DTEND"), self.value("RRULE")
        if all(re.fullmatch(r"[0-9]{8}", value) for value in values[:2]) and not values[2]:
            # as most are; to have them all read by the library takes seconds
            begin, after = (datetime.datetime.strptime(value, "%Y%m%d").date() for value in values[:2])
            return begin, after - ONE_DAY
        read = self.read()
        start: datetime.date = read.decoded("dtstart")
        if not isinstance(start, datetime.datetime):
            end: datetime.date = read.decoded("dtend")
            last: datetime.date = read["rrule"]["until"][0] if "rrule" in read else end - ONE_DAY
            return start, last
        last = read["rrule"]["until"][0].astimezone(start.tzinfo).date() if "rrule" in read else start.date()
        return start.date(), last

    def says_the_same_as(self, other: CalendarEvent) -> bool:
        """Whether they differ in nothing, or in their versions alone."""
        if len(self.lines) == len(other.lines):
            pairs = zip(self.lines, other.lines, strict=True)
            if all(a == b or _name(a) == _name(b) in _VERSION for a, b in pairs):
                return True  # as most do; other programs may have changed the order
        mine, others = (sorted(line for line in each.lines if _name(line) not in _VERSION) for each in (self, other))
        return mine == others

    def with_version(self, sequence: int, modified: datetime.datetime) -> CalendarEvent:
        """The event as the version of this number, made at that time (UTC)."""
        stamp = f"{modified:%Y%m%dT%H%M%SZ}"
        version = {"DTSTAMP": stamp, "LAST-MODIFIED": stamp, "SEQUENCE": f"{sequence}"}
        return self._with(version)

    def with_uid(self, uid: str) -> CalendarEvent:
        """The event under another UID, and its alarm under that which follows from it."""
        uids = {f"UID:{of(self.uid)}": f"UID:{of(uid)}" for of in (str, alarm_uid)}
        return CalendarEvent(tuple(uids.get(line, line) for line in self.lines))

    def related_to(self, uids: Mapping[str, str]) -> CalendarEvent:
        """The event that belongs to what another belonged to, where that has another UID now."""
        uid = self.value(RELATED)
        return self._with({RELATED: uids[uid]}) if uid in uids else self

    def cancelled(self, summary: str) -> CalendarEvent:
        """The event as one that does not take place, which nothing reminds of; `summary` has a hole for its own."""
        changed = self._with({"STATUS": "CANCELLED", "SUMMARY": summary.format(summary=self.value("SUMMARY"))})
        return CalendarEvent(tuple(_without("VALARM", changed.lines)))

    def formerly(self, earlier: Earlier) -> Iterator[CalendarEvent]:
        """The event as earlier releases wrote it, the last of them first."""
        left_out = (f"{RELATED}:{self.value(RELATED)}", f"UID:{alarm_uid(self.uid)}")
        plain = CalendarEvent(tuple(line for line in self.lines if line not in left_out))
        yield plain
        summary = self.value("SUMMARY")
        lines = _without("VALARM", plain.lines) if earlier.had_no_alarm else iter(plain.lines)
        said = {f"{name}:{summary}": f"{name}:{earlier.summary or summary}" for name in ("SUMMARY", "DESCRIPTION")}
        yield CalendarEvent(tuple(said.get(line, line) for line in lines))

    def read(self) -> Any:
        """What the library that writes our calendars reads in it, to be looked at only. Raises ValueError."""
        return _read(self.lines)

    def _line(self, name: str) -> str:
        """The first property of that name that is not its alarm's; "" where there is none."""
        for line in self.lines:
            if line.startswith(name) and _name(line) == name:
                return line
            if line == "BEGIN:VALARM":
                break
        return ""

    def _with(self, values: Mapping[str, str]) -> CalendarEvent:
        """The event with other values for properties that it has."""
        return CalendarEvent(
            tuple(f"{name}:{values[name]}" if (name := _name(line)) in values else line for line in self.lines)
        )


class Contents(NamedTuple):
    """The content lines of a calendar, unfolded: its properties, its time zones by TZID, and its events."""

    properties: tuple[str, ...]
    timezones: Mapping[str, tuple[str, ...]]
    events: tuple[CalendarEvent, ...]
    identities: Mapping[str, Identity] = {}
    """What the events stand for, by UID; of a calendar that was read nothing is known."""
    earlier: Mapping[str, Earlier] = {}
    """How earlier releases wrote those events that they wrote otherwise, by UID."""

    def values(self, name: str) -> list[str]:
        """The values of the properties of that name, as they are written."""
        return [_value(line) for line in self.properties if _name(line) == name]

    @property
    def name(self) -> str:
        """What it is called; "" where it does not say (RFC 7986 5.1)."""
        return re.sub(r"\\(.)", r"\1", next(iter(self.values("NAME")), ""))

    @property
    def dropped(self) -> dict[str, int]:
        """The SEQUENCE of each event that is no longer told, by UID. Raises ValueError where that cannot be read."""
        pairs = (value.split() for value in self.values(DROPPED))
        return {uid: int(sequence) for uid, sequence in pairs}

    @property
    def kept(self) -> dict[str, str]:
        """The UIDs that windows would have, by those that they kept. Raises ValueError where that cannot be read."""
        return dict(value.split() for value in self.values(KEPT_UID))

    def to_ical(self) -> bytes:
        """The calendar's bytes."""
        lines = ["BEGIN:VCALENDAR", *self.properties]
        for timezone in self.timezones.values():
            lines += timezone
        for event in self.events:
            lines += event.lines
        # Not icalendar's, which folds letter by letter: that would take a third of the time of an export.
        return b"".join(map(_folded, (*lines, "END:VCALENDAR")))


def contents(lines: Iterable[str]) -> Contents:
    """The contents of a calendar, from BEGIN:VCALENDAR to END:VCALENDAR. Raises ValueError for anything else."""
    properties: list[str] = []
    timezones: dict[str, tuple[str, ...]] = {}
    events: list[CalendarEvent] = []
    found = [line for line in lines if line]
    if found[:1] != ["BEGIN:VCALENDAR"] or found.index("END:VCALENDAR") != len(found) - 1:
        raise ValueError
    at, end = 1, len(found) - 1
    while at < end:
        line, begin = found[at], at
        at += 1
        if line in ("BEGIN:VEVENT", "BEGIN:VTIMEZONE"):
            at = found.index(line.replace("BEGIN", "END"), at) + 1
            component = CalendarEvent(tuple(found[begin:at]))
            if line == "BEGIN:VEVENT":
                events.append(component)
            else:
                timezones[component.value("TZID")] = component.lines
        elif _name(line) in ("BEGIN", "END"):
            raise ValueError
        else:
            properties.append(line)
    return Contents(tuple(properties), timezones, tuple(events))


def unfolded(content: bytes, errors: str = "strict") -> list[str]:
    r"""The content lines of a calendar's bytes, which other programs may have given a byte order mark.

    Raises ValueError where they are not UTF-8, nor UTF-16 with its mark, unless `errors`, as in Python, allow for it.

    >>> unfolded(b"DESCRIPTION:Tuesdays\r\n  and Thursdays\r\n")
    ['DESCRIPTION:Tuesdays and Thursdays', '']
    """
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\0" in content
    encoding = "utf-16" if is_wide else "utf-8-sig"
    text = content.decode(encoding, errors).replace("\r\n", "\n")
    while "\n\n" in text:  # lines that other programs left empty
        text = text.replace("\n\n", "\n")
    # Not icalendar's, which takes a third of the time of an export that changes nothing.
    return text.replace("\n ", "").replace("\n\t", "").split("\n")


def _until(end: str, lines: Iterator[str]) -> Iterator[str]:
    """The lines up to `end`, that one included. Raises ValueError where it does not come."""
    for line in lines:
        yield line
        if line == end:
            return
    raise ValueError


@functools.lru_cache(maxsize=64)  # whoever asks for the summary of an event asks for its days, too
def _read(lines: tuple[str, ...]) -> Any:
    return icalendar.Event.from_ical("\r\n".join(lines))


@functools.lru_cache(maxsize=64)  # most events of a calendar have the same
def _moment(stamp: str) -> datetime.datetime:
    moment = datetime.datetime.strptime(stamp, "%Y%m%dT%H%M%SZ")
    return moment.replace(tzinfo=datetime.timezone.utc)


def _without(component: str, lines: Iterable[str]) -> Iterator[str]:
    left = iter(lines)
    for line in left:
        if line == f"BEGIN:{component}":
            for _ in _until(f"END:{component}", left):
                pass
        else:
            yield line


def _name(line: str) -> str:
    """The name of a content line's property."""
    return line.partition(":")[0].partition(";")[0]


def _value(line: str) -> str:
    """The value of a property whose parameters have no colon."""
    return line.partition(":")[2]


def _folded(line: str) -> bytes:
    r"""A content line in lines of at most 75 octets, ended by CRLF, no character split (RFC 5545 3.1).

    >>> [len(line) for line in _folded("SUMMARY:" + "ệ" * 30).split(b"\r\n")]
    [74, 25, 0]
    """
    left = line.encode()
    if len(left) <= 75:
        return left + b"\r\n"
    pieces = []
    room = 75
    while len(left) > room:
        end = room
        while left[end] & 0xC0 == 0x80:  # within a character of UTF-8
            end -= 1
        pieces.append(left[:end])
        left = left[end:]
        room = 74  # a space stands before what continues a line
    return b"\r\n ".join([*pieces, left]) + b"\r\n"
