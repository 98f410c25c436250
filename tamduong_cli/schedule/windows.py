"""Windows: the runs of days in which units campaign for an event, resolved from the plan's rules."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import numeric
from tamduong_cli.language import Message
from tamduong_cli.plan.model import Event, Plan, Unit, WindowRule
from tamduong_cli.plan.problems import Problem

Status = Literal["past", "active", "upcoming"]
Basis = Literal["rule", "event"]

LAST_DAY = datetime.date.max - datetime.timedelta(days=1)
"""The last day a window may have: a calendar's DTEND is the day after it."""


class Window(NamedTuple):
    """A campaign window: the event's days, first and last included, and the rule they come from."""

    event: Event
    span: Span
    basis: Basis
    rule: WindowRule
    units: tuple[Unit, ...]
    replaced: WindowRule | None = None
    """The plan's rule, where the event's own window takes its place."""

    @property
    def first(self) -> datetime.date:
        return self.span.first

    @property
    def last(self) -> datetime.date:
        return self.span.last

    @property
    def days(self) -> int:
        return self.span.days

    def status(self, on: datetime.date) -> Status:
        return "upcoming" if on < self.first else "past" if on > self.last else "active"

    def day(self, on: datetime.date) -> int | None:
        """Which day of the window it is, counted from 1; None outside it."""
        return (on - self.first).days + 1 if self.span.holds(on) else None

    def days_left(self, on: datetime.date) -> int | None:
        """How many days follow before the window is over, 0 on its last day; None outside it."""
        return (self.last - on).days if self.span.holds(on) else None

    def days_until(self, on: datetime.date) -> int | None:
        """How many days until the first day; None once it has begun."""
        return (self.first - on).days if on < self.first else None


class Schedule(NamedTuple):
    """A plan with its windows, by first day, last day, and their order in the plan."""

    plan: Plan
    windows: tuple[Window, ...]

    def of_unit(self, unit: Unit) -> Schedule:
        """What concerns one unit."""
        return Schedule(self.plan, tuple(select(self.windows, units=[unit.id])))


def resolve(plan: Plan) -> Schedule | list[Problem]:
    """The windows of a plan without errors, or why a window cannot be had: out-of-range, range-reversed."""
    windows: list[Window] = []
    problems: list[Problem] = []
    everyone = [(unit, {reference.id for reference in unit.events or ()}) for unit in plan.units]
    for event in plan.events:
        result = _window(event, plan, everyone)
        if isinstance(result, Problem):
            problems.append(result)
        else:
            windows.append(result)
    if problems:
        return problems
    return Schedule(plan, tuple(sorted(windows, key=lambda window: window.span)))


def _window(event: Event, plan: Plan, everyone: list[tuple[Unit, set[str]]]) -> Window | Problem:
    rule = event.window or plan.window
    assert rule is not None, "check() refuses an event without a window or a rule"
    place = event.source.of("window" if event.window else "date")
    try:
        span = Span(_first(rule, event), _last(rule, event))
    except OverflowError:
        return Problem(
            place, "out-of-range", Message("the window goes beyond the first day or the last of the calendar")
        )
    if span.first > span.last:
        message = Message(
            "the window ends before it begins: {first} comes after {last}",
            first=numeric(span.first),
            last=numeric(span.last),
        )
        return Problem(place, "range-reversed", message)
    if max(span.last, event.date or span.last) > LAST_DAY:
        place = place if span.last > LAST_DAY else event.source.of("date")
        return Problem(place, "out-of-range", Message("a calendar cannot hold the last day of the year 9999"))
    audience = {reference.id for reference in rule.units} if rule.units is not None else None
    units = tuple(
        unit
        for unit, events in everyone
        if (unit.events is None or event.id in events) and (audience is None or unit.id in audience)
    )
    if event.window:
        return Window(event, span, "event", rule, units, replaced=plan.window)
    return Window(event, span, "rule", rule, units)


def _first(rule: WindowRule, event: Event) -> datetime.date:
    if rule.start:
        return rule.start
    assert rule.before and event.date, "check() refuses a window without a beginning"
    return rule.before.before(event.date)


def _last(rule: WindowRule, event: Event) -> datetime.date:
    if rule.end:
        return rule.end
    assert rule.after and event.date, "check() refuses a window without an end"
    return rule.after.after(event.date)


def select(
    windows: Collection[Window],
    *,
    days: Span | None = None,
    events: Collection[str] = (),
    units: Collection[str] = (),
) -> Iterator[Window]:
    """The windows with a day in `days`, of these events and units; what is left out does not narrow."""
    for window in windows:
        if (
            (days is None or window.span.overlaps(days))
            and (not events or window.event.id in events)
            and (not units or any(unit.id in units for unit in window.units))
        ):
            yield window
