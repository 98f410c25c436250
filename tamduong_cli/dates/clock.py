"""Times of day as offices write them: `7h30`, `7 giờ 30 phút`, `07:30`, `từ 5h10 đến 5h30`."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import HOURS, TIME, normal
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message


class Hours(NamedTuple):
    """A time of day, or from one to another; `end` is None where none is written."""

    start: datetime.time
    end: datetime.time | None = None

    def message(self) -> str:
        """05:10 – 05:30, as tables write it; a single time once."""
        return f"{self.start:%H:%M}" if self.end is None else f"{self.start:%H:%M} – {self.end:%H:%M}"


def parse_hours(text: str) -> Hours:
    """Read a time of day, or two joined into a range. Raises Unreadable: bad-time, range-reversed.

    >>> parse_hours("7 giờ 30 phút")
    Hours(start=datetime.time(7, 30), end=None)
    >>> parse_hours("từ 5h10 đến 5h30").message()
    '05:10 – 05:30'
    """
    written = normal(text)
    if not re.fullmatch(HOURS, written):
        raise Unreadable(
            "bad-time", Message("'{found}' is not a time of day; write 07:30, or 05:10 - 05:30", found=text)
        )
    hours = Hours(*map(time_of, re.findall(TIME, written)))
    if hours.end is not None and hours.end <= hours.start:
        raise Unreadable(
            "range-reversed",
            Message(
                "'{found}' ends before it begins: {end} is not after {start}",
                found=text,
                end=f"{hours.end:%H:%M}",
                start=f"{hours.start:%H:%M}",
            ),
        )
    return hours


def time_of(written: str) -> datetime.time:
    """The time that a text says which is one (`vocabulary.TIME`)."""
    hour, minute = [*map(int, re.findall("[0-9]+", written)), 0][:2]
    return datetime.time(hour, minute)
