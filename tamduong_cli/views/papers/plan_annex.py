"""The annex of a plan's document: its schedule as one table, and its campaigns month by month."""

from __future__ import annotations

import calendar
import datetime
import itertools
from collections.abc import Iterator
from typing import NamedTuple

from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import written
from tamduong_cli.language import Language
from tamduong_cli.schedule.days import leading
from tamduong_cli.schedule.deadlines import Due
from tamduong_cli.schedule.event_days import EventDay
from tamduong_cli.schedule.phrases import title, unit_names
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.timeline import Timeline, timeline
from tamduong_cli.schedule.windows import Window
from tamduong_cli.views.papers.paper import Block, Cell, Line, Picture, Table
from tamduong_cli.views.text_widths import in_times, lines_within

_SHEET = 257
"""How wide the text of a sheet of A4 on its side is, in millimetres."""
_NAME = 77
_MOST_COLUMNS = 26
_LENGTHS = (1, 3, 12, *(12 * years for years in (5, 10, 50, 100, 500, 1000)))
"""How many months a column of the table of months may have."""


def annex(schedule: Schedule, named: str, marks: tuple[str, ...], language: Language) -> Iterator[Block]:
    """The schedule, and the months where anything in it has days; `named` is the document that it belongs to."""
    _ = language.gettext
    yield Line("Title", _("ANNEX"), marks=marks)
    yield Line("Subtitle", _("The schedule").upper())
    yield Line("Annex Of", _("(With {document})").format(document=named))
    table = _schedule(schedule, language)
    yield table
    if schedule.windows or schedule.lone_days:
        shown = timeline(schedule, None, datetime.date.min)
        note = _("Shaded, ×: the months of a campaign. In figures: the day of the event.")
        months = _months(shown, language)
        yield Picture(shown, months, note, breaks=_height(table, 11) + _height(months, 9) > _ROOM)


_ROOM = 130
"""How much of a sheet two tables may have, in millimetres, beside what stands above them."""


def _height(table: Table, size: float) -> float:
    """About how high a table is in letters of this size, in millimetres."""
    millimetres = 25.4 / 72
    rows = [
        max(
            sum(len(lines_within(line, size, width / millimetres, in_times)) for line in cell.text.split("\n"))
            for cell, width in zip(row, table.widths, strict=False)
        )
        for row in table.rows
    ]
    return sum(rows) * size * 1.2 * millimetres + len(rows) * 1.5


class _Row(NamedTuple):
    """A row of the schedule; `days` are those of an event, `first` and `last` those of its window."""

    what: str
    days: str = ""
    first: str = ""
    last: str = ""
    who: str = ""
    due: str = ""


_WIDTHS = _Row("", "27", "25", "25", "55", "48")
"""How wide columns are, but for the first, which has what is left."""
_NUMBER = 12


def _schedule(schedule: Schedule, language: Language) -> Table:
    _ = language.gettext
    rows = list(_rows(schedule, language))
    head = _Row(_("Event"), _("Date"), _("From"), _("To"), _("Carried out by"), _("Due"))
    kept = [at for at in range(1, len(head)) if any(row[at] for row in rows)]
    widths = [int(_WIDTHS[at]) for at in kept]

    def cells(number: str, row: _Row) -> tuple[Cell, ...]:
        others = (Cell(row[at], is_centred=head[at] in head[1:4]) for at in kept)
        return (Cell(number, is_centred=True), Cell(row.what), *others)

    return Table(
        _("The schedule"),
        (_NUMBER, _SHEET - _NUMBER - sum(widths), *widths),
        (cells(_("No."), head), *(cells(str(number), row) for number, row in enumerate(rows, 1))),
    )


