"""Date expressions: `7/5/2024`, `06/2023`, `Quý IV/2022`, `01/12/2023 - 10/01/2024`.

A day, a month, a quarter or a year, day first, or two of them joined into a range with both ends
included. A left end may leave out what the right end gives. Nothing is guessed: what does not
exist, or can be read two ways, is an `Unreadable` that says what to write instead.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache
from typing import NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import MONTHS, numeric
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import N_, Message

EXPECTED = Message(
    "write a day (7/5/2024 or 2024-05-07), a month (06/2023), a quarter (Quý IV/2022), a year (2023), "
    "or a range of them (01/12/2023 - 10/01/2024)"
)


LONGEST = 100
"""No date expression has more characters than this."""


class _End(NamedTuple):
    """One end of an expression as written: the parts that stand there, and None for those that do not."""

    written: str
    day: int | None = None
    month: int | None = None
    quarter: int | None = None
    year: int | None = None
    short_year: bool = False

    @property
    def kind(self) -> str:
        for kind in ("day", "quarter", "month"):
            if getattr(self, kind) is not None:
                return kind
        return "year"


# Spaces in texts stand for one space; dashes of all lengths have become "-" and "–" (see _normalised).
_END = r"""
    (?P<iso_year>\d{4})-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?
  | (?:năm\ )?(?P<year>\d{4})
  | (?:quý\ |q)(?P<quarter>iv|i{1,3}|\d)(?:(?:[/.-]|\ năm\ |\ )(?P<quarter_year>\d+))?
  | (?P<bare_quarter>iv|i{1,3})/(?P<bare_quarter_year>\d{4})
  | tháng\ (?P<month>\d\d?)(?:(?:[/.-]|\ năm\ )(?P<month_year>\d+))?
  | (?P<plain_month>\d\d?)[/.](?P<plain_month_year>\d{4})
  | (?:ngày\ )?(?P<day>\d\d?)(?:(?P<mark>[/.-])(?P<day_month>\d\d?)(?:(?P=mark)(?P<day_year>\d+))?)?
  | (?:ngày\ )?(?P<worded_day>\d\d?)\ tháng\ (?P<worded_month>\d\d?)(?:\ năm\ (?P<worded_year>\d+))?
"""
_JOIN = r" ?– ?| - ?|(?<=\S)- | đến hết | đến | to "
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@cache
def _end_pattern() -> re.Pattern[str]:
    return re.compile(_END, re.VERBOSE | re.ASCII)


def parse_span(text: str) -> Span:
    """Read a date expression: the days it covers, first and last included.

    Raises Unreadable: bad-date, no-such-day, ambiguous-date, range-reversed.
    """
    normal = _normalised(text)
    if len(normal) > LONGEST:
        raise Unreadable("bad-date", Message("'{found}' is not a date; {expected}", found=text, expected=EXPECTED))
    opened = normal.removeprefix("từ ").removeprefix("from ")
    ends = re.split(_JOIN, opened)
    if len(ends) == 1 and opened == normal and (whole := _end(normal)):
        if whole.year is None:
            raise _ambiguous(text, Message("write the year, in four digits: 7/5/2024, 06/2023, Quý IV/2022"))
        return _days(whole, text)
    if len(ends) == 1:
        splits = [(opened[:i], opened[i + 1 :]) for i, character in enumerate(opened) if character == "-"]
    elif len(ends) == 2:
        splits = [(ends[0], ends[1])]
    else:
        raise _ambiguous(text, ONE_RANGE)
    readings = [
        (left, right)
        for left_text, right_text in splits
        if (left := _end(left_text)) and (right := _end(right_text)) and right.year is not None
    ]
    if len(splits) > 1:
        readings = [(left, right) for left, right in readings if not (left.short_year or right.short_year)]
    if len(readings) == 1:
        return _joined(*readings[0], text)
    if readings:
        raise _ambiguous(text, ONE_RANGE)
    raise Unreadable("bad-date", Message("'{found}' is not a date; {expected}", found=text, expected=EXPECTED))


def parse_day(text: str) -> datetime.date:
    """Read a date expression that is a single day. Raises Unreadable, also for anything longer (not-a-day)."""
    try:
        span = parse_span(text)
    except Unreadable as error:
        if error.code != "bad-date":
            raise
        message = Message("'{found}' is not a day; write it as 7/5/2024", found=text)
        raise Unreadable(error.code, message) from None
    if span.first != span.last:
        raise Unreadable(
            "not-a-day", Message("'{found}' is more than one day; write one, such as 7/5/2024", found=text)
        )
    return span.first


ONE_RANGE = Message("write a day with slashes (7/5/2024), or one range (01/12/2023 - 10/01/2024)")


def _normalised(text: str) -> str:
    """Lower case, composed, single spaces, none around a slash, no stop at the end, and Word's dashes as - or –."""
    text = unicodedata.normalize("NFC", text).lower()
    text = text.translate({0x2010: "-", 0x2011: "-", 0x2012: "–", 0x2014: "–", 0x2015: "–", 0x2212: "–"})
    return re.sub(r" ?/ ?", "/", " ".join(text.split()).rstrip(".,;"))


