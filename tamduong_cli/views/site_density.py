"""How much there is on a page of a site, and so how close its lines have to stand for one sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence

from tamduong_cli.views.site_words import Entry, HeadedPoints

_LETTERS = 42
"""How many letters a line has in one of the two columns."""
_DENSITIES = ((23.0, "roomy"), (38.0, "close"))
"""How many lines a sheet of A4 has room for with each; there are more with the last, dense."""
MOST_ROWS = 14
"""The most rows of a timeline that can be read on a part of a sheet."""


def density_for(lines: float) -> str:
    """How close the lines of a page have to stand for one sheet."""
    return next((density for most, density in _DENSITIES if lines <= most), "dense")


def lines_of(parts: Sequence[Entry] | Sequence[HeadedPoints]) -> int:
    """About how many lines they have in one column."""
    return sum(
        len(text) // _LETTERS + 1
        for part in parts
        for text in (part[0], *(part.lines if isinstance(part, Entry) else part.texts))
    )
