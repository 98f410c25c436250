"""What stands at the head of documents of the Party, of administrations and of others."""

from __future__ import annotations

import pytest

from tamduong_cli.documents.document import Cell, Document, Paragraph, Table
from tamduong_cli.understanding.header import Header, header
from tamduong_cli.understanding.outline import APART, Outline
from tests.understanding.making import read_text


def head(text: str) -> Header:
    return header(Outline(read_text(text)).lines)


def told(found: Header) -> dict[str, object]:
    """What of a head was found, its lines left out."""
    values = found._replace(parent_sentence="", used=frozenset())._asdict()
    return {key: tuple(value) if key == "parent" else value for key, value in values.items() if value}


@pytest.mark.parametrize(
    ("text", "found", "lines"),
    [
        (
            "ỦY BAN NHÂN DÂN\nXÃ BẢN MƯỜNG\nSố: 15/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Độc lập - Tự do - Hạnh phúc\nBản Mường, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\n"
            "Tổ chức Ngày hội Văn hóa năm 2024\n"
            "Căn cứ Kế hoạch số 12/KH-UBND ngày 02/02/2024 của Ủy ban nhân dân huyện về Ngày hội Văn hóa năm 2024, "
            "Ủy ban nhân dân xã ban hành kế hoạch như sau:\nI. MỤC ĐÍCH",
            {
                "title": "Kế hoạch tổ chức Ngày hội Văn hóa năm 2024",
                "kind": "kế hoạch",
                "issuer": "Ủy ban nhân dân xã Bản Mường",
                "number": "15/KH-UBND",
                "date": "05/03/2024",
                "place": "Bản Mường",
                "parent": ("12/KH-UBND", "02/02/2024", "Ủy ban nhân dân huyện", "Ngày hội Văn hóa năm 2024"),
            },
            8,
        ),
        (
            "| ĐẢNG BỘ HUYỆN KHAO | ĐẢNG CỘNG SẢN VIỆT NAM |\n| ĐẢNG ỦY XÃ LỪ | |\n"
            "| * | Xã Lừ, ngày 06 tháng 01 năm 2025 |\n| Số 12-KH/ĐU | |\nKẾ HOẠCH\ntuyên truyền năm 2025\n-----\n"
            "Thực hiện Hướng dẫn số 5-HD/BTG, ngày 20/12/2024 của Ban Tuyên giáo Huyện ủy Khao về tuyên truyền năm "
            "2025, Đảng ủy xã Lừ xây dựng kế hoạch:\nI. NỘI DUNG\n1. Đảng bộ huyện Khao họp",
            {
                "title": "Kế hoạch tuyên truyền năm 2025",
                "kind": "kế hoạch",
                "superior": "Đảng bộ huyện Khao",
                "issuer": "Đảng ủy xã Lừ",
                "number": "12-KH/ĐU",
                "date": "06/01/2025",
                "place": "Xã Lừ",
                "parent": ("5-HD/BTG", "20/12/2024", "Ban Tuyên giáo Huyện ủy Khao", "Tuyên truyền năm 2025"),
            },
            9,
        ),
        (
            "HỘI NÔNG DÂN TỈNH\nHỘI NÔNG DÂN HUYỆN\nSố: 7-TB/HND\nV/v tổ chức Hội thi nhà nông đua tài năm 2024\n"
            "Kính gửi: Hội Nông dân các xã\n1. A",
            {
                "title": "Tổ chức Hội thi nhà nông đua tài năm 2024",
                "superior": "Hội Nông dân tỉnh",
                "issuer": "Hội Nông dân huyện",
                "number": "7-TB/HND",
            },
            4,
        ),
        (
            "LỊCH CÔNG TÁC TUẦN 12\nTừ ngày 18/3/2024 đến ngày 22/3/2024\nThứ Hai, ngày 18/3/2024\n- 7h30: Chào cờ",
            {"title": "Lịch công tác tuần 12 từ ngày 18/3/2024 đến ngày 22/3/2024", "kind": "lịch"},
            2,
        ),
        ("Kế hoạch hè 2024\n1. Mở lớp bơi ngày 5/6/2024", {"title": "Kế hoạch hè 2024", "kind": "kế hoạch"}, 1),
        (
            "No. 27/KH-VH\nNew Ward, 19 January 2026\nPLAN\nActivities for Spring 2026\n"
            "Pursuant to Plan No. 15/KH-UBND dated 8 January 2026 of the "
            "People's Committee, the Office issues this plan.\nI. Purpose",
            {
                "title": "Plan activities for Spring 2026",
                "kind": "plan",
                "number": "27/KH-VH",
                "date": "19/01/2026",
                "place": "New Ward",
                "parent": ("15/KH-UBND", "08/01/2026", "the People's Committee", ""),
            },
            4,
        ),
        (
            "SỞ Y TẾ\nSố:     /KH-SYT\nXã A, ngày … tháng … năm 2024\nDỰ THẢO\nKẾ HOẠCH\nTruyền thông năm 2024\n1. A",
            {
                "title": "Kế hoạch truyền thông năm 2024",
                "kind": "kế hoạch",
                "issuer": "Sở Y tế",
                "number": "/KH-SYT",
                "place": "Xã A",
            },
            6,
        ),
        ("Họp ngày 5/6/2024 tại xã.\nHọp tiếp ngày 7/6/2024.", {}, 0),
        ("", {}, 0),
    ],
)
def test_the_head_of_a_document(text: str, found: dict[str, object], lines: int) -> None:
    header = head(text or "1. Việc")
    assert told(header) == found
    assert header.used == frozenset(range(0, lines * APART, APART))


