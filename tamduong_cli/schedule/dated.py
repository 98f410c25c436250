"""What all that has days in a plan has in common: campaign windows, the days of events, deadlines, activities.

Each kind is a module that finds its days and says what they rest on; whatever shows, counts or exports them goes over
`Dated` in one loop. It is imported for types alone, since every start would pay for defining it.
"""

from __future__ import annotations

import datetime
from typing import Literal, Protocol

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.span import Span
from tamduong_cli.language import Message
from tamduong_cli.plan.model import Activity, Deadline, Event, Plan, Reference, Text, Unit, WindowRule

DatedKind = Literal["window", "date", "deadline", "activity"]
"""By the names that UIDs and alarms have for them."""

Status = Literal["past", "active", "upcoming"]


class Dated(Protocol):
    """Something of a plan that has days: which they are, what it is called, whom it concerns, what a day is to it."""

    @property
    def kind(self) -> DatedKind:
        """What kind of thing it is."""

    @property
    def plan(self) -> Plan:
        """The plan that it is of."""

    @property
    def id(self) -> str:
        """Its id in the plan; of a window and of an event's own day the event's."""

    @property
    def record(self) -> WindowRule | Event | Deadline | Activity:
        """The part of the plan that says it, with all its keys."""

    @property
    def event(self) -> Event | None:
        """The event that it belongs to, if it belongs to one; of a window for several events the window itself."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The plan's events that it belongs to; of a window there may be several."""

    @property
    def summary(self) -> Text:
        """What it is called; of a window and of an event's own day the event's summary."""

    @property
    def name(self) -> Text | None:
        """The phase's name, of one of several windows."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """Those that it concerns."""

    @property
    def audience(self) -> tuple[Reference, ...] | None:
        """The units that the plan names for it; None where it is for all that are concerned."""

    @property
    def tentative(self) -> bool:
        """Whether it, or a date that it rests on, is not settled yet."""

    @property
    def first(self) -> datetime.date | None:
        """The first of its days; None where it has none."""

    @property
    def last(self) -> datetime.date | None:
        """The last of its days, included."""

    @property
    def length(self) -> int | None:
        """How many days it has, the first and the last included; None for what is a day by its nature."""

    @property
    def dates(self) -> tuple[Date, ...]:
        """The dates that its first and last day are of, or its days, as the plan writes them."""

    def within(self, days: Span) -> Dated | None:
        """What of it is in a run of days: itself, of an activity those of its days; None where nothing is."""

    def next_day(self, on: datetime.date) -> datetime.date | None:
        """The first of its days from a day on, that day included; None once it is over."""

    def status(self, on: datetime.date) -> Status:
        """What the day is to it: one of its days, or one before or after them."""

    def when(self, on: datetime.date) -> Message | None:
        """How far a day is from its own days, in a few words; None where that goes without saying."""

    def why(self) -> Message:
        """What its days rest on, in a few words."""

    def written(self) -> Message | str:
        """Its days as tables write them."""
