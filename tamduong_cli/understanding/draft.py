"""A plan drafted from an office's document: its text, and what was found.

What is drafted is read as any plan is: what would be an error in it is left out, and its sentence is among those that
went nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from tamduong_cli.documents.document import Document, Paragraph
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language, Message
from tamduong_cli.letters import plain
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.problems import Problem, Report
from tamduong_cli.schedule.loading import loaded
from tamduong_cli.understanding.assembly import assembled
from tamduong_cli.understanding.drafted import DraftEvent, DraftItem, DraftPlan, DraftUnit, DraftWindow
from tamduong_cli.understanding.earlier_ids import with_ids_of
from tamduong_cli.understanding.leftovers import unused
from tamduong_cli.understanding.surveying import survey
from tamduong_cli.understanding.writing import written


class Draft(NamedTuple):
    """The text of a plan's file, and what stands in it."""

    text: str
    plan: DraftPlan
    language: str = "vi"
    windows: int = 0
    """How many windows it has, those by the rule included."""

    @property
    def places(self) -> int:
        """How many places in it a person must look at."""
        return self.text.count("# TODO: ")


def draft(
    document: Document, name: str, years: range | None, language: Language | None, earlier: Plan | None = None
) -> Draft:
    """A draft of a plan from a document, which `name` names; in the document's language where none is asked for.

    What an `earlier` plan has already keeps its ids. Raises Failure where the document does not say for which years
    it is, and none are given.
    """
    surveyed = survey(document, years)
    language = language or Language(_language(document))
    stem = re.sub(r"\.\w{2,5}$", "", name.replace("\\", "/").rsplit("/", 1)[-1])
    plan = assembled(surveyed, stem)
    plan = plan._replace(remarks=(*((remark, "") for remark in document.remarks), *plan.remarks))
    id = plan.id or _id(plan, stem)
    if earlier:
        plan, id = with_ids_of(plan, earlier), earlier.id
    while True:
        plan = plan._replace(unused=())
        text = written(plan, name, id, language)
        plan = plan._replace(unused=tuple(unused(plan, text)))
        text = written(plan, name, id, language)
        file = loaded(text, Report(name))
        errors = [problem for problem in file.problems if problem.severity == "error"]
        if not errors:
            return Draft(text, plan, language.code, len(file.schedule.windows) if file.schedule else 0)
        plan = _without(plan, text, errors)


def _without(plan: DraftPlan, text: str, errors: Sequence[Problem]) -> DraftPlan:
    """The plan without what is an error in its text. Raises Failure where that cannot be told."""
    lines = text.split("\n")
    gone = {found for error in errors if (found := _part_at(lines, error.place.line))}
    kept: dict[str, Any] = {}
    for section in ("windows", "events", "deadlines", "activities", "units"):
        parts: tuple[DraftEvent | DraftItem | DraftUnit | DraftWindow, ...] = getattr(plan, section)
        kept[section] = tuple(part for part in parts if (section, part.id) not in gone)
    if not gone or kept == {section: getattr(plan, section) for section in kept}:
        raise Failure(
            Message(
                "the draft would have an error, so it is not written: {problem}; write to us, with the document",
                problem=errors[0].message,
            )
        )
    events = {event.id for event in kept["events"]}
    kept["units"] = tuple(
        unit if unit.events is None else unit._replace(events=tuple(id for id in unit.events if id in events))
        for unit in kept["units"]
    )
    return plan._replace(**kept)


def _part_at(lines: Sequence[str], line: int) -> tuple[str, str] | None:
    """The part of the plan that a line of its text, counted from 1, belongs to: its key, and its id."""
    for at in range(line - 1, -1, -1):
        if lines[at].startswith("  - id: "):
            above = next(lines[head] for head in range(at, -1, -1) if re.match(r"\w", lines[head]))
            return above.split(":")[0], lines[at].removeprefix("  - id: ")
        if re.match(r"\w", lines[at]):
            return None
    return None


def _id(plan: DraftPlan, stem: str) -> str:
    """An id for the plan: its office and its years."""
    years = plan.survey.years
    period = f"{years[0]}" if len(years) == 1 else f"{years[0]}-{years[-1]}"
    office = re.sub(
        r"\b(?:huyện ủy|huyện uỷ|ủy ban nhân dân|uỷ ban nhân dân|ubnd|đảng ủy|đảng uỷ)\b",
        " ",
        plan.survey.header.issuer,
        flags=re.IGNORECASE,
    )
    words = plain(office).split("-")[:5] if plain(office) else plain(stem).split("-")[:6]
    own = "-".join(words) or "ke-hoach"
    own = own if not own[0].isdigit() else f"ke-hoach-{own}"
    return own if own.endswith(period) else f"{own}-{period}"


def _language(document: Document) -> str:
    """The language that a document is in: English where its letters are those of English alone."""
    texts = (
        block.text if isinstance(block, Paragraph) else " ".join(cell.text for row in block.rows for cell in row)
        for block in document.blocks
    )
    letters = [sign for sign in " ".join(texts) if sign.isalpha()]
    return "en" if letters and sum(not sign.isascii() for sign in letters) * 25 < len(letters) else "vi"
