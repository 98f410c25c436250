"""Headings in capitals, written as the rest of their document has the same words."""

from __future__ import annotations

import pytest

from tamduong_cli.understanding.casing import Casing

CASING = Casing(
    [
        "Ủy ban nhân dân xã Nậm Khay ban hành kế hoạch",
        "Các hoạt động tại xã Nậm Khay",
        "KẾ HOẠCH",
        "Trong dịp lễ hội Lồng Tồng mừng xuân",
        "Tổ chức lễ hội Lồng Tồng",
    ]
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ỦY BAN NHÂN DÂN XÃ NẬM KHAY", "Ủy ban nhân dân xã Nậm Khay"),
        ("LỄ HỘI LỒNG TỒNG", "Lễ hội Lồng Tồng"),
        ("KẾ HOẠCH NĂM 2024", "Kế hoạch năm 2024"),
        ("ĐẢNG ỦY BỘ PHẬN", "Đảng ủy bộ phận"),
        ("Kế hoạch", "Kế hoạch"),
        ("Kế hoạch của UBND", "Kế hoạch của UBND"),
        ("2024", "2024"),
        ("", ""),
    ],
)
def test_words_in_capitals(text: str, written: str) -> None:
    assert CASING.of(text) == written


def test_of_a_document_in_capitals_alone_they_are_as_in_a_sentence_but_for_the_names_of_places() -> None:
    assert Casing(["KẾ HOẠCH", "XÃ BẢN LỪ"]).of("XÃ BẢN LỪ") == "Xã Bản Lừ"


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("UBND HUYỆN TAM ĐƯỜNG", "UBND huyện Tam Đường"),
        ("HUYỆN ỦY TAM ĐƯỜNG", "Huyện ủy Tam Đường"),
        ("PHÒNG VĂN HÓA VÀ THÔNG TIN", "Phòng Văn hóa và Thông tin"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("TUYÊN TRUYỀN TRÊN ĐỊA BÀN HUYỆN TAM ĐƯỜNG NĂM 2024", "Tuyên truyền trên địa bàn huyện Tam Đường năm 2024"),
        ("CÁC HOẠT ĐỘNG XÃ HỘI", "Các hoạt động xã hội"),
    ],
)
def test_places_and_offices_keep_their_capitals(capitals: str, written: str) -> None:
    assert Casing([]).of(capitals) == written
