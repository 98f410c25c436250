"""Text to YAML nodes, each with its place. The one owner of the yaml library.

Only the structure is YAML's: every scalar stays the text that stands in the file, whatever YAML 1.1
would make of `no`, `1.10`, `12:30` or `010`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.resolver import BaseResolver

from tamduong_cli.language import Message
from tamduong_cli.plan.problems import Place, Report

Node = yaml.Node
ScalarNode = yaml.ScalarNode
SequenceNode = yaml.SequenceNode
MappingNode = yaml.MappingNode

MOST_LEVELS = 32
"""How deep lists and mappings may stand in each other; a plan needs six."""
MOST_NODES = 1_000_000
"""How many values a plan may have; one of 10,000 events has a tenth of them."""

UNTAGGED = "?"
"""The tag of every node that has none in the file."""


class _TooDeep(Exception):
    """Lists and mappings stand in each other without end."""


class _TooMany(Exception):
    """There are more values than any plan has."""


class _Untyped(BaseResolver):
    """Resolves nothing, so that scalars stay text, and counts nodes and levels while they are composed."""

    level = 0
    nodes = 0

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return UNTAGGED

    def descend_resolver(self, parent: object, index: object) -> None:
        # The composer of libyaml recurses in C and would overflow the stack.
        self.level += 1
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise _TooMany
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


class NotYaml(Exception):
    """Where a parser could not go on, and why, in its words; lines and columns count from 0."""

    def __init__(self, words: str, line: int, column: int, began: tuple[int, int] | None = None) -> None:
        """`began` is where it began to read what it could not."""
        super().__init__(words)
        self.words = words
        self.line = line
        self.column = column
        self.began = began


def compose(text: str, report: Report, loader: type[Any] = Loader) -> Node | None:
    """The root node of a YAML text; None where the text is empty, or not YAML, which is reported."""
    try:
        return parse(text, report, loader)
    except NotYaml as trouble:
        from tamduong_cli.plan.lines import lines_of
        from tamduong_cli.plan.syntax import slip_of

        slip = slip_of(trouble, lines_of(text))
        report.tell_syntax(Place(report.file, slip.line + 1, slip.column + 1), slip.message)
        return None


def parse(text: str, report: Report, loader: type[Any] = Loader) -> Node | None:
    """The root node; None where there is none, or more of them than a plan can have, which is reported.

    Raises NotYaml.
    """
    whole = Place(report.file)
    try:
        root: Node | None = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in (error.problem or ""):  # libyaml reads ahead, and has a limit of its own
            report.add(whole, "too-deep", _TOO_DEEP)
            return None
        mark = error.problem_mark or error.context_mark
        assert mark is not None
        began = (error.context_mark.line, error.context_mark.column) if error.context_mark else None
        words = f"{error.context or ''} {error.problem or ''}".strip()
        raise NotYaml(words, mark.line, mark.column, began) from None
    except _TooDeep:
        report.add(whole, "too-deep", _TOO_DEEP)
        return None
    except _TooMany:
        report.add(whole, "too-large", Message("the file has more than {n} values", n=MOST_NODES))
        return None
    if root is not None and "*" in text and _multiplies(root):
        report.add(whole, "alias-bomb", Message("aliases (*) make this file many times as long as it is"))
        return None
    return root


_TOO_DEEP = Message("lists and mappings stand more than {n} levels inside each other", n=MOST_LEVELS)


class Mark(NamedTuple):
    """An anchor (&) or an alias (*) of a YAML text: its name, where it begins and ends, and its line, from 0."""

    is_alias: bool
    name: str
    start: int
    end: int
    line: int


def anchors_and_aliases(text: str) -> Iterator[Mark]:
    """Those of a YAML text, in order (YAML 1.2, 7.1)."""
    for token in yaml.scan(text):
        if isinstance(token, yaml.AliasToken | yaml.AnchorToken):
            start, end = token.start_mark, token.end_mark
            yield Mark(isinstance(token, yaml.AliasToken), token.value, start.index, end.index, start.line)


def place_of(node: Node, file: str) -> Place:
    """Where a node begins."""
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)


def children(node: Node) -> Iterator[Node]:
    """The items of a sequence, the keys and values of a mapping."""
    for child in node.value if not isinstance(node, ScalarNode) else ():
        if isinstance(child, tuple):
            yield from child
        else:
            yield child


_NODE = 200
"""As how many characters a node counts: about as long takes reading it."""


def _multiplies(root: Node) -> bool:
    """Whether writing the aliases out adds more than any plan has, or gives ten times what stands there, and much."""
    written: dict[int, int] = {}
    standing: dict[int, int] = {}
    size = _written_out(root, written, standing)
    once = sum(standing.values())
    return size > once + MOST_NODES * _NODE or size > max(10 * once, 10_000 * _NODE)


def _written_out(node: Node, written: dict[int, int], standing: dict[int, int]) -> int:
    """How long a node is with aliases written out; an alias inside its own anchor has no end."""
    key = id(node)
    if key not in written:
        written[key] = 100 * MOST_NODES * _NODE  # what a node that contains itself finds
        standing[key] = _NODE + (len(node.value) if isinstance(node, ScalarNode) else 0)
        written[key] = standing[key] + sum(_written_out(child, written, standing) for child in children(node))
    return written[key]


def ends_with_keys(node: Node) -> bool:
    """Whether a value ends with keys on lines of their own, to which what stands below may belong."""
    last = node.value[-1] if isinstance(node, SequenceNode) and node.value and not node.flow_style else node
    return isinstance(last, MappingNode) and not last.flow_style
