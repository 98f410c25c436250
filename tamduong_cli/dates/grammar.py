"""How date expressions are written: from a text to the parts that stand in it.

A day, a month, a quarter or a year, day first, or two of them joined into a range. A weekday may stand beside a day,
its date in the other calendar after it in brackets, and `(dự kiến)` before or after all. Whether there is such a day
is not asked here; see `meaning`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import (
    FULL_MOON,
    LEAP,
    LONG_DASHES,
    LUNAR,
    LUNAR_MARKS,
    LUNAR_MONTH,
    LUNAR_MONTHS,
    MUNG,
    TENTATIVE,
    TENTATIVE_WORD,
    THAT_IS,
    TO,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    normal,
    opened,
)
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message

EXPECTED = Message(
    "write a day (7/5/2024 or 2024-05-07), a month (06/2023), a quarter (Quý IV/2022), a year (2023), "
    "a lunar date (10/3/2024 âm lịch), or a range of them (01/12/2023 - 10/01/2024)"
)
ONE_RANGE = Message("write a day with slashes (7/5/2024), or one range (01/12/2023 - 10/01/2024)")

LONGEST = 200
"""No date expression has more characters than this."""


class End(NamedTuple):
    """One end of an expression as written: the parts that stand there, and None for those that do not."""

    written: str
    day: int | None = None
    month: int | None = None
    quarter: int | None = None
    year: int | None = None
    short_year: bool = False
    lunar: bool = False
    leap: bool = False
    weekday: int | None = None
    """Counted from Monday, 0."""
    beside: End | None = None
    """The date in the other calendar that stands beside it in brackets."""

    @property
    def kind(self) -> str:
        """What it names: a day, a quarter, a month or a year."""
        for kind in ("day", "quarter", "month"):
            if getattr(self, kind) is not None:
                return kind
        return "year"


class Parts(NamedTuple):
    """What stands in an expression; the ends are the same object where it is no range."""

    first: End
    last: End
    tentative: bool


def parts(text: str) -> Parts:
    """The parts of a date expression. Raises Unreadable: bad-date, and ambiguous-date for several ways to part it."""
    # A long dash joins two dates and stands in none; a hyphen may do either.
    written = re.sub(" ?/ ?", "/", normal(text.translate(_JOINING)))
    if len(written) > LONGEST:
        raise _no_date(text)
    marked = any(word in written for word in TENTATIVE_WORD.values())
    tentative = re.fullmatch(_TENTATIVE, written) if marked else None
    if tentative:
        written = tentative[1] or tentative[2]
    begun = opened(written)
    ends = re.split(_JOIN, begun)
    if len(ends) == 1 and begun == written and (whole := _end(written)):
        return Parts(whole, whole, bool(tentative))
    if len(ends) == 1:
        if any(map(str.isalpha, written)) and _lunar_end(written):
            raise ambiguous(text, Message("write 'âm lịch' after a lunar date: 10/3/2024 âm lịch"))
        splits = [(begun[:i], begun[i + 1 :]) for i, character in enumerate(begun) if character == "-"]
    elif len(ends) == 2:
        splits = [(ends[0], ends[1])]
    else:
        raise ambiguous(text, ONE_RANGE)
    readings = [
        (left, right)
        for left_text, right_text in splits
        if (right := _end(right_text))
        and right.year is not None
        and (left := _end(left_text) or (_lunar_end(left_text) if right.lunar else None))
    ]
    if len(splits) > 1:
        readings = [(left, right) for left, right in readings if not (left.short_year or right.short_year)]
    if not readings:
        raise _no_date(text)
    if len(readings) > 1:
        raise ambiguous(text, ONE_RANGE)
    return Parts(*readings[0], bool(tentative))


def ambiguous(text: str, hint: Message) -> Unreadable:
    """That an expression can be read in more than one way, and what to write."""
    return Unreadable(
        "ambiguous-date", Message("'{found}' can be read in more than one way; {hint}", found=text, hint=hint)
    )


def _no_date(text: str) -> Unreadable:
    return Unreadable("bad-date", Message("'{found}' is not a date; {expected}", found=text, expected=EXPECTED))


_JOINING = dict.fromkeys(map(ord, LONG_DASHES), " - ")
_JOIN = rf" - ?|(?<=\S)- | {TO} "
_TENTATIVE = rf"\(?{TENTATIVE}\)?:? (.+)|(.+?),? ?(?:\({TENTATIVE}\)|(?<= ){TENTATIVE})"
_WEEKDAY_BEFORE = rf"({WEEKDAY}),? (?=ngày|[0-9]|{MUNG}|{FULL_MOON})"
_WEEKDAY_AFTER = rf"(.+?) ?\(({WEEKDAY})\)"
_BESIDE = rf"(.+?) ?\((?:{THAT_IS}(?: là)? )?(?:ngày )?(.+)\)"
_LUNAR_MARK = rf" ?(?:\({LUNAR}\)|\b{LUNAR}\b)"
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
_LUNAR_END = rf"""
    (?:ngày\ )?(?:{MUNG}\ )?(?:(?P<day>\d\d?)|(?P<full_moon>{FULL_MOON}))
    (?:(?:(?P<mark>[/.-])|\ tháng\ )(?P<day_month>MONTH)(?P<day_leap>\ {LEAP})?
      (?:(?:/|(?P=mark)|,?\ năm\ )(?P<day_year>\d+))?)?
  | (?:tháng\ )?(?P<month>MONTH)(?P<leap>\ {LEAP})?(?:(?:/|\ năm\ )(?P<year>\d+))?
