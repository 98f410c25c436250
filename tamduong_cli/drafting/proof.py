"""The proof of a draft: its text, read as any plan is, says what it should."""

from __future__ import annotations

from typing import Any

from tamduong_cli.failure import Failure
from tamduong_cli.language import Message
from tamduong_cli.plan.model import Plan, Source, Text
from tamduong_cli.plan.problems import Place, Report
from tamduong_cli.schedule.loading import loaded


def prove(text: str, name: str, plan: Plan) -> None:
    """Read the draft, and see that it says what it should. Raises Failure."""
    file = loaded(text, Report(name))
    if file.plan is None or file.schedule is None:
        message = Message(
            "the draft would have an error, so it is not written: {problem}; change the plan and draft again",
            problem=next(problem.message for problem in file.problems if problem.severity == "error"),
        )
        raise Failure(message)
    for field in Plan._fields:
        if _without_places(getattr(file.plan, field)) != _without_places(getattr(plan, field)):
            message = Message(
                "the way '{key}' is written cannot be drafted from; write it more simply and draft again", key=field
            )
            raise Failure(message)


def _without_places(value: Any) -> Any:
    """A value of the model without the places in the file that it comes from."""
    if isinstance(value, Text):
        return dict(value.by_language)
    if isinstance(value, Source | Place):
        return None
    return tuple(map(_without_places, value)) if isinstance(value, tuple) else value
