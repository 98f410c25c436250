"""A plan's text to a plan, and all its problems at once."""

from __future__ import annotations

from tamduong_cli.language import Message
from tamduong_cli.plan.checks import check_plan
from tamduong_cli.plan.format import PLAN
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.nodes import compose
from tamduong_cli.plan.problems import Place, Report


def parse_plan(text: str, report: Report) -> Plan | None:
    """The plan that a text is; None where an error stands in its way."""
    root = compose(text, report)
    if root is not None:
        plan = PLAN.read(root, report)
        report.problems.extend(check_plan(plan))
        return None if report.has_errors else plan
    if not report.problems:
        empty = Message("the file is empty; expected {expected}", expected=PLAN.expected)
        report.add(Place(report.file), "missing-value", empty)
    return None
