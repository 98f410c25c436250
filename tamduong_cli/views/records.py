"""The stable JSON: what each command gives to programs. Keys are only ever added.

Days are ISO 8601, what there is not is null, and texts are in one language.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tamduong_cli.dates.span import Span

if TYPE_CHECKING:
    from tamduong_cli.dates.date import Date
    from tamduong_cli.language import Language
    from tamduong_cli.plan.model import Event, Plan, Points, Unit
    from tamduong_cli.plan.problems import Problem
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.anniversaries import Anniversary
    from tamduong_cli.schedule.briefing import Briefing, Day
    from tamduong_cli.schedule.changes import Change, Item
    from tamduong_cli.schedule.deadlines import Due
    from tamduong_cli.schedule.overlaps import Overlap
    from tamduong_cli.schedule.schedule import Schedule
    from tamduong_cli.schedule.timeline import Timeline
    from tamduong_cli.schedule.windows import Window
    from tamduong_cli.views.briefing import Letter

Record = dict[str, object]


def windows(found: Schedule, on: datetime.date, language: Language) -> Record:
    """`plan windows`: windows, deadlines and activities, and what the day `on` is to each."""
    return {
        "plan": _plan(found.plans),
        "plans": [plan.id for plan in found.plans],
        "on": on.isoformat(),
        "windows": [_window(window, on, language) for window in found.windows],
        "deadlines": [_deadline(item, on, language) for item in found.deadlines],
        "activities": [_activity(series, on, language) for series in found.activities],
    }


def event(shown: Event, found: Schedule, on: datetime.date, language: Language) -> Record:
    """`plan show`: an event, and what `plan windows` has of it, each window with how it came about."""
    from tamduong_cli.schedule.derivation import derivation

    def steps(window: Window) -> list[Record]:
        return [
            {"step": language.render(step.message), "line": step.place and step.place.line, "ref": step.ref}
            for step in derivation(window, language.code)
        ]

    return {
        "plan": found.plan.id,
        "on": on.isoformat(),
        "event": {
            "id": shown.id,
            "summary": shown.summary.in_(language.code),
            **_dates("origin", shown.origin),
            **_dates("date", shown.date),
            "years": shown.years,
            "tentative": shown.is_tentative,
            "ref": shown.ref,
            "file": shown.source.place.file,
            "line": shown.source.place.line,
            "messages": _texts(shown.messages, language),
        },
        "channels": _texts(found.plan.channels, language),
        "windows": [{**_window(window, on, language), "derivation": steps(window)} for window in found.windows],
        "deadlines": [_deadline(item, on, language) for item in found.deadlines],
        "activities": [_activity(series, on, language) for series in found.activities],
    }


def timeline(shown: Timeline, language: Language) -> Record:
    """`plan timeline`: what has a day from `first` to `last`; overlaps with all their days, each event once."""
    return {
        "plan": _plan(shown.plans),
        "plans": [plan.id for plan in shown.plans],
        "on": shown.on.isoformat(),
        **_span(shown.days),
        "windows": [_window(bar.window, shown.on, language) for bar in shown.bars],
        "deadlines": [_deadline(item, shown.on, language) for item in shown.deadlines],
        "overlaps": [_overlap(overlap, language) for overlap in shown.overlaps],
    }


def units(plans: Sequence[Plan], chosen: Sequence[tuple[Plan, Unit]], language: Language) -> Record:
    """`plan units`: units with their duties; `events` lists all that concern a unit."""
    return {
        "plan": _plan(plans),
        "plans": [plan.id for plan in plans],
        "units": [
            {
                "plan": plan.id,
                "id": unit.id,
                "name": unit.name.in_(language.code),
                "events": [event.id for event in plan.events]
                if unit.events is None
                else [reference.id for reference in unit.events],
                "duties": _texts(unit.duties, language),
                "ref": unit.ref,
            }
            for plan, unit in chosen
        ],
    }


def briefing(found: Briefing, on: datetime.date, language: Language) -> Record:
    """`plan briefing`: the facts of a week, and its `letter`, the same in words, section by section.

    `on` is today, which statuses are told for; `week_first` and `week_last` of a window are which of its days, counted
    from 1, the week has. The days in `days` and `coming` are those on which something happens.
    """
    from tamduong_cli.views.briefing import letter

    code = language.code
    year, number, _ = found.week.first.isocalendar()
    return {
        "plan": _plan(found.plans),
        "plans": [plan.id for plan in found.plans],
        "language": code,
        "issuer": found.plan.issuer and found.plan.issuer.in_(code),
        "on": on.isoformat(),
        "week": {"year": year, "number": number, **_span(found.week)},
        "units": [unit.id for unit in found.units],
        "windows": [
            {
                **_window(window, on, language),
                "week_first": window.day(max(window.first, found.week.first)),
                "week_last": window.day(min(window.last, found.week.last)),
            }
            for window in found.windows
        ],
        "days": [_day(day, on, language) for day in found.days],
        "overlaps": [_overlap(overlap, language) for overlap in found.overlaps],
        "ahead": found.ahead and _span(found.ahead),
        "coming": [_day(day, on, language) for day in found.coming],
        "last_window": found.last and _window(found.last, on, language),
        "next_window": found.next and _window(found.next, on, language),
        "messages": [
            {**_event(plan, event, language), "points": _texts(event.messages, language)}
            for plan, event in found.messages
        ],
        "channels": [{"plan": plan.id, "points": _texts(channels, language)} for plan, channels in found.channels],
        "duties": [
            {"plan": plan.id, "unit": unit.id, "name": unit.name.in_(code), "points": _texts(unit.duties, language)}
            for plan, unit in found.duties
        ],
        "letter": _letter(letter(found, language)),
    }


def anniversaries(found: Sequence[Anniversary], plans: Sequence[Plan], years: range, language: Language) -> Record:
    """`plan anniversaries`: by day; weekdays count from Monday, 1, as in ISO 8601, and lunar dates are of every day."""
    return {
        "plan": _plan(plans),
        "plans": [plan.id for plan in plans],
        "years": list(years),
        "anniversaries": [
            {
                "plan": item.plan.id,
                "event": item.event.id,
                "summary": item.summary.in_(language.code),
                **_dates("origin", item.event.origin),
                "year": item.year,
                **_dates("date", item.date),
                "date_lunar": item.lunar and item.lunar._asdict(),
                "weekday": item.date.day and item.date.day.isoweekday(),
                "count": item.years,
                "class": item.class_,
                "first": item.window and item.window.first.isoformat(),
                "last": item.window and item.window.last.isoformat(),
            }
            for item in found
        ],
    }


def changes(found: Sequence[Change], plan: Plan) -> Record:
    """`plan diff`: changes, each by what it was (`old`) and what it is (`new`), null where it was not or is not.

    `kind` is plan, event, window, deadline, activity or unit, and `change` is came, went, moved or changed. `id` is the
    event's for a window, whose phase `name` tells; it is null for what only a calendar had. `fields` are the keys of
    `old` and `new` that differ, and `first_by` and `last_by` the days that the ends moved, below 0 to earlier ones.
    `points` are an event's messages or a unit's duties, `days` those of an activity that are listed, `units` null
    where they are not known. An event that came or went has its `windows` with it, and they are no changes of their
    own.
    """
    return {
        "plan": plan.id,
        "changes": [
            {
                "kind": change.item.kind,
                "change": change.way,
                "id": change.item.id or None,
                "name": change.item.name or None,
                "summary": change.item.summary,
                "old": change.old and _item(change.old),
                "new": change.new and _item(change.new),
                "first_by": change.first_by,
                "last_by": change.last_by,
                "fields": list(change.fields),
                "keys": [each._asdict() for each in change.keys],
                "units_added": list(change.units_added),
                "units_gone": list(change.units_gone),
                "windows": [_item(window) for window in change.windows],
            }
            for change in found
        ],
    }


def problems(found: Sequence[Problem], language: Language) -> Record:
    """`plan check`: problems, in the user's language."""
    return {
        "problems": [
            {
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "severity": problem.severity,
                "code": problem.code,
                "message": language.render(problem.message),
            }
            for problem in found
        ]
    }


