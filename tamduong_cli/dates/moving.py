"""Dates moved to other years, and the texts that say them rewritten in the way they are written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from tamduong_cli.dates.date import Date, in_year, joined
from tamduong_cli.dates.dates_in_texts import YEARS
from tamduong_cli.dates.expression import contradictions, parse_date, parse_days, parse_ends
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.grammar import parts
from tamduong_cli.dates.meaning import runs_of
from tamduong_cli.dates.naming import LunarName, lunar_names
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import (
    CYCLE,
    DASH,
    FULL_MOON,
    HYPHENS,
    LONG_DASHES,
    LUNAR,
    LUNAR_MONTH,
    LUNAR_YEAR,
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
    if date.is_run:
        return joined(moved(date.first_day, years), moved(date.last_day, years))
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


def said_anew(text: str, ends: Ends, near: Span | None = None) -> str:
    """A date expression that means other dates, as near to `text` as can be.

    The years alone change where that is enough; a weekday beside a date becomes right, and a date of the other
    calendar in brackets goes where it would be wrong. `near` are the days near which the old text names lunar years.
    Raises Unreadable where no way is found.

    >>> said_anew("thứ Ba, ngày 07 tháng 5 năm 2024", parse_ends("7/5/2029"))
    'thứ Hai, ngày 07 tháng 5 năm 2029'
    """
    there = Span(ends[0].first, ends[-1].last)
    is_run = ends[0] == ends[1] and ends[0].is_run
    days = [ends[0].first, ends[1].last] if is_run else [end.first for end in ends]

    def is_right(attempt: str) -> bool:
        return parse_date(attempt, there) == ends[0] if is_run else parse_ends(attempt, there) == ends

    for attempt in (*_attempts(text, ends[0], near, days), _anew(text, ends)):
        if _means(attempt, there, is_right):
            return attempt
    raise Unreadable("bad-date", Message("'{found}' cannot be moved to another year", found=text))


def days_said_anew(text: str, dates: Sequence[Date], near: Span | None = None) -> str:
    """The same of an expression that has several days, or runs of them.

    >>> days_said_anew("3, 5 và 7/5/2024", parse_days("3/5/2029, 5/5/2029, 7/5/2029"))
    '3, 5 và 7/5/2029'
    """
    there = Span(min(dates).first, max(dates).last)
    plain = " và ".join(_anew("", (date, date)) for date in dates) + _mark(text)
    for attempt in (*_attempts(text, dates[0], near, [date.first for date in dates]), plain):
        if _means(attempt, there, lambda attempt: parse_days(attempt, there) == tuple(dates)):
            return attempt
    raise Unreadable("bad-date", Message("'{found}' cannot be moved to another year", found=text))


def _attempts(text: str, first: Date, near: Span | None, days: list[datetime.date]) -> Iterator[str]:
    """An expression with its years moved, so that it begins with a date; then with less and less about the days."""
    try:
        shift = first.year - runs_of(parts(text), text, near)[0][0].year
    except Unreadable:
        shift = 0
    years = re.sub(YEAR, lambda match: f"{int(match[0]) + shift:04}", text)
    for name in reversed(list(lunar_names(years))):
        years = years[: name.start] + name.said_of(name.number + shift) + years[name.end :]
    named = _right_weekdays(years, days)
    bare = re.sub(_BESIDE, r"\1", named)
    yield from (years, named, bare, re.sub(_WEEKDAY_BEFORE, "", bare))


def _means(text: str, near: Span, is_right: Callable[[str], bool]) -> bool:
    try:
        return is_right(text) and not any(contradictions(text, near))
    except Unreadable:
        return False


def _anew(text: str, ends: Ends) -> str:
    """The dates written anew; what is no day has no other way than its years."""
    one = ends[:1] if ends[0] == ends[1] else ends
    written = [ends[0].first_day, ends[0].last_day] if ends[0].is_run else one
    return " - ".join(map(_plain, written)) + _mark(text)


def _mark(text: str) -> str:
    """What an expression has behind its dates that are not settled."""
    return next((f" ({word})" for word in TENTATIVE_WORD.values() if word in normal(text)), "")


def _plain(date: Date) -> str:
    if date.by_moon:
        return date.by_moon.written()
    return f"{date.first.day}/{date.first.month}/{date.first.year:04}"


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
        if match["date"]:
            return match[0]
        if match["last"]:
            return f"{new[0]:04}{match['between']}{new[-1]:04}" if several else f"{new[0]:04}"
        if len(old) == 1 and several:
            return f"{new[0]:04}{dash}{new[-1]:04}"
        return f"{of_year[int(match['year'])]:04}"

    of_year = {year: new[min(number, len(new) - 1)] for number, year in enumerate(old)}
    if len(old) > 1 or not several:
        for name in reversed(list(lunar_names(text))):
            year = name.year or next((year for year in old if year % CYCLE == name.number), None)
            said = name.is_of_a_year if name.year is None else text[name.year_at - 1 : name.year_at] not in ("/", ".")
            if year in of_year and said:
                text = text[: name.start] + name.said_of(of_year[year]) + text[name.end :]
    each = "|".join(f"{year:04}" for year in old)
    pattern = (
        rf"(?P<date>(?<![\w/.]){_DAY_OF_YEAR}(?![0-9]))"
        rf"|(?<![0-9/.])(?:{first}(?P<between>[^0-9]{{1,5}})(?P<last>{last})|(?P<year>{each}))(?![0-9])"
    )
    return re.sub(pattern, years, text)


def renewed(text: str, origin: Date | None, old: Date, new: Date) -> str:
    """What a text says of one anniversary of the origin, said of another: its count of years, its date, its year.

    Without an origin it is an event that comes each year, which counts from nothing.
    """
    if origin:
        text = recounted(text, origin.years_to(old), origin.years_to(new))
    edits = _Edits(text)
    _move_dates(edits, old, new)
    _move_names(edits, origin, old, new)
    for match in _year_pattern().finditer(text):
        year = match.span("year")
        if edits.is_free(*year) and _is_said(match, origin, old, new):
            edits.put(*year, f"{new.year if _is_of_the_period(match, origin, old) else new.first.year:04}")
    return edits.text()


class _Edits:
    """Changes to one text, each at a place that no earlier one has taken."""

    def __init__(self, text: str) -> None:
        self.old = text
        self._changes: list[tuple[int, int, str | None]] = []

    def put(self, start: int, end: int, new: str | None) -> None:
        """What stands there is to be this, or with None stays as it is."""
        self._changes.append((start, end, new))

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing has been said of what stands there."""
        return not any(start < its_end and its_start < end for its_start, its_end, _ in self._changes)

    def is_moved(self, at: int) -> bool:
        """Whether what stands there is to be something else."""
        return any(start <= at < end and new is not None for start, end, new in self._changes)

    def text(self) -> str:
        """The text with the changes."""
        text = self.old
        for start, end, new in sorted(self._changes, reverse=True):
            if new is not None:
                text = text[:start] + new + text[end:]
        return text


