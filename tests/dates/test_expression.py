"""Date expressions: what each is read as, and what is said of those that cannot be read."""

from __future__ import annotations

import calendar
import datetime
import tracemalloc
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.expression import parse_day, parse_span
from tamduong_cli.dates.span import Span
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Language

READ = [
    # a day, day first
    ("7/5/2024", "2024-05-07", "2024-05-07"),
    ("07/05/2024", "2024-05-07", "2024-05-07"),
    ("7-5-2024", "2024-05-07", "2024-05-07"),
    ("07-05-2024", "2024-05-07", "2024-05-07"),
    ("7.5.2024", "2024-05-07", "2024-05-07"),
    ("07.05.2024", "2024-05-07", "2024-05-07"),
    ("7 / 5 / 2024", "2024-05-07", "2024-05-07"),
    ("  7/5/2024\t", "2024-05-07", "2024-05-07"),
    ("2024-05-07", "2024-05-07", "2024-05-07"),
    ("7/5/2024.", "2024-05-07", "2024-05-07"),
    ("7.5.2024;", "2024-05-07", "2024-05-07"),
    ("ngày 7/5/2024", "2024-05-07", "2024-05-07"),
    ("ngày 07 tháng 5 năm 2024", "2024-05-07", "2024-05-07"),
    ("Ngày 7 tháng 05 năm 2024", "2024-05-07", "2024-05-07"),
    ("7 tháng 5 năm 2024", "2024-05-07", "2024-05-07"),
    ("NGÀY 01 THÁNG 01 NĂM 2004", "2004-01-01", "2004-01-01"),
    ("7‑5‑2024", "2024-05-07", "2024-05-07"),  # Word's non-breaking hyphen
    ("7‐5‐2024", "2024-05-07", "2024-05-07"),
    ("ngày\u00a007\u00a0tháng\u00a05\u00a0năm\u00a02024", "2024-05-07", "2024-05-07"),
    (unicodedata.normalize("NFD", "ngày 07 tháng 5 năm 2024"), "2024-05-07", "2024-05-07"),
    # the days at the ends of months
    ("29/2/2024", "2024-02-29", "2024-02-29"),
    ("29/2/2000", "2000-02-29", "2000-02-29"),
    ("28/2/1900", "1900-02-28", "1900-02-28"),
    ("31/1/2024", "2024-01-31", "2024-01-31"),
    ("30/4/1975", "1975-04-30", "1975-04-30"),
    ("31/12/2023", "2023-12-31", "2023-12-31"),
    ("1/1/0001", "0001-01-01", "0001-01-01"),
    ("31/12/9999", "9999-12-31", "9999-12-31"),
    # a month
    ("06/2023", "2023-06-01", "2023-06-30"),
    ("6/2023", "2023-06-01", "2023-06-30"),
    ("6.2023", "2023-06-01", "2023-06-30"),
    ("2023-06", "2023-06-01", "2023-06-30"),
    ("tháng 6/2023", "2023-06-01", "2023-06-30"),
    ("Tháng 06/2023", "2023-06-01", "2023-06-30"),
    ("tháng 6-2023", "2023-06-01", "2023-06-30"),
    ("tháng 6 năm 2023", "2023-06-01", "2023-06-30"),
    ("2/2023", "2023-02-01", "2023-02-28"),
    ("2/2024", "2024-02-01", "2024-02-29"),
    ("2/2100", "2100-02-01", "2100-02-28"),
    ("1/0001", "0001-01-01", "0001-01-31"),
    ("12/9999", "9999-12-01", "9999-12-31"),
    # a quarter
    ("Quý I/2022", "2022-01-01", "2022-03-31"),
    ("Quý II/2022", "2022-04-01", "2022-06-30"),
    ("Quý III/2022", "2022-07-01", "2022-09-30"),
    ("Quý IV/2022", "2022-10-01", "2022-12-31"),
    ("quý iv/2022", "2022-10-01", "2022-12-31"),
    ("Quý 4/2022", "2022-10-01", "2022-12-31"),
    ("quý 4 năm 2022", "2022-10-01", "2022-12-31"),
    ("quý 4 2022", "2022-10-01", "2022-12-31"),
    ("Q4/2022", "2022-10-01", "2022-12-31"),
    ("Q4-2022", "2022-10-01", "2022-12-31"),
    ("Q4 2022", "2022-10-01", "2022-12-31"),
    ("IV/2022", "2022-10-01", "2022-12-31"),
    ("Q4/9999", "9999-10-01", "9999-12-31"),
    # a year
    ("2023", "2023-01-01", "2023-12-31"),
    ("năm 2023", "2023-01-01", "2023-12-31"),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    # a range, with each of the signs and words that join its ends
    ("01/12/2023 - 10/01/2024", "2023-12-01", "2024-01-10"),
    ("01/12/2023-10/01/2024", "2023-12-01", "2024-01-10"),
    ("01/12/2023- 10/01/2024", "2023-12-01", "2024-01-10"),
    ("01/12/2023 -10/01/2024", "2023-12-01", "2024-01-10"),
    ("01/12/2023 – 10/01/2024", "2023-12-01", "2024-01-10"),
    ("01/12/2023–10/01/2024", "2023-12-01", "2024-01-10"),
    ("01/12/2023– 10/01/2024", "2023-12-01", "2024-01-10"),
    ("01/12/2023 — 10/01/2024", "2023-12-01", "2024-01-10"),
    ("01/12/2023 ‑ 10/01/2024", "2023-12-01", "2024-01-10"),
    ("01/12/2023\u00a0-\u00a010/01/2024", "2023-12-01", "2024-01-10"),
    ("01/12/2023 đến 10/01/2024", "2023-12-01", "2024-01-10"),
    ("01/12/2023 đến hết 10/01/2024", "2023-12-01", "2024-01-10"),
    ("01/12/2023 to 10/01/2024", "2023-12-01", "2024-01-10"),
    ("từ 01/12/2023 đến 10/01/2024", "2023-12-01", "2024-01-10"),
    ("Từ 01/12/2023 đến hết 10/01/2024", "2023-12-01", "2024-01-10"),
    ("from 01/12/2023 to 10/01/2024", "2023-12-01", "2024-01-10"),
    ("từ ngày 01/12/2023 - 10/01/2024", "2023-12-01", "2024-01-10"),
    ("từ ngày 01/12/2023 đến hết ngày 10/01/2024", "2023-12-01", "2024-01-10"),
    (unicodedata.normalize("NFD", "từ ngày 01/12/2023 đến hết ngày 10/01/2024"), "2023-12-01", "2024-01-10"),
    ("01-12-2023 - 10-01-2024", "2023-12-01", "2024-01-10"),
    ("01-12-2023-10-01-2024", "2023-12-01", "2024-01-10"),
    ("01.12.2023 - 10.01.2024", "2023-12-01", "2024-01-10"),
    ("2023-12-01 - 2024-01-10", "2023-12-01", "2024-01-10"),
    ("2023-12-01-2024-01-10", "2023-12-01", "2024-01-10"),
    ("ngày 01 tháng 12 năm 2023 đến ngày 10 tháng 01 năm 2024", "2023-12-01", "2024-01-10"),
    ("7/5/2024 - 7/5/2024", "2024-05-07", "2024-05-07"),
    ("1/1/0001 - 31/12/9999", "0001-01-01", "9999-12-31"),
    # of months, quarters and years, and of unlike ends
    ("06/2023 - 08/2023", "2023-06-01", "2023-08-31"),
    ("6/2023-8/2023", "2023-06-01", "2023-08-31"),
    ("2023-12 - 2024-01", "2023-12-01", "2024-01-31"),
    ("12/2023 - 2/2024", "2023-12-01", "2024-02-29"),
    ("Quý IV/2022 - Quý I/2023", "2022-10-01", "2023-03-31"),
    ("Q4/2022 – Q1/2023", "2022-10-01", "2023-03-31"),
    ("2023 - 2024", "2023-01-01", "2024-12-31"),
    ("2023-2024", "2023-01-01", "2024-12-31"),
    ("năm 2023 đến hết năm 2024", "2023-01-01", "2024-12-31"),
    ("15/6/2023 - 08/2023", "2023-06-15", "2023-08-31"),
    ("06/2023 - 15/8/2023", "2023-06-01", "2023-08-15"),
    ("2023 - 6/2024", "2023-01-01", "2024-06-30"),
    # a left end that leaves out what the right end gives
    ("7 - 12/5/2024", "2024-05-07", "2024-05-12"),
    ("7-12/5/2024", "2024-05-07", "2024-05-12"),
    ("7–12/5/2024", "2024-05-07", "2024-05-12"),
    ("7-12-5-2024", "2024-05-07", "2024-05-12"),
    ("từ 7 đến 12/5/2024", "2024-05-07", "2024-05-12"),
    ("từ ngày 7 đến hết ngày 12/5/2024", "2024-05-07", "2024-05-12"),
    ("ngày 07 đến ngày 12 tháng 5 năm 2024", "2024-05-07", "2024-05-12"),
    ("30/4 - 1/5/2024", "2024-04-30", "2024-05-01"),
    ("30/4-1/5/2024", "2024-04-30", "2024-05-01"),
    ("30.4 - 1.5.2024", "2024-04-30", "2024-05-01"),
    ("ngày 30 tháng 4 đến ngày 01 tháng 5 năm 2024", "2024-04-30", "2024-05-01"),
    ("29/2 - 3/3/2024", "2024-02-29", "2024-03-03"),
    ("tháng 6 - 8/2023", "2023-06-01", "2023-08-31"),
    ("tháng 6-8/2023", "2023-06-01", "2023-08-31"),
    ("tháng 6 - tháng 8/2023", "2023-06-01", "2023-08-31"),
    ("từ tháng 6 đến hết tháng 8/2023", "2023-06-01", "2023-08-31"),
    ("từ tháng 6 đến hết tháng 8 năm 2023", "2023-06-01", "2023-08-31"),
    ("tháng 6 - 15/8/2023", "2023-06-01", "2023-08-15"),
    ("Quý I - Quý III/2023", "2023-01-01", "2023-09-30"),
    ("quý I - III/2023", "2023-01-01", "2023-09-30"),
    ("Q1-Q3/2023", "2023-01-01", "2023-09-30"),
]


