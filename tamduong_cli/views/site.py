"""The pages of a site: one for the whole plan and one for each unit, with what is on, what comes, and the calendar.

They are files for any web server, or none: links are relative, nothing is fetched, and no page has a script.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import date_in_words, ends_in_words, on_weekday
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan, Text, Unit
from tamduong_cli.schedule.dated import Status
from tamduong_cli.schedule.details import details
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.timeline import timeline
from tamduong_cli.schedule.windows import Window
from tamduong_cli.schedule.wording import event_title, title
from tamduong_cli.views import qr
from tamduong_cli.views.templates import TEMPLATES, of_program
from tamduong_cli.views.timeline_svg import part_of_page
from tamduong_cli.views.windows import STATUS

if TYPE_CHECKING:
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.deadlines import Due

GENERATOR = '<meta name="generator" content="plan">'
"""The line by which a page is known as one of these."""

INDEX = "index.html"

_POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src "
POLICY = _POLICY + "'unsafe-inline'; frame-ancestors 'none'"
"""The Content-Security-Policy for a server to send; that in each page allows the page's own style alone."""

_STATUSES: tuple[Status, Status, Status] = ("active", "upcoming", "past")
_SOON = 4
"""How many campaigns that are to come the page of the plan names."""
_WEEKS = datetime.timedelta(weeks=6)
"""How far ahead it names deadlines."""


def path_of(unit: str) -> str:
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
    words = _Words(schedule, on, language)
    in_plans: dict[str, list[tuple[Plan, Unit]]] = {}
    for plan in schedule.plans:
        for unit in plan.units:
            in_plans.setdefault(unit.id, []).append((plan, unit))
    units = [_Concerned(tuple(pairs), schedule.of_unit(pairs[0][1])) for pairs in in_plans.values()]
    found = {INDEX: _index(schedule, words, units, feeds_of_plans, base_url)}
    for concerned in units:
        id = concerned.unit.id
        found[path_of(id)] = _of_unit(concerned, words, feeds_of_units[id], base_url)
    return found


class _Concerned(NamedTuple):
    """A unit as each plan has it, and what of the schedule concerns it."""

    in_plans: tuple[tuple[Plan, Unit], ...]
    schedule: Schedule

    @property
    def unit(self) -> Unit:
        return self.in_plans[0][1]


def gone(unit: str, schedule: Schedule, language: Language) -> str:
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
    return _page("site-gone.html", "../", language, values)


# what pages say


class Address(NamedTuple):
    """Where a calendar is: the path of its file from the page, and, where the site's own is known, its addresses."""

    heading: str
    """Whose calendar it is, where a page has several."""
    file: str
    http: str = ""
    webcal: str = ""
    """The address that calendar programs open by subscribing."""
    code: str = ""
    """It as a QR code."""
    code_label: str = ""


class Strip(NamedTuple):
    """The days of a campaign side by side, in percent of its length: those gone by, today, and the anniversary."""

    gone: str
    day: str
    date: str | None
    days: int | None
    """How many there are to be told apart; None where there is no room for each."""


class Figures(NamedTuple):
    """A day in figures, the year apart: 17/04 and 2024."""

    day: str
    year: str
    iso: str


class Entry(NamedTuple):
    """Something that has days, in words."""

    title: str
    status: Status
    when: str
    """How far it is from the day of the page."""
    lines: tuple[str, ...]
    kind: str = ""
    figures: Figures | None = None
    """The day it is on, or begins."""
    which: str = ""
    """Which day of how many it is."""
    strip: Strip | None = None


class Points(NamedTuple):
    """Short texts under a heading, which is empty where it would say nothing."""

    heading: str
    texts: tuple[str, ...]


class UnitLink(NamedTuple):
    """A unit of the plan, and how many campaigns it has on and to come."""

    name: str
    path: str
    counts: str


