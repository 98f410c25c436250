"""When alarms ring, as plans and command lines write it."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.alarm import BEFORE_A_WINDOW, ON_AN_ANNIVERSARY, Alarm, parse_alarm, parse_alarm_of_an_activity
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Language


@pytest.mark.parametrize(
    ("text", "days_before", "time"),
    [
        ("07:00", 0, "07:00"),
        ("7:00", 0, "07:00"),
        ("7h", 0, "07:00"),
        ("7h30", 0, "07:30"),
        ("07h00", 0, "07:00"),
        ("7H00", 0, "07:00"),
        ("8 giờ", 0, "08:00"),
        ("8 giờ 30", 0, "08:30"),
        ("0:00", 0, "00:00"),
        ("23:59", 0, "23:59"),
        ("  07:00 ", 0, "07:00"),
        ("1 day before 08:00", 1, "08:00"),
        ("2 days before 08:00", 2, "08:00"),
        ("2 days before, 08:00", 2, "08:00"),
        ("2 days before at 08:00", 2, "08:00"),
        ("trước 1 ngày, 8h00", 1, "08:00"),
        ("trước 1 ngày 8h", 1, "08:00"),
        ("Trước 3 ngày, lúc 8 giờ 15", 3, "08:15"),
        ("trước\u00a01\u00a0ngày,\u00a08h00", 1, "08:00"),
        ("1 ngày trước 8:00", 1, "08:00"),
        (unicodedata.normalize("NFD", "trước 1 ngày, 8 giờ 30"), 1, "08:30"),
        ("0 days before 06:00", 0, "06:00"),
        ("999 days before 06:00", 999, "06:00"),
    ],
)
def test_an_alarm_is_read(text: str, days_before: int, time: str) -> None:
    assert parse_alarm(text) == Alarm(days_before, datetime.time.fromisoformat(time))


@pytest.mark.parametrize(
    "text", ["none", "None", " NONE ", "không", "Không", unicodedata.normalize("NFD", "không")], ids=ascii
)
def test_an_alarm_may_be_none(text: str) -> None:
    assert parse_alarm(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "7",
        "700",
        "24:00",
        "7:60",
        "7:5",
        "8:",
        "7am",
        "7h sáng",
        "1 day before",
        "trước 1 ngày",
        "08:00 1 day before",
        "1000 days before 08:00",
        "-1 days before 08:00",
        "07:00 08:00",
        "٠٧:٠٠",
    ],
)
def test_what_is_no_time_for_an_alarm_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_alarm(text)
    assert (caught.value.code, Language("en").render(caught.value.message)) == (
        "bad-alarm",
        f"'{text}' is not a time for an alarm; write 07:00, '1 day before 08:00', or none",
    )
    assert Language("vi").render(caught.value.message) == (
        f"'{text}' không phải lúc nhắc hẹn; hãy viết 07:00, 'trước 1 ngày 8h00', hoặc 'không'"
    )


@pytest.mark.parametrize(
    ("alarm", "trigger"),
    [
        (BEFORE_A_WINDOW, datetime.timedelta(hours=-16)),
        (ON_AN_ANNIVERSARY, datetime.timedelta(hours=7)),
        (Alarm(0, datetime.time(0)), datetime.timedelta(0)),
        (Alarm(2, datetime.time(8, 30)), datetime.timedelta(hours=-48 + 8, minutes=30)),
    ],
)
def test_an_alarm_is_counted_from_midnight_at_the_beginning_of_the_first_day(
    alarm: Alarm, trigger: datetime.timedelta
) -> None:
    assert alarm.trigger() == trigger


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("30 minutes before", 30),
        ("1 minute before", 1),
        ("30 phút trước", 30),
        ("trước 30 phút", 30),
        ("Trước 5 phút", 5),
        ("1 hour before", 60),
        ("2 hours before", 120),
        ("trước 1 giờ", 60),
        ("trước 2 tiếng", 120),
        ("trước 1h", 60),
        ("0 minutes before", 0),
        ("999 minutes before", 999),
        (unicodedata.normalize("NFD", "trước 30 phút"), 30),
    ],
)
def test_an_activity_may_be_reminded_of_so_long_before(text: str, minutes: int) -> None:
    alarm = parse_alarm_of_an_activity(text)
    assert alarm == Alarm(0, datetime.time(7), minutes)
    assert alarm.trigger(datetime.time(5, 10)) == datetime.timedelta(minutes=-minutes)
    # where there is no time of day to be before
    assert alarm.trigger() == datetime.timedelta(hours=7)
    with pytest.raises(Unreadable):
        parse_alarm(text)


@pytest.mark.parametrize(
    ("text", "alarm", "trigger"),
    [
        ("07:00", Alarm(0, datetime.time(7)), datetime.timedelta(hours=-1)),
        ("trước 1 ngày 20h00", Alarm(1, datetime.time(20)), datetime.timedelta(hours=-12)),
    ],
)
def test_a_clock_time_is_counted_from_the_start_of_an_activity(
    text: str, alarm: Alarm, trigger: datetime.timedelta
) -> None:
    assert parse_alarm_of_an_activity(text) == alarm
    assert alarm.trigger(datetime.time(8)) == trigger


@pytest.mark.parametrize("text", ["none", "không"])
def test_an_activity_may_be_reminded_of_never(text: str) -> None:
    assert parse_alarm_of_an_activity(text) is None


@pytest.mark.parametrize(
    "text", ["30", "1000 minutes before", "-1 minutes before", "30 minutes after", "trước 1 tuần", "25h", "30 phút"]
)
def test_what_is_no_time_for_an_activitys_alarm_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_alarm_of_an_activity(text)
    assert Language("en").render(caught.value.message) == (
        f"'{text}' is not a time for an alarm; write '30 minutes before', 07:00, '1 day before 08:00', or none"
    )
    assert Language("vi").render(caught.value.message) == (
        f"'{text}' không phải lúc nhắc hẹn; hãy viết 'trước 30 phút', 07:00, 'trước 1 ngày 8h00', hoặc 'không'"
    )


@given(st.integers(0, 999), st.times(timezones=st.none()))
def test_every_alarm_written_in_either_language_reads_back(days: int, time: datetime.time) -> None:
    minute = time.replace(second=0, microsecond=0)
    assert parse_alarm(f"{days} days before {minute:%H:%M}") == Alarm(days, minute)
    assert parse_alarm(f"trước {days} ngày, {minute:%Hh%M}") == Alarm(days, minute)
    assert parse_alarm(f"{minute:%H:%M}") == Alarm(0, minute)
