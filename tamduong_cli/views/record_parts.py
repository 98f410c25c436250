"""The parts of the stable JSON that the results of several commands have, in the shapes that `json_parts` has."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tamduong_cli.dates.span import Span
from tamduong_cli.views.json_details import details_record, own_words_record

if TYPE_CHECKING:
    from tamduong_cli.dates.date import Date
    from tamduong_cli.dates.lunar import Lunar
    from tamduong_cli.language import Language
    from tamduong_cli.plan.model import Event, Plan, Points
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.deadlines import Due
    from tamduong_cli.schedule.event_days import EventDay
    from tamduong_cli.schedule.overlaps import Overlap
    from tamduong_cli.schedule.windows import Window
    from tamduong_cli.views import json_parts as parts


def plans_record(plans: Sequence[Plan]) -> parts.PlansRecord:
    """Of which plans something is."""
    return {"plan": plans[0].id if len(plans) == 1 else None, "plans": [plan.id for plan in plans]}


def window_record(window: Window, on: datetime.date, language: Language) -> parts.WindowRecord:
    """A window, and what a day is to it."""
    return {
        "plan": window.plan.id,
        "event": window.events[0].id,
        "name": window.rule.name.in_(language.code) or None,
        "summary": window.summary.in_(language.code),
        **own_words_record(window, language),
        **date_record(window.event.date),
        **days_record(window.span),
        "first_lunar": lunar_record(window.ends[0].first_day.lunar),
        "last_lunar": lunar_record(window.ends[1].last_day.lunar),
        "days": window.days,
        "status": window.status(on),
        "day": window.day(on),
        "days_left": window.days_left(on),
        "days_until": window.days_until(on),
        "tentative": window.tentative,
        "basis": window.basis,
        **details_record(window, language),
    }


def deadline_record(item: Due, on: datetime.date, language: Language) -> parts.DeadlineRecord:
    """A deadline, and how far a day is from it."""
    return {
        "plan": item.plan.id,
        "id": item.id,
        "event": item.event and item.event.id,
        "summary": item.summary.in_(language.code),
        "date": item.day.isoformat(),
        "date_lunar": lunar_record(item.date.lunar),
        "status": item.status(on),
        "days_until": item.days_until(on),
        "tentative": item.tentative,
        **details_record(item, language),
    }


def event_day_record(item: EventDay, on: datetime.date, language: Language) -> parts.EventDayRecord:
    """The day of an event that has no window, or its days."""
    return {
        **event_in_short_record(item.plan, item.event, language),
        **date_record(item.date),
        "status": item.status(on),
        **details_record(item, language),
    }


def activity_record(series: Series, on: datetime.date, language: Language) -> parts.ActivityRecord:
    """An activity, with those of its days that it is left with."""
    time = series.activity.time
    return {
        "plan": series.plan.id,
        "id": series.id,
        "event": series.event.id,
        "window": series.window.name.in_(language.code) if series.window and series.window.name else None,
        "summary": series.summary.in_(language.code),
        "dates": [day.isoformat() for day in series.days],
        "start": time and time.start.isoformat("minutes"),
        "end": time.end.isoformat("minutes") if time and time.end else None,
        "status": series.status(on),
        "tentative": series.tentative,
        **details_record(series, language),
    }


def overlap_record(overlap: Overlap, language: Language) -> parts.OverlapRecord:
    """A run of days on which campaigns are on, and the events that they are for, each once."""
    return {
        **days_record(overlap.span),
        "days": overlap.span.days,
        "events": [
            {**event_in_short_record(window.plan, window.event, language), "event": window.events[0].id}
            for window in overlap.by_event
        ],
    }


def event_in_short_record(plan: Plan, event: Event, language: Language) -> parts.EventInShortRecord:
    """An event in short."""
    return {
        "plan": plan.id,
        "event": event.id,
        "summary": event.summary.in_(language.code),
        "short": event.short and event.short.in_(language.code),
        "years": event.years,
        "tentative": event.is_tentative,
    }


def days_record(span: Span) -> parts.DaysRecord:
    """A run of days."""
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


def origin_record(date: Date | None) -> parts.OriginRecord:
    """The day in history that an anniversary counts from."""
    days = date_record(date)
    return {
        "origin": days["date"],
        "origin_first": days["date_first"],
        "origin_last": days["date_last"],
        "origin_lunar": days["date_lunar"],
    }


def date_record(date: Date | None) -> parts.DateRecord:
    """The day of an event, or its days."""
    return {**date_days_record(date), "date_lunar": lunar_record(date and date.lunar)}


def date_days_record(date: Date | None) -> parts.DateDaysRecord:
    """The days of an anniversary."""
    return {
        "date": date.day.isoformat() if date and date.day else None,
        "date_first": date and date.first.isoformat(),
        "date_last": date and date.last.isoformat(),
    }


def lunar_record(lunar: Lunar | None) -> parts.LunarRecord | None:
    """A lunar date, if there is one."""
    return lunar and {"day": lunar.day, "month": lunar.month, "year": lunar.year, "leap": lunar.leap}


def texts_of(points: Points, language: Language) -> list[str]:
    """Points in one language."""
    return [point.in_(language.code) for point in points.points]
