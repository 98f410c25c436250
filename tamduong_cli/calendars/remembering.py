"""What calendar programs were told, remembered from one calendar that is out, or from several of one name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tamduong_cli.calendars.contents import DROPPED, IDENTITY, KEPT_UID, CalendarEvent, Contents
from tamduong_cli.calendars.reading_back import NOTHING, Memory, earlier, salvaged
from tamduong_cli.failure import Failure
from tamduong_cli.language import Message


class Source(NamedTuple):
    """A calendar that is out: what its file holds, and what messages call it."""

    content: bytes
    name: str


def remembered(calendar: Contents, sources: Sequence[Source], force: bool = False) -> Memory:
    """What the sources have to say to the one that takes their place: of each event the newest.

    Raises Failure where one is not ours, or another calendar of ours, and Damaged. With `force` what is damaged says
    what can be read of it, and what is not ours nothing.
    """
    return _merged([_memory(calendar, source, force) for source in sources])


def _memory(calendar: Contents, source: Source, force: bool) -> Memory:
    try:
        found = earlier(source.content, source.name, calendar.events)
        if not force:
            _check_same(calendar, found, source.name)
    except Failure as error:
        if force:
            return salvaged(source.content, source.name, calendar.events)
        raise type(error)(Message("{problem}; --force writes all the same", problem=error.message)) from None
    return Memory(found)


def _check_same(now: Contents, before: Contents, name: str) -> None:
    """Raise Failure where the earlier calendar is of another plan or unit: its identity is, and no event is in both."""
    ours = now.values(IDENTITY) == before.values(IDENTITY)
    if before.events and not ours and {each.uid for each in before.events}.isdisjoint(each.uid for each in now.events):
        raise Failure(Message("{name} is the calendar of another plan, or of another unit", name=name))


def _merged(memories: Sequence[Memory]) -> Memory:
    """What all of them know: the higher SEQUENCE counts, of two that are the same the later change, else the first."""
    if len(memories) < 2:
        return memories[0] if memories else NOTHING
    events: dict[str, CalendarEvent] = {}
    for event in (event for memory in memories for event in memory.contents.events):
        if event.uid not in events or event.version > events[event.uid].version:
            events[event.uid] = event
    dropped = _highest([memory.contents.dropped for memory in memories])
    lost = _highest([memory.lost for memory in memories])
    for gone in (dropped, lost):
        for uid in events.keys() & gone:
            if gone[uid] < events[uid].sequence:
                del gone[uid]
            else:
                del events[uid]
    kept = {uid: its_own for memory in reversed(memories) for uid, its_own in memory.contents.kept.items()}
    properties = [f"{DROPPED}:{uid} {sequence}" for uid, sequence in dropped.items()]
    properties += [f"{KEPT_UID}:{uid} {its_own}" for uid, its_own in kept.items()]
    timezones = {tzid: lines for memory in memories for tzid, lines in memory.contents.timezones.items()}
    return Memory(
        Contents(tuple(properties), timezones, tuple(events.values())),
        lost,
        max(memory.highest for memory in memories),
        tuple(each for memory in memories for each in memory.damage),
    )


def _highest(sequences: Sequence[Mapping[str, int]]) -> dict[str, int]:
    result: dict[str, int] = {}
    for uid, sequence in (each for of_one in sequences for each in of_one.items()):
        result[uid] = max(sequence, result.get(uid, sequence))
    return result
