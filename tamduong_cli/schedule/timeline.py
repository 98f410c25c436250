"""Timelines: a schedule over whole months, its campaigns as runs of days, and how many are on at once."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.plan.model import Plan
from tamduong_cli.schedule.overlaps import Overlap, overlaps
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Dated
    from tamduong_cli.schedule.deadlines import Due
    from tamduong_cli.schedule.event_days import EventDay


class Bar(NamedTuple):
    """A window, and those of its days that a timeline shows."""

    window: Window
    days: Span
    anniversary: datetime.date | None = None
    """The day of the event, where the timeline shows it and the window is the one to mark it at."""

    @property
    def began_before(self) -> bool:
        """Whether the window has days before those that are shown."""
        return self.window.first < self.days.first

    @property
    def goes_on(self) -> bool:
        """Whether the window has days after those that are shown."""
        return self.window.last > self.days.last


class Row(NamedTuple):
    """A line of the picture: a window with its bar, or what has a mark on its day."""

    item: Dated
    bar: Bar | None = None


class Timeline(NamedTuple):
    """What of a schedule is on in a run of whole months, `days`; windows and deadlines by day.

    `on` is the day that it is looked at from: today, or another where `is_today` is false. Of an overlap all the days
    are told, also those that are not shown.
    """

    plans: tuple[Plan, ...]
    days: Span
    on: datetime.date
    bars: tuple[Bar, ...] = ()
    lone_days: tuple[EventDay, ...] = ()
    """Those of the events that have no window."""
    deadlines: tuple[Due, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    is_today: bool = True

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines of the picture: the bars, below them the days without one, and the deadlines."""
        return (*(Row(bar.window, bar) for bar in self.bars), *map(Row, self.lone_days), *map(Row, self.deadlines))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.rows

    @property
    def marked(self) -> datetime.date | None:
        """The day that it is looked at from, where that is shown."""
        return self.on if self.days.holds(self.on) else None

    def at_once(self, days: Span) -> int:
        """How many events have a campaign on the one of these days on which most have."""
        several = [len(overlap.events) for overlap in self.overlaps if overlap.span.overlaps(days)]
        return max(several) if several else int(any(bar.days.overlaps(days) for bar in self.bars))


def timeline(schedule: Schedule, between: Span | None, on: datetime.date, is_today: bool = True) -> Timeline:
    """The months from that of the first day of `between` to that of the last, with what has a day in them.

    What `between` leaves open, being the calendar's first day or its last, is that of the schedule.
    """
    days = _months(schedule, between, on)
    of_events: dict[tuple[str, str], list[Window]] = {}
    for window in schedule.windows:
        of_events.setdefault((window.plan.id, window.event.id), []).append(window)
    bars = []
    for window in schedule.windows:
        if window.span.overlaps(days):
            mark = _anniversary(window, of_events[window.plan.id, window.event.id])
            shown = Span(max(window.first, days.first), min(window.last, days.last))
            bars.append(Bar(window, shown, mark if mark and days.holds(mark) else None))
    return Timeline(
        schedule.plans,
        days,
        on,
        tuple(bars),
        tuple(item for item in schedule.lone_days if item.within(days)),
        tuple(item for item in schedule.deadlines if days.holds(item.day)),
        tuple(overlap for overlap in overlaps(schedule.windows) if overlap.span.overlaps(days)),
        is_today,
    )


def _anniversary(window: Window, of_event: Sequence[Window]) -> datetime.date | None:
    """The day of the event, of several the first, at the windows to mark it at.

    Those are its windows that hold it, else the last that begins before it, else the first.
    """
    date = window.event.date
    day = date.first if date and date.has_days else None
    if day is None or window.span.holds(day):
        return day
    begun = [each for each in of_event if each.first < day]
    near = begun[-1] if begun else of_event[0]
    return day if window is near and not any(each.span.holds(day) for each in of_event) else None


def _months(schedule: Schedule, between: Span | None, on: datetime.date) -> Span:
    """The months to show; that of today where nothing says which."""
    first = between.first if between and between.first != datetime.date.min else None
    last = between.last if between and between.last != datetime.date.max else None
    known = sorted(_days(schedule))
    first = first or min(known[0] if known else on, last or datetime.date.max)
    last = last or max(known[-1] if known else on, first)
    return Span(first.replace(day=1), last.replace(day=calendar.monthrange(last.year, last.month)[1]))


def _days(schedule: Schedule) -> Iterator[datetime.date]:
    """The days that a timeline of a schedule has to reach."""
    for window in schedule.windows:
        yield from window.span
        if window.event.date and window.event.date.has_days:
            yield from window.event.date.span
    for day in schedule.lone_days:
        yield from day.date.span
    for item in schedule.deadlines:
        yield item.day
