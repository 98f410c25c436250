"""The days and times that texts say, in the ways in which offices write them."""

from __future__ import annotations

import pytest

from tamduong_cli.understanding.moments import Moment, Years, clocks, lowered, moments, pairs

YEARS = Years(range(2024, 2025))


def said(text: str, years: Years = YEARS) -> Moment:
    """The one moment that a text says."""
    (moment,) = moments(text, years)
    return moment


def told(moment: Moment) -> tuple[str, str, str]:
    return moment.written, moment.first.isoformat(), moment.last.isoformat()


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("Họp ngày 7/5/2024.", "07/05/2024", "2024-05-07", "2024-05-07"),
        ("Họp ngày 07.5.2024 tại xã", "07/05/2024", "2024-05-07", "2024-05-07"),
        ("Họp ngày 7-5-2024", "07/05/2024", "2024-05-07", "2024-05-07"),
        ("Họp ngày 07 tháng 5 năm 2024", "07/05/2024", "2024-05-07", "2024-05-07"),
        ("2024-05-07", "07/05/2024", "2024-05-07", "2024-05-07"),
        ("ngày 07/05/2024 08:30", "07/05/2024", "2024-05-07", "2024-05-07"),
        ("Họp thứ Ba, ngày 7/5/2024", "07/05/2024", "2024-05-07", "2024-05-07"),
        (
            "Họp thứ Ba, ngày 7/5/2024 (29/3 âm lịch)",
            "thứ Ba, ngày 7/5/2024 (29/3 âm lịch)",
            "2024-05-07",
            "2024-05-07",
        ),
        ("treo cờ từ 28/4 - 08/5/2024", "28/04/2024 - 08/05/2024", "2024-04-28", "2024-05-08"),
        ("từ ngày 01/12/2023 đến 10/01/2024", "01/12/2023 - 10/01/2024", "2023-12-01", "2024-01-10"),
        ("trong các ngày 25, 26 và 27/4/2024", "25/04/2024, 26/04/2024, 27/04/2024", "2024-04-25", "2024-04-27"),
        ("15 – 20/5/2024", "15/05/2024 - 20/05/2024", "2024-05-15", "2024-05-20"),
        ("ngày 3 và ngày 4 tháng 6 năm 2024", "03/06/2024, 04/06/2024", "2024-06-03", "2024-06-04"),
        ("thứ Hai, ngày 20/5/2024 đến thứ Sáu, ngày 24/5/2024", "20/05/2024 - 24/05/2024", "2024-05-20", "2024-05-24"),
        ("trong tháng 4 và tháng 5 năm 2024", "01/04/2024 - 31/05/2024", "2024-04-01", "2024-05-31"),
        ("trong tháng 11/2024", "11/2024", "2024-11-01", "2024-11-30"),
        ("từ tháng 6 đến hết tháng 8/2024", "01/06/2024 - 31/08/2024", "2024-06-01", "2024-08-31"),
        ("trong quý III/2024", "Quý III/2024", "2024-07-01", "2024-09-30"),
        ("Quý 4 năm 2024", "Quý IV/2024", "2024-10-01", "2024-12-31"),
        ("năm 2024", "2024", "2024-01-01", "2024-12-31"),
        (
            "ngày 12 tháng 8 năm Giáp Thìn (âm lịch)",
            "ngày 12 tháng 8 năm Giáp Thìn (âm lịch)",
            "2024-09-14",
            "2024-09-14",
        ),
        ("Tết Trung thu (15/8 âm lịch, tức 17/9/2024)", "15/8 âm lịch, tức 17/9/2024", "2024-09-17", "2024-09-17"),
        ("Ngày Chiến thắng (07/5/1954 - 07/5/2024)", "07/05/1954 - 07/05/2024", "1954-05-07", "2024-05-07"),
        ("on 14 March 2024", "14/03/2024", "2024-03-14", "2024-03-14"),
        ("March 14, 2024", "14/03/2024", "2024-03-14", "2024-03-14"),
        ("from 20 March to 5 April 2024", "20/03/2024 - 05/04/2024", "2024-03-20", "2024-04-05"),
        ("20 March – 5 April 2024", "20/03/2024 - 05/04/2024", "2024-03-20", "2024-04-05"),
        ("10–12 February 2024", "10/02/2024 - 12/02/2024", "2024-02-10", "2024-02-12"),
        ("in March 2024", "03/2024", "2024-03-01", "2024-03-31"),
        ("may be held on 5 May 2024", "05/05/2024", "2024-05-05", "2024-05-05"),
    ],
)
def test_whole_dates(text: str, written: str, first: str, last: str) -> None:
    moment = said(text)
    assert told(moment) == (written, first, last)
    assert not moment.is_completed
    assert not moment.is_unsure


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("Họp ngày 07/5", "07/05/2024", "2024-05-07", "2024-05-07"),
        ("Họp sáng 7/5", "07/05/2024", "2024-05-07", "2024-05-07"),
        ("treo cờ từ ngày 28/4 đến hết ngày 08/5", "28/04/2024 - 08/05/2024", "2024-04-28", "2024-05-08"),
        ("07 giờ 00 ngày 28/4 đến 17 giờ 00 ngày 08/5", "28/04/2024 - 08/05/2024", "2024-04-28", "2024-05-08"),
        ("ngày 3, 5 và 7/9", "03/09/2024, 05/09/2024, 07/09/2024", "2024-09-03", "2024-09-07"),
        ("từ ngày 15 đến ngày 20 tháng 5", "15/05/2024 - 20/05/2024", "2024-05-15", "2024-05-20"),
        ("từ 15 đến 20/5", "15/05/2024 - 20/05/2024", "2024-05-15", "2024-05-20"),
        ("15/5 – 20/5", "15/05/2024 - 20/05/2024", "2024-05-15", "2024-05-20"),
        ("ngày 7/5, ngày 19/5 và 2/9", "07/05/2024, 19/05/2024, 02/09/2024", "2024-05-07", "2024-09-02"),
        ("dịp 30/4, 01/5", "30/04/2024, 01/05/2024", "2024-04-30", "2024-05-01"),
        ("ngày lễ 8/3 và 20/10", "08/03/2024, 20/10/2024", "2024-03-08", "2024-10-20"),
        ("tháng 11 năm nay", "11/2024", "2024-11-01", "2024-11-30"),
        ("mùng 10 tháng 3 âm lịch", "mùng 10 tháng 3 năm 2024 âm lịch", "2024-04-18", "2024-04-18"),
        ("10/3 âm lịch", "10/3/2024 âm lịch", "2024-04-18", "2024-04-18"),
        ("ngày mùng 1 Tết", "ngày mùng 1 Tết năm 2024", "2024-02-10", "2024-02-10"),
        ("mùng 2 và mùng 3 Tết", "mùng 2 và mùng 3 Tết năm 2024", "2024-02-11", "2024-02-12"),
        (
            "ngày mồng 5 tháng 5 âm lịch (Tết Đoan ngọ)",
            "ngày mồng 5 tháng 5 năm 2024 âm lịch",
            "2024-06-10",
            "2024-06-10",
        ),
        ("the 3rd of May", "03/05/2024", "2024-05-03", "2024-05-03"),
        ("by the end of May", "05/2024", "2024-05-01", "2024-05-31"),
    ],
)
def test_what_lacks_its_year_is_of_the_plan_s(text: str, written: str, first: str, last: str) -> None:
    moment = said(text)
    assert told(moment) == (written, first, last)
    assert moment.is_completed
    assert not moment.is_unsure


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("Rằm tháng Bảy", "rằm tháng bảy năm 2024 âm lịch", "2024-08-18", "2024-08-18"),
        ("rằm tháng Giêng năm 2024", "rằm tháng Giêng năm 2024 âm lịch", "2024-02-24", "2024-02-24"),
        ("30 tháng Chạp", "30 tháng Chạp năm 2023 âm lịch", "2024-02-09", "2024-02-09"),
        ("tuần 2 tháng 9/2024", "08/09/2024 - 14/09/2024", "2024-09-08", "2024-09-14"),
        ("cuối tháng 5/2024", "05/2024", "2024-05-01", "2024-05-31"),
        ("đầu tháng 5", "05/2024", "2024-05-01", "2024-05-31"),
        ("giữa tháng 6", "06/2024", "2024-06-01", "2024-06-30"),
        ("tuần cuối tháng 5", "25/05/2024 - 31/05/2024", "2024-05-25", "2024-05-31"),
        ("15/12 - 15/1", "15/12/2023 - 15/01/2024", "2023-12-15", "2024-01-15"),
    ],
)
def test_what_may_be_read_in_another_way_is_unsure(text: str, written: str, first: str, last: str) -> None:
    moment = said(text)
    assert told(moment) == (written, first, last)
    assert moment.is_unsure


