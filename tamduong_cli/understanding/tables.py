"""Tables of a plan: what their headings say that their columns have, and the rows by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from tamduong_cli.dates.vocabulary import PART
from tamduong_cli.documents.document import Cell, Table

Column = Literal[
    "number",
    "name",
    "origin",
    "anniversary",
    "month",
    "when",
    "begin",
    "end",
    "campaign",
    "due",
    "hour",
    "part",
    "place",
    "lead",
    "units",
    "channel",
    "note",
    "contact",
]

_COLUMNS: tuple[tuple[Column, str], ...] = (
    ("number", r"(?:s ?tt|tt|số tt|số thứ tự|no\.?|#)$"),
    ("origin", r"ngày (?:diễn ra|lịch sử|gốc|thành lập|sinh)|năm (?:diễn ra|thành lập)|origin|date of origin"),
    ("anniversary", r"ngày (?:kỷ niệm|kỉ niệm|chính lễ)(?:\W|$)(?!.*sự kiện)|date of the anniversary"),
    ("name", r"(?:các )?ngày (?:lễ|kỷ niệm,)|(?:các )?ngày,? (?:sự kiện|truyền thống)"),
    ("begin", r"(?:thời gian |ngày )?(?:bắt đầu|khởi công|từ ngày)|từ$|from|start|begin"),
    ("end", r"(?:thời gian |ngày )?(?:kết thúc|đến ngày)|đến$|hạ cờ|to$|until|end"),
    ("month", r"tháng$|month$"),
    ("campaign", r"thời gian (?:tuyên truyền|treo|cao điểm|trang trí|thực hiện tuyên truyền)|đợt|campaign|publicity"),
    (
        "due",
        r"(?:thời )?hạn(?: \w+)*|thời (?:gian|điểm) (?:hoàn thành|nộp|báo cáo|gửi|kết thúc)|ngày hoàn thành|hoàn thành"
        r"|tiến độ|deadline|due",
    ),
    ("part", rf"buổi|{PART} ?/ ?{PART}"),
    ("hour", r"giờ|thời gian bắt đầu|thời điểm$|hours?|time$"),
    ("when", r"(?:thời gian|ngày|thứ|lịch|thời điểm|tháng|date|day|when|date and time|time)\b"),
    ("place", r"(?:địa điểm|nơi(?! nhận)|địa bàn|place|venue|location|where)\b"),
    (
        "lead",
        r"(?:đơn vị|cơ quan|bộ phận|người|ban|lãnh đạo|đồng chí)?,? ?(?:đơn vị |cơ quan )?(?:chủ trì|thực hiện"
        r"|phụ trách|chịu trách nhiệm|đầu mối|phân công|lead)|lead|led by|responsible|in charge|chủ trì|phụ trách",
    ),
    (
        "units",
        r"(?:đơn vị|cơ quan|lực lượng)?,? ?(?:phối hợp|tham gia|liên quan)|thành phần|đối tượng|đơn vị|cơ quan"
        r"|người dự|support|units?|participants|who|with",
    ),
    ("channel", r"hình thức|cách thức|channel|form"),
    ("contact", r"liên hệ|điện thoại|contact"),
    ("note", r"ghi chú|chuẩn bị|kết quả|sản phẩm|kinh phí|notes?|remarks?|số lượng"),
    (
        "name",
        r"(?:nội dung|tên|sự kiện|công việc|nhiệm vụ|hoạt động|hạng mục|chương trình|ngày lễ|các ngày|môn|chủ đề"
        r"|activity|event|task|what|subject|programme"
        r"|các sự kiện|đề mục|việc|mốc|occasion|anniversary)",
    ),
)


_LONGEST_GOING_ON = 400
"""Of how many characters the text of merged cells is said of each of their rows; a longer one is its first row's."""
_JOINED: tuple[Column, ...] = ("when", "note", "units")
"""What several columns of a table may have."""


class Row(NamedTuple):
    """A row of a table: its cells' texts by what their column has, as they stand or as merged cells go on.

    `section` is the row above it that goes over all columns. What stands in a column without a heading is a note.
    """

    cells: dict[Column, str]
    section: str = ""
    own: frozenset[Column] = frozenset()
    """What stands in the row itself, not in a cell that goes on from above."""

    @property
    def printed(self) -> str:
        """The row on one line."""
        return " | ".join(" ".join(text.split()) for column, text in self.cells.items() if column != "number")


