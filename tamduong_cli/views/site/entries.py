"""What the pages of a site say of a plan: its things as entries, seen from one day, and where calendars are."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import date_in_words, ends_in_words, on_weekday
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan, Unit
from tamduong_cli.schedule.details import details
from tamduong_cli.schedule.phrases import (
    capital,
    event_lines,
    event_title,
    issuers_by_plan,
    kind_of_window,
    last_and_next,
    title,
    which_day,
    with_length,
)
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window, last_and_next_window
from tamduong_cli.views import qr
from tamduong_cli.views.window_rows import brief, kind

if TYPE_CHECKING:
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.dated import Dated, Status
    from tamduong_cli.schedule.deadlines import Due
    from tamduong_cli.schedule.event_days import EventDay


class Address(NamedTuple):
    """Where a calendar is: the path of its file from the page, and, where the site's own is known, its addresses."""

    heading: str
    """Whose calendar it is, where a page has several."""
    file: str
    http: str = ""
    webcal: str = ""
    """The address that calendar programs open by subscribing."""
    code: str = ""
    """It as a QR code, unless it is too long for one."""
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
        titles = {plan.id: plan.title.in_(language.code) for plan in schedule.plans}
        self._plans = issuers_by_plan(schedule.plans, language) or titles

    def of_plan(self, plan: Plan) -> str:
        """The plan's name, where there are several."""
        return self._plans[plan.id] if self._several else ""

    def window(self, window: Window, of: Unit | None) -> Entry:
        """A campaign; one that is on has its days drawn."""
        day = window.day(self.on)
        lines = [self._days(window), *event_lines(window, self.language)]
        kind = window.rule.kind and kind_of_window(window, self.language)
        if kind and window.status(self.on) == "active":  # elsewhere it stands above its days
            lines.insert(0, kind)
        return self._entry(window, of, lines)._replace(
            which=which_day(day, window, self.language) if day else "",
            strip=_strip(window, day) if day and window.days > 1 else None,
        )

    def _days(self, window: Window) -> str:
        days = ends_in_words(*window.ends, self.language)
        return capital(with_length(days, window.days, self.language) if window.days > 1 else days)

    def event_day(self, item: EventDay, of: Unit | None) -> Entry:
        """The day of an event that has no campaign."""
        return self._entry(item, of, [capital(date_in_words(item.date, self.language))])

    def deadline(self, item: Due, of: Unit | None) -> Entry:
        """A deadline, with why it is on its day where it counts from an event."""
        lines = [capital(date_in_words(item.date, self.language))]
        if not item.deadline.date:
            lines.append(capital(self.language.render(item.why())))
        return self._entry(item, of, lines)

    def activity(self, series: Series, day: datetime.date, of: Unit) -> Entry:
        """An activity that is not over, and the next day on which it happens."""
        lines = [capital(self.language.render(series.why())), event_title(series.event, self.language, short=True)]
        return self._entry(series, of, lines)._replace(kind="", figures=_in_figures(day))

    def past(self, item: Dated, of: Unit) -> Entry:
        """What is over, in one line."""
        return self._entry(item, of, [self.language.said(item.written())])._replace(kind="", figures=None)

    def _entry(self, item: Dated, of: Unit | None, lines: list[str]) -> Entry:
        """What it is and how far the day is from it, and below its own lines for whom it is and whose."""
        when = item.when(self.on)
        lines = [*lines, *(each.line for each in details(item, self.language, [of.id] if of else []))]
        return Entry(
            title(item, self.language, short=item.status(self.on) != "active"),
            item.status(self.on),
            self.language.render(when) if when else "",
            (*lines, *([self.of_plan(item.plan)] if self._several else [])),
            kind=kind(item, self.language),
            figures=_in_figures(item.first) if item.first else None,
        )

    def none_on(self, windows: Sequence[Window]) -> list[str]:
        """That no campaign is on, and which was the last one and is the next."""
        nothing = self.language.gettext("{days}: no campaign.")
        days = capital(on_weekday(self.on, self.language))
        around = last_and_next_window(windows, Span(self.on, self.on))
        said = last_and_next(around, lambda window: brief(window, self.on, self.language), self.language)
        return [nothing.format(days=days), *said]

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
    date = window.event.date.first if window.event.date and window.event.date.has_days else None

    def percent(days: float) -> str:
        return f"{days / window.days * 100:.2f}%"

    return DayStrip(
        percent(day - 1),
        percent(1),
        percent((date - window.first).days + 0.5) if date and window.span.holds(date) else None,
        window.days if window.days <= _TOLD_APART else None,
    )
