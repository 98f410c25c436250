"""Units and their duties as rows."""

from __future__ import annotations

from collections.abc import Sequence

from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan, Unit
from tamduong_cli.views.listing import Listing


def listing(chosen: Sequence[tuple[Plan, Unit]], language: Language) -> Listing:
    """One row a duty, the unit beside each; a unit without duties has one row."""
    _ = language.gettext
    several = len({plan.id for plan, unit in chosen}) > 1
    rows = [
        (plan.id if several else None, unit.id, unit.name.in_(language.code), duty, events_of(unit, language), unit.ref)
        for plan, unit in chosen
        for duty in [point.in_(language.code) for point in unit.duties.points] or [""]
    ]
    headings = (_("Plan"), _("Id"), _("Unit"), _("Duty"), _("Events"), _("Source"))
    return Listing(_("Units"), headings, tuple(rows)).without_empty(_("Plan"))


def events_of(unit: Unit, language: Language) -> str:
    """The ids of the events that concern a unit, or that all do."""
    if unit.events is None:
        return language.gettext("every event")
    return ", ".join(reference.id for reference in unit.events)
