"""The stable JSON: what each command gives to programs, in the shapes that `json_shapes` has and explains.

Days are ISO 8601, what there is not is null, and texts are in one language. Keys are only ever added.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tamduong_cli.dates.span import Span
from tamduong_cli.views.json_details import issue_record
from tamduong_cli.views.record_parts import (
    activity_record,
    date_days_record,
    date_record,
    days_record,
    deadline_record,
    event_day_record,
    event_in_short_record,
    lunar_record,
    origin_record,
    overlap_record,
    plans_record,
    texts_of,
    window_record,
)

if TYPE_CHECKING:
    from tamduong_cli.dates.duration import Duration
    from tamduong_cli.dates.lunar import Lunar
    from tamduong_cli.language import Language
    from tamduong_cli.plan.model import Event, Parent, Plan, Signatory, Text, Unit
    from tamduong_cli.plan.problems import Problem
    from tamduong_cli.schedule.anniversaries import Anniversary
    from tamduong_cli.schedule.briefing import Briefing
    from tamduong_cli.schedule.changes import PlanChange, PlanItem
    from tamduong_cli.schedule.compared_keys import Said
    from tamduong_cli.schedule.dated import Dated
    from tamduong_cli.schedule.day_by_day import Day
    from tamduong_cli.schedule.schedule import Schedule
    from tamduong_cli.schedule.timeline import Timeline
    from tamduong_cli.schedule.windows import Window
    from tamduong_cli.views import json_shapes as shapes
    from tamduong_cli.views.letter import Letter


def windows_record(found: Schedule, on: datetime.date, language: Language) -> shapes.WindowsRecord:
    """`plan windows`: windows, deadlines and activities, and what the day `on` is to each."""
    return {
        **plans_record(found.plans),
        "on": on.isoformat(),
        "windows": [window_record(window, on, language) for window in found.windows],
        "dates": [event_day_record(item, on, language) for item in found.lone_days],
        "deadlines": [deadline_record(item, on, language) for item in found.deadlines],
        "activities": [activity_record(series, on, language) for series in found.activities],
    }


def plans_in_full_record(found: Schedule, on: datetime.date, language: Language) -> shapes.PlansInFullRecord:
    """`plan show`: what each plan says of itself, and how much in it is over, on and to come."""
    return {
        **plans_record(found.plans),
        "on": on.isoformat(),
        "about": [_plan(plan, found.of_plan(plan), on, language) for plan in found.plans],
    }


def event_record(shown: Event, found: Schedule, on: datetime.date, language: Language) -> shapes.EventRecord:
    """`plan show`: an event, and what `plan windows` has of it, each window with how it came about."""
    from tamduong_cli.schedule.derivation import derivation

    def steps(window: Window) -> list[shapes.StepRecord]:
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
            "short": shown.short and shown.short.in_(language.code),
            **origin_record(shown.origin),
            **date_record(shown.date),
            "years": shown.years,
            "tentative": shown.is_tentative,
            "ref": shown.ref,
            "file": shown.source.place.file,
            "line": shown.source.place.line,
            "messages": texts_of(shown.messages, language),
        },
        "channels": texts_of(found.plan.channels, language),
        "windows": [{**window_record(window, on, language), "derivation": steps(window)} for window in found.windows],
        "dates": [event_day_record(item, on, language) for item in found.lone_days],
        "deadlines": [deadline_record(item, on, language) for item in found.deadlines],
        "activities": [activity_record(series, on, language) for series in found.activities],
    }


def timeline_record(shown: Timeline, language: Language) -> shapes.TimelineRecord:
    """`plan timeline`: what has a day from `first` to `last`; overlaps with all their days, each event once."""
    return {
        **plans_record(shown.plans),
        "on": shown.on.isoformat(),
        **days_record(shown.days),
        "windows": [window_record(bar.window, shown.on, language) for bar in shown.bars],
        "dates": [event_day_record(item, shown.on, language) for item in shown.lone_days],
        "deadlines": [deadline_record(item, shown.on, language) for item in shown.deadlines],
        "overlaps": [overlap_record(overlap, language) for overlap in shown.overlaps],
    }


def units_record(plans: Sequence[Plan], chosen: Sequence[tuple[Plan, Unit]], language: Language) -> shapes.UnitsRecord:
    """`plan units`: units with their duties; `events` lists all that concern a unit."""
    return {
        **plans_record(plans),
        "units": [
            {
                "plan": plan.id,
                "id": unit.id,
                "name": unit.name.in_(language.code),
                "events": [event.id for event in plan.events]
                if unit.events is None
                else [reference.id for reference in unit.events],
                "duties": texts_of(unit.duties, language),
                "ref": unit.ref,
            }
            for plan, unit in chosen
        ],
    }


def briefing_record(found: Briefing, on: datetime.date, language: Language) -> shapes.BriefingRecord:
    """`plan briefing`: the facts of a week, and its `letter`, the same in words, section by section.

    `on` is today, which statuses are told for.
    """
    from tamduong_cli.views.letter import letter

    code = language.code
    year, number, _ = found.week.first.isocalendar()
    return {
        **plans_record(found.plans),
        "language": code,
        "issuer": found.plan.issuer and found.plan.issuer.in_(code),
        **issue_record(found.plan, language),
        "on": on.isoformat(),
        "week": {"year": year, "number": number, **days_record(found.week)},
        "units": [unit.id for unit in found.units],
        "windows": [_week_window(window, found.week, on, language) for window in found.windows],
        "days": [_day(day, on, language) for day in found.days],
        "were_due": [_day(day, on, language) for day in found.were_due],
        "overlaps": [overlap_record(overlap, language) for overlap in found.overlaps],
        "ahead": found.ahead and days_record(found.ahead),
        "coming": [_day(day, on, language) for day in found.coming],
        "last_window": found.last and window_record(found.last, on, language),
        "next_window": found.next and window_record(found.next, on, language),
        "messages": [
            {**event_in_short_record(plan, event, language), "points": texts_of(event.messages, language)}
            for plan, event in found.messages
        ],
        "channels": [{"plan": plan.id, "points": texts_of(channels, language)} for plan, channels in found.channels],
        "duties": [
            {"plan": plan.id, "unit": unit.id, "name": unit.name.in_(code), "points": texts_of(unit.duties, language)}
            for plan, unit in found.duties
        ],
        "letter": _letter(letter(found, language)),
    }


def anniversaries_record(
    found: Sequence[Anniversary], plans: Sequence[Plan], years: range, language: Language
) -> shapes.AnniversariesRecord:
    """`plan anniversaries`: by day; weekdays count from Monday, 1, as in ISO 8601, and lunar dates are of every day."""
    return {
        **plans_record(plans),
        "years": list(years),
        "anniversaries": [
            {
                "plan": item.plan.id,
                "event": item.event.id,
                "summary": item.summary.in_(language.code),
                **origin_record(item.event.origin),
                "year": item.year,
                **date_days_record(item.date),
                "date_lunar": lunar_record(item.lunar),
                "weekday": item.date.day.isoweekday() if item.date.day else None,
                "count": item.years,
                "class": item.class_,
                "first": item.window and item.window.first.isoformat(),
                "last": item.window and item.window.last.isoformat(),
            }
            for item in found
            if item.years is not None and item.class_ is not None
        ],
        "yearly": [
            _yearly(item, lunar, language) for item in found if item.years is None and (lunar := item.date.lunar)
        ],
    }


def changes_record(found: Sequence[PlanChange], plan: Plan) -> shapes.ChangesRecord:
    """`plan diff`: changes, each by what it was and what it is.

    An event that came or went has its windows with it, and they are no changes of their own.
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
                "keys": [{"name": key.name, "old": _said(key.old), "new": _said(key.new)} for key in change.keys],
                "units_added": list(change.units_added),
                "units_gone": list(change.units_gone),
                "windows": [_item(window) for window in change.windows],
            }
            for change in found
        ],
    }


