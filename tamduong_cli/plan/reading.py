"""A plan's text to a plan, and all its problems at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tamduong_cli.dates.expression import parse_span
from tamduong_cli.dates.span import Span
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message
from tamduong_cli.plan.checks import check_plan
from tamduong_cli.plan.format import PLAN, every_key
from tamduong_cli.plan.left_out import report_commented_keys, report_left_out
from tamduong_cli.plan.lines import lines_of
from tamduong_cli.plan.mending import compose_as_meant
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.nodes import MappingNode, Node, ScalarNode, SequenceNode
from tamduong_cli.plan.problems import ANY, Place, Problem, Report
from tamduong_cli.plan.suspicion import is_suspect


def parse_plan(text: str, report: Report) -> Plan | None:
    """The plan that a text is; None where an error stands in its way."""
    if is_suspect(text):
        from tamduong_cli.plan.garbled import report_garbled

        report_garbled(text, report)
    report.keys = every_key()
    root, meant = compose_as_meant(text, report)
    if root is not None and (isinstance(root, MappingNode) or not report.told):
        report.present = frozenset(str(key.value) for key, _ in _entries(root))
        report.ids = {key: tuple(_ids(root, key)) for key in ("events", "units")}
        report.period = _period(root)
        plan = PLAN.read(root, report)
        report_left_out(root, meant, report)
        report_commented_keys(meant, report)
        report.extend(_without_consequences(check_plan(plan), root, text, report))
        return None if report.has_errors else plan
    if not report.has_errors:
        empty = Message("the file is empty; expected {expected}", expected=PLAN.expected)
        report.add(Place(report.file), "missing-value", empty)
    return None


def _period(root: Node) -> Span | None:
    """The plan's period, wherever it stands, as far as it can be read."""
    for key, value in _entries(root):
        if key.value == "period" and isinstance(value, ScalarNode):
            try:
                return parse_span(value.value)
            except Unreadable:
                return None
    return None


_LISTS = {"unknown-event": "events", "unknown-unit": "units"}


def _without_consequences(problems: Iterable[Problem], root: Node, text: str, report: Report) -> Iterator[Problem]:
    """The problems without those of references to what perhaps stands where the file could not be read."""
    vague = (
        set(_LISTS)
        if ANY in report.lost
        else {
            code
            for code, key in _LISTS.items()
            if any("id" not in {key.value for key, _ in _entries(item)} for item in _items(root, key))
        }
    )
    lost: set[str] | None = None
    for problem in problems:
        if problem.code in vague:
            continue
        if problem.code in (*_LISTS, "unknown-window"):
            lost = _lost(text, report) if lost is None else lost
            what = problem.message.values.get("what", problem.message)
            if isinstance(what, Message) and what.values.get("found") in lost:
                continue
        yield problem


def _lost(text: str, report: Report) -> set[str]:
    """The words that stand where the file could not be read."""
    numbers = {*report.told, *report.unread}
    lines = [line for number, line in enumerate(lines_of(text), 1) if number in numbers] if numbers else []
    return {*report.lost, *re.findall(r"[\w.-]+", " ".join(lines))}


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
        yield from ((key, value) for key, value in node.value if isinstance(key, ScalarNode))
