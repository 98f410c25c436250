"""`plan show`: everything about an event, and how its window came about."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

import click

from tamduong_cli.commands import arguments, formats
from tamduong_cli.commands.declaring import argument, command, complete_event, format_option, on_option, output_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.language import N_, Language, Message
from tamduong_cli.plan.model import Event
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.views.records import event_record

if TYPE_CHECKING:
    from tamduong_cli.views.screen import Screen


class _Found(NamedTuple):
    event: Event
    schedule: Schedule
    day: datetime.date
    language: Language


def _page(found: _Found, screen: Screen) -> str:
    from tamduong_cli.views.terminal.event_page import event_page

    return event_page(*found, screen)


FORMATS: dict[str, formats.Write[_Found]] = {
    "text": formats.text(_page),
    "json": formats.json(lambda found: event_record(*found)),
}


@command(
    "show",
    N_(
        "Everything about an event, and how its window came about, step by step, with the line of the file "
        "that each step rests on."
    ),
    N_("Example: plan show dien-bien-phu"),
    "first-plan",
)
@argument("event", metavar=N_("EVENT"), shell_complete=complete_event)
@on_option
@format_option(FORMATS, N_("How to write it; text is for people."))
@output_option
@click.pass_obj
def show(invocation: Invocation, event: str, on: str | None, format_: str, output: str) -> None:
    schedule = invocation.schedule()
    shown = arguments.event(schedule.plans, event, "EVENT")
    found = schedule.of_event(shown)
    having = [plan for plan in schedule.plans if any(each.id == event for each in plan.events)]
    if len(having) > 1:
        message = Message("{n} plans have an event '{id}'; give one of them with --plan", n=len(having), id=event)
        raise arguments.misused(message)
    found = found._replace(plans=tuple(having))
    day = arguments.day(on, "--on", invocation.today(found.plan))
    language = invocation.language(found.plan)
    FORMATS[format_](_Found(shown, found, day, language), invocation, output)
