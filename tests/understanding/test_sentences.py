"""Texts cut into sentences, and names without what stands about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.understanding.sentences import capitalised, in_sentence_case, sentences, trimmed
from tests.conftest import examples


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Treo cờ từ ngày 01/9. Báo cáo trước 10/9.", ["Treo cờ từ ngày 01/9.", "Báo cáo trước 10/9."]),
        ("Gửi về TP. Huế. Hết.", ["Gửi về TP. Huế.", "Hết."]),
        ("ThS. Lò Văn A chủ trì. Ông Q. Nam dự.", ["ThS. Lò Văn A chủ trì.", "Ông Q. Nam dự."]),
        ("v.v. Các đơn vị", ["v.v. Các đơn vị"]),
        ("Chi 3.000 tờ. 5 xã dự.", ["Chi 3.000 tờ. 5 xã dự."]),
        ("Họp (lúc 7h. Sau đó nghỉ; ăn trưa) tại xã.", ["Họp (lúc 7h. Sau đó nghỉ; ăn trưa) tại xã."]),
        ("Theo lời Bác: “Đoàn kết. Thành công.” Hết", ["Theo lời Bác: “Đoàn kết. Thành công.”", "Hết"]),
        ("Treo cờ; hạ cờ; báo cáo", ["Treo cờ;", "hạ cờ;", "báo cáo"]),
        ("Vân vân... Tiếp theo", ["Vân vân...", "Tiếp theo"]),
        ("Xong! Tốt? Rồi", ["Xong!", "Tốt?", "Rồi"]),
        ("ngày 7.5.2024 họp", ["ngày 7.5.2024 họp"]),
        ("Năm 2024. Tổ chức", ["Năm 2024.", "Tổ chức"]),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@examples(50)
@given(st.text(alphabet="aÁ .;:!?(“”)…đ/12\n"))
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- Treo cờ;", "Treo cờ"),
        ("+ và ngoài ra treo cờ: ", "treo cờ"),
        ("đồng thời, treo cờ", "treo cờ"),
        ("  Họp ( ) ,", "Họp"),
        ("riêng: Tết", "Tết"),
        ("v.v...", "v.v..."),
        ("“Ngày hội”.", "“Ngày hội”"),
        ("** Họp **", "Họp"),
        ("Hội thi (", "Hội thi"),
        ("a\n b", "a b"),
        ("Và", "Và"),
        ("", ""),
    ],
)
def test_a_name_without_what_stands_about_it(text: str, name: str) -> None:
    assert trimmed(text) == name
    assert trimmed(name) == name


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("T/M BAN THƯỜNG VỤ", "T/M Ban Thường vụ"),
        ("TM. ỦY BAN NHÂN DÂN", "TM. Ủy ban nhân dân"),
        ("KT. CHỦ TỊCH", "KT. Chủ tịch"),
        ("PHÓ BÍ THƯ THƯỜNG TRỰC", "Phó Bí thư thường trực"),
        ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("HEAD OF OFFICE", "Head of office"),
        ("KẾ HOẠCH", "Kế hoạch"),
        ("Phó Bí thư", "Phó Bí thư"),
        ("Kế hoạch UBND", "Kế hoạch UBND"),
        ("123", "123"),
    ],
)
def test_capitals_as_a_sentence_has_them(text: str, written: str) -> None:
    assert in_sentence_case(text) == written


def test_a_text_begins_with_a_capital() -> None:
    assert [capitalised(text) for text in ("đường hoa", "Đường", "", "7h họp")] == ["Đường hoa", "Đường", "", "7h họp"]
