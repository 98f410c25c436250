"""Deadlines: the days by which units owe something, such as a report, resolved from the plan."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import written
from tamduong_cli.language import Message
from tamduong_cli.plan.model import Deadline, Event, Plan, Reference, Text, Unit
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.days import LAST_DAY, Everyone, days_ago, in_days, status_of

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import DatedKind, Status

NOTICE = datetime.timedelta(days=7)
"""How long before its day a deadline is listed with what is on."""


class Due(NamedTuple):
    """A deadline on its day."""

    plan: Plan
    deadline: Deadline
    event: Event | None
    day: datetime.date
    units: tuple[Unit, ...]

    @property
    def kind(self) -> DatedKind:
        return "deadline"

    @property
    def id(self) -> str:
        return self.deadline.id

    @property
    def record(self) -> Deadline:
        return self.deadline

    @property
    def summary(self) -> Text:
        return self.deadline.summary

    @property
    def name(self) -> None:
        return None

    @property
    def audience(self) -> tuple[Reference, ...] | None:
        return self.deadline.units

    @property
    def tentative(self) -> bool:
        """Whether the deadline, or the date that it rests on, is not settled yet."""
        if self.deadline.date:
            return self.deadline.tentative or self.deadline.date.tentative
        return self.deadline.tentative or (self.event is not None and self.event.is_tentative)

    @property
    def first(self) -> datetime.date:
        return self.day

    @property
    def last(self) -> datetime.date:
        return self.day

    @property
    def date(self) -> Date:
        """Its day, as the plan writes it, where it does."""
        return self.deadline.date or Date(Span(self.day, self.day))

    @property
    def length(self) -> None:
        return None

    @property
    def dates(self) -> tuple[Date, ...]:
        return (self.date,)

    def within(self, days: Span) -> Due | None:
        return self if days.holds(self.day) else None

    def next_day(self, on: datetime.date) -> datetime.date | None:
        return self.day if on <= self.day else None

    def status(self, on: datetime.date) -> Status:
        return status_of(self, on)

    def days_until(self, on: datetime.date) -> int | None:
        """How many days are left, 0 on the day itself; None once it is past."""
        return (self.day - on).days if on <= self.day else None

    def when(self, on: datetime.date) -> Message:
        until = self.days_until(on)
        if until is None:
            return days_ago((on - self.day).days)
        return in_days(until) if until else Message("due today")

    def why(self) -> Message:
        deadline, event = self.deadline, self.event
        if event and event.date and deadline.before:
            date = written(event.date.first_day)
            return Message("{length} before {date}", length=deadline.before.message(), date=date)
        if event and event.date and deadline.after:
            date = written(event.date.last_day)
            return Message("{length} after {date}", length=deadline.after.message(), date=date)
        assert deadline.date
        if deadline.date.lunar:
            return Message("a date of its own, {date}", date=written(deadline.date))
        return Message("a date of its own")

    def written(self) -> Message | str:
        return written(self.date)


def due(deadline: Deadline, events: dict[str, Event], plan: Plan, everyone: Everyone, report: Report) -> Due | None:
    """A deadline of a plan without errors; reports why its day cannot be had (out-of-range).

    Before an event counts from the first day of its date, after it from the last.
    """
    event = events[deadline.event.id] if deadline.event else None
    try:
        if deadline.date:
            day = deadline.date.first
        else:
            assert event and event.date, "check() refuses a deadline without a date"
            if deadline.before:
                day = deadline.before.before(event.date.first)
            else:
                assert deadline.after
                day = deadline.after.after(event.date.last)
        if day > LAST_DAY:
            raise OverflowError
    except OverflowError:
        message = Message("the deadline is beyond the first day or the last of the calendar")
        report.add(deadline.source.place, "out-of-range", message)
        return None
    return Due(plan, deadline, event, day, everyone.concerned(event, deadline.units))
