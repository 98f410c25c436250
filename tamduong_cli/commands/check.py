"""`plan check`: the problems in plans, or that there are none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import click

from tamduong_cli import documentation
from tamduong_cli.commands import formats
from tamduong_cli.commands.arguments import misused
from tamduong_cli.commands.declaring import argument, command, format_option, option, output_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.output import wrapped
from tamduong_cli.commands.paths import FilePath
from tamduong_cli.failure import Failure
from tamduong_cli.language import N_, Language, Message, listed, plural
from tamduong_cli.plan.problems import Place, Problem
from tamduong_cli.schedule.loading import Loaded
from tamduong_cli.views import problem_lines as view
from tamduong_cli.views.records import problems_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tamduong_cli.views.listing import Listing
    from tamduong_cli.views.screen import Screen


class _Checked(NamedTuple):
    files: Sequence[Loaded]
    problems: Sequence[Problem]
    language: Language
    strict: bool


def _page(checked: _Checked, screen: Screen) -> str:
    language = checked.language
    page = view.problems_page(checked.files, language, screen.width)
    for file in checked.files:
        if file.plan and not file.problems:
            words = language.for_window("" if file.plan.kind else None)
            page += words.render(_fine(file)) + "\n"
    if screen.width is not None:
        page += "".join(language.render(message) + "\n" for message in _summary(checked))
    page = wrapped(page, screen.width)
    return view.colored(page, language) if screen.color else page


def _listing(checked: _Checked, screen: Screen | None) -> Listing:
    return view.listing(checked.problems, checked.language)


FORMATS: dict[str, formats.Write[_Checked]] = {
    **formats.lists(lambda checked: problems_record(checked.problems, checked.language), _listing, _page),
    "table": formats.text(_page),
    "github": formats.document(lambda checked: view.github(checked.problems, checked.language).encode()),
}


@command(
    "check",
    N_(
        "The problems in the plan, or in each FILE by itself, each with its place and what was expected.\n\n"
        "Errors (exit code 1) keep the plan from being used; warnings do not, and fail only with --strict."
    ),
    N_("Example: plan check plan.yaml"),
    "problems",
)
@argument("files", metavar=N_("[FILE]..."), nargs=-1, type=FilePath())
@option("--strict", is_flag=True, help=N_("Exit with 1 for warnings too."))
@format_option(FORMATS, N_("How to write it; table is for people, github for GitHub's workflows."))
@output_option
@click.pass_obj
def check(invocation: Invocation, files: tuple[str, ...], strict: bool, format_: str, output: str) -> int:
    if files and invocation.plan_options:
        raise misused(Message("choose --plan or FILE; both name the plans to check"))
    invocation.plan_options = files or invocation.plan_options
    checked = []
    for file in invocation.plan_files:
        try:
            checked.append(invocation.load(file))
        except Failure as failure:
            invocation.say(failure.message)
            if files and format_ != "table" and not os.path.lexists(file.path):  # who reads it sees no standard error
                missing = Problem(Place(file.name), "not-a-file", failure.message)
                checked.append(Loaded(file.name, None, None, None, (missing,)))
    if not checked:
        return 1
    problems = [problem for file in checked for problem in file.problems]
    FORMATS[format_](_Checked(checked, problems, invocation.user, strict), invocation, output)
    sound = [file for file in checked if file.schedule and not (strict and file.problems)]
    return 0 if len(sound) == len(invocation.plan_files) else 1


def _summary(checked: _Checked) -> Iterator[Message]:
    """What a person is told at the end: how much there is of it, whether that matters, where codes are explained."""
    if len(checked.files) > 1:
        yield _total(checked)
    if checked.problems:
        if not checked.strict and all(problem.severity == "warning" for problem in checked.problems):
            yield Message("there are only warnings: the plan can be used")
        page = documentation.page("problems", checked.language.code)
        yield Message("each code is explained in {page}", page=page)


def _total(checked: _Checked) -> Message:
    """How much of everything there is in several files."""
    errors = sum(problem.severity == "error" for problem in checked.problems)
    return Message(
        "{files}: {errors}, {warnings}",
        files=plural("{n} file", "{n} files", n=len(checked.files)),
        errors=plural("{n} error", "{n} errors", n=errors),
        warnings=plural("{n} warning", "{n} warnings", n=len(checked.problems) - errors),
    )


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
