"""Which events and units the sentences of a plan's document name: by their names, and where these are new by marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple


class Named(NamedTuple):
    """Whom a name means: an id, or "" for nobody; `is_guessed` where it is known by a mark alone."""

    id: str
    is_guessed: bool = False


def meant(names: Sequence[str], known: Mapping[str, Sequence[str]], marks: Sequence[str]) -> list[Named]:
    """Whom each of these names means; `known` are the ids that have a name.

    `marks` are those of the paragraph when it was written. A name that several have is that of the one marked; one that
    is nobody's any more is that of the marked id that is not named otherwise, where there are as many of these: it is
    called by an old name, or a new one.
    """
    left = list(marks)
    found: list[Named] = []
    for name in names:
        ids = known.get(name, ())
        id = next((mark for mark in left if mark in ids), ids[0] if ids else "")
        if id in left:
            left.remove(id)
        found.append(Named(id))
    if sum(not each.id for each in found) == len(left):
        found = [each if each.id else Named(left.pop(0), True) for each in found]
    return found


def quoted(text: str) -> list[str]:
    """The names that a text has in quotation marks, with semicolons between them."""
    inner = text[text.find("“") + 1 : text.rfind("”")] if "“" in text and "”" in text else ""
    return inner.split("”; “") if inner else []


def listed(text: str, known: Mapping[str, Sequence[str]]) -> list[str]:
    """The names of a list with semicolons between them, which may be in a name, too; what no one has is one name."""
    return list(_listed(text, known)) if text else []


def _listed(text: str, known: Mapping[str, Sequence[str]]) -> Iterator[str]:
    rest, unknown = text, ""
    while rest:
        fitting = [name for name in known if rest == name or rest.startswith(f"{name}; ")]
        if fitting:
            if unknown:
                yield unknown
            unknown = ""
            name = max(fitting, key=len)
            yield name
        else:
            name = rest.partition("; ")[0]
            unknown = f"{unknown}; {name}" if unknown else name
        rest = rest[len(name) :].removeprefix("; ")
    if unknown:
        yield unknown
