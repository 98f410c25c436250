"""Windows as people read them: their status on a day, their days, and why they have them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tamduong_cli.language import N_, Language
from tamduong_cli.schedule.derivation import why
from tamduong_cli.schedule.windows import Status, Window
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
