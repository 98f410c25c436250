"""A weekday beside a date that is another day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from tamduong_cli.dates.dates_in_texts import ALONE, DATE, Slip, day_of, numbers_of, pattern
from tamduong_cli.dates.vocabulary import PART, THAT_IS, TO, WEEKDAY, WEEKDAY_NAMES, WEEKDAY_NUMBERS
from tamduong_cli.language import Message

# "Kỳ họp thứ hai" and "ngày thứ hai" count; a weekday opens a clause, or stands after a time of the day.
_COUNTS_NOTHING = "|".join(name for name in WEEKDAY_NUMBERS if not name.startswith("thứ ") and len(name) > 2)
_OPENING = rf"(?:(?:[(\[,;:.“\"]| -) ?|\b(?:vào|hôm|là|đến|hết|trước|nhất|{PART}|từ|giờ|phút|\d\d?h\d{{0,2}}) )$"
_SEVERAL = rf"\b{WEEKDAY} ?(?:,|-|{TO}|và|hoặc|and|or|through) ?$"
_WEEKDAY_THEN_DATE = rf"(?P<weekday>{WEEKDAY})\b\)?(?:[ ,-]{{1,3}}\(?|\()(?:ngày )?(?P<date>{DATE})"
_DATE_THEN_WEEKDAY = (
    rf"{ALONE}(?P<date>{DATE}) ?\((?:(?:{THAT_IS}|là|vào|buổi|{PART}) ){{0,3}}"
    rf"(?P<weekday>{WEEKDAY})(?=\)|,? (?:{THAT_IS}|\d))"
)
_OF_THE_DATE_BEFORE = rf"{DATE}(?:,? ?\(|[,:] ?| )(?:(?:{THAT_IS}|là|vào|buổi|{PART}) ){{0,3}}$"
_BESIDE = r"\b(?:,? ?\(|, ?| )(?:ngày )?"
_FROM_WEEKDAY_TO_WEEKDAY = (
    rf"\b(?P<first>{WEEKDAY}){_BESIDE}(?P<begin>\d\d?(?:/| tháng )\d\d?)\)? ?(?:-|{TO}) ?"
    rf"(?P<last>{WEEKDAY}){_BESIDE}(?P<end>{DATE})"
)
"""A range whose two ends have their weekdays, and the second of them the year."""


def weekdays(text: str) -> Iterator[Slip]:
    """A weekday beside a date that is another day."""
    told = set()
    for match in pattern(_WEEKDAY_THEN_DATE).finditer(text):
        day = day_of(match["date"])
        if _opens(match, text):
            told.add(match.start("date"))
            if day and not _belongs_before(text, match.start()):
                yield from _beside(match["weekday"], match["date"], day)
    for match in pattern(_DATE_THEN_WEEKDAY).finditer(text):
        day = day_of(match["date"])
        told.add(match.start("date"))
        if day and not match["until"]:
            yield from _beside(match["weekday"], match["date"], day)
    for match in pattern(_FROM_WEEKDAY_TO_WEEKDAY).finditer(text):
        end = day_of(match["end"])
        begin = end and _before(match["begin"], end)
        if begin:
            yield from _beside(match["first"], match["begin"], begin)
        if end and match.start("end") not in told:
            yield from _beside(match["last"], match["end"], end)


def _opens(match: re.Match[str], text: str) -> bool:
    """Whether a weekday before a date is one, and the only one."""
    start = match.start()
    before = text[max(0, start - 30) : start]
    if pattern(_SEVERAL).search(before):
        return False
    if start == 0 or pattern(_OPENING).search(before):
        return True
    return not before[-1:].isalnum() and pattern(f"(?:{_COUNTS_NOTHING})$").match(match["weekday"]) is not None


def _belongs_before(text: str, at: int) -> bool:
    """Whether a weekday stands behind another date, of which it is: 26/6/2025 (thứ Năm), 27/6/2025."""
    return pattern(_OF_THE_DATE_BEFORE).search(text, max(0, at - 60), at) is not None


def _beside(weekday: str, written: str, day: datetime.date) -> Iterator[Slip]:
    """What a weekday beside a day belies."""
    found = WEEKDAY_NUMBERS.get(weekday.lower())
    if found is None or found == day.weekday():
        return
    message = Message(
        "{date} is {right}, not {found}",
        date=written,
        right=Message(WEEKDAY_NAMES[day.weekday()]),
        found=Message(WEEKDAY_NAMES[found]),
    )
    yield Slip("weekday", message)


def _before(written: str, end: datetime.date) -> datetime.date | None:
    """The day of a day and month that a range to `end` begins with."""
    month, day = numbers_of(written)
    year = end.year if (month, day) < (end.month, end.day) else end.year - 1
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
