"""A timeline as SVG 1.1: a picture that stands alone, in a browser, on a phone, on paper, in a document, or in a page.

Laid out here, it has only what word processors draw too: shapes, and texts whose lines are broken here. Its `Layout`
says whether a title stands above its bar, so that it can be read where it is as wide as a phone, or beside it.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.language import Language
from tamduong_cli.schedule.phrases import title
from tamduong_cli.schedule.timeline import Bar, Row, Timeline
from tamduong_cli.views import timeline_shapes as shapes
from tamduong_cli.views.text_widths import in_arial, lines_within
from tamduong_cli.views.timeline_layout import NARROW, PAPERS, Layout
from tamduong_cli.views.timeline_shapes import THICK
from tamduong_cli.views.timeline_words import (
    axis,
    by_numbers,
    campaigns,
    legend,
    names_of_today,
    nothing,
    overlapping,
    today_in_words,
    told,
)

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Dated

_TEXT, _SMALL, _HEADING = 21, 20, 26
_PAGE = (600, 920)
"""What a page of A4 has room for between its margins, in pixels of 1/96 inch; what is larger, Writer cuts off."""
_LEAST_SCALE = 0.55
"""Below it letters cannot be read, wherever the picture is put."""

_FONTS = "Arial, 'Liberation Sans', sans-serif"
_STYLE = ".timeline{display:block;width:100%;max-width:800px;height:auto;margin:0 auto}"
_STYLE_ON_PAPER = "@page{size:A4 landscape;margin:15mm}.timeline{display:block;margin:0 auto}"


def picture(shown: Timeline, language: Language, paper: str = "") -> str:
    """The picture, with a heading, all it shows as text for those who do not see it, and what its signs stand for.

    For paper, one of `PAPERS`, it is as wide as a sheet between its margins; where it needs several, as high as these.
    """
    layout = on_paper(shown, language, paper) if paper else NARROW
    drawing = _drawn(shown, language, shapes.OWN_COLORS, layout, headed=True)
    height = math.ceil(drawing.y + (0 if paper else 20))
    if layout.millimetres:
        style, scale, unit = _STYLE_ON_PAPER, layout.millimetres / layout.width, "mm"
    else:
        scale = max(min(_PAGE[0] / layout.width, _PAGE[1] / height), _LEAST_SCALE)
        style, unit = _STYLE, ""
    size = f'width="{shapes.rounded(layout.width * scale)}{unit}" height="{shapes.rounded(height * scale)}{unit}" '
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _opening(layout, 0, height, f"{size}{_spoken(layout)}", language),
        *_said(shown, layout, language),
        f"<style>{style}</style>",
        f'<rect width="{layout.width}" height="{height}" fill="{shapes.OWN_COLORS.paper}"/>',
        *(part for sheet in drawing.sheets for part in sheet.parts),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def on_paper(shown: Timeline, language: Language, paper: str) -> Layout:
    """The layout with the largest letters with which all is on one sheet; the smallest, where it is not with any."""
    layouts = PAPERS[paper]
    drawn = ((each, _drawn(shown, language, shapes.OWN_COLORS, each, headed=True)) for each in layouts)
    return next((layout for layout, drawing in drawn if len(drawing.sheets) == 1), layouts[-1])


def part_of_page(shown: Timeline, language: Language, layout: Layout = NARROW) -> str:
    """The picture as elements of a page that has the heading, sizes them, and gives the colours that they name.

    There is one for each sheet, of which the first is read aloud for all. They have the classes `timeline` and that of
    the layout, by whose name their ids differ from those of other layouts.
    """
    drawing = _drawn(shown, language, shapes.PAGE_COLORS, layout)
    parts: list[str] = []
    for sheet in drawing.sheets:
        read = 'aria-hidden="true"' if parts else _spoken(layout)
        opening = _opening(layout, sheet.top, sheet.end - sheet.top, f'preserveAspectRatio="xMinYMin" {read}', language)
        parts += [opening, *([] if parts else _said(shown, layout, language)), *sheet.parts, "</svg>"]
    return "\n".join(parts)


def _drawn(
    shown: Timeline, language: Language, colors: shapes.Colors, layout: Layout, headed: bool = False
) -> _Drawing:
    drawing = _Drawing(shown, language, colors, layout)
    if headed:
        drawing.heading()
    drawing.draw()
    return drawing


def _opening(layout: Layout, top: float, height: float, attributes: str, language: Language) -> str:
    """How a picture begins that has this height in its own units."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline {layout.name}" '
        f'viewBox="0 {shapes.rounded(top)} {layout.width} {shapes.rounded(height)}" font-family="{_FONTS}" '
        f'xml:lang="{language.code}" lang="{language.code}" {attributes}>'
    )


