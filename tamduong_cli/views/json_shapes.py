"""The shapes of the stable JSON: which keys each command's has, of which types, and what each means.

They are for whoever checks types, and for the tables of the documentation, which are made of them; no command loads
them. Keys are only ever added.
"""

from __future__ import annotations

from typing import Annotated, TypedDict

from tamduong_cli.dates.duration import Unit as LengthUnit
from tamduong_cli.language import N_
from tamduong_cli.plan.problems import Severity
from tamduong_cli.schedule.anniversaries import Class
from tamduong_cli.schedule.changes import ItemKind, Way
from tamduong_cli.views.json_details import IssueRecord
from tamduong_cli.views.json_parts import (
    ActivityRecord,
    CalendarRecord,
    DateDaysRecord,
    DateRecord,
    Day,
    DaysRecord,
    DeadlineRecord,
    EventDayRecord,
    EventInShortRecord,
    LunarRecord,
    OriginRecord,
    OverlapRecord,
    PlansRecord,
    WindowRecord,
)

# plan windows


class WindowsRecord(PlansRecord):
    """`plan windows`"""

    on: Annotated[Day, N_("the day that statuses are told for")]
    windows: Annotated[list[WindowRecord], N_("by first day")]
    dates: Annotated[list[EventDayRecord], N_("the days of events that have no window, by day")]
    deadlines: Annotated[list[DeadlineRecord], N_("by day")]
    activities: Annotated[list[ActivityRecord], N_("those with a day among those asked for")]


# plan show


class ParentRecord(TypedDict):
    """The document of a higher office that a plan carries out."""

    number: Annotated[str | None, N_("its number")]
    issued: Annotated[Day | None, N_("the day it was issued")]
    issuer: Annotated[str | None, N_("the office that issued it")]
    title: Annotated[str | None, N_("what it is about")]
    ref: Annotated[str | None, N_("where the source document says so")]


class LengthRecord(TypedDict):
    """A length of time."""

    number: Annotated[int, N_("how many of them")]
    unit: Annotated[LengthUnit, N_("of which kind; months are those of the calendar")]


class RuleRecord(TypedDict):
    """A plan's rule for the windows of its events."""

    none: Annotated[bool, N_("whether it says that they have none")]
    before: Annotated[LengthRecord | None, N_("how long before the event's date a window begins")]
    after: Annotated[LengthRecord | None, N_("how long after the event's date it ends")]
    line: Annotated[int, N_("the line in the file that says so")]
    ref: Annotated[str | None, N_("where the source document says so")]


class SignatoryRecord(TypedDict):
    """Who signed a plan."""

    name: Annotated[str, N_("who signed")]
    title: Annotated[str | None, N_("the office held")]
    authority: Annotated[str | None, N_("on whose behalf")]
    ref: Annotated[str | None, N_("where the source document says so")]


class StatusesRecord(TypedDict):
    """How many things of one kind there are, and what a day is to them."""

    all: Annotated[int, N_("how many there are")]
    past: Annotated[int, N_("how many of them are over")]
    active: Annotated[int, N_("how many of them are on")]
    upcoming: Annotated[int, N_("how many of them are to come")]


class CountsRecord(TypedDict):
    """How much is in a plan."""

    events: Annotated[int, N_("its events")]
    units: Annotated[int, N_("its units")]
    windows: Annotated[StatusesRecord, N_("its windows")]
    dates: Annotated[StatusesRecord, N_("the days of its events that have no window")]
    deadlines: Annotated[StatusesRecord, N_("its deadlines")]
    activities: Annotated[StatusesRecord, N_("its activities")]


