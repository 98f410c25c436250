"""Times of day as offices write them: `7h30`, `7 giờ 30 phút`, `07:30`, `từ 5h10 đến 5h30`."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import NamedTuple

from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message

CLOCK = r"(?P<hour>[0-9]{1,2})(?::(?=[0-9])|h|\ giờ\ ?)(?P<minute>[0-9]{2})?"
"""One clock time in a composed lower-case text of single spaces, for `time_of` (re.VERBOSE)."""


class Hours(NamedTuple):
    """A time of day, or from one to another; `end` is None where none is written."""

    start: datetime.time
    end: datetime.time | None = None

    def message(self) -> str:
        """05:10 – 05:30, as tables write it; a single time once."""
        return f"{self.start:%H:%M}" if self.end is None else f"{self.start:%H:%M} – {self.end:%H:%M}"


def parse_hours(text: str) -> Hours:
    """Read a time of day, or two joined into a range. Raises Unreadable: bad-time, range-reversed."""
    normal = " ".join(unicodedata.normalize("NFC", text).lower().split())
    opened = normal.removeprefix("từ ").removeprefix("from ")
    ends = re.split(r" ?[-‐‑‒–—―−] ?| đến | to ", opened)
    times = [time for end in ends if (time := _time(end))]
    if len(times) != len(ends) or len(ends) > 2 or (len(ends) == 1 and opened != normal):
        raise Unreadable(
            "bad-time", Message("'{found}' is not a time of day; write 07:30, or 05:10 - 05:30", found=text)
        )
    hours = Hours(*times)
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


def time_of(match: re.Match[str]) -> datetime.time | None:
    """The time that `CLOCK` matched, or None where no clock shows it; hours are 0 to 23."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    return datetime.time(hour, minute) if hour <= 23 and minute <= 59 else None


def _time(text: str) -> datetime.time | None:
    match = re.fullmatch(CLOCK + r"(?:(?<=giờ\ [0-9]{2})\ phút)?", text, re.VERBOSE)
    return time_of(match) if match else None
