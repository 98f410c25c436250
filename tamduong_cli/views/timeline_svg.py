"""A timeline as SVG 1.1: a picture that stands alone, in a browser, on a phone and in a document, or part of a page.

Laid out here, it has only what word processors draw too: shapes, and texts whose lines are broken here. Each title
stands above its bar, so that the picture can be read where it is as wide as a phone.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tamduong_cli.dates.span import Span
from tamduong_cli.language import Language
from tamduong_cli.schedule.phrases import title
from tamduong_cli.schedule.timeline import Bar, Timeline
from tamduong_cli.views import timeline_shapes as shapes
from tamduong_cli.views.text_widths import in_arial, lines_within
from tamduong_cli.views.timeline_shapes import THICK
from tamduong_cli.views.timeline_words import (
    axis,
    campaigns,
    legend,
    names_of_today,
    nothing,
    today_in_words,
    told,
)

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Dated

WIDTH = 640
"""The units of the picture's width; on a phone of 360 pixels one is 0.56 pixels, and the smallest text 11."""

_LEFT, _RIGHT = 24, WIDTH - 24
_TEXT, _SMALL, _HEADING = 21, 20, 26
_PAGE = (600, 920)
"""What a page of A4 has room for between its margins, in pixels of 1/96 inch; what is larger, Writer cuts off."""
_LEAST_SCALE = 0.55
"""Below it letters cannot be read, wherever the picture is put."""

_FONTS = "Arial, 'Liberation Sans', sans-serif"
_STYLE = ".timeline{display:block;width:100%;max-width:800px;height:auto;margin:0 auto}"


def picture(shown: Timeline, language: Language) -> str:
    """The picture, with a heading, all it shows as text for those who do not see it, and what its signs stand for."""
    drawing = _Drawing(shown, language, shapes.OWN_COLORS)
    drawing.heading()
    drawing.draw()
    height = round(drawing.y + 20)
    scale = max(min(_PAGE[0] / WIDTH, _PAGE[1] / height), _LEAST_SCALE)
    size = f'width="{shapes.rounded(WIDTH * scale)}" height="{shapes.rounded(height * scale)}" '
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        *_opening(shown, language, height, size),
        f"<style>{_STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" fill="{shapes.OWN_COLORS.paper}"/>',
        *drawing.parts,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def part_of_page(shown: Timeline, language: Language) -> str:
    """The picture as an element of a page that has the heading, sizes it, and gives the colours that it names."""
    drawing = _Drawing(shown, language, shapes.PAGE_COLORS)
    drawing.draw()
    return "\n".join(
        [*_opening(shown, language, round(drawing.y), 'preserveAspectRatio="xMinYMin" '), *drawing.parts, "</svg>"]
    )


def _opening(shown: Timeline, language: Language, height: int, size: str) -> list[str]:
    """How the picture, which has this height in its own units, begins: with what it says to those who do not see it."""
    heading = "; ".join(plan.title.in_(language.code) for plan in shown.plans)
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" {size}viewBox="0 0 {WIDTH} {height}" '
        f'font-family="{_FONTS}" xml:lang="{language.code}" lang="{language.code}" '
        'role="img" aria-labelledby="timeline-title timeline-description">',
        f'<title id="timeline-title">{shapes.safe(heading)}</title>',
        f'<desc id="timeline-description">{shapes.safe(_description(shown, language))}</desc>',
    ]


def _description(shown: Timeline, language: Language) -> str:
    """All that the picture shows, one sentence each."""
    several = len(shown.plans) > 1
    sentences = [today_in_words(shown, language)]
    for item, _bar in shown.rows:
        sentences.append(f"{title(item, language)}: {_notes(item, several, language)}")
    for overlap in shown.overlaps:
        names = campaigns(overlap, several, language)
        sentences.append(f"{told(overlap, language)} {'; '.join(names)}")
    if shown.is_empty:
        sentences.append(nothing(shown, language))
    return " ".join(f"{sentence.rstrip('.')}." for sentence in sentences)


def _notes(item: Dated, several: bool, language: Language) -> str:
    """The days of a row, also those that are not shown, and the plan where there are several."""
    return " · ".join([language.said(item.written()), *([item.plan.id] if several else [])])


