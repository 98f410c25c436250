"""What the pages of a site say of a plan: its things as entries, seen from one day."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import in_words, lunar_day, month, on_weekday, weekday
from tamduong_cli.language import Language, Message
from tamduong_cli.plan.model import Deadline, Plan, Points, Unit
from tamduong_cli.schedule.day_by_day import Day
from tamduong_cli.schedule.details import OF_THE_DAY, details
from tamduong_cli.schedule.phrases import (
    capital,
    event_lines,
    event_title,
    issuers_by_plan,
    kind_of_window,
    last_and_next,
    texts,
    title,
)
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window, last_and_next_window
from tamduong_cli.views.happenings import Happening, going_on, happenings
from tamduong_cli.views.window_rows import brief

if TYPE_CHECKING:
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.dated import Dated
    from tamduong_cli.schedule.event_days import EventDay


class DayStrip(NamedTuple):
    """The days of a campaign side by side, in percent of its length: those gone by, today, and the anniversary."""

    gone: str
    day: str
    date: str | None
    days: int | None
    """How many there are to be told apart; None where there is no room for each."""


class Folded(NamedTuple):
    """Short texts under a heading that opens them, or that has them open already."""

    heading: str
    texts: tuple[str, ...]
    is_open: bool


class Card(NamedTuple):
    """A campaign that is on, or an event whose day it is."""

    title: str
    first: datetime.date
    last: datetime.date
    when: str
    """How many of its days are left."""
    days: str
    strip: DayStrip | None
    lines: tuple[str, ...]
    messages: tuple[str, ...]
    is_open: bool
    """Whether lines and messages are shown without being asked for, also where there is little room."""


class Thing(NamedTuple):
    """Something that happens on a day."""

    label: str
    title: str
    lines: tuple[str, ...]
    first: datetime.date
    last: datetime.date
    """The days on which it is on."""
    goes_on: bool
    """Whether it is on from the first to the last of them."""


class PageDay(NamedTuple):
    """A day with what happens on it, or several days, with what happens on each of them."""

    date: datetime.date | None
    """None of several, which the weekday tells."""
    figures: str
    """The day and month, 17/04, with the year where it is not that of the page."""
    weekday: str
    lunar: str
    """The lunar date, where the plan uses that calendar."""
    things: tuple[Thing, ...]


class Month(NamedTuple):
    """The days of a month on which something begins."""

    name: str
    days: tuple[PageDay, ...]


class Doing(NamedTuple):
    """What a unit does, and by which means, under a plan's name where there are several."""

    heading: str
    duties: Folded | None
    channels: Folded | None


class UnitLink(NamedTuple):
    """A unit of the plan, and how many campaigns it has on and to come."""

    name: str
    path: str
    counts: str


