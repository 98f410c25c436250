"""A plan's text with what its aliases (*) repeat written out, since in other years each may say something else."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tamduong_cli.plan.nodes import MappingNode, Node, ScalarNode, SequenceNode, anchors_and_aliases, children, compose
from tamduong_cli.plan.problems import Report

_MARKS_OF_FLOW = frozenset("[]{},#&*!|>'\"%@`")
"""With one of these a plain text is quoted before it stands within brackets."""


def written_out(text: str, name: str) -> str:
    """The text of a plan without errors, each alias replaced by what it stands for, on one line; anchors (&) go.

    >>> written_out("a: &x {from: 1, to: 2}\\nb: *x\\n", "plan.yaml")
    'a: {from: 1, to: 2}\\nb: {from: 1, to: 2}\\n'
    """
    marks = list(anchors_and_aliases(text))
    if not marks:
        return text
    root = compose(text, Report(name))
    assert root is not None, "a plan without errors is a mapping"
    nodes = {node.start_mark.index: node for node in _each(root)}
    anchors: dict[str, Node] = {}
    pieces, at = [], 0
    for mark in marks:
        end = mark.end
        if mark.is_alias:
            pieces += [text[at : mark.start], _in_flow(anchors[mark.name])]
        else:
            anchors[mark.name] = _of_anchor(nodes[mark.start], mark.line)
            rest = text[end:].lstrip(" ")
            is_above = rest.startswith(("\n", "\r"))  # what it is the anchor of
            pieces.append(text[at : mark.start].rstrip(" ") if is_above else text[at : mark.start])
            end = len(text) - len(rest)
        at = end
    return "".join([*pieces, text[at:]])


def _each(root: Node) -> Iterator[Node]:
    """Every node, once."""
    left, seen = [root], set()
    while left:
        node = left.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            left += children(node)


def _of_anchor(node: Node, line: int) -> Node:
    """What an anchor on that line is of: of a mapping on lines of its own that begins on it, the first key."""
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        first: Node = node.value[0][0]
        return first if first.start_mark.line == line else node
    return node


def _in_flow(node: Node) -> str:
    """A node on one line."""
    if isinstance(node, MappingNode):
        return f"{{{', '.join(f'{_in_flow(key)}: {_in_flow(value)}' for key, value in node.value)}}}"
    if isinstance(node, SequenceNode):
        return f"[{', '.join(map(_in_flow, node.value))}]"
    assert isinstance(node, ScalarNode)
    value = str(node.value)
    is_plain = not node.style and value and _MARKS_OF_FLOW.isdisjoint(value) and ": " not in value
    return value if is_plain and "\n" not in value else json.dumps(value, ensure_ascii=False)
