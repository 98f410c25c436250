"""What a paper is made of, whatever it is written as: lines in styles, columns side by side, tables."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tamduong_cli.schedule.timeline import Timeline
from tamduong_cli.views.papers.forms import Form

HEADINGS = ("Heading 1", "Heading 2", "Heading 3", "Heading 4")
"""The styles of headings, from the highest level down; in a paper with numbers each has one."""
ITEM = "List Bullet"
"""The style of an item of a list, which has a dash that nobody typed."""


class Line(NamedTuple):
    """A paragraph in a style, with line ends where it is to be broken."""

    style: str
    text: str
    rule: float = 0
    """How long the rule beneath it is, of its own length; 0 for none."""
    marks: tuple[str, ...] = ()
    """By which names a reader of the file finds it again."""
    keeps: bool = False
    """Whether it stays on the page of what follows."""
    after: int = 0
    """How far from it what follows stands, in points, where not as its style has it."""
    breaks: bool = False
    """Whether it begins a page."""


class Columns(NamedTuple):
    """Rows of cells side by side, without borders, none broken over two pages; widths are millimetres."""

    widths: tuple[int, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


class Cell(NamedTuple):
    """A cell of a table, over so many columns; what is shaded says so in its text, too."""

    text: str
    columns: int = 1
    is_shaded: bool = False
    is_centred: bool = False


class Table(NamedTuple):
    """A table; its first rows, `heads` of them, are headings and stand again on each of its pages.

    `name` says what it is to those who do not see it; widths are millimetres.
    """

    name: str
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 1
    style: str = "Cell"


class Picture(NamedTuple):
    """The campaigns over the months: drawn where a picture can be, and as a table with a note where people edit it.

    `breaks` is whether the table begins a page.
    """

    shown: Timeline
    table: Table
    note: str
    breaks: bool = False


Block = Line | Columns | Table | Picture


class Paper(NamedTuple):
    """A paper on A4, and behind it its annex, on sheets that lie on their sides.

    `day` is that of the file, and `author` whose it is. A paper with numbers has them before its headings.
    """

    title: str
    author: str
    language: str
    day: datetime.date
    form: Form
    blocks: tuple[Block, ...]
    annex: tuple[Block, ...] = ()
    has_numbers: bool = False


def numbered(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """The blocks of a paper with numbers, each heading with the one that it has: I., 1., 1.1., 1.1.1."""
    counts = [0] * len(HEADINGS)
    for block in blocks:
        if not isinstance(block, Line) or block.style not in HEADINGS:
            yield "", block
            continue
        level = HEADINGS.index(block.style)
        counts[level] += 1
        counts[level + 1 :] = [0] * (len(HEADINGS) - level - 1)
        yield (".".join(map(str, counts[1 : level + 1])) if level else _roman(counts[0])) + ".", block


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        times, number = divmod(number, value)
        text += sign * times
    return text
