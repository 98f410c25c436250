"""The layout that all pages of a site have: its policy, which allows their own style and script alone, its headings."""

from __future__ import annotations

import base64
import datetime
import functools
import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from tamduong_cli import resources
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.wording import on_weekday
from tamduong_cli.language import Language
from tamduong_cli.schedule.phrases import capital
from tamduong_cli.views.site.subscribing import GOOGLE
from tamduong_cli.views.templates import of_program
from tamduong_cli.views.window_rows import STATUS

GENERATOR = '<meta name="generator" content="plan">'
"""The line by which a page is known as one of these."""


@functools.cache
def policy() -> str:
    """The Content-Security-Policy of each page, which allows its own style and script by their hashes alone.

    CSP Level 3, 2.3.1. A server sends it with FRAMED_BY_NONE, which a page cannot say of itself.
    """
    style, script = (_hash(resources.text(f"templates/site/{name}")) for name in ("style.css", "script.js"))
    return (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src '{style}'; script-src '{script}'"
    )


FRAMED_BY_NONE = "; frame-ancestors 'none'"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def laid_out(
    template: str, root: str, on: datetime.date | None, language: Language, values: Mapping[str, object]
) -> str:
    """A page in the layout of all, made for a day, or for none in particular."""
    layout = {
        "language": language.code,
        "generator": GENERATOR,
        "policy": policy(),
        "style": resources.text("templates/site/style.css"),
        "script": resources.text("templates/site/script.js"),
        "root": root,
        "made": _made(on, language) if on else None,
        "subscriptions": (),
        "changes": (),
        "code": None,
        "google": GOOGLE,
        "words": _headings(language),
    }
    return of_program(template, {**layout, **values})


class _Made(NamedTuple):
    """The day that a page is made for, and what is said of it."""

    date: datetime.date
    iso: str
    told: str
    short: str
    as_of: str
    old: str


def _made(on: datetime.date, language: Language) -> _Made:
    _ = language.gettext
    date, figures = on_weekday(on, language), numeric(on)
    return _Made(
        on,
        on.isoformat(),
        _("This page is made for {date}.").format(date=date),
        _("made on {date}").format(date=figures),
        _("as of {date}").format(date=figures),
        _("This page was made on {date} and has not been made again since: the plan may have changed.").format(
            date=date
        ),
    )


def _headings(language: Language) -> dict[str, str]:
    """What parts of pages are called, and what is said on each."""
    _ = language.gettext
    statuses = {status: _(word) for status, word in STATUS.items()}
    return {
        "skip": _("Skip to the content"),
        "whole": _("The whole plan"),
        "week": _("This week"),
        "that_week": _("From an earlier week"),
        "today": _("Today"),
        "nothing_today": _("Nothing begins, ends, is held or is due today."),
        "on_now": capital(statuses["active"]),
        "is_on": statuses["active"],
        "over": capital(statuses["past"]),
        "messages": _("Messages"),
        "more": _("More"),
        "doing": _("What the unit does"),
        "coming": _("The next four weeks"),
        "goes_on": _("Goes on"),
        "later": _("After that"),
        "day": _("On"),
        "what": _("What"),
        "units": _("Units"),
        "timeline": _("The plan over the months"),
        "both_days": _("The first and the last day of a campaign are both part of it."),
        "subscribe": _("Put the calendar on the phone"),
        "follows": _("A subscribed calendar keeps up with the plan by itself."),
        "camera": _("Point a phone's camera at the code: it opens this page, and there the calendar."),
        "no_code": _("Open this page on the phone:"),
        "apple": _("iPhone, iPad"),
        "android": _("Android (ICSx⁵)"),
        "no_icsx": _(
            "Android asks for the free app ICSx⁵ (Google Play, F-Droid); where it is missing, install it and press "
            "the button again."
        ),
        "google_on_phone": _("Google Calendar takes an address on a computer only: open this page there."),
        "in_zalo": _("Zalo's own browser opens no calendar: in its menu ⋯ choose to open the page in the browser."),
        "paste": _("Copy this address, and paste it where the calendar program asks for it:"),
        "copy": _("Copy the address"),
        "copied": _("Copied"),
        "pass_on": _("To pass it on in a group, such as on Zalo:"),
        "copy_text": _("Copy the text"),
        "google": _("Google Calendar: From URL"),
        "outlook": _("Outlook on the web"),
        "mac": _("Calendar on a Mac"),
        "paste_link": _(
            "Copy the address of the link below. In Google Calendar on a computer choose “Other calendars”, "
            "“From URL”; in Outlook “Add calendar”, “Subscribe from web”; on an iPhone, in Calendar, “Add Calendar”, "
            "“Add Subscription Calendar”. Then paste it."
        ),
        "download": _("Download the calendar file"),
        "does_not_follow": _("A downloaded file does not keep up with the plan."),
    }
