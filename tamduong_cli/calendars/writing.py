"""A schedule as the bytes of one calendar. The one owner of the icalendar library.

Every event is all-day and free; the same plan gives the same bytes. Why each rule is kept is in
the README, under what a calendar contains.
"""

from __future__ import annotations

import datetime
import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from typing import Literal

import icalendar

from tamduong_cli.dates.alarm import Alarm
from tamduong_cli.dates.wording import in_words, numeric_span, weekday
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Alarms, Plan, Text, Unit
from tamduong_cli.schedule.derivation import why
from tamduong_cli.schedule.windows import Schedule, Window

PRODID = "-//tamduong-cli//plan//VI"
"""Without a version, so that a new release changes no calendar."""

NAMESPACE = uuid.UUID("0f4c6c3e-7f6b-5d0a-9c55-3f4f0c0d7a11")
"""The UUIDv5 namespace of every UID. Never change it: phones would show every event twice."""

REFRESH = datetime.timedelta(days=1)
COLOR, RGB = "firebrick", "#B22222"  # a CSS3 name (RFC 7986 5.9) and the same for Apple

Kind = Literal["window", "date"]


def uid(plan: Plan, event_id: str, kind: Kind, unit: Unit | None) -> str:
    """The UID of one event of one calendar: it depends on ids alone, never on dates or texts."""
    return str(uuid.uuid5(NAMESPACE, f"{plan.id}/{event_id}/{kind}/{unit.id if unit else ''}"))


def calendar(schedule: Schedule, language: Language, alarms: Alarms, unit: Unit | None = None) -> bytes:
    """The calendar of the whole plan, or of one unit with its duties in the descriptions."""
    plan = schedule.plan
    title = plan.title.in_(language.code)
    name = f"{unit.name.in_(language.code)}: {title}" if unit else title
    result = icalendar.Calendar()
    result.add("version", "2.0")
    result.add("prodid", PRODID)
    result.add("calscale", "GREGORIAN")
    result.add("name", _text(name))
    result.add("x-wr-calname", _text(name))
    # RFC 7986 5.7: the VALUE parameter must be there.
    result.add("refresh-interval", icalendar.vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    result.add("x-published-ttl", icalendar.vDuration(REFRESH))
    result.add("color", COLOR)
    result.add("x-apple-calendar-color", RGB)
    for window in (schedule.of_unit(unit) if unit else schedule).windows:
        for event in _events(window, plan, language, alarms, unit):
            result.add_component(event)
    # Not to_ical(), which folds letter by letter: that would take a third of the time of an export.
    return b"".join(_folded(line.encode()) for line in result.content_lines() if line)


def _events(
    window: Window, plan: Plan, language: Language, alarms: Alarms, unit: Unit | None
) -> Iterator[icalendar.Event]:
    """The window, and the anniversary day as an event of its own, since subscriptions drop alarms."""
    _ = language.gettext
    summary = window.event.summary.in_(language.code)
    description = _description(window, language, unit)

    def event(kind: Kind, title: str, category: str, first: datetime.date, last: datetime.date) -> icalendar.Event:
        result = icalendar.Event()
        stamp = datetime.datetime.combine(plan.stamp, datetime.time(), datetime.timezone.utc)
        result.add("uid", uid(plan, window.event.id, kind, unit))
        result.add("dtstamp", stamp)
        result.add("last-modified", stamp)
        result.add("sequence", 0)
        result.add("dtstart", first)
        result.add("dtend", last + datetime.timedelta(days=1))  # DTEND is exclusive (RFC 5545 3.6.1)
        result.add("summary", _text(title))
        result.add("description", _text(description))
        result.add("categories", [category])
        result.add("status", "CONFIRMED")
        result.add("transp", "TRANSPARENT")
        rings = alarms.window if kind == "window" else alarms.date
        if rings:
            result.add_component(_alarm(rings, title))
        return result

    yield event("window", _("Campaign: {summary}").format(summary=summary), _("Campaign"), window.first, window.last)
    if window.event.date:
        category = _("Anniversary") if window.event.origin else _("Date")
        yield event("date", summary, category, window.event.date, window.event.date)


def _alarm(rings: Alarm, title: str) -> icalendar.Alarm:
    result = icalendar.Alarm()
    result.add("action", "DISPLAY")
    result.add("description", _text(title))
    result.add("trigger", rings.trigger)
    return result


def _description(window: Window, language: Language, unit: Unit | None) -> str:
    """What a person needs on the phone: the days, the unit's duties, and what to say."""
    _ = language.gettext
    days = language.ngettext("{span}, {n} day", "{span}, {n} days", window.days)
    lines = [_("Campaign: {days}").format(days=days.format(span=numeric_span(window.span), n=window.days))]
    if window.event.date:
        date = f"{weekday(window.event.date, language)}, {in_words(window.event.date, language)}"
        lines.append((_("Anniversary: {date}") if window.event.origin else _("Date: {date}")).format(date=date))
    source = f" ({window.rule.ref})" if window.rule.ref else ""
    lines.append(_("Why: {reason}").format(reason=language.render(why(window))) + source)
    if unit:
        duties = _("Duties of {unit}:").format(unit=unit.name.in_(language.code))
        lines += _section(duties, unit.duties.points, language)
    lines += _section(_("Messages:"), window.event.messages.points, language)
    return "\n".join(lines)


def _section(heading: str, points: Iterable[Text], language: Language) -> list[str]:
    items = [f"- {point.in_(language.code)}" for point in points]
    return ["", heading, *items] if items else []


def _folded(line: bytes) -> bytes:
    """A content line in lines of at most 75 octets, ended by CRLF, no character split (RFC 5545 3.1)."""
    pieces = []
    room = 75
    while len(line) > room:
        end = room
        while line[end] & 0xC0 == 0x80:  # within a character of UTF-8
            end -= 1
        pieces.append(line[:end])
        line = line[end:]
        room = 74  # a space stands before what continues a line
    return b"\r\n ".join([*pieces, line]) + b"\r\n"


class _Text(icalendar.vText):
    """TEXT, escaped as RFC 5545 3.3.11 has it; icalendar would make a line break of \\N."""

    def to_ical(self) -> bytes:
        escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()


def _text(value: str) -> icalendar.vText:
    """Text in composed form; as a vText it is escaped wherever it stands, also in NAME."""
    return _Text(unicodedata.normalize("NFC", value))
