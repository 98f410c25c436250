"""`plan show`: everything about an event, and how its window came about."""

from __future__ import annotations

import click

from tamduong_cli.commands.declaring import argument, command, complete_event, on_option, option, output_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.language import N_, Message
from tamduong_cli.views import records


@command(
    "show",
    N_(
        "Everything about an event, and how its window came about, step by step, with the line of the file "
        "that each step rests on."
    ),
    N_("Example: plan show dien-bien-phu"),
)
@argument("event", metavar=N_("EVENT"), shell_complete=complete_event)
@on_option
@option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help=N_("How to write it; text is for people."),
)
@output_option
@click.pass_obj
def show(invocation: Invocation, event: str, on: str | None, format_: str, output: str) -> None:
    schedule = invocation.schedule()
    shown = invocation.event(schedule.plans, event, "EVENT")
    found = schedule.of_event(shown)
    having = [plan for plan in schedule.plans if any(each.id == event for each in plan.events)]
    if len(having) > 1:
        message = Message("{n} plans have an event '{id}'; give one of them with --plan", n=len(having), id=event)
        raise click.UsageError(invocation.user.render(message))
    found = found._replace(plans=tuple(having))
    day = invocation.day(on, "--on", found.plan)
    language = invocation.language(found.plan)
    if format_ == "json":
        invocation.write_json(records.event(shown, found, day, language), output)
    else:
        from tamduong_cli.views.terminal import event as page

        invocation.write_text(page.page(shown, found, day, language, invocation.screen(output)), output)
