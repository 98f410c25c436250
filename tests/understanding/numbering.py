"""Lines with typed numbers as paragraphs of Word's own lists, where these print the same numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tamduong_cli.documents.word_numbering import written

_LEVELS = (
    ("upperRoman", "%1.", r"[IVX]+\."),
    ("decimal", "%2.", r"\d{1,2}\."),
    ("decimal", "%2.%3.", r"\d{1,2}(?:\.\d{1,2}){1}\."),
    ("decimal", "%2.%3.%4.", r"\d{1,2}(?:\.\d{1,2}){2}\."),
    ("lowerLetter", "%5)", r"[a-z]\)"),
    ("bullet", "-", r"-"),
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{look}"/><w:lvlText w:val="{words}"/></w:lvl>'
        for at, (look, words, _) in enumerate(_LEVELS)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
"""The list of all levels, and its first use."""


class Numbered(NamedTuple):
    """A line: without its number, and in a list, where Word counts it; else as it was typed.

    `new_list` begins the list again where the typed numbers do.
    """

    text: str
    level: int = 0
    list_: int = 0
    new_list: str = ""


def numbered(lines: Iterable[str]) -> Iterator[Numbered]:
    """Each line, in a list where its number is what Word prints."""
    counts: dict[int, int] = {}
    lists = 1
    for line in lines:
        found = _marked(line)
        if found is None:
            yield Numbered(line)
            continue
        level, number, text = found
        new_list = ""
        after = _counted(counts, level)
        if _printed(after, level) != number and (begun := _begun(counts, level, number)):
            after, start = begun
            lists += 1
            new_list = (
                f'<w:num w:numId="{lists}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{level}">'
                f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            )
        if _printed(after, level) != number:
            yield Numbered(line)
            continue
        counts = after
        yield Numbered(text, level, lists, new_list)


def _marked(line: str) -> tuple[int, str, str] | None:
    for level, (_, _, pattern) in enumerate(_LEVELS):
        if match := re.match(rf"({pattern})\s+(\S.*)$", line):
            return level, match[1], match[2]
    return None


def _counted(counts: dict[int, int], level: int) -> dict[int, int]:
    return {**{at: count for at, count in counts.items() if at < level}, level: counts.get(level, 0) + 1}


def _begun(counts: dict[int, int], level: int, number: str) -> tuple[dict[int, int], int] | None:
    """The counts where the list begins again with this number, and that number of its level."""
    for start in range(1, 40):
        after = {**{at: count for at, count in counts.items() if at < level}, level: start}
        if _printed(after, level) == number:
            return after, start
    return None


def _printed(counts: dict[int, int], level: int) -> str:
    look, words, _ = _LEVELS[level]
    if look == "bullet":
        return words
    return re.sub(
        r"%(\d)", lambda match: written(counts.get(int(match[1]) - 1, 1), _LEVELS[int(match[1]) - 1][0]), words
    )
