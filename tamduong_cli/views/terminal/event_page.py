"""An event on a terminal: what it is, how its window came about, what to say, who does what."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tamduong_cli.dates.wording import date_in_words
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Event
from tamduong_cli.schedule.derivation import derivation
from tamduong_cli.schedule.details import OF_THE_DAY, details, headings
from tamduong_cli.schedule.phrases import date_label, event_title, kind_of_window, marked, title, which_day, with_length
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal import Section, Table, Text, noted, points, render, sheet, sources
from tamduong_cli.views.window_rows import STATUS

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Dated
    from tamduong_cli.schedule.event_days import EventDay


def event_page(event: Event, found: Schedule, on: datetime.date, language: Language, screen: Screen) -> str:
    """All that the plan says of an event, and its windows on this day."""
    _ = language.gettext
    sections: list[Section] = []
    for window in found.windows:
        heading = _("How the window came about")
        if window.rule.name.by_language:
            name = marked(window.rule.name.in_(language.code), window.tentative, language)
            heading = _("How the window '{name}' came about").format(name=name)
        sections.append((heading, _steps(window, language)))
    for heading, items in ((_("Deadlines"), found.deadlines), (_("Activities"), found.activities)):
        if items:
            sections.append((heading, noted([_note(item, on, language) for item in items])))
    if event.messages.points:
        sections.append((_("Messages"), points(event.messages.points, language)))
    if found.plan.channels.points:
        sections.append((_("Channels"), points(found.plan.channels.points, language)))
    held: tuple[Dated, ...] = (*found.windows, *found.lone_days)
    units = [unit.name for unit in found.plan.units if any(unit in item.units for item in held)]
    if units:
        sections.append((_("Units"), points(units, language)))
    place = event.source.place
    about = f"{event.id} · {place.file}:{place.line}" + (f" · {event.ref}" if event.ref else "")
    return render(screen, *sheet(event_title(event, language), about, _facts(event, found, on, language), sections))


def _facts(event: Event, found: Schedule, on: datetime.date, language: Language) -> Table:
    _ = language.gettext
    grid = Table.grid(padding=(0, 3, 0, 0))
    if event.short:
        grid.add_row(Text(_("Short name")), Text(event.short.in_(language.code)))
    if event.origin:
        grid.add_row(Text(_("Took place")), Text(date_in_words(event.origin, language)))
    if event.date:
        years = ""
        if event.years:
            years = " · " + language.ngettext("{n} year", "{n} years", event.years).format(n=event.years)
        grid.add_row(Text(date_label(event, language)), Text(date_in_words(event.date, language) + years))
    held: tuple[Dated, ...] = (*found.windows, *found.lone_days)
    for item in held[:1]:
        for each in details(item, language):
            if each.key in OF_THE_DAY:
                grid.add_row(Text(headings(language)[each.key]), Text(each.text))
    for day in found.lone_days:
        if not found.windows:
            grid.add_row(Text(_("Window")), Text(_("none")))
        grid.add_row(Text(_("Status")), Text(_status(day, on, language)))
    for window in found.windows:
        name = window.rule.name.in_(language.code) or _("Window")
        span = with_length(language.said(window.written()), window.days, language)
        grid.add_row(Text(name), Text(marked(span, window.tentative, language)))
        label = _("Status") if not window.rule.name.by_language else ""
        grid.add_row(Text(label), Text(_status(window, on, language)))
        if window.rule.kind and (kind := kind_of_window(window, language)):
            grid.add_row("", Text(kind))
        for each in details(window, language):
            if each.key not in OF_THE_DAY and (window.name or each.key != "units"):
                grid.add_row("", Text(each.brief))
    return grid


def _status(item: Window | EventDay, on: datetime.date, language: Language) -> str:
    status = language.gettext(STATUS[item.status(on)])
    if isinstance(item, Window) and (day := item.day(on)):
        status += ", " + which_day(day, item, language)
    return f"{status}, {language.render(item.when(on))}"


def _note(item: Dated, on: datetime.date, language: Language) -> tuple[str, str]:
    """A deadline or an activity with its days, how far they are, of a deadline why, and what else is said.

    The units of the event have a section of their own.
    """
    when = item.when(on)
    why = language.render(item.why())
    days, notes = (why, []) if item.kind == "activity" else (language.said(item.written()), [why])
    notes = [*([language.render(when)] if when else []), *notes]
    notes += [each.brief for each in details(item, language) if each.key != "units"]
    return f"{title(item, language)}: {days}", "; ".join(notes)


def _steps(window: Window, language: Language) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for number, step in enumerate(derivation(window, language.code), 1):
        text = Text(language.render(step.message)).append_text(sources(step.place, step.ref, language))
        grid.add_row(Text(f"{number}."), text)
    return grid
