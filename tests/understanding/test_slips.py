"""What is wrong in the document itself: it is in the draft as it is written, where `check` warns of it."""

from __future__ import annotations

import pytest

from tamduong_cli.language import Language
from tamduong_cli.understanding.draft import Draft
from tests.understanding.drafting import drafted, read
from tests.understanding.making import CORPUS, names_in
from tests.understanding.scoring import draft_of

HEAD = "KẾ HOẠCH\nTuyên truyền năm 2024\nI. CÁC SỰ KIỆN\n"


def warnings(made: Draft) -> list[tuple[str, str, str]]:
    """What `check` says of a draft."""
    language = Language("en")
    return [(problem.severity, problem.code, language.render(problem.message)) for problem in read(made).problems]


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        (
            "Kỷ niệm 71 năm Chiến thắng Điện Biên Phủ (7/5/1954 - 7/5/2024)",
            "year-count",
            "the summary says 71 năm, but 07/05/1954 to 07/05/2024 is 70",
        ),
        (
            "Kỷ niệm lần thứ 133 Ngày sinh Bác (19/5/1890 - 19/5/2024)",
            "year-count",
            "the summary says 133 năm, but 19/05/1890 to 19/05/2024 is 134",
        ),
        (
            "Kỷ niệm 100 năm Ngày sinh ông A (1925 - 2024)",
            "year-count",
            "the summary says 100 năm, but 1925 to 2024 is 99",
        ),
        (
            "Giỗ Tổ Hùng Vương: mùng 10 tháng 3 âm lịch (17/4/2024)",
            "lunar-date",
            "17/4/2024 is 9/3 of the lunar calendar, not 10/3",
        ),
        (
            "Tết Trung thu (15/8 âm lịch, tức 16/9/2024)",
            "lunar-date",
            "16/9/2024 is 14/8 of the lunar calendar, not 15/8",
        ),
        (
            "Lễ khai mạc ngày 7/5/2024 (28/3 âm lịch)",
            "lunar-date",
            "7/5/2024 is 29/3 of the lunar calendar, not 28/3",
        ),
    ],
)
def test_a_slip_of_the_document_is_a_warning_of_its_draft(line: str, code: str, message: str) -> None:
    assert warnings(drafted(f"{HEAD}1. {line}")) == [("warning", code, message)]


@pytest.mark.parametrize(
    "line",
    [
        "Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ (7/5/1954 - 7/5/2024)",
        "Giỗ Tổ Hùng Vương: mùng 10 tháng 3 âm lịch (18/4/2024)",
        "Họp Ban Tổ chức: 7h30 thứ Ba, ngày 7/5/2024 tại xã",
        "Lễ khai mạc ngày 7/5/2024 (29/3 âm lịch)",
    ],
)
def test_of_what_is_right_nothing_is_said(line: str) -> None:
    assert warnings(drafted(f"{HEAD}1. {line}")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Sơ kết công tác: 8h00 ngày 31/11/2024",
        "Tổng kết ngày 31/6.",
        "Hội thi ngày 29/2/2023",
    ],
)
def test_days_that_there_are_not_are_left_over(line: str) -> None:
    made = drafted(f"{HEAD}1. Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ (7/5/1954 - 7/5/2024)\n2. {line}")
    assert made.plan.unused == (line,)
    assert warnings(made) == []
    assert [event.id for event in made.plan.events] == ["chien-thang-dien-bien-phu"]


SLIPS = {"xa-nam": ["year-count"], "bang-excel": ["year-count"], "le-hoi": ["lunar-date"]}
"""What `check` warns of; days that there are not, and windows that end before they start, are left over."""


@pytest.mark.parametrize("name", names_in(CORPUS))
def test_the_slips_of_the_corpus(name: str) -> None:
    made = draft_of(CORPUS, name)
    codes = [code for _, code, _ in warnings(made)]
    assert [code for code in codes if code in ("year-count", "lunar-date", "weekday")] == SLIPS.get(name, [])
    left_over = {"khong-nam": "20/5 - 31/6", "bang-excel": "25/12/2023 - 10/12/2023"}.get(name, "")
    assert not left_over or any(left_over in text for text in made.plan.unused)
