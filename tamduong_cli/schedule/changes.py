"""What came, went, moved or changed between two versions of a plan, things being known by their ids."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from tamduong_cli.dates.wording import written
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Activity, Points
from tamduong_cli.schedule.compared_keys import Said, keys_of
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window

if TYPE_CHECKING:
    from tamduong_cli.dates.date import Date
    from tamduong_cli.dates.lunar import Lunar
    from tamduong_cli.schedule.dated import Dated, DatedKind

ItemKind = Literal["plan", "event", "window", "deadline", "activity", "unit"]
Way = Literal["came", "went", "moved", "changed"]

Key = tuple[str, str, str]


def item_kind(kind: DatedKind) -> ItemKind:
    """What a change calls something with days: the day of an event is told as the event."""
    return "event" if kind == "date" else kind


class PlanItem(NamedTuple):
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
    is_joint: bool = False
    """Whether it is a window for several events, which is told by itself."""
    anniversary: bool = False
    origin: str = ""
    points: tuple[str, ...] = ()
    """The messages of an event, the duties of a unit."""
    tentative: bool = False
    units: Mapping[str, str] | None = None
    named: bool = False
    keys: Mapping[str, Said] | None = None
    """What its keys in the plan say; None where they are not known."""

    @property
    def key(self) -> Key:
        """What is the same in both versions of a thing."""
        return (self.kind, "", "") if self.kind == "plan" else (self.kind, self.id or self.summary, self.phase)

    @property
    def owner(self) -> Key:
        """The key of the thing that it is told with: a window's is its event."""
        return ("event", self.id or self.summary, "") if self.kind == "window" and not self.is_joint else self.key


COMPARED = ("first", "last", "days", "time", "repeat", "summary", "name", "origin", "points", "tentative")
"""What makes an item another; a window's summary is its event's."""

_DAYS = ("first", "last", "days")
_TOLD_BY: dict[str, tuple[str, ...]] = {
    "id": ("name",),
    "name": ("name", "summary"),
    "title": ("summary",),
    "summary": ("summary",),
    "timezone": ("time",),
    "origin": ("origin",),
    "messages": ("points",),
    "duties": ("points",),
    "date": (*_DAYS, "tentative"),
    "from": (*_DAYS, "tentative"),
    "to": (*_DAYS, "tentative"),
    "before": _DAYS,
    "after": _DAYS,
    "repeat": ("repeat", *_DAYS),
    "time": ("time",),
    "units": ("units",),
    "tentative": ("tentative",),
}
"""The fields by which a key that says something else is told already, where one of them differs too."""

_ORDER = ("plan", "event", "deadline", "activity", "unit")
"""Things that begin on one day."""


class KeyChange(NamedTuple):
    """A key of the plan that says something else; None where it says nothing."""

    name: str
    old: Said | None
    new: Said | None


class PlanChange(NamedTuple):
    """One thing that is not what it was: without `old` it came, without `new` it went.

    `fields` are the names of what differs. An event that came or went has its windows with it.
    """

    old: PlanItem | None
    new: PlanItem | None
    fields: tuple[str, ...] = ()
    keys: tuple[KeyChange, ...] = ()
    """The keys that say something else, but for those that `fields` tell."""
    units_added: Mapping[str, str] = {}
    units_gone: Mapping[str, str] = {}
    windows: tuple[PlanItem, ...] = ()

    @property
    def item(self) -> PlanItem:
        """What it is now, or was last."""
        item = self.new or self.old
        assert item
        return item

    @property
    def way(self) -> Way:
        """Whether it came, went, moved, or changed in something other than its first and last day."""
        if not (self.old and self.new):
            return "came" if self.new else "went"
        return "moved" if self.first_by or self.last_by else "changed"

    @property
    def days_differ(self) -> bool:
        """Whether its first day, its last, or the days between are others."""
        return not {"first", "last", "days"}.isdisjoint(self.fields)

    @property
    def first_by(self) -> int | None:
        """By how many days the first day is later, below 0 earlier; None where it has none in one version."""
        return _later(self.old and self.old.first, self.new and self.new.first)

    @property
    def last_by(self) -> int | None:
        """The same of the last day."""
        return _later(self.old and self.old.last, self.new and self.new.last)


def items(schedule: Schedule, language: Language) -> tuple[PlanItem, ...]:
    """The things of a plan that can come, go, move or change: events, windows, deadlines, activities, units.

    The plan itself is one too, with its id as the name and its time zone as the time.
    """
    code = language.code
    plan = schedule.plan
    keys = keys_of("plan", plan, language)
    names = {unit.id: unit.name.in_(code) for unit in plan.units}
    found = [PlanItem("plan", plan.id, summary=plan.title.in_(code), name=plan.id, time=plan.timezone, keys=keys)]
    for event in plan.events:
        item = PlanItem(
            "event",
            event.id,
            summary=event.summary.in_(code),
            anniversary=event.origin is not None,
            origin=language.said(written(event.origin)) if event.origin else "",
            points=_points(event.messages, code),
            tentative=event.is_tentative,
            keys=keys_of("event", event, language, names),
        )
        if event.date:
            lunar = _lunar(event.date)
            item = item._replace(first=event.date.first, last=event.date.last, first_lunar=lunar, last_lunar=lunar)
        found.append(item)
    found += (_dated(item, language, names) for item in schedule.items if item.kind != "date")
    for unit in plan.units:
        keys = keys_of("unit", unit, language)
        found.append(
            PlanItem("unit", unit.id, summary=unit.name.in_(code), points=_points(unit.duties, code), keys=keys)
        )
    return tuple(found)


