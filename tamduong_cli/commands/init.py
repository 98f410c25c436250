"""`plan init`: a plan drafted from the office's own document, or a first one with comments, for a planner to change."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

import click

from tamduong_cli import documentation, resources
from tamduong_cli.commands import arguments
from tamduong_cli.commands.declaring import argument, command, option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.paths import STANDARD_INPUT, FilePath, standard_input
from tamduong_cli.commands.plans import PLAN_FILE, PlanRefused
from tamduong_cli.documents.kinds import KINDS
from tamduong_cli.failure import Failure, Unreadable
from tamduong_cli.language import N_, Language, Message, listed, plural, printable
from tamduong_cli.plan.model import Plan

if TYPE_CHECKING:
    from tamduong_cli.understanding.draft import Draft

FIRST_YEAR = 1976
"""Before it, what the first plan counts from has not happened yet."""

_ID = {"vi": "ke-hoach", "en": "plan"}

_COMMENTS = 34
"""The column of the comments in it, from 0."""


@command(
    "init",
    N_(
        "Write a plan, plan.yaml, in this folder or in FOLDER, and beside it plan.schema.json, by which editors "
        "complete and check it. No file is ever overwritten.\n\n"
        "With --from it is drafted from the office's own document: a Word, Excel or text file. '# TODO' stands where a "
        "person must look, with the document's sentence; at the end are the sentences with a date that went nowhere. "
        "Without --from it is a first plan with comments and examples, in Vietnamese, unless --lang en, or PLAN_LANG, "
        "asks for English, and for this year, from July on for the next, or for --years."
    ),
    N_("Example: plan init --from KE-HOACH.docx ke-hoach"),
    "first-plan",
)
@argument("folder", metavar=N_("[FOLDER]"), default=os.curdir, type=FilePath())
@option(
    "--from",
    "document",
    metavar=N_("FILE"),
    type=FilePath(),
    help=N_("The office's document: Word, Excel, text, .odt or .pdf; - for standard input."),
)
@option(
    "--from-format",
    "kind",
    type=click.Choice(KINDS),
    help=N_("What kind of file the document is. Left out: told by its name and content."),
)
@option("--years", metavar=N_("YEARS"), help=N_("The plan's year or range of years: 2027, 2027-2028."))
@option(
    "--ids-from",
    "earlier",
    metavar=N_("PLAN"),
    type=FilePath(),
    help=N_("With --from: an earlier plan, whose ids what is in both keeps, so that calendars see a change of it."),
)
@click.pass_obj
def init(
    invocation: Invocation, folder: str, document: str | None, kind: str | None, years: str | None, earlier: str | None
) -> None:
    asked = _years(years) if years is not None else None
    _refuse_what_is_no_folder(folder)
    if document is None:
        for name, value in (("--from-format", kind), ("--ids-from", earlier)):
            if value is not None:
                raise arguments.misused(Message("{option} is for a plan drafted with --from FILE", option=name))
        language = Language(invocation.language_option or Plan().language)
        text = first_plan(asked or year_ahead(invocation.today(Plan())), language)
        path = _write(invocation, folder, text, language)
    else:
        _refuse_a_plan_there(folder)
        drafted = _drafted(invocation, document, kind, asked, earlier)
        path = _write(invocation, folder, drafted.text, Language(drafted.language))
        _sum_up(invocation, drafted)
    check = "plan check" if path == PLAN_FILE else f"plan --plan {_quoted(path)} check"
    invocation.say(
        Message("open {path} in a text editor, make it yours, then type: {command}", path=path, command=check)
    )
    page = documentation.page("first-plan", invocation.user.code)
    invocation.say(Message("how a plan is written: {page}", page=page))


def _drafted(invocation: Invocation, path: str, kind: str | None, years: range | None, earlier: str | None) -> Draft:
    """The draft of a plan from the document at a path, `-` for standard input. Raises Failure, PlanRefused."""
    from tamduong_cli.documents.reading import LIMIT, read, read_bytes
    from tamduong_cli.schedule.loading import load
    from tamduong_cli.understanding.draft import draft

    known = None
    if earlier is not None:
        file = load(earlier, printable(earlier))
        if file.plan is None or file.schedule is None:
            raise PlanRefused([file])
        known = file.plan
    if path == STANDARD_INPUT:
        name = invocation.user.gettext("standard input")
        content = read_bytes(standard_input(LIMIT), name, kind)
    else:
        name = printable(path)
        content = read(path, kind)
    asked = invocation.language_option
    return draft(content, os.path.basename(name), years, Language(asked) if asked else None, known)


def _sum_up(invocation: Invocation, drafted: Draft) -> None:
    """Say how much was found, how much of it is to be looked at, and how many sentences went nowhere."""
    plan = drafted.plan
    found = listed(
        [
            plural("{n} event", "{n} events", n=len(plan.events)),
            plural("{n} window", "{n} windows", n=drafted.windows),
            plural("{n} deadline", "{n} deadlines", n=len(plan.deadlines)),
            plural("{n} activity", "{n} activities", n=len(plan.activities)),
            plural("{n} unit", "{n} units", n=len(plan.units)),
        ]
    )
    invocation.say(Message("found in the document: {found}", found=found))
    if drafted.places:
        places = plural(
            "{n} place in the draft needs a look; it is marked with # TODO",
            "{n} places in the draft need a look; they are marked with # TODO",
            n=drafted.places,
        )
        invocation.say(places)
    if plan.unused:
        unused = plural(
            "{n} sentence with a date, a time or a length went nowhere; it is at the end of the draft",
            "{n} sentences with a date, a time or a length went nowhere; they are at the end of the draft",
            n=len(plan.unused),
        )
        invocation.say(unused)


def _refuse_a_plan_there(folder: str) -> None:
    """Raise Failure where a plan stands in the folder."""
    from tamduong_cli.files import names_in

    for name in names_in(folder):
        if name.casefold() in ("plan.yaml", "plan.yml"):
            raise Failure(Message("{path} is there already; nothing was written", path=_in(folder, name)))


def _write(invocation: Invocation, folder: str, text: str, language: Language) -> str:
    """Write a plan and its schema into a folder; the plan's path. Raises Failure where one is there."""
    from tamduong_cli.files import make_folder, write_new
    from tamduong_cli.plan import schema

    make_folder(folder)
    path = _in(folder, PLAN_FILE)
    _refuse_a_plan_there(folder)
    contents = {path: text.encode()}
    schema_path = _in(folder, schema.FILE)
    kept = os.path.lexists(schema_path)
    if not kept:
        contents = {schema_path: schema.schema_text(language).encode(), **contents}
    write_new(contents)
    for written in contents:
        invocation.say(Message("wrote {path}", path=written))
    if kept:
        invocation.say(Message("left {path} as it is", path=schema_path))
    return path


