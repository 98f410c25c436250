"""Windows, deadlines and activities as people read them: their status on a day, their days, and why they have them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tamduong_cli.dates.wording import lunar_cell, numeric, numeric_span, written
from tamduong_cli.language import N_, Language
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Status, Window
from tamduong_cli.schedule.wording import how_often, title, why, why_due
from tamduong_cli.views.listing import Cell, Listing
from tamduong_cli.views.screen import Screen

if TYPE_CHECKING:
    from tamduong_cli.dates.lunar import Lunar
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.deadlines import Due

DEADLINE = N_("deadline")
STATUS: dict[Status, str] = {"past": N_("over"), "active": N_("on now"), "upcoming": N_("to come")}


def listing(found: Schedule, on: datetime.date, language: Language, screen: Screen | None = None) -> Listing:
    """One row a window, deadline and activity; with a screen, a window's progress is drawn as a bar too.

    The plan, the kind, the lunar date and the units are columns only where there is something to tell apart.
    """
    _ = language.gettext
    headings = [_("Plan"), _("Kind"), _("Id"), _("Status"), _("Event"), _("Anniversary"), _("Lunar date")]
    headings += [_("First day"), _("Last day"), _("Days"), _("Day"), *([_("Progress")] if screen else [])]
    headings += [_("When"), _("Why"), _("Source"), _("Units")]
    several_plans = len(found.plans) > 1
    several_kinds = bool(found.deadlines or found.activities)
    rows: list[tuple[Cell, ...]] = []

    def add(item: Window | Due | Series, kind: str, id: str, *cells: Cell) -> None:
        plan = item.plan.id if several_plans else None
        status = _(STATUS[item.status(on)])
        if kind == DEADLINE and item.status(on) == "active":
            status = _("due today")
        units = "; ".join(unit.name.in_(language.code) for unit in item.units) if item.audience is not None else None
        rows.append((plan, _(kind) if several_kinds else None, id, status, title(item, language), *cells, units))

    for window in found.windows:
        date, day = window.event.date, window.day(on)
        known = date and (date.day or language.said(numeric_span(date.span) if date.lunar else written(date)))
        lunar = " – ".join(language.said(lunar_cell(each)) for each in _lunars(window))
        drawn = [screen.bar(day, window.days) if day else ""] if screen else []
        span = (window.first, window.last, window.days, day)
        why_so = language.render(why(window))
        cells = (known, lunar, *span, *drawn, when(window, on, language), why_so, window.rule.ref)
        add(window, N_("campaign"), window.event.id, *cells)
    empty: list[Cell] = [None] * (2 if screen else 1)
    for item in found.deadlines:
        own = item.deadline.date
        lunar = language.said(lunar_cell(own.lunar)) if own and own.lunar else ""
        cells = (
            None,
            lunar,
            item.day,
            item.day,
            None,
            *empty,
            when_due(item, on, language),
            language.render(why_due(item)),
            item.deadline.ref,
        )
        add(item, DEADLINE, item.deadline.id, *cells)
    for series in found.activities:
        first, last = (series.days[0], series.days[-1]) if series.days else (None, None)
        cells = (
            None,
            None,
            first,
            last,
            len(series.days),
            *empty,
            when_next(series, on, language),
            language.render(how_often(series)),
            series.activity.ref,
        )
        add(series, N_("activity"), series.activity.id, *cells)
    return Listing(tuple(headings), tuple(rows)).without_empty(_("Plan"), _("Kind"), _("Lunar date"), _("Units"))


def _lunars(window: Window) -> list[Lunar]:
    """The lunar date of the event, else of the window, where one is written."""
    date, (first, last) = window.event.date, window.ends
    if date and date.lunar:
        return [date.lunar]
    dates = [first] if first.span == last.span else [first.first_day, last.last_day]
    return [date.lunar for date in dates if date.lunar]


def when(window: Window, on: datetime.date, language: Language) -> str:
    """How far the day is from the window's end or beginning."""
    left, until = window.days_left(on), window.days_until(on)
    if left == 0:
        return language.gettext("last day")
    if left is not None:
        return language.ngettext("{n} day left", "{n} days left", left).format(n=left)
    return _in_days(until, language) if until is not None else _ago(window.last, on, language)


def when_due(item: Due, on: datetime.date, language: Language) -> str:
    """How far the day is from the deadline."""
    until = item.days_until(on)
    if until == 0:
        return language.gettext("due today")
    return _in_days(until, language) if until is not None else _ago(item.day, on, language)


def when_next(series: Series, on: datetime.date, language: Language) -> str:
    """On which day the activity happens next, seen from a day; nothing once it is over."""
    day = series.next_day(on)
    if day == on:
        return language.gettext("today")
    return language.gettext("next on {date}").format(date=numeric(day)) if day else ""


def _in_days(n: int, language: Language) -> str:
    return language.ngettext("in {n} day", "in {n} days", n).format(n=n)


def _ago(day: datetime.date, on: datetime.date, language: Language) -> str:
    n = (on - day).days
    return language.ngettext("{n} day ago", "{n} days ago", n).format(n=n)
