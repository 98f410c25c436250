"""The events of a document, each once: those with days, those that others count from, and those with a window alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tamduong_cli.dates.span import Span
from tamduong_cli.language import Message
from tamduong_cli.understanding.found import Thing
from tamduong_cli.understanding.matching import Names, has_words, shared, words_of
from tamduong_cli.understanding.outline import APART
from tamduong_cli.understanding.sentences import capitalised, trimmed
from tamduong_cli.understanding.survey import Survey

_LONGEST_NAME = 160


def events_of(survey: Survey, things: Sequence[Thing]) -> tuple[list[Thing], list[Thing]]:
    """The events among things, in the order of the document, and apart from them those that say again what one is."""
    found = sorted(
        (thing for thing in things if thing.kind == "event"), key=lambda thing: thing.at in survey.header.used
    )
    kept: list[Thing] = []
    again: list[Thing] = []
    on: dict[Span, list[int]] = {}
    for thing in found:
        beside = on.setdefault(thing.span, []) if thing.days else []
        same = next((index for index in beside if _is_same(survey, thing, kept[index])), None)
        if same is None:
            beside.append(len(kept))
            kept.append(thing)
        else:
            other = kept[same]
            again.append(thing)
            kept[same] = other._replace(origin=other.origin or thing.origin, location=other.location or thing.location)
    return sorted([*kept, *_without_days(survey, kept)], key=lambda thing: thing.at), again


def _is_same(survey: Survey, one: Thing, other: Thing) -> bool:
    """Whether two events of the same days are one; items of one list, and rows of one table, are if called the same."""
    if _are_beside(survey, one.at, other.at):
        return _telling(one.summary) == _telling(other.summary)
    if one.origin and other.origin:
        return one.origin == other.origin and shared(one.summary, other.summary) > 0.25
    words, others = (_telling(thing.summary) for thing in (one, other))
    return shared(one.summary, other.summary) > (0.45 if words <= others or others <= words else 0.7)


def _are_beside(survey: Survey, one: int, other: int) -> bool:
    """Whether two lines are items of one list, or rows of one table."""
    if one == other or not (one % APART or survey.siblings.get(one, ("", -1))[0]):
        return False
    if one % APART:
        return other % APART > 0 and one // APART == other // APART
    return survey.siblings.get(one) == survey.siblings.get(other)


def _telling(name: str) -> set[str]:
    """The words of a name that tell it from others, with the numbers that are no count of years."""
    return {*words_of(name), *re.findall(r"\b\d{1,2}\b(?! ?(?:năm|/))", name)}


def _without_days(survey: Survey, dated: Sequence[Thing]) -> list[Thing]:
    """The lines beside those of events that name something without a day, of which a window elsewhere may be."""
    beside = [survey.siblings[thing.at] for thing in dated if thing.at in survey.siblings]
    styles, above = {style for style, _ in beside if style}, {head for _, head in beside}
    campaigns = Names(thing.about for thing in survey.things if thing.kind == "window" and thing.about)
    found = []
    for line in survey.names:
        style, head = survey.siblings[line.at]
        is_beside = style in styles and head in above and len(words_of(line.name)) > 1
        if is_beside and campaigns.meant(line.name, 0.6):
            found.append(Thing("event", capitalised(line.name), line.name, line.at, ref=line.ref))
    return found


def with_what_others_count_from(survey: Survey, title: str) -> list[Thing]:
    """The things of a document; what deadlines count from is an event, where it is held on one day: ngày bầu cử."""
    things = list(survey.things)
    headings = {line.at: line.name for line in survey.names}
    names = Names(thing.summary for thing in things if thing.kind == "event")
    asked: set[str] = set()
    for counted in survey.things:
        if counted.anchor is None or counted.anchor.words in asked:
            continue
        asked.add(counted.anchor.words)
        if names.best(counted.anchor.words, 0.5).place is not None:
            continue
        words = counted.anchor.words
        planned = [
            index for index, thing in enumerate(things) if thing.kind == "activity" and thing.days and not thing.anchor
        ]
        called = [index for index in planned if things[index].summary.lower().startswith(_short(words))]
        held = [index for index in planned if things[index].first == things[index].last]
        under = [index for index in held if _is_under(things[index], headings, words)]
        named = [index for index in held if has_words(things[index].summary, words)]
        if not (under or called or named):
            continue
        at = (under or called or named)[0]
        event = things[at]._replace(kind="event", summary=_name(title, things[at].summary, words))
        if not under:
            event = event.with_remark(Message("taken to be the day that others count from; is it?"))
        names.add(event.summary)
        if event.time:
            things.append(event._replace(time="", location=""))
        else:
            things[at] = event
    return things


def _is_under(thing: Thing, headings: dict[int, str], words: str) -> bool:
    """Whether something is held under a heading of just these words."""
    wanted = set(words_of(words))
    return bool(wanted) and any(set(words_of(headings.get(at, ""))) == wanted for at in thing.under[:1])


def _name(title: str, summary: str, words: str) -> str:
    """What to call the day that others count from: as the title does, or as the sentence, or by these words alone."""
    short = _short(words)
    at = title.lower().find(short) if short else -1
    if at >= 0:
        return capitalised(trimmed(title[at:]))
    if has_words(summary, words) and len(summary) <= _LONGEST_NAME:
        return summary
    return capitalised(re.sub(r"^(?:ngày|lễ(?! hội)) ", "", words))


def _short(words: str) -> str:
    """What others count from, without the words that it is a day: ngày bầu cử."""
    return re.sub(r"^(?:ngày|lễ(?! hội)) (?:tổ chức )?", "", words.lower())
