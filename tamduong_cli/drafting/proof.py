"""The proof of a draft: its text, read as any plan is, says what it should."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tamduong_cli.failure import Failure
from tamduong_cli.language import Message
from tamduong_cli.plan.model import Plan, Source, Text
from tamduong_cli.plan.problems import Place
from tamduong_cli.plan.reading import parse_plan
from tamduong_cli.schedule.schedule import resolve


def prove(text: str, name: str, plan: Plan) -> None:
    """Read the draft, and see that it says what it should. Raises Failure."""
    reading = parse_plan(text, name)
    problems: Sequence[Any] = [problem for problem in reading.problems if problem.severity == "error"]
    if reading.plan:
        schedule = resolve(reading.plan)
        problems = schedule if isinstance(schedule, list) else []
    if problems:
        message = Message(
            "the draft would have an error, so it is not written: {problem}; change the plan and draft again",
            problem=problems[0].message,
        )
        raise Failure(message)
    assert reading.plan
    for field in Plan._fields:
        if _bare(getattr(reading.plan, field)) != _bare(getattr(plan, field)):
            message = Message(
                "the way '{key}' is written cannot be drafted from; write it more simply and draft again", key=field
            )
            raise Failure(message)


def _bare(value: Any) -> Any:
    """A value of the model without the places in the file that it comes from."""
    if isinstance(value, Text):
        return dict(value.by_language)
    if isinstance(value, Source | Place):
        return None
    return tuple(map(_bare, value)) if isinstance(value, tuple) else value
