"""The ways from a page to a phone: the addresses of its calendars as programs open them, and its own as a code."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from tamduong_cli.language import Language
from tamduong_cli.views import qr

GOOGLE = "https://calendar.google.com/calendar/u/0/r/settings/addbyurl"
"""Where Google Calendar takes an address, on a computer; its app takes none."""
ANDROID = "android"
"""The part of a page that helps where ICSx⁵ is missing."""


class Subscription(NamedTuple):
    """Where a calendar is: the path of its file from the page, and, where the site's own is known, its addresses."""

    heading: str
    """Whose calendar it is, where a page has several."""
    file: str
    http: str = ""
    webcal: str = ""
    """The address that an iPhone, an iPad or a Mac opens by subscribing."""
    android: str = ""
    """That which Chrome opens in ICSx⁵, or, where that is missing, in the page's own help."""
    outlook: str = ""
    """That of Outlook on the web, which asks whether to subscribe."""


class PageCode(NamedTuple):
    """The page's own address, for whoever stands before it on a wall."""

    address: str
    svg: str
    """It as a QR code; empty where it is too long for one."""
    label: str
    message: str
    """What to write to a group of people who are to subscribe."""


def subscription(path: str, page: str, root: str, base_url: str | None, title: str, heading: str = "") -> Subscription:
    """A calendar by its path, seen from a page, whose way to the root of the site is `root`; `title` is its name.

    ICSx⁵ takes `webcals` for https and `webcal` for http, and keeps ports (its manifest and AndroidUri); browsers open
    an app by an intent (Chrome's documentation of Android intents).
    """
    file = root + quote(path)
    if base_url is None:
        return Subscription(heading, file)
    http = base_url + quote(path)
    scheme, _, rest = http.partition("://")
    help = quote(f"{base_url}{quote(page)}#{ANDROID}", safe="")
    intent = {
        "scheme": "webcals" if scheme == "https" else "webcal",
        "package": "at.bitfire.icsdroid",
        "S.title": quote(title, safe=""),
        "S.browser_fallback_url": help,
    }
    android = f"intent://{rest}#Intent;{''.join(f'{key}={value};' for key, value in intent.items())}end"
    outlook = f"https://outlook.office.com/calendar/addfromweb?url={quote(http, safe='')}&name={quote(title, safe='')}"
    return Subscription(heading, file, http, f"webcal://{rest}", android, outlook)


def page_code(page: str, name: str, base_url: str | None, language: Language) -> PageCode | None:
    """The code that leads to a page of the site, given by its path and whose it is; None where the site's address is
    not known.
    """
    if base_url is None:
        return None
    address = base_url + quote(page)
    label = language.gettext("QR code of {address}").format(address=address)
    message = language.gettext(
        "Calendar of {name}: open {address} on the phone and choose “Put the calendar on the phone”."
    )
    return PageCode(address, qr.svg(address), label, message.format(name=name, address=address))
