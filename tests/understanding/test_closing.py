"""What stands at the end of documents: who is sent them, and who signed."""

from __future__ import annotations

import pytest

from tamduong_cli.documents.document import Cell, Document, Paragraph, Table
from tamduong_cli.understanding.closing import closing
from tamduong_cli.understanding.outline import APART, Outline
from tests.understanding.making import read_text


@pytest.mark.parametrize(
    ("text", "recipients", "signed", "lines"),
    [
        (
            "Nơi nhận:\n- UBND huyện (b/c);\n- Các thôn;\n- Lưu: VT.\n"
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nLò Văn Bình",
            ("UBND huyện (b/c)", "Các thôn", "Lưu: VT"),
            ("TM. Ủy ban nhân dân", "Chủ tịch", "Lò Văn Bình"),
            8,
        ),
        (
            "Nơi nhận: UBND huyện; các thôn; lưu VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Bình",
            ("UBND huyện", "các thôn", "lưu VT"),
            ("KT. Chủ tịch", "Phó Chủ tịch", "Lò Văn Bình"),
            4,
        ),
        ("HIỆU TRƯỞNG\nThS. Nguyễn Thị Hoa", (), ("", "Hiệu trưởng", "ThS. Nguyễn Thị Hoa"), 2),
        (
            "T/M BAN CHẤP HÀNH\nBÍ THƯ\n(Đã ký và đóng dấu)\nY Thiêm Niê",
            (),
            ("T/M Ban Chấp hành", "Bí thư", "Y Thiêm Niê"),
            4,
        ),
        (
            "Recipients:\n- Committee;\n- Filed: Office.\nHEAD OF OFFICE\nDoan Thi Khue",
            ("Committee", "Filed: Office"),
            ("", "Head of office", "Doan Thi Khue"),
            5,
        ),
        ("Nơi nhận:\n- Các thôn;", ("Các thôn",), ("", "", ""), 2),
        ("Nơi nhận:\n- Các thôn;\n- Lưu: VT.\nPhụ lục kèm theo;", ("Các thôn", "Lưu: VT"), ("", "", ""), 3),
        ("Các thôn báo cáo.", (), ("", "", ""), 0),
        ("CHỦ TỊCH", (), ("", "", ""), 0),
    ],
)
def test_the_end_of_a_document(
    text: str, recipients: tuple[str, ...], signed: tuple[str, str, str], lines: int
) -> None:
    found = closing(Outline(read_text(f"1. Việc ngày 5/6/2024.\n{text}")).lines)
    assert found.recipients == recipients
    assert (found.authority, found.title, found.name) == signed
    assert found.used == frozenset(range(APART, (lines + 1) * APART, APART))


def test_an_end_of_two_cells_beside_each_other() -> None:
    left = (Paragraph("Nơi nhận:"), Paragraph("Huyện ủy,", "-"), Paragraph("Lưu.", "-"))
    right = tuple(map(Paragraph, ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lò Thị Bình")))
    document = Document((Paragraph("Việc.", "1."), Table(((Cell(left, 0), Cell(right, 1)),))))
    found = closing(Outline(document).lines)
    assert tuple(found)[:-1] == (("Huyện ủy", "Lưu"), "T/M Ban Thường vụ", "Bí thư", "Lò Thị Bình")
