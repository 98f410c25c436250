"""The sentences of a document with a date, a time or a length that went nowhere: they stand at the draft's end."""

from __future__ import annotations

import pytest

from tests.understanding.drafting import drafted

HEAD = "KẾ HOẠCH\nHè năm 2024\n1. Họp ngày 5/6/2024.\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Kế hoạch này thay thế Kế hoạch số 3/KH-UBND ngày 06/01/2024.",
        "Ông Lò Văn A, sinh ngày 02/01/1936, kể chuyện.",
        "Ngày 02/9/1945, Bác Hồ đọc Tuyên ngôn Độc lập.",
        "Không tổ chức Hội thi nấu ăn dự kiến ngày 29/6/2024.",
        "Sơ kết ngày 31/6/2024.",
        "Trực 24/24 giờ từ 7h đến 22h.",
        "Thời gian giải quyết là 15 ngày làm việc.",
        "Mức thưởng từ quý I tăng gấp đôi.",
        "Tỷ lệ cờ là 2/3.",
    ],
)
def test_a_sentence_that_went_nowhere_is_left_over(sentence: str) -> None:
    assert drafted(f"{HEAD}2. Việc khác\n{sentence}").plan.unused == (sentence,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Báo cáo trước ngày 15/6/2024.",
        "Treo cờ từ 10/6 đến 20/6/2024.",
        "Loa phát hằng ngày lúc 17h00.",
        "Giữ gìn vệ sinh chung.",
        "Đội 5 có 12 người.",
    ],
)
def test_a_sentence_of_which_something_was_made_or_without_a_day_is_not(sentence: str) -> None:
    assert drafted(f"{HEAD}2. Việc khác\n{sentence}").plan.unused == ()


def test_each_is_left_over_once_and_stands_at_the_end_of_the_draft() -> None:
    again = "Kế hoạch này thay thế Kế hoạch số 3/KH-UBND ngày 06/01/2024."
    made = drafted(f"{HEAD}{again}\n{again}")
    assert made.plan.unused == (again,)
    assert made.text.splitlines()[-2:] == [
        "# TODO: những câu sau của văn bản có ngày, giờ hoặc độ dài thời gian chưa có ở trên",
        f"# - {again}",
    ]


def test_of_a_table_each_row_is_told_whole() -> None:
    table = "| Nội dung | Thời gian | Mức |\n| Họp | 5/6/2024 | 12/13 |\n| Thi | 31/6/2024 | 5 |"
    assert drafted(f"KẾ HOẠCH\nHè năm 2024\n1. Việc\n{table}").plan.unused == ("Thi | 31/6/2024 | 5",)


def test_the_head_and_the_end_are_not_asked_about() -> None:
    text = (
        f"Số: 5/KH\nBản Lừ, ngày 7 tháng 5 năm 2024\n{HEAD}"
        "Nơi nhận:\n- Huyện ủy (báo cáo ngày 7/5);\n- Lưu.\nCHỦ TỊCH\nLò Văn Bình"
    )
    assert drafted(text).plan.unused == ()
