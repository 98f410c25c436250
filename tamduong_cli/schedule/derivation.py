"""How a window came about, step by step, each step with the place in the file that it rests on."""

from __future__ import annotations

from typing import NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.figures import numeric, numeric_span
from tamduong_cli.dates.wording import written
from tamduong_cli.language import Message, plural
from tamduong_cli.plan.problems import Place
from tamduong_cli.schedule.windows import Window, lengths


class Step(NamedTuple):
    """One step: what follows, and the place that says so, where the file does."""

    message: Message
    place: Place | None = None
    ref: str | None = None


def derivation(window: Window, language: str) -> tuple[Step, ...]:
    """From what the file says to the window's first and last day; `language` is that of the plan's own texts."""
    event, rule = window.event, window.rule
    steps = []
    if event.date:
        steps.append(Step(_dated(event.date), event.source.of("date")))
    if window.basis == "rule":
        message = Message("The event has no window of its own, so the plan's rule applies: {rule}.", rule=lengths(rule))
        steps.append(Step(message, rule.source.place, rule.ref))
    elif window.joint:
        names = "; ".join(each.summary.in_(language) for each in window.joint)
        message = Message("The window is for several events: {events}.", events=names)
        steps.append(Step(message, rule.source.place, rule.ref))
    elif window.name:
        message = Message("The event has windows of its own; this one is '{name}'.", name=window.name.in_(language))
        steps.append(Step(message, rule.source.place, rule.ref))
    elif event.date and window.replaced:
        message = Message("The event has a window of its own, which takes the place of the plan's rule.")
        steps.append(Step(message, rule.source.place, rule.ref))
    elif event.date:
        message = Message("The event has a window of its own.")
        steps.append(Step(message, rule.source.place, rule.ref))
    else:
        message = Message("The event has no date, but a window of its own.")
        steps.append(Step(message, rule.source.place, rule.ref))
    steps.append(_first_day(window))
    steps.append(_last_day(window))
    steps.append(
        Step(plural("Both days included, that is {n} day.", "Both days included, that is {n} days.", n=window.days))
    )
    return tuple(steps)


def _dated(date: Date) -> Message:
    if date.has_days:
        return Message("The event is on {date}.", date=written(date))
    return Message(
        "The event is in {date}, of which no day is known: {span}.", date=written(date), span=numeric_span(date.span)
    )


def _first_day(window: Window) -> Step:
    rule, date, first = window.rule, window.event.date, numeric(window.first)
    if rule.before and date:
        message = Message(
            "First day: {date} − {length} = {first}.",
            date=numeric(date.first),
            length=rule.before.message(),
            first=first,
        )
        return Step(message, rule.source.of("before"))
    return Step(
        Message("First day, as written: {first}.", first=_as_written(rule.start, first)), rule.source.of("from")
    )


def _last_day(window: Window) -> Step:
    rule, date, last = window.rule, window.event.date, numeric(window.last)
    if rule.after and date:
        message = Message(
            "Last day: {date} + {length} = {last}.",
            date=numeric(date.last),
            length=rule.after.message(),
            last=last,
        )
        return Step(message, rule.source.of("after"))
    return Step(Message("Last day, as written: {last}.", last=_as_written(rule.end, last)), rule.source.of("to"))


def _as_written(date: Date | None, day: str) -> Message | str:
    return written(date) if date and date.lunar else day
