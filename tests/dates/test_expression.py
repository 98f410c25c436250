"""Date expressions: what each is read as, and what is said of those that cannot be read."""

from __future__ import annotations

import calendar
import datetime
import time
import tracemalloc
import unicodedata
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.expression import contradictions, parse_date, parse_day, parse_days, parse_ends, parse_span
from tamduong_cli.dates.lunar import SURE_YEARS, Lunar, lunar_of
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import lunar_year_name
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Language
from tests.conftest import examples_of

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
    # a year before 1000
    ("938", "0938-01-01", "0938-12-31"),
    ("năm 938", "0938-01-01", "0938-12-31"),
    ("năm 40", "0040-01-01", "0040-12-31"),
    ("the year 40", "0040-01-01", "0040-12-31"),
    ("năm 5", "0005-01-01", "0005-12-31"),
    ("năm 40 - năm 43", "0040-01-01", "0043-12-31"),
    ("10/938", "0938-10-01", "0938-10-31"),
    ("tháng 11 năm 938", "0938-11-01", "0938-11-30"),
    ("7/5/938", "0938-05-07", "0938-05-07"),
    # with what stands before a date in a sentence
    ("vào ngày 7/5/2024", "2024-05-07", "2024-05-07"),
    ("hôm 7/5/2024", "2024-05-07", "2024-05-07"),
    ("trong tháng 5/2024", "2024-05-01", "2024-05-31"),
    ("giai đoạn 2023 - 2024", "2023-01-01", "2024-12-31"),
    ("trong năm 2024", "2024-01-01", "2024-12-31"),
    ("7/5/2024 dương lịch", "2024-05-07", "2024-05-07"),
    ("7/5/2024 (dương lịch)", "2024-05-07", "2024-05-07"),
    ("ngày 7 tháng 5, năm 2024", "2024-05-07", "2024-05-07"),
    # several, one after the other
    ("7, 8/5/2024", "2024-05-07", "2024-05-08"),
    ("7 và 8/5/2024", "2024-05-07", "2024-05-08"),
    ("7 & 8/5/2024", "2024-05-07", "2024-05-08"),
    ("7; 8/5/2024", "2024-05-07", "2024-05-08"),
    ("7/5/2024, 8/5/2024", "2024-05-07", "2024-05-08"),
    ("ngày 7 và ngày 8 tháng 5 năm 2024", "2024-05-07", "2024-05-08"),
    ("trong 03 ngày 7, 8 và 9/5/2024", "2024-05-07", "2024-05-09"),
    ("02 ngày (7 - 8/5/2024)", "2024-05-07", "2024-05-08"),
    ("các ngày 7, 8 và 9/5/2024", "2024-05-07", "2024-05-09"),
    ("30/4 và 01/5/2024", "2024-04-30", "2024-05-01"),
    ("7 - 9/5, 10 - 12/5/2024", "2024-05-07", "2024-05-12"),
    ("7-9/5/2024, 10/5/2024", "2024-05-07", "2024-05-10"),
    ("9/5/2024, 7/5/2024, 8/5/2024", "2024-05-07", "2024-05-09"),
    ("7/5/2024 and 8/5/2024", "2024-05-07", "2024-05-08"),
    ("tháng 3, 4/2025", "2025-03-01", "2025-04-30"),
    ("tháng 3 và 4/2025", "2025-03-01", "2025-04-30"),
    ("tháng 3 và tháng 4 năm 2025", "2025-03-01", "2025-04-30"),
    ("tháng 12/2024, tháng 1/2025", "2024-12-01", "2025-01-31"),
    ("quý I, II/2025", "2025-01-01", "2025-06-30"),
    ("quý I và quý II năm 2025", "2025-01-01", "2025-06-30"),
    ("năm 2024 và năm 2025", "2024-01-01", "2025-12-31"),
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


@pytest.mark.parametrize(
    ("text", "precision", "year"),
    [
        ("7/5/2024", "day", 2024),
        ("thứ Ba, ngày 07 tháng 5 năm 2024", "day", 2024),
        ("10/1946", "month", 1946),
        ("tháng 10 năm 1946", "month", 1946),
        ("2/2024", "month", 2024),
        ("Quý IV/1946", "quarter", 1946),
        ("Q1/1946", "quarter", 1946),
        ("1946", "year", 1946),
        ("10/3/2024 âm lịch", "day", 2024),
        ("23/12/2023 âm lịch", "day", 2023),  # which is in February 2024
        ("12/2023 âm lịch", "month", 2023),
    ],
)
def test_a_date_is_known_to_the_day_the_month_the_quarter_or_the_year(text: str, precision: str, year: int) -> None:
    date = parse_date(text)
    assert (date.precision, date.year) == (precision, year)
    assert date.day == (date.first if precision == "day" else None)
    assert date.span == parse_span(text)


HUNG_KINGS = Lunar(10, 3, 2024)
LEAP = Lunar(1, 2, 2023, leap=True)
FULL_MOON = Lunar(15, 1, 2024)
KITCHEN_GODS = Lunar(23, 12, 2023)

