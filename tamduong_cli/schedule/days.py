"""What the kinds of things with days share: what a day is to one, how far it is, and whom it concerns."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tamduong_cli.language import Message, plural

if TYPE_CHECKING:
    from tamduong_cli.plan.model import Event, Plan, Reference, Unit
    from tamduong_cli.schedule.dated import Dated, Status

LAST_DAY = datetime.date.max - datetime.timedelta(days=1)
"""The last day that anything may have: a calendar's DTEND is the day after it."""


def status_of(item: Dated, on: datetime.date) -> Status:
    """What the day is to it: one of its days, or one before or after them."""
    day = item.next_day(on)
    return "past" if day is None else "active" if day == on else "upcoming"


def concerns(item: Dated, unit: str) -> bool:
    """Whether it concerns the unit with this id."""
    return any(each.id == unit for each in item.units)


def in_days(n: int) -> Message:
    """How far off a day is that comes: in 5 days."""
    return plural("in {n} day", "in {n} days", n=n)


def days_ago(n: int) -> Message:
    """How far off a day is that has gone: 5 days ago."""
    return plural("{n} day ago", "{n} days ago", n=n)


def leading(item: Dated) -> tuple[Unit, ...]:
    """The units that lead it, as they are named: of a window, unless it says so itself, those of the event."""
    named = item.record.lead
    if named is None and item.kind == "window" and item.event:
        named = item.event.lead
    if not named:
        return ()
    units = {unit.id: unit for unit in item.plan.units}
    return tuple(units[reference.id] for reference in named)


class Everyone:
    """The plan's units, and whom of them an event, or a part of one, concerns."""

    def __init__(self, plan: Plan) -> None:
        self._units = [(unit, {reference.id for reference in unit.events or ()}) for unit in plan.units]

    def concerned(
        self,
        event: Event | None,
        wanted: tuple[Reference, ...] | None,
        lead: tuple[Reference, ...] | None = None,
    ) -> tuple[Unit, ...]:
        """The units that lead, and those that have the event or lead it, of those wanted; None wants all.

        Without an event all have it.
        """
        audience = {reference.id for reference in wanted} if wanted is not None else None
        leading = {reference.id for reference in lead or ()}
        having = {reference.id for reference in (event and event.lead) or ()}
        return tuple(
            unit
            for unit, events in self._units
            if unit.id in leading
            or (
                (event is None or unit.events is None or event.id in events or unit.id in having)
                and (audience is None or unit.id in audience)
            )
        )

    def concerned_by_any(
        self, events: Iterable[Event], wanted: tuple[Reference, ...] | None, lead: tuple[Reference, ...] | None
    ) -> tuple[Unit, ...]:
        """The units that are concerned by any of these events, in the plan's order."""
        found = {unit.id for event in events for unit in self.concerned(event, wanted, lead)}
        return tuple(unit for unit, _ in self._units if unit.id in found)