class PlanInFullRecord(IssueRecord):
    """What a plan says of itself."""

    id: Annotated[str, N_("its id")]
    title: Annotated[str, N_("what it is called")]
    issuer: Annotated[str | None, N_("the office")]
    place: Annotated[str | None, N_("where the office's letters are dated from")]
    signatory: Annotated[SignatoryRecord | None, N_("who signed it")]
    parent: Annotated[ParentRecord | None, N_("the document it carries out")]
    period: Annotated[DaysRecord, N_("its years")]
    revised: Annotated[Day | None, N_("the day of the last revision")]
    kind: Annotated[str | None, N_("what its windows are, in its own word; empty for no word, null for campaigns")]
    timezone: Annotated[str, N_("the time zone that says what day it is")]
    language: Annotated[str, N_("the language of its tables and calendars, `vi` or `en`")]
    file: Annotated[str, N_("the plan's file")]
    window: Annotated[RuleRecord | None, N_("its rule for windows")]
    windows: Annotated[list[WindowRecord], N_("the windows that are each for several events, by first day")]
    objectives: Annotated[list[str], N_("what it is for")]
    requirements: Annotated[list[str], N_("what it asks of everyone")]
    channels: Annotated[list[str], N_("how it is said")]
    recipients: Annotated[list[str], N_("who is sent it")]
    counts: Annotated[CountsRecord, N_("how much is in it")]
    last_window: Annotated[WindowRecord | None, N_("of all its windows the one that ended last before the day")]
    next_window: Annotated[WindowRecord | None, N_("of all its windows the one that begins next after the day")]


class PlansInFullRecord(PlansRecord):
    """`plan show`"""

    on: Annotated[Day, N_("the day that statuses are told for")]
    about: Annotated[list[PlanInFullRecord], N_("what each plan says of itself")]


class EventInFullRecord(OriginRecord, DateRecord):
    """An event in full."""

    id: Annotated[str, N_("its id")]
    summary: Annotated[str, N_("what is commemorated")]
    short: Annotated[str | None, N_("its short name")]
    years: Annotated[int | None, N_("how many years lie between origin and date")]
    tentative: Annotated[bool, N_("whether it is not settled yet")]
    ref: Annotated[str | None, N_("where the source document says so")]
    file: Annotated[str, N_("the plan's file")]
    line: Annotated[int, N_("the line in it, counted from 1")]
    messages: Annotated[list[str], N_("what to say about it")]


class StepRecord(TypedDict):
    """A step from what the file says to a window's days."""

    step: Annotated[str, N_("what follows, in a sentence")]
    line: Annotated[int | None, N_("the line in the file that says so")]
    ref: Annotated[str | None, N_("where the source document says so")]


class DerivedWindowRecord(WindowRecord):
    """A window, and how it came about."""

    derivation: Annotated[list[StepRecord], N_("how it came about, step by step")]


class EventRecord(TypedDict):
    """`plan show EVENT`"""

    plan: Annotated[str, N_("the plan's id")]
    on: Annotated[Day, N_("the day that statuses are told for")]
    event: Annotated[EventInFullRecord, N_("the event")]
    channels: Annotated[list[str], N_("how it is said")]
    windows: Annotated[list[DerivedWindowRecord], N_("its windows, by first day")]
    dates: Annotated[list[EventDayRecord], N_("its day or days, if it has no window")]
    deadlines: Annotated[list[DeadlineRecord], N_("its deadlines, by day")]
    activities: Annotated[list[ActivityRecord], N_("its activities, with all their days")]


# plan units


class UnitRecord(TypedDict):
    """A unit."""

    plan: Annotated[str, N_("the plan's id")]
    id: Annotated[str, N_("its id")]
    name: Annotated[str, N_("what it is called")]
    events: Annotated[list[str], N_("the ids of the events that concern it")]
    duties: Annotated[list[str], N_("what it does")]
    ref: Annotated[str | None, N_("where the source document says so")]


class UnitsRecord(PlansRecord):
    """`plan units`"""

    units: Annotated[list[UnitRecord], N_("in the plan's order")]


# plan briefing


class WeekRecord(DaysRecord):
    """A week, from Monday to Sunday."""

    year: Annotated[int, N_("the year that the week is counted in, as in ISO 8601")]
    number: Annotated[int, N_("its number in that year")]


