"""When an alarm rings: `07:00`, `1 day before 08:00`, `trước 1 ngày, 8h00`, or never.

For what has a time of day it may be so long before that, too: `30 minutes before`, `trước 1 giờ`.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import CLOCK, DAYS, FULL_HOURS, MINUTES, NEVER, normal
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message, plural


class Alarm(NamedTuple):
    """A clock time, so many days before the event's first day; 0 is the day itself.

    With `minutes_before` it rings so many minutes before what has a time of day, in place of that clock time.
    """

    days_before: int
    time: datetime.time
    minutes_before: int | None = None

    def trigger(self, start: datetime.time | None = None) -> datetime.timedelta:
        """From the start of the event, without one from midnight at the beginning of its first day; before that it is
        negative (RFC 5545 3.8.6.3).
        """
        if start and self.minutes_before is not None:
            return -datetime.timedelta(minutes=self.minutes_before)
        return datetime.timedelta(days=-self.days_before) + _since_midnight(self.time) - _since_midnight(start)

    def message(self) -> Message | str:
        """In words: 07:00; 1 day before, 08:00; 30 minutes before."""
        if self.minutes_before is not None:
            return plural("{n} minute before", "{n} minutes before", n=self.minutes_before)
        if not self.days_before:
            return f"{self.time:%H:%M}"
        return plural(
            "{n} day before, {time}", "{n} days before, {time}", n=self.days_before, time=f"{self.time:%H:%M}"
        )


def _since_midnight(time: datetime.time | None) -> datetime.timedelta:
    return datetime.timedelta(hours=time.hour, minutes=time.minute) if time else datetime.timedelta()


BEFORE_A_WINDOW = Alarm(1, datetime.time(8))
BEFORE_A_DEADLINE = Alarm(3, datetime.time(8))
ON_AN_ANNIVERSARY = Alarm(0, datetime.time(7))
BEFORE_AN_ACTIVITY = ON_AN_ANNIVERSARY._replace(minutes_before=30)
"""What has no time of day, where there is nothing to be before, rings as an anniversary does."""

_DAYS_BEFORE = f"(?:trước )?(?P<days>[0-9]{{1,3}}) {DAYS}(?: before| trước)?,? (?:at |lúc )?"
ALARM = f"(?:{NEVER}|(?:{_DAYS_BEFORE})?(?P<time>{CLOCK}))"
"""When an alarm rings, in a normal text."""
_LENGTH = f"[0-9]{{1,3}} ?(?:{MINUTES}|{FULL_HOURS})"
_BEFORE_THE_START = f"(?P<length>trước {_LENGTH}|{_LENGTH} (?:before|trước))"
ALARM_OF_AN_ACTIVITY = f"(?:{ALARM}|{_BEFORE_THE_START})"
"""The same of what may have a time of day."""


def parse_alarm(text: str) -> Alarm | None:
    """Read when an alarm rings; `none` or `không` is never. Raises Unreadable (bad-alarm).

    >>> parse_alarm("trước 1 ngày, 8h00")
    Alarm(days_before=1, time=datetime.time(8, 0), minutes_before=None)
    """
    return _alarm(
        re.fullmatch(ALARM, normal(text)),
        Message("'{found}' is not a time for an alarm; write 07:00, '1 day before 08:00', or none", found=text),
    )


def parse_alarm_of_an_activity(text: str) -> Alarm | None:
    """The same for what may have a time of day. Raises Unreadable (bad-alarm).

    >>> parse_alarm_of_an_activity("trước 30 phút").minutes_before
    30
    """
    match = re.fullmatch(ALARM_OF_AN_ACTIVITY, normal(text))
    if match and match["length"]:
        number = int(re.findall("[0-9]+", match["length"])[0])
        minutes = number * (1 if re.search(MINUTES, match["length"]) else 60)
        return BEFORE_AN_ACTIVITY._replace(minutes_before=minutes)
    return _alarm(
        match,
        Message(
            "'{found}' is not a time for an alarm; write '30 minutes before', 07:00, '1 day before 08:00', or none",
            found=text,
        ),
    )


def _alarm(match: re.Match[str] | None, refusal: Message) -> Alarm | None:
    if not match:
        raise Unreadable("bad-alarm", refusal)
    if not match["time"]:
        return None
    from tamduong_cli.dates.clock import time_of

    return Alarm(int(match["days"] or 0), time_of(match["time"]))
