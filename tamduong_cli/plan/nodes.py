"""Text to YAML nodes, each with its place. The one owner of the yaml library.

Only the structure is YAML's: every scalar stays the text that stands in the file, whatever YAML 1.1
would make of `no`, `1.10`, `12:30` or `010`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.resolver import BaseResolver

from tamduong_cli.language import Message
from tamduong_cli.plan.problems import Place, Problem

Node = yaml.Node
ScalarNode = yaml.ScalarNode
SequenceNode = yaml.SequenceNode
MappingNode = yaml.MappingNode

MOST_LEVELS = 32
"""How deep lists and mappings may stand in each other; a plan needs six."""
MOST_NODES = 2_000_000
"""How many nodes a plan may have once its aliases are written out."""

UNTAGGED = "?"
"""The tag of every node that has none in the file."""


class _TooDeep(Exception):
    pass


class _Untyped(BaseResolver):
    """Resolves nothing, so that scalars stay text, and counts levels while nodes are composed."""

    level = 0

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return UNTAGGED

    def descend_resolver(self, parent: object, index: object) -> None:
        # The composer of libyaml recurses in C and would overflow the stack.
        self.level += 1
        if self.level > MOST_LEVELS:
            raise _TooDeep

    def ascend_resolver(self) -> None:
        self.level -= 1


class PythonLoader(_Untyped, yaml.BaseLoader):
    """PyYAML's own parser."""


Loader: type[Any] = PythonLoader
if yaml.__with_libyaml__:

    class LibyamlLoader(_Untyped, yaml.CBaseLoader):
        """libyaml's parser, several times faster."""

    Loader = LibyamlLoader


def compose(text: str, file: str, loader: type[Any] = Loader) -> Node | Problem | None:
    """The root node of a YAML text, None when the text is empty, or what keeps it from being YAML."""
    try:
        root: Node | None = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        return _syntax(error, text, file)
    except _TooDeep:
        return Problem(
            Place(file),
            "too-deep",
            Message("lists and mappings stand more than {n} levels inside each other", n=MOST_LEVELS),
        )
    if root is not None and "*" in text and _size(root, {}) > MOST_NODES:
        return Problem(
            Place(file), "alias-bomb", Message("aliases (*) make this file more than {n} values long", n=MOST_NODES)
        )
    return root


def place_of(node: Node, file: str) -> Place:
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)


def children(node: Node) -> Iterator[Node]:
    for child in node.value if not isinstance(node, ScalarNode) else ():
        if isinstance(child, tuple):
            yield from child
        else:
            yield child


def _size(node: Node, known: dict[int, int]) -> int:
    """How many nodes there are with aliases written out; an alias inside its own anchor has no end."""
    key = id(node)
    if key not in known:
        known[key] = MOST_NODES + 1  # what a node that contains itself finds
        known[key] = 1 + sum(_size(child, known) for child in children(node))
    return known[key]


_INDENT = Message("this line is not indented like the lines it belongs with, or a quotation ends too early above it")
_SYNTAX: tuple[tuple[str, Message], ...] = (
    ("mapping values", Message("a second ': ' in one line; put the whole text in quotes, or check the indentation")),
    ("alias", Message("a text that begins with * must be in quotes")),
    ("anchor", Message("a text that begins with & must be in quotes")),
    ("escape", Message("in double quotes a \\ starts an escape; use single quotes, or write \\\\")),
    ("quoted scalar", Message("the quotation that begins here does not end")),
    ("simple key", Message("this line has no ': '; expected key: value")),
    ("flow sequence", Message("the list that begins here with [ does not end, or lacks a comma")),
    ("flow mapping", Message("the mapping that begins here with {{ does not end, or lacks a comma")),
    ("another document", Message("a second document begins here; a file holds one plan")),
    ("sequence entries are not allowed", Message("a list begins on a line of its own, below its key")),
    ("block scalar", Message("after | or > the text begins on the next line")),
    ("expected key", _INDENT),
    ("block end", _INDENT),
    ("'-' indicator", _INDENT),
)


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """A parser's error in words that help, at the place where the slip began."""
    words = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    assert mark is not None
    message = next(
        (message for key, message in _SYNTAX if key in words), Message("not YAML: {words}", words=words.strip())
    )
    begins_earlier = ("quoted scalar", "simple key", "flow")
    if error.context_mark and any(key in words for key in begins_earlier) and "escape" not in words:
        mark = error.context_mark
    if "cannot start any token" in words:
        character = text.split("\n")[mark.line][mark.column : mark.column + 1]
        if character == "\t":
            message = Message("a tab; indent with spaces")
        else:
            message = Message("a text that begins with {character} must be in quotes", character=character)
    return Problem(Place(file, mark.line + 1, mark.column + 1), "syntax", message)