LUNAR = [
    # a day
    ("10/3/2024 âm lịch", "2024-04-18", HUNG_KINGS),
    ("10/3/2024 ÂL", "2024-04-18", HUNG_KINGS),
    ("10/3/2024 âl", "2024-04-18", HUNG_KINGS),
    ("10/03/2024 Âm lịch", "2024-04-18", HUNG_KINGS),
    ("10/3/2024 (âm lịch)", "2024-04-18", HUNG_KINGS),
    ("10/3/2024 (ÂL)", "2024-04-18", HUNG_KINGS),
    ("10/3/2024(ÂL).", "2024-04-18", HUNG_KINGS),
    ("10 / 3 / 2024 âm lịch", "2024-04-18", HUNG_KINGS),
    ("ngày 10/3/2024 âm lịch", "2024-04-18", HUNG_KINGS),
    ("10/3/2024 lunar", "2024-04-18", HUNG_KINGS),
    ("10/3/2024 (lunar)", "2024-04-18", HUNG_KINGS),
    ("lunar 10/3/2024", "2024-04-18", HUNG_KINGS),
    ("âm lịch 10/3/2024", "2024-04-18", HUNG_KINGS),
    ("10/3 âm lịch năm 2024", "2024-04-18", HUNG_KINGS),
    ("10/3 ÂL năm 2024", "2024-04-18", HUNG_KINGS),
    ("10/3 ÂL/2024", "2024-04-18", HUNG_KINGS),
    ("mùng 10 tháng 3 âm lịch năm 2024", "2024-04-18", HUNG_KINGS),
    ("Mùng 10 tháng 3 âm lịch, năm 2024", "2024-04-18", HUNG_KINGS),
    ("mồng 10 tháng 3 âm lịch năm 2024", "2024-04-18", HUNG_KINGS),
    ("ngày mùng 10 tháng 3 âm lịch năm 2024", "2024-04-18", HUNG_KINGS),
    ("ngày 10 tháng 3 năm 2024 âm lịch", "2024-04-18", HUNG_KINGS),
    ("mùng 10/3 âm lịch năm 2024", "2024-04-18", HUNG_KINGS),
    (unicodedata.normalize("NFD", "mùng 10 tháng 3 âm lịch năm 2024"), "2024-04-18", HUNG_KINGS),
    (unicodedata.normalize("NFD", "10/3/2024 ÂL"), "2024-04-18", HUNG_KINGS),
    ("10/3/2024\u00a0âm\u00a0lịch", "2024-04-18", HUNG_KINGS),
    # in a leap month, and in the ordinary one before it
    ("1/2 nhuận/2023 âm lịch", "2023-03-22", LEAP),
    ("1/2 nhuận/2023 ÂL", "2023-03-22", LEAP),
    ("1/2 nhuận âm lịch năm 2023", "2023-03-22", LEAP),
    ("mùng 1 tháng 2 nhuận âm lịch năm 2023", "2023-03-22", LEAP),
    ("mồng 1 tháng 2 nhuận năm 2023 (âm lịch)", "2023-03-22", LEAP),
    ("1/2/2023 âm lịch", "2023-02-20", Lunar(1, 2, 2023)),
    # with a day or a month that has a name of its own
    ("rằm tháng giêng năm 2024 âm lịch", "2024-02-24", FULL_MOON),
    ("Rằm tháng Giêng âm lịch năm 2024", "2024-02-24", FULL_MOON),
    ("ngày rằm tháng 1 âm lịch năm 2024", "2024-02-24", FULL_MOON),
    ("rằm tháng 7 âm lịch năm 2024", "2024-08-18", Lunar(15, 7, 2024)),
    ("rằm tháng 2 nhuận âm lịch năm 2023", "2023-04-05", Lunar(15, 2, 2023, leap=True)),
    ("mùng 1 tháng Giêng âm lịch năm 2024", "2024-02-10", Lunar(1, 1, 2024)),
    ("23 tháng Chạp âm lịch năm 2023", "2024-02-02", KITCHEN_GODS),
    ("ngày 23 tháng chạp năm 2023 âm lịch", "2024-02-02", KITCHEN_GODS),
    ("23/chạp/2023 âm lịch", "2024-02-02", KITCHEN_GODS),
    ("23/12/2023 âm lịch", "2024-02-02", KITCHEN_GODS),
    # about the new year
    ("mùng 1 Tết năm 2024", "2024-02-10", Lunar(1, 1, 2024)),
    ("mùng một Tết năm 2024", "2024-02-10", Lunar(1, 1, 2024)),
    ("Mồng 3 Tết Nguyên đán 2024", "2024-02-12", Lunar(3, 1, 2024)),
    ("mùng 10 Tết/2024", "2024-02-19", Lunar(10, 1, 2024)),
    ("30 Tết năm 2024", "2024-02-09", Lunar(30, 12, 2023)),
    ("đêm 28 Tết năm 2024", "2024-02-07", Lunar(28, 12, 2023)),
    # with the name of the year
    ("mùng 10 tháng 3 năm Giáp Thìn 2024", "2024-04-18", HUNG_KINGS),
    ("10/3/2024 âm lịch (năm Giáp Thìn)", "2024-04-18", HUNG_KINGS),
    ("10/3 năm Giáp Thìn (2024)", "2024-04-18", HUNG_KINGS),
    ("mùng 10 tháng Ba âm lịch năm Giáp Thìn 2024", "2024-04-18", HUNG_KINGS),
    ("mùng 5 tháng Năm năm Giáp Thìn 2024", "2024-06-10", Lunar(5, 5, 2024)),
    ("mùng năm tháng năm năm 2024 âm lịch", "2024-06-10", Lunar(5, 5, 2024)),
    ("mùng 10 tháng 3 năm Giáp Thìn (tức ngày 18/4/2024)", "2024-04-18", HUNG_KINGS),
    ("mùng 10 tháng 3 âm lịch (tức ngày 18/4/2024 dương lịch)", "2024-04-18", HUNG_KINGS),
    ("mùng 10 tháng 3 (tức ngày 18/4/2024)", "2024-04-18", HUNG_KINGS),
    ("mùng 1 Tết Giáp Thìn 2024", "2024-02-10", Lunar(1, 1, 2024)),
    ("mùng 1 Tết Giáp Thìn - 2024", "2024-02-10", Lunar(1, 1, 2024)),
    ("(mùng 1 Tết Giáp Thìn 2024)", "2024-02-10", Lunar(1, 1, 2024)),
    ("28 Tết Giáp Thìn 2024", "2024-02-07", Lunar(28, 12, 2023)),
    # which tables made for China have on another day
    ("1/1/1985 âm lịch", "1985-01-21", Lunar(1, 1, 1985)),
    ("1/1/2007 âm lịch", "2007-02-17", Lunar(1, 1, 2007)),
    ("1/1/2030 âm lịch", "2030-02-02", Lunar(1, 1, 2030)),
    ("1/1/1968 âm lịch", "1968-01-29", Lunar(1, 1, 1968)),
]


@pytest.mark.parametrize(("text", "day", "lunar"), LUNAR)
def test_a_day_of_the_lunar_calendar(text: str, day: str, lunar: Lunar) -> None:
    there = datetime.date.fromisoformat(day)
    assert parse_date(text) == Date(Span(there, there), lunar)
    assert parse_day(text) == there


LUNAR_MONTHS = [
    ("3/2024 âm lịch", "2024-04-09", "2024-05-07", Lunar(None, 3, 2024)),
    ("03/2024 ÂL", "2024-04-09", "2024-05-07", Lunar(None, 3, 2024)),
    ("tháng 3/2024 âm lịch", "2024-04-09", "2024-05-07", Lunar(None, 3, 2024)),
    ("Tháng 3 âm lịch năm 2024", "2024-04-09", "2024-05-07", Lunar(None, 3, 2024)),
    ("tháng giêng năm 2024 âm lịch", "2024-02-10", "2024-03-09", Lunar(None, 1, 2024)),
    ("tháng Giêng âm lịch năm 2024", "2024-02-10", "2024-03-09", Lunar(None, 1, 2024)),
    ("tháng Chạp/2023 âm lịch", "2024-01-11", "2024-02-09", Lunar(None, 12, 2023)),
    ("2 nhuận/2023 âm lịch", "2023-03-22", "2023-04-19", Lunar(None, 2, 2023, leap=True)),
    ("tháng 2 nhuận âm lịch năm 2023", "2023-03-22", "2023-04-19", Lunar(None, 2, 2023, leap=True)),
]


