"""`plan export`: calendars, for the whole plan or for units."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from tamduong_cli.commands.declaring import command, complete_unit, option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.language import N_, Message

if TYPE_CHECKING:
    from tamduong_cli.dates.alarm import Alarm

KINDS = ("window", "date", "deadline")
"""What alarms are for."""


@command(
    "export",
    N_(
        "Write iCalendar files (.ics): each window, anniversary day, deadline and activity as an event.\n\n"
        "One file for the whole plan, or for one unit with its duties in it; with --each-unit a folder with both. "
        "Several plans go into one file, or with --each-plan into one each. "
        "The same plan gives the same bytes. A file is written whole or not at all.\n\n"
        "An alarm is window=WHEN, date=WHEN or deadline=WHEN, where WHEN is 07:00, '1 day before 08:00', or none."
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
@option("--each-plan", is_flag=True, help=N_("One file for each of several plans, in a folder."))
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
    each_plan: bool,
    unit_ids: tuple[str, ...],
    alarms: tuple[str, ...],
    no_alarm: bool,
) -> None:
    each = "--each-unit" if each_unit else "--each-plan" if each_plan else None
    if not output:
        _misused(invocation, Message("say where to: -o FILE, -o - for standard output, or --each-unit -o FOLDER"))
    if each and output == "-":
        _misused(
            invocation, Message("{option} writes several files; name a folder: {option} -o calendars", option=each)
        )
    if len(unit_ids) > 1:
        _misused(invocation, Message("one --unit at a time; --each-unit writes a file for each"))
    if each_unit and unit_ids:
        _misused(invocation, Message("choose --unit or --each-unit"))
    if each_unit and each_plan:
        _misused(invocation, Message("choose --each-unit or --each-plan; the first writes a file for each plan too"))
    if no_alarm and alarms:
        _misused(invocation, Message("choose --alarm or --no-alarm"))
    assert output
    schedule = invocation.schedule()
    unit = invocation.unit(schedule.plans, unit_ids[0], "--unit") if unit_ids else None
    rings = _alarms(invocation, alarms, no_alarm)
    language = invocation.language(schedule.plan)

    from tamduong_cli.calendars.writing import calendar

    if not each:
        invocation.write_bytes(calendar(schedule, language, rings, unit), output)
        return
    contents = {}
    folders = []
    for plan in schedule.plans:
        of_plan = schedule.of_plan(plan)
        its_unit = next((each for each in plan.units if unit and each.id == unit.id), None)
        if unit and not its_unit:
            continue
        # two plans may have a unit of the same id
        folder = os.path.join(output, plan.id) if each_unit and len(schedule.plans) > 1 else output
        folders.append(folder)
        contents[os.path.join(folder, f"{plan.id}.ics")] = calendar(of_plan, language, rings, its_unit)
        for each_of in plan.units if each_unit else ():
            contents[os.path.join(folder, f"{each_of.id}.ics")] = calendar(of_plan, language, rings, each_of)
    _write(invocation, contents, folders if each_unit else (), output)


def _write(invocation: Invocation, contents: dict[str, bytes], folders: Iterable[str], output: str) -> None:
    """Write the files, and name the calendars in these folders that no plan has any more."""
    from tamduong_cli.files import make_folder

    for folder in (output, *folders):
        make_folder(folder)
    invocation.write_files(contents)
    for folder in folders:
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if name.endswith(".ics") and path not in contents:
                invocation.say(Message("left {path} as it is: the plan has no such unit", path=path))


def _alarms(invocation: Invocation, changes: tuple[str, ...], none: bool) -> dict[str, Alarm | None]:
    """The alarms of the command line, which take the place of the plan's. Raises click.BadParameter."""
    from tamduong_cli.dates.alarm import parse_alarm
    from tamduong_cli.failure import Unreadable

    alarms: dict[str, Alarm | None] = dict.fromkeys(KINDS, None) if none else {}
    for change in changes:
        kind, _, when = change.partition("=")
        if kind not in KINDS:
            message = Message("'{found}' is not window=WHEN, date=WHEN or deadline=WHEN", found=change)
            raise click.BadParameter(invocation.user.render(message), param_hint="'--alarm'")
        try:
            alarms[kind] = parse_alarm(when)
        except Unreadable as error:
            raise click.BadParameter(invocation.user.render(error.message), param_hint="'--alarm'") from None
    return alarms


def _misused(invocation: Invocation, message: Message) -> None:
    raise click.UsageError(invocation.user.render(message))