def recounted(text: str, old: int, new: int) -> str:
    """A text with each count of so many years made another.

    >>> recounted("Kỷ niệm 70 năm (the 70th anniversary)", 70, 71)
    'Kỷ niệm 71 năm (the 71st anniversary)'
    >>> recounted("Kỷ niệm lần thứ 70 Ngày Chiến thắng", 70, 71)
    'Kỷ niệm lần thứ 71 Ngày Chiến thắng'
    """

    def count(match: re.Match[str]) -> str:
        if int(match[1]) != old:
            return match[0]
        ordinal = re.match(rf"{ORDINAL}\b", match[0][len(match[1]) :])
        rest = match[0][len(match[1]) + (ordinal.end() if ordinal else 0) :]
        return f"{new}{ordinal_suffix(new) if ordinal else ''}{rest}"

    nth = rf"(?i:(?<=kỷ niệm lần thứ )|(?<=kỉ niệm lần thứ )){old}(?![0-9])"
    return re.sub(nth, str(new), re.sub(YEARS, count, text))


def counts(text: str) -> Iterator[tuple[int, str]]:
    """The counts of years in a text, each with its words."""
    return ((int(match[1]), match[0]) for match in re.finditer(YEARS, text))


_DAY_OF_YEAR = (
    rf"(?:{YEAR}[{HYPHENS}][0-9]{{2}}[{HYPHENS}][0-9]{{2}}"
    rf"|[0-9]{{1,2}} ?[{HYPHENS}] ?[0-9]{{1,2}} ?[{HYPHENS}] ?{YEAR}"
    rf"|[0-9]{{1,2}}(?: ?[/.] ?| tháng )[0-9]{{1,2}}(?: ?[{HYPHENS}/.] ?| năm ){YEAR}"
    rf"|[0-9]{{1,2}} ?[{HYPHENS}/. ] ?{MONTH_NAME}(?: ?[{HYPHENS}/.,] ?| ){YEAR})"
)
"""A day with its year. Days or months on both sides of a hyphen are a range: 5-7/2024 is three months."""
_DAY_BY_HYPHENS = rf"[0-9]{{1,4}} ?[{HYPHENS}]"
_AFTER_A_DASH = rf"(?:(?<![{HYPHENS}])|(?<=[0-9][{HYPHENS}])|(?<=[0-9] [{HYPHENS}]))"
_AFTER_A_YEAR = (
    rf"(?:(?<![{HYPHENS}])|(?<={YEAR}[{HYPHENS}])|(?<=[{HYPHENS}/.][0-9]{{2}}[{HYPHENS}])|(?<= [{HYPHENS}]))"
)


