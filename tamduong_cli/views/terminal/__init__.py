"""Text for a terminal or a pipe. The one owner of the rich library.

Whatever comes from a plan goes into `Text`, where nothing is markup.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tamduong_cli.dates.figures import numeric
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Text as PlanText
from tamduong_cli.plan.problems import Place
from tamduong_cli.views.listing import Listing
from tamduong_cli.views.screen import Screen

__all__ = ["Card", "Section", "Table", "Text", "cards", "columns", "noted", "points", "render", "sheet", "sources"]

UNLIMITED = 1_000_000


def render(screen: Screen, *renderables: RenderableType) -> str:
    """The text, with escape sequences only if the screen has colour, and no spaces at the ends of lines."""
    file = io.StringIO()
    console = Console(
        file=file,
        width=screen.width or UNLIMITED,
        force_terminal=screen.color,
        color_system="standard" if screen.color else None,
        no_color=not screen.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    console.print(*renderables, sep="\n")
    return "".join(line.rstrip() + "\n" for line in file.getvalue().split("\n")[:-1])


def columns(listing: Listing, screen: Screen) -> str:
    """Columns under headings; on a terminal wrapped to its width, elsewhere each row on one line."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in listing.headings:
        table.add_column(Text(heading), no_wrap=screen.width is None, overflow="fold")
    _, *rows = listing.texts(numeric)
    for row in rows:
        table.add_row(*map(Text, row))
    return render(screen, table)


def points(texts: Sequence[PlanText], language: Language) -> Table:
    """One point a line, each after a dash."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    for text in texts:
        grid.add_row(Text("-"), Text(text.in_(language.code)))
    return grid


def noted(rows: Iterable[tuple[str, str]]) -> Table:
    """One thing a line, each after a dash, with a note to it."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    for text, note in rows:
        grid.add_row(Text("-"), Text(text).append(f"  ({note})" if note else "", "dim"))
    return grid


def sources(place: Place | None, ref: str | None, language: Language) -> Text:
    """Behind what rests on it, its line in the plan and where the document says so: (line 70, II.3)."""
    line = language.gettext("line {line}").format(line=place.line) if place else None
    found = ", ".join(filter(None, (line, ref)))
    return Text(f"  ({found})" if found else "", "dim")


Section = tuple[str, RenderableType]
"""A part of a sheet: what it is headed, and what stands in it."""


def sheet(title: str, about: str, facts: Table, sections: Iterable[Section]) -> list[RenderableType]:
    """All about one thing, from top to bottom: what it is called, where it stands, facts, and its sections."""
    parts: list[RenderableType] = [Text(title, "bold"), Text(about, "dim"), "", facts]
    for heading, body in sections:
        parts += ["", Text(heading, "bold"), Padding(body, (0, 0, 0, 2))]
    return parts


Card = tuple[Text, Text]
"""What stands at the left of a thing in a list, and what at its right."""


def cards(found: Iterable[Card]) -> Table:
    """Cards one below the other, with an empty line between them."""
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for number, card in enumerate(found):
        if number:
            grid.add_row()
        grid.add_row(*card)
    return grid