@pytest.mark.parametrize(("text", "first", "last", "lunar"), LUNAR_MONTHS)
def test_a_month_of_the_lunar_calendar(text: str, first: str, last: str, lunar: Lunar) -> None:
    span = Span(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    assert parse_date(text) == Date(span, lunar)


LUNAR_RANGES = [
    # a left end that leaves out what the right end gives
    ("8 - 10/3/2024 âm lịch", "2024-04-16", Lunar(8, 3, 2024), "2024-04-18", HUNG_KINGS),
    ("8-10/3/2024 ÂL", "2024-04-16", Lunar(8, 3, 2024), "2024-04-18", HUNG_KINGS),
    ("8–10/3/2024 âm lịch", "2024-04-16", Lunar(8, 3, 2024), "2024-04-18", HUNG_KINGS),
    ("từ 8 đến 10/3 âm lịch năm 2024", "2024-04-16", Lunar(8, 3, 2024), "2024-04-18", HUNG_KINGS),
    ("mùng 8 - mùng 10 tháng 3 âm lịch năm 2024", "2024-04-16", Lunar(8, 3, 2024), "2024-04-18", HUNG_KINGS),
    (
        "từ mùng 8 đến hết ngày mùng 10 tháng 3 âm lịch năm 2024",
        "2024-04-16",
        Lunar(8, 3, 2024),
        "2024-04-18",
        HUNG_KINGS,
    ),
    ("8/3 - 10/3/2024 âm lịch", "2024-04-16", Lunar(8, 3, 2024), "2024-04-18", HUNG_KINGS),
    ("8/3 âm lịch - 10/3/2024 âm lịch", "2024-04-16", Lunar(8, 3, 2024), "2024-04-18", HUNG_KINGS),
    ("25/2 - 10/3/2024 âm lịch", "2024-04-03", Lunar(25, 2, 2024), "2024-04-18", HUNG_KINGS),
    ("rằm - 20 tháng giêng năm 2024 âm lịch", "2024-02-24", FULL_MOON, "2024-02-29", Lunar(20, 1, 2024)),
    (
        "rằm tháng Giêng đến rằm tháng 2 âm lịch năm 2024",
        "2024-02-24",
        FULL_MOON,
        "2024-03-24",
        Lunar(15, 2, 2024),
    ),
    # about the new year
    ("từ mùng 1 đến mùng 4 Tết năm 2024", "2024-02-10", Lunar(1, 1, 2024), "2024-02-13", Lunar(4, 1, 2024)),
    ("từ 29 Tết đến mùng 3 Tết năm 2024", "2024-02-08", Lunar(29, 12, 2023), "2024-02-12", Lunar(3, 1, 2024)),
    ("29 tháng Chạp đến mùng 3 Tết năm 2024", "2024-02-08", Lunar(29, 12, 2023), "2024-02-12", Lunar(3, 1, 2024)),
    (
        "từ 28 Tết đến mùng 10 tháng Giêng năm 2024 âm lịch",
        "2024-02-07",
        Lunar(28, 12, 2023),
        "2024-02-19",
        Lunar(10, 1, 2024),
    ),
    ("27 - 30 Tết năm 2024", "2024-02-06", Lunar(27, 12, 2023), "2024-02-09", Lunar(30, 12, 2023)),
    # with the names of years
    ("8-10/3 Giáp Thìn 2024", "2024-04-16", Lunar(8, 3, 2024), "2024-04-18", HUNG_KINGS),
    ("8 - 10/3 năm Giáp Thìn 2024", "2024-04-16", Lunar(8, 3, 2024), "2024-04-18", HUNG_KINGS),
    (
        "từ 23 tháng Chạp năm Quý Mão đến ngày 14/02/2024",
        "2024-02-02",
        KITCHEN_GODS,
        "2024-02-14",
        None,
    ),
    (
        "từ ngày 02/02/2024 (23 tháng Chạp năm Quý Mão) đến hết ngày 14/02/2024 (mùng 5 Tết Giáp Thìn)",
        "2024-02-02",
        KITCHEN_GODS,
        "2024-02-14",
        Lunar(5, 1, 2024),
    ),
    # with both dates of the other calendar behind it
    (
        "từ ngày 02/02/2024 đến hết ngày 14/02/2024 (tức từ ngày 23 tháng Chạp đến hết mùng 5 tháng Giêng)",
        "2024-02-02",
        KITCHEN_GODS,
        "2024-02-14",
        Lunar(5, 1, 2024),
    ),
    ("16 - 18/4/2024 (tức ngày 08 - 10/3 âm lịch)", "2024-04-16", Lunar(8, 3, 2024), "2024-04-18", HUNG_KINGS),
    # around a leap month
    (
        "5 - 10/2 nhuận/2023 âm lịch",
        "2023-03-26",
        Lunar(5, 2, 2023, leap=True),
        "2023-03-31",
        Lunar(10, 2, 2023, leap=True),
    ),
    (
        "20/2 - 10/2 nhuận/2023 âm lịch",
        "2023-03-11",
        Lunar(20, 2, 2023),
        "2023-03-31",
        Lunar(10, 2, 2023, leap=True),
    ),
    (
        "20/2 nhuận - 10/3/2023 âm lịch",
        "2023-04-10",
        Lunar(20, 2, 2023, leap=True),
        "2023-04-29",
        Lunar(10, 3, 2023),
    ),
    # of months
    ("tháng giêng - tháng 3/2024 âm lịch", "2024-02-10", Lunar(None, 1, 2024), "2024-05-07", Lunar(None, 3, 2024)),
    ("tháng 1 - 3/2024 âm lịch", "2024-02-10", Lunar(None, 1, 2024), "2024-05-07", Lunar(None, 3, 2024)),
    (
        "tháng 2 - tháng 2 nhuận/2023 âm lịch",
        "2023-02-20",
        Lunar(None, 2, 2023),
        "2023-04-19",
        Lunar(None, 2, 2023, leap=True),
    ),
    # with both ends in full, in one calendar or both
    ("8/3/2024 âm lịch - 10/3/2024 âm lịch", "2024-04-16", Lunar(8, 3, 2024), "2024-04-18", HUNG_KINGS),
    ("23/12/2023 âm lịch - 5/1/2024 âm lịch", "2024-02-02", KITCHEN_GODS, "2024-02-14", Lunar(5, 1, 2024)),
    (
        "từ 23 tháng Chạp âm lịch năm 2023 đến mùng 5 tháng Giêng âm lịch năm 2024",
        "2024-02-02",
        KITCHEN_GODS,
        "2024-02-14",
        Lunar(5, 1, 2024),
    ),
    ("8/3/2024 âm lịch - 20/4/2024", "2024-04-16", Lunar(8, 3, 2024), "2024-04-20", None),
    (
        "16/4/2024 (8/3 âm lịch) - 18/4/2024 (10/3 âm lịch)",
        "2024-04-16",
        Lunar(8, 3, 2024),
        "2024-04-18",
        HUNG_KINGS,
    ),
    (
        "từ thứ Ba, ngày 16 tháng 4 năm 2024 (tức ngày mùng 8 tháng 3 âm lịch năm 2024) đến hết thứ Năm, ngày 18 "
        "tháng 4 năm 2024 (tức ngày mùng 10 tháng 3 âm lịch năm 2024)",
        "2024-04-16",
        Lunar(8, 3, 2024),
        "2024-04-18",
        HUNG_KINGS,
    ),
]


@pytest.mark.parametrize(("text", "first", "first_lunar", "last", "last_lunar"), LUNAR_RANGES)
def test_a_range_of_the_lunar_calendar(
    text: str, first: str, first_lunar: Lunar, last: str, last_lunar: Lunar | None
) -> None:
    left, right = parse_ends(text)
    assert (left.first.isoformat(), left.lunar) == (first, first_lunar)
    assert (right.last.isoformat(), right.lunar) == (last, last_lunar)
    assert parse_span(text) == Span(left.first, right.last)


BESIDE = [
    # a lunar date, in brackets
    ("18/4/2024 (10/3 âm lịch)", "2024-04-18", HUNG_KINGS),
    ("18/4/2024(10/3 ÂL)", "2024-04-18", HUNG_KINGS),
    ("18/04/2024 (10/3/2024 âm lịch)", "2024-04-18", HUNG_KINGS),
    ("18/4/2024 (tức 10/3 âm lịch)", "2024-04-18", HUNG_KINGS),
    ("18/4/2024 (tức là ngày 10/3 âm lịch)", "2024-04-18", HUNG_KINGS),
    ("18/4/2024 (nhằm ngày mùng 10 tháng 3 âm lịch)", "2024-04-18", HUNG_KINGS),
    ("18/4/2024 (nhằm ngày mùng 10 tháng 3 âm lịch).", "2024-04-18", HUNG_KINGS),
    ("2024-04-18 (lunar 10/3)", "2024-04-18", HUNG_KINGS),
    ("ngày 18 tháng 4 năm 2024 (10/3 âm lịch)", "2024-04-18", HUNG_KINGS),
    ("thứ Năm, 18/4/2024 (10/3 âm lịch)", "2024-04-18", HUNG_KINGS),
    ("22/3/2023 (1/2 nhuận âm lịch)", "2023-03-22", LEAP),
    ("24/2/2024 (rằm tháng Giêng âm lịch)", "2024-02-24", FULL_MOON),
    ("18/4/2024 (tức mùng 10/3)", "2024-04-18", HUNG_KINGS),
    ("18/4/2024 (mùng 10 tháng 3)", "2024-04-18", HUNG_KINGS),
    ("18/4/2024 (tức mùng 10/3 năm Giáp Thìn)", "2024-04-18", HUNG_KINGS),
    ("18/4/2024 (10/3 Giáp Thìn)", "2024-04-18", HUNG_KINGS),
    ("18/4/2024, tức ngày 10/3 âm lịch", "2024-04-18", HUNG_KINGS),
    ("18/4/2024 nhằm ngày mùng 10 tháng 3 năm Giáp Thìn", "2024-04-18", HUNG_KINGS),
    ("18/4/2024 (thứ Năm, tức ngày 10/3 âm lịch)", "2024-04-18", HUNG_KINGS),
    ("10/02/2024 (nhằm mùng 1 Tết Nguyên đán)", "2024-02-10", Lunar(1, 1, 2024)),
    ("10/02/2024 (mùng Một Tết Giáp Thìn)", "2024-02-10", Lunar(1, 1, 2024)),
    ("07/02/2024 (28 Tết)", "2024-02-07", Lunar(28, 12, 2023)),
    # a wrong one is a slip, which reading a plan warns of
    ("18/4/2024 (11/3 âm lịch)", "2024-04-18", HUNG_KINGS),
    ("18/4/2024 (10/3 năm Quý Mão)", "2024-04-18", HUNG_KINGS),
    # which the calendar does not know for that year
    ("1/6/1802 (2/5 âm lịch)", "1802-06-01", None),
]


@pytest.mark.parametrize(("text", "day", "lunar"), BESIDE)
def test_a_day_with_its_lunar_date_beside_it_goes_by_the_day(text: str, day: str, lunar: Lunar | None) -> None:
    there = datetime.date.fromisoformat(day)
    date = parse_date(text)
    assert date == Date(Span(there, there), lunar, beside=lunar is not None)
    assert (date.by_moon, date.year) == (None, there.year)


@pytest.mark.parametrize(
    "text",
    [
        "10/3/2024 âm lịch (18/4/2024)",
        "10/3/2024 ÂL (18/4)",
        "10/3/2024 âm lịch (tức 18/4/2024)",
        "mùng 10 tháng 3 âm lịch năm 2024 (tức ngày 18/4/2024)",
        "10/3/2024 âm lịch (19/4/2024)",  # a slip, which reading a plan warns of
    ],
)
def test_a_lunar_date_with_the_day_beside_it_goes_by_the_moon(text: str) -> None:
    there = datetime.date(2024, 4, 18)
    date = parse_date(text)
    assert date == Date(Span(there, there), HUNG_KINGS)
    assert date.by_moon == HUNG_KINGS


@pytest.mark.parametrize(
    "text",
    [
        "thứ Ba, 7/5/2024",
        "7/5/2024 (thứ Ba)",
        "7/5/2024(Thứ 3)",
        "thứ Ba 7/5/2024",
        "Thứ ba, ngày 7/5/2024",
        "thứ 3, 7/5/2024",
        "THỨ BA, NGÀY 07 THÁNG 5 NĂM 2024",
        "thứ Ba, 2024-05-07",
        "Tuesday, 7/5/2024",
        "Tuesday 7/5/2024",
        "thứ Ba, 29/3/2024 âm lịch",
        "thứ Ba, ngày 29 tháng 3 âm lịch năm 2024",
        "THỨ BA (07/05/2024)",
        "Thứ Ba: 07/05/2024",
        "thứ Ba - 07/05/2024",
        "7/5/2024, thứ Ba",
        "7/5/2024 thứ Ba",
        "7/5/2024 - thứ Ba",
        # with a part of the day, or that alone
        "7/5/2024 (sáng thứ Ba)",
        "7/5/2024 (buổi chiều thứ Ba)",
        "sáng thứ Ba, ngày 7/5/2024",
        "thứ Ba, sáng 7/5/2024",
        "chiều ngày 7/5/2024",
        "tối 7/5/2024",
        "7/5/2024 (tối)",
        "ngày 7/5/2024, buổi chiều",
        # a wrong one is a slip, which reading a plan warns of
        "thứ Hai, 7/5/2024",
        "Chủ nhật, 7/5/2024",
        "CN 7/5/2024",
    ],
)
def test_a_weekday_may_stand_before_a_day(text: str) -> None:
    assert parse_day(text) == datetime.date(2024, 5, 7)


@pytest.mark.parametrize(
    "text",
    [
        "thứ Hai, 6/5/2024 - thứ Sáu, 10/5/2024",
        "thứ 2, 6/5 - thứ 6, 10/5/2024",
        "từ thứ Hai, ngày 6/5/2024 đến hết thứ Sáu, ngày 10/5/2024",
        "Monday 6/5/2024 to Friday 10/5/2024",
        "6/5/2024 (thứ Hai) - 10/5/2024 (thứ Sáu)",
        "6/5/2024 thứ Hai - 10/5/2024 thứ Sáu",
        "sáng 6/5 - chiều 10/5/2024",
    ],
)
def test_a_weekday_may_stand_before_each_end_of_a_range(text: str) -> None:
    assert parse_span(text) == Span(datetime.date(2024, 5, 6), datetime.date(2024, 5, 10))


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("7/5/2024 (dự kiến)", "7/5/2024"),
        ("7/5/2024(dự kiến)", "7/5/2024"),
        ("7/5/2024 (Dự kiến).", "7/5/2024"),
        ("7/5/2024 dự kiến", "7/5/2024"),
        ("7/5/2024, dự kiến", "7/5/2024"),
        ("dự kiến 7/5/2024", "7/5/2024"),
        ("Dự kiến: 7/5/2024", "7/5/2024"),
        ("Dự kiến ngày 7/5/2024", "7/5/2024"),
        ("(dự kiến) 7/5/2024", "7/5/2024"),
        ("7/5/2024 (tentative)", "7/5/2024"),
        ("tentative 7/5/2024", "7/5/2024"),
        ("Tentative: 7/5/2024", "7/5/2024"),
        (unicodedata.normalize("NFD", "7/5/2024 (dự kiến)"), "7/5/2024"),
        ("thứ Ba, 7/5/2024 (dự kiến)", "7/5/2024"),
        ("05/2024 (dự kiến)", "05/2024"),
        ("dự kiến tháng 5/2024", "05/2024"),
        ("Quý II/2024 (dự kiến)", "Q2/2024"),
        ("dự kiến quý II năm 2024", "Q2/2024"),
        ("2024 (dự kiến)", "2024"),
        ("10/3/2024 âm lịch (dự kiến)", "10/3/2024 âm lịch"),
        ("tháng 3/2024 âm lịch (dự kiến)", "3/2024 âm lịch"),
        ("18/4/2024 (10/3 âm lịch) (dự kiến)", "18/4/2024 (10/3 âm lịch)"),
        ("01/12/2023 - 10/01/2024 (dự kiến)", "01/12/2023 - 10/01/2024"),
        ("dự kiến từ ngày 01/12/2023 đến hết ngày 10/01/2024", "01/12/2023 - 10/01/2024"),
        ("dự kiến 7 - 12/5/2024", "7 - 12/5/2024"),
    ],
)
def test_a_date_may_be_tentative(text: str, settled: str) -> None:
    tentative, ends = parse_ends(text), parse_ends(settled)
    assert tentative == tuple(end._replace(tentative=True) for end in ends)
    assert not any(end.tentative for end in ends)
    assert (tentative[0] is tentative[1]) == (ends[0] is ends[1])


