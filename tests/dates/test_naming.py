"""Naming: which years a text names, in figures or by their lunar names."""

from __future__ import annotations

import pytest

from tamduong_cli.dates.naming import naming


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Năm 2024, 7/5/2024, 171/2024/NĐ-CP, 2023 và 2025", ["2024", "2024", "2024"]),
        ("12024, 20241, 1924", []),
        ("(7/5/54-7/5/24), 7.5.24, 7-5-24, 07/05/’24", ["7/5/24", "7.5.24", "7-5-24", "07/05/’24"]),
        ("7 tháng 5 năm 24, tháng 5/24, Quý II/24, Q2/24", ["7 tháng 5 năm 24", "tháng 5/24", "Quý II/24", "Q2/24"]),
        ("(5/54-5/24), Tết '24, năm học 23-24, 2023-24", ["5/54-5/24", "'24", "năm học 23-24", "2023-24"]),
        ("24 xã, 5/24 xã, 24/5/1954, II.5.24, 7/13/24, 32/5/24, 1954-24", []),
        ("Giáp Thìn, GIÁP THÌN 2024, năm 2024 (Giáp Thìn)", ["Giáp Thìn", "GIÁP THÌN", "2024", "2024", "Giáp Thìn"]),
        ("Giáp Thìn 1964, năm 1904 (Giáp Thìn), Ất Tỵ, Giáp Dậu", []),
        ("trận lụt năm Giáp Thìn, rằm tháng Giêng năm Giáp Thìn", ["Giáp Thìn", "Giáp Thìn"]),
        ("ngày Giáp Thìn, bà Giáp Thìn, ông Nguyễn Văn Giáp Thìn, xã Giáp Thìn, 10 năm Giáp Thìn", []),
        ("Hội xuân Tây Hồ Giáp Thìn 2024", ["Giáp Thìn", "2024"]),
        ("năm con Rồng, năm Thìn, Year of the Dragon", ["năm con Rồng", "năm Thìn", "Year of the Dragon"]),
        ("tuổi Thìn, năm con Gà, năm thìn, 5 năm Thìn", []),
    ],
)
def test_what_names_the_year(text: str, found: list[str]) -> None:
    assert naming(text, [2024]) == found


@pytest.mark.parametrize(
    ("text", "year"),
    [("Quý Tỵ, Quí Tị, QUÍ TỴ", 2013), ("Kỷ Tỵ, Kỉ Tị, Kỉ Tỵ", 2049), ("Canh Tý, Canh Tí, canh tí", 2020)],
)
def test_each_spelling_of_a_years_name_is_known(text: str, year: int) -> None:
    assert naming(text, [year]) == text.split(", ")


def test_a_year_may_be_looked_for_by_its_name_alone() -> None:
    assert naming("2023 và Quý Mão; 2024 và Giáp Thìn", [2024], [2023]) == ["Quý Mão", "2024"]
