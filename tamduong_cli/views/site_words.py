"""What the pages of a site say of a plan: its things as entries, seen from one day, and where calendars are."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from tamduong_cli.dates.wording import date_in_words, ends_in_words, numeric, on_weekday, written, written_span
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan, Text, Unit
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Status, Window
from tamduong_cli.schedule.wording import capital, event_title, how_often, title, why_due
from tamduong_cli.views import qr
from tamduong_cli.views.windows import when, when_due, when_next

if TYPE_CHECKING:
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.deadlines import Due


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


class DayStrip(NamedTuple):
    """The days of a campaign side by side, in percent of its length: those gone by, today, and the anniversary."""

    gone: str
    day: str
    date: str | None
    days: int | None
    """How many there are to be told apart; None where there is no room for each."""


class DayInFigures(NamedTuple):
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
    figures: DayInFigures | None = None
    """The day it is on, or begins."""
    which: str = ""
    """Which day of how many it is."""
    strip: DayStrip | None = None


class HeadedPoints(NamedTuple):
    """Short texts under a heading, which is empty where it would say nothing."""

    heading: str
    texts: tuple[str, ...]


class UnitLink(NamedTuple):
    """A unit of the plan, and how many campaigns it has on and to come."""

    name: str
    path: str
    counts: str


class PageWords:
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
            when(window, self.on, self.language),
            (*lines, *self._about(window, of)),
            kind=_("campaign"),
            figures=_in_figures(window.first),
            which=_("day {day} of {days}").format(day=day, days=window.days) if day else "",
            strip=_strip(window, day) if day and window.days > 1 else None,
        )

    def _days(self, window: Window) -> str:
        days = ends_in_words(*window.ends, self.language)
        text = self.language.ngettext("{span}, {n} day", "{span}, {n} days", window.days)
        return capital(text.format(span=days, n=window.days) if window.days > 1 else days)

    def deadline(self, item: Due, of: Unit | None) -> Entry:
        """A deadline, with why it is on its day where it counts from an event."""
        date = item.deadline.date
        line = date_in_words(date, self.language) if date else on_weekday(item.day, self.language)
        lines = [capital(line), *([] if date else [capital(self.language.render(why_due(item)))])]
        return Entry(
            title(item, self.language),
            item.status(self.on),
            when_due(item, self.on, self.language),
            (*lines, *self._about(item, of)),
            kind=self.language.gettext("deadline"),
            figures=_in_figures(item.day),
        )

    def activity(self, series: Series, day: datetime.date, of: Unit) -> Entry:
        """An activity that is not over, and the next day on which it happens."""
        event = event_title(series.window.event, self.language)
        return Entry(
            title(series, self.language),
            series.status(self.on),
            when_next(series, self.on, self.language),
            (capital(self.language.render(how_often(series))), event, *self._about(series, of)),
            figures=_in_figures(day),
        )

    def past(self, item: Window | Due, of: Unit) -> Entry:
        """What is over, in one line."""
        if isinstance(item, Window):
            days, ago = self.language.said(written_span(*item.ends)), when(item, self.on, self.language)
        else:
            date, ago = item.deadline.date, when_due(item, self.on, self.language)
            days = self.language.said(written(date)) if date else numeric(item.day)
        return Entry(title(item, self.language), "past", ago, (days, *self._about(item, of)))

    def _about(self, item: Window | Due | Series, of: Unit | None) -> Iterator[str]:
        """Whose it is, and for whom, where the plan says so and it is not for the page's unit alone."""
        if item.audience is not None and {unit.id for unit in item.units} != ({of.id} if of else None):
            names = "; ".join(unit.name.in_(self.language.code) for unit in item.units)
            yield self.language.gettext("Units: {units}").format(units=names)
        if self._several:
            yield self.of_plan(item.plan)

    def none_on(self, windows: Sequence[Window]) -> list[str]:
        """That no campaign is on, and which was the last one and is the next."""
        _ = self.language.gettext
        lines = [_("{days}: no campaign.").format(days=capital(on_weekday(self.on, self.language)))]
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
        days = self.language.said(written_span(*window.ends))
        return f"{title(window, self.language)}, {days} ({when(window, self.on, self.language)})"

    def address(self, path: str, root: str, base_url: str | None, heading: str = "") -> Address:
        """Where a calendar is, seen from a page whose way to the root of the site is `root`."""
        file = root + quote(path)
        if base_url is None:
            return Address(heading, file)
        http = base_url + quote(path)
        webcal = "webcal://" + http.partition("://")[2]
        label = self.language.gettext("QR code of {address}").format(address=webcal)
        return Address(heading, file, http, webcal, qr.svg(webcal), label)


def _in_figures(day: datetime.date) -> DayInFigures:
    return DayInFigures(f"{day.day:02}/{day.month:02}", f"{day.year}", day.isoformat())


_TOLD_APART = 62
"""The most days of a campaign that are drawn one by one."""


def _strip(window: Window, day: int) -> DayStrip:
    date = window.event.date and window.event.date.day

    def percent(days: float) -> str:
        return f"{days / window.days * 100:.2f}%"

    return DayStrip(
        percent(day - 1),
        percent(1),
        percent((date - window.first).days + 0.5) if date and window.span.holds(date) else None,
        window.days if window.days <= _TOLD_APART else None,
    )
