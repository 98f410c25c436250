"""Windows as people read them: their status on a day, their days, and why they have them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tamduong_cli.language import N_, Language
from tamduong_cli.schedule.derivation import why
from tamduong_cli.schedule.windows import Schedule, Status, Window
from tamduong_cli.views.listing import Listing
from tamduong_cli.views.screen import Screen

STATUS: dict[Status, str] = {"past": N_("over"), "active": N_("on now"), "upcoming": N_("to come")}


def listing(windows: Sequence[Window], on: datetime.date, language: Language, screen: Screen | None = None) -> Listing:
    """One row a window; with a screen, its progress is drawn as a bar too."""
    _ = language.gettext
    headings = [_("Id"), _("Status"), _("Event"), _("Anniversary"), _("First day"), _("Last day"), _("Days")]
    headings += [_("Day"), *([_("Progress")] if screen else []), _("When"), _("Why"), _("Source")]
    rows = []
    for window in windows:
        day = window.day(on)
        drawn = [screen.bar(day, window.days) if day else ""] if screen else []
        rows.append(
            (
                window.event.id,
                _(STATUS[window.status(on)]),
                window.event.summary.in_(language.code),
                window.event.date,
                window.first,
                window.last,
                window.days,
                day,
                *drawn,
                when(window, on, language),
                language.render(why(window)),
                window.rule.ref,
            )
        )
    return Listing(tuple(headings), tuple(rows))


def when(window: Window, on: datetime.date, language: Language) -> str:
    """How far the day is from the window's end or beginning."""
    left, until = window.days_left(on), window.days_until(on)
    if left == 0:
        return language.gettext("last day")
    if left is not None:
        return language.ngettext("{n} day left", "{n} days left", left).format(n=left)
    if until is not None:
        return language.ngettext("in {n} day", "in {n} days", until).format(n=until)
    ago = (on - window.last).days
    return language.ngettext("{n} day ago", "{n} days ago", ago).format(n=ago)


def records(schedule: Schedule, windows: Sequence[Window], on: datetime.date, language: Language) -> dict[str, object]:
    """The windows as the stable JSON."""
    return {
        "plan": schedule.plan.id,
        "on": on.isoformat(),
        "windows": [record(window, on, language) for window in windows],
    }


def record(window: Window, on: datetime.date, language: Language) -> dict[str, object]:
    """One window: ISO 8601 days, null for what there is not."""
    return {
        "event": window.event.id,
        "name": None,
        "summary": window.event.summary.in_(language.code),
        "date": window.event.date and window.event.date.isoformat(),
        "first": window.first.isoformat(),
        "last": window.last.isoformat(),
        "days": window.days,
        "status": window.status(on),
        "day": window.day(on),
        "days_left": window.days_left(on),
        "days_until": window.days_until(on),
        "basis": window.basis,
        "ref": window.rule.ref,
        "units": [unit.id for unit in window.units],
    }