class PageWords:
    """How things are said on a page for one unit, or for all, seen from one day; with several plans, whose they are."""

    def __init__(
        self, plans: Sequence[Plan], found: Schedule, unit: Unit | None, on: datetime.date, language: Language
    ) -> None:
        """`found` is what of the plans concerns the unit."""
        self.on, self.language, self._unit = on, language, unit
        self._several = len(plans) > 1
        titles = {plan.id: plan.title.in_(language.code) for plan in plans}
        self.plans = issuers_by_plan(plans, language) or titles
        """What each plan is called, by its id."""
        windows = [window for window in found.windows if window.status(on) == "active"]
        days = [day for day in found.lone_days if day.status(on) == "active"]
        self._held: list[Window | EventDay] = [*days, *sorted(windows, key=lambda window: window.last)]

    def of_plan(self, plan: Plan) -> str:
        """The plan's name, where there are several."""
        return self.plans[plan.id] if self._several else ""

    def cards(self) -> list[Card]:
        """What is on: events whose day it is, and campaigns, that first which ends first.

        Each event has its messages once; the only campaign has its own open.
        """
        told: set[tuple[str, str]] = set()
        return [self._card(item, told, is_alone=len(self._held) == 1) for item in self._held]

    def _card(self, item: Window | EventDay, told: set[tuple[str, str]], is_alone: bool) -> Card:
        window = item if isinstance(item, Window) else None
        day = window.day(self.on) if window else None
        lines = list(self._about(item))
        if window:
            kind = window.rule.kind and kind_of_window(window, self.language)
            lines = [*([kind] if kind else []), *event_lines(window, self.language), *lines]
        said: list[str] = []
        for event in item.events:
            if (item.plan.id, event.id) not in told:
                said += texts(event.messages.points, self.language)
                told.add((item.plan.id, event.id))
        return Card(
            title(item, self.language),
            item.first,
            item.last,
            capital(self.language.render(item.when(self.on))),
            self.language.said(item.written()),
            _strip(window, day) if window and day and window.days > 1 else None,
            tuple(map(capital, lines)),
            tuple(said),
            is_alone and sum(map(len, said)) <= _LONG,
        )

    def _about(self, item: Dated, left_out: Collection[str] = ()) -> Iterator[str]:
        """Where it is held, who leads it, for whom it is, unless that is the reader alone, and whose it is."""
        told = details(item, self.language, [self._unit.id] if self._unit else [])
        yield from (each.line for each in told if each.key not in left_out)
        if self._several:
            yield self.of_plan(item.plan)

    def _folded(self, heading: str, texts: Sequence[str], room: int) -> Folded | None:
        """Texts that are open where they have no more letters than there is room for; None for none."""
        return Folded(heading, tuple(texts), sum(map(len, texts)) <= room) if texts else None

    def week(self, days: Sequence[Day]) -> tuple[PageDay, ...]:
        """What is left of a week: the first day, even if nothing happens on it, and the others on which things do.

        What is done on each of them is told before them.
        """
        first, *others = days
        daily = tuple(
            series for series in first.activities if others and all(series in day.activities for day in others)
        )
        is_clear = self._is_clear(days)
        told: set[int] = set()
        found = [self._day(day, self._things(day, daily, is_clear, told)) for day in days]
        found = [day for day in found if day.things or (day.date == self.on and not daily)]
        if not daily:
            return tuple(found)
        until = self.language.gettext("Every day until {weekday}, {date}")
        name = weekday(days[-1].date, self.language)
        heading = until.format(weekday=name, date=f"{days[-1].date.day:02}/{days[-1].date.month:02}")
        things = self._things(Day(first.date, None, activities=daily), (), is_clear, set(map(id, daily)))
        return (PageDay(None, "", heading, "", tuple(each._replace(last=days[-1].date) for each in things)), *found)

    def _things(self, day: Day, left_out: Sequence[Series], is_clear: bool, told: set[int]) -> list[Thing]:
        """What happens on a day of this week, where each day of an event is told, and how things repeat once.

        `told` are those, by identity, of which that is told already.
        """
        repeating = {id(series): series for series in day.activities if id(series) not in told}
        things = []
        for each in happenings(day, self.language):
            if any(each.item is series for series in left_out):
                continue
            if series := repeating.get(id(each.item)):
                told.add(id(series))
                each = each._replace(how=going_on(series, self.language).how)
            thing = self._thing(each, day.date, is_clear)
            things.append(thing._replace(last=day.date) if each.item.kind == "date" else thing)
        return things

    def coming(self, days: Sequence[Day]) -> tuple[PageDay, ...]:
        """Days that come later, with what begins, is due or is held on them."""
        return self._days(days, self._is_clear(days))

    def continued(self, found: Schedule, after: datetime.date) -> tuple[Thing, ...]:
        """The activities that began to repeat by a day and go on after it: how, and until when."""
        things = []
        for series in found.activities:
            day = series.next_day(after + datetime.timedelta(1))
            if series.activity.repeat and day and series.days[0] <= after:
                things.append(self._thing(going_on(series, self.language), day, is_clear=False))
        return tuple(things)

    def _is_clear(self, days: Iterable[Day]) -> bool:
        """Whether it goes without saying to which event things belong: there is but one."""
        items: list[Dated] = [*self._held]
        for day in days:
            items += (*day.begins, *day.ends, *day.event_days, *day.deadlines, *day.activities)
        return len({(item.plan.id, event.id) for item in items for event in item.events}) < 2

    def _days(self, days: Iterable[Day], is_clear: bool) -> tuple[PageDay, ...]:
        found = []
        for day in days:
            told = happenings(day, self.language, coming=True)
            things = [self._thing(each, day.date, is_clear) for each in told]
            if things:
                found.append(self._day(day, things))
        return tuple(found)

    def _day(self, day: Day, things: Iterable[Thing]) -> PageDay:
        year = "" if day.date.year == self.on.year else f"/{day.date.year}"
        lunar = self.language.render(Message("lunar {lunar}", lunar=lunar_day(day.lunar))) if day.lunar else ""
        name = capital(weekday(day.date, self.language))
        return PageDay(day.date, f"{day.date.day:02}/{day.date.month:02}{year}", name, lunar, tuple(things))

    def _thing(self, found: Happening, day: datetime.date, is_clear: bool) -> Thing:
        item = found.item
        lines = [found.how] if found.how else []
        if found.until:
            last = self.language.gettext("until {last}").format(last=in_words(found.until, self.language))
            lines = [", ".join([*lines, last])]
        if isinstance(item.record, Deadline) and not item.record.date:
            lines.append(self.language.render(item.why()))
        if item.kind in ("deadline", "activity") and item.event and not is_clear:
            name = event_title(item.event, self.language, short=True)
            if name not in item.summary.in_(self.language.code):
                lines.append(name)
        if item.kind != "window":
            lines += self._about(item)
        elif item.first == day:  # where it ends they were told; what is of its event's day stands there
            lines += self._about(item, OF_THE_DAY)
        return Thing(
            found.label,
            title(item, self.language, short=True),
            tuple(map(capital, lines)),
            day,
            found.until or day,
            goes_on=found.until is not None and item.kind != "activity",
        )

    def months(self, days: Sequence[Day]) -> list[Month]:
        """Days that come later, by month."""
        by_month: dict[tuple[int, int], list[Day]] = {}
        for day in days:
            by_month.setdefault((day.date.year, day.date.month), []).append(day)
        name, is_clear = self.language.gettext("{month} {year}"), self._is_clear(days)
        found = []
        for (year, number), of_month in by_month.items():
            told = self._days(of_month, is_clear)
            if told:
                found.append(Month(capital(name.format(month=month(number, self.language), year=year)), told))
        return found

    def doing(self, plan: Plan, unit: Unit) -> Doing | None:
        """What a unit does in a plan's campaigns, and by which means these are."""
        _ = self.language.gettext

        def folded(heading: str, points: Points, room: int) -> Folded | None:
            return self._folded(heading, texts(points.points, self.language), room)

        duties = folded(_("Duties of the unit"), unit.duties, _LONG)
        channels = folded(_("Channels"), plan.channels, _SHORT)
        return Doing(self.of_plan(plan), duties, channels) if duties or channels else None

    def past(self, item: Dated) -> Thing:
        """What is over, in one line."""
        assert item.first
        assert item.last
        lines = [self.language.said(item.written()), *self._about(item)]
        return Thing("", title(item, self.language, short=True), tuple(lines), item.first, item.last, False)

    def none_on(self, windows: Sequence[Window]) -> list[str]:
        """That no campaign is on, and which was the last one and is the next."""
        nothing = self.language.gettext("{days}: no campaign.")
        days = capital(on_weekday(self.on, self.language))
        around = last_and_next_window(windows, Span(self.on, self.on))
        said = last_and_next(around, lambda window: brief(window, self.on, self.language), self.language)
        return [nothing.format(days=days), *said]


_SHORT, _LONG = 300, 1000
"""How many letters of short texts are shown without being asked for; of what a unit has to do, more."""

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
