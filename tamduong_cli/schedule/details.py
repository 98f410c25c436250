"""What a plan says of a window, a deadline or an activity besides what it is and when: for whom it is.

Every list, card, page, briefing and calendar shows these, in this order, so that a key of the plan which is told here
is told everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.language import N_, Language
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
    property: str | None
    """The property of an iCalendar event that has it, by RFC 5545's name; without one its description does."""


def _units(item: Dated, language: Language) -> str | None:
    return None if item.audience is None else unit_names(item.units, language)


class _Told(NamedTuple):
    """How a key is told: its heading in a table, a line with a hole of its name, its text, None for nothing, and the
    property of iCalendar that has it.
    """

    heading: str
    line: str
    text: Callable[[Dated, Language], str | None]
    property: str | None = None


_TOLD = {
    "units": _Told(N_("Units"), N_("Units: {units}"), _units),
}


def details(item: Dated, language: Language, readers: Collection[str] = ()) -> Iterator[Detail]:
    """All that the plan says; for whom it is goes without saying where that is for `readers`, by id, alone."""
    for key, told in _TOLD.items():
        text = told.text(item, language)
        if text is None or (key == "units" and readers and {unit.id for unit in item.units} <= set(readers)):
            continue
        yield Detail(key, text, language.gettext(told.line).format(**{key: text}), told.property)


def headings(language: Language) -> dict[str, str]:
    """What each is called at the head of a column, by its key."""
    return {key: language.gettext(told.heading) for key, told in _TOLD.items()}
