"""Dates in words and figures, in both languages."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.expression import parse_day, parse_span
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import in_words, month, numeric, numeric_span, weekday
from tamduong_cli.language import Language

VI, EN = Language("vi"), Language("en")


@pytest.mark.parametrize(
    ("day", "figures", "vi", "en"),
    [
        ("2024-05-07", "07/05/2024", "ngày 07 tháng 5 năm 2024", "7 May 2024"),
        ("2024-01-01", "01/01/2024", "ngày 01 tháng 01 năm 2024", "1 January 2024"),
        ("2024-02-09", "09/02/2024", "ngày 09 tháng 02 năm 2024", "9 February 2024"),
        ("2024-02-10", "10/02/2024", "ngày 10 tháng 02 năm 2024", "10 February 2024"),
        ("2024-02-29", "29/02/2024", "ngày 29 tháng 02 năm 2024", "29 February 2024"),
        ("2024-03-01", "01/03/2024", "ngày 01 tháng 3 năm 2024", "1 March 2024"),
        ("2024-09-09", "09/09/2024", "ngày 09 tháng 9 năm 2024", "9 September 2024"),
        ("2024-10-10", "10/10/2024", "ngày 10 tháng 10 năm 2024", "10 October 2024"),
        ("2023-11-22", "22/11/2023", "ngày 22 tháng 11 năm 2023", "22 November 2023"),
        ("2023-12-31", "31/12/2023", "ngày 31 tháng 12 năm 2023", "31 December 2023"),
    ],
)
def test_a_day_in_figures_and_in_words(day: str, figures: str, vi: str, en: str) -> None:
    there = datetime.date.fromisoformat(day)
    assert (numeric(there), in_words(there, VI), in_words(there, EN)) == (figures, vi, en)


@pytest.mark.parametrize(
    ("day", "vi", "en"),
    [
        ("2023-12-04", "thứ Hai", "Monday"),
        ("2023-12-05", "thứ Ba", "Tuesday"),
        ("2023-12-06", "thứ Tư", "Wednesday"),
        ("2023-12-07", "thứ Năm", "Thursday"),
        ("2023-12-08", "thứ Sáu", "Friday"),
        ("2023-12-09", "thứ Bảy", "Saturday"),
        ("2023-12-10", "Chủ nhật", "Sunday"),
    ],
)
def test_the_days_of_the_week(day: str, vi: str, en: str) -> None:
    there = datetime.date.fromisoformat(day)
    assert (weekday(there, VI), weekday(there, EN)) == (vi, en)


def test_the_months() -> None:
    assert [month(number, VI) for number in range(1, 13)] == [f"tháng {number}" for number in range(1, 13)]
    assert [month(number, EN) for number in range(1, 13)] == [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]


@pytest.mark.parametrize(
    ("first", "last", "figures"),
    [
        ("2023-11-22", "2023-12-17", "22/11/2023 – 17/12/2023"),
        ("2023-12-01", "2024-01-10", "01/12/2023 – 10/01/2024"),
        ("2024-05-07", "2024-05-07", "07/05/2024"),
        ("0001-01-01", "9999-12-31", "01/01/0001 – 31/12/9999"),
    ],
)
def test_a_run_of_days_in_figures(first: str, last: str, figures: str) -> None:
    assert numeric_span(Span(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))) == figures


@given(st.tuples(st.dates(), st.dates()).map(sorted))
def test_what_is_written_in_figures_can_be_read(days: list[datetime.date]) -> None:
    assert parse_day(numeric(days[0])) == days[0]
    assert parse_span(numeric_span(Span(days[0], days[1]))) == Span(days[0], days[1])


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_what_is_written_in_vietnamese_words_can_be_read(day: datetime.date) -> None:
    assert parse_day(in_words(day, VI)) == day
