"""The phrases of which sentences of a plan's document are made: dates, ends, what stands in brackets and by labels."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from tamduong_cli.dates.clock import parse_hours
from tamduong_cli.dates.date import Date
from tamduong_cli.dates.expression import parse_date, parse_days, parse_ends
from tamduong_cli.dates.recurrence import parse_repeat
from tamduong_cli.dates.wording import lunar_cell, written
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import LANGUAGES, Language
from tamduong_cli.plan.marks import MarkKind
from tamduong_cli.schedule.details import labelled
from tamduong_cli.understanding.rules import LENGTH

_LANGUAGES = tuple(map(Language, LANGUAGES))
_TENTATIVE = tuple(language.gettext("(tentative)") for language in _LANGUAGES)
_EVENT = r"(?:mỗi sự kiện|sự kiện|each event|the event)"
_DAY_OF = rf"(?:ngày diễn ra|the day of) {_EVENT}"
_BOTH = (
    re.compile(rf"trước {_EVENT} (?P<before>{LENGTH}) và sau {_EVENT} (?P<after>{LENGTH})"),
    re.compile(rf"(?P<before>{LENGTH}) before and (?P<after>{LENGTH}) after {_EVENT}"),
)
_BEFORE = re.compile(rf"trước {_EVENT} (?P<vi>{LENGTH})|(?P<en>{LENGTH}) before {_EVENT}")
_AFTER = re.compile(rf"sau {_EVENT} (?P<vi>{LENGTH})|(?P<en>{LENGTH}) after {_EVENT}")


def in_file(date: Date) -> str:
    """A date as the plan's file has it."""
    if date.tentative:
        return f"{in_file(date._replace(tentative=False))} {_TENTATIVE[0]}"
    language = _LANGUAGES[0]
    if date.precision == "days" and date.by_moon:
        return f"{in_file(date.first_day)} - {in_file(date.last_day)}"
    if date.by_moon:
        return language.render(lunar_cell(date.by_moon))
    return language.said(written(date)).replace(" – ", " - ")


def date_of(text: str) -> Date | None:
    """The date that a text is; None where it is none."""
    try:
        return parse_date(text)
    except Unreadable:
        return None


def days_of(text: str) -> tuple[Date, ...]:
    """The days that a text lists; none where it lists no days."""
    try:
        return parse_days(text)
    except Unreadable:
        return ()


def each_day_of(text: str) -> tuple[Date, ...]:
    """The day, the days, or the month that a text is, or several of them with semicolons between; none for none."""
    dates = [date_of(part) for part in text.split("; ")]
    if len(dates) > 1 and None not in dates:
        return tuple(filter(None, dates))
    return days_of(text) or tuple(filter(None, dates[:1]))


def length_in_file(text: str) -> str:
    """A length of time as the plan's file has it: 5 ngày, for 05 ngày."""
    return re.sub(r"^0+(?=\d)", "", text)


def settled(text: str, mark: MarkKind | None = None) -> tuple[str, bool]:
    """A text without the word that it is not settled, and whether it says so, as its mark tells whose word it is."""
    for word in _TENTATIVE:
        if text.endswith(f" {word}") and mark in (None, "tentative"):
            return text.removesuffix(f" {word}"), True
    if mark is not None:
        return text, mark == "unsettled"
    return text, any(word in text for word in _TENTATIVE)


def bracketed(text: str) -> tuple[str, str]:
    """A text and what stands in brackets at its end, in which others may be."""
    if not text.endswith(")"):
        return text, ""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if not depth:
            return text[:at].rstrip(), text[at + 1 : -1]
    return text, ""


def origin_and_date(text: str) -> tuple[Date | None, Date | None] | None:
    """When something took place, and when it is commemorated, by the brackets behind its name; None for no days."""
    if match := re.fullmatch(r"(?:diễn ra|took place:) (?P<origin>.+)", text):
        origin = date_of(match["origin"])
        return (origin, None) if origin else None
    for dash in re.finditer(" - ", text):
        origin, date = date_of(text[: dash.start()]), date_of(text[dash.end() :])
        if origin and date and origin.last < date.first:
            return origin, date
    date = date_of(text)
    return (None, date) if date else None


