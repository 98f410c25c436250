"""Times of day as offices write them: `7h30`, `7 giờ 30 phút`, `07:30`, `từ 5h10 đến 5h30`."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import HOURS, JOIN, PART, PARTS_OF_DAY, normal
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message


class Hours(NamedTuple):
    """A time of day, or from one to another; `end` is None where none is written.

    An end that is not after the start is on the next day; midnight, 00:00, is the end of the day itself.
    """

    start: datetime.time
    end: datetime.time | None = None

    @property
    def ends_next_day(self) -> bool:
        """Whether it goes on to midnight, or past it."""
        return self.end is not None and self.end <= self.start

    def message(self) -> str:
        """05:10 – 05:30, as tables write it; a single time once; until midnight as 22:00 – 24:00."""
        if self.end is None:
            return f"{self.start:%H:%M}"
        return f"{self.start:%H:%M} – {'24:00' if self.end == datetime.time() else f'{self.end:%H:%M}'}"


MOST_PAST_MIDNIGHT = datetime.timedelta(hours=6)
"""What goes on past midnight is no longer than this; a longer one is taken for one whose ends are swapped."""


def parse_hours(text: str) -> Hours:
    """Read a time of day, or two joined into a range, which may end after midnight, within six hours.

    Raises Unreadable: bad-time, no-such-time, range-reversed.

    >>> parse_hours("7 giờ 30 phút")
    Hours(start=datetime.time(7, 30), end=None)
    >>> parse_hours("từ 5h10 đến 5h30").message()
    '05:10 – 05:30'
    >>> parse_hours("23h45 - 0h15").ends_next_day
    True
    """
    written = normal(text)
    if not re.fullmatch(HOURS, written):
        raise Unreadable(
            "bad-time", Message("'{found}' is not a time of day; write 07:30, or 05:10 - 05:30", found=text)
        )
    times = [_time(part, text) for part in re.split(JOIN, written)]
    hours = _of_one_part(times[0], times[1], written) if len(times) == 2 else Hours(times[0])
    until_midnight = hours.end == datetime.time() and (hours.start != hours.end or "24" in written)
    if hours.end is not None and hours.ends_next_day and not (until_midnight or _length(hours) <= MOST_PAST_MIDNIGHT):
        start, end = f"{hours.start:%H:%M}", f"{hours.end:%H:%M}"
        if start == end:
            message = Message(
                "'{found}' ends before it begins: {end} is not after {start}", found=text, end=end, start=start
            )
        else:
            message = Message(
                "'{found}' ends before it begins: {end} is not after {start}; write {end} - {start}, or, if it goes on "
                "past midnight for more than {most} hours, {start} - 24:00 and the rest on the next day",
                found=text,
                end=end,
                start=start,
                most=MOST_PAST_MIDNIGHT.seconds // 3600,
            )
        raise Unreadable("range-reversed", message)
    return hours


def _of_one_part(start: datetime.time, end: datetime.time, written: str) -> Hours:
    """From one time to another, where the part of the day may be said of one of them and be meant of both.

    2h - 4h chiều is from 14:00 on, 9h - 5h chiều from 9:00 on.
    """
    first, last = (re.findall(PART, part) for part in re.split(JOIN, written))
    if last and not first and end.hour >= 12:
        later = start.hour + 12
        if later in PARTS_OF_DAY[last[0]] and (later, start.minute) < (end.hour, end.minute):
            start = start.replace(hour=later)
    elif first and not last and end <= start and end.hour + 12 in PARTS_OF_DAY[first[0]]:
        end = end.replace(hour=end.hour + 12) if end.hour else end
    return Hours(start, end)


def _length(hours: Hours) -> datetime.timedelta:
    """Of hours that end on the next day."""
    assert hours.end is not None
    start, end = (datetime.timedelta(hours=time.hour, minutes=time.minute) for time in (hours.start, hours.end))
    return datetime.timedelta(days=1) - start + end


def time_of(written: str) -> datetime.time:
    """The time that a text says which is one (`vocabulary.CLOCK`)."""
    hour, minute = [*map(int, re.findall("[0-9]+", written)), 0][:2]
    return datetime.time(hour % 24, minute)


def _time(written: str, text: str) -> datetime.time:
    """The same of a text with a part of the day about it. Raises Unreadable (no-such-time): the hour is of another."""
    time = time_of(written)
    for part in re.findall(PART, written):
        hours = PARTS_OF_DAY[part]
        if time.hour not in hours:
            if time.hour >= 12 or time.hour + 12 not in hours:
                raise Unreadable(
                    "no-such-time",
                    Message("'{found}': {time} is not in that part of the day", found=text, time=f"{time:%H:%M}"),
                )
            time = time.replace(hour=time.hour + 12)
    return time
