"""Texts with delimiters (.csv, .tsv), as spreadsheets write them: a table."""

from __future__ import annotations

import csv
import io
from collections import Counter

from tamduong_cli.documents.characters import cleaned
from tamduong_cli.documents.decoding import decoded
from tamduong_cli.documents.document import Document
from tamduong_cli.documents.sheets import MOST_CELLS, Sheet, table_of, too_many
from tamduong_cli.failure import Failure
from tamduong_cli.language import Message

_DELIMITERS = (",", ";", "\t")
_SAMPLE = 100
"""By how many rows the delimiter is told."""


def read(content: bytes, name: str) -> Document:
    """The document that a text with delimiters is; `name` is what messages call it. Raises Failure."""
    text, remarks = decoded(content, name)
    text = text.replace("\0", "")
    told = None
    if text[:4].lower() == "sep=":  # Excel's own way to say it
        first, _, text = text.partition("\n")
        told = first[4:5]
    try:
        sheet = _sheet(text, told or _delimiter(text), name)
    except csv.Error:
        raise Failure(
            Message("{name} is not a table with delimiters; open it in Excel, and save it as .xlsx", name=name)
        ) from None
    return Document((table_of(sheet, "", name),), remarks)


def _sheet(text: str, delimiter: str, name: str) -> Sheet:
    texts: dict[int, dict[int, str]] = {}
    number = 0
    for at, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
        number += 1 + len(row)
        if number > MOST_CELLS * 2:
            raise too_many(name)
        found = {column: shown for column, cell in enumerate(row) if (shown := cleaned(cell))}
        if found:
            texts[at] = found
    return Sheet(texts)


def _delimiter(text: str) -> str:
    """The delimiter with which the most rows have the same number of cells, more than one."""

    def evenness(delimiter: str) -> tuple[float, int]:
        widths: Counter[int] = Counter()
        for at, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            if at >= _SAMPLE:
                break
            if row:
                widths[len(row)] += 1
        several = Counter({width: number for width, number in widths.items() if width > 1})
        if not several:
            return 0, 0
        width, number = several.most_common(1)[0]
        return number / widths.total(), width

    return max(_DELIMITERS, key=evenness)
