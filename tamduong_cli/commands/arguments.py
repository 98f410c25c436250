"""What stands on a command line, read: days, weeks, years, events and units. What cannot be read is wrong usage."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from tamduong_cli.commands.output import Output
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import N_, Message

if TYPE_CHECKING:
    from tamduong_cli.dates.span import Span
    from tamduong_cli.plan.model import Event, Plan, Unit

R = TypeVar("R", "Event", "Unit")


def misused(message: Message) -> click.UsageError:
    """Wrong usage of the command that runs, told in the user's language."""
    context = click.get_current_context()
    return click.UsageError(Output.of(context).user.render(message), context)


def bad_value(message: Message, option: str) -> click.BadParameter:
    """A value that an option or an argument cannot have; it is named in English, marked with N_."""
    context = click.get_current_context()
    user = Output.of(context).user
    return click.BadParameter(user.render(message), context, param_hint=f"'{user.gettext(option)}'")


def days(text: str, option: str, today: datetime.date) -> Span:
    """The days that a date option names. Raises click.BadParameter."""
    from tamduong_cli.dates.relative import parse_moment

    try:
        return parse_moment(text, today)
    except Unreadable as error:
        raise bad_value(error.message, option) from None


def day(text: str | None, option: str, today: datetime.date, several: str | None = None) -> datetime.date:
    """The single day that a date option names, or today. Raises click.BadParameter.

    `several` are the options that take more than one day, where the command has them.
    """
    if text is None:
        return today
    span = days(text, option, today)
    if span.first != span.last:
        message = Message("'{found}' is more than one day; write one, such as 7/5/2024", found=text)
        if several:
            message = Message(
                "'{found}' is more than one day; for several days use {options}",
                found=text,
                options=several.format(text),
            )
        raise bad_value(message, option)
    return span.first


def between(from_: str | None, to: str | None, today: datetime.date) -> Span | None:
    """The days from one date option to another, both included; None when neither is given.

    An end that is not given is the calendar's. Raises click.BadParameter, click.UsageError.
    """
    from tamduong_cli.dates.figures import numeric
    from tamduong_cli.dates.span import Span

    if from_ is None and to is None:
        return None
    first = days(from_, "--from", today).first if from_ is not None else datetime.date.min
    last = days(to, "--to", today).last if to is not None else datetime.date.max
    if first > last:
        raise misused(Message("--from {first} is after --to {last}", first=numeric(first), last=numeric(last)))
    return Span(first, last)


def week(text: str | None, option: str, today: datetime.date) -> Span:
    """The week, Monday to Sunday, that an argument names, or this one. Raises click.BadParameter."""
    from tamduong_cli.dates.relative import parse_week

    try:
        return parse_week("this" if text is None else text, today)
    except Unreadable as error:
        raise bad_value(error.message, option) from None


def years(text: str, option: str) -> range:
    """The years that an option or an argument names. Raises click.BadParameter."""
    from tamduong_cli.schedule.anniversaries import parse_years

    try:
        return parse_years(text)
    except Unreadable as error:
        raise bad_value(error.message, option) from None


def event(plans: Sequence[Plan], id: str, option: str) -> Event:
    """The event an id names. Raises click.BadParameter, with the id that was likely meant."""
    known = {event.id: event for plan in reversed(plans) for event in plan.events}
    return _named(known, id, option, N_("there is no event '{found}'"))


def unit(plans: Sequence[Plan], id: str, option: str) -> Unit:
    """The unit an id names. Raises click.BadParameter, with the id that was likely meant."""
    known = {unit.id: unit for plan in reversed(plans) for unit in plan.units}
    return _named(known, id, option, N_("there is no unit '{found}'"))


def _named(known: dict[str, R], id: str, option: str, text: str) -> R:
    if id in known:
        return known[id]
    from tamduong_cli.suggestions import with_suggestion

    raise bad_value(with_suggestion(Message(text, found=id), id, known), option)