def _years(text: str) -> range:
    """The years that `--years` names. Raises click.BadParameter."""
    if not _is_years(text):
        message = Message("'{found}' is not a year or a range of years; write 2028, or 2028 - 2029", found=text)
        raise arguments.bad_value(message, "--years")
    asked = arguments.years(text, "--years")
    if asked[0] < FIRST_YEAR:
        message = Message("'{found}' is before {first}; write a year such as 2027", found=text, first=FIRST_YEAR)
        raise arguments.bad_value(message, "--years")
    return asked


def _refuse_what_is_no_folder(folder: str) -> None:
    """Refuse the name of a file, and of a year where there is no such folder. Raises click.BadParameter."""
    message = None
    if folder.endswith((".yaml", ".yml")):
        message = Message(
            "'{found}' is the name of a file; name a folder, where {file} is written", found=folder, file=PLAN_FILE
        )
    elif _is_years(folder) and not os.path.isdir(folder):
        message = Message(
            "'{found}' is a year; for the plan of that year type: {command}; for a folder of that name: {other}",
            found=folder,
            command=f"plan init --years {_quoted(folder)}",
            other=f"plan init {_quoted(os.path.join(os.curdir, folder))}",
        )
    if message is not None:
        raise arguments.bad_value(message, "[FOLDER]")


def _is_years(text: str) -> bool:
    from tamduong_cli.dates.expression import parse_ends

    try:
        return all(date.precision == "year" for date in parse_ends(text))
    except Unreadable:
        return False


def year_ahead(today: datetime.date) -> range:
    """The year that most of the next twelve months are in."""
    year = today.year + (today.month > 6)
    return range(year, year + 1)


def first_plan(years: range, language: Language) -> str:
    """The text of a plan for these years; what it commemorates is in the first of them."""
    from string import Template

    from tamduong_cli.dates.lunar import SURE_YEARS
    from tamduong_cli.dates.vocabulary import LUNAR_WORD

    year, last = years[0], years[-1]
    period = f"{year}" if year == last else f"{year} - {last}"
    id = f"{_ID[language.code]}-{period.replace(' ', '')}"
    return Template(resources.text(f"templates/plan.{language.code}.yaml")).substitute(
        id=id.ljust(_COMMENTS - len("id: ")),
        period=period.ljust(_COMMENTS - len("period: ")),
        years=period,
        year=year,
        party=year - 1930,
        front=year - 1930,
        independence=year - 1945,
        reunification=year - 1975,
        keys=documentation.page("file", language.code),
        dates=documentation.page("dates", language.code),
        hung_kings=f"10/3/{year} {LUNAR_WORD[language.code]}" if year in SURE_YEARS else f"4/{year}",
    )


def _in(folder: str, name: str) -> str:
    return name if folder == os.curdir else os.path.join(folder, name)


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
