"""Anniversaries: the days of each year on which what a plan commemorates is so many years old, or comes again.

Without an origin in history a date of the lunar calendar comes each year: Tết, Giỗ Tổ. It counts no years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from tamduong_cli.dates.date import Date, in_year
from tamduong_cli.dates.expression import parse_ends
from tamduong_cli.dates.lunar import Lunar, anniversary, lunar_of
from tamduong_cli.dates.moving import moved, renewed
from tamduong_cli.dates.span import Span
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message
from tamduong_cli.letters import folded
from tamduong_cli.plan.model import Event, Plan, Text

Class = Literal["round", "half-round", "other"]
"""Năm tròn, năm lẻ 5, năm khác: the count ends in 0, in 5, in another digit (Nghị định 145/2013/NĐ-CP, Điều 3)."""


MOST_YEARS = 100

_PRECISIONS = ("year", "quarter", "month", "days", "day")

_SOME_YEAR = 2000
"""The lunar year in which what comes each year is compared."""


class Anniversary(NamedTuple):
    """One anniversary of an event's origin: the day, or the month, quarter or year where no day is known.

    `year` is the Gregorian year in which it is observed, `years` the count since the origin, one or more; None where
    the event has no origin, and comes each year by the lunar calendar.
    `window` has the days that the plan's rule gives it; None without a rule, or beyond the calendar.
    """

    plan: Plan
    event: Event
    year: int
    date: Date
    years: int | None
    window: Span | None

    @property
    def class_(self) -> Class | None:
        """Round, half-round or other, by its count of years; None where nothing is counted."""
        return None if self.years is None else class_of(self.years)

    @property
    def summary(self) -> Text:
        """The event's summary as this anniversary has it, with its own count of years and its own date."""
        return said_of(self.event.summary, self.event, self.date)

    @property
    def lunar(self) -> Lunar | None:
        """Its lunar date; None where no day is known, and in years that the lunar calendar is not known for."""
        if self.date.lunar or not self.date.day:
            return self.date.lunar
        try:
            return lunar_of(self.date.day)
        except Unreadable:
            return None


def class_of(count: int) -> Class:
    """The class of an anniversary with this count of years.

    >>> [class_of(years) for years in (70, 75, 78)]
    ['round', 'half-round', 'other']
    """
    return "round" if count % 10 == 0 else "half-round" if count % 5 == 0 else "other"


def parse_years(text: str) -> range:
    """Read a year or a range of years, `2028` or `2028 - 2029`. Raises Unreadable."""
    first, last = parse_ends(text)
    if (first.precision, last.precision) != ("year", "year"):
        message = Message("'{found}' is not a year or a range of years; write 2028, or 2028 - 2029", found=text)
        raise Unreadable("bad-date", message)
    years = range(first.first.year, last.first.year + 1)
    if len(years) > MOST_YEARS:
        message = Message("'{found}' is more than {most} years", found=text, most=MOST_YEARS)
        raise Unreadable("out-of-range", message)
    return years


def anniversaries(plan: Plan, years: range) -> list[Anniversary]:
    """The anniversaries that are observed in these years, by day; a commemoration that stands twice is listed once."""
    found = [
        Anniversary(plan, events[0], date.first.year, date, count, _window(date, events[0], plan))
        for events in commemorations(plan.events)
        for date, count in observed(events, years)
    ]
    return sorted(found, key=lambda item: item.date.span)


def commemorations(events: Iterable[Event]) -> list[list[Event]]:
    """The events that come again, by their origin or by the lunar calendar, those of one commemoration together.

    They have the same origin, or the same day by the moon, and the same summary but for their counts of years and
    their dates.
    """
    groups: dict[object, list[Event]] = {}
    for event in events:
        if event.origin or (event.date and event.date.by_moon):
            day = _comparable(event)
            summary = said_of(event.summary, event, day)  # all of them said of one day, they are the same words
            words = sorted((language, folded(text)) for language, text in summary.by_language.items())
            groups.setdefault((event.origin or day.by_moon, *words), []).append(event)
    return list(groups.values())


def observed(events: Sequence[Event], years: range) -> Iterator[tuple[Date, int | None]]:
    """The days in these years on which one commemoration is observed, each with its count of years, in order.

    29 February is observed on 28 February in other years, an origin of the lunar calendar by that calendar. Where
    the plan's date says more than the origin, a day of a year, it is the date that comes again. Without an origin
    the count is None.
    """
    for year in range(years[0] - 1, years[-1] + 1):
        event = next((event for event in events if event.date and event.date.year == year), events[0])
        day = _repeated(event)
        try:
            date = moved(day, year - day.year)
        except Unreadable:  # years that the lunar calendar is not known for
            continue
        count = event.origin.years_to(date) if event.origin else None
        if date.first.year in years and (count is None or count > 0):
            yield date, count


def commemorated(event: Event) -> Date | None:
    """The anniversary that the plan has the event for: its date, or without one, that in its windows."""
    if event.date or not event.origin:
        return event.date
    for rule in event.own_windows:
        if rule.start and rule.end:
            window = Span(rule.start.first, rule.end.last)
            for date, _ in observed([event], range(window.first.year, window.last.year + 1)):
                if date.span.overlaps(window):
                    return date
    return None


def said_of(text: Text, event: Event, date: Date) -> Text:
    """A text about the event's anniversary in the plan, said of its anniversary on another date."""
    old = commemorated(event)
    if not old:
        return text
    return text._replace(
        by_language={language: renewed(words, event.origin, old, date) for language, words in text.by_language.items()}
    )


def _comparable(event: Event) -> Date:
    """A day that is the same for all events of one commemoration: in the origin's year, or without one in any."""
    day = _repeated(event)
    try:
        return moved(day, (event.origin.first.year if event.origin else _SOME_YEAR) - day.year)
    except Unreadable:  # years that the lunar calendar is not known for
        return event.origin or day


def _repeated(event: Event) -> Date:
    """What comes again each year, in the calendar by which the plan observes it: the origin, or the plan's date.

    The date is it where there is no origin, or where the origin is known to its year only and the date to its day.
    """
    origin, date = event.origin, event.date
    if date and (origin is None or date.is_run or _known(date) > _known(origin)):
        return date._replace(tentative=False)
    assert origin, "without an origin an event comes again by its date"
    if date is None or not (origin.day and date.day):
        return origin._replace(tentative=False)
    moon, its_moon = origin.by_moon, date.by_moon
    both_lunar = moon and its_moon and anniversary(moon, its_moon.year) == its_moon
    if date.first == in_year(origin.first, date.first.year) and not both_lunar:
        return Date(origin.span)
    if its_moon and not moon:
        try:
            return Date(origin.span, lunar_of(origin.first))
        except Unreadable:
            pass
    return origin._replace(tentative=False)


def _known(date: Date) -> int:
    """How well a date is known, the day the best."""
    return _PRECISIONS.index(date.precision)


def _window(date: Date, event: Event, plan: Plan) -> Span | None:
    rule = plan.window
    if not rule or rule.is_none or plan.has_no_window(event):
        return None
    assert rule.before and rule.after, "check() refuses a rule without its lengths"
    try:
        return Span(rule.before.before(date.first), rule.after.after(date.last))
    except OverflowError:
        return None
