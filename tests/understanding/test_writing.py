"""The text of a draft, as a person reads it and as it is read back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.documents.document import Document, Paragraph
from tamduong_cli.language import Language
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.loading import loaded
from tamduong_cli.understanding.draft import draft
from tamduong_cli.understanding.writing import scalar
from tests.conftest import examples
from tests.understanding.drafting import drafted, read, section, todos

ALL = """\
| HUYỆN ỦY KHAO | ĐẢNG CỘNG SẢN VIỆT NAM |
| ĐẢNG ỦY XÃ LỪ | |
| Số 12-KH/ĐU | Lừ, ngày 06 tháng 01 năm 2024 |
KẾ HOẠCH
tuyên truyền năm 2024
Thực hiện Hướng dẫn số 5-HD/BTG, ngày 20/12/2023 của Huyện ủy Khao về tuyên truyền, Đảng ủy xã Lừ xây dựng kế hoạch:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức: "rất" cần.
2. Yêu cầu
- Thiết thực #1, hiệu quả.
II. NỘI DUNG
1. Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ (7/5/1954 - 7/5/2024)
Nêu ý nghĩa: to lớn.
2. Đại hội Đoàn xã: dự kiến ngày 20/6/2024 tại Hội trường xã
3. Ra quân hè: bắt đầu 7h00 ngày 01/6/2024 tại sân xã
- Đơn vị chủ trì: Đoàn xã
- Liên hệ: đ/c Lan, 0900 000 000
III. HÌNH THỨC
- Loa truyền thanh phát thứ Ba hằng tuần lúc 17h00.
- Băng rôn, khẩu hiệu.
IV. THỜI GIAN
Tuyên truyền trước mỗi sự kiện 20 ngày và sau mỗi sự kiện 5 ngày.
V. TỔ CHỨC THỰC HIỆN
1. Đoàn xã: đôn đốc; báo cáo trước ngày 30/6/2024.
2. Chi bộ Trường học
- Tuyên truyền trong học sinh.
Mọi vướng mắc báo về Đảng ủy chậm nhất 16h00 thứ Sáu, ngày 28/6/2024.
Sơ kết ngày 31/6/2024.
Nơi nhận:
- Huyện ủy,
- Lưu.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Lò Văn Bình
"""


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_text_of_a_draft_with_all_that_it_may_have(language: str, snapshot: Callable[[str, str], None]) -> None:
    made = draft(
        Document(tuple(map(Paragraph, _lines()))),
        "Kế hoạch xã.docx",
        None,
        Language("vi" if language == "vi" else "en"),
    )
    snapshot(f"understanding-draft-{language}.yaml", made.text)
    assert [problem.code for problem in read(made).problems if problem.severity == "error"] == []


def _lines() -> list[str]:
    """The lines of the document, its head a cell a line."""
    return [cell for line in ALL.splitlines() for cell in line.strip("| ").split(" | ") if cell.strip(" |")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Họp xã", "Họp xã"),
        ("Họp: sáng", '"Họp: sáng"'),
        ("Họp #1", '"Họp #1"'),
        ("- Họp", '"- Họp"'),
        ("“Họp”", "“Họp”"),
        ('"Họp"', '"\\"Họp\\""'),
        ("Họp:", '"Họp:"'),
        ("", '""'),
    ],
)
def test_a_text_on_one_line(text: str, written: str) -> None:
    assert scalar(text) == written


@examples(50)
@given(st.lists(st.text(alphabet="aĐ:#-\"'[]{}&*!|>%@`, \\1", min_size=4, max_size=12).map(str.strip), max_size=4))
def test_any_text_is_read_back_as_it_is(texts: list[str]) -> None:
    made = draft(
        Document(
            (
                Paragraph("KẾ HOẠCH"),
                Paragraph("năm 2024"),
                *(Paragraph(f"I. Kỷ niệm {text} (7/5/1954 - 7/5/2024)") for text in texts),
            )
        ),
        "a.docx",
        range(2024, 2025),
        Language("vi"),
    )
    plan = loaded(made.text, Report("a")).plan
    assert plan
    assert [event.summary.in_("vi") for event in plan.events] == [event.thing.summary for event in made.plan.events]


def test_what_a_person_must_look_at_stands_above_it_with_the_sentence_of_the_document() -> None:
    made = drafted("KẾ HOẠCH\nTết năm 2024\n1. Hội thơ tối Rằm tháng Giêng tại đình.")
    lines = section(made, "activities").splitlines()
    assert lines[0].startswith("  # TODO: ")
    assert lines[1:3] == ["  # “Hội thơ tối Rằm tháng Giêng tại đình.”", "  - id: hoi-tho"]
    assert lines[0].removeprefix("  # TODO: ") in todos(made)
    assert made.places == len(todos(made))


def test_a_document_that_says_nothing_is_a_draft_that_says_so() -> None:
    made = drafted("Giữ gìn vệ sinh.")
    assert made.text.splitlines()[2:] == [
        "# Bản dự thảo, đọc từ van-ban.docx. Xem lại từng dòng # TODO rồi xóa đi; sau đó gõ: plan check",
        "# TODO: không nhận ra tên của văn bản; hãy ghi tên kế hoạch",
        "",
        "format: 1",
        "id: van-ban-2024                  # mã, có trong tên tệp và mọi UID: đã phát hành lịch thì không đổi nữa",
        "title: van-ban",
        "",
        "period: 2024                      # thời gian của kế hoạch",
        "language: vi",
        "",
        "# TODO: văn bản không nêu quy tắc chung: trước và sau mỗi sự kiện bao lâu; nếu có thì ghi vào đây",
        "window: none",
        "",
        "# TODO: không tìm thấy sự kiện nào trong văn bản; hãy ghi vào đây",
        "events: []",
    ]


@pytest.mark.parametrize(
    ("name", "issuer", "id_"),
    [
        ("ke-hoach.docx", "ỦY BAN NHÂN DÂN XÃ LỪ", "xa-lu-2024"),
        ("a/b/Kế hoạch hè.docx", "", "ke-hoach-he-2024"),
        ("C:\\vb\\kh 2024.docx", "", "kh-2024"),
        ("15-KH.docx", "", "ke-hoach-15-kh-2024"),
        ("….docx", "", "ke-hoach-2024"),
    ],
)
def test_the_id_of_a_draft(name: str, issuer: str, id_: str) -> None:
    head = f"{issuer}\nSố: 5/KH\nKẾ HOẠCH\nHè năm 2024\n" if issuer else ""
    plan = read(drafted(f"{head}1. Họp ngày 5/6/2024.", name=name)).plan
    assert plan
    assert plan.id == id_


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Meeting on 5 June 2024 in the ward hall.", "en"),
        ("Họp ngày 5/6/2024 tại hội trường xã.", "vi"),
        ("5/6/2024", "vi"),
    ],
)
def test_a_draft_is_in_the_document_s_language(text: str, language: str) -> None:
    made = draft(Document((Paragraph(text),)), "a.txt", range(2024, 2025), None)
    assert made.language == language
    assert f"\nlanguage: {language}\n" in made.text
