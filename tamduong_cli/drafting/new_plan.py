"""What a plan for other years says, made from the old one: its ids, its events, and what belongs to them."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Collection, Sequence
from functools import reduce
from typing import NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.moving import in_new_years, moved, moved_day
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import written
from tamduong_cli.drafting.remarks import Remarks, years_written
from tamduong_cli.language import Message, plural
from tamduong_cli.plan.model import Activity, Deadline, Event, Plan, Reference, WindowRule
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.anniversaries import Class, class_of, commemorated, commemorations, observed, said_of
from tamduong_cli.schedule.days import Everyone
from tamduong_cli.schedule.deadlines import counted
from tamduong_cli.schedule.windows import windows_of


def new_plan(plan: Plan, years: range, classes: Collection[Class], remarks: Remarks) -> Plan:
    """The plan for these years, with the anniversaries of these classes; each record has the source of its old one.

    What a person must look at is added to the remarks. Raises Unreadable for dates that lead out of the calendar.
    """
    return _NewPlan(plan, years, classes, remarks).plan()


class _Kept(NamedTuple):
    """An event of the new plan, with the old one that it is made from and what it commemorates."""

    event: Event
    old: Event
    date: Date
    years: int
    """How many years its dates are moved by."""


class _NewPlan:
    """Makes one new plan, remarking on the way what a person must look at."""

    def __init__(self, plan: Plan, years: range, classes: Collection[Class], remarks: Remarks) -> None:
        self._plan = plan
        self._years = years
        self._classes = classes
        self._remarks = remarks
        self._old_years = range(plan.period.first.year, plan.period.last.year + 1)
        self._everyone = Everyone(plan)
        self._kept: dict[str, list[_Kept]] = {}
        """By the id of the old event."""
        self._ids: dict[str, list[str]] = {}
        """The ids of the new events that have the place of an old one."""
        self._taken: dict[type, set[str]] = {
            kind: {record.id.casefold() for record in records}
            for kind, records in (
                (Event, plan.events),
                (Deadline, plan.deadlines),
                (Activity, plan.activities),
            )
        }

        self._taken[Event].update(rule.id.casefold() for rule in plan.windows)

    def plan(self) -> Plan:
        plan = self._plan
        self._remarks.on_the_whole()
        events = self._events()
        windows = tuple(new for window in plan.windows for new in self._joint_windows(window))
        deadlines = tuple(new for deadline in plan.deadlines for new in self._deadlines(deadline))
        activities = tuple(new for activity in plan.activities for new in self._activities(activity))
        units = tuple(unit._replace(events=self._references(unit.events)) for unit in plan.units)
        for old, new in zip(plan.units, units, strict=True):
            self._remarks.on_unit(old, new)
        first, last = self._years[0], self._years[-1]
        title = plan.title._replace(
            by_language={
                language: in_new_years(text, self._old_years, self._years)
                for language, text in plan.title.by_language.items()
            }
        )
        self._remarks.on_title(title)
        return plan._replace(
            id=_new_id(plan.id, self._old_years, self._years, {unit.id.casefold() for unit in units}),
            title=title,
            period=Span(datetime.date(first, 1, 1), datetime.date(last, 12, 31)),
            number=None,
            date=None,
            revised=None,
            windows=windows,
            events=events,
            deadlines=deadlines,
            activities=activities,
            units=units,
        )

    # events

    def _events(self) -> tuple[Event, ...]:
        """The events of the new plan, in the order of the old one's file."""
        plan = self._plan
        chosen: dict[int, list[tuple[Event, Date]]] = {}
        order = {id(event): number for number, event in enumerate(plan.events)}
        groups = commemorations(plan.events)
        for event in plan.events:
            if not event.origin and not (event.date and event.date.by_moon):
                self._remarks.left_out(event, _without_origin(event))
        for group in groups:
            in_years = list(observed(group, self._years))
            wanted = [date for date, count in in_years if count is None or class_of(count) in self._classes]
            for date in wanted:
                event = self._made_from(group, date)
                chosen.setdefault(order[id(event)], []).append((event, date))
            if not wanted:
                self._remarks.left_out(group[0], _other_anniversaries(in_years))
        made = []
        for _, dated in sorted(chosen.items()):
            for event, date in dated:
                kept = self._event(event, date, len(dated) > 1)
                self._kept.setdefault(event.id, []).append(kept)
                made.append(kept.event)
        for group in groups:
            ids = [kept.event.id for event in group for kept in self._kept.get(event.id, ())]
            self._ids.update(dict.fromkeys((event.id for event in group), ids))
        return tuple(made)

    def _made_from(self, group: Sequence[Event], date: Date) -> Event:
        """Of the events of one commemoration the one for the same year of the plan's period, else the first."""
        year = date.first.year - self._years[0] + self._old_years[0]
        return next((event for event in group if (old := commemorated(event)) and old.first.year == year), group[0])

    def _event(self, old: Event, date: Date, several: bool) -> _Kept:
        before = commemorated(old)
        if before and (not old.origin or (before.by_moon and date.by_moon)):
            years = before.years_to(date)
        elif before and old.origin:
            years = old.origin.years_to(date) - old.origin.years_to(before)
        else:
            rules = (*old.own_windows, *self._plan.joint_rules(old))
            starts = [rule.start for rule in rules if rule.start]
            years = date.first.year - starts[0].first.year
        new = old._replace(
            id=_event_id(old.id, before, date, several, self._taken[Event]),
            summary=said_of(old.summary, old, date),
            short=old.short and said_of(old.short, old, date),
            date=old.date and _new_date(old, old.date, date, years),
            window=old.window and _moved_rule(old.window, years, before, date),
            windows=tuple(_moved_rule(rule, years, before, date) for rule in old.windows),
        )
        kept = _Kept(new, old, date, years)
        count = old.origin and old.origin.years_to(date)
        old_count = old.origin.years_to(before) if old.origin and before else count
        self._remarks.on_event(old, new, (before, date), (old_count, count))
        return kept

    def _references(self, references: tuple[Reference, ...] | None) -> tuple[Reference, ...] | None:
        """A unit's events: those that have taken the place of the old ones, each once."""
        if references is None:
            return None
        made: dict[str, Reference] = {}
        for reference in references:
            for id in self._ids.get(reference.id, ()):
                made.setdefault(id, reference._replace(id=id))
        return tuple(made.values())

    def _joint_windows(self, old: WindowRule) -> list[WindowRule]:
        """A window for several events, moved by years with those that took their place: one for each distance."""
        moved_by: dict[int, dict[str, Reference]] = {}
        for reference in old.events:
            for kept in self._kept.get(reference.id, ()):
                moved_by.setdefault(kept.years, {}).setdefault(kept.event.id, reference._replace(id=kept.event.id))
        if not moved_by:
            self._remarks.left_out(old, Message("none of its events is left"))
        made: list[WindowRule] = []
        for years, events in moved_by.items():
            id = old.id
            if made:
                id = _untaken(f"{old.id[:95]}-{len(made) + 1}", self._taken[Event])
                self._taken[Event].add(id.casefold())
            new = _moved_rule(old._replace(id=id, events=tuple(events.values())), years, None, None)
            self._remarks.on_joint_window(old, new)
            made.append(new)
        return made

    # deadlines and activities

    def _deadlines(self, old: Deadline) -> list[Deadline]:
        if old.event is None:
            assert old.date
            date = moved(old.date, self._years[0] - self._old_years[0])
            if self._plan.period.holds(old.date.first) and date.first.year not in self._years:
                self._remarks.left_out(
                    old, Message("its date would be {date}, which is not in these years", date=written(date))
                )
                return []
            new = old._replace(date=date)
            self._remarks.on_deadline(old, new)
            return [new]
        made = []
        for kept in self._of_event(old, old.event):
            new = old._replace(
                id=self._record_id(old, kept),
                summary=said_of(old.summary, kept.old, kept.date),
                event=old.event._replace(id=kept.event.id),
                date=old.date and _due(old, old.date, kept),
            )
            self._remarks.on_deadline(old, new, (commemorated(kept.old), kept.date))
            made.append(new)
        return made

    def _activities(self, old: Activity) -> list[Activity]:
        assert old.event
        made = []
        for kept in self._of_event(old, old.event):
            repeat = old.repeat
            if repeat and repeat.until:
                repeat = repeat._replace(until=moved_day(repeat.until, kept.years))
            new = old._replace(
                id=self._record_id(old, kept),
                summary=said_of(old.summary, kept.old, kept.date),
                event=old.event._replace(id=kept.event.id),
                dates=tuple(self._in_window(old, date, kept) for date in old.dates),
                repeat=repeat,
            )
            self._remarks.on_activity(old, new, (commemorated(kept.old), kept.date))
            made.append(new)
        return made

    def _of_event(self, record: Deadline | Activity, event: Reference) -> list[_Kept]:
        kept = self._kept.get(event.id, [])
        if not kept:
            self._remarks.left_out(record, Message("its event {event} is left out", event=event.id))
        return kept

    def _record_id(self, record: Deadline | Activity, kept: _Kept) -> str:
        """The id of what belongs to an event: with the year, where several are made."""
        if len(self._kept[kept.old.id]) == 1:
            return record.id
        taken = self._taken[type(record)]
        new = _untaken(f"{record.id[:95]}-{kept.date.first.year:04}", taken)
        taken.add(new.casefold())
        return new

    def _in_window(self, activity: Activity, date: Date, kept: _Kept) -> Date:
        """Days of an activity moved with its event: by years, or where that leads out of its window, by days.

        With an event that goes by the moon a day that does not is moved by days first, as its window is if it has one.
        """
        by_years = moved(date, kept.years)
        old_window, new_window = None, None
        if not self._plan.has_no_window(kept.old):  # a window for several events moves by years, as what is done in it
            old_window, new_window = (self._window_of(activity, event) for event in (kept.old, kept.event))
        before = commemorated(kept.old)
        with_the_moon = kept.date.by_moon and before and before.by_moon and not date.by_moon
        if before and with_the_moon and self._plan.has_no_window(kept.old):
            return _shifted(date, kept.date.first - before.first)
        if not (old_window and new_window and before and date.span.within(old_window)):
            return by_years
        if by_years.span.within(new_window) and not with_the_moon:
            return by_years
        by_days = _shifted(date, kept.date.first - before.first)
        return by_days if by_days.span.within(new_window) else by_years

    def _window_of(self, activity: Activity, event: Event) -> Span | None:
        """The days that an activity's window has, of an event without one those of the event."""
        wanted = activity.window and activity.window.id
        for window in windows_of(event, self._plan, self._everyone, Report("")):
            if wanted is None or wanted in (*window.rule.name.by_language.values(), window.rule.phase):
                return window.span
        return None


