"""Dates in words and figures, in both languages."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.expression import parse_date, parse_day, parse_ends, parse_span
from tamduong_cli.dates.figures import numeric, numeric_span
from tamduong_cli.dates.lunar import Lunar, lunar_of
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import (
    date_in_words,
    ends_in_words,
    in_words,
    lunar_date,
    lunar_day,
    month,
    span_in_words,
    week_in_words,
    weekday,
    written,
    written_span,
)
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


@pytest.mark.parametrize(
    ("lunar", "vi", "en", "vi_year", "en_year"),
    [
        (Lunar(10, 3, 2024), "10/3", "10/3", "10/3/2024", "10/3/2024"),
        (Lunar(1, 2, 2023, leap=True), "1/2 nhuận", "1/2 leap", "1/2 nhuận/2023", "1/2 leap/2023"),
        (Lunar(None, 3, 2024), "3", "3", "3/2024", "3/2024"),
        (Lunar(None, 2, 2023, leap=True), "2 nhuận", "2 leap", "2 nhuận/2023", "2 leap/2023"),
    ],
)
def test_a_lunar_day_or_month(lunar: Lunar, vi: str, en: str, vi_year: str, en_year: str) -> None:
    assert (VI.said(lunar_day(lunar)), EN.said(lunar_day(lunar))) == (vi, en)
    assert (VI.said(lunar_date(lunar)), EN.said(lunar_date(lunar))) == (vi_year, en_year)


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("7/5/2024", "07/05/2024", "07/05/2024"),
        ("1/1/0001", "01/01/0001", "01/01/0001"),
        ("10/1946", "10/1946", "10/1946"),
        ("2/2024", "02/2024", "02/2024"),
        ("Quý I/2024", "Quý I/2024", "Q1/2024"),
        ("Quý II/2024", "Quý II/2024", "Q2/2024"),
        ("Quý III/2024", "Quý III/2024", "Q3/2024"),
        ("Quý IV/0999", "Quý IV/0999", "Q4/0999"),
        ("1946", "1946", "1946"),
        ("10/3/2024 âm lịch", "18/04/2024 (10/3 âm lịch)", "18/04/2024 (lunar 10/3)"),
        ("18/4/2024 (10/3 âm lịch)", "18/04/2024 (10/3 âm lịch)", "18/04/2024 (lunar 10/3)"),
        ("23/12/2023 âm lịch", "02/02/2024 (23/12 âm lịch)", "02/02/2024 (lunar 23/12)"),
        ("1/2 nhuận/2023 âm lịch", "22/03/2023 (1/2 nhuận âm lịch)", "22/03/2023 (lunar 1/2 leap)"),
        (
            "3/2024 âm lịch",
            "tháng 3/2024 âm lịch (09/04/2024 – 07/05/2024)",
            "lunar month 3/2024 (09/04/2024 – 07/05/2024)",
        ),
        (
            "2 nhuận/2023 âm lịch",
            "tháng 2 nhuận/2023 âm lịch (22/03/2023 – 19/04/2023)",
            "lunar month 2 leap/2023 (22/03/2023 – 19/04/2023)",
        ),
        ("7/5/2024 (dự kiến)", "07/05/2024", "07/05/2024"),  # which those who show it mark themselves
    ],
)
def test_a_date_in_figures_to_what_is_known_of_it(text: str, vi: str, en: str) -> None:
    date = parse_date(text)
    assert (VI.said(written(date)), EN.said(written(date))) == (vi, en)


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("7/5/2024", "thứ Ba, ngày 07 tháng 5 năm 2024", "Tuesday, 7 May 2024"),
        ("2/2024", "tháng 02 năm 2024", "February 2024"),
        ("3/2024", "tháng 3 năm 2024", "March 2024"),
        ("10/1946", "tháng 10 năm 1946", "October 1946"),
        ("Quý I/2024", "quý I năm 2024", "Q1/2024"),
        ("Quý II/2024", "quý II năm 2024", "Q2/2024"),
        ("Quý III/2024", "quý III năm 2024", "Q3/2024"),
        ("Quý IV/2024", "quý IV năm 2024", "Q4/2024"),
        ("1946", "năm 1946", "1946"),
        (
            "10/3/2024 âm lịch",
            "thứ Năm, ngày 18 tháng 4 năm 2024 (10/3 âm lịch)",
            "Thursday, 18 April 2024 (lunar 10/3)",
        ),
        (
            "1/2 nhuận/2023 âm lịch",
            "thứ Tư, ngày 22 tháng 3 năm 2023 (1/2 nhuận âm lịch)",
            "Wednesday, 22 March 2023 (lunar 1/2 leap)",
        ),
        (
            "3/2024 âm lịch",
            "tháng 3/2024 âm lịch (09/04/2024 – 07/05/2024)",
            "lunar month 3/2024 (09/04/2024 – 07/05/2024)",
        ),
    ],
)
def test_a_date_in_words_to_what_is_known_of_it(text: str, vi: str, en: str) -> None:
    date = parse_date(text)
    assert (date_in_words(date, VI), date_in_words(date, EN)) == (vi, en)


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("01/12/2023 - 10/01/2024", "01/12/2023 – 10/01/2024", "01/12/2023 – 10/01/2024"),
        ("06/2023 - 08/2023", "01/06/2023 – 31/08/2023", "01/06/2023 – 31/08/2023"),
        ("7/5/2024", "07/05/2024", "07/05/2024"),
        ("05/2024", "01/05/2024 – 31/05/2024", "01/05/2024 – 31/05/2024"),
        (
            "8 - 10/3/2024 âm lịch",
            "16/04/2024 (8/3 âm lịch) – 18/04/2024 (10/3 âm lịch)",
            "16/04/2024 (lunar 8/3) – 18/04/2024 (lunar 10/3)",
        ),
        (
            "8/3/2024 âm lịch - 20/4/2024",
            "16/04/2024 (8/3 âm lịch) – 20/04/2024",
            "16/04/2024 (lunar 8/3) – 20/04/2024",
        ),
        ("10/3/2024 âm lịch", "18/04/2024 (10/3 âm lịch)", "18/04/2024 (lunar 10/3)"),
        (
            "3/2024 âm lịch",
            "tháng 3/2024 âm lịch (09/04/2024 – 07/05/2024)",
            "lunar month 3/2024 (09/04/2024 – 07/05/2024)",
        ),
        (
            "tháng 1 - 3/2024 âm lịch",
            "10/02/2024 (1/1 âm lịch) – 07/05/2024 (29/3 âm lịch)",
            "10/02/2024 (lunar 1/1) – 07/05/2024 (lunar 29/3)",
        ),
    ],
)
def test_a_run_of_days_in_figures_with_its_lunar_ends(text: str, vi: str, en: str) -> None:
    first, last = parse_ends(text)
    assert (VI.said(written_span(first, last)), EN.said(written_span(first, last))) == (vi, en)


lunar_days = st.dates(datetime.date(1900, 1, 31), datetime.date(2100, 2, 8)).map(
    lambda day: Date(Span(day, day), lunar_of(day), beside=True)
)


@given(lunar_days)
def test_what_is_written_in_both_calendars_can_be_read(date: Date) -> None:
    for language in (VI, EN):
        assert parse_date(language.said(written(date))) == date
        assert date_in_words(date, language)
    assert parse_date(date_in_words(date, VI)) == date


@given(st.tuples(lunar_days, lunar_days).map(sorted))
def test_a_run_of_days_that_is_written_in_both_calendars_can_be_read(dates: list[Date]) -> None:
    for language in (VI, EN):
        assert parse_ends(language.said(written_span(*dates))) == tuple(dates)


@given(st.dates(), st.sampled_from(["{d.month}/{d.year:04}", "{d.year:04}", "Q1/{d.year:04}", "Q4/{d.year:04}"]))
def test_a_month_quarter_or_year_that_is_written_in_figures_can_be_read(day: datetime.date, form: str) -> None:
    date = parse_date(form.format(d=day))
    for language in (VI, EN):
        assert parse_date(language.said(written(date))) == date


@pytest.mark.parametrize(
    ("first", "last", "vi", "en"),
    [
        (
            "2023-12-01",
            "2023-12-17",
            "từ ngày 01 đến hết ngày 17 tháng 12 năm 2023",
            "from 1 to 17 December 2023",
        ),
        (
            "2023-11-22",
            "2023-12-17",
            "từ ngày 22 tháng 11 đến hết ngày 17 tháng 12 năm 2023",
            "from 22 November to 17 December 2023",
        ),
        (
            "2023-12-01",
            "2024-01-10",
            "từ ngày 01 tháng 12 năm 2023 đến hết ngày 10 tháng 01 năm 2024",
            "from 1 December 2023 to 10 January 2024",
        ),
        (
            "2024-01-31",
            "2024-03-01",
            "từ ngày 31 tháng 01 đến hết ngày 01 tháng 3 năm 2024",
            "from 31 January to 1 March 2024",
        ),
        (
            "2023-12-01",
            "2024-12-01",
            "từ ngày 01 tháng 12 năm 2023 đến hết ngày 01 tháng 12 năm 2024",
            "from 1 December 2023 to 1 December 2024",
        ),
        ("2024-05-07", "2024-05-07", "ngày 07 tháng 5 năm 2024", "7 May 2024"),
    ],
)
def test_a_run_of_days_in_words_leaves_out_what_its_last_day_gives(first: str, last: str, vi: str, en: str) -> None:
    span = Span(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    assert (span_in_words(span, VI), span_in_words(span, EN)) == (vi, en)


@given(st.lists(st.dates(min_value=datetime.date(1000, 1, 1)), min_size=2, max_size=2).map(sorted))
def test_a_run_of_days_in_vietnamese_words_can_be_read(days: list[datetime.date]) -> None:
    assert parse_span(span_in_words(Span(*days), VI)) == Span(*days)


@pytest.mark.parametrize(
    ("monday", "vi", "en"),
    [
        (
            "2023-12-04",
            "từ thứ Hai, ngày 04 tháng 12 đến hết Chủ nhật, ngày 10 tháng 12 năm 2023",
            "from Monday, 4 December to Sunday, 10 December 2023",
        ),
        (
            "2024-01-29",
            "từ thứ Hai, ngày 29 tháng 01 đến hết Chủ nhật, ngày 04 tháng 02 năm 2024",
            "from Monday, 29 January to Sunday, 4 February 2024",
        ),
        (
            "2024-12-30",
            "từ thứ Hai, ngày 30 tháng 12 năm 2024 đến hết Chủ nhật, ngày 05 tháng 01 năm 2025",
            "from Monday, 30 December 2024 to Sunday, 5 January 2025",
        ),
    ],
)
def test_a_week_in_words(monday: str, vi: str, en: str) -> None:
    first = datetime.date.fromisoformat(monday)
    week = Span(first, first + datetime.timedelta(6))
    assert (week_in_words(week, VI), week_in_words(week, EN)) == (vi, en)


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        (
            "01/12/2023 - 10/01/2024",
            "từ ngày 01 tháng 12 năm 2023 đến hết ngày 10 tháng 01 năm 2024",
            "from 1 December 2023 to 10 January 2024",
        ),
        ("06/2023 - 08/2023", "từ ngày 01 tháng 6 đến hết ngày 31 tháng 8 năm 2023", "from 1 June to 31 August 2023"),
        (
            "mùng 1 - 15/1/2024 âm lịch",
            "từ ngày 10 tháng 02 năm 2024 (1/1 âm lịch) đến hết ngày 24 tháng 02 năm 2024 (15/1 âm lịch)",
            "from 10 February 2024 (lunar 1/1) to 24 February 2024 (lunar 15/1)",
        ),
        (
            "tháng Giêng năm 2024 âm lịch",
            "từ ngày 10 tháng 02 năm 2024 (1/1 âm lịch) đến hết ngày 09 tháng 3 năm 2024 (29/1 âm lịch)",
            "from 10 February 2024 (lunar 1/1) to 9 March 2024 (lunar 29/1)",
        ),
        ("10/3/2024 âm lịch", "ngày 18 tháng 4 năm 2024 (10/3 âm lịch)", "18 April 2024 (lunar 10/3)"),
    ],
)
def test_a_run_of_days_in_words_with_its_lunar_ends(text: str, vi: str, en: str) -> None:
    first, last = parse_ends(text)
    assert (ends_in_words(first, last, VI), ends_in_words(first, last, EN)) == (vi, en)
