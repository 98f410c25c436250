"""What each key of a plan says, as text, so that two versions of a plan can be compared key by key.

It goes by the definitions that a plan is read by, so that no key is passed over: what is not compared here is listed,
with the reason.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.figures import numeric, numeric_span
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import written
from tamduong_cli.language import Language, Message
from tamduong_cli.plan.format import ACTIVITY, DEADLINE, EVENT, JOINT_WINDOW, NAMED_WINDOW, PLAN, UNIT
from tamduong_cli.plan.kinds import Either, Key, MappingOf
from tamduong_cli.plan.model import NO_WORD, Points, Reference, Text

Said = str | tuple[str, ...]
"""A text, or the texts of a list of points."""

MAPPINGS: dict[str, MappingOf[Any]] = {
    "plan": PLAN,
    "event": EVENT,
    "window": NAMED_WINDOW,
    "deadline": DEADLINE,
    "activity": ACTIVITY,
    "unit": UNIT,
}
"""The mappings whose records are compared, by what a change calls them."""

_IDENTITY = "tells what is the same in both versions"
_APART = "each of these is compared by itself"
NOT_COMPARED = {
    ("plan", "format"): "there is one format",
    ("plan", "events"): _APART,
    ("plan", "deadlines"): _APART,
    ("plan", "activities"): _APART,
    ("plan", "units"): _APART,
    ("plan", "windows"): _APART,
    ("event", "window"): _APART,
    ("event", "windows"): _APART,
    ("event", "id"): _IDENTITY,
    ("window", "id"): _IDENTITY,
    ("deadline", "id"): _IDENTITY,
    ("activity", "id"): _IDENTITY,
    ("unit", "id"): _IDENTITY,
}
"""Keys that say nothing to compare, by mapping, and why."""


def keys_of(kind: str, record: Any, language: Language, names: Mapping[str, str] | None = None) -> dict[str, Said]:
    """What the keys of a record say, those of a mapping in it as `alarms.date`; what says nothing is left out.

    Units that lead are told by these names, by id.
    """
    mapping = JOINT_WINDOW if kind == "window" and record.events else MAPPINGS[kind]
    keys = {name: key for name, key in mapping.keys.items() if (kind, name) not in NOT_COMPARED}
    found = dict(_said_of(keys, record, language))
    if getattr(record, "lead", None):
        found["lead"] = "; ".join((names or {}).get(each.id, each.id) for each in record.lead)
    return found


def words_for(kind: str, name: str) -> list[str]:
    """The words for a key, and before them those for what it stands in, in English, marked with N_."""
    keys: Mapping[str, Key[Any]] = (
        {**JOINT_WINDOW.keys, **MAPPINGS[kind].keys} if kind == "window" else MAPPINGS[kind].keys
    )
    words = []
    for part in name.split("."):
        words.append(keys[part].word)
        inner = _mapping(keys[part])
        keys = inner.keys if inner else {}
    return words


def _mapping(key: Key[Any]) -> MappingOf[Any] | None:
    """The mapping that is, or may be, the value of a key."""
    kind = key.kind.mapping if isinstance(key.kind, Either) else key.kind
    return kind if isinstance(kind, MappingOf) else None


def _said_of(keys: Mapping[str, Key[Any]], record: Any, language: Language) -> Iterator[tuple[str, Said]]:
    for name, key in keys.items():
        value = getattr(record, key.attribute or name)
        if value is None:
            continue
        if isinstance(value, Points) and value.points:
            yield name, tuple(point.in_(language.code) for point in value.points)
        if inner := _mapping(key):
            its_keys = {each: of for each, of in inner.keys.items() if each != "points"}
            yield from ((f"{name}.{each}", said) for each, said in _said_of(its_keys, value, language))
        elif text := language.said(_said(value, language)):
            yield name, text


def _said(value: Any, language: Language) -> Message | str:
    """A value of the model in words or figures."""
    if type(value) is tuple:
        return ", ".join(language.said(_said(each, language)) for each in value) or "[]"
    match value:
        case bool():
            return "true" if value else ""
        case str():
            return value
        case Text():
            return value.in_(language.code) if value != NO_WORD else Message("none")
        case Date():
            text = language.said(written(value))
            return f"{text} {language.gettext('(tentative)')}" if value.tentative else text
        case datetime.date():
            return numeric(value)
        case Span():
            return numeric_span(value)
        case Reference():
            return value.id
    words: Message | str = value.message()  # lengths, alarms, hours, ways to repeat; not all of them are loaded
    return words