def _shifted(date: Date, by: datetime.timedelta) -> Date:
    """A date of days so much later, in the Gregorian calendar."""
    return Date(Span(date.first + by, date.last + by), tentative=date.tentative, is_run=date.is_run)


def _due(deadline: Deadline, date: Date, kept: _Kept) -> Date:
    """A deadline's date moved with its event: by how it counts from that, where it says so, else by years."""
    old, new = kept.old.date, kept.event.date
    if old and new and (deadline.before or deadline.after) and counted(deadline, old) == date.first:
        day = counted(deadline, new)
        return Date(Span(day, day), tentative=date.tentative)
    return moved(date, kept.years)


def _new_date(event: Event, old: Date, date: Date, years: int) -> Date:
    """An event's date moved to another anniversary: that anniversary's, where the old one was, else by years."""
    year = old.first.year
    if any(old.span == day.span for day, _ in observed([event], range(year, year + 1))):
        if not old.by_moon:
            return date._replace(lunar=None, lunar_end=None, tentative=old.tentative, beside=False)
        return date._replace(tentative=old.tentative, beside=False)
    return moved(old, years)


def _moved_rule(rule: WindowRule, years: int, old: Date | None, new: Date | None) -> WindowRule:
    """An event's own window moved by years; where a lunar date has left its days behind, as far as that."""

    def end(date: Date | None) -> Date | None:
        if date and date.day and not date.by_moon and old and new and new.by_moon:
            day = new.first + (date.day - old.first)
            return date._replace(span=Span(day, day))
        return date and moved(date, years)

    return rule._replace(start=end(rule.start), end=end(rule.end))


