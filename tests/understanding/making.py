"""Real files made of a text: lines are paragraphs, `| a | b |` lines a table, `^` a cell merged with the one above."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tamduong_cli.documents.document import Document, Paragraph, Table
from tamduong_cli.documents.reading import read_bytes
from tests.documents import writing
from tests.understanding.numbering import NUMBERING, Numbered, numbered

Rows = list[list[str]]
ABOVE = "^"
"""What a cell has that is one with the cell above."""
HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
FIRST_PLAN = HERE / "first-plan.txt"


def expected_of(folder: Path, name: str) -> dict[str, Any]:
    """What a careful reader finds in a document of a folder."""
    found: dict[str, Any] = json.loads((folder / f"{name}.expected.json").read_text(encoding="utf-8"))
    return found


def names_in(folder: Path) -> list[str]:
    """The names of the documents of a folder of which it is known what they say."""
    return sorted(path.name.removesuffix(".expected.json") for path in folder.glob("*.expected.json"))


def text_of(folder: Path, name: str) -> str:
    """The text of a document of a folder."""
    return (folder / f"{name}.txt").read_text(encoding="utf-8")


def document_of(folder: Path, name: str) -> Document:
    """A document of a folder, read from a file of the format in which it was issued."""
    return read_as(text_of(folder, name), expected_of(folder, name).get("format", "txt"))


def read_as(text: str, format_: str) -> Document:
    """What is read of a file that was made of a text."""
    ending = format_.split("-")[0]
    return read_bytes(made(text, format_), f"van-ban.{ending}", ending)


def read_text(text: str) -> Document:
    """What is read of a text file, in which `|` lines are a table as Word has them."""
    return read_as(text, "docx")


def made(text: str, format_: str) -> bytes:
    """A file of a text: docx, docx-typed, docx-numbered, xlsx, csv, txt or md."""
    return _MAKERS[format_](text)


def blocks(text: str) -> Iterator[str | Rows]:
    """The paragraphs of a text, and the rows of its tables."""
    rows: Rows = []
    for line in (*text.splitlines(), ""):
        if line.strip().startswith("|") and line.strip().endswith("|"):
            rows.append([cell.strip() for cell in line.strip()[1:-1].split("|")])
            continue
        if rows:
            yield rows
            rows = []
        if line.strip():
            yield line.strip()


def printed(document: Document) -> list[str]:
    """What a document prints, a paragraph and a row of a table a line; merged cells, and empty ones, once."""
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines += block.printed.split("\n")
        else:
            lines += [" | ".join(filter(None, (cell.text for cell in row))) for row in block.rows if row]
    return [normal(line) for line in lines if normal(line)]


def meant(text: str) -> list[str]:
    """What the text prints, in the same way."""
    lines = []
    for block in blocks(text):
        if isinstance(block, str):
            lines.append(block)
        else:
            lines += [" | ".join(cell for cell in row if cell not in ("", ABOVE)) for row in block]
    return [normal(line) for line in lines if normal(line)]


def normal(text: str) -> str:
    """A text without what tells its format: spaces of all kinds, marks of Markdown, zeros before days and months."""
    plain = re.sub(r"^#+ |\*\*", "", " ".join(text.split()))
    return re.sub(r"\b0(?=\d/\d{1,2}/\d{4})|(?<=\d/)0(?=\d/\d{4})", "", plain)


DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_DELETED = '<w:del w:id="9" w:author="A"><w:r><w:delText>31/12/2020</w:delText></w:r></w:del>'


def _run(text: str) -> str:
    return writing.text(escape(text)) if text else ""


def _typed(text: str) -> str:
    """A text with each whole date in a smart tag, over two runs; of its other words one inserted, and a date deleted.

    So Word has them where changes were tracked.
    """
    found, at = "", 0
    for date in DATE.finditer(text):
        found += _inserted(text[at : date.start()])
        cut = date.start() + len(date[1]) + 1
        inside = _run(text[date.start() : cut]) + _run(text[cut : date.end()])
        found += (
            f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="date">{inside}</w:smartTag>'
        )
        at = date.end()
    return found + _inserted(text[at:]) + _DELETED


def _inserted(text: str) -> str:
    """A text of which the second word is a tracked insertion."""
    words = re.match(r"(\S+\s+)(\S+)(\s.*)$", text, re.DOTALL)
    if words is None:
        return _run(text)
    return f'{_run(words[1])}<w:ins w:id="8" w:author="A">{_run(words[2])}</w:ins>{_run(words[3])}'


def _cells(rows: Rows, inside: Callable[[str], str]) -> str:
    found = []
    for at, row in enumerate(rows):
        cells = []
        for column, text in enumerate(row):
            goes_on = at + 1 < len(rows) and column < len(rows[at + 1]) and rows[at + 1][column] == ABOVE
            properties = '<w:vMerge w:val="restart"/>' if goes_on else ""
            if text == ABOVE:
                properties, text = "<w:vMerge/>", ""
            cells.append(writing.cell(inside(text), properties=properties))
        found.append(writing.row(*cells))
    return writing.table(*found)


def _word(text: str, inside: Callable[[str], str]) -> bytes:
    body = (
        writing.paragraph(inside(block)) if isinstance(block, str) else _cells(block, inside) for block in blocks(text)
    )
    return writing.word("".join(body))


def _word_numbered(text: str) -> bytes:
    found = list(blocks(text))
    lines: Iterator[Numbered] = iter(numbered(block for block in found if isinstance(block, str)))
    numbers: list[str] = []
    body = []
    for block in found:
        if not isinstance(block, str):
            body.append(_cells(block, _run))
            continue
        line = next(lines)
        numbers += [line.new_list] if line.new_list else []
        body.append(
            writing.in_list(_run(line.text), line.level, line.list_)
            if line.list_
            else writing.paragraph(_run(line.text))
        )
    return writing.word("".join(body), NUMBERING + "".join(numbers))


_DATES = "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>"


def _excel(text: str) -> bytes:
    rows: list[str] = []
    merged: list[str] = []
    for block in blocks(text):
        for row in [[block]] if isinstance(block, str) else block:
            number = len(rows) + 1
            cells = "".join(_cell(value, f"{_letter(at)}{number}") for at, value in enumerate(row))
            rows.append(f'<row r="{number}">{cells}</row>')
        if not isinstance(block, str):
            merged += _merged(block, len(rows) - len(block) + 1)
    merging = f"<mergeCells>{''.join(merged)}</mergeCells>" if merged else ""
    sheet = f"<sheetData>{''.join(rows)}</sheetData>{merging}"
    return writing.zipped(writing.excel_parts({"Sheet1": sheet}, styles=_DATES))


def _cell(value: str, place: str) -> str:
    if value in ("", ABOVE):
        return ""
    if date := DATE.fullmatch(value):
        days = (datetime.date(int(date[3]), int(date[2]), int(date[1])) - datetime.date(1899, 12, 30)).days
        return f'<c r="{place}" s="1"><v>{days}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def _letter(column: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column]


def _merged(rows: Rows, first: int) -> Iterator[str]:
    """The ranges of merged cells of a table whose first row has this number."""
    for column in range(max(map(len, rows))):
        texts = [row[column] if column < len(row) else "" for row in rows]
        for at, text in enumerate(texts):
            until = at
            while until + 1 < len(texts) and texts[until + 1] == ABOVE:
                until += 1
            if text != ABOVE and until > at:
                yield f'<mergeCell ref="{_letter(column)}{first + at}:{_letter(column)}{first + until}"/>'


def _csv(text: str) -> bytes:
    """A file as Excel saves it: a merged cell has its text once, and nothing in the rows below."""
    content = io.StringIO()
    writer = csv.writer(content)
    for block in blocks(text):
        for row in [[block]] if isinstance(block, str) else block:
            writer.writerow(["" if cell == ABOVE else cell for cell in row])
    return content.getvalue().encode("utf-8-sig")


def _markdown(text: str) -> bytes:
    """A file whose tables have a line below their headings; there is no merged cell, so the text stands again."""
    lines: list[str] = []
    for line in text.splitlines():
        is_row = line.strip().startswith("|")
        if not is_row:
            lines.append(line)
            continue
        cells = [cell.strip() for cell in line.strip()[1:-1].split("|")]
        if lines and lines[-1].startswith("|"):
            above = [cell.strip() for cell in lines[-1][1:-1].split("|")]
            cells = [above[at] if cell == ABOVE else cell for at, cell in enumerate(cells)]
        row = f"| {' | '.join(cells)} |"
        lines += [row] if lines and lines[-1].startswith("|") else [row, "|" + " --- |" * len(cells)]
    return "\n".join(lines).encode()


_MAKERS: dict[str, Callable[[str], bytes]] = {
    "docx": lambda text: _word(text, _run),
    "docx-typed": lambda text: _word(text, _typed),
    "docx-numbered": _word_numbered,
    "xlsx": _excel,
    "csv": _csv,
    "txt": str.encode,
    "md": _markdown,
}
FORMATS = tuple(_MAKERS)


def tables_in(document: Document) -> Iterable[Table]:
    """The tables of a document."""
    return (block for block in document.blocks if isinstance(block, Table))
