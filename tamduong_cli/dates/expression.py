"""Date expressions: `7/5/2024`, `06/2023`, `Quý IV/2022`, `10/3/2024 âm lịch`, `01/12/2023 - 10/01/2024`.

A day, a month, a quarter or a year, day first, or two of them joined into a range with both ends
included. A left end may leave out what the right end gives. A weekday may stand before a day, its date in
the other calendar after it in brackets, and `(dự kiến)` after all. Nothing is guessed: what does not
exist, or can be read two ways, is an `Unreadable` that says what to write instead.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import MONTHS, WEEKDAY_NUMBERS, WEEKDAYS, lunar_date, lunar_day, written
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import N_, Message

EXPECTED = Message(
    "write a day (7/5/2024 or 2024-05-07), a month (06/2023), a quarter (Quý IV/2022), a year (2023), "
    "a lunar date (10/3/2024 âm lịch), or a range of them (01/12/2023 - 10/01/2024)"
)

LONGEST = 200
"""No date expression has more characters than this."""


class _End(NamedTuple):
    """One end of an expression as written: the parts that stand there, and None for those that do not."""

    written: str
    day: int | None = None
    month: int | None = None
    quarter: int | None = None
    year: int | None = None
    short_year: bool = False
    lunar: bool = False
    leap: bool = False
    beside: bool = False
    """Whether the date of the other calendar stands beside it in brackets."""

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
_LUNAR_MARK = r" ?(?:\((?:âm lịch|âl|lunar)\)|\b(?:âm lịch|âl|lunar)\b)"
_LUNAR_END = r"""
    (?:ngày\ )?(?:(?:mùng|mồng)\ )?(?:(?P<day>\d\d?)|(?P<full_moon>rằm))
    (?:(?:(?P<mark>[/.-])|\ tháng\ )(?P<day_month>MONTH)(?P<day_leap>\ (?:nhuận|leap))?
      (?:(?:/|(?P=mark)|,?\ năm\ )(?P<day_year>\d+))?)?
  | (?:tháng\ )?(?P<month>MONTH)(?P<leap>\ (?:nhuận|leap))?(?:(?:/|\ năm\ )(?P<year>\d+))?
