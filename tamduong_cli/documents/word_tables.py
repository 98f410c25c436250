"""The cells of a Word document's table: where each begins, and over how many columns and rows it goes."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from tamduong_cli.documents.document import Cell, Paragraph, Table
from tamduong_cli.documents.word_names import VALUE, W, number_of

_MOST_COLUMNS = 63
"""How many a table of Word's can have."""


class Grid:
    """A table in the making, row by row and cell by cell."""

    def __init__(self) -> None:
        self._rows: list[list[Cell]] = []
        self._column = 0
        self._open: dict[int, tuple[int, int]] = {}
        """Where the cell stands, by row and place in it, that goes on below at a column."""
        self._place = (0, 1)

    def begin_row(self, left_out: int) -> None:
        """Begin a row that leaves out so many columns."""
        self._rows.append([])
        self._column = min(max(left_out, 0), _MOST_COLUMNS)

    def begins_cell(self, properties: Element | None) -> bool:
        """Pass to the next cell, and say whether it is one of its own and not a part of one above or beside it."""
        span = min(max(number_of(properties, f"{W}gridSpan") or 1, 1), _MOST_COLUMNS)
        down, across = (_merging(properties, f"{W}{name}") for name in ("vMerge", "hMerge"))
        column = self._column
        self._column += span
        if across == "continue" and self._rows[-1]:
            cell = self._rows[-1][-1]
            self._rows[-1][-1] = cell._replace(columns=cell.columns + span)
            return False
        if across == "continue" and column - 1 in self._open:
            return False
        if down == "continue" and column in self._open:
            row, at = self._open[column]
            cell = self._rows[row][at]
            self._rows[row][at] = cell._replace(rows=len(self._rows) - row)
            return False
        self._open.pop(column, None)
        if down is not None:
            self._open[column] = (len(self._rows) - 1, len(self._rows[-1]))
        self._place = (column, span)
        self._rows[-1].append(Cell((), column, span))
        return True

    def fill(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Put into the cell that was begun what it holds."""
        self._rows[-1][-1] = self._rows[-1][-1]._replace(paragraphs=paragraphs)

    def table(self) -> Table:
        """The table."""
        return Table(tuple(map(tuple, self._rows)))


def _merging(properties: Element | None, name: str) -> str | None:
    """`restart` where cells are merged from here on, `continue` where one is a part of those; None for one alone."""
    found = None if properties is None else properties.find(name)
    return None if found is None else found.get(VALUE, "continue")
