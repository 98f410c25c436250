"""Dates as they are typed at a prompt: the file's expressions, and those that count from today."""

from __future__ import annotations

import datetime
import re

from tamduong_cli.dates.duration import Duration, Unit
from tamduong_cli.dates.expression import parse_span
from tamduong_cli.dates.grammar import advice
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import WEEK, WEEKDAY_NUMBERS, YEAR, normal
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message

_NAMED = {
    "today": 0,
    "hôm nay": 0,
    "tomorrow": 1,
    "ngày mai": 1,
    "yesterday": -1,
    "hôm qua": -1,
}
_WEEKS = {"this": 0, "tuần này": 0, "next": 1, "tuần sau": 1, "last": -1, "tuần trước": -1}
_WEEK = rf"(?P<iso_year>{YEAR})-w(?P<iso>[0-9]{{2}})|{WEEK} (?P<number>[0-9]{{1,2}}) (?:năm|of) (?P<year>{YEAR})"
"""2023-W49; tuần 49 năm 2023 and week 49 of 2023, as a briefing's title has it."""
_UNITS: dict[str, Unit] = {"d": "days", "w": "weeks", "m": "months"}


def parse_moment(text: str, today: datetime.date) -> Span:
    """Read a date expression, or one that counts from `today`.

    `today`, `tomorrow`, `yesterday` and their Vietnamese; `+7d`, `-2w`, `+1m`; a week of ISO 8601,
    `2023-W49` or `tuần 49 năm 2023`, Monday to Sunday; a weekday, which is the first such day from today on, today
    included.

    Raises Unreadable.

    >>> parse_moment("+7d", today=datetime.date(2023, 12, 5)).first
    datetime.date(2023, 12, 12)
    """
    written = normal(text)
    if written in _NAMED:
        return _days_from(today, _NAMED[written], text)
    if written in WEEKDAY_NUMBERS:
        return _days_from(today, (WEEKDAY_NUMBERS[written] - today.weekday()) % 7, text)
    if match := re.fullmatch(r"([+-])([0-9]{1,6})([dwm])", written):
        length = Duration(int(match[2]), _UNITS[match[3]])
        try:
            day = length.after(today) if match[1] == "+" else length.before(today)
        except OverflowError:
            raise _beyond(text) from None
        return Span(day, day)
    if match := re.fullmatch(_WEEK, written):
        year, number = (match["iso_year"], match["iso"]) if match["iso"] else (match["year"], match["number"])
        try:
            monday = datetime.date.fromisocalendar(int(year), int(number), 1)
        except ValueError:
            raise Unreadable("no-such-day", Message("'{found}': the year has no such week", found=text)) from None
        return week_of(monday, text)
    try:
        return parse_span(text, Span(today, today))
    except Unreadable as error:
        if error.code == "bad-date":
            message = Message("'{found}' is not a date; {expected}", found=text, expected=advice(text, EXPECTED))
            raise Unreadable("bad-date", message) from None
        raise


def parse_week(text: str, today: datetime.date) -> Span:
    """Read a week, Monday to Sunday: 2023-W49 (ISO 8601), a date in it, or `this`, `next`, `last`, seen from `today`.

    Raises Unreadable.

    >>> parse_week("next", today=datetime.date(2023, 12, 5))
    Span(first=datetime.date(2023, 12, 11), last=datetime.date(2023, 12, 17))
    """
    written = normal(text)
    if written in _WEEKS:
        return week_of(_days_from(today, 7 * _WEEKS[written], text).first, text)
    try:
        days = parse_moment(text, today)
    except Unreadable as error:
        if error.code not in ("bad-date", "ambiguous-date"):
            raise
        message = Message("'{found}' is not a week; write 2023-W49, a date in it, this, next or last", found=text)
        raise Unreadable("bad-date", message) from None
    week = week_of(days.first, text)
    if days.last > week.last:
        message = Message("'{found}' is more than one week; write 2023-W49, or a date in it", found=text)
        raise Unreadable("not-a-day", message)
    return week


def week_of(day: datetime.date, text: str = "") -> Span:
    """The week that has a day, Monday to Sunday; `text` is what named the day. Raises Unreadable (out-of-range)."""
    monday = _days_from(day, -day.weekday(), text or day.isoformat()).first
    return Span(monday, _days_from(monday, 6, text or day.isoformat()).last)


EXPECTED = Message(
    "write 7/5/2024, 06/2023, 2023-W49, today, tomorrow, +7d, -2w, or a weekday such as 'thứ 2' (Monday)"
)


def _days_from(day: datetime.date, count: int, text: str) -> Span:
    try:
        there = day + datetime.timedelta(days=count)
    except OverflowError:
        raise _beyond(text) from None
    return Span(there, there)


def _beyond(text: str) -> Unreadable:
    return Unreadable(
        "out-of-range", Message("'{found}' lies beyond the calendar, which has the years 1 to 9999", found=text)
    )
