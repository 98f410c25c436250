"""Texts in the fonts of the old encodings, .VnTime and VNI-Times, as Unicode."""

from __future__ import annotations

import re

from tamduong_cli.letters import is_syllable
from tamduong_cli.old_encodings import encoded, of_tcvn3, of_vni

TCVN3, VNI = "TCVN3", "VNI"
"""What people call the encodings."""


def encoding_of(font: str) -> str | None:
    """The old encoding that a font is for; None for a font of Unicode.

    >>> encoding_of(".VnTimeH"), encoding_of("VNI-Times"), encoding_of("Times New Roman")
    ('TCVN3', 'VNI', None)
    """
    start = font[:4].lower()
    if start.startswith(".vn"):
        return TCVN3
    return VNI if start in ("vni-", "vni ") else None


def is_of_capitals(font: str) -> bool:
    """Whether a font shows small letters as capitals, as .VnTimeH does."""
    return encoding_of(font) == TCVN3 and font.rstrip().endswith("H")


class Converter:
    """Turns the texts of one document to Unicode, and learns from each whether its fonts still mean what they say.

    Where texts were converted before and their fonts stayed, "công" is that, and else "cụng".
    """

    def __init__(self) -> None:
        self._of_unicode = 0
        """How many texts were Unicode in a font of an old encoding, less those that were not."""

    def learn_unicode(self) -> None:
        """Learn that a text near those that come next is Unicode in a font of an old encoding."""
        self._of_unicode += 1

    def converted(self, text: str, font: str) -> str | None:
        """A text as it is seen in a font of an old encoding; None where it is not in that encoding.

        A text that is Unicode already, whatever the font, stays as it is.

        >>> Converter().converted("KÕ ho¹ch", ".VnTime"), Converter().converted("KÕ ho¹ch", ".VnTimeH")
        ('Kế hoạch', 'KẾ HOẠCH')
        >>> Converter().converted("Kế hoạch", ".VnTime")
        'Kế hoạch'
        """
        text = text.translate(_AS_BYTES)
        found = self._reading(text, font)
        return found.upper() if found is not None and is_of_capitals(font) else found

    def _reading(self, text: str, font: str) -> str | None:
        if text.isascii():
            return text
        if has_letters_of_unicode(text):
            self._of_unicode += 1
            return text
        found = _converted(text, encoding_of(font))
        words, of_words = syllables(text)
        others, of_others = syllables(found or "")
        if of_others == others and of_words < words:
            self._of_unicode -= 1
            return found
        if 0 < words == of_words and (of_others < others or self._of_unicode > 0):
            return text
        return found


_AS_BYTES = {0xF000 + code: code for code in range(0x20, 0x100)}
"""The letters of fonts that Word takes for fonts of signs."""


def _converted(text: str, encoding: str | None) -> str | None:
    found = []
    for part in re.split(r"([\s\xa0]+|[^\x00-\xff\u0152-\u0192\u02c6\u02dc–-€\u2122]+)", text):
        content = None if part.isascii() or part.isspace() else encoded(part, "cp1252")
        if content is None:
            found.append(part)
            continue
        word = of_tcvn3(content) if encoding == TCVN3 else of_vni(content)
        if word is None:
            return None
        found.append(word)
    return "".join(found)


def has_letters_of_unicode(text: str) -> bool:
    """Whether a text has letters that no text of an old encoding has."""
    return any(sign > "\xff" and sign.isalpha() and encoded(sign, "cp1252") is None for sign in text)


def syllables(text: str) -> tuple[int, int]:
    """How many words of a text have a letter that is not ASCII, and how many of these are Vietnamese syllables.

    >>> syllables("Kế hoạch 2024 của café")
    (4, 3)
    """
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    return len(words), sum(map(is_syllable, words))
