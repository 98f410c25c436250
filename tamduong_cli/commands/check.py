"""`plan check`: the problems in the plan, or that there are none."""

from __future__ import annotations

import click

from tamduong_cli.commands.declaring import command, format_option, option, output_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.output import wrapped
from tamduong_cli.language import N_, Message, listed, plural
from tamduong_cli.schedule.loading import Loaded
from tamduong_cli.views import problems as view
from tamduong_cli.views import records


@command(
    "check",
    N_(
        "The problems in the plan, each with its place and what was expected.\n\n"
        "Errors (exit code 1) keep the plan from being used; warnings do not, and fail only with --strict."
    ),
    N_("Example: plan --plan plan.yaml check"),
)
@option("--strict", is_flag=True, help=N_("Exit with 1 for warnings too."))
@format_option
@output_option
@click.pass_obj
def check(invocation: Invocation, strict: bool, format_: str, output: str) -> int:
    files = invocation.load()
    problems = [problem for file in files for problem in file.problems]
    if format_ == "json":
        invocation.write_json(records.problems(problems, invocation.user), output)
    elif format_ != "table":
        invocation.write_data(view.listing(problems, invocation.user), format_, output)
    else:
        text = view.lines(problems, invocation.user) + "".join(
            invocation.user.render(_fine(file)) + "\n" for file in files if not file.problems
        )
        invocation.write_text(wrapped(text, invocation.screen(output).width), output)
    return 1 if any(file.schedule is None for file in files) or (strict and problems) else 0


def _fine(file: Loaded) -> Message:
    """That there are no problems, and how much was checked."""
    assert file.plan and file.schedule
    counts = [
        plural("{n} event", "{n} events", n=len(file.plan.events)),
        plural("{n} window", "{n} windows", n=len(file.schedule.windows)),
    ]
    if file.plan.deadlines:
        counts.append(plural("{n} deadline", "{n} deadlines", n=len(file.plan.deadlines)))
    if file.plan.activities:
        counts.append(plural("{n} activity", "{n} activities", n=len(file.plan.activities)))
    counts.append(plural("{n} unit", "{n} units", n=len(file.plan.units)))
    return Message("{file}: no problems ({counts})", file=file.name, counts=listed(counts))
