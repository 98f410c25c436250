"""Windows on a terminal: a few lines each, their status beside them, at any width."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import in_words, numeric, numeric_span, weekday
from tamduong_cli.language import Language
from tamduong_cli.schedule.derivation import why
from tamduong_cli.schedule.windows import Schedule, Status, Window
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal import Table, Text, render
from tamduong_cli.views.windows import STATUS, when

_SIGNS: dict[Status, tuple[str, str, str]] = {
    "past": ("·", ".", "dim"),
    "active": ("●", "*", "bold green"),
    "upcoming": ("○", "o", "cyan"),
}


def page(schedule: Schedule, windows: Sequence[Window], on: datetime.date, language: Language, screen: Screen) -> str:
    """The plan's title, the day, and the windows as cards."""
    title = Text(schedule.plan.title.in_(language.code), "bold")
    day = Text(_day(on, language) + " · " + _count(windows, on, language))
    return render(screen, title, day, "", _cards(windows, on, language, screen))


def none(
    found_in: Sequence[Window],
    on: datetime.date,
    between: Span | None,
    filters: str,
    language: Language,
    screen: Screen,
) -> str:
    """What to say when no window is on, or none between two days: the last one, the next one, and what to try.

    `filters` are the options that chose `found_in`, to be typed again.
    """
    _ = language.gettext
    days = numeric_span(between) if between else _day(on, language)
    nothing = _("{days}: none of these campaigns.") if filters else _("{days}: no campaign.")
    lines = [nothing.format(days=days)]
    if not found_in:
        return render(screen, *map(Text, lines))
    looked = between or Span(on, on)
    past = [window for window in found_in if window.last < looked.first]
    coming = [window for window in found_in if window.first > looked.last]
    if past:
        lines.append(_("The last one: {window}").format(window=_brief(max(past, key=lambda w: w.last), on, language)))
    if coming:
        lines.append(
            _("The next one: {window}").format(window=_brief(min(coming, key=lambda w: w.first), on, language))
        )
    elif past:
        lines.append(_("The next one: none is left in this plan."))
    try_this = ["plan windows --all"]
    if near := min(coming, key=lambda w: w.first, default=None) or max(past, key=lambda w: w.last, default=None):
        try_this.append(f"plan windows --on {numeric(near.first)}")
    if filters:
        try_this = [f"{command} {filters}" for command in try_this]
    lines.append(_("Try: {commands}").format(commands=_(" or ").join(try_this)))
    return render(screen, *map(Text, lines))


def _brief(window: Window, on: datetime.date, language: Language) -> str:
    return f"{window.event.summary.in_(language.code)}, {numeric_span(window.span)} ({when(window, on, language)})"


def _cards(windows: Sequence[Window], on: datetime.date, language: Language, screen: Screen) -> Table:
    _ = language.gettext
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for number, window in enumerate(windows):
        if number:
            grid.add_row()
        status = window.status(on)
        sign, plain_sign, style = _SIGNS[status]
        day = window.day(on)
        left = Text().append(f"{sign if screen.blocks else plain_sign} {_(STATUS[status])}", style)
        if day:
            left.append("\n  " + _("day {day} of {days}").format(day=day, days=window.days))
            left.append("\n  " + screen.bar(day, window.days), "green")
        left.append("\n  " + when(window, on, language))
        right = Text().append(window.event.summary.in_(language.code), "bold" if status == "active" else "")
        right.append("\n" + _dates(window, language))
        right.append("\n" + language.render(why(window)))
        right.append(_source(window) + "\n" + window.event.id, "dim")
        grid.add_row(left, right)
    return grid


def _dates(window: Window, language: Language) -> str:
    days = numeric_span(window.span)
    text = language.ngettext("{span}, {n} day", "{span}, {n} days", window.days).format(span=days, n=window.days)
    if window.event.date:
        label = language.gettext("anniversary {date}") if window.event.origin else language.gettext("date {date}")
        text += " · " + label.format(date=numeric(window.event.date))
    return text


def _source(window: Window) -> str:
    return f" ({window.rule.ref})" if window.rule.ref else ""


def _day(on: datetime.date, language: Language) -> str:
    words = f"{weekday(on, language)}, {in_words(on, language)}"
    return words[0].upper() + words[1:]


def _count(windows: Sequence[Window], on: datetime.date, language: Language) -> str:
    active = sum(window.status(on) == "active" for window in windows)
    text = language.ngettext("{n} campaign is on", "{n} campaigns are on", active).format(n=active)
    if not active:
        text = language.gettext("no campaign is on")
    if active < len(windows):
        text += " · " + language.gettext("{n} listed").format(n=len(windows))
    return text