EXPECTED = (
    "write a day (7/5/2024 or 2024-05-07), a month (06/2023), a quarter (Quý IV/2022), a year (2023), "
    "a lunar date (10/3/2024 âm lịch), or a range of them (01/12/2023 - 10/01/2024)"
)
A_TIME = "is a time of day; only an activity has one, in 'time'"
THE_LUNAR_YEAR = "can be read in more than one way; write the lunar year, in four digits: 10/3/2024 âm lịch"
THE_YEAR = "can be read in more than one way; write the year, in four digits: 7/5/2024, 06/2023, Quý IV/2022"
FOUR_DIGITS = "can be read in more than one way; write the year in four digits"
ONE_RANGE = (
    "can be read in more than one way; write a day with slashes (7/5/2024), or one range (01/12/2023 - 10/01/2024)"
)
FOR_MONTHS = "can be read in more than one way; for months write 06/2023, 06/2023 - 08/2023 or 'tháng 6 - 8/2023'"
BOTH_ENDS = "can be read in more than one way; write both ends in full, with their years"
SAY_LUNAR = "can be read in more than one way; write 'âm lịch' after a lunar date: 10/3/2024 âm lịch"
ONE_CALENDAR = (
    "can be read in more than one way; write 'âm lịch' after both ends, or make a Gregorian date of the second"
)
LUNAR_YEARS = "the lunar calendar is known for the lunar years 1900 to 2099 only"

