"""How much of what a careful reader finds in a document a draft has, and what it has besides."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tamduong_cli.dates.recurrence import Repeat, parse_repeat
from tamduong_cli.dates.span import Span
from tamduong_cli.documents.document import Document
from tamduong_cli.letters import folded
from tamduong_cli.plan.model import Event
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.loading import Loaded, loaded
from tamduong_cli.understanding.draft import Draft, draft
from tamduong_cli.understanding.drafted import DraftEvent
from tamduong_cli.understanding.matching import words_of
from tests.understanding.making import document_of, expected_of

_ENOUGH = 0.6
"""How much of its words tells that a thing is the one that is meant."""
_QUARTERS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}


class Wanted(NamedTuple):
    """A thing that a reader finds: words of it, the days that it may fairly be on, or how it repeats.

    `each` are the days of events that may stand in its place, one for each.
    """

    kind: str
    words: str
    spans: tuple[Span, ...] = ()
    repeat: Repeat | None = None
    may_be_left_out: bool = False
    each: tuple[Span, ...] = ()


class Given(NamedTuple):
    """A thing that a draft has."""

    kind: str
    words: str
    span: Span | None
    repeat: Repeat | None
    has_todo: bool
    is_of_the_title: bool = False
    """Whether it is the window of an event that was made of the document's title, which has a TODO."""


