"""What tests of papers read of them."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

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


def assert_whole(content: bytes) -> None:
    """A package each of whose parts is XML, is reached by a relationship, and has a type."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        names = set(package.namelist())
        reached = {"[Content_Types].xml"}
        for name in names:
            ElementTree.fromstring(package.read(name))
            if not name.endswith(".rels"):
                continue
            reached.add(name)
            folder = posixpath.dirname(posixpath.dirname(name))
            for relationship in ElementTree.fromstring(package.read(name)):
                assert relationship.get("TargetMode") != "External"
                reached.add(posixpath.normpath(posixpath.join(folder, relationship.attrib["Target"])).lstrip("/"))
        assert reached == names
        types = ElementTree.fromstring(package.read("[Content_Types].xml"))
        typed = {part.attrib["PartName"].lstrip("/") for part in types if "PartName" in part.attrib}
        assert typed == {name for name in names if not name.endswith(".rels")} - {"[Content_Types].xml"}
