"""What tests of papers read of them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from tamduong_cli.language import Language
from tamduong_cli.plan.marks import marks
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.views.papers.paper import Line, Paper, numbered
from tamduong_cli.views.papers.plan_document import plan_document
from tamduong_cli.views.papers.word import docx as word
from tests.conftest import plan_file

MINIMAL = "id: x\ntitle: Plan A\nperiod: 2024\n"
EVENT = "events: [{id: a, summary: Ngày hội, date: 7/5/2024, window: none}]\n"


def schedule_of(text: str) -> Schedule:
    schedule = plan_file(text).schedule
    assert schedule is not None
    return schedule


def paper_of(text: str, language: str = "vi", unit: str = "", annex: bool = True) -> Paper:
    schedule = schedule_of(text)
    chosen = next((each for each in schedule.plan.units if each.id == unit), None)
    return plan_document(schedule, chosen, annex, Language(language))


def opened(paper: Paper) -> Document:
    return docx.Document(io.BytesIO(word(paper)))


def lines(paper: Paper) -> list[str]:
    """The lines of a paper, headings with their numbers."""
    return [f"{number} {line.text}".strip() for number, line in numbered(paper.blocks) if isinstance(line, Line)]


def after(paper: Paper, heading: str) -> list[str]:
    """What stands below a heading, to the next one."""
    found = lines(paper)
    begin = found.index(heading) + 1
    ends = (at for at in range(begin, len(found)) if re.match(r"(?:[IVX]+|\d[\d.]*)\. ", found[at]))
    return found[begin : next(ends, len(found))]


def told(file: Document) -> Iterator[str]:
    """Everything that is in a document, in order: paragraphs with their styles and marks, tables row by row."""
    for block in file.iter_inner_content():
        if isinstance(block, Paragraph):
            assert block.style is not None
            names = [mark.get(qn("w:name"), "") for mark in block._p.iter(qn("w:bookmarkStart"))]
            known = "".join(f" [{mark.kind}{mark.id and ' '}{mark.id}]" for mark in marks(names))
            text = block.text.replace("\n", f"\n{'':16} ")
            yield f"{block.style.name:16} {text}{known}".rstrip()
            continue
        for row in block.rows:
            yield "| " + " | ".join(cell.text.replace("\n", " / ") for cell in row.cells) + " |"
