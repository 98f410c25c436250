"""`plan units`: the units and their duties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import click

from tamduong_cli.commands import arguments
from tamduong_cli.commands.declaring import argument, command, complete_unit, format_option, output_option
from tamduong_cli.commands.formats import lists
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.language import N_, Language
from tamduong_cli.plan.model import Plan, Unit
from tamduong_cli.views import unit_rows as view
from tamduong_cli.views.records import units_record
from tamduong_cli.views.screen import Screen


class _Found(NamedTuple):
    plans: Sequence[Plan]
    units: Sequence[tuple[Plan, Unit]]
    language: Language


def _page(found: _Found, screen: Screen) -> str:
    from tamduong_cli.views.terminal.unit_cards import units_page

    return units_page(found.units, found.language, screen)


FORMATS = lists(
    lambda found: units_record(found.plans, found.units, found.language),
    lambda found, screen: view.listing(found.units, found.language),
    _page,
)


@command(
    "units",
    N_("The units that carry the plan out and their duties; with UNIT, that one alone."),
    N_("Example: plan units ban-tuyen-giao"),
    "first-plan",
)
@argument("unit", required=False, metavar=N_("[UNIT]"), shell_complete=complete_unit)
@format_option(FORMATS)
@output_option
@click.pass_obj
def units(invocation: Invocation, unit: str | None, format_: str, output: str) -> None:
    schedule = invocation.schedule()
    chosen = [(plan, each) for plan in schedule.plans for each in plan.units]
    if unit is not None:
        arguments.unit(schedule.plans, unit, "UNIT")
        chosen = [(plan, each) for plan, each in chosen if each.id == unit]
    language = invocation.language(*schedule.plans)
    FORMATS[format_](_Found(schedule.plans, chosen, language), invocation, output)
