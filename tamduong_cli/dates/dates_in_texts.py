"""How dates stand in running texts, and what is said of those that contradict something.

In the patterns a space is one space, and "-" stands for every dash: they are for texts as `prepared` gives them.
"""

from __future__ import annotations

import datetime
import re
from functools import cache, lru_cache
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import (
    LEAP,
    LUNAR,
    MONTH_NAME,
    MUNG,
    NUMBER,
    ORDINAL,
    TO,
    YEAR,
    composed,
    hyphened,
    number_of,
)
from tamduong_cli.language import Message


class Slip(NamedTuple):
    """A contradiction: its stable code, and what it is."""

    code: str
    message: Message


YEARS = rf"(?i:\b(\d{{1,4}})(?: năm\b(?! \d)|{ORDINAL}? (?:years?\b|anniversary\b)))"
"""A count of years in a text: 70 năm, 70 years, 70th anniversary; not tháng 4 năm 1975."""
COUNT = rf"(?<!tháng )(?<!thứ ){YEARS}"
"""A count of years that is one, and no part of a date."""

LUNAR_MARK = rf",? ?\(?(?:(?:of|in) the )?{LUNAR}(?: calendar)?\b\)?"
"""Behind a date, that it is of the lunar calendar."""
DATE = (
    rf"(?:{YEAR}-\d\d-\d\d"
    rf"|\d\d?(?: ?/ ?\d\d? ?/ ?|\.\d\d?\.|-\d\d?-| tháng \d\d? năm | {MONTH_NAME} ){YEAR})"
    rf"(?![\w/])(?!{LUNAR_MARK}| {LEAP})"
)
"""A whole date of the Gregorian calendar."""
ALONE = rf"(?:(?P<until>\d ?(?:-|,|{TO}|và|and) ?(?:(?:hết|ngày|{MUNG}) ){{0,3}})|(?<![\w/.-]))"
"""Before a date; where it finds an end of a range, what stands beside the other may be said of both."""


def prepared(text: str) -> str:
    """The text in the form that the patterns are for: composed, single spaces, a hyphen for each dash."""
    return hyphened(composed(text))


def day_of(written: str) -> datetime.date | None:
    """The day a whole date means, or None when there is no such day."""
    parts = parts_of(written)
    return datetime.date(*parts) if parts else None


@lru_cache(256)
def parts_of(written: str) -> tuple[int, ...]:
    """The year, the month and the day of a date, as many as it has; none when the calendar lacks it."""
    year_first = numbers_of(written)
    try:
        datetime.date(*(*year_first, 1, 1)[:3])
    except ValueError:
        return ()
    return year_first


def numbers_of(written: str) -> tuple[int, ...]:
    """The numbers of a date, the year first, whether there is such a day or not."""
    numbers = [number_of(part) for part in pattern(NUMBER).findall(written)]
    return tuple(numbers if written[:4].isdecimal() else reversed(numbers))


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern for prepared texts, compiled once it is needed, which takes milliseconds; its digits are ASCII's."""
    return re.compile(text.replace(r"\d", "[0-9]"), re.IGNORECASE)
