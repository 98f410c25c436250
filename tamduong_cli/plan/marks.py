"""The names by which a document of a plan knows its parts, so that it keeps their ids while people edit it.

They are those of bookmarks in Word, which have letters, digits and underscores, 40 of them at most, and of which no
two are the same, whatever their case. One that begins with an underscore is not shown. A long id has several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

MarkKind = Literal[
    "plan",
    "titled",
    "period",
    "rule",
    "joint",
    "event",
    "named",
    "about",
    "window",
    "phase",
    "deadline",
    "activities",
    "activity",
    "unit",
    "scope",
    "text",
    "sentence",
    "capital",
    "tentative",
    "unsettled",
    "settled",
    "provisional",
    "of",
    "by",
    "ref",
    "frame",
    "superior",
    "issuer",
    "issued",
    "parent",
    "authority",
    "position",
    "signatory",
    "excerpt",
    "annex",
]
"""What of a plan a paragraph has.

`titled` is the plan, whose title is told in full where it stands; `named` an event of which no more than the name is
said; `about` what else is said of an event; `phase` the id of one of several windows; `activities` the event whose
activities follow; `scope` the events of a unit; `text` a point with a stop behind it that is not its own, `sentence`
one without. `of` is an event and `by` a unit that the paragraph names, in its order; `ref` a place in an earlier
document. `frame` is what is the document's alone, or around its text. What is `tentative` has a word for that behind
it, what is `unsettled` has it in its own words, `settled` tells that these mean something else; of `provisional` only
the day is so. `capital` is a title whose first letter is one. `excerpt` tells that much of the plan is not there, and
from `annex` on all is said again.
"""
_LONGEST = 40
_NAME = re.compile(r"_plan_(?P<kind>[a-z]+)_(?P<number>\d+)(?P<part>[a-z]?)(?:_(?P<id>\w*))?", re.ASCII)


_SIGNS = {**{ord(sign): sign for sign in "abcdefghijklmnopqrstuvwxyz0123456789"}, ord("-"): "_"}
"""How a name writes what ids are mostly made of; the rest as Z and two digits, of each byte of UTF-8."""


class Mark(NamedTuple):
    """What a paragraph has, and the id of that in the plan, where it has one."""

    kind: MarkKind
    id: str = ""


def names(mark: Mark, number: int) -> Iterator[str]:
    """The names for a mark; `number` tells it from all others of the document.

    >>> list(names(Mark("event", "dien-bien-phu"), 7))
    ['_plan_event_7_dien_bien_phu']
    """
    id = "".join(_SIGNS.get(byte, f"Z{byte:02x}") for byte in mark.id.encode())
    room = _LONGEST - len(f"_plan_{mark.kind}_{number}a_")
    for part, begin in zip("abcdefghijklmnopqrstuvwxyz", range(0, len(id) or 1, room), strict=False):
        letter = part if len(id) > room else ""
        chunk = id[begin : begin + room]
        yield f"_plan_{mark.kind}_{number}{letter}" + (f"_{chunk}" if chunk else "")


def marks(found: Iterable[str]) -> tuple[Mark, ...]:
    """The marks that names are of, in the order of the document; other names are passed by.

    >>> marks(["_Toc1", "_plan_event_7_dien_bien_phu"])
    (Mark(kind='event', id='dien-bien-phu'),)
    """
    ids: dict[tuple[str, int], dict[str, str]] = {}
    for name in found:
        if (match := _NAME.fullmatch(name)) and match["kind"] in get_args(MarkKind):
            ids.setdefault((match["kind"], int(match["number"])), {})[match["part"]] = match["id"] or ""
    return tuple(
        Mark(kind, _id("".join(text for _, text in sorted(parts.items()))))  # type: ignore[arg-type]
        for (kind, _), parts in ids.items()
    )


def _id(written: str) -> str:
    id = re.sub(rb"Z([0-9a-f]{2})", lambda code: bytes([int(code[1], 16)]), written.replace("_", "-").encode())
    return id.decode(errors="replace")
