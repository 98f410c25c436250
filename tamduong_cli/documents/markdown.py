"""Markdown: a text file without its marks, its lists and tables told from its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tamduong_cli.documents.characters import cleaned
from tamduong_cli.documents.decoding import decoded
from tamduong_cli.documents.document import Cell, Document, Paragraph, Table
from tamduong_cli.documents.texts import MARK, are_broken, lines_of, paragraphs

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s+(.*)|)")
_RULE = re.compile(r"\s{0,3}(?:=+|(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})")
_ITEM = re.compile(r"\s*[-*+]\s+(?:\[[ xX]\]\s+)?(.*)")
_QUOTED = re.compile(r"\s{0,3}(?:>\s?)+")
_TABLE_LINE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_LONGEST_TABLE_LINE = 10_000

_MEANT = "\x02"
"""A line end that was meant, while the text is read by its lines."""
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("<!--(?:(?!<!--|-->).)*-->", re.DOTALL), ""),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), _MEANT),
    (re.compile(r"</?(?:b|i|u|s|em|strong|sup|sub|center|span|font|p|div)(?:\s[^<>]{0,200})?>", re.IGNORECASE), ""),
    (re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]+)>"), r"\1"),
    (re.compile(r"\*\*(?=[^\s*])((?:(?!\*\*).){1,2000})(?<=[^\s*])\*\*", re.DOTALL), r"\1"),
    (re.compile(r"(?<!\w)__(?=[^\s_])((?:(?!__).){1,2000})(?<=[^\s_])__(?!\w)", re.DOTALL), r"\1"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=[^\s*])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]+)(?<=[^\s_])_(?!\w)"), r"\1"),
    (re.compile(r"~~(?=\S)([^~\n]+)(?<=\S)~~"), r"\1"),
    (re.compile(r"(`{1,3})([^`\n]+)\1"), r"\2"),
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(content: bytes, name: str) -> Document:
    """The document that a Markdown file is; `name` is what messages call it. Raises Failure."""
    text, remarks = decoded(content, name)
    lines = lines_of(_without_marks(text), name)
    return Document(tuple(_blocks(lines)), remarks)


def _without_marks(text: str) -> str:
    """A text without what Markdown sets about words; a block of code keeps all that it has."""
    parts = re.split(r"(?m)(^[ ]{0,3}(?:```|~~~).*$)", text)
    for at in range(0, len(parts), 4):
        part = _ESCAPED.sub(lambda sign: chr(0xF0000 + ord(sign[1])), parts[at]) if "\\" in parts[at] else parts[at]
        for pattern, instead in _INLINE:
            part = pattern.sub(instead, part)
        parts[at] = part
    return "".join(parts)


def _plain(text: str) -> str:
    """A text with the line ends that were meant, and the signs that a backslash kept from being marks."""
    text = text.replace(_MEANT, "\n")
    return re.sub("[\U000f0021-\U000f007e]", lambda sign: chr(ord(sign[0]) - 0xF0000), text)


def _blocks(lines: Sequence[str]) -> Iterator[Paragraph | Table]:
    broken = are_broken(lines)
    held: list[str] = []
    at, in_code = 0, False
    while at < len(lines):
        line = lines[at]
        at += 1
        if _FENCE.match(line):
            yield from _paragraphs(held, broken)
            held, in_code = [], not in_code
        elif in_code:
            yield from paragraphs([_plain(line)], False)
        elif "|" in line and at < len(lines) and _is_below_headings(lines[at]):
            yield from _paragraphs(held, broken)
            held, end = [], at + 1
            while end < len(lines) and "|" in lines[end]:
                end += 1
            yield _table([line, *lines[at + 1 : end]])
            at = end
        elif heading := _HEADING.fullmatch(line):
            yield from _paragraphs(held, broken)
            held = []
            words = (heading[1] or "").rstrip()
            bare = words.rstrip("#")
            yield from _paragraphs([bare if not bare or bare[-1].isspace() else words], False)
        elif not _RULE.fullmatch(line):
            held.append(_QUOTED.sub("", line))
    yield from _paragraphs(held, broken)


def _is_below_headings(line: str) -> bool:
    """Whether a line is that which parts the headings of a table from its rows."""
    return "|" in line and len(line) < _LONGEST_TABLE_LINE and _TABLE_LINE.fullmatch(line.strip()) is not None


def _paragraphs(lines: Sequence[str], broken: bool) -> Iterator[Paragraph]:
    """The paragraphs of lines, in which a break that was meant joins two; with a dash as their number where items."""
    item = False
    block: list[str] = []
    for line in _joined(lines):
        found = _ITEM.fullmatch(line)
        new = found is not None or (item and bool(MARK.match(line.strip()) or not line.strip()))
        if new or (item and not broken and not line.startswith(" ")):
            yield from _numbered(block, broken, item)
            block, item = [], found is not None
        block.append(found[1] if found else line)
    yield from _numbered(block, broken, item)


def _numbered(lines: Sequence[str], broken: bool, item: bool) -> Iterator[Paragraph]:
    lines = [_plain(line) for line in lines]
    if not item:
        yield from paragraphs(lines, broken)
    elif text := cleaned(" ".join(lines)):
        yield Paragraph(text, "-")


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those that a break which was meant parts in one, with the sign of it."""
    text = ""
    for line in lines:
        if line.endswith(("\\", "  ")) and line.strip():
            text += line.removesuffix("\\").rstrip() + _MEANT
        else:
            yield text + line
            text = ""
    if text:
        yield text


def _table(lines: Sequence[str]) -> Table:
    rows = []
    for line in lines:
        texts = re.sub(r"^\s*\||\|\s*$", "", line).split("|")
        shown = (cleaned(_plain(text)) for text in texts)
        rows.append(tuple(Cell((Paragraph(text),) if text else (), at) for at, text in enumerate(shown)))
    return Table(tuple(rows))