class Score(NamedTuple):
    """How a draft compares with what a reader finds."""

    wanted: tuple[Wanted, ...] = ()
    found: tuple[Wanted, ...] = ()
    right: tuple[Wanted, ...] = ()
    given: tuple[Given, ...] = ()
    wrong: tuple[Given, ...] = ()
    never: tuple[Given, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def silent(self) -> tuple[Given, ...]:
        """What is wrong without a TODO that says so."""
        return tuple(thing for thing in self.wrong if not thing.has_todo)

    def and_(self, other: Score) -> Score:
        """The two as one."""
        return Score(
            wanted=self.wanted + other.wanted,
            found=self.found + other.found,
            right=self.right + other.right,
            given=self.given + other.given,
            wrong=self.wrong + other.wrong,
            never=self.never + other.never,
            unused=self.unused + other.unused,
        )


def span_of(days: str) -> Span:
    """The days of a date as the expected files have it: 2024-05-07, 2024-05, 2024-Q2, 2024."""
    year, _, rest = days.partition("-")
    if rest in _QUARTERS or not rest or "-" not in rest:
        first, last = _QUARTERS[rest] if rest in _QUARTERS else (int(rest), int(rest)) if rest else (1, 12)
        end = calendar.monthrange(int(year), last)[1]
        return Span(datetime.date(int(year), first, 1), datetime.date(int(year), last, end))
    day = datetime.date.fromisoformat(days)
    return Span(day, day)


def _over(days: Iterable[str]) -> Span:
    spans = [span_of(each) for each in days]
    return Span(min(span.first for span in spans), max(span.last for span in spans))


def _spans(thing: dict[str, Any], *keys: str) -> tuple[Span, ...]:
    """The days of a thing, and all others that are fair."""
    found = []
    for key in keys:
        value = thing.get(key)
        for fair in [value, *thing.get(f"or_{key}", [])]:
            if fair:
                found.append(span_of(fair) if isinstance(fair, str) else _over(fair))
    return tuple(found)


def wanted_of(expected: dict[str, Any]) -> Iterator[Wanted]:
    """What a reader finds in a document."""
    for event in expected["events"]:
        words, may_be_left_out = event["words"], "none" in event.get("or", [])
        if event["date"]:
            each = event["date"] if "an event for each day" in event.get("or", []) else []
            spans = _spans(event, "date")
            yield Wanted("event", words, spans, None, may_be_left_out, tuple(map(span_of, each)))
        others = [_over(window) for windows in event.get("or_windows", []) for window in windows]
        for window in event["windows"]:
            fair = (_over(window), *others, *_spans({"or_date": event.get("or_date", [])}, "date"))
            yield Wanted("window", words, fair, None, may_be_left_out)
        if not event["windows"] and others:
            yield Wanted("window", words, tuple(others), None, True)
        if not event["date"] and event.get("or_date"):
            yield Wanted("event", words, _spans(event, "date"), None, True)
    for window in expected["joint_windows"]:
        yield Wanted("window", window["words"], (_over((window["first"], window["last"])),))
    for item in (*expected["deadlines"], *expected["activities"]):
        kind = "deadline" if "date" in item else "activity"
        repeats = [parse_repeat(text) for text in (item.get("repeat"), *item.get("or_repeat", [])) if text]
        spans = _spans(item, "date", "dates")
        yield Wanted(kind, item["words"], spans, repeats[0] if repeats else None, "none" in item.get("or", []))


def given_of(made: Draft, read: Loaded) -> Iterator[Given]:
    """What a draft has: events, the windows that are not by its rule, deadlines, activities."""
    assert read.plan
    assert read.schedule
    language = made.language
    of_title = {event.id for event in made.plan.events if _is_of_the_title(event)}
    marked = {event.id for event in made.plan.events if _has_todo(event)}
    marked |= {item.id for item in (*made.plan.deadlines, *made.plan.activities) if item.remarks}
    marked |= {window.id for window in made.plan.windows if window.remarks}
    for event in read.plan.events:
        if event.date:
            yield Given("event", event.summary.in_(language), event.date.span, None, event.id in marked)
    for window in read.schedule.windows:
        if isinstance(window.event, Event) and not (window.event.own_windows or window.rule.events):
            continue
        name = f"{window.rule.name.in_(language)} {window.event.summary.in_(language)}"
        has_todo = window.event.id in marked or getattr(window.rule, "id", "") in marked
        yield Given("window", name, Span(window.first, window.last), None, has_todo, window.event.id in of_title)
    for due in read.schedule.deadlines:
        deadline = due.deadline
        yield Given("deadline", deadline.summary.in_(language), Span(due.day, due.day), None, deadline.id in marked)
    for activity in read.plan.activities:
        days = [day for date in activity.dates for day in (date.first, date.last)]
        span = Span(min(days), max(days)) if days and not activity.repeat else None
        yield Given("activity", activity.summary.in_(language), span, activity.repeat, activity.id in marked)


def _has_todo(event: DraftEvent) -> bool:
    return bool(event.remarks or event.thing.remarks or any(window.remarks for window in event.windows))


def _is_of_the_title(event: DraftEvent) -> bool:
    return bool(event.remarks) and not event.thing.sentence and event.thing.at < 0


def score_of(expected: dict[str, Any], made: Draft) -> Score:
    """How a draft compares with what a reader finds."""
    read = loaded(made.text, Report("draft.yaml"))
    fair = tuple(wanted_of(expected))
    given = tuple(given_of(made, read))
    wanted = tuple(thing for thing in fair if not thing.may_be_left_out)
    wrong = tuple(
        thing for thing in given if not thing.is_of_the_title and not any(is_fair(other, thing) for other in fair)
    )
    never = {span_of(day) for day in expected["never"]}
    return Score(
        wanted=wanted,
        found=tuple(thing for thing in wanted if _is_in(thing, given, False)),
        right=tuple(thing for thing in wanted if _is_in(thing, given, True)),
        given=given,
        wrong=wrong,
        never=tuple(thing for thing in wrong if thing.span in never),
        unused=made.plan.unused,
    )


def _is_in(wanted: Wanted, given: tuple[Given, ...], by_words: bool) -> bool:
    if any(is_found(wanted, thing) and (not by_words or is_named(wanted.words, thing.words)) for thing in given):
        return True
    each = [[thing for thing in given if thing.span == span and thing.kind == "event"] for span in wanted.each]
    words = " ".join(thing.words for things in each for thing in things)
    return bool(each) and all(each) and (not by_words or is_named(wanted.words, words))


def is_found(wanted: Wanted, given: Given) -> bool:
    """Whether what a draft has is on the days of what is wanted, or repeats as that does."""
    if given.repeat:
        return wanted.repeat is not None and _when(wanted.repeat) == _when(given.repeat)
    return given.span in wanted.spans


def is_fair(wanted: Wanted, given: Given) -> bool:
    """Whether what a draft has is what is wanted, or one of the events that may stand in its place."""
    return is_found(wanted, given) or given.span in wanted.each


def _when(repeat: Repeat) -> object:
    return repeat.freq, repeat.by_day, repeat.by_month_day


def is_named(wanted: str, given: str) -> bool:
    """Whether a text has so many of the words of another that it means the same."""
    words = set(words_of(wanted)) or set(folded(wanted).split())
    return len(words & set(folded(given).split())) >= _ENOUGH * len(words)


def years_of(expected: dict[str, Any]) -> range | None:
    """The years that have to be given for a document."""
    years = [int(year) for year in str(expected.get("years") or "").split("-") if year]
    return range(years[0], years[-1] + 1) if years else None


def draft_of(folder: Path, name: str, document: Document | None = None) -> Draft:
    """The draft of a document of a folder."""
    expected = expected_of(folder, name)
    format_ = expected.get("format", "txt").split("-")[0]
    return draft(document or document_of(folder, name), f"{name}.{format_}", years_of(expected), None)
