"""Text that was garbled before it came here: written in one encoding, opened in another, and saved as UTF-8.

A line is garbled where words of it that are none become Vietnamese ones when its letters are taken back to the bytes
that they were read from, and these are read as what they were written in; or where letters stand around a question
mark as they stand around a vowel.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import LONG_DASHES, composed
from tamduong_cli.language import N_, Message, plural
from tamduong_cli.letters import is_syllable
from tamduong_cli.old_encodings import encoded, of_tcvn3, of_utf8, of_vni, of_windows_1258
from tamduong_cli.plan.lines import lines_of
from tamduong_cli.plan.problems import Place, Report
from tamduong_cli.plan.suspicion import is_suspect

_LOST = re.compile(
    r"(?:\?|ngh?|nh?|gh?|gi|kh?|ch?|t[hr]?|ph?|qu?|[bdđhlmrsvx])?(?:(?<=[^\W\d_])|[iou]|u?y)\?{1,2}(?:ch?|ng?|nh|[amptiuy])",
    re.IGNORECASE,
)
"""A syllable whose vowel is a question mark."""
_OF_HERE = re.compile(
    "[\x00-\x7f\xa0-\xffĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300-\u0303\u0306\u0309\u031b\u0323"  # letters
    f"{LONG_DASHES}\u2016-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u2bff\ufe0f\U0001f000-\U0001faff]+"  # signs and emoji
)
_BETWEEN_WORDS = re.compile(
    rf"(?:[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f{LONG_DASHES}‘’“”•…]|(?<![a-z][ÂÃ])\xa0|(?<![\w«»])[«»]+|[«»]+(?![\w«»]))+"
)
_WITHIN_A_WORD = re.compile("[A-Za-z][¡-¶¸-¿][A-Za-z]|[a-z][À-Þ]")
"""What no word of any language has within it."""
_AROUND = " \t\"'[]{}(),;:.“”"
"""What stands around words."""
_MOST_TRIED = 20_000
_LONGEST_WORD = 100
_MOST_WORDS = 100
_SHOWN_WORDS = 15
_SHOWN_LINES = 10


class Kind(NamedTuple):
    """A way in which text is garbled."""

    name: str
    advice: str
    encoding: Message | str
    """What the text was written in."""
    opened_as: tuple[str, ...]
    """What it was opened as."""


class Garbled(NamedTuple):
    """A line that is garbled."""

    number: int
    column: int
    kind: str
    said: Message
    """What happened, what the text likely was, and how to get it back."""


_TO_UNICODE = N_(
    "this text is in {encoding}, and reads '{text}'; copy it, convert it to Unicode "
    "with UniKey's toolkit (Ctrl+Shift+F6), and paste it back"
)
_TO_OPEN_AGAIN = N_(
    "this text is {encoding} that was opened in another encoding, and reads '{text}'; "
    "open the file that it came from as {encoding}, and copy it again"
)
_TO_TYPE_AGAIN = N_(
    "letters were lost where this text was saved in an encoding that lacks them: '{text}'; "
    "type it again, or copy it from where it came from"
)
_WINDOWS = ("cp1252", "cp1258")
_ANY = (*_WINDOWS, "mac_roman", "cp437", "cp850")
TCVN3 = Message("TCVN3 (ABC), the encoding of the .Vn fonts")
VNI = Message("VNI, the encoding of the VNI fonts")
_KINDS = (
    Kind("utf-8", _TO_OPEN_AGAIN, "UTF-8", _ANY),
    Kind("tcvn3", _TO_UNICODE, TCVN3, _WINDOWS),
    Kind("vni", _TO_UNICODE, VNI, _WINDOWS),
    Kind("cp1258", _TO_OPEN_AGAIN, "Windows-1258", ("cp1252",)),
)
"""The ways in which text is garbled, the surest first."""


def report_garbled(text: str, report: Report, unseen: Collection[int] = ()) -> set[int]:
    """Report text that is garbled, once in each way, and give the numbers of its lines.

    It is an error where characters that cannot be seen came of it, of which the numbers of the lines are given.
    """
    by_kind: dict[str, list[Garbled]] = {}
    for line in garbled_lines(text):
        by_kind.setdefault(line.kind, []).append(line)
    for first, *others in by_kind.values():
        said = first.said
        if others:
            numbers = ", ".join(str(line.number) for line in others[:_SHOWN_LINES])
            said = plural(
                "{what}; so is line {lines}",
                "{what}; so are {n} more lines: {lines}",
                what=said,
                n=len(others),
                lines=numbers + (", …" if len(others) > _SHOWN_LINES else ""),
            )
        code = "encoding" if any(line.number in unseen for line in (first, *others)) else "garbled"
        report.add(Place(report.file, first.number, first.column), code, said)
    return {line.number for lines in by_kind.values() for line in lines}


def garbled_lines(text: str) -> Iterator[Garbled]:
    """The lines of a text that are garbled, in their order, up to where there are more words than a language has."""
    if not is_suspect(text):
        return
    tried: set[str] = set()
    for number, line in enumerate(lines_of(text), 1):
        if is_suspect(line) and (found := _mended_line(number, line, tried) or _lossy_line(number, line)):
            yield found
        if len(tried) > _MOST_TRIED:
            return


def _mended_line(number: int, line: str, tried: set[str]) -> Garbled | None:
    """A line whose words can be had back; of several ways the one that gives most. Its words are tried then."""
    words = [word for word in line.split(" ") if _is_tried(word)][:_MOST_WORDS]
    wrong = [word for word in words if not _is_fine(word)]
    tried.update(wrong)
    best: tuple[int, Kind, dict[str, str | None]] | None = None
    for kind in _KINDS if wrong else ():
        for opened_as in kind.opened_as:
            mended = {word: _mended(word, kind.name, opened_as) for word in words}
            good = {word for word in wrong if mended[word]}
            score = 2 * len(good) - len(set(wrong))
            if score > (best[0] if best else 0) and _is_sure(good, kind):
                if not all(mended[word] for word in words if word not in wrong):
                    mended = {word: mended[word] for word in wrong}  # only a part of the line was pasted
                best = score, kind, mended
    if best is None:
        return None
    _, kind, mended = best
    first = next(word for word in wrong if mended[word])
    column = line.index(first) + len(first) - len(first.lstrip(_AROUND))
    text = " ".join(mended.get(word) or word for word in _value(line, column))
    return Garbled(
        number, column + 1, kind.name, Message(kind.advice, encoding=kind.encoding, text=text.strip(_AROUND))
    )


def _is_sure(words: set[str], kind: Kind) -> bool:
    """Whether these words show that a line is garbled; på and gå are Norwegian, and nothing but đ gives Ä‘."""
    if kind.name == "utf-8":
        return any(len(word) - len(word.encode("ascii", "ignore")) > 1 for word in words)
    if kind.name == "tcvn3" and any(_WITHIN_A_WORD.search(word) for word in words):
        return True
    spelled = "".join(word.lower() for word in words if re.search("[A-Za-z]", word))
    return len(set(spelled.encode("ascii", "ignore").decode()) ^ set(spelled)) > 1


def _lossy_line(number: int, line: str) -> Garbled | None:
    """A line in which letters were lost."""
    column = line.find("\ufffd")
    if column < 0:
        words = [word.strip(_AROUND) for word in line.split() if "?" in word and len(word) <= _LONGEST_WORD]
        column = line.find(next(filter(_LOST.fullmatch, words), "\n"))
    if column < 0:
        return None
    text = " ".join(_value(line, column)).strip(_AROUND)
    return Garbled(number, column + 1, "lost", Message(_TO_TYPE_AGAIN, text=text))


def _value(line: str, column: int) -> list[str]:
    """The words of a line from the beginning of what its key has on, or from near a column."""
    start = re.match(r"(?:\s|- |[\[{]?[\w-]{1,20}: )*", line)
    assert start
    before = line[start.end() : column][-_SHOWN_WORDS * 5 :].split(" ")
    after = line[column : column + _SHOWN_WORDS * _LONGEST_WORD].split(" ")
    return [*before[:-1], before[-1] + after[0], *after[1:]][:_SHOWN_WORDS]


def _is_tried(word: str) -> bool:
    return not word.isascii() and len(word) <= _LONGEST_WORD and any(map(str.isalpha, word))


@lru_cache(10_000)
def _is_fine(word: str) -> bool:
    """Whether what stands between two spaces is Vietnamese, with signs around it or between two words."""
    return all(part.isascii() or is_syllable(part) for part in _BETWEEN_WORDS.split(word))


@lru_cache(100_000)
def _mended(word: str, kind: str, opened_as: str) -> str | None:
    """What a word was before it was garbled in this way; None where that is no word."""
    content = encoded(word, opened_as)
    text = None if content is None else _DECODE[kind](content)
    if text is None or text == word or (kind != "utf-8" and not _is_fine(text)):
        return None
    return text


def _of_utf8(content: bytes) -> str | None:
    """What UTF-8 says that was opened as something else once, or again."""
    text = of_utf8(content)
    if text is None or text.isascii():
        return None
    if is_suspect(text) or not _is_fine(text):
        found = [again for encoding in _ANY if (again := _mended(text, "utf-8", encoding))]
        if found:
            return next(filter(_is_fine, found), found[0])
    return composed(text) if _OF_HERE.fullmatch(text) else None


_DECODE = {"utf-8": _of_utf8, "tcvn3": of_tcvn3, "vni": of_vni, "cp1258": of_windows_1258}
