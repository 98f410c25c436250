"""The kinds of value a plan's keys can have, and how each is read from a YAML node.

A kind gives a value for every node: where the node is wrong, it reports the problem and gives its
blank, so that reading goes on and finds the rest. A plan with an error never leaves the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

from tamduong_cli.dates.slips import slips
from tamduong_cli.dates.vocabulary import DASHES, composed
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import LANGUAGES, Message
from tamduong_cli.letters import plain
from tamduong_cli.plan.model import NO_TEXT, Points, Reference, Source, Text
from tamduong_cli.plan.nodes import COLON, NO_SPACE, UNTAGGED, MappingNode, Node, ScalarNode, SequenceNode, place_of
from tamduong_cli.plan.problems import Place, Report
from tamduong_cli.plan.source import CONTROL, not_seen
from tamduong_cli.suggestions import closest, with_suggestion

T = TypeVar("T")


class Kind(Generic[T]):
    """One kind of value. `expected` says what it is, `blank` stands in for one that could not be read."""

    expected: Message
    blank: T

    def read(self, node: Node, report: Report) -> T:
        raise NotImplementedError

    def _refuse(self, node: Node, report: Report) -> T:
        """Report that the node is of another kind, and give the blank."""
        if isinstance(node, ScalarNode) and not node.value.strip():
            report.add(
                node, "missing-value", Message("nothing stands here; expected {expected}", expected=self.expected)
            )
        else:
            report.add(
                node,
                "wrong-kind",
                Message("found {found}; expected {expected}", found=_kind_of(node), expected=self.expected),
            )
        return self.blank


def _kind_of(node: Node) -> Message:
    if isinstance(node, SequenceNode):
        return Message("a list")
    return Message("keys with values") if isinstance(node, MappingNode) else Message("a text")


def _check_tag(node: Node, report: Report) -> None:
    if node.tag != UNTAGGED:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        report.add(node, "tag", Message("the tag {tag} means nothing in a plan; delete it", tag=tag))


class Scalar(Kind[T]):
    """A value read from a scalar's text by a function that raises Unreadable when it is not one.

    The function gets the text composed (NFC) and with each run of white space as one space.
    """

    def __init__(
        self,
        expected: Message,
        convert: Callable[[str], T],
        blank: T,
        remarks: Callable[[str, T], Iterable[tuple[str, Message]]] | None = None,
        pattern: str = r"\S",
        words: tuple[str, ...] = (),
    ) -> None:
        """`remarks` finds slips in what was read: codes of warnings, with their messages.

        `pattern` is found in every such text, in small letters, and `words` are all there are, where they are
        few; the schema tells editors.
        """
        self.expected = expected
        self.blank = blank
        self.convert = convert
        self.pattern = pattern
        self.words = words
        self._remarks = remarks

    def read(self, node: Node, report: Report) -> T:
        if not isinstance(node, ScalarNode):
            return self._refuse(node, report)
        _check_tag(node, report)
        if node.style == '"' and (control := CONTROL.search(node.value)):
            report.add(node, "control-character", not_seen(control[0]))
            return self.blank
        value = composed(node.value)
        if not value:
            return self._refuse(node, report)
        try:
            converted = self.convert(value)
        except Unreadable as error:
            report.add(node, error.code, error.message)
            return self.blank
        for code, message in self._remarks(value, converted) if self._remarks else ():
            report.add(node, code, message)
        return converted


def choice(code: str, expected: Message, choices: Iterable[str]) -> Scalar[str]:
    """One of a few words."""
    words = tuple(choices)

    def convert(value: str) -> str:
        if value not in words:
            raise Unreadable(code, Message("'{found}' is not {expected}", found=value, expected=expected))
        return value

    return Scalar(expected, convert, words[0], words=words)


WINDOWS_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


_ID = "[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?"
ID_PATTERN = rf"^ ?(?!(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\.| ?$)){_ID} ?$"


def identifier(value: str) -> str:
    """An id, which goes into file names and UIDs: ASCII letters, digits, - _ and ., 1 to 100 of them."""
    device = value.partition(".")[0].lower() in WINDOWS_DEVICES
    if not device and re.fullmatch(_ID, value):
        return value
    without_marks = plain(value)
    if len(value) > 100:
        message = Message("'{found}' cannot be an id: it is longer than 100 characters", found=value)
    elif device or not without_marks:
        message = Message("'{found}' cannot be an id: it cannot be part of a file name", found=value)
    else:
        message = Message(
            "'{found}' cannot be an id: only letters without marks, digits, - _ and .; write '{suggestion}'",
            found=value,
            suggestion=without_marks,
        )
    raise Unreadable("bad-id", message)


class Localized(Kind[Text]):
    """A text, or a mapping of languages to the text in each."""

    expected = Message("a text")
    blank = NO_TEXT

    def read(self, node: Node, report: Report) -> Text:
        if not isinstance(node, MappingNode):
            text = TEXT.read(node, report)
            return Text({"": text}, {"": place_of(node, report.file)}) if text else NO_TEXT
        if not node.flow_style and not any(key.value in LANGUAGES for key, _ in node.value):
            report.add(node, "wrong-kind", COLON)
            return NO_TEXT
        by_language: dict[str, str] = {}
        places: dict[str, Place] = {}
        for key, value_node in pairs(node, LANGUAGES, report):
            text = TEXT.read(value_node, report)
            if text:
                by_language[key] = text
                places[key] = place_of(value_node, report.file)
        if not node.value:
            self._refuse(node, report)
        return Text(by_language, places)


A_LIST = Message("a list, each item on its own line after '- '")
MARKS = (*DASHES, "•", "●", "+", "*", "·")
"""What people write before the items of a list."""


class ListOf(Kind[tuple[T, ...]]):
    """A list of values of one kind."""

    blank = ()

    def __init__(self, item: Kind[T], expected: Message = A_LIST, some: bool = False) -> None:
        """`some` asks for one item at least."""
        self.item = item
        self.expected = expected
        self.some = some

    def read(self, node: Node, report: Report) -> tuple[T, ...]:
        if not isinstance(node, SequenceNode):
            if isinstance(node, ScalarNode) and node.value.startswith(MARKS):
                report.add(node, "wrong-kind", ITEM_MARK)
                return self.blank
            return self._refuse(node, report)
        _check_tag(node, report)
        if self.some and not node.value:
            report.add(
                node, "missing-value", Message("the list is empty; expected {expected}", expected=self.item.expected)
            )
        values = (self.item.read(child, report) for child in node.value)
        return tuple(value for value in values if value is not self.item.blank)


class Key(Generic[T]):
    """A key of a mapping: its kind, the word for it, and what it means, both in English, marked with N_.

    Then whether it must stand there, and its attribute where a keyword is in the way.
    """

    def __init__(
        self, kind: Kind[T], word: str, means: str, required: bool = False, attribute: str | None = None
    ) -> None:
        self.kind = kind
        self.word = word
        self.means = means
        self.required = required
        self.attribute = attribute


class MappingOf(Kind[T]):
    """A mapping with known keys, read into a value of the model; `name` is English, and `example` shows one."""

    def __init__(self, make: Callable[..., T], name: str, keys: Mapping[str, Key[Any]], example: Message) -> None:
        self.name = name
        self.expected = Message("keys with values, such as {example}", example=example)
        self.make = make
        self.keys = keys
        self.blank = make()

    def read(self, node: Node, report: Report) -> T:
        if not isinstance(node, MappingNode):
            return self._refuse(node, report)
        values: dict[str, Any] = {}
        places: dict[str, Place] = {}
        for name, value_node in pairs(node, self.keys, report):
            key = self.keys[name]
            places[name] = place_of(value_node, report.file)
            values[key.attribute or name] = key.kind.read(value_node, report)
        for name, key in self.keys.items():
            if key.required and name not in places:
                report.add(
                    node,
                    "missing-key",
                    Message("the key '{key}' is missing; expected {expected}", key=name, expected=key.kind.expected),
                )
        return self.make(**values, source=Source(place_of(node, report.file), places))


class Either(Kind[T]):
    """A mapping, or something shorter that stands for it."""

    def __init__(self, mapping: MappingOf[T], short: Kind[T]) -> None:
        self.mapping = mapping
        self.short = short
        self.expected = short.expected
        self.blank = mapping.blank

    def read(self, node: Node, report: Report) -> T:
        return (self.mapping if isinstance(node, MappingNode) else self.short).read(node, report)


class OneOrMore(Kind[tuple[T, ...]]):
    """A list of values of one kind, or a single one without its dash."""

    blank = ()

    def __init__(self, item: Kind[T]) -> None:
        self.item = item
        self.list = ListOf(item, some=True)
        self.expected = item.expected

    def read(self, node: Node, report: Report) -> tuple[T, ...]:
        if isinstance(node, SequenceNode):
            return self.list.read(node, report)
        value = self.item.read(node, report)
        return () if value is self.item.blank else (value,)


class IdOf(Kind[Reference]):
    """The id of an event, a unit or a window that stands elsewhere in the plan."""

    def __init__(self, expected: Message) -> None:
        self.expected = expected
        self.blank = Reference("")

    def read(self, node: Node, report: Report) -> Reference:
        return Reference(WORD.read(node, report), place_of(node, report.file))


class PointList(Kind[Points]):
    """A bare list of points."""

    expected = A_LIST
    blank = Points()

    def read(self, node: Node, report: Report) -> Points:
        return Points(points=LOCALIZED_LIST.read(node, report), source=Source(place_of(node, report.file)))


def pairs(node: MappingNode, known: Iterable[str], report: Report) -> list[tuple[str, Node]]:
    """The known keys of a mapping with their values, each once; the others are reported.

    A misspelt key is reported, and its value read as that of the key it is nearest to.
    """
    known = tuple(known)
    _check_tag(node, report)
    found: dict[str, tuple[Node, Node]] = {}
    unknown: dict[str, tuple[Node, Node]] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, ScalarNode):
            report.add(key_node, "wrong-kind", Message("found {found}; expected a key", found=_kind_of(key_node)))
            continue
        name = composed(key_node.value)
        mapping = found if name in known else unknown
        if name in mapping:
            line = mapping[name][0].start_mark.line + 1
            message = Message("the key '{key}' stands here again; it is on line {line} already", key=name, line=line)
            report.add(key_node, "duplicate-key", message)
        else:
            mapping[name] = key_node, value_node
    for name, (key_node, value_node) in unknown.items():
        what = Message("unknown key '{found}'", found=name)
        if node.flow_style and isinstance(value_node, ScalarNode) and not value_node.value:
            message = Message("{what}; in {{…}} a text with a comma in it must be in quotes", what=what)
            if ":" in name:
                message = Message("{what}; {advice}", what=what, advice=NO_SPACE)
        else:
            message = with_suggestion(what, name, known)
        report.add(key_node, "unknown-key", message)
        meant = closest(name, known)
        if meant and meant not in found:
            found[meant] = key_node, value_node
    return [(name, value_node) for name, (_, value_node) in found.items()]


ITEM_MARK = Message("each item of a list stands on its own line, after '-' and a space")


WORD: Scalar[str] = Scalar(Message("a text"), str, "")
"""A number of a document, an id: a text that is not looked into."""
TEXT: Scalar[str] = Scalar(Message("a text"), str, "", lambda text, _: slips(text))
LOCALIZED = Localized()
LOCALIZED_LIST = ListOf(LOCALIZED)
