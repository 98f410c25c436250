"""Contradictions within one text: a weekday, a lunar date or a count of years that the dates beside it belie.

What could be meant in another way is left alone, and so is a day that does not exist.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import (
    FROM,
    FULL_MOON,
    LEAP,
    LEAP_WORD,
    LUNAR,
    LUNAR_MARKS,
    LUNAR_MONTHS,
    LUNAR_YEAR,
    MONTH_NAME,
    MUNG,
    NUMBER,
    ORDINAL,
    STEMS,
    THAT_IS,
    TO,
    WEEKDAY,
    WEEKDAY_NAMES,
    WEEKDAY_NUMBERS,
    YEAR,
    composed,
    hyphened,
    lunar_year_name,
    normal,
    number_of,
)
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message
from tamduong_cli.letters import folded


class Slip(NamedTuple):
    """A contradiction: its stable code, and what it is."""

    code: str
    message: Message


YEARS = rf"(?i:\b(\d{{1,4}})(?: năm\b(?! \d)|{ORDINAL}? (?:years?\b|anniversary\b)))"
"""A count of years in a text: 70 năm, 70 years, 70th anniversary; not tháng 4 năm 1975."""

_MAY_BE_LUNAR = (*LUNAR_MARKS, *(f"năm {stem}" for stem in STEMS))
_LUNAR_NUMBERS = {FULL_MOON: "15", LUNAR_MONTHS[0]: "1", LUNAR_MONTHS[-1]: "12"}
"""The names that mean nothing else; tháng Hai may be February."""
_NEAR = 10
"""A count that is more years off than this counts something else."""

# In a text a space is one space, and "-" stands for every dash (see `slips`).
_LUNAR_MARK = rf",? ?\(?(?:(?:of|in) the )?{LUNAR}(?: calendar)?\b\)?"
_DATE = (
    rf"(?:{YEAR}-\d\d-\d\d"
    rf"|\d\d?(?: ?/ ?\d\d? ?/ ?|\.\d\d?\.|-\d\d?-| tháng \d\d? năm | {MONTH_NAME} ){YEAR})"
    rf"(?![\w/])(?!{_LUNAR_MARK}| {LEAP})"
)
_LUNAR_DATE = (
    rf"(?P<day>\d\d?|{FULL_MOON})(?:/| tháng )(?P<month>\d\d?|{LUNAR_MONTHS[0]}|{LUNAR_MONTHS[-1]})"
    rf"(?P<leap> \(?{LEAP}\b\)?)?(?:(?:/| năm )(?P<year>{YEAR}))?(?: năm (?P<name>{LUNAR_YEAR}))?"
    rf"(?(name)(?:{_LUNAR_MARK})?|{_LUNAR_MARK})"
)
# Whatever stands beside the end of a range may be said of its beginning.
_ALONE = rf"(?:(?P<until>\d ?(?:-|,|{TO}|và|and) ?(?:(?:hết|ngày|{MUNG}) ){{0,3}})|(?<![\w/.-]))"
_THAT_IS = rf"(?: ?\(|,? (?={THAT_IS}))(?:(?:{THAT_IS}|là|vào|ngày|{MUNG}|{WEEKDAY}\b),? ){{0,5}}"
_CLOSED = r"(?: dương lịch)?(?=[).;]|,(?! ?\d)|$)"
# "Kỳ họp thứ hai" and "ngày thứ hai" count; a weekday opens a clause, or stands after a time of the day.
_COUNTS_NOTHING = "|".join(name for name in WEEKDAY_NUMBERS if not name.startswith("thứ ") and len(name) > 2)
_OPENING = (
    r"(?:^|(?:[(\[,;:.“\"]| -) ?|\b(?:vào|hôm|sáng|trưa|chiều|tối|đêm|từ|giờ|phút|\d\d?h\d{0,2}) "
    rf"|\b(?={_COUNTS_NOTHING}))"
)
_PERIOD_END = rf"(?:{_DATE}|\d\d?/{YEAR}|{YEAR})"

_WEEKDAY_THEN_DATE = (
    rf"(?:\b(?P<several>{WEEKDAY} ?(?:,|-|{TO}|và|hoặc|and|or|through) ?)|{_OPENING})"
    rf"(?P<weekday>{WEEKDAY})\b\)?(?:[ ,-]{{1,3}}\(?|\()(?:ngày )?(?P<date>{_DATE})"
)
_DATE_THEN_WEEKDAY = (
    rf"{_ALONE}(?P<date>{_DATE}) ?\((?:(?:{THAT_IS}|là|vào|sáng|chiều|tối) ){{0,2}}"
    rf"(?P<weekday>{WEEKDAY})(?=\)|,? (?:{THAT_IS}|\d))"
)
_DATE_THEN_LUNAR = rf"{_ALONE}(?P<date>{_DATE})(?: dương lịch)?{_THAT_IS}{_LUNAR_DATE}{_CLOSED}"
_LUNAR_THEN_DATE = rf"{_ALONE}{_LUNAR_DATE}{_THAT_IS}(?P<date>{_DATE}){_CLOSED}"
_PERIOD = (
    rf"\((?:{FROM} )?(?:(?:ngày|tháng|năm) )?(?P<origin>{_PERIOD_END})"
    rf" ?(?:-|{TO}) ?(?:(?:ngày|tháng|năm) )?(?P<date>{_PERIOD_END})\)"
)
_COUNT = rf"(?<!tháng )(?<!thứ ){YEARS}"
_CLAUSE = r"([.;!?] |k[ỷỉ] niệm)"


def slips(text: str) -> Iterator[Slip]:
    """The contradictions within one text, in the order weekdays, lunar dates, counts of years.

    >>> [slip.code for slip in slips("Kỷ niệm 71 năm (16/11/1974 - 16/11/2018)")]
    ['year-count']
    """
    if not _pattern(YEAR).search(text):
        return
    text = hyphened(composed(text))
    lowered = text.lower()
    # The patterns take milliseconds to compile, which most plans can do without.
    if any(weekday in lowered for weekday in WEEKDAY_NUMBERS) and "thứ nhất" not in lowered:  # "thứ hai" counts, too
        yield from _weekdays(text)
    if any(mark in lowered for mark in _MAY_BE_LUNAR):
        yield from _lunar_dates(text)
    if "(" in text and _pattern(_COUNT).search(text):
        yield from _year_counts(text)


def _weekdays(text: str) -> Iterator[Slip]:
    """A weekday beside a date that is another day."""
    for pattern, other in ((_WEEKDAY_THEN_DATE, "several"), (_DATE_THEN_WEEKDAY, "until")):
        for match in _pattern(pattern).finditer(text):
            day = _day(match["date"])
            found = WEEKDAY_NUMBERS.get(match["weekday"].lower())
            if day is None or found is None or match[other] or found == day.weekday():
                continue
            message = Message(
                "{date} is {right}, not {found}",
                date=match["date"],
                right=Message(WEEKDAY_NAMES[day.weekday()]),
                found=Message(WEEKDAY_NAMES[found]),
            )
            yield Slip("weekday", message)


def _lunar_dates(text: str) -> Iterator[Slip]:
    """A lunar date beside the date of another day, in years whose lunar calendar is certain."""
    from tamduong_cli.dates.lunar import SURE_YEARS, lunar_of

    for pattern in (_DATE_THEN_LUNAR, _LUNAR_THEN_DATE):
        for match in _pattern(pattern).finditer(text):
            day = _day(match["date"])
            if day is None or match["until"]:
                continue
            try:
                lunar = lunar_of(day)
            except Unreadable:
                continue
            right, found = [lunar.short()], [_short(match)]
            if match["year"]:
                right.append(f"/{lunar.year}")
                found.append(f"/{int(match['year'])}")
            if match["name"]:
                right.append(f" năm {lunar_year_name(lunar.year)}")
                found.append(f" năm {match['name']}")
            if lunar.year in SURE_YEARS and folded("".join(found)) != folded("".join(right)):
                message = Message(
                    "{date} is {right} of the lunar calendar, not {found}",
                    date=match["date"],
                    right="".join(right),
                    found="".join(found),
                )
                yield Slip("lunar-date", message)


def lunar_day(text: str) -> str | None:
    """The lunar day that a text says, in small letters, if it says one and no range: 10/3 âm lịch."""
    text = normal(text)
    if not any(mark in text for mark in LUNAR_MARKS):
        return None
    days = _pattern(rf"(?<!- )(?<![-0-9])\d\d?/\d\d?(?: {LEAP})? {LUNAR}\b").findall(text)
    return days[0] if len(days) == 1 and not _pattern(rf"\b{TO}\b").search(text) else None


def _short(match: re.Match[str]) -> str:
    """The lunar day and month that a text gives, as `Lunar.short` writes them."""
    day, month = (_LUNAR_NUMBERS.get(part.lower(), part.lstrip("0")) for part in match.group("day", "month"))
    return f"{day}/{month} {LEAP_WORD['vi']}" if match["leap"] else f"{day}/{month}"


def _year_counts(text: str) -> Iterator[Slip]:
    """A count of years before a period in parentheses that is not so long.

    A clause may count several things; one of its counts has to be the period's.
    """
    start = 0
    for match in _pattern(_PERIOD).finditer(text):
        before = _pattern(_CLAUSE).split(text[start : match.start()])
        start = match.end()
        counts = list(_pattern(_COUNT).finditer(before[-1]))
        origin, date = _parts(match["origin"]), _parts(match["date"])
        if not counts or not origin or not date or origin[1:] != date[1:] or origin >= date:
            continue
        years = date[0] - origin[0]
        if any(int(count[1]) == years for count in counts):
            continue
        if len(origin) == 1 and not _commemorates("".join(before[-2:]), int(counts[-1][1]), years):
            continue
        message = Message(
            "the text says {found}, but {origin} to {date} is {years}",
            found=counts[-1][0],
            origin=match["origin"],
            date=match["date"],
            years=years,
        )
        yield Slip("year-count", message)


def _commemorates(clause: str, count: int, years: int) -> bool:
    """Whether two years are an anniversary's, miscounted; not a term, a campaign, or someone's life."""
    return (
        count != years + 1  # a period that counts its first year too
        and abs(count - years) <= _NEAR
        and _pattern(r"k[ỷỉ] niệm|anniversary").search(clause) is not None
        and _pattern(r"\b(?:sinh|mất|birth|death)\b").search(clause) is None
    )


def _day(written: str) -> datetime.date | None:
    """The day a whole date means, or None when there is no such day."""
    parts = _parts(written)
    return datetime.date(*parts) if parts else None


def _parts(written: str) -> tuple[int, ...]:
    """The year, the month and the day of a date, as many as it has; none when the calendar lacks it."""
    numbers = [number_of(part) for part in _pattern(NUMBER).findall(written)]
    year_first = tuple(numbers if written[:4].isdecimal() else reversed(numbers))
    try:
        datetime.date(*(*year_first, 1, 1)[:3])
    except ValueError:
        return ()
    return year_first


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text.replace(r"\d", "[0-9]"), re.IGNORECASE)
