"""A document's outline: each of its lines with its number, what it stands under, and which part of the plan that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import DASH, DASHES, composed
from tamduong_cli.documents.document import Document, Paragraph, Table
from tamduong_cli.plan.marks import Mark, MarkKind, marks
from tamduong_cli.understanding.parts import Part, part_of
from tamduong_cli.understanding.sentences import in_parts
from tamduong_cli.understanding.tables import around, is_layout


class Line(NamedTuple):
    """A paragraph, or a line of one, without its number.

    `ref` is the place that it stands at, as people cite it: II.1.2.2. `above` is what it stands under.
    """

    text: str
    number: str = ""
    ref: str = ""
    above: Line | None = None
    part: Part | None = None
    table: Table | None = None
    """The table that stands here in place of a text."""
    marks: tuple[Mark, ...] = ()
    """What of a plan it has, in a document that a plan was written as."""
    at: int = 0
    """Which line it is of the document; between two there is room for the rows of a table."""

    @property
    def printed(self) -> str:
        """The line with its number."""
        return f"{self.number} {self.text}" if self.number else self.text

    @property
    def style(self) -> str:
        """What kind of number it has, which those beside it have, too: I. for III., 1.1. for 2.4."""
        return re.sub(r"\d+", "1", re.sub(r"[IVX]+(?=\W|$)", "I", self.number))

    @property
    def is_bullet(self) -> bool:
        """Whether it is an item of a list without numbers."""
        return self.number in BULLETS

    @property
    def is_numbered(self) -> bool:
        """Whether it has a number."""
        return bool(self.number) and not self.is_bullet

    @property
    def is_capitals(self) -> bool:
        """Whether it is written in capitals alone."""
        return is_capitals(self.text)

    def mark(self, *kinds: MarkKind) -> Mark | None:
        """The first of its marks that is of one of these kinds."""
        return next((mark for mark in self.marks if mark.kind in kinds), None)

    def heads(self) -> Iterator[Line]:
        """What it stands under, the nearest first."""
        above = self.above
        while above is not None:
            yield above
            above = above.above


APART = 10_000
"""How far apart lines are counted."""
BULLETS = (*DASHES, *"+*•●▪◦✓·➢o")
_BULLET = rf"(?P<bullet>[{DASHES}+*•●▪◦✓·➢])(?:\s+|(?=[^\W\d_]))"
_NUMBERS = {
    "part": r"(?i:(?:phần|chương)(?: thứ)?) (?:nhất|hai|ba|tư|năm|[IVX]+|\d+)\s*[.:-]*(?:\s+|$)",
    "article": r"(?:Điều|Mục|Article|Section) (?:\d+|[IVX]+)\s*[.:]\s*",
    "roman": rf"[IVX]+\s*(?:[.):]|/(?=\s)|{DASH}(?=\s))\s*(?=\S)",
    "capital": r"[A-HK-UĐ]\s?[.)]\s+(?=[^\W\d_]{2})",
    "decimals": r"\d{1,2}(?:\.\d{1,2})+\.?\)?\s+(?!/)",
    "decimal": rf"\d{{1,3}}\s?(?:[.)]|/(?=\s)|{DASH}(?=\s))\s*(?!\d)(?:\.+\s*)*",
    "letter": r"[a-zđ]\s?[.)]\s+|[a-zđ]/\s+",
    "bracket": r"\((?:\d{1,2}|[a-zđ]|[ivx]+)\)\s*",
}
_MARK = re.compile("|".join([*(f"(?P<{style}>{pattern})" for style, pattern in _NUMBERS.items()), _BULLET]))
_NEW_LINE = re.compile(rf"(?:{'|'.join(_NUMBERS.values())}|[{DASHES}+*•●]\s)")


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals alone."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 3 and all(sign.isupper() for sign in letters)


class Outline:
    """The lines of a document, in its order."""

    def __init__(self, document: Document) -> None:
        self.lines: list[Line] = []
        self._stack: list[tuple[str, Line]] = []
        for block in document.blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
            elif is_layout(block):
                for row in block.rows:
                    for cell in row:
                        for paragraph in cell.paragraphs:
                            self._paragraph(paragraph)
            else:
                self._table(block)

    def _table(self, table: Table) -> None:
        before, after = around(table)
        for cell in before:
            for paragraph in cell.paragraphs:
                self._paragraph(paragraph)
        above = self._stack[-1][1] if self._stack else None
        self._add(Line("", above=above, ref=above.ref if above else "", part=above and above.part, table=table))
        for cell in after:
            for paragraph in cell.paragraphs:
                self._paragraph(paragraph)

    def _add(self, line: Line) -> Line:
        line = line._replace(at=len(self.lines) * APART)
        self.lines.append(line)
        return line

    def _paragraph(self, paragraph: Paragraph) -> None:
        if known := marks(paragraph.bookmarks):
            self._marked(paragraph, known)
            return
        for text in _lines(paragraph):
            for part in in_parts(text):
                self._line(part)

    def _marked(self, paragraph: Paragraph, known: tuple[Mark, ...]) -> None:
        """A paragraph that a plan was written as, which is one line, whatever is in it."""
        text, number = composed(paragraph.text.replace("\n", " ")), paragraph.number
        match = _MARK.match(f"{number} {text}") if number else None
        style = match.lastgroup if match else None
        if re.fullmatch(r"\d+(?:\.\d+)+\.", number):
            style = "decimals"
        if style == "bullet":
            self._under(f"bullet {number}", number, text, known)
        elif style == "decimals":
            self._under(f"decimals {number.strip('.)').count('.')}", number, text, known)
        elif style:
            self._under(style, number, text, known)
        else:
            above = self._text_above()
            line = Line(text, ref=above.ref if above else "", above=above, part=above and above.part, marks=known)
            self._add(line)

    def _line(self, text: str) -> None:
        match = _MARK.match(text)
        style = match.lastgroup if match else None
        if match and style and match.end() < len(text):
            number, rest = match[0].strip(), text[match.end() :].strip()
            if style == "bullet":
                self._under(f"bullet {match['bullet']}", match["bullet"], rest)
            else:
                self._under(style if style != "decimals" else f"decimals {number.strip('.)').count('.')}", number, rest)
        elif match and style in ("part", "article"):
            self._under(style, match[0].strip(), "")
        elif _is_heading(text):
            self._stack = [(other, line) for other, line in self._stack[:1] if other == "part" and is_capitals(text)]
            self._under("heading", "", text)
        else:
            above = self._text_above()
            self._add(Line(text, ref=above.ref if above else "", above=above, part=above and above.part))

    def _text_above(self) -> Line | None:
        """What a paragraph without a number stands under: the last line that is no item of a list."""
        return next((line for style, line in reversed(self._stack) if not style.startswith("bullet")), None)

    def _under(self, style: str, number: str, text: str, known: tuple[Mark, ...] = ()) -> None:
        styles = [other for other, _ in self._stack]
        if style in styles:
            del self._stack[styles.index(style) :]
        elif not style.startswith("bullet"):
            while self._stack and self._stack[-1][0].startswith("bullet"):
                self._stack.pop()
            if style.startswith("decimals"):
                self._stack = [
                    (other, line) for other, line in self._stack if not other.startswith("decimals") or other < style
                ]
        above = self._stack[-1][1] if self._stack else None
        line = Line(text, number, self._ref(style, number), above, marks=known)
        is_framed = any(mark.kind == "frame" for mark in known)
        part = above and above.part
        if not known or is_framed:
            part = part_of(text, line.is_bullet, part)
        line = self._add(line._replace(part=part))
        self._stack.append((style, line))

    def _ref(self, style: str, number: str) -> str:
        above = self._stack[-1][1] if self._stack else None
        if style.startswith("bullet") or style == "heading":
            return above.ref if above else ""
        own = number.strip(f" .):/({DASHES}")
        if style.startswith("decimals"):
            above = next((line for other, line in reversed(self._stack) if not other.startswith("decimal")), None)
        return f"{above.ref}.{own}" if above and above.ref else own


def _lines(paragraph: Paragraph) -> Iterator[str]:
    """A paragraph, or each of its lines where these are items or sentences of their own."""
    text = ""
    for line in paragraph.printed.split("\n"):
        line = composed(line).strip()
        if not line:
            continue
        if text and (_NEW_LINE.match(line) or text.endswith((".", ";", ":")) or is_capitals(text) or is_capitals(line)):
            yield text
            text = line
        else:
            text = f"{text} {line}" if text else line
    if text:
        yield text


def _is_heading(text: str) -> bool:
    """Whether a line without a number is a heading: short, of a part of plans, and no sentence."""
    if len(text) > 120 or text.endswith((";", ",")):
        return False
    return part_of(text, False, None) is not None and (is_capitals(text) or (len(text) < 60 and not text.endswith(".")))
