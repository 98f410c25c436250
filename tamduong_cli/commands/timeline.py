"""`plan timeline`: the windows as bars over the months, and where they overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from tamduong_cli.commands import arguments, formats
from tamduong_cli.commands.declaring import command, format_option, on_option, option, output_option, unit_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.language import N_, Language, Message
from tamduong_cli.views.records import timeline_record

if TYPE_CHECKING:
    from tamduong_cli.schedule.timeline import Timeline
    from tamduong_cli.views.screen import Screen


class _Found(NamedTuple):
    timeline: Timeline
    other: str
    """The command that may show something where this one does not; nothing where none does."""
    language: Language
    paper: str
    """The size of the sheet that a picture is for; nothing where it is for a screen."""


def _page(found: _Found, screen: Screen) -> str:
    from tamduong_cli.views.terminal.timeline_chart import nothing_in_these_months, timeline_page

    if found.timeline.is_empty:
        return nothing_in_these_months(found.timeline, found.other, found.language, screen)
    return timeline_page(found.timeline, found.language, screen)


def _picture(found: _Found) -> bytes:
    from tamduong_cli.views.timeline_svg import picture

    return picture(found.timeline, found.language, found.paper).encode()


FORMATS: dict[str, formats.Write[_Found]] = {
    "text": formats.text(_page),
    "svg": formats.document(_picture),
    "json": formats.json(lambda found: timeline_record(found.timeline, found.language)),
}


@command(
    "timeline",
    N_(
        "The campaigns as bars over the months, with anniversaries, deadlines and today, and where campaigns of "
        "several events overlap.\n\n"
        "Whole months are shown: all from the plan's first to its last, unless others are asked for. "
        "--format svg gives a picture for a browser or a document, and with --paper one to print."
    ),
    N_("Example: plan timeline --format svg -o timeline.svg"),
    "first-plan",
)
@on_option
@option("--from", "from_", metavar=N_("DATE"), help=N_("From the month of this day, instead of the first."))
@option("--to", metavar=N_("DATE"), help=N_("To the month of this day, instead of the last."))
@unit_option
@format_option(FORMATS, N_("How to write it; text and svg are for people."))
@option(
    "--paper",
    type=click.Choice(["a4"], case_sensitive=False),
    help=N_("With --format svg: draw it for landscape sheets of this paper."),
)
@output_option
@click.pass_obj
def timeline(
    invocation: Invocation,
    on: str | None,
    from_: str | None,
    to: str | None,
    units: tuple[str, ...],
    format_: str,
    paper: str | None,
    output: str,
) -> None:
    from tamduong_cli.schedule.timeline import timeline as of_schedule

    if paper and format_ != "svg":
        raise arguments.misused(Message("--paper is for pictures; add --format svg"))
    schedule = invocation.schedule()
    for unit in units:
        arguments.unit(schedule.plans, unit, "--unit")
    today = invocation.today(schedule.plan)
    between = arguments.between(from_, to, today)
    day = arguments.day(on, "--on", today)
    shown = of_schedule(schedule.chosen(units=units), between, day, day == today)
    language = invocation.language(*schedule.plans)

    found = _Found(shown, _other(between is not None, units), language, paper or "")
    FORMATS[format_](found, invocation, output)


def _other(narrowed: bool, units: tuple[str, ...]) -> str:
    if narrowed:
        return " ".join(["plan timeline", *(f"--unit {unit}" for unit in units)])
    return "plan timeline" if units else ""
