"""Windows, deadlines and activities as rows: their status on a day, their days, and why they have them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tamduong_cli.dates.figures import numeric_span
from tamduong_cli.dates.wording import lunar_cell, written
from tamduong_cli.language import N_, Language
from tamduong_cli.plan.model import Event
from tamduong_cli.schedule.details import details
from tamduong_cli.schedule.details import headings as headings_of_details
from tamduong_cli.schedule.phrases import kind_of_window, title
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window
from tamduong_cli.views.listing import Cell, Listing
from tamduong_cli.views.screen import Screen

if TYPE_CHECKING:
    from tamduong_cli.dates.lunar import Lunar
    from tamduong_cli.schedule.dated import Dated, DatedKind, Status

STATUS: dict[Status, str] = {"past": N_("over"), "active": N_("on now"), "upcoming": N_("to come")}

KINDS: dict[DatedKind, str] = {
    "window": N_("campaign"),
    "date": N_("date"),
    "deadline": N_("deadline"),
    "activity": N_("activity"),
}


def listing(found: Schedule, on: datetime.date, language: Language, screen: Screen | None = None) -> Listing:
    """One row a window, deadline and activity; with a screen, a window's progress is drawn as a bar too.

    The plan, the kind, the lunar date and what else is said are columns only where there is something to tell apart.
    """
    _ = language.gettext
    said = headings_of_details(language)
    headings = [_("Plan"), _("Kind"), _("Id"), _("Status"), _("Event"), _("Anniversary"), _("Lunar date")]
    headings += [_("First day"), _("Last day"), _("Days"), _("Day"), *([_("Progress")] if screen else [])]
    headings += [_("When"), _("Why"), _("Source"), *said.values()]
    several_plans = len(found.plans) > 1
    several_kinds = bool(found.lone_days or found.deadlines or found.activities)
    rows: list[tuple[Cell, ...]] = []
    for item in found.items:
        when = item.when(on)
        texts = {each.key: each.text for each in details(item, language)}
        window = item if isinstance(item, Window) else None
        day = window and window.day(on)
        progress = [screen.bar(day, window.days) if window and day else "" if window else None] if screen else []
        rows.append(
            (
                item.plan.id if several_plans else None,
                kind(item, language) if several_kinds else None,
                item.id,
                status(item, on, language),
                title(item, language),
                _date(item.event, language) if item.event and item.kind in ("window", "date") else None,
                " – ".join(language.said(lunar_cell(each)) for each in _lunars(item)),
                item.first,
                item.last,
                item.length,
                day,
                *progress,
                language.render(when) if when else None,
                language.render(item.why()),
                item.record.ref,
                *(texts.get(key) for key in said),
            )
        )
    found_rows = Listing(_("Schedule"), tuple(headings), tuple(rows))
    return found_rows.without_empty(_("Plan"), _("Kind"), _("Lunar date"), *said.values())


def brief(window: Window, on: datetime.date, language: Language) -> str:
    """A window in a line: its title, its days, and how far the day is from it."""
    days, when = language.said(window.written()), language.render(window.when(on))
    return f"{title(window, language, short=True)}, {days} ({when})"


def how_many_are_on(windows: Iterable[Window], on: datetime.date, language: Language) -> str:
    """How many campaigns are on, or that none is."""
    active = sum(window.status(on) == "active" for window in windows)
    if not active:
        return language.gettext("no campaign is on")
    return language.ngettext("{n} campaign is on", "{n} campaigns are on", active).format(n=active)


def kind(item: Dated, language: Language) -> str:
    """What kind of thing it is; of a window in the plan's own word, where it has one."""
    if not isinstance(item, Window):
        return language.gettext(KINDS[item.kind])
    word = kind_of_window(item, language)
    return word or language.for_window(word).gettext(KINDS[item.kind])


def status(item: Dated, on: datetime.date, language: Language) -> str:
    """What the day is to it, in a word."""
    status = item.status(on)
    if item.kind == "deadline" and status == "active":
        return language.gettext("due today")
    return language.gettext(STATUS[status])


def _date(event: Event, language: Language) -> Cell:
    """The event's date, to what is known of it; its lunar date has a column of its own."""
    date = event.date
    return date and (date.day or language.said(numeric_span(date.span) if date.lunar else written(date)))


def _lunars(item: Dated) -> list[Lunar]:
    """The lunar date of the event of a window or a day, else of what it is itself, where one is written."""
    if item.kind == "activity":
        return []
    if item.kind in ("window", "date") and item.event and item.event.date and item.event.date.lunar:
        return [lunar for lunar in (item.event.date.lunar, item.event.date.lunar_end) if lunar]
    first, last = item.dates[0], item.dates[-1]
    ends = [first] if first.span == last.span else [first.first_day, last.last_day]
    return [date.lunar for date in ends if date.lunar]