def test_a_head_of_two_cells_beside_each_other() -> None:
    left = ("HUYỆN ỦY KHAO", "BAN TUYÊN GIÁO", "*", "Số 3-KH/BTG")
    right = ("ĐẢNG CỘNG SẢN VIỆT NAM", "Khao, ngày 07 tháng 5 năm 2024")
    row = tuple(Cell(tuple(map(Paragraph, texts)), at) for at, texts in enumerate((left, right)))
    blocks = (
        Table((row,)),
        Paragraph("KẾ HOẠCH"),
        Paragraph("tuyên truyền năm 2024"),
        Paragraph("Huyện ủy Khao họp.", "1."),
    )
    assert told(header(Outline(Document(blocks)).lines)) == {
        "title": "Kế hoạch tuyên truyền năm 2024",
        "kind": "kế hoạch",
        "superior": "Huyện ủy Khao",
        "issuer": "Ban tuyên giáo",
        "number": "3-KH/BTG",
        "date": "07/05/2024",
        "place": "Khao",
    }


@pytest.mark.parametrize(
    ("sentence", "parent"),
    [
        (
            "Thực hiện Công văn số 5-CV/HU ngày 2/2/2024 của Huyện ủy về hè, Đoàn xã xây dựng kế hoạch.",
            ("5-CV/HU", "02/02/2024", "Huyện ủy", "Hè"),
        ),
        ("Căn cứ Kế hoạch số 8/KH-UBND của UBND huyện;", ("8/KH-UBND", "", "UBND huyện", "")),
        (
            "Căn cứ Nghị quyết số 5-NQ/ĐU ngày 5/1/2024 của Đảng ủy về văn hóa; Kế hoạch số 8/KH-UBND ngày "
            "10/1/2024 của UBND huyện về hè,",
            ("8/KH-UBND", "10/01/2024", "UBND huyện", "Hè"),
        ),
        ("Họp theo tinh thần Kế hoạch số 8/KH-UBND của UBND huyện.", None),
        ("Căn cứ tình hình thực tế,", None),
    ],
)
def test_the_document_that_is_carried_out(sentence: str, parent: tuple[str, ...] | None) -> None:
    found = head(f"KẾ HOẠCH\nnăm 2024\n{sentence}\nI. NỘI DUNG").parent
    assert (tuple(found) if found else None) == parent


def test_who_issues_a_document_is_told_by_its_first_sentence_where_its_head_does_not() -> None:
    found = head("KẾ HOẠCH\nnăm 2024\nThực hiện chủ trương của cấp trên, Đảng ủy xã Lừ ban hành kế hoạch.\nI. NỘI DUNG")
    assert found.issuer == "Đảng ủy xã Lừ"