class WeekWindowRecord(WindowRecord):
    """A window, and what of it a week has."""

    week_first: Annotated[int, N_("the first of its days that the week has, counted from 1")]
    week_last: Annotated[int, N_("the last of its days that the week has, counted from 1")]


class DayRecord(TypedDict):
    """What happens on a day."""

    date: Annotated[Day, N_("the day")]
    date_lunar: Annotated[LunarRecord | None, N_("its lunar date, where the plan uses that calendar")]
    weekday: Annotated[int, N_("the weekday: 1 is Monday, 7 is Sunday")]
    begins: Annotated[list[WindowRecord], N_("the windows that begin")]
    ends: Annotated[list[WindowRecord], N_("the windows that end; none in `coming`")]
    anniversaries: Annotated[list[EventInShortRecord], N_("the events whose anniversary it is")]
    deadlines: Annotated[list[DeadlineRecord], N_("what is due")]
    activities: Annotated[list[ActivityRecord], N_("what is done; in `coming`, what repeats only where it begins")]


class MessagesRecord(EventInShortRecord):
    """What to say about an event."""

    points: Annotated[list[str], N_("one thought each")]


class ChannelsRecord(TypedDict):
    """How it is said in one plan."""

    plan: Annotated[str, N_("the plan's id")]
    points: Annotated[list[str], N_("one thought each")]


class DutiesRecord(TypedDict):
    """What a unit does."""

    plan: Annotated[str, N_("the plan's id")]
    unit: Annotated[str, N_("the unit's id")]
    name: Annotated[str, N_("what it is called")]
    points: Annotated[list[str], N_("one thought each")]


class LetterItemRecord(TypedDict):
    """A line of a letter."""

    text: Annotated[str, N_("a line")]
    notes: Annotated[list[str], N_("the lines that belong to it")]


class LetterSectionRecord(TypedDict):
    """A part of a letter."""

    part: Annotated[str, N_("the key of the same facts above, such as `windows`")]
    heading: Annotated[str, N_("what it is headed")]
    items: Annotated[list[LetterItemRecord], N_("its lines")]


class LetterRecord(TypedDict):
    """A briefing in words."""

    title: Annotated[str, N_("its title")]
    week: Annotated[str, N_("the week, from when to when")]
    plans: Annotated[list[str], N_("the plans by title, with number and date of issue")]
    units: Annotated[str, N_("the names of the units it is for; empty for all")]
    opening: Annotated[list[str], N_("sentences that sum the week up")]
    sections: Annotated[list[LetterSectionRecord], N_("its parts, those that are empty left out")]


class BriefingRecord(PlansRecord, IssueRecord):
    """`plan briefing`"""

    language: Annotated[str, N_("the language of the texts, `vi` or `en`")]
    issuer: Annotated[str | None, N_("the office")]
    on: Annotated[Day, N_("today, which statuses are told for")]
    week: Annotated[WeekRecord, N_("the week, from Monday to Sunday")]
    units: Annotated[list[str], N_("the ids of the units asked for; empty for all")]
    windows: Annotated[list[WeekWindowRecord], N_("those with a day in the week, by first day")]
    days: Annotated[list[DayRecord], N_("the days of the week on which something happens")]
    were_due: Annotated[list[DayRecord], N_("the deadlines of the seven days before the week")]
    overlaps: Annotated[list[OverlapRecord], N_("where campaigns for several events are on at once")]
    ahead: Annotated[DaysRecord | None, N_("the next four weeks; null at the end of the calendar")]
    coming: Annotated[list[DayRecord], N_("the days of those weeks on which something happens")]
    last_window: Annotated[WindowRecord | None, N_("the one that ended last, where no window is on in the week")]
    next_window: Annotated[WindowRecord | None, N_("the one that begins next, where no window is on in the week")]
    messages: Annotated[list[MessagesRecord], N_("what to say about each event; none with `--short`")]
    channels: Annotated[list[ChannelsRecord], N_("how it is said, plan by plan; none with `--short`")]
    duties: Annotated[list[DutiesRecord], N_("who does what; none with `--short`")]
    letter: Annotated[LetterRecord, N_("the same in words, as the other formats have it")]


