"""An event on a terminal: what it is, how its window came about, what to say, who does what."""

from __future__ import annotations

import datetime

from rich.padding import Padding

from tamduong_cli.dates.wording import in_words, numeric_span, weekday
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan
from tamduong_cli.schedule.derivation import derivation
from tamduong_cli.schedule.windows import Window
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal import Table, Text, points, render
from tamduong_cli.views.windows import STATUS, when


def page(window: Window, plan: Plan, on: datetime.date, language: Language, screen: Screen) -> str:
    """All that the plan says of an event, and its window on this day."""
    _ = language.gettext
    event = window.event
    sections: list[tuple[str, Table]] = [(_("How the window came about"), _steps(window, language))]
    if event.messages.points:
        sections.append((_("Messages"), points(event.messages.points, language)))
    if plan.channels.points:
        sections.append((_("Channels"), points(plan.channels.points, language)))
    if window.units:
        sections.append((_("Units"), points([unit.name for unit in window.units], language)))
    place = event.source.place
    about = f"{event.id} · {place.file}:{place.line}" + (f" · {event.ref}" if event.ref else "")
    parts: list[Text | Table | Padding | str] = [
        Text(event.summary.in_(language.code), "bold"),
        Text(about, "dim"),
        "",
        _facts(window, on, language),
    ]
    for heading, body in sections:
        parts += ["", Text(heading, "bold"), Padding(body, (0, 0, 0, 2))]
    return render(screen, *parts)


def _facts(window: Window, on: datetime.date, language: Language) -> Table:
    _ = language.gettext
    event = window.event
    grid = Table.grid(padding=(0, 3, 0, 0))
    if event.origin:
        grid.add_row(Text(_("Took place")), Text(_dated(event.origin, language)))
    if event.date:
        years = ""
        if event.years:
            years = " · " + language.ngettext("{n} year", "{n} years", event.years).format(n=event.years)
        grid.add_row(Text(_("Anniversary") if event.origin else _("Date")), Text(_dated(event.date, language) + years))
    span = language.ngettext("{span}, {n} day", "{span}, {n} days", window.days)
    grid.add_row(Text(_("Window")), Text(span.format(span=numeric_span(window.span), n=window.days)))
    day = window.day(on)
    status = _(STATUS[window.status(on)])
    if day:
        status += ", " + _("day {day} of {days}").format(day=day, days=window.days)
    grid.add_row(Text(_("Status")), Text(f"{status}, {when(window, on, language)}"))
    return grid


def _dated(day: datetime.date, language: Language) -> str:
    return f"{weekday(day, language)}, {in_words(day, language)}"


def _steps(window: Window, language: Language) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for number, step in enumerate(derivation(window), 1):
        text = Text(language.render(step.message))
        sources = []
        if step.place:
            sources.append(language.gettext("line {line}").format(line=step.place.line))
        if step.ref:
            sources.append(step.ref)
        if sources:
            text.append(f"  ({', '.join(sources)})", "dim")
        grid.add_row(Text(f"{number}."), text)
    return grid
