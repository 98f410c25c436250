"""What commands that make calendars share: the options that say how, and what is told of what changed in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import click

from tamduong_cli.commands.arguments import bad_value, misused
from tamduong_cli.commands.declaring import F, option
from tamduong_cli.commands.output import Output
from tamduong_cli.failure import Failure
from tamduong_cli.language import N_, Message, listed, plural
from tamduong_cli.plan.model import STYLES

if TYPE_CHECKING:
    from tamduong_cli.calendars.contents import CalendarEvent
    from tamduong_cli.calendars.events import Settings
    from tamduong_cli.calendars.updating import EventChange, Update, Way
    from tamduong_cli.dates.alarm import Alarm
    from tamduong_cli.views.json_parts import CalendarChangeRecord, CalendarRecord
    from tamduong_cli.views.json_shapes import CalendarsRecord

KINDS = ("window", "date", "deadline", "activity")
"""What alarms are for."""

MOST_LISTED = 10
"""So many events are named in a refusal, so that the reason for it stays in sight."""

_QUESTION = Message(
    "is a part of the plan missing, or was an id changed? If they are to be cancelled, --allow-cancel goes on"
)

_SIGNS: dict[Way, str] = {
    "added": "+",
    "changed": "~",
    "cancelled": "-",
    "restored": "+",
    "dropped": "-",
}  # not of what is only written anew


def calendar_options(function: F) -> F:
    """The options that say how calendars are made, in the order of the help."""
    options: list[Callable[[F], F]] = [
        option(
            "--style",
            type=click.Choice(STYLES),
            help=N_("Windows whole (spans), or only their first and last days (milestones)."),
        ),
        option(
            "--alarm",
            "alarms",
            metavar=N_("KIND=WHEN"),
            multiple=True,
            help=N_("When reminders ring; may be repeated."),
        ),
        option("--no-alarm", is_flag=True, help=N_("No reminders.")),
    ]
    for each in reversed(options):
        function = each(function)
    return function


force_option = option(
    "--force",
    is_flag=True,
    help=N_("Write over files that are read-only, not this program's, or damaged; what can be read of these is kept."),
)
allow_cancel_option = option(
    "--allow-cancel",
    is_flag=True,
    help=N_(
        "Go on where more than a third of what a calendar has ahead would be cancelled, which --force does not allow."
    ),
)


def overwriting_options(function: F) -> F:
    """The options that say what may be written over."""
    function = option("--dry-run", is_flag=True, help=N_("Write nothing; say what would change."))(function)
    return force_option(allow_cancel_option(function))


def reporting_options(function: F) -> F:
    """The options that say how what changed is told."""
    function = option("--exit-code", is_flag=True, help=N_("Exit with 3 when a file changed, or would."))(function)
    return option(
        "--format",
        "report",
        type=click.Choice(["text", "json"]),
        default="text",
        help=N_("How to tell what changed: text for people, on standard error; json on standard output."),
    )(function)


CHANGED = 3


def report_in_json(
    output: Output,
    updates: Mapping[str, Update],
    changed: Collection[str],
    damaged: Collection[str],
    dry_run: bool,
    pages: Collection[str] | None = None,
) -> None:
    """What became of each calendar, and of the pages where there are any, for programs."""
    calendars: list[CalendarRecord] = [
        {
            "path": path,
            "state": "new" if update.is_new else "changed" if path in changed else "unchanged",
            "unchanged": update.unchanged,
            "changes": [_change(change) for change in update.changes],
        }
        for path, update in updates.items()
    ]
    calendars += [{"path": path, "state": "damaged", "unchanged": 0, "changes": []} for path in damaged]
    record: CalendarsRecord = {"dry_run": dry_run, "changed": bool(changed), "calendars": calendars}
    output.write_json(record if pages is None else {**record, "pages": list(pages)}, "-")


def _change(change: EventChange) -> CalendarChangeRecord:
    first, last = change.event.days
    return {
        "change": change.way,
        "uid": change.event.uid,
        "sequence": change.event.sequence,
        "summary": change.event.summary,
        "first": first.isoformat(),
        "last": last.isoformat(),
    }


def settings(style: str | None, alarms: tuple[str, ...], no_alarm: bool) -> Settings:
    """What the options ask of calendars. Raises click.UsageError."""
    from tamduong_cli.calendars.events import Settings

    if no_alarm and alarms:
        raise misused(Message("choose --alarm or --no-alarm"))
    return Settings(_alarms(alarms, no_alarm), style)


def tell(output: Output, updates: Mapping[str, Update], changed: Collection[str], dry_run: bool) -> None:
    """What became of each calendar, and of the events in them that changed, each told once."""
    same = 0
    for message in [message for update in updates.values() for message in update.damage]:
        output.say(message)
    for path, update in updates.items():
        if path == "-" and update.is_new:
            continue
        if path != "-" and path not in changed:
            same += 1
            continue
        name = Message("standard output") if path == "-" else path
        if update.is_new:
            said = Message("would write {path}", path=name) if dry_run else Message("wrote {path}", path=name)
        elif dry_run:
            said = Message("would update {path}: {changes}", path=name, changes=_counted(update))
        else:
            said = Message("updated {path}: {changes}", path=name, changes=_counted(update))
        output.say(said)
        if update.is_all_cancelled:
            output.say(
                Message("all of {path} is cancelled. Was an id changed, or a part of the plan left out?", path=name)
            )
    if same and len(updates) == 1:
        output.say(Message("{path} is up to date", path=next(iter(updates))))
    elif same:
        output.say(plural("{n} calendar is up to date", "{n} calendars are up to date", n=same))
    for line in dict.fromkeys(line for update in updates.values() for line in _listing(update)):
        output.say_text(line)


def refuse_much_cancelled(
    output: Output,
    updates: Mapping[str, Update],
    allowed: bool,
    damaged: Iterable[Message] = (),
    dry_run: bool = False,
) -> None:
    """Raise Failure where much of what a calendar has ahead would be cancelled, unless that is allowed, and tell what.

    What is damaged is told with it, since nothing is written. In a dry run what would be cancelled was told already.
    """
    doubtful = {path: update for path, update in updates.items() if update.lost}
    if allowed or not doubtful:
        return
    for message in damaged:
        output.say(message)
    for path, update in doubtful.items():
        message = Message(
            "{path}: {n} of the {all} events that are not over would be cancelled",
            path=Message("standard output") if path == "-" else path,
            n=len(update.lost),
            all=update.upcoming,
        )
        output.say(message)
    if dry_run:
        raise Failure(Message("without --dry-run nothing would be written: {question}", question=_QUESTION))
    lines = list(dict.fromkeys(_line("-", event) for update in doubtful.values() for event in update.lost))
    for line in lines[:MOST_LISTED]:
        output.say_text(line)
    if len(lines) > MOST_LISTED:
        more = plural("and {n} more", "and {n} more", n=len(lines) - MOST_LISTED)
        output.say_text(f"  {output.user.render(more)}")
    raise Failure(Message("nothing was written: {question}", question=_QUESTION))


def refuse_damaged(output: Output, damaged: Collection[Message]) -> None:
    """Raise Failure where calendars were left as they are, and tell why; all else was written."""
    for message in damaged:
        output.say(message)
    if damaged:
        n = len(damaged)
        raise Failure(plural("{n} calendar was left as it is", "{n} calendars were left as they are", n=n))


def _counted(update: Update) -> Message | str:
    """How many events changed, and in what way: 1 changed, 2 new, 11 unchanged."""
    if not update.changes:
        return Message("what it says of itself; no event changed")
    ways = [change.way for change in update.changes]
    counts = {
        "changed": plural("{n} changed", "{n} changed", n=ways.count("changed")),
        "added": plural("{n} new", "{n} new", n=ways.count("added")),
        "cancelled": plural("{n} cancelled", "{n} cancelled", n=ways.count("cancelled")),
        "restored": plural("{n} back", "{n} back", n=ways.count("restored")),
        "dropped": plural("{n} dropped", "{n} dropped", n=ways.count("dropped")),
        "rewritten": plural("{n} written anew", "{n} written anew", n=ways.count("rewritten")),
    }
    told = [counts[way] for way in counts if way in ways]
    return listed([*told, plural("{n} unchanged", "{n} unchanged", n=update.unchanged)])


def _listing(update: Update) -> Iterable[str]:
    """A line for each event that changed."""
    return (_line(_SIGNS[change.way], change.event) for change in update.changes if change.way in _SIGNS)


def _line(sign: str, event: CalendarEvent) -> str:
    """An event's title, and its days as numbers."""
    from tamduong_cli.dates.figures import numeric_span
    from tamduong_cli.dates.span import Span

    return f"  {sign} {event.summary} · {numeric_span(Span(*event.days))}"


def _alarms(changes: tuple[str, ...], none: bool) -> dict[str, Alarm | None]:
    """The alarms of the command line, which take the place of the plan's. Raises click.BadParameter."""
    from tamduong_cli.dates.alarm import parse_alarm, parse_alarm_of_an_activity
    from tamduong_cli.failure import Unreadable

    alarms: dict[str, Alarm | None] = dict.fromkeys(KINDS, None) if none else {}
    for change in changes:
        kind, _, when = change.partition("=")
        if kind not in KINDS:
            message = Message("'{found}' is not window=WHEN, date=WHEN, deadline=WHEN or activity=WHEN", found=change)
            raise bad_value(message, "--alarm")
        try:
            alarms[kind] = parse_alarm_of_an_activity(when) if kind == "activity" else parse_alarm(when)
        except Unreadable as error:
            raise bad_value(error.message, "--alarm") from None
    return alarms