"""
_LUNAR_MONTHS = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "chạp")
_WEEKDAY = (
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? "
    r"(?=ngày|\d|mùng|mồng|rằm)"
)
_WEEKDAY_AFTER = (
    r"(.+?) ?\((?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\)"
)
_BESIDE = r"(.+?) ?\((?:(?:tức|nhằm)(?: là)? )?(?:ngày )?(.+)\)"
_TENTATIVE = r"\(?(?:dự kiến|tentative)\)?:? (.+)|(.+?),? ?(?:\((?:dự kiến|tentative)\)|(?<= )(?:dự kiến|tentative))"
_JOIN = r" ?– ?| - ?|(?<=\S)- | đến hết | đến | to "
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@cache
def _end_pattern() -> re.Pattern[str]:
    return re.compile(_END, re.VERBOSE | re.ASCII)


def parse_span(text: str) -> Span:
    """Read a date expression: the days it covers, first and last included.

    Raises Unreadable: bad-date, no-such-day, ambiguous-date, range-reversed, out-of-range.
    """
    first, last = parse_ends(text)
    return Span(first.first, last.last)


def parse_date(text: str) -> Date:
    """Read a date expression that is no range: a day, a month, a quarter or a year. Raises Unreadable."""
    first, last = parse_ends(text)
    if first is not last:
        raise Unreadable(
            "not-a-day",
            Message("'{found}' is a range; write one day (7/5/2024), month (06/2023), quarter or year", found=text),
        )
    return first


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


def parse_ends(text: str) -> tuple[Date, Date]:
    """Read a date expression: the dates at its two ends, which are the same object where it is no range.

    Raises Unreadable, as `parse_span` does.
    """
    normal = _normalised(text)
    if len(normal) > LONGEST:
        raise Unreadable("bad-date", Message("'{found}' is not a date; {expected}", found=text, expected=EXPECTED))
    tentative = re.fullmatch(_TENTATIVE, normal) if "dự kiến" in normal or "tentative" in normal else None
    if tentative:
        normal = tentative[1] or tentative[2]
    opened = normal.removeprefix("từ ").removeprefix("from ")
    ends = re.split(_JOIN, opened)
    if len(ends) == 1 and opened == normal and (whole := _end(normal)):
        if whole.year is None:
            if whole.lunar:
                raise _ambiguous(text, Message("write the lunar year, in four digits: 10/3/2024 âm lịch"))
            raise _ambiguous(text, Message("write the year, in four digits: 7/5/2024, 06/2023, Quý IV/2022"))
        date = _date(whole, text)._replace(tentative=tentative is not None)
        return date, date
    if len(ends) == 1:
        if any(map(str.isalpha, normal)) and _lunar_end(normal):
            raise _ambiguous(text, Message("write 'âm lịch' after a lunar date: 10/3/2024 âm lịch"))
        splits = [(opened[:i], opened[i + 1 :]) for i, character in enumerate(opened) if character == "-"]
    elif len(ends) == 2:
        splits = [(ends[0], ends[1])]
    else:
        raise _ambiguous(text, ONE_RANGE)
    readings = [
        (left, right)
        for left_text, right_text in splits
        if (right := _end(right_text))
        and right.year is not None
        and (left := _end(left_text) or (_lunar_end(left_text) if right.lunar else None))
    ]
    if len(splits) > 1:
        readings = [(left, right) for left, right in readings if not (left.short_year or right.short_year)]
    if len(readings) == 1:
        first, last = _joined(*readings[0], text)
        return first._replace(tentative=tentative is not None), last._replace(tentative=tentative is not None)
    if readings:
        raise _ambiguous(text, ONE_RANGE)
    raise Unreadable("bad-date", Message("'{found}' is not a date; {expected}", found=text, expected=EXPECTED))


def contradictions(text: str) -> Iterator[tuple[str, Message]]:
    """What stands beside the date of an expression, and is another day: codes (weekday, lunar-date) and messages."""
    date = parse_ends(text)[0]
    normal = _normalised(text)
    weekday = re.match(_WEEKDAY, normal)
    if weekday:
        normal = normal[weekday.end() :]
        found = WEEKDAY_NUMBERS[weekday[0].rstrip(", ")]
        if date.day and found != date.day.weekday():
            right = Message(WEEKDAYS[date.day.weekday()])
            yield "weekday", _not(written(date), right, Message(WEEKDAYS[found]))
    match = re.match(_BESIDE, normal)
    beside = _plain_end(match[2]) if match and date.lunar and date.day else None
    if match and beside and date.lunar:
        day = (date.lunar.day, date.lunar.month) if beside.lunar else (date.first.day, date.first.month)
        leap = beside.lunar and beside.leap != date.lunar.leap
        year = date.lunar.year if beside.lunar else date.first.year
        if (beside.day, beside.month) != day or leap or beside.year not in (None, year):
            if not beside.lunar:
                yield "lunar-date", _not(match[1], numeric(date.first), match[2])
                return
            assert beside.month is not None
            found_day = date.lunar._replace(day=beside.day, month=beside.month, leap=beside.leap)
            message = Message(
                "{date} is {right} of the lunar calendar, not {found}",
                date=match[1],
                right=lunar_date(date.lunar) if beside.year else lunar_day(date.lunar),
                found=lunar_date(found_day._replace(year=beside.year)) if beside.year else lunar_day(found_day),
            )
            yield "lunar-date", message


def _not(date: Message | str, right: Message | str, found: Message | str) -> Message:
    return Message("{date} is {right}, not {found}", date=date, right=right, found=found)


ONE_RANGE = Message("write a day with slashes (7/5/2024), or one range (01/12/2023 - 10/01/2024)")


def _normalised(text: str) -> str:
    """Lower case, composed, single spaces, none around a slash, no stop at the end, and Word's dashes as - or –."""
    text = unicodedata.normalize("NFC", text).lower()
    text = text.translate({0x2010: "-", 0x2011: "-", 0x2012: "–", 0x2014: "–", 0x2015: "–", 0x2212: "–"})
    return re.sub(r" ?/ ?", "/", " ".join(text.split()).rstrip(".,;"))


