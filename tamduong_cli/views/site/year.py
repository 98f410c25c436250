"""The plan over the months, as the rows of a table: what each thing is, its days, and a bar along the months.

Places along the months are in percent of them, so that one table is drawn for a phone, a desk and paper.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.span import Span
from tamduong_cli.language import Language
from tamduong_cli.schedule.phrases import title
from tamduong_cli.schedule.timeline import Row, Timeline
from tamduong_cli.views.text_widths import in_arial
from tamduong_cli.views.timeline_words import Label, Sign, axis, by_numbers, legend, overlapping

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Status

_WIDE = 260.0
"""How wide the months are on paper, in pixels: what has room for its name there has it on any screen."""
_LETTERS = 11.5
"""How large the letters of their names are there."""
_LEAST = 0.8
"""How wide in percent a bar is at least, so that it can be seen."""


class Stretch(NamedTuple):
    """A run of days along the months: where it begins, and how wide it is."""

    begin: str
    width: str


class YearRow(NamedTuple):
    """A campaign, the day of an event without one, or a deadline."""

    number: str
    """By which overlaps are told, where there are any."""
    title: str
    days: str
    day: str
    """That of the event, beside those of its campaign."""
    plan: str
    """What the plan is called, where there are several."""
    status: Status
    first: datetime.date | None
    last: datetime.date | None
    bar: Stretch | None
    shared: tuple[Stretch, ...]
    """The days of the bar on which campaigns of other events are on too."""
    mark: str | None
    """Where the day of the event is, or the deadline."""
    sign: Sign
    """What the mark is."""


class Year(NamedTuple):
    """Rows below the months, and what is told below them."""

    years: tuple[Label, ...]
    months: tuple[Label, ...]
    """Their names, and where in percent they begin."""
    ticks: tuple[str, ...]
    today: str | None
    """Where the day of the page is."""
    day: str
    rows: tuple[YearRow, ...]
    overlapping: str
    overlaps: tuple[str, ...]
    legend: dict[Sign, str]


def year(shown: Timeline, plans: Mapping[str, str], language: Language) -> Year | None:
    """The table of a timeline; None for nothing. `plans` is what each plan is called, by its id."""
    if shown.is_empty:
        return None
    first, days = shown.days.first, shown.days.days

    def at(day: datetime.date) -> float:
        return (day - first).days / days * 100

    def stretch(span: Span) -> Stretch:
        width = max(span.days / days * 100, _LEAST)
        return Stretch(_percent(min(at(span.first), 100 - width)), _percent(width))

    def middle(day: datetime.date) -> str:
        return _percent(at(day) + 50 / days)

    def row(number: int, found: Row) -> YearRow:
        item, bar = found
        day = bar.anniversary if bar else item.first and max(item.first, first)
        shared = [each.span for each in shown.overlaps if bar and each.span.overlaps(bar.days)]
        return YearRow(
            f"{number}" if bar and shown.overlaps else "",
            title(item, language, short=True),
            language.said(item.written()),
            numeric(day) if bar and day else "",
            plans[item.plan.id] if len(shown.plans) > 1 else "",
            item.status(shown.on),
            item.first,
            item.last,
            stretch(bar.days) if bar else None,
            tuple(stretch(_both(span, bar.days)) for span in shared if bar),
            middle(day) if day else None,
            "deadline" if item.kind == "deadline" else "anniversary",
        )

    names = axis(shown.days, lambda day: at(day) * _WIDE / 100, lambda text: in_arial(text, _LETTERS), 2, _WIDE)
    return Year(
        _placed(names.years),
        _placed(names.months),
        tuple(_percent(at(day)) for day in names.ticks if day != first),
        middle(shown.marked) if shown.marked else None,
        numeric(shown.on),
        tuple(row(number, found) for number, found in enumerate(shown.rows, 1)),
        overlapping(language) if shown.overlaps else "",
        tuple(by_numbers(shown, language)),
        legend(shown, language),
    )


def _both(one: Span, other: Span) -> Span:
    return Span(max(one.first, other.first), min(one.last, other.last))


def _placed(labels: Iterable[Label]) -> tuple[Label, ...]:
    return tuple(label._replace(at=round(label.at / _WIDE * 100, 2)) for label in labels)


def _percent(number: float) -> str:
    return f"{round(number, 2):g}%"
