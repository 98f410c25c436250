"""Windows: the runs of days in which units campaign for an event, resolved from the plan's rules."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import written_span
from tamduong_cli.language import Message, plural
from tamduong_cli.plan.model import Event, Plan, Reference, Text, Unit, WindowRule
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.days import LAST_DAY, Everyone, days_ago, in_days, status_of

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import DatedKind, Status

Basis = Literal["rule", "event"]


class Window(NamedTuple):
    """A campaign window: the event's days, first and last included, and the rule they come from."""

    plan: Plan
    event: Event
    span: Span
    basis: Basis
    rule: WindowRule
    units: tuple[Unit, ...]
    replaced: WindowRule | None = None
    """The plan's rule, where the event's own window takes its place."""
    joint: tuple[Event, ...] = ()
    """The events that it is for, where there are several; `event` is the window itself then, as one that has no day."""

    @property
    def kind(self) -> DatedKind:
        return "window"

    @property
    def id(self) -> str:
        return self.event.id

    @property
    def events(self) -> tuple[Event, ...]:
        return self.joint or (self.event,)

    @property
    def record(self) -> WindowRule:
        return self.rule

    @property
    def summary(self) -> Text:
        return self.event.summary

    @property
    def audience(self) -> tuple[Reference, ...] | None:
        """The units that the plan names for it; None where it is for all that the event concerns."""
        return self.rule.units

    @property
    def name(self) -> Text | None:
        """The phase's name, where the event has several windows."""
        return self.rule.name if self.rule.name.by_language and not self.joint else None

    @property
    def tentative(self) -> bool:
        """Whether the window, or a date that it rests on, is not settled yet."""
        ends = (self.rule.start or self.event.date, self.rule.end or self.event.date)
        return self.event.tentative or self.rule.tentative or any(end.tentative for end in ends if end)

    @property
    def ends(self) -> tuple[Date, Date]:
        """The dates that its first and last day are of, as the plan writes them, where it does."""
        return self.rule.start or Date(Span(self.first, self.first)), self.rule.end or Date(Span(self.last, self.last))

    @property
    def first(self) -> datetime.date:
        return self.span.first

    @property
    def last(self) -> datetime.date:
        return self.span.last

    @property
    def days(self) -> int:
        """How many days, counting the first and the last."""
        return self.span.days

    @property
    def length(self) -> int:
        return self.days

    @property
    def dates(self) -> tuple[Date, ...]:
        return self.ends

    def within(self, days: Span) -> Window | None:
        return self if self.span.overlaps(days) else None

    def next_day(self, on: datetime.date) -> datetime.date | None:
        return max(self.first, on) if on <= self.last else None

    def status(self, on: datetime.date) -> Status:
        return status_of(self, on)

    def day(self, on: datetime.date) -> int | None:
        """Which day of the window it is, counted from 1; None outside it."""
        return (on - self.first).days + 1 if self.span.holds(on) else None

    def days_left(self, on: datetime.date) -> int | None:
        """How many days follow before the window is over, 0 on its last day; None outside it."""
        return (self.last - on).days if self.span.holds(on) else None

    def days_until(self, on: datetime.date) -> int | None:
        """How many days until the first day; None once it has begun."""
        return (self.first - on).days if on < self.first else None

    def when(self, on: datetime.date) -> Message:
        """How far the day is from the window's end or beginning."""
        left, until = self.days_left(on), self.days_until(on)
        if left is not None:
            return plural("{n} day left", "{n} days left", n=left) if left else Message("last day")
        return in_days(until) if until is not None else days_ago((on - self.last).days)

    def why(self) -> Message:
        if self.joint:
            return plural("for {n} event", "for {n} events", n=len(self.joint))
        if self.basis == "rule":
            return Message("the plan's rule, {rule}", rule=lengths(self.rule))
        if self.rule.before and self.rule.after:
            return Message("the event's own rule, {rule}", rule=lengths(self.rule))
        return Message("the event's own window")

    def written(self) -> Message | str:
        return written_span(*self.ends)


def lengths(rule: WindowRule) -> Message:
    """Before and after the event's date: 20 days before and 5 days after."""
    assert rule.before and rule.after
    return Message("{before} before and {after} after", before=rule.before.message(), after=rule.after.message())


def last_and_next_window(windows: Sequence[Window], days: Span) -> tuple[Window | None, Window | None]:
    """The window that ended last before some days, and the one that begins first after them."""
    past = [window for window in windows if window.last < days.first]
    coming = [window for window in windows if window.first > days.last]
    return (
        max(past, key=lambda window: window.last, default=None),
        min(coming, key=lambda window: window.first, default=None),
    )


def windows_of(event: Event, plan: Plan, everyone: Everyone, report: Report) -> Iterator[Window]:
    """The windows of an event, in the plan's order; none where the plan says that it has none.

    Reports why one cannot be had: out-of-range, range-reversed.
    """
    if plan.has_no_window(event):
        return
    rules: list[tuple[WindowRule, Basis]] = [(rule, "event") for rule in event.own_windows]
    if not rules:
        assert plan.window is not None, "check() refuses an event without a window or a rule"
        rules = [(plan.window, "rule")]
    replaced = None if plan.window is None or plan.window.is_none else plan.window
    for rule, basis in rules:
        span = _span(event, rule, basis, report)
        if span:
            units = everyone.concerned(event, rule.units, event.lead if rule.lead is None else rule.lead)
            yield Window(plan, event, span, basis, rule, units, replaced if basis == "event" else None)


def joint_windows(plan: Plan, everyone: Everyone, report: Report) -> Iterator[Window]:
    """The windows of a plan that are for several events, in its order. Reports why one cannot be had: out-of-range."""
    events = {event.id: event for event in plan.events}
    for rule in plan.windows:
        itself = Event(rule.id, rule.name, source=rule.source)
        span = _span(itself, rule, "event", report)
        if span:
            joint = tuple({each.id: events[each.id] for each in rule.events}.values())
            units = everyone.concerned_by_any(joint, rule.units, rule.lead)
            yield Window(plan, itself, span, "event", rule, units, joint=joint)


def _span(event: Event, rule: WindowRule, basis: Basis, report: Report) -> Span | None:
    place = event.source.of("date") if basis == "rule" else rule.source.place
    try:
        span = Span(_first(rule, event), _last(rule, event))
    except OverflowError:
        message = Message("the window goes beyond the first day or the last of the calendar")
        report.add(place, "out-of-range", message)
        return None
    if span.first > span.last:
        message = Message(
            "the window ends before it begins: {first} comes after {last}",
            first=numeric(span.first),
            last=numeric(span.last),
        )
        report.add(place, "range-reversed", message)
        return None
    if max(span.last, event.date.last if event.date else span.last) > LAST_DAY:
        place = place if span.last > LAST_DAY else event.source.of("date")
        report.add(place, "out-of-range", Message("a calendar cannot hold the last day of the year 9999"))
        return None
    return span


def _first(rule: WindowRule, event: Event) -> datetime.date:
    if rule.start:
        return rule.start.first
    assert rule.before and event.date, "check() refuses a window without a beginning"
    return rule.before.before(event.date.first)


def _last(rule: WindowRule, event: Event) -> datetime.date:
    if rule.end:
        return rule.end.last
    assert rule.after and event.date, "check() refuses a window without an end"
    return rule.after.after(event.date.last)
