"""A week of a plan: what is on, day by day, what overlaps, what comes, what to say and who does what."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.span import Span
from tamduong_cli.failure import Unreadable
from tamduong_cli.plan.model import Event, Plan, Points, Unit
from tamduong_cli.schedule.event_days import EventDay, event_days
from tamduong_cli.schedule.overlaps import Overlap, overlaps
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window, last_and_next_window

if TYPE_CHECKING:
    from tamduong_cli.dates.lunar import Lunar
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.dated import Dated
    from tamduong_cli.schedule.deadlines import Due

AHEAD = datetime.timedelta(weeks=4)
"""How far beyond its week a briefing looks."""

_DAY = datetime.timedelta(days=1)


class Day(NamedTuple):
    """What happens on one day, and what the lunar calendar calls it, where the plan uses that calendar."""

    date: datetime.date
    lunar: Lunar | None
    begins: tuple[Window, ...]
    ends: tuple[Window, ...]
    event_days: tuple[EventDay, ...]
    deadlines: tuple[Due, ...]
    activities: tuple[Series, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing happens on it."""
        return not (self.begins or self.ends or self.event_days or self.deadlines or self.activities)


class Briefing(NamedTuple):
    """One week, Monday to Sunday, of what concerns some units of a plan, or of several plans."""

    plans: tuple[Plan, ...]
    week: Span
    units: tuple[Unit, ...]
    """Whom it is for; empty for all."""
    windows: tuple[Window, ...]
    """Those with a day in the week, by first day."""
    days: tuple[Day, ...]
    """The days of the week on which something happens."""
    overlaps: tuple[Overlap, ...]
    """Of the events that are on in the week, those with a day in it."""
    ahead: Span | None
    """The next four weeks, as far as the calendar goes."""
    coming: tuple[Day, ...]
    """Days of those weeks: what begins, anniversary days, deadlines and activities that begin."""
    last: Window | None
    """In a week without a window, the one that ended last before it."""
    next: Window | None
    """In a week without a window, the one that begins first after it."""
    messages: tuple[tuple[Plan, Event], ...]
    """The events of the week's windows, and those without one whose day it has, that say something."""
    channels: tuple[tuple[Plan, Points], ...]
    """Of the plans with a window in the week."""
    duties: tuple[tuple[Plan, Unit], ...]
    """The units that have a window in the week and something to do."""

    @property
    def plan(self) -> Plan:
        """The plan, the first where there are several: its language, issuer and signatory are those of the whole."""
        return self.plans[0]


def briefing(schedule: Schedule, week: Span, units: Collection[str] = (), *, short: bool = False) -> Briefing:
    """What is on in a week; `units` are ids, none for all. A short one leaves out messages, channels and duties."""
    mine = schedule.chosen(units=units)
    windows = mine.chosen(days=week).windows
    day_of = _days(mine, tuple(event_days(mine, units)))
    ahead = _ahead(week)
    coming: Iterable[Day] = map(_upcoming(mine.activities), map(day_of, ahead.each())) if ahead else ()
    last, following = (None, None) if windows else last_and_next_window(mine.windows, week)
    told = () if short else windows
    on = {(window.plan.id, window.event.id) for window in windows}
    together = overlaps(window for window in mine.windows if (window.plan.id, window.event.id) in on)
    with_words: tuple[Dated, ...] = told if short else (*told, *mine.chosen(days=week).lone_days)
    events = {(item.plan.id, event.id): (item.plan, event) for item in with_words for event in item.events}
    doing = {(window.plan.id, unit.id) for window in told for unit in window.units}
    return Briefing(
        plans=schedule.plans,
        week=week,
        units=tuple({unit.id: unit for plan in schedule.plans for unit in plan.units if unit.id in units}.values()),
        windows=windows,
        days=tuple(day for day in map(day_of, week.each()) if not day.is_empty),
        overlaps=tuple(overlap for overlap in together if overlap.span.overlaps(week)),
        ahead=ahead,
        coming=tuple(day for day in coming if not day.is_empty),
        last=last,
        next=following,
        messages=tuple((plan, event) for plan, event in events.values() if event.messages.points),
        channels=tuple(
            (plan, plan.channels)
            for plan in schedule.plans
            if plan.channels.points and any(window.plan is plan for window in told)
        ),
        duties=tuple(
            (plan, unit)
            for plan in schedule.plans
            for unit in plan.units
            if unit.duties.points and (plan.id, unit.id) in doing and (not units or unit.id in units)
        ),
    )


def _ahead(week: Span) -> Span | None:
    left = min(AHEAD, datetime.date.max - week.last)
    return Span(week.last + _DAY, week.last + left) if left else None


def _days(schedule: Schedule, of_events: Sequence[EventDay]) -> Callable[[datetime.date], Day]:
    """What gives everything that happens on a day."""
    by_moon = any(date.lunar for date in _dates((*schedule.items, *of_events)))

    def day_of(date: datetime.date) -> Day:
        return Day(
            date,
            _lunar(date) if by_moon else None,
            tuple(window for window in schedule.windows if window.first == date),
            tuple(window for window in schedule.windows if window.last == date),
            tuple(item for item in of_events if item.first <= date <= item.last),
            tuple(item for item in schedule.deadlines if item.day == date),
            tuple(
                sorted(
                    (series for series in schedule.activities if date in series.days),
                    key=lambda series: series.activity.time.start if series.activity.time else datetime.time.min,
                )
            ),
        )

    return day_of


def _upcoming(activities: Iterable[Series]) -> Callable[[Day], Day]:
    """What leaves of a coming day what people prepare for: an event, and what repeats, only where it begins."""
    begin = {id(series): series.days[0] for series in activities if series.activity.repeat and series.days}

    def upcoming(day: Day) -> Day:
        kept = tuple(series for series in day.activities if begin.get(id(series), day.date) == day.date)
        of_events = tuple(item for item in day.event_days if item.first == day.date)
        return day._replace(ends=(), event_days=of_events, activities=kept)

    return upcoming


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
