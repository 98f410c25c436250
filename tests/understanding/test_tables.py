"""Tables of a plan: what their headings say that their columns have, and their rows by it."""

from __future__ import annotations

import pytest

from tamduong_cli.documents.document import Table
from tamduong_cli.understanding.tables import Column, column_of, is_layout, rows_of
from tests.understanding.making import read_text, tables_in


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("STT", "number"),
        ("TT", "number"),
        ("Số TT", "number"),
        ("No.", "number"),
        ("#", "number"),
        ("Nội dung", "name"),
        ("Nội dung công việc", "name"),
        ("Sự kiện", "name"),
        ("Nhiệm vụ", "name"),
        ("Công việc", "name"),
        ("Ngày lễ, kỷ niệm", "name"),
        ("Activity", "name"),
        ("Ngày kỷ niệm", "anniversary"),
        ("Ngày diễn ra", "origin"),
        ("Năm thành lập", "origin"),
        ("Tháng", "month"),
        ("Thời gian", "when"),
        ("Ngày", "when"),
        ("Thứ, ngày", "when"),
        ("Ngày tháng", "when"),
        ("Date and time", "when"),
        ("Thời gian tuyên truyền", "campaign"),
        ("Thời gian treo cờ", "campaign"),
        ("Thời hạn hoàn thành", "due"),
        ("Hạn nộp", "due"),
        ("Tiến độ", "due"),
        ("Thời gian hoàn thành", "due"),
        ("Deadline", "due"),
        ("Giờ", "hour"),
        ("Buổi", "part"),
        ("Từ ngày", "begin"),
        ("Bắt đầu", "begin"),
        ("Đến ngày", "end"),
        ("Kết thúc", "end"),
        ("Địa điểm", "place"),
        ("Nơi tổ chức", "place"),
        ("Place", "place"),
        ("Đơn vị chủ trì", "lead"),
        ("Chủ trì", "lead"),
        ("Người phụ trách", "lead"),
        ("Cơ quan thực hiện", "lead"),
        ("Lãnh đạo chủ trì", "lead"),
        ("Lead", "lead"),
        ("Đơn vị phối hợp", "units"),
        ("Thành phần", "units"),
        ("Đơn vị", "units"),
        ("Support", "units"),
        ("Hình thức", "channel"),
        ("Ghi chú", "note"),
        ("Kết quả", "note"),
        ("Kinh phí", "note"),
        ("Notes", "note"),
        ("Liên hệ", "contact"),
        ("ĐỊA ĐIỂM:", "place"),
        ("Đơn vị\nchủ trì", "lead"),
        ("Định mức", None),
        ("Mức năm trước", None),
        ("Họ và tên", None),
        ("", None),
    ],
)
def test_what_a_column_has(heading: str, column: Column | None) -> None:
    assert column_of(heading) == column


def table(text: str) -> Table:
    (found,) = tables_in(read_text(text))
    return found


def rows(text: str) -> list[tuple[dict[Column, str], str]]:
    return [(row.cells, row.section) for row in rows_of(table(text))]


@pytest.mark.parametrize(
    "text",
    [
        "| ĐẢNG ỦY XÃ LỪ | ĐẢNG CỘNG SẢN VIỆT NAM |\n| Số 5-KH/ĐU | Lừ, ngày 5 tháng 6 năm 2024 |",
        "| Nơi nhận: | BÍ THƯ |\n| - Lưu. | Lò Văn Bình |",
        "| Bộ phận | Định mức |\n| Phòng A | 12/13 |",
        "| Thời gian: 7h30 ngày 5/6/2024, cả ngày, tại hội trường của Ủy ban nhân dân xã |",
    ],
)
def test_a_table_that_only_sets_texts_beside_each_other(text: str) -> None:
    assert is_layout(table(text))
    assert rows(text) == []


def test_rows_by_their_headings_with_merged_cells_going_on() -> None:
    text = """\
| STT | Nội dung | Thời gian | Chủ trì | Phối hợp |
| 1 | Họp | 5/6/2024 | Văn phòng | Đoàn xã |
| 2 | Treo cờ | 6/6/2024 | ^ | |
| 3 | Hạ cờ | ^ | ^ | ^ |"""
    assert rows(text) == [
        ({"number": "1", "name": "Họp", "when": "5/6/2024", "lead": "Văn phòng", "units": "Đoàn xã"}, ""),
        ({"number": "2", "name": "Treo cờ", "when": "6/6/2024", "lead": "Văn phòng"}, ""),
        ({"number": "3", "name": "Hạ cờ", "when": "6/6/2024", "lead": "Văn phòng"}, ""),
    ]
    assert [sorted(row.own) for row in rows_of(table(text))][2] == ["name", "number"]


def test_a_row_over_all_columns_is_a_heading_for_those_below() -> None:
    text = """\
| TT | Nội dung | Thời gian |
| Trước lễ | | |
| 1 | Họp | 5/6/2024 |
| Trong lễ | | |
| 2 | Khai mạc | 6/6/2024 |"""
    assert [(cells["name"], section) for cells, section in rows(text)] == [
        ("Họp", "Trước lễ"),
        ("Khai mạc", "Trong lễ"),
    ]


def test_headings_that_stand_again_are_no_row() -> None:
    text = """\
| TT | Nội dung | Thời gian |
| 1 | Họp | 5/6/2024 |
| TT | Nội dung | Thời gian |
| 2 | Khai mạc | 6/6/2024 |"""
    assert [cells["name"] for cells, _ in rows(text)] == ["Họp", "Khai mạc"]


def test_headings_may_stand_below_a_title() -> None:
    text = """\
| Lịch tháng 6 | |
| Nội dung | Thời gian |
| Họp | 5/6/2024 |"""
    assert rows(text) == [({"name": "Họp", "when": "5/6/2024"}, "")]


def test_from_and_to_in_columns_of_their_own() -> None:
    assert rows("| Hoạt động | Từ ngày | Đến ngày |\n| Trưng bày | 1/6/2024 | 9/6/2024 |") == [
        ({"name": "Trưng bày", "begin": "1/6/2024", "end": "9/6/2024", "campaign": "1/6/2024 - 9/6/2024"}, "")
    ]


def test_where_no_heading_says_so_the_names_are_in_the_first_column_left() -> None:
    assert rows("| Khối | Thời gian | Địa điểm |\n| Khối 9 | 5/6/2024 | Trường |") == [
        ({"name": "Khối 9", "when": "5/6/2024", "place": "Trường"}, "")
    ]
