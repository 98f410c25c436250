"""How wide a text is in the fonts of pictures, letters and sheets, and its lines where only so much room is there.

What draws or sets a text knows its letters; here they are reckoned, so that what stands around it finds its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from tamduong_cli.language import printable

Measure = Callable[[str, float], float]
"""How wide a text is at a size."""


def in_arial(text: str, size: float) -> float:
    """About how wide a text is in Arial, rather more than less."""
    return sum(map(_em, text)) * size * 1.02


_EMS = {
    letter: em
    for letters, em in (
        ("ijl'|", 0.23),
        ("ft.,:;!/[] I·", 0.28),
        ("r()-", 0.34),
        ("ckszvxyJ", 0.5),
        ("w", 0.73),
        ("GOQ", 0.78),
        ("mM", 0.84),
        ("W%@…—", 1.0),
    )
    for letter in letters
}
"""The widths of letters in Arial, as parts of its size, where others of their kind are not as wide."""


def _em(character: str) -> float:
    letter = unicodedata.normalize("NFD", character)[0]
    if unicodedata.combining(letter):
        return 0
    if letter in _EMS:
        return _EMS[letter]
    if unicodedata.east_asian_width(letter) in "WF":
        return 1
    return 0.72 if letter.isupper() else 0.56


def in_bold_times(text: str, size: float) -> float:
    """About how wide a text is in bold Times."""
    ems = sum(0.25 if c.isspace() else 0.7 if c.isupper() else 1 if c == "…" else 0.47 for c in text)
    return ems * size


def in_times(text: str, size: float) -> float:
    """About how wide a text is in Times."""
    ems = sum(0.25 if c.isspace() else 0.7 if c.isupper() else 0.5 if c.isdigit() else 0.44 for c in text)
    return ems * size


def lines_within(text: str, size: float, width: float, measure: Measure = in_arial) -> list[str]:
    """The text in lines no wider than `width`, broken between words, and within one that is wider.

    >>> lines_within("Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ", size=10, width=120)
    ['Kỷ niệm 70 năm Chiến', 'thắng Điện Biên Phủ']
    """
    lines = [""]
    for word in _parts_of_words(printable(" ".join(text.split())), size, width, measure):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if measure(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _parts_of_words(text: str, size: float, width: float, measure: Measure) -> Iterator[str]:
    for word in text.split():
        part = ""
        for character in word:
            if part and measure(part + character, size) > width:
                yield part
                part = ""
            part += character
        yield part
