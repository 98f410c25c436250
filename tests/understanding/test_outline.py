"""A document's outline: lines with their numbers, where they stand as people cite it, and in which part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.documents.document import Cell, Document, Paragraph, Table
from tamduong_cli.understanding.outline import APART, Line, Outline, is_capitals
from tests.conftest import examples
from tests.understanding.making import read_as, read_text


def lines(text: str) -> list[Line]:
    return Outline(read_text(text)).lines


OFFICE = """\
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Một ý
Câu dưới ý
2. Yêu cầu
II. NỘI DUNG
1. Việc một
1.1. Việc một một
a) Ý a
- gạch
b) Ý b
đ) Ý đ
1.2. Việc một hai
Câu thường
2. Việc hai
+ cộng
- gạch
| Nội dung | Thời gian |
| Họp | 5/6/2024 |
Sau bảng
III. TỔ CHỨC THỰC HIỆN
1. Công an xã
"""


@pytest.mark.parametrize("format_", ["docx", "docx-numbered"])
def test_an_office_s_outline(format_: str) -> None:
    found = [
        (line.number, line.text or "(bảng)", line.ref, line.part, line.above.text if line.above else "")
        for line in Outline(read_as(OFFICE, format_)).lines
    ]
    assert found == [
        ("I.", "MỤC ĐÍCH, YÊU CẦU", "I", "purpose", ""),
        ("1.", "Mục đích", "I.1", "objectives", "MỤC ĐÍCH, YÊU CẦU"),
        ("-", "Một ý", "I.1", "objectives", "Mục đích"),
        ("", "Câu dưới ý", "I.1", "objectives", "Mục đích"),
        ("2.", "Yêu cầu", "I.2", "requirements", "MỤC ĐÍCH, YÊU CẦU"),
        ("II.", "NỘI DUNG", "II", "content", ""),
        ("1.", "Việc một", "II.1", "content", "NỘI DUNG"),
        ("1.1.", "Việc một một", "II.1.1", "content", "Việc một"),
        ("a)", "Ý a", "II.1.1.a", "content", "Việc một một"),
        ("-", "gạch", "II.1.1.a", "content", "Ý a"),
        ("b)", "Ý b", "II.1.1.b", "content", "Việc một một"),
        ("đ)", "Ý đ", "II.1.1.đ", "content", "Việc một một"),
        ("1.2.", "Việc một hai", "II.1.2", "content", "Việc một"),
        ("", "Câu thường", "II.1.2", "content", "Việc một hai"),
        ("2.", "Việc hai", "II.2", "content", "NỘI DUNG"),
        ("+", "cộng", "II.2", "content", "Việc hai"),
        ("-", "gạch", "II.2", "content", "cộng"),
        ("", "(bảng)", "II.2", "content", "gạch"),
        ("", "Sau bảng", "II.2", "content", "Việc hai"),
        ("III.", "TỔ CHỨC THỰC HIỆN", "III", "organisation", ""),
        ("1.", "Công an xã", "III.1", "organisation", "TỔ CHỨC THỰC HIỆN"),
    ]


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        (
            "Chương I\nQUY ĐỊNH\nĐiều 1. Phạm vi\n1. Áp dụng",
            ["Chương I", "Chương I", "Chương I.Điều 1", "Chương I.Điều 1.1"],
        ),
        ("Phần thứ nhất\nI. Việc\n1. Một", ["Phần thứ nhất", "Phần thứ nhất.I", "Phần thứ nhất.I.1"]),
        ("A. VIỆC A\nI. Một\nB. VIỆC B", ["A", "A.I", "B"]),
        ("1.1 Việc\n1.2 Việc\n2.1.3. Việc", ["1.1", "1.2", "2.1.3"]),
        ("1/ Việc\n2/ Việc", ["1", "2"]),
        ("(1) Việc\n(2) Việc", ["1", "2"]),
        ("I- Việc\n1- Việc", ["I", "I.1"]),
        ("Mục 1. A\nMục 2. B", ["Mục 1", "Mục 2"]),
        ("V. Năm\nX. Mười", ["V", "X"]),
        ("20/11 là ngày lễ\n5.000 người\n7.5.2024 họp", ["", "", ""]),
    ],
)
def test_where_lines_stand(text: str, refs: list[str]) -> None:
    assert [line.ref for line in lines(text)] == refs


@pytest.mark.parametrize("bullet", ["-", "+", "*", "•", "–", "—", "●", "▪", "◦", "✓", "·", "➢"])
def test_an_item_of_a_list(bullet: str) -> None:
    (line,) = lines(f"{bullet} Treo cờ")
    assert (line.number, line.text, line.is_bullet, line.is_numbered) == (bullet, "Treo cờ", True, False)


@pytest.mark.parametrize(
    ("number", "style"),
    [("III.", "I."), ("12.", "1."), ("2.4.", "1.1."), ("2.10.3", "1.1.1"), ("b)", "b)"), ("-", "-"), ("", "")],
)
def test_the_style_that_lines_beside_each_other_share(number: str, style: str) -> None:
    assert Line("a", number).style == style


def test_a_paragraph_of_several_lines_is_as_many_where_these_are_items_or_sentences() -> None:
    texts = [
        ["Treo cờ:\n- tại xã\n- tại thôn", "Treo cờ:", "tại xã", "tại thôn"],
        ["ỦY BAN NHÂN DÂN\nxã Bản Mường", "ỦY BAN NHÂN DÂN", "xã Bản Mường"],
        ["Lễ kỷ niệm\nngày thành lập xã", "Lễ kỷ niệm ngày thành lập xã"],
        ["Họp xong.\nNghỉ", "Họp xong.", "Nghỉ"],
    ]
    for text, *expected in texts:
        assert [line.text for line in Outline(Document((Paragraph(text),))).lines] == expected


def test_cells_of_a_table_that_only_sets_texts_beside_each_other_are_lines() -> None:
    cells = (
        Cell((Paragraph("Nơi nhận:"), Paragraph("Huyện ủy", "-")), 0),
        Cell((Paragraph("T/M BAN THƯỜNG VỤ"), Paragraph("BÍ THƯ")), 1),
    )
    found = Outline(Document((Table((cells,)),))).lines
    assert [line.printed for line in found] == ["Nơi nhận:", "- Huyện ủy", "T/M BAN THƯỜNG VỤ", "BÍ THƯ"]


def test_between_lines_there_is_room_for_rows() -> None:
    assert [line.at for line in lines("1. A\n2. B\n3. C")] == [0, APART, 2 * APART]


@pytest.mark.parametrize(
    ("text", "capitals"),
    [("KẾ HOẠCH", True), ("KẾ HOẠCH 2024", True), ("UBND", True), ("ABC", False), ("Kế hoạch", False), ("2024", False)],
)
def test_whether_a_text_is_in_capitals(text: str, capitals: bool) -> None:
    assert is_capitals(text) is capitals


NUMBERS = st.sampled_from(["I.", "IV.", "1.", "2.", "1.1.", "1.2.3", "a)", "đ)", "-", "+", "Điều 1.", "(2)", "A.", ""])


@examples(50)
@given(st.lists(st.tuples(NUMBERS, st.sampled_from(["Việc", "NỘI DUNG", "Thời gian", "Mục đích", "Họp."])), min_size=1))
def test_in_any_outline_each_line_stands_under_lines_before_it(written: list[tuple[str, str]]) -> None:
    found = lines("\n".join(f"{number} {text}".strip() for number, text in written))
    assert [line.printed.split() for line in found] == [f"{number} {text}".split() for number, text in written]
    for line in found:
        places = [head.at for head in line.heads()]
        assert places == sorted(places, reverse=True)
        assert all(place < line.at for place in places)
