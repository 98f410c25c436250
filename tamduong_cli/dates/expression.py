"""Date expressions: `7/5/2024`, `06/2023`, `Quý IV/2022`, `10/3/2024 âm lịch`, `01/12/2023 - 10/01/2024`.

Read in two steps: `grammar` says which parts stand in a text, `meaning` which days they are.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.grammar import End, parts
from tamduong_cli.dates.meaning import ends_of
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import WEEKDAY_NAMES
from tamduong_cli.dates.wording import lunar_date, lunar_day, written
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message


def parse_span(text: str) -> Span:
    """Read a date expression: the days it covers, first and last included.

    Raises Unreadable: bad-date, no-such-day, ambiguous-date, range-reversed, out-of-range.

    >>> parse_span("Quý IV/2022")
    Span(first=datetime.date(2022, 10, 1), last=datetime.date(2022, 12, 31))
    """
    first, last = parse_ends(text)
    return Span(first.first, last.last)


def parse_date(text: str) -> Date:
    """Read a date expression that is no range: a day, a month, a quarter or a year. Raises Unreadable.

    >>> parse_date("06/2023").precision
    'month'
    >>> parse_date("10/3/2024 âm lịch").day
    datetime.date(2024, 4, 18)
    """
    first, last = parse_ends(text)
    if first is not last:
        raise Unreadable(
            "not-a-day",
            Message("'{found}' is a range; write one day (7/5/2024), month (06/2023), quarter or year", found=text),
        )
    return first


def parse_day(text: str) -> datetime.date:
    """Read a date expression that is a single day. Raises Unreadable, also for anything longer (not-a-day).

    >>> parse_day("7/5/2024") == parse_day("ngày 07 tháng 5 năm 2024") == parse_day("2024-05-07")
    True
    """
    try:
        span = parse_span(text)
    except Unreadable as error:
        if error.code != "bad-date":
            raise
        message = Message("'{found}' is not a day; write it as 7/5/2024", found=text)
        raise Unreadable(error.code, message) from None
    if span.first != span.last:
        raise Unreadable(
            "not-a-day", Message("'{found}' is more than one day; write one, such as 7/5/2024", found=text)
        )
    return span.first


def parse_ends(text: str) -> tuple[Date, Date]:
    """Read a date expression: the dates at its two ends, which are the same object where it is no range.

    Raises Unreadable, as `parse_span` does.
    """
    return ends_of(parts(text), text)


def contradictions(text: str) -> Iterator[tuple[str, Message]]:
    """What stands beside a date of an expression, and is another day: codes (weekday, lunar-date) and messages.

    >>> [code for code, _ in contradictions("thứ Hai, 7/5/2024")]
    ['weekday']
    """
    found = parts(text)
    first, last = ends_of(found, text)
    yield from _beside(found.first, first)
    if found.last is not found.first:
        yield from _beside(found.last, last)


def _beside(end: End, date: Date) -> Iterator[tuple[str, Message]]:
    """The weekday or the date of the other calendar beside a day, where it is another's."""
    if not date.day:
        return
    if end.weekday not in (None, date.day.weekday()):
        right, wrong = (Message(WEEKDAY_NAMES[number]) for number in (date.day.weekday(), end.weekday))
        yield "weekday", _not(written(date), right, wrong)
    beside, lunar = end.beside, date.lunar
    if not beside or not lunar or beside.month is None:
        return
    if not beside.lunar:
        if (beside.day, beside.month, beside.year or date.day.year) != (date.day.day, date.day.month, date.day.year):
            yield "lunar-date", _not(end.written, numeric(date.day), beside.written)
        return
    said = lunar._replace(day=beside.day, month=beside.month, year=beside.year or lunar.year, leap=beside.leap)
    if said != lunar:
        in_words = lunar_date if beside.year else lunar_day
        message = Message(
            "{date} is {right} of the lunar calendar, not {found}",
            date=end.written,
            right=in_words(lunar),
            found=in_words(said),
        )
        yield "lunar-date", message


def _not(date: Message | str, right: Message | str, found: Message | str) -> Message:
    return Message("{date} is {right}, not {found}", date=date, right=right, found=found)
