"""`plan init`: a first plan, with comments, for a planner to change."""

from __future__ import annotations

import datetime
import os

import click

from tamduong_cli import resources
from tamduong_cli.commands.arguments import bad_value
from tamduong_cli.commands.declaring import argument, command
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.plans import PLAN_FILE
from tamduong_cli.failure import Failure
from tamduong_cli.language import N_, Language, Message
from tamduong_cli.plan.model import Plan


@command(
    "init",
    N_(
        "Write a first plan, plan.yaml, with comments and examples, in this folder or in FOLDER, and beside it "
        "plan.schema.json, by which editors complete and check it.\n\n"
        "It is in your language, or in that of --lang, and for this year, from July on for the next. "
        "No file is ever overwritten."
    ),
    N_("Example: plan init"),
)
@argument("folder", metavar=N_("[FOLDER]"), default=os.curdir, type=click.Path(readable=False))
@click.pass_obj
def init(invocation: Invocation, folder: str) -> None:
    from tamduong_cli.files import make_folder, write_new
    from tamduong_cli.plan import schema

    if folder.endswith((".yaml", ".yml")):
        message = Message(
            "'{found}' is the name of a file; name a folder, where {file} is written", found=folder, file=PLAN_FILE
        )
        raise bad_value(message, "[FOLDER]")
    make_folder(folder)
    path = _in(folder, PLAN_FILE)
    for name in sorted(os.listdir(folder)):
        if name.casefold() in ("plan.yaml", "plan.yml"):
            raise Failure(Message("{path} is there already; nothing was written", path=_in(folder, name)))
    contents = {path: first_plan(invocation.today(Plan()), invocation.user).encode()}
    schema_path = _in(folder, schema.FILE)
    kept = os.path.lexists(schema_path)
    if not kept:
        contents = {schema_path: schema.schema_text(invocation.user).encode(), **contents}
    write_new(contents)
    for written in contents:
        invocation.say(Message("wrote {path}", path=written))
    if kept:
        invocation.say(Message("left {path} as it is", path=schema_path))
    quoted = f'"{path}"' if " " in path else path
    check = "plan check" if path == PLAN_FILE else f"plan --plan {quoted} check"
    invocation.say(
        Message("open {path} in a text editor, make it yours, then type: {command}", path=path, command=check)
    )


def first_plan(today: datetime.date, language: Language) -> str:
    """The text of a plan for the year that most of the next twelve months are in."""
    from string import Template

    from tamduong_cli.dates.lunar import SURE_YEARS
    from tamduong_cli.dates.vocabulary import LUNAR_WORD

    year = today.year + (today.month > 6)
    return Template(resources.text(f"templates/plan.{language.code}.yaml")).substitute(
        year=year,
        party=year - 1930,
        front=year - 1930,
        independence=year - 1945,
        reunification=year - 1975,
        hung_kings=f"10/3/{year} {LUNAR_WORD[language.code]}" if year in SURE_YEARS else f"4/{year}",
    )


def _in(folder: str, name: str) -> str:
    return name if folder == os.curdir else os.path.join(folder, name)
