"""The dates, ranges of dates, times of day and lengths of time that a text says, each with its place in the text.

What may be a date is cut out loosely, by the words of which dates are made, and read by `dates`, longest first: what
that does not read is none. Where a text leaves the year out, the one of its surroundings is put in before reading.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from tamduong_cli.dates.clock import Hours, parse_hours
from tamduong_cli.dates.date import Date, joined
from tamduong_cli.dates.expression import contradictions, parse_days, parse_ends
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import (
    DASH,
    FIRST_DAY,
    FROM,
    FULL_MOON,
    HOURS,
    JOIN,
    LEAP,
    LUNAR,
    LUNAR_MARKS,
    LUNAR_MONTH,
    LUNAR_MONTHS,
    LUNAR_YEAR,
    MIDNIGHT,
    MONTH_NAMES,
    MUNG,
    PART,
    PART_OF_DAY,
    TENTATIVE,
    TET,
    THAT_IS,
    TIME,
    WEEKDAY,
    hyphened,
)
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message


class Moment(NamedTuple):
    """Days that a text says, from `start` to before `end` in it.

    `written` is how the plan's file has them: complete, each in `dates` in its order.
    """

    start: int
    end: int
    dates: tuple[Date, ...]
    written: str
    is_completed: bool = False
    """Whether its year stands elsewhere."""
    is_unsure: bool = False
    """Whether it may be read in another way: which year, which week, which calendar."""
    slip: Message | None = None
    """What stands beside it and is not so: another weekday, another day of the moon."""

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        return min(date.first for date in self.dates)

    @property
    def last(self) -> datetime.date:
        """Its last day, included."""
        return max(date.last for date in self.dates)

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    @property
    def has_days(self) -> bool:
        """Whether it is a day, or several which are each known."""
        return all(date.has_days for date in self.dates) and len(self.dates) < 40

    @property
    def is_year(self) -> bool:
        """Whether no more than years are known of it."""
        return all(date.precision == "year" for date in self.dates)

    @property
    def is_listed(self) -> bool:
        """Whether there are days between its days that it does not have."""
        return len(self.dates) > 1


class Pair(NamedTuple):
    """The day in history and the anniversary as they stand together, 7/5/1954 - 7/5/2024, or the anniversary alone."""

    start: int
    end: int
    origin: str
    date: str
    day: Date


class Years(NamedTuple):
    """Which year a day without one is of: those of the plan, the one of the heading above it, or of what stood before.

    A school year begins in August.
    """

    plan: range
    here: int | None = None
    is_school: bool = False

    def of(self, month: int) -> tuple[int, bool]:
        """The year of a month, and whether it may be another."""
        if self.here is not None:
            return self.here, False
        if self.is_school and len(self.plan) == 2:
            return self.plan[0 if month >= 8 else -1], False
        return self.plan[0], len(self.plan) > 1


_MONTHS = "|".join(name.lower() for name in MONTH_NAMES)
_FIGURES = r"(?<![\w/.-])\d{1,4}(?: ?[/.-] ?\d{1,4}){0,7}(?:st|nd|rd|th)?(?![\w/]|\.\d)"
_WORDS = (
    rf"{WEEKDAY}|ngày|cả|tháng|năm|quý|từ|from|đến|to|until|hết|cuối|và|and|of|the|{_MONTHS}|{MUNG}|{FULL_MOON}|{TET}"
    rf"|nguyên đán|{LUNAR_MONTH}|{LUNAR}|{LEAP}|{FIRST_DAY}|{THAT_IS}|dương lịch|{PART}|{TENTATIVE}|buổi|các"
    rf"|{LUNAR_YEAR}"
)
_QUARTER = r"(?:(?:iv|i{1,3})(?: ?[/-] ?\d{4})?|q[1-4](?:/\d{4})?)(?![\w/])"
_TOKEN = rf"(?:{_FIGURES}|\b(?:{_WORDS})\b|\b{_QUARTER}|[(),&]|{DASH})"
_BEGINS = (
    rf"(?:ngày|tháng|quý|q[1-4]|năm \d|từ|from|\d|{WEEKDAY}|{MUNG}|{FULL_MOON}|{_MONTHS}|(?:các )?ngày"
    rf"|(?:\w+ )?{LUNAR_MONTH}|\()"
)
_HAS_A_DATE = (
    rf"\d ?[/.-] ?\d|tháng (?:\d|{LUNAR_MONTH})|quý [i\d]|q[1-4]|\d(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})"
    rf"|(?:{_MONTHS}) \d"
    rf"|{MUNG}|{FULL_MOON}|năm \d|{TET}|\b(?:{_MONTHS})\b"
)
_LONGEST_RUN = 24
_FIRST_YEAR = 1000
"""An earlier year is more likely a number with its thousands apart."""


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


@lru_cache(1 << 12)
def lowered(text: str) -> str:
    """The text in small letters, with a hyphen for each dash, each character at its place."""
    small = hyphened(text).lower()
    return small if len(small) == len(text) else hyphened(text)


def moments(text: str, years: Years) -> list[Moment]:
    """The days that a text says, in order; none overlaps another."""
    return list(_moments(text, years))


@lru_cache(1 << 12)
def _moments(text: str, years: Years) -> tuple[Moment, ...]:
    low = lowered(text)
    if not _pattern(_HAS_A_DATE).search(low):
        return ()
    low = _pattern(r"(?<=\d{4}) / (?=\d)").sub(" - ", low)
    low = low.replace("đến trước ", "đến \0\0\0\0\0 ")
    low = _pattern(_CLOCKS).sub(lambda clock: "\0" * len(clock[0]), low)
    low = _pattern(rf"\b(?:{_MONTHS})\b").sub(
        lambda month: month[0] if text[month.start()].isupper() else "\0" * len(month[0]), low
    )
    found: list[Moment] = list(_weeks(low, years))
    for week in found:
        low = low[: week.start] + "\0" * (week.end - week.start) + low[week.end :]
    for run in _pattern(
        rf"{_TOKEN}(?:(?: ?|(?<=đến) ?\0+ |(?<=tới) ?\0+ |(?<=to) ?\0+ |(?<=-) ?\0+ ){_TOKEN})*"
    ).finditer(low):
        if _pattern(_HAS_A_DATE).search(run[0]):
            found += _in_run(low, run.start(), run.end(), years)
    return tuple(_as_written(moment, text) for moment in sorted(found))


_WEEK = (
    r"tuần (?:thứ )?(?P<number>[1-4]|nhất|hai|ba|tư|đầu|cuối)(?: của)? tháng (?P<month>1[0-2]|0?[1-9])(?!\d)"
    r"(?:(?: ?/ ?| năm )(?P<year>\d{4}))?"
)
_WEEKS = {"nhất": 1, "đầu": 1, "hai": 2, "ba": 3, "tư": 4}


def _weeks(low: str, years: Years) -> Iterator[Moment]:
    """The weeks of a month, by their number or as its first or last: of days that may be counted in another way."""
    for match in _pattern(_WEEK).finditer(low):
        month = int(match["month"])
        year = int(match["year"]) if match["year"] else years.of(month)[0]
        if match["number"] == "cuối":
            following = datetime.date(year + month // 12, month % 12 + 1, 1)
            first = following - datetime.timedelta(days=7)
        else:
            number = match["number"]
            first = datetime.date(year, month, (int(number) if number.isdigit() else _WEEKS[number]) * 7 - 6)
        days = Span(first, first + datetime.timedelta(days=6))
        written = f"{numeric(days.first)} - {numeric(days.last)}"
        yield Moment(match.start(), match.end(), (Date(days, is_run=True),), written, not match["year"], True)


def _as_written(moment: Moment, text: str) -> Moment:
    """A moment that is said in the words of the lunar calendar, as its author wrote them."""
    if not any(date.lunar for date in moment.dates):
        return moment
    written = text[moment.start : moment.end]
    if lowered(written).strip() == moment.written:
        return moment._replace(written=written)
    return moment._replace(written=_pattern(_NAMES).sub(lambda name: name[0].title(), moment.written))


_MOST_TRIED = 600
"""In how many ways a run of such words is tried to be read; of one that takes more, no more is."""
_VAGUELY = re.compile(r"(?:đầu|giữa|cuối|khoảng|trung tuần|hạ tuần|thượng tuần|early in|mid-|late|about) ?$")


def _in_run(low: str, start: int, end: int, years: Years) -> Iterator[Moment]:
    tokens = [(token.start(), token.end()) for token in _pattern(_TOKEN).finditer(low, start, end)]
    first = tried = 0
    while first < len(tokens) and tried < _MOST_TRIED:
        found = None
        if _pattern(_BEGINS).match(low, tokens[first][0]) and not _is_a_number_in_a_name(low, *tokens[first]):
            for last in range(min(first + _LONGEST_RUN, len(tokens)) - 1, first - 1, -1):
                at, until = tokens[first][0], tokens[last][1]
                written = low[at:until]
                if not _may_end(written) or not _may_be_alone(low, at, until):
                    continue
                tried += 1
                read = _read(_pattern(" ?\0+ ?").sub(" ", written), years)
                if read:
                    found = Moment(at, until, *read)
                    break
            if found:
                first = last
                if _VAGUELY.search(low[max(found.start - 15, 0) : found.start]):
                    found = found._replace(is_unsure=True)
                if not found.is_year or low.startswith(("năm", "(", "từ năm"), found.start):
                    yield found
        first += 1


_NUMBERED = re.compile(
    r"\b(?:thôn|tổ|số|khu|bản|lớp|khối|ấp|đội|xóm|phòng|bài|lần|mục|điều|khoản|cấp|kỳ|đợt|nhà|tầng|đường"
    r"|mẫu|tiểu khu) $"
)
"""What has a number of its own: thôn 4, ngày 15/11."""


def _is_a_number_in_a_name(low: str, at: int, until: int) -> bool:
    return low[at:until].isdigit() and bool(_NUMBERED.search(low[max(at - 12, 0) : at]))


def _may_end(written: str) -> bool:
    """Whether a text ends as a date may: in figures, in a word of the calendar, in a bracket that it opened."""
    if written[-1] == ")":
        return "(" in written
    return written[-1].isdigit() or bool(_pattern(rf"(?:{_LAST_WORDS})$").search(written))


_LAST_WORDS = (
    rf"iv|i{{1,3}}|st|nd|rd|th|{_MONTHS}|{FULL_MOON}|{TET}|nguyên đán|{LUNAR_MONTH}|{LUNAR}|{LEAP}|dương lịch"
    rf"|{LUNAR_YEAR}|{WEEKDAY}|{PART}|{TENTATIVE}"
)
_NAMES = rf"\b(?:{LUNAR_YEAR}|{TET}|{LUNAR_MONTHS[0]}|{LUNAR_MONTHS[-1]})"
_FRACTION = rf" ?(?:số|tổng|diện|dân|hộ|thành|phần|đảng viên|ủy viên|%|đại biểu|lần|trở|{PART})"
_BEFORE_A_DAY = (
    rf"(?:ngày|{PART}|từ|đến|hết|trước|sau|hôm|vào|dịp|lễ|on|by|before|until|from|to|tế|nữ|hai|ba|tư"
    r"|năm"
    r"|sáu|bảy|nhật|khánh|động|binh|sĩ|nam|nhi|thuốc|dân|đoàn|tết|[(,:;&-]|và|and|^) ?$"
)


def _may_be_alone(low: str, at: int, until: int) -> bool:
    """Whether a day and a month in figures are these, and no fraction, no number of a document."""
    written = low[at:until]
    if _pattern(r"\d{1,2} ?/ ?\d{1,2}").fullmatch(written):
        if _pattern(_FRACTION).match(low, until):
            return False
        day = int(re.findall(r"\d+", written)[0])
        return (
            day > 12
            or written.startswith("0")
            or "/0" in written
            or bool(_pattern(_BEFORE_A_DAY).search(low[max(at - 8, 0) : at]))
        )
    if _pattern(r"\d{1,2} ?[.-] ?\d{1,2}(?: ?[.-] ?\d{1,2})?").fullmatch(written):
        return False
    return not _pattern(r"\d{4}|\d{4} ?- ?\d{4}|\d{1,2}|\(?[a-zà-ỹ ]+\)?").fullmatch(written) or bool(
        _pattern(rf"\(?\d{{4}} ?- ?\d{{4}}\)?|{_MONTHS}|.*\b(?:{MUNG}|{FULL_MOON})\b.*").fullmatch(written)
    )


_Read = tuple[tuple[Date, ...], str, bool, bool, Message | None]


@lru_cache(4096)
def _read(written: str, years: Years) -> _Read | None:
    """What a text says that may be days: the dates, how the plan has them, whether a year was put in, and unsurely."""
    text = _with_month_numbers(re.sub(r"^(?:các|buổi|the) ", "", written)).strip()
    text = text.replace("cuối ", "").replace("cả ngày ", "ngày ").strip()
    if text.count("(") != text.count(")") or _pattern(r"\([^()]*\)").fullmatch(text):
        text = text.strip("()").strip()
    near = Span(datetime.date(years.plan[0], 1, 1), datetime.date(years.plan[-1], 12, 31))
    if beside := _pattern(r"((?:\D*\b)?\d{1,2}/(\d{1,2}))( ?\([^\d]*(?:\d{1,2}/\d{1,2})?[^\d]*\))").fullmatch(text):
        year, unsure = years.of(int(beside[2]))
        with_year = f"{beside[1]}/{year}{beside[3]}"
        if found := _dates(with_year, near):
            return (*found, True, unsure, _slip(with_year, near))
    found = _dates(text, near)
    if found:
        return (*found, False, False, _slip(text, near))
    if _surely_lunar(text) and not any(mark in text for mark in LUNAR_MARKS):
        marked = _dates(f"{text} {LUNAR_MARKS[0]}", near)
        if marked:
            return (*marked, False, True, None)
    for with_year, unsure in _completed(text, years):
        found = _dates(with_year, near)
        if found:
            return (*found, True, unsure, _slip(with_year, near))
        if _surely_lunar(text) and not any(mark in text for mark in LUNAR_MARKS):
            found = _dates(f"{with_year} {LUNAR_MARKS[0]}", near)
            if found:
                return (*found, True, True, None)
    return None


def _slip(text: str, near: Span) -> Message | None:
    """What stands beside a date and is not so."""
    return next((message for _, message in contradictions(text, near)), None)


def _surely_lunar(text: str) -> bool:
    return bool(_pattern(rf"\b(?:{MUNG}|{FULL_MOON}|{LUNAR_MONTHS[0]}|{LUNAR_MONTHS[-1]})\b").search(text))


def _dates(text: str, near: Span) -> tuple[tuple[Date, ...], str] | None:
    """The dates of a whole expression, and how the plan's file has it."""
    try:
        dates = parse_days(text, near)
    except Unreadable as error:
        if error.code not in ("not-a-day", "out-of-range"):
            return None
        try:
            first, last = parse_ends(text, near)
        except Unreadable:
            return None
        dates = (first,) if first is last else (joined(first, last)._replace(is_run=False),)
        if first is not last:
            return dates, f"{_written(first.first_day)} - {_written(last.last_day)}"
    if any(date.first.year < _FIRST_YEAR for date in dates):
        return None
    if any(date.lunar for date in dates):
        return dates, text.removesuffix(",")
    return dates, ", ".join(map(_written, dates))


