"""Deadlines: the days by which units owe something, such as a report, resolved from the plan."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import written
from tamduong_cli.language import Message
from tamduong_cli.plan.model import Deadline, Event, Plan, Reference, Text, Unit
from tamduong_cli.plan.problems import Place, Problem, Report
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
    def events(self) -> tuple[Event, ...]:
        return (self.event,) if self.event else ()

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
    def counted(self) -> datetime.date | None:
        """The day that counting from its event's date gives; None where it does not count, or beyond the calendar."""
        date = self.event.date if self.event else None
        try:
            return counted(self.deadline, date) if date and self.counting else None
        except OverflowError:
            return None

    @property
    def counting(self) -> Message | None:
        """How it counts from its event's date, where it does: 30 days before 07/05/2024."""
        deadline, date = self.deadline, self.event.date if self.event else None
        if date and deadline.before:
            return Message("{length} before {date}", length=deadline.before.message(), date=written(date.first_day))
        if date and deadline.after:
            return Message("{length} after {date}", length=deadline.after.message(), date=written(date.last_day))
        return None

    @property
    def place(self) -> Place:
        """Where the plan says its day."""
        source = self.deadline.source
        return next(source.of(key) for key in ("date", "before", "after") if key in source.places)

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
        if self.counting and self.counted == self.day:
            return self.counting
        date = self.deadline.date
        assert date
        return Message("a date of its own, {date}", date=written(date)) if date.lunar else Message("a date of its own")

    def written(self) -> Message | str:
        return written(self.date)


def due(deadline: Deadline, events: dict[str, Event], plan: Plan, everyone: Everyone, report: Report) -> Due | None:
    """A deadline of a plan without errors; reports why its day cannot be had (out-of-range).

    Where it has a date and counts from an event, the date is its day.

    Before an event counts from the first day of its date, after it from the last.
    """
    event = events[deadline.event.id] if deadline.event else None
    try:
        if deadline.date:
            day = deadline.date.first
        else:
            assert event and event.date, "check() refuses a deadline without a date"
            day = counted(deadline, event.date)
        if day > LAST_DAY:
            raise OverflowError
    except OverflowError:
        message = Message("the deadline is beyond the first day or the last of the calendar")
        report.add(deadline.source.place, "out-of-range", message)
        return None
    return Due(plan, deadline, event, day, everyone.concerned(event, deadline.units, deadline.lead))


def counted(deadline: Deadline, date: Date) -> datetime.date:
    """The day that a deadline has by counting, as it says, from an event's date. Raises OverflowError."""
    if deadline.before:
        return deadline.before.before(date.first)
    assert deadline.after
    return deadline.after.after(date.last)


def miscounted(due: Due) -> Iterator[Problem]:
    """A date that is another day than counting from the event gives, where a deadline says both."""
    if due.counting and due.counted != due.day:
        source = due.deadline.source
        message = Message("{date} is not {counting}", date=written(due.date), counting=due.counting)
        if due.counted:
            message = Message("{wrong}, which is {day}", wrong=message, day=numeric(due.counted))
        yield Problem(source.of("before" if due.deadline.before else "after"), "countdown", message)
