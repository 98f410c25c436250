"""What something is called, cut out of the sentence that says when it is; and where it is held."""

from __future__ import annotations

import pytest

from tamduong_cli.understanding.moments import Years, clocks, moments
from tamduong_cli.understanding.summaries import event_name, summary_and_place, with_its_row, with_what_is_spoken_of

YEARS = Years(range(2024, 2025))


@pytest.mark.parametrize(
    ("text", "summary", "place"),
    [
        ("Lễ khai mạc: 7h30 ngày 12/5/2024 tại Sân vận động huyện.", "Lễ khai mạc", "Sân vận động huyện"),
        ("Ngày 12/5/2024: Khai mạc Hội thao", "Khai mạc Hội thao", ""),
        ("- Khai mạc Hội thao (ngày 12/5/2024)", "Khai mạc Hội thao", ""),
        ("Khai mạc Hội thao vào lúc 7h30, ngày 12/5/2024;", "Khai mạc Hội thao", ""),
        ("Từ ngày 12/5/2024 đến 14/5/2024 diễn ra Hội thao.", "Diễn ra Hội thao", ""),
        ("Hội thao, địa điểm: Nhà thi đấu; 7h30 ngày 12/5/2024", "Hội thao", "Nhà thi đấu"),
        ("Các nhiệm vụ như sau: treo cờ từ 28/4/2024", "Treo cờ", ""),
        ("Khám bệnh tại nhà ngày 12/5/2024", "Khám bệnh tại nhà", ""),
        ("Chấm thi tại chỗ ngày 12/5/2024", "Chấm thi tại chỗ", ""),
        ("Tại Hội trường xã ngày 12/5/2024", "Tại Hội trường xã", ""),
        (
            "Chiếu phim lúc 20h00 ngày 12/5/2024, tại bản “Pá Hu, Pá Mu” (có loa)",
            "Chiếu phim (có loa)",
            "Bản “Pá Hu, Pá Mu”",
        ),
        ("Opening of the fair at the Old Market on 12 May 2024", "Opening of the fair", "Old Market"),
        ("Thời gian: 7h30 ngày 12/5/2024", "", ""),
    ],
)
def test_a_sentence_without_what_says_when_and_where(text: str, summary: str, place: str) -> None:
    taken = [(moment.start, moment.end) for moment in moments(text, YEARS)]
    taken += [(clock.start, clock.end) for clock in clocks(text)]
    assert summary_and_place(text, taken) == (summary, place)


def test_a_place_that_is_a_sentence_of_its_own_stays_in_the_summary() -> None:
    text = f"Họp ngày 12/5/2024 tại {'sân vận động của các bản ' * 5}"
    summary, place = summary_and_place(text, [(4, 18)])
    assert place == ""
    assert summary.startswith("Họp, tại sân vận động của các bản")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Toàn xã hưởng ứng Ngày Quốc tế Hạnh phúc", "Ngày Quốc tế Hạnh phúc"),
        ("Tiếp tục tuyên truyền về Ngày Gia đình Việt Nam", "Ngày Gia đình Việt Nam"),
        ("Tuyên truyền kỷ niệm 70 năm Ngày Chiến thắng", "kỷ niệm 70 năm Ngày Chiến thắng"),
        ("Treo cờ nhân dịp Tết Nguyên đán", "Tết Nguyên đán"),
        (
            "Tổ chức các hoạt động chào mừng kỷ niệm 95 năm Ngày thành lập Hội Nông dân Việt Nam trên địa bàn xã",
            "kỷ niệm 95 năm Ngày thành lập Hội Nông dân Việt Nam trên địa bàn xã",
        ),
        ("Ngày sách và văn hóa đọc", "Ngày sách và văn hóa đọc"),
        ("Giỗ Tổ", "Giỗ Tổ"),
    ],
)
def test_an_event_s_name_without_the_sentence_about_it(text: str, name: str) -> None:
    assert event_name(text) == name


@pytest.mark.parametrize(
    ("name", "row", "whole"),
    [
        ("70 năm", "Chiến thắng Điện Biên Phủ", "70 năm Chiến thắng Điện Biên Phủ"),
        ("Kỷ niệm lần thứ 70", "Chiến thắng", "Kỷ niệm lần thứ 70 Chiến thắng"),
        ("", "Giỗ Tổ", "Giỗ Tổ"),
        ("Giỗ Tổ", "Sự kiện", "Giỗ Tổ"),
    ],
)
def test_a_name_that_only_counts_years_has_its_row_s(name: str, row: str, whole: str) -> None:
    assert with_its_row(name, row) == whole


@pytest.mark.parametrize(
    ("summary", "spoken_of", "before", "named"),
    [
        ("Đợt 1", "Tuyên truyền Tết", "", "Tuyên truyền Tết: đợt 1"),
        ("Vòng chung kết cấp xã", "Hội thi", "", "Hội thi: vòng chung kết cấp xã"),
        ("Khai mạc", "Hội thao", "", "Hội thao: khai mạc"),
        ("Lễ khai mạc Hội thao", "Hè", "", "Lễ khai mạc Hội thao"),
        ("Khai mạc", "", "", "Khai mạc"),
        ("", "Hội thao", "Hội trại", "Hội trại"),
        ("-", "Hội thao", "", "ngày 12/5/2024"),
    ],
)
def test_a_summary_that_names_only_a_part(summary: str, spoken_of: str, before: str, named: str) -> None:
    assert with_what_is_spoken_of(summary, spoken_of, before, "ngày 12/5/2024") == named
