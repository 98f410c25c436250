"""Vietnamese letters: for streams whose encoding lacks some of them, for ids, which have none, and for terminals.

And the characters that are no letters and no signs: what cannot be seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

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

CAPITAL = "A-ZĐÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ"
"""The capital letters, for a set of characters in a pattern."""

_EMOJI = "[\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_JOINER = "\u200d"
_CONTROL = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls but tab and line ends
    "\u2028\u2029"  # line ends that nobody sees
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\xad\u180e\u200b\u200c\u2060-\u2065\u206a-\u206f\ufeff"  # without width
    "\ufff0-\ufffb"  # for programs
    "\ue000-\uf8ff"  # private use
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # none
    f"{_JOINER}\U00010000-\U0010ffff]"  # perhaps; more ranges up there would make the search slow
)
_HIGH_CONTROL = re.compile(
    "[\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # for programs
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U000e00ff\U000e01f0-\U0010ffff]"  # private use, tags, none
)


def controls(text: str) -> Iterator[re.Match[str]]:
    """The characters that act on a terminal, hide, end a line unseen, are of one font alone, or are none.

    What joins emoji is one of them anywhere else: 👩‍🏫. Letters, marks and signs are none, however they look.
    """
    for match in _CONTROL.finditer(text):
        character = match[0]
        if character > "\uffff":
            if _HIGH_CONTROL.match(character):
                yield match
        elif character != _JOINER or not _joins(text, match.start()):
            yield match


def _joins(text: str, at: int) -> bool:
    """Whether what stands here makes one emoji of two."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    return bool((re.match(_EMOJI, before) or before == "\ufe0f") and re.match(_EMOJI, after))


MOST_MARKS = 30
"""How many marks may stand on a letter (Stream-Safe Text Format, UAX #15); of more, normalizing takes the square."""
_MARK = r"[^\w\s\x00-\u02ff\u2000-\u20cf\u2100-\u2e7f\u3000-\u3029\U0001f000-\U0001ffff]"


def piled_marks(text: str) -> int | None:
    """Where more marks stand on a letter than may."""
    if not re.search(_MARK, text[MOST_MARKS :: MOST_MARKS + 1]):  # every such pile has one there
        return None
    for match in re.finditer(f"{_MARK}{{{MOST_MARKS + 1},}}", text):
        marks = 0
        for at, sign in enumerate(match[0], match.start()):
            marks = marks + 1 if unicodedata.combining(sign) else 0
            if marks > MOST_MARKS:
                return at
    return None


def encodable(text: str, encoding: str) -> tuple[str, bool]:
    """The text with only what `encoding` can write, and whether anything was lost.

    A letter that is missing stands as a letter and its tone, which loses nothing; else without its marks.

    >>> encodable("Kỷ niệm", "ascii")
    ('Ky niem', True)
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
    """How many cells of a terminal a text takes: a mark on a letter none, a wide sign two (UAX #11).

    >>> cells("Điện Biên"), cells("日本")
    (9, 4)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(sign) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def plain(text: str) -> str:
    """The text as an id has it, in ASCII.

    >>> plain("Chiến thắng Điện Biên Phủ")
    'chien-thang-dien-bien-phu'
    """
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "-".join("".join(letter if letter.isascii() and letter.isalnum() else " " for letter in bare).split())


def folded(text: str) -> str:
    """A text as it is compared with another for being the same words, and not to be shown.

    Alike are composed and decomposed, large and small letters, uỷ and ủy, kỷ and kỉ, and whatever stands between
    words, dashes too. Different tones are different words, and so are đ and d.

    >>> folded("Kỷ niệm – Huyện uỷ") == folded("kỉ niệm, HUYỆN ỦY")
    True
    """
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    text = re.sub(r"[^\w\u0300-\u036f]+|_+", " ", text)
    text = re.sub(rf"([{_TONES}])([^ {_TONES}]+)", r"\2\1", text)
    text = re.sub(rf"(?:(?<=[bcdđghklmnprstvx])|(?<=qu))y(?=[{_TONES}]?(?: |$))", "i", text)
    return " ".join(text.split())


_INITIALS = "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|t[hr]?|v|x)"
_RHYMES = (
    "(?:a(?:[imnoptuy]|ch?|n[gh])?|ă(?:[cmnpt]|ng)|â(?:[cmnptuy]|ng)|e(?:[cmnopt]|ng)?|ê(?:[mnptu]|ch|nh)?"
    "|i(?:[amnptu]|ch|nh|ê(?:[cmnptu]|ng))?|o(?:[cimnpt]|ng|a(?:[cimnoptuy]|ch|n[gh])?|ă(?:[cmnpt]|ng)|e[mnot]?|o(?:[nc]|ng))?"
    "|ô(?:[cimnpt]|ng)?|ơ[imnpt]?|u(?:[acimnpt]|ng|â(?:[nty]|ng)|ê(?:n|ch|nh)?|ô(?:[cimnt]|ng)|ơ|y(?:[aptu]|ch|nh|ê[nt])?)?"
    "|ư(?:[acimntu]|ng|ơ(?:[cimnptu]|ng))?|y(?:[nptu]|ch|nh|ê[mntu])?)"
)


@cache
def _syllable() -> re.Pattern[str]:
    return re.compile(f"{_INITIALS}?{_RHYMES}")


def is_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable, wherever in it the tone stands.

    >>> is_syllable("nghiêng"), is_syllable("thuỷ"), is_syllable("plan")
    (True, True, False)
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in decomposed if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
    if len(tones) > 1 or not _syllable().fullmatch(bare) or re.search(f"[b-df-hj-np-tvxđ][{_TONES}]", decomposed):
        return False
    return not bare.endswith(("c", "ch", "p", "t")) or tones in (["\u0301"], ["\u0323"])


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
