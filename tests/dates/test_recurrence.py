"""How activities repeat: what each text is read as, its days in a window, its words, and what is refused."""

from __future__ import annotations

import calendar
import datetime
import subprocess
import sys
import unicodedata
from itertools import groupby

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from tamduong_cli.dates.recurrence import MOST, Repeat, parse_repeat
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Language

EN = Language("en")
DAILY, TUESDAYS_AND_THURSDAYS = "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TU,TH"
MONDAYS_TO_FRIDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
THE_3RD, THE_1ST_AND_15TH = "FREQ=MONTHLY;BYMONTHDAY=3", "FREQ=MONTHLY;BYMONTHDAY=1,15"


@pytest.mark.parametrize(
    ("text", "rrule"),
    [
        ("hằng ngày", DAILY),
        ("hàng ngày", DAILY),
        ("mỗi ngày", DAILY),
        ("daily", DAILY),
        ("every day", DAILY),
        (" HẰNG\u00a0NGÀY. ", DAILY),
        (unicodedata.normalize("NFD", "hằng ngày"), DAILY),
        ("hằng tuần thứ 3, thứ 5", TUESDAYS_AND_THURSDAYS),
        ("hàng tuần thứ 5, thứ 3", TUESDAYS_AND_THURSDAYS),
        ("mỗi tuần thứ ba, thứ năm", TUESDAYS_AND_THURSDAYS),
        ("hằng tuần vào thứ Ba và thứ Năm", TUESDAYS_AND_THURSDAYS),
        (unicodedata.normalize("NFD", "Hằng tuần vào thứ Ba và thứ Năm"), TUESDAYS_AND_THURSDAYS),
        ("thứ 3, thứ 5 hằng tuần", TUESDAYS_AND_THURSDAYS),
        ("vào thứ 3 và thứ 5 hằng tuần", TUESDAYS_AND_THURSDAYS),
        ("thứ 3, 5 hằng tuần", TUESDAYS_AND_THURSDAYS),
        ("thứ ba, năm hằng tuần", TUESDAYS_AND_THURSDAYS),
        ("weekly on Tuesday, Thursday", TUESDAYS_AND_THURSDAYS),
        ("weekly Tuesday, and Thursday", TUESDAYS_AND_THURSDAYS),
        ("every Tuesday and Thursday", TUESDAYS_AND_THURSDAYS),
        ("every week on Tuesday and Thursday", TUESDAYS_AND_THURSDAYS),
        ("3 ngày một lần", "FREQ=DAILY;INTERVAL=3"),
        ("every 3 days", "FREQ=DAILY;INTERVAL=3"),
        ("1 ngày một lần", DAILY),
        ("thứ Ba, 2 tuần một lần", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("thứ 3, thứ 5, 2 tuần một lần", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
        ("every 2 weeks on Tuesday and Thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
        ("ngày 01, 15, 3 tháng một lần", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,15"),
        ("every 3 months on the 1st and 15th", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,15"),
        ("thứ 7, chủ nhật hằng tuần", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("hằng tuần thứ 2 đến thứ 6", MONDAYS_TO_FRIDAYS),
        ("hằng tuần từ thứ 2 đến thứ 6", MONDAYS_TO_FRIDAYS),
        ("thứ 2 - thứ 6 hằng tuần", MONDAYS_TO_FRIDAYS),
        ("từ thứ 2–6 hằng tuần", MONDAYS_TO_FRIDAYS),
        ("weekly on Monday to Friday", MONDAYS_TO_FRIDAYS),
        ("hằng tuần thứ 2 đến thứ 4, chủ nhật", "FREQ=WEEKLY;BYDAY=MO,TU,WE,SU"),
        ("hằng tháng ngày 3", THE_3RD),
        ("hàng tháng vào ngày 03", THE_3RD),
        ("ngày 3 hằng tháng", THE_3RD),
        ("vào ngày 3 mỗi tháng", THE_3RD),
        ("monthly on day 3", THE_3RD),
        ("monthly on the 3rd", THE_3RD),
        ("every month on the 3rd", THE_3RD),
        ("hằng tháng vào các ngày 1, 15", THE_1ST_AND_15TH),
        ("ngày 1 và ngày 15 hằng tháng", THE_1ST_AND_15TH),
        ("các ngày 15, 1 hằng tháng", THE_1ST_AND_15TH),
        ("monthly on the 1st and 15th", THE_1ST_AND_15TH),
        ("monthly on the 1st and the 15th", THE_1ST_AND_15TH),
        ("monthly on days 1, 15", THE_1ST_AND_15TH),
        ("ngày 15 và ngày 30 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=15,30"),
        ("hằng tháng từ ngày 1 đến ngày 3", "FREQ=MONTHLY;BYMONTHDAY=1,2,3"),
        ("từ ngày 1 đến ngày 3 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=1,2,3"),
        # an RRULE: its parts in the order of RFC 5545, its numbers in theirs, what is implied left out
        ("FREQ=WEEKLY;BYDAY=TU,TH", TUESDAYS_AND_THURSDAYS),
        ("rrule:byday=th,tu,th;freq=weekly;wkst=mo;interval=1", TUESDAYS_AND_THURSDAYS),
        (" RRULE:FREQ=WEEKLY; BYDAY=TU,TH ", TUESDAYS_AND_THURSDAYS),
        ("FREQ=DAILY;COUNT=3", "FREQ=DAILY;COUNT=3"),
        ("FREQ=DAILY;UNTIL=20231210", "FREQ=DAILY;UNTIL=20231210"),
        ("FREQ=DAILY;UNTIL=20231210T235960", "FREQ=DAILY;UNTIL=20231210"),
        ("FREQ=DAILY;UNTIL=00050101T170000Z", "FREQ=DAILY;UNTIL=00050101"),
        ("FREQ=YEARLY;UNTIL=19991231;BYMONTHDAY=1;BYMONTH=5", "FREQ=YEARLY;UNTIL=19991231;BYMONTHDAY=1;BYMONTH=5"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,+15", "FREQ=MONTHLY;BYMONTHDAY=15,-1"),
        ("FREQ=MONTHLY;BYDAY=-1FR,+1MO", "FREQ=MONTHLY;BYDAY=1MO,-1FR"),
        ("FREQ=YEARLY;BYDAY=53MO", "FREQ=YEARLY;BYDAY=53MO"),
        (
            "WKST=SU;BYSETPOS=-1;BYMONTH=12,1;BYMONTHDAY=13,1;BYDAY=FR;INTERVAL=1000;COUNT=5000;FREQ=MONTHLY",
            "FREQ=MONTHLY;COUNT=5000;INTERVAL=1000;BYDAY=FR;BYMONTHDAY=1,13;BYMONTH=1,12;BYSETPOS=-1;WKST=SU",
        ),
    ],
    ids=ascii,
)
def test_a_repetition_is_read_and_written_as_an_rrule(text: str, rrule: str) -> None:
    repeat = parse_repeat(text)
    assert repeat == parse_repeat(rrule)
    assert hash(repeat) == hash(parse_repeat(rrule))
    kept = [part for part in rrule.split(";") if not part.startswith(("FREQ", "COUNT", "UNTIL"))]
    freq = rrule.split(";")[0]
    assert repeat.rrule("20231231T165959Z") == ";".join([freq, "UNTIL=20231231T165959Z", *kept])


@pytest.mark.parametrize(
    ("text", "window", "days"),
    [
        ("daily", "2023-12-30 2024-01-02", "2023-12-30 2023-12-31 2024-01-01 2024-01-02"),
        ("daily", "2024-02-29 2024-02-29", "2024-02-29"),
        ("daily", "2024-02-29 2024-02-28", ""),
        ("FREQ=DAILY;INTERVAL=3", "2023-12-30 2024-01-06", "2023-12-30 2024-01-02 2024-01-05"),
        ("FREQ=DAILY;BYMONTH=1", "2023-12-30 2024-01-02", "2024-01-01 2024-01-02"),
        ("FREQ=DAILY;INTERVAL=2;BYMONTH=1", "2023-12-30 2024-01-05", "2024-01-01 2024-01-03 2024-01-05"),
        ("FREQ=DAILY;INTERVAL=2;BYDAY=MO", "2023-12-05 2023-12-31", "2023-12-11 2023-12-25"),
        ("FREQ=DAILY;BYMONTHDAY=-1", "2024-02-01 2024-04-29", "2024-02-29 2024-03-31"),
        # the first day counts only if it matches, and so does COUNT
        ("thứ 3, thứ 5 hằng tuần", "2023-12-05 2023-12-14", "2023-12-05 2023-12-07 2023-12-12 2023-12-14"),
        ("thứ 3, thứ 5 hằng tuần", "2023-12-06 2023-12-13", "2023-12-07 2023-12-12"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=2", "2023-12-06 2023-12-31", "2023-12-12 2023-12-19"),
        ("FREQ=WEEKLY;BYDAY=TU;INTERVAL=2;COUNT=2", "2023-12-04 2024-12-31", "2023-12-05 2023-12-19"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20231212", "2023-12-06 2023-12-31", "2023-12-12"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20231212T000000Z", "2023-12-06 2023-12-31", "2023-12-12"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20231211", "2023-12-06 2023-12-31", ""),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20250101", "2023-12-20 2023-12-31", "2023-12-26"),
        # every other week from the window's first, which begins on Monday unless WKST says otherwise
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2023-12-06 2024-01-02", "2023-12-19 2024-01-02"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "2023-12-05 2023-12-24", "2023-12-05 2023-12-10 2023-12-19 2023-12-24"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
            "2023-12-05 2023-12-24",
            "2023-12-05 2023-12-17 2023-12-19",
        ),
        (
            "FREQ=WEEKLY;BYMONTH=1;BYDAY=MO",
            "2023-12-25 2024-02-29",
            "2024-01-01 2024-01-08 2024-01-15 2024-01-22 2024-01-29",
        ),
        ("FREQ=WEEKLY", "2023-12-06 2023-12-20", "2023-12-06 2023-12-13 2023-12-20"),
        # a month without the day is passed over
        ("ngày 31 hằng tháng", "2024-01-01 2024-05-31", "2024-01-31 2024-03-31 2024-05-31"),
        ("ngày 15, 30 hằng tháng", "2024-02-01 2024-03-30", "2024-02-15 2024-03-15 2024-03-30"),
        ("FREQ=MONTHLY", "2024-01-31 2024-05-31", "2024-01-31 2024-03-31 2024-05-31"),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1", "2024-01-15 2024-05-31", "2024-03-01 2024-05-01"),
        ("FREQ=MONTHLY;BYDAY=1MO,-1FR", "2024-01-02 2024-03-01", "2024-01-26 2024-02-05 2024-02-23"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2024-02-01 2024-03-31", "2024-02-29 2024-03-29"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2024-01-01 2024-12-31", "2024-09-13 2024-12-13"),
        ("FREQ=YEARLY", "2024-02-29 2032-12-31", "2024-02-29 2028-02-29 2032-02-29"),
        ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=2", "2023-10-01 2025-12-31", "2024-09-02 2025-09-02"),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=9;BYMONTHDAY=2", "2023-10-01 2026-12-31", "2025-09-02"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "2024-01-01 2025-12-31", "2024-05-12 2025-05-11"),
        ("FREQ=YEARLY;BYDAY=20MO", "1997-05-19 1999-12-31", "1997-05-19 1998-05-18 1999-05-17"),  # RFC 5545
        ("FREQ=YEARLY;BYMONTH=2", "2024-01-30 2025-12-31", ""),
        # at the ends of the calendar
        ("daily", "0001-01-01 0001-01-02", "0001-01-01 0001-01-02"),
        ("FREQ=WEEKLY;BYDAY=SU;INTERVAL=2;WKST=SU", "0001-01-01 0001-01-21", "0001-01-14"),
        ("FREQ=WEEKLY;BYDAY=FR,SA,SU", "9999-12-20 9999-12-31", "9999-12-24 9999-12-25 9999-12-26 9999-12-31"),
        ("FREQ=DAILY;INTERVAL=1000", "9999-12-31 9999-12-31", "9999-12-31"),
        ("FREQ=MONTHLY;INTERVAL=1000", "9999-12-31 9999-12-31", "9999-12-31"),
        ("FREQ=YEARLY;INTERVAL=1000", "9999-12-31 9999-12-31", "9999-12-31"),
        ("FREQ=DAILY;INTERVAL=1000;COUNT=1", "0001-01-01 9999-12-31", "0001-01-01"),
    ],
)
def test_the_days_in_a_window(text: str, window: str, days: str) -> None:
    first, last = map(datetime.date.fromisoformat, window.split())
    assert " ".join(day.isoformat() for day in parse_repeat(text).days(first, last)) == days


@pytest.mark.parametrize(
    ("text", "en"),
    [
        ("hằng ngày", "daily"),
        ("FREQ=DAILY;WKST=SU", "daily"),
        ("FREQ=DAILY;INTERVAL=2", "every 2 days"),
        ("thứ 3 hằng tuần", "every Tuesday"),
        ("thứ 3, thứ 5 hằng tuần", "every Tuesday and Thursday"),
        ("thứ 2 đến thứ 4 hằng tuần", "every Monday, Tuesday and Wednesday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;WKST=SU", "every 2 weeks on Saturday and Sunday"),
        ("ngày 3 hằng tháng", "monthly on the 3rd"),
        ("ngày 1, 2, 11, 12, 13 hằng tháng", "monthly on the 1st, 2nd, 11th, 12th and 13th"),
        ("ngày 21, 22, 23, 24, 30, 31 hằng tháng", "monthly on the 21st, 22nd, 23rd, 24th, 30th and 31st"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,15", "every 3 months on the 1st and 15th"),
        # as it is written, where words would leave something out
        ("FREQ=DAILY;COUNT=3", "FREQ=DAILY;COUNT=3"),
        ("FREQ=DAILY;UNTIL=20231210T000000", "FREQ=DAILY;UNTIL=20231210"),
        ("FREQ=WEEKLY", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;BYDAY=TU;BYMONTH=5", "FREQ=WEEKLY;BYDAY=TU;BYMONTH=5"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,-1", "FREQ=MONTHLY;BYMONTHDAY=1,-1"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR"),
        ("FREQ=YEARLY;BYMONTHDAY=3", "FREQ=YEARLY;BYMONTHDAY=3"),
    ],
)
def test_a_repetition_in_words(text: str, en: str) -> None:
    assert EN.render(parse_repeat(text).message()) == en


EXPECTED = (
    "write daily, 'weekly on Tuesday, Thursday', 'monthly on the 1st and 15th', or an RRULE such as "
    "FREQ=WEEKLY;BYDAY=TU,TH"
)
WEEKDAYS_MISSING = "the weekdays are missing; write 'weekly on Tuesday, Thursday'"
DAYS_MISSING = "the days of the month are missing; write 'monthly on the 1st and 15th'"
NEVER = "no day of the calendar matches"
ORDINALS = "BYDAY has numbers with FREQ=MONTHLY or YEARLY only; found"
BOTH_KINDS = "BYDAY has weekdays with a number or without, not both; found"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", EXPECTED),
        ("thỉnh thoảng", EXPECTED),
        ("every", EXPECTED),
        ("hằng tuần", WEEKDAYS_MISSING),
        ("Mỗi tuần", WEEKDAYS_MISSING),
        ("weekly", WEEKDAYS_MISSING),
        ("every week", WEEKDAYS_MISSING),
        ("hằng tháng", DAYS_MISSING),
        ("monthly", DAYS_MISSING),
        ("every month", DAYS_MISSING),
        ("hằng tuần 3", EXPECTED),
        ("hằng tuần thứ 8", EXPECTED),
        ("hằng tuần thứ 2 thứ 3", EXPECTED),
        ("hằng tuần thứ 2,, thứ 3", EXPECTED),
        ("thứ 6 đến thứ 2 hằng tuần", EXPECTED),
        ("thứ 2 - thứ 4 - thứ 6 hằng tuần", EXPECTED),
        ("hằng tháng 3", EXPECTED),
        ("hằng tháng ngày 0", EXPECTED),
        ("ngày 32 hằng tháng", EXPECTED),
        ("ngày 15 - 1 hằng tháng", EXPECTED),
        ("ngày ٣ hằng tháng", EXPECTED),
        ("hằng năm", EXPECTED),
        # parts of an RRULE
        ("RRULE:", f"an RRULE has no part ''; {EXPECTED}"),
        ("FREQ=DAILY;", f"an RRULE has no part ''; {EXPECTED}"),
        ("FREQ=DAILY;BYEASTER=0", f"an RRULE has no part 'BYEASTER'; {EXPECTED}"),
        ("FREQ=DAILY;BYHOUR=7", "BYHOUR is not used; the activity's time says when it begins"),
        ("FREQ=DAILY;BYMINUTE=7", "BYMINUTE is not used; the activity's time says when it begins"),
        ("FREQ=DAILY;BYSECOND=7", "BYSECOND is not used; the activity's time says when it begins"),
        ("FREQ=YEARLY;BYYEARDAY=1", "BYYEARDAY is not read; use BYMONTH, BYMONTHDAY and BYDAY"),
        ("FREQ=YEARLY;BYWEEKNO=1", "BYWEEKNO is not read; use BYMONTH, BYMONTHDAY and BYDAY"),
        ("FREQ=DAILY;freq=daily", "FREQ stands there twice; keep one"),
        ("BYDAY=TU", "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY; found ''"),
        ("FREQ=HOURLY", "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY; found 'HOURLY'"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20231231", "COUNT and UNTIL both say when it ends; keep one"),
        ("FREQ=DAILY;COUNT=0", "COUNT is from 1 to 5000; found '0'"),
        ("FREQ=DAILY;COUNT=5001", "COUNT is from 1 to 5000; found '5001'"),
        ("FREQ=DAILY;COUNT=1,2", "COUNT is from 1 to 5000; found '1,2'"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL is from 1 to 1000; found '0'"),
        ("FREQ=DAILY;INTERVAL=-1", "INTERVAL is from 1 to 1000; found '-1'"),
        ("FREQ=DAILY;INTERVAL=1001", "INTERVAL is from 1 to 1000; found '1001'"),
        ("FREQ=DAILY;INTERVAL", "INTERVAL is from 1 to 1000; found ''"),
        ("FREQ=DAILY;INTERVAL=٢", "INTERVAL is from 1 to 1000; found '٢'"),
        ("FREQ=DAILY;BYMONTH=13", "BYMONTH is from 1 to 12; found '13'"),
        ("FREQ=DAILY;BYMONTH=1,-1", "BYMONTH is from 1 to 12; found '1,-1'"),
        ("FREQ=DAILY;BYMONTHDAY=0", "BYMONTHDAY is from 1 to 31, or from -31 to -1; found '0'"),
        ("FREQ=DAILY;BYMONTHDAY=1,-32", "BYMONTHDAY is from 1 to 31, or from -31 to -1; found '1,-32'"),
        ("FREQ=YEARLY;BYDAY=MO;BYSETPOS=367", "BYSETPOS is from 1 to 366, or from -366 to -1; found '367'"),
        ("FREQ=WEEKLY;BYDAY=T3", "BYDAY is of MO, TU, WE, TH, FR, SA, SU; found 'T3'"),
        ("FREQ=WEEKLY;BYDAY=TU,", "BYDAY is of MO, TU, WE, TH, FR, SA, SU; found 'TU,'"),
        ("FREQ=DAILY;BYDAY=1MO", f"{ORDINALS} '1MO'"),
        ("FREQ=WEEKLY;BYDAY=-1MO", f"{ORDINALS} '-1MO'"),
        ("FREQ=MONTHLY;BYDAY=MO,1TU", f"{BOTH_KINDS} 'MO,1TU'"),
        ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY has numbers from 1 to 5, or from -5 to -1; found '0MO'"),
        ("FREQ=MONTHLY;BYDAY=6MO", "BYDAY has numbers from 1 to 5, or from -5 to -1; found '6MO'"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=-6MO", "BYDAY has numbers from 1 to 5, or from -5 to -1; found '-6MO'"),
        ("FREQ=YEARLY;BYDAY=54MO", "BYDAY has numbers from 1 to 53, or from -53 to -1; found '54MO'"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY does not go with FREQ=WEEKLY"),
        ("FREQ=DAILY;BYDAY=MO;BYSETPOS=1", "BYSETPOS does not go with FREQ=DAILY"),
        ("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1", "BYSETPOS does not go with FREQ=WEEKLY"),
        (
            "FREQ=MONTHLY;BYSETPOS=1",
            "BYSETPOS chooses among the days of another part; add BYDAY, BYMONTHDAY or BYMONTH",
        ),
        ("FREQ=DAILY;WKST=M", "WKST is one of MO, TU, WE, TH, FR, SA, SU; found 'M'"),
        ("FREQ=DAILY;UNTIL=2023-12-31", "UNTIL is a day such as 20231231; found '2023-12-31'"),
        ("FREQ=DAILY;UNTIL=20230229", "UNTIL is a day such as 20231231; found '20230229'"),
        ("FREQ=DAILY;UNTIL=00000101", "UNTIL is a day such as 20231231; found '00000101'"),
        ("FREQ=DAILY;UNTIL=20231231T240000Z", "UNTIL is a day such as 20231231; found '20231231T240000Z'"),
        # days that no year has
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", NEVER),
        ("FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31", NEVER),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=-30;UNTIL=20231231", NEVER),
        ("FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=8", NEVER),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", NEVER),
        ("FREQ=MONTHLY;BYMONTH=1;BYSETPOS=2", NEVER),
    ],
)
def test_what_does_not_say_how_it_repeats_is_refused(text: str, problem: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_repeat(text)
    assert (caught.value.code, EN.render(caught.value.message)) == (
        "bad-repeat",
        f"'{text}' does not say how an activity repeats: {problem}",
    )


def test_an_activity_happens_on_so_many_days_and_no_more() -> None:
    first, repeat = datetime.date(2000, 1, 1), parse_repeat("daily")
    last = first + datetime.timedelta(MOST - 1)
    assert len(repeat.days(first, last)) == MOST
    with pytest.raises(Unreadable) as caught:
        repeat.days(first, last + datetime.timedelta(1))
    assert (caught.value.code, EN.render(caught.value.message)) == (
        "bad-repeat",
        "'FREQ=DAILY' gives more than 5000 days from 01/01/2000 to 09/09/2013",
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("FREQ=DAILY;INTERVAL=1000", 3653),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=TU", 0),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", 2424),
        ("FREQ=WEEKLY;INTERVAL=1000;BYMONTH=1;BYDAY=SA,SU", 90),
        ("FREQ=MONTHLY;BYMONTH=2;BYDAY=5SU", 325),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", 0),
    ],
)
def test_the_whole_calendar_is_searched(text: str, number: int) -> None:
    assert len(parse_repeat(text).days(datetime.date.min, datetime.date.max)) == number


def numbers(last: int, first: int = 1) -> st.SearchStrategy[str]:
    either = st.integers(first, last).filter(bool)
    return st.lists(either, min_size=1, max_size=4).map(lambda found: ",".join(map(str, found)))


WEEKDAYS = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=7)


@st.composite
def repeats(draw: st.DrawFn) -> Repeat:
    """Rules of all kinds; those that are refused are passed over."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    options: dict[str, st.SearchStrategy[str]] = {
        "INTERVAL": st.integers(1, 14).map(str),
        "COUNT": st.integers(1, 50).map(str),
        "BYDAY": WEEKDAYS.map(",".join),
        "BYMONTH": numbers(12),
        "WKST": st.sampled_from(["MO", "WE", "SA", "SU"]),
    }
    if freq != "WEEKLY":
        options["BYMONTHDAY"] = numbers(31, -31)
    if freq in ("MONTHLY", "YEARLY"):
        options["BYSETPOS"] = numbers(4, -4)
        ordinals = WEEKDAYS.flatmap(
            lambda days: st.tuples(*[st.integers(-5, 5).map(lambda n: n or 1)] * len(days)).map(
                lambda found: ",".join(f"{n}{day}" for n, day in zip(found, days, strict=True))
            )
        )
        options["BYDAY"] |= ordinals
    parts = {name: draw(options[name]) for name in draw(st.sets(st.sampled_from(sorted(options))))}
    try:
        return parse_repeat(";".join([f"FREQ={freq}", *(f"{name}={value}" for name, value in parts.items())]))
    except Unreadable:
        assume(False)
        raise


FIRSTS = st.dates(datetime.date(8601, 1, 1), datetime.date(9000, 12, 31))
"""Days of each kind there is, for the calendar repeats after 400 years; the reader searches to the year 9999."""


@given(repeats(), FIRSTS, st.integers(0, 1500))
def test_a_calendar_that_begins_on_the_first_of_the_days_has_the_same_days(
    repeat: Repeat, first: datetime.date, length: int
) -> None:
    days = repeat.days(first, first + datetime.timedelta(length))
    assume(days)
    rrule = repeat.rrule(days[-1].isoformat().replace("-", ""))
    start = datetime.datetime.combine(days[0], datetime.time())
    assert [moment.date() for moment in rrulestr(rrule, dtstart=start)] == [*days]
    assert parse_repeat(rrule).days(days[0], datetime.date.max) == days


@given(repeats(), FIRSTS | st.dates(), st.integers(0, 800))
def test_the_days_are_those_that_rfc_5545_describes(repeat: Repeat, first: datetime.date, length: int) -> None:
    last = datetime.date.fromordinal(min(first.toordinal() + length, datetime.date.max.toordinal()))
    assert [*repeat.days(first, last)] == described(repeat, first, last)


def described(repeat: Repeat, first: datetime.date, last: datetime.date) -> list[datetime.date]:
    """The days by RFC 5545's own words: every day of every period that is not limited away, one by one."""

    def period(day: datetime.date) -> int:
        return {
            "DAILY": day.toordinal(),
            "WEEKLY": (day.toordinal() - 1 - repeat.wkst) // 7,  # 1 January of the year 1 is a Monday
            "MONTHLY": day.year * 12 + day.month,
            "YEARLY": day.year,
        }[repeat.freq]

    def from_both_ends(day: datetime.date) -> set[tuple[int, int]]:
        if repeat.freq == "MONTHLY" or repeat.by_month:
            number, length = day.day, calendar.monthrange(day.year, day.month)[1]
        else:
            number, length = day.timetuple().tm_yday, 365 + calendar.isleap(day.year)
        weekday = day.weekday()
        return {(0, weekday), ((number - 1) // 7 + 1, weekday), (-((length - number) // 7 + 1), weekday)}

    def matches(day: datetime.date) -> bool:
        length = calendar.monthrange(day.year, day.month)[1]
        if repeat.by_month and day.month not in repeat.by_month:
            return False
        if repeat.by_month_day and not {day.day, day.day - length - 1} & {*repeat.by_month_day}:
            return False
        if repeat.by_day:
            return bool(from_both_ends(day) & {*repeat.by_day})
        if repeat.by_month_day or repeat.freq == "DAILY":
            return True
        if repeat.freq == "WEEKLY":
            return day.weekday() == first.weekday()
        return day.day == first.day and (repeat.freq == "MONTHLY" or bool(repeat.by_month) or day.month == first.month)

    begin, end = datetime.date(first.year, 1, 1).toordinal(), datetime.date(last.year, 12, 31).toordinal()
    candidates = [day for day in map(datetime.date.fromordinal, range(begin, end + 1)) if matches(day)]
    found = []
    for number, group in groupby(candidates, period):
        days = [*group]
        if (number - period(first)) % repeat.interval == 0:
            positions = {p - 1 if p > 0 else len(days) + p for p in repeat.by_set_pos} or range(len(days))
            found += [day for position, day in enumerate(days) if position in positions]
    return [day for day in found if first <= day <= last][: repeat.times]


@given(st.text() | st.text("FREQDAILYWKMONTHBS=;,:0123456789-+ ") | st.text("hằngtuầtứ 234567,đếnvà"))
def test_any_text_is_a_repetition_or_refused(text: str) -> None:
    refused = None
    try:
        repeat = parse_repeat(text)
    except Unreadable as error:
        refused = error
    if refused is None:
        assert EN.render(repeat.message())
    else:
        assert refused.code == "bad-repeat"


def test_dateutil_is_loaded_when_days_are_asked_for_and_not_before() -> None:
    code = (
        "import datetime, sys\n"
        "from tamduong_cli.dates.recurrence import parse_repeat\n"
        "repeat = parse_repeat('FREQ=WEEKLY;BYDAY=TU'), parse_repeat('hằng ngày')\n"
        "assert 'dateutil' not in sys.modules\n"
        "repeat[0].days(datetime.date.min, datetime.date.min)\n"
        "assert 'dateutil' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=True)
