"""Days and months of Vietnam's lunar calendar, which is computed for UTC+7 and so is not always China's.

The one owner of `lunar_vn` (Hồ Ngọc Đức's rules), imported only when there is a lunar date to convert.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import LEAP_WORD, LUNAR_WORD
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message

SURE_YEARS = range(1976, 2051)
"""Lunar years for which all sources agree on every month; elsewhere they differ by a day or a month here and there.

Quyết định 121-CP of 8 August 1967 gave the North UTC+7, for which its calendar was computed from 1968 on; earlier
calendars, and the South's until 1975, followed UTC+8, while the package computes every year for UTC+7. Tết of 1968 was
on 29 January in Hà Nội and on 30 January in Sài Gòn; 1976 is the first lunar year with one calendar everywhere.
In the other direction, the Earth's rotation cannot be foretold to the second: the new moon of 7 May 2054 comes about a
minute from midnight in Hà Nội, and sources put it on different days.
"""

YEARS = range(1900, 2100)
"""Lunar years of which the package converts every day; its solar years are 1900 to 2100."""


class Lunar(NamedTuple):
    """A day of Vietnam's lunar calendar; without `day` the whole month."""

    day: int | None
    month: int
    year: int
    """The lunar year, which begins at Tết."""
    leap: bool = False
    """The month is the leap one, which follows the ordinary month of the same number."""

    def span(self) -> Span:
        """Its day, or the days of its month. Raises Unreadable: no-such-day, out-of-range."""
        if 0 in (self.day, self.month):
            zero = Message("{found}: no day, month, quarter or year is 0", found=self.written())
            raise Unreadable("no-such-day", zero)
        if self.year not in YEARS:
            raise _out_of_range(self.written())
        if not 1 <= self.month <= 12:
            none = Message("{found}: there is no month {month}", found=self.written(), month=self.month)
            raise Unreadable("no-such-day", none)
        first = _solar(1, self.month, self.year, self.leap)
        if first is None:
            raise self._no_such_leap_month()
        length = 30 if _solar(30, self.month, self.year, self.leap) else 29
        if self.day is None:
            return Span(first, first + datetime.timedelta(days=length - 1))
        if not 1 <= self.day <= length:
            raise self._no_such_day(length)
        day = first + datetime.timedelta(days=self.day - 1)
        return Span(day, day)

    def written(self) -> str:
        """As the plan file reads it; the month alone as 3/2024 âm lịch.

        >>> Lunar(1, 2, 2023, leap=True).written()
        '1/2 nhuận/2023 âm lịch'
        """
        return f"{self.short()}/{self.year} {LUNAR_WORD['vi']}"

    def short(self) -> str:
        """Without the year: 10/3, 1/2 nhuận; the month alone: 3."""
        month = f"{self.month} {LEAP_WORD['vi']}" if self.leap else f"{self.month}"
        return month if self.day is None else f"{self.day}/{month}"

    def _no_such_leap_month(self) -> Unreadable:
        leap = _leap_month(self.year)
        if leap is None:
            message = Message("{found}: lunar year {year} has no leap month", found=self.written(), year=self.year)
        else:
            message = Message(
                "{found}: lunar year {year} has a leap month {leap}, not {month}",
                found=self.written(),
                year=self.year,
                leap=leap,
                month=self.month,
            )
        return Unreadable("no-such-day", message)

    def _no_such_day(self, length: int) -> Unreadable:
        return Unreadable(
            "no-such-day",
            Message(
                "{found} is not a day of the lunar calendar; {month} of lunar year {year} ends on the {last}",
                found=self.written(),
                month=Message("leap month {n}", n=self.month) if self.leap else Message("month {n}", n=self.month),
                year=self.year,
                last=Message("29th") if length == 29 else Message("30th"),
            ),
        )


def lunar_of(day: datetime.date) -> Lunar:
    """What the lunar calendar calls a day. Raises Unreadable (out-of-range).

    >>> lunar_of(datetime.date(2024, 4, 18))
    Lunar(day=10, month=3, year=2024, leap=False)
    """
    from lunar_vn import SUPPORTED_YEAR_RANGE, solar_to_lunar

    first, last = SUPPORTED_YEAR_RANGE
    if first <= day.year <= last:
        lunar = solar_to_lunar(day)
        if lunar.year in YEARS:
            return Lunar(lunar.day, lunar.month, lunar.year, lunar.leap)
    raise _out_of_range(numeric(day))


def anniversary(origin: Lunar, year: int) -> Lunar:
    """The day of a lunar year on which a lunar anniversary is observed: the same day of the same month.

    The 30th is observed on the 29th of a month that has no 30th, and a day of a leap month in the ordinary month when
    that month is not leap in the year. Raises Unreadable (out-of-range).

    >>> anniversary(Lunar(30, 12, 1944), 2024)
    Lunar(day=29, month=12, year=2024, leap=False)
    """
    month = Lunar(None, origin.month, year, origin.leap and _leap_month(year) == origin.month)
    length = month.span().days
    return month if origin.day is None else month._replace(day=min(origin.day, length))


def _leap_month(year: int) -> int | None:
    return next((month for month in range(1, 13) if _solar(1, month, year, leap=True)), None)


def _solar(day: int, month: int, year: int, leap: bool) -> datetime.date | None:
    """The day in the solar calendar, or None when the lunar year has no such day.

    The way back is taken too, since the package reads the 30th of a month of 29 days as the first of the next, and
    a leap month of a year without one as the ordinary month.
    """
    from lunar_vn import LunarDate, lunar_to_solar, solar_to_lunar

    try:
        asked = LunarDate(day, month, year, leap)
        there = lunar_to_solar(asked)
    except ValueError:
        return None
    return there if solar_to_lunar(there) == asked else None


def _out_of_range(found: str) -> Unreadable:
    return Unreadable(
        "out-of-range",
        Message(
            "{found}: the lunar calendar is known for the lunar years {first} to {last} only",
            found=found,
            first=YEARS[0],
            last=YEARS[-1],
        ),
    )