class _Words:
    """How things are said in one language, seen from one day; with several plans, whose they are."""

    def __init__(self, schedule: Schedule, on: datetime.date, language: Language) -> None:
        self.on, self.language = on, language
        self._several = len(schedule.plans) > 1
        issuers = [plan.issuer.in_(language.code) if plan.issuer else "" for plan in schedule.plans]
        distinct = all(issuers) and len(set(issuers)) == len(issuers)
        self._plans = {
            plan.id: issuer if distinct else plan.title.in_(language.code)
            for plan, issuer in zip(schedule.plans, issuers, strict=True)
        }

    def of_plan(self, plan: Plan) -> str:
        """The plan's name, where there are several."""
        return self._plans[plan.id] if self._several else ""

    def texts(self, points: Iterable[Text]) -> tuple[str, ...]:
        return tuple(point.in_(self.language.code) for point in points)

    def window(self, window: Window, of: Unit | None) -> Entry:
        """A campaign; one that is on has its days drawn."""
        _ = self.language.gettext
        status, day = window.status(self.on), window.day(self.on)
        lines = [self._days(window)]
        if date := window.event.date:
            label = _("Anniversary: {date}") if window.event.origin else _("Date: {date}")
            lines.append(label.format(date=date_in_words(date, self.language)))
        return Entry(
            title(window, self.language),
            status,
            self.language.render(window.when(self.on)),
            (*lines, *self._about(window, of)),
            kind=_("campaign"),
            figures=_figures(window.first),
            which=_("day {day} of {days}").format(day=day, days=window.days) if day else "",
            strip=_strip(window, day) if day and window.days > 1 else None,
        )

    def _days(self, window: Window) -> str:
        days = ends_in_words(*window.ends, self.language)
        text = self.language.ngettext("{span}, {n} day", "{span}, {n} days", window.days)
        return _capital(text.format(span=days, n=window.days) if window.days > 1 else days)

    def deadline(self, item: Due, of: Unit | None) -> Entry:
        """A deadline, with why it is on its day where it counts from an event."""
        lines = [_capital(date_in_words(item.date, self.language))]
        lines += [] if item.deadline.date else [_capital(self.language.render(item.why()))]
        return Entry(
            title(item, self.language),
            item.status(self.on),
            self.language.render(item.when(self.on)),
            (*lines, *self._about(item, of)),
            kind=self.language.gettext("deadline"),
            figures=_figures(item.day),
        )

    def activity(self, series: Series, day: datetime.date, of: Unit) -> Entry:
        """An activity that is not over, and the next day on which it happens."""
        event, when = event_title(series.window.event, self.language), series.when(self.on)
        return Entry(
            title(series, self.language),
            series.status(self.on),
            self.language.render(when) if when else "",
            (_capital(self.language.render(series.why())), event, *self._about(series, of)),
            figures=_figures(day),
        )

    def past(self, item: Window | Due, of: Unit) -> Entry:
        """What is over, in one line."""
        days, ago = self.language.said(item.written()), self.language.render(item.when(self.on))
        return Entry(title(item, self.language), "past", ago, (days, *self._about(item, of)))

    def _about(self, item: Window | Due | Series, of: Unit | None) -> Iterator[str]:
        """Whose it is, and for whom, where the plan says so and it is not for the page's unit alone."""
        yield from (each.line for each in details(item, self.language, [of.id] if of else []))
        if self._several:
            yield self.of_plan(item.plan)

    def none_on(self, windows: Sequence[Window]) -> list[str]:
        """That no campaign is on, and which was the last one and is the next."""
        _ = self.language.gettext
        lines = [_("{days}: no campaign.").format(days=_capital(on_weekday(self.on, self.language)))]
        past = [window for window in windows if window.status(self.on) == "past"]
        coming = [window for window in windows if window.status(self.on) == "upcoming"]
        if past:
            lines.append(_("The last one: {window}").format(window=self._brief(max(past, key=lambda w: w.last))))
        if coming:
            lines.append(_("The next one: {window}").format(window=self._brief(coming[0])))
        elif past:
            lines.append(_("The next one: none is left in this plan."))
        return lines

    def _brief(self, window: Window) -> str:
        days, when = self.language.said(window.written()), self.language.render(window.when(self.on))
        return f"{title(window, self.language)}, {days} ({when})"

    def address(self, path: str, root: str, base_url: str | None, heading: str = "") -> Address:
        """Where a calendar is, seen from a page whose way to the root of the site is `root`."""
        file = root + quote(path)
        if base_url is None:
            return Address(heading, file)
        http = base_url + quote(path)
        webcal = "webcal://" + http.partition("://")[2]
        label = self.language.gettext("QR code of {address}").format(address=webcal)
        return Address(heading, file, http, webcal, qr.svg(webcal), label)


def _figures(day: datetime.date) -> Figures:
    return Figures(f"{day.day:02}/{day.month:02}", f"{day.year}", day.isoformat())


_TOLD_APART = 62
"""The most days of a campaign that are drawn one by one."""


def _strip(window: Window, day: int) -> Strip:
    date = window.event.date and window.event.date.day

    def percent(days: float) -> str:
        return f"{days / window.days * 100:.2f}%"

    return Strip(
        percent(day - 1),
        percent(1),
        percent((date - window.first).days + 0.5) if date and window.span.holds(date) else None,
        window.days if window.days <= _TOLD_APART else None,
    )


