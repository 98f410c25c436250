"""Sheets of cells, of Excel's or of a text with delimiters, as tables: what is empty at their ends left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tamduong_cli.documents.document import Cell, Paragraph, Table
from tamduong_cli.failure import Failure
from tamduong_cli.language import Message

MOST_CELLS = 200_000
_MOST_EMPTY_ROWS = 100
"""How many empty rows may stand together; of more, one is kept."""


class Merged(NamedTuple):
    """A range of cells that is one; the last row and column included, all counted from 0."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Sheet(NamedTuple):
    """The texts of a sheet by their rows and columns, counted from 0, which cells are one, and what is hidden."""

    texts: Mapping[int, Mapping[int, str]]
    merged: Sequence[Merged] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def too_many(name: str) -> Failure:
    """What to say of a file with more cells than are read."""
    return Failure(
        Message(
            "{name} has more than {n} cells, the most that is read; save the part with the dates as a file of its own",
            name=name,
            n=MOST_CELLS,
        )
    )


def table_of(sheet: Sheet, table_name: str, name: str) -> Table:
    """The table that a sheet shows; `name` is what messages call the file. Raises Failure for more cells than many."""
    rows = _rows(sheet)
    end = 1 + max((column for texts in sheet.texts.values() for column in texts), default=-1)
    columns = [column for column in range(end) if column not in sheet.hidden_columns]
    texts = {row: dict(sheet.texts.get(row, {})) for row in rows}
    covered, spans = _spread(sheet, texts, rows, columns, name)
    width = 1 + max((at for row in rows for at, column in enumerate(columns) if texts[row].get(column)), default=-1)
    if len(rows) * width > MOST_CELLS:
        raise too_many(name)
    table = []
    for row in rows:
        cells = []
        for at, column in enumerate(columns[:width]):
            if (row, column) in covered:
                continue
            high, wide = spans.get((row, column), (1, 1))
            text = texts[row].get(column, "")
            cells.append(Cell((Paragraph(text),) if text else (), at, min(wide, width - at), high))
        table.append(tuple(cells) if any(cell.paragraphs for cell in cells) else ())
    while table and not table[-1]:
        table.pop()
    return Table(tuple(_within(table)), table_name)


def _rows(sheet: Sheet) -> list[int]:
    """The rows that are shown, of many empty ones together only one."""
    rows: list[int] = []
    for row in sorted(sheet.texts):
        after = rows[-1] + 1 if rows else 0
        gap: Iterable[int] = range(after, row) if row - after <= _MOST_EMPTY_ROWS else (after,)
        rows += gap
        rows.append(row)
    return [row for row in rows if row not in sheet.hidden_rows]


_Spread = tuple[set[tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]


def _spread(
    sheet: Sheet, texts: dict[int, dict[int, str]], rows: Sequence[int], columns: Sequence[int], name: str
) -> _Spread:
    """The places that belong to a merged cell, its first left out, and over how many rows and columns it goes.

    Its text is put where the first is that is shown.
    """
    from bisect import bisect_left, bisect_right

    covered: set[tuple[int, int]] = set()
    spans = {}
    area = 0
    for merged in sheet.merged:
        text = sheet.texts.get(merged.first_row, {}).get(merged.first_column, "")
        over = rows[bisect_left(rows, merged.first_row) : bisect_right(rows, merged.last_row)]
        across = columns[bisect_left(columns, merged.first_column) : bisect_right(columns, merged.last_column)]
        if not over or not across:
            continue
        area += len(over) * len(across)
        if area > MOST_CELLS:
            raise too_many(name)
        first = (over[0], across[0])
        covered |= {(row, column) for row in over for column in across} - {first}
        spans[first] = (len(over), len(across))
        texts[first[0]][first[1]] = text
    return covered, spans


def _within(table: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The rows of a table, in which no cell goes on below the last."""
    return [
        tuple(cell._replace(rows=min(cell.rows, len(table) - at)) for cell in row) if row else row
        for at, row in enumerate(table)
    ]
