"""A calendar brought up to date: the one that is out is the memory of what calendar programs were told.

What did not change keeps its version. What changed has a SEQUENCE one higher (RFC 5545 3.8.7.4) and new stamps; what
left is told as cancelled (3.8.1.11), since many programs never hear of an event that is merely missing. What is the
same is said by the UIDs, and where these would tell of a day that is still on as cancelled, in continuing.py.
"""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

from tamduong_cli.calendars.contents import DROPPED, IDENTITY, KEPT_UID, CalendarEvent, Contents
from tamduong_cli.calendars.continuing import continued
from tamduong_cli.calendars.reading_back import earlier
from tamduong_cli.dates.duration import Duration
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language, Message

Way = Literal["added", "changed", "cancelled", "restored", "dropped"]

KEPT = Duration(1, "months")
"""How long a cancelled event stays after its last day."""
TOLD = Duration(1, "weeks")
"""How long it stays at least, so that programs which look once a day, or after days without a network, see it."""

_SECOND = datetime.timedelta(seconds=1)


class EventChange(NamedTuple):
    """What became of an event of a calendar."""

    way: Way
    event: CalendarEvent


class Update(NamedTuple):
    """A calendar as it is now, and how it differs from the one before: `unchanged` is a number of events."""

    calendar: Contents
    changes: tuple[EventChange, ...]
    unchanged: int
    is_new: bool = False
    """Whether there was none before."""

    @property
    def is_all_cancelled(self) -> bool:
        """Whether all that the calendar had left it."""
        left = any(change.way == "cancelled" for change in self.changes)
        return left and all(event.is_cancelled for event in self.calendar.events)


NOTHING = Contents((), {}, ())


class Moment(NamedTuple):
    """When calendars are brought up to date: now, with a time zone, and the office's day."""

    now: datetime.datetime
    today: datetime.date


def brought_up_to_date(
    calendar: Contents, before: bytes | None, name: str, moment: Moment, language: Language, force: bool = False
) -> Update:
    """The calendar that takes the place of an earlier one, None being none yet; `name` is that one's file.

    Raises Failure where what stands there is damaged, not ours, or another calendar of ours. With `force` it takes the
    place of anything; what cannot be read is no memory.
    """
    if before is None:
        return Update(calendar, (), len(calendar.events), is_new=True)
    memory = NOTHING
    try:
        memory = earlier(before, name, calendar.events)
        _check_same(calendar, memory, name)
    except Failure as error:
        if not force:
            raise Failure(Message("{problem}; --force writes all the same", problem=error.message)) from None
    return update(calendar, memory, moment, language)


def _check_same(now: Contents, before: Contents, name: str) -> None:
    """Raise Failure where the earlier calendar is of another plan or unit: its identity is, and no event is in both."""
    ours = now.values(IDENTITY) == before.values(IDENTITY)
    if before.events and not ours and {each.uid for each in before.events}.isdisjoint(each.uid for each in now.events):
        raise Failure(Message("{name} is the calendar of another plan, or of another unit", name=name))


def update(calendar: Contents, before: Contents, moment: Moment, language: Language) -> Update:
    """The calendar with what the one before has to say about each event.

    New versions are stamped with the moment. No event's SEQUENCE is ever lower than it was, and no stamp earlier.
    """
    known = {event.uid: event for event in before.events}
    going_on = continued(calendar, before)
    dropped = before.dropped
    now = moment.now.astimezone(datetime.timezone.utc)
    events: list[CalendarEvent] = []
    changes: list[EventChange] = []
    for event in calendar.events:
        event = event.with_uid(going_on.uids.get(event.uid, event.uid))
        old = known.pop(event.uid, None)
        if old and old.says_the_same_as(event):
            events.append(event.with_version(old.sequence, old.modified))
            continue
        if old:
            way: Way = "restored" if old.is_cancelled else "changed"
            event = event.with_version(old.sequence + 1, max(now, event.modified, old.modified + _SECOND))
        elif event.uid in dropped:
            way = "restored"
            event = event.with_version(dropped.pop(event.uid) + 1, max(now, event.modified))
        else:
            way = "added"
            event = event.with_version(0, max(now, event.modified))
        events.append(event)
        changes.append(EventChange(way, event))
    unchanged = len(events) - len(changes)
    summary = language.gettext("[CANCELLED] {summary}")
    for old in known.values():
        if old.uid in going_on.doubles:
            dropped[old.uid] = old.sequence
            changes.append(EventChange("dropped", old))
        elif not old.is_cancelled:
            gone = old.cancelled(summary).with_version(old.sequence + 1, max(now, old.modified + _SECOND))
            events.append(gone)
            changes.append(EventChange("cancelled", gone))
        elif moment.today <= max(_after(KEPT, old.days[1]), _after(TOLD, old.modified.date())):
            events.append(old)
        else:
            dropped[old.uid] = old.sequence
            changes.append(EventChange("dropped", old))
    timezones = dict(calendar.timezones)
    for event in events:
        if event.tzid and event.tzid not in timezones:
            timezones[event.tzid] = before.timezones[event.tzid]
    there = {event.uid for event in events}
    properties = [*calendar.properties]
    properties += [f"{DROPPED}:{uid} {sequence}" for uid, sequence in sorted(dropped.items())]
    properties += [f"{KEPT_UID}:{uid} {its_own}" for uid, its_own in sorted(going_on.kept.items()) if uid in there]
    return Update(Contents(tuple(properties), timezones, tuple(events)), tuple(changes), unchanged)


def _after(length: Duration, day: datetime.date) -> datetime.date:
    try:
        return length.after(day)
    except OverflowError:
        return datetime.date.max
