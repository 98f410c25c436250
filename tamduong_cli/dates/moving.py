"""Dates moved to other years, and the texts that say them rewritten in the way they are written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from tamduong_cli.dates.date import Date, in_year
from tamduong_cli.dates.expression import contradictions, parse_ends
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.slips import YEARS
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import (
    DASH,
    FULL_MOON,
    HYPHENS,
    LONG_DASHES,
    LUNAR,
    MONTH_NAME,
    MONTH_NAMES,
    MUNG,
    NUMBER,
    ORDINAL,
    TENTATIVE,
    TENTATIVE_WORD,
    VIETNAMESE_WEEKDAYS,
    WEEKDAY,
    WEEKDAY_NAMES,
    YEAR,
    normal,
    number_of,
    ordinal_suffix,
)
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message

Ends = tuple[Date, Date]
"""The dates at the ends of an expression, the same twice where it is no range."""


def moved(date: Date, years: int) -> Date:
    """The date so many years later, of its own calendar. Raises Unreadable (out-of-range)."""
    if date.by_moon:
        from tamduong_cli.dates.lunar import anniversary

        lunar = anniversary(date.by_moon, date.by_moon.year + years)
        return date._replace(span=lunar.span(), lunar=lunar)
    return date._replace(span=_span(date.span, years), lunar=None, beside=False)


def moved_day(day: datetime.date, years: int) -> datetime.date:
    """The same day of another year, 28 February for 29 February. Raises Unreadable (out-of-range)."""
    return moved(Date(Span(day, day)), years).first


def _span(span: Span, years: int) -> Span:
    """The same day, or the same whole months, of other years."""
    try:
        first = in_year(span.first, span.first.year + years)
        if span.first == span.last:
            return Span(first, first)
        last = span.last.replace(day=28, year=span.last.year + years)
        if span.last.month == 2:
            return Span(first, last.replace(month=3, day=1) - datetime.timedelta(days=1))
        return Span(first, last.replace(day=span.last.day))
    except ValueError:
        message = Message("'{found}' lies beyond the calendar, which has the years 1 to 9999", found=numeric(span.last))
        raise Unreadable("out-of-range", message) from None


def said_anew(text: str, ends: Ends) -> str:
    """A date expression that means other dates, as near to `text` as can be.

    The years alone change where that is enough; a weekday beside a date becomes right, and a date of the other
    calendar in brackets goes where it would be wrong. Raises Unreadable where no way is found.

    >>> said_anew("thứ Ba, ngày 07 tháng 5 năm 2024", parse_ends("7/5/2029"))
    'thứ Hai, ngày 07 tháng 5 năm 2029'
    """
    try:
        shift = ends[0].year - parse_ends(text)[0].year
    except Unreadable:
        shift = 0
    years = re.sub(YEAR, lambda match: f"{int(match[0]) + shift:04}", text)
    days = [end.first for end in ends]
    named = _right_weekdays(years, days)
    bare = re.sub(_BESIDE, r"\1", named)
    plain = re.sub(_WEEKDAY_BEFORE, "", bare)
    for attempt in (years, named, bare, plain, _anew(text, ends)):
        if _means(attempt, ends):
            return attempt
    raise Unreadable("bad-date", Message("'{found}' cannot be moved to another year", found=text))


def _means(text: str, ends: Ends) -> bool:
    try:
        return parse_ends(text) == ends and not any(contradictions(text))
    except Unreadable:
        return False


def _anew(text: str, ends: Ends) -> str:
    """The dates written anew; what is no day has no other way than its years."""
    written = [_plain(end) for end in (ends[:1] if ends[0] is ends[1] or ends[0] == ends[1] else ends)]
    mark = next((f" ({word})" for word in TENTATIVE_WORD.values() if word in normal(text)), "")
    return " - ".join(written) + mark


def _plain(date: Date) -> str:
    return date.lunar.written() if date.lunar else f"{date.first.day}/{date.first.month}/{date.first.year:04}"


_WEEKDAY_BEFORE = rf"(?i:{WEEKDAY}\b,? (?=ngày|[0-9]|{MUNG}|{FULL_MOON}))"
_BESIDE = rf"(?i:({YEAR}(?:[^()]*{LUNAR})?) ?\((?!{LUNAR}|{TENTATIVE})[^()]*\))"


def _right_weekdays(text: str, days: list[datetime.date]) -> str:
    """The weekdays in an expression as they are on these days, in order."""
    right = iter(days)
    return re.sub(_WEEKDAY_BEFORE, lambda match: _renamed(match[0], next(right, days[-1])), text)


def _renamed(written: str, day: datetime.date) -> str:
    """The day's weekday, in the language and with the capital of the one that is written."""

    def name(match: re.Match[str]) -> str:
        names = WEEKDAY_NAMES if match[0].lower().endswith("day") else VIETNAMESE_WEEKDAYS
        right = names[day.weekday()]
        return right[0].upper() + right[1:] if match[0][0].isupper() else right

    return re.sub(rf"(?i:{WEEKDAY}\b)", name, written)


