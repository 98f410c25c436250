"""What a plan says, as values that do not change. Reading fills them; nothing here knows YAML.

They are named tuples: Python makes those several times as fast as dataclasses, and start-up counts.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.alarm import BEFORE_A_DEADLINE, BEFORE_A_WINDOW, BEFORE_AN_ACTIVITY, ON_AN_ANNIVERSARY, Alarm
from tamduong_cli.dates.date import Date
from tamduong_cli.dates.duration import Duration
from tamduong_cli.dates.span import ALL_DAYS, Span
from tamduong_cli.letters import plain
from tamduong_cli.plan.problems import Place

if TYPE_CHECKING:
    from tamduong_cli.dates.clock import Hours
    from tamduong_cli.dates.recurrence import Repeat

NOWHERE = Place("", 0, 0)

STYLES = ("spans", "milestones")
"""How calendars show windows: whole, or by their first and last days."""


class Text(NamedTuple):
    """A text, in one language or by language. The key "" holds a text whose language is the plan's."""

    by_language: Mapping[str, str]
    places: Mapping[str, Place] = {}

    def in_(self, language: str) -> str:
        """The text in `language`, else in the language written first."""
        found = self.by_language.get(language)
        return found if found is not None else next(iter(self.by_language.values()), "")


NO_TEXT = Text({})
NO_WORD = Text({"": ""})
"""A word that is left out, as the plan says."""


class Source(NamedTuple):
    """Where a mapping stands in the file: its own place, and that of the value of each key in it."""

    place: Place = NOWHERE
    places: Mapping[str, Place] = {}
    is_unsure: bool = False
    """Whether a line in it could not be read, so that it may only seem to lack something."""

    def of(self, key: str) -> Place:
        """The place of the key's value, or the mapping's where the key is not there."""
        return self.places.get(key, self.place)


UNKNOWN = Source()


class Reference(NamedTuple):
    """The id of an event or a unit, where another part of the plan names it."""

    id: str
    place: Place = NOWHERE


class Points(NamedTuple):
    """A list of short texts, one thought each, and the part of the source document they come from."""

    points: tuple[Text, ...] = ()
    ref: str | None = None
    source: Source = UNKNOWN


NO_POINTS = Points()


class Parent(NamedTuple):
    """The document of a higher office that the plan carries out."""

    number: str | None = None
    date: datetime.date | None = None
    issuer: Text | None = None
    title: Text | None = None
    ref: str | None = None
    source: Source = UNKNOWN


class WindowRule(NamedTuple):
    """How the days of a window are found: each end is a date, or counts from the event's date.

    `start` and `end` are the dates as written (`from`, `to`), both part of the window. `name` is the phase's,
    where the event has several windows, `kind` what it is in a word, where that is not the plan's. `units` None means
    all that the event concerns, `lead` None those that lead it.
    """

    start: Date | None = None
    end: Date | None = None
    before: Duration | None = None
    after: Duration | None = None
    id: str = ""
    name: Text = NO_TEXT
    kind: Text | None = None
    lead: tuple[Reference, ...] | None = None
    units: tuple[Reference, ...] | None = None
    tentative: bool = False
    is_none: bool = False
    """Whether it says that there is no window."""
    events: tuple[Reference, ...] = ()
    """The events that a window of the plan is for; of an event's own none are named."""
    ref: str | None = None
    source: Source = UNKNOWN

    @property
    def phase(self) -> str:
        """What tells it from the event's other windows in ids and references: its id, else its name as one."""
        return self.id or plain(self.name.in_("vi"))


class Event(NamedTuple):
    """What is commemorated. Without `date` it has a window of its own, or several; with one it may have none.

    `short` is a short name for it.
    `location`, `url` and `contact` are of its day; the units that `lead` lead its windows, too.
    """

    id: str = ""
    summary: Text = NO_TEXT
    short: Text | None = None
    origin: Date | None = None
    date: Date | None = None
    window: WindowRule | None = None
    windows: tuple[WindowRule, ...] = ()
    tentative: bool = False
    location: Text | None = None
    url: str | None = None
    contact: Text | None = None
    lead: tuple[Reference, ...] | None = None
    messages: Points = NO_POINTS
    ref: str | None = None
    source: Source = UNKNOWN

    @property
    def years(self) -> int | None:
        """How many years from origin to date, where both are known."""
        return self.origin.years_to(self.date) if self.date and self.origin else None

    @property
    def is_tentative(self) -> bool:
        """Whether the event, or its date, is not settled yet."""
        return self.tentative or (self.date is not None and self.date.tentative)

    @property
    def own_windows(self) -> tuple[WindowRule, ...]:
        """The windows that take the place of the plan's rule."""
        if self.window:
            return () if self.window.is_none else (self.window,)
        return self.windows