def _event_id(id: str, old: Date | None, date: Date, several: bool, taken: set[str]) -> str:
    """The id of an event on another anniversary: with its year, where the old one has one, or several are made."""
    year = f"{date.first.year:04}"
    new = re.sub(rf"(?<![0-9]){old.first.year:04}(?![0-9])", year, id) if old else id
    if new == id and several:
        new = f"{id[:95]}-{year}"
    if new == id:
        return id
    new = _untaken(new, taken)
    taken.add(new.casefold())
    return new


def _new_id(id: str, old: range, new: range, taken: set[str]) -> str:
    """A plan's id with the new years; never the old one, since UIDs are made from it."""
    made = in_new_years(id, old, new, "-")
    return _untaken(made if made != id else f"{id[:90]}-{years_written(new, '-')}", taken)


def _untaken(id: str, taken: set[str]) -> str:
    """The id, with a number after it where it is taken."""
    numbered = (f"{id[:95]}-{number}" for number in itertools.count(2))
    return next(each for each in itertools.chain([id[:100]], numbered) if each.casefold() not in taken)


def _without_origin(event: Event) -> Message:
    """Why an event does not come again, and what it takes where only a person knows whether it does."""
    if event.date and event.date.lunar:
        return Message(
            "it has no 'origin', so it has no anniversaries; if it comes each year by the lunar calendar, "
            "write its date as {lunar}",
            lunar=event.date.lunar.written(),
        )
    return Message("it has no 'origin', so it has no anniversaries")


def _other_anniversaries(in_years: Sequence[tuple[Date, int | None]]) -> Message:
    """Which anniversaries an event has that was not asked for."""
    said = [
        plural("{n} year on {date}", "{n} years on {date}", n=count, date=written(date))
        for date, count in in_years
        if count is not None
    ]
    if not said:
        return Message("it has no anniversary in these years")
    return reduce(lambda one, other: Message("{a}, {b}", a=one, b=other), said)
