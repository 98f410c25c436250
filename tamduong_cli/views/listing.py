"""Lists as rows of cells, and the formats that every command that lists can give them in."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tamduong_cli.dates.figures import numeric
from tamduong_cli.views.markdown import table

BYTE_ORDER_MARK = "\ufeff"


Cell = str | int | datetime.date | None


class Listing(NamedTuple):
    """Rows under headings; every cell is one line of text, a number, a day, or nothing."""

    title: str
    """What is listed, in a word or two: the name of its sheet."""
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def without_empty(self, *headings: str) -> Listing:
        """The list without those of these columns that no row has anything in."""
        kept = [
            index
            for index, heading in enumerate(self.headings)
            if heading not in headings or any(row[index] not in (None, "") for row in self.rows)
        ]
        return Listing(
            self.title,
            tuple(self.headings[index] for index in kept),
            tuple(tuple(row[index] for index in kept) for row in self.rows),
        )

    def texts(self, day: Callable[[datetime.date], str]) -> Iterator[list[str]]:
        """The headings, then each row, as texts; `day` writes the days."""
        yield list(self.headings)
        for row in self.rows:
            yield ["" if cell is None else day(cell) if isinstance(cell, datetime.date) else str(cell) for cell in row]


def to_csv(listing: Listing) -> str:
    """RFC 4180; Excel reads it as it is meant: a byte order mark for UTF-8, days in ISO 8601, no formulas."""
    import csv

    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    csv.writer(text).writerows([list(map(_no_formula, row)) for row in listing.texts(datetime.date.isoformat)])
    return text.getvalue()


def to_tsv(listing: Listing) -> str:
    """Cells between tabs, as a spreadsheet takes them from the clipboard; days in ISO 8601, no formulas."""
    return "".join("\t".join(map(_no_formula, row)) + "\n" for row in listing.texts(datetime.date.isoformat))


def to_markdown(listing: Listing) -> str:
    """A table of GitHub Flavored Markdown."""
    head, *rows = listing.texts(numeric)
    return table(head, rows)


FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet's formula begins with; the last four are the same signs in full width (OWASP, CSV Injection)."""


def _no_formula(cell: str) -> str:
    """The cell, with a quote before it that keeps it text where it begins like a formula."""
    return "'" + cell if cell.startswith(FORMULA) else cell


RENDERERS = {"csv": to_csv, "tsv": to_tsv, "markdown": to_markdown}
