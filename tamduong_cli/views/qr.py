"""QR codes (ISO/IEC 18004) for the cameras of phones: black on white, with a quiet zone of four modules."""

from __future__ import annotations

import itertools

import segno

_QUIET = 4
_LEVEL = "m"
"""The level of error correction: a code can be read with 15 % of it worn or covered."""

_BLACK_ON_WHITE, _RESET = "\x1b[38;5;16;48;5;231m", "\x1b[0m"
"""Colours of the 256, which no theme of a terminal changes."""


def svg(text: str) -> str:
    """The code as an `svg` element of HTML, without a size and without a name."""
    code = segno.make_qr(text, error=_LEVEL)
    return code.svg_inline(border=_QUIET, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)


def terminal(text: str, color: bool = True) -> str:
    """The code in lines for a terminal, two modules to a character; without colour only a dark one shows it rightly."""
    rows = [
        [bool(module) == color for module in row]
        for row in segno.make_qr(text, error=_LEVEL).matrix_iter(border=_QUIET)
    ]
    nothing = [not color] * len(rows[0])
    lines = (
        "".join(" ▄▀█"[2 * upper + lower] for upper, lower in zip(above, below, strict=True))
        for above, below in itertools.zip_longest(rows[::2], rows[1::2], fillvalue=nothing)
    )
    return "".join(f"{_BLACK_ON_WHITE}{line}{_RESET}\n" if color else f"{line}\n" for line in lines)
