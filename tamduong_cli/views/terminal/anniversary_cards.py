"""Anniversaries on a terminal: year by year, the round and half-round ones marked."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tamduong_cli.dates.figures import numeric, numeric_span
from tamduong_cli.dates.wording import lunar_date, weekday, written
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan
from tamduong_cli.schedule.anniversaries import Anniversary, Class
from tamduong_cli.schedule.phrases import capital
from tamduong_cli.views.anniversary_rows import CLASSES
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal import Card, Text, cards, render

if TYPE_CHECKING:
    from rich.console import RenderableType

_SIGNS: dict[Class | None, tuple[str, str, str]] = {
    "round": ("●", "*", "bold green"),
    "half-round": ("○", "o", "cyan"),
    "other": ("·", ".", "dim"),
    None: ("·", ".", ""),
}


def anniversaries_page(found: Sequence[Anniversary], plans: Sequence[Plan], language: Language, screen: Screen) -> str:
    """The titles of the plans, and under each year its anniversaries."""
    parts: list[RenderableType] = [Text(plan.title.in_(language.code), "bold") for plan in plans]
    for year, of_year in itertools.groupby(found, key=lambda item: item.year):
        items = list(of_year)
        parts += [
            "",
            _heading(year, items, language),
            "",
            cards(_card(item, len(plans) > 1, language, screen) for item in items),
        ]
    return render(screen, *parts)


def no_anniversary(years: range, language: Language, screen: Screen) -> str:
    """What to say when there is no anniversary in these years, and what it takes to have one."""
    _ = language.gettext
    nothing = _("{years}: no anniversary.").format(years=f"{years[0]} – {years[-1]}" if len(years) > 1 else years[0])
    return render(
        screen,
        Text(nothing),
        Text(_("Only events with 'origin', the day in history, or with a 'date' of the lunar calendar come again.")),
    )


def _heading(year: int, items: Sequence[Anniversary], language: Language) -> Text:
    classes = [item.class_ for item in items]
    counts = [f"{classes.count(class_)} {language.gettext(CLASSES[class_])}" for class_ in CLASSES if class_ in classes]
    return Text().append(f"{year:04}", "bold").append(" · " + ", ".join(counts))


def _card(item: Anniversary, several: bool, language: Language, screen: Screen) -> Card:
    sign, plain_sign, style = _SIGNS[item.class_]
    class_ = language.gettext(CLASSES[item.class_])
    years = class_
    if item.years is not None:
        years = language.ngettext("{n} year", "{n} years", item.years).format(n=item.years)
    left = Text().append(f"{sign if screen.blocks else plain_sign} {years}", style)
    if item.years is not None:
        left.append("\n  " + class_, "" if item.class_ != "other" else "dim")
    right = Text().append(item.summary.in_(language.code), "bold" if item.class_ == "round" else "")
    right.append("\n" + _day(item, language) + "\n")
    if item.window:
        right.append(language.gettext("window {span}").format(span=numeric_span(item.window)) + " · ")
    right.append(f"{item.plan.id} · {item.event.id}" if several else item.event.id, "dim")
    return left, right


def _day(item: Anniversary, language: Language) -> str:
    """The day in both calendars, beginning with a capital; what is no day as it is written."""
    day = item.date.day
    text = f"{weekday(day, language)}, {numeric(day)}" if day else language.said(written(item.date))
    if day and item.lunar:
        text += " " + language.gettext("(lunar {lunar})").format(lunar=language.said(lunar_date(item.lunar)))
    return capital(text)