@pytest.mark.parametrize(("text", "first", "last"), READ)
def test_an_expression_covers_these_days(text: str, first: str, last: str) -> None:
    span = parse_span(text)
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


EXPECTED = (
    "write a day (7/5/2024 or 2024-05-07), a month (06/2023), a quarter (Quý IV/2022), a year (2023), "
    "a lunar date (10/3/2024 âm lịch), or a range of them (01/12/2023 - 10/01/2024)"
)
THE_YEAR = "can be read in more than one way; write the year, in four digits: 7/5/2024, 06/2023, Quý IV/2022"
FOUR_DIGITS = "can be read in more than one way; write the year in four digits"
ONE_RANGE = (
    "can be read in more than one way; write a day with slashes (7/5/2024), or one range (01/12/2023 - 10/01/2024)"
)
FOR_MONTHS = "can be read in more than one way; for months write 06/2023, 06/2023 - 08/2023 or 'tháng 6 - 8/2023'"
BOTH_ENDS = "can be read in more than one way; write both ends in full, with their years"

REFUSED = [
    # not a date at all
    ("", "bad-date", f"'' is not a date; {EXPECTED}"),
    (" ", "bad-date", f"' ' is not a date; {EXPECTED}"),
    ("mùa xuân", "bad-date", f"'mùa xuân' is not a date; {EXPECTED}"),
    ("7 May 2024", "bad-date", f"'7 May 2024' is not a date; {EXPECTED}"),
    ("7/5/2024 08:00", "bad-date", f"'7/5/2024 08:00' is not a date; {EXPECTED}"),
    ("từ 7/5/2024", "bad-date", f"'từ 7/5/2024' is not a date; {EXPECTED}"),
    ("đến 7/5/2024", "bad-date", f"'đến 7/5/2024' is not a date; {EXPECTED}"),
    ("7/5.2024", "bad-date", f"'7/5.2024' is not a date; {EXPECTED}"),
    ("٧/٥/٢٠٢٤", "bad-date", f"'٧/٥/٢٠٢٤' is not a date; {EXPECTED}"),
    ("Quý V/2022", "bad-date", f"'Quý V/2022' is not a date; {EXPECTED}"),
    ("1/12/2023 - 10/1", "bad-date", f"'1/12/2023 - 10/1' is not a date; {EXPECTED}"),
    ("1/5/2024 - sau", "bad-date", f"'1/5/2024 - sau' is not a date; {EXPECTED}"),
    ("\x1b[31m7/5/2024", "bad-date", f"'\\x1b[31m7/5/2024' is not a date; {EXPECTED}"),
    # not in the calendar
    ("30/2/2024", "no-such-day", "30/2/2024 is not a day of the calendar; February 2024 ends on the 29th"),
    ("29/2/2023", "no-such-day", "29/2/2023 is not a day of the calendar; February 2023 ends on the 28th"),
    ("29/02/1900", "no-such-day", "29/02/1900 is not a day of the calendar; February 1900 ends on the 28th"),
    ("31/4/2024", "no-such-day", "31/4/2024 is not a day of the calendar; April 2024 ends on the 30th"),
    ("32/1/2024", "no-such-day", "32/1/2024 is not a day of the calendar; January 2024 ends on the 31st"),
    ("2024-02-30", "no-such-day", "2024-02-30 is not a day of the calendar; February 2024 ends on the 29th"),
    (
        "1/2/2024 - 30/2/2024",
        "no-such-day",
        "30/2/2024 is not a day of the calendar; February 2024 ends on the 29th",
    ),
    ("29/2 - 3/3/2023", "no-such-day", "29/2 is not a day of the calendar; February 2023 ends on the 28th"),
    ("31 - 5/6/2024", "no-such-day", "31 is not a day of the calendar; June 2024 ends on the 30th"),
    ("5/13/2024", "no-such-day", "5/13/2024: there is no month 13; dates are written day first: 13/5/2024"),
    ("2/29/2024", "no-such-day", "2/29/2024: there is no month 29; dates are written day first: 29/2/2024"),
    ("2/30/2024", "no-such-day", "2/30/2024: there is no month 30"),  # 30/2 is no day either
    ("2/29/2023", "no-such-day", "2/29/2023: there is no month 29"),
    ("5/45/2024", "no-such-day", "5/45/2024: there is no month 45"),
    ("31/13/2024", "no-such-day", "31/13/2024: there is no month 13"),
    ("13/2024", "no-such-day", "13/2024: there is no month 13"),
    ("tháng 13/2024", "no-such-day", "tháng 13/2024: there is no month 13"),
    ("Quý 5/2024", "no-such-day", "quý 5/2024: a year has four quarters"),
    ("Q0/2024", "no-such-day", "q0/2024: no day, month, quarter or year is 0"),
    ("0/5/2024", "no-such-day", "0/5/2024: no day, month, quarter or year is 0"),
    ("7/0/2024", "no-such-day", "7/0/2024: no day, month, quarter or year is 0"),
    ("7/5/0000", "no-such-day", "7/5/0000: no day, month, quarter or year is 0"),
    ("00/2024", "no-such-day", "00/2024: no day, month, quarter or year is 0"),
    ("0000", "no-such-day", "0000: no day, month, quarter or year is 0"),
    # a year that is missing, short or long
    ("7/5", "ambiguous-date", f"'7/5' {THE_YEAR}"),
    ("7", "ambiguous-date", f"'7' {THE_YEAR}"),
    ("06/23", "ambiguous-date", f"'06/23' {THE_YEAR}"),
    ("ngày 07 tháng 5", "ambiguous-date", f"'ngày 07 tháng 5' {THE_YEAR}"),
    ("Tháng 6", "ambiguous-date", f"'Tháng 6' {THE_YEAR}"),
    ("Quý IV", "ambiguous-date", f"'Quý IV' {THE_YEAR}"),
    ("7/5/24", "ambiguous-date", f"'7/5/24' {FOUR_DIGITS}"),
    ("7-5-24", "ambiguous-date", f"'7-5-24' {FOUR_DIGITS}"),
    ("tháng 6/23", "ambiguous-date", f"'tháng 6/23' {FOUR_DIGITS}"),
    ("Q4/22", "ambiguous-date", f"'Q4/22' {FOUR_DIGITS}"),
    ("ngày 07 tháng 5 năm 24", "ambiguous-date", f"'ngày 07 tháng 5 năm 24' {FOUR_DIGITS}"),
    ("7/5/20245", "ambiguous-date", f"'7/5/20245' {FOUR_DIGITS}"),
    ("1/12/23 - 10/1/24", "ambiguous-date", f"'1/12/23 - 10/1/24' {FOUR_DIGITS}"),
    ("1/12/23 - 10/1/2024", "ambiguous-date", f"'1/12/23 - 10/1/2024' {FOUR_DIGITS}"),
    # what the left end leaves out is not what the right end gives
    ("01/12 - 10/01/2024", "ambiguous-date", f"'01/12 - 10/01/2024' {BOTH_ENDS}"),
    ("01/12-10/01/2024", "ambiguous-date", f"'01/12-10/01/2024' {BOTH_ENDS}"),
    ("12 - 7/5/2024", "ambiguous-date", f"'12 - 7/5/2024' {BOTH_ENDS}"),
    ("tháng 12 - 2/2024", "ambiguous-date", f"'tháng 12 - 2/2024' {BOTH_ENDS}"),
    ("Q4 - Q1/2024", "ambiguous-date", f"'Q4 - Q1/2024' {BOTH_ENDS}"),
    ("Q1 - 3/2023", "ambiguous-date", f"'Q1 - 3/2023' {BOTH_ENDS}"),
    ("tháng 6 - 2023", "ambiguous-date", f"'tháng 6 - 2023' {BOTH_ENDS}"),
    ("6 - 8/2023", "ambiguous-date", f"'6 - 8/2023' {FOR_MONTHS}"),
    ("6-8/2023", "ambiguous-date", f"'6-8/2023' {FOR_MONTHS}"),
    ("6-2023", "ambiguous-date", f"'6-2023' {FOR_MONTHS}"),
    ("20/4 - 5/2024", "ambiguous-date", f"'20/4 - 5/2024' {FOR_MONTHS}"),
    # more than one range
    ("1/5 - 2/5 - 3/5/2024", "ambiguous-date", f"'1/5 - 2/5 - 3/5/2024' {ONE_RANGE}"),
    ("2022 - 2023 đến 2024", "ambiguous-date", f"'2022 - 2023 đến 2024' {ONE_RANGE}"),
    ("2023-05-07-2024", "ambiguous-date", f"'2023-05-07-2024' {ONE_RANGE}"),
    # reversed
    (
        "10/01/2024 - 01/12/2023",
        "range-reversed",
        "'10/01/2024 - 01/12/2023' ends before it begins: 10/01/2024 comes after 01/12/2023",
    ),
    ("2024 - 2023", "range-reversed", "'2024 - 2023' ends before it begins: 01/01/2024 comes after 31/12/2023"),
]


