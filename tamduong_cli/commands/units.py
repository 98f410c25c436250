"""`plan units`: the units and their duties."""

from __future__ import annotations

import click

from tamduong_cli.commands.declaring import argument, command, complete_unit, format_option, output_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.language import N_
from tamduong_cli.views import units as view


@command(
    "units",
    N_("The units that carry the plan out and their duties; with UNIT, that one alone."),
    N_("Example: plan units ban-tuyen-giao"),
)
@argument("unit", required=False, metavar=N_("[UNIT]"), shell_complete=complete_unit)
@format_option
@output_option
@click.pass_obj
def units(invocation: Invocation, unit: str | None, format_: str, output: str) -> None:
    schedule = invocation.schedule()
    plan = schedule.plan
    chosen = plan.units if unit is None else (invocation.unit(plan, unit, "UNIT"),)
    language = invocation.language(plan)
    if format_ == "json":
        invocation.write_json(view.records(plan, chosen, language), output)
    elif format_ != "table":
        invocation.write_listing(view.listing(plan, chosen, language), format_, output)
    else:
        from tamduong_cli.views import terminal
        from tamduong_cli.views.terminal import units as page

        screen = invocation.screen(output)
        if screen.width is None:
            text = terminal.columns(view.listing(plan, chosen, language), screen)
        else:
            text = page.page(plan, chosen, language, screen)
        invocation.write_text(text, output)
