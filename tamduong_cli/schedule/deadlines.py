"""Deadlines: the days by which units owe something, such as a report, resolved from the plan."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from tamduong_cli.language import Message
from tamduong_cli.plan.model import Deadline, Event, Plan, Reference, Text, Unit
from tamduong_cli.plan.problems import Problem
from tamduong_cli.schedule.windows import LAST_DAY, Everyone, Status


class Due(NamedTuple):
    """A deadline on its day."""

    plan: Plan
    deadline: Deadline
    event: Event | None
    day: datetime.date
    units: tuple[Unit, ...]

    @property
    def summary(self) -> Text:
        return self.deadline.summary

    @property
    def audience(self) -> tuple[Reference, ...] | None:
        """The units that the plan names for it; None where it is for all that are concerned."""
        return self.deadline.units

    @property
    def tentative(self) -> bool:
        """Whether the deadline, or the date that it rests on, is not settled yet."""
        if self.deadline.date:
            return self.deadline.tentative or self.deadline.date.tentative
        return self.deadline.tentative or (self.event is not None and self.event.is_tentative)

    def status(self, on: datetime.date) -> Status:
        return "upcoming" if on < self.day else "past" if on > self.day else "active"

    def days_until(self, on: datetime.date) -> int | None:
        """How many days are left, 0 on the day itself; None once it is past."""
        return (self.day - on).days if on <= self.day else None


def due(deadline: Deadline, events: dict[str, Event], plan: Plan, everyone: Everyone) -> Due | Problem:
    """A deadline of a plan without errors, or why its day cannot be had (out-of-range).

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
        return Problem(deadline.source.place, "out-of-range", message)
    return Due(plan, deadline, event, day, everyone.concerned(event, deadline.units))
