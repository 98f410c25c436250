"""`plan windows`: the campaign windows that are on."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

import click

from tamduong_cli.commands import arguments
from tamduong_cli.commands.arguments import misused
from tamduong_cli.commands.declaring import (
    command,
    event_option,
    format_option,
    on_option,
    option,
    output_option,
    unit_option,
)
from tamduong_cli.commands.formats import lists
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.dates.span import Span
from tamduong_cli.language import N_, Language, Message
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.views.records import windows_record

if TYPE_CHECKING:
    from tamduong_cli.views.listing import Listing
    from tamduong_cli.views.screen import Screen

NOTHING_MATCHED = 3


class _Found(NamedTuple):
    schedule: Schedule
    day: datetime.date
    language: Language
    whole: Schedule
    """What there is for the same events and units on other days."""
    between: Span | None
    filters: str
    """The options that ask for these events and units."""


def _listing(found: _Found, screen: Screen | None) -> Listing:
    from tamduong_cli.views.window_rows import listing

    return listing(found.schedule, found.day, found.language, screen)


def _page(found: _Found, screen: Screen) -> str:
    from tamduong_cli.views.terminal.window_cards import windows_page

    return windows_page(found.schedule, found.day, found.language, screen)


def _empty(found: _Found, screen: Screen) -> str | None:
    if not found.schedule.is_empty:
        return None
    from tamduong_cli.views.terminal.window_cards import no_window

    return no_window(found.whole.windows, found.day, found.between, found.filters, found.language, screen)


FORMATS = lists(lambda found: windows_record(found.schedule, found.day, found.language), _listing, _page, _empty)


@command(
    "windows",
    N_(
        "The campaign windows that are on today, or on another day, or between two days, with the deadlines "
        "and activities of those days; for a single day also the deadlines of the 7 days after it.\n\n"
        "A DATE is written as in the plan, day first, or counted from today: 5/12/2023, 06/2023, today, tomorrow, "
        '+7d, -2w, 2023-W49 (a week), "thứ 2" (the next Monday, today included).'
    ),
    N_("Example: plan windows --on 05/12/2023"),
    "first-plan",
)
@on_option
@option("--from", "from_", metavar=N_("DATE"), help=N_("Windows that are not over before this day."))
@option("--to", metavar=N_("DATE"), help=N_("Windows that have begun by this day."))
@option("--all", "all_", is_flag=True, help=N_("Everything in the plan."))
@unit_option
@event_option
@option("--exit-code", is_flag=True, help=N_("Exit with 3 when nothing matches."))
@format_option(FORMATS)
@output_option
@click.pass_obj
def windows(
    invocation: Invocation,
    on: str | None,
    from_: str | None,
    to: str | None,
    all_: bool,
    units: tuple[str, ...],
    events: tuple[str, ...],
    exit_code: bool,
    format_: str,
    output: str,
) -> int:
    if all_ and (from_ is not None or to is not None):
        raise misused(Message("--all takes every window; leave out --from and --to"))
    schedule = invocation.schedule()
    for event in events:
        arguments.event(schedule.plans, event, "--event")
    for unit in units:
        arguments.unit(schedule.plans, unit, "--unit")
    today = invocation.today(schedule.plan)
    day = arguments.day(on, "--on", today, several="--from {0} --to {0}")
    between = arguments.between(from_, to, today)
    within = None if all_ else between or Span(day, day)
    chosen = schedule.chosen(events=events, units=units)
    found = chosen.chosen(days=within, due=_soon(day, chosen) if within and not between else None)
    language = invocation.language(*schedule.plans)

    filters = [f"--event {event}" for event in events] + [f"--unit {unit}" for unit in units]
    result = _Found(found, day, language, chosen, between, " ".join(filters))
    FORMATS[format_](result, invocation, output)
    return NOTHING_MATCHED if exit_code and found.is_empty else 0


def _soon(day: datetime.date, schedule: Schedule) -> Span | None:
    """The days whose deadlines are listed on a day; None where there are no deadlines."""
    if not schedule.deadlines:
        return None
    from tamduong_cli.schedule.deadlines import NOTICE

    return Span(day, day + min(NOTICE, datetime.date.max - day))