def _end(text: str) -> _End | None:
    """The parts of one end, or None when it is not one; whether such a day exists is not asked yet."""
    match = _end_pattern().fullmatch(text)
    if not match:
        return None

    def part(*groups: str) -> str | None:
        return next((value for group in groups if (value := match[group]) is not None), None)

    day = part("iso_day", "day", "worded_day")
    month = part("iso_month", "month", "plain_month", "day_month", "worded_month")
    quarter = part("quarter", "bare_quarter")
    year = part(
        "iso_year",
        "year",
        "quarter_year",
        "bare_quarter_year",
        "month_year",
        "plain_month_year",
        "day_year",
        "worded_year",
    )
    return _End(
        written=text,
        day=int(day) if day else None,
        month=int(month) if month else None,
        quarter=(_ROMAN.get(quarter) or int(quarter)) if quarter else None,
        year=int(year[:5]) if year else None,
        short_year=year is not None and len(year) != 4,
    )


def _days(end: _End, text: str) -> Span:
    """The days of one whole end: a day, a month, a quarter or a year. Raises Unreadable if there are none."""
    assert end.year is not None
    if end.short_year:
        raise _ambiguous(text, Message("write the year in four digits"))
    if 0 in (end.day, end.month, end.quarter, end.year):
        raise Unreadable("no-such-day", Message("{found}: no day, month, quarter or year is 0", found=end.written))
    if end.quarter is not None:
        if end.quarter > 4:
            raise Unreadable("no-such-day", Message("{found}: a year has four quarters", found=end.written))
        return Span(_month(end.year, end.quarter * 3 - 2).first, _month(end.year, end.quarter * 3).last)
    if end.month is None:
        return Span(datetime.date(end.year, 1, 1), datetime.date(end.year, 12, 31))
    if end.month > 12:
        none = Message("{found}: there is no month {month}", found=end.written, month=end.month)
        if end.day is not None and end.day <= 12 and end.month <= _month(end.year, end.day).last.day:
            meant = f"{end.month}/{end.day}/{end.year}"
            none = Message("{none}; dates are written day first: {meant}", none=none, meant=meant)
        raise Unreadable("no-such-day", none)
    month = _month(end.year, end.month)
    if end.day is None:
        return month
    if end.day > month.last.day:
        raise Unreadable(
            "no-such-day",
            Message(
                "{found} is not a day of the calendar; {month} {year} ends on the {last}",
                found=end.written,
                month=Message(MONTHS[end.month - 1]),
                year=end.year,
                last=Message(_LAST_DAYS[month.last.day]),
            ),
        )
    day = datetime.date(end.year, end.month, end.day)
    return Span(day, day)


_LAST_DAYS = {28: N_("28th"), 29: N_("29th"), 30: N_("30th"), 31: N_("31st")}


def _month(year: int, month: int) -> Span:
    last = 31 if month == 12 else (datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)).day
    return Span(datetime.date(year, month, 1), datetime.date(year, month, last))


def _joined(left: _End, right: _End, text: str) -> Span:
    """The range from left to right, the left end completed by what the right one gives."""
    last = _days(right, text).last
    if left.year is not None:
        first = _days(left, text).first
        if first > last:
            raise Unreadable(
                "range-reversed",
                Message(
                    "'{found}' ends before it begins: {first} comes after {last}",
                    found=text,
                    first=numeric(first),
                    last=numeric(last),
                ),
            )
        return Span(first, last)
    if left.kind == "day" and right.kind in ("month", "year"):
        raise _ambiguous(text, Message("for months write 06/2023, 06/2023 - 08/2023 or 'tháng 6 - 8/2023'"))
    may_complete = {"day": ("day",), "month": ("day", "month"), "quarter": ("quarter",)}
    in_full = _ambiguous(text, Message("write both ends in full, with their years"))
    if right.kind not in may_complete[left.kind]:
        raise in_full
    month = left.month if left.month is not None or left.kind == "quarter" else right.month
    completed = left._replace(month=month, year=right.year)
    first = _days(completed, text).first
    if first > last:
        raise in_full
    return Span(first, last)


def _ambiguous(text: str, hint: Message) -> Unreadable:
    return Unreadable(
        "ambiguous-date", Message("'{found}' can be read in more than one way; {hint}", found=text, hint=hint)
    )