REFUSED = [
    # not a date at all
    ("", "bad-date", f"'' is not a date; {EXPECTED}"),
    (" ", "bad-date", f"' ' is not a date; {EXPECTED}"),
    ("mùa xuân", "bad-date", f"'mùa xuân' is not a date; {EXPECTED}"),
    ("7 May 2024", "bad-date", f"'7 May 2024' is not a date; 'May' is not understood; {EXPECTED}"),
    ("lễ 30/4/2025", "bad-date", f"'lễ 30/4/2025' is not a date; 'lễ' is not understood; {EXPECTED}"),
    (
        "17h00 ngày 7/5/2024 tại hội trường",
        "bad-date",
        f"'17h00 ngày 7/5/2024 tại hội trường' is not a date; '17h00' {A_TIME}; {EXPECTED}",
    ),
    (
        "ngày 7/5/2024 tại Huế",
        "bad-date",
        f"'ngày 7/5/2024 tại Huế' is not a date; 'tại Huế' is not understood; {EXPECTED}",
    ),
    (
        "7/5/2024 08:00",
        "bad-date",
        f"'7/5/2024 08:00' is not a date; '08:00' {A_TIME}; {EXPECTED}",
    ),
    ("từ 7/5/2024", "bad-date", f"'từ 7/5/2024' is not a date; {EXPECTED}"),
    ("đến 7/5/2024", "bad-date", f"'đến 7/5/2024' is not a date; {EXPECTED}"),
    ("7/5.2024", "bad-date", f"'7/5.2024' is not a date; {EXPECTED}"),
    ("٧/٥/٢٠٢٤", "bad-date", f"'٧/٥/٢٠٢٤' is not a date; {EXPECTED}"),
    ("Quý V/2022", "bad-date", f"'Quý V/2022' is not a date; 'V/2022' is not understood; {EXPECTED}"),
    ("1/12/2023 - 10/1", "bad-date", f"'1/12/2023 - 10/1' is not a date; {EXPECTED}"),
    ("1/5/2024 - sau", "bad-date", f"'1/5/2024 - sau' is not a date; 'sau' is not understood; {EXPECTED}"),
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
    ("26 - 27/6", "ambiguous-date", f"'26 - 27/6' {THE_YEAR}"),
    ("26-27/6", "ambiguous-date", f"'26-27/6' {THE_YEAR}"),
    ("7, 8/5", "ambiguous-date", f"'7, 8/5' {THE_YEAR}"),
    ("7 và 8", "ambiguous-date", f"'7 và 8' {THE_YEAR}"),
    ("mùng 1 và mùng 2 Tết", "ambiguous-date", f"'mùng 1 và mùng 2 Tết' {THE_LUNAR_YEAR}"),
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
    # no date of the lunar calendar
    ("âm lịch", "bad-date", f"'âm lịch' is not a date; {EXPECTED}"),
    ("2024 âm lịch", "bad-date", f"'2024 âm lịch' is not a date; {EXPECTED}"),
    ("Quý I/2024 âm lịch", "bad-date", f"'Quý I/2024 âm lịch' is not a date; {EXPECTED}"),
    ("2024-03-10 âm lịch", "bad-date", f"'2024-03-10 âm lịch' is not a date; {EXPECTED}"),
    ("10/3/2024 âm lịch âm lịch", "bad-date", f"'10/3/2024 âm lịch âm lịch' is not a date; {EXPECTED}"),
    ("10/3/2024 nhuận", "bad-date", f"'10/3/2024 nhuận' is not a date; {EXPECTED}"),
    ("mùng 11 Tết năm 2024", "bad-date", f"'mùng 11 Tết năm 2024' is not a date; {EXPECTED}"),
    ("mùng 1 Tết dương lịch năm 2024", "bad-date", f"'mùng 1 Tết dương lịch năm 2024' is not a date; {EXPECTED}"),
    ("năm Giáp Thìn", "bad-date", f"'năm Giáp Thìn' is not a date; {EXPECTED}"),
    ("10/3 năm Giáp Sửu", "bad-date", f"'10/3 năm Giáp Sửu' is not a date; {EXPECTED}"),
    (
        "30 Tết năm 2026",
        "no-such-day",
        "30/12/2025 âm lịch is not a day of the lunar calendar; month 12 of lunar year 2025 ends on the 29th",
    ),
    (
        "10/3/2024 năm Quý Mão",
        "ambiguous-date",
        "'10/3/2024 năm Quý Mão' can be read in more than one way; lunar year 2024 is Giáp Thìn",
    ),
    (
        "10/3 năm Canh Tý",
        "ambiguous-date",
        "'10/3 năm Canh Tý' can be read in more than one way; a lunar year's name comes again after 60 years "
        "(1900, 1960, 2020, 2080); write the year in figures: 10/3/2024 âm lịch",
    ),
    ("١٠/٣/٢٠٢٤ âm lịch", "bad-date", f"'١٠/٣/٢٠٢٤ âm lịch' is not a date; '١٠/٣/٢٠٢٤' is not understood; {EXPECTED}"),
    (
        "30/3/2024 âm lịch",
        "no-such-day",
        "30/3/2024 âm lịch is not a day of the lunar calendar; month 3 of lunar year 2024 ends on the 29th",
    ),
    (
        "31/2/2024 ÂL",
        "no-such-day",
        "31/2/2024 âm lịch is not a day of the lunar calendar; month 2 of lunar year 2024 ends on the 30th",
    ),
    (
        "30/2 nhuận/2023 âm lịch",
        "no-such-day",
        "30/2 nhuận/2023 âm lịch is not a day of the lunar calendar; leap month 2 of lunar year 2023 ends on the 29th",
    ),
    (
        "30 tháng Chạp âm lịch năm 2024",
        "no-such-day",
        "30/12/2024 âm lịch is not a day of the lunar calendar; month 12 of lunar year 2024 ends on the 29th",
    ),
    ("1/3 nhuận/2023 âm lịch", "no-such-day", "1/3 nhuận/2023 âm lịch: lunar year 2023 has a leap month 2, not 3"),
    ("1/2 nhuận/2024 âm lịch", "no-such-day", "1/2 nhuận/2024 âm lịch: lunar year 2024 has no leap month"),
    ("2 nhuận/2024 âm lịch", "no-such-day", "2 nhuận/2024 âm lịch: lunar year 2024 has no leap month"),
    ("10/13/2024 âm lịch", "no-such-day", "10/13/2024 âm lịch: there is no month 13"),
    ("0/3/2024 âm lịch", "no-such-day", "0/3/2024 âm lịch: no day, month, quarter or year is 0"),
    ("10/3/1899 âm lịch", "out-of-range", f"10/3/1899 âm lịch: {LUNAR_YEARS}"),
    ("10/3/2100 âm lịch", "out-of-range", f"10/3/2100 âm lịch: {LUNAR_YEARS}"),
    ("10/3/24 âm lịch", "ambiguous-date", f"'10/3/24 âm lịch' {FOUR_DIGITS}"),
    ("10/3 âm lịch", "ambiguous-date", f"'10/3 âm lịch' {THE_LUNAR_YEAR}"),
    ("rằm tháng Giêng âm lịch", "ambiguous-date", f"'rằm tháng Giêng âm lịch' {THE_LUNAR_YEAR}"),
    ("10/3 âm lịch (18/4)", "ambiguous-date", f"'10/3 âm lịch (18/4)' {THE_LUNAR_YEAR}"),
    # whose calendar is not said
    ("mùng 10 tháng 3 năm 2024", "ambiguous-date", f"'mùng 10 tháng 3 năm 2024' {SAY_LUNAR}"),
    ("mồng 10/3/2024", "ambiguous-date", f"'mồng 10/3/2024' {SAY_LUNAR}"),
    ("rằm tháng 7/2024", "ambiguous-date", f"'rằm tháng 7/2024' {SAY_LUNAR}"),
    ("23 tháng Chạp năm 2023", "ambiguous-date", f"'23 tháng Chạp năm 2023' {SAY_LUNAR}"),
    ("tháng Giêng năm 2024", "ambiguous-date", f"'tháng Giêng năm 2024' {SAY_LUNAR}"),
    ("1/2 nhuận/2023", "ambiguous-date", f"'1/2 nhuận/2023' {SAY_LUNAR}"),
    ("8/3/2024 - 10/3/2024 âm lịch", "ambiguous-date", f"'8/3/2024 - 10/3/2024 âm lịch' {ONE_CALENDAR}"),
    ("8/3 âm lịch - 20/4/2024", "ambiguous-date", f"'8/3 âm lịch - 20/4/2024' {BOTH_ENDS}"),
    ("23/12 - 5/1/2024 âm lịch", "ambiguous-date", f"'23/12 - 5/1/2024 âm lịch' {BOTH_ENDS}"),
    ("1 - 3/2024 âm lịch", "ambiguous-date", f"'1 - 3/2024 âm lịch' {FOR_MONTHS}"),
    # what stands beside a date does not go with it
    ("7/5/2024 (7/5/2024)", "bad-date", f"'7/5/2024 (7/5/2024)' is not a date; {EXPECTED}"),
    ("05/2024 (3 âm lịch)", "bad-date", f"'05/2024 (3 âm lịch)' is not a date; {EXPECTED}"),
    ("10/3/2024 âm lịch (10/3 ÂL)", "bad-date", f"'10/3/2024 âm lịch (10/3 ÂL)' is not a date; {EXPECTED}"),
    ("thứ Ba, 05/2024", "bad-date", f"'thứ Ba, 05/2024' is not a date; {EXPECTED}"),
    ("thứ năm 2024", "bad-date", f"'thứ năm 2024' is not a date; {EXPECTED}"),
    ("thứ Ba", "bad-date", f"'thứ Ba' is not a date; {EXPECTED}"),
    ("thứ 8, 7/5/2024", "bad-date", f"'thứ 8, 7/5/2024' is not a date; {EXPECTED}"),
    ("thứ Hai, thứ Ba, 7/5/2024", "bad-date", f"'thứ Hai, thứ Ba, 7/5/2024' is not a date; {EXPECTED}"),
    # tentative, of what is no date
    ("dự kiến", "bad-date", f"'dự kiến' is not a date; {EXPECTED}"),
    ("dự kiến trong năm", "bad-date", f"'dự kiến trong năm' is not a date; {EXPECTED}"),
    ("7/5/2024 (dự kiến) (dự kiến)", "bad-date", f"'7/5/2024 (dự kiến) (dự kiến)' is not a date; {EXPECTED}"),
    ("7/5 (dự kiến)", "ambiguous-date", f"'7/5 (dự kiến)' {THE_YEAR}"),
    (
        "dự kiến 30/2/2024",
        "no-such-day",
        "30/2/2024 is not a day of the calendar; February 2024 ends on the 29th",
    ),
    # longer than any date
    (
        "7/5/2024 " * 100,
        "bad-date",
        f"'{('7/5/2024 ' * 100)[:299]}…' is not a date; {EXPECTED}",
    ),
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
        ("7 May 2024", "bad-date", "'7 May 2024' is not a day; 'May' is not understood; write it as 7/5/2024"),
        ("7/5/2024, 9/5/2024", "not-a-day", "'7/5/2024, 9/5/2024' is more than one day; write one, such as 7/5/2024"),
        ("", "bad-date", "'' is not a day; write it as 7/5/2024"),
        ("05/2024", "not-a-day", "'05/2024' is more than one day; write one, such as 7/5/2024"),
        ("2024", "not-a-day", "'2024' is more than one day; write one, such as 7/5/2024"),
        ("Q2/2024", "not-a-day", "'Q2/2024' is more than one day; write one, such as 7/5/2024"),
        ("7 - 8/5/2024", "not-a-day", "'7 - 8/5/2024' is more than one day; write one, such as 7/5/2024"),
        ("3/2024 âm lịch", "not-a-day", "'3/2024 âm lịch' is more than one day; write one, such as 7/5/2024"),
        ("31/6/2024", "no-such-day", "31/6/2024 is not a day of the calendar; June 2024 ends on the 30th"),
    ],
)
def test_anything_longer_is_refused_as_a_day(text: str, code: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_day(text)
    assert (caught.value.code, Language("en").render(caught.value.message)) == (code, message)


@pytest.mark.parametrize("text", ["06/2023 - 08/2023", "2023 - 2024", "7/5/2024 - 6/2024", "tháng 3, 4/2025"])
def test_a_range_of_what_is_no_day_is_refused_as_a_date(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_date(text)
    assert (caught.value.code, Language("en").render(caught.value.message)) == (
        "not-a-day",
        f"'{text}' is a range; write days (7/5/2024, 7 - 9/5/2024), a month (06/2023), a quarter or a year",
    )


THE_PLAN = Span(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "near", "day"),
    [
        ("rằm tháng Bảy năm Ất Tỵ", THE_PLAN, "2025-09-06"),
        ("Rằm tháng 7 năm Ất Tị", THE_PLAN, "2025-09-06"),
        ("rằm tháng 7 Ất Tỵ", THE_PLAN, "2025-09-06"),
        ("26 tháng Chạp năm Giáp Thìn", THE_PLAN, "2025-01-25"),
        ("23 tháng Chạp năm Bính Ngọ", THE_PLAN, "2027-01-30"),
        ("mùng 1 Tết Bính Ngọ", THE_PLAN, "2026-02-17"),
        ("29 Tết Bính Ngọ", THE_PLAN, "2026-02-16"),
        ("mùng 10 tháng 3 âm lịch năm Bính Ngọ", THE_PLAN, "2026-04-26"),
        ("26 tháng Chạp năm Canh Tý", Span(datetime.date(2021, 1, 1), datetime.date(2021, 12, 31)), "2021-02-07"),
        ("26 tháng Chạp năm Canh Tý", Span(datetime.date(1961, 1, 1), datetime.date(1961, 12, 31)), "1961-02-11"),
        ("10/3 năm Giáp Thìn", THE_PLAN, "2024-04-18"),  # not in the plan's years, but near
    ],
)
def test_the_name_of_a_lunar_year_is_that_of_the_one_nearest_to_the_plan(text: str, near: Span, day: str) -> None:
    assert parse_day(text, near) == datetime.date.fromisoformat(day)


@given(st.integers(1900, 2099), st.integers(-29, 29))
def test_each_lunar_year_is_found_by_its_name_from_every_year_nearby(year: int, away: int) -> None:
    there = datetime.date(year + away, 6, 1)
    name = lunar_year_name(year)
    assert parse_date(f"rằm tháng Bảy năm {name}", Span(there, there)).lunar == Lunar(15, 7, year)
    assert parse_date(f"15/7/{year} âm lịch, năm {name}") == parse_date(f"15/7/{year} âm lịch")
    with pytest.raises(Unreadable, match="ambiguous-date"):
        parse_date(f"15/7/{year} năm {lunar_year_name(year + 1)}")


def test_a_period_of_sixty_years_has_a_name_twice() -> None:
    with pytest.raises(Unreadable, match="ambiguous-date"):
        parse_date("rằm tháng Bảy năm Canh Tý", Span(datetime.date(1960, 1, 1), datetime.date(2020, 1, 1)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("18/4/2024 (10/3 năm Quý Mão)", "18/4/2024 is 10/3 năm Giáp Thìn of the lunar calendar, not 10/3 năm Quý Mão"),
        ("18/4/2024 (mùng 9)", "18/4/2024 is 10/3 of the lunar calendar, not 9/3"),
        ("18/4/2024 (mùng 10 năm Giáp Thìn)", ""),
        ("17/02/2026 (mùng 2 Tết)", "17/02/2026 is 1/1 of the lunar calendar, not 2/1"),
        ("17/02/2026 (28 Tết)", "17/02/2026 is 1/1 of the lunar calendar, not 28/12"),
        ("15/02/2026 (28 Tết Bính Ngọ)", ""),
        ("17/02/2026 (mùng 1 Tết Ất Tỵ)", "17/02/2026 is 1/1 năm Bính Ngọ of the lunar calendar, not 1/1 năm Ất Tỵ"),
        ("mùng 10 tháng 3 (tức ngày 18/4/2024)", ""),
        ("mùng 11 tháng 3 (tức ngày 18/4/2024)", "mùng 11 tháng 3 is 19/04/2024, not 18/4/2024"),
        ("trong 02 ngày 26 và 27/6/2025", ""),
        ("03 ngày, từ ngày 26 - 28/6/2025", ""),
        ("hai ngày (26 - 28/6/2025)", "these are 3 days, not 2"),
        ("16 - 18/4/2024 (tức 08 - 11/3 âm lịch)", "18/4/2024 is 10/3 of the lunar calendar, not 11/3"),
        ("23/5/2024 (chiều thứ Sáu)", "23/05/2024 is Thursday, not Friday"),
        ("THỨ BA (09/02/2026)", "09/02/2026 is Monday, not Tuesday"),
        ("ngày 26 (thứ Năm) và ngày 27 (thứ Bảy) tháng 6 năm 2025", None),
        ("26/6/2025 (thứ Năm), 27/6/2025 (thứ Bảy)", "27/06/2025 is Friday, not Saturday"),
    ],
)
def test_what_stands_beside_a_date_is_compared_with_it(text: str, message: str | None) -> None:
    """None where the text is refused."""
    if message is None:
        with pytest.raises(Unreadable):
            list(contradictions(text))
    else:
        said = [Language("en").render(said) for _, said in contradictions(text)]
        assert said == ([message] if message else [])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("7/5/2024", "7/5"),
        ("12-14/3/2025", "12/3 13/3 14/3"),
        ("1 - 3/10/2014", "1/10 2/10 3/10"),
        ("ngày 26 và ngày 27 tháng 6 năm 2025", "26/6 27/6"),
        ("3, 5 và 7/5/2024", "3/5 5/5 7/5"),
        ("3, 5 - 7, 9/5/2024", "3/5 5/5 6/5 7/5 9/5"),
        ("7/5/2024, 3/5/2024", "7/5 3/5"),
        ("30/4 - 2/5 và 7/5/2024", "30/4 1/5 2/5 7/5"),
        ("mùng 1, mùng 2 và mùng 3 Tết năm 2026", "17/2 18/2 19/2"),
        ("mùng 1, 2, 3 Tết năm 2026", "17/2 18/2 19/2"),
        ("thứ Năm, ngày 26 và thứ Bảy, ngày 28/6/2025", "26/6 28/6"),
    ],
)
def test_days_are_those_of_a_range_or_a_list(text: str, days: str) -> None:
    found = parse_days(text)
    assert " ".join(f"{day.day}/{day.month}" for date in found for day in date.span.each()) == days
    assert all(date.has_days for date in found)


