"""What the place that text goes to can show."""

from __future__ import annotations

from typing import NamedTuple


class Screen(NamedTuple):
    """`width` is in columns, None where it is not a terminal; `blocks` says whether █ ░ ● ○ can be shown."""

    width: int | None
    color: bool
    blocks: bool

    def bar(self, done: int, whole: int, length: int = 10) -> str:
        """How much of a run is done: full blocks for what is, light ones for the rest; none light on the last day."""
        full = max(1, done * length // whole)
        on, off = ("█", "░") if self.blocks else ("#", "-")
        return on * full + off * (length - full)
