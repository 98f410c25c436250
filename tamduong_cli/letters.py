"""Vietnamese letters: for streams whose encoding lacks some of them, for ids, which have none, and for terminals."""

from __future__ import annotations

import re
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


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: a mark on a letter none, a wide sign two (UAX #11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(sign) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def plain(text: str) -> str:
    """The text as an id has it, in ASCII: Điện Biên Phủ → dien-bien-phu."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "-".join("".join(letter if letter.isascii() and letter.isalnum() else " " for letter in bare).split())


def folded(text: str) -> str:
    """A text as it is compared with another for being the same words, and not to be shown.

    Alike are composed and decomposed, large and small letters, uỷ and ủy, kỷ and kỉ, and whatever stands between
    words, dashes too. Different tones are different words, and so are đ and d.
    """
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    text = re.sub(r"[^\w\u0300-\u036f]+|_+", " ", text)
    text = re.sub(rf"([{_TONES}])([^ {_TONES}]+)", r"\2\1", text)
    text = re.sub(rf"(?:(?<=[bcdđghklmnprstvx])|(?<=qu))y(?=[{_TONES}]?(?: |$))", "i", text)
    return " ".join(text.split())


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