class _Drawing:
    """The parts of the picture from top to bottom; `y` is where the next one begins."""

    def __init__(self, shown: Timeline, language: Language, colors: shapes.Colors) -> None:
        self._shown, self._language, self._colors = shown, language, colors
        self._axis = axis(shown.days, self._at, lambda text: in_arial(text, _SMALL), 8, _RIGHT)
        self.parts: list[str] = []
        self.y = 16.0

    def heading(self) -> None:
        """What is shown, and the day it is looked at from."""
        for plan in self._shown.plans:
            self._text(plan.title.in_(self._language.code), _HEADING, bold=True)
        self._text(today_in_words(self._shown, self._language), _SMALL, self._colors.faint)

    def draw(self) -> None:
        """The months, the rows below them, what overlaps, and the legend."""
        shown, language = self._shown, self._language
        several = len(shown.plans) > 1
        self._head()
        for item, bar in shown.rows:
            self._text(title(item, language, short=True), _TEXT, bold=item.status(shown.on) == "active")
            self._text(_notes(item, several, language), _SMALL, self._colors.faint)
            self._track(item, bar)
        if shown.is_empty:
            self._text(nothing(shown, language), _TEXT)
            return
        if shown.overlaps:
            self._counts()
        for overlap in shown.overlaps:
            self._text(told(overlap, language), _TEXT)
            for name in campaigns(overlap, several, language):
                self._text(name, _TEXT, sign="–")
            self.y += 12
        if len(shown.bars) > 1 and not shown.overlaps:
            self._text(language.gettext("No campaigns of different events overlap."), _TEXT)
            self.y += 12
        self._legend()

    # along the days

    def _at(self, day: datetime.date) -> float:
        """Where a day begins."""
        days = self._shown.days
        return _LEFT + (day - days.first).days * (_RIGHT - _LEFT) / days.days

    def _middle(self, day: datetime.date) -> float:
        return self._at(day) + (_RIGHT - _LEFT) / self._shown.days.days / 2

    def _ends(self, days: Span, least: float = 5) -> tuple[float, float]:
        """Where a run of days begins and ends; so wide at least that it can be seen."""
        begin, end = self._at(days.first), self._at(days.last) + (_RIGHT - _LEFT) / self._shown.days.days
        begin = min(begin, _RIGHT - least)
        return begin, max(end, begin + least)

    def _within(self, days: Span) -> Span:
        """Those of some days that are shown."""
        return Span(max(days.first, self._shown.days.first), min(days.last, self._shown.days.last))

    # from top to bottom

    def _text(self, text: str, size: float, fill: str = "", bold: bool = False, sign: str = "") -> None:
        """A text, broken into as many lines as it needs, with a sign before the first."""
        fill = fill or self._colors.ink
        left = _LEFT + (size if sign else 0)
        lines = lines_within(text, size * 1.07 if bold else size, _RIGHT - left)
        if sign:
            self.parts.append(shapes.text_lines(_LEFT, self.y + size, [sign], size, fill))
        self.parts.append(shapes.text_lines(left, self.y + size, lines, size, fill, bold))
        self.y += shapes.line_height(size) * len(lines)

    def _head(self) -> None:
        """The years and months, and the name of today's line."""
        self.y += 12
        for labels, bold in ((self._axis.years, True), (self._axis.months, False)):
            if labels:
                self.parts += [
                    shapes.text_lines(each.at, self.y + _SMALL, [each.text], _SMALL, self._colors.ink, bold)
                    for each in labels
                ]
                self.y += shapes.line_height(_SMALL)
        self.y += 6
        ticks = shapes.ticks(map(self._at, self._axis.ticks), self.y, 8)
        self.parts.append(shapes.strokes(shapes.level(_LEFT, _RIGHT, self.y) + ticks, self._colors.faint))
        if self._shown.marked:
            x = self._middle(self._shown.marked)
            words = names_of_today(self._shown, self._language)[0]
            left = x + 8 + in_arial(words, _SMALL * 1.07) < WIDTH
            self.parts.append(
                shapes.text_lines(
                    x + 8 if left else x - 8, self.y + 28, [words], _SMALL, self._colors.today, True, not left
                )
            )
            self.parts += shapes.todays_line(x, self.y, self.y + 34, self._colors)
            self.y += 30
        self.y += 14

    def _track(self, item: Dated, bar: Bar | None) -> None:
        """The months that a bar or a mark stands on, today's line, and before it the bar or the mark."""
        self.y += 8
        self._ground()
        if self._shown.marked:
            x = self._middle(self._shown.marked)
            self.parts += shapes.todays_line(x, self.y - 5, self.y + THICK + 5, self._colors)
        if bar:
            self._bar(bar, self._colors.fills[item.status(self._shown.on)])
            if bar.anniversary:
                self.parts.append(shapes.anniversary_sign(self._middle(bar.anniversary), self.y, self._colors))
        elif item.first:
            sign = shapes.deadline_sign if item.kind == "deadline" else shapes.anniversary_sign
            self.parts.append(sign(self._middle(max(item.first, self._shown.days.first)), self.y, self._colors))
        self.y += THICK + 18

    def _ground(self) -> None:
        self.parts.append(shapes.rect(_LEFT, self.y, _RIGHT - _LEFT, THICK, self._colors.track))
        ticks = shapes.ticks(map(self._at, self._axis.ticks), self.y, THICK)
        if ticks:
            self.parts.append(shapes.strokes(ticks, self._colors.ticks))

    def _bar(self, bar: Bar, fill: str) -> None:
        """A bar, hatched on the days that other campaigns have too, with an arrow where it is cut."""
        begin, end = self._ends(bar.days)
        self.parts.append(shapes.rect(begin, self.y, end - begin, THICK, fill))
        for overlap in self._shown.overlaps:
            if overlap.span.overlaps(bar.days):
                days = Span(max(overlap.span.first, bar.days.first), min(overlap.span.last, bar.days.last))
                self.parts.append(shapes.hatching(*self._ends(days), self.y, self._colors))
        if bar.began_before:
            self.parts.append(shapes.arrow(_LEFT - 3, _LEFT - 15, self.y, fill))
        if bar.goes_on:
            self.parts.append(shapes.arrow(_RIGHT + 3, _RIGHT + 15, self.y, fill))

    def _counts(self) -> None:
        """How many campaigns are on at once, where several are: a number, and a bar of that height."""
        self._text(self._language.gettext("Events at once"), _TEXT)
        most = max(len(overlap.events) for overlap in self._shown.overlaps)
        numbers_at, self.y = self.y + _SMALL, self.y + shapes.line_height(_SMALL) + 4
        self._ground()
        named: list[float] = []
        for overlap in sorted(self._shown.overlaps, key=lambda overlap: -len(overlap.events)):
            count = len(overlap.events)
            begin, end = self._ends(self._within(overlap.span))
            height = THICK * count / most
            self.parts.append(shapes.rect(begin, self.y + THICK - height, end - begin, height, self._colors.faint))
            middle, wide = (begin + end) / 2, in_arial(f"{count}", _SMALL)
            if all(abs(middle - other) >= wide + 4 for other in named):  # else the words below tell it
                self.parts.append(
                    shapes.text_lines(middle - wide / 2, numbers_at, [f"{count}"], _SMALL, self._colors.ink, True)
                )
                named.append(middle)
        self.y += THICK + 22

    def _legend(self) -> None:
        """The signs that the picture has, and what each stands for."""
        self.y += 6
        self.parts.append(shapes.strokes(shapes.level(_LEFT, _RIGHT, self.y), self._colors.ticks))
        self.y += 14
        x = float(_LEFT)
        for sign, word in legend(self._shown, self._language).items():
            wide = 34 + in_arial(word, _SMALL)
            if x > _LEFT and x + wide > _RIGHT:
                x = _LEFT
                self.y += shapes.line_height(_SMALL) + 8
            self.parts += shapes.sign_of_legend(sign, x, self.y, self._colors)
            self.parts.append(shapes.text_lines(x + 34, self.y + 18, [word], _SMALL, self._colors.ink))
            x += wide + 26
        self.y += shapes.line_height(_SMALL) + 4
