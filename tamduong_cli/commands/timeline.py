"""`plan timeline`: the windows as bars over the months, and where they overlap."""

from __future__ import annotations

import click

from tamduong_cli.commands.declaring import command, on_option, option, output_option, unit_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.language import N_
from tamduong_cli.views import records


@command(
    "timeline",
    N_(
        "The campaigns as bars over the months, with anniversaries, deadlines and today, and where campaigns of "
        "several events overlap.\n\n"
        "Whole months are shown: all from the plan's first to its last, unless others are asked for. "
        "--format svg gives a picture for a browser or a document."
    ),
    N_("Example: plan timeline --format svg -o timeline.svg"),
)
@on_option
@option("--from", "from_", metavar=N_("DATE"), help=N_("From the month of this day, instead of the first."))
@option("--to", metavar=N_("DATE"), help=N_("To the month of this day, instead of the last."))
@unit_option
@option(
    "--format",
    "format_",
    type=click.Choice(["text", "svg", "json"]),
    default="text",
    help=N_("How to write it; text and svg are for people."),
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
    output: str,
) -> None:
    from tamduong_cli.schedule.timeline import timeline as of_schedule

    schedule = invocation.schedule()
    for unit in units:
        invocation.unit(schedule.plans, unit, "--unit")
    between = invocation.between(from_, to, schedule.plan)
    day = invocation.day(on, "--on", schedule.plan)
    is_today = day == invocation.today(schedule.plan)
    shown = of_schedule(schedule.chosen(units=units), between, day, is_today)
    language = invocation.language(schedule.plan)

    if format_ == "json":
        invocation.write_json(records.timeline(shown, language), output)
    elif format_ == "svg":
        from tamduong_cli.views.timeline_svg import picture

        invocation.write_bytes(picture(shown, language).encode(), output)
    else:
        from tamduong_cli.views.terminal.timeline import none, page

        screen = invocation.screen(output)
        if shown.is_empty:
            text = none(shown, _other(between is not None, units), language, screen)
        else:
            text = page(shown, language, screen)
        invocation.write_text(text, output)


def _other(narrowed: bool, units: tuple[str, ...]) -> str:
    """The command that may show something where this one does not; nothing where none does."""
    if narrowed:
        return " ".join(["plan timeline", *(f"--unit {unit}" for unit in units)])
    return "plan timeline" if units else ""