# the pages


def _index(
    schedule: Schedule,
    words: _Words,
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
    dated += [(item.day, words.deadline(item, None)) for item in schedule.deadlines if soon.holds(item.day)]
    coming = [entry for _day, entry in sorted(dated, key=lambda pair: pair[0])]
    active = [words.window(window, None) for window in schedule.windows if window.status(on) == "active"]
    links = []
    for concerned in units:
        statuses = [window.status(on) for window in concerned.schedule.windows]
        counts = [(statuses.count(status), STATUS[status]) for status in _STATUSES[:2]]
        text = " · ".join(f"{n} {_(status)}" for n, status in counts if n) or _("no campaign is on")
        links.append(UnitLink(concerned.unit.name.in_(language.code), path_of(concerned.unit.id), text))
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
        "none_on": [] if active else words.none_on(schedule.windows),
        "coming": coming,
        "units": links,
        "timeline": "" if shown.is_empty else part_of_page(shown, language),
        "density": _density(_lines(active) / 2 + _lines(coming)),
        "sheet": not several and len(shown.rows) <= _ROWS,
    }
    return _page("site-index.html", "", language, values)


def _of_unit(concerned: _Concerned, words: _Words, feed: str, base_url: str | None) -> str:
    language, on = words.language, words.on
    unit, found = concerned.unit, concerned.schedule
    plans = [plan for plan, _unit in concerned.in_plans]
    issuers = _issuers(plans, language)
    active = [window for window in found.windows if window.status(on) == "active"]
    events = {(window.plan.id, window.event.id): window for window in active if window.event.messages.points}
    name = unit.name.in_(language.code)
    past: list[tuple[datetime.date, Entry]] = [
        (window.last, words.past(window, unit)) for window in found.windows if window.status(on) == "past"
    ]
    past += [(item.day, words.past(item, unit)) for item in found.deadlines if item.status(on) == "past"]
    happening = [(day, series) for series in found.activities if (day := series.next_day(on))]
    shown: dict[str, list[Entry]] = {
        "active": [words.window(window, unit) for window in active],
        "coming": [words.window(window, unit) for window in found.windows if window.status(on) == "upcoming"],
        "deadlines": [words.deadline(item, unit) for item in found.deadlines if item.status(on) != "past"],
        "activities": [
            words.activity(series, day, unit) for day, series in sorted(happening, key=lambda pair: pair[0])
        ],
    }
    points = {
        "messages": [
            Points(event_title(window.event, language), words.texts(window.event.messages.points))
            for window in events.values()
        ],
        "duties": [
            Points(words.of_plan(plan), words.texts(each.duties.points))
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
        "none_on": [] if active else words.none_on(found.windows),
        "past": [entry for _day, entry in sorted(past, key=lambda pair: pair[0])],
        "density": _density((sum(map(_lines, shown.values())) + sum(map(_lines, points.values()))) / 2),
    }
    return _page("site-unit.html", "../", language, {**shown, **points, **values})


def _page(template: str, root: str, language: Language, values: Mapping[str, object]) -> str:
    """A page in the layout of all, whose style its own policy allows by its hash (CSP Level 3, 2.3.1)."""
    with open(os.path.join(TEMPLATES, "site.css"), encoding="utf-8") as file:
        style = file.read()
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
    on_now, to_come, over = (_capital(_(STATUS[status])) for status in _STATUSES)
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


def _made_for(words: _Words) -> str:
    return words.language.gettext("This page is made for {date}.").format(date=on_weekday(words.on, words.language))


def _issuers(plans: Iterable[Plan], language: Language) -> str:
    """The offices whose plans they are."""
    return "; ".join(dict.fromkeys(plan.issuer.in_(language.code) for plan in plans if plan.issuer))


# how much there is


_LETTERS = 42
"""How many letters a line has in one of the two columns."""
_DENSITIES = ((23.0, "roomy"), (38.0, "close"))
"""How many lines a sheet of A4 has room for with each; there are more with the last, dense."""
_ROWS = 14
"""The most rows of a timeline that can be read on a part of a sheet."""


def _density(lines: float) -> str:
    """How close the lines of a page have to stand for one sheet."""
    return next((density for most, density in _DENSITIES if lines <= most), "dense")


def _lines(parts: Sequence[Entry] | Sequence[Points]) -> int:
    """About how many lines they have in one column."""
    return sum(
        len(text) // _LETTERS + 1
        for part in parts
        for text in (part[0], *(part.lines if isinstance(part, Entry) else part.texts))
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
