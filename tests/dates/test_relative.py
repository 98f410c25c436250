"""Dates as typed at a prompt: the file's expressions, and those that count from today."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.relative import parse_moment, parse_week
from tamduong_cli.dates.span import Span
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Language

TODAY = datetime.date(2023, 12, 5)
"""A Tuesday."""

READ = [
    ("today", "2023-12-05", "2023-12-05"),
    ("TODAY", "2023-12-05", "2023-12-05"),
    ("  today ", "2023-12-05", "2023-12-05"),
    ("hôm nay", "2023-12-05", "2023-12-05"),
    ("Hôm  nay", "2023-12-05", "2023-12-05"),
    (unicodedata.normalize("NFD", "hôm nay"), "2023-12-05", "2023-12-05"),
    ("hôm\u00a0nay", "2023-12-05", "2023-12-05"),
    ("tomorrow", "2023-12-06", "2023-12-06"),
    ("ngày mai", "2023-12-06", "2023-12-06"),
    ("yesterday", "2023-12-04", "2023-12-04"),
    ("hôm qua", "2023-12-04", "2023-12-04"),
    # so many days, weeks or months from today
    ("+0d", "2023-12-05", "2023-12-05"),
    ("+7d", "2023-12-12", "2023-12-12"),
    ("-7d", "2023-11-28", "2023-11-28"),
    ("+27d", "2024-01-01", "2024-01-01"),
    ("+2w", "2023-12-19", "2023-12-19"),
    ("-2w", "2023-11-21", "2023-11-21"),
    ("+1m", "2024-01-05", "2024-01-05"),
    ("-1M", "2023-11-05", "2023-11-05"),
    # the first such day from today on, today included
    ("thứ 2", "2023-12-11", "2023-12-11"),
    ("thứ 3", "2023-12-05", "2023-12-05"),
    ("thứ 4", "2023-12-06", "2023-12-06"),
    ("thứ 5", "2023-12-07", "2023-12-07"),
    ("thứ 6", "2023-12-08", "2023-12-08"),
    ("thứ 7", "2023-12-09", "2023-12-09"),
    ("chủ nhật", "2023-12-10", "2023-12-10"),
    ("CN", "2023-12-10", "2023-12-10"),
    ("thứ Hai", "2023-12-11", "2023-12-11"),
    ("thứ Ba", "2023-12-05", "2023-12-05"),
    ("thứ Tư", "2023-12-06", "2023-12-06"),
    ("thứ Năm", "2023-12-07", "2023-12-07"),
    ("thứ Sáu", "2023-12-08", "2023-12-08"),
    ("thứ Bảy", "2023-12-09", "2023-12-09"),
    (unicodedata.normalize("NFD", "Chủ nhật"), "2023-12-10", "2023-12-10"),
    ("Monday", "2023-12-11", "2023-12-11"),
    ("tuesday", "2023-12-05", "2023-12-05"),
    ("wednesday", "2023-12-06", "2023-12-06"),
    ("thursday", "2023-12-07", "2023-12-07"),
    ("friday", "2023-12-08", "2023-12-08"),
    ("saturday", "2023-12-09", "2023-12-09"),
    ("sunday", "2023-12-10", "2023-12-10"),
    # weeks of ISO 8601, Monday to Sunday
    ("2023-W49", "2023-12-04", "2023-12-10"),
    ("2023-w49", "2023-12-04", "2023-12-10"),
    ("2024-W01", "2024-01-01", "2024-01-07"),
    ("2021-W01", "2021-01-04", "2021-01-10"),
    ("2020-W01", "2019-12-30", "2020-01-05"),
    ("2020-W53", "2020-12-28", "2021-01-03"),
    ("0001-W01", "0001-01-01", "0001-01-07"),
    ("tuần 49 năm 2023", "2023-12-04", "2023-12-10"),
    ("Tuần 1 năm 2024", "2024-01-01", "2024-01-07"),
    ("week 49 of 2023", "2023-12-04", "2023-12-10"),
    # as in the file
    ("5/12/2023", "2023-12-05", "2023-12-05"),
    ("2023-12-05", "2023-12-05", "2023-12-05"),
    ("06/2023", "2023-06-01", "2023-06-30"),
    ("Quý IV/2023", "2023-10-01", "2023-12-31"),
    ("01/12/2023 - 10/01/2024", "2023-12-01", "2024-01-10"),
    ("thứ Ba, 5/12/2023", "2023-12-05", "2023-12-05"),
    ("10/3/2024 âm lịch", "2024-04-18", "2024-04-18"),
    ("rằm tháng Giêng âm lịch năm 2024", "2024-02-24", "2024-02-24"),
    ("tháng Giêng âm lịch năm 2024", "2024-02-10", "2024-03-09"),
    ("8 - 10/3/2024 ÂL", "2024-04-16", "2024-04-18"),
    ("18/4/2024 (10/3 âm lịch) (dự kiến)", "2024-04-18", "2024-04-18"),
]


@pytest.mark.parametrize(("text", "first", "last"), READ)
def test_a_moment_on_tuesday_5_december_2023(text: str, first: str, last: str) -> None:
    span = parse_moment(text, TODAY)
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


EXPECTED = "write 7/5/2024, 06/2023, 2023-W49, today, tomorrow, +7d, -2w, or a weekday such as 'thứ 2' (Monday)"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("", "bad-date", f"'' is not a date; {EXPECTED}"),
        ("soon", "bad-date", f"'soon' is not a date; {EXPECTED}"),
        ("thứ 8", "bad-date", f"'thứ 8' is not a date; {EXPECTED}"),
        ("+7", "bad-date", f"'+7' is not a date; {EXPECTED}"),
        ("7d", "bad-date", f"'7d' is not a date; {EXPECTED}"),
        ("+7y", "bad-date", f"'+7y' is not a date; {EXPECTED}"),
        ("+1234567d", "bad-date", f"'+1234567d' is not a date; {EXPECTED}"),
        ("W49", "bad-date", f"'W49' is not a date; {EXPECTED}"),
        ("2023-W4", "bad-date", f"'2023-W4' is not a date; {EXPECTED}"),
        ("2023-W00", "no-such-day", "'2023-W00': the year has no such week"),
        ("2023-W53", "no-such-day", "'2023-W53': the year has no such week"),
        ("2020-W54", "no-such-day", "'2020-W54': the year has no such week"),
        ("0000-W01", "no-such-day", "'0000-W01': the year has no such week"),
        ("9999-W52", "out-of-range", "'9999-W52' lies beyond the calendar, which has the years 1 to 9999"),
        ("+999999w", "out-of-range", "'+999999w' lies beyond the calendar, which has the years 1 to 9999"),
        ("+999999m", "out-of-range", "'+999999m' lies beyond the calendar, which has the years 1 to 9999"),
        ("30/2/2024", "no-such-day", "30/2/2024 is not a day of the calendar; February 2024 ends on the 29th"),
        (
            "30/3/2024 âm lịch",
            "no-such-day",
            "30/3/2024 âm lịch is not a day of the lunar calendar; month 3 of lunar year 2024 ends on the 29th",
        ),
        (
            "mùng 10 tháng 3 năm 2024",
            "ambiguous-date",
            "'mùng 10 tháng 3 năm 2024' can be read in more than one way; "
            "write 'âm lịch' after a lunar date: 10/3/2024 âm lịch",
        ),
        (
            "7/5",
            "ambiguous-date",
            "'7/5' can be read in more than one way; write the year, in four digits: 7/5/2024, 06/2023, Quý IV/2022",
        ),
        ("2024 - 2023", "range-reversed", "'2024 - 2023' ends before it begins: 01/01/2024 comes after 31/12/2023"),
    ],
)
def test_a_moment_that_cannot_be_read_says_why(text: str, code: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_moment(text, TODAY)
    assert (caught.value.code, Language("en").render(caught.value.message)) == (code, message)


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("tomorrow", datetime.date.max),
        ("yesterday", datetime.date.min),
        ("+1d", datetime.date.max),
        ("-1d", datetime.date.min),
        ("-1w", datetime.date.min),
        ("-1m", datetime.date.min),
        ("thứ 5", datetime.date.max),  # which is a Friday
    ],
)
def test_a_day_beyond_the_calendar_is_refused(text: str, today: datetime.date) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_moment(text, today)
    assert caught.value.code == "out-of-range"


@given(st.dates(max_value=datetime.date(9999, 12, 25)), st.sampled_from(range(7)))
def test_a_weekday_is_that_day_within_the_week_that_begins_today(today: datetime.date, number: int) -> None:
    name = ("thứ 2", "thứ 3", "thứ 4", "thứ 5", "thứ 6", "thứ 7", "chủ nhật")[number]
    span = parse_moment(name, today)
    assert span.days == 1
    assert span.first.weekday() == number
    assert 0 <= (span.first - today).days <= 6


@given(st.dates(max_value=datetime.date(9999, 12, 26)))
def test_every_week_is_the_seven_days_that_bear_its_number(day: datetime.date) -> None:
    year, week, _ = day.isocalendar()
    span = parse_moment(f"{year:04}-W{week:02}", TODAY)
    assert span == Span(day - datetime.timedelta(day.weekday()), day + datetime.timedelta(6 - day.weekday()))


@given(st.text(), st.dates())
def test_any_text_is_read_or_refused_and_nothing_else(text: str, today: datetime.date) -> None:
    try:
        span = parse_moment(text, today)
    except Unreadable:
        return
    assert span.first <= span.last


# weeks


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("this", "2023-12-04"),
        ("THIS", "2023-12-04"),
        ("next", "2023-12-11"),
        ("last", "2023-11-27"),
        ("tuần này", "2023-12-04"),
        ("Tuần sau", "2023-12-11"),
        (unicodedata.normalize("NFD", "tuần trước"), "2023-11-27"),
        ("2023-W49", "2023-12-04"),
        ("2024-W01", "2024-01-01"),
        ("2020-W53", "2020-12-28"),
        ("today", "2023-12-04"),
        ("+7d", "2023-12-11"),
        ("thứ 2", "2023-12-11"),  # the next Monday
        ("7/5/2024", "2024-05-06"),
        ("2024-05-12", "2024-05-06"),
        ("6 - 12/5/2024", "2024-05-06"),
        ("10/3/2024 âm lịch", "2024-04-15"),
        ("1/1/0001", "0001-01-01"),
    ],
)
def test_a_week_on_tuesday_5_december_2023(text: str, monday: str) -> None:
    first = datetime.date.fromisoformat(monday)
    assert parse_week(text, TODAY) == Span(first, first + datetime.timedelta(6))


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("", "bad-date", "'' is not a week; write 2023-W49, a date in it, this, next or last"),
        ("49", "bad-date", "'49' is not a week; write 2023-W49, a date in it, this, next or last"),
        ("tuần 53 năm 2023", "no-such-day", "'tuần 53 năm 2023': the year has no such week"),
        ("W49", "bad-date", "'W49' is not a week; write 2023-W49, a date in it, this, next or last"),
        ("2023-W53", "no-such-day", "'2023-W53': the year has no such week"),
        ("12/2023", "not-a-day", "'12/2023' is more than one week; write 2023-W49, or a date in it"),
        ("6 - 13/5/2024", "not-a-day", "'6 - 13/5/2024' is more than one week; write 2023-W49, or a date in it"),
        ("31/12/9999", "out-of-range", "'31/12/9999' lies beyond the calendar, which has the years 1 to 9999"),
        ("30/2/2024", "no-such-day", "30/2/2024 is not a day of the calendar; February 2024 ends on the 29th"),
    ],
)
def test_a_week_that_cannot_be_read_says_why(text: str, code: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_week(text, TODAY)
    assert (caught.value.code, Language("en").render(caught.value.message)) == (code, message)


@pytest.mark.parametrize(
    ("read", "text"), [(parse_moment, "tomorrow"), (parse_moment, "thứ 2"), (parse_week, "this"), (parse_week, "next")]
)
def test_what_lies_beyond_the_calendar_is_named(read: Callable[[str, datetime.date], Span], text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text, datetime.date.max)
    said = f"'{text}' lies beyond the calendar, which has the years 1 to 9999"
    assert Language("en").render(caught.value.message) == said


def test_next_week_is_the_day_after_on_a_sunday() -> None:
    assert parse_week("next", datetime.date(2023, 12, 10)).first == datetime.date(2023, 12, 11)


@given(st.dates(max_value=datetime.date(9999, 12, 26)))
def test_the_week_of_a_day_has_it_and_its_weeks_number(day: datetime.date) -> None:
    week = parse_week(day.isoformat(), TODAY)
    assert week.holds(day)
    assert (week.first.weekday(), week.days) == (0, 7)
    assert week.first.isocalendar()[:2] == day.isocalendar()[:2]


@given(st.text(), st.dates())
def test_any_text_is_a_week_or_refused_and_nothing_else(text: str, today: datetime.date) -> None:
    try:
        assert parse_week(text, today).days == 7
    except Unreadable:
        return
