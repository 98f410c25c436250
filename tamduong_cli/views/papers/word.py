"""A paper as a Word document (.docx; ECMA-376, part 1): the parts of its package, each a template that comes with the
program, in a zip.
"""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tamduong_cli.views.papers.paper import HEADINGS, ITEM, Block, Cell, Columns, Line, Paper, Picture, Table
from tamduong_cli.views.templates import of_program
from tamduong_cli.views.text_widths import in_bold_times

FONT = "Times New Roman"
_TAGS = {"vi": "vi-VN", "en": "en-GB"}
_PARTS = {
    "[Content_Types].xml": "types.xml",
    "_rels/.rels": "rels.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/document.xml": "document.xml",
    "word/header1.xml": "header.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
"""Each with its template in `templates/word`."""

_WORDS_OWN = {"Title", "Subtitle", "Header", "Body Text", "List", ITEM, "Caption", *HEADINGS}
"""Styles that Word has too: its outline, its tables of contents and its menus know them."""
_NO_TIME = zipfile.ZipInfo().date_time
_WIDTH = 165
"""How wide the text of an upright page is, in millimetres."""
_LONGEST_PROPERTY = 255


class _Paragraph(NamedTuple):
    """A paragraph as the template writes it; lengths are twentieths of a point."""

    style: str
    lines: tuple[str, ...] = ()
    bookmarks: tuple[tuple[int, str], ...] = ()
    indent: int = 0
    keeps: bool = False
    after: int = 0
    breaks: bool = False
    is_centred: bool = False


class _Cell(NamedTuple):
    width: int
    columns: int
    is_shaded: bool
    paragraphs: tuple[_Paragraph, ...]


class _Table(NamedTuple):
    name: str
    widths: tuple[int, ...]
    heads: int
    has_borders: bool
    rows: tuple[tuple[_Cell, ...], ...]

    @property
    def width(self) -> int:
        """How wide all columns are together."""
        return sum(self.widths)


def docx(paper: Paper) -> bytes:
    """The paper as a file of Word's; the same paper gives the same bytes."""
    writer = _Writer(paper)
    values = {
        "title": paper.title,
        "author": paper.author[:_LONGEST_PROPERTY],
        "tag": _TAGS[paper.language],
        "day": paper.day.isoformat(),
        "font": FONT,
        "looks": [(name, _id(name), look, name in _WORDS_OWN) for name, look in paper.form.looks.items()],
        "has_numbers": paper.has_numbers,
        "body": tuple(writer.blocks(paper.blocks)),
        "annex": tuple(writer.blocks(paper.annex)),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for part, template in _PARTS.items():
            content = of_program(f"word/{template}", values)
            package.writestr(zipfile.ZipInfo(part), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def is_as_written(content: bytes) -> bool:
    """Whether a file is one that `docx` made, and that no other program has saved since."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            found = package.infolist()
    except zipfile.BadZipFile:
        return False
    return [info.filename for info in found] == list(_PARTS) and {info.date_time for info in found} == {_NO_TIME}


class _Writer:
    """Turns the blocks of a paper into what the template writes, with a number for each bookmark."""

    def __init__(self, paper: Paper) -> None:
        self._looks = paper.form.looks
        self._bookmarks = itertools.count()

    def blocks(self, blocks: Iterable[Block]) -> Iterator[_Paragraph | _Table]:
        for block in blocks:
            if isinstance(block, Line):
                yield from self._line(block, _WIDTH)
            elif isinstance(block, Columns):
                yield self._columns(block)
            else:
                table = block if isinstance(block, Table) else block.table
                breaks = isinstance(block, Picture) and block.breaks
                if isinstance(block, Picture):
                    yield from self._line(Line("Caption", table.name, breaks=breaks), _WIDTH)
                    yield from self._line(Line("Note", block.note, keeps=True), _WIDTH)
                yield self._table(table)

    def _line(self, line: Line, width: float) -> Iterator[_Paragraph]:
        lines = tuple(line.text.split("\n"))
        bookmarks = tuple(zip(self._bookmarks, line.marks, strict=False)) if line.marks else ()
        yield _Paragraph(_id(line.style), lines, bookmarks, keeps=line.keeps, after=line.after * 20, breaks=line.breaks)
        if line.rule:
            longest = max(in_bold_times(text, self._looks[line.style].size * 20) for text in lines)
            space = _twips(width)
            yield _Paragraph("Rule", indent=round((space - min(longest, space) * line.rule) / 2))

    def _columns(self, columns: Columns) -> _Table:
        rows = tuple(
            tuple(
                _Cell(_twips(width), 1, False, tuple(each for line in lines for each in self._line(line, width)))
                for width, lines in zip(columns.widths, row, strict=True)
            )
            for row in columns.rows
        )
        return _Table("", tuple(map(_twips, columns.widths)), 0, False, rows)

    def _table(self, table: Table) -> _Table:
        widths = tuple(map(_twips, table.widths))
        rows = tuple(
            tuple(self._row(row, widths, f"{table.style} Heading" if number < table.heads else table.style))
            for number, row in enumerate(table.rows)
        )
        return _Table(table.name, widths, table.heads, True, rows)

    def _row(self, row: Iterable[Cell], widths: tuple[int, ...], style: str) -> Iterator[_Cell]:
        at = 0
        for cell in row:
            lines = (Line(style, text) for text in cell.text.split("\n"))
            paragraphs = tuple(each for line in lines for each in self._line(line, 0))
            if cell.is_centred:
                paragraphs = tuple(each._replace(is_centred=True) for each in paragraphs)
            yield _Cell(sum(widths[at : at + cell.columns]), cell.columns, cell.is_shaded, paragraphs)
            at += cell.columns


def _id(style: str) -> str:
    """By which a style is known in the file: its name without spaces."""
    return style.replace(" ", "")


def _twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)
