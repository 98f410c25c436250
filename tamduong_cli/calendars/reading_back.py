"""A calendar that was written earlier, read back as it stands; of one that is damaged, what can still be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tamduong_cli.calendars.contents import DROPPED, KEPT_UID, CalendarEvent, Contents, contents, unfolded
from tamduong_cli.calendars.writing import PRODID
from tamduong_cli.failure import Failure
from tamduong_cli.language import Message

_CUT = Message("it ends too early, or a line of it cannot be read")
_CONTROL = r"[\x00-\x1f\x7f\ufeff]"
_UID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


class Damaged(Failure):
    """A calendar of ours is there, and not all of it can be read."""


def earlier(content: bytes, name: str, drawn: Iterable[CalendarEvent] = ()) -> Contents:
    """The contents of a calendar of ours, all of which can be read; `name` is the file's, as messages call it.

    `drawn` are events as they are now; where one in the file says the same, nothing of it is lost. Raises Failure for
    what this program did not write, and Damaged.
    """
    try:
        found = contents(unfolded(content))
        _ = found.dropped, found.kept
    except (ValueError, LookupError):
        begins = next(_lines(content), "") == "BEGIN:VCALENDAR"
        if not begins or PRODID not in _text(content):
            raise Failure(Message("{name} is not a calendar that plan wrote", name=name)) from None
        raise _damaged(name, _CUT) from None
    if found.values("PRODID") != [PRODID]:
        raise Failure(Message("{name} is a calendar that another program wrote", name=name))
    twice = [uid for uid, count in Counter(event.uid for event in found.events).items() if uid and count > 1]
    if twice:
        raise _damaged(name, Message("the UID {uid} is there twice", uid=twice[0]))
    now = {event.uid: event for event in drawn}
    for event in found.events:
        if not _is_sound(event, found.timezones, now):
            raise _damaged(name, Message("the event with the UID {uid} cannot be read", uid=event.uid))
    return found


class Memory(NamedTuple):
    """What is known of what calendar programs were told."""

    contents: Contents
    lost: Mapping[str, int] = {}
    """The SEQUENCE of each event that cannot be read itself, by UID."""
    highest: int = -1
    """The SEQUENCE that any other event may have had; -1 where all are known."""
    damage: tuple[Message, ...] = ()
    """What cannot be read, in words."""


NOTHING = Memory(Contents((), {}, ()))


def salvaged(content: bytes, name: str, drawn: Iterable[CalendarEvent] = ()) -> Memory:
    """What can be read of a calendar of ours that is damaged; NOTHING of what this program did not write.

    Where the SEQUENCE of an event cannot be known, it is taken for the highest that is there: one too high does no
    harm, and programs take no notice of one too low.
    """
    found = _Pieces(_lines(content))
    now = {event.uid: event for event in drawn}
    makers = {line for line in found.properties if line.startswith("PRODID:")}
    if makers != {f"PRODID:{PRODID}"} and (makers or not any(event.uid in now for event in found.events)):
        return NOTHING
    sound: dict[str, CalendarEvent] = {}
    broken = list(found.broken)
    for event in found.events:
        if not _is_sound(event, found.timezones, now):
            broken.append(event)
        elif event.uid not in sound or event.version > sound[event.uid].version:
            sound[event.uid] = event
    kept = Contents(tuple(found.properties), found.timezones, tuple(sound.values()))
    broken = [event for event in broken if event.uid not in sound]
    numbers = {event: _sequence(event) for event in (*sound.values(), *broken)}
    highest = max([0, *kept.dropped.values(), *(number for number in numbers.values() if number is not None)])
    known = [event for event in broken if re.fullmatch(_UID, event.uid)]
    lost = {event.uid: highest if (number := numbers[event]) is None else number for event in known}
    damage = [_which(name, event) for event in broken]
    if found.is_cut:
        damage.append(Message("{name} is damaged: {why}; what can be read of it is kept", name=name, why=_CUT))
    return Memory(kept, lost, highest if damage else -1, tuple(damage))


class _Pieces:
    """What stands in a calendar's lines one by one, whatever is between them."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.properties: list[str] = []
        self.timezones: dict[str, tuple[str, ...]] = {}
        self.events: list[CalendarEvent] = []
        self.broken: list[CalendarEvent] = []
        self.is_cut = False
        """Whether it does not end as it should, or has lines that are none of a calendar."""
        begun: list[str] = []
        left = 0
        for line in lines:
            if line in ("BEGIN:VEVENT", "BEGIN:VTIMEZONE", "BEGIN:VCALENDAR", "END:VCALENDAR"):
                self._break(begun)
                begun = [line] if "VCALENDAR" not in line else []
                left += {"BEGIN:VCALENDAR": 1, "END:VCALENDAR": -1}.get(line, 0)
            elif begun:
                begun.append(line)
                if line == begun[0].replace("BEGIN", "END"):
                    self._take(CalendarEvent(tuple(begun)))
                    begun = []
            elif re.match(rf"(?:{DROPPED}|{KEPT_UID}):", line):
                if re.fullmatch(rf"{DROPPED}:{_UID} \d{{1,9}}|{KEPT_UID}:{_UID} {_UID}", line):
                    self.properties.append(line)
                else:
                    self.is_cut = True
            elif re.match(r"[A-Z][A-Z-]*[;:]", line) and not line.startswith("BEGIN:"):
                self.properties.append(line)
            else:
                self.is_cut = True
        self._break(begun)
        self.is_cut = self.is_cut or left != 0

    def _take(self, piece: CalendarEvent) -> None:
        if piece.lines[0] == "BEGIN:VEVENT":
            self.events.append(piece)
        else:
            self.timezones[piece.value("TZID")] = piece.lines

    def _break(self, lines: list[str]) -> None:
        """What was begun and has no end."""
        if lines and lines[0] == "BEGIN:VEVENT":
            self.broken.append(CalendarEvent(tuple(lines)))
        elif lines:
            self.is_cut = True


def _is_sound(event: CalendarEvent, timezones: Mapping[str, tuple[str, ...]], now: Mapping[str, CalendarEvent]) -> bool:
    """Whether all of an event can be read, or it says the same as it does now."""
    try:
        _, sequence = event.modified, event.sequence
        if sequence < 0 or (event.tzid and event.tzid not in timezones):
            return False
        if event.uid in now and now[event.uid].says_the_same_as(event):
            return True
        if not re.fullmatch(_UID, event.uid) or re.search(_CONTROL, "".join(event.lines)) or event.is_of_two:
            return False
        return bool(event.summary and event.days and not event.read().errors)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
        return False


def _sequence(event: CalendarEvent) -> int | None:
    """The SEQUENCE of an event that may be damaged."""
    found = event.value("SEQUENCE")
    return int(found) if re.fullmatch(r"[0-9]{1,9}", found) else None


def _damaged(name: str, why: Message) -> Damaged:
    return Damaged(Message("{name} is damaged: {why}; put a good copy in its place", name=name, why=why))


def _which(name: str, event: CalendarEvent) -> Message:
    which = re.sub(r"\\(.)", r"\1", event.value("SUMMARY")) or event.uid
    if not which:
        return Message("{name} is damaged: an event in it cannot be read", name=name)
    return Message("{name} is damaged: the event '{which}' cannot be read, and begins anew", name=name, which=which)


def _text(content: bytes) -> str:
    return "\n".join(_lines(content))


def _lines(content: bytes) -> Iterator[str]:
    """The lines of bytes that may be anything."""
    try:
        return (line for line in unfolded(content, "replace") if line)
    except ValueError:
        return iter(())
