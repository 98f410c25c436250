"""The stable JSON: what each command gives to programs. Keys are only ever added.

Days are ISO 8601, what there is not is null, and texts are in one language.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tamduong_cli.language import Language
    from tamduong_cli.plan.model import Plan, Points, Unit
    from tamduong_cli.plan.problems import Problem
    from tamduong_cli.schedule.windows import Schedule, Window

Record = dict[str, object]


def windows(schedule: Schedule, chosen: Sequence[Window], on: datetime.date, language: Language) -> Record:
    """`plan windows`: windows, and what the day `on` is to each."""
    return {
        "plan": schedule.plan.id,
        "on": on.isoformat(),
        "windows": [_window(window, on, language) for window in chosen],
    }


def event(schedule: Schedule, window: Window, on: datetime.date, language: Language) -> Record:
    """`plan show`: an event, and its windows as `plan windows` has them, each with how it came about."""
    from tamduong_cli.schedule.derivation import derivation

    shown = window.event
    steps = [
        {"step": language.render(step.message), "line": step.place and step.place.line, "ref": step.ref}
        for step in derivation(window)
    ]
    return {
        "plan": schedule.plan.id,
        "on": on.isoformat(),
        "event": {
            "id": shown.id,
            "summary": shown.summary.in_(language.code),
            "origin": shown.origin and shown.origin.isoformat(),
            "date": shown.date and shown.date.isoformat(),
            "years": shown.years,
            "ref": shown.ref,
            "file": shown.source.place.file,
            "line": shown.source.place.line,
            "messages": _texts(shown.messages, language),
        },
        "channels": _texts(schedule.plan.channels, language),
        "windows": [{**_window(window, on, language), "derivation": steps}],
    }


def units(plan: Plan, chosen: Sequence[Unit], language: Language) -> Record:
    """`plan units`: units with their duties; `events` lists all that concern a unit."""
    every_event = [event.id for event in plan.events]
    return {
        "plan": plan.id,
        "units": [
            {
                "id": unit.id,
                "name": unit.name.in_(language.code),
                "events": every_event if unit.events is None else [reference.id for reference in unit.events],
                "duties": _texts(unit.duties, language),
                "ref": unit.ref,
            }
            for unit in chosen
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


def _window(window: Window, on: datetime.date, language: Language) -> Record:
    return {
        "event": window.event.id,
        "name": None,
        "summary": window.event.summary.in_(language.code),
        "date": window.event.date and window.event.date.isoformat(),
        "first": window.first.isoformat(),
        "last": window.last.isoformat(),
        "days": window.days,
        "status": window.status(on),
        "day": window.day(on),
        "days_left": window.days_left(on),
        "days_until": window.days_until(on),
        "basis": window.basis,
        "ref": window.rule.ref,
        "units": [unit.id for unit in window.units],
    }


def _texts(points: Points, language: Language) -> list[str]:
    return [point.in_(language.code) for point in points.points]
