"""The sentences of a document with a date, a time or a length that went nowhere in a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tamduong_cli.understanding.drafted import DraftPlan
from tamduong_cli.understanding.sentences import trimmed


def unused(plan: DraftPlan, text: str) -> Iterator[str]:
    """Each sentence, and each row of a table, of which nothing in the draft was made and that does not stand in it."""
    made: dict[int, list[str]] = defaultdict(list)
    for at, sentence in _made(plan):
        made[at].append(_normal(sentence))
    standing = _normal(text.replace('\\"', '"').replace("\n", " "))
    told: set[str] = set()
    for line in plan.survey.marked:
        if line.mark("event", "window", "joint", "deadline", "activity") and line.at not in made:
            yield line.text
    for line in plan.survey.added:
        if line.at not in made and _normal(trimmed(line.text)) not in standing:
            told.add(_normal(line.text))
            yield line.text
    for at, said, row in plan.survey.dated:
        normal = _normal(said)
        if any(normal in other or other in normal for other in made[at] if other):
            continue
        if (row and not made[at]) or _normal(trimmed(said)) not in standing:
            left = row or said
            if _normal(left) not in told:
                told.add(_normal(left))
                yield left


def _made(plan: DraftPlan) -> Iterator[tuple[int, str]]:
    """What the things of a draft were made of: a line, and a sentence of it."""
    for event in plan.events:
        yield event.thing.at, event.thing.sentence
        yield from ((window.at, window.sentence) for window in event.windows)
    yield from ((window.at, window.sentence) for window in plan.windows)
    yield from ((item.thing.at, item.thing.sentence) for item in (*plan.deadlines, *plan.activities))
    yield from ((thing.at, thing.sentence) for thing in plan.said_again)
    if plan.rule:
        yield plan.rule.at, plan.rule.sentence
    parent = plan.survey.header.parent_sentence
    yield from ((at, parent) for at, said, _ in plan.survey.dated if parent and said in parent)


def _normal(text: str) -> str:
    return " ".join(text.replace("# ", " ").split()).lower()