def _end(text: str) -> _End | None:
    """The parts of one end, or None when it is not one; whether such a day exists is not asked yet."""
    if not text[:1].isdigit() and (match := re.match(_WEEKDAY, text)):
        end = _end(text[match.end() :])
        return end if end and end.kind == "day" else None
    if text.endswith(")") and (match := re.fullmatch(_WEEKDAY_AFTER, text)):
        end = _plain_end(match[1])
        return end if end and end.kind == "day" else None
    if text.endswith(")") and (match := re.fullmatch(_BESIDE, text)):
        written, beside = _plain_end(match[1]), _plain_end(match[2])
        if written and beside and written.lunar != beside.lunar and {written.kind, beside.kind} == {"day"}:
            return written._replace(beside=True)
    return _plain_end(text)


def _plain_end(text: str) -> _End | None:
    if "l" in text:  # of âm lịch, âl, lunar
        unmarked, marks = re.subn(_LUNAR_MARK, "", text)
        return _lunar_end(unmarked.strip()) if marks == 1 else None
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


def _lunar_end(text: str) -> _End | None:
    """The parts of an end in the lunar calendar, without the words that say so."""
    months = "|".join(reversed(_LUNAR_MONTHS)).replace(" ", r"\ ")
    match = re.fullmatch(_LUNAR_END.replace("MONTH", rf"\d\d?|{months}"), text, re.VERBOSE | re.ASCII)
    if not match:
        return None
    day = "15" if match["full_moon"] else match["day"]
    month, year = match["day_month"] or match["month"], match["day_year"] or match["year"]
    return _End(
        written=text,
        day=int(day) if day else None,
        month=_LUNAR_MONTHS.index(month) + 1 if month in _LUNAR_MONTHS else int(month) if month else None,
        year=int(year[:5]) if year else None,
        short_year=year is not None and len(year) != 4,
        lunar=True,
        leap=bool(match["day_leap"] or match["leap"]),
    )


def _date(end: _End, text: str) -> Date:
    """One whole end as a date. Raises Unreadable if there are no such days."""
    if not end.lunar:
        span = _days(end, text)
        if not end.beside:
            return Date(span)
        from tamduong_cli.dates.lunar import lunar_of

        try:
            return Date(span, lunar_of(span.first), beside=True)
        except Unreadable:  # years that the lunar calendar is not known for
            return Date(span)
    if end.short_year:
        raise _ambiguous(text, Message("write the year in four digits"))
    from tamduong_cli.dates.lunar import Lunar

    assert end.year is not None and end.month is not None
    lunar = Lunar(end.day, end.month, end.year, end.leap)
    return Date(lunar.span(), lunar)


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


def _joined(left: _End, right: _End, text: str) -> tuple[Date, Date]:
    """The range from left to right, the left end completed by what the right one gives."""
    last = _date(right, text)
    in_full = _ambiguous(text, Message("write both ends in full, with their years"))
    if left.year is not None:
        if right.lunar and not left.lunar:
            raise _ambiguous(text, Message("write 'âm lịch' after both ends, or make a Gregorian date of the second"))
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
        raise _ambiguous(text, Message("for months write 06/2023, 06/2023 - 08/2023 or 'tháng 6 - 8/2023'"))
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


def _ambiguous(text: str, hint: Message) -> Unreadable:
    return Unreadable(
        "ambiguous-date", Message("'{found}' can be read in more than one way; {hint}", found=text, hint=hint)
    )
