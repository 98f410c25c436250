"""Windows on a terminal: a few lines each, their status beside them, at any width."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tamduong_cli.dates.figures import numeric, numeric_span
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import on_weekday, written
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Deadline, Event
from tamduong_cli.schedule.details import details
from tamduong_cli.schedule.phrases import capital, in_brackets, last_and_next, title, which_day, with_length
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window, last_and_next_window
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal import Card, Text, cards, render
from tamduong_cli.views.window_rows import STATUS, brief, how_many_are_on

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tamduong_cli.schedule.dated import Dated, Status

_SIGNS: dict[Status, tuple[str, str, str]] = {
    "past": ("·", ".", "dim"),
    "active": ("●", "*", "bold green"),
    "upcoming": ("○", "o", "cyan"),
}


def windows_page(found: Schedule, on: datetime.date, language: Language, screen: Screen) -> str:
    """The titles of the plans, the day, and windows, deadlines and activities as cards."""
    _ = language.gettext
    parts: list[RenderableType] = [Text(plan.title.in_(language.code), "bold") for plan in found.plans]
    parts.append(Text(_day(on, language) + " · " + _count(found.windows, on, language)))
    several = len(found.plans) > 1
    sections: list[tuple[str, Sequence[Dated]]] = [
        ("", found.windows),
        (_("Days without a campaign"), found.lone_days),
        (_("Deadlines"), found.deadlines),
        (_("Activities"), found.activities),
    ]
    for heading, items in sections:
        if items:
            parts += ["", Text(heading, "bold"), ""] if heading else [""]
            parts.append(cards(_card(item, on, language, screen, several) for item in items))
    return render(screen, *parts)


def no_window(
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
    last, following = last_and_next_window(found_in, looked)
    lines += last_and_next((last, following), lambda window: brief(window, on, language), language)
    try_this = ["plan windows --all"]
    if near := following or last:
        try_this.append(f"plan windows --on {numeric(near.first)}")
    if filters:
        try_this = [f"{command} {filters}" for command in try_this]
    lines.append(_("Try: {commands}").format(commands=_(" or ").join(try_this)))
    return render(screen, *map(Text, lines))


def _signed(status: Status, words: str, screen: Screen) -> Text:
    sign, plain_sign, style = _SIGNS[status]
    return Text().append(f"{sign if screen.blocks else plain_sign} {words}", style)


def _card(item: Dated, on: datetime.date, language: Language, screen: Screen, several: bool) -> Card:
    """Its status, what it is, its days and why it has them, whatever else is said, and its ids."""
    left = _status(item, on, language, screen)
    right = Text().append(title(item, language), "bold" if item.status(on) == "active" else "")
    right.append("\n" + _days(item, language))
    right.append("".join(f"\n{each.brief}" for each in details(item, language)))
    if isinstance(item, Window):
        right.append("\n" + language.render(item.why()))
    return left, right.append(in_brackets(item.record.ref) + "\n" + _id(item, several), "dim")


def _status(item: Dated, on: datetime.date, language: Language, screen: Screen) -> Text:
    """What the day is to it; of a window how far it is along."""
    _ = language.gettext
    when = item.when(on)
    words = language.render(when) if when else _(STATUS[item.status(on)])
    if not isinstance(item, Window):
        return _signed(item.status(on), words, screen)
    left = _signed(item.status(on), _(STATUS[item.status(on)]), screen)
    if day := item.day(on):
        left.append("\n  " + which_day(day, item, language))
        left.append("\n  " + screen.bar(day, item.days), "green")
    return left.append("\n  " + words)


def _days(item: Dated, language: Language) -> str:
    """Its days; of a window also the event's, of what counts or repeats how."""
    said = language.said(item.written())
    if isinstance(item, Window):
        days = with_length(said, item.days, language)
        if not item.event.date:
            return days
        label = language.gettext("anniversary {date}") if item.event.origin else language.gettext("date {date}")
        return f"{days} · {label.format(date=language.said(written(item.event.date)))}"
    why = language.render(item.why())
    if item.kind == "activity":
        if not (item.length and item.length > 1 and not item.dates):
            return why
        times = language.ngettext("{span}, {n} time", "{span}, {n} times", item.length)
        return f"{why} · {times.format(span=said, n=item.length)}"
    return said if isinstance(item.record, Deadline | Event) and item.record.date else f"{said} · {why}"


def _id(item: Dated, several: bool) -> str:
    """The id, after that of the plan where there are several, and before that of the event it belongs to."""
    event = [item.event.id] if item.event and item.kind not in ("window", "date") else []
    return " · ".join([*([item.plan.id] if several else []), item.id, *event])


def _day(on: datetime.date, language: Language) -> str:
    return capital(on_weekday(on, language))


def _count(windows: Sequence[Window], on: datetime.date, language: Language) -> str:
    text = how_many_are_on(windows, on, language)
    if any(window.status(on) != "active" for window in windows):
        text += " · " + language.gettext("{n} listed").format(n=len(windows))
    return text
