"""Vietnamese text for streams whose encoding lacks some of its letters."""

from __future__ import annotations

import unicodedata

# Windows-1258 has no ệ, but ê and a dot below that follows it.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PLAIN = {
    "đ": "d",
    "Đ": "D",
    "–": "-",
    "−": "-",
    "·": "-",
    "•": "*",
    "…": "...",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
}


def encodable(text: str, encoding: str) -> tuple[str, bool]:
    """The text with only what `encoding` can write, and whether anything was lost.

    A letter that is missing stands as a letter and its tone, which loses nothing; else without its marks.
    """
    if _fits(text, encoding):
        return text, False
    written = []
    lost = False
    for character in text:
        if _fits(character, encoding):
            written.append(character)
            continue
        decomposed = unicodedata.normalize("NFD", character)
        base, marks = decomposed[0], decomposed[1:]
        letter = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in _TONES))
        toned = letter + "".join(mark for mark in marks if mark in _TONES)
        if _fits(toned, encoding):
            written.append(toned)
        else:
            lost = True
            written.append(_PLAIN.get(base) or (base if _fits(base, encoding) else "?"))
    return "".join(written), lost


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
