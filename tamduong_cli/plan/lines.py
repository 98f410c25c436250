"""A plan's lines as a person sees them: `- key: value`, whatever YAML makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import DASHES

MARKS = (*DASHES, "•", "●", "+", "*", "·", "▪", "■", "○", "◦", "‣", "✓", "➢")
"""What people write before the items of a list."""


class Line(NamedTuple):
    """A line of a plan, each part of which may be missing; columns count from 0."""

    indent: int
    content: int
    """The column of what follows the dashes."""
    key: str | None
    at: int
    """The column of the value."""
    value: str

    @property
    def has_dash(self) -> bool:
        """Whether an item begins here."""
        return self.content > self.indent

    @property
    def is_entry(self) -> bool:
        """Whether a key or an item begins here."""
        return self.key is not None or self.has_dash


_KEY = r"""("[^"]*"|'[^']*'|[^\s"'\[\]{},#&*!|>%@`?:-][^:\[\]{}#]*?) *:(?: +|$)"""
_ENTRY = r" *(?:(?:- +)*[A-Za-z_-]+:(?: |$)|- +\S)"


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends."""
    return re.split("\r\n|\r|\n", text)


def line_of(text: str) -> Line:
    """The parts of a line."""
    lead = re.match(r"[ \t]*", text)
    dashes = re.match(r"[ \t]*(?:-(?:[ \t]+|$))*", text)
    assert lead and dashes
    content = dashes.end()
    key = re.compile(_KEY).match(text, content)
    at = key.end() if key else content
    return Line(lead.end(), content, key[1] if key else None, at, text[at:].rstrip())


def is_empty(text: str) -> bool:
    """Whether a line has nothing but perhaps a comment."""
    return not text.strip() or text.lstrip().startswith("#")


def nearest_above(lines: Sequence[str], at: int) -> int | None:
    """The nearest line above one that has something."""
    return next((above for above in range(min(at, len(lines)) - 1, -1, -1) if not is_empty(lines[above])), None)


def quoted(text: str) -> str:
    """The text in quotes that it can stand in."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def end_of_quotation(value: str) -> int | None:
    """The column behind the quotation that begins a value; None where the line does not have its end."""
    match = re.match(r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'", value)
    return match.end() if match else None


def end_of_brackets(value: str) -> int | None:
    """The column behind the bracket that closes the first sign of a value; None where the line does not have it."""
    depth = 0
    for match in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', value):
        if match[0] in "[{":
            depth += 1
        elif match[0] in "]}":
            depth -= 1
            if not depth:
                return match.end()
    return None


def open_quotation(lines: Sequence[str], last: int) -> int | None:
    """The first line, up to the last looked at, on which a quotation begins that swallows entries below it.

    A quotation may go over several lines, which are indented deeper; keys and items beside it are hardly meant to be in
    it.
    """
    at = 0
    while at <= last:
        if '"' not in lines[at] and "'" not in lines[at]:
            at += 1
            continue
        opening = line_of(lines[at])
        value = opening.value
        if value[:1] in ('"', "'") and not is_empty(lines[at]) and end_of_quotation(value) is None:
            for below in range(at + 1, len(lines)):
                beside = line_of(lines[below])
                if re.match(_ENTRY, lines[below]) and beside.indent <= (
                    opening.indent if beside.has_dash else opening.content
                ):
                    return at
                if end_of_quotation(value[0] + lines[below]) is not None:
                    at = below
                    break
            else:
                return at
        at += 1
    return None


def levels(lines: Sequence[str], at: int, of_mappings: bool | None = None) -> tuple[list[int], list[int]]:
    """Where, above a line, keys and where items stand that could go on there: the columns, innermost first.

    With `of_mappings` only items that have keys, without it those that are texts, where there are some.
    """
    keys: list[int] = []
    items: list[int] = []
    others: list[int] = []
    innermost = 1_000_000
    for above in range(at - 1, -1, -1):
        if is_empty(lines[above]):
            continue
        line = line_of(lines[above])
        if not line.is_entry or line.indent > innermost:
            continue
        if line.key is not None and line.content <= innermost and line.content not in keys:
            keys.append(line.content)
        if line.has_dash and line.indent not in items + others:
            (items if of_mappings in (None, line.key is not None) else others).append(line.indent)
        innermost = min(innermost, line.indent)
        if not innermost:
            break
    return keys, items or others


def item_around(lines: Sequence[str], at: int) -> tuple[int, int]:
    """The lines of the section, or the item of a section's list, that a line is in: the first, and the end."""
    outer = 0

    def begins(text: str) -> bool:
        line = line_of(text)
        return not is_empty(text) and (not line.indent or (line.has_dash and line.indent <= outer))

    section = next((each for each in range(at, -1, -1) if begins(lines[each])), 0)
    first_item = next((line_of(text) for text in lines[section + 1 :] if not is_empty(text)), None)
    outer = first_item.indent if first_item and first_item.has_dash else 0
    first = next((each for each in range(at, -1, -1) if begins(lines[each])), 0)
    end = next((each for each in range(first + 1, len(lines)) if begins(lines[each])), len(lines))
    return first, max(end, at + 1)
