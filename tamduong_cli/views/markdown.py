"""Texts in Markdown (CommonMark) that it shows as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def marked_down(text: str) -> str:
    """A line of text that Markdown shows as it is."""
    return "".join("\\" + character if character in "\\|<>*_`[]~&" else character for character in text)


def heading(text: str) -> str:
    """Text of a heading, whose end would be lost if its last # were taken for the heading's own."""
    return re.sub(r"(#+)$", r"\\\1", marked_down(text))


def beginning(text: str) -> str:
    """Text that begins a block, and would not if it were taken for a list or a heading."""
    return re.sub(r"^([0-9]*)([-+#=.)])", r"\1\\\2", marked_down(text))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of GitHub Flavored Markdown."""
    rule = ["---"] * len(head)
    lines = (list(map(marked_down, head)), rule, *(list(map(marked_down, row)) for row in rows))
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)
