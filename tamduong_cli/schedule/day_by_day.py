"""A schedule day by day: what begins, ends, is held or due on each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.span import Span
from tamduong_cli.failure import Unreadable
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window

if TYPE_CHECKING:
    from tamduong_cli.dates.lunar import Lunar
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.dated import Dated
    from tamduong_cli.schedule.deadlines import Due
    from tamduong_cli.schedule.event_days import EventDay

    _Found = tuple[list[Window], list[Window], list[EventDay], list[Due], list[Series]]


class Day(NamedTuple):
    """What happens on one day, and what the lunar calendar calls it, where the plan uses that calendar."""

    date: datetime.date
    lunar: Lunar | None
    begins: tuple[Window, ...] = ()
    ends: tuple[Window, ...] = ()
    event_days: tuple[EventDay, ...] = ()
    deadlines: tuple[Due, ...] = ()
    activities: tuple[Series, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing happens on it."""
        return not (self.begins or self.ends or self.event_days or self.deadlines or self.activities)


class DayByDay:
    """The days of a schedule on which something happens, the days of events among them."""

    def __init__(self, schedule: Schedule, of_events: Sequence[EventDay]) -> None:
        self._by_moon = any(date.lunar for date in _dates((*schedule.items, *of_events)))
        self._on: dict[datetime.date, _Found] = {}
        for window in schedule.windows:
            self._at(window.first)[0].append(window)
            self._at(window.last)[1].append(window)
        for event_day in of_events:
            self._at(event_day.first)[2].append(event_day)
        self._long = tuple(event_day for event_day in of_events if event_day.first != event_day.last)
        for deadline in schedule.deadlines:
            self._at(deadline.day)[3].append(deadline)
        for series in sorted(schedule.activities, key=_time):
            for day in series.days:
                self._at(day)[4].append(series)

    def _at(self, day: datetime.date) -> _Found:
        return self._on.setdefault(day, ([], [], [], [], []))

    def day(self, date: datetime.date) -> Day:
        """A day, which may be empty."""
        day = self._day(date)
        goes_on = tuple(item for item in self._long if item.first < date <= item.last)
        return day._replace(event_days=goes_on + day.event_days)

    def _day(self, date: datetime.date) -> Day:
        """A day, of the days of an event with the first alone."""
        begins, ends, of_events, deadlines, activities = self._on.get(date) or ([], [], [], [], [])
        lunar = _lunar(date) if self._by_moon else None
        return Day(date, lunar, tuple(begins), tuple(ends), tuple(of_events), tuple(deadlines), tuple(activities))

    def days(self, week: Span) -> tuple[Day, ...]:
        """Those of a run of a few days, both ends included, on which something happens."""
        return tuple(day for day in map(self.day, week.each()) if not day.is_empty)

    def due(self, span: Span) -> tuple[Day, ...]:
        """Those with a deadline, and of these nothing else."""
        days = (self._day(date) for date in sorted(filter(span.holds, self._on)))
        return tuple(Day(day.date, day.lunar, deadlines=day.deadlines) for day in days if day.deadlines)

    def upcoming(self, span: Span) -> tuple[Day, ...]:
        """Those with what people prepare for: what begins, and of an event, and of what repeats, where it begins."""
        days = (_upcoming(self._day(date)) for date in sorted(filter(span.holds, self._on)))
        return tuple(day for day in days if not day.is_empty)


def _upcoming(day: Day) -> Day:
    activities = (series for series in day.activities if not series.activity.repeat or series.days[0] == day.date)
    return day._replace(ends=(), activities=tuple(activities))


def _time(series: Series) -> datetime.time:
    return series.activity.time.start if series.activity.time else datetime.time.min


def _dates(items: Iterable[Dated]) -> Iterator[Date]:
    """Every date that is written in what has days."""
    for item in items:
        yield from item.dates
        if item.event and item.event.date:
            yield item.event.date


def _lunar(day: datetime.date) -> Lunar | None:
    from tamduong_cli.dates.lunar import lunar_of

    try:
        return lunar_of(day)
    except Unreadable:  # a year that the lunar calendar is not known for
        return None
