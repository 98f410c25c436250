"""A plan's text to a plan, and all its problems at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamduong_cli.language import Message
from tamduong_cli.plan.checks import check_plan
from tamduong_cli.plan.format import PLAN, every_key
from tamduong_cli.plan.left_out import report_commented_keys, report_left_out
from tamduong_cli.plan.lines import lines_of
from tamduong_cli.plan.mending import compose_as_meant
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.nodes import MappingNode, Node, ScalarNode, SequenceNode
from tamduong_cli.plan.problems import Place, Problem, Report


def parse_plan(text: str, report: Report) -> Plan | None:
    """The plan that a text is; None where an error stands in its way."""
    report.keys, report.sections = every_key(), frozenset(PLAN.keys)
    root, meant = compose_as_meant(text, report)
    if root is not None and (isinstance(root, MappingNode) or not report.told):
        report.ids = {key: tuple(_ids(root, key)) for key in ("events", "units")}
        plan = PLAN.read(root, report)
        report_left_out(root, meant, report)
        report_commented_keys(meant, report)
        report.extend(problem for problem in check_plan(plan) if not _comes_of_another(problem, root, text, report))
        return None if report.has_errors else plan
    if not report.problems:
        empty = Message("the file is empty; expected {expected}", expected=PLAN.expected)
        report.add(Place(report.file), "missing-value", empty)
    return None


_LISTS = {"unknown-event": "events", "unknown-unit": "units"}


def _comes_of_another(problem: Problem, root: Node, text: str, report: Report) -> bool:
    """Whether a reference is perhaps to what stands where the file could not be read."""
    if problem.code not in (*_LISTS, "unknown-window"):
        return False
    items = _items(root, _LISTS.get(problem.code, ""))
    if any("id" not in {key.value for key, _ in _entries(item)} for item in items):
        return True
    lines = lines_of(text)
    lost = " ".join([*report.lost, *(lines[line - 1] for line in {*report.told, *report.unread} if line <= len(lines))])
    found = problem.message.values.get("what", problem.message)
    id = found.values.get("found") if isinstance(found, Message) else None
    return isinstance(id, str) and re.search(rf"(?<![\w-]){re.escape(id)}(?![\w-])", lost) is not None


def _ids(root: Node, key: str) -> Iterator[str]:
    """The ids of the events or units, as they stand there."""
    for item in _items(root, key):
        yield from (id.value for name, id in _entries(item) if name.value == "id" and isinstance(id, ScalarNode))


def _items(root: Node, key: str) -> Iterator[Node]:
    """What stands in a list of the plan."""
    for name, value in _entries(root):
        if name.value == key and isinstance(value, SequenceNode):
            yield from value.value


def _entries(node: Node) -> Iterator[tuple[Node, Node]]:
    if isinstance(node, MappingNode):
        yield from node.value