@pytest.mark.parametrize(("text", "code", "message"), REFUSED)
def test_an_expression_that_cannot_be_read_says_why(text: str, code: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_span(text)
    assert (caught.value.code, Language("en").render(caught.value.message)) == (code, message)


@pytest.mark.parametrize("text", ["7/5/2024", "2024-05-07", "ngày 07 tháng 5 năm 2024", "7/5/2024 - 7/5/2024"])
def test_a_single_day_is_read_as_a_day(text: str) -> None:
    assert parse_day(text) == datetime.date(2024, 5, 7)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("7 May 2024", "bad-date", "'7 May 2024' is not a day; write it as 7/5/2024"),
        ("", "bad-date", "'' is not a day; write it as 7/5/2024"),
        ("05/2024", "not-a-day", "'05/2024' is more than one day; write one, such as 7/5/2024"),
        ("2024", "not-a-day", "'2024' is more than one day; write one, such as 7/5/2024"),
        ("Q2/2024", "not-a-day", "'Q2/2024' is more than one day; write one, such as 7/5/2024"),
        ("7 - 8/5/2024", "not-a-day", "'7 - 8/5/2024' is more than one day; write one, such as 7/5/2024"),
        ("31/6/2024", "no-such-day", "31/6/2024 is not a day of the calendar; June 2024 ends on the 30th"),
    ],
)
def test_anything_longer_is_refused_as_a_day(text: str, code: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_day(text)
    assert (caught.value.code, Language("en").render(caught.value.message)) == (code, message)


def test_a_message_is_in_vietnamese_too() -> None:
    with pytest.raises(Unreadable) as caught:
        parse_span("30/2/2024")
    assert Language("vi").render(caught.value.message) == "không có ngày 30/2/2024; tháng 2/2024 chỉ đến ngày 29"


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [1, 1900, 2000, 2023, 2024, 9999])
def test_every_day_of_a_month_can_be_read_and_the_one_after_the_last_cannot(year: int, month: int) -> None:
    length = calendar.monthrange(year, month)[1]
    for day in range(1, length + 1):
        there = datetime.date(year, month, day)
        assert parse_span(f"{day}/{month}/{year:04}") == Span(there, there)
    with pytest.raises(Unreadable, match="no-such-day"):
        parse_span(f"{length + 1}/{month}/{year:04}")
    assert parse_span(f"{month}/{year:04}").days == length


