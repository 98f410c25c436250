"""`plan export`: calendars, for the whole plan or for units, each brought up to date in its place."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

import click

from tamduong_cli.commands import arguments
from tamduong_cli.commands.arguments import misused
from tamduong_cli.commands.calendars import (
    CHANGED,
    calendar_options,
    overwriting_options,
    refuse_damaged,
    refuse_much_cancelled,
    report_in_json,
    reporting_options,
    settings,
    tell,
)
from tamduong_cli.commands.declaring import command, complete_unit, option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.paths import FilePath
from tamduong_cli.failure import Failure
from tamduong_cli.language import N_, Message

if TYPE_CHECKING:
    from tamduong_cli.calendars.contents import Contents
    from tamduong_cli.calendars.events import Settings
    from tamduong_cli.calendars.remembering import Source
    from tamduong_cli.calendars.updating import Update
    from tamduong_cli.commands.output import Output, Read
    from tamduong_cli.language import Language
    from tamduong_cli.plan.model import Unit
    from tamduong_cli.schedule.schedule import Schedule

WHERE_TO = Message("say where to: -o FILE, -o - for standard output, or --each-unit -o FOLDER")


@command(
    "export",
    N_(
        "Write iCalendar files (.ics): each window, anniversary day, deadline and activity as an event.\n\n"
        "One file for the whole plan, or for one unit with its duties in it; with --each-unit a folder with both. "
        "Several plans go into one file, or with --each-plan into one each. "
        "The same plan gives the same bytes. A file is written whole or not at all.\n\n"
        "A calendar that is there already is brought up to date, so that phones take over the changes: an event that "
        "changed has a higher SEQUENCE, one that left the plan is cancelled and stays until a month after its last "
        "day, and where nothing changed the file is not touched.\n\n"
        "An alarm is window=WHEN, date=WHEN, deadline=WHEN or activity=WHEN, where WHEN is 07:00, "
        '"1 day before 08:00", or none; of an activity "30 minutes before", too.'
    ),
    N_("Example: plan export --each-unit -o calendars"),
    "changing-a-plan",
)
@option(
    "-o",
    "--output",
    metavar=N_("FILE"),
    type=FilePath(WHERE_TO),
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
@calendar_options
@option(
    "--previous",
    metavar=N_("FILE"),
    type=FilePath(),
    help=N_(
        "A calendar that is out too, besides the one written over; the newer of each event counts. "
        "With --each-unit a folder."
    ),
)
@overwriting_options
@reporting_options
@click.pass_obj
def export(
    invocation: Invocation,
    output: str | None,
    each_unit: bool,
    each_plan: bool,
    unit_ids: tuple[str, ...],
    style: str | None,
    alarms: tuple[str, ...],
    no_alarm: bool,
    previous: str | None,
    force: bool,
    allow_cancel: bool,
    dry_run: bool,
    report: str,
    exit_code: bool,
) -> int:
    each = _each_option(output, each_unit, each_plan, unit_ids, report)
    assert output
    asked = settings(style, alarms, no_alarm)
    schedule = invocation.schedule()
    invocation.say_whose(schedule)
    unit = arguments.unit(schedule.plans, unit_ids[0], "--unit") if unit_ids else None
    language = invocation.language(*schedule.plans)

    from tamduong_cli.calendars.reading_back import Damaged
    from tamduong_cli.calendars.remembering import Source
    from tamduong_cli.calendars.updating import brought_up_to_date
    from tamduong_cli.files import read_earlier

    calendars = _calendars(schedule, language, asked, unit, each, output)
    if each and previous is not None and not os.path.isdir(previous):
        raise Failure(
            Message("{path} is no folder; with {option} the earlier calendars are in one", path=previous, option=each)
        )
    named = Source(read_earlier(previous), previous) if previous is not None and not each else None
    when = invocation.moment(schedule.plan)
    updates: dict[str, Update] = {}
    damaged: dict[str, Message] = {}

    def make(read: Read) -> Mapping[str, bytes]:
        for path, drawn in calendars.items():
            before = read(path) if path != "-" else None
            also = _previous(read, previous, path, output) if each and previous is not None else named
            try:
                updates[path] = brought_up_to_date(drawn, before, path, when, language, force, also)
            except Damaged as error:
                if not each:
                    raise
                damaged[path] = error.message
        if not dry_run:
            refuse_much_cancelled(invocation, updates, allow_cancel, damaged.values())
        return {path: update.calendar.to_ical() for path, update in updates.items()}

    changed: Mapping[str, bytes] = {}
    if output == "-":
        from tamduong_cli.files import read_whole

        content = make(read_whole)[output]
        if not dry_run:
            invocation.write_bytes(content, output)
    else:
        changed = invocation.update_files(make, make_folders=bool(each), dry_run=dry_run, force=force)
    if report == "json":
        report_in_json(invocation, updates, changed, damaged, dry_run)
    else:
        tell(invocation, updates, changed, dry_run)
    if each_unit:
        _tell_of_left(invocation, calendars)
    if dry_run:
        refuse_much_cancelled(invocation, updates, allow_cancel, damaged.values(), dry_run)
    refuse_damaged(invocation, damaged.values())
    return CHANGED if exit_code and changed else 0


def _each_option(
    output: str | None, each_unit: bool, each_plan: bool, unit_ids: tuple[str, ...], report: str
) -> str | None:
    """The option by which there are several files. Raises click.UsageError where options do not go together."""
    each = "--each-unit" if each_unit else "--each-plan" if each_plan else None
    if not output:
        raise misused(WHERE_TO)
    if report == "json" and output == "-":
        raise misused(Message("standard output can have the calendar or what changed in it; name a file: -o FILE"))
    if each and output == "-":
        raise misused(Message("{option} writes several files; name a folder: {option} -o calendars", option=each))
    if len(unit_ids) > 1:
        raise misused(Message("one --unit at a time; --each-unit writes a file for each"))
    if each_unit and unit_ids:
        raise misused(Message("choose --unit or --each-unit"))
    if each_unit and each_plan:
        raise misused(Message("choose --each-unit or --each-plan; the first writes a file for each plan too"))
    return each


def _previous(read: Read, previous: str, path: str, folder: str) -> Source | None:
    """What was out in place of a calendar of a folder: the one so named in that of the earlier ones."""
    from tamduong_cli.calendars.remembering import Source

    place = os.path.join(previous, os.path.relpath(path, folder))
    content = read(place)
    return None if content is None else Source(content, place)


def _calendars(
    schedule: Schedule, language: Language, asked: Settings, unit: Unit | None, each: str | None, output: str
) -> dict[str, Contents]:
    """By path the one calendar, or by the option `each` that of each plan, and of each of its units."""
    from tamduong_cli.calendars.writing import calendar, calendars

    if not each:
        return {output: calendar(schedule, language, asked, unit)}
    each_unit = each == "--each-unit"
    found: dict[str, Contents] = {}
    for plan in schedule.plans:
        of_plan = schedule.of_plan(plan)
        its_unit = next((each for each in plan.units if unit and each.id == unit.id), None)
        if unit and not its_unit:
            continue
        # two plans may have a unit of the same id
        its_folder = os.path.join(output, plan.id) if each_unit and len(schedule.plans) > 1 else output
        paths = [os.path.join(its_folder, f"{plan.id}.ics")]
        paths += [os.path.join(its_folder, f"{unit.id}.ics") for unit in plan.units if each_unit]
        units = [its_unit, *(plan.units if each_unit else ())]
        found.update(zip(paths, calendars(of_plan, language, asked, units), strict=True))
    return found


def _tell_of_left(output: Output, calendars: Collection[str]) -> None:
    """Name the calendars beside these that no plan has any more."""
    from tamduong_cli.files import names_in

    for folder in dict.fromkeys(map(os.path.dirname, calendars)):
        for name in names_in(folder):
            path = os.path.join(folder, name)
            if name.endswith(".ics") and path not in calendars:
                output.say(Message("left {path} as it is: the plan has no such unit", path=path))