@functools.cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """The words before what else is said of something, and the keys that they are for."""
    keys: dict[str, str] = {}
    for language in _LANGUAGES:
        lines = {**labelled(language), "short": language.gettext("Short name: {name}")}
        keys |= {line.partition(":")[0].lower(): key for key, line in lines.items()}
    return re.compile(rf"(?:^|; )(?P<label>{'|'.join(map(re.escape, keys))}): ", re.IGNORECASE), keys


def by_labels(text: str) -> dict[str, str]:
    """What a text says by labels, with semicolons between: địa điểm: …; chủ trì: …"""
    pattern, keys = _labels()
    found = list(pattern.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {keys[match["label"].lower()]: text[match.end() : end] for match, end in zip(found, ends, strict=True)}


def without_details(text: str) -> tuple[str, dict[str, str]]:
    """A sentence, and apart from it what the brackets at its end say by labels."""
    pattern, _ = _labels()
    before, inner = bracketed(text)
    if inner:
        return (before, by_labels(inner)) if pattern.match(inner) else (text, {})
    for begin in re.finditer(r" \(", text):  # a name may have a bracket without its other one
        inner = text[begin.end() :]
        if inner.endswith(")") and pattern.match(inner):
            return text[: begin.start()], by_labels(inner[:-1])
    return text, {}


class Ends(NamedTuple):
    """The ends of a window as the plan's file has them, each a date or counted from its event's."""

    start: str = ""
    before: str = ""
    end: str = ""
    after: str = ""


_NO_TIME = "0 ngày"


def ends_of(text: str) -> Ends | None:
    """The ends of a window that a text says; None where it says no such days."""
    for both in _BOTH:
        if match := both.fullmatch(text):
            return Ends(before=length_in_file(match["before"]), after=length_in_file(match["after"]))
    if re.fullmatch(rf"(?:trong|on) {_DAY_OF}", text):
        return Ends(before=_NO_TIME, after=_NO_TIME)
    for first_part, last_part in _split(text):
        begin, end = _date_or_length(first_part, _BEFORE), _date_or_length(last_part, _AFTER)
        if begin and end and (begin[1] or end[1]):
            return Ends(*begin, *end)
    try:
        first, last = parse_ends(text)
    except Unreadable:
        return None
    return Ends(start=in_file(first), end=in_file(last))


def _split(text: str) -> Iterator[tuple[str, str]]:
    """The two ends of a text that has them, in each way in which it may be cut."""
    opened = re.match(r"(?:từ|from) ", text)
    for joined in re.finditer(r" (?:đến hết|đến|until|to) ", text) if opened else ():
        if opened and joined.start() > opened.end():
            yield text[opened.end() : joined.start()], text[joined.end() :]


def _date_or_length(text: str, counted: re.Pattern[str]) -> tuple[str, str] | None:
    """One end of a window: its date, or how long before or after its event it is."""
    if re.fullmatch(_DAY_OF, text):
        return "", _NO_TIME
    if match := counted.fullmatch(text):
        return "", length_in_file(match["vi"] or match["en"])
    date = date_of(text)
    return (in_file(date), "") if date else None


_UNTIL = re.compile(r"(?P<repeat>.+), (?:đến hết|đến|until) (?P<until>.+)")
_TIMES = re.compile(r"(?P<repeat>.+), (?P<times>\d+) (?:lần|times?)")


def repeat_in_file(text: str) -> str:
    """How something repeats, as the plan's file has it; nothing where a text does not say that it does."""
    try:
        parse_repeat(text)
        return text
    except Unreadable:
        pass
    try:
        if (match := _UNTIL.fullmatch(text)) and (until := date_of(match["until"])):
            return parse_repeat(match["repeat"])._replace(until=until.last).rule
        if match := _TIMES.fullmatch(text):
            return parse_repeat(match["repeat"])._replace(times=int(match["times"])).rule
    except Unreadable:
        pass
    return ""


def without_hours(when: str) -> tuple[str, str]:
    """Days without the time of day at their end, and that time as the plan's file has it."""
    days, _comma, hours = when.rpartition(", ")
    try:
        time = parse_hours(re.sub(r"^(?:at|from) ", "", hours).replace(" to ", " - "))
    except Unreadable:
        return when, ""
    return days, time.message().replace(" – ", " - ")