def _written(date: Date) -> str:
    """A date of the usual calendar as plans have it."""
    if date.lunar and not date.beside:
        return date.lunar.written()
    if date.precision == "days":
        return f"{numeric(date.first)} - {numeric(date.last)}"
    if date.day:
        return numeric(date.day)
    if date.precision == "month":
        return f"{date.first.month:02}/{date.first.year}"
    if date.precision == "quarter":
        return f"Quý {('I', 'II', 'III', 'IV')[date.first.month // 3]}/{date.first.year}"
    return f"{date.first.year}"


def _with_month_numbers(text: str) -> str:
    """The text with the month in figures where English has its name."""

    def number(name: str) -> int:
        return [month.lower() for month in MONTH_NAMES].index(name) + 1

    if not _pattern(_MONTHS).search(text):
        return text
    text = _pattern(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTHS})(?:,? (\d{{4}}))?").sub(
        lambda match: f"{match[1]}/{number(match[2])}" + (f"/{match[3]}" if match[3] else ""), text
    )
    text = _pattern(rf"({_MONTHS}) (\d{{1,2}})(?:st|nd|rd|th)?(?![\d/])(?:,? (\d{{4}}))?").sub(
        lambda match: f"{match[2]}/{number(match[1])}" + (f"/{match[3]}" if match[3] else ""), text
    )
    text = _pattern(rf"({_MONTHS}),? (\d{{4}})").sub(lambda match: f"{number(match[1])}/{match[2]}", text)
    text = _pattern(rf"\b({_MONTHS})\b").sub(lambda match: f"tháng {number(match[1])}", text)
    return text.replace("the ", "").replace(" until ", " to ")


