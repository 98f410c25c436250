"""What can be wrong between an event's dates, the plan's period, and what the event's summary says of them."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.dates_in_texts import COUNT, YEARS, Slip, pattern, prepared
from tamduong_cli.dates.figures import numeric, numeric_span
from tamduong_cli.dates.slips import slips
from tamduong_cli.dates.span import ALL_DAYS, Span
from tamduong_cli.dates.vocabulary import LUNAR_MARKS
from tamduong_cli.dates.wording import written, written_span
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message
from tamduong_cli.plan.model import Event, Plan, WindowRule
from tamduong_cli.plan.problems import Place, Problem

_NEAR = 10
"""A pair of dates that is more years off than this is of something else."""

_OF_A_PAIR = ("year-count", "anniversary-day", "missing-day")
"""What may be told of a text because its pair of dates is wrong."""


def dates_of_event(event: Event, plan: Plan) -> Iterator[Problem]:
    """What contradicts what; a slip that shows in two ways is told once."""
    if event.origin and event.date and event.origin.first > event.date.last:
        message = Message(
            "the origin {origin} comes after the date {date}; are they swapped?",
            origin=written(event.origin),
            date=written(event.date),
        )
        yield Problem(event.source.of("origin"), "origin-after-date", message)
        return
    other_day = _anniversary_day(event)
    yield from _of_summary(event, other_day is not None)
    yield from [other_day] if other_day else ()
    yield from _outside_period(event, plan)


def _of_summary(event: Event, is_told: bool) -> Iterator[Problem]:
    """What the summary says that the dates belie; in each language one thing, since it mostly is one slip."""
    if not event.date:
        return
    for language, text in event.summary.by_language.items():
        known = list(slips(text))
        found = _year_count(event, text, known) or _lunar_day(event, text, known)
        found = found or _feast(event, text)
        if not found and not is_told and not any(slip.code in _OF_A_PAIR for slip in known):
            found = _pair(event, text)
        if found:
            yield Problem(event.summary.places[language], found.code, found.message)


def _year_count(event: Event, text: str, known: list[Slip]) -> Slip | None:
    """A summary may count several things; one of its counts has to be the event's."""
    if event.years is None or not event.origin or not event.date or not _may_count(text):
        return None
    if any(int(count) == event.years for count in re.findall(YEARS, text)):  # as in most plans, which need no more
        return None
    from tamduong_cli.dates.slips_of_years import commemorated

    own, counts = commemorated(prepared(text))
    if not own or event.years in counts or any(slip.code == "year-count" for slip in known):
        return None
    message = Message(
        "the summary says {count} năm, but {origin} to {date} is {years}",
        count=own[0],
        origin=written(event.origin),
        date=written(event.date),
        years=event.years,
    )
    return Slip("year-count", message)


def _may_count(text: str) -> bool:
    return pattern(COUNT).search(text) is not None or "lần thứ" in text.lower()


def _lunar_day(event: Event, text: str, known: list[Slip]) -> Slip | None:
    """A summary that says on which lunar day the event is, and a date that is another."""
    if not event.date or not event.date.day or not any(mark in text.lower() for mark in LUNAR_MARKS):
        return None
    from tamduong_cli.dates.slips_of_lunar_days import lunar_day

    said = lunar_day(text)
    if not said or any(slip.code == "lunar-date" for slip in known):
        return None
    return next(iter(slips(f"{numeric(event.date.day)} ({said})")), None)


def _feast(event: Event, text: str) -> Slip | None:
    """A feast of the lunar calendar whose date is its lunar day, written as one of the other calendar."""
    day = event.date and event.date.day
    if not event.date or not day or event.date.lunar:
        return None
    from tamduong_cli.dates.feasts import DAYS, feast_of

    feast = (day.day, day.month) in DAYS and feast_of(text, day.day, day.month)
    if not feast:
        return None
    from tamduong_cli.dates.lunar import Lunar

    lunar = Lunar(feast.day, feast.month, day.year)
    try:
        solar = lunar.span().first
    except Unreadable:  # years that the lunar calendar is not known for
        return None
    message = Message(
        "{feast} is {lunar} of the lunar calendar; write '{written}', which is {solar}",
        feast=feast.name,
        lunar=lunar.short(),
        written=lunar.written(),
        solar=numeric(solar),
    )
    return Slip("lunar-date", message)


def _pair(event: Event, text: str) -> Slip | None:
    """The pair of dates in a summary, (7/5/1954 - 7/5/2024), that plainly is the event's and has another date."""
    if "(" not in text or not event.date:
        return None
    from tamduong_cli.dates.slips_of_years import only_pair

    pair = only_pair(prepared(text))
    if pair is None:
        return None
    (origin, date), differing = pair.parts, []
    is_known = event.origin is not None and event.origin.precision in ("day", "month") and _agrees(event.origin, origin)
    day = event.date.day
    if not (is_known or _agrees(event.date, date) or (day and date[1:] == (day.month, day.day))):
        return None
    for key, its, parts, said in (("date", event.date, date, pair.date), ("origin", event.origin, origin, pair.origin)):
        if its and not _agrees(its, parts):
            differing.append((its.first.year - parts[0], key, its, said))
    if not differing or any(abs(years) > _NEAR for years, *_ in differing):
        return None
    _, key, its, said = differing[0]
    message = Message("the summary says {said}, but '{key}' is {its}", said=said, key=key, its=written(its))
    return Slip("year-count", message)


def _agrees(date: Date, said: tuple[int, ...]) -> bool:
    """Whether a date may be what is said by its year, month and day, as far as both are known."""
    first, last = (day.timetuple()[: len(said)] for day in (date.first, date.last))
    return first <= said <= last


def _anniversary_day(event: Event) -> Problem | None:
    if not event.origin or not event.date or event.date.falls_on_the_day_of(event.origin):
        return None
    day, origin = event.date.day, event.origin.day
    if day and origin and (origin.month, origin.day, day.month, day.day) == (2, 29, 3, 1) and not isleap(day.year):
        return None  # kept on the day after, where others keep the day before
    message = Message(
        "the date {date} is not the day and month of the origin, {origin}",
        date=written(event.date),
        origin=written(event.origin),
    )
    return Problem(event.source.of("date"), "anniversary-day", message)


def _outside_period(event: Event, plan: Plan) -> Iterator[Problem]:
    """A date, or an event's own window, that has no day in the plan's period."""
    if plan.period == ALL_DAYS:
        return
    if event.date and not event.date.span.overlaps(plan.period):
        yield _outside(event.source.of("date"), written(event.date), plan)
    for rule in event.own_windows:
        yield from window_outside_period(rule, plan)


def window_outside_period(rule: WindowRule, plan: Plan) -> Iterator[Problem]:
    """A window with days of its own that has none in the plan's period."""
    if plan.period == ALL_DAYS or not (rule.start and rule.end) or rule.start.first > rule.end.last:
        return
    if not Span(rule.start.first, rule.end.last).overlaps(plan.period):
        yield _outside(rule.source.place, written_span(rule.start, rule.end), plan)


def _outside(place: Place, found: Message | str, plan: Plan) -> Problem:
    message = Message("{found} is outside the plan's period, {period}", found=found, period=numeric_span(plan.period))
    return Problem(place, "outside-period", message)
