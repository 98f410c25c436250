"""Units and their duties as rows and as records."""

from __future__ import annotations

from collections.abc import Sequence

from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan, Unit
from tamduong_cli.views.listing import Listing


def listing(units: Sequence[Unit], language: Language) -> Listing:
    """One row a duty, the unit beside each; a unit without duties has one row."""
    _ = language.gettext
    rows = [
        (unit.id, unit.name.in_(language.code), duty, events_of(unit, language), unit.ref)
        for unit in units
        for duty in [point.in_(language.code) for point in unit.duties.points] or [""]
    ]
    return Listing((_("Id"), _("Unit"), _("Duty"), _("Events"), _("Source")), tuple(rows))


def events_of(unit: Unit, language: Language) -> str:
    """The ids of the events that concern a unit, or that all do."""
    if unit.events is None:
        return language.gettext("every event")
    return ", ".join(reference.id for reference in unit.events)


def records(plan: Plan, units: Sequence[Unit], language: Language) -> dict[str, object]:
    """The units as the stable JSON; `events` always lists them."""
    every_event = [event.id for event in plan.events]
    return {
        "plan": plan.id,
        "units": [
            {
                "id": unit.id,
                "name": unit.name.in_(language.code),
                "events": every_event if unit.events is None else [reference.id for reference in unit.events],
                "duties": [point.in_(language.code) for point in unit.duties.points],
                "ref": unit.ref,
            }
            for unit in units
        ],
    }
