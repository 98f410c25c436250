"""A list as a workbook of Excel's: one sheet, to sort, to filter and to print. The one owner of XlsxWriter."""

from __future__ import annotations

import datetime
import io
import math
import re
from typing import Any

from tamduong_cli.dates.figures import numeric
from tamduong_cli.failure import Failure
from tamduong_cli.installing import line_to_install
from tamduong_cli.language import Message
from tamduong_cli.views.listing import Listing
from tamduong_cli.views.text_widths import in_times, lines_within

try:
    import xlsxwriter  # type: ignore[import-untyped]
    from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]
except ModuleNotFoundError:  # this module is loaded when a workbook is asked for, and not before
    raise Failure(
        Message(
            "--format xlsx needs XlsxWriter, which is not installed; type: {command}",
            command=line_to_install("xlsxwriter"),
        )
    ) from None

ROWS = 1_048_576
LONGEST = 32_767
"""What Excel holds: the rows of a sheet, its headings' among them, and the UTF-16 units of a text."""

FONT = "Times New Roman"

FIRST_DAY = datetime.date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was, and other programs do not: each has another day before this one."""

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, and the carriage return, of which it makes a line end."""

_NOT_WHOLE = re.compile("<r>.*</r>|.*_x[0-9A-Fa-f]{4}_.*", re.DOTALL)
"""What XlsxWriter takes for markup of its own, and Excel for the code of a letter; neither does so in parts."""

_PAGE = 170
"""How wide the columns are together where texts allow it: an A4 page across, in letters of some 9 points."""

_WIDEST, _NARROWEST = 60, 20
"""Between these is the width beyond which texts are wrapped. Widths are in digits, as Excel counts them."""

_ARROW = 3
"""How much of a heading is under the arrow that filters."""

_DIGIT, _LETTERS = 7, 11 * 96 / 72
"""How wide a digit of Excel's is, and how large our letters of 11 points, in pixels."""

_LINE, _MOST_LINES = 15, 27
"""How high a line is, in points, and how many of them Excel shows in a row."""


def workbook(listing: Listing) -> bytes:
    """The list as an xlsx file (ECMA-376); the same list gives the same bytes. Raises Failure where it has no room."""
    if len(listing.rows) >= ROWS:
        raise Failure(
            Message("a sheet of Excel's has {rows} rows, and the list has more; --format csv has them all", rows=ROWS)
        )
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": listing.title, "created": datetime.datetime(1980, 1, 1)})  # a zip's first day
    sheet = book.add_worksheet(listing.title)
    _write(book, sheet, listing)
    _set_sizes(sheet, listing)
    _set_page(sheet, len(listing.rows), len(listing.headings) - 1)
    book.close()
    return file.getvalue()


def _write(book: Any, sheet: Any, listing: Listing) -> None:
    """The headings and the rows: days as days, numbers as numbers, all else as text."""
    plain = {"font_name": FONT, "valign": "top"}
    number = book.add_format(plain)
    day = book.add_format({**plain, "num_format": "dd/mm/yyyy"})
    text = book.add_format({**plain, "text_wrap": True})
    heading = book.add_format({**plain, "text_wrap": True, "bold": True})
    for row, line in enumerate((listing.headings, *listing.rows)):
        for column, cell in enumerate(line):
            if isinstance(cell, int):
                sheet.write_number(row, column, cell, number)
            elif isinstance(cell, datetime.date) and cell >= FIRST_DAY:
                sheet.write_datetime(row, column, cell, day)
            elif cell:
                written = numeric(cell) if isinstance(cell, datetime.date) else _held(cell)
                _write_text(sheet, row, column, written, text if row else heading)


def _held(text: str) -> str:
    """The text as a cell can hold it: escapes of what XML has not, and the beginning of what is too long."""
    text = _NOT_XML.sub(lambda match: ascii(match[0])[1:-1], text)
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _write_text(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    """A text that is never taken for a formula, an address, a number or markup."""
    if _NOT_WHOLE.fullmatch(text):
        parts = [text[0], *re.findall("[^_]*_|[^_]+", text[1:])]
        sheet.write_rich_string(row, column, *(each for part in parts for each in (look, part)), look)
    else:
        sheet.write_string(row, column, text, look)


def _set_sizes(sheet: Any, listing: Listing) -> None:
    """The columns' widths, and the heights of rows whose texts are wrapped, which not every program finds itself."""
    widths = _widths(listing)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for row, texts in enumerate(listing.texts(numeric)):
        lines = max(_lines(text, width) for text, width in zip(texts, widths, strict=True))
        if lines > 1:
            sheet.set_row(row, min(lines, _MOST_LINES) * _LINE)


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column, rather more than less."""
    if _width(text) <= width:
        return 1
    shown = text[: 2 * width * _MOST_LINES]  # a space is half a digit
    return len(lines_within(shown, _LETTERS, (width - 1) * _DIGIT, in_times))


def _width(text: str) -> int:
    """How wide a text is on one line."""
    return math.ceil(in_times(text, _LETTERS) / _DIGIT)


def _widths(listing: Listing) -> list[int]:
    """Of each column as much as its widest text asks for, or as the widest page has when each is given the same."""
    headings, *rows = listing.texts(numeric)
    widths = [_width(heading) + _ARROW for heading in headings]
    for row in rows:
        widths = [max(width, _width(text) + 1) for width, text in zip(widths, row, strict=True)]
    widest = next((most for most in range(_WIDEST, _NARROWEST, -1) if _total(widths, most) <= _PAGE), _NARROWEST)
    return [min(width, widest) for width in widths]


def _total(widths: list[int], most: int) -> int:
    return sum(min(width, most) for width in widths)


def _set_page(sheet: Any, last_row: int, last_column: int) -> None:
    """What stays in sight and what filters, and how it is printed: on A4 across, its headings on every page."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(last_row, last_column)}"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)
    sheet.set_footer("&C&P/&N")
