"""The numbers of a spreadsheet as a person sees them in its cells: dates and times among them (ECMA-376, 18.8.30)."""

from __future__ import annotations

import datetime
import re
from enum import Enum
from functools import lru_cache


class Look(Enum):
    """What the format of a cell makes of its number."""

    NUMBER = "number"
    DATE = "date"
    MOMENT = "date and time"
    MONTH = "month and year"
    YEAR = "year"
    TIME = "time"
    HOURS = "hours"
    """How many hours and minutes, which may be more than a day's."""
    PERCENT = "percent"


BUILT_IN = {
    **dict.fromkeys((9, 10), "0%"),
    **dict.fromkeys((*range(14, 17), *range(27, 32), *range(50, 55), 57, 58), "d/m/y"),
    17: "m/y",
    36: "d/m/y",
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), "h:m"),
    22: "d/m/y h:m",
    46: "[h]:mm",
}
"""The formats that a workbook need not write down, by their numbers; those of East Asia are as they are there."""

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|am/pm|a/p|general', re.IGNORECASE | re.DOTALL)


@lru_cache(maxsize=1024)
def look_of(format_: str) -> Look:
    """What a format makes of a number.

    >>> look_of('[$-42A]dd/mm/yyyy;@'), look_of('#,##0 "đồng"'), look_of("mm/yyyy")
    (<Look.DATE: 'date'>, <Look.NUMBER: 'number'>, <Look.MONTH: 'month and year'>)
    """
    section = _LITERAL.sub("", format_[:500]).split(";")[0].lower()
    if re.search(r"\[[hms]+\]", section):
        return Look.HOURS
    has = {letter for letter in "dmyhs" if letter in section}
    clock = bool(has & {"h", "s"})
    if "d" in has or ("y" in has and clock) or has == {"m"}:
        return Look.MOMENT if clock else Look.DATE
    if "y" in has:
        return Look.MONTH if "m" in has else Look.YEAR
    if clock:
        return Look.TIME
    return Look.PERCENT if "%" in section else Look.NUMBER


_LAST_DAY = 2_958_465
"""31/12/9999."""
_MINUTES = 24 * 60


def shown(value: str, look: Look, from_1904: bool) -> str:
    """A number of a file as its cell shows it; a day is one of a calendar from 1900 on, or from 1904.

    >>> shown("45419", Look.DATE, False), shown("45419.3125", Look.MOMENT, False), shown("1.0", Look.NUMBER, False)
    ('07/05/2024', '07/05/2024 07:30', '1')
    """
    try:
        number = float(value)
    except ValueError:
        return value
    if look in (Look.NUMBER, Look.PERCENT) or not 0 <= number <= _LAST_DAY:
        return _figures(number, look)
    minutes = round(number * 86_400) // 60
    day, minute = divmod(minutes, _MINUTES)
    clock = f"{minute // 60:02}:{minute % 60:02}"
    if look is Look.HOURS:
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if look is Look.TIME or (look is Look.MOMENT and day == 0 and not from_1904):
        return clock
    date = _date(day, from_1904)
    if look is Look.MOMENT:
        return f"{date} {clock}"
    return {Look.MONTH: date[3:], Look.YEAR: date[6:]}.get(look, date)


def _figures(number: float, look: Look) -> str:
    if number != number or number in (float("inf"), float("-inf")):
        return ""
    if look is Look.PERCENT:
        return f"{number * 100:.10g}%"
    return f"{int(number)}" if number == int(number) and abs(number) < 1e15 else f"{number:.15g}"


def _date(day: int, from_1904: bool) -> str:
    """A day as it is written; before 1 March 1900 Excel's days are one further than the calendar's (it has a 29th)."""
    if from_1904:
        first = datetime.date(1904, 1, 1)
    elif day == 60:
        return "29/02/1900"
    else:
        first = datetime.date(1899, 12, 31 if day < 60 else 30)
    try:
        date = first + datetime.timedelta(day)
    except OverflowError:
        return ""
    return f"{date:%d/%m/}{date.year:04}"


def of_iso(value: str, look: Look) -> str:
    """A date that a file has as ISO 8601 as its cell shows it.

    >>> of_iso("2024-05-07T07:30:00", Look.MOMENT), of_iso("2024-05-07T00:00:00", Look.DATE)
    ('07/05/2024 07:30', '07/05/2024')
    """
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?", value)
    if match is None:
        return value
    year, month, day, clock = match.groups()
    if look is Look.MONTH:
        return f"{month}/{year}"
    date = f"{day}/{month}/{year}"
    return f"{date} {clock}" if clock and (look is Look.MOMENT or clock != "00:00") else date
