"""Lengths of time: how they are written, and what they give before and after a day."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.duration import Duration, Unit, parse_duration
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Language


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("20", 20, "days"),
        ("0", 0, "days"),
        ("05", 5, "days"),
        ("20 days", 20, "days"),
        ("1 day", 1, "days"),
        ("20 ngày", 20, "days"),
        ("05 ngày", 5, "days"),
        ("20ngày", 20, "days"),
        ("20\u00a0ngày", 20, "days"),
        ("  20   Ngày ", 20, "days"),
        ("2 weeks", 2, "weeks"),
        ("1 week", 1, "weeks"),
        ("2 tuần", 2, "weeks"),
        ("2 TUẦN", 2, "weeks"),
        ("3 months", 3, "months"),
        ("1 month", 1, "months"),
        ("1 tháng", 1, "months"),
        ("999999", 999_999, "days"),
    ],
)
def test_a_length_of_time_is_read(text: str, number: int, unit: Unit) -> None:
    assert parse_duration(text) == Duration(number, unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ngày",
        "hai tuần",
        "-5",
        "+5 ngày",
        "1.5 tháng",
        "1,5 tháng",
        "1 năm",
        "5 years",
        "2 tuần 3 ngày",
        "5 - 7 ngày",
        "20 d",
        "٢٠",
        "1000000",
        "1 tháng sau",
        " Hai  Tuần.",
    ],
)
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_duration(text)
    assert (caught.value.code, Language("en").render(caught.value.message)) == (
        "bad-duration",
        f"'{text}' is not a length of time; write 20, 20 days, 2 weeks or 1 month",
    )
    assert Language("vi").render(caught.value.message) == (
        f"'{text}' không phải khoảng thời gian; hãy viết 20, 20 ngày, 2 tuần hoặc 1 tháng"
    )


@pytest.mark.parametrize(
    ("day", "length", "before", "after"),
    [
        ("2023-12-12", "20 days", "2023-11-22", "2024-01-01"),
        ("2023-12-12", "0", "2023-12-12", "2023-12-12"),
        ("2024-03-01", "1", "2024-02-29", "2024-03-02"),
        ("2023-03-01", "1", "2023-02-28", "2023-03-02"),
        ("2024-02-29", "365", "2023-03-01", "2025-02-28"),
        ("2024-02-29", "1 week", "2024-02-22", "2024-03-07"),
        ("2024-01-01", "2 tuần", "2023-12-18", "2024-01-15"),
        # a day that the month lacks becomes the month's last
        ("2024-03-31", "1 month", "2024-02-29", "2024-04-30"),
        ("2023-03-31", "1 month", "2023-02-28", "2023-04-30"),
        ("2024-02-29", "12 months", "2023-02-28", "2025-02-28"),
        ("2024-02-29", "48 months", "2020-02-29", "2028-02-29"),
        ("2023-12-31", "2 months", "2023-10-31", "2024-02-29"),
        ("2024-01-15", "1 tháng", "2023-12-15", "2024-02-15"),
        # to the ends of the calendar
        ("0001-02-01", "31", "0001-01-01", "0001-03-04"),
        ("9999-11-30", "31", "9999-10-30", "9999-12-31"),
        ("9999-11-30", "1 month", "9999-10-30", "9999-12-30"),
    ],
)
def test_the_days_before_and_after_a_day(day: str, length: str, before: str, after: str) -> None:
    there, duration = datetime.date.fromisoformat(day), parse_duration(length)
    assert (duration.before(there).isoformat(), duration.after(there).isoformat()) == (before, after)


@pytest.mark.parametrize("length", ["1", "1 week", "1 month", "999999", "999999 weeks", "999999 months"])
def test_beyond_the_calendar_is_an_overflow_and_no_other_error(length: str) -> None:
    duration = parse_duration(length)
    with pytest.raises(OverflowError):
        duration.before(datetime.date.min)
    with pytest.raises(OverflowError):
        duration.after(datetime.date.max)


@given(st.dates(), st.integers(0, 999_999), st.sampled_from(["days", "weeks"]))
def test_days_and_weeks_back_and_forth_end_where_they_began(day: datetime.date, number: int, unit: Unit) -> None:
    length = Duration(number, unit)
    try:
        there = length.after(day)
    except OverflowError:
        return
    assert there - day == datetime.timedelta(number * (7 if unit == "weeks" else 1))
    assert length.before(there) == day


@pytest.mark.parametrize(
    ("length", "en", "vi"),
    [
        (Duration(20), "20 days", "20 ngày"),
        (Duration(1), "1 day", "1 ngày"),
        (Duration(0), "0 days", "0 ngày"),
        (Duration(2, "weeks"), "2 weeks", "2 tuần"),
        (Duration(1, "weeks"), "1 week", "1 tuần"),
        (Duration(3, "months"), "3 months", "3 tháng"),
        (Duration(1, "months"), "1 month", "1 tháng"),
    ],
)
def test_a_length_of_time_in_words(length: Duration, en: str, vi: str) -> None:
    assert (Language("en").render(length.message()), Language("vi").render(length.message())) == (en, vi)
