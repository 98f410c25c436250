"""What date expressions mean: from the parts as written to dates, or what is wrong with them.

Nothing is guessed: what does not exist, or can be read two ways, is an `Unreadable` that says what to write instead.
"""

from __future__ import annotations

import datetime

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.grammar import End, Parts, ambiguous
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import MONTH_NAMES
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import N_, Message


def ends_of(parts: Parts, text: str) -> tuple[Date, Date]:
    """The dates at the ends of the expression `text`, the same object where it is no range.

    Raises Unreadable: no-such-day, ambiguous-date, range-reversed, out-of-range.
    """
    if parts.first is parts.last:
        date = _whole(parts.first, text)._replace(tentative=parts.tentative)
        return date, date
    first, last = _joined(parts.first, parts.last, text)
    return first._replace(tentative=parts.tentative), last._replace(tentative=parts.tentative)


def _whole(end: End, text: str) -> Date:
    """The date of an expression that is no range."""
    if end.year is None and end.lunar:
        raise ambiguous(text, Message("write the lunar year, in four digits: 10/3/2024 âm lịch"))
    if end.year is None:
        raise ambiguous(text, Message("write the year, in four digits: 7/5/2024, 06/2023, Quý IV/2022"))
    return _date(end, text)


def _joined(left: End, right: End, text: str) -> tuple[Date, Date]:
    """The range from left to right, the left end completed by what the right one gives."""
    last = _date(right, text)
    in_full = ambiguous(text, Message("write both ends in full, with their years"))
    if left.year is not None:
        if right.lunar and not left.lunar:
            raise ambiguous(text, Message("write 'âm lịch' after both ends, or make a Gregorian date of the second"))
        first = _date(left, text)
        if first.first > last.last:
            raise Unreadable(
                "range-reversed",
                Message(
                    "'{found}' ends before it begins: {first} comes after {last}",
                    found=text,
                    first=numeric(first.first),
                    last=numeric(last.last),
                ),
            )
        return first, last
    if left.kind == "day" and right.kind in ("month", "year"):
        raise ambiguous(text, Message("for months write 06/2023, 06/2023 - 08/2023 or 'tháng 6 - 8/2023'"))
    may_complete = {"day": ("day",), "month": ("day", "month"), "quarter": ("quarter",)}
    if right.kind not in may_complete[left.kind] or (left.lunar and not right.lunar):
        raise in_full
    month, leap = left.month, left.leap
    if month is None and left.kind != "quarter":
        month, leap = right.month, right.leap
    first = _date(left._replace(month=month, leap=leap, year=right.year, lunar=right.lunar), text)
    if first.first > last.last:
        raise in_full
    return first, last


def _date(end: End, text: str) -> Date:
    """One whole end as a date. Raises Unreadable if there are no such days."""
    if end.short_year:
        raise ambiguous(text, Message("write the year in four digits"))
    if not end.lunar:
        span = _days(end)
        if not end.beside:
            return Date(span)
        from tamduong_cli.dates.lunar import lunar_of

        try:
            return Date(span, lunar_of(span.first), beside=True)
        except Unreadable:  # years that the lunar calendar is not known for
            return Date(span)
    from tamduong_cli.dates.lunar import Lunar

    assert end.year is not None and end.month is not None
    lunar = Lunar(end.day, end.month, end.year, end.leap)
    return Date(lunar.span(), lunar)


def _days(end: End) -> Span:
    """The days of one whole end: a day, a month, a quarter or a year. Raises Unreadable if there are none."""
    assert end.year is not None
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
                month=Message(MONTH_NAMES[end.month - 1]),
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
