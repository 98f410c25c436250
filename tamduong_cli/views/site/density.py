"""How much there is on a page of a site, and so how close its lines have to stand for one sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence

from tamduong_cli.views.site.entries import Entry, HeadedPoints

_LETTERS = 42
"""How many letters a line has in one of the two columns."""
_DENSITIES = ((23.0, "roomy"), (38.0, "close"))
"""How many lines a sheet of A4 has room for with each; there are more with the last, dense."""
_MOST = 41.0
"""How many it has room for with the last."""
_UNITS = 33
"""How many units of a timeline's picture a line is; that is as wide as the sheet, and so as high with each density."""


def density_for(lines: float) -> str:
    """How close the lines of a page have to stand for one sheet."""
    return next((density for most, density in _DENSITIES if lines <= most), "dense")


def density_with(timeline: float, lines: float) -> str:
    """How close the lines of a page have to stand for one sheet, with a timeline of a height in its own units.

    Where it has no room there, it begins the next sheet, and the lines have this one for themselves.
    """
    together = lines + 2 + timeline / _UNITS
    return density_for(together if together <= _MOST else lines)


def lines_of(parts: Sequence[Entry] | Sequence[HeadedPoints]) -> int:
    """About how many lines they have in one column."""
    return sum(
        len(text) // _LETTERS + 1
        for part in parts
        for text in (part[0], *(part.lines if isinstance(part, Entry) else part.texts))
    )
