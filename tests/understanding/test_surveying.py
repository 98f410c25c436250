"""What lines say of each other: a day of the lines below it, a line of the one above, rows of their table."""

from __future__ import annotations

import pytest

from tests.understanding.drafting import drafted

HEAD = "UBND XÃ NÀ LƯA\n\nKẾ HOẠCH\nCông tác năm 2026\n\nI. NỘI DUNG\n"


def activities(text: str) -> list[tuple[str, str, str]]:
    """What is held by a document's draft: what it is called, its days or how it repeats, its time."""
    plan = drafted(HEAD + text, None).plan
    return [(item.thing.summary, item.thing.date or item.thing.repeat, item.thing.time) for item in plan.activities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Thứ Hai, ngày 09/02/2026\n- 8h00: Họp giao ban\n- Sáng: Làm việc với xã Bản Bo",
            [("Họp giao ban", "09/02/2026", "08:00"), ("Làm việc với xã Bản Bo", "09/02/2026", "")],
            id="the lines below a day",
        ),
        pytest.param(
            "- Thứ Hai 09/02/2026: 8h00 Họp giao ban\n- Kiểm tra công tác trực Tết",
            [("Họp giao ban", "09/02/2026", "08:00")],
            id="a line beside one with its day",
        ),
        pytest.param(
            "Thứ Hai, ngày 09/02/2026\n- Không tổ chức chào cờ đầu tuần tại trụ sở",
            [],
            id="what is not held",
        ),
        pytest.param(
            "Thứ Hai, ngày 09/02/2026\n1. Tiếp công dân tại trụ sở xã.\n"
            "Thời gian: 7h00 đến 8h00 tất cả các ngày trong tuần.",
            [("Tiếp công dân tại trụ sở xã", "hằng ngày", "07:00 - 08:00")],
            id="a line that says when of the one above, which is not on its whole day then",
        ),
        pytest.param(
            "1. Hội thi tuyên truyền viên ngày 5/6/2026.\n2. Thời gian: 8h00 ngày 7/6/2026.",
            [("Hội thi tuyên truyền viên", "05/06/2026", ""), ("Công tác năm 2026", "07/06/2026", "08:00")],
            id="an item that says when says it not of the item beside it",
        ),
    ],
)
def test_a_day_and_the_lines_about_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert activities(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1. Kỷ niệm ngày thành lập Hội Nông dân (14/10)\n2. Kỷ niệm ngày thành lập Hội Phụ nữ (14/10)",
        "1. Kỷ niệm ngày thành lập Trường Tiểu học Số 1 (5/9)\n2. Kỷ niệm ngày thành lập Trường Tiểu học Số 2 (5/9)",
        "1. Kỷ niệm 60 năm thành lập xã Tân An (5/9/1966 - 5/9/2026)\n"
        "2. Kỷ niệm 60 năm thành lập xã Tân Bình (5/9/1966 - 5/9/2026)",
        "| Sự kiện | Ngày |\n| Kỷ niệm thành lập xã Bản Bo 1 | 5/9 |\n| Kỷ niệm thành lập xã Bản Bo 2 | 5/9 |",
    ],
)
def test_items_of_one_list_are_not_one_event_because_they_are_alike(text: str) -> None:
    assert len(drafted(HEAD + text, None).plan.events) == 2


@pytest.mark.parametrize(
    "row",
    ["Treo cờ | quý V/2026", "Hội thao | cuối năm 2026", "Lễ | từ 8h00 đến 11h30", "Thi văn nghệ | 1/1/26"],
)
def test_a_row_that_gives_nothing_is_told_at_the_end(row: str) -> None:
    assert drafted(f"{HEAD}| Nội dung | Thời gian |\n| Họp | 5/6/2026 |\n| {row} |", None).plan.unused == (row,)


def test_a_column_without_a_heading_is_a_note() -> None:
    plan = drafted(f"{HEAD}| Nội dung | Thời gian | |\n| Họp | 5/6/2026 | báo cáo trước 30/5/2026 |", None).plan
    assert [(item.thing.summary, item.thing.date) for item in plan.deadlines] == [("Họp: báo cáo", "30/05/2026")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Hội LHPN xã tổ chức tọa đàm kỷ niệm 20/10 vào ngày 19/10/2026",
            [("Hội LHPN xã tổ chức tọa đàm kỷ niệm 20/10", "19/10/2026", "")],
        ),
        (
            "1. Giải cầu lông: chuyển từ ngày 13/9 - 14/9 sang ngày 27/9 - 28/9/2026",
            [("Giải cầu lông", "27/09/2026 - 28/09/2026", "")],
        ),
        ("1. Ngày hội Đại đoàn kết tại thôn 4, ngày 15/11/2026.", [("Ngày hội Đại đoàn kết", "15/11/2026", "")]),
        ("1. Văn nghệ ngày 25/9 (rằm tháng Tám)", [("Văn nghệ", "ngày 25/9/2026 (rằm tháng tám)", "")]),
        (
            "| Ngày | Giờ | Nội dung |\n| 24/02/2026 | 6h30 | Lễ rước |\n| | 8h30 | Lễ khai hội |",
            [("Lễ rước", "24/02/2026", "06:30"), ("Lễ khai hội", "24/02/2026", "08:30")],
        ),
    ],
)
def test_days_that_are_a_part_of_a_name_and_days_that_are_not(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert activities(text) == expected
