"""How a window came about, step by step, each step with the place in the file that it rests on."""

from __future__ import annotations

from typing import NamedTuple

from tamduong_cli.dates.wording import numeric
from tamduong_cli.language import Message, plural
from tamduong_cli.plan.model import WindowRule
from tamduong_cli.plan.problems import Place
from tamduong_cli.schedule.windows import Window


class Step(NamedTuple):
    """One step: what follows, and the place that says so, where the file does."""

    message: Message
    place: Place | None = None
    ref: str | None = None


def derivation(window: Window) -> tuple[Step, ...]:
    """From what the file says to the window's first and last day."""
    event, rule = window.event, window.rule
    steps = []
    if event.date:
        steps.append(Step(Message("The event is on {date}.", date=numeric(event.date)), event.source.of("date")))
    if window.basis == "rule":
        message = Message(
            "The event has no window of its own, so the plan's rule applies: {rule}.", rule=_lengths(rule)
        )
        steps.append(Step(message, rule.source.place, rule.ref))
    elif event.date and window.replaced:
        message = Message("The event has a window of its own, which takes the place of the plan's rule.")
        steps.append(Step(message, event.source.of("window"), rule.ref))
    elif event.date:
        message = Message("The event has a window of its own.")
        steps.append(Step(message, event.source.of("window"), rule.ref))
    else:
        message = Message("The event has no date, but a window of its own.")
        steps.append(Step(message, event.source.of("window"), rule.ref))
    steps.append(_first_day(window))
    steps.append(_last_day(window))
    steps.append(
        Step(plural("Both days included, that is {n} day.", "Both days included, that is {n} days.", n=window.days))
    )
    return tuple(steps)


def _first_day(window: Window) -> Step:
    first = numeric(window.first)
    if window.rule.before and window.event.date:
        message = Message(
            "First day: {date} − {length} = {first}.",
            date=numeric(window.event.date),
            length=window.rule.before.message(),
            first=first,
        )
        return Step(message, window.rule.source.of("before"))
    return Step(Message("First day, as written: {first}.", first=first), window.rule.source.of("from"))


def _last_day(window: Window) -> Step:
    last = numeric(window.last)
    if window.rule.after and window.event.date:
        message = Message(
            "Last day: {date} + {length} = {last}.",
            date=numeric(window.event.date),
            length=window.rule.after.message(),
            last=last,
        )
        return Step(message, window.rule.source.of("after"))
    return Step(Message("Last day, as written: {last}.", last=last), window.rule.source.of("to"))


def why(window: Window) -> Message:
    """Why the window has these days, in a few words."""
    if window.basis == "rule":
        return Message("the plan's rule, {rule}", rule=_lengths(window.rule))
    if window.rule.before and window.rule.after:
        return Message("the event's own rule, {rule}", rule=_lengths(window.rule))
    return Message("the event's own window")


def _lengths(rule: WindowRule) -> Message:
    assert rule.before and rule.after
    return Message("{before} before and {after} after", before=rule.before.message(), after=rule.after.message())
