"""The keys of a mapping with their values: those it can have, and what is said of the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import composed
from tamduong_cli.language import Message
from tamduong_cli.plan.called import key_meant
from tamduong_cli.plan.nodes import UNTAGGED, MappingNode, Node, ScalarNode, SequenceNode, ends_with_keys
from tamduong_cli.plan.problems import ANY, MOST, Report
from tamduong_cli.plan.slip import NO_SPACE, deeper, section_inside, written
from tamduong_cli.suggestions import closest, did_you_mean, without_suggestion


def kind_of(node: Node) -> Message:
    """What a node is, for a sentence: a list, keys with values, or a text."""
    if isinstance(node, SequenceNode):
        return Message("a list")
    return Message("keys with values") if isinstance(node, MappingNode) else Message("a text")


def check_tag(node: Node, report: Report) -> None:
    """Report a YAML tag, such as `!x` or `!!int`, for which plans have no use."""
    if node.tag != UNTAGGED:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        report.add(node, "tag", Message("the tag {tag} means nothing in a plan; delete it", tag=tag))


def pairs(
    node: MappingNode, known: Iterable[str], report: Report, elsewhere: Mapping[str, str] | None = None
) -> list[tuple[str, Node]]:
    """The known keys of a mapping with their values, each once; the others are reported.

    The value of a key that is misspelt, or Vietnamese, is read as that of the key it is nearest to; a line with another
    is left unread. `elsewhere` has keys that people look for here, with what to say of each, marked with N_.
    """
    check_tag(node, report)
    entries = _Entries(node, tuple(known), report)
    if entries.again:
        entries.tell_again()
    if entries.unknown:
        entries.tell_unknown(elsewhere or {})
    return [(name, value_node) for name, (_, value_node) in entries.found.items()]


Entry = tuple[Node, Node]
"""A key and its value."""


class _Again(NamedTuple):
    """A key that stands there already."""

    key: Node
    name: str
    line: int
    """Where it stands first."""
    is_below_others: bool
    """Whether keys stand above it, further right, to which it may belong."""


class _Unknown(NamedTuple):
    """A key that the mapping does not have."""

    key: Node
    value: Node
    is_below_others: bool


class _Entries:
    """What stands in a mapping: keys that it has, others, and those that stand there already."""

    def __init__(self, node: MappingNode, known: tuple[str, ...], report: Report) -> None:
        self.node = node
        self.known = known
        self.report = report
        self.found: dict[str, Entry] = {}
        self.unknown: dict[str, _Unknown] = {}
        self.again: list[_Again] = []
        is_below_others = False
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                report.add(key, "wrong-kind", Message("found {found}; expected a key", found=kind_of(key)))
                continue
            name = composed(key.value)
            first = (
                self.found[name][0] if name in self.found else self.unknown[name].key if name in self.unknown else None
            )
            if first:
                self.again.append(_Again(key, name, first.start_mark.line + 1, is_below_others))
                if isinstance(value, ScalarNode):
                    report.lost.append(value.value)
            elif name in known:
                self.found[name] = key, value
            else:
                self.unknown[name] = _Unknown(key, value, is_below_others)
            is_below_others = ends_with_keys(value) or (is_below_others and name not in known)

    def tell_again(self) -> None:
        """Report the keys that stand there twice; where another item begins with them, that, and leave it unread."""
        first = next(iter(self.found), "")
        begins = self.again[0]
        begins_anew = begins.name == first and first in ("id", "name")
        is_in_an_item = not self.node.flow_style and self.node.start_mark.column
        if is_in_an_item and (begins_anew or len({each.name for each in self.again}) > 1):
            self._leave_unread(begins.key.start_mark.line)
            self.report.add(begins.key, "duplicate-key", _item_begins(begins, first))
            return
        for key, name, line, is_below_others in self.again:
            if name == first and len(self.again) > 1 and not key.start_mark.column:
                message = Message("the plan stands here a second time, as from line {line} on; keep one", line=line)
                self.report.add(key, "duplicate-key", message)
                return
            message = Message("the key '{key}' stands here again; it is on line {line} already", key=name, line=line)
            self.report.add(key, "duplicate-key", deeper(message) if is_below_others else message)

    def _leave_unread(self, line: int) -> None:
        """Leave what stands from a line on, counted from 0."""
        self.found = {name: each for name, each in self.found.items() if each[0].start_mark.line < line}
        self.unknown = {name: each for name, each in self.unknown.items() if each.key.start_mark.line < line}
        self.report.lost.append(ANY)

    def tell_unknown(self, elsewhere: Mapping[str, str]) -> None:
        """Report the keys that the mapping does not have, and read them as those that were meant."""
        for name, (key, value, is_below_others) in self.unknown.items():
            meant: str | None = None
            if self.node.flow_style and (joined := _joined(name, key, value, self.known)):
                meant, value = joined
                message = Message("after a key come a colon and a space")
                self.report.add(key, "unknown-key", written(message, f"{meant}: {value.value}"))
                self.report.told.add(key.start_mark.line + 1)
            elif len(self.report.problems) > MOST:
                self.report.add(key, "unknown-key", Message("unknown key '{found}'", found=name))
            else:
                translated = key_meant(name, self._free(value))
                near = closest(name, self.known)
                advice = elsewhere.get(key_meant(name, elsewhere) or name)
                message = self._said(name, value, is_below_others, translated, near, advice)
                self.report.add(key, "unknown-key", message)
                meant = translated or near
            if meant and meant not in self.found:
                self.found[meant] = key, value
            elif not meant and len(self.report.unread) < MOST:
                self.report.unread.append(key.start_mark.line + 1)
                if not isinstance(value, ScalarNode):
                    self.report.lost.append(ANY)

    def _free(self, value: Node) -> list[str]:
        """The keys that are not there, and can have such a value."""
        is_text = isinstance(value, ScalarNode) and bool(value.value)
        free = (key for key in self.known if key not in self.found)
        return [key for key in free if not (is_text and self.report.keys.holds_texts(key))]

    def _said(
        self,
        name: str,
        value: Node,
        is_below_others: bool,
        translated: str | None,
        near: str | None,
        advice: str | None,
    ) -> Message:
        """What to say of a key that the mapping does not have: of what it is a word for, or near to."""
        what = Message("unknown key '{found}'", found=name)
        if self.node.flow_style and isinstance(value, ScalarNode) and not value.value:
            if ":" in name:
                return Message("{what}; {advice}", what=what, advice=NO_SPACE)
            return Message("{what}; in {{…}} a text with a comma in it must be in quotes", what=what)
        if translated:
            return did_you_mean(what, translated)
        if advice:
            return Message(advice, what=what)
        keys = self.report.keys
        if name in keys.sections and isinstance(value, SequenceNode) and not value.flow_style:
            return section_inside(name)
        if name in keys.every and is_below_others and not (isinstance(value, SequenceNode) and near):
            return deeper(what)
        if near:
            return did_you_mean(what, near)
        if name.count(" ") > 2:
            return Message(
                "{what}; a note has # before it, and what goes on with the text above more spaces", what=what
            )
        return without_suggestion(what, [key for key in self.known if key not in self.found] or self.known)


def _joined(name: str, key: Node, value: Node, known: tuple[str, ...]) -> tuple[str, Node] | None:
    """The key, and its value, that stand together in braces without a colon and a space: {before:20 ngày}."""
    match = re.fullmatch(r"([a-z_]+)(?::| )(.+)", name)
    if not match or match[1] not in known or not isinstance(value, ScalarNode) or value.value:
        return None
    return match[1], ScalarNode(UNTAGGED, match[2], key.start_mark, key.end_mark)


def _item_begins(begins: _Again, first: str) -> Message:
    """What to say of a key that stands there twice, since another item begins: with it, or above it."""
    if begins.name == first:
        return Message(
            "the key '{key}' stands here again; if a new item begins here, write '- {key}:', as on line {line}",
            key=first,
            line=begins.line,
        )
    return Message(
        "the key '{key}' stands here again, and so do others; if a new item begins here, its first line is "
        "missing: '- {first}: …'",
        key=begins.name,
        first=first,
    )
