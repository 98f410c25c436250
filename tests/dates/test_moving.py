"""Moving: dates in other years, and texts about one anniversary said of another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.expression import parse_date, parse_ends
from tamduong_cli.dates.moving import in_new_years, moved, recounted, renewed, said_anew
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
