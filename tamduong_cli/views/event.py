"""An event as a record: what the plan says of it, its window, and how that came about."""

from __future__ import annotations

import datetime

from tamduong_cli.language import Language
from tamduong_cli.schedule.derivation import derivation
from tamduong_cli.schedule.windows import Schedule, Window
from tamduong_cli.views import windows


def record(schedule: Schedule, window: Window, on: datetime.date, language: Language) -> dict[str, object]:
    """The event as the stable JSON; its windows as `plan windows` gives them, and how each came about."""
    event = window.event
    steps = [
        {"step": language.render(step.message), "line": step.place and step.place.line, "ref": step.ref}
        for step in derivation(window)
    ]
    return {
        "plan": schedule.plan.id,
        "on": on.isoformat(),
        "event": {
            "id": event.id,
            "summary": event.summary.in_(language.code),
            "origin": event.origin and event.origin.isoformat(),
            "date": event.date and event.date.isoformat(),
            "years": event.years,
            "ref": event.ref,
            "file": event.source.place.file,
            "line": event.source.place.line,
            "messages": [point.in_(language.code) for point in event.messages.points],
        },
        "channels": [point.in_(language.code) for point in schedule.plan.channels.points],
        "windows": [{**windows.record(window, on, language), "derivation": steps}],
    }
