"""A document of three hundred pages is drafted in seconds, and all that it says is in the draft."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tamduong_cli.documents.document import Document, Paragraph
from tamduong_cli.language import Language
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.loading import loaded
from tamduong_cli.understanding.draft import draft
from tests.conftest import well_within_a_minute

PLACES = ("bản Lừ", "bản Pom", "bản Viềng", "bản Nà Khoa", "bản Huổi Cáy", "bản Pá Lếch", "bản Mường", "bản Sin")
FIELDS = ("văn nghệ", "thể thao", "đọc sách", "chăn nuôi", "dệt thổ cẩm", "an toàn giao thông", "khuyến học", "bảo tồn")
SENTENCE = "Các đơn vị căn cứ tình hình thực tế, chủ động phối hợp, bảo đảm thiết thực, tiết kiệm, đúng quy định."
CHAPTERS = 25
ITEMS = 20
"""How many events a chapter has, each on a day of its own, with something that is due and something that is held."""


def paragraphs() -> Iterator[str]:
    """6,000 paragraphs, of which 1,500 say when."""
    yield "KẾ HOẠCH"
    yield "Công tác các năm 2023 - 2024"
    for chapter in range(CHAPTERS):
        yield f"{_roman(chapter + 1)}. NỘI DUNG {chapter + 1}"
        for item in range(ITEMS):
            number = chapter * ITEMS + item
            day = datetime.date(2023, 1, 1) + datetime.timedelta(number)
            written = f"{day.day}/{day.month}/{day.year}"
            what = f"{FIELDS[number % 8]} {PLACES[number // 8 % 8]} nhóm {_roman(number // 64 + 1)}"
            yield f"{item + 1}. Kỷ niệm Ngày thành lập đội {what} ({day.day}/{day.month}/1964 - {written})"
            yield from (f"{SENTENCE} Mã {number}.{at}." for at in range(9))
            yield f"- Báo cáo về {what} gửi trước ngày {written}."
            yield f"- Hội thi {what}: 7h30 ngày {written} tại nhà văn hóa."


def _roman(number: int) -> str:
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


def test_a_document_of_three_hundred_pages() -> None:
    document = Document(tuple(map(Paragraph, paragraphs())))
    assert len(document.blocks) == 2 + CHAPTERS * (1 + 12 * ITEMS)
    with well_within_a_minute():
        made = draft(document, "dai.docx", None, Language("vi"))
    plan = made.plan
    assert (len(plan.events), len(plan.deadlines), len(plan.activities), plan.unused) == (500, 500, 500, ())
    assert len({event.id for event in plan.events}) == 500
    with well_within_a_minute():
        read = loaded(made.text, Report("draft.yaml"))
    assert [problem for problem in read.problems if problem.severity == "error"] == []
    assert read.plan
    assert [len(read.plan.events), len(read.plan.deadlines), len(read.plan.activities)] == [500, 500, 500]


def drafted(text: str) -> tuple[int, tuple[str, ...]]:
    """How many activities come of one paragraph, and what is left over."""
    document = Document((Paragraph("KẾ HOẠCH"), Paragraph("năm 2024"), Paragraph(text, "1.")))
    with well_within_a_minute():
        plan = draft(document, "dai.docx", None, Language("vi")).plan
    return len(plan.activities), plan.unused


def test_a_paragraph_of_a_thousand_sentences() -> None:
    sentences = (f"Đợt {number}: họp ngày {1 + number % 28}/{1 + number % 12}/2024 tại xã." for number in range(1000))
    assert drafted(" ".join(sentences)) == (1000, ())


def test_a_sentence_of_two_thousand_days() -> None:
    days = ", ".join(f"ngày {1 + number % 28}/{1 + number % 12}" for number in range(2000))
    number, unused = drafted(f"Họp {days}")
    assert number
    assert unused == ()
