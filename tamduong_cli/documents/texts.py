"""Text files: a paragraph for each line, or, where lines were broken at a width, for what stands between the breaks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from statistics import quantiles

from tamduong_cli.dates.vocabulary import DASH, DASHES
from tamduong_cli.documents.characters import cleaned
from tamduong_cli.documents.decoding import decoded
from tamduong_cli.documents.document import Document, Paragraph
from tamduong_cli.failure import Failure
from tamduong_cli.language import Message

MOST_LINES = 500_000

_BOLD = re.compile(r"(?<![\w(*])\*\*(?=[^\s*)])(?:(?!\*\*|\n[ \t]*\n).){1,2000}?(?<![\s*])\*\*(?![\w*])", re.DOTALL)
_LEAST_WIDTH, _MOST_WIDTH = 60, 160
"""How long lines are that a program broke."""

MARK = re.compile(
    rf"(?:[{DASHES}+*•▪●○◦·→✓►](?!\S)|\d{{1,2}}(?:\.\d{{1,2}})*[.)](?=\s|$)|\d{{1,2}}(?:\.\d{{1,2}})+\s|[a-zA-ZđĐ][.)](?=\s|$)"
    r"|[IVXLC]{1,5}[.)](?=\s|$)|\(?\d{1,2}\)\s)"
)
"""What a paragraph begins with that is numbered, or an item of a list."""
_NAMED = re.compile(r"(?:Điều|Chương|Phần|Mục|Khoản|Phụ lục)\s+[\dIVX]+\b")
_ENDS = (".", ";", ":", "!", "?")


def read(content: bytes, name: str) -> Document:
    """The document that a text file is; `name` is what messages call it. Raises Failure."""
    text, remarks = decoded(content, name)
    lines = lines_of(_BOLD.sub(lambda bold: bold[0][2:-2], text), name)
    return Document(tuple(paragraphs(lines, are_broken(lines))), remarks)


def lines_of(text: str, name: str) -> list[str]:
    """The lines of a text. Raises Failure for more than a document has."""
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise Failure(
            Message(
                "{name} has more than {n} lines, the most that is read; "
                "save the part with the dates as a file of its own",
                name=name,
                n=MOST_LINES,
            )
        )
    return lines


def paragraphs(lines: Sequence[str], broken: bool) -> Iterator[Paragraph]:
    """The paragraphs that lines are, or of which they are parts, where they were `broken` at a width."""
    for line in _whole(lines) if broken else lines:
        if text := cleaned(line):
            yield Paragraph(text)


def are_broken(lines: Sequence[str]) -> bool:
    """Whether a program broke the lines of a text at a width, with empty lines between its paragraphs."""
    texts = [line.strip() for line in lines]
    inner = [line for line, after in itertools.pairwise(texts) if line and after]
    if len(inner) < 3 or all(texts):
        return False
    full = sum(_LEAST_WIDTH <= len(line) <= _MOST_WIDTH for line in inner)
    ended = sum(line.endswith(_ENDS) for line in inner)
    longer = sum(len(line) > _MOST_WIDTH for line in texts)
    return full * 2 > len(inner) and ended * 5 < len(inner) * 2 and longer * 10 <= len(inner)


def _whole(lines: Sequence[str]) -> Iterator[str]:
    """Lines that were broken at a width, put together."""
    width = max(_width(lines), _LEAST_WIDTH)
    held: list[str] = []
    for line in (*lines, ""):
        if held and not (line.strip() and _goes_on(held[-1], line, width)):
            yield " ".join(map(str.strip, held))
            held = []
        if line.strip():
            held.append(line)


def _width(lines: Sequence[str]) -> int:
    lengths = [len(line.strip()) for line in lines if line.strip()]
    return round(quantiles(lengths, n=10)[-1]) if len(lengths) > 1 else 0


def _goes_on(last: str, line: str, width: int) -> bool:
    """Whether a line goes on with the paragraph of the last one.

    It does not after a line that had room for its first word, nor where it is set in or begins as items of lists do.
    """
    before, text = last.strip(), line.strip()
    if _NAMED.match(text) and before.endswith(_ENDS):
        return False
    if MARK.match(text) and not (re.match(rf"{DASH} ?\d", text) and before[-1].isdigit()):
        return False
    if re.search(r"\S {5,}\S", before) or re.search(r"\S {5,}\S", text):
        return False
    if _indent(line) >= _indent(last) + 3 and not MARK.match(before):
        return False
    filled = len(before) + 1 + len(text.split()[0])
    return filled >= width * (0.85 if before.endswith(_ENDS) else 0.6)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def of_pages(text: str, name: str) -> Document:
    """The document that a program's text of pages is, broken at a width, a form feed between pages. Raises Failure."""
    pages = [_page(page) for page in text.split("\f")]
    return Document(tuple(paragraphs(lines_of("\n".join(filter(None, pages)), name), True)))


_PAGE_NUMBER = re.compile(
    rf"\s*(?:{DASH}\s*)?(?:(?:Trang|Page)\s+)?\d{{1,4}}(?:\s*/\s*\d{{1,4}})?(?:\s*{DASH})?\s*", re.IGNORECASE
)


def _page(page: str) -> str:
    """The lines of a page without its number, where that stands alone above or below them."""
    lines = page.splitlines()
    for at in (0, -1):
        while lines and not lines[at].strip():
            del lines[at]
        if lines and _PAGE_NUMBER.fullmatch(lines[at]):
            del lines[at]
        while lines and not lines[at].strip():
            del lines[at]
    return "\n".join(lines)