def _spoken(layout: Layout) -> str:
    """The attributes by which a picture is read aloud as what it says."""
    return f'role="img" aria-labelledby="timeline-{layout.name}-title timeline-{layout.name}-description"'


def _said(shown: Timeline, layout: Layout, language: Language) -> list[str]:
    """What a picture says to those who do not see it."""
    heading = "; ".join(plan.title.in_(language.code) for plan in shown.plans)
    return [
        f'<title id="timeline-{layout.name}-title">{shapes.safe(heading)}</title>',
        f'<desc id="timeline-{layout.name}-description">{shapes.safe(_description(shown, language))}</desc>',
    ]


def _description(shown: Timeline, language: Language) -> str:
    """All that the picture shows, one sentence each."""
    several = len(shown.plans) > 1
    sentences = [today_in_words(shown, language)] if shown.on > datetime.date.min else []
    for item, _bar in shown.rows:
        sentences.append(f"{title(item, language)}: {' · '.join(_notes(item, several, language))}")
    for overlap in shown.overlaps:
        names = campaigns(overlap, several, language)
        sentences.append(f"{told(overlap, language)} {'; '.join(names)}")
    if shown.is_empty:
        sentences.append(nothing(shown, language))
    return " ".join(f"{sentence.rstrip('.')}." for sentence in sentences)


def _notes(item: Dated, several: bool, language: Language) -> list[str]:
    """The days of a row, also those that are not shown, and the plan where there are several."""
    return [language.said(item.written()), *([item.plan.id] if several else [])]


class _Sheet(NamedTuple):
    """A part of the picture that is not cut, and where it begins and ends."""

    parts: list[str]
    top: float
    end: float = 0


