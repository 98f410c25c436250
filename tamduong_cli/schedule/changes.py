"""What came, went, moved or changed between two versions of a plan, things being known by their ids."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from tamduong_cli.dates.wording import written
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Points, Unit
from tamduong_cli.schedule.schedule import Schedule

if TYPE_CHECKING:
    from tamduong_cli.dates.date import Date
    from tamduong_cli.dates.lunar import Lunar

ItemKind = Literal["plan", "event", "window", "deadline", "activity", "unit"]
Way = Literal["came", "went", "moved", "changed"]

Key = tuple[str, str, str]


class Item(NamedTuple):
    """One thing of one version of a plan, its texts in one language, to be compared with the other version's.

    `id` is the event's for a window too, which `phase` tells from the event's others; an item of a calendar has ""
    where the plan does not have it. `first` and `last` are both included, and None for what has no days. `units` are
    names by id, None where they are not known; they are `named` where the plan does not leave it at everyone.
    """

    kind: ItemKind
    id: str
    phase: str = ""
    summary: str = ""
    name: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None
    first_lunar: Lunar | None = None
    last_lunar: Lunar | None = None
    days: tuple[datetime.date, ...] = ()
    """The days of an activity, where they are listed."""
    time: str = ""
    repeat: str = ""
    anniversary: bool = False
    origin: str = ""
    points: tuple[str, ...] = ()
    """The messages of an event, the duties of a unit."""
    tentative: bool = False
    units: Mapping[str, str] | None = None
    named: bool = False

    @property
    def key(self) -> Key:
        """What is the same in both versions of a thing."""
        return (self.kind, "", "") if self.kind == "plan" else (self.kind, self.id or self.summary, self.phase)

    @property
    def owner(self) -> Key:
        """The key of the thing that it is told with: a window's is its event."""
        return ("event", self.id or self.summary, "") if self.kind == "window" else self.key


COMPARED = ("first", "last", "days", "time", "repeat", "summary", "name", "origin", "points", "tentative")
"""What makes an item another; a window's summary is its event's."""


_ORDER = ("plan", "event", "deadline", "activity", "unit")
"""Things that begin on one day."""


class Change(NamedTuple):
    """One thing that is not what it was: without `old` it came, without `new` it went.

    `fields` are the names of what differs. An event that came or went has its windows with it.
    """

    old: Item | None
    new: Item | None
    fields: tuple[str, ...] = ()
    units_added: Mapping[str, str] = {}
    units_gone: Mapping[str, str] = {}
    windows: tuple[Item, ...] = ()

    @property
    def item(self) -> Item:
        """What it is now, or was last."""
        item = self.new or self.old
        assert item
        return item

    @property
    def way(self) -> Way:
        if not (self.old and self.new):
            return "came" if self.new else "went"
        return "moved" if self.first_by or self.last_by else "changed"

    @property
    def days_differ(self) -> bool:
        return not {"first", "last", "days"}.isdisjoint(self.fields)

    @property
    def first_by(self) -> int | None:
        """By how many days the first day is later, below 0 earlier; None where it has none in one version."""
        return _later(self.old and self.old.first, self.new and self.new.first)

    @property
    def last_by(self) -> int | None:
        """The same of the last day."""
        return _later(self.old and self.old.last, self.new and self.new.last)


def items(schedule: Schedule, language: Language) -> tuple[Item, ...]:
    """The things of a plan that can come, go, move or change: events, windows, deadlines, activities, units.

    The plan itself is one too, with its id as the name and its time zone as the time.
    """
    code = language.code
    plan = schedule.plan
    found = [Item("plan", plan.id, summary=plan.title.in_(code), name=plan.id, time=plan.timezone)]

    def points(of: Points) -> tuple[str, ...]:
        return tuple(point.in_(code) for point in of.points)

    for event in schedule.plan.events:
        item = Item(
            "event",
            event.id,
            summary=event.summary.in_(code),
            anniversary=event.origin is not None,
            origin=language.said(written(event.origin)) if event.origin else "",
            points=points(event.messages),
            tentative=event.is_tentative,
        )
        if event.date:
            lunar = _lunar(event.date)
            item = item._replace(first=event.date.first, last=event.date.last, first_lunar=lunar, last_lunar=lunar)
        found.append(item)
    for window in schedule.windows:
        item = Item("window", window.event.id, window.rule.phase, window.summary.in_(code))
        first, last = window.ends
        found.append(
            item._replace(
                name=window.name.in_(code) if window.name else "",
                first=window.first,
                last=window.last,
                first_lunar=_lunar(first.first_day),
                last_lunar=_lunar(last.last_day),
                tentative=window.tentative,
                units=_names(window.units, code),
                named=window.audience is not None,
            )
        )
    for due in schedule.deadlines:
        lunar = _lunar(due.deadline.date) if due.deadline.date else None
        item = Item("deadline", due.deadline.id, summary=due.summary.in_(code), first=due.day, last=due.day)
        found.append(
            item._replace(
                first_lunar=lunar,
                last_lunar=lunar,
                tentative=due.tentative,
                units=_names(due.units, code),
                named=due.audience is not None,
            )
        )
    for series in schedule.activities:
        activity = series.activity
        repeat = activity.repeat and activity.repeat._replace(until=None, times=None)  # they say when it ends, too
        found.append(
            Item(
                "activity",
                activity.id,
                summary=series.summary.in_(code),
                first=series.days[0] if series.days else None,
                last=series.days[-1] if series.days else None,
                days=() if repeat else series.days,
                time=activity.time.numeric() if activity.time else "",
                repeat=language.render(repeat.message()) if repeat else "",
                tentative=series.tentative,
                units=_names(series.units, code),
                named=series.audience is not None,
            )
        )
    for unit in schedule.plan.units:
        found.append(Item("unit", unit.id, summary=unit.name.in_(code), points=points(unit.duties)))
    return tuple(found)


