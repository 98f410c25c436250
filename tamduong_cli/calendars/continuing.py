"""Which of the events that calendars were told each event goes on from, so that its UID still stands for the same day.

A UID follows from ids, and those of an activity's days from whether there are several; so a shorter list, or a phase by
another name, would cancel one event and add another beside it on the same day. Here the one that is out goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tamduong_cli.calendars.contents import CalendarEvent, Contents
from tamduong_cli.calendars.identities import DASH, MOST_DASHES, WINDOWS, Identity
from tamduong_cli.dates.recurrence import parse_repeat
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import LANGUAGES, Language
from tamduong_cli.letters import plain

_Days = frozenset[object]
"""What an event takes up: the days of an activity; a window's first day and last, as one, since windows overlap."""


class Continued(NamedTuple):
    """How the events of a calendar go on from those known."""

    uids: Mapping[str, str]
    """The UID that each keeps, by the one that it was drawn with, where that is another."""
    kept: Mapping[str, str]
    """What is to be remembered of windows: the UIDs that they would have, by those that they kept."""
    doubles: frozenset[str]
    """The UIDs of known events on days that another event of the same activity now has: to tell that they are
    cancelled would be wrong."""


def continued(drawn: Contents, before: Contents) -> Continued:
    """How a calendar as it is drawn goes on from the one before."""
    known = {event.uid: event for event in before.events}
    strangers = [known[uid] for uid in known.keys() - {event.uid for event in drawn.events}]
    if not strangers:
        return Continued({}, {}, frozenset())
    parts = _parts(strangers)
    items: dict[Identity, list[CalendarEvent]] = {}
    for event in drawn.events:
        if event.uid in drawn.identities:
            items.setdefault(drawn.identities[event.uid].of_item, []).append(event)
    uids: dict[str, str] = {}
    kept = {uid: its_own for uid, its_own in before.kept.items() if uid in known}
    doubles: set[str] = set()
    for item, events in items.items():
        possible = {event.uid for event in events}.union(_uids(item, parts))
        possible.update(uid for uid, its_own in kept.items() if its_own in possible)
        if not possible.isdisjoint(known):
            goes_on = _Item(item, events, {uid: event for uid, event in known.items() if uid in possible})
            uids.update(goes_on.uids())
            doubles.update(goes_on.doubles())
            if item.kind == "window":
                kept.update((uid, its_own) for its_own, uid in goes_on.uids())
    for uid in drawn.identities.keys() - uids.values():
        kept.pop(uid, None)
    return Continued(uids, kept, frozenset(doubles))


class _Parts(NamedTuple):
    """What may stand behind the slash of a kind: days and phases that the plan may no longer have."""

    days: frozenset[str]
    phases: frozenset[str]


def _parts(events: Iterable[CalendarEvent]) -> _Parts:
    """Those that these events may be of; a phase is known by its name, which begins the summary, or ends it."""
    days: set[str] = set()
    phases: set[str] = set()
    marks = [f" {Language(code).gettext('(tentative)')}" for code in LANGUAGES]
    for event in events:
        days.add(event.days[0].isoformat())
        summary = event.value("SUMMARY")
        for mark in marks:
            summary = summary.removesuffix(mark)
        words = summary.split(DASH, MOST_DASHES)
        for n in range(1, len(words)):
            begin, end = DASH.join(words[:n]), DASH.join(words[n:])
            phases.update(map(plain, (end, begin, begin.partition(": ")[2])))
    return _Parts(frozenset(days), frozenset(phases))


def _uids(item: Identity, parts: _Parts) -> Iterator[str]:
    """The UIDs that the events of an item may have."""
    if item.kind == "activity":
        yield item.uid
        yield from (item._replace(kind=f"activity/{day}").uid for day in parts.days)
    elif item.kind == "window":
        for kind in WINDOWS:
            yield item._replace(kind=kind).uid
            yield from (item._replace(kind=f"{kind}/{phase}").uid for phase in parts.phases)


