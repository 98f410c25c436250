"""Changes to a YAML text that leave the rest of it as it is: comments, order, quotation marks, layout."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from tamduong_cli.dates.vocabulary import composed
from tamduong_cli.plan.nodes import MappingNode, Node, ScalarNode, SequenceNode, compose
from tamduong_cli.plan.problems import Report


class TextEdit(NamedTuple):
    """What takes the place of the characters from `start` to before `end`."""

    start: int
    end: int
    text: str


class ListItem(NamedTuple):
    """An item of a list: from the comment lines above it, which are its own, to the comments inside its end.

    `at` is where its dash's line begins; in a list in brackets `start` and `at` are one.
    """

    start: int
    at: int
    end: int


class Layout:
    """A text with its lines, to be changed; its nodes are those that `compose` gives for it."""

    def __init__(self, text: str) -> None:
        ends = list(re.finditer("\r\n|\r|\n", text))
        self.text = text
        self.line_end = ends[0][0] if ends else "\n"
        self._starts = [0, *(end.end() for end in ends)]

    def changed(self, changes: Iterable[TextEdit], start: int = 0, end: int | None = None) -> str:
        """The text, or a part of it, with changes that do not overlap."""
        parts, at = [], start
        for change in sorted(changes, key=lambda change: (change.start, change.end)):
            assert at <= change.start <= change.end
            parts += [self.text[at : change.start], change.text]
            at = change.end
        return "".join([*parts, self.text[at:end]])

    def comment_above(self, node: Node, comment: str) -> TextEdit | None:
        """A comment on a line of its own above the line on which a node begins; None where the node is not first."""
        start = self._starts[node.start_mark.line]
        indent = self.text[start : node.start_mark.index]
        return None if indent.strip() else self.comment(start, indent, comment)

    def comment(self, at: int, indent: str, comment: str) -> TextEdit:
        """A comment line, where a line begins."""
        return TextEdit(at, at, f"{indent}# {comment}{self.line_end}")

    def scalar(self, node: ScalarNode, value: str) -> list[TextEdit]:
        """Another text in place of the node's; its words that stay, stay as they are written."""
        old = composed(node.value)
        if old == value:
            return []
        start = node.start_mark.index
        written = self.text[start : node.end_mark.index].rstrip()
        escape = {"'": lambda word: word.replace("'", "''"), '"': _escaped}.get(node.style, str)
        new = _with_other_words(written, *([escape(word) for word in words.split()] for words in (old, value)))
        if new is None or not _says(new, value, node.style):
            new = quoted(value)
        return [TextEdit(start, start + len(written), new)]

    def without(self, mapping: MappingNode, name: str) -> TextEdit:
        """A mapping without one of its keys; on lines of its own the whole lines go."""
        number = next(index for index, (key, _) in enumerate(mapping.value) if composed(key.value) == name)
        key, value = mapping.value[number]
        if not mapping.flow_style:
            return TextEdit(self._starts[key.start_mark.line], self._line_after(self._last_line(value)), "")
        if number + 1 < len(mapping.value):
            return TextEdit(key.start_mark.index, mapping.value[number + 1][0].start_mark.index, "")
        return TextEdit(mapping.value[number - 1][1].end_mark.index, value.end_mark.index, "")

    def with_items(
        self, key: Node, node: SequenceNode, versions: Sequence[Sequence[Sequence[TextEdit]]]
    ) -> list[TextEdit]:
        """A list with each of its items once for each of its versions, which are changes to it; with none it goes.

        `key` is the list's in its mapping. Changes that add a comment above an item do so at its `at`.
        """
        items = self.items(node)
        if not items:
            return []
        gaps = ["", *(self.text[one.end : other.start] for one, other in itertools.pairwise(items))]
        usual = next((gap for gap in gaps[1:] if "#" not in gap), ", " if node.flow_style else "")
        written = ""
        some = False
        for item, gap, of_item in zip(items, gaps, versions, strict=True):
            for number, changes in enumerate(of_item):
                written += (usual if number else gap) if some else _comments(gap, node)
                written += self.changed(changes, item.at if number else item.start, item.end)
                some = True
            if not of_item:
                written += _comments(gap, node)
        if some:
            return [TextEdit(items[0].start, items[-1].end, written)]
        if node.flow_style:
            return [TextEdit(node.start_mark.index, node.end_mark.index, "[]")]
        colon = self.text.index(":", key.end_mark.index) + 1
        return [TextEdit(colon, colon, " []"), TextEdit(items[0].start, items[-1].end, written)]

    def items(self, node: SequenceNode) -> list[ListItem]:
        """Where the items of a list stand.

        The comment lines above the first item are not its own, since they may be about the whole list.
        """
        if node.flow_style:
            return [
                ListItem(child.start_mark.index, child.start_mark.index, child.end_mark.index) for child in node.value
            ]
        items = []
        column = node.start_mark.column
        last = None
        for child in node.value:
            dash = child.start_mark.line
            while self._line(dash)[: column + 1].strip() != "-":
                dash -= 1
            first = dash
            while last is not None and first - 1 > last and self._line(first - 1).lstrip().startswith("#"):
                first -= 1
            last = self._last_line(child)
            below = last + 1
            while below < len(self._starts) and (line := self._line(below).strip())[:1] in ("", "#"):
                if line and self._line(below).index("#") > column:
                    last = below
                below += 1
            items.append(ListItem(self._starts[first], self._starts[dash], self._line_after(last)))
        return items

    def _line(self, number: int) -> str:
        return self.text[self._starts[number] : self._line_after(number)]

    def _line_after(self, number: int) -> int:
        return self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)

    def _last_line(self, node: Node) -> int:
        """The line on which the last character of a node stands; what a block's own mark says is further down."""
        while isinstance(node, MappingNode | SequenceNode) and not node.flow_style:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        end = node.end_mark.index
        while end > node.start_mark.index and self.text[end - 1].isspace():
            end -= 1
        return bisect.bisect_right(self._starts, max(end - 1, node.start_mark.index)) - 1


def entries(node: MappingNode) -> dict[str, tuple[Node, Any]]:
    """The keys of a mapping, each with its node and its value's."""
    return {composed(key.value): (key, value) for key, value in node.value}


def _with_other_words(written: str, old: list[str], new: list[str]) -> str | None:
    """A scalar as it is written, with the words that differ; None where its words cannot be found in it."""
    from difflib import SequenceMatcher

    places = []
    at = 0
    for word in old:
        at = written.find(word, at)
        if at < 0:
            return None
        places.append((at, at + len(word)))
        at += len(word)
    for kind, i, j, first, last in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        words = " ".join(new[first:last])
        if kind == "replace":
            written = written[: places[i][0]] + words + written[places[j - 1][1] :]
        elif kind == "delete" and i:
            written = written[: places[i - 1][1]] + written[places[j - 1][1] :]
        elif kind == "insert" and i:
            written = f"{written[: places[i - 1][1]]} {words}{written[places[i - 1][1] :]}"
    return written


def _says(written: str, value: str, style: str | None) -> bool:
    node = compose(written, Report(""))
    return isinstance(node, ScalarNode) and (node.style or None, composed(node.value)) == (style or None, value)


def quoted(value: str) -> str:
    """A text in quotation marks."""
    return f'"{_escaped(value)}"'


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')


def _comments(gap: str, node: SequenceNode) -> str:
    """What stands between two items, where one of them is gone: the comments, if there are any."""
    if "#" not in gap:
        return ""
    return re.sub("(#.*)|,", lambda match: match[1] or "", gap) if node.flow_style else gap
