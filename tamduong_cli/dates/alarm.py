"""When an alarm for an all-day event rings: `07:00`, `1 day before 08:00`, `trước 1 ngày, 8h00`, or never."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import CLOCK, DAYS, NEVER, normal
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message, plural


class Alarm(NamedTuple):
    """A clock time, so many days before the event's first day; 0 is the day itself."""

    days_before: int
    time: datetime.time

    @property
    def trigger(self) -> datetime.timedelta:
        """From midnight at the beginning of the first day; before it is negative (RFC 5545 3.8.6.3)."""
        return datetime.timedelta(days=-self.days_before, hours=self.time.hour, minutes=self.time.minute)

    def message(self) -> Message | str:
        """In words: 07:00; 1 day before, 08:00."""
        if not self.days_before:
            return f"{self.time:%H:%M}"
        return plural(
            "{n} day before, {time}", "{n} days before, {time}", n=self.days_before, time=f"{self.time:%H:%M}"
        )


BEFORE_A_WINDOW = Alarm(1, datetime.time(8))
BEFORE_A_DEADLINE = Alarm(3, datetime.time(8))
ON_AN_ANNIVERSARY = Alarm(0, datetime.time(7))

_DAYS_BEFORE = f"(?:trước )?(?P<days>[0-9]{{1,3}}) {DAYS}(?: before| trước)?,? (?:at |lúc )?"
ALARM = f"(?:{NEVER}|(?:{_DAYS_BEFORE})?(?P<time>{CLOCK}))"
"""When an alarm rings, in a normal text."""


def parse_alarm(text: str) -> Alarm | None:
    """Read when an alarm rings; `none` or `không` is never. Raises Unreadable (bad-alarm).

    >>> parse_alarm("trước 1 ngày, 8h00")
    Alarm(days_before=1, time=datetime.time(8, 0))
    """
    match = re.fullmatch(ALARM, normal(text))
    if not match:
        raise Unreadable(
            "bad-alarm",
            Message("'{found}' is not a time for an alarm; write 07:00, '1 day before 08:00', or none", found=text),
        )
    if not match["time"]:
        return None
    from tamduong_cli.dates.clock import time_of

    return Alarm(int(match["days"] or 0), time_of(match["time"]))