def changes(old: Iterable[Item], new: Iterable[Item]) -> tuple[Change, ...]:
    """What came, went, moved or changed, in the order of the first days, now or, of what went, before.

    An event stands before its windows, and what has no days comes last.
    """
    before, after = ({item.key: item for item in version} for version in (old, new))
    everyone = {key[1] for key in before.keys() & after.keys() if key[0] == "unit"}
    found: dict[Key, Change] = {}
    windows: dict[Key, list[Item]] = {}
    for key, item in (before | after).items():
        change = Change(before.get(key), after.get(key))
        if change.old and change.new:
            change = _compared(change.old, change.new, everyone)
            if change.fields:
                found[key] = change
        elif (item.owner in before) != (item.owner in after) and item.kind == "window":
            windows.setdefault(item.owner, []).append(item)
        else:
            found[key] = change
    for owner, of_event in windows.items():
        of_event.sort(key=lambda window: (window.first or datetime.date.max, window.phase))
        found[owner] = found[owner]._replace(windows=tuple(of_event))
    begins: dict[Key, datetime.date] = {}
    for items in (before, after):
        begins.update(_begins(items.values()))

    def place(change: Change) -> tuple[datetime.date, int, str, bool, datetime.date, str]:
        item = change.item
        kind, id, _ = item.owner
        begin = begins.get(item.owner, datetime.date.max)
        return begin, _ORDER.index(kind), id, item.kind == "window", item.first or begin, item.phase

    return tuple(sorted(found.values(), key=place))


def retold(found: Iterable[Change], now: Iterable[Item]) -> tuple[Change, ...]:
    """Changes found in calendars, told as the plan has its things now: in its language, and all that it says."""
    known = {item.key: item for item in now}

    def told(change: Change) -> Change:
        new = known.get(change.item.key)
        if new is None:
            return change
        old = change.old
        if old and "summary" not in change.fields:
            old = old._replace(summary=new.summary)
        if old and "name" not in change.fields:
            old = old._replace(name=new.name)
        windows = tuple(known.get(window.key, window) for window in change.windows)
        return change._replace(old=old, new=change.new and new, windows=windows)

    return tuple(map(told, found))


def _compared(old: Item, new: Item, everyone: set[str]) -> Change:
    """How an item changed; units of the plan that came or went are told once, and not for all that they have."""
    fields = [name for name in COMPARED if getattr(old, name) != getattr(new, name)]
    if new.kind == "window" and "summary" in fields:
        fields.remove("summary")
    added: dict[str, str] = {}
    gone: dict[str, str] = {}
    if old.units is not None and new.units is not None:
        told = old.named or new.named
        added = {id: name for id, name in new.units.items() if id not in old.units and (told or id in everyone)}
        gone = {id: name for id, name in old.units.items() if id not in new.units and (told or id in everyone)}
    if added or gone:
        fields.append("units")
    return Change(old, new, tuple(fields), added, gone)


def _later(old: datetime.date | None, new: datetime.date | None) -> int | None:
    return (new - old).days if old and new else None


def _begins(items: Iterable[Item]) -> dict[Key, datetime.date]:
    """The first day of each thing, an event's windows being part of it."""
    begins: dict[Key, datetime.date] = {}
    for item in items:
        if item.first:
            begins[item.owner] = min(item.first, begins.get(item.owner, item.first))
    return begins


def _lunar(date: Date) -> Lunar | None:
    """The lunar day that a date is written as."""
    return date.lunar if date.day else None


def _names(units: Iterable[Unit], code: str) -> dict[str, str]:
    return {unit.id: unit.name.in_(code) for unit in units}
