"""The pages of a site: one for the whole plan and one for each unit, with what is on, what comes, and the calendar.

They are files for any web server, or none: links are relative, nothing is fetched, and no page has a script.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import on_weekday
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan, Unit
from tamduong_cli.schedule.phrases import event_title, texts
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.timeline import timeline
from tamduong_cli.views.site.density import density_for, density_with, lines_of
from tamduong_cli.views.site.entries import Entry, HeadedPoints, PageWords, UnitLink
from tamduong_cli.views.site.layout import laid_out
from tamduong_cli.views.timeline_layout import NARROW, WIDE
from tamduong_cli.views.timeline_svg import height_on_page, part_of_page
from tamduong_cli.views.window_rows import STATUS

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Dated, Status

INDEX = "index.html"

_ON_AND_COMING: tuple[Status, ...] = ("active", "upcoming")
_SOON = 4
"""How many campaigns that are to come the page of the plan names."""
_WEEKS = datetime.timedelta(weeks=6)
"""How far ahead it names deadlines."""


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
) -> dict[str, str]:
    """The pages by their path: that of the whole schedule, and one for each unit, seen from a day.

    Feeds are given as paths from the root of the site, whose address, with a slash at its end, is `base_url`;
    None where it is not known. Units with one id in several plans are one unit.
    """
    words = PageWords(schedule, on, language)
    in_plans: dict[str, list[tuple[Plan, Unit]]] = {}
    for plan in schedule.plans:
        for unit in plan.units:
            in_plans.setdefault(unit.id, []).append((plan, unit))
    units = [_Concerned(tuple(pairs), schedule.of_unit(pairs[0][1])) for pairs in in_plans.values()]
    found = {INDEX: _index_page(schedule, words, units, feeds_of_plans, base_url)}
    for concerned in units:
        id = concerned.unit.id
        found[path_of_unit(id)] = _unit_page(concerned, words, feeds_of_units[id], base_url)
    return found


class _Concerned(NamedTuple):
    """A unit as each plan has it, and what of the schedule concerns it."""

    in_plans: tuple[tuple[Plan, Unit], ...]
    schedule: Schedule

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
        "kicker": _issuers(schedule.plans, language),
        "plans": [plan.title.in_(language.code) for plan in schedule.plans],
        "told": _(
            "No unit of the plan has the id {unit} any more. Its calendar only tells what is cancelled; it can be "
            "taken off the phone."
        ).format(unit=unit),
    }
    return laid_out("site/gone.html", "../", language, values)


def _index_page(
    schedule: Schedule,
    words: PageWords,
    units: Sequence[_Concerned],
    feeds: Mapping[str, str],
    base_url: str | None,
) -> str:
    language, on = words.language, words.on
    _ = language.gettext
    several = len(schedule.plans) > 1
    titles = [plan.title.in_(language.code) for plan in schedule.plans]
    shown = timeline(schedule, None, on, is_today=False)
    soon = Span(on, min(on, datetime.date.max - _WEEKS) + _WEEKS)
    next_windows = [window for window in schedule.windows if window.status(on) == "upcoming"][:_SOON]
    dated = [(window.first, words.window(window, None)) for window in next_windows]
    coming_days = [day for day in schedule.lone_days if day.within(soon) and day.status(on) == "upcoming"]
    dated += [(day.first, words.event_day(day, None)) for day in coming_days]
    dated += [(item.day, words.deadline(item, None)) for item in schedule.deadlines if soon.holds(item.day)]
    coming = [entry for _day, entry in sorted(dated, key=lambda pair: pair[0])]
    active = [words.window(window, None) for window in schedule.windows if window.status(on) == "active"]
    active += [words.event_day(day, None) for day in schedule.lone_days if day.status(on) == "active"]
    none_on = [] if active else words.none_on(schedule.windows)
    tall = 0 if shown.is_empty else height_on_page(shown, language, WIDE)
    lines = (lines_of(active) + lines_of(coming)) / 2 + (len(none_on) + 2 if none_on else 0)
    links = []
    for concerned in units:
        statuses = [window.status(on) for window in concerned.schedule.windows]
        counts = [(statuses.count(status), STATUS[status]) for status in _ON_AND_COMING]
        text = " · ".join(f"{n} {_(status)}" for n, status in counts if n) or _("no campaign is on")
        links.append(UnitLink(concerned.unit.name.in_(language.code), path_of_unit(concerned.unit.id), text))
    values = {
        "title": _("Campaign calendar") if several else titles[0],
        "heading": _("Campaign calendar") if several else titles[0],
        "kicker": _issuers(schedule.plans, language),
        "plans": titles if several else [],
        "day": _made_for(words),
        "addresses": [
            words.address(feeds[plan.id], "", base_url, plan.title.in_(language.code) if several else "")
            for plan in schedule.plans
        ],
        "active": active,
        "none_on": none_on,
        "coming": coming,
        "units": links,
        "timelines": [] if shown.is_empty else [part_of_page(shown, language, layout) for layout in (NARROW, WIDE)],
        "density": density_with(tall, lines),
    }
    return laid_out("site/plan.html", "", language, values)


def _unit_page(concerned: _Concerned, words: PageWords, feed: str, base_url: str | None) -> str:
    language, on = words.language, words.on
    unit, found = concerned.unit, concerned.schedule
    plans = [plan for plan, _unit in concerned.in_plans]
    issuers = _issuers(plans, language)
    active = [window for window in found.windows if window.status(on) == "active"]
    days = [day for day in found.lone_days if day.status(on) == "active"]
    held: tuple[Dated, ...] = (*active, *days)
    on_now = [(item.plan, event) for item in held for event in item.events]
    events = {(plan.id, event.id): event for plan, event in on_now if event.messages.points}
    name = unit.name.in_(language.code)
    past: list[tuple[datetime.date, Entry]] = [
        (window.last, words.past(window, unit)) for window in found.windows if window.status(on) == "past"
    ]
    past += [(day.last, words.past(day, unit)) for day in found.lone_days if day.status(on) == "past"]
    past += [(item.day, words.past(item, unit)) for item in found.deadlines if item.status(on) == "past"]
    coming = [(window.first, words.window(window, unit)) for window in found.windows if window.status(on) == "upcoming"]
    coming += [(day.first, words.event_day(day, unit)) for day in found.lone_days if day.status(on) == "upcoming"]
    happening = [(day, series) for series in found.activities if (day := series.next_day(on))]
    shown: dict[str, list[Entry]] = {
        "active": [
            *(words.window(window, unit) for window in active),
            *(words.event_day(day, unit) for day in days),
        ],
        "coming": [entry for _day, entry in sorted(coming, key=lambda pair: pair[0])],
        "deadlines": [words.deadline(item, unit) for item in found.deadlines if item.status(on) != "past"],
        "activities": [
            words.activity(series, day, unit) for day, series in sorted(happening, key=lambda pair: pair[0])
        ],
    }
    points = {
        "messages": [
            HeadedPoints(event_title(event, language), texts(event.messages.points, language))
            for event in events.values()
        ],
        "duties": [
            HeadedPoints(words.of_plan(plan), texts(each.duties.points, language))
            for plan, each in concerned.in_plans
            if each.duties.points
        ],
    }
    values = {
        "title": f"{name} – {issuers}" if issuers else name,
        "heading": name,
        "kicker": issuers,
        "plans": [plan.title.in_(language.code) for plan in plans],
        "day": _made_for(words),
        "addresses": [words.address(feed, "../", base_url)],
        "none_on": [] if shown["active"] else words.none_on(found.windows),
        "past": [entry for _day, entry in sorted(past, key=lambda pair: pair[0])],
        "density": density_for((sum(map(lines_of, shown.values())) + sum(map(lines_of, points.values()))) / 2),
    }
    return laid_out("site/unit.html", "../", language, {**shown, **points, **values})


def _made_for(words: PageWords) -> str:
    return words.language.gettext("This page is made for {date}.").format(date=on_weekday(words.on, words.language))


def _issuers(plans: Iterable[Plan], language: Language) -> str:
    """The offices whose plans they are."""
    return "; ".join(dict.fromkeys(plan.issuer.in_(language.code) for plan in plans if plan.issuer))