@cache
def _date_pattern() -> re.Pattern[str]:
    """A date in running text, with the weekday and the lunar date beside it."""
    lunar_day = rf"(?:[0-9]{{1,2}}|{FULL_MOON})(?:/| tháng )(?:[0-9]{{1,2}}|{LUNAR_MONTH})"
    return re.compile(
        rf"(?P<before>(?i:{WEEKDAY})\b(?:{DASH}|[ ,]){{1,3}}\(?(?:ngày )?)?"
        rf"(?<![\w/.])(?:(?={_DAY_BY_HYPHENS}){_AFTER_A_YEAR}|(?!{_DAY_BY_HYPHENS}){_AFTER_A_DASH})"
        rf"(?P<date>{_DAY_OF_YEAR})(?![0-9])"
        rf"(?P<after> ?\((?i:{WEEKDAY})\b)?"
        rf"(?P<moon> ?\([^()]*(?i:{LUNAR}|{lunar_day}(?: năm)? {LUNAR_YEAR})[^()]*\))?"
    )


def _move_dates(edits: _Edits, old: Date, new: Date) -> None:
    """The dates of the old anniversary; each other day stays, with its year."""
    days: dict[tuple[int, ...], tuple[int, ...]] = {}
    if old.day and new.day:
        days[old.first.day, old.first.month, old.first.year] = (new.first.day, new.first.month, new.first.year)
        if old.by_moon and new.by_moon and old.by_moon.day and new.by_moon.day:
            lunar, its = old.by_moon, new.by_moon
            days[old.by_moon.day, lunar.month, lunar.year] = (new.by_moon.day, its.month, its.year)
    for match in _date_pattern().finditer(edits.old):
        step = -1 if match["date"][:4].isdecimal() else 1
        there = days.get(tuple(map(number_of, re.findall(NUMBER, match["date"])))[::step])
        if there is None:
            edits.put(*match.span("date"), None)
            continue
        edits.put(*match.span("date"), _renumbered(match["date"], there[::step]))
        for group in ("before", "after"):
            if match[group]:
                edits.put(*match.span(group), _renamed(match[group], new.first))
        if match["moon"] and not new.lunar:
            edits.put(*match.span("moon"), "")


def _renumbered(date: str, numbers: tuple[int, ...]) -> str:
    """A date with other numbers, in the order in which it has them."""
    right = iter(numbers)

    def renumbered(part: re.Match[str]) -> str:
        number = next(right)
        if number == number_of(part[0]):
            return part[0]
        return MONTH_NAMES[number - 1] if part[0] in MONTH_NAMES else f"{number:0{len(part[0])}}"

    return re.sub(NUMBER, renumbered, date)


