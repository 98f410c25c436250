"""`plan document`: the whole plan as the office's own document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tamduong_cli.commands import arguments, formats
from tamduong_cli.commands.declaring import command, complete_unit, format_option, option, output_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.language import N_

if TYPE_CHECKING:
    from tamduong_cli.views.papers.paper import Paper
    from tamduong_cli.views.screen import Screen


def _docx(paper: Paper) -> bytes:
    from tamduong_cli.views.papers.word import docx

    return docx(paper)


def _html(paper: Paper) -> bytes:
    from tamduong_cli.views.papers.page import to_page

    return to_page(paper).encode()


def _markdown(paper: Paper) -> bytes:
    from tamduong_cli.views.papers.plain import to_markdown

    return to_markdown(paper).encode()


def _text(paper: Paper, screen: Screen) -> str:
    from tamduong_cli.views.papers.plain import to_text

    return to_text(paper)


FORMATS: dict[str, formats.Write[Paper]] = {
    "docx": formats.docx(_docx),
    "html": formats.document(_html),
    "markdown": formats.document(_markdown),
    "text": formats.text(_text),
}


@command(
    "document",
    N_(
        "The whole plan as the office's own document, to be edited, signed and sent: what it is for, what is "
        "commemorated, with what to say, by which channels and when, who does what by when; as an annex the schedule "
        "and the months. A plan is read from it again, with the same ids, by plan init --from."
    ),
    N_("Example: plan document -o ke-hoach.docx"),
    "to-word",
)
@option("--unit", metavar=N_("UNIT"), shell_complete=complete_unit, help=N_("An excerpt: what concerns one unit."))
@option("--no-annex", is_flag=True, help=N_("Leave out the annex, the schedule and the months."))
@format_option(FORMATS, N_("How to write it; left out: docx, for Word."), has_default=False)
@output_option
@click.pass_obj
def document(invocation: Invocation, unit: str | None, no_annex: bool, format_: str | None, output: str) -> None:
    from tamduong_cli.views.papers.plan_document import plan_document

    loaded = invocation.one_plan()
    schedule = loaded.schedule
    assert schedule
    language = invocation.language(schedule.plan)
    chosen = None
    if unit is not None:
        arguments.unit(schedule.plans, unit, "--unit")
        chosen = next(each for each in schedule.plan.units if each.id == unit)
    paper = plan_document(schedule, chosen, not no_annex, language)
    FORMATS[format_ or "docx"](paper, invocation, output)
