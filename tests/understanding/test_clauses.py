"""Sentences with several days: cut so that each part has one, and each day counts once."""

from __future__ import annotations

import pytest

from tamduong_cli.understanding.clauses import clauses, merged, once
from tamduong_cli.understanding.moments import Years, moments

YEARS = Years(range(2024, 2025))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Họp ngày 5/6/2024", ["Họp ngày 5/6/2024"]),
        (
            "Sơ khảo ngày 5/6, bán kết ngày 12/6 và chung kết ngày 19/6/2024",
            ["Sơ khảo ngày 5/6, ", "bán kết ngày 12/6 và ", "chung kết ngày 19/6/2024"],
        ),
        ("Ngày 5/6 sơ khảo, ngày 12/6 bán kết", ["Ngày 5/6 sơ khảo, ", "ngày 12/6 bán kết"]),
        (
            "Khai mạc ngày 12/5/2024; bế mạc ngày 14/5/2024 tại sân xã",
            ["Khai mạc ngày 12/5/2024; ", "bế mạc ngày 14/5/2024 tại sân xã"],
        ),
        (
            "Treo cờ từ 28/4 đến 8/5, hạ cờ, thu dọn xong trước ngày 10/5",
            ["Treo cờ từ 28/4 đến 8/5, ", "hạ cờ, thu dọn xong trước ngày 10/5"],
        ),
    ],
)
def test_a_text_is_cut_between_its_days(text: str, parts: list[str]) -> None:
    found = [text[clause.start : clause.end] for clause in clauses(text, moments(text, YEARS))]
    assert found == parts
    assert "".join(found) == text


def test_a_text_without_days_has_no_clauses() -> None:
    assert list(clauses("Treo cờ", [])) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Triển lãm bắt đầu từ 20/02/2024, kết thúc ngày 25/3/2024", ["20/02/2024 - 25/03/2024"]),
        ("mở cửa từ ngày 02/9/2024 (Thứ Hai) đến hết ngày 30/9/2024", ["02/09/2024 - 30/09/2024"]),
        ("Treo từ 30/8/2024 và tháo dỡ ngày 05/9/2024", ["30/08/2024 - 05/09/2024"]),
        ("bắt đầu 20/3/2024, kết thúc 25/2/2024", ["20/03/2024", "25/02/2024"]),
        ("Khai mạc ngày 12/5/2024, bế mạc ngày 14/5/2024", ["12/05/2024", "14/05/2024"]),
        ("Họp ngày 12/5/2024", ["12/05/2024"]),
    ],
)
def test_from_a_day_on_which_it_begins_to_one_on_which_it_ends(text: str, written: list[str]) -> None:
    assert [moment.written for moment in merged(text, moments(text, YEARS))] == written


@pytest.mark.parametrize(
    ("text", "kept", "again"),
    [
        ("ngày 12/5/2024 (12/5/2024)", ["12/05/2024"], ["12/05/2024"]),
        ("12/5/2024, Chủ nhật 12/5", ["12/05/2024"], ["12/05/2024"]),
        ("ngày 12/5/2024 họp, ngày 14/5/2024 nghỉ", ["12/05/2024", "14/05/2024"], []),
        (
            "ngày 12/5/2024. Nội dung họp được gửi trước cho các đơn vị. Ngày 12/5/2024",
            ["12/05/2024", "12/05/2024"],
            [],
        ),
    ],
)
def test_days_that_are_said_again_count_once(text: str, kept: list[str], again: list[str]) -> None:
    found = once(text, moments(text, YEARS))
    assert tuple([moment.written for moment in each] for each in found) == (kept, again)
