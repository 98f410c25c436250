"""Dates as a plan knows them: to the day, or only to the month, the quarter or the year."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.failure import Unreadable

if TYPE_CHECKING:
    from tamduong_cli.dates.lunar import Lunar

Precision = Literal["day", "days", "month", "quarter", "year"]


class Date(NamedTuple):
    """A date as the plan gives it: the days that it covers, one of them where a day is known, or several on end.

    `lunar` is the date in Vietnam's lunar calendar, where it is written in that one, or `beside` the other.
    """

    span: Span
    lunar: Lunar | None = None
    tentative: bool = False
    beside: bool = False
    """Whether the lunar date only stands beside the Gregorian one, by which the date then goes."""
    is_run: bool = False
    """Whether it is several days on end, each of which is known."""
    lunar_end: Lunar | None = None
    """The last of several days in the lunar calendar, of which `lunar` then is the first."""

    @property
    def first(self) -> datetime.date:
        """The first of its days."""
        return self.span.first

    @property
    def last(self) -> datetime.date:
        """The last of its days, included."""
        return self.span.last

    @property
    def day(self) -> datetime.date | None:
        """The day, None where only a month, a quarter or a year is known."""
        return self.span.first if self.span.first == self.span.last else None

    @property
    def precision(self) -> Precision:
        """What is known of it: its day or days, or only its month, its quarter or its year."""
        if self.day:
            return "day"
        if self.is_run:
            return "days"
        if self.lunar or self.first.month == self.last.month:
            return "month"
        return "year" if self.span.days > 300 else "quarter"

    @property
    def has_days(self) -> bool:
        """Whether its day is known, or each of its days."""
        return self.precision in ("day", "days")

    @property
    def by_moon(self) -> Lunar | None:
        """The lunar date, where the date goes by that calendar."""
        return None if self.beside else self.lunar

    @property
    def first_day(self) -> Date:
        """The date of its first day, in both calendars where it has a lunar date."""
        lunar = self.lunar and self.lunar._replace(day=self.lunar.day or 1)
        return self._replace(span=Span(self.first, self.first), lunar=lunar, is_run=False, lunar_end=None)

    @property
    def last_day(self) -> Date:
        """The date of its last day, in both calendars where it has a lunar date."""
        lunar = self.lunar_end or (self.lunar and self.lunar._replace(day=self.lunar.day or self.span.days))
        return self._replace(span=Span(self.last, self.last), lunar=lunar, is_run=False, lunar_end=None)

    @property
    def year(self) -> int:
        """The year of its own calendar."""
        return self.by_moon.year if self.by_moon else self.first.year

    def years_to(self, later: Date) -> int:
        """How many years lie between two dates, counted by the year alone, as anniversaries are."""
        if self.by_moon and later.by_moon:
            return later.by_moon.year - self.by_moon.year
        return later.first.year - self.first.year

    def falls_on_the_day_of(self, origin: Date) -> bool:
        """Whether an anniversary's day and month are its origin's, as far as both are known, in either calendar.

        29 February is observed on 28 February in other years; lunar days likewise (see `lunar.anniversary`).
        """
        known = self.has_days and origin.day
        if not (self.by_moon and origin.by_moon):
            if known:
                falls = any(self.span.holds(in_year(origin.first, day.year)) for day in (self.first, self.last))
            else:
                falls = self.first.month <= origin.last.month and origin.first.month <= self.last.month
            if falls:
                return True
        if not (self.lunar or origin.lunar):
            return False
        from tamduong_cli.dates.lunar import anniversary, lunar_of

        try:
            mine, its = self.lunar or lunar_of(self.first), origin.lunar or lunar_of(origin.first)
        except Unreadable:  # years that the lunar calendar is not known for
            return True
        observed = anniversary(its, mine.year)
        if self.is_run and known:
            return self.span.holds(observed.span().first)
        return mine.month == observed.month and (not known or mine.day == observed.day)


def joined(first: Date, last: Date) -> Date:
    """The days from one to another as one date, which goes by the moon, or has its dates beside it, where both do."""
    if first.first == last.last:
        return first
    run = first._replace(span=Span(first.first, last.last), is_run=True)
    if first.lunar and last.lunar and first.beside == last.beside:
        return run._replace(lunar_end=last.lunar)
    return run._replace(lunar=None, beside=False)


def in_year(day: datetime.date, year: int) -> datetime.date:
    """The same day and month of another year; 29 February is 28 February where there is none."""
    if (day.month, day.day) == (2, 29) and not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
        return datetime.date(year, 2, 28)
    return day.replace(year=year)
