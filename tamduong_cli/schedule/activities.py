"""Activities: what units do within a window, on each of its days."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import numeric, numeric_span
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message
from tamduong_cli.plan.model import Activity, Plan, Reference, Text, Unit
from tamduong_cli.plan.problems import Problem
from tamduong_cli.schedule.windows import LAST_DAY, Everyone, Status, Window


class Series(NamedTuple):
    """An activity with the window it belongs to and the days on which it happens, in order."""

    plan: Plan
    activity: Activity
    window: Window
    days: tuple[datetime.date, ...]
    units: tuple[Unit, ...]

    @property
    def summary(self) -> Text:
        return self.activity.summary

    @property
    def audience(self) -> tuple[Reference, ...] | None:
        """The units that the plan names for it; None where it is for all that are concerned."""
        return self.activity.units

    @property
    def tentative(self) -> bool:
        """Whether the activity, a day of it, or the window that bounds it, is not settled yet."""
        if any(date.tentative for date in self.activity.dates):
            return True
        return self.activity.tentative or (self.activity.repeat is not None and self.window.tentative)

    def within(self, days: Span) -> Series:
        """What of it happens between two days, both included."""
        return self._replace(days=tuple(day for day in self.days if days.holds(day)))

    def next_day(self, on: datetime.date) -> datetime.date | None:
        """The first of its days from a day on, that day included; None once it is over."""
        return next((day for day in self.days if day >= on), None)

    def status(self, on: datetime.date) -> Status:
        """Whether it happens on this day, else whether it will again."""
        return "active" if on in self.days else "upcoming" if self.next_day(on) else "past"


def series(activity: Activity, windows: dict[str, list[Window]], plan: Plan, everyone: Everyone) -> Series | Problem:
    """An activity of a plan without errors, or why its days cannot be had: bad-repeat, out-of-range."""
    assert activity.event, "check() refuses an activity without an event"
    of_event = windows[activity.event.id]
    window = of_event[0]
    if activity.window:
        wanted = activity.window.id
        window = next(w for w in of_event if wanted in (*w.rule.name.by_language.values(), w.rule.phase))
    if activity.repeat:
        try:
            days = activity.repeat.days(window.first, window.last)
        except Unreadable as error:
            return Problem(activity.source.of("repeat"), error.code, error.message)
    else:
        days = tuple(sorted({date.first for date in activity.dates}))
    if days and (days[-1] > LAST_DAY or days[0] == datetime.date.min):  # whose UTC may be in another year
        message = Message("a calendar cannot hold an activity on the first day of the year 1 or the last of 9999")
        return Problem(activity.source.of("date"), "out-of-range", message)
    having = {unit.id for unit in window.units}
    units = everyone.concerned(window.event, activity.units)
    return Series(plan, activity, window, days, tuple(unit for unit in units if unit.id in having))


def outside_window(series: Series) -> Iterator[Problem]:
    """Days of an activity that its window does not have, or none that it has; and units that do not have it."""
    window = series.window
    if series.audience and window.units and not series.units:
        message = Message("no unit has this: 'units' here and the units' own 'events' leave none over")
        yield Problem(series.activity.source.of("units"), "no-unit", message)
    if not series.days:
        message = Message("it never happens within its window, {window}", window=numeric_span(window.span))
        yield Problem(series.activity.source.of("repeat"), "outside-window", message)
    for date in series.activity.dates:
        if not window.span.holds(date.first):
            message = Message(
                "{day} is outside the activity's window, {window}",
                day=numeric(date.first),
                window=numeric_span(window.span),
            )
            yield Problem(series.activity.source.of("date"), "outside-window", message)
