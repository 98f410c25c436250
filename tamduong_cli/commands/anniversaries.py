"""`plan anniversaries`: what the plan commemorates, year by year."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

import click

from tamduong_cli.commands import arguments
from tamduong_cli.commands.declaring import command, format_option, option, output_option
from tamduong_cli.commands.formats import lists
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.language import N_, Language
from tamduong_cli.views import anniversary_rows as view
from tamduong_cli.views.records import anniversaries_record
from tamduong_cli.views.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tamduong_cli.plan.model import Plan
    from tamduong_cli.schedule.anniversaries import Anniversary

YEARS_AHEAD = 5
"""How many years are listed unless others are asked for, this one included."""


class _Found(NamedTuple):
    anniversaries: Sequence[Anniversary]
    plans: Sequence[Plan]
    years: range
    language: Language


def _page(found: _Found, screen: Screen) -> str:
    from tamduong_cli.views.terminal.anniversary_cards import anniversaries_page

    return anniversaries_page(found.anniversaries, found.plans, found.language, screen)


def _empty(found: _Found, screen: Screen) -> str | None:
    from tamduong_cli.views.terminal.anniversary_cards import no_anniversary

    return None if found.anniversaries else no_anniversary(found.years, found.language, screen)


FORMATS = lists(
    lambda found: anniversaries_record(*found),
    lambda found, screen: view.listing(found.anniversaries, found.plans, found.language),
    _page,
    _empty,
)


@command(
    "anniversaries",
    N_(
        "The anniversaries of the plan's events, year by year: the count of years, its class, the day, and the window "
        "that the plan's rule gives it.\n\n"
        "Round is a count that ends in 0, half-round in 5, other the rest (Decree 145/2013/NĐ-CP). "
        "29 February is observed on 28 February, a lunar date by the lunar calendar. What has no origin and a date of "
        "the lunar calendar comes every year; it counts no years."
    ),
    N_("Example: plan anniversaries --years 2025-2030"),
    "next-year",
)
@option("--years", metavar=N_("YEARS"), help=N_("A year or a range of years, instead of the next five: 2028-2029."))
@format_option(FORMATS)
@output_option
@click.pass_obj
def anniversaries(invocation: Invocation, years: str | None, format_: str, output: str) -> None:
    from tamduong_cli.schedule.anniversaries import anniversaries as of_plan

    plans = invocation.schedule().plans
    today = invocation.today(plans[0])
    asked = arguments.years(years, "--years") if years is not None else _next_years(today)
    found = sorted((item for plan in plans for item in of_plan(plan, asked)), key=lambda item: item.date.span)
    language = invocation.language(*plans)
    FORMATS[format_](_Found(found, plans, asked, language), invocation, output)


def _next_years(today: datetime.date) -> range:
    return range(today.year, min(today.year + YEARS_AHEAD, 10_000))
