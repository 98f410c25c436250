"""Where things stand in a timeline's picture: labels above bars, for a phone, or beside them where there is room."""

from __future__ import annotations

import math
from typing import NamedTuple


class Layout(NamedTuple):
    """The columns of a picture, in its own units, of which its smallest letters are 20."""

    name: str
    width: int
    left: float
    """Where texts begin."""
    bars: float
    """Where bars begin; an arrow may need 15 more on either side."""
    right: float
    """Where bars and texts end."""
    days: float | None = None
    """Where the days begin that stand beside a title; None where both stand above the bar."""
    sheet: float = math.inf
    """How high a sheet is; what it would cut begins the next one."""
    millimetres: int | None = None
    """How wide the picture is on paper; None where that is for a screen to say."""

    @property
    def end_of_titles(self) -> float:
        """Where titles end."""
        return self.right if self.days is None else self.days - 20

    @property
    def end_of_days(self) -> float:
        """Where the days beside titles end."""
        return self.right if self.days is None else self.bars - 20


def _beside(name: str, width: int, sheet: float, millimetres: int) -> Layout:
    """With columns for titles, for days, which are written as 22/11/2023 – 17/12/2023, and for bars."""
    days = round(width * 0.36)
    return Layout(name, width, 0, days + 250, width - 16, days, sheet, millimetres)


NARROW = Layout("narrow", 640, left=24, bars=24, right=616)
"""For a phone: of 360 pixels, so that a unit is 0.56 and the smallest letters 11, or up to twice as wide."""
PAPERS = {"a4": tuple(_beside("a4", width, width * 180 / 267, 267) for width in (1400, 1620, 1880))}
"""For sheets of A4, lying between margins of 15 mm: with the largest letters, and last with the smallest, of 8 pt."""
