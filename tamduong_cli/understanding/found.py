"""What is found in a document: things with days, each with the sentence that says so."""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.span import Span
from tamduong_cli.language import Message

Kind = Literal["event", "window", "deadline", "activity"]


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
    location: str = ""
    lead: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    contact: str = ""
    tentative: bool = False
    about: str = ""
    """The words that say which events a window is for, where the sentence has them apart."""
    is_campaign: bool = False
    """Whether it is said to be one, so that it is no event of its own where there is one that it can be for."""
    remarks: tuple[Message, ...] = ()

    @property
    def first(self) -> datetime.date:
        return min(date.first for date in self.days)

    @property
    def last(self) -> datetime.date:
        """Its last day, included."""
        return max(date.last for date in self.days)

    @property
    def span(self) -> Span:
        return Span(self.first, self.last)

    def with_remark(self, remark: Message) -> Thing:
        return self if remark in self.remarks else self._replace(remarks=(*self.remarks, remark))