def test_a_long_line_of_dashes_takes_no_more_memory_than_it_is_long() -> None:
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable):
            parse_span("-" * 5_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


DayWriter = Callable[[datetime.date], str]

DAYS_WRITTEN: list[DayWriter] = [
    lambda d: f"{d.day}/{d.month}/{d.year:04}",
    lambda d: f"{d.day:02}/{d.month:02}/{d.year:04}",
    lambda d: f"{d.day} / {d.month} / {d.year:04}",
    lambda d: f"{d.day}-{d.month}-{d.year:04}",
    lambda d: f"{d.day:02}-{d.month:02}-{d.year:04}",
    lambda d: f"{d.day}‑{d.month}‑{d.year:04}",
    lambda d: f"{d.day}.{d.month}.{d.year:04}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year:04}",
    lambda d: f"{d.year:04}-{d.month:02}-{d.day:02}",
    lambda d: f"ngày {d.day}/{d.month}/{d.year:04}",
    lambda d: f"ngày {d.day:02} tháng {d.month} năm {d.year:04}",
    lambda d: f"{d.day} tháng {d.month} năm {d.year:04}",
    lambda d: f"NGÀY {d.day} THÁNG {d.month:02} NĂM {d.year:04}",
    lambda d: unicodedata.normalize("NFD", f"ngày {d.day} tháng {d.month} năm {d.year:04}"),
    lambda d: f"ngày\u00a0{d.day}\u00a0tháng\u00a0{d.month}\u00a0năm\u00a0{d.year:04}",
]
WITHOUT_YEAR: list[DayWriter] = [
    lambda d: f"{d.day}/{d.month}",
    lambda d: f"{d.day:02}-{d.month:02}",
    lambda d: f"{d.day}.{d.month}",
    lambda d: f"ngày {d.day:02} tháng {d.month}",
]
WITHOUT_MONTH: list[DayWriter] = [
    lambda d: f"{d.day}",
    lambda d: f"{d.day:02}",
    lambda d: f"ngày {d.day}",
]
MONTHS_WRITTEN: list[DayWriter] = [
    lambda d: f"{d.month:02}/{d.year:04}",
    lambda d: f"{d.month}.{d.year:04}",
    lambda d: f"tháng {d.month}/{d.year:04}",
    lambda d: f"Tháng {d.month:02} năm {d.year:04}",
    lambda d: f"{d.year:04}-{d.month:02}",
]
QUARTERS_WRITTEN: list[DayWriter] = [
    lambda d: f"Quý {('I', 'II', 'III', 'IV')[(d.month - 1) // 3]}/{d.year:04}",
    lambda d: f"Q{(d.month + 2) // 3}/{d.year:04}",
    lambda d: f"quý {(d.month + 2) // 3} năm {d.year:04}",
    lambda d: f"{('I', 'II', 'III', 'IV')[(d.month - 1) // 3]}/{d.year:04}",
]
YEARS_WRITTEN: list[DayWriter] = [lambda d: f"{d.year:04}", lambda d: f"năm {d.year:04}"]
RANGES_WRITTEN = [
    "{} - {}",
    "{}-{}",
    "{} – {}",
    "{}–{}",
    "{} — {}",
    "{} ‑ {}",
    "{}\u00a0-\u00a0{}",
    "{} đến {}",
    "{} đến hết {}",
    "{} to {}",
    "từ {} đến {}",
    "Từ {} đến hết {}",
    "từ {} - {}",
    "from {} to {}",
]

ordered_days = st.tuples(st.dates(), st.dates()).map(sorted)


@given(st.dates(), st.sampled_from(DAYS_WRITTEN))
def test_every_day_written_in_every_way_reads_back(day: datetime.date, written: DayWriter) -> None:
    assert parse_span(written(day)) == Span(day, day)
    assert parse_day(written(day)) == day


@given(ordered_days, st.sampled_from(DAYS_WRITTEN), st.sampled_from(DAYS_WRITTEN), st.sampled_from(RANGES_WRITTEN))
def test_every_two_days_in_order_written_as_a_range_read_back(
    days: list[datetime.date], left: DayWriter, right: DayWriter, joined: str
) -> None:
    assert parse_span(joined.format(left(days[0]), right(days[1]))) == Span(days[0], days[1])


@given(
    st.dates(),
    st.integers(0, 366),
    st.sampled_from(WITHOUT_YEAR),
    st.sampled_from(DAYS_WRITTEN),
    st.sampled_from(RANGES_WRITTEN),
)
def test_a_left_end_may_leave_out_the_year(
    last: datetime.date, count: int, left: DayWriter, right: DayWriter, joined: str
) -> None:
    first = max(datetime.date(last.year, 1, 1), last - min(datetime.timedelta(count), last - datetime.date.min))
    assert parse_span(joined.format(left(first), right(last))) == Span(first, last)


@given(
    st.dates(),
    st.integers(0, 30),
    st.sampled_from(WITHOUT_MONTH),
    st.sampled_from(DAYS_WRITTEN),
    st.sampled_from(RANGES_WRITTEN),
)
def test_a_left_end_may_leave_out_month_and_year(
    last: datetime.date, count: int, left: DayWriter, right: DayWriter, joined: str
) -> None:
    first = last.replace(day=max(1, last.day - count))
    assert parse_span(joined.format(left(first), right(last))) == Span(first, last)


@given(ordered_days, st.sampled_from(MONTHS_WRITTEN), st.sampled_from(MONTHS_WRITTEN), st.sampled_from(RANGES_WRITTEN))
def test_every_two_months_in_order_read_back(
    days: list[datetime.date], left: DayWriter, right: DayWriter, joined: str
) -> None:
    first = days[0].replace(day=1)
    last = days[1].replace(day=calendar.monthrange(days[1].year, days[1].month)[1])
    assert parse_span(joined.format(left(days[0]), right(days[1]))) == Span(first, last)
    if first.year == last.year:
        without_year = f"tháng {first.month}"
        assert parse_span(joined.format(without_year, right(days[1]))) == Span(first, last)


@given(ordered_days, st.sampled_from(QUARTERS_WRITTEN), st.sampled_from(RANGES_WRITTEN))
def test_every_two_quarters_in_order_read_back(days: list[datetime.date], written: DayWriter, joined: str) -> None:
    first = days[0].replace(month=(days[0].month - 1) // 3 * 3 + 1, day=1)
    last_month = (days[1].month + 2) // 3 * 3
    last = datetime.date(days[1].year, last_month, calendar.monthrange(days[1].year, last_month)[1])
    assert parse_span(joined.format(written(days[0]), written(days[1]))) == Span(first, last)


@given(ordered_days, st.sampled_from(YEARS_WRITTEN), st.sampled_from(RANGES_WRITTEN))
def test_every_two_years_in_order_read_back(days: list[datetime.date], written: DayWriter, joined: str) -> None:
    span = Span(datetime.date(days[0].year, 1, 1), datetime.date(days[1].year, 12, 31))
    assert parse_span(joined.format(written(days[0]), written(days[1]))) == span


@given(ordered_days, st.sampled_from(DAYS_WRITTEN), st.sampled_from(RANGES_WRITTEN))
def test_two_days_out_of_order_are_refused(days: list[datetime.date], written: DayWriter, joined: str) -> None:
    if days[0] < days[1]:
        with pytest.raises(Unreadable, match="range-reversed"):
            parse_span(joined.format(written(days[1]), written(days[0])))


NEARLY_DATES = st.text(st.sampled_from("0123456789/.-–‑ qQIVivăýáàếđntmgừ\u00a0\u0301\n"), max_size=30)


@given(st.text() | NEARLY_DATES)
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    refused = None
    try:
        span = parse_span(text)
    except Unreadable as error:
        refused = error
    if refused is None:
        assert span.first <= span.last
    else:
        assert refused.code in ("bad-date", "no-such-day", "ambiguous-date", "range-reversed")
        assert Language("en").render(refused.message)
