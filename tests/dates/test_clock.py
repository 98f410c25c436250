"""Times of day, as offices write them."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.dates.clock import Hours, parse_hours
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Language


@pytest.mark.parametrize(
    ("text", "numeric"),
    [
        ("7h30", "07:30"),
        ("07H30", "07:30"),
        ("7h", "07:00"),
        ("7 giờ", "07:00"),
        ("7 giờ 30", "07:30"),
        ("7 giờ 30 phút", "07:30"),
        ("7 GIỜ 05 PHÚT", "07:05"),
        ("07:30", "07:30"),
        ("7:30", "07:30"),
        ("0:00", "00:00"),
        ("23:59", "23:59"),
        ("  7\u00a0giờ\u00a030 ", "07:30"),
        (unicodedata.normalize("NFD", "7 giờ 30 phút"), "07:30"),
        # from one to another, with each of the signs and words that join them
        ("5h10 - 5h30", "05:10 – 05:30"),
        ("5h10-5h30", "05:10 – 05:30"),
        ("05:10–05:30", "05:10 – 05:30"),
        ("05:10 — 05:30", "05:10 – 05:30"),
        ("05:10 ‑ 05:30", "05:10 – 05:30"),  # Word's non-breaking hyphen
        ("từ 5h10 đến 5h30", "05:10 – 05:30"),
        ("Từ 5 giờ 10 phút đến 5 giờ 30 phút", "05:10 – 05:30"),
        ("5h10 đến 5h30", "05:10 – 05:30"),
        ("5h10 to 5h30", "05:10 – 05:30"),
        ("from 5:10 to 5:30", "05:10 – 05:30"),
        ("7h - 17 giờ 30", "07:00 – 17:30"),
        ("0h - 23h59", "00:00 – 23:59"),
        (unicodedata.normalize("NFD", "từ 5h10 đến 5h30"), "05:10 – 05:30"),
        # with a mark or a word for minutes, or for hours, of another kind
        ("7 giờ 30’", "07:30"),
        ("7 giờ 30'", "07:30"),
        ("7 giờ 30′", "07:30"),
        ("07 giờ 00’ đến 08 giờ 00’", "07:00 – 08:00"),
        ("5h10 phút", "05:10"),
        ("7h30 phút", "07:30"),
        ("06g 00 phút", "06:00"),
        ("6g30", "06:30"),
        ("7 h 30", "07:30"),
        ("lúc 7h30", "07:30"),
        ("vào lúc 19 giờ 30 phút", "19:30"),
        # with the part of the day
        ("7h30 sáng", "07:30"),
        ("sáng 7h30", "07:30"),
        ("2 giờ chiều", "14:00"),
        ("14h00 chiều", "14:00"),
        ("8 giờ 30 phút tối", "20:30"),
        ("11 giờ đêm", "23:00"),
        ("8h sáng - 5h chiều", "08:00 – 17:00"),
        ("8h00 (sáng)", "08:00"),
        ("từ 07 giờ 00 đến 19 giờ 00 cùng ngày", "07:00 – 19:00"),
        # said of one end and meant of both
        ("2h - 4h chiều", "14:00 – 16:00"),
        ("7 giờ 30 - 9 giờ tối", "19:30 – 21:00"),
        ("chiều 2h - 4h", "14:00 – 16:00"),
        ("Buổi chiều: từ 13 giờ 30 đến 17 giờ", "13:30 – 17:00"),
        ("9h - 5h chiều", "09:00 – 17:00"),
        ("11h - 1h chiều", "11:00 – 13:00"),
        ("8h30 - 10h sáng", "08:30 – 10:00"),
        ("1h - 3h đêm", "01:00 – 03:00"),
        ("10h đêm - 2h sáng", "22:00 – 02:00"),
        ("tối 10h - 2h", "22:00 – 02:00"),
        # until midnight, and past it
        ("22h00 - 24h00", "22:00 – 24:00"),
        ("từ 22h đến 24 giờ", "22:00 – 24:00"),
        ("từ 22h đến 0h", "22:00 – 24:00"),
        ("0h - 24h", "00:00 – 24:00"),
        ("8h - 24:00", "08:00 – 24:00"),
        ("23h45 - 0h15", "23:45 – 00:15"),
        ("22h - 4h", "22:00 – 04:00"),
    ],
)
def test_hours_are_read_and_written_in_figures(text: str, numeric: str) -> None:
    assert parse_hours(text).message() == numeric


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "7",
        "730",
        "24:00",
        "24h",
        "7:60",
        "7h60",
        "7:5",
        "7:",
        "7h3",
        "7am",
        "sáng",
        "24h - 1h",
        "23h - 24h15",
        "23h - 24h30",
        "7h''",
        "7 phút",
        "7h phút",
        "7 giờ phút",
        "-",
        "7h -",
        "- 7h",
        "7h - 8",
        "7 - 8h",
        "7h - 8h - 9h",
        "từ 7h",
        "from 7h",
        "đến 7h",
        "7h, 8h",
        "٠٧:٣٠",
    ],
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    assert refused(text) == ("bad-time", f"'{text}' is not a time of day; write 07:30, or 05:10 - 05:30")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5h - 05:00", "'5h - 05:00' ends before it begins: 05:00 is not after 05:00"),
        ("0h - 0h", "'0h - 0h' ends before it begins: 00:00 is not after 00:00"),
        (
            "17h - 7h",
            "'17h - 7h' ends before it begins: 07:00 is not after 17:00; write 07:00 - 17:00, or, if it goes on past "
            "midnight for more than 6 hours, 17:00 - 24:00 and the rest on the next day",
        ),
        (
            "22h - 4h01",
            "'22h - 4h01' ends before it begins: 04:01 is not after 22:00; write 04:01 - 22:00, or, if it goes on past "
            "midnight for more than 6 hours, 22:00 - 24:00 and the rest on the next day",
        ),
    ],
)
def test_a_range_ends_after_it_begins(text: str, message: str) -> None:
    assert refused(text) == ("range-reversed", message)


@pytest.mark.parametrize(
    ("text", "time"), [("13h sáng", "13:00"), ("8h sáng - 8h chiều", "08:00"), ("12 giờ đêm", "12:00")]
)
def test_an_hour_of_another_part_of_the_day_is_refused(text: str, time: str) -> None:
    assert refused(text) == ("no-such-time", f"'{text}': {time} is not in that part of the day")


def refused(text: str) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        parse_hours(text)
    return caught.value.code, Language("en").render(caught.value.message)


MINUTES = st.times(timezones=st.none()).map(lambda time: time.replace(second=0, microsecond=0))


@given(MINUTES, MINUTES)
def test_hours_in_figures_read_back(start: datetime.time, end: datetime.time) -> None:
    assert parse_hours(Hours(start).message()) == Hours(start)
    if start < end:
        assert parse_hours(Hours(start, end).message()) == Hours(start, end)


@given(st.text() | st.text("0123456789hgiờphút:-– đếnừo"))
def test_any_text_is_hours_or_refused(text: str) -> None:
    refused = None
    try:
        hours = parse_hours(text)
    except Unreadable as error:
        refused = error
    if refused is None:
        assert hours.end is None or hours.start < hours.end or hours.ends_next_day
    else:
        assert refused.code in ("bad-time", "no-such-time", "range-reversed")
