"""The kinds of value a plan's keys can have, and how each is read from a YAML node.

A kind gives a value for every node: where the node is wrong, it reports the problem and gives its
blank, so that reading goes on and finds the rest. A plan with an error never leaves the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Generic, TypeVar

from tamduong_cli.dates.slips import slips
from tamduong_cli.dates.vocabulary import composed
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import LANGUAGES, Message
from tamduong_cli.letters import plain
from tamduong_cli.plan.lines import MARKS, quoted
from tamduong_cli.plan.model import NO_TEXT, Points, Reference, Source, Text
from tamduong_cli.plan.nodes import UNTAGGED, MappingNode, Node, ScalarNode, SequenceNode, place_of
from tamduong_cli.plan.pairs import check_tag, kind_of, pairs
from tamduong_cli.plan.problems import ANY, Place, Report
from tamduong_cli.plan.regrouping import cut_foreign, gather, indent, is_indented, rejoin
from tamduong_cli.plan.slip import COLON, ITEM_MARK, NO_SPACE, must_be_quoted, written
from tamduong_cli.plan.source import out_of_place

T = TypeVar("T")


class Kind(Generic[T]):
    """One kind of value. `expected` says what it is, `blank` stands in for one that could not be read."""

    expected: Message
    blank: T

    def read(self, node: Node, report: Report) -> T:
        """The value that stands at a node; where the node is wrong the blank, and the report says why."""
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
                Message("found {found}; expected {expected}", found=kind_of(node), expected=self.expected),
            )
        return self.blank


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
        if node.tag != UNTAGGED and self is TEXT and not node.tag.startswith("tag:"):
            whole = quoted(f"{node.tag} {node.value}".strip())
            report.add(node, "tag", written(must_be_quoted(node.tag), whole))
            return self.blank
        check_tag(node, report)
        if node.tag != UNTAGGED and not node.value:
            return self.blank
        if node.style == '"' and (message := out_of_place(node.value)):
            report.add(node, "control-character", message)
            return self.blank
        value = composed(node.value)
        if not value:
            return self._refuse(node, report)
        try:
            converted, remarks = self._converted(value, report)
        except Unreadable as error:
            report.add(node, error.code, error.message)
            return self.blank
        for code, message in remarks:
            report.add(node, code, message)
        return converted

    def _converted(self, value: str, report: Report) -> tuple[T, Iterable[tuple[str, Message]]]:
        """The value with the remarks on it. Raises Unreadable."""
        converted = self.convert(value)
        return converted, self._remarks(value, converted) if self._remarks else ()


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


def _with_its_colon(node: MappingNode) -> Message:
    """What to say of a mapping that is a text with a colon in it."""
    key, value = node.value[0]
    if isinstance(value, SequenceNode):
        return Message("one point is one text; delete the colon at its end, and write those below as items beside it")
    if len(node.value) == 1 and isinstance(key, ScalarNode) and isinstance(value, ScalarNode):
        return written(COLON, quoted(f"{key.value}: {value.value}".rstrip()))
    return COLON


def _is_nothing(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value


class Localized(Kind[Text]):
    """A text, or a mapping of languages to the text in each."""

    expected = Message("a text")
    blank = NO_TEXT

    def read(self, node: Node, report: Report) -> Text:
        if isinstance(node, SequenceNode) and not node.flow_style and len(node.value) == 1:
            what = Message("one '-' too many")
            inner = node.value[0]
            report.add(node, "wrong-kind", written(what, f"- {inner.value}") if isinstance(inner, ScalarNode) else what)
            return NO_TEXT
        if isinstance(node, SequenceNode) and node.flow_style and any(" " in str(item.value) for item in node.value):
            what = Message("found {found}; expected {expected}", found=kind_of(node), expected=self.expected)
            message = Message("{what}; {advice}", what=what, advice=must_be_quoted("["))
            report.add(node, "wrong-kind", message)
            return NO_TEXT
        if not isinstance(node, MappingNode):
            text = TEXT.read(node, report)
            return Text({"": text}, {"": place_of(node, report.file)}) if text else NO_TEXT
        if not any(key.value in LANGUAGES for key, _ in node.value):
            if not node.flow_style:
                report.add(node, "wrong-kind", _with_its_colon(node))
                return NO_TEXT
            if len(node.value) == 1 and _is_nothing(node.value[0][1]):
                report.add(node, "wrong-kind", must_be_quoted("{"))
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


class ListOf(Kind[tuple[T, ...]]):
    """A list of values of one kind."""

    blank: tuple[T, ...] = ()

    def __init__(self, item: Kind[T], expected: Message | None = None, some: bool = False) -> None:
        """`some` asks for one item at least."""
        self.item = item
        if expected is None and isinstance(item, MappingOf):
            expected = Message("{list}, such as - {example}", list=A_LIST, example=item.example)
        self.expected = expected or A_LIST
        self.some = some

    def read(self, node: Node, report: Report) -> tuple[T, ...]:
        if not isinstance(node, SequenceNode):
            if isinstance(self.item, MappingOf) and "id" in self.item.keys and self.item.keys["id"].required:
                report.lost.append(ANY)
            if isinstance(node, ScalarNode) and node.value.startswith(MARKS):
                message = ITEM_MARK
                if node.start_mark.line == node.end_mark.line:
                    message = written(ITEM_MARK, f"- {node.value[1:].strip()}")
                report.add(node, "wrong-kind", message)
                return self.blank
            return self._refuse(node, report)
        check_tag(node, report)
        if isinstance(self.item, MappingOf):
            cut_foreign(node, self.item.within, report)
        elif isinstance(self.item, Localized):
            cut_foreign(node, dict.fromkeys(LANGUAGES, ()), report)
        if isinstance(self.item, MappingOf):
            rejoin(node, self.item.keys, self.item.required, report)
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

    def __init__(
        self,
        make: Callable[..., T],
        name: str,
        keys: Mapping[str, Key[Any]],
        example: Message,
        elsewhere: Mapping[str, str] | None = None,
    ) -> None:
        """`elsewhere` has keys that people look for here, with what to say of each, in English, marked with N_."""
        self.name = name
        self.elsewhere = elsewhere or {}
        self.example = example
        self.expected = Message("keys with values, such as {example}", example=example)
        self.make = make
        self.keys = keys
        self.required = [name for name, key in keys.items() if key.required]
        self.within = {name: _keys_of(key.kind) for name, key in keys.items()}
        """The keys that can stand below each."""
        self.blank = make()

    def lacks_spaces(self, node: ScalarNode) -> bool:
        """Whether a text is keys with values but for the spaces behind the colons."""
        return not node.style and node.value.partition(":")[0] in self.keys and ":" in node.value

    def read(self, node: Node, report: Report) -> T:
        if isinstance(node, ScalarNode) and self.lacks_spaces(node):
            report.add(node, "wrong-kind", NO_SPACE)
            return self.blank
        if not isinstance(node, MappingNode):
            return self._refuse(node, report)
        values: dict[str, Any] = {}
        places: dict[str, Place] = {}
        if not is_indented(node):
            indent(node, self.within, report)
        if any(str(key.value) not in self.keys for key, _ in node.value):
            gather(node, self.within, self.required, self.elsewhere, report)
        for name, value_node in pairs(node, self.keys, report, self.elsewhere):
            key = self.keys[name]
            places[name] = place_of(value_node, report.file)
            values[key.attribute or name] = key.kind.read(value_node, report)
        unsure = _is_unread(node, report)
        for name, key in self.keys.items():
            if key.required and name not in places and not unsure and name not in report.missing:
                report.add(
                    node,
                    "missing-key",
                    Message("the key '{key}' is missing; expected {expected}", key=name, expected=key.kind.expected),
                )
        return self.make(**values, source=Source(place_of(node, report.file), places, unsure))


def _is_unread(node: Node, report: Report) -> bool:
    """Whether a line that could not be read may belong to a node: within it, or right behind it."""
    return any(node.start_mark.line < line <= node.end_mark.line + 1 for line in report.unread)


def _keys_of(kind: Kind[Any]) -> Collection[str]:
    """The keys that a value of this kind can have."""
    if isinstance(kind, Localized):
        return LANGUAGES
    kind = getattr(kind, "mapping", kind)
    return kind.keys if isinstance(kind, MappingOf) else ()


class Either(Kind[T]):
    """A mapping, or something shorter that stands for it."""

    def __init__(self, mapping: MappingOf[T], short: Kind[T]) -> None:
        self.mapping = mapping
        self.short = short
        self.expected = short.expected
        self.blank = mapping.blank

    def read(self, node: Node, report: Report) -> T:
        lacks_spaces = isinstance(node, ScalarNode) and self.mapping.lacks_spaces(node)
        return (self.mapping if lacks_spaces or isinstance(node, MappingNode) else self.short).read(node, report)


class OneOrMore(Kind[tuple[T, ...]]):
    """A list of values of one kind, or a single one without its dash."""

    blank: tuple[T, ...] = ()

    def __init__(self, item: Kind[T]) -> None:
        self.item = item
        self.list = ListOf(item, some=True)
        self.expected = item.expected

    def read(self, node: Node, report: Report) -> tuple[T, ...]:
        if isinstance(node, SequenceNode):
            return self.list.read(node, report)
        value = self.item.read(node, report)
        return () if value is self.item.blank else (value,)


class Identifier(Scalar[str]):
    """An id. One that is none is reported, and given all the same, so that what refers to it is not reported too."""

    def read(self, node: Node, report: Report) -> str:
        return super().read(node, report) or (composed(node.value) if isinstance(node, ScalarNode) else "")


class IdOf(Kind[Reference]):
    """The id of an event, a unit or a window that stands elsewhere in the plan."""

    def __init__(self, expected: Message) -> None:
        self.expected = expected
        self.blank = Reference("")
        self.word: Scalar[str] = Scalar(expected, str, "")

    def read(self, node: Node, report: Report) -> Reference:
        return Reference(self.word.read(node, report), place_of(node, report.file))


NOT_SAID: Any = None
"""What stands in for a list that could not be read, as if it were left out."""


class Ids(ListOf[Reference]):
    """The ids of some events or units of the plan: a list, or on one line with commas between them.

    What cannot be read is as if it were left out.
    """

    blank: tuple[Reference, ...] = NOT_SAID

    def __init__(self, item: IdOf, of: str, example: str) -> None:
        """`of` is the key of the plan below which they stand; `example` is for a plan that has none."""
        super().__init__(item, Message("ids with commas between them, such as {ids}", ids=example))
        self.of = of

    def read(self, node: Node, report: Report) -> tuple[Reference, ...]:
        if not isinstance(node, ScalarNode) or not node.value.strip() or node.value.startswith(MARKS):
            return super().read(node, report)
        check_tag(node, report)
        place = place_of(node, report.file)
        is_as_it_stands = not node.style and node.start_mark.line == node.end_mark.line
        ids = re.fullmatch(rf" *{_ID}(?: *, *{_ID})* *,? *", node.value)
        references = []
        for match in re.finditer(r"[^,]+" if ids else ".+", node.value, re.DOTALL):
            if id := composed(match[0]):
                at = match.start() + len(match[0]) - len(match[0].lstrip()) if is_as_it_stands else 0
                references.append(Reference(id, place._replace(column=place.column + at)))
        return tuple(references)

    def _refuse(self, node: Node, report: Report) -> tuple[Reference, ...]:
        if ids := report.ids.get(self.of):
            example = Message(self.expected.text, ids=", ".join(ids[:2]))
            ListOf(self.item, example)._refuse(node, report)
        else:
            super()._refuse(node, report)
        return self.blank


class PointList(Kind[Points]):
    """A bare list of points."""

    expected = A_LIST
    blank = Points()

    def read(self, node: Node, report: Report) -> Points:
        return Points(points=LOCALIZED_LIST.read(node, report), source=Source(place_of(node, report.file)))


WORD: Scalar[str] = Scalar(Message("a text"), str, "")
"""A number of a document, an id: a text that is not looked into."""
TEXT: Scalar[str] = Scalar(Message("a text"), str, "", lambda text, _: slips(text))
LOCALIZED = Localized()
LOCALIZED_LIST = ListOf(LOCALIZED)
