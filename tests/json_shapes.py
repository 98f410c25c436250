"""The shapes of the stable JSON, taken apart: their keys, and their types in words and as what values must be."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints, is_typeddict

from tamduong_cli.language import Language
from tamduong_cli.views.json_parts import WORDS, Day, Time
from tamduong_cli.views.json_shapes import PARTS

ENGLISH = Language("en")


class Key(NamedTuple):
    """What a shape says of one key."""

    type: Any
    means: str


@functools.cache
def keys_of(shape: Any) -> dict[str, Key]:
    """The keys of a shape, inherited ones first."""
    annotated: Any = Annotated
    keys = {}
    for name, hint in get_type_hints(shape, include_extras=True).items():
        *others, means = hint.__metadata__
        keys[name] = Key(annotated[(hint.__origin__, *others)] if others else hint.__origin__, means)
    return keys


def alternatives(type_: Any) -> tuple[Any, ...]:
    """The types of which a value has one."""
    return get_args(type_) if get_origin(type_) in (Union, UnionType) else (type_,)


def item_of(type_: Any) -> Any:
    """What a list is of; None for what is not always a list."""
    return get_args(type_)[0] if get_origin(type_) is list else None


def walked(shape: Any, path: str = "") -> Iterator[tuple[str, Key]]:
    """Every key with the way to it, `windows[].first`, and what is there; of a list, each of its items."""
    for name, key in keys_of(shape).items():
        yield from _walked(f"{path}{name}", key)


def _walked(path: str, key: Key) -> Iterator[tuple[str, Key]]:
    item = item_of(key.type)
    if item is not None:
        path, key = f"{path}[]", key._replace(type=item)
    yield path, key
    for each in alternatives(key.type):
        if is_typeddict(each):
            yield from walked(each, f"{path}.")


def rows(shape: Any, language: Language, path: str = "") -> Iterator[tuple[str, str, str]]:
    """The key, its type and its meaning, in words; of what has a table of its own only what is not in that."""
    part = part_of(shape)
    known = keys_of(part) if path and part else {}
    for name, key in keys_of(shape).items():
        if name in known:
            continue
        item = item_of(key.type)
        way, type_ = (f"{path}{name}", key.type) if item is None else (f"{path}{name}[]", item)
        yield way, words(type_, language), language.gettext(key.means)
        for each in alternatives(type_):
            if is_typeddict(each):
                yield from rows(each, language, f"{way}.")


def part_of(shape: Any) -> Any:
    """The shape with a table of its own that this one is, or extends; None where there is none."""
    keys = keys_of(shape).items()
    return next((part for part in PARTS if keys_of(part).items() <= keys), None)


def words(type_: Any, language: Language = ENGLISH, bare: bool = False) -> str:
    """A type in words: the values that it has, where there are but a few, and what has a table of its own by name.

    When `bare` it tells neither, and is plain text.
    """
    _ = language.gettext
    found = []
    for each in alternatives(type_):
        if each is NoneType:
            found.append("null" if bare else "`null`")
        elif get_origin(each) is Literal:
            found += [_(WORDS[str])] if bare else [f"`{value}`" for value in get_args(each)]
        elif get_origin(each) is Annotated:
            found.append(_(each.__metadata__[0]))
        elif get_origin(each) is list:
            found.append(_(WORDS[list]).format(type=words(item_of(each), language, bare)))
        elif is_typeddict(each):
            part = None if bare else part_of(each)
            found.append(f"**{_(PARTS[part])}**" if part else _(WORDS[dict]))
        else:
            found.append(_(WORDS[each]))
    *others, last = found
    return f"{', '.join(others)}{_(' or ')}{last}" if others else last


def misfits(value: Any, type_: Any, seen: set[str], path: str = "") -> Iterator[str]:
    """Where a value is not of a type; a shape must have each of its keys and no others.

    What of each shape was `seen` is noted: each key with the type that its value had, of a list also its items'.
    """
    for each in alternatives(type_):
        if not _is(value, each):
            continue
        if isinstance(value, list):
            for item in value:
                yield from misfits(item, item_of(each), seen, f"{path}[]")
        if isinstance(value, dict):
            keys = keys_of(each)
            yield from (f"{path}.{name} is missing" for name in keys if name not in value)
            yield from (f"{path}.{name} is unknown" for name in value if name not in keys)
            for name in keys.keys() & value.keys():
                seen.update(_seen(value[name], keys[name].type, f"{each.__name__}.{name}"))
                yield from misfits(value[name], keys[name].type, seen, f"{path}.{name}")
        return
    yield f"{path} is {value!r}, not {words(type_, bare=True)}"


def possible(shape: Any) -> set[str]:
    """All that `misfits` may have seen of a shape and of those in it."""
    found: set[str] = set()
    for name, key in keys_of(shape).items():
        found.update(f"{shape.__name__}.{name}: {each}" for each in _options(key.type))
        for each in alternatives(item_of(key.type) or key.type):
            if is_typeddict(each):
                found |= possible(each)
    return found


def _seen(value: Any, type_: Any, key: str) -> Iterator[str]:
    for each in alternatives(type_):
        if _is(value, each):
            if isinstance(value, list):
                yield from (seen for item in value for seen in _seen(item, item_of(each), key))
            elif get_origin(each) is Literal:
                yield f"{key}: {value}"
            else:
                yield f"{key}: {words(each, bare=True)}"


def _options(type_: Any) -> Iterator[str]:
    for each in alternatives(type_):
        if get_origin(each) is list:
            yield from _options(item_of(each))
        elif get_origin(each) is Literal:
            yield from get_args(each)
        else:
            yield words(each, bare=True)


def _is(value: Any, type_: Any) -> bool:
    """Whether a value is of a type that is no union; lists and objects are not looked into."""
    if get_origin(type_) is Literal:
        return value in get_args(type_)
    if type_ == Day:
        return type(value) is str and datetime.date.fromisoformat(value).isoformat() == value
    if type_ == Time:
        return type(value) is str and datetime.time.fromisoformat(value).isoformat("minutes") == value
    return type(value) is (dict if is_typeddict(type_) else get_origin(type_) or type_)
