"""`plan init`: a first plan, with comments, for a planner to change."""

from __future__ import annotations

import datetime
import os

import click

from tamduong_cli import documentation, resources
from tamduong_cli.commands import arguments
from tamduong_cli.commands.declaring import argument, command, option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.paths import FilePath
from tamduong_cli.commands.plans import PLAN_FILE
from tamduong_cli.failure import Failure, Unreadable
from tamduong_cli.language import N_, Language, Message
from tamduong_cli.plan.model import Plan

FIRST_YEAR = 1976
"""Before it, what the first plan counts from has not happened yet."""

_ID = {"vi": "ke-hoach", "en": "plan"}

_COMMENTS = 34
"""The column of the comments in it, from 0."""


@command(
    "init",
    N_(
        "Write a first plan, plan.yaml, with comments and examples, in this folder or in FOLDER, and beside it "
        "plan.schema.json, by which editors complete and check it.\n\n"
        "It is in Vietnamese, unless --lang en, or PLAN_LANG, asks for English, and for this year, from July on for "
        "the next, or for --years. No file is ever overwritten."
    ),
    N_("Example: plan init --years 2027 ke-hoach"),
    "first-plan",
)
@argument("folder", metavar=N_("[FOLDER]"), default=os.curdir, type=FilePath())
@option("--years", metavar=N_("YEARS"), help=N_("The plan's year or range of years: 2027, 2027-2028."))
@click.pass_obj
def init(invocation: Invocation, folder: str, years: str | None) -> None:
    from tamduong_cli.files import make_folder, names_in, write_new
    from tamduong_cli.plan import schema

    asked = _years(years) if years is not None else year_ahead(invocation.today(Plan()))
    _refuse_what_is_no_folder(folder)
    language = Language(invocation.language_option or Plan().language)
    make_folder(folder)
    path = _in(folder, PLAN_FILE)
    for name in names_in(folder):
        if name.casefold() in ("plan.yaml", "plan.yml"):
            raise Failure(Message("{path} is there already; nothing was written", path=_in(folder, name)))
    contents = {path: first_plan(asked, language).encode()}
    schema_path = _in(folder, schema.FILE)
    kept = os.path.lexists(schema_path)
    if not kept:
        contents = {schema_path: schema.schema_text(language).encode(), **contents}
    write_new(contents)
    for written in contents:
        invocation.say(Message("wrote {path}", path=written))
    if kept:
        invocation.say(Message("left {path} as it is", path=schema_path))
    check = "plan check" if path == PLAN_FILE else f"plan --plan {_quoted(path)} check"
    invocation.say(
        Message("open {path} in a text editor, make it yours, then type: {command}", path=path, command=check)
    )
    page = documentation.page("first-plan", invocation.user.code)
    invocation.say(Message("how a plan is written: {page}", page=page))


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
