"""A plan for other years, drafted from one that there is: the anniversaries that fall into them, and the rest as it is.

What the new plan says is made from the old one's values first; then the old text is rewritten until it says just
that, which reading it proves. What a person must look at is written beside it, as `# TODO`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from tamduong_cli.drafting.aliases import written_out
from tamduong_cli.drafting.new_plan import new_plan
from tamduong_cli.drafting.proof import prove
from tamduong_cli.drafting.remarks import Remarks, years_written
from tamduong_cli.drafting.rewriting import rewritten
from tamduong_cli.failure import Failure, Unreadable
from tamduong_cli.language import Language, Message
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.anniversaries import Class
from tamduong_cli.schedule.loading import loaded


class Draft(NamedTuple):
    """A new plan's text, and how many things in it a person must look at."""

    text: str
    remarks: int


def draft(text: str, name: str, plan: Plan, years: range, classes: Collection[Class], language: Language) -> Draft:
    """A plan for these years, with the anniversaries of these classes; `text` is the file that `plan` was read from.

    Raises Failure when no anniversary is left, and when the text cannot be made to say what it should.
    """
    whole = written_out(text, name)
    if whole != text:
        text, report = whole, Report(name)
        read = loaded(text, report).plan
        assert read is not None, "what aliases stand for says the same where they stand"
        plan = read
    remarks = Remarks(plan, years, language)
    try:
        new = new_plan(plan, years, classes, remarks)
    except Unreadable as error:
        raise Failure(Message("the plan cannot be drafted for these years: {problem}", problem=error.message)) from None
    if not new.events:
        message = Message(
            "no anniversary to draft; 'plan anniversaries --years {years}' shows those there are, and "
            "--class round --class half-round --class other takes them all",
            years=years_written(years, "-"),
        )
        raise Failure(message)
    drafted = rewritten(text, name, new, remarks)
    prove(drafted, name, new)
    return Draft(drafted, drafted.count("# TODO: ") - text.count("# TODO: "))
