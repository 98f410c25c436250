"""The changes in the calendars of a site, as it tells them."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from urllib.parse import quote

from tamduong_cli.calendars.contents import IDENTITY
from tamduong_cli.calendars.identities import NAMESPACE
from tamduong_cli.calendars.updating import EventChange, Update
from tamduong_cli.dates.figures import numeric_span
from tamduong_cli.dates.span import Span
from tamduong_cli.language import N_, Language
from tamduong_cli.schedule.phrases import capital, issuers
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.views.site.news import About, Link, News, feed

_NEW, _MOVED, _CHANGED = N_("new"), N_("moved"), N_("changed")


def changes(
    update: Update,
    before: bytes,
    schedule: Schedule,
    path: str,
    page: str,
    base_url: str | None,
    language: Language,
) -> str:
    """The feed at a path, with what changed in a calendar and what it told before; `page` is about the calendar.

    Both are paths from the root of the site, whose address is `base_url`, None where it is not known.
    """
    calendar = update.calendar
    links = [Link("alternate", "text/html", (base_url or "../") + quote(page))]
    if base_url:
        links.append(Link("self", "application/atom+xml", base_url + quote(path)))
    since = min(plan.stamp for plan in schedule.plans)
    about = About(
        _urn(f"{path}//{'+'.join(calendar.values(IDENTITY))}"),
        language.gettext("Changes: {name}").format(name=calendar.name),
        issuers(schedule.plans, language) or calendar.name,
        _moment(datetime.datetime.combine(since, datetime.time())),
        tuple(links),
    )
    return feed(about, _news(update, language), before, language)


def _news(update: Update, language: Language) -> Iterator[News]:
    """What came, moved, changed, left or came back, each with its days; what is only written anew is no news."""
    for change in update.changes:
        if change.way in ("added", "changed", "restored", "cancelled"):
            yield _told(change, language)


def _told(change: EventChange, language: Language) -> News:
    _ = language.gettext
    event, before = change.event, change.before
    text, title = numeric_span(Span(*event.days)), event.summary
    if change.way != "cancelled":  # which its summary says
        word = _CHANGED if change.way == "changed" else _NEW
        if before and change.way == "changed" and before.days != event.days:
            word = _MOVED
            old = numeric_span(Span(*before.days))
            text = _("{what}: {new} (before: {old})").format(what=capital(_("days")), new=text, old=old)
        title = f"{capital(_(word))}: {title}"
    return News(
        _urn(f"{event.uid}//{event.sequence}//{_moment(event.modified)}"),
        " ".join(title.split()),
        _moment(event.modified),
        text,
    )


def _urn(of: str) -> str:
    return uuid.uuid5(NAMESPACE, of).urn


def _moment(when: datetime.datetime) -> str:
    """A moment in UTC as RFC 3339 has it."""
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"
