"""Windows on a terminal: a few lines each, their status beside them, at any width."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import in_words, numeric, numeric_span, weekday, written, written_span
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Event
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Status, Window
from tamduong_cli.schedule.wording import how_often, title, why, why_due
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal import Table, Text, render
from tamduong_cli.views.windows import STATUS, when, when_due, when_next

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.deadlines import Due

_SIGNS: dict[Status, tuple[str, str, str]] = {
    "past": ("·", ".", "dim"),
    "active": ("●", "*", "bold green"),
    "upcoming": ("○", "o", "cyan"),
}


def page(found: Schedule, on: datetime.date, language: Language, screen: Screen) -> str:
    """The titles of the plans, the day, and windows, deadlines and activities as cards."""
    _ = language.gettext
    parts: list[RenderableType] = [Text(plan.title.in_(language.code), "bold") for plan in found.plans]
    parts.append(Text(_day(on, language) + " · " + _count(found.windows, on, language)))
    several = len(found.plans) > 1
    sections = [
        ("", [_window_card(window, on, language, screen, several) for window in found.windows]),
        (_("Deadlines"), [_deadline_card(item, on, language, screen, several) for item in found.deadlines]),
        (_("Activities"), [_activity_card(series, on, language, screen, several) for series in found.activities]),
    ]
    for heading, cards in sections:
        if cards:
            parts += ["", Text(heading, "bold"), ""] if heading else [""]
            parts.append(_grid(cards))
    return render(screen, *parts)


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
    days = language.said(written_span(*window.ends))
    return f"{title(window, language)}, {days} ({when(window, on, language)})"


Card = tuple[Text, Text]


def _grid(cards: Sequence[Card]) -> Table:
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for number, card in enumerate(cards):
        if number:
            grid.add_row()
        grid.add_row(*card)
    return grid


def _signed(status: Status, words: str, screen: Screen) -> Text:
    sign, plain_sign, style = _SIGNS[status]
    return Text().append(f"{sign if screen.blocks else plain_sign} {words}", style)


def _window_card(window: Window, on: datetime.date, language: Language, screen: Screen, several: bool) -> Card:
    _ = language.gettext
    status = window.status(on)
    day = window.day(on)
    left = _signed(status, _(STATUS[status]), screen)
    if day:
        left.append("\n  " + _("day {day} of {days}").format(day=day, days=window.days))
        left.append("\n  " + screen.bar(day, window.days), "green")
    left.append("\n  " + when(window, on, language))
    right = Text().append(title(window, language), "bold" if status == "active" else "")
    right.append("\n" + _dates(window, language))
    right.append("\n" + language.render(why(window)))
    right.append(_source(window.rule.ref) + "\n" + _id(window, window.event.id, several), "dim")
    return left, right


def _deadline_card(item: Due, on: datetime.date, language: Language, screen: Screen, several: bool) -> Card:
    status = item.status(on)
    left = _signed(status, when_due(item, on, language), screen)
    right = Text().append(title(item, language), "bold" if status == "active" else "")
    date = item.deadline.date
    right.append("\n" + (language.said(written(date)) if date else numeric(item.day)))
    if not date:
        right.append(" · " + language.render(why_due(item)))
    right.append(_audience(item, language))
    right.append(_source(item.deadline.ref) + "\n" + _id(item, item.deadline.id, several, item.event), "dim")
    return left, right


def _activity_card(series: Series, on: datetime.date, language: Language, screen: Screen, several: bool) -> Card:
    status = series.status(on)
    left = _signed(status, when_next(series, on, language) or language.gettext(STATUS[status]), screen)
    right = Text().append(title(series, language), "bold" if status == "active" else "")
    right.append("\n" + language.render(how_often(series)))
    if series.activity.repeat and len(series.days) > 1:
        days = language.ngettext("{span}, {n} time", "{span}, {n} times", len(series.days))
        span = numeric_span(Span(series.days[0], series.days[-1]))
        right.append(" · " + days.format(span=span, n=len(series.days)))
    right.append(_audience(series, language))
    right.append(
        _source(series.activity.ref) + "\n" + _id(series, series.activity.id, several, series.window.event), "dim"
    )
    return left, right


def _dates(window: Window, language: Language) -> str:
    days = language.said(written_span(*window.ends))
    text = language.ngettext("{span}, {n} day", "{span}, {n} days", window.days).format(span=days, n=window.days)
    date = window.event.date
    if date:
        label = language.gettext("anniversary {date}") if window.event.origin else language.gettext("date {date}")
        text += " · " + label.format(date=language.said(written(date)))
    return text + _audience(window, language)


def _audience(item: Window | Due | Series, language: Language) -> str:
    """For whom it is, on a line of its own, where the plan says so."""
    if item.audience is None:
        return ""
    return "\n" + "; ".join(unit.name.in_(language.code) for unit in item.units)


def _id(item: Window | Due | Series, id: str, several: bool, event: Event | None = None) -> str:
    """The id, after that of the plan where there are several, and before that of the event it belongs to."""
    return " · ".join([*([item.plan.id] if several else []), id, *([event.id] if event else [])])


def _source(ref: str | None) -> str:
    return f" ({ref})" if ref else ""


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
