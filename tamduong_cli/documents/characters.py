"""What documents have between the letters, made plain: spaces of all widths, what cannot be seen, signs of one font."""

from __future__ import annotations

import re

from tamduong_cli.dates.vocabulary import composed
from tamduong_cli.letters import controls

_SYMBOLS = {
    **dict.fromkeys("\uf0b7\uf0a7\uf0a8\uf076\uf0d8\uf0fc\uf06e\uf06f\uf071", "-"),
    "\uf02d": "-",
    "\uf02b": "+",
    "\uf0b0": "°",
    "\uf0b1": "±",
    "\uf0b4": "×",
    "\uf0a3": "≤",
    "\uf0b3": "≥",
    "\uf0ae": "→",
    "\uf0de": "⇒",
}
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def cleaned(text: str) -> str:
    """A text as a reader sees it: composed, each run of spaces one, without empty lines and what cannot be seen.

    A sign of one font alone is a dash where it begins the text, as bullets do, and a space within it.

    >>> cleaned("\\uf0b7 Treo\\xa0cờ,  \\u200bphát thanh")
    '- Treo cờ, phát thanh'
    """
    if not text.isascii() or not text.isprintable():
        if _PRIVATE.search(text):
            text = re.sub(rf"^\s*{_PRIVATE.pattern}+", "- ", text)
            text = _PRIVATE.sub(" ", text)
        text = _without_controls(text)
        if "\n" in text:
            lines = (composed(line) for line in text.split("\n"))
            return "\n".join(line for line in lines if line)
    return composed(text)


def symbol(code: str, font: str) -> str:
    """What a sign is that Word has by its code in a font (`w:sym`); of one that nobody else has, one of private use."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return " "
    if "\ud800" <= sign <= "\udfff":
        return " "
    if font == "Symbol":
        if sign <= "\xff":
            sign = chr(ord(sign) + 0xF000)
        found = _SYMBOLS.get(sign, sign)
        return sign if found == "-" else found
    return sign


def _without_controls(text: str) -> str:
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x0b", "\n")
    unseen = {match.start() for match in controls(text)}
    return "".join(sign for at, sign in enumerate(text) if at not in unseen) if unseen else text