def _dated(item: Dated, language: Language, names: Mapping[str, str]) -> PlanItem:
    """A window, a deadline or an activity; what the plan's rule says is told with the plan. `names` are of units."""
    code = language.code
    kind = item_kind(item.kind)
    found = PlanItem(
        kind,
        item.id,
        summary=item.summary.in_(code),
        name=item.name.in_(code) if item.name else "",
        first=item.first,
        last=item.last,
        tentative=item.tentative,
        units={unit.id: unit.name.in_(code) for unit in item.units},
        named=item.audience is not None,
        keys=keys_of(kind, item.record, language, names),
    )
    record = item.record
    if isinstance(record, Activity):
        repeat = record.repeat and record.repeat._replace(until=None, times=None)  # they say when it ends, too
        return found._replace(
            days=() if repeat else tuple(sorted({day for date in item.dates for day in date.span.each()})),
            time=record.time.message() if record.time else "",
            repeat=language.render(repeat.message()) if repeat else "",
        )
    first, last = item.dates[0], item.dates[-1]
    found = found._replace(first_lunar=_lunar(first.first_day), last_lunar=_lunar(last.last_day))
    if isinstance(item, Window):
        found = found._replace(is_joint=bool(item.joint))
        return found._replace(phase=item.rule.phase, keys=found.keys if item.basis == "event" else {})
    return found


def changes(old: Iterable[PlanItem], new: Iterable[PlanItem]) -> tuple[PlanChange, ...]:
    """What came, went, moved or changed, in the order of the first days, now or, of what went, before.

    An event stands before its windows, and what has no days comes last.
    """
    before, after = ({item.key: item for item in version} for version in (old, new))
    everyone = {key[1] for key in before.keys() & after.keys() if key[0] == "unit"}
    found: dict[Key, PlanChange] = {}
    windows: dict[Key, list[PlanItem]] = {}
    for key, item in (before | after).items():
        change = PlanChange(before.get(key), after.get(key))
        if change.old and change.new:
            change = _compared(change.old, change.new, everyone)
            if change.fields or change.keys:
                found[key] = change
        elif item.owner != key and (item.owner in before) != (item.owner in after):
            windows.setdefault(item.owner, []).append(item)
        else:
            found[key] = change
    _leave_out_what_is_told(found)
    for owner, of_event in windows.items():
        of_event.sort(key=lambda window: (window.first or datetime.date.max, window.phase))
        found[owner] = found[owner]._replace(windows=tuple(of_event))
    begins: dict[Key, datetime.date] = {}
    for items in (before, after):
        begins.update(_begins(items.values()))

    def place(change: PlanChange) -> tuple[datetime.date, int, str, bool, datetime.date, str]:
        item = change.item
        kind, id, _ = ("event", item.id, "") if item.kind == "window" else item.owner
        begin = begins.get(item.owner, datetime.date.max)
        return begin, _ORDER.index(kind), id, item.kind == "window", item.first or begin, item.phase

    return tuple(sorted(found.values(), key=place))


def retold(found: Iterable[PlanChange], now: Iterable[PlanItem]) -> tuple[PlanChange, ...]:
    """Changes found in calendars, told as the plan has its things now: in its language, and all that it says."""
    known = {item.key: item for item in now}

    def told(change: PlanChange) -> PlanChange:
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


def _compared(old: PlanItem, new: PlanItem, everyone: set[str]) -> PlanChange:
    """How an item changed; units of the plan that came or went are told once, and not for all that they have."""
    fields = [name for name in COMPARED if getattr(old, name) != getattr(new, name)]
    if new.kind == "window" and not new.is_joint and "summary" in fields:
        fields.remove("summary")
    added: dict[str, str] = {}
    gone: dict[str, str] = {}
    if old.units is not None and new.units is not None:
        told = old.named or new.named
        added = {id: name for id, name in new.units.items() if id not in old.units and (told or id in everyone)}
        gone = {id: name for id, name in old.units.items() if id not in new.units and (told or id in everyone)}
    if added or gone:
        fields.append("units")
    keys = _keys_compared(old, new, fields)
    return PlanChange(old, new, tuple(fields), keys, added, gone)


def _keys_compared(old: PlanItem, new: PlanItem, fields: Collection[str]) -> tuple[KeyChange, ...]:
    """The keys that say something else and are not told by one of these fields."""
    if old.keys is None or new.keys is None:
        return ()
    return tuple(
        KeyChange(name, old.keys.get(name), new.keys.get(name))
        for name in dict.fromkeys((*old.keys, *new.keys))
        if old.keys.get(name) != new.keys.get(name) and set(fields).isdisjoint(_TOLD_BY.get(name, ()))
    )


def _leave_out_what_is_told(found: dict[Key, PlanChange]) -> None:
    """Leave out the events of a unit where what it has now, or has no more, is told."""
    concerned = {id for change in found.values() for id in (*change.units_added, *change.units_gone)}
    for key, change in list(found.items()):
        if change.item.kind == "unit" and change.item.id in concerned:
            change = change._replace(keys=tuple(each for each in change.keys if each.name != "events"))
            found[key] = change
            if change.old and change.new and not (change.keys or change.fields):
                del found[key]


def _later(old: datetime.date | None, new: datetime.date | None) -> int | None:
    return (new - old).days if old and new else None


def _begins(items: Iterable[PlanItem]) -> dict[Key, datetime.date]:
    """The first day of each thing, an event's windows being part of it."""
    begins: dict[Key, datetime.date] = {}
    for item in items:
        if item.first:
            begins[item.owner] = min(item.first, begins.get(item.owner, item.first))
    return begins


def _lunar(date: Date) -> Lunar | None:
    """The lunar day that a date is written as."""
    return date.lunar if date.day else None


def _points(points: Points, code: str) -> tuple[str, ...]:
    return tuple(point.in_(code) for point in points.points)
