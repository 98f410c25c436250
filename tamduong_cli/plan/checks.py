"""What can be wrong in a plan whose every value reads well: ids, references, and sense."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tamduong_cli.dates.span import ALL_DAYS, Span
from tamduong_cli.dates.wording import numeric, numeric_span
from tamduong_cli.language import N_, Message
from tamduong_cli.plan.model import UNKNOWN, Event, Plan, Reference, Unit, WindowRule
from tamduong_cli.plan.problems import Problem
from tamduong_cli.suggestions import with_suggestion


def check(plan: Plan) -> Iterator[Problem]:
    """Every problem of sense in a plan; values that could not be read are blank and raise no further ones."""
    yield from _duplicate_ids(plan)
    event_ids = dict.fromkeys(event.id for event in plan.events if event.id)
    unit_ids = dict.fromkeys(unit.id for unit in plan.units if unit.id)
    yield from _no_rule(plan)
    for event in plan.events:
        yield from _event(event, plan)
        if event.window:
            yield from _no_unit(event, event.window, plan)
            yield from _unknown(event.window.units or (), unit_ids, "unknown-unit", N_("there is no unit '{found}'"))
    for unit in plan.units:
        yield from _unknown(unit.events or (), event_ids, "unknown-event", N_("there is no event '{found}'"))


def _duplicate_ids(plan: Plan) -> Iterator[Problem]:
    """Ids name files, and some file systems take no account of case."""
    events: dict[str, Event | Plan | Unit] = {}
    calendars: dict[str, Event | Plan | Unit] = {plan.id.casefold(): plan}
    for taken, records in ((events, plan.events), (calendars, plan.units)):
        for record in records:
            key = record.id.casefold()
            if key and key in taken:
                message = Message(
                    "the id '{found}' is taken on line {line} already",
                    found=record.id,
                    line=taken[key].source.of("id").line,
                )
                yield Problem(record.source.of("id"), "duplicate-id", message)
            taken.setdefault(key, record)


def _no_rule(plan: Plan) -> Iterator[Problem]:
    """Said once, at the first event that needs the rule which the plan lacks."""
    needy = [event for event in plan.events if "date" in event.source.places and "window" not in event.source.places]
    if needy and "window" not in plan.source.places:
        message = Message(
            "the plan has no rule for this event's window; "
            "write 'window: {{before: 20 days, after: 5 days}}' in the plan"
        )
        yield Problem(needy[0].source.place, "no-window", message)


def _no_unit(event: Event, window: WindowRule, plan: Plan) -> Iterator[Problem]:
    """A window for some units only, none of which has the event."""
    known = {unit.id for unit in plan.units}
    if window.units is None or any(reference.id not in known for reference in window.units):
        return
    wanted = {reference.id for reference in window.units}
    for unit in plan.units:
        if unit.id in wanted and (unit.events is None or event.id in {reference.id for reference in unit.events}):
            return
    message = Message("no unit has this window: 'units' here and the units' own 'events' leave none over")
    yield Problem(window.source.of("units"), "no-unit", message)


def _event(event: Event, plan: Plan) -> Iterator[Problem]:
    keys = event.source.places
    if "date" not in keys and "window" not in keys:
        message = Message(
            "this event has neither a date nor a window; write 'date: 7/5/2024' or 'window: 01/12/2023 - 10/01/2024'"
        )
        yield Problem(event.source.place, "no-window", message)
    if event.window:
        yield from _window(event.window, event)
    if event.origin and event.date and event.origin > event.date:
        message = Message(
            "the origin {origin} comes after the date {date}; are they swapped?",
            origin=numeric(event.origin),
            date=numeric(event.date),
        )
        yield Problem(event.source.of("origin"), "origin-after-date", message)
    else:
        yield from _year_count(event)
    yield from _outside_period(event, plan)


def _window(window: WindowRule, event: Event) -> Iterator[Problem]:
    """Each end of an event's own window is said once: as a day, or counted from the event's date."""
    keys = window.source.places
    if not keys and (window.start or window.source is UNKNOWN):  # a range, which has both ends, or one that is none
        return
    for day, length in (("from", "before"), ("to", "after")):
        if day in keys and length in keys:
            message = Message("'{a}' and '{b}' both say where the window ends; keep one", a=day, b=length)
            if day == "from":
                message = Message("'{a}' and '{b}' both say where the window begins; keep one", a=day, b=length)
            yield Problem(window.source.of(length), "conflicting-keys", message)
        elif day not in keys and length not in keys:
            message = Message("the window lacks '{a}: 01/12/2023'", a=day)
            if "date" in event.source.places:
                message = Message("the window lacks '{a}: 01/12/2023' or '{b}: 5 days'", a=day, b=length)
            yield Problem(window.source.place, "missing-key", message)
        elif length in keys and "date" not in event.source.places:
            message = Message("'{key}' counts from the event's date, and this event has none", key=length)
            yield Problem(window.source.of(length), "no-window", message)
    if window.start and window.end and window.start > window.end:
        message = Message(
            "the window ends before it begins: {first} comes after {last}",
            first=numeric(window.start),
            last=numeric(window.end),
        )
        yield Problem(window.source.of("from"), "range-reversed", message)


YEARS = re.compile(r"\b(\d{1,4})(?: năm\b(?! \d)|(?:st|nd|rd|th)? (?:years?\b|anniversary\b))", re.IGNORECASE)
"""A count of years in a summary: 70 năm, 70 years, 70th anniversary; not tháng 4 năm 1975."""


def _year_count(event: Event) -> Iterator[Problem]:
    """A summary may count several things; one of its counts has to be the event's."""
    if event.years is None or not event.origin or not event.date:
        return
    for language, text in event.summary.by_language.items():
        counts = [int(count) for count in YEARS.findall(text)]
        if counts and event.years not in counts:
            message = Message(
                "the summary says {count} năm, but {origin} to {date} is {years}",
                count=counts[0],
                origin=numeric(event.origin),
                date=numeric(event.date),
                years=event.years,
            )
            yield Problem(event.summary.places[language], "year-count", message)


def _outside_period(event: Event, plan: Plan) -> Iterator[Problem]:
    """A date, or an event's own window, that has no day in the plan's period."""
    if plan.period == ALL_DAYS:
        return
    dated = []
    if event.date:
        dated.append(("date", Span(event.date, event.date)))
    if event.window and event.window.start and event.window.end and event.window.start <= event.window.end:
        dated.append(("window", Span(event.window.start, event.window.end)))
    for key, span in dated:
        if not span.overlaps(plan.period):
            message = Message(
                "{found} is outside the plan's period, {period}",
                found=numeric_span(span),
                period=numeric_span(plan.period),
            )
            yield Problem(event.source.of(key), "outside-period", message)


def _unknown(references: tuple[Reference, ...], known: Collection[str], code: str, text: str) -> Iterator[Problem]:
    for reference in references:
        if reference.id and reference.id not in known:
            what = Message(text, found=reference.id)
            yield Problem(reference.place, code, with_suggestion(what, reference.id, known))
