"""QR codes (ISO/IEC 18004) for the cameras of phones: black on white, with a quiet zone of four modules."""

from __future__ import annotations

import contextlib
import itertools

import segno

_QUIET = 4
_LEVELS = ("m", "l")
"""Levels of error correction, the first that fits: a code can be read with 15 % of it worn or covered, or with 7 %."""

_BLACK_ON_WHITE, _RESET = "\x1b[38;5;16;48;5;231m", "\x1b[0m"
"""Colours of the 256, which no theme of a terminal changes."""


def svg(text: str) -> str:
    """The code as an `svg` element of HTML, without a size and without a name; nothing for a text too long for one."""
    code = _code(text)
    if code is None:
        return ""
    return code.svg_inline(border=_QUIET, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)


def terminal(text: str, color: bool = True) -> str:
    """The code in lines for a terminal, two modules to a character; without colour only a dark one shows it rightly.

    Nothing for a text too long for one.
    """
    code = _code(text)
    if code is None:
        return ""
    rows = [[bool(module) == color for module in row] for row in code.matrix_iter(border=_QUIET)]
    nothing = [not color] * len(rows[0])
    lines = (
        "".join(" ▄▀█"[2 * upper + lower] for upper, lower in zip(above, below, strict=True))
        for above, below in itertools.zip_longest(rows[::2], rows[1::2], fillvalue=nothing)
    )
    return "".join(f"{_BLACK_ON_WHITE}{line}{_RESET}\n" if color else f"{line}\n" for line in lines)


def _code(text: str) -> segno.QRCode | None:
    """None for more than the largest code holds, 2,953 bytes."""
    for level in _LEVELS:
        with contextlib.suppress(segno.DataOverflowError):
            return segno.make_qr(text, error=level)
    return None
