"""A plan's file to its schedule: read, checked, resolved, and checked again now that its days are known."""

from __future__ import annotations

import os
from typing import NamedTuple

from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.problems import Problem, Report
from tamduong_cli.plan.reading import parse_plan
from tamduong_cli.plan.source import read_text, with_ordinary_spaces
from tamduong_cli.schedule.schedule import Schedule, check_schedule, resolve


class Loaded(NamedTuple):
    """What came of loading a plan: all its problems in order, and its schedule unless an error is among them."""

    name: str
    """What problems call the file."""
    text: str | None
    """What stands in the file, but for spaces that YAML does not know; None where it is not text."""
    plan: Plan | None
    """The plan, also where days of it cannot be had; None where another error is in the way."""
    schedule: Schedule | None
    problems: tuple[Problem, ...]


def load(path: str | os.PathLike[str], name: str | None = None) -> Loaded:
    """Load the plan at `path`; problems call the file `name`. Raises Failure when there is no such file."""
    path = os.fspath(path)
    report = Report(path if name is None else name)
    return loaded(read_text(path, report), report)


def loaded(text: str | None, report: Report) -> Loaded:
    """Load a plan from what `read_text` or `text_of` gave, with the problems that they reported."""
    if text is not None:
        text = with_ordinary_spaces(text)
    plan = parse_plan(text, report) if text is not None and not report.problems else None
    schedule = resolve(plan, report) if plan else None
    if schedule:
        report.extend(check_schedule(schedule))
    return Loaded(report.file, text, plan, schedule, report.in_order())
