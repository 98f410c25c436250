"""`plan draft`: a new plan for other years, made from the one that there is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from tamduong_cli.commands import arguments
from tamduong_cli.commands.declaring import argument, command, option, output_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.output import Output
from tamduong_cli.failure import Failure
from tamduong_cli.language import N_, Message, plural

if TYPE_CHECKING:
    from tamduong_cli.schedule.anniversaries import Class

CLASSES = ("round", "half-round", "other")


@command(
    "draft",
    N_(
        "A new plan for other years, made from this one: the same units, channels and rule, and the events whose "
        "anniversaries fall into the years, with their new counts, dates and windows. Comments are kept; "
        "'# TODO' stands where a person must look. No file is ever overwritten.\n\n"
        "Round is an anniversary whose count of years ends in 0, half-round in 5, other the rest. "
        "What comes every year by the lunar calendar is always taken."
    ),
    N_("Example: plan draft 2028-2029 -o plan-2028.yaml"),
    "next-year",
)
@argument("years", metavar=N_("YEARS"))
@option(
    "--class",
    "classes",
    type=click.Choice(CLASSES),
    multiple=True,
    default=("round", "half-round"),
    help=N_("Anniversaries of this class; may be repeated. Left out: round and half-round."),
)
@output_option
@click.pass_obj
def draft(invocation: Invocation, years: str, classes: tuple[Class, ...], output: str) -> None:
    asked = arguments.years(years, "YEARS")
    file = invocation.one_plan()
    plan = file.plan
    assert file.text is not None and plan is not None

    from tamduong_cli.drafting.draft import draft as drafted
    from tamduong_cli.streams import is_stream

    in_a_file = output != "-" and not is_stream(output)
    is_the_plan = os.path.realpath(output) in invocation.never_written()
    if in_a_file and os.path.lexists(output) and not is_the_plan:  # perhaps a draft of which half is settled
        raise Failure(Message("{path} is there already; nothing was written", path=output))
    made = drafted(file.text, file.name, plan, asked, classes, invocation.language(plan))
    invocation.write_bytes(made.text.encode(), output)
    if in_a_file:
        _write_schema(invocation, made.text, os.path.dirname(output))
    invocation.say(
        plural(
            "{n} place in the draft needs a look; it is marked with # TODO",
            "{n} places in the draft need a look; they are marked with # TODO",
            n=made.remarks,
        )
    )


def _write_schema(output: Output, text: str, folder: str) -> None:
    """Write the schema that the plan's first line points to beside it, unless it is there."""
    from tamduong_cli.files import write_new
    from tamduong_cli.plan import schema

    path = os.path.join(folder, schema.FILE)
    if text.partition("\n")[0].rstrip().endswith(f"$schema={schema.FILE}") and not os.path.lexists(path):
        write_new({path: schema.schema_text(output.user).encode()})
        output.say(Message("wrote {path}", path=path))
