"""What things are called."""

from __future__ import annotations

from tamduong_cli.language import Language
from tamduong_cli.plan.model import Event
from tamduong_cli.schedule.dated import Dated


def title(item: Dated, language: Language) -> str:
    """The summary, with the phase's name where an event has several windows, marked where it is tentative."""
    text = item.summary.in_(language.code)
    if item.name:
        text = f"{text} – {item.name.in_(language.code)}"
    return marked(text, item.tentative, language)


def event_title(event: Event, language: Language) -> str:
    """An event's summary, marked where the event or its date is tentative."""
    return marked(event.summary.in_(language.code), event.is_tentative, language)


def marked(text: str, tentative: bool, language: Language) -> str:
    """The text, with a word that it is tentative, unless it says so itself."""
    mark = language.gettext("(tentative)")
    return f"{text} {mark}" if tentative and mark not in text else text
