"""A plan as it is drafted: what stands in it, with the sentences of the document that it is from."""

from __future__ import annotations

from typing import NamedTuple

from tamduong_cli.dates.duration import parse_duration
from tamduong_cli.dates.span import Span
from tamduong_cli.language import Message
from tamduong_cli.understanding.found import Thing
from tamduong_cli.understanding.survey import FoundRule, Survey

Remarks = tuple[tuple[Message, str], ...]
"""What a person must look at, each with the sentence of the document, or none."""


class DraftWindow(NamedTuple):
    """A window: its days as the file has them, or so long before and after the event's date.

    `events` are the ids of those that it is for, where it is one of the plan's; `at` and `sentence` where it is said.
    """

    name: str = ""
    days: str = ""
    span: Span | None = None
    before: str = ""
    after: str = ""
    start: str = ""
    end: str = ""
    """Its first and its last day each by itself, as the file has it, where one of them may be counted."""
    kind: str = ""
    lead: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    tentative: bool = False
    is_none: bool = False
    """Whether it says that there is none."""
    ref: str = ""
    events: tuple[str, ...] = ()
    id: str = ""
    remarks: Remarks = ()
    at: int = -1
    sentence: str = ""

    def of(self, days: Span | None) -> Span | None:
        """Its days, counted from these where it counts from the event's; None where they cannot be had."""
        if not self.before:
            return self.span
        return counted(days, self.before, self.after) if days else None


class DraftEvent(NamedTuple):
    """An event, with its own windows; `is_joint` where it has one together with others."""

    id: str
    thing: Thing
    windows: tuple[DraftWindow, ...] = ()
    messages: tuple[str, ...] = ()
    is_joint: bool = False
    lead: tuple[str, ...] = ()
    remarks: Remarks = ()
    messages_ref: str = ""

    @property
    def days(self) -> Span | None:
        """The days of the event itself."""
        return self.thing.span if self.thing.days else None


class DraftItem(NamedTuple):
    """A deadline or an activity, with the id of its event, the phase of its window, and the ids of its units."""

    id: str
    thing: Thing
    event: str = ""
    window: str = ""
    units: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    remarks: Remarks = ()


class DraftUnit(NamedTuple):
    """A unit, with its duties."""

    id: str
    name: str
    duties: tuple[str, ...] = ()
    ref: str = ""
    duties_ref: str = ""
    events: tuple[str, ...] | None = None
    """The ids of those that it has; None where it has all."""


class DraftPlan(NamedTuple):
    """All that a draft says."""

    survey: Survey
    title: str
    rule: FoundRule | None
    windows: tuple[DraftWindow, ...]
    events: tuple[DraftEvent, ...]
    deadlines: tuple[DraftItem, ...]
    activities: tuple[DraftItem, ...]
    units: tuple[DraftUnit, ...]
    id: str = ""
    """The id that it had when the document was written from it."""
    period: str = ""
    kind: str = ""
    said_again: tuple[Thing, ...] = ()
    """What the document says more than once, and the draft has once."""
    remarks: Remarks = ()
    unused: tuple[str, ...] = ()
    """The sentences with a date, a time or a length that went nowhere."""


def remarks_of(thing: Thing) -> Remarks:
    """What a person must look at of a thing, with its sentence."""
    return tuple((remark, thing.sentence) for remark in thing.remarks)


def counted(days: Span, before: str, after: str) -> Span | None:
    """The days from so long before to so long after some days; None beyond the calendar's ends."""
    try:
        return Span(parse_duration(before).before(days.first), parse_duration(after).after(days.last))
    except OverflowError:
        return None