@pytest.mark.parametrize(
    ("text", "code"),
    [("5/2024", "not-a-day"), ("7/5/2024, 6/2024", "not-a-day"), ("1/1/2024 - 31/12/2026", "out-of-range")],
)
def test_what_is_no_few_days_is_refused_as_days(text: str, code: str) -> None:
    with pytest.raises(Unreadable, match=code):
        parse_days(text)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("tháng 3, 5/2025", "31/03/2025", "01/05/2025"),
        ("ngày 26 và ngày 28/6/2025", "26/06/2025", "28/06/2025"),
        ("26/6/2025, 25/7/2025", "26/06/2025", "25/07/2025"),
    ],
)
def test_one_run_has_no_gap(text: str, before: str, after: str) -> None:
    for read in (parse_span, parse_ends, parse_date):
        with pytest.raises(Unreadable) as caught:
            read(text)
        message = f"'{text}' leaves out the days between {before} and {after}; write one range without a gap"
        assert (caught.value.code, Language("en").render(caught.value.message)) == ("date-gap", message)


@pytest.mark.parametrize(
    ("text", "first", "last", "lunar", "lunar_end"),
    [
        ("26 - 27/6/2025", "2025-06-26", "2025-06-27", None, None),
        ("ngày 26 và ngày 27 tháng 6 năm 2025", "2025-06-26", "2025-06-27", None, None),
        ("28/2 - 2/3/2025", "2025-02-28", "2025-03-02", None, None),
        ("8 - 10/3/2024 âm lịch", "2024-04-16", "2024-04-18", Lunar(8, 3, 2024), HUNG_KINGS),
    ],
)
def test_several_days_are_one_date(
    text: str, first: str, last: str, lunar: Lunar | None, lunar_end: Lunar | None
) -> None:
    date = parse_date(text)
    assert (date.first.isoformat(), date.last.isoformat()) == (first, last)
    assert (date.day, date.precision, date.lunar, date.lunar_end) == (None, "days", lunar, lunar_end)
    assert (date.first_day.precision, date.last_day.precision) == ("day", "day")
    assert (date.first_day.lunar, date.last_day.lunar) == (lunar, lunar_end)


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


