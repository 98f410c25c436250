"""A plan with everything in it that has days: windows, deadlines, activities."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.span import ALL_DAYS, Span
from tamduong_cli.dates.wording import numeric_span, written
from tamduong_cli.language import Message
from tamduong_cli.plan.model import Event, Plan, Unit
from tamduong_cli.plan.problems import Problem
from tamduong_cli.schedule.windows import Everyone, Window, windows_of

if TYPE_CHECKING:
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.deadlines import Due

R = TypeVar("R")


class Schedule(NamedTuple):
    """Plans, most often one, with their windows (by first day, last day, and order), deadlines and activities."""

    plans: tuple[Plan, ...]
    windows: tuple[Window, ...]
    deadlines: tuple[Due, ...] = ()
    activities: tuple[Series, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan, the first where there are several: its language and time zone are those of the whole."""
        return self.plans[0]

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it has days."""
        return not (self.windows or self.deadlines or self.activities)

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
        due = due or days

        def concerns(event: Event | None, concerned: Iterable[Unit]) -> bool:
            return (not events or (event is not None and event.id in events)) and (
                not units or any(unit.id in units for unit in concerned)
            )

        activities = (series.within(days) if days else series for series in self.activities)
        return self._replace(
            windows=tuple(
                window
                for window in self.windows
                if (days is None or window.span.overlaps(days)) and concerns(window.event, window.units)
            ),
            deadlines=tuple(
                item
                for item in self.deadlines
                if (due is None or due.holds(item.day)) and concerns(item.event, item.units)
            ),
            activities=tuple(
                series
                for series in activities
                if (series.days or days is None) and concerns(series.window.event, series.units)
            ),
        )

    def of_plan(self, plan: Plan) -> Schedule:
        """What is of one plan."""
        return Schedule(
            (plan,),
            tuple(window for window in self.windows if window.plan is plan),
            tuple(item for item in self.deadlines if item.plan is plan),
            tuple(series for series in self.activities if series.plan is plan),
        )

    def of_unit(self, unit: Unit) -> Schedule:
        """What concerns one unit."""
        return self.chosen(units=[unit.id])

    def of_event(self, event: Event) -> Schedule:
        """What belongs to one event."""
        return self.chosen(events=[event.id])


def resolve(plan: Plan) -> Schedule | list[Problem]:
    """The schedule of a plan without errors, or why days cannot be had: out-of-range, range-reversed, bad-repeat."""
    problems: list[Problem] = []

    def sound(results: Iterable[R | Problem]) -> Iterator[R]:
        for result in results:
            if isinstance(result, Problem):
                problems.append(result)
            else:
                yield result

    everyone = Everyone(plan)
    windows: tuple[Window, ...] = tuple(
        sorted(sound(w for event in plan.events for w in windows_of(event, plan, everyone)), key=lambda w: w.span)
    )
    deadlines: tuple[Due, ...] = ()
    activities: tuple[Series, ...] = ()
    if plan.deadlines:
        from tamduong_cli.schedule.deadlines import due

        events = {event.id: event for event in plan.events}
        deadlines = tuple(
            sorted(sound(due(d, events, plan, everyone) for d in plan.deadlines), key=lambda item: item.day)
        )
    if plan.activities and not problems:
        from tamduong_cli.schedule.activities import series

        of_events: dict[str, list[Window]] = {}
        for window in windows:
            of_events.setdefault(window.event.id, []).append(window)
        activities = tuple(sound(series(activity, of_events, plan, everyone) for activity in plan.activities))
    return problems or Schedule((plan,), windows, deadlines, activities)


def merged(schedules: Sequence[Schedule]) -> Schedule:
    """The schedules of several plans as one."""
    if len(schedules) == 1:
        return schedules[0]
    return Schedule(
        tuple(plan for schedule in schedules for plan in schedule.plans),
        tuple(sorted((w for schedule in schedules for w in schedule.windows), key=lambda window: window.span)),
        tuple(sorted((d for schedule in schedules for d in schedule.deadlines), key=lambda item: item.day)),
        tuple(series for schedule in schedules for series in schedule.activities),
    )


def check(schedule: Schedule) -> Iterator[Problem]:
    """The slips that only show once the days are known."""
    yield from _overlaps(schedule.windows)
    for item in schedule.deadlines:
        period = item.plan.period
        if period != ALL_DAYS and not period.holds(item.day):
            message = Message(
                "{found} is outside the plan's period, {period}",
                found=written(item.deadline.date or Date(Span(item.day, item.day))),
                period=numeric_span(period),
            )
            source = item.deadline.source
            place = next(source.of(key) for key in ("date", "before", "after") if key in source.places)
            yield Problem(place, "outside-period", message)
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
