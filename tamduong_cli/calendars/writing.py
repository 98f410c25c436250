"""A schedule as one calendar: the same plan gives the same bytes."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import icalendar

from tamduong_cli.calendars.contents import IDENTITY, Contents, contents
from tamduong_cli.calendars.events import OF_THE_PLAN, Events, Settings, calendar_uid, text
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan, Unit
from tamduong_cli.schedule.phrases import issuers
from tamduong_cli.schedule.schedule import Schedule

PRODID = "-//tamduong-cli//plan//VI"
"""Without a version, so that a new release changes no calendar."""

REFRESH = datetime.timedelta(days=1)
COLOR, RGB = "firebrick", "#B22222"  # a CSS3 name (RFC 7986 5.9) and the same for Apple


def calendar(
    schedule: Schedule, language: Language, settings: Settings = OF_THE_PLAN, unit: Unit | None = None
) -> Contents:
    """The calendar of the whole schedule, or of one unit with its duties in the descriptions."""
    return next(calendars(schedule, language, settings, [unit]))


def calendars(
    schedule: Schedule, language: Language, settings: Settings, units: Iterable[Unit | None]
) -> Iterator[Contents]:
    """The calendars of several units, None being the whole schedule's; what is the same in them is drawn once."""
    events = Events(schedule, language, settings)
    by_unit: Mapping[str, Schedule] = {}
    for unit in units:
        if unit and not by_unit:
            by_unit = schedule.by_unit()
        mine = by_unit[unit.id] if unit else schedule
        drawn = list(events.of(unit, mine))
        properties = _properties(schedule.plans, language, unit)
        timezones = _timezones(mine) if drawn else timezone_alone(schedule.plan)
        identities = {each.identity.uid: each.identity for each in drawn}
        earlier = {each.event.uid: each.earlier for each in drawn if each.earlier}
        yield Contents(properties, timezones, tuple(each.event for each in drawn), identities, earlier)


def _properties(plans: Iterable[Plan], language: Language, unit: Unit | None) -> tuple[str, ...]:
    """What a calendar says of itself, as content lines."""
    name = "; ".join(plan.title.in_(language.code) for plan in plans)
    if unit:
        name = f"{unit.name.in_(language.code)}: {name}"
    result = icalendar.Calendar()
    result.add("version", "2.0")
    result.add("prodid", PRODID)
    result.add(IDENTITY.lower(), calendar_uid(plans, unit))
    result.add("calscale", "GREGORIAN")
    result.add("name", text(name))
    result.add("x-wr-calname", text(name))
    both_days = language.gettext("The first and the last day of a campaign are both part of it.")
    about = ". ".join(filter(None, (issuers(plans, language), both_days)))
    result.add("description", text(about))
    result.add("x-wr-caldesc", text(about))
    # RFC 7986 5.7: the VALUE parameter must be there.
    result.add("refresh-interval", icalendar.vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    result.add("x-published-ttl", icalendar.vDuration(REFRESH))
    result.add("color", COLOR)
    result.add("x-apple-calendar-color", RGB)
    return contents(map(str, result.content_lines())).properties


def published(calendar: Contents, source: str, page: str) -> Contents:
    """The calendar with the absolute addresses of its own file and of the page that is about it (RFC 7986 5.5, 5.8)."""
    return calendar._replace(properties=(*calendar.properties, f"SOURCE;VALUE=URI:{source}", f"URL:{page}"))


def timezone_alone(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """What a calendar of the plan holds that has no events, since RFC 5545 3.6 asks for one component at least."""
    return {plan.timezone: _timezone(plan.timezone, plan.period.first.year, plan.period.last.year)}


def _timezones(schedule: Schedule) -> dict[str, tuple[str, ...]]:
    """The definitions of the time zones that activities at a time of day refer to (RFC 5545 3.6.5)."""
    days: dict[str, list[datetime.date]] = {}
    for series in schedule.activities:
        if series.activity.time and series.days:
            days.setdefault(series.plan.timezone, []).extend((series.days[0], series.days[-1]))
    return {name: _timezone(name, min(ends).year, max(ends).year) for name, ends in days.items()}


@functools.lru_cache(maxsize=16)  # each unit's calendar has the same
def _timezone(name: str, first: int, last: int) -> tuple[str, ...]:
    """The definition of a time zone for these years, and one more at either end, as content lines."""
    begin, end = datetime.date(max(first - 1, 1), 1, 1), datetime.date(min(last + 1, 9998), 12, 31)
    timezone = _readable(icalendar.Timezone.from_tzid(name, first_date=begin, last_date=end))
    return tuple(line for line in map(str, timezone.content_lines()) if line)


def _readable(timezone: Any) -> icalendar.Timezone:
    """The definition with an observance for each change, since not every reader takes notice of RDATE.

    icalendar gives the local time after a change to summer time, and RFC 5545 3.6.5 asks for the one before it.
    """
    observances = []
    for observance in timezone.subcomponents:
        gained = max(observance["tzoffsetto"].td - observance["tzoffsetfrom"].td, datetime.timedelta())
        others = observance.pop("rdate").dts if "rdate" in observance else ()
        for onset in (observance["dtstart"], *others):
            each = observance.copy()
            each["dtstart"] = icalendar.vDDDTypes(onset.dt - gained)
            observances.append(each)
    timezone.subcomponents = observances
    timezone.pop("comment")  # the years that it was asked for, in English
    assert isinstance(timezone, icalendar.Timezone)
    return timezone