@given(st.dates(), st.sampled_from(DAYS_WRITTEN + MONTHS_WRITTEN + QUARTERS_WRITTEN + YEARS_WRITTEN))
def test_every_day_month_quarter_and_year_is_a_date_of_its_own_length(day: datetime.date, written: DayWriter) -> None:
    date = parse_date(written(day))
    whole: dict[str, Span] = {"day": Span(day, day)}
    for precision, first_month, last_month in (
        ("month", day.month, day.month),
        ("quarter", (day.month - 1) // 3 * 3 + 1, (day.month + 2) // 3 * 3),
        ("year", 1, 12),
    ):
        last = datetime.date(day.year, last_month, calendar.monthrange(day.year, last_month)[1])
        whole[precision] = Span(datetime.date(day.year, first_month, 1), last)
    expected = next(
        precision
        for precision, ways in zip(whole, (DAYS_WRITTEN, MONTHS_WRITTEN, QUARTERS_WRITTEN, YEARS_WRITTEN), strict=True)
        if written in ways
    )
    assert date == Date(whole[expected])
    assert date.precision == expected


LunarWriter = Callable[[Lunar], str]


def _month_name(lunar: Lunar) -> str:
    return {1: "Giêng", 12: "Chạp"}.get(lunar.month, f"{lunar.month}") + _leap(lunar)


def _leap(lunar: Lunar) -> str:
    return " nhuận" if lunar.leap else ""


LUNAR_DAYS_WRITTEN: list[LunarWriter] = [
    lambda d: d.written(),
    lambda d: f"{d.day}/{d.month}{_leap(d)}/{d.year} ÂL",
    lambda d: f"{d.day:02}/{d.month:02}{_leap(d)}/{d.year} (âm lịch)",
    lambda d: f"{d.day}/{d.month}{_leap(d)} âm lịch năm {d.year}",
    lambda d: f"ngày {d.day:02}/{d.month:02}{_leap(d)} ÂL năm {d.year}",
    lambda d: f"mùng {d.day} tháng {d.month}{_leap(d)} âm lịch năm {d.year}",
    lambda d: f"Ngày {d.day} tháng {_month_name(d)} năm {d.year} âm lịch",
    lambda d: f"MỒNG {d.day} THÁNG {_month_name(d).upper()} ÂM LỊCH NĂM {d.year}",
    lambda d: unicodedata.normalize("NFD", f"ngày mùng {d.day} tháng {_month_name(d)} âm lịch, năm {d.year}"),
    lambda d: f"{'rằm' if d.day == 15 else d.day} tháng {d.month}{_leap(d)} âm lịch năm {d.year}",
    lambda d: f"lunar {d.day}/{d.month}{_leap(d)}/{d.year}",
    lambda d: f"{d.day} / {d.month}{_leap(d)} / {d.year} (lunar)",
]
LUNAR_MONTHS_WRITTEN: list[LunarWriter] = [
    lambda d: d._replace(day=None).written(),
    lambda d: f"{d.month:02}{_leap(d)}/{d.year} ÂL",
    lambda d: f"tháng {d.month}{_leap(d)}/{d.year} (âm lịch)",
    lambda d: f"tháng {_month_name(d)} âm lịch năm {d.year}",
    lambda d: f"Tháng {_month_name(d)} năm {d.year} âm lịch",
]
LUNAR_WITHOUT_YEAR: list[LunarWriter] = [
    lambda d: f"{d.day}/{d.month}{_leap(d)}",
    lambda d: f"{d.day}/{d.month}{_leap(d)} âm lịch",
    lambda d: f"mùng {d.day} tháng {_month_name(d)}",
]
LUNAR_WITHOUT_MONTH: list[LunarWriter] = [lambda d: f"{d.day}", lambda d: f"mùng {d.day}"]

FIRST, LAST = Lunar(None, 1, SURE_YEARS[0]).span().first, Lunar(None, 12, SURE_YEARS[-1]).span().last
sure_days = st.dates(FIRST, LAST)


def _months_of_the_sure_years() -> list[Lunar]:
    """Each by its first day."""
    months, day = [], FIRST
    while day <= LAST:
        months.append(lunar_of(day))
        day = months[-1]._replace(day=None).span().last + datetime.timedelta(days=1)
    return months


@pytest.mark.parametrize("written", LUNAR_MONTHS_WRITTEN)
def test_every_lunar_month_written_in_every_way_reads_back(written: LunarWriter) -> None:
    months = _months_of_the_sure_years()
    assert len(months) == 75 * 12 + sum(month.leap for month in months) == 928
    for first in months:
        month = first._replace(day=None)
        date = parse_date(written(month))
        assert date == Date(month.span(), month)
        assert date.precision == "month"


@pytest.mark.parametrize("written", LUNAR_DAYS_WRITTEN)
def test_the_first_and_last_day_of_every_lunar_month_written_in_every_way_read_back(written: LunarWriter) -> None:
    for first in _months_of_the_sure_years():
        span = first._replace(day=None).span()
        for lunar, day in ((first, span.first), (first._replace(day=span.days), span.last)):
            assert parse_date(written(lunar)) == Date(Span(day, day), lunar)


@given(sure_days, st.sampled_from(LUNAR_DAYS_WRITTEN))
def test_every_lunar_day_written_in_every_way_reads_back(day: datetime.date, written: LunarWriter) -> None:
    lunar = lunar_of(day)
    date = parse_date(written(lunar))
    assert date == Date(Span(day, day), lunar)
    assert (date.day, date.year) == (day, lunar.year)


@given(
    st.tuples(sure_days, sure_days).map(sorted),
    st.sampled_from(LUNAR_DAYS_WRITTEN),
    st.sampled_from(LUNAR_DAYS_WRITTEN),
    st.sampled_from(RANGES_WRITTEN),
)
def test_every_two_lunar_days_in_order_written_as_a_range_read_back(
    days: list[datetime.date], left: LunarWriter, right: LunarWriter, joined: str
) -> None:
    first, last = parse_ends(joined.format(left(lunar_of(days[0])), right(lunar_of(days[1]))))
    assert (first, last) == tuple(Date(Span(day, day), lunar_of(day)) for day in days)


@given(
    sure_days,
    st.integers(0, 390),
    st.sampled_from(LUNAR_WITHOUT_YEAR),
    st.sampled_from(LUNAR_DAYS_WRITTEN),
    st.sampled_from(RANGES_WRITTEN),
)
def test_a_left_end_may_leave_out_the_lunar_year(
    last: datetime.date, count: int, left: LunarWriter, right: LunarWriter, joined: str
) -> None:
    new_year = Lunar(1, 1, lunar_of(last).year).span().first
    first = max(new_year, last - datetime.timedelta(days=count))
    text = joined.format(left(lunar_of(first)), right(lunar_of(last)))
    assert parse_ends(text) == tuple(Date(Span(day, day), lunar_of(day)) for day in (first, last))


@given(
    sure_days,
    st.integers(0, 29),
    st.sampled_from(LUNAR_WITHOUT_MONTH),
    st.sampled_from(LUNAR_DAYS_WRITTEN),
    st.sampled_from(RANGES_WRITTEN),
)
def test_a_left_end_may_leave_out_lunar_month_and_year(
    last: datetime.date, count: int, left: LunarWriter, right: LunarWriter, joined: str
) -> None:
    lunar = lunar_of(last)
    assert lunar.day is not None
    first = lunar._replace(day=max(1, lunar.day - count))
    text = joined.format(left(first), right(lunar))
    assert parse_ends(text) == (Date(first.span(), first), Date(lunar.span(), lunar))


WEEKDAYS_WRITTEN = [
    ["thứ Hai", "Thứ ba", "thứ tư", "THỨ NĂM", "thứ Sáu", "thứ Bảy", "Chủ nhật"],
    ["thứ 2", "thứ 3", "thứ 4", "thứ 5", "thứ 6", "thứ 7", "CN"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
]
TENTATIVE_WRITTEN = [
    "{}",
    "{} (dự kiến)",
    "{} dự kiến",
    "{}, dự kiến",
    "dự kiến {}",
    "Dự kiến: {}",
    "(dự kiến) {}",
    "{} (tentative)",
    "tentative {}",
]


@given(
    sure_days,
    st.sampled_from(DAYS_WRITTEN),
    st.sampled_from(WEEKDAYS_WRITTEN),
    st.sampled_from(["{} {}", "{}, {}"]),
    st.sampled_from(TENTATIVE_WRITTEN),
)
def test_every_day_reads_back_with_its_weekday_and_as_tentative(
    day: datetime.date, written: DayWriter, names: list[str], joined: str, tentative: str
) -> None:
    text = tentative.format(joined.format(names[day.weekday()], written(day)))
    assert parse_date(text) == Date(Span(day, day), tentative=tentative != "{}")


@given(
    sure_days,
    st.sampled_from(DAYS_WRITTEN),
    st.sampled_from([*LUNAR_DAYS_WRITTEN, LUNAR_WITHOUT_YEAR[1]]),
    st.sampled_from(["{} ({})", "{} (tức {})", "{} (nhằm ngày {})"]),
    st.sampled_from(TENTATIVE_WRITTEN),
)
def test_every_day_reads_back_with_its_lunar_date_beside_it(
    day: datetime.date, written: DayWriter, lunar_written: LunarWriter, joined: str, tentative: str
) -> None:
    lunar = lunar_of(day)
    beside = lunar_written(lunar).translate(dict.fromkeys(map(ord, "()")))  # no brackets within brackets
    expected = Date(Span(day, day), lunar, tentative != "{}")
    assert parse_date(tentative.format(joined.format(written(day), beside))) == expected._replace(beside=True)
    if str(lunar.year) in beside:
        assert parse_date(tentative.format(joined.format(beside, written(day)))) == expected


NEARLY_DATES = st.text(st.sampled_from("0123456789/.-–‑ qQIVivăýáàếđntmgừ\u00a0\u0301\n"), max_size=30)
PIECES = [
    *("7", "10", "15", "30", "2023", "2024", "0", "/", ".", "-", " - ", " – ", ",", " ", "(", ")", "\n", "\u0301"),
    *("ngày ", " tháng ", " năm ", "quý ", "q", "iv", "từ ", " đến ", " đến hết ", " to ", "from ", "thứ hai", "cn "),
    *("mùng ", "mồng ", "rằm", "giêng", "chạp", " nhuận", " âm lịch", " ÂL", "lunar", "tức ", "nhằm ", "monday "),
    *("mùng 1 Tết", " năm Giáp Thìn", "thứ ba", ", ", " và ", "sáng ", "(chiều)", "938", "năm 40", "vào "),
    *("dự kiến", "(dự kiến)", "tentative", "10/3/2024", "1/2 nhuận/2023 âm lịch", "7/5/2024"),
]
NEARLY_ALL_DATES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@given(st.text() | NEARLY_DATES | NEARLY_ALL_DATES)
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    refused = None
    try:
        first, last = parse_ends(text)
    except Unreadable as error:
        refused = error
    if refused is None:
        assert first.first <= last.last
        assert parse_span(text) == Span(first.first, last.last)
    else:
        assert refused.code in (
            "bad-date",
            "no-such-day",
            "ambiguous-date",
            "range-reversed",
            "out-of-range",
            "date-gap",
        )
        assert Language("en").render(refused.message)
        assert Language("vi").render(refused.message)


@pytest.mark.parametrize("length", [100, 200, 100_000, 1_000_000])
@pytest.mark.parametrize(
    "piece", examples_of(["7/5/2024 (", *PIECES, "7 - ", "thứ hai, ", "(dự kiến) ", "10/3 âm lịch ", "((", "x"])
)
def test_a_long_text_is_read_or_refused_at_once(piece: str, length: int) -> None:
    text = (piece * length)[:length]
    for hostile in (text, text + ")", "7/5/2024" + text, "dự kiến" + text, text + "âm lịch"):
        began = time.process_time()
        with suppress(Unreadable):
            parse_ends(hostile)
        assert time.process_time() - began < 0.5
