"""`plan export`: calendars, for the whole plan or for units."""

from __future__ import annotations

import os

import click

from tamduong_cli.commands.declaring import command, complete_unit, option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.language import N_, Message
from tamduong_cli.plan.model import Alarms


@command(
    "export",
    N_(
        "Write iCalendar files (.ics): each window as an all-day event, and each anniversary day.\n\n"
        "One file for the whole plan, or for one unit with its duties in it; with --each-unit a folder with both. "
        "The same plan gives the same bytes. A file is written whole or not at all.\n\n"
        "An alarm is window=WHEN or date=WHEN, where WHEN is 07:00, '1 day before 08:00', or none."
    ),
    N_("Example: plan export --each-unit -o calendars"),
)
@option(
    "-o",
    "--output",
    metavar=N_("FILE"),
    type=click.Path(allow_dash=True),
    help=N_("The file to write; - is standard output; a folder with --each-unit."),
)
@option("--each-unit", is_flag=True, help=N_("One file for the whole plan and one for each unit, in a folder."))
@option(
    "--unit",
    "unit_ids",
    multiple=True,
    metavar=N_("UNIT"),
    shell_complete=complete_unit,
    help=N_("The calendar of this unit alone."),
)
@option("--alarm", "alarms", metavar=N_("KIND=WHEN"), multiple=True, help=N_("When reminders ring; may be repeated."))
@option("--no-alarm", is_flag=True, help=N_("No reminders."))
@click.pass_obj
def export(
    invocation: Invocation,
    output: str | None,
    each_unit: bool,
    unit_ids: tuple[str, ...],
    alarms: tuple[str, ...],
    no_alarm: bool,
) -> None:
    if not output:
        _misused(invocation, Message("say where to: -o FILE, -o - for standard output, or --each-unit -o FOLDER"))
    if each_unit and output == "-":
        _misused(invocation, Message("--each-unit writes several files; name a folder: --each-unit -o calendars"))
    if len(unit_ids) > 1:
        _misused(invocation, Message("one --unit at a time; --each-unit writes a file for each"))
    if each_unit and unit_ids:
        _misused(invocation, Message("choose --unit or --each-unit"))
    if no_alarm and alarms:
        _misused(invocation, Message("choose --alarm or --no-alarm"))
    assert output
    schedule = invocation.schedule()
    plan = schedule.plan
    unit = invocation.unit(plan, unit_ids[0], "--unit") if unit_ids else None
    rings = Alarms(window=None, date=None) if no_alarm else _alarms(invocation, plan.alarms, alarms)
    language = invocation.language(plan)

    from tamduong_cli.calendars.writing import calendar

    if not each_unit:
        invocation.write_bytes(calendar(schedule, language, rings, unit), output)
    else:
        from tamduong_cli.files import make_folder

        contents = {os.path.join(output, f"{plan.id}.ics"): calendar(schedule, language, rings)}
        for each in plan.units:
            contents[os.path.join(output, f"{each.id}.ics")] = calendar(schedule, language, rings, each)
        make_folder(output)
        invocation.write_files(contents)
        for name in sorted(os.listdir(output)):
            path = os.path.join(output, name)
            if name.endswith(".ics") and path not in contents:
                invocation.say(Message("left {path} as it is: the plan has no such unit", path=path))


def _alarms(invocation: Invocation, alarms: Alarms, changes: tuple[str, ...]) -> Alarms:
    """The plan's alarms with those of the command line in their place. Raises click.BadParameter."""
    from tamduong_cli.dates.alarm import parse_alarm
    from tamduong_cli.failure import Unreadable

    for change in changes:
        kind, _, when = change.partition("=")
        try:
            if kind == "window":
                alarms = alarms._replace(window=parse_alarm(when))
            elif kind == "date":
                alarms = alarms._replace(date=parse_alarm(when))
            else:
                message = Message("'{found}' is not window=WHEN or date=WHEN", found=change)
                raise click.BadParameter(invocation.user.render(message), param_hint="'--alarm'")
        except Unreadable as error:
            raise click.BadParameter(invocation.user.render(error.message), param_hint="'--alarm'") from None
    return alarms


def _misused(invocation: Invocation, message: Message) -> None:
    raise click.UsageError(invocation.user.render(message))
