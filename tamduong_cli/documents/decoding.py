"""The bytes of a text file as text, whichever of the encodings that Vietnamese offices have files in they are."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

from tamduong_cli.documents.fonts import syllables
from tamduong_cli.failure import Failure
from tamduong_cli.language import Message
from tamduong_cli.old_encodings import of_tcvn3, of_vni, of_windows_1258


class Decoded(NamedTuple):
    """A file's text, and what is to be said of it."""

    text: str
    remarks: tuple[Message, ...] = ()


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
"""By how much of a file its encoding is told."""
_ENOUGH = 0.8
"""The share of words with a mark that are Vietnamese syllables, from which on a text is Vietnamese."""


def decoded(content: bytes, name: str) -> Decoded:
    """The text that a file's bytes are; `name` is what messages call it. Raises Failure."""
    found = _by_mark(content) or _of_utf_16(content) or _of_utf_8(content) or _of_old_encoding(content)
    if found is None:
        raise Failure(
            Message(
                "{name} is in an encoding that could not be told; "
                "open it in the program that wrote it, and save it as UTF-8 or as .docx",
                name=name,
            )
        )
    begin = found.text[:_SAMPLE]
    if sum(sign < " " and sign not in "\t\n\r\f\v" for sign in begin) > len(begin) // 50:
        raise Failure(Message("{name} is not a text; save the document as .docx, .xlsx, .csv or .txt", name=name))
    return found


def _by_mark(content: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = content.decode(encoding, "replace").removeprefix("\ufeff")
            return Decoded(text, _damaged(text))
    return None


def _of_utf_16(content: bytes) -> Decoded | None:
    """UTF-16 without a mark, in which each second byte of spaces and plain letters is zero."""
    begin = content[: _SAMPLE // 2 * 2]
    even, odd = begin[::2].count(0), begin[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd) or max(even, odd) * 5 < len(begin) // 2:
        return None
    try:
        return Decoded(content.decode("utf-16-be" if even > odd else "utf-16-le"))
    except UnicodeDecodeError:
        return None


def _of_utf_8(content: bytes) -> Decoded | None:
    """UTF-8, of which a few letters may be damaged."""
    try:
        return Decoded(content.decode())
    except UnicodeDecodeError:
        text = content.decode(errors="replace")
    letters = len(re.findall("[^\x00-\x7f\ufffd]", text))
    return Decoded(text, _damaged(text)) if text.count("\ufffd") * 10 < letters else None


def _damaged(text: str) -> tuple[Message, ...]:
    if "\ufffd" not in text:
        return ()
    return (Message("some letters of the file are damaged, and stand as {sign}", sign="\ufffd"),)


def _of_old_encoding(content: bytes) -> Decoded | None:
    """Text in the encoding of which the most words are Vietnamese; None where no encoding makes it Vietnamese."""
    shares: dict[Callable[[bytes], str | None], float] = {}
    for read in (_windows_1258, _tcvn3, _vni):
        text = read(content[:_SAMPLE])
        words, found = syllables(text or "")
        shares[read] = found / words if words else 0
    best = max(shares, key=lambda read: shares[read])
    text = best(content) if shares[best] >= _ENOUGH else None
    return None if text is None else Decoded(text)


def _windows_1258(content: bytes) -> str | None:
    lines = [of_windows_1258(line) for line in content.splitlines()]
    return "\n".join(line or "" for line in lines) if lines.count(None) * 10 <= len(lines) else None


def _tcvn3(content: bytes) -> str | None:
    return _by_words(rb"[\x80-\x9f\xa1-\xff]+", of_tcvn3, content)


def _vni(content: bytes) -> str | None:
    return _by_words(rb"[^\s\xa0]+", of_vni, content)


def _by_words(word: bytes, read: Callable[[bytes], str | None], content: bytes) -> str | None:
    """The text, of whose words each that this finds is read so; None where more than a few of them cannot be."""
    text, end, read_words, unread = [], 0, 0, 0
    for match in re.finditer(word, content):
        if match[0].isascii():
            continue
        found = read(match[0])
        read_words, unread = read_words + 1, unread + (found is None)
        text += [content[end : match.start()].decode("cp1252", "replace"), found or "\ufffd"]
        end = match.end()
    text.append(content[end:].decode("cp1252", "replace"))
    return "".join(text) if unread * 10 <= read_words else None
