"""A lunar date beside the date of another day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamduong_cli.dates.dates_in_texts import ALONE, DATE, LUNAR_MARK, Slip, day_of, pattern
from tamduong_cli.dates.vocabulary import (
    FULL_MOON,
    LEAP,
    LEAP_WORD,
    LUNAR,
    LUNAR_MARKS,
    LUNAR_MONTHS,
    LUNAR_YEAR,
    MUNG,
    THAT_IS,
    TO,
    WEEKDAY,
    YEAR,
    lunar_year_name,
    normal,
)
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message
from tamduong_cli.letters import folded

_LUNAR_NUMBERS = {FULL_MOON: "15", LUNAR_MONTHS[0]: "1", LUNAR_MONTHS[-1]: "12"}
"""The names that mean nothing else; tháng Hai may be February."""

_LUNAR_DATE = (
    rf"(?P<day>\d\d?|{FULL_MOON})(?:/| tháng )(?P<month>\d\d?|{LUNAR_MONTHS[0]}|{LUNAR_MONTHS[-1]})"
    rf"(?P<leap> \(?{LEAP}\b\)?)?(?:(?:/| năm )(?P<year>{YEAR}))?(?: năm (?P<name>{LUNAR_YEAR}))?"
    rf"(?(name)(?:{LUNAR_MARK})?|{LUNAR_MARK})"
)
_THAT_IS = rf"(?: ?\(|,? (?={THAT_IS}))(?:(?:{THAT_IS}|là|vào|ngày|{MUNG}|{WEEKDAY}\b),? ){{0,5}}"
_CLOSED = r"(?: dương lịch)?(?=[).;]|,(?! ?\d)|$)"
_DATE_THEN_LUNAR = rf"{ALONE}(?P<date>{DATE})(?: dương lịch)?{_THAT_IS}{_LUNAR_DATE}{_CLOSED}"
_LUNAR_THEN_DATE = rf"{ALONE}{_LUNAR_DATE}{_THAT_IS}(?P<date>{DATE}){_CLOSED}"


def lunar_dates(text: str) -> Iterator[Slip]:
    """A lunar date beside the date of another day, in years whose lunar calendar is certain."""
    from tamduong_cli.dates.lunar import SURE_YEARS, lunar_of

    for order in (_DATE_THEN_LUNAR, _LUNAR_THEN_DATE):
        for match in pattern(order).finditer(text):
            day = day_of(match["date"])
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
    days = pattern(rf"(?<!- )(?<![-0-9])\d\d?/\d\d?(?: {LEAP})? {LUNAR}\b").findall(text)
    return days[0] if len(days) == 1 and not pattern(rf"\b{TO}\b").search(text) else None


def _short(match: re.Match[str]) -> str:
    """The lunar day and month that a text gives, as `Lunar.short` writes them."""
    day, month = (_LUNAR_NUMBERS.get(part.lower(), part.lstrip("0")) for part in match.group("day", "month"))
    return f"{day}/{month} {LEAP_WORD['vi']}" if match["leap"] else f"{day}/{month}"
