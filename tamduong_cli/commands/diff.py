"""`plan diff`: what came, went, moved or changed between two versions of a plan."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tamduong_cli.commands.declaring import FORMATS, argument, command, option, output_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.plans import schedule_of
from tamduong_cli.failure import Failure, reason
from tamduong_cli.language import N_, Language, Message, printable
from tamduong_cli.plan.problems import Report
from tamduong_cli.plan.source import LIMIT, read_text, text_of
from tamduong_cli.views import records

if TYPE_CHECKING:
    from tamduong_cli.schedule.changes import Change
    from tamduong_cli.schedule.schedule import Schedule
    from tamduong_cli.views.screen import Screen

DIFFER = 3
STANDARD_INPUT = "-"


@command(
    "diff",
    N_(
        "What came, went, moved or changed since OLD: events, windows, deadlines, activities, units, "
        "and the plan's id, title and time zone.\n\n"
        "OLD is an earlier version of the plan, or a calendar (.ics) that 'plan export' wrote from one; - is standard "
        "input. NEW is a plan too, or left out: the plan as every command finds it. "
        "--format notice gives a paragraph that tells the units what changed."
    ),
    N_("Example: git show HEAD~1:plan.yaml | plan diff -"),
)
@argument("old", metavar=N_("OLD"), type=click.Path(allow_dash=True, readable=False))
@argument("new", metavar=N_("[NEW]"), required=False, type=click.Path(allow_dash=True, readable=False))
@option("--exit-code", is_flag=True, help=N_("Exit with 3 when they differ."))
@option(
    "--format",
    "format_",
    type=click.Choice((*FORMATS, "notice")),
    default="table",
    help=N_("How to write it; table and notice are for people."),
)
@output_option
@click.pass_obj
def diff(invocation: Invocation, old: str, new: str | None, exit_code: bool, format_: str, output: str) -> int:
    if old == new == STANDARD_INPUT:
        message = Message("standard input can be OLD or NEW, not both")
        raise click.UsageError(invocation.user.render(message))
    if new and new.lower().endswith(".ics"):
        raise click.UsageError(invocation.user.render(Message("NEW is a plan; only OLD may be a calendar")))
    if output != "-" and os.path.realpath(output) in {os.path.realpath(path) for path in (old, new) if path}:
        raise Failure(Message("{path} is what is compared; name another file", path=output))
    now = _now(invocation, new)
    language = invocation.language(now.plan)
    text, report = _text(old)
    found = _changes(text, report, now, language)
    if _is_calendar(text, report):
        message = Message(
            "{name} is a calendar: who has what is not compared, nor, in a unit's, what the unit did not have",
            name=report.file,
        )
        invocation.say(message)
    if format_ == "json":
        invocation.write_json(records.changes(found, now.plan), output)
    else:
        _write(invocation, found, now, language, format_, output)
    return DIFFER if exit_code and found else 0


def _write(
    invocation: Invocation, found: Sequence[Change], now: Schedule, language: Language, format_: str, output: str
) -> None:
    from tamduong_cli.views import changes as view

    def page(screen: Screen) -> str:
        from tamduong_cli.views.terminal.changes import page

        return page(found, now.plan, language, screen)

    if format_ == "notice":
        from tamduong_cli.views.notice import notice

        invocation.write_text(notice(found, now.plan, language), output)
    elif format_ == "table" and not found:
        invocation.write_text(language.gettext("No differences.") + "\n", output)
    else:
        invocation.write_listing(lambda screen: view.listing(found, language), page, format_, output)


def _now(invocation: Invocation, new: str | None) -> Schedule:
    """The plan as it is now. Raises PlanRefused, Failure, click.UsageError."""
    if new == STANDARD_INPUT:
        return _schedule(*_text(new))
    if new is not None:
        invocation.plan_options = (new,)
    return schedule_of(invocation.one_plan())


def _changes(text: str | None, report: Report, now: Schedule, language: Language) -> tuple[Change, ...]:
    """How the plan differs from what an earlier file has. Raises PlanRefused, Failure."""
    from tamduong_cli.schedule.changes import changes, items, retold

    new = items(now, language)
    if text is not None and _is_calendar(text, report):
        from tamduong_cli.calendars.comparing import then_and_now

        return retold(changes(*then_and_now(text, report.file, now, language)), new)
    return changes(items(_schedule(text, report), language), new)


def _is_calendar(text: str | None, report: Report) -> bool:
    return text is not None and not report.problems and text.lstrip().upper().startswith("BEGIN:VCALENDAR")


def _text(path: str) -> tuple[str | None, Report]:
    """The text of a file or of standard input, with what is wrong with it. Raises Failure."""
    report = Report(printable(path))
    if path != STANDARD_INPUT:
        return read_text(path, report), report
    try:
        content: bytes = sys.stdin.buffer.read(LIMIT + 1) if sys.stdin else b""
    except OSError as error:
        raise Failure(Message("standard input cannot be read: {reason}", reason=reason(error))) from None
    return text_of(content, report), report


def _schedule(text: str | None, report: Report) -> Schedule:
    """The schedule of a plan's text. Raises PlanRefused."""
    from tamduong_cli.schedule.loading import loaded

    return schedule_of(loaded(text, report))
