"""The kinds of value a plan's keys can have, and how each is read from a YAML node.

A kind gives a value for every node: where the node is wrong, it reports the problem and gives its
blank, so that reading goes on and finds the rest. A plan with an error never leaves the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from tamduong_cli.dates.slips import slips
from tamduong_cli.dates.vocabulary import composed
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import LANGUAGES, Message
from tamduong_cli.letters import controls, plain
from tamduong_cli.plan.called import key_meant
from tamduong_cli.plan.lines import MARKS, quoted
from tamduong_cli.plan.model import NO_TEXT, Points, Reference, Source, Text
from tamduong_cli.plan.nodes import UNTAGGED, MappingNode, Node, ScalarNode, SequenceNode, place_of
from tamduong_cli.plan.problems import MOST, Place, Report
from tamduong_cli.plan.regrouping import indent, is_indented, rejoin
from tamduong_cli.plan.slip import COLON, ITEM_MARK, NO_SPACE, must_be_quoted, section_inside, written
from tamduong_cli.plan.source import not_seen
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
        if node.tag != UNTAGGED and self is TEXT and not node.tag.startswith("tag:"):
            whole = quoted(f"{node.tag} {node.value}".strip())
            report.add(node, "tag", written(must_be_quoted(node.tag), whole))
            return self.blank
        _check_tag(node, report)
        if node.tag != UNTAGGED and not node.value:
            return self.blank
        if node.style == '"' and (control := next(controls(node.value), None)):
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
        if isinstance(node, SequenceNode) and node.flow_style and any(" " in str(item.value) for item in node.value):
            what = Message("found {found}; expected {expected}", found=_kind_of(node), expected=self.expected)
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

    def __init__(self, item: Kind[T], expected: Message = A_LIST, some: bool = False) -> None:
        """`some` asks for one item at least."""
        self.item = item
        self.expected = expected
        self.some = some

    def read(self, node: Node, report: Report) -> tuple[T, ...]:
        if not isinstance(node, SequenceNode):
            if isinstance(node, ScalarNode) and node.value.startswith(MARKS):
                message = ITEM_MARK
                if node.start_mark.line == node.end_mark.line:
                    message = written(ITEM_MARK, f"- {node.value[1:].strip()}")
                report.add(node, "wrong-kind", message)
                return self.blank
            return self._refuse(node, report)
        _check_tag(node, report)
        if isinstance(self.item, MappingOf):
            required = [name for name, key in self.item.keys.items() if key.required]
            rejoin(node, self.item.keys, required, report)
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
        if not is_indented(node):
            indent(node, {name: _keys_of(key.kind) for name, key in self.keys.items()}, report)
        for name, value_node in pairs(node, self.keys, report):
            key = self.keys[name]
            places[name] = place_of(value_node, report.file)
            values[key.attribute or name] = key.kind.read(value_node, report)
        unsure = _is_unread(node, report)
        for name, key in self.keys.items():
            if key.required and name not in places and not unsure:
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
        return (self.mapping if isinstance(node, MappingNode) else self.short).read(node, report)


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

    def read(self, node: Node, report: Report) -> Reference:
        return Reference(WORD.read(node, report), place_of(node, report.file))


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
        _check_tag(node, report)
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


def pairs(node: MappingNode, known: Iterable[str], report: Report) -> list[tuple[str, Node]]:
    """The known keys of a mapping with their values, each once; the others are reported.

    The value of a key that is misspelt, or Vietnamese, is read as that of the key it is nearest to; a line with another
    is left unread.
    """
    known = tuple(known)
    _check_tag(node, report)
    found: dict[str, tuple[Node, Node]] = {}
    unknown: dict[str, tuple[Node, Node]] = {}
    again: list[tuple[Node, str, int]] = []
    for key_node, value_node in node.value:
        if not isinstance(key_node, ScalarNode):
            report.add(key_node, "wrong-kind", Message("found {found}; expected a key", found=_kind_of(key_node)))
            continue
        name = composed(key_node.value)
        mapping = found if name in known else unknown
        if name in mapping:
            again.append((key_node, name, mapping[name][0].start_mark.line + 1))
            if isinstance(value_node, ScalarNode):
                report.lost.append(value_node.value)
        else:
            mapping[name] = key_node, value_node
    if again:
        _report_again(again, next(iter(found), ""), node, report)
    for name, (key_node, value_node) in unknown.items():
        meant: str | None
        if node.flow_style and (joined := _joined(name, key_node, value_node, known)):
            meant, value_node = joined
            message = Message("after a key come a colon and a space")
            report.add(key_node, "unknown-key", written(message, f"{meant}: {joined[1].value}"))
            report.told.add(key_node.start_mark.line + 1)
        else:
            meant = key_meant(name, known) or closest(name, known)
            report.add(key_node, "unknown-key", _unknown_key(name, node, key_node, value_node, known, report))
        if meant and meant not in found:
            found[meant] = key_node, value_node
        elif not meant and len(report.unread) < MOST:
            report.unread.append(key_node.start_mark.line + 1)
    return [(name, value_node) for name, (_, value_node) in found.items()]


def _joined(name: str, key: Node, value: Node, known: tuple[str, ...]) -> tuple[str, Node] | None:
    """The key, and its value, that stand together in braces without a colon and a space: {before:20 ngày}."""
    match = re.fullmatch(r"([a-z_]+)(?::| )(.+)", name)
    if not match or match[1] not in known or not isinstance(value, ScalarNode) or value.value:
        return None
    return match[1], ScalarNode(UNTAGGED, match[2], key.start_mark, key.end_mark)


def _unknown_key(
    name: str, node: MappingNode, key_node: Node, value_node: Node, known: tuple[str, ...], report: Report
) -> Message:
    """What to say of a key that the mapping does not have."""
    what = Message("unknown key '{found}'", found=name)
    if node.flow_style and isinstance(value_node, ScalarNode) and not value_node.value:
        if ":" in name:
            return Message("{what}; {advice}", what=what, advice=NO_SPACE)
        return Message("{what}; in {{…}} a text with a comma in it must be in quotes", what=what)
    if meant := key_meant(name, known):
        return Message("{what}; did you mean '{meant}'?", what=what, meant=meant)
    if name in report.sections and isinstance(value_node, SequenceNode) and not value_node.flow_style:
        return section_inside(name)
    if name in report.keys and not key_node.start_mark.column:
        return Message("{what}; if it belongs to the lines above, put as many spaces before it", what=what)
    if name.count(" ") > 2 and not closest(name, known):
        return Message("{what}; a note has # before it, and what goes on with the text above more spaces", what=what)
    return with_suggestion(what, name, known)


def _report_again(again: Sequence[tuple[Node, str, int]], first: str, node: MappingNode, report: Report) -> None:
    """Report the keys that stand there twice; where the first key begins the rest anew, a dash is missing, once."""
    behind_lists = _behind_lists(node) if again else ()
    for key_node, name, line in again:
        if name == first and len(again) > 1 and not key_node.start_mark.column:
            message = Message("the plan stands here a second time, as from line {line} on; keep one", line=line)
            report.add(key_node, "duplicate-key", message)
            return
        if name == first and len(again) > 1 and not node.flow_style:
            message = Message(
                "the key '{key}' stands here again; if a new item begins here, write '- {key}:', as on line {line}",
                key=name,
                line=line,
            )
            report.add(key_node, "duplicate-key", message)
            return
        message = Message("the key '{key}' stands here again; it is on line {line} already", key=name, line=line)
        if not key_node.start_mark.column and id(key_node) in behind_lists:
            message = Message("{what}; if it belongs to the lines above, put as many spaces before it", what=message)
        report.add(key_node, "duplicate-key", message)


def _behind_lists(node: MappingNode) -> set[int]:
    """The keys right behind lists, to the last items of which they may belong, as `id` has them."""
    pairs = zip(node.value, node.value[1:], strict=False)
    return {id(key) for (_, before), (key, _) in pairs if isinstance(before, SequenceNode) and not before.flow_style}


WORD: Scalar[str] = Scalar(Message("a text"), str, "")
"""A number of a document, an id: a text that is not looked into."""
TEXT: Scalar[str] = Scalar(Message("a text"), str, "", lambda text, _: slips(text))
LOCALIZED = Localized()
LOCALIZED_LIST = ListOf(LOCALIZED)
