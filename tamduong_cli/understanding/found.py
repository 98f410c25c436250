"""What is found in a document: things with days, each with the sentence that says so."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.span import Span
from tamduong_cli.language import Message
from tamduong_cli.understanding.cues import IS_TENTATIVE

if TYPE_CHECKING:
    from tamduong_cli.understanding.moments import Moment, Years
    from tamduong_cli.understanding.parts import Part

Kind = Literal["event", "window", "deadline", "activity"]


class Where(NamedTuple):
    """Where a sentence stands: in which part, on which line, under which others, and what that gives it."""

    years: Years
    part: Part | None = None
    at: int = -1
    under: tuple[int, ...] = ()
    ref: str = ""
    name: str = ""
    """What is spoken of, where the sentence says only when."""
    day: Moment | None = None
    """The day of the heading above, as in a week's schedule."""
    kind: Kind | None = None
    """What it is, where a table's heading says so."""
    is_item: bool = False
    """Whether it is an item of a list, or a heading: what begins like an event's name is one."""


class Anchor(NamedTuple):
    """Days counted from an event: so long before or after what these words name."""

    length: str
    is_after: bool
    words: str


class Thing(NamedTuple):
    """Something on days: what it is called, its days as the plan's file has them, and what is said of it besides.

    `at` is the line of the document that says so, `under` those that this stands under, the nearest first.
    """

    kind: Kind
    summary: str
    sentence: str
    at: int = -1
    under: tuple[int, ...] = ()
    ref: str = ""
    date: str = ""
    days: tuple[Date, ...] = ()
    origin: str = ""
    anchor: Anchor | None = None
    before: str = ""
    after: str = ""
    """Of a window of an event: how long before and after its date."""
    time: str = ""
    repeat: str = ""
    dates: tuple[str, ...] = ()
    """Each of its days, where there are several."""
    short: str = ""
    location: str = ""
    url: str = ""
    lead: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    contact: str = ""
    tentative: bool = False
    about: str = ""
    """The words that say which events a window is for, where the sentence has them apart."""
    is_campaign: bool = False
    """Whether it is said to be one, so that it is no event of its own where there is one that it can be for."""
    is_completed: bool = False
    """Whether the year of its days stands elsewhere in the document."""
    is_from_now: bool = False
    """Whether it is a window that begins when the document is issued; its days are those of the end."""
    remarks: tuple[Message, ...] = ()

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        return min(date.first for date in self.days)

    @property
    def last(self) -> datetime.date:
        """Its last day, included."""
        return max(date.last for date in self.days)

    @property
    def span(self) -> Span:
        """Its days, from the first to the last."""
        return Span(self.first, self.last)

    def with_remark(self, remark: Message) -> Thing:
        """The thing with something that a person must look at."""
        return self if remark in self.remarks else self._replace(remarks=(*self.remarks, remark))


def thing_at(kind: Kind, summary: str, sentence: str, where: Where) -> Thing:
    """A thing that a sentence says where it stands."""
    is_tentative = bool(IS_TENTATIVE.search(sentence.lower()))
    return Thing(kind, summary, sentence, where.at, where.under, where.ref, tentative=is_tentative)