# plan timeline


class TimelineRecord(PlansRecord, DaysRecord):
    """`plan timeline`; `first` and `last` are those of the whole months that are shown."""

    on: Annotated[Day, N_("the day that statuses are told for")]
    windows: Annotated[list[WindowRecord], N_("those with a day among those shown, by first day")]
    dates: Annotated[list[EventDayRecord], N_("the days of events that have no window, by day")]
    deadlines: Annotated[list[DeadlineRecord], N_("those on a day among those shown, by day")]
    overlaps: Annotated[list[OverlapRecord], N_("where campaigns for several events are on at once")]


# plan anniversaries

ClassRecord = TypedDict(  # a class cannot say it, `class` being a keyword
    "ClassRecord",
    {"class": Annotated[Class, N_("of the count: it ends in 0, in 5, or in another digit")]},
)
ClassRecord.__doc__ = """The class of an anniversary, by its count of years."""


class AnniversaryRecord(OriginRecord, DateDaysRecord, ClassRecord):
    """An anniversary of an event, in one year."""

    plan: Annotated[str, N_("the plan's id")]
    event: Annotated[str, N_("the event's id")]
    summary: Annotated[str, N_("what is commemorated, with this count of years")]
    year: Annotated[int, N_("the year in which it is observed")]
    date_lunar: Annotated[LunarRecord | None, N_("its lunar date, however it is written; null where it is not known")]
    weekday: Annotated[int | None, N_("the weekday: 1 is Monday, 7 is Sunday")]
    count: Annotated[int, N_("the count of years")]
    first: Annotated[Day | None, N_("the first day of the window that the plan's rule gives it")]
    last: Annotated[Day | None, N_("the last day of that window, included")]


class YearlyRecord(TypedDict):
    """An event without origin that comes every year by the lunar calendar, in one year."""

    plan: Annotated[str, N_("the plan's id")]
    event: Annotated[str, N_("the event's id")]
    summary: Annotated[str, N_("what comes every year")]
    year: Annotated[int, N_("the year in which it is observed")]
    date: Annotated[Day | None, N_("the day; null where it is a lunar month")]
    date_first: Annotated[Day, N_("the first of the days that it covers")]
    date_last: Annotated[Day, N_("the last of them")]
    date_lunar: Annotated[LunarRecord, N_("its lunar date")]
    weekday: Annotated[int | None, N_("the weekday: 1 is Monday, 7 is Sunday")]
    first: Annotated[Day | None, N_("the first day of the window that the plan's rule gives it")]
    last: Annotated[Day | None, N_("the last day of that window, included")]


class AnniversariesRecord(PlansRecord):
    """`plan anniversaries`"""

    years: Annotated[list[int], N_("the years asked for")]
    anniversaries: Annotated[list[AnniversaryRecord], N_("by day")]
    yearly: Annotated[
        list[YearlyRecord], N_("what comes every year by the lunar calendar, and counts from no day in history; by day")
    ]


# plan check


class ProblemRecord(TypedDict):
    """A problem, at its place."""

    file: Annotated[str, N_("the plan's file")]
    line: Annotated[int, N_("the line in it, counted from 1")]
    column: Annotated[int, N_("the character in that line, counted from 1")]
    severity: Annotated[Severity, N_("an error keeps the plan from being used")]
    code: Annotated[str, N_("its code, which stays the same from release to release")]
    message: Annotated[str, N_("what was found and what was expected, in the user's language")]


class ProblemsRecord(TypedDict):
    """`plan check`"""

    problems: Annotated[list[ProblemRecord], N_("by file, line and column")]


# plan diff


