"""Lists as rows of cells, and the formats that every command that lists can give them in."""

from __future__ import annotations

import io
from typing import NamedTuple

BYTE_ORDER_MARK = "\ufeff"


class Listing(NamedTuple):
    """Rows under headings; every cell is one line of text."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def to_csv(listing: Listing) -> str:
    """RFC 4180, with a byte order mark so that Excel reads it as UTF-8, and no cell that is a formula."""
    import csv

    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    csv.writer(text).writerows([list(map(_no_formula, row)) for row in (listing.headings, *listing.rows)])
    return text.getvalue()


def to_tsv(listing: Listing) -> str:
    """Cells between tabs, as a spreadsheet takes them from the clipboard."""
    return "".join("\t".join(map(_no_formula, row)) + "\n" for row in (listing.headings, *listing.rows))


def to_markdown(listing: Listing) -> str:
    """A table of GitHub Flavored Markdown."""
    rule = tuple("---" for _ in listing.headings)
    rows = (tuple(map(_no_markup, row)) for row in (listing.headings, *listing.rows))
    head, *body = rows
    return "".join("| " + " | ".join(row) + " |\n" for row in (head, rule, *body))


def _no_formula(cell: str) -> str:
    """Spreadsheets run a cell that begins like a formula (OWASP, CSV Injection); a quote before it keeps it text."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _no_markup(cell: str) -> str:
    return "".join("\\" + character if character in "\\|<>*_`[]" else character for character in cell)


RENDERERS = {"csv": to_csv, "tsv": to_tsv, "markdown": to_markdown}
