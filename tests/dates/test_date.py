"""Dates to the day, the month, the quarter or the year: the years between them, and whose day they fall on."""

from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.date import Date, in_year
from tamduong_cli.dates.expression import parse_date
from tamduong_cli.dates.lunar import anniversary, lunar_of
from tamduong_cli.dates.span import Span

YEARS = [
    # of the source plan
    ("12/12/1953", "12/12/2023", 70),
    ("01/01/2004", "01/01/2024", 20),
    ("7/5/1954", "7/5/2024", 70),
    ("28/6/1909", "28/6/2024", 115),
    ("10/10/1949", "10/10/2024", 75),
    ("16/11/1974", "16/11/2018", 44),
    # by the year alone, whatever is known
    ("10/1946", "10/2026", 80),
    ("10/1946", "15/10/2026", 80),
    ("15/10/1946", "2026", 80),
    ("Quý IV/1946", "10/2026", 80),
    ("1946", "2026", 80),
    ("31/12/1946", "1/1/2026", 80),
    ("7/5/2024", "7/5/2024", 0),
    ("7/5/2024", "7/5/2023", -1),
    ("29/2/2000", "28/2/2025", 25),
    # of two lunar dates the lunar years, though the last month is in the next year
    ("10/3/2000 âm lịch", "10/3/2024 âm lịch", 24),
    ("23/12/2000 âm lịch", "23/12/2023 âm lịch", 23),  # 17/1/2001 and 2/2/2024
    ("1/12/2000 âm lịch", "30/12/2023 âm lịch", 23),  # 26/12/2000 and 9/2/2024
    ("tháng 3/2000 âm lịch", "10/3/2024 âm lịch", 24),
    # of dates in two calendars those of the days, and so where the lunar date only stands beside the other
    ("7/5/1954 (5/4 âm lịch)", "7/5/2024 (29/3 âm lịch)", 70),
    ("30/1/1954 (26/12 âm lịch)", "30/1/2025 (2/1 âm lịch)", 71),  # of the lunar years 1953 and 2025
    ("18/4/2000", "10/3/2024 âm lịch", 24),
    ("17/1/2001", "23/12/2023 âm lịch", 23),
    ("23/12/2000 âm lịch", "2/2/2024", 23),
]


@pytest.mark.parametrize(("origin", "date", "years"), YEARS)
def test_the_years_from_an_origin_to_a_date(origin: str, date: str, years: int) -> None:
    assert parse_date(origin).years_to(parse_date(date)) == years


ON_THE_DAY = [
    ("7/5/1954", "7/5/2024"),
    ("7/5/1954", "7/5/1954"),
    # as far as both are known
    ("7/5/1954", "5/2024"),
    ("5/1954", "7/5/2024"),
    ("7/5/1954", "Quý II/2024"),
    ("Quý II/1954", "7/5/2024"),
    ("7/5/1954", "2024"),
    ("1954", "7/5/2024"),
    ("10/1946", "10/2026"),
    ("Quý IV/1946", "12/2026"),
    ("1946", "2026"),
    # 29 February, on the last day of the month
    ("29/2/2000", "29/2/2024"),
    ("29/2/2000", "28/2/2025"),
    ("28/2/2001", "28/2/2024"),
    # in the lunar calendar
    ("10/3/2000 âm lịch", "10/3/2024 âm lịch"),
    ("10/3/2000 âm lịch", "tháng 3/2024 âm lịch"),
    ("3/2000 âm lịch", "10/3/2024 âm lịch"),
    ("3/2000 âm lịch", "3/2024 âm lịch"),
    ("30/12/2001 âm lịch", "29/12/2024 âm lịch"),  # a month of 29 days
    ("30/12/2001 âm lịch", "30/12/2023 âm lịch"),
    ("15/2 nhuận/2004 âm lịch", "15/2 nhuận/2023 âm lịch"),
    ("15/2 nhuận/2004 âm lịch", "15/2/2024 âm lịch"),  # a year without that leap month
    # in either calendar, where one of the dates is a lunar one, or has it beside it
    ("7/5/1954 (5/4 âm lịch)", "7/5/2024 (29/3 âm lịch)"),
    ("7/5/1954 (5/4 âm lịch)", "12/5/2024 (5/4 âm lịch)"),
    ("10/3/2000 âm lịch", "18/4/2024"),
    ("14/4/2000", "10/3/2024 âm lịch"),  # which was 10/3/2000 âm lịch
    ("18/4/2000", "10/3/2024 âm lịch"),  # which is 18/4/2024
    ("10/3/2000 âm lịch", "14/4/2025"),  # which was 14/4/2000
    ("3/2000 âm lịch", "18/4/2024"),
    ("10/3/2000 âm lịch", "4/2024"),
    # on one of several days
    ("7/5/1954", "7 - 9/5/2024"),
    ("9/5/1954", "7 - 9/5/2024"),
    ("5/1954", "7 - 9/5/2024"),
    ("31/12/1950", "30/12/2023 - 02/01/2024"),
    ("1/1/1950", "30/12/2023 - 02/01/2024"),
    ("29/2/2000", "27/2 - 1/3/2025"),
    ("10/3/2000 âm lịch", "10 - 12/3/2024 âm lịch"),
    ("12/3/2000 âm lịch", "10 - 12/3/2024 âm lịch"),
    ("10/3/2000 âm lịch", "17 - 19/4/2024"),
    # in years whose lunar calendar is not known nothing is said
    ("10/3/1800", "18/4/2024 (10/3 âm lịch)"),
]


