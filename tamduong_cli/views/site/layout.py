"""The layout that all pages of a site have: its policy, which allows the page's own style alone, and its headings."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tamduong_cli import resources
from tamduong_cli.language import Language
from tamduong_cli.schedule.phrases import capital
from tamduong_cli.views.templates import of_program
from tamduong_cli.views.window_rows import STATUS

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Status

GENERATOR = '<meta name="generator" content="plan">'
"""The line by which a page is known as one of these."""

_POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src "
POLICY = _POLICY + "'unsafe-inline'; frame-ancestors 'none'"
"""The Content-Security-Policy for a server to send; that in each page allows the page's own style alone."""


def laid_out(template: str, root: str, language: Language, values: Mapping[str, object]) -> str:
    """A page in the layout of all, whose style its own policy allows by its hash (CSP Level 3, 2.3.1)."""
    style = resources.text("templates/site/style.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    layout = {
        "language": language.code,
        "generator": GENERATOR,
        "policy": f"{_POLICY}'sha256-{digest}'",
        "style": style,
        "root": root,
        "density": "roomy",
        "words": _headings(language),
    }
    return of_program(template, language, {**layout, **values})


def _headings(language: Language) -> dict[str, str]:
    """What parts of pages are called, and what is said on each."""
    _ = language.gettext
    statuses: tuple[Status, ...] = ("active", "upcoming", "past")
    on_now, to_come, over = (capital(_(STATUS[status])) for status in statuses)
    return {
        "skip": _("Skip to the content"),
        "whole": _("The whole plan"),
        "on_now": on_now,
        "to_come": to_come,
        "over": over,
        "units": _("Units"),
        "timeline": _("The plan over the months"),
        "deadlines": _("Deadlines"),
        "activities": _("Activities"),
        "messages": _("Messages"),
        "duties": _("Duties of the unit"),
        "both_days": _("The first and the last day of a campaign are both part of it."),
        "subscribe": _("Subscribe to the calendar"),
        "follows": _("A subscribed calendar keeps up with the plan by itself."),
        "camera": _("Point a phone's camera at the code; on Android, the app ICSx⁵ must be there."),
        "apple": _("Subscribe on iPhone, iPad, Mac"),
        "elsewhere": _("Android, Google Calendar, Outlook"),
        "paste": _(
            "In Google Calendar on a computer choose “Other calendars”, “From URL”; in Outlook “Add calendar”, "
            "“Subscribe from web”. Then paste this address:"
        ),
        "paste_link": _(
            "Copy the address of the link below. In Google Calendar on a computer choose “Other calendars”, "
            "“From URL”; in Outlook “Add calendar”, “Subscribe from web”; on an iPhone, in Calendar, “Add Calendar”, "
            "“Add Subscription Calendar”. Then paste it."
        ),
        "download": _("Download the calendar file"),
        "does_not_follow": _("A downloaded file does not keep up with the plan."),
    }
