"""`plan windows`: the campaign windows that are on."""

from __future__ import annotations

import datetime

import click

from tamduong_cli.commands.declaring import (
    command,
    event_option,
    format_option,
    on_option,
    option,
    output_option,
    unit_option,
)
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.dates.span import Span
from tamduong_cli.language import N_, Message
from tamduong_cli.plan.model import Plan
from tamduong_cli.schedule.windows import select
from tamduong_cli.views import windows as view

NOTHING_MATCHED = 3


@command(
    "windows",
    N_(
        "The campaign windows that are on today, or on another day, or between two days.\n\n"
        "A DATE is written as in the plan, day first, or counted from today: 5/12/2023, 06/2023, today, tomorrow, "
        "+7d, -2w, 2023-W49 (a week), 'thứ 2' (the next Monday, today included)."
    ),
    N_("Example: plan windows --on 05/12/2023"),
)
@on_option
@option("--from", "from_", metavar=N_("DATE"), help=N_("Windows that are not over before this day."))
@option("--to", metavar=N_("DATE"), help=N_("Windows that have begun by this day."))
@option("--all", "all_", is_flag=True, help=N_("Every window of the plan."))
@unit_option
@event_option
@option("--exit-code", is_flag=True, help=N_("Exit with 3 when no window matches."))
@format_option
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
    if all_ and (from_ or to):
        message = Message("--all takes every window; leave out --from and --to")
        raise click.UsageError(invocation.user.render(message))
    schedule = invocation.schedule()
    plan = schedule.plan
    for event in events:
        invocation.event(plan, event, "--event")
    for unit in units:
        invocation.unit(plan, unit, "--unit")
    day = invocation.day(on, "--on", plan)
    within = None if all_ else _between(invocation, from_, to, plan) or Span(day, day)
    chosen = tuple(select(schedule.windows, events=events, units=units))
    found = tuple(select(chosen, days=within))
    language = invocation.language(plan)

    if format_ == "json":
        invocation.write_json(view.records(schedule, found, day, language), output)
    elif format_ != "table":
        invocation.write_listing(view.listing(found, day, language), format_, output)
    else:
        from tamduong_cli.views import terminal
        from tamduong_cli.views.terminal import windows as page

        screen = invocation.screen(output)
        if not found:
            text = page.none(chosen, day, language, screen)
        elif screen.width is None:
            text = terminal.columns(view.listing(found, day, language, screen), screen)
        else:
            text = page.page(schedule, found, day, language, screen)
        invocation.write_text(text, output)
    return NOTHING_MATCHED if exit_code and not found else 0


def _between(invocation: Invocation, from_: str | None, to: str | None, plan: Plan) -> Span | None:
    """The days from one date option to another, both included; None when neither is given."""
    if not from_ and not to:
        return None
    first = invocation.days(from_, "--from", plan).first if from_ else datetime.date.min
    last = invocation.days(to, "--to", plan).last if to else datetime.date.max
    if first > last:
        message = Message("--from is after --to")
        raise click.UsageError(invocation.user.render(message))
    return Span(first, last)