def _plan(plans: Sequence[Plan]) -> str | None:
    return plans[0].id if len(plans) == 1 else None


def _window(window: Window, on: datetime.date, language: Language) -> Record:
    return {
        "plan": window.plan.id,
        "event": window.event.id,
        "name": window.name and window.name.in_(language.code),
        "summary": window.event.summary.in_(language.code),
        **_dates("date", window.event.date),
        "first": window.first.isoformat(),
        "last": window.last.isoformat(),
        "first_lunar": _lunar(window.ends[0].first_day),
        "last_lunar": _lunar(window.ends[1].last_day),
        "days": window.days,
        "status": window.status(on),
        "day": window.day(on),
        "days_left": window.days_left(on),
        "days_until": window.days_until(on),
        "tentative": window.tentative,
        "basis": window.basis,
        "ref": window.rule.ref,
        "units": [unit.id for unit in window.units],
    }


def _deadline(item: Due, on: datetime.date, language: Language) -> Record:
    return {
        "plan": item.plan.id,
        "id": item.deadline.id,
        "event": item.event and item.event.id,
        "summary": item.summary.in_(language.code),
        "date": item.day.isoformat(),
        "date_lunar": item.deadline.date and _lunar(item.deadline.date),
        "status": item.status(on),
        "days_until": item.days_until(on),
        "tentative": item.tentative,
        "ref": item.deadline.ref,
        "units": [unit.id for unit in item.units],
    }