def _completed(text: str, years: Years) -> Iterator[tuple[str, bool]]:
    """A text that lacks a year with the one that it likely is of, and whether it may be of another."""
    if _pattern(r"\d{4}").search(text):
        return
    places = list(
        _pattern(
            r"(?P<figures>(?<!\d)\d{1,2}(?: ?(?P<slash>/) ?|(?P<dash>[.-]))(?:1[0-2]|0?[1-9]))(?![\d/])"
            rf"|tháng (?:\d{{1,2}}|{LUNAR_MONTH})(?: {LEAP})?|quý (?:iv|i{{1,3}}|\d)|q[1-4]"
            rf"|(?:{MUNG} )?(?:\d{{1,2}}|{FIRST_DAY}) {TET}(?: nguyên đán)?"
        ).finditer(text)
    )
    if not places:
        return
    at = places[-1]
    month = re.findall(r"\d+", at["figures"] or at[0])
    year, unsure = years.of(int(month[-1]) if month else 1)
    if LUNAR_MONTHS[-1] in at[0]:  # before Tết it is still the lunar year before
        year, unsure = year - 1, True
    join = f"{at['slash'] or at['dash']}{year}" if at["figures"] else f"/{year}" if "quý" in at[0] else f" năm {year}"
    yield text[: at.end()] + join + text[at.end() :], unsure
    if len(places) > 1 and places[0]["figures"]:  # from December to January
        first = places[0]
        begins = f"{text[: first.end()]}{first['slash'] or first['dash']}{year - 1}"
        yield begins + text[first.end() : at.end()] + join + text[at.end() :], True


