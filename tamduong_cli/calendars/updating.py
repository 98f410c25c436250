"""A calendar brought up to date: the one that is out is the memory of what calendar programs were told.

What did not change keeps its version. What changed has a SEQUENCE one higher (RFC 5545 3.8.7.4) and new stamps; what
left is told as cancelled (3.8.1.11), since many programs never hear of an event that is merely missing. What is the
same is said by the UIDs, and where these would tell of a day that is still on as cancelled, in continuing.py.
"""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

from tamduong_cli.calendars.contents import DROPPED, KEPT_UID, CalendarEvent, Contents, Earlier
from tamduong_cli.calendars.continuing import continued
from tamduong_cli.calendars.reading_back import Memory
from tamduong_cli.calendars.remembering import Source, remembered
from tamduong_cli.dates.duration import Duration
from tamduong_cli.language import Language, Message

Way = Literal["added", "changed", "cancelled", "restored", "dropped", "rewritten"]
"""What became of an event; `rewritten` is one of which the plan says the same, and only the program writes it anew."""

KEPT = Duration(1, "months")
"""How long a cancelled event stays after its last day."""
TOLD = Duration(1, "weeks")
"""How long it stays at least, so that programs which look once a day, or after days without a network, see it."""

FEW, A_PART = 2, 3
"""So many events that are not over, or one in so many, may be cancelled without a question."""

_SECOND = datetime.timedelta(seconds=1)


class EventChange(NamedTuple):
    """What became of an event of a calendar, and how it was before, where it was there."""

    way: Way
    event: CalendarEvent
    before: CalendarEvent | None = None


class Update(NamedTuple):
    """A calendar as it is now, and how it differs from the one before: `unchanged` is a number of events."""

    calendar: Contents
    changes: tuple[EventChange, ...]
    unchanged: int
    is_new: bool = False
    """Whether there was none before."""
    damage: tuple[Message, ...] = ()
    """What could not be read of that one."""
    upcoming: int = 0
    """How many events that are not over it told of, where many of them are cancelled now."""
    lost: tuple[CalendarEvent, ...] = ()
    """Those of them that are, where they are more than two and more than a third: perhaps the plan lost its end."""

    @property
    def is_all_cancelled(self) -> bool:
        """Whether all that the calendar had left it."""
        left = any(change.way == "cancelled" for change in self.changes)
        return left and all(event.is_cancelled for event in self.calendar.events)


class Moment(NamedTuple):
    """When calendars are brought up to date: now, with a time zone, and the office's day."""

    now: datetime.datetime
    today: datetime.date


def brought_up_to_date(
    calendar: Contents,
    before: bytes | None,
    name: str,
    moment: Moment,
    language: Language,
    force: bool = False,
    previous: Source | None = None,
) -> Update:
    """The calendar that takes the place of an earlier one, None being none yet; `name` is that one's file.

    `previous` is another that was out in its place: the newer of each event counts. Raises Failure where what stands
    there is not ours, or another calendar of ours, and Damaged. With `force` it takes the place of anything; what
    cannot be read is no memory.
    """
    sources = [Source(before, name)] if before is not None else []
    sources += [previous] if previous else []
    if not sources:
        return Update(calendar, (), len(calendar.events), is_new=True)
    return update(calendar, remembered(calendar, sources, force), moment, language)


def update(calendar: Contents, memory: Memory, moment: Moment, language: Language) -> Update:
    """The calendar with what is remembered of each event.

    New versions are stamped with the moment. No event's SEQUENCE is ever lower than it was, and no stamp earlier.
    """
    before = memory.contents
    known = {event.uid: event for event in before.events}
    going_on = continued(calendar, before)
    dropped, lost = before.dropped, dict(memory.lost)
    now = moment.now.astimezone(datetime.timezone.utc)
    events: list[CalendarEvent] = []
    changes: list[EventChange] = []
    for drawn in calendar.events:
        event = drawn.related_to(going_on.uids)
        if drawn.uid in going_on.uids:
            event = event.with_uid(going_on.uids[drawn.uid])
        old = known.pop(event.uid, None)
        if old and old.says_the_same_as(event):
            events.append(event.with_version(old.sequence, old.modified))
            continue
        way: Way
        sequence, earliest = memory.highest, event.modified
        if old:
            formerly = event.formerly(calendar.earlier.get(drawn.uid, Earlier()))
            is_same = any(map(old.says_the_same_as, formerly))
            way = "rewritten" if is_same else "restored" if old.is_cancelled else "changed"
            sequence = old.sequence
            earliest = max(earliest, old.modified + _SECOND)
        elif event.uid in lost:
            way, sequence = "changed", lost.pop(event.uid)
        elif event.uid in dropped:
            way, sequence = "restored", dropped.pop(event.uid)
        else:
            way = "added"
        event = event.with_version(sequence + 1, max(now, earliest))
        events.append(event)
        changes.append(EventChange(way, event, old))
    dropped.update(lost)
    unchanged = len(events) - len(changes)
    summary = language.gettext("[CANCELLED] {summary}")
    for old in known.values():
        if old.uid in going_on.doubles:
            dropped[old.uid] = old.sequence
            changes.append(EventChange("dropped", old))
        elif not old.is_cancelled:
            gone = old.cancelled(summary).with_version(old.sequence + 1, max(now, old.modified + _SECOND))
            events.append(gone)
            changes.append(EventChange("cancelled", gone, old))
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
    updated = Update(
        Contents(tuple(properties), timezones, tuple(events)), tuple(changes), unchanged, damage=memory.damage
    )
    return _judged(updated, before, moment.today)


def _judged(updated: Update, before: Contents, today: datetime.date) -> Update:
    """The update, with what is cancelled of the earlier calendar where that is much of what it had ahead."""
    cancelled = [change.event for change in updated.changes if change.way == "cancelled"]
    lost = tuple(event for event in cancelled if event.days[1] >= today)
    if len(lost) <= FEW:
        return updated
    upcoming = sum(not event.is_cancelled and event.days[1] >= today for event in before.events)
    return updated._replace(upcoming=upcoming, lost=lost) if len(lost) * A_PART > upcoming else updated


def _after(length: Duration, day: datetime.date) -> datetime.date:
    try:
        return length.after(day)
    except OverflowError:
        return datetime.date.max