def _move_names(edits: _Edits, origin: Date | None, old: Date, new: Date) -> None:
    """The names of the old anniversary's year, and the years in figures beside them."""
    years = {old.first.year: new.first.year}
    if old.by_moon and new.by_moon:
        years[old.by_moon.year] = new.by_moon.year
    for name in lunar_names(edits.old):
        if not edits.is_free(name.start, name.end):
            continue
        year = name.year
        if year is None:
            year = next((year for year in years if year % CYCLE == name.number), None)
        if year not in years:
            continue
        if name.year is not None:
            if not _is_in_a_date(edits.old, name):
                edits.put(name.year_at, name.year_at + 4, f"{years[year]:04}")
            if not edits.is_moved(name.year_at):
                continue
        elif name.day is not None:
            if not _is_lunar_day(name, old) or not _is_lunar_day(name, new):
                continue
        elif not name.is_of_a_year or (origin and name.number in {year % CYCLE for year in _years(origin)}):
            continue
        edits.put(name.start, name.end, name.said_of(years[year]))


def _is_in_a_date(text: str, name: LunarName) -> bool:
    """Whether the year beside a lunar name is that of a day or a month, or one end of a period."""
    if name.year is None:
        return False
    before, after = text[: name.year_at], text[name.year_at + 4 :]
    return bool(
        re.search(rf"[0-9](?:[{HYPHENS}/.]|{DASH} ?)$", before) or re.match(rf" ?{DASH} ?{YEAR}|[/.][0-9]", after)
    )


def _is_lunar_day(name: LunarName, date: Date) -> bool:
    """Whether the lunar day or month before a name is that of a date that goes by the moon."""
    moon = date.by_moon
    return moon is not None and name.day in ((moon.day, moon.month, moon.leap), (None, moon.month, moon.leap))


def _years(date: Date) -> set[int]:
    """The year of a date in either calendar."""
    return {date.first.year, date.year}


@cache
def _year_pattern() -> re.Pattern[str]:
    """A year in running text with what it ends, a period, a quarter or a month; not the year of a day."""
    return re.compile(
        rf"(?:(?<![\w/.])(?P<first>{YEAR}) ?{DASH} ?"
        rf"|(?<![\w/.]){_AFTER_A_DASH}(?<![0-9] )"
        rf"(?:(?P<month>(?i:tháng) (?:[0-9]{{1,2}} ?{DASH} ?)?[0-9]{{1,2}}(?: ?[{HYPHENS}/.] ?| năm )"
        rf"|[0-9]{{1,2}}[/.]|{_AFTER_A_YEAR}(?:0?[1-9]|1[0-2])[{HYPHENS}])"
        rf"|(?P<quarter>(?i:quý |q)(?i:iv|i{{1,3}}|[1-4])(?:[{HYPHENS}/.]| năm )))"
        rf")?(?<![0-9])(?P<year>{YEAR})(?![0-9])(?! ?[{LONG_DASHES}/.] ?[0-9])"
    )


def _is_of_the_period(match: re.Match[str], origin: Date | None, old: Date) -> bool:
    """Whether a year ends a period from the origin, which goes by the count of years, for a lunar date too."""
    return bool(origin and match["first"] and (int(match["first"]), int(match["year"])) == (origin.year, old.year))


def _is_said(match: re.Match[str], origin: Date | None, old: Date, new: Date) -> bool:
    """Whether a year in a text is the old anniversary's, by itself or where a period from the origin ends."""
    year = int(match["year"])
    if match["first"]:
        period = int(match["first"]), year
        return bool(origin and period in ((origin.year, old.year), (origin.first.year, old.first.year)))
    if year != old.first.year:
        return False
    if match["month"]:
        month = int(re.findall("[0-9]+", match["month"])[-1])
        return month == old.first.month == new.first.month
    if match["quarter"]:
        written = re.sub("(?i)quý|năm|[^iv0-9]", "", match["quarter"]).lower()
        quarter = ("i", "ii", "iii", "iv").index(written) + 1 if written.isalpha() else int(written)
        return quarter == (old.first.month + 2) // 3 == (new.first.month + 2) // 3
    return not re.search(
        rf"[/.]$|(?<![0-9])[0-9]{{1,2}}[{HYPHENS}]$|[0-9] tháng [0-9]{{1,2}} năm $", match.string[: match.start()]
    )