def _activity(series: Series, on: datetime.date, language: Language) -> Record:
    time = series.activity.time
    return {
        "plan": series.plan.id,
        "id": series.activity.id,
        "event": series.window.event.id,
        "window": series.window.name and series.window.name.in_(language.code),
        "summary": series.summary.in_(language.code),
        "dates": [day.isoformat() for day in series.days],
        "start": time and time.start.isoformat("minutes"),
        "end": time and time.end and time.end.isoformat("minutes"),
        "status": series.status(on),
        "tentative": series.tentative,
        "ref": series.activity.ref,
        "units": [unit.id for unit in series.units],
    }


def _day(day: Day, on: datetime.date, language: Language) -> Record:
    return {
        "date": day.date.isoformat(),
        "date_lunar": day.lunar and day.lunar._asdict(),
        "weekday": day.date.isoweekday(),
        "begins": [_window(window, on, language) for window in day.begins],
        "ends": [_window(window, on, language) for window in day.ends],
        "anniversaries": [_event(item.plan, item.event, language) for item in day.event_days],
        "deadlines": [_deadline(item, on, language) for item in day.deadlines],
        "activities": [
            _activity(its, on, language)
            for series in day.activities
            if (its := series.within(Span(day.date, day.date)))
        ],
    }


def _overlap(overlap: Overlap, language: Language) -> Record:
    return {
        **_span(overlap.span),
        "days": overlap.span.days,
        "events": [_event(plan, event, language) for plan, event in overlap.events],
    }


def _event(plan: Plan, event: Event, language: Language) -> Record:
    return {
        "plan": plan.id,
        "event": event.id,
        "summary": event.summary.in_(language.code),
        "years": event.years,
        "tentative": event.is_tentative,
    }


def _letter(letter: Letter) -> Record:
    return {
        **letter._asdict(),
        "sections": [
            {**section._asdict(), "items": [item._asdict() for item in section.items]} for section in letter.sections
        ],
    }


def _span(span: Span) -> Record:
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


def _item(item: Item) -> Record:
    return {
        "summary": item.summary,
        "name": item.name or None,
        "first": item.first and item.first.isoformat(),
        "last": item.last and item.last.isoformat(),
        "first_lunar": item.first_lunar and item.first_lunar._asdict(),
        "last_lunar": item.last_lunar and item.last_lunar._asdict(),
        "days": [day.isoformat() for day in item.days],
        "time": item.time or None,
        "repeat": item.repeat or None,
        "origin": item.origin or None,
        "points": list(item.points),
        "tentative": item.tentative,
        "units": None if item.units is None else list(item.units),
    }


def _dates(name: str, date: Date | None) -> Record:
    """A day; what covers more has none, but its first and last; and the lunar date, where it is written as one."""
    return {
        name: date and date.day and date.day.isoformat(),
        f"{name}_first": date and date.first.isoformat(),
        f"{name}_last": date and date.last.isoformat(),
        f"{name}_lunar": date and _lunar(date),
    }


def _lunar(date: Date) -> Record | None:
    return date.lunar and date.lunar._asdict()


def _texts(points: Points, language: Language) -> list[str]:
    return [point.in_(language.code) for point in points.points]
