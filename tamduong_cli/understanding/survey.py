"""All that a document says that a plan has a place for, as values."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tamduong_cli.language import Message
from tamduong_cli.understanding.closing import Closing
from tamduong_cli.understanding.found import Thing
from tamduong_cli.understanding.header import Header
from tamduong_cli.understanding.moments import Moment
from tamduong_cli.understanding.outline import Line
from tamduong_cli.understanding.parts import Part


class FoundRule(NamedTuple):
    """A rule for windows, with the sentence that says so, its line, and those that this stands under."""

    before: str
    after: str
    sentence: str
    ref: str
    at: int
    under: tuple[int, ...]


class FoundUnit(NamedTuple):
    """A unit, with its duties, a sentence each."""

    name: str
    duties: tuple[str, ...] = ()
    ref: str = ""
    id: str = ""
    """The id that it has in the plan that the document was written from."""
    duties_ref: str = ""


class Points(NamedTuple):
    """The sentences of a part, and where it stands."""

    texts: tuple[str, ...] = ()
    ref: str = ""


class NamedLine(NamedTuple):
    """A line that names something and says no day, with its number's kind; an event's may be among them."""

    at: int
    name: str
    ref: str


class Dated(NamedTuple):
    """A sentence, or a cell of a table, with a date, a time or a length, and its line; `row` is all of the cell's."""

    at: int
    text: str
    row: str = ""


class Survey(NamedTuple):
    """What a document says. Lines are known by `Line.at`."""

    header: Header
    closing: Closing
    years: range
    things: tuple[Thing, ...]
    rules: tuple[FoundRule, ...]
    units: tuple[FoundUnit, ...]
    points: dict[Part, Points]
    messages: dict[int, tuple[str, ...]]
    """What stands under a line, a sentence each."""
    names: tuple[NamedLine, ...]
    siblings: dict[int, tuple[str, int]]
    """Of each line the kind of its number and the line above it, which those beside it have, too."""
    first_lines: tuple[str, ...]
    """The first lines of a document that has no head."""
    dated: tuple[Dated, ...]
    """What says when, in the order of the document."""
    days: Moment | None = None
    """The days that the head says that the document is for."""
    marked: tuple[Line, ...] = ()
    """What a plan was written as, but for its units and its points."""
    refs: Mapping[int, str] = MappingProxyType({})
    """Where the points below a line stood in an earlier document."""
    added: tuple[Line, ...] = ()
    """The lines that were added to what a plan was written as."""
    remarks: tuple[Message, ...] = ()
    """What a person must look at, of the whole."""
