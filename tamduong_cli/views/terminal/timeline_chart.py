"""A timeline on a terminal: each window a bar beside its title, and below them how many are on at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.language import Language
from tamduong_cli.schedule.phrases import title
from tamduong_cli.schedule.timeline import Bar, Timeline
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal import Table, Text, render
from tamduong_cli.views.timeline_words import (
    Label,
    Sign,
    axis,
    campaigns,
    legend,
    names_of_today,
    nothing,
    today_in_words,
    told,
)

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType

    from tamduong_cli.schedule.dated import Dated, Status


WIDTH_OF_A_PAGE = 100
"""How many columns a timeline has where there is no terminal."""

_WIDEST_TITLES = 44
_STYLES: dict[Status, str] = {"past": "dim", "active": "green", "upcoming": "cyan"}


class Signs(NamedTuple):
    """The characters that a timeline is drawn with."""

    campaign: str
    overlap: str
    anniversary: str
    deadline: str
    today: str
    before: str
    after: str
    line: str
    tick: str
    begin: str
    end: str


_BLOCKS = Signs("█", "▓", "◆", "▼", "│", "◄", "►", "─", "┬", "└", "┘")
_PLAIN = Signs("#", "=", "*", "v", "|", "<", ">", "-", "+", "|", "|")


class Scale(NamedTuple):
    """Days over columns: each day has as many columns as the others, or several days share one."""

    days: Span
    columns: int

    @classmethod
    def within(cls, days: Span, columns: int) -> Scale:
        """The widest scale of these days in so many columns."""
        columns = max(columns, 1)
        return cls(days, columns // days.days * days.days or columns)

    def at(self, day: datetime.date) -> int:
        """The column in which a day begins."""
        return (day - self.days.first).days * self.columns // self.days.days

    def of(self, days: Span) -> range:
        """The columns of a run of days, one at least."""
        end = ((days.last - self.days.first).days + 1) * self.columns // self.days.days
        return range(self.at(days.first), max(end, self.at(days.last) + 1))

    def middle(self, day: datetime.date) -> int:
        """The column for a mark on a day."""
        columns = self.of(Span(day, day))
        return columns[(len(columns) - 1) // 2]

    def under(self, column: int) -> Span:
        """The days that a column stands for."""
        days, columns = self.days.days, self.columns
        first = column * days // columns if columns >= days else -(-column * days // columns)
        last = max(first, -(-(column + 1) * days // columns) - 1)
        return Span(*(self.days.first + datetime.timedelta(number) for number in (first, last)))


def timeline_page(shown: Timeline, language: Language, screen: Screen) -> str:
    """The titles of the plans, today, the bars, each overlap in words, and what the signs stand for."""
    _ = language.gettext
    screen = screen._replace(width=screen.width or WIDTH_OF_A_PAGE)
    parts: list[RenderableType] = [Text(plan.title.in_(language.code), "bold") for plan in shown.plans]
    parts += [Text(today_in_words(shown, language)), "", _Chart(shown, language, screen)]
    several = len(shown.plans) > 1
    for overlap in shown.overlaps:
        parts += ["", Text(told(overlap, language)), _points(campaigns(overlap, several, language))]
    if len(shown.bars) > 1 and not shown.overlaps:
        parts += ["", Text(_("No campaigns of different events overlap."))]
    return render(screen, *parts, "", _legend(shown, language, screen))


def nothing_in_these_months(shown: Timeline, command: str, language: Language, screen: Screen) -> str:
    """What to say when nothing is on in these months, and the command to try, where there is one."""
    lines = [nothing(shown, language)]
    if command:
        lines.append(language.gettext("Try: {commands}").format(commands=command))
    return render(screen, *map(Text, lines))


def _points(texts: Iterable[str]) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    for text in texts:
        grid.add_row(Text("-"), Text(text))
    return grid


def _signs(screen: Screen) -> Signs:
    return _BLOCKS if screen.blocks else _PLAIN


def _legend(shown: Timeline, language: Language, screen: Screen) -> Text:
    signs = _signs(screen)
    drawn: dict[Sign, str] = {
        "campaign": signs.campaign,
        "overlap": signs.overlap,
        "anniversary": signs.anniversary,
        "deadline": signs.deadline,
        "today": signs.today,
        "cut": f"{signs.before} {signs.after}",
    }
    lines = [""]
    for sign, word in legend(shown, language).items():
        entry = f"{drawn[sign]} {word}"
        if lines[-1] and len(lines[-1]) + 3 + len(entry) > (screen.width or 0):
            lines.append("")
        lines[-1] += f"   {entry}" if lines[-1] else entry
    return Text("\n".join(lines))


class _Chart:
    """The rows of a timeline: labels on the left, and on the right what stands in the columns of the days."""

    def __init__(self, shown: Timeline, language: Language, screen: Screen) -> None:
        assert screen.width
        self._shown, self._language, self._signs = shown, language, _signs(screen)
        self._left = max(min(_WIDEST_TITLES, screen.width * 2 // 5), 1)
        self._scale = Scale.within(shown.days, screen.width - self._left - 3)
        self._today = self._scale.middle(shown.marked) if shown.marked else None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        yield from self._head()
        several = len(self._shown.plans) > 1
        for item, bar in self._shown.rows:
            label = Text(
                title(item, self._language, short=True), "bold" if item.status(self._shown.on) == "active" else ""
            )
            notes = [*([item.plan.id] if several else []), self._language.said(item.written())]
            label.append("".join(f"\n{note}" for note in notes), "not bold dim")
            yield from self._row(console, label, self._bar(bar) if bar else self._mark(item))
        if self._shown.overlaps:
            yield from self._row(console, Text(self._language.gettext("Events at once")), self._counts())
        if self._today is not None:
            yield self._named_today(self._today)

    def _head(self) -> Iterator[Text]:
        named = axis(self._shown.days, self._scale.at, len, 1, self._scale.columns)
        for labels, style in ((named.years, "bold"), (named.months, "")):
            if labels:
                yield Text(" " * (self._left + 2)).append(self._line(labels), style)
        line = [self._signs.line] * self._scale.columns
        for day in named.ticks:
            line[self._scale.at(day)] = self._signs.tick
        yield Text(" " * (self._left + 2)).append("".join(line), "dim")

    def _line(self, labels: Iterable[Label]) -> str:
        line = ""
        for label in labels:
            line = line.ljust(int(label.at)) + label.text
        return line

    def _row(self, console: Console, label: Text, drawn: Text) -> Iterator[Text]:
        """A label and what is drawn beside its first line; beside the others only today's line is."""
        lines = label.wrap(console, self._left, overflow="fold")
        for line in lines:
            line.align("left", self._left)
            yield Text().append_text(line).append(" ").append_text(drawn)
            drawn = self._columns({})

    def _columns(self, cells: dict[int, tuple[str, str]], before: bool = False, after: bool = False) -> Text:
        """What stands in each column, today's line where nothing else does, and whether it goes on at the ends."""
        signs = self._signs
        text = Text(signs.before if before else " ")
        for column in range(self._scale.columns):
            if column in cells:
                text.append(*cells[column])
            else:
                text.append(signs.today if column == self._today else " ")
        return text.append(signs.after if after else "")

    def _bar(self, bar: Bar) -> Text:
        style = _STYLES[bar.window.status(self._shown.on)]
        cells = {}
        for column in self._scale.of(bar.days):
            under = self._scale.under(column)
            days = Span(max(under.first, bar.days.first), min(under.last, bar.days.last))
            several = self._shown.at_once(days) > 1
            cells[column] = (self._signs.overlap if several else self._signs.campaign, style)
        if bar.anniversary:
            cells[self._scale.middle(bar.anniversary)] = (self._signs.anniversary, "bold")
        return self._columns(cells, bar.began_before, bar.goes_on)

    def _mark(self, item: Dated) -> Text:
        assert item.first
        style = _STYLES[item.status(self._shown.on)]
        sign = self._signs.deadline if item.kind == "deadline" else self._signs.anniversary
        return self._columns({self._scale.middle(max(item.first, self._shown.days.first)): (sign, style)})

    def _counts(self) -> Text:
        """In each column how many campaigns are on at once, where several are; + is more than 9."""
        numbers = {column: self._shown.at_once(self._scale.under(column)) for column in range(self._scale.columns)}
        return self._columns({c: (f"{n}" if n < 10 else "+", "bold") for c, n in numbers.items() if n > 1})

    def _named_today(self, column: int) -> Text:
        """The end of today's line, with its name on the side where there is room."""
        signs = self._signs
        line = f"{' ' * column}{signs.today}"
        for text in names_of_today(self._shown, self._language):
            if column + 2 + len(text) <= self._scale.columns:
                line = f"{' ' * column}{signs.begin} {text}"
                break
            if column >= len(text) + 1:
                line = f"{text} {signs.end}".rjust(column + 1)
                break
        return Text(" " * (self._left + 2) + line)
