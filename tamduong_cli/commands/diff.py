"""`plan diff`: what came, went, moved or changed between two versions of a plan."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from tamduong_cli.commands import formats
from tamduong_cli.commands.arguments import misused
from tamduong_cli.commands.declaring import argument, command, format_option, option, output_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.paths import STANDARD_INPUT, FilePath, refuse_twice
from tamduong_cli.commands.plans import paths_of, schedule_of, text_at
from tamduong_cli.failure import Failure
from tamduong_cli.language import N_, Language, Message
from tamduong_cli.views.records import changes_record

if TYPE_CHECKING:
    from tamduong_cli.plan.model import Plan
    from tamduong_cli.plan.problems import Report
    from tamduong_cli.schedule.changes import PlanChange
    from tamduong_cli.schedule.schedule import Schedule
    from tamduong_cli.views.listing import Listing
    from tamduong_cli.views.screen import Screen

DIFFER = 3


class _Found(NamedTuple):
    changes: Sequence[PlanChange]
    plan: Plan
    language: Language


def _listing(found: _Found, screen: Screen | None) -> Listing:
    from tamduong_cli.views.change_words import listing

    return listing(found.changes, found.language)


def _page(found: _Found, screen: Screen) -> str:
    from tamduong_cli.views.terminal.change_cards import changes_page

    return changes_page(found.changes, found.plan, found.language, screen)


def _empty(found: _Found, screen: Screen) -> str | None:
    return None if found.changes else found.language.gettext("No differences.") + "\n"


def _notice(found: _Found, screen: Screen) -> str:
    from tamduong_cli.views.notice import notice

    return notice(found.changes, found.plan, found.language)


FORMATS = {
    **formats.lists(lambda found: changes_record(found.changes, found.plan), _listing, _page, _empty),
    "notice": formats.text(_notice),
}


@command(
    "diff",
    N_(
        "What came, went, moved or changed since OLD: events, windows, deadlines, activities, units, "
        "and all else that the plan says.\n\n"
        "OLD is an earlier version of the plan, or a calendar (.ics) that 'plan export' wrote from one; - is standard "
        "input. NEW is a plan too, or left out: the plan as every command finds it. "
        "--format notice gives a paragraph that tells the units what changed."
    ),
    N_("Example: git show HEAD~1:plan.yaml | plan diff -"),
    "changing-a-plan",
)
@argument("old", metavar=N_("OLD"), type=FilePath())
@argument("new", metavar=N_("[NEW]"), required=False, type=FilePath())
@option("--exit-code", is_flag=True, help=N_("Exit with 3 when they differ."))
@format_option(FORMATS, N_("How to write it; table and notice are for people."))
@output_option
@click.pass_obj
def diff(invocation: Invocation, old: str, new: str | None, exit_code: bool, format_: str, output: str) -> int:
    if old == new == STANDARD_INPUT:
        raise misused(Message("standard input can be OLD or NEW, not both"))
    refuse_twice([old, *([new] if new else paths_of(invocation.plan_options))])
    if new and new.lower().endswith(".ics"):
        raise misused(Message("NEW is a plan; only OLD may be a calendar"))
    if output != "-" and os.path.realpath(output) in {os.path.realpath(path) for path in (old, new) if path}:
        raise Failure(Message("{path} is what is compared; name another file", path=output))
    now = _now(invocation, new)
    language = invocation.language(now.plan)
    text, report = text_at(old, invocation.user)
    found = _changes(text, report, now, language)
    if _is_calendar(text, report):
        message = Message(
            "{name} is a calendar: who has what, kinds of windows, alarms, references and the plan's own keys are not "
            "compared, nor, in a unit's, what the unit did not have",
            name=report.file,
        )
        invocation.say(message)
    FORMATS[format_](_Found(found, now.plan, language), invocation, output)
    return DIFFER if exit_code and found else 0


def _now(invocation: Invocation, new: str | None) -> Schedule:
    """The plan as it is now. Raises PlanRefused, Failure, click.UsageError."""
    if new is not None:
        invocation.plan_options = (new,)
    return schedule_of(invocation.one_plan())


def _changes(text: str | None, report: Report, now: Schedule, language: Language) -> tuple[PlanChange, ...]:
    """How the plan differs from what an earlier file has. Raises PlanRefused, Failure."""
    from tamduong_cli.schedule.changes import changes, items, retold

    new = items(now, language)
    if text is not None and _is_calendar(text, report):
        from tamduong_cli.calendars.comparing import then_and_now

        return retold(changes(*then_and_now(text, report.file, now, language)), new)
    return changes(items(_schedule(text, report), language), new)


def _is_calendar(text: str | None, report: Report) -> bool:
    return text is not None and not report.problems and text.lstrip().upper().startswith("BEGIN:VCALENDAR")


def _schedule(text: str | None, report: Report) -> Schedule:
    """The schedule of a plan's text. Raises PlanRefused."""
    from tamduong_cli.schedule.loading import loaded

    return schedule_of(loaded(text, report))