def pairs(text: str, found: list[Moment], plan: range) -> list[Pair]:
    """The pairs of a day in history and its anniversary among what a text says: ranges of years on end."""
    pairs = []
    for moment in found:
        first, last = moment.first, moment.last
        if last.year - first.year < 3 or last.year not in range(plan[0] - 1, plan[-1] + 2) or len(moment.dates) > 1:
            continue
        written = lowered(text)[moment.start : moment.end].strip("() ")
        ends = re.split(rf" ?{DASH} ?(?=\d|năm|ngày|tháng)| đến | / ", written)
        if len(ends) % 2 or not ends:
            continue
        half = len(ends) // 2
        origin, date = ("-".join(ends[:half]), "-".join(ends[half:]))
        read = [_read(end, Years(plan)) for end in (origin, date)]
        if read[0] and read[1] and len(read[0][0]) == len(read[1][0]) == 1:
            pairs.append(Pair(moment.start, moment.end, read[0][1], read[1][1], read[1][0][0]))
    return pairs


_FROM_TO = rf"(?:{PART_OF_DAY}:? )?(?:{FROM} )?{TIME}{JOIN}(?:{TIME}|{MIDNIGHT})(?: cùng ngày)?"
_CLOCKS = rf"(?<![\w:/])(?:{_FROM_TO}|{HOURS})(?![\w/]|:\d| rưỡi| kém)"


class Clock(NamedTuple):
    """A time of day that a text says, or from one to another."""

    start: int
    end: int
    hours: Hours

    @property
    def written(self) -> str:
        """The time as the plan's file has it."""
        return self.hours.message().replace(" – ", " - ")


def clocks(text: str) -> list[Clock]:
    """The times of day that a text says, in order."""
    low = lowered(text)
    if not _pattern(r"\d ?(?:h|g|giờ|:)").search(low):
        return []
    found = []
    for match in _pattern(_CLOCKS).finditer(low):
        try:
            found.append(Clock(match.start(), match.end(), parse_hours(match[0])))
        except Unreadable:
            continue
    return found