@pytest.mark.parametrize(
    "text",
    [
        "số 12/KH-UBND",
        "chiếm 2/3 số hộ",
        "12/13 xã",
        "tỷ lệ 2/3",
        "đạt 8/10 mức",
        "mục 1.2.3 và 4.5",
        "Quyết định số 15/2024/QĐ-UBND",
        "điện thoại 0900.112.025",
        "tài khoản 1205-2024-19",
        "lúc 7h30",
        "24/24 giờ",
        "3-5 phút",
        "ngày 30/2/2024",
        "ngày 31/11",
        "ngày 7/13/2024",
        "giai đoạn 2021 - 2025",
        "tháng Thanh niên",
        "năm học 2024 - 2025",
        "khu phố 2/9",
        "you may come",
        "a march of 3 km",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert moments(text, YEARS) == []


@pytest.mark.parametrize(
    ("years", "written"),
    [
        (Years(range(2024, 2025)), "05/10/2024"),
        (Years(range(2024, 2026)), "05/10/2024"),
        (Years(range(2024, 2026), 2025), "05/10/2025"),
        (Years(range(2024, 2026), None, True), "05/10/2024"),
    ],
)
def test_the_year_of_a_day_in_october(years: Years, written: str) -> None:
    assert said("ngày 5/10", years).written == written


@pytest.mark.parametrize(
    ("day", "written"),
    [("ngày 5/9", "05/09/2024"), ("ngày 31/7", "31/07/2025"), ("ngày 1/8", "01/08/2024"), ("ngày 5/1", "05/01/2025")],
)
def test_a_school_year_begins_in_august(day: str, written: str) -> None:
    moment = said(day, Years(range(2024, 2026), None, True))
    assert (moment.written, moment.is_unsure) == (written, False)


def test_of_a_plan_for_two_years_the_year_of_a_day_is_unsure() -> None:
    assert said("ngày 5/10", Years(range(2024, 2026))).is_unsure
    assert not said("ngày 5/10", Years(range(2024, 2026), 2025)).is_unsure


def test_a_text_says_several_moments_each_at_its_place() -> None:
    text = "Sơ khảo ngày 5/6, bán kết sáng 12/6/2024; nộp trong tháng 7/2024."
    found = moments(text, YEARS)
    assert [(text[moment.start : moment.end], moment.written) for moment in found] == [
        ("ngày 5/6", "05/06/2024"),
        ("12/6/2024", "12/06/2024"),
        ("tháng 7/2024", "07/2024"),
    ]


def test_what_kind_of_days_a_moment_has() -> None:
    assert said("ngày 7/5/2024").is_day
    assert said("ngày 7/5/2024").has_days
    assert not said("tháng 5/2024").is_day
    assert not said("tháng 5/2024").has_days
    assert said("7 - 9/5/2024").has_days
    assert not said("7 - 9/5/2024").is_listed
    assert said("các ngày 7 và 9/5/2024").is_listed
    assert said("năm 2024").is_year


@pytest.mark.parametrize(
    ("text", "origin", "date"),
    [
        ("Ngày Chiến thắng Điện Biên Phủ (07/5/1954 - 07/5/2024)", "07/05/1954", "07/05/2024"),
        ("Ngày Chiến thắng Điện Biên Phủ (07/5/1954-07/5/2024)", "07/05/1954", "07/05/2024"),
        ("(7/5/1954 – 7/5/2024)", "07/05/1954", "07/05/2024"),
        ("(ngày 7 tháng 5 năm 1954 - ngày 7 tháng 5 năm 2024)", "07/05/1954", "07/05/2024"),
        ("60 năm thành lập (1964 - 2024)", "1964", "2024"),
        ("50 năm (tháng 5/1974 - tháng 5/2024)", "05/1974", "05/2024"),
        ("(3 February 1930 – 3 February 2024)", "03/02/1930", "03/02/2024"),
    ],
)
def test_a_day_in_history_and_its_anniversary(text: str, origin: str, date: str) -> None:
    assert [(pair.origin, pair.date) for pair in pairs(text, moments(text, YEARS), YEARS.plan)] == [(origin, date)]


@pytest.mark.parametrize(
    "text",
    [
        "từ ngày 01/12/2023 đến 10/01/2024",
        "giai đoạn 2021 - 2025",
        "ngày 7/5/1954",
        "ngày 7/5/2024",
        "chiến dịch (13/3/1954 - 07/5/1954)",
        "(19/8/1945 - 19/8/2015)",
    ],
)
def test_what_is_no_pair(text: str) -> None:
    assert pairs(text, moments(text, YEARS), YEARS.plan) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("lúc 7h30", "07:30"),
        ("7 giờ 30 phút", "07:30"),
        ("từ 5h15 đến 5h45", "05:15 - 05:45"),
        ("8h30 - 10h30", "08:30 - 10:30"),
        ("07h00-11h30", "07:00 - 11:30"),
        ("vào hồi 14 giờ", "14:00"),
        ("8g30", "08:30"),
        ("1:30 pm", "01:30"),
        ("17:30 to 18:00", "17:30 - 18:00"),
        ("từ 21h00 đến 00h15", "21:00 - 00:15"),
        ("8:00–10:30", "08:00 - 10:30"),
        ("sáng từ 8h00 đến 10h00", "08:00 - 10:00"),
    ],
)
def test_times_of_day(text: str, written: str) -> None:
    assert [clock.written for clock in clocks(text)] == [written]


@pytest.mark.parametrize("text", ["24/24 giờ", "số 12:34/QĐ", "25h00", "7h75", "3 phút"])
def test_what_is_no_time_of_day(text: str) -> None:
    assert clocks(text) == []


@pytest.mark.parametrize("text", ["Ngày 7–8/5", "İSTANBUL", "ẢNH – 5", ""])
def test_small_letters_stay_at_their_places(text: str) -> None:
    assert len(lowered(text)) == len(text)