class ItemRecord(TypedDict):
    """A thing as one version of a plan has it."""

    summary: Annotated[str, N_("its summary, or its name")]
    name: Annotated[str | None, N_("the window's name, where the event has several; of the plan its id")]
    first: Annotated[Day | None, N_("the first day; null of what has no days")]
    last: Annotated[Day | None, N_("the last day, included")]
    first_lunar: Annotated[LunarRecord | None, N_("the first day's lunar date, where it is written as one")]
    last_lunar: Annotated[LunarRecord | None, N_("the last day's lunar date, where it is written as one")]
    days: Annotated[list[Day], N_("the days of an activity, where they are listed")]
    time: Annotated[str | None, N_("from when to when an activity is, in words; of the plan its time zone")]
    repeat: Annotated[str | None, N_("how an activity repeats, in words")]
    origin: Annotated[str | None, N_("the event's day in history, in words")]
    points: Annotated[list[str], N_("the messages of an event, the duties of a unit")]
    tentative: Annotated[bool, N_("whether it is not settled yet")]
    units: Annotated[list[str] | None, N_("the ids of the units it is for; null where they are not known")]


class KeyRecord(TypedDict):
    """A key of the plan that says something else."""

    name: Annotated[str, N_("the key, such as `alarms.date`")]
    old: Annotated[str | list[str] | None, N_("what it said, in words as people read them")]
    new: Annotated[str | list[str] | None, N_("what it says, in words as people read them")]


class ChangeRecord(TypedDict):
    """What became of one thing."""

    kind: Annotated[ItemKind, N_("what it is")]
    change: Annotated[Way, N_("what became of it")]
    id: Annotated[str | None, N_("its id, of a window the event's; null for what only a calendar had")]
    name: Annotated[str | None, N_("the window's name, where the event has several; of the plan its id")]
    summary: Annotated[str, N_("its summary, or its name")]
    old: Annotated[ItemRecord | None, N_("as it was; null where it came")]
    new: Annotated[ItemRecord | None, N_("as it is; null where it went")]
    first_by: Annotated[int | None, N_("by how many days the first day is later; below 0 it is earlier")]
    last_by: Annotated[int | None, N_("by how many days the last day is later; below 0 it is earlier")]
    fields: Annotated[list[str], N_("the keys of `old` and `new` that differ")]
    keys: Annotated[list[KeyRecord], N_("what else differs, by the keys of the plan")]
    units_added: Annotated[list[str], N_("the ids of the units that it is now for, too")]
    units_gone: Annotated[list[str], N_("the ids of the units that it is no longer for")]
    windows: Annotated[list[ItemRecord], N_("the windows that came or went with an event")]


class ChangesRecord(TypedDict):
    """`plan diff`"""

    plan: Annotated[str, N_("the plan's id")]
    changes: Annotated[list[ChangeRecord], N_("by first day, windows after their event")]


# plan export, plan site


class CalendarsRecord(TypedDict):
    """`plan export --format json`"""

    dry_run: Annotated[bool, N_("whether nothing was written")]
    changed: Annotated[bool, N_("whether a file changed, or would")]
    calendars: Annotated[list[CalendarRecord], N_("the calendars, in the order in which they are made")]


class SiteRecord(CalendarsRecord):
    """`plan site --format json`"""

    pages: Annotated[list[str], N_("the files of the pages that changed, or would")]


SHAPES = {
    "windows": WindowsRecord,
    "show": PlansInFullRecord,
    "show EVENT": EventRecord,
    "units": UnitsRecord,
    "briefing": BriefingRecord,
    "timeline": TimelineRecord,
    "anniversaries": AnniversariesRecord,
    "check": ProblemsRecord,
    "diff": ChangesRecord,
    "export": CalendarsRecord,
    "site": SiteRecord,
}
"""What the JSON of each command is, with and without an argument where that makes it another."""

PARTS = {
    WindowRecord: N_("campaign window"),
    DeadlineRecord: N_("deadline"),
    ActivityRecord: N_("activity"),
    EventInShortRecord: N_("event"),
    EventDayRecord: N_("day of an event"),
    OverlapRecord: N_("overlap"),
    DayRecord: N_("agenda"),
    LunarRecord: N_("lunar date"),
    ItemRecord: N_("item"),
    StatusesRecord: N_("count"),
}
"""What is part of several, each with a table of its own, and what the tables call it."""
