"""Excel workbooks (.xlsx; ECMA-376, part 1, 18): each sheet that is shown, as a table of what its cells show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple
from xml.etree.ElementTree import Element

from tamduong_cli.documents.characters import cleaned
from tamduong_cli.documents.document import Document, Table
from tamduong_cli.documents.fonts import Converter, encoding_of
from tamduong_cli.documents.number_formats import BUILT_IN, Look, look_of, of_iso, shown
from tamduong_cli.documents.package import Package, damaged
from tamduong_cli.documents.sheets import MOST_CELLS, Merged, Sheet, table_of, too_many
from tamduong_cli.failure import Failure
from tamduong_cli.language import Message, plural

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_SMALL_PART = 32 << 20
_MOST_SHEETS = 500
_MOST_HIDDEN = 2_000
"""How many ranges of hidden columns are looked at."""
_MOST_TEXT = 1 << 26
"""How many characters all cells may have."""


class _Style(NamedTuple):
    """How a cell is set: what becomes of its number, how many figures that has at least, and its font."""

    look: Look = Look.NUMBER
    figures: int = 0
    font: str = ""


class _Part(NamedTuple):
    """A part of a text, and its font; None where it is that of the cell."""

    text: str
    font: str | None


_Text = Sequence[_Part]


class _Book(NamedTuple):
    """What the sheets of a workbook share."""

    name: str
    texts: Sequence[_Text]
    styles: Sequence[_Style]
    from_1904: bool
    converter: Converter
    read: dict[tuple[int, str], str]
    """The texts that several cells may have, by their numbers, as they are shown in a font."""


def read(content: bytes, name: str) -> Document:
    """The document that a workbook is; `name` is what messages call it. Raises Failure."""
    package = Package(content, name)
    main = package.main_part() or "xl/workbook.xml"
    root = package.tree(main)
    if root is None or root.tag != f"{_S}workbook":
        raise damaged(name)
    relations = {relation.id: relation for relation in package.relations(main)}
    beside = {relation.type: relation.target for relation in relations.values()}
    remarks: list[Message] = []
    properties = root.find(f"{_S}workbookPr")
    book = _Book(
        name,
        _shared(package.tree(beside.get("sharedStrings", "xl/sharedStrings.xml"))),
        _styles(package, beside.get("styles", "xl/styles.xml"), remarks),
        properties is not None and properties.get("date1904") in ("1", "true"),
        Converter(),
        {},
    )
    tables: list[Table] = []
    hidden, cells = [], 0
    for sheet in root.findall(f"{_S}sheets/{_S}sheet")[:_MOST_SHEETS]:
        title = cleaned(sheet.get("name", ""))
        relation = relations.get(sheet.get(_ID, ""))
        if sheet.get("state", "visible") != "visible":
            hidden.append(title)
            continue
        of_sheet = None if relation is None else package.tree(relation.target)
        if of_sheet is None or of_sheet.tag != f"{_S}worksheet":
            continue  # a chart
        table = table_of(_sheet(of_sheet, book), title, name)
        cells += sum(map(len, table.rows))
        if cells > MOST_CELLS:
            raise too_many(name)
        if table.rows:
            tables.append(table)
    if hidden:
        remarks.append(
            plural(
                "the sheet {names} is hidden, and was not read; unhide it if it is needed",
                "{n} sheets are hidden, and were not read: {names}; unhide them if they are needed",
                n=len(hidden),
                names=", ".join(hidden),
            )
        )
    return Document(tuple(tables), tuple(remarks))


def _shared(root: Element | None) -> list[_Text]:
    return [] if root is None else [_text(found) for found in root.iter(f"{_S}si")]


def _text(parent: Element) -> _Text:
    """The text of a cell, how it is spoken left out (`rPh`)."""
    parts = []
    for child in parent:
        if child.tag == f"{_S}t":
            parts.append(_Part(_unescaped(child.text or ""), None))
        elif child.tag == f"{_S}r":
            font = child.find(f"{_S}rPr/{_S}rFont")
            text = "".join(_unescaped(found.text or "") for found in child.findall(f"{_S}t"))
            parts.append(_Part(text, None if font is None else font.get("val", "")))
    return parts


def _unescaped(text: str) -> str:
    """A text with the characters that XML cannot have, `_x000D_` (ECMA-376, part 1, 22.9.2.19)."""
    if "_x" not in text:
        return text
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text)


def _styles(package: Package, part: str, remarks: list[Message]) -> list[_Style]:
    try:
        root = package.tree(part, _SMALL_PART)
    except Failure:
        remarks.append(
            Message(
                "the workbook's styles are damaged, so that dates stand as numbers; open it in Excel, and save it again"
            )
        )
        return []
    if root is None:
        return []
    formats = {
        found.get("numFmtId", ""): found.get("formatCode", "") for found in root.findall(f"{_S}numFmts/{_S}numFmt")
    }
    fonts = [
        "" if (found := font.find(f"{_S}name")) is None else found.get("val", "")
        for font in root.findall(f"{_S}fonts/{_S}font")
    ]
    return [_style(found, formats, fonts) for found in root.findall(f"{_S}cellXfs/{_S}xf")]


def _style(found: Element, formats: dict[str, str], fonts: Sequence[str]) -> _Style:
    id_ = found.get("numFmtId", "0")
    format_ = formats.get(id_) or BUILT_IN.get(_whole(id_), "")
    font = _whole(found.get("fontId", "0"))
    figures = len(format_) if re.fullmatch("0+", format_) else 0
    return _Style(look_of(format_), figures, fonts[font] if 0 <= font < len(fonts) else "")


def _sheet(root: Element, book: _Book) -> Sheet:
    texts: dict[int, dict[int, str]] = {}
    hidden_rows = set()
    row_at = -1
    cells = characters = 0
    for row in root.iterfind(f"{_S}sheetData/{_S}row"):
        row_at = _whole(row.get("r", str(row_at + 2))) - 1
        if not 0 <= row_at < _MOST_ROWS:
            raise damaged(book.name)
        if row.get("hidden") in ("1", "true"):
            hidden_rows.add(row_at)
        column = -1
        for cell in row.iterfind(f"{_S}c"):
            column = _column(cell.get("r"), column + 1)
            if text := _shown(cell, book):
                cells += 1
                characters += len(text)
                texts.setdefault(row_at, {})[column] = text
        if cells > MOST_CELLS or characters > _MOST_TEXT:
            raise too_many(book.name)
    hidden_columns: set[int] = set()
    for found in islice(root.iterfind(f"{_S}cols/{_S}col[@hidden]"), _MOST_HIDDEN):
        if found.get("hidden") in ("1", "true"):
            first, last = _whole(found.get("min", "1")), _whole(found.get("max", "0"))
            hidden_columns |= set(range(max(first, 1) - 1, min(last, _MOST_COLUMNS)))
    merged = [
        range_
        for found in root.iterfind(f"{_S}mergeCells/{_S}mergeCell")
        if (range_ := _range(found.get("ref", ""))) is not None
    ]
    return Sheet(texts, merged, frozenset(hidden_rows), frozenset(hidden_columns))


def _shown(cell: Element, book: _Book) -> str:
    """What a cell shows."""
    type_ = cell.get("t", "n")
    at = _whole(cell.get("s", "0"))
    style = book.styles[at] if 0 <= at < len(book.styles) else _Style()
    if type_ == "inlineStr":
        inline = cell.find(f"{_S}is")
        return "" if inline is None else _in_font(_text(inline), style.font, book.converter)
    found = cell.find(f"{_S}v")
    value = "" if found is None else (found.text or "").strip(" \n\t") if type_ != "str" else (found.text or "")
    if not value or type_ == "e":
        return ""
    if type_ == "s":
        return _shared_text(book, _whole(value), style.font)
    if type_ == "b":
        return "TRUE" if value == "1" else "FALSE"
    if type_ == "str":
        return _in_font([_Part(_unescaped(value), None)], style.font, book.converter)
    if type_ == "d":
        return of_iso(value, style.look)
    text = shown(value, style.look, book.from_1904)
    return text.zfill(style.figures) if text.isdigit() else text


def _shared_text(book: _Book, number: int, font: str) -> str:
    if not 0 <= number < len(book.texts):
        return ""
    key = (number, font)
    if key not in book.read:
        book.read[key] = _in_font(book.texts[number], font, book.converter)
    return book.read[key]


def _in_font(text: _Text, font: str, converter: Converter) -> str:
    """A text as its fonts show it; one of an old encoding that cannot be converted stays as it is."""
    found = ""
    for part in text:
        of_part = font if part.font is None else part.font
        found += (converter.converted(part.text, of_part) if encoding_of(of_part) else None) or part.text
    return cleaned(found)


def _whole(text: str) -> int:
    """A whole number of the file; -1 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


_PLACE = re.compile("([A-Z]{1,3})([0-9]{1,7})")


def _column(place: str | None, otherwise: int) -> int:
    """The column of a cell by its name, such as B7; of one without, the one after the last."""
    match = _PLACE.fullmatch(place or "")
    return min(_of_letters(match[1]) if match else otherwise, _MOST_COLUMNS - 1)


def _of_letters(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _range(text: str) -> Merged | None:
    first, _, last = text.partition(":")
    begin, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
    if begin is None or end is None:
        return None
    return Merged(int(begin[2]) - 1, _of_letters(begin[1]), int(end[2]) - 1, _of_letters(end[1]))
