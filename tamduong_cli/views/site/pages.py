"""The pages of a site: one for the whole plan and one for each unit, with this week, what is on, and what comes.

They are files for any web server, or none: links are relative, nothing is fetched, and a page without its script lacks
only what tells that it is old.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan, Unit
from tamduong_cli.schedule.briefing import ahead_of
from tamduong_cli.schedule.day_by_day import Day, DayByDay
from tamduong_cli.schedule.event_days import EventDay, event_days
from tamduong_cli.schedule.phrases import issuers
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.timeline import timeline
from tamduong_cli.views.site.entries import PageWords, UnitLink
from tamduong_cli.views.site.layout import laid_out
from tamduong_cli.views.site.news import path_of_changes
from tamduong_cli.views.site.subscribing import page_code, subscription
from tamduong_cli.views.site.year import year
from tamduong_cli.views.window_rows import STATUS, how_many_are_on

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Dated

INDEX = "index.html"

_DAY = datetime.timedelta(days=1)


def path_of_unit(unit: str) -> str:
    """Where the page of the unit with this id is, from the root of the site."""
    return f"units/{unit}.html"


def pages(
    schedule: Schedule,
    on: datetime.date,
    language: Language,
    feeds_of_plans: Mapping[str, str],
    feeds_of_units: Mapping[str, str],
    base_url: str | None,
) -> Iterator[tuple[str, str]]:
    """The pages with their paths: that of the whole schedule, and one for each unit, seen from a day.

    Feeds are given as paths from the root of the site, whose address, with a slash at its end, is `base_url`;
    None where it is not known. Units with one id in several plans are one unit.
    """
    in_plans: dict[str, list[tuple[Plan, Unit]]] = {}
    for plan in schedule.plans:
        for unit in plan.units:
            in_plans.setdefault(unit.id, []).append((plan, unit))
    of_events = tuple(event_days(schedule))
    of_units: dict[str, list[EventDay]] = {id: [] for id in in_plans}
    for day in of_events:
        for unit in day.units:
            of_units[unit.id].append(day)
    by_unit = schedule.by_unit()
    units = [_Concerned(tuple(pairs), by_unit[id], tuple(of_units[id])) for id, pairs in in_plans.items()]
    yield INDEX, _plan_page(schedule, of_events, units, on, language, feeds_of_plans, base_url)
    for concerned in units:
        id = concerned.unit.id
        yield path_of_unit(id), _unit_page(concerned, on, language, feeds_of_units[id], base_url)


class _Concerned(NamedTuple):
    """A unit as each plan has it, and what of the schedule and of the days of events concerns it."""

    in_plans: tuple[tuple[Plan, Unit], ...]
    schedule: Schedule
    of_events: tuple[EventDay, ...]

    @property
    def unit(self) -> Unit:
        return self.in_plans[0][1]


def gone_page(unit: str, schedule: Schedule, language: Language) -> str:
    """The page in the place of that of a unit, given by its id, which is in the plan no more."""
    _ = language.gettext
    heading = _("This unit is no longer in the plan")
    values = {
        "title": heading,
        "heading": heading,
        "kicker": issuers(schedule.plans, language),
        "plans": [plan.title.in_(language.code) for plan in schedule.plans],
        "told": _(
            "No unit of the plan has the id {unit} any more. Its calendar only tells what is cancelled; it can be "
            "taken off the phone."
        ).format(unit=unit),
    }
    return laid_out("site/gone.html", "../", None, language, values)


class _Around(NamedTuple):
    """The days of a schedule as a page has them, seen from one day."""

    sunday: datetime.date
    week: tuple[Day, ...]
    """From that day to Sunday, also those on which nothing happens."""
    ahead: tuple[Day, ...]
    """In the four weeks that follow."""
    later: tuple[Day, ...]


def _around(found: Schedule, of_events: Sequence[EventDay], on: datetime.date) -> _Around:
    by_day = DayByDay(found, of_events)
    week = Span(on, on + min(datetime.timedelta(6 - on.weekday()), datetime.date.max - on))
    ahead = ahead_of(week)
    later = Span(ahead.last + _DAY, datetime.date.max) if ahead and ahead.last < datetime.date.max else None
    return _Around(
        week.last,
        tuple(map(by_day.day, week.each())),
        by_day.upcoming(ahead) if ahead else (),
        by_day.upcoming(later) if later else (),
    )


def _plan_page(
    schedule: Schedule,
    of_events: Sequence[EventDay],
    units: Sequence[_Concerned],
    on: datetime.date,
    language: Language,
    feeds: Mapping[str, str],
    base_url: str | None,
) -> str:
    _ = language.gettext
    words = PageWords(schedule.plans, schedule, None, on, language)
    several = len(schedule.plans) > 1
    titles = [plan.title.in_(language.code) for plan in schedule.plans]
    cards = words.cards()
    around = _around(schedule, of_events, on)
    links = []
    word = STATUS["upcoming"]
    upcoming = _(word)
    for concerned in units:
        statuses = [window.status(on) for window in concerned.schedule.windows]
        on_now = how_many_are_on(concerned.schedule.windows, on, language)
        to_come = statuses.count("upcoming")
        text = f"{on_now} · {to_come} {upcoming}" if to_come else on_now
        links.append(UnitLink(concerned.unit.name.in_(language.code), path_of_unit(concerned.unit.id), text))
    values = {
        "title": _("Campaign calendar") if several else titles[0],
        "heading": _("Campaign calendar") if several else titles[0],
        "kicker": issuers(schedule.plans, language),
        "plans": titles if several else [],
        "subscriptions": [
            subscription(feeds[plan.id], INDEX, "", base_url, name, name if several else "")
            for plan, name in zip(schedule.plans, titles, strict=True)
        ],
        "changes": [path_of_changes(plan.id) for plan in schedule.plans],
        "code": page_code(INDEX, "; ".join(titles), base_url, language),
        "week": words.week(around.week),
        "week_ends": around.sunday,
        "cards": cards,
        "none_on": [] if cards else words.none_on(schedule.windows),
        "continued": words.continued(schedule, around.sunday),
        "coming": words.coming(around.ahead),
        "units": links,
        "year": year(timeline(schedule, None, on, is_today=False), words.plans, language),
    }
    return laid_out("site/plan.html", "", on, language, values)


def _unit_page(concerned: _Concerned, on: datetime.date, language: Language, feed: str, base_url: str | None) -> str:
    unit, found = concerned.unit, concerned.schedule
    words = PageWords(found.plans, found, unit, on, language)
    plans = [plan for plan, _unit in concerned.in_plans]
    office = issuers(plans, language)
    name = unit.name.in_(language.code)
    title = f"{name} – {office}" if office else name
    cards = words.cards()
    around = _around(found, concerned.of_events, on)
    doing = [each for plan, of_plan in concerned.in_plans if (each := words.doing(plan, of_plan))]
    past = sorted((item for item in found.items if item.status(on) == "past" and item.last), key=_last)
    values = {
        "title": title,
        "heading": name,
        "kicker": office,
        "plans": [plan.title.in_(language.code) for plan in plans],
        "subscriptions": [subscription(feed, path_of_unit(unit.id), "../", base_url, title)],
        "changes": [path_of_changes(unit.id)],
        "code": page_code(path_of_unit(unit.id), name, base_url, language),
        "week": words.week(around.week),
        "week_ends": around.sunday,
        "cards": cards,
        "none_on": [] if cards else words.none_on(found.windows),
        "doing": doing,
        "continued": words.continued(found, around.sunday),
        "coming": words.coming(around.ahead),
        "months": words.months(around.later),
        "past": [words.past(item) for item in past],
    }
    return laid_out("site/unit.html", "../", on, language, values)


def _last(item: Dated) -> datetime.date:
    assert item.last
    return item.last
