"""Editing: a YAML text changed in places, the rest of it left byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tamduong_cli.plan.editing import Layout, TextEdit, entries
from tamduong_cli.plan.nodes import Loader, MappingNode, Node, PythonLoader, children, compose
from tamduong_cli.plan.problems import Report
from tests.conftest import PLAN, TESTS

VALID = sorted((TESTS / "plans" / "valid").glob("*.yaml"))


def root_of(text: str) -> MappingNode:
    root = compose(text, Report(""))
    assert isinstance(root, MappingNode)
    return root


def items_chosen(text: str, *kept: int) -> str:
    """The text with the items of these numbers in its list `a`, those named twice twice."""
    layout = Layout(text)
    key, value = entries(root_of(text))["a"]
    versions: list[list[list[TextEdit]]] = [[[]] * kept.count(number) for number in range(len(value.value))]
    return layout.changed(layout.with_items(key, value, versions))


@pytest.mark.parametrize("path", [*VALID, PLAN], ids=lambda path: path.stem)
def test_both_parsers_give_nodes_the_same_places(path: Path) -> None:
    def places(node: Node) -> list[tuple[int, int]]:
        below = [place for child in children(node) for place in places(child)]
        return [(node.start_mark.index, node.end_mark.index), *below]

    text = path.read_bytes().decode("utf-8-sig")
    of_each = [compose(text, Report(""), loader) for loader in (Loader, PythonLoader)]
    assert all(isinstance(root, MappingNode) for root in of_each)
    one, other = (places(root) for root in of_each if isinstance(root, MappingNode))
    assert one == other


@pytest.mark.parametrize(
    ("text", "kept", "result"),
    [
        ("a: [1, 2, 3]\n", (0, 2), "a: [1, 3]\n"),
        ("a: [1, 2, 3]\n", (1, 2), "a: [2, 3]\n"),
        ("a: [1, 2, 3]\n", (), "a: []\n"),
        ("a: [1,2, ]\n", (0,), "a: [1, ]\n"),
        ("a: [1,2]\n", (0, 0, 1), "a: [1,1,2]\n"),
        ("a: [1]\n", (0, 0), "a: [1, 1]\n"),
        ("a: [\n  1, # of 1\n  2, # of 2\n  3\n]\n", (0, 2), "a: [\n  1 # of 1\n  , # of 2\n  3\n]\n"),
        ("a:\n- 1\n- 2\nb: 3\n", (1,), "a:\n- 2\nb: 3\n"),
        ("a:   # of a\n  - 1\n\n  - 2\n\nb: 3\n", (), "a: []   # of a\n\nb: 3\n"),
        ("a:\n  - 1\n\n  - 2\n\nb: 3\n", (0,), "a:\n  - 1\n\nb: 3\n"),
        ("a:\n  - 1\n\n  - 2\n\nb: 3\n", (0, 0, 1), "a:\n  - 1\n\n  - 1\n\n  - 2\n\nb: 3\n"),
        ("a:\n  - 1\n  # of 2\n  - 2\n# of b\nb: 3\n", (0,), "a:\n  - 1\n# of b\nb: 3\n"),
        ("a:\n  - 1\n    # of 1\n  # of 2\n  - 2\n", (1,), "a:\n  # of 2\n  - 2\n"),
        ("a:\n  - 1\n    # of 1\n  # of 2\n  - 2\n", (0,), "a:\n  - 1\n    # of 1\n"),
        ("a:\n  - 1\n\n  # both\n\n  - 2\n", (1,), "a:\n\n  # both\n\n  - 2\n"),
        (
            "a:\n  -\n    # of x\n    x: 1\n  - y: |\n      text\n\n  - z\n",
            (0, 2),
            "a:\n  -\n    # of x\n    x: 1\n\n  - z\n",
        ),
        ('"a" :\r\n  - 1\r\n  - 2\r\n', (), '"a" : []\r\n'),
    ],
)
def test_items_go_and_come_twice_with_the_comments_that_are_theirs(
    text: str, kept: tuple[int, ...], result: str
) -> None:
    assert items_chosen(text, *kept) == result


@pytest.mark.parametrize(
    ("written", "value", "result"),
    [
        ("7/5/2024", "7/5/2029", "7/5/2029"),
        ('"một  hai"', "một ba", '"một  ba"'),
        ("'it''s one'", "it's two", "'it''s two'"),
        ('"a \\"b\\" c"', 'a "b" d', '"a \\"b\\" d"'),
        ("one\n  two", "one three", "one\n  three"),
        ("one two three", "one three", "one three"),
        ("one three", "one two three", "one two three"),
        ("two", "one two", '"one two"'),
        ("one two", "two", '"two"'),
        ("one", "one: two", '"one: two"'),
        ("one", "one # two", '"one # two"'),
        ('"\\u0061 b"', "a c", '"a c"'),
        ("|\n  one\n  two\n", "one three", "|\n  one\n  three\n"),
        ("one", '"b" \\', '"\\"b\\" \\\\"'),
    ],
)
def test_a_scalar_keeps_its_way_of_writing_where_it_can(written: str, value: str, result: str) -> None:
    text = f"a: {written}   # note\nb: 1\n" if "\n" not in written else f"a: {written}\nb: 1\n"
    layout = Layout(text)
    _, node = entries(root_of(text))["a"]
    changed = layout.changed(layout.scalar(node, value))
    assert changed == text.replace(written, result)
    assert " ".join(entries(root_of(changed))["a"][1].value.split()) == value


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a: 1\n# of b\nb: 2   # note\nc: 3\n", "a: 1\n# of b\nc: 3\n"),
        ("a: 1\nb:\n  2\n", "a: 1\n"),
        ("{a: 1, b: 2, c: 3}", "{a: 1, c: 3}"),
        ("{a: 1, b: 2}", "{a: 1}"),
    ],
)
def test_a_key_goes_with_its_line(text: str, result: str) -> None:
    layout = Layout(text)
    assert layout.changed([layout.without(root_of(text), "b")]) == result
