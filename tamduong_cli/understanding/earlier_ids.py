"""The ids of an earlier plan for what a new version of its document says again, so that phones see a change of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from tamduong_cli.dates.span import Span
from tamduong_cli.language import Message
from tamduong_cli.plan.model import Activity, Deadline, Event, Plan, Unit, WindowRule
from tamduong_cli.understanding.drafted import DraftEvent, DraftItem, DraftPlan, DraftUnit, DraftWindow, Remarks
from tamduong_cli.understanding.matching import shared

Old = TypeVar("Old", Event, Deadline, Activity, Unit, WindowRule)
New = TypeVar("New", DraftEvent, DraftItem, DraftUnit, DraftWindow)

_SAME_WORDS = 0.75
_SAME_WORDS_ON_THAT_DAY = 0.3


class _Likeness(NamedTuple):
    """How alike two things are: their words, whether their days are the same, and whether the document has the id."""

    words: float
    on_that_day: bool
    has_its_id: bool = False

    @property
    def is_enough(self) -> bool:
        return self.has_its_id or self.words >= (_SAME_WORDS_ON_THAT_DAY if self.on_that_day else _SAME_WORDS)


def with_ids_of(plan: DraftPlan, earlier: Plan) -> DraftPlan:
    """The draft with the earlier plan's ids; what is unmatched on either side has a remark."""
    language = earlier.language
    lost: list[tuple[Message, str]] = []
    has_ids = plan.id == earlier.id

    def alike_events(new: DraftEvent, old: Event) -> _Likeness:
        days = new.thing.span if new.thing.days else _own_span(new)
        return _Likeness(shared(new.thing.summary, old.summary.in_(language)), days is not None and days == _span(old))

    def alike_items(new: DraftItem, old: Deadline | Activity) -> _Likeness:
        words = shared(new.thing.summary, old.summary.in_(language))
        if isinstance(old, Deadline):
            same = bool(new.thing.days) and old.date is not None and old.date.span == new.thing.span
        else:
            same = bool(new.thing.days) and bool(old.dates) and old.dates[0].first == new.thing.first
        return _Likeness(words, same)

    events, event_ids = _matched(
        plan.events, earlier.events, alike_events, lambda old: old.summary.in_(language), lost, has_ids
    )
    windows, _ = _matched(
        plan.windows,
        earlier.windows,
        lambda new, old: _Likeness(shared(new.name, old.name.in_(language)), False),
        lambda old: old.name.in_(language),
        lost,
        has_ids,
    )
    units, unit_ids = _matched(
        plan.units,
        earlier.units,
        lambda new, old: _Likeness(shared(new.name, old.name.in_(language)), False),
        lambda old: old.name.in_(language),
        lost,
        has_ids,
    )
    deadlines, _ = _matched(
        plan.deadlines, earlier.deadlines, alike_items, lambda old: old.summary.in_(language), lost, has_ids
    )
    activities, _ = _matched(
        plan.activities, earlier.activities, alike_items, lambda old: old.summary.in_(language), lost, has_ids
    )

    def named(item: DraftItem) -> DraftItem:
        return item._replace(
            event=event_ids.get(item.event, item.event),
            units=tuple(unit_ids.get(id, id) for id in item.units),
            lead=tuple(unit_ids.get(id, id) for id in item.lead),
        )

    return plan._replace(
        events=tuple(event._replace(lead=tuple(unit_ids.get(id, id) for id in event.lead)) for event in events),
        windows=tuple(
            window._replace(events=tuple(event_ids.get(id, id) for id in window.events)) for window in windows
        ),
        units=tuple(units),
        deadlines=tuple(map(named, deadlines)),
        activities=tuple(map(named, activities)),
        remarks=(*plan.remarks, *lost),
    )


def _span(event: Event) -> Span | None:
    if event.date:
        return event.date.span
    rule = event.window
    return Span(rule.start.first, rule.end.last) if rule and rule.start and rule.end else None


def _own_span(event: DraftEvent) -> Span | None:
    return event.windows[0].span if len(event.windows) == 1 else None


def _matched(
    new: Sequence[New],
    old: Sequence[Old],
    alike: Callable[[New, Old], _Likeness],
    name: Callable[[Old], str],
    lost: list[tuple[Message, str]],
    has_ids: bool,
) -> tuple[list[New], dict[str, str]]:
    """New things with the ids of the old ones that they are, and which ids took the place of which.

    `has_ids` is whether the new ones have their ids from the document itself.
    """
    ranked = sorted(
        (
            (likeness.has_its_id, likeness.on_that_day, likeness.words, -here, -there)
            for here, one in enumerate(new)
            for there, other in enumerate(old)
            if (likeness := alike(one, other)._replace(has_its_id=has_ids and one.id == other.id)).is_enough
        ),
        reverse=True,
    )
    of_new: dict[int, int] = {}
    found: set[int] = set()
    for _, _, _, here, there in ranked:
        if -here not in of_new and -there not in found:
            of_new[-here] = -there
            found.add(-there)
    kept = {old[there].id for there in of_new.values()}
    ids: dict[str, str] = {}
    named: list[New] = []
    taken = set(kept) | {other.id for other in old}
    for index, thing in enumerate(new):
        if index in of_new:
            ids[thing.id] = old[of_new[index]].id
            named.append(thing._replace(id=ids[thing.id]))
            continue
        id = thing.id
        while id in taken:
            id = f"{id}-moi"
        taken.add(id)
        ids[thing.id] = id
        named.append(_new(thing._replace(id=id)) if old else thing)
    for there, other in enumerate(old):
        if there not in found:
            message = Message(
                "'{id}' of the earlier plan was not found in the document: {name}", id=other.id, name=name(other)
            )
            lost.append((message, ""))
    return named, ids


def _new(thing: New) -> New:
    if isinstance(thing, DraftUnit):
        return thing
    remark: Remarks = (
        (Message("this is not in the earlier plan; if it is the same as one there, write that one's id"), ""),
    )
    return thing._replace(remarks=(*remark, *thing.remarks))
