"""The parts of the stable JSON that the results of several commands have: which keys each has, of which types.

They are for `json_shapes`, whose rules hold here too.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from tamduong_cli.language import N_
from tamduong_cli.schedule.dated import Status
from tamduong_cli.schedule.windows import Basis
from tamduong_cli.views.json_details import DetailsRecord, OwnWordsRecord

Day = Annotated[str, N_("day")]
"""As ISO 8601 writes it: 2024-05-07."""

Time = Annotated[str, N_("time")]
"""A time of day: 05:10."""

WORDS = {
    str: N_("text"),
    int: N_("number"),
    bool: N_("true or false"),
    dict: N_("object"),
    list: N_("list of {type}"),
}
"""What the tables call types."""


class LunarRecord(TypedDict):
    """A date of Vietnam's lunar calendar."""

    day: Annotated[int | None, N_("the day; null of a whole month")]
    month: Annotated[int, N_("the month")]
    year: Annotated[int, N_("the lunar year, which begins at Tết")]
    leap: Annotated[bool, N_("whether it is the leap month, which follows the month of the same number")]


class DaysRecord(TypedDict):
    """A run of days."""

    first: Annotated[Day, N_("the first day")]
    last: Annotated[Day, N_("the last day, included")]


class PlansRecord(TypedDict):
    """Of which plans something is."""

    plan: Annotated[str | None, N_("the plan's id; null where there are several plans")]
    plans: Annotated[list[str], N_("the ids of all plans")]


class OriginRecord(TypedDict):
    """The day in history that an anniversary counts from."""

    origin: Annotated[Day | None, N_("the day in history; null where there is none, or no day is known")]
    origin_first: Annotated[Day | None, N_("the first of the days that it covers, being perhaps a month or a year")]
    origin_last: Annotated[Day | None, N_("the last of them")]
    origin_lunar: Annotated[LunarRecord | None, N_("the lunar date, where it is written as one")]


class DateDaysRecord(TypedDict):
    """The days of an anniversary."""

    date: Annotated[Day | None, N_("the anniversary; null where there is none, or it is not one day")]
    date_first: Annotated[Day | None, N_("the first of the days that it covers, being perhaps a month or a year")]
    date_last: Annotated[Day | None, N_("the last of them")]


class DateRecord(DateDaysRecord):
    """The day of an event, or its days."""

    date_lunar: Annotated[
        LunarRecord | None, N_("the lunar date, of several days the first, where it is written as one")
    ]


class StatusRecord(TypedDict):
    """What all that has days is, and what a day is to it."""

    plan: Annotated[str, N_("the plan's id")]
    summary: Annotated[str, N_("what it is called; of a window, what its event is called")]
    status: Annotated[Status, N_("what the day that statuses are told for is to it")]
    tentative: Annotated[bool, N_("whether it is not settled yet")]


class DatedRecord(StatusRecord, DetailsRecord):
    """What all that has days has in common."""


class WindowRecord(DatedRecord, DateRecord, OwnWordsRecord):
    """A campaign window."""

    event: Annotated[str, N_("the event's id; of several the first")]
    name: Annotated[str | None, N_("the window's name, where the event has several, or it is for several events")]
    first: Annotated[Day, N_("the first day")]
    last: Annotated[Day, N_("the last day, included")]
    first_lunar: Annotated[LunarRecord | None, N_("the first day's lunar date, where it is written as one")]
    last_lunar: Annotated[LunarRecord | None, N_("the last day's lunar date, where it is written as one")]
    days: Annotated[int, N_("how many days it has")]
    day: Annotated[int | None, N_("which of its days it is, 1 on the first; null unless it is active")]
    days_left: Annotated[int | None, N_("how many days follow, 0 on the last; null unless it is active")]
    days_until: Annotated[int | None, N_("how many days until the first; null unless it is upcoming")]
    basis: Annotated[Basis, N_("whether its days come from the plan's rule or from the event itself")]


class DeadlineRecord(DatedRecord):
    """A deadline."""

    id: Annotated[str, N_("its id")]
    event: Annotated[str | None, N_("the id of the event it belongs to")]
    date: Annotated[Day, N_("the day by which it is due")]
    date_lunar: Annotated[LunarRecord | None, N_("the lunar date, where it is written as one")]
    days_until: Annotated[int | None, N_("how many days are left, 0 on the day itself; null once it is past")]


class ActivityRecord(DatedRecord):
    """An activity."""

    id: Annotated[str, N_("its id")]
    event: Annotated[str, N_("the id of the event it is for")]
    window: Annotated[str | None, N_("the name of the window it is in, where the event has several")]
    dates: Annotated[list[Day], N_("those of its days that were asked for")]
    start: Annotated[Time | None, N_("when it begins; null where it goes on all day")]
    end: Annotated[Time | None, N_("when it ends, where that is known; on the next day, if not after `start`")]


class EventInShortRecord(TypedDict):
    """An event in short."""

    plan: Annotated[str, N_("the plan's id")]
    event: Annotated[str, N_("the event's id")]
    summary: Annotated[str, N_("what is commemorated")]
    short: Annotated[str | None, N_("its short name")]
    years: Annotated[int | None, N_("how many years lie between origin and date")]
    tentative: Annotated[bool, N_("whether it is not settled yet")]


class EventDayRecord(DatedRecord, DateRecord):
    """The day of an event that has no window, or its days."""

    event: Annotated[str, N_("the event's id")]
    short: Annotated[str | None, N_("the event's short name")]
    years: Annotated[int | None, N_("how many years lie between origin and date")]


class OverlapRecord(DaysRecord):
    """A run of days on which campaigns for the same events are on."""

    days: Annotated[int, N_("how many days it has")]
    events: Annotated[list[EventInShortRecord], N_("the events, each once")]


class CalendarChangeRecord(TypedDict):
    """What became of an event of a calendar."""

    change: Annotated[
        Literal["added", "changed", "cancelled", "restored", "dropped", "rewritten"],
        N_("what became of it; `rewritten` is one of which the plan says the same"),
    ]
    uid: Annotated[str, N_("its UID")]
    sequence: Annotated[int, N_("its SEQUENCE")]
    summary: Annotated[str, N_("its SUMMARY")]
    first: Annotated[Day, N_("the first day")]
    last: Annotated[Day, N_("the last day, included")]


class CalendarRecord(TypedDict):
    """A calendar, and what became of its events."""

    path: Annotated[str, N_("its file")]
    state: Annotated[
        Literal["new", "changed", "unchanged", "damaged"],
        N_("what became of the file; `damaged` is one that was left as it is"),
    ]
    unchanged: Annotated[int, N_("how many events stay as they were; of a new calendar all")]
    changes: Annotated[list[CalendarChangeRecord], N_("the others; none of a new calendar")]