""".replace("MONTH", rf"(?:\d\d?|{LUNAR_MONTH})".replace(" ", r"\ "))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE | re.ASCII)


def _end(text: str) -> End | None:
    """The parts of one end, or None when it is not one."""
    if not text[:1].isdigit() and (match := re.match(_WEEKDAY_BEFORE, text)):
        return _on_a_weekday(_end(text[match.end() :]), match[1])
    if text.endswith(")") and (match := re.fullmatch(_WEEKDAY_AFTER, text)):
        return _on_a_weekday(_plain_end(match[1]), match[2])
    if text.endswith(")") and (match := re.fullmatch(_BESIDE, text)):
        end, beside = _plain_end(match[1]), _plain_end(match[2])
        if end and beside and end.lunar != beside.lunar and {end.kind, beside.kind} == {"day"}:
            return end._replace(beside=beside)
    return _plain_end(text)


def _on_a_weekday(end: End | None, name: str) -> End | None:
    return end._replace(weekday=WEEKDAY_NUMBERS[name]) if end and end.kind == "day" else None


def _plain_end(text: str) -> End | None:
    if any(mark in text for mark in LUNAR_MARKS):
        unmarked, marks = re.subn(_LUNAR_MARK, "", text)
        end = _lunar_end(unmarked.strip()) if marks == 1 else None
        return end and end._replace(written=text)
    match = _pattern(_END).fullmatch(text)
    if not match:
        return None
    day = _part(match, "iso_day", "day", "worded_day")
    month = _part(match, "iso_month", "month", "plain_month", "day_month", "worded_month")
    quarter = _part(match, "quarter", "bare_quarter")
    return _of_year(
        End(
            written=text,
            day=int(day) if day else None,
            month=int(month) if month else None,
            quarter=(_ROMAN.get(quarter) or int(quarter)) if quarter else None,
        ),
        _part(match, *(group for group in match.re.groupindex if group.endswith("year"))),
    )


def _lunar_end(text: str) -> End | None:
    """The parts of an end in the lunar calendar, without the words that say so."""
    match = _pattern(_LUNAR_END).fullmatch(text)
    if not match:
        return None
    day = "15" if match["full_moon"] else match["day"]
    month = _part(match, "day_month", "month")
    return _of_year(
        End(
            written=text,
            day=int(day) if day else None,
            month=LUNAR_MONTHS.index(month) + 1 if month in LUNAR_MONTHS else int(month) if month else None,
            lunar=True,
            leap=bool(match["day_leap"] or match["leap"]),
        ),
        _part(match, "day_year", "year"),
    )


def _part(match: re.Match[str], *groups: str) -> str | None:
    """What stands in the one of these groups that matched."""
    return next((value for group in groups if (value := match[group]) is not None), None)


def _of_year(end: End, year: str | None) -> End:
    """The end with the year that stands in it, if one does; of more than four digits five are enough."""
    return end._replace(year=int(year[:5]), short_year=len(year) != 4) if year is not None else end