class _Item:
    """An item of the plan: its events as they are drawn, and those known, each pair of which goes on from the other."""

    def __init__(self, item: Identity, drawn: Sequence[CalendarEvent], known: Mapping[str, CalendarEvent]) -> None:
        self._item = item
        self._is_activity = item.kind == "activity"
        self._drawn = {event.uid: event for event in drawn}
        self._known = known
        self._days = {event: self._days_of(event) for event in (*drawn, *known.values())}
        self._pairs: dict[str, str] = {}
        """The known event that each drawn one goes on from, both by UID."""
        for uid, event in self._drawn.items():
            if uid in known and not known[uid].is_cancelled and self._may_take(event, known[uid]):
                self._pairs[uid] = uid
        self._pair_by_days(is_cancelled=False)
        self._pair_by_an_end()
        self._pair_by_days(is_cancelled=True)
        self._pair_a_repetition()
        for uid in self._drawn:
            self._pairs.setdefault(uid, self._free_uid(uid))

    def uids(self) -> Iterator[tuple[str, str]]:
        return ((uid, kept) for uid, kept in self._pairs.items() if uid != kept)

    def doubles(self) -> Iterator[str]:
        for uid in self._left() if self._is_activity else ():
            if any(self._meet(event, self._known[uid]) for event in self._drawn.values()):
                yield uid

    def _left(self) -> list[str]:
        """The known events that none goes on from."""
        return [uid for uid in self._known if uid not in self._pairs.values()]

    def _may_take(self, event: CalendarEvent, known: CalendarEvent) -> bool:
        """Whether an event may have its own UID, which is known: one of several days of an activity never moves."""
        others = [each for each in self._known.values() if each is not known]
        alone = not others if known.is_cancelled else all(each.is_cancelled for each in others)
        return alone or not self._is_activity or self._meet(event, known)

    def _pair_by_days(self, is_cancelled: bool) -> None:
        """Let known events that would be cancelled, or are, go on as what is on the same days now."""
        left = [uid for uid in self._left() if self._known[uid].is_cancelled == is_cancelled]
        while left:
            uid = left.pop(0)
            for event in self._drawn.values():
                other = self._pairs.get(event.uid)
                if self._days[event] != self._days[self._known[uid]]:
                    continue
                if other is None and (uid == event.uid or not (is_cancelled and uid in self._drawn)):
                    self._pairs[event.uid] = uid
                    break
                moves = other is not None and not self._meet(event, self._known[other])
                if other is not None and moves and (self._is_activity or not is_cancelled):
                    self._pairs[event.uid] = uid
                    left.append(other)
                    break

    def _pair_by_an_end(self) -> None:
        """Let a window that would be cancelled go on as one that begins, else one that ends, on the same day."""
        for end in (0, 1):
            for uid in self._left() if not self._is_activity else ():
                known = self._known[uid]
                for event in self._drawn.values() if _is_long(known) and not known.is_cancelled else ():
                    if event.uid not in self._pairs and _is_long(event) and event.days[end] == known.days[end]:
                        self._pairs[event.uid] = uid
                        break

    def _pair_a_repetition(self) -> None:
        """Let what repeated go on as the first of the listed days that it had."""
        whole = self._known.get(self._item.uid)
        if not self._is_activity or whole is None or whole.is_cancelled or whole.uid in self._pairs.values():
            return
        for uid, event in self._drawn.items():
            if uid not in self._pairs and self._meet(event, whole):
                self._pairs[uid] = whole.uid
                return

    def _free_uid(self, uid: str) -> str:
        """The UID of an event that goes on from none of the others: its own, else that of its day."""
        event = self._drawn[uid]
        if uid not in self._known or self._may_take(event, self._known[uid]):
            return uid
        return self._item._replace(kind=f"activity/{event.days[0].isoformat()}").uid

    def _meet(self, one: CalendarEvent, other: CalendarEvent) -> bool:
        return not self._days[one].isdisjoint(self._days[other])

    def _days_of(self, event: CalendarEvent) -> _Days:
        first, last = event.days
        if not self._is_activity:
            return frozenset([(first, last)])
        try:
            days = parse_repeat(event.value("RRULE"))._replace(until=None).days(first, last) if first < last else ()
        except Unreadable:
            days = ()
        return frozenset[object]([first, *days])


def _is_long(event: CalendarEvent) -> bool:
    """Whether an event has several days, as the bar of a window does."""
    first, last = event.days
    return first < last