class Deadline(NamedTuple):
    """A day by which something is due: a date, or so long before or after an event. `units` None means all."""

    id: str = ""
    summary: Text = NO_TEXT
    date: Date | None = None
    event: Reference | None = None
    before: Duration | None = None
    after: Duration | None = None
    location: Text | None = None
    url: str | None = None
    contact: Text | None = None
    lead: tuple[Reference, ...] | None = None
    units: tuple[Reference, ...] | None = None
    tentative: bool = False
    ref: str | None = None
    source: Source = UNKNOWN


class Activity(NamedTuple):
    """What units do within a window of an event: on one day, on several, or repeatedly; all day without `time`.

    `dates` are its days as they are written, one by one or several on end. `window` names one of the event's windows,
    where it has several. `units` None means all that have the window.
    """

    id: str = ""
    summary: Text = NO_TEXT
    event: Reference | None = None
    window: Reference | None = None
    dates: tuple[Date, ...] = ()
    repeat: Repeat | None = None
    time: Hours | None = None
    location: Text | None = None
    url: str | None = None
    contact: Text | None = None
    lead: tuple[Reference, ...] | None = None
    units: tuple[Reference, ...] | None = None
    tentative: bool = False
    ref: str | None = None
    source: Source = UNKNOWN


class Unit(NamedTuple):
    """Who carries the plan out. `events` None means every event."""

    id: str = ""
    name: Text = NO_TEXT
    duties: Points = NO_POINTS
    events: tuple[Reference, ...] | None = None
    ref: str | None = None
    source: Source = UNKNOWN


class Signatory(NamedTuple):
    """Who signed the plan, and on whose behalf (`authority`)."""

    name: Text = NO_TEXT
    title: Text | None = None
    authority: Text | None = None
    ref: str | None = None
    source: Source = UNKNOWN


class Alarms(NamedTuple):
    """When calendars remind: of a window's first day, of an anniversary (`date`), of a deadline, of an activity.

    None is never.
    """

    window: Alarm | None = BEFORE_A_WINDOW
    date: Alarm | None = ON_AN_ANNIVERSARY
    deadline: Alarm | None = BEFORE_A_DEADLINE
    activity: Alarm | None = BEFORE_AN_ACTIVITY
    source: Source = UNKNOWN


NO_ALARMS = Alarms(window=None, date=None, deadline=None, activity=None)


class Plan(NamedTuple):
    """An office's plan: its events, the rule for their windows, its deadlines and activities, and its units."""

    format: str = "1"
    id: str = ""
    title: Text = NO_TEXT
    superior: Text | None = None
    """The office above the one that issued it, as the head of its letters has it."""
    issuer: Text | None = None
    number: str | None = None
    date: datetime.date | None = None
    """The day of issue, which stamps no calendar: a plan that is issued late would make them older than they are."""
    place: Text | None = None
    """Where its letters are dated from: Tam Đường, ngày 04 tháng 12 năm 2023."""
    parent: Parent | None = None
    period: Span = ALL_DAYS
    revised: datetime.date | None = None
    kind: Text | None = None
    """What its windows are, in a word; None is Tuyên truyền."""
    timezone: str = "Asia/Ho_Chi_Minh"
    language: str = "vi"
    style: str = STYLES[0]
    alarms: Alarms = Alarms()
    workdays: bool = False
    """Whether a deadline is to fall on a working day, so that one that does not is told."""
    objectives: Points = NO_POINTS
    requirements: Points = NO_POINTS
    window: WindowRule | None = None
    windows: tuple[WindowRule, ...] = ()
    """Those that are for several events."""
    events: tuple[Event, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    activities: tuple[Activity, ...] = ()
    channels: Points = NO_POINTS
    units: tuple[Unit, ...] = ()
    recipients: Points = NO_POINTS
    signatory: Signatory | None = None
    source: Source = UNKNOWN

    def joint_rules(self, event: Event) -> tuple[WindowRule, ...]:
        """The windows for several events, this one among them."""
        return tuple(rule for rule in self.windows if any(each.id == event.id for each in rule.events or ()))

    def has_no_window(self, event: Event) -> bool:
        """Whether an event has no window of its own nor by the rule: it says so, or it has none of its own and the plan
        says so, or has one that is for this event and others.
        """
        if not event.own_windows and self.joint_rules(event):
            return True
        rule = event.window or (None if event.windows else self.window)
        return rule is not None and rule.is_none

    @property
    def stamp(self) -> datetime.date:
        """The day its calendars are stamped with, so that the same plan gives the same bytes."""
        return self.revised or self.period.first
