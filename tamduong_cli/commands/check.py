"""`plan check`: the problems in the plan, or that there are none."""

from __future__ import annotations

import click

from tamduong_cli.commands.declaring import command, format_option, output_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.output import wrapped
from tamduong_cli.language import N_, Message, plural
from tamduong_cli.views import problems as view
from tamduong_cli.views import records


@command(
    "check",
    N_(
        "The problems in the plan, each with its place and what was expected.\n\n"
        "Errors (exit code 1) keep the plan from being used; warnings do not."
    ),
    N_("Example: plan --plan plan.yaml check"),
)
@format_option
@output_option
@click.pass_obj
def check(invocation: Invocation, format_: str, output: str) -> int:
    name, plan, schedule, problems = invocation.read()
    if format_ == "json":
        invocation.write_json(records.problems(problems, invocation.user), output)
    elif format_ != "table":
        invocation.write_data(view.listing(problems, invocation.user), format_, output)
    elif problems:
        text = view.lines(problems, invocation.user)
        invocation.write_text(wrapped(text, invocation.screen(output).width), output)
    elif plan and schedule:
        fine = Message(
            "{file}: no problems ({events}, {windows}, {units})",
            file=name,
            events=plural("{n} event", "{n} events", n=len(plan.events)),
            windows=plural("{n} window", "{n} windows", n=len(schedule.windows)),
            units=plural("{n} unit", "{n} units", n=len(plan.units)),
        )
        invocation.write_text(invocation.user.render(fine) + "\n", output)
    return 1 if schedule is None else 0
