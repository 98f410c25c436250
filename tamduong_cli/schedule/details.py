"""What a plan says of all that has days besides what it is and when: where it is held, who leads it, for whom it is.

Every list, card, page, briefing and calendar shows these, in this order, so that a key of the plan which is told here
is told everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.language import N_, Language
from tamduong_cli.plan.model import Text
from tamduong_cli.schedule.days import leading
from tamduong_cli.schedule.phrases import unit_names

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Dated


class Detail(NamedTuple):
    """One of them, in one language."""

    key: str
    """What the plan calls it."""
    text: str
    line: str
    """The text, with what it is before it."""
    brief: str
    """The line, or the text alone where that says by itself what it is."""
    property: str | None
    """The property of an iCalendar event that has it, by RFC 5545's name, where one has."""


def of_the_day(key: str, item: Dated, language: Language) -> str | None:
    """What the plan says under one of OF_THE_DAY; of a window, what it says of the event's day."""
    value: Text | str | None = getattr(item.event if item.kind == "window" else item.record, key)
    return value.in_(language.code) if isinstance(value, Text) else value


def _lead(item: Dated, language: Language) -> str | None:
    return unit_names(leading(item), language) or None


def _units(item: Dated, language: Language) -> str | None:
    """Those that the plan names, but for those that lead."""
    if item.audience is None:
        return None
    first = leading(item)
    others = [unit for unit in item.units if unit not in first]
    return unit_names(others, language) if others or not first else None


class _Told(NamedTuple):
    """How a key is told: its heading in a table, a line with a hole of its name, its text, None for nothing, the
    property of iCalendar that has it, and whether the text says by itself what it is.
    """

    heading: str
    line: str
    text: Callable[[Dated, Language], str | None]
    property: str | None = None
    is_plain: bool = False


_TOLD = {
    "location": _Told(
        N_("Location"), N_("Location: {location}"), partial(of_the_day, "location"), "location", is_plain=True
    ),
    "url": _Told(N_("Web address"), N_("See: {url}"), partial(of_the_day, "url"), "url", is_plain=True),
    "contact": _Told(N_("Contact"), N_("Contact: {contact}"), partial(of_the_day, "contact"), "contact"),
    "lead": _Told(N_("Leading units"), N_("Led by: {lead}"), _lead),
    "units": _Told(N_("Units"), N_("Units: {units}"), _units, is_plain=True),
}
_WITH_A_LEAD = _TOLD["units"]._replace(line=N_("Together with: {units}"), is_plain=False)
OF_THE_DAY = ("location", "url", "contact")
"""What a window has of its event's day."""


def details(item: Dated, language: Language, readers: Collection[str] = ()) -> Iterator[Detail]:
    """All that the plan says; for whom it is goes without saying where that is for `readers`, by id, alone."""
    for key, told in _TOLD.items():
        text = told.text(item, language)
        if text is None or (key == "units" and readers and {unit.id for unit in item.units} <= set(readers)):
            continue
        if key == "units" and leading(item):
            told = _WITH_A_LEAD
        line = language.gettext(told.line).format(**{key: text})
        of_another = item.kind == "window" and key in OF_THE_DAY
        yield Detail(key, text, line, text if told.is_plain else line, None if of_another else told.property)


def headings(language: Language) -> dict[str, str]:
    """What each is called at the head of a column, by its key."""
    return {key: language.gettext(told.heading) for key, told in _TOLD.items()}


def labelled(language: Language) -> dict[str, str]:
    """The line that tells each with what it is before it, by its key, which is also the name of the hole in it."""
    return {key: language.gettext(told.line) for key, told in _TOLD.items()}


def properties() -> dict[str, str]:
    """The keys that calendars have a property for, with its name."""
    return {key: told.property for key, told in _TOLD.items() if told.property}
