"""Lengths of time in a plan: `20`, `20 days`, `05 ngày`, `2 tuần`, `1 month`."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Literal

from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message

Unit = Literal["days", "weeks", "months"]

_UNITS: dict[str, Unit] = {
    "": "days",
    "ngày": "days",
    "day": "days",
    "days": "days",
    "tuần": "weeks",
    "week": "weeks",
    "weeks": "weeks",
    "tháng": "months",
    "month": "months",
    "months": "months",
}


@dataclass(frozen=True)
class Duration:
    """A whole number of days, weeks or calendar months."""

    count: int
    unit: Unit = "days"

    def before(self, day: datetime.date) -> datetime.date:
        """The day this long before `day`. Raises OverflowError beyond the calendar's first day."""
        return self._from(day, -self.count)

    def after(self, day: datetime.date) -> datetime.date:
        """The day this long after `day`. Raises OverflowError beyond the calendar's last day."""
        return self._from(day, self.count)

    def _from(self, day: datetime.date, count: int) -> datetime.date:
        if self.unit == "months":
            from dateutil.relativedelta import relativedelta

            try:
                return day + relativedelta(months=count)  # a missing day becomes the month's last
            except ValueError as error:
                raise OverflowError(str(error)) from error
        return day + datetime.timedelta(**{self.unit: count})

    def message(self) -> Message:
        """In words: 20 days, 1 week."""
        one, many = {
            "days": ("{n} day", "{n} days"),
            "weeks": ("{n} week", "{n} weeks"),
            "months": ("{n} month", "{n} months"),
        }[self.unit]
        return Message(one, many, n=self.count)


def parse_duration(text: str) -> Duration:
    """Read a length of time. A bare number is days. Raises Unreadable (bad-duration)."""
    match = re.fullmatch(r"([0-9]{1,6}) ?([^\W\d]*)", " ".join(text.split()).lower())
    if not match or match[2] not in _UNITS:
        raise Unreadable(
            "bad-duration",
            Message("'{found}' is not a length of time; write 20, 20 days, 2 weeks or 1 month", found=text),
        )
    return Duration(int(match[1]), _UNITS[match[2]])
