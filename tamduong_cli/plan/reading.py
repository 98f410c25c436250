"""A file to a plan and its problems, all of them at once."""

from __future__ import annotations

from typing import NamedTuple

from tamduong_cli.language import Message
from tamduong_cli.plan.checks import check
from tamduong_cli.plan.format import PLAN
from tamduong_cli.plan.kinds import Report
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.nodes import Node, compose
from tamduong_cli.plan.problems import Place, Problem, in_order
from tamduong_cli.plan.source import read_text


class Reading(NamedTuple):
    """What came of reading a file: the plan, unless an error stands in its way, and the problems in order."""

    plan: Plan | None
    problems: tuple[Problem, ...]


def read_plan(path: str, name: str | None = None) -> Reading:
    """Read the plan at `path`; problems call the file `name`. Raises Failure when there is no such file."""
    text = read_text(path, name or path)
    if isinstance(text, list):
        return Reading(None, in_order(text))
    return parse_plan(text, name or path)


def parse_plan(text: str, name: str) -> Reading:
    """Read a plan's text."""
    root = compose(text, name)
    if isinstance(root, Problem):
        return Reading(None, (root,))
    if root is None:
        empty = Message("the file is empty; expected {expected}", expected=PLAN.expected)
        return Reading(None, (Problem(Place(name), "missing-value", empty),))
    return _read(root, name)


def _read(root: Node, name: str) -> Reading:
    report = Report(name)
    plan = PLAN.read(root, report)
    report.problems.extend(check(plan))
    problems = in_order(report.problems)
    return Reading(None if any(problem.severity == "error" for problem in problems) else plan, problems)
