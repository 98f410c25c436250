"""Anniversaries as people read them: the day in both calendars, the count of years and its class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tamduong_cli.dates.figures import numeric_span
from tamduong_cli.dates.wording import lunar_cell, weekday, written
from tamduong_cli.language import N_, Language
from tamduong_cli.views.listing import Cell, Listing

if TYPE_CHECKING:
    from tamduong_cli.plan.model import Plan
    from tamduong_cli.schedule.anniversaries import Anniversary, Class

CLASSES: dict[Class | None, str] = {
    "round": N_("round"),
    "half-round": N_("half-round"),
    "other": N_("other"),
    None: N_("every year"),
}


def listing(found: Sequence[Anniversary], plans: Sequence[Plan], language: Language) -> Listing:
    """One row an anniversary; the plan is a column where there are several."""
    _ = language.gettext
    headings = [_("Plan"), _("Year"), _("Anniversary"), _("Weekday"), _("Lunar date"), _("Count"), _("Class")]
    headings += [_("Event"), _("Id"), _("First day"), _("Last day")]
    rows: list[tuple[Cell, ...]] = []
    for item in found:
        day = item.date.day
        rows.append(
            (
                item.plan.id if len(plans) > 1 else None,
                item.year,
                day or (numeric_span(item.date.span) if item.date.lunar else language.said(written(item.date))),
                weekday(day, language) if day else None,
                language.said(lunar_cell(item.lunar)) if item.lunar else None,
                item.years,
                _(CLASSES[item.class_]),
                item.summary.in_(language.code),
                item.event.id,
                item.window and item.window.first,
                item.window and item.window.last,
            )
        )
    return Listing(_("Anniversaries"), tuple(headings), tuple(rows)).without_empty(_("Plan"))
