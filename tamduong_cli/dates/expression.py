"""Date expressions: `7/5/2024`, `06/2023`, `Quý IV/2022`, `10/3/2024 âm lịch`, `01/12/2023 - 10/01/2024`.

Read in two steps: `grammar` says which parts stand in a text, `meaning` which days they are.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator

from tamduong_cli.dates.date import Date, joined
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.grammar import End, advice, parts
from tamduong_cli.dates.meaning import runs_of
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import WEEKDAY_NAMES, lunar_year_name, place_in_cycle
from tamduong_cli.dates.wording import lunar_date, lunar_day, written
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message, plural


def parse_span(text: str, near: Span | None = None) -> Span:
    """Read a date expression: the days it covers, first and last included.

    A lunar year that only its name says, năm Giáp Thìn, is the one nearest to the days `near`.

    Raises Unreadable: bad-date, no-such-day, ambiguous-date, range-reversed, date-gap, out-of-range.

    >>> parse_span("Quý IV/2022")
    Span(first=datetime.date(2022, 10, 1), last=datetime.date(2022, 12, 31))
    """
    first, last = parse_ends(text, near)
    return Span(first.first, last.last)


def parse_date(text: str, near: Span | None = None) -> Date:
    """Read a date expression that is a day, several days on end, a month, a quarter or a year. Raises Unreadable.

    >>> parse_date("06/2023").precision
    'month'
    >>> parse_date("10/3/2024 âm lịch").day
    datetime.date(2024, 4, 18)
    >>> parse_date("ngày 26 và ngày 27 tháng 6 năm 2025").span
    Span(first=datetime.date(2025, 6, 26), last=datetime.date(2025, 6, 27))
    """
    first, last = parse_ends(text, near)
    if first is last:
        return first
    if first.day and last.day:
        return joined(first, last)
    raise Unreadable(
        "not-a-day",
        Message(
            "'{found}' is a range; write days (7/5/2024, 7 - 9/5/2024), a month (06/2023), a quarter or a year",
            found=text,
        ),
    )


def parse_days(text: str, near: Span | None = None) -> tuple[Date, ...]:
    """Read a date expression that is days: each day, and each run of them, that stands in it, in its order.

    Raises Unreadable, also for a month or what is longer (not-a-day), and for more than `MOST_DAYS` days.

    >>> [date.span.days for date in parse_days("3, 5 - 7/5/2024")]
    [1, 3]
    """
    days = []
    for first, last in runs_of(parts(text), text, near):
        if not (first.day and last.day):
            raise Unreadable(
                "not-a-day", Message("'{found}' is more than days; write each, such as 7/5/2024, 9/5/2024", found=text)
            )
        days.append(joined(first, last))
    if sum(date.span.days for date in days) > MOST_DAYS:
        raise Unreadable("out-of-range", Message("'{found}' is more than {most} days", found=text, most=MOST_DAYS))
    return tuple(days)


MOST_DAYS = 400
"""An expression that is read as days has no more of them than this."""


def parse_day(text: str, near: Span | None = None) -> datetime.date:
    """Read a date expression that is a single day. Raises Unreadable, also for anything longer (not-a-day).

    >>> parse_day("7/5/2024") == parse_day("ngày 07 tháng 5 năm 2024") == parse_day("2024-05-07")
    True
    """
    try:
        span = parse_span(text, near)
    except Unreadable as error:
        if error.code == "date-gap":
            raise _several(text) from None
        if error.code != "bad-date":
            raise
        what = advice(text, Message("write it as 7/5/2024"))
        raise Unreadable("bad-date", Message("'{found}' is not a day; {expected}", found=text, expected=what)) from None
    if span.first != span.last:
        raise _several(text)
    return span.first


def _several(text: str) -> Unreadable:
    return Unreadable("not-a-day", Message("'{found}' is more than one day; write one, such as 7/5/2024", found=text))


def parse_ends(text: str, near: Span | None = None) -> tuple[Date, Date]:
    """Read a date expression: the dates at its two ends, which are the same object where it is no range.

    Raises Unreadable, as `parse_span` does.
    """
    runs = sorted(runs_of(parts(text), text, near), key=lambda run: run[0].first)
    for (_, before), (after, _) in itertools.pairwise(runs):
        if after.first > before.last + datetime.timedelta(days=1):
            message = Message(
                "'{found}' leaves out the days between {before} and {after}; write one range without a gap",
                found=text,
                before=numeric(before.last),
                after=numeric(after.first),
            )
            raise Unreadable("date-gap", message)
    return runs[0][0], max((last for _, last in runs), key=lambda date: date.last)


def contradictions(text: str, near: Span | None = None) -> Iterator[tuple[str, Message]]:
    """What stands beside the dates of an expression and is not so: codes (weekday, lunar-date, day-count) and messages.

    >>> [code for code, _ in contradictions("thứ Hai, 7/5/2024")]
    ['weekday']
    """
    found = parts(text)
    runs = runs_of(found, text, near)
    days = sum(Span(first.first, last.last).days for first, last in runs)
    if found.said_days is not None and found.said_days != days:
        count = plural(
            "these are {n} day, not {count}", "these are {n} days, not {count}", n=days, count=found.said_days
        )
        yield "day-count", count
    for ends, dates in zip(found.runs, runs, strict=True):
        for end, date in dict(zip(ends, dates, strict=True)).items():
            yield from _beside(end, date)


def _beside(end: End, date: Date) -> Iterator[tuple[str, Message]]:
    """The weekday or the date of the other calendar beside a day, where it is another's."""
    if not date.day:
        return
    if end.weekday not in (None, date.day.weekday()):
        right, wrong = (Message(WEEKDAY_NAMES[number]) for number in (date.day.weekday(), end.weekday))
        yield "weekday", _not(written(date), right, wrong)
    beside, lunar = end.beside, date.lunar
    if not beside or not lunar:
        return
    if not beside.lunar:
        said_day = (beside.day, beside.month or date.day.month, beside.year or date.day.year)
        if said_day != (date.day.day, date.day.month, date.day.year):
            yield "lunar-date", _not(end.written, numeric(date.day), beside.written)
        return
    said = lunar._replace(
        day=beside.day,
        month=beside.month or lunar.month,
        year=beside.year or lunar.year,
        leap=beside.leap if beside.month else lunar.leap,
    )
    named = lunar_year_name(lunar.year)
    if beside.cycle not in (None, place_in_cycle(named)):
        other = lunar_year_name(4 + (beside.cycle or 0))
        yield "lunar-date", _not_lunar(end.written, f"{lunar.short()} năm {named}", f"{said.short()} năm {other}")
    elif said != lunar:
        in_words = lunar_date if beside.year else lunar_day
        yield "lunar-date", _not_lunar(end.written, in_words(lunar), in_words(said))


def _not_lunar(date: str, right: Message | str, found: Message | str) -> Message:
    return Message("{date} is {right} of the lunar calendar, not {found}", date=date, right=right, found=found)


def _not(date: Message | str, right: Message | str, found: Message | str) -> Message:
    return Message("{date} is {right}, not {found}", date=date, right=right, found=found)
