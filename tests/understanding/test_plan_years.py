"""For which years a plan is."""

from __future__ import annotations

import pytest

from tamduong_cli.failure import Failure
from tamduong_cli.language import Language
from tamduong_cli.understanding.header import header
from tamduong_cli.understanding.outline import Outline
from tamduong_cli.understanding.plan_years import plan_years
from tests.understanding.making import read_text


def years(text: str, asked: range | None = None) -> tuple[list[int], bool, list[str]]:
    lines = Outline(read_text(text)).lines
    found, is_school, remarks = plan_years(lines, header(lines), asked)
    return list(found), is_school, [Language("en").render(remark) for remark in remarks]


@pytest.mark.parametrize(
    ("title", "found", "is_school"),
    [
        ("Tuyên truyền năm 2024", [2024], False),
        ("tuyên truyền trong năm 2023 - 2024", [2023, 2024], False),
        ("tuyên truyền các năm 2024 và 2025", [2024, 2025], False),
        ("hoạt động năm học 2024 - 2025", [2024, 2025], True),
        ("Năm 2024 của xã", [2024], False),
        ("đón xuân 2025", [2025], False),
        ("for Spring 2026", [2026], False),
    ],
)
def test_the_years_of_a_title(title: str, found: list[int], is_school: bool) -> None:
    assert years(f"KẾ HOẠCH\n{title}\n1. Họp") == (found, is_school, [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KẾ HOẠCH\nhè\n1. Họp ngày 5/6/2024.\n2. Họp ngày 7/6/2024.", [2024]),
        ("KẾ HOẠCH\ncuối năm\n1. Họp ngày 5/12/2024.\n2. Họp ngày 7/1/2025.", [2024, 2025]),
        ("KẾ HOẠCH\nthực hiện Nghị quyết nhiệm kỳ 2020 - 2025\n1. Họp ngày 5/6/2024", [2024]),
        ("KẾ HOẠCH\ngiai đoạn 2021 - 2025\n1. Họp ngày 5/6/2024", [2024]),
        ("KẾ HOẠCH\nhè\n1. Theo Kế hoạch số 5/KH ngày 5/1/2022.\n2. Họp ngày 7/6/2024", [2024]),
        ("KẾ HOẠCH\nhè\n1. Ông A sinh ngày 5/1/1950.\n2. Họp ngày 7/6/2024", [2024]),
        ("KẾ HOẠCH\nhè\n| Nội dung | Thời gian |\n| Họp | 7/6/2024 |", [2024]),
    ],
)
def test_the_years_of_what_is_planned_where_the_title_has_none(text: str, found: list[int]) -> None:
    assert years(text) == (found, False, [])


def test_the_year_of_issue_is_to_be_looked_at() -> None:
    assert years("Số: 1/KH\nXã Lừ, ngày 5 tháng 6 năm 2024\nKẾ HOẠCH\nhè\n1. Bơi") == (
        [2024],
        False,
        ["the document names no year but that of its date of issue, 2024; is the plan for it?"],
    )


def test_the_years_that_are_asked_for() -> None:
    assert years("KẾ HOẠCH\nnăm 2023\n1. Bơi", range(2024, 2026)) == ([2024, 2025], False, [])
    assert years("KẾ HOẠCH\nnăm học\n1. Bơi", range(2024, 2026)) == ([2024, 2025], True, [])


def test_a_document_without_years_is_refused() -> None:
    with pytest.raises(Failure) as caught:
        years("KẾ HOẠCH\nhè\n1. Bơi ngày 5/6.")
    assert Language("en").render(caught.value.message) == (
        "the document does not say for which years it is; say so: --years 2026, --years 2026-2027"
    )
    assert Language("vi").render(caught.value.message) == (
        "văn bản không nêu kế hoạch cho năm nào; hãy ghi thêm: --years 2026, --years 2026-2027"
    )
