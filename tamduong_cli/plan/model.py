"""What a plan says, as frozen values. Reading fills them; nothing here knows YAML.

`places` gives, for each key that stands in the file, the place of its value.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from tamduong_cli.dates.alarm import BEFORE_A_WINDOW, ON_AN_ANNIVERSARY, Alarm
from tamduong_cli.dates.duration import Duration
from tamduong_cli.dates.span import ALL_DAYS, Span
from tamduong_cli.plan.problems import Place

NOWHERE = Place("", 0, 0)


@dataclass(frozen=True)
class Text:
    """A text, in one language or by language. The key "" holds a text whose language is the plan's."""

    by_language: Mapping[str, str]
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def in_(self, language: str) -> str:
        """The text in `language`, else in the language written first."""
        found = self.by_language.get(language)
        return found if found is not None else next(iter(self.by_language.values()), "")


NO_TEXT = Text({})


@dataclass(frozen=True)
class Record:
    """A mapping of the file: where it begins, and where each value in it does."""

    place: Place = field(default=NOWHERE, kw_only=True, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, kw_only=True, compare=False)

    def place_of(self, key: str) -> Place:
        """Where the value of `key` stands, or the mapping itself where it does not."""
        return self.places.get(key, self.place)


@dataclass(frozen=True)
class Reference:
    """The id of an event or a unit, where another part of the plan names it."""

    id: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Points(Record):
    """A list of short texts, one thought each, and the part of the source document they come from."""

    points: tuple[Text, ...] = ()
    ref: str | None = None


@dataclass(frozen=True)
class Parent(Record):
    """The document of a higher office that the plan carries out."""

    number: str | None = None
    date: datetime.date | None = None
    issuer: Text | None = None
    title: Text | None = None
    ref: str | None = None


@dataclass(frozen=True)
class WindowRule(Record):
    """How the days of a window are found: each end is a day, or counts from the event's date.

    `start` and `end` are the days as written (`from`, `to`), both part of the window.
    """

    start: datetime.date | None = None
    end: datetime.date | None = None
    before: Duration | None = None
    after: Duration | None = None
    units: tuple[Reference, ...] | None = None
    ref: str | None = None


@dataclass(frozen=True)
class Event(Record):
    """What is commemorated. Without `date` it has a `window` of its own."""

    id: str = ""
    summary: Text = NO_TEXT
    origin: datetime.date | None = None
    date: datetime.date | None = None
    window: WindowRule | None = None
    messages: Points = field(default_factory=Points)
    ref: str | None = None

    @property
    def years(self) -> int | None:
        """How many years from origin to date, where both are known."""
        return self.date.year - self.origin.year if self.date and self.origin else None


@dataclass(frozen=True)
class Unit(Record):
    """Who carries the plan out. `events` None means every event."""

    id: str = ""
    name: Text = NO_TEXT
    duties: Points = field(default_factory=Points)
    events: tuple[Reference, ...] | None = None
    ref: str | None = None


@dataclass(frozen=True)
class Signatory(Record):
    """Who signed the plan, and on whose behalf (`authority`)."""

    name: Text = NO_TEXT
    title: Text | None = None
    authority: Text | None = None
    ref: str | None = None


@dataclass(frozen=True)
class Alarms(Record):
    """When calendars remind: of a window's first day, and of an anniversary (`date`). None is never."""

    window: Alarm | None = BEFORE_A_WINDOW
    date: Alarm | None = ON_AN_ANNIVERSARY


@dataclass(frozen=True)
class Plan(Record):
    """An office's plan: its events, the rule for their windows, and its units."""

    format: str = "1"
    id: str = ""
    title: Text = NO_TEXT
    issuer: Text | None = None
    parent: Parent | None = None
    period: Span = ALL_DAYS
    revised: datetime.date | None = None
    timezone: str = "Asia/Ho_Chi_Minh"
    language: str = "vi"
    alarms: Alarms = field(default_factory=Alarms)
    objectives: Points = field(default_factory=Points)
    requirements: Points = field(default_factory=Points)
    window: WindowRule | None = None
    events: tuple[Event, ...] = ()
    channels: Points = field(default_factory=Points)
    units: tuple[Unit, ...] = ()
    recipients: Points = field(default_factory=Points)
    signatory: Signatory | None = None

    @property
    def stamp(self) -> datetime.date:
        """The day its calendars are stamped with, so that the same plan gives the same bytes."""
        return self.revised or self.period.first
