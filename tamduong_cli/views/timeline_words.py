"""Timelines as pictures: what is said in them, and where months and years are named along them."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from tamduong_cli.dates.figures import numeric, numeric_span
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import on_weekday, span_in_words
from tamduong_cli.language import N_, Language
from tamduong_cli.schedule.overlaps import Overlap
from tamduong_cli.schedule.phrases import capital, event_title, with_length
from tamduong_cli.schedule.timeline import Timeline
from tamduong_cli.schedule.windows import Window

Sign = Literal["campaign", "overlap", "anniversary", "deadline", "today", "cut"]

_OVERLAPPING = N_("overlapping campaigns")
_SIGNS: dict[Sign, str] = {
    "campaign": N_("campaign"),
    "overlap": _OVERLAPPING,
    "anniversary": N_("anniversary"),
    "deadline": N_("deadline"),
    "today": N_("today"),
    "cut": N_("goes on outside these months"),
}


def legend(shown: Timeline, language: Language) -> dict[Sign, str]:
    """The signs that the picture has, and what each stands for."""
    marked = [bar.window.event for bar in shown.bars if bar.anniversary] + [item.event for item in shown.lone_days]
    has: dict[Sign, bool] = {
        "campaign": bool(shown.bars),
        "overlap": bool(shown.overlaps),
        "anniversary": bool(marked),
        "deadline": bool(shown.deadlines),
        "today": shown.marked is not None,
        "cut": any(bar.began_before or bar.goes_on for bar in shown.bars),
    }
    words = {sign: language.gettext(_SIGNS[sign]) for sign in _SIGNS if has[sign]}
    if marked and not any(event.origin for event in marked):
        words["anniversary"] = language.gettext("day of the event")
    if "today" in words and not shown.is_today:
        words["today"] = numeric(shown.on)
    return words


def today_in_words(shown: Timeline, language: Language) -> str:
    """Today: Tuesday, 5 December 2023; the day alone where it is not today."""
    date = on_weekday(shown.on, language)
    return language.gettext("Today: {date}").format(date=date) if shown.is_today else capital(date)


def names_of_today(shown: Timeline, language: Language) -> tuple[str, ...]:
    """What today's line may be called, the best first: today, 05/12/2023; the day alone where it is not today."""
    day, word = numeric(shown.on), language.gettext("today")
    return (f"{word}, {day}", word) if shown.is_today else (day,)


def told(overlap: Overlap, language: Language) -> str:
    """How many campaigns overlap, and when: 2 campaigns overlap from 1 to 17 December 2023 (17 days):"""
    days, n = overlap.span.days, len(overlap.events)
    length = language.ngettext("{n} day", "{n} days", days).format(n=days)
    if days == 1:
        text = language.gettext("{n} campaigns overlap on {days} ({length}):")
    else:
        text = language.gettext("{n} campaigns overlap {days} ({length}):")
    return text.format(n=n, days=span_in_words(overlap.span, language), length=length)


def campaigns(overlap: Overlap, several: bool, language: Language) -> list[str]:
    """The events whose campaigns overlap, each with its plan where there are several."""
    return [
        event_title(event, language, short=True) + (f" · {plan.id}" if several else "")
        for plan, event in overlap.events
    ]


def overlapping(language: Language) -> str:
    """What stands above the overlaps that are told by numbers."""
    return capital(language.gettext(_OVERLAPPING))


def by_numbers(shown: Timeline, language: Language) -> list[str]:
    """Each overlap by the numbers that its windows have among the bars, from 1 on: 2, 3: 01/12/2023 – 17/12/2023 …"""
    numbers = {_key(bar.window): number for number, bar in enumerate(shown.bars, 1)}
    texts = []
    for overlap in shown.overlaps:
        found = sorted(numbers[key] for key in map(_key, overlap.windows) if key in numbers)
        days = with_length(numeric_span(overlap.span), overlap.span.days, language)
        texts.append(f"{', '.join(map(str, found))}: {days}")
    return texts


def _key(window: Window) -> tuple[str, str, str]:
    return window.plan.id, window.event.id, window.rule.phase


def nothing(shown: Timeline, language: Language) -> str:
    """That nothing is on in these months."""
    return language.gettext("{days}: no campaign and no deadline.").format(days=numeric_span(shown.days))


# along the picture

_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = tuple(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000))


class Label(NamedTuple):
    """A word along the picture, and where it begins."""

    text: str
    at: float


class Axis(NamedTuple):
    """The months and years along a picture; where there is no room for each, every second, third, … is there."""

    ticks: tuple[datetime.date, ...]
    """First days of months, to be marked by a line."""

    months: tuple[Label, ...]
    years: tuple[Label, ...]


def axis(
    days: Span, at: Callable[[datetime.date], float], width: Callable[[str], float], gap: float, end: float
) -> Axis:
    """The axis of whole months, of which `at` says where a day begins and `end` where the last one ends.

    Names are so wide, and between two of them is a gap; between two ticks there are two.
    """
    ticks = _with_room(days, _MONTH_STEPS + _YEAR_STEPS, at, 2 * gap)
    months = _with_room(days, _MONTH_STEPS, at, width("12") + gap)
    room = width("2024") + gap
    years = _with_room(days, _YEAR_STEPS, at, room)
    if not years or at(years[0]) - at(days.first) >= room:
        years = [days.first, *years]  # the year in which it begins
    return Axis(
        tuple(ticks),
        tuple(_within([Label(f"{day.month}", at(day)) for day in months], width, gap, end)),
        tuple(_within([Label(f"{day.year}", at(day)) for day in years], width, gap, end)),
    )


def _with_room(
    days: Span, steps: Sequence[int], at: Callable[[datetime.date], float], room: float
) -> list[datetime.date]:
    """First days of months, as many as leave so much room between each other; none where no step does."""
    first, last = (day.year * 12 + day.month - 1 for day in days)
    most = (at(days.last) - at(days.first)) / room + 1
    for step in steps:
        numbers = range(-(-first // step) * step, last + 1, step)
        if len(numbers) > most + 1:
            continue
        found = [datetime.date(number // 12, number % 12 + 1, 1) for number in numbers]
        if all(at(other) - at(one) >= room for one, other in itertools.pairwise(found)):
            return found
    return []


def _within(labels: Sequence[Label], width: Callable[[str], float], gap: float, end: float) -> list[Label]:
    """The labels, the last moved left so that it ends within the picture, or left out where it would touch another."""
    found: list[Label] = []
    for label in labels:
        at = min(label.at, end - width(label.text))
        before = found[-1] if found else None
        if at >= (before.at + width(before.text) + gap if before else 0):
            found.append(label._replace(at=at))
    return found