@lru_cache(1 << 10)
def column_of(heading: str) -> Column | None:
    """What a column has, told by its heading."""
    low = re.sub(r"\s+", " ", heading.lower()).strip(" .:*")
    for column, pattern in _COLUMNS:
        if re.match(pattern, low):
            return column
    return None


def is_layout(table: Table) -> bool:
    """Whether a table only sets texts beside each other, as the head and the end of a letter do."""
    return _head(table) is None


def _head(table: Table) -> tuple[int, dict[int, Column]] | None:
    """The row of headings, by its place, and what each column has by them."""
    for index, row in enumerate(table.rows[:6]):
        columns: dict[int, Column] = {}
        for cell in row:
            heading = cell.text
            if (
                len(heading) < 60
                and (column := column_of(heading))
                and (column in _JOINED or column not in columns.values())
            ):
                columns[cell.column] = column
        if (
            len(columns) >= 2
            and set(columns.values()) & {"name", "when", "due", "anniversary", "campaign", "hour", "begin"}
            and len(row) >= 2
        ):
            if "name" not in columns.values():
                _name_by_what_is_left(columns, row)
            return index, columns
    return None


def around(table: Table) -> tuple[list[Cell], list[Cell]]:
    """What stands above the row of headings and below the last row, as on a sheet: texts that are no rows of it."""
    head = _head(table)
    if head is None:
        return [], []
    width = _width(table)
    below: list[Cell] = []
    for row in reversed(table.rows[head[0] + 1 :]):
        if not _is_section(row, width):
            break
        below = [cell for cell in row if cell.text.strip()] + below
    return [cell for row in table.rows[: head[0]] for cell in row if cell.text.strip()], below


def _width(table: Table) -> int:
    return max((cell.column + cell.columns for row in table.rows for cell in row), default=0)


def _name_by_what_is_left(columns: dict[int, Column], row: tuple[Cell, ...]) -> None:
    """Which column has the names, where no heading says so: the first that says nothing else, else the note's."""
    rest = [cell.column for cell in row if cell.column not in columns]
    if rest:
        columns[rest[0]] = "name"
        return
    for column in ("anniversary", "units", "channel", "note"):
        at = next((place for place, what in columns.items() if what == column), None)
        if at is not None:
            columns[at] = "name"
            return


def rows_of(table: Table) -> Iterator[Row]:
    """The rows below the headings, each with what it has by them."""
    head = _head(table)
    if head is None:
        return
    index, columns = head
    width = _width(table)
    going_on: dict[int, tuple[str, int]] = {}
    for cell in table.rows[index]:
        for column in range(cell.column, cell.column + cell.columns):
            if cell.rows > 1:
                going_on[column] = ("", cell.rows - 1)
    section = when = ""
    for row in table.rows[index + 1 :]:
        texts: dict[int, str] = {column: text for column, (text, _) in sorted(going_on.items())}
        going_on = {column: (text, left - 1) for column, (text, left) in going_on.items() if left > 1}
        own: set[Column] = set()
        for cell in row:
            text = cell.text.strip()
            texts[cell.column] = text
            if cell.rows > 1 and len(text) < _LONGEST_GOING_ON:
                going_on[cell.column] = (text, cell.rows - 1)
            if text:
                own.add(columns.get(cell.column, "note"))
        if _is_section(row, width):
            section, when = next(cell.text.strip() for cell in row if cell.text.strip()), ""
            continue
        if sum(column_of(text) == columns.get(column) for column, text in texts.items() if text) >= 3:
            continue  # the headings again, on another page
        found: dict[Column, str] = {}
        for column, text in sorted(texts.items()):
            what = columns.get(column, "note")
            if text:
                found[what] = f"{found[what]}{' ' if what == 'when' else '; '}{text}" if what in found else text
        if "when" in found or "hour" not in columns.values():
            when = found.get("when", "")
        elif when:
            found["when"] = when  # a cell that was merged goes on as empty ones, in what a spreadsheet exports
        if "begin" in found and "end" in found:
            found["campaign"] = f"{found['begin']} - {found['end']}"
        if found:
            yield Row(found, section, frozenset(own))


def _is_section(row: tuple[Cell, ...], width: int) -> bool:
    """Whether a row is a heading for those below it: one text, over all columns or after a number."""
    texts = [cell for cell in row if cell.text.strip()]
    if len(texts) == 1:
        return texts[0].columns >= max(width - 1, 2) or (width > 2 and len(texts[0].text) > 3 and len(row) == width)
    return len(texts) == 2 and bool(re.fullmatch(r"[IVXA-D]+\.?", texts[0].text.strip())) and width > 2
