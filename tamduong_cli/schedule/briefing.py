"""A week of a plan: what is on, day by day, what overlaps, what comes, what to say and who does what."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.plan.model import Event, Plan, Points, Unit
from tamduong_cli.schedule.day_by_day import Day, DayByDay
from tamduong_cli.schedule.event_days import event_days
from tamduong_cli.schedule.overlaps import Overlap, overlaps
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window, last_and_next_window

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Dated

AHEAD = datetime.timedelta(weeks=4)
"""How far beyond its week a briefing looks."""

_DAY, _WEEK = datetime.timedelta(days=1), datetime.timedelta(weeks=1)


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
    were_due: tuple[Day, ...]
    """The deadlines of the seven days before it."""
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
    by_day = DayByDay(mine, tuple(event_days(mine, units)))
    ahead = ahead_of(week)
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
        days=by_day.days(week),
        were_due=by_day.due(_before(week)) if week.first > datetime.date.min else (),
        overlaps=tuple(overlap for overlap in together if overlap.span.overlaps(week)),
        ahead=ahead,
        coming=by_day.upcoming(ahead) if ahead else (),
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


def _before(week: Span) -> Span:
    """The seven days before a week, as far as the calendar goes."""
    return Span(week.first - min(_WEEK, week.first - datetime.date.min), week.first - _DAY)


def ahead_of(week: Span) -> Span | None:
    """The four weeks after a week, as far as the calendar goes."""
    left = min(AHEAD, datetime.date.max - week.last)
    return Span(week.last + _DAY, week.last + left) if left else None
