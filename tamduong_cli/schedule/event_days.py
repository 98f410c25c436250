"""The days of events: the anniversary, or where nothing in history is counted from, the main day."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import written
from tamduong_cli.language import Message
from tamduong_cli.plan.model import Event, Plan, Text, Unit
from tamduong_cli.schedule.days import Everyone, days_ago, in_days, status_of

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import DatedKind, Status
    from tamduong_cli.schedule.schedule import Schedule


class EventDay(NamedTuple):
    """The day of an event whose date is known to the day, or its days, for all units that have the event or lead it."""

    plan: Plan
    event: Event
    date: Date
    units: tuple[Unit, ...]

    @property
    def kind(self) -> DatedKind:
        return "date"

    @property
    def id(self) -> str:
        return self.event.id

    @property
    def events(self) -> tuple[Event, ...]:
        return (self.event,)

    @property
    def record(self) -> Event:
        return self.event

    @property
    def summary(self) -> Text:
        return self.event.summary

    @property
    def name(self) -> None:
        return None

    @property
    def audience(self) -> None:
        return None

    @property
    def tentative(self) -> bool:
        return self.event.is_tentative

    @property
    def first(self) -> datetime.date:
        return self.date.first

    @property
    def last(self) -> datetime.date:
        return self.date.last

    @property
    def length(self) -> int | None:
        return None if self.date.day else self.date.span.days

    @property
    def dates(self) -> tuple[Date, ...]:
        return (self.date,)

    def within(self, days: Span) -> EventDay | None:
        return self if days.overlaps(self.date.span) else None

    def next_day(self, on: datetime.date) -> datetime.date | None:
        return max(self.first, on) if on <= self.last else None

    def status(self, on: datetime.date) -> Status:
        return status_of(self, on)

    def when(self, on: datetime.date) -> Message:
        if on > self.last:
            return days_ago((on - self.last).days)
        return in_days((self.first - on).days) if on < self.first else Message("today")

    def why(self) -> Message:
        return Message("a date of its own")

    def written(self) -> Message | str:
        return written(self.date)


def event_days(schedule: Schedule, units: Collection[str] = ()) -> Iterator[EventDay]:
    """The days of all events of the plans, in their order, that are for these units, by id; none is for all.

    Events whose date is known to a month, a quarter or a year have none.
    """
    for plan in schedule.plans:
        everyone = Everyone(plan)
        for event in plan.events:
            if event.date and event.date.has_days:
                concerned = everyone.concerned(event, None)
                if not units or any(unit.id in units for unit in concerned):
                    yield EventDay(plan, event, event.date, concerned)
