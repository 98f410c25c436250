"""Text to YAML nodes, each with its place. The one owner of the yaml library.

Only the structure is YAML's: every scalar stays the text that stands in the file, whatever YAML 1.1
would make of `no`, `1.10`, `12:30` or `010`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.resolver import BaseResolver

from tamduong_cli.dates.vocabulary import DASHES
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


def compose(text: str, report: Report, loader: type[Any] = Loader) -> Node | None:
    """The root node of a YAML text; None where the text is empty, or not YAML, which is reported."""
    whole = Place(report.file)
    try:
        root: Node | None = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in (error.problem or ""):  # libyaml reads ahead, and has a limit of its own
            report.add(whole, "too-deep", _TOO_DEEP)
        else:
            _report_syntax(error, text, report)
        return None
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


def _multiplies(root: Node) -> bool:
    """Whether writing the aliases out gives more than ten times the nodes that stand there, and many."""
    known: dict[int, int] = {}
    size = _size(root, known)
    return size > 10 * len(known) and size > 10_000


def _size(node: Node, known: dict[int, int]) -> int:
    """How many nodes there are with aliases written out; an alias inside its own anchor has no end."""
    key = id(node)
    if key not in known:
        known[key] = 100 * MOST_NODES  # what a node that contains itself finds
        known[key] = 1 + sum(_size(child, known) for child in children(node))
    return known[key]


_INDENT = Message("this line, or the one above it, is not indented like the lines it belongs with")
_ESCAPE = Message("in double quotes a \\ starts an escape; use single quotes, or write \\\\")
COLON = Message("a text with ': ' in it must be in straight quotes (\"), which Word's “ ” are not")
NO_COLON = Message("this line has no ': '; expected key: value")
NO_SPACE = Message("after the colon comes a space: key: value")
_TAB = Message("a tab; indent with spaces")
_SECOND = Message("a second document begins here; a file holds one plan")

_SYNTAX: tuple[tuple[str, Message], ...] = (
    ("tab character", _TAB),
    ("alias", Message("a text that begins with * must be in quotes")),
    ("anchor", Message("a text that begins with & must be in quotes")),
    ("tag", Message("a text that begins with ! must be in quotes")),
    ("escape", _ESCAPE),
    ("hex", _ESCAPE),
    ("quoted scalar", Message("the quotation that begins here does not end")),
    ("flow sequence", Message("the list that begins here with [ does not end, or lacks a comma")),
    ("flow mapping", Message("the mapping that begins here with {{ does not end, or lacks a comma")),
    ("another document", _SECOND),
    ("document start", _SECOND),
    ("sequence entries are not allowed", Message("a list begins on a line of its own, below its key")),
    ("block scalar", Message("after | or > the text begins on the next line")),
)
"""What the parsers say, and what that means to a person."""


def _report_syntax(error: yaml.MarkedYAMLError, text: str, report: Report) -> None:
    """Report a parser's error in words that help, at the place where the slip began."""
    words = f"{error.context or ''} {error.problem or ''}".strip()
    mark = error.problem_mark or error.context_mark
    assert mark is not None
    opened = any(key in words for key in ("quoted scalar", "simple key", "flow", "a tag"))
    opened = opened and "escape" not in words and "hex" not in words
    if opened and error.context_mark:
        mark = error.context_mark  # where it began, not where the file ends
    lines = re.split("\r\n|\r|\n", text)
    line = lines[mark.line] if mark.line < len(lines) else ""
    above = lines[mark.line - 1] if mark.line else ""
    if "mapping values" in words and line.count(": ") == 1:
        slip = _slip(above)
        if not slip and above.strip() and ":" not in above and _indent(above) == _indent(line):
            slip = NO_COLON
        if slip:
            report.add(Place(report.file, mark.line, _indent(above) + 1), "syntax", slip)
            return
    place = Place(report.file, mark.line + 1, mark.column + 1)
    report.add(place, "syntax", _advice(words, line, mark.column))


def _advice(words: str, line: str, column: int) -> Message:
    """What to do about a parser's words, given the line that they are about."""
    written = line.strip()
    cannot_begin = "cannot start any token" in words or "node content" in words
    if cannot_begin and line[column : column + 1].strip():
        return Message("a text that begins with {character} must be in quotes", character=line[column : column + 1])
    if "\t" in line[: _indent(line)] or "cannot start any token" in words:
        return _TAB
    for key, message in _SYNTAX:
        if key in words:
            return message
    if "mapping values" in words:
        return COLON if written.count(": ") > 1 else _INDENT
    if slip := _slip(line):
        return slip
    if "simple key" in words:
        return NO_COLON
    misplaced = any(key in words for key in ("expected key", "block end", "'-' indicator"))
    if misplaced and re.search(r"""["'].*["']""", written):
        return Message(
            "the quotation on this line ends too early, or the line is not indented like those it belongs with"
        )
    if misplaced:
        return _INDENT
    return Message("not YAML: {words}", words=words)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _slip(line: str) -> Message | None:
    """What is wrong with a line that YAML takes for text: another dash than -, or no space where one must be."""
    written = line.strip()
    if re.match(rf"[{DASHES}•●+·](?! )|[{DASHES[1:]}•●+·] ", written) and not written.startswith("---"):
        return Message("each item of a list stands on its own line, after '-' and a space")
    if ": " not in written and re.match(r"(?:- )?[^\s:]+:[^ ]", written):
        return NO_SPACE
    return None
