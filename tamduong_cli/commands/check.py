"""`plan check`: the problems in plans, or that there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tamduong_cli.commands.declaring import FORMATS, argument, command, option, output_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.output import wrapped
from tamduong_cli.failure import Failure
from tamduong_cli.language import N_, Message, listed, plural
from tamduong_cli.views import problems as view
from tamduong_cli.views import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tamduong_cli.schedule.loading import Loaded


@command(
    "check",
    N_(
        "The problems in the plan, or in each FILE by itself, each with its place and what was expected.\n\n"
        "Errors (exit code 1) keep the plan from being used; warnings do not, and fail only with --strict."
    ),
    N_("Example: plan check plan.yaml"),
)
@argument("files", metavar=N_("[FILE]..."), nargs=-1, type=click.Path(readable=False))
@option("--strict", is_flag=True, help=N_("Exit with 1 for warnings too."))
@option(
    "--format",
    "format_",
    type=click.Choice((*FORMATS, "github")),
    default="table",
    help=N_("How to write it; table is for people, github for GitHub's workflows."),
)
@output_option
@click.pass_obj
def check(invocation: Invocation, files: tuple[str, ...], strict: bool, format_: str, output: str) -> int:
    if files and invocation.plan_options:
        message = Message("choose --plan or FILE; both name the plans to check")
        raise click.UsageError(invocation.user.render(message))
    invocation.plan_options = files or invocation.plan_options
    checked = []
    for file in invocation.plan_files:
        try:
            checked.append(invocation.load(file))
        except Failure as failure:
            invocation.say(failure.message)
    if not checked:
        return 1
    problems = [problem for file in checked for problem in file.problems]
    if format_ == "json":
        invocation.write_json(records.problems(problems, invocation.user), output)
    elif format_ == "github":
        invocation.write_bytes(view.github(problems, invocation.user).encode(), output)
    elif format_ != "table":
        invocation.write_data(view.listing(problems, invocation.user), format_, output)
    else:
        invocation.write_text(_page(invocation, checked, invocation.screen(output).width), output)
    sound = [file for file in checked if file.schedule and not (strict and file.problems)]
    return 0 if len(sound) == len(invocation.plan_files) else 1


def _page(invocation: Invocation, files: Sequence[Loaded], width: int | None) -> str:
    fine = "".join(invocation.user.render(_fine(file)) + "\n" for file in files if not file.problems)
    return wrapped(view.page(files, invocation.user, width) + fine, width)


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