def in_new_years(text: str, old: range, new: range, dash: str = " - ") -> str:
    """A text that names the years of one period, naming those of another.

    A single year that becomes several is written with `dash`; a year that is part of a date stays.

    >>> in_new_years("Kế hoạch năm 2023 - 2024", range(2023, 2025), range(2028, 2030))
    'Kế hoạch năm 2028 - 2029'
    """
    first, last = f"{old[0]:04}", f"{old[-1]:04}"
    several = len(new) > 1

    def years(match: re.Match[str]) -> str:
        if match["last"]:
            return f"{new[0]:04}{match['between']}{new[-1]:04}" if several else f"{new[0]:04}"
        if len(old) == 1 and several:
            return f"{new[0]:04}{dash}{new[-1]:04}"
        return f"{new[min(int(match['year']) - old[0], len(new) - 1)]:04}"

    each = "|".join(f"{year:04}" for year in old)
    pattern = rf"(?<![0-9/.])(?:{first}(?P<between>[^0-9]{{1,5}})(?P<last>{last})|(?P<year>{each}))(?![0-9])"
    return re.sub(pattern, years, text)


def renewed(text: str, origin: Date, old: Date, new: Date) -> str:
    """What a text says of one anniversary of the origin, said of another: its count of years, its date, its year."""
    text = recounted(text, origin.years_to(old), origin.years_to(new))
    days: dict[tuple[int, ...], tuple[int, ...]] = {
        (old.first.day, old.first.month, old.first.year): (new.first.day, new.first.month, new.first.year)
    }
    if old.by_moon and new.by_moon and old.by_moon.day and new.by_moon.day:
        lunar, its = old.by_moon, new.by_moon
        days[old.by_moon.day, lunar.month, lunar.year] = (new.by_moon.day, its.month, its.year)
    if old.day and new.day:
        text = _date_pattern().sub(lambda match: _on_the_new_day(match, days, new), text)
    return _year_pattern().sub(lambda match: _in_the_new_year(match, origin, old, new), text)


def recounted(text: str, old: int, new: int) -> str:
    """A text with each count of so many years made another.

    >>> recounted("Kỷ niệm 70 năm (the 70th anniversary)", 70, 71)
    'Kỷ niệm 71 năm (the 71st anniversary)'
    """

    def count(match: re.Match[str]) -> str:
        if int(match[1]) != old:
            return match[0]
        ordinal = re.match(rf"{ORDINAL}\b", match[0][len(match[1]) :])
        rest = match[0][len(match[1]) + (ordinal.end() if ordinal else 0) :]
        return f"{new}{ordinal_suffix(new) if ordinal else ''}{rest}"

    return re.sub(YEARS, count, text)


def counts(text: str) -> Iterator[tuple[int, str]]:
    """The counts of years in a text, each with its words."""
    return ((int(match[1]), match[0]) for match in re.finditer(YEARS, text))


@cache
def _date_pattern() -> re.Pattern[str]:
    """A date in running text, with the weekday and the lunar date beside it."""
    mark = f" ?[{HYPHENS}/.] ?"
    return re.compile(
        rf"(?P<before>(?i:{WEEKDAY})\b(?:{DASH}|[ ,]){{1,3}}\(?(?:ngày )?)?"
        rf"(?<![\w/.-])(?P<date>{YEAR}[{HYPHENS}][0-9]{{2}}[{HYPHENS}][0-9]{{2}}"
        rf"|[0-9]{{1,2}}(?:{mark}| tháng | )(?:[0-9]{{1,2}}|{MONTH_NAME})(?:{mark}| năm | ){YEAR})(?![0-9])"
        rf"(?P<after> ?\((?i:{WEEKDAY})\b)?"
        rf"(?P<moon> ?\([^()]*(?i:{LUNAR})[^()]*\))?"
    )


def _on_the_new_day(match: re.Match[str], days: dict[tuple[int, ...], tuple[int, ...]], new: Date) -> str:
    """One date in a text, moved if it is the old anniversary's."""
    step = -1 if match["date"][:4].isdecimal() else 1
    there = days.get(tuple(map(number_of, re.findall(NUMBER, match["date"])))[::step])
    if there is None:
        return match[0]
    numbers = iter(there[::step])

    def renumbered(part: re.Match[str]) -> str:
        number = next(numbers)
        if number == number_of(part[0]):
            return part[0]
        return MONTH_NAMES[number - 1] if part[0] in MONTH_NAMES else f"{number:0{len(part[0])}}"

    date = re.sub(NUMBER, renumbered, match["date"])
    before, after = (_renamed(match[group] or "", new.first) for group in ("before", "after"))
    return before + date + after + (match["moon"] or "" if new.lunar else "")


@cache
def _year_pattern() -> re.Pattern[str]:
    """A year in running text with what it ends, a period or a month; not the year of a day."""
    return re.compile(
        rf"(?:(?<![\w/.])(?P<first>{YEAR}) ?{DASH} ?|(?<![\w/.-])(?<![0-9] )(?P<month>tháng [0-9]{{1,2}}(?:/| năm )"
        rf"|[0-9]{{1,2}}/))?(?<![0-9])(?P<year>{YEAR})(?![0-9])(?! ?[{LONG_DASHES}/.] ?[0-9])"
    )


def _in_the_new_year(match: re.Match[str], origin: Date, old: Date, new: Date) -> str:
    """One year in a text, moved if it is the old anniversary's, by itself or where a period from the origin ends."""
    said = int(match["year"]) == old.first.year
    if match["first"]:
        period = int(match["first"]), int(match["year"])
        if period == (origin.year, old.year):  # as the count of years goes by, for a lunar date too
            return match[0][:-4] + f"{new.year:04}"
        said = period == (origin.first.year, old.first.year)
    elif match["month"]:
        month = int(re.sub("[^0-9]", "", match["month"]))
        said = said and month == old.first.month == new.first.month
    else:
        said = said and not re.search(r"[/.]$|[0-9] tháng [0-9]{1,2} năm $", match.string[: match.start()])
    return match[0][:-4] + f"{new.first.year:04}" if said else match[0]