@pytest.mark.parametrize(("origin", "date"), ON_THE_DAY)
def test_an_anniversary_on_the_day_of_its_origin(origin: str, date: str) -> None:
    assert parse_date(date).falls_on_the_day_of(parse_date(origin))


ON_ANOTHER_DAY = [
    ("7/5/1954", "8/5/2024"),
    ("7/5/1954", "7/6/2024"),
    ("7/5/1954", "5/7/2024"),  # month and day in each other's place
    ("7/5/1954", "6/2024"),
    ("5/1954", "7/6/2024"),
    ("7/5/1954", "Quý III/2024"),
    ("Quý I/1954", "7/5/2024"),
    ("10/1946", "9/2026"),
    ("29/2/2000", "1/3/2025"),
    ("29/2/2000", "28/2/2024"),  # a year with a 29th
    ("28/2/2001", "29/2/2024"),
    ("10/3/2000 âm lịch", "11/3/2024 âm lịch"),
    ("10/3/2000 âm lịch", "10/4/2024 âm lịch"),
    ("3/2000 âm lịch", "10/4/2024 âm lịch"),  # both of which have days in May
    ("10/3/2000 âm lịch", "17/3/2025 âm lịch"),  # both of which are 14 April
    ("30/12/2001 âm lịch", "29/12/2023 âm lịch"),  # a month of 30 days
    ("10/3/2000 âm lịch", "19/4/2024"),
    ("10/3/2000 âm lịch", "10/3/2024"),
    ("19/4/2000", "10/3/2024 âm lịch"),
    ("6/5/1954", "7 - 9/5/2024"),
    ("10/5/1954", "7 - 9/5/2024"),
    ("7/5/1954", "6 - 9/6/2024"),
    ("3/1/1950", "30/12/2023 - 02/01/2024"),
    ("9/3/2000 âm lịch", "10 - 12/3/2024 âm lịch"),
    ("13/3/2000 âm lịch", "10 - 12/3/2024 âm lịch"),
    ("10/3/2000 âm lịch", "19 - 20/4/2024"),
]


@pytest.mark.parametrize(("origin", "date"), ON_ANOTHER_DAY)
def test_an_anniversary_on_another_day_than_its_origin(origin: str, date: str) -> None:
    assert not parse_date(date).falls_on_the_day_of(parse_date(origin))


@pytest.mark.parametrize(
    ("day", "year", "there"),
    [
        ("1954-05-07", 2024, "2024-05-07"),
        ("2024-02-29", 2024, "2024-02-29"),
        ("2024-02-29", 2028, "2028-02-29"),
        ("2024-02-29", 2023, "2023-02-28"),
        ("2024-02-29", 1900, "1900-02-28"),
        ("2024-02-29", 2000, "2000-02-29"),
        ("2024-02-29", 2100, "2100-02-28"),
        ("2023-02-28", 2024, "2024-02-28"),
        ("2024-12-31", 1, "0001-12-31"),
        ("2024-02-29", 9999, "9999-02-28"),
    ],
)
def test_the_same_day_of_another_year(day: str, year: int, there: str) -> None:
    assert in_year(datetime.date.fromisoformat(day), year) == datetime.date.fromisoformat(there)


@given(st.dates(), st.integers(1, 9999))
def test_every_day_is_observed_in_every_year_in_its_own_month(day: datetime.date, year: int) -> None:
    there = in_year(day, year)
    assert (there.year, there.month) == (year, day.month)
    assert there.day == min(day.day, calendar.monthrange(year, day.month)[1])
    date, origin = Date(Span(there, there)), Date(Span(day, day))
    assert date.falls_on_the_day_of(origin)
    assert origin.years_to(date) == year - day.year


@given(st.dates(datetime.date(1900, 1, 31), datetime.date(2100, 2, 8)), st.integers(1900, 2099))
def test_every_lunar_day_is_observed_on_its_lunar_anniversary(day: datetime.date, year: int) -> None:
    lunar = lunar_of(day)
    observed = anniversary(lunar, year)
    origin, date = Date(Span(day, day), lunar), Date(observed.span(), observed)
    assert date.falls_on_the_day_of(origin)
    assert origin.years_to(date) == year - lunar.year


@given(st.dates(), st.dates())
def test_days_of_the_same_year_are_on_each_others_day_when_they_are_the_same(
    one: datetime.date, other: datetime.date
) -> None:
    other = in_year(other, one.year)
    assert Date(Span(one, one)).falls_on_the_day_of(Date(Span(other, other))) == (one == other)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("7/5/2024", "7/5/2024", "7/5/2024"),
        ("05/2024", "1/5/2024", "31/5/2024"),
        ("Quý I/2024 (dự kiến)", "1/1/2024 (dự kiến)", "31/3/2024 (dự kiến)"),
        ("10/3/2024 âm lịch", "10/3/2024 âm lịch", "10/3/2024 âm lịch"),
        ("3/2024 âm lịch", "1/3/2024 âm lịch", "29/3/2024 âm lịch"),
        ("2/2024 âm lịch", "1/2/2024 âm lịch", "30/2/2024 âm lịch"),
        ("2 nhuận/2023 âm lịch", "1/2 nhuận/2023 âm lịch", "29/2 nhuận/2023 âm lịch"),
        ("18/4/2024 (10/3 âm lịch)", "18/4/2024 (10/3 âm lịch)", "18/4/2024 (10/3 âm lịch)"),
    ],
)
def test_the_first_and_the_last_day_of_a_date_in_its_own_calendar(text: str, first: str, last: str) -> None:
    date = parse_date(text)
    assert (date.first_day, date.last_day) == (parse_date(first), parse_date(last))
