"""Whatever a document says: a draft comes of it without errors, or a Failure, and no sentence with a day is lost."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.documents.characters import cleaned
from tamduong_cli.documents.document import Cell, Document, Paragraph, Table
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.loading import loaded
from tamduong_cli.understanding.draft import Draft, draft
from tests.conftest import examples

NUMBERS = ("I. ", "II. ", "1. ", "2. ", "1.1. ", "a) ", "b) ", "- ", "+ ", "Điều 1. ", "")
HEADINGS = (
    *("MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG", "THỜI GIAN", "TỔ CHỨC THỰC HIỆN", "HÌNH THỨC", "Nơi nhận:", "KẾ HOẠCH"),
    *("Thứ Hai, ngày 13/5/2024", "Tháng 5/2024", "Ban Tuyên giáo", "Công an xã:", "CHỦ TỊCH", "Lò Văn Bình"),
)
WORDS = (
    *("Kỷ niệm 70 năm Ngày Chiến thắng", "Họp Ban Tổ chức", "Treo cờ", "Báo cáo", "Hội thi", "Đại hội Đoàn xã", "Lễ"),
    *("tuyên truyền", "trước", "sau", "chậm nhất", "hoàn thành", "từ", "đến hết", "vào", "tại Hội trường xã", "và"),
    *("(", ")", ":", ";", ".", ",", "“", "”", "-", "mỗi sự kiện", "ngày bầu cử", "hằng tuần", "thứ Ba", "số 5-KH/ĐU"),
    *("dự kiến", "Thời gian:", "Địa điểm:", "Căn cứ", "không tổ chức", "thay cho", "từ nay", "đợt 1", "kéo dài"),
)
DAYS = (
    *("7/5/2024", "ngày 07/5", "ngày 5 tháng 6 năm 2024", "28/4 - 8/5/2024", "các ngày 3, 5 và 7/9", "tháng 6/2024"),
    *("mùng 10 tháng 3 âm lịch", "rằm tháng Giêng", "(7/5/1954 - 7/5/2024)", "(19/5)", "31/6/2024", "30/2", "7h30"),
    *("từ 8h00 đến 10h00", "20 ngày", "05 ngày", "quý III/2024", "năm 2024", "2020 - 2025", "29/2/2023", "1/1/1900"),
    *("31/12/9998", "30 tháng Chạp", "99/99/9999", "24h00", "tuần 2 tháng 9"),
)
OFFICE_LIKE = st.tuples(
    st.sampled_from(NUMBERS),
    st.one_of(
        st.sampled_from(HEADINGS),
        st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(DAYS)), min_size=1, max_size=8).map(" ".join),
    ),
).map("".join)
ANY = st.text(max_size=30).map(cleaned)
LINES = st.lists(st.one_of(OFFICE_LIKE, ANY), max_size=12)
COLUMNS = st.sampled_from(
    ["STT", "Nội dung", "Thời gian", "Ngày kỷ niệm", "Thời hạn", "Chủ trì", "Ghi chú", "Giờ", "x"]
)
CELLS = st.one_of(OFFICE_LIKE, st.just(""), st.sampled_from(DAYS))


def table(rows: list[list[str]]) -> Table:
    return Table(
        tuple(
            tuple(Cell((Paragraph(text),) if text.strip() else (), at) for at, text in enumerate(row)) for row in rows
        )
    )


TABLES = st.integers(1, 4).flatmap(
    lambda width: st.tuples(
        st.lists(COLUMNS, min_size=width, max_size=width),
        st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=4),
    ).map(lambda found: table([found[0], *found[1]]))
)
BLOCKS = st.lists(st.one_of(OFFICE_LIKE.map(Paragraph), TABLES), max_size=12)


def drafted(document: Document, years: range | None) -> Draft | None:
    """The draft of a document, which is read again without errors; None where it is refused."""
    try:
        made = draft(document, "a.docx", years, Language("vi"))
    except Failure:
        return None
    problems = loaded(made.text, Report("a.yaml")).problems
    assert [problem for problem in problems if problem.severity == "error"] == []
    return made


@examples(150)
@given(LINES)
def test_of_any_text_there_is_a_draft_without_errors(lines: list[str]) -> None:
    assert drafted(Document(tuple(map(Paragraph, lines))), range(2024, 2025))


@examples(60)
@given(LINES, st.sampled_from([None, range(2, 3), range(9998, 9999), range(1900, 2100), range(2023, 2026)]))
def test_of_any_text_for_any_years_there_is_a_draft_or_a_failure(lines: list[str], years: range | None) -> None:
    drafted(Document(tuple(map(Paragraph, lines))), years)


@examples(100)
@given(BLOCKS)
def test_of_any_tables_there_is_a_draft_without_errors(blocks: list[Paragraph | Table]) -> None:
    assert drafted(Document(tuple(blocks)), range(2024, 2025))


def normal(text: str) -> str:
    return " ".join(re.sub(r'\\"', '"', text).replace("# ", " ").split()).lower()


SENTENCES = st.tuples(
    st.sampled_from(["1. ", "2. ", "- ", "a) ", ""]),
    st.sampled_from(
        ["Họp", "Treo cờ", "Nghị quyết", "Hội thi", "Ông A", "Giữ gìn vệ sinh", "Thi đua", "Trực", "Đợt này"]
    ),
    st.sampled_from(["", " từ", " trước", " sau", " đã xong", " sinh", " thay cho", " không quá", " hoãn"]),
    st.sampled_from(
        [*(f" {day}" for day in DAYS if re.match(r"(?:ngày |\d+/)", day)), " 15 ngày", " hằng ngày", " lúc 7 giờ 30"]
    ),
    st.sampled_from(["", " tại xã", " và 9/6/2024", " năm nay", ", các thôn nộp trước 20/6/2024"]),
).map("".join)


@examples(150)
@given(st.lists(SENTENCES, min_size=1, max_size=8, unique=True))
def test_each_sentence_with_a_day_became_something_or_stands_in_the_draft(sentences: list[str]) -> None:
    lines = ["KẾ HOẠCH", "năm 2024", "I. NỘI DUNG", *(f"{sentence}." for sentence in sentences)]
    made = drafted(Document(tuple(map(Paragraph, lines))), range(2024, 2025))
    assert made
    plan = made.plan
    things = [event.thing for event in plan.events]
    things += [item.thing for item in (*plan.deadlines, *plan.activities)]
    used = [thing.sentence for thing in (*things, *plan.said_again)]
    used += [window.sentence for event in plan.events for window in event.windows]
    used += [window.sentence for window in plan.windows] + ([plan.rule.sentence] if plan.rule else [])
    standing = normal(made.text)
    for sentence in sentences:
        text = re.sub(r"^(?:\d\. |- |a\) )", "", sentence)
        is_used = any(normal(text) in normal(other) for other in used)
        assert is_used or normal(text) in standing, text
