"""Events whose days stand behind their names: in a pair, or alone in brackets."""

from __future__ import annotations

import pytest

from tamduong_cli.understanding.found import Where
from tamduong_cli.understanding.moments import Years, moments
from tamduong_cli.understanding.named_days import anniversaries, bracketed, events
from tamduong_cli.understanding.parts import Part

YEARS = Years(range(2024, 2025))
ITEM = Where(YEARS, is_item=True)


def told(text: str, where: Where = ITEM) -> list[tuple[str, str, str]]:
    """The events of a text: their names, their days in history, their days."""
    said = moments(text, YEARS)
    named = sorted([*anniversaries(text, said, where), *bracketed(text, said, where)])
    return [(event.summary, event.origin, event.date) for event in events(text, named, where)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ (07/5/1954 - 07/5/2024)",
            [("Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ", "07/05/1954", "07/05/2024")],
        ),
        (
            "Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ: 07/5/1954-07/5/2024.",
            [("Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ", "07/05/1954", "07/05/2024")],
        ),
        (
            "Kỷ niệm Cách mạng Tháng Tám (19/8/1945 - 19/8/2024) và Quốc khánh (02/9/1945 - 02/9/2024)",
            [
                ("Kỷ niệm Cách mạng Tháng Tám", "19/08/1945", "19/08/2024"),
                ("Quốc khánh", "02/09/1945", "02/09/2024"),
            ],
        ),
        (
            "Kỷ niệm 94 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2024) và mừng Xuân Giáp Thìn 2024",
            [("Kỷ niệm 94 năm Ngày thành lập Đảng và mừng Xuân Giáp Thìn 2024", "03/02/1930", "03/02/2024")],
        ),
        ("Kỷ niệm 60 năm thành lập Trường (1964 - 2024)", [("Kỷ niệm 60 năm thành lập Trường", "1964", "2024")]),
        ("Ngày Thương binh - Liệt sĩ (27/7)", [("Ngày Thương binh - Liệt sĩ", "", "27/07/2024")]),
        (
            "Ngày Báo chí cách mạng Việt Nam (21/6), Ngày Gia đình Việt Nam (28/6)",
            [("Ngày Báo chí cách mạng Việt Nam", "", "21/06/2024"), ("Ngày Gia đình Việt Nam", "", "28/06/2024")],
        ),
        ("Giỗ Tổ Hùng Vương (10/3 âm lịch)", [("Giỗ Tổ Hùng Vương", "", "10/3/2024 âm lịch")]),
        ("Toàn xã hưởng ứng Ngày Môi trường thế giới (05/6).", [("Ngày Môi trường thế giới", "", "05/06/2024")]),
        (
            "120 years since the birth of the scholar (1904 – 2024)",
            [("120 years since the birth of the scholar", "1904", "2024")],
        ),
        # what is held or due has its day in brackets, and is no event
        ("Hội thi văn nghệ (27/7)", []),
        ("Chung kết bóng đá (27/7)", []),
        ("Nộp báo cáo trước Ngày Thương binh (27/7)", []),
        ("Báo cáo giai đoạn (2020 - 2024)", []),
        ("Trong nhiệm kỳ (2020 - 2025)", []),
        ("Kỷ niệm 70 năm Ngày Chiến thắng (7/5/1954 - 7/5/2024) đã được tổ chức", []),
        ("Treo cờ", []),
    ],
)
def test_events_by_the_days_behind_their_names(text: str, found: list[tuple[str, str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("part", "is_item", "number"),
    [
        ("content", False, 1),
        ("time", False, 1),
        (None, False, 1),
        ("organisation", False, 0),
        ("organisation", True, 1),
    ],
)
def test_a_day_in_brackets_names_an_event_where_events_are_named(part: Part | None, is_item: bool, number: int) -> None:
    assert len(told("Ngày Thương binh - Liệt sĩ (27/7)", Where(YEARS, part, is_item=is_item))) == number


def test_a_pair_of_years_is_an_anniversary_only_where_events_are_listed() -> None:
    text = "Kỷ niệm 60 năm thành lập Trường (1964 - 2024)"
    assert told(text, Where(YEARS)) == []
    assert len(told(text, ITEM)) == 1


def test_a_name_that_only_counts_years_has_its_row_s() -> None:
    text = "70 năm (7/5/1954 - 7/5/2024)"
    assert told(text, ITEM._replace(name="Chiến thắng Điện Biên Phủ")) == [
        ("70 năm Chiến thắng Điện Biên Phủ", "07/05/1954", "07/05/2024")
    ]