def problems_record(found: Sequence[Problem], language: Language) -> shapes.ProblemsRecord:
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


def _plan(plan: Plan, found: Schedule, on: datetime.date, language: Language) -> shapes.PlanInFullRecord:
    from tamduong_cli.schedule.windows import last_and_next_window

    last, following = last_and_next_window(found.windows, Span(on, on))
    return {
        "id": plan.id,
        "title": plan.title.in_(language.code),
        **issue_record(plan, language),
        "issuer": _text(plan.issuer, language),
        "place": _text(plan.place, language),
        "signatory": _signatory(plan.signatory, language),
        "parent": _parent(plan.parent, language),
        "period": days_record(plan.period),
        "revised": plan.revised.isoformat() if plan.revised else None,
        "kind": _text(plan.kind, language),
        "timezone": plan.timezone,
        "language": plan.language,
        "file": plan.source.place.file,
        "window": _rule(plan),
        "windows": [window_record(window, on, language) for window in found.windows if window.joint],
        "objectives": texts_of(plan.objectives, language),
        "requirements": texts_of(plan.requirements, language),
        "channels": texts_of(plan.channels, language),
        "recipients": texts_of(plan.recipients, language),
        "counts": {
            "events": len(plan.events),
            "units": len(plan.units),
            "windows": _statuses(found.windows, on),
            "dates": _statuses(found.lone_days, on),
            "deadlines": _statuses(found.deadlines, on),
            "activities": _statuses(found.activities, on),
        },
        "last_window": last and window_record(last, on, language),
        "next_window": following and window_record(following, on, language),
    }


