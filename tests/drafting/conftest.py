"""What the tests of drafting share: reading a plan, and drafting from it."""

from __future__ import annotations

from typing import Any

from tamduong_cli.drafting.draft import draft
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.problems import Problem
from tests.conftest import plan_file

ENGLISH = Language("en")
HEAD = """\
# yaml-language-server: $schema=plan.schema.json
format: 1
id: xa-2023-2024
title: Kế hoạch năm 2023 - 2024
period: 2023 - 2024
window: {before: 20 ngày, after: 5 ngày}
"""
ONE_EVENT = "events:\n  - {{id: a, {}}}\n"


def read(text: str) -> tuple[Plan, tuple[Problem, ...]]:
    file = plan_file(text)
    assert file.plan
    assert file.schedule, file.problems
    return file.plan, file.problems


def drafted(text: str, years: range = range(2028, 2030), *classes: Any) -> str:
    """The draft's text, which is a plan without errors and without new kinds of warnings."""
    plan, warnings = read(text)
    new = draft(text, "plan.yaml", plan, years, classes or ("round", "half-round"), ENGLISH).text
    _, new_warnings = read(new)
    assert {problem.code for problem in new_warnings} <= {problem.code for problem in warnings}
    return new


def body(text: str, *classes: Any, years: range = range(2028, 2030)) -> str:
    """What a draft of `HEAD` and a text has below the head, whose lines are the same but for the years."""
    new = drafted(HEAD + text, years, *classes)
    return new.split("after: 5 ngày}\n", 1)[1]
