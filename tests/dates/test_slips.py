"""Contradictions within one text: what is found, and above all what is left alone."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from tamduong_cli.dates.dates_in_texts import YEARS, prepared
from tamduong_cli.dates.lunar import Lunar, lunar_of
from tamduong_cli.dates.slips import slips
from tamduong_cli.dates.slips_of_years import commemorated
from tamduong_cli.language import Language
from tests.conftest import PLAN, examples_of, well_within_a_minute


def found(text: str) -> list[tuple[str, str]]:
    return [(slip.code, Language("en").render(slip.message)) for slip in slips(text)]


WRONG = [
    # a weekday before a date
    ("thứ Hai, 7/5/2024", "weekday", "7/5/2024 is Tuesday, not Monday"),
    ("Thứ hai ngày 7/5/2024", "weekday", "7/5/2024 is Tuesday, not Monday"),
    ("thứ 2, ngày 07 tháng 5 năm 2024", "weekday", "07 tháng 5 năm 2024 is Tuesday, not Monday"),
    ("THỨ NĂM, NGÀY 07 THÁNG 5 NĂM 2024", "weekday", "07 THÁNG 5 NĂM 2024 is Tuesday, not Thursday"),
    ("(thứ Tư) ngày 7/5/2024", "weekday", "7/5/2024 is Tuesday, not Wednesday"),
    ("thứ Sáu (7/5/2024)", "weekday", "7/5/2024 is Tuesday, not Friday"),
    ("thứ 7 – ngày 07.05.2024", "weekday", "07.05.2024 is Tuesday, not Saturday"),
    ("Chủ nhật 7/5/2024", "weekday", "7/5/2024 is Tuesday, not Sunday"),
    ("CN, 7-5-2024", "weekday", "7-5-2024 is Tuesday, not Sunday"),
    ("Monday, 7/5/2024", "weekday", "7/5/2024 is Tuesday, not Monday"),
    ("Monday, 7 May 2024", "weekday", "7 May 2024 is Tuesday, not Monday"),
    ("the talk on Monday 2024-05-07", "weekday", "2024-05-07 is Tuesday, not Monday"),
    ("Họp vào thứ Hai, 7/5/2024, tại hội trường", "weekday", "7/5/2024 is Tuesday, not Monday"),
    ("8h00 sáng thứ Hai, 7 / 5 / 2024", "weekday", "7 / 5 / 2024 is Tuesday, not Monday"),
    ("lúc 8h30 thứ Hai, 7‑5‑2024", "weekday", "7-5-2024 is Tuesday, not Monday"),
    ("Mít tinh: thứ Hai, 7/5/2024", "weekday", "7/5/2024 is Tuesday, not Monday"),
    ("thứ\u00a0Hai,\nngày  7/5/2024", "weekday", "7/5/2024 is Tuesday, not Monday"),
    (unicodedata.normalize("NFD", "thứ Hai, 7/5/2024"), "weekday", "7/5/2024 is Tuesday, not Monday"),
    ("thứ Hai, 7/5/2024 - thứ Sáu, 10/5/2024", "weekday", "7/5/2024 is Tuesday, not Monday"),
    # after it
    ("7/5/2024 (thứ Hai)", "weekday", "7/5/2024 is Tuesday, not Monday"),
    ("ngày 07 tháng 5 năm 2024 (sáng thứ 2)", "weekday", "07 tháng 5 năm 2024 is Tuesday, not Monday"),
    ("7/5/2024 (Chủ nhật, tức 29/3 âm lịch)", "weekday", "7/5/2024 is Tuesday, not Sunday"),
    ("7 May 2024 (Sunday)", "weekday", "7 May 2024 is Tuesday, not Sunday"),
    ("từ 6/5/2024 (thứ Hai) đến 10/5/2024 (thứ Năm)", "weekday", "10/5/2024 is Friday, not Thursday"),
    # a lunar date after the day
    ("18/4/2024 (11/3 âm lịch)", "lunar-date", "18/4/2024 is 10/3 of the lunar calendar, not 11/3"),
    ("18/4/2024 (tức 11/3 âm lịch)", "lunar-date", "18/4/2024 is 10/3 of the lunar calendar, not 11/3"),
    ("18/4/2024 (tức ngày 11/03 ÂL)", "lunar-date", "18/4/2024 is 10/3 of the lunar calendar, not 11/3"),
    (
        "18/4/2024 (tức ngày 10/3/2023 ÂL)",
        "lunar-date",
        "18/4/2024 is 10/3/2024 of the lunar calendar, not 10/3/2023",
    ),
    (
        "18/4/2024 (nhằm ngày mùng 9 tháng 3 âm lịch)",
        "lunar-date",
        "18/4/2024 is 10/3 of the lunar calendar, not 9/3",
    ),
    (
        "ngày 18 tháng 4 năm 2024 (mùng 10 tháng 4 năm Giáp Thìn)",
        "lunar-date",
        "18 tháng 4 năm 2024 is 10/3 năm Giáp Thìn of the lunar calendar, not 10/4 năm Giáp Thìn",
    ),
    (
        "18/4/2024 (10/3 năm Quý Mão)",
        "lunar-date",
        "18/4/2024 is 10/3 năm Giáp Thìn of the lunar calendar, not 10/3 năm Quý Mão",
    ),
    (
        "24/2/2024 (rằm tháng Hai âm lịch), 24/2/2024 (14/1 âm lịch)",
        "lunar-date",
        "24/2/2024 is 15/1 of the lunar calendar, not 14/1",
    ),
    ("23/2/2024 (rằm tháng Giêng âm lịch)", "lunar-date", "23/2/2024 is 14/1 of the lunar calendar, not 15/1"),
    ("3/2/2024 (23 tháng Chạp âm lịch)", "lunar-date", "3/2/2024 is 24/12 of the lunar calendar, not 23/12"),
    ("18/4/2024 dương lịch, tức ngày 11/3 âm lịch.", "lunar-date", "18/4/2024 is 10/3 of the lunar calendar, not 11/3"),
    ("18/4/2024 (thứ Năm, nhằm 11/3 âm lịch)", "lunar-date", "18/4/2024 is 10/3 of the lunar calendar, not 11/3"),
    (
        "18 April 2024 (11/3 of the lunar calendar)",
        "lunar-date",
        "18 April 2024 is 10/3 of the lunar calendar, not 11/3",
    ),
    ("22/3/2023 (2/2 nhuận âm lịch)", "lunar-date", "22/3/2023 is 1/2 nhuận of the lunar calendar, not 2/2 nhuận"),
    ("22/3/2023 (1/2 âm lịch)", "lunar-date", "22/3/2023 is 1/2 nhuận of the lunar calendar, not 1/2"),
    ("20/2/2023 (1/2 nhuận âm lịch)", "lunar-date", "20/2/2023 is 1/2 of the lunar calendar, not 1/2 nhuận"),
    (
        "25/1/2020 (mùng 2 tháng Giêng năm Canh Tí)",
        "lunar-date",
        "25/1/2020 is 1/1 năm Canh Tý of the lunar calendar, not 2/1 năm Canh Tí",
    ),
    (
        "20/2/2023 (2/2 năm Quí Mão)",
        "lunar-date",
        "20/2/2023 is 1/2 năm Quý Mão of the lunar calendar, not 2/2 năm Quí Mão",
    ),
    # and before it
    (
        "10/3/2024 âm lịch (19/4/2024)",
        "lunar-date",
        "19/4/2024 is 11/3/2024 of the lunar calendar, not 10/3/2024",
    ),
    ("Giỗ Tổ 10/3 âm lịch (19/4/2024)", "lunar-date", "19/4/2024 is 11/3 of the lunar calendar, not 10/3"),
    ("(10/3 âm lịch, tức 19/4/2024)", "lunar-date", "19/4/2024 is 11/3 of the lunar calendar, not 10/3"),
    (
        "mùng 10 tháng 3 năm Giáp Thìn (19/4/2024)",
        "lunar-date",
        "19/4/2024 is 11/3 năm Giáp Thìn of the lunar calendar, not 10/3 năm Giáp Thìn",
    ),
    ("1/2 nhuận âm lịch (23/3/2023)", "lunar-date", "23/3/2023 is 2/2 nhuận of the lunar calendar, not 1/2 nhuận"),
    # a count of years
    (
        "Kỷ niệm 71 năm Ngày mất (16/11/1974 – 16/11/2018)",
        "year-count",
        "the text says 71 năm, but 16/11/1974 to 16/11/2018 is 44",
    ),
    (
        "Kỷ niệm 21 năm chia tách, thành lập tỉnh Lai Châu: (01/01/2004-01/01/2024)",
        "year-count",
        "the text says 21 năm, but 01/01/2004 to 01/01/2024 is 20",
    ),
    (
        "71 năm Chiến thắng (ngày 07 tháng 5 năm 1954 - ngày 07 tháng 5 năm 2024)",
        "year-count",
        "the text says 71 năm, but 07 tháng 5 năm 1954 to 07 tháng 5 năm 2024 is 70",
    ),
    (
        "75 năm Ngày truyền thống (10/1946 - 10/2026)",
        "year-count",
        "the text says 75 năm, but 10/1946 to 10/2026 is 80",
    ),
    ("Kỷ niệm 60 năm Chiến thắng (1954 - 2024)", "year-count", "the text says 60 năm, but 1954 to 2024 is 70"),
    ("Kỷ niệm 69 năm (năm 1954 đến năm 2024)", "year-count", "the text says 69 năm, but 1954 to 2024 is 70"),
    (
        "71st anniversary of the victory (7/5/1954 – 7/5/2024)",
        "year-count",
        "the text says 71st anniversary, but 7/5/1954 to 7/5/2024 is 70",
    ),
    (
        "75 years of the victory (7 May 1954 – 7 May 2024)",
        "year-count",
        "the text says 75 years, but 7 May 1954 to 7 May 2024 is 70",
    ),
    (
        "kỷ niệm 65 năm ngày giải phóng gắn với 66 năm ngày Bác gửi thư (12/12/1953 - 12/12/2023)",
        "year-count",
        "the text says 66 năm, but 12/12/1953 to 12/12/2023 is 70",
    ),
    (
        "70 năm Chiến thắng (7/5/1954 - 7/5/2024) và 70 năm chia tách tỉnh (1/1/2004 - 1/1/2024)",
        "year-count",
        "the text says 70 năm, but 1/1/2004 to 1/1/2024 is 20",
    ),
    # a day that there is not, of which no more is said
    ("thứ Hai, 30/2/2024", "missing-day", "30/2/2024 is not a day of the calendar; February 2024 ends on the 29th"),
    ("30/2/2024 (thứ Hai)", "missing-day", "30/2/2024 is not a day of the calendar; February 2024 ends on the 29th"),
]


@pytest.mark.parametrize(("text", "code", "message"), WRONG)
def test_a_text_that_contradicts_itself(text: str, code: str, message: str) -> None:
    assert found(text) == [(code, message)]


def test_all_the_slips_of_a_text() -> None:
    assert found("Kỷ niệm 71 năm (7/5/1954 - 7/5/2024), thứ Hai, 7/5/2024 (30/3 âm lịch)") == [
        ("weekday", "7/5/2024 is Tuesday, not Monday"),
        ("lunar-date", "7/5/2024 is 29/3 of the lunar calendar, not 30/3"),
        ("year-count", "the text says 71 năm, but 7/5/1954 to 7/5/2024 is 70"),
    ]
    assert [code for code, _ in found("71 năm (30/2/1954 - 30/2/2024), nghỉ 7 ngày, 10 - 17/02")] == [
        "missing-day",
        "missing-day",
        "day-count",
    ]


RIGHT = [
    "30/2/2024 (11/3 âm lịch)",  # may be a lunar day itself
    "",
    "Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ (7/5/1954 - 7/5/2024)",
    # weekdays
    "thứ Ba, 7/5/2024",
    "thứ ba ngày 07 tháng 5 năm 2024 (thứ 3)",
    "thứ Hai, 6/5/2024 - thứ Sáu, 10/5/2024",
    # which say nothing of the date beside them
    "thứ Hai hằng tuần, từ 7/5/2024",
    "Monday meetings, 7/5/2024",
    "Mondays, 7/5/2024",
    "từ thứ Hai đến thứ Sáu, 6/5/2024",
    "họp thứ Bảy, Chủ nhật, 11/5/2024 và 12/5/2024",
    "chiều thứ Bảy và Chủ nhật, 11/5/2024 và 12/5/2024",
    "Monday, Wednesday and Friday, 6/5/2024",
    "6/5/2024 - 10/5/2024 (thứ Hai)",
    "từ 6/5/2024 đến ngày 10/5/2024 (thứ Hai)",
    "6-7/5/2024 (thứ Hai)",
    "6 và 7/5/2024 (thứ Hai và thứ Ba)",
    "thứ Hai, 6 - 10/5/2024",
    "Chủ nhật, 7/5/2024 âm lịch",
    "thứ Hai, 7/5",
    "thứ Hai, 7/13/2024",
    "thứ năm 2024",
    "thứ Hai, 7/5/20245",
    "7/5/2024 (thứ Hai và thứ Ba)",
    # which are numbers
    "Kỳ họp thứ hai, ngày 7/5/2024",
    "Kỳ họp thứ Hai (7/5/2024)",
    "Đại hội lần thứ 2, 7/5/2024",
    "Ngày thứ hai (7/5/2024): hội thi",
    "Thứ nhất, ngày 1/1/2004 chia tách tỉnh; thứ hai, ngày 7/5/2024 kỷ niệm chiến thắng",
    "Sở KH&CN 7/5/2024",
    "Phòng KT-CN, 7/5/2024",
    # lunar dates
    "18/4/2024 (10/3 âm lịch)",
    "18/4/2024 (tức 10/3 âm lịch)",
    "18/4/2024 (tức ngày 10/3/2024 ÂL)",
    "18/4/2024 (nhằm ngày mùng 10 tháng 3 âm lịch)",
    "ngày 18 tháng 4 năm 2024 (mùng 10 tháng 3 năm Giáp Thìn)",
    "10/3/2024 âm lịch (18/4/2024)",
    "10/3 âm lịch (18/4/2024)",
    "(10/3 âm lịch, tức 18/4/2024)",
    "22/3/2023 (1/2 nhuận âm lịch)",
    "22/3/2023 (1/2 nhuận/2023 âm lịch)",
    "2/2/2024 (23/12/2023 âm lịch)",
    "25/1/2020 (mùng 1 tháng Giêng năm Canh Tí)",
    "20/2/2023 (1/2 năm Quí Mão)",
    "24/2/2024 (rằm tháng Giêng năm Giáp Thìn)",
    # which say nothing of the date beside them
    "18/4/2024 (11/3)",
    "18/4/2024; 11/3 âm lịch",
    "118/4/2024 (11/3 âm lịch)",
    "1/18/4/2024 (11/3 âm lịch)",
    "18/4/2024 (8/3 âm lịch và 10/3 âm lịch)",
    "8/3 âm lịch (17/4/2024 - 18/4/2024)",
    "16/4/2024 - 18/4/2024 (8/3 - 10/3 âm lịch)",
    "16/4/2024 - 18/4/2024 (8/3 âm lịch)",
    "16 - 18/4/2024 (8/3 âm lịch)",
    "từ 16/4/2024 đến ngày 18/4/2024 (8/3 âm lịch đến 10/3 âm lịch)",
    "từ 16/4/2024 đến 18/4/2024 (từ 8/3 đến 10/3 âm lịch)",
    "từ mùng 8 đến mùng 10 tháng 3 âm lịch (16/4/2024)",
    "8/3 - 10/3 âm lịch (16/4/2024 - 18/4/2024)",
    "ngày 8, 9, 10/3 âm lịch (16/4/2024)",
    "10/3 âm lịch (khai mạc 17/4/2024)",
    "11/3 âm lịch (18/4/1954)",  # before the years whose calendar is certain
    "18/4/2054 (1/1 âm lịch)",
    "18/4/1024 (1/1 âm lịch)",
    # counts of years
    "Kỷ niệm 20 năm chia tách, thành lập tỉnh Lai Châu: (01/01/2004-01/01/2024)",
    "Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ (1954 - 2024)",
    "80 năm Ngày truyền thống (10/1946 - 10/2026)",
    "70th anniversary of the victory (7/5/1954 – 7/5/2024)",
    "70 years of the victory (from 7/5/1954 to 7/5/2024)",
    "70 năm ngày giải phóng gắn với 65 năm ngày Bác gửi thư (12/12/1953 - 12/12/2023)",
    "65 năm ngày giải phóng gắn với 70 năm ngày Bác gửi thư (12/12/1953 - 12/12/2023)",
    # of other things
    "Đảng bộ lãnh đạo Nhân dân thực hiện đường lối đổi mới (2004 - 2024)",
    "Sơ kết 3 năm thực hiện nghị quyết, nhiệm kỳ 2020-2025",
    "Sơ kết 3 năm thực hiện nghị quyết (nhiệm kỳ 2020-2025)",
    "Sơ kết 3 năm thực hiện nghị quyết (2020 - 2025)",
    "Sơ kết 3 năm thực hiện đề án (01/01/2021 - 31/12/2025)",
    "kết quả 3 năm (giai đoạn 2021 - 2025)",
    "kế hoạch 5 năm (2021 - 2025)",
    "Kỷ niệm 5 năm kế hoạch (2021 - 2025)",
    "70 năm chiến dịch Đông - Xuân 1953 - 1954",
    "Kỷ niệm 70 năm Chiến thắng trong kháng chiến chống thực dân Pháp (1945 - 1954)",
    "Kỷ niệm 100 năm Ngày sinh đồng chí Nguyễn Văn A (1924 - 2015)",
    "100th anniversary of the birth of Nguyễn Văn A (1924 - 2015)",
    "75 năm xây dựng và trưởng thành. Thành lập tỉnh (01/01/2004 - 01/01/2024)",
    "Thực hiện kế hoạch 5 năm, kỷ niệm Ngày thành lập tỉnh (01/01/2004 - 01/01/2024)",
    "Giỗ Tổ mùng 10 tháng 3 năm Giáp Thìn (18/4/1924 - 18/4/2024)",
    "Hội thi lần thứ 3 năm nay (18/4/2014 - 18/4/2024)",
    "năm 2023 - 2024 (7/5/1954 - 7/5/2024)",
    "71 năm (13/1954 - 13/2024)",
    "71 năm (7/5/2024 - 7/5/1954)",
    "71 năm (1954 - 7/5/2024)",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_text_that_does_not(text: str) -> None:
    assert found(text) == []


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _texts(child)
    else:
        yield str(node)


def test_a_real_plan_has_none() -> None:
    texts = list(_texts(yaml.load(PLAN.read_text(encoding="utf-8"), yaml.BaseLoader)))
    assert len(texts) > 200
    assert [text for text in texts if found(text)] == []


# From Kế hoạch tuyên truyền của Huyện ủy Tam Đường, năm 2023 - 2024.
PARAGRAPHS = [
    "Thực hiện Kế hoạch số 171-KH/BTGTU, ngày 30/5/2023 của Ban Tuyên giáo Tỉnh ủy về tuyên truyền kỷ niệm các sự kiện "
    "lịch sử, sự kiện chính trị quan trọng của tỉnh trong năm 2023 – 2024, Huyện ủy Tam Đường ban hành kế hoạch",
    "1.1.1. Sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội đảng bộ các cấp, nhiệm kỳ 2020-2025",
    "1.1.2. Kỷ niệm 70 năm ngày giải phóng thị trấn Lai Châu gắn với 70 năm ngày Bác Hồ gửi thư cho đồng bào và cán bộ "
    "Lai Châu (12/12/1953 - 12/12/2023)",
    "1.2.1. Kỷ niệm 20 năm chia tách, thành lập tỉnh Lai Châu: (01/01/2004-01/01/2024)",
    "những thành tựu và bài học kinh nghiệm sau 20 năm chia tách, thành lập tỉnh Lai Châu; Đảng bộ Lai Châu lãnh đạo "
    "Nhân dân tiếp tục thực hiện đường lối đổi mới của Đảng (2004 - 2024) nhằm nâng cao nhận thức và hành động",
    "1.2.2. Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ (7/5/1954 - 7/5/2024)",
    "1.2.3. Kỷ niệm 115 năm thành lập tỉnh Lai Châu (28/6/1909 - 28/6/2024)",
    "1.2.4. Kỷ niệm 75 năm thành lập Đảng bộ tỉnh (10/10/1949 - 10/10/2024)",
    "Thời gian tuyên truyền đậm nét từ ngày 01/12/2023 - 10/01/2024.",
]


@pytest.mark.parametrize("text", [*PARAGRAPHS, "\n\n".join(PARAGRAPHS)])
def test_the_document_it_was_made_from_has_none(text: str) -> None:
    assert found(text) == []


WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS_VI = ("thứ Hai", "Thứ ba", "thứ 4", "THỨ NĂM", "thứ sáu", "thứ Bảy", "Chủ nhật")
WEEKDAY_FORMS = [
    "{name}, {d.day}/{d.month}/{d.year}",
    "{name} ngày {d.day:02}/{d.month:02}/{d.year}",
    "{name}, ngày {d.day:02} tháng {d.month} năm {d.year}",
    "({name}) ngày {d.day}/{d.month}/{d.year}",
    "{name} ({d.day}.{d.month}.{d.year})",
    "{name} {d}",
    "{d.day}/{d.month}/{d.year} ({name})",
    "{name}, {d.day} {d:%B} {d.year}",
]
LUNAR_FORMS: list[Callable[[datetime.date, Lunar], str]] = [
    lambda d, lunar: f"{d.day}/{d.month}/{d.year} ({lunar.short()} âm lịch)",
    lambda d, lunar: f"{d.day}/{d.month}/{d.year} (tức {lunar.short()} âm lịch)",
    lambda d, lunar: f"{d.day:02}/{d.month:02}/{d.year} (tức ngày {lunar.short()} ÂL)",
    lambda d, lunar: f"{d.day}-{d.month}-{d.year} (nhằm ngày {lunar.short().replace('/', ' tháng ')} âm lịch)",
    lambda d, lunar: f"ngày {d.day} tháng {d.month} năm {d.year}, tức {lunar.short()} âm lịch",
    lambda d, lunar: f"{lunar.short()} âm lịch ({d.day}/{d.month}/{d.year})",
    lambda d, lunar: f"({lunar.short()} âm lịch, tức {d.day}/{d.month}/{d.year})",
    lambda d, lunar: f"{lunar.short()} âm lịch (ngày {d.day} tháng {d.month} năm {d.year})",
]
sure_days = st.dates(datetime.date(1976, 1, 31), datetime.date(2050, 12, 31))


@given(sure_days, st.integers(0, 6), st.sampled_from([WEEKDAYS_EN, WEEKDAYS_VI]), st.sampled_from(WEEKDAY_FORMS))
def test_a_weekday_is_wrong_on_six_days_of_seven(
    day: datetime.date, number: int, names: tuple[str, ...], form: str
) -> None:
    messages = [message for _, message in found(form.format(name=names[number], d=day))]
    end = f" is {WEEKDAYS_EN[day.weekday()]}, not {WEEKDAYS_EN[number]}"
    assert [message.endswith(end) for message in messages] == ([] if number == day.weekday() else [True])


@given(sure_days, st.sampled_from(LUNAR_FORMS))
def test_the_lunar_date_of_every_day_is_right(day: datetime.date, form: Callable[[datetime.date, Lunar], str]) -> None:
    assert found(form(day, lunar_of(day))) == []


@given(sure_days, sure_days, st.sampled_from(LUNAR_FORMS))
def test_the_lunar_date_of_another_day_is_wrong(
    day: datetime.date, other: datetime.date, form: Callable[[datetime.date, Lunar], str]
) -> None:
    right, wrong = lunar_of(day).short(), lunar_of(other).short()
    assume(right != wrong)
    messages = [message for _, message in found(form(day, lunar_of(other)))]
    end = f" is {right} of the lunar calendar, not {wrong}"
    assert [message.endswith(end) for message in messages] == [True]


@given(sure_days, st.integers(1, 900), st.integers(1, 900))
def test_a_count_of_years_is_right_or_wrong(day: datetime.date, years: int, count: int) -> None:
    assume((day.month, day.day) != (2, 29))
    origin = f"{day.day}/{day.month}/{day.year - years}"
    date = f"{day.day}/{day.month}/{day.year}"
    wrong = ("year-count", f"the text says {count} năm, but {origin} to {date} is {years}")
    assert found(f"Kỷ niệm {count} năm thành lập ({origin} - {date})") == ([] if count == years else [wrong])


WORDS = (
    "thứ hai|thứ 2|CN|Chủ nhật|Monday|7/5/2024|30/2/2024|0/0/0000|2024-05-07|7 tháng 5 năm 2024|7 May 2024|10/3|rằm|"
    "tháng|năm|Giêng|g\u0130êng|ha\u0130|\u017funday|nhuận|âm lịch|ÂL|lunar|Giáp Thìn|tức|ngày|mùng|71 năm|"
    "70th anniversary|kỷ niệm|1954|10/1946|(|)|-|–|,|.|đến"
)


@given(st.lists(st.sampled_from(WORDS.split("|")), max_size=12).map(" ".join))
def test_whatever_is_written_of_dates_does_no_harm(text: str) -> None:
    assert {code for code, _ in found(text)} <= {"weekday", "lunar-date", "year-count", "missing-day"}


@given(st.text(), st.text())
def test_whatever_is_written_does_no_harm(before: str, after: str) -> None:
    assert found(before) == []
    assert found(f"{before} 2024 {after}") == []


HOSTILE = (
    "1/|thứ |(|năm |2024 |7/5/2024 |7/5/2024 (tức |7/5/2024 (tức ngày mùng thứ hai |thứ hai, |từ thứ hai và |1-|1 đến |"
    "1đến hết hết hết |70 năm |70 năm (1954 - |70 năm (1954 - 2023) |70 năm (7/5/1954 - 7/5/2023) |"
    "7 ngày, |7 ngày, 10 - |10 - 17/02 (|ngày 30, |ngày 31/4 |“31/4/2024 |số 31/4/2024 |"
    "huy hiệu 40 năm, |40 năm, |kỷ niệm lần thứ |31/4/2024 |1-31/4/2024 |1/1 nhuận năm 2024 |"
    "10/3 âm lịch (|10/3 âm lịch, tức |kỷ niệm |. |monday |aaaa| "
)


@pytest.mark.parametrize("part", examples_of(HOSTILE.split("|")))
def test_a_long_text_takes_no_longer_than_it_is_long(part: str) -> None:
    # the words at its end let no finder pass it by; read again and again from each of its places, it takes minutes
    text = part * (160_000 // len(part)) + " thứ hai âm lịch 70 năm (2024 5 ngày 31/4"
    with well_within_a_minute():
        list(slips(text))
        # and nothing is said of lengths beside lunar dates
        list(slips(text.replace("âm lịch", "")))
        commemorated(prepared(text))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Kỷ niệm 70 năm gắn với 65 Năm", ["70", "65"]),
        ("70 years, 71 year, 70th anniversary, 1st ANNIVERSARY", ["70", "71", "70", "1"]),
        ("tháng 4 năm 1975, 2 yearly, 5 nămx, x5 năm, 12345 năm", []),
    ],
)
def test_counts_of_years(text: str, counts: list[str]) -> None:
    assert re.findall(YEARS, text) == counts
