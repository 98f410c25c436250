"""The kinds of value that are days and times, and the windows that are written as days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.expression import contradictions, parse_date, parse_day, parse_days, parse_ends, parse_span
from tamduong_cli.dates.grammar import not_understood
from tamduong_cli.dates.span import ALL_DAYS, Span
from tamduong_cli.dates.vocabulary import A_YEAR, DUE, NEVER, STOP, normal
from tamduong_cli.dates.vocabulary import HOURS as HOURS_PATTERN
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message
from tamduong_cli.plan.kinds import Kind, OneOrMore, Scalar
from tamduong_cli.plan.model import Source, WindowRule
from tamduong_cli.plan.nodes import Node, ScalarNode, place_of
from tamduong_cli.plan.problems import Report

if TYPE_CHECKING:
    from tamduong_cli.dates.clock import Hours

T = TypeVar("T")


class Dates(Scalar[T]):
    """A value of dates, read with the plan's period, near which a lunar year is that only its name says."""

    def __init__(
        self,
        expected: Message,
        read: Callable[[str, Span | None], T],
        blank: T,
        dates: Callable[[T], Iterable[Date]],
        before: str = "",
        pattern: str = A_YEAR,
    ) -> None:
        """`read` gets the period too, and `dates` are those in a value; what is `before` them says nothing more."""
        super().__init__(expected, lambda value: read(self._without(value), None), blank, pattern=pattern)
        self._read = read
        self._dates = dates
        self._before = before

    def _converted(self, value: str, report: Report) -> tuple[T, Iterable[tuple[str, Message]]]:
        converted = self._read(self._without(value), report.period)
        return converted, _remarks(value, self._without(value), self._dates(converted), report.period)

    def _without(self, value: str) -> str:
        return re.sub(rf"(?i)^{self._before}", "", value) if self._before else value


def _remarks(value: str, date: str, ends: Iterable[Date], period: Span | None) -> Iterable[tuple[str, Message]]:
    """Slips in a date as written, and years in which sources differ about the lunar calendar."""
    ends = tuple(ends)
    if any(date.lunar for date in ends):
        from tamduong_cli.dates.lunar import SURE_YEARS

        if any(date.lunar.year not in SURE_YEARS for date in ends if date.lunar):
            yield (
                "lunar-years",
                Message(
                    "sources differ about the lunar calendar outside {first}–{last}; check {found}",
                    first=SURE_YEARS[0],
                    last=SURE_YEARS[-1],
                    found=value,
                ),
            )
    if any(map(str.isalpha, value)):  # a weekday, or a lunar date, beside it
        from tamduong_cli.dates.slips import slips

        yield from list(slips(value)) or contradictions(date, period)


def _hours(value: str) -> Hours | None:
    from tamduong_cli.dates.clock import parse_hours

    return parse_hours(value)


def _a_day(value: str, period: Span | None) -> Date | None:
    day = parse_day(value, period)
    return parse_date(value, period)._replace(span=Span(day, day))


def _no_days(value: str, period: Span | None) -> Date | None:
    """A date that is one day, or is not known to the day."""
    first, last = parse_ends(value, period)
    if first is not last:
        raise Unreadable("not-a-day", Message("'{found}' is a range; write one day, such as 7/5/2024", found=value))
    return first


def _one(date: Date | None) -> Iterable[Date]:
    return (date,) if date else ()


def whole(pattern: str) -> str:
    """A pattern of a normal text, of the whole text as it stands."""
    return f"^ ?{pattern}{STOP} ?$"


DAY: Scalar[datetime.date | None] = Scalar(Message("a day, such as 7/5/2024"), parse_day, None, pattern=A_YEAR)
DATE: Dates[Date | None] = Dates(
    Message("a day, such as 7/5/2024 or 10/3/2024 âm lịch, several (7 - 9/5/2024), a month, a quarter or a year"),
    parse_date,
    None,
    _one,
)
ORIGIN: Dates[Date | None] = Dates(DATE.expected, lambda value, _: parse_date(value), None, _one)
DUE_DAY: Dates[Date | None] = Dates(
    Message("a day, such as 7/5/2024 or 10/3/2024 âm lịch"), _a_day, None, _one, before=DUE
)
EACH_DAY: Dates[tuple[Date, ...]] = Dates(
    Message("a day, such as 7/5/2024 or 10/3/2024 âm lịch, or several: 7 - 9/5/2024"), parse_days, (), tuple
)
FIRST_DAY: Dates[Date | None] = Dates(Message("the first day, such as 01/12/2023"), _no_days, None, _one)
LAST_DAY: Dates[Date | None] = Dates(Message("the last day, such as 10/01/2024"), _no_days, None, _one)
SPAN = Scalar(
    Message("a year, month or range of dates, such as 01/12/2023 - 10/01/2024"), parse_span, ALL_DAYS, pattern=A_YEAR
)
HOURS: Scalar[Hours | None] = Scalar(
    Message("a time, such as 7h30 or 5h10 - 5h30"),
    _hours,
    None,
    pattern=whole(HOURS_PATTERN),
)


class Range(Kind[WindowRule]):
    """A range of dates that stands for a window with these days, or `none` for no window."""

    expected = Message(
        "a range of dates, such as 01/12/2023 - 10/01/2024, or {{before: 20 days, after: 5 days}}, or none"
    )
    blank = WindowRule()

    def __init__(self) -> None:
        self.ends: Dates[tuple[Date, Date] | None] = Dates(
            self.expected, self._parse, None, lambda ends: ends or (), pattern=f"{A_YEAR}|{whole(NEVER)}"
        )

    def _parse(self, text: str, period: Span | None) -> tuple[Date, Date]:
        try:
            return parse_ends(text, period)
        except Unreadable as error:
            if error.code != "bad-date":
                raise
            message = Message("'{found}' is not {expected}", found=text, expected=self.expected)
            if part := not_understood(text):
                message = Message("{what}; '{part}' is not understood", what=message, part=part)
            raise Unreadable(error.code, message) from None

    def read(self, node: Node, report: Report) -> WindowRule:
        source = Source(place_of(node, report.file))
        if isinstance(node, ScalarNode) and re.fullmatch(NEVER, normal(node.value)):
            return WindowRule(is_none=True, source=source)
        ends = self.ends.read(node, report)
        return WindowRule(start=ends[0], end=ends[1], source=source) if ends else self.blank


class DaysOf(Kind[tuple[Date, ...]]):
    """The days, and runs of days, that stand in one text, or in a list of texts."""

    blank: tuple[Date, ...] = ()

    def __init__(self, texts: OneOrMore[tuple[Date, ...]]) -> None:
        self.texts = texts
        self.expected = texts.expected

    def read(self, node: Node, report: Report) -> tuple[Date, ...]:
        return tuple(date for days in self.texts.read(node, report) for date in days)
