"""`plan briefing`: the week, for a meeting, a chat group or a letter."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING, NamedTuple

import click

from tamduong_cli.commands import arguments, formats
from tamduong_cli.commands.declaring import command, date_argument, format_option, option, output_option, unit_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.paths import FilePath
from tamduong_cli.failure import Failure
from tamduong_cli.language import N_, Language, Message, printable

if TYPE_CHECKING:
    from tamduong_cli.schedule.briefing import Briefing
    from tamduong_cli.views.json_shapes import BriefingRecord
    from tamduong_cli.views.screen import Screen


class _Made(NamedTuple):
    briefing: Briefing
    today: datetime.date
    language: Language


def _text(made: _Made, screen: Screen) -> str:
    from tamduong_cli.views.letter import letter, to_text

    return to_text(letter(made.briefing, made.language), made.language)


def _markdown(made: _Made) -> bytes:
    from tamduong_cli.views.letter import letter, to_markdown

    return to_markdown(letter(made.briefing, made.language), made.language).encode()


def _html(made: _Made) -> bytes:
    from tamduong_cli.views.briefing_page import briefing_page

    return briefing_page(_record(made)).encode()


def _record(made: _Made) -> BriefingRecord:
    from tamduong_cli.views.records import briefing_record

    return briefing_record(*made)


def _docx(made: _Made) -> bytes:
    from tamduong_cli.views.letter import letter
    from tamduong_cli.views.papers.week_notice import week_notice
    from tamduong_cli.views.papers.word import docx

    return docx(week_notice(letter(made.briefing, made.language), made.briefing.plan, made.today, made.language))


FORMATS: dict[str, formats.Write[_Made]] = {
    "text": formats.text(_text),
    "markdown": formats.document(_markdown),
    "html": formats.document(_html),
    "json": formats.json(_record),
    "docx": formats.docx(_docx),
}


@command(
    "briefing",
    N_(
        "The week, ready to send: the campaigns that are on, what happens day by day, what overlaps, the next four "
        "weeks, what to say, by which channels, and who does what.\n\n"
        "A WEEK is 2023-W49, a date in it, this, next or last; left out, it is this week in the plan's time zone. "
        "--template takes a Jinja2 template over the same data as --format json."
    ),
    N_("Example: plan briefing 2023-W49 --short"),
    "week",
)
@date_argument("week", required=False, metavar=N_("[WEEK]"))
@unit_option
@option("--short", is_flag=True, help=N_("Leave out the messages, the channels and the duties."))
@format_option(FORMATS, N_("How to write it; left out: text, for a chat group. docx is a letter."), has_default=False)
@option(
    "--template",
    metavar=N_("FILE"),
    type=FilePath(),
    help=N_("A template of your own, in place of --format."),
)
@output_option
@click.pass_obj
def briefing(
    invocation: Invocation,
    week: str | None,
    units: tuple[str, ...],
    short: bool,
    format_: str | None,
    template: str | None,
    output: str,
) -> None:
    from tamduong_cli.schedule.briefing import briefing as of_week

    if template is not None and format_ is not None:
        raise arguments.misused(Message("choose --format or --template; a template says how to write it"))
    source = _source(template) if template is not None else ""
    if template is not None and output != "-" and os.path.realpath(output) == os.path.realpath(template):
        raise Failure(Message("{path} is the template itself; name another file", path=output))
    schedule = invocation.schedule()
    for unit in units:
        arguments.unit(schedule.plans, unit, "--unit")
    today = invocation.today(schedule.plan)
    found = of_week(schedule, arguments.week(week, N_("WEEK"), today), units, short=short)
    language = invocation.language(*schedule.plans)
    made = _Made(found, today, language)
    if template is not None:
        from tamduong_cli.views.sandbox import of_template

        invocation.write_text(of_template(source, printable(template), _record(made)), output)
    else:
        FORMATS[format_ or "text"](made, invocation, output)


def _source(path: str) -> str:
    """The text of a template. Raises Failure."""
    from tamduong_cli.files import read_named
    from tamduong_cli.views.sandbox import LARGEST

    content = read_named(path, LARGEST, N_("{path} has more than {limit} MB, the most a template may have"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Failure(Message("{path} is not UTF-8 text", path=path)) from None
