"""`plan show`: what a plan says of itself, or everything about one of its events."""

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
from tamduong_cli.views.records import event_record, plans_in_full_record

if TYPE_CHECKING:
    from tamduong_cli.views.screen import Screen


class _Found(NamedTuple):
    event: Event | None
    """The one asked for; None asks for the plans themselves."""
    schedule: Schedule
    day: datetime.date
    language: Language


def _page(found: _Found, screen: Screen) -> str:
    event, schedule, day, language = found
    if event is None:
        from tamduong_cli.views.terminal.plan_page import plans_page

        return plans_page(schedule, day, language, screen)
    from tamduong_cli.views.terminal.event_page import event_page

    return event_page(event, schedule, day, language, screen)


def _record(found: _Found) -> object:
    event, schedule, day, language = found
    if event is None:
        return plans_in_full_record(schedule, day, language)
    return event_record(event, schedule, day, language)


FORMATS: dict[str, formats.Write[_Found]] = {"text": formats.text(_page), "json": formats.json(_record)}


@command(
    "show",
    N_(
        "Everything about an event, and how its window came about, step by step, with the line of the file "
        "that each step rests on. Without EVENT, the plan itself: who issued it, its rule for windows, what is on "
        "and what comes next, its objectives, requirements, channels and recipients."
    ),
    N_("Examples: plan show, plan show dien-bien-phu"),
    "first-plan",
)
@argument("event", required=False, metavar=N_("[EVENT]"), shell_complete=complete_event)
@on_option
@format_option(FORMATS, N_("How to write it; text is for people."))
@output_option
@click.pass_obj
def show(invocation: Invocation, event: str | None, on: str | None, format_: str, output: str) -> None:
    found = invocation.schedule()
    shown = None
    if event is not None:
        shown = arguments.event(found.plans, event, "EVENT")
        having = tuple(plan for plan in found.plans if any(each.id == event for each in plan.events))
        if len(having) > 1:
            message = Message("{n} plans have an event '{id}'; give one of them with --plan", n=len(having), id=event)
            raise arguments.misused(message)
        found = found.of_event(shown)._replace(plans=having)
    day = arguments.day(on, "--on", invocation.today(found.plan))
    language = invocation.language(*found.plans)
    FORMATS[format_](_Found(shown, found, day, language), invocation, output)
