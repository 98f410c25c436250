"""A plan with everything in it that has days: windows, deadlines, activities."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tamduong_cli.dates.date import in_year
from tamduong_cli.dates.figures import numeric_span
from tamduong_cli.dates.span import ALL_DAYS, Span
from tamduong_cli.dates.wording import written
from tamduong_cli.language import Message, plural
from tamduong_cli.plan.model import Event, Plan, Unit
from tamduong_cli.plan.problems import Problem, Report
from tamduong_cli.schedule.days import Everyone
from tamduong_cli.schedule.windows import Window, joint_windows, windows_of

if TYPE_CHECKING:
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.dated import Dated
    from tamduong_cli.schedule.deadlines import Due
    from tamduong_cli.schedule.event_days import EventDay

_MONTH = 31
"""Days of the longest date that a rule of days may count from without being told."""


class Schedule(NamedTuple):
    """Plans, most often one, with all in them that has days, kind by kind.

    Windows stand by first day, last day, and the plan's order; deadlines by day; activities in the plan's order. The
    days of events are told with their windows; where they are things of their own, `event_days` gives them.
    """

    plans: tuple[Plan, ...]
    windows: tuple[Window, ...] = ()
    lone_days: tuple[EventDay, ...] = ()
    """Those of the events that have no window, by day."""
    deadlines: tuple[Due, ...] = ()
    activities: tuple[Series, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan, the first where there are several: its language and time zone are those of the whole."""
        return self.plans[0]

    @property
    def items(self) -> Iterator[Dated]:
        """All that has days, kind by kind."""
        return itertools.chain(self.windows, self.lone_days, self.deadlines, self.activities)

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it has days."""
        return not any(True for _ in self.items)

    def kept(self, keep: Callable[[Dated], Dated | None]) -> Schedule:
        """What is left of each of its items, None being nothing."""
        kinds = (self.windows, self.lone_days, self.deadlines, self.activities)
        return Schedule._make([self.plans, *(tuple(filter(None, map(keep, items))) for items in kinds)])

    def chosen(
        self,
        *,
        days: Span | None = None,
        due: Span | None = None,
        events: Collection[str] = (),
        units: Collection[str] = (),
    ) -> Schedule:
        """What has a day in `days` and is for these events and units; what is left out does not narrow.

        `due` are the days for deadlines, where they are others. Of an activity those of its days are left.
        """

        def keep(item: Dated) -> Dated | None:
            if events and not any(event.id in events for event in item.events):
                return None
            if units and not any(unit.id in units for unit in item.units):
                return None
            wanted = (due or days) if item.kind == "deadline" else days
            return item.within(wanted) if wanted else item

        return self.kept(keep)

    def of_plan(self, plan: Plan) -> Schedule:
        """What is of one plan."""
        return self._replace(plans=(plan,)).kept(lambda item: item if item.plan is plan else None)

    def of_unit(self, unit: Unit) -> Schedule:
        """What concerns one unit."""
        return self.chosen(units=[unit.id])

    def by_unit(self) -> Mapping[str, Schedule]:
        """What concerns each unit, by its id; a plan of hundreds of units is gone through once."""
        kinds: tuple[Sequence[Dated], ...] = (self.windows, self.lone_days, self.deadlines, self.activities)
        found: dict[str, tuple[list[Any], ...]] = {
            unit.id: ([], [], [], []) for plan in self.plans for unit in plan.units
        }
        for number, items in enumerate(kinds):
            for item in items:
                for id in {unit.id for unit in item.units}:
                    found[id][number].append(item)
        return {id: Schedule(self.plans, *map(tuple, of_unit)) for id, of_unit in found.items()}

    def of_event(self, event: Event) -> Schedule:
        """What belongs to one event."""
        return self.chosen(events=[event.id])


def resolve(plan: Plan, report: Report) -> Schedule | None:
    """The schedule of a plan without errors.

    Reports why days cannot be had: out-of-range, range-reversed, bad-repeat.
    """
    known = len(report.problems)
    everyone = Everyone(plan)
    windows = [window for event in plan.events for window in windows_of(event, plan, everyone, report)]
    windows += joint_windows(plan, everyone, report)
    found = Schedule((plan,), tuple(sorted(windows, key=_by_days)))
    if any(map(plan.has_no_window, plan.events)):
        from tamduong_cli.schedule.event_days import event_days

        days = (item for item in event_days(found) if plan.has_no_window(item.event))
        found = found._replace(lone_days=tuple(sorted(days, key=_by_days)))
    if plan.deadlines:
        from tamduong_cli.schedule.deadlines import due

        events = {event.id: event for event in plan.events}
        deadlines = filter(None, (due(deadline, events, plan, everyone, report) for deadline in plan.deadlines))
        found = found._replace(deadlines=tuple(sorted(deadlines, key=_by_days)))
    if plan.activities and len(report.problems) == known:
        from tamduong_cli.schedule.activities import series

        of_events: dict[str, list[Window]] = {}
        for window in sorted(found.windows, key=lambda window: bool(window.joint)):
            for event in window.events:
                of_events.setdefault(event.id, []).append(window)
        events = {event.id: event for event in plan.events}
        activities = []
        for activity in plan.activities:
            assert activity.event, "check() refuses an activity without an event"
            event = events[activity.event.id]
            activities.append(series(activity, event, of_events.get(event.id, ()), everyone, plan, report))
        found = found._replace(activities=tuple(filter(None, activities)))
    return found if len(report.problems) == known else None


def merged(schedules: Sequence[Schedule]) -> Schedule:
    """The schedules of several plans as one."""
    if len(schedules) == 1:
        return schedules[0]
    together = Schedule._make(tuple(itertools.chain(*of_kind)) for of_kind in zip(*schedules, strict=True))
    return together._replace(
        windows=tuple(sorted(together.windows, key=_by_days)),
        lone_days=tuple(sorted(together.lone_days, key=_by_days)),
        deadlines=tuple(sorted(together.deadlines, key=_by_days)),
    )


def _by_days(item: Window | EventDay | Due) -> tuple[datetime.date, datetime.date]:
    return item.first, item.last


def check_schedule(schedule: Schedule) -> Iterator[Problem]:
    """The slips that only show once the days are known."""
    yield from _overlaps(schedule.windows)
    if schedule.deadlines:
        from tamduong_cli.schedule.deadlines import miscounted

        for item in schedule.deadlines:
            yield from miscounted(item)
    for window in schedule.windows:
        yield from _too_long(window)
        yield from _elsewhere(window)
    for item in schedule.deadlines:
        period = item.plan.period
        if period != ALL_DAYS and not period.holds(item.day):
            message = Message(
                "{found} is outside the plan's period, {period}",
                found=written(item.date),
                period=numeric_span(period),
            )
            yield Problem(item.place, "outside-period", message)
    if schedule.plan.workdays and schedule.deadlines:
        from tamduong_cli.schedule.workdays import check_workdays

        yield from check_workdays(schedule.deadlines, schedule.plan.source.of("workdays"))
    if schedule.activities:
        from tamduong_cli.schedule.activities import outside_window

        for series in schedule.activities:
            yield from outside_window(series)


def _overlaps(windows: Iterable[Window]) -> Iterator[Problem]:
    """Two windows of one event that share days and units, neither within the other."""
    several = sorted((window for window in windows if window.event.windows), key=lambda window: window.event.id)
    for _, of_event in itertools.groupby(several, key=lambda window: window.event.id):
        for one, other in itertools.combinations(of_event, 2):
            nested = one.span.within(other.span) or other.span.within(one.span)
            apart = one.plan.units and {unit.id for unit in one.units}.isdisjoint(unit.id for unit in other.units)
            if nested or apart or not one.span.overlaps(other.span):
                continue
            message = Message(
                "this window, {later}, overlaps with '{name}', {earlier}, and neither is within the other",
                later=numeric_span(other.span),
                name=one.rule.name.in_(""),
                earlier=numeric_span(one.span),
            )
            yield Problem(other.rule.source.place, "windows-overlap", message)


def _too_long(window: Window) -> Iterator[Problem]:
    """The rule of days applied to a whole year, or to less than the origin is known to.

    Where the origin is not known to the day either, or the date is a month, the office knows no more.
    """
    date, origin = window.event.date, window.event.origin
    if window.basis != "rule" or date is None or date.span.days <= _MONTH or window.span == date.span:
        return
    if origin.span.days >= date.span.days - 1 if origin else date.precision != "year":
        return
    message = Message(
        "the rule counts from the whole of {date}, and gives a window of {days}; "
        "write the day, or the event's own window in place of the date: 'window: 01/12/2023 - 10/01/2024'",
        date=written(date),
        days=plural("{n} day", "{n} days", n=window.days),
    )
    yield Problem(window.event.source.of("date"), "long-window", message)


def _elsewhere(window: Window) -> Iterator[Problem]:
    """The one window of an event that has no day of its date.

    Nothing is said where one of them is told to be outside the period, or the date to be on another day than the
    origin, about whose day the window is.
    """
    event, span, period = window.event, window.span, window.plan.period
    date, origin = event.date, event.origin
    if window.rule is not event.window or date is None or span.overlaps(date.span):
        return
    if not (span.overlaps(period) and date.span.overlaps(period)):
        return
    if origin and not date.falls_on_the_day_of(origin) and span.holds(in_year(origin.first, date.first.year)):
        return
    message = Message(
        "the window {window} does not hold the event's date, {date}", window=numeric_span(span), date=written(date)
    )
    yield Problem(window.rule.source.place, "outside-window", message)