def _rows(schedule: Schedule, language: Language) -> Iterator[_Row]:
    """The windows and the days without one, by day, each with what is due for its event; then what is due for none."""
    due: dict[str, list[str]] = {}
    for deadline in schedule.deadlines:
        if deadline.event:
            due.setdefault(deadline.event.id, []).append(f"{numeric(deadline.day)}: {title(deadline, language)}")
    held: list[Window | EventDay] = [*schedule.windows, *schedule.lone_days]
    for item in sorted(held, key=lambda item: (item.first, item.last)):
        dates = dict.fromkeys(event.date for event in item.events if event.date)
        row = _Row(
            title(item, language),
            "\n".join(language.said(written(date)) for date in dates),
            who=_who(item, schedule, language),
            due="\n".join(line for event in item.events for line in due.pop(event.id, ())),
        )
        if isinstance(item, Window):
            row = row._replace(first=numeric(item.first), last=numeric(item.last))
        yield row
    for deadline in schedule.deadlines:
        if not deadline.event or deadline.event.id in due:
            who = _who(deadline, schedule, language)
            yield _Row(title(deadline, language), who=who, due=numeric(deadline.day))


def _who(item: Window | EventDay | Due, schedule: Schedule, language: Language) -> str:
    """The units, of which those that lead come first; where it is nearly all, which are not among them."""
    _ = language.gettext
    lead = leading(item)
    if lead:
        lines = [_("Led by: {lead}").format(lead=unit_names(lead, language))]
        if others := [unit for unit in item.units if unit not in lead]:
            lines.append(_("Together with: {units}").format(units=unit_names(others, language)))
        return "\n".join(lines)
    every = schedule.plan.units
    without = [unit for unit in every if unit not in item.units]
    if len(every) > 1 and not without:
        return _("All units")
    if len(without) * 4 <= len(every) and len(item.units) > 3:
        return _("All units but {units}").format(units=unit_names(without, language))
    return unit_names(item.units, language)


class _Column(NamedTuple):
    """A month, a quarter or a year of the table of months."""

    days: Span
    year: int
    name: str


def _months(shown: Timeline, language: Language) -> Table:
    columns = list(_columns(shown.days, language))
    width = (_SHEET - _NAME) / len(columns)
    years = [
        Cell(f"{year}", len(list(of_year))) for year, of_year in itertools.groupby(columns, key=lambda each: each.year)
    ]
    event = language.gettext("Event")
    rows = [(Cell(event), *years), (Cell(""), *(Cell(each.name) for each in columns))]
    for item, bar in shown.rows:
        if item.kind == "deadline":
            continue
        date = item.event.date if item.event else None
        day = date.first if date and date.has_days else None
        cells = [Cell(title(item, language, short=True))]
        for column in columns:
            is_on = bar is not None and bar.window.span.overlaps(column.days)
            text = _mark(day, column) if day and column.days.holds(day) else "×" if is_on else ""
            cells.append(Cell(text, is_shaded=is_on, is_centred=True))
        rows.append(tuple(cells))
    name = language.gettext("Month by month")
    return Table(name, (_NAME, *[width] * len(columns)), tuple(rows), heads=2, style="Small Cell")


def _mark(day: datetime.date, column: _Column) -> str:
    is_month = column.days.days < 32
    return f"{day.day}" if is_month else f"{day.day}/{day.month}"


def _columns(days: Span, language: Language) -> Iterator[_Column]:
    """The months of some days; the quarters, the years, or so many years on end, where a sheet has no room for each."""
    months = (days.last.year - days.first.year) * 12 + days.last.month - days.first.month + 1
    length = next(length for length in _LENGTHS if months <= length * _MOST_COLUMNS)
    first = days.first.year * 12 + days.first.month - 1
    first -= first % length
    for number in range(max(first, 12), days.last.year * 12 + days.last.month, length):
        year, month = divmod(number, 12)
        until_year, until = divmod(min(number + length, datetime.MAXYEAR * 12 + 12) - 1, 12)
        last = datetime.date(until_year, until + 1, calendar.monthrange(until_year, until + 1)[1])
        span = Span(datetime.date(year, month + 1, 1), last)
        name = f"– {until_year}" if until_year > year else ""
        if length < 12:
            name = f"{month + 1}" if length == 1 else language.gettext("Q{n}").format(n=month // 3 + 1)
        yield _Column(span, year, name)