class _Drawing:
    """The parts of the picture from top to bottom; `y` is where the next one begins."""

    def __init__(self, shown: Timeline, language: Language, colors: shapes.Colors, layout: Layout) -> None:
        self._shown, self._language, self._colors, self._layout = shown, language, colors, layout
        self._axis = axis(shown.days, self._at, lambda text: in_arial(text, _SMALL), 8, layout.right)
        several = len(shown.bars) if shown.overlaps else 0
        self._indent = in_arial(f"{several}.", _TEXT * 1.07) + 9 if several else 0
        """The room for the numbers of rows, which they have where what overlaps is told by them."""
        self.sheets = [_Sheet([], 0)]
        self.y = 0.0 if layout.days else 16.0
        self._begun = math.inf
        """Where the first thing on the sheet stands that is not repeated on the next one."""

    def heading(self) -> None:
        """What is shown, and the day it is looked at from."""
        for plan in self._shown.plans:
            self._text(plan.title.in_(self._language.code), _HEADING, bold=True)
        self._text(today_in_words(self._shown, self._language), _SMALL, self._colors.faint)

    def draw(self) -> None:
        """The months, the rows below them, what overlaps, and the legend."""
        shown, language = self._shown, self._language
        self._head()
        for number, row in enumerate(shown.rows, 1):
            self._whole(partial(self._row, row, f"{number}." if row.bar and shown.overlaps else ""))
        if shown.is_empty:
            self._text(nothing(shown, language), _TEXT)
        else:
            if shown.overlaps:
                self._whole(self._counts)
                self._overlaps()
            elif len(shown.bars) > 1:
                none = language.gettext("No campaigns of different events overlap.")
                self._whole(partial(self._text, none, _TEXT), headed=False)
            self._whole(self._legend, headed=False)
        self._end_sheet()

    # along the days

    def _at(self, day: datetime.date) -> float:
        """Where a day begins."""
        return self._layout.bars + (day - self._shown.days.first).days * self._day

    @property
    def _day(self) -> float:
        """How wide a day is."""
        return (self._layout.right - self._layout.bars) / self._shown.days.days

    def _middle(self, day: datetime.date) -> float:
        return self._at(day) + self._day / 2

    def _ends(self, days: Span, least: float = 5) -> tuple[float, float]:
        """Where a run of days begins and ends; so wide at least that it can be seen."""
        begin, end = self._at(days.first), self._at(days.last) + self._day
        begin = min(begin, self._layout.right - least)
        return begin, max(end, begin + least)

    def _within(self, days: Span) -> Span:
        """Those of some days that are shown."""
        return Span(max(days.first, self._shown.days.first), min(days.last, self._shown.days.last))

    # from sheet to sheet

    @property
    def _parts(self) -> list[str]:
        return self.sheets[-1].parts

    def _whole(self, draw: Callable[[], None], headed: bool = True) -> None:
        """Draw what is not to be cut, where it does not fit on a sheet that has something, on the next one.

        That begins with the months again where it is to be `headed`.
        """
        begun, parts = self.y, len(self._parts)
        self._begun = min(self._begun, begun)
        draw()
        if self.y <= self.sheets[-1].top + self._layout.sheet or begun == self._begun:
            return
        del self._parts[parts:]
        self.y = begun
        self._end_sheet()
        self.y = math.ceil(begun / self._layout.sheet) * self._layout.sheet
        self.sheets.append(_Sheet([], self.y))
        if headed:
            self._head()
        self._begun = self.y
        draw()

    def _end_sheet(self) -> None:
        self.sheets[-1] = self.sheets[-1]._replace(end=self.y)

    # from top to bottom

    def _text(
        self,
        text: str,
        size: float,
        fill: str = "",
        bold: bool = False,
        between: tuple[float, float] | None = None,
    ) -> None:
        """A text, broken into as many lines as it needs between two places, which are the ends of the picture else."""
        left, right = between or (self._layout.left, self._layout.right)
        lines = lines_within(text, size * 1.07 if bold else size, right - left)
        self._parts.append(shapes.text_lines(left, self.y + size, lines, size, fill or self._colors.ink, bold))
        self.y += shapes.line_height(size) * len(lines)

    def _head(self) -> None:
        """The years and months, and the name of today's line."""
        self.y += 12
        for labels, bold in ((self._axis.years, True), (self._axis.months, False)):
            if labels:
                self._parts.extend(
                    shapes.text_lines(each.at, self.y + _SMALL, [each.text], _SMALL, self._colors.ink, bold)
                    for each in labels
                )
                self.y += shapes.line_height(_SMALL)
        self.y += 6
        ticks = shapes.ticks(map(self._at, self._axis.ticks), self.y, 8)
        line = shapes.level(self._layout.bars, self._layout.right, self.y)
        self._parts.append(shapes.strokes(line + ticks, self._colors.faint))
        if self._shown.marked:
            x = self._middle(self._shown.marked)
            words = names_of_today(self._shown, self._language)[0]
            left = x + 8 + in_arial(words, _SMALL * 1.07) < self._layout.width
            self._parts.append(
                shapes.text_lines(
                    x + 8 if left else x - 8, self.y + 28, [words], _SMALL, self._colors.today, True, not left
                )
            )
            self._parts.extend(shapes.todays_line(x, self.y, self.y + 34, self._colors))
            self.y += 30
        self.y += 14

    def _row(self, row: Row, number: str) -> None:
        """A title, with its number where it has one, and its days; beside them or below what is drawn of it."""
        item, bar = row
        layout, top = self._layout, self.y
        bold = item.status(self._shown.on) == "active"
        left = layout.left + self._indent
        if number:
            self._parts.append(
                shapes.text_lines(left - 8, self.y + _TEXT, [number], _TEXT, self._colors.ink, bold, to=True)
            )
        self._text(title(item, self._language, short=True), _TEXT, "", bold, (left, layout.end_of_titles))
        notes = _notes(item, len(self._shown.plans) > 1, self._language)
        if layout.days is None:
            self._text(" · ".join(notes), _SMALL, self._colors.faint, between=(left, layout.right))
            self.y += 8
            self._track(item, bar, self.y - 5, self.y + THICK + 5)
            self.y += THICK + 18
            return
        end, self.y = self.y, top + _TEXT - _SMALL
        for note in notes:
            self._text(note, _SMALL, self._colors.faint, between=(layout.days, layout.end_of_days))
        end, self.y = max(end, self.y) + 12, top + 3
        self._track(item, bar, top, end)
        self.y = end

    def _track(self, item: Dated, bar: Bar | None, top: float, end: float) -> None:
        """The months, today's line from top to end, and before them the bar, or the mark."""
        self._ground()
        if self._shown.marked:
            self._parts.extend(shapes.todays_line(self._middle(self._shown.marked), top, end, self._colors))
        if bar:
            self._bar(bar, self._colors.fills[item.status(self._shown.on)])
            if bar.anniversary:
                self._parts.append(shapes.anniversary_sign(self._middle(bar.anniversary), self.y, self._colors))
        elif item.first:
            sign = shapes.deadline_sign if item.kind == "deadline" else shapes.anniversary_sign
            self._parts.append(sign(self._middle(max(item.first, self._shown.days.first)), self.y, self._colors))

    def _ground(self) -> None:
        left, right = self._layout.bars, self._layout.right
        self._parts.append(shapes.rect(left, self.y, right - left, THICK, self._colors.track))
        ticks = shapes.ticks(map(self._at, self._axis.ticks), self.y, THICK)
        if ticks:
            self._parts.append(shapes.strokes(ticks, self._colors.ticks))

    def _bar(self, bar: Bar, fill: str) -> None:
        """A bar, hatched on the days that other campaigns have too, with an arrow where it is cut."""
        begin, end = self._ends(bar.days)
        self._parts.append(shapes.rect(begin, self.y, end - begin, THICK, fill))
        for overlap in self._shown.overlaps:
            if overlap.span.overlaps(bar.days):
                days = Span(max(overlap.span.first, bar.days.first), min(overlap.span.last, bar.days.last))
                self._parts.append(shapes.hatching(*self._ends(days), self.y, self._colors))
        left, right = self._layout.bars, self._layout.right
        if bar.began_before:
            self._parts.append(shapes.arrow(left - 3, left - 15, self.y, fill))
        if bar.goes_on:
            self._parts.append(shapes.arrow(right + 3, right + 15, self.y, fill))

    def _counts(self) -> None:
        """How many campaigns are on at once, where several are: a number, and a bar of that height."""
        layout, top = self._layout, self.y
        left = layout.left + self._indent
        if layout.days is not None:
            self.y += shapes.line_height(_SMALL) + 1
        self._text(self._language.gettext("Events at once"), _TEXT, between=(left, layout.end_of_titles))
        if layout.days is not None:
            self.y = top
        most = max(len(overlap.events) for overlap in self._shown.overlaps)
        numbers_at, self.y = self.y + _SMALL, self.y + shapes.line_height(_SMALL) + 4
        self._ground()
        named: list[float] = []
        for overlap in sorted(self._shown.overlaps, key=lambda overlap: -len(overlap.events)):
            count = len(overlap.events)
            begin, end = self._ends(self._within(overlap.span))
            height = THICK * count / most
            self._parts.append(shapes.rect(begin, self.y + THICK - height, end - begin, height, self._colors.faint))
            middle, wide = (begin + end) / 2, in_arial(f"{count}", _SMALL)
            if all(abs(middle - other) >= wide + 4 for other in named):  # else the words below tell it
                self._parts.append(
                    shapes.text_lines(middle - wide / 2, numbers_at, [f"{count}"], _SMALL, self._colors.ink, True)
                )
                named.append(middle)
        self.y += THICK + 22

    def _overlaps(self) -> None:
        """The campaigns that are on at once, by the numbers of their rows, in as many columns as there is room for."""
        texts = by_numbers(self._shown, self._language)
        left, right = self._layout.left, self._layout.right
        wide = max(in_arial(text, _SMALL) for text in texts) + 40
        columns = max(int((right - left) / wide), 1)
        places = [(left + wide * column, min(left + wide * (column + 1) - 20, right)) for column in range(columns)]
        self._whole(partial(self._text, overlapping(self._language), _TEXT), headed=False)
        for first in range(0, len(texts), columns):
            self._whole(partial(self._beside, texts[first : first + columns], places), headed=False)

    def _beside(self, texts: Sequence[str], places: Iterable[tuple[float, float]]) -> None:
        """Texts side by side, each between two places."""
        top = end = self.y
        for text, between in zip(texts, places, strict=False):
            self.y = top
            self._text(text, _SMALL, self._colors.faint, between=between)
            end = max(end, self.y)
        self.y = end

    def _legend(self) -> None:
        """The signs that the picture has, and what each stands for."""
        left, right = self._layout.left, self._layout.right
        self.y += 12
        self._parts.append(shapes.strokes(shapes.level(left, right, self.y), self._colors.ticks))
        self.y += 14
        x = left
        for sign, word in legend(self._shown, self._language).items():
            wide = 34 + in_arial(word, _SMALL)
            if x > left and x + wide > right:
                x = left
                self.y += shapes.line_height(_SMALL) + 8
            self._parts.extend(shapes.sign_of_legend(sign, x, self.y, self._colors))
            self._parts.append(shapes.text_lines(x + 34, self.y + 18, [word], _SMALL, self._colors.ink))
            x += wide + 26
        self.y += shapes.line_height(_SMALL) + 4
