"""Lengths of time in a plan: `20`, `20 days`, `05 ngày`, `2 tuần`, `1 month`."""

from __future__ import annotations

import datetime
import re
from typing import Literal, NamedTuple

from tamduong_cli.dates.vocabulary import DAYS, MONTHS, WEEKS, normal
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message, plural

Unit = Literal["days", "weeks", "months"]

DURATION = f"(?P<number>[0-9]{{1,6}})(?: ?(?:{DAYS}|(?P<weeks>{WEEKS})|(?P<months>{MONTHS})))?"
"""A length of time, in a normal text."""


class Duration(NamedTuple):
    """A whole number of days, weeks or calendar months."""

    number: int
    unit: Unit = "days"

    def before(self, day: datetime.date) -> datetime.date:
        """The day this long before `day`. Raises OverflowError beyond the calendar's first day.

        >>> Duration(1, "months").before(datetime.date(2024, 3, 31))
        datetime.date(2024, 2, 29)
        """
        return self._from(day, -self.number)

    def after(self, day: datetime.date) -> datetime.date:
        """The day this long after `day`. Raises OverflowError beyond the calendar's last day."""
        return self._from(day, self.number)

    def _from(self, day: datetime.date, count: int) -> datetime.date:
        if self.unit == "months":
            from dateutil.relativedelta import relativedelta

            try:
                return day + relativedelta(months=count)  # a missing day becomes the month's last
            except ValueError as error:
                raise OverflowError from error
        return day + datetime.timedelta(**{self.unit: count})

    def message(self) -> Message:
        """In words: 20 days, 1 week."""
        n = self.number
        if self.unit == "weeks":
            return plural("{n} week", "{n} weeks", n=n)
        if self.unit == "months":
            return plural("{n} month", "{n} months", n=n)
        return plural("{n} day", "{n} days", n=n)


def parse_duration(text: str) -> Duration:
    """Read a length of time. A bare number is days. Raises Unreadable (bad-duration).

    >>> parse_duration("20"), parse_duration("2 tuần")
    (Duration(number=20, unit='days'), Duration(number=2, unit='weeks'))
    """
    match = re.fullmatch(DURATION, normal(text))
    if not match:
        raise Unreadable(
            "bad-duration",
            Message("'{found}' is not a length of time; write 20, 20 days, 2 weeks or 1 month", found=text),
        )
    return Duration(int(match["number"]), "weeks" if match["weeks"] else "months" if match["months"] else "days")
