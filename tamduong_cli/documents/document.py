"""What a reader sees of a document, in its order: paragraphs, each with its number as printed, and tables."""

from __future__ import annotations

from typing import NamedTuple

from tamduong_cli.language import Message


class Paragraph(NamedTuple):
    """A paragraph: composed, each run of spaces one, with a line end where its author broke the line.

    `number` is what the program that prints it sets before it: `II.`, `1.2.1.`, `a)`, or `-` for a bullet; a number
    that somebody typed stands in the text.
    """

    text: str
    number: str = ""
    bookmarks: tuple[str, ...] = ()
    """The names of the bookmarks that begin in it."""

    @property
    def printed(self) -> str:
        """The paragraph with its number, as it is printed."""
        return f"{self.number} {self.text}" if self.number else self.text


class Cell(NamedTuple):
    """A cell of a table, and of a merged one the first; `column` is counted from 0."""

    paragraphs: tuple[Paragraph, ...]
    column: int
    columns: int = 1
    rows: int = 1
    """How many rows it goes over, itself included; in the rows below there is no cell at its place."""

    @property
    def text(self) -> str:
        """Its paragraphs, one a line."""
        return "\n".join(paragraph.printed for paragraph in self.paragraphs)


class Table(NamedTuple):
    """A table: rows of cells, each cell once. `name` is a sheet's."""

    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""


class Document(NamedTuple):
    """A document. `remarks` say what of it could not be read, and what to do."""

    blocks: tuple[Paragraph | Table, ...]
    remarks: tuple[Message, ...] = ()
