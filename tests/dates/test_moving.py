"""Moving: dates in other years, and texts about one anniversary said of another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.expression import parse_date, parse_ends
from tamduong_cli.dates.moving import in_new_years, moved, recounted, renewed, said_anew
from tamduong_cli.dates.vocabulary import HYPHENS, LONG_DASHES
from tamduong_cli.failure import Unreadable


@pytest.mark.parametrize(
    ("date", "years", "expected"),
    [
        ("7/5/2024", 5, "7/5/2029"),
        ("29/2/2024", 1, "28/2/2025"),
        ("29/2/2024", 4, "29/2/2028"),
        ("29/2/2096", 4, "28/2/2100"),
        ("02/2024", 1, "02/2025"),
        ("02/2023", 1, "02/2024"),
        ("Quý I/2023", 1, "Quý I/2024"),
        ("Quý IV/2023", -3, "Quý IV/2020"),
        ("2023", 7976, "9999"),
        ("12/9998", 1, "12/9999"),
        ("10/3/2024 âm lịch", 5, "10/3/2029 âm lịch"),
        ("30/12/2023 âm lịch", 5, "29/12/2028 âm lịch"),
        ("1/2 nhuận/2023 âm lịch", 5, "1/2/2028 âm lịch"),
        ("3/2024 âm lịch", 5, "3/2029 âm lịch"),
        ("7/5/2024 (dự kiến)", 5, "7/5/2029 (dự kiến)"),
    ],
)
def test_a_date_in_another_year(date: str, years: int, expected: str) -> None:
    assert moved(parse_date(date), years) == parse_date(expected)


@pytest.mark.parametrize(("date", "years"), [("7/5/2024", 7976), ("7/5/2024", -2024), ("10/3/2024 âm lịch", 76)])
def test_a_date_beyond_its_calendar(date: str, years: int) -> None:
    with pytest.raises(Unreadable) as refused:
        moved(parse_date(date), years)
    assert refused.value.code == "out-of-range"


ORIGIN, OLD, NEW = "7/5/1954", "7/5/2024", "7/5/2029"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kỷ niệm 70 năm A gắn với 70 năm B và 50 năm C", "Kỷ niệm 75 năm A gắn với 75 năm B và 50 năm C"),
        ("70th anniversary, 70 years", "75th anniversary, 75 years"),
        ("Kỷ niệm 70 năm (7/5/1954 - 7/5/2024)", "Kỷ niệm 75 năm (7/5/1954 - 7/5/2029)"),
        ("07/05/2024, 7-5-2024, 7.5.2024, 2024-05-07", "07/05/2029, 7-5-2029, 7.5.2029, 2029-05-07"),
        ("ngày 07 tháng 5 năm 2024", "ngày 07 tháng 5 năm 2029"),
        ("on 7 May 2024", "on 7 May 2029"),
        ("8/5/2024", "8/5/2024"),
        ("17/5/2024", "17/5/2024"),
        ("ngày 8 tháng 5 năm 2024", "ngày 8 tháng 5 năm 2024"),
        ("thứ Ba, 7/5/2024", "thứ Hai, 7/5/2029"),
        ("Thứ ba ngày 7/5/2024", "Thứ Hai ngày 7/5/2029"),
        ("7/5/2024 (thứ 3)", "7/5/2029 (thứ Hai)"),
        ("Tuesday, 7 May 2024", "Monday, 7 May 2029"),
        ("7/5/2024 (29/3 âm lịch)", "7/5/2029"),
        ("(1954 – 2024), 1954-2024", "(1954 – 2029), 1954-2029"),
        ("năm 2024", "năm 2029"),
        ("tháng 5/2024, 05/2024, tháng 5 năm 2024", "tháng 5/2029, 05/2029, tháng 5 năm 2029"),
        ("tháng 6/2024, Quý I/2024, 171/2024/NĐ-CP", "tháng 6/2024, Quý I/2024, 171/2024/NĐ-CP"),
        ("năm học 2023-2024, 2024 - 2025, nhiệm kỳ 2020–2024", "năm học 2023-2024, 2024 - 2025, nhiệm kỳ 2020–2024"),
        ("12024, 20245", "12024, 20245"),
    ],
)
def test_a_text_about_an_anniversary_said_of_another(text: str, expected: str) -> None:
    assert renewed(text, parse_date(ORIGIN), parse_date(OLD), parse_date(NEW)) == expected


@pytest.mark.parametrize("dash", [*HYPHENS, *LONG_DASHES], ids=ascii)
@pytest.mark.parametrize("space", ["{}", " {} ", "{} ", " {}"])
@pytest.mark.parametrize(
    ("first", "old", "new"),
    [
        ("7/5/1954", "7/5/2024", "7/5/2029"),
        ("07.5.1954", "07.5.2024", "07.5.2029"),
        ("1954", "2024", "2029"),
        ("05/1954", "05/2024", "05/2029"),
        ("5.1954", "5.2024", "5.2029"),
        ("tháng 5/1954", "tháng 5/2024", "tháng 5/2029"),
        ("Quý II/1954", "Quý II/2024", "Quý II/2029"),
        ("7 tháng 5 năm 1954", "7 tháng 5 năm 2024", "7 tháng 5 năm 2029"),
        ("7/5/1954", "2024", "2029"),
        ("1", "7/5/2024", "7/5/2029"),
    ],
)
def test_a_period_is_moved_however_its_dash_stands(first: str, old: str, new: str, space: str, dash: str) -> None:
    text = f"Kỷ niệm ({first}{space.format(dash)}{{}})"
    assert renewed(text.format(old), parse_date(ORIGIN), parse_date(OLD), parse_date(NEW)) == text.format(new)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(7-5-1954-7-5-2024), (7-5-1954 - 7-5-2024)", "(7-5-1954-7-5-2029), (7-5-1954 - 7-5-2029)"),
        ("(1954-05-07-2024-05-07)", "(1954-05-07-2029-05-07)"),
        ("8-5-2024, 2024-05-08, 8.5.2024, 12-7-5-2024", "8-5-2024, 2024-05-08, 8.5.2024, 12-7-5-2024"),
        ("1/5/2024-7/5/2024-8/5/2024", "1/5/2024-7/5/2029-8/5/2024"),
        ("tháng 3-5/2024, tháng 3 - 5/2024", "tháng 3-5/2029, tháng 3 - 5/2029"),
        ("tháng 5-7/2024, tháng 5 - 7 năm 2024", "tháng 5-7/2024, tháng 5 - 7 năm 2024"),
        ("Tháng 8 năm 2024, tháng 8-2024, 8-2024", "Tháng 8 năm 2024, tháng 8-2024, 8-2024"),
        ("tháng 5-2024, quý II năm 2024, Q2/2024", "tháng 5-2029, quý II năm 2029, Q2/2029"),
        ("quý III năm 2024, Q4/2024", "quý III năm 2024, Q4/2024"),
        ("12-KH/2024, (1954-2023), (1930-2024)", "12-KH/2024, (1954-2023), (1930-2024)"),
    ],
)
def test_what_a_hyphen_joins_and_what_it_is_part_of(text: str, expected: str) -> None:
    assert renewed(text, parse_date(ORIGIN), parse_date(OLD), parse_date(NEW)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xuân Giáp Thìn 2024", "Xuân Kỷ Dậu 2029"),
        ("Tết Nguyên đán Giáp Thìn năm 2024", "Tết Nguyên đán Kỷ Dậu năm 2029"),
        ("Tết Giáp Thìn, năm Giáp Thìn", "Tết Kỷ Dậu, năm Kỷ Dậu"),
        ("MỪNG XUÂN GIÁP THÌN - 2024", "MỪNG XUÂN KỶ DẬU - 2029"),
        ("xuân giáp thìn, Xuân Giáp thìn (2024)", "xuân kỷ dậu, Xuân Kỷ dậu (2029)"),
        ("năm 2024 (Giáp Thìn), 2024 - năm Giáp Thìn", "năm 2029 (Kỷ Dậu), 2029 - năm Kỷ Dậu"),
        ("Hội hoa bên hồ “Giáp Thìn 2024”, Tết “Giáp Thìn”", "Hội hoa bên hồ “Kỷ Dậu 2029”, Tết “Kỷ Dậu”"),
        ("Tết cổ truyền của dân tộc Giáp Thìn", "Tết cổ truyền của dân tộc Kỷ Dậu"),
        ("Lunar New Year of Giáp Thìn", "Lunar New Year of Kỷ Dậu"),
        ("Xuân Kỷ Dậu 1789 - Xuân Giáp Thìn 2024", "Xuân Kỷ Dậu 1789 - Xuân Kỷ Dậu 2029"),
        ("Xuân Giáp Thìn (1954 - 2024)", "Xuân Kỷ Dậu (1954 - 2029)"),
        ("7/5/2024 (Tết Giáp Thìn), 7/5/2024 (29/3 năm Giáp Thìn)", "7/5/2029 (Tết Kỷ Dậu), 7/5/2029"),
        ("Tết Giáp Thìn (7/5/2024)", "Tết Kỷ Dậu (7/5/2029)"),
    ],
)
def test_the_lunar_name_of_the_year_is_moved_with_it(text: str, expected: str) -> None:
    assert renewed(text, parse_date(ORIGIN), parse_date(OLD), parse_date(NEW)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Xuân Giáp Thìn 1964, Giáp Thìn (1904), năm 1964 (Giáp Thìn)",
        "trận lụt năm Giáp Thìn, sinh năm Giáp Thìn, khởi nghĩa năm Giáp Thìn, lần thứ năm Giáp Thìn",
        "ngày Giáp Thìn, tháng Giáp Thìn, ông Giáp Thìn, xã Giáp Thìn, 10 năm Giáp Thìn",
        "29 tháng 3 năm Giáp Thìn, tháng Giêng năm Giáp Thìn",
        "Tết Giáp Thìn (10/02/2024), Giáp Thìn 2024 - 2025",
        "Xuân Quý Mão, Tết Ất Tỵ, năm Giáp Tý, Tết Giáp Dậu, Tết Giáp Thình",
        "đón Giáp Thìn",
    ],
)
def test_what_only_looks_like_the_years_name_stays(text: str) -> None:
    assert renewed(text, parse_date(ORIGIN), parse_date(OLD), parse_date(NEW)) == text


@pytest.mark.parametrize(
    ("old", "new", "text", "expected"),
    [
        (
            2013,
            2029,
            "Xuân Quý Tỵ, Xuân Quí Tị, Xuân Quí Tỵ, XUÂN QUÍ TỊ",
            "Xuân Kỷ Dậu, Xuân Kỉ Dậu, Xuân Kỉ Dậu, XUÂN KỈ DẬU",
        ),
        (2020, 2049, "Tết Canh Tý, Tết Canh Tí", "Tết Kỷ Tỵ, Tết Kỉ Tị"),
        (2029, 2033, "Tết Kỷ Dậu, Tết Kỉ Dậu", "Tết Quý Sửu, Tết Quí Sửu"),
        (2024, 2084, "Tết Giáp Thìn 2024", "Tết Giáp Thìn 2084"),
    ],
)
def test_a_years_name_is_spelled_as_the_old_one_was(old: int, new: int, text: str, expected: str) -> None:
    dates = (parse_date(f"7/5/{year}") for year in (1954, old, new))
    assert renewed(text, *dates) == expected


def test_a_year_that_has_the_name_of_the_origins_keeps_it_unless_the_year_stands_beside() -> None:
    origin, old, new = (parse_date(f"30/1/{year}") for year in (1968, 2028, 2033))
    text = "Tết Mậu Thân; Tết Mậu Thân (30/1/1968-30/1/{0}); Xuân Mậu Thân 1968 và Xuân {1} {0}"
    assert renewed(text.format(2028, "Mậu Thân"), origin, old, new) == text.format(2033, "Quý Sửu")


@pytest.mark.parametrize(
    ("old", "years", "text", "expected"),
    [
        (
            "1/1/2024 âm lịch",
            5,
            "Tết Giáp Thìn 2024, mùng 1 tháng Giêng năm Giáp Thìn (10/02/2024), rằm tháng Giêng năm Giáp Thìn",
            "Tết Kỷ Dậu 2029, mùng 1 tháng Giêng năm Kỷ Dậu (13/02/2029), rằm tháng Giêng năm Giáp Thìn",
        ),
        ("10/3/2024 âm lịch", 5, "94 năm, 18/4/2024 (10/3 năm Giáp Thìn)", "94 năm, 23/4/2029 (10/3 năm Kỷ Dậu)"),
        (
            "23/12/2023 âm lịch",
            5,
            "Tiễn năm Quý Mão 2023, đón Xuân Giáp Thìn 2024; 23 tháng Chạp năm Quý Mão; nhìn lại năm 2023",
            "Tiễn năm Mậu Thân 2028, đón Xuân Kỷ Dậu 2029; 23 tháng Chạp năm Mậu Thân; nhìn lại năm 2023",
        ),
        ("1/1/2024 âm lịch", 1, "Tết Giáp Thìn 2024 (1954-2024)", "Tết Ất Tỵ 2025 (1954-2024)"),
    ],
)
def test_a_text_about_what_comes_each_year_by_the_moon(old: str, years: int, text: str, expected: str) -> None:
    there = parse_date(old)
    assert renewed(text, None, there, moved(there, years)) == expected


def test_a_text_about_a_lunar_anniversary_has_both_its_dates_moved() -> None:
    origin, old, new = (parse_date(f"10/3/{year} âm lịch") for year in (1946, 2024, 2029))
    text = "Giỗ Tổ 10/3/2024 âm lịch (thứ Năm, 18/4/2024)"
    assert renewed(text, origin, old, new) == "Giỗ Tổ 10/3/2029 âm lịch (thứ Hai, 23/4/2029)"


def test_a_period_from_a_lunar_origin_ends_in_the_lunar_year_as_the_count_does() -> None:
    origin, old, new = (parse_date(f"13/11/{year} âm lịch") for year in (1905, 2023, 2025))
    assert new.first.year == 2026
    assert renewed("Kỷ niệm 118 năm (1905 - 2023)", origin, old, new) == "Kỷ niệm 120 năm (1905 - 2025)"


def test_29_february_in_a_text() -> None:
    origin, old, new = map(parse_date, ("29/2/1960", "29/2/2024", "28/2/2030"))
    assert renewed("29/02/1960 - 29/02/2024", origin, old, new) == "29/02/1960 - 28/02/2030"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (70, 71, "71st anniversary"),
        (71, 72, "72nd anniversary"),
        (70, 73, "73rd anniversary"),
        (70, 111, "111th anniversary"),
        (70, 112, "112th anniversary"),
        (70, 113, "113th anniversary"),
        (70, 121, "121st anniversary"),
    ],
)
def test_english_ordinals(old: int, new: int, expected: str) -> None:
    assert recounted(f"{old}th anniversary", old, new) == expected


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("năm 2023 - 2024", (2023, 2024), (2028, 2029), "năm 2028 - 2029"),
        ("năm 2023 – 2024", (2023, 2024), (2028, 2029), "năm 2028 – 2029"),
        ("năm 2023 và 2024", (2023, 2024), (2028, 2029), "năm 2028 và 2029"),
        ("năm 2023 - 2024", (2023, 2024), (2029, 2029), "năm 2029"),
        ("năm 2024", (2024, 2024), (2028, 2029), "năm 2028 - 2029"),
        ("năm 2024", (2023, 2024), (2028, 2029), "năm 2029"),
        ("2021-2025, năm 2022", (2021, 2025), (2026, 2030), "2026-2030, năm 2027"),
        ("năm 1954 và 7/5/2024", (2024, 2024), (2029, 2029), "năm 1954 và 7/5/2024"),
        ("8-5-2024, 2024-05-08, 2024", (2024, 2024), (2029, 2029), "8-5-2024, 2024-05-08, 2029"),
        ("Xuân Giáp Thìn 2024", (2024, 2024), (2029, 2029), "Xuân Kỷ Dậu 2029"),
        ("Tết Quý Mão, Tết Giáp Thìn 2024", (2023, 2024), (2028, 2029), "Tết Mậu Thân, Tết Kỷ Dậu 2029"),
        ("Xuân Giáp Thìn 2024 - 2025", (2024, 2025), (2029, 2030), "Xuân Kỷ Dậu 2029 - 2030"),
        ("Xuân Giáp Thìn", (2024, 2024), (2029, 2030), "Xuân Giáp Thìn"),
        ("Tết Giáp Thìn (10/02/2024)", (2024, 2024), (2029, 2029), "Tết Giáp Thìn (10/02/2024)"),
        ("Tết Giáp Thìn 1964, ông Giáp Thìn", (2024, 2024), (2029, 2029), "Tết Giáp Thìn 1964, ông Giáp Thìn"),
    ],
)
def test_the_years_of_a_period(text: str, old: tuple[int, int], new: tuple[int, int], expected: str) -> None:
    assert in_new_years(text, range(old[0], old[1] + 1), range(new[0], new[1] + 1)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thứ Ba, 7/5/2024", "thứ Hai, 7/5/2029"),
        ("thứ Năm, 10/3/2024 âm lịch", "thứ Hai, 10/3/2029 âm lịch"),
        ("Thursday, 10/3/2024 Lunar", "Monday, 10/3/2029 Lunar"),
        ("18/4/2024 (10/3 Âm lịch)", "18/4/2029"),
        ("7‑5‑2024 (DỰ KIẾN)", "7‑5‑2029 (DỰ KIẾN)"),
    ],
)
def test_what_stands_beside_a_date_stays_right(text: str, expected: str) -> None:
    first = parse_date(text)
    there = moved(first, 5)
    assert said_anew(text, (there, there)) == expected


@pytest.mark.parametrize("after", [": 3 sự kiện", " 15 xã", "; 5 đợt", " - 12 đợt", ", 2 tuần"])
def test_a_year_before_a_number_is_moved(after: str) -> None:
    assert renewed(f"Năm 2024{after}", parse_date(ORIGIN), parse_date(OLD), parse_date(NEW)) == f"Năm 2029{after}"


WAYS = [
    "{d}/{m}/{y}",
    "{d:02}/{m:02}/{y}",
    "{d}-{m}-{y}",
    "{d}.{m}.{y}",
    "{y}-{m:02}-{d:02}",
    "ngày {d:02} tháng {m} năm {y}",
    "{d}/{m}/{y} (dự kiến)",
    "{m:02}/{y}",
    "tháng {m}/{y}",
    "{y}",
    "{d}/{m}/{y} - {d}/{m}/2051",
    "từ {d}/{m}/{y} đến 12/2051",
    "{m}/{y} - {m}/2051",
    "{d}/{m}/{y} âm lịch",
    "mùng {d} tháng {m} âm lịch năm {y}",
]


@given(st.sampled_from(WAYS), st.integers(1, 31), st.integers(1, 12), st.integers(1950, 2050), st.integers(-40, 40))
def test_an_expression_said_anew_means_the_moved_dates(way: str, day: int, month: int, year: int, years: int) -> None:
    text = way.format(d=day, m=month, y=year)
    try:
        ends = parse_ends(text)
    except Unreadable:
        return
    there = moved(ends[0], years), moved(ends[1], years)
    said = said_anew(text, there)
    assert parse_ends(said) == there
    assert ("dự kiến" in said) == ("dự kiến" in text)
