"""Activities: what units do within a window, on each of its days."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.figures import numeric, numeric_span
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import written
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message, listed
from tamduong_cli.plan.model import Activity, Event, Plan, Reference, Text, Unit
from tamduong_cli.plan.problems import Problem, Report
from tamduong_cli.schedule.days import LAST_DAY, Everyone, leading, status_of
from tamduong_cli.schedule.windows import Window

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import DatedKind, Status


class Series(NamedTuple):
    """An activity with the event, and the window of it if it has one, and the days on which it happens, in order."""

    plan: Plan
    activity: Activity
    event: Event
    window: Window | None
    days: tuple[datetime.date, ...]
    units: tuple[Unit, ...]

    @property
    def kind(self) -> DatedKind:
        return "activity"

    @property
    def id(self) -> str:
        return self.activity.id

    @property
    def events(self) -> tuple[Event, ...]:
        return (self.event,)

    @property
    def record(self) -> Activity:
        return self.activity

    @property
    def summary(self) -> Text:
        return self.activity.summary

    @property
    def name(self) -> None:
        return None

    @property
    def audience(self) -> tuple[Reference, ...] | None:
        return self.activity.units

    @property
    def tentative(self) -> bool:
        """Whether the activity, a day of it, or the window that bounds it, is not settled yet."""
        if any(date.tentative for date in self.activity.dates):
            return True
        bounds = self.window if self.activity.repeat else None
        return self.activity.tentative or (bounds is not None and bounds.tentative)

    @property
    def first(self) -> datetime.date | None:
        return self.days[0] if self.days else None

    @property
    def last(self) -> datetime.date | None:
        return self.days[-1] if self.days else None

    @property
    def length(self) -> int:
        return len(self.days)

    @property
    def dates(self) -> tuple[Date, ...]:
        """The days that are listed, as the plan writes them; none where it repeats."""
        return self.activity.dates

    def within(self, days: Span) -> Series | None:
        """What of it happens between two days, both included."""
        found = tuple(day for day in self.days if days.holds(day))
        return self._replace(days=found) if found else None

    def next_day(self, on: datetime.date) -> datetime.date | None:
        return next((day for day in self.days if day >= on), None)

    def status(self, on: datetime.date) -> Status:
        """Whether it happens on this day, else whether it will again."""
        return status_of(self, on)

    def when(self, on: datetime.date) -> Message | None:
        """On which day it happens next; None once it is over."""
        day = self.next_day(on)
        if day == on:
            return Message("today")
        return Message("next on {date}", date=numeric(day)) if day else None

    def why(self) -> Message:
        """How it repeats or on how many days, and at what time."""
        if self.activity.repeat:
            days: Message | str = self.activity.repeat.message()
        else:
            days = listed([written(date) for date in self._dates()])
        if self.activity.time:
            return Message("{days}, {time}", days=days, time=self.activity.time.message())
        return Message("{days}, all day", days=days)

    def _dates(self) -> Iterator[Date]:
        """The days on which it happens, of those asked for, as the plan writes them, in order."""
        left = set(self.days)
        for date in sorted(self.activity.dates, key=lambda date: date.span):
            days = [day for day in date.span.each() if day in left]
            left.difference_update(days)
            if len(days) == date.span.days:
                yield date
            elif days:
                yield Date(Span(days[0], days[-1]), is_run=len(days) > 1)

    def written(self) -> Message | str:
        return numeric_span(Span(self.days[0], self.days[-1])) if self.days else ""


def series(
    activity: Activity,
    event: Event,
    windows: Sequence[Window],
    everyone: Everyone,
    plan: Plan,
    report: Report,
) -> Series | None:
    """An activity of a plan without errors, with the `windows` of its event.

    Reports why its days cannot be had: bad-repeat, out-of-range.
    """
    window = windows[0] if windows else None
    if activity.window:
        wanted = activity.window.id
        window = next(w for w in windows if wanted in (*w.rule.name.by_language.values(), w.rule.phase))
    if activity.repeat:
        assert window, "check() refuses what repeats without a window"
        try:
            days = activity.repeat.days(window.first, window.last)
        except Unreadable as error:
            report.add(activity.source.of("repeat"), error.code, error.message)
            return None
    else:
        days = tuple(sorted({day for date in activity.dates for day in date.span.each()}))
    if days and (days[-1] > LAST_DAY or days[0] == datetime.date.min):  # whose UTC may be in another year
        message = Message("a calendar cannot hold an activity on the first day of the year 1 or the last of 9999")
        report.add(activity.source.of("date"), "out-of-range", message)
        return None
    units = everyone.concerned(event, activity.units, activity.lead)
    if window:
        # those that lead the window have what is done in it, too
        named = None if activity.units is None else {reference.id for reference in activity.units}
        units += tuple(unit for unit in leading(window) if named is None or unit.id in named)
        having = {unit.id for unit in window.units}.union(reference.id for reference in activity.lead or ())
        found = {unit.id for unit in units} & having
        units = tuple(unit for unit in plan.units if unit.id in found)
    return Series(plan, activity, event, window, days, units)


def outside_window(series: Series) -> Iterator[Problem]:
    """Days of an activity that its window does not have, or none that it has; and units that do not have it."""
    window = series.window
    if window is None:
        return
    if series.audience and window.units and not series.units:
        message = Message("no unit has this: 'units' here and the units' own 'events' leave none over")
        yield Problem(series.activity.source.of("units"), "no-unit", message)
    if not series.days:
        message = Message("it never happens within its window, {window}", window=numeric_span(window.span))
        yield Problem(series.activity.source.of("repeat"), "outside-window", message)
    for date in series.activity.dates:
        if not date.span.within(window.span):
            message = Message(
                "{day} is outside the activity's window, {window}",
                day=numeric_span(date.span),
                window=numeric_span(window.span),
            )
            yield Problem(series.activity.source.of("date"), "outside-window", message)