def _signatory(signatory: Signatory | None, language: Language) -> shapes.SignatoryRecord | None:
    return signatory and {
        "name": signatory.name.in_(language.code),
        "title": _text(signatory.title, language),
        "authority": _text(signatory.authority, language),
        "ref": signatory.ref,
    }


def _parent(parent: Parent | None, language: Language) -> shapes.ParentRecord | None:
    return parent and {
        "number": parent.number,
        "issued": parent.date.isoformat() if parent.date else None,
        "issuer": _text(parent.issuer, language),
        "title": _text(parent.title, language),
        "ref": parent.ref,
    }


def _rule(plan: Plan) -> shapes.RuleRecord | None:
    return plan.window and {
        "none": plan.window.is_none,
        "before": _length(plan.window.before),
        "after": _length(plan.window.after),
        "line": plan.source.of("window").line,
        "ref": plan.window.ref,
    }


def _length(length: Duration | None) -> shapes.LengthRecord | None:
    return length and {"number": length.number, "unit": length.unit}


def _statuses(items: Iterable[Dated], on: datetime.date) -> shapes.StatusesRecord:
    found = [item.status(on) for item in items]
    return {
        "all": len(found),
        "past": found.count("past"),
        "active": found.count("active"),
        "upcoming": found.count("upcoming"),
    }


def _week_window(window: Window, week: Span, on: datetime.date, language: Language) -> shapes.WeekWindowRecord:
    first, last = max(window.first, week.first), min(window.last, week.last)
    return {
        **window_record(window, on, language),
        "week_first": Span(window.first, first).days,
        "week_last": Span(window.first, last).days,
    }


def _day(day: Day, on: datetime.date, language: Language) -> shapes.DayRecord:
    return {
        "date": day.date.isoformat(),
        "date_lunar": lunar_record(day.lunar),
        "weekday": day.date.isoweekday(),
        "begins": [window_record(window, on, language) for window in day.begins],
        "ends": [window_record(window, on, language) for window in day.ends],
        "anniversaries": [event_in_short_record(item.plan, item.event, language) for item in day.event_days],
        "deadlines": [deadline_record(item, on, language) for item in day.deadlines],
        "activities": [
            activity_record(its, on, language)
            for series in day.activities
            if (its := series.within(Span(day.date, day.date)))
        ],
    }


def _yearly(item: Anniversary, lunar: Lunar, language: Language) -> shapes.YearlyRecord:
    return {
        "plan": item.plan.id,
        "event": item.event.id,
        "summary": item.summary.in_(language.code),
        "year": item.year,
        "date": item.date.day.isoformat() if item.date.day else None,
        "date_first": item.date.first.isoformat(),
        "date_last": item.date.last.isoformat(),
        "date_lunar": {"day": lunar.day, "month": lunar.month, "year": lunar.year, "leap": lunar.leap},
        "weekday": item.date.day.isoweekday() if item.date.day else None,
        "first": item.window and item.window.first.isoformat(),
        "last": item.window and item.window.last.isoformat(),
    }


def _letter(letter: Letter) -> shapes.LetterRecord:
    return {
        "title": letter.title,
        "week": letter.week,
        "plans": [plan.line for plan in letter.plans],
        "units": letter.units,
        "opening": list(letter.opening),
        "sections": [
            {
                "part": section.part,
                "heading": section.heading,
                "items": [{"text": item.text, "notes": list(item.notes)} for item in section.items],
            }
            for section in letter.sections
        ],
    }


def _item(item: PlanItem) -> shapes.ItemRecord:
    return {
        "summary": item.summary,
        "name": item.name or None,
        "first": item.first.isoformat() if item.first else None,
        "last": item.last.isoformat() if item.last else None,
        "first_lunar": lunar_record(item.first_lunar),
        "last_lunar": lunar_record(item.last_lunar),
        "days": [day.isoformat() for day in item.days],
        "time": item.time or None,
        "repeat": item.repeat or None,
        "origin": item.origin or None,
        "points": list(item.points),
        "tentative": item.tentative,
        "units": None if item.units is None else list(item.units),
    }


def _said(said: Said | None) -> str | list[str] | None:
    return list(said) if isinstance(said, tuple) else said


def _text(text: Text | None, language: Language) -> str | None:
    return text and text.in_(language.code)
