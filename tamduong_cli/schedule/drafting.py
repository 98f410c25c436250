"""A plan for other years, drafted from one that there is: the anniversaries that fall into them, and the rest as it is.

What the new plan says is made from the old one's values first; then the old text is rewritten until it says just
that, which reading it proves. What a person must look at is written beside it, as `# TODO`.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from functools import reduce
from typing import Any, NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.moving import counts, in_new_years, moved, moved_day
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import written
from tamduong_cli.failure import Failure, Unreadable
from tamduong_cli.language import N_, Language, Message, plural
from tamduong_cli.plan.model import Activity, Deadline, Event, Plan, Reference, Source, Text, WindowRule
from tamduong_cli.plan.problems import Place
from tamduong_cli.plan.reading import parse_plan
from tamduong_cli.plan.rewriting import Remarks, rewritten
from tamduong_cli.schedule.anniversaries import Class, class_of, commemorated, commemorations, observed, said_of
from tamduong_cli.schedule.dated import Everyone
from tamduong_cli.schedule.schedule import resolve
from tamduong_cli.schedule.windows import Window, windows_of

LONG_PERIOD = 10
"""In a plan for more years than this, a year in a text says little about being out of date."""


class Draft(NamedTuple):
    """A new plan's text, and how many things in it a person must look at."""

    text: str
    remarks: int


class _Kept(NamedTuple):
    """An event of the new plan, with the old one that it is made from and what it commemorates."""

    event: Event
    old: Event
    date: Date
    years: int
    """How many years its dates are moved by."""


def draft(text: str, name: str, plan: Plan, years: range, classes: Collection[Class], language: Language) -> Draft:
    """A plan for these years, with the anniversaries of these classes; `text` is the file that `plan` was read from.

    Raises Failure when no anniversary is left, and when the text cannot be made to say what it should.
    """
    drafting = _Drafting(plan, years, classes, language)
    try:
        new = drafting.plan()
    except Unreadable as error:
        raise Failure(Message("the plan cannot be drafted for these years: {problem}", problem=error.message)) from None
    if not new.events:
        message = Message(
            "no anniversary to draft; 'plan anniversaries --years {years}' shows those there are, and "
            "--class round --class half-round --class other takes them all",
            years=_years(years, "-"),
        )
        raise Failure(message)
    drafted = rewritten(text, name, new, Remarks(drafting.whole, drafting.parts))
    _prove(drafted, name, new)
    return Draft(drafted, drafted.count("# TODO: ") - text.count("# TODO: "))


def _prove(text: str, name: str, plan: Plan) -> None:
    """Read the draft, and see that it says what it should. Raises Failure."""
    reading = parse_plan(text, name)
    problems: Sequence[Any] = [problem for problem in reading.problems if problem.severity == "error"]
    if reading.plan:
        schedule = resolve(reading.plan)
        problems = schedule if isinstance(schedule, list) else []
    if problems:
        message = Message(
            "the draft would have an error, so it is not written: {problem}; change the plan and draft again",
            problem=problems[0].message,
        )
        raise Failure(message)
    assert reading.plan
    for field in Plan._fields:
        if _bare(getattr(reading.plan, field)) != _bare(getattr(plan, field)):
            message = Message(
                "the way '{key}' is written cannot be drafted from; write it more simply and draft again", key=field
            )
            raise Failure(message)


def _bare(value: Any) -> Any:
    """A value of the model without the places in the file that it comes from."""
    if isinstance(value, Text):
        return dict(value.by_language)
    if isinstance(value, Source | Place):
        return None
    return tuple(map(_bare, value)) if isinstance(value, tuple) else value


class _Drafting:
    """Makes one new plan, collecting what a person must look at on the way."""

    def __init__(self, plan: Plan, years: range, classes: Collection[Class], language: Language) -> None:
        self._plan = plan
        self._years = years
        self._classes = classes
        self._language = language
        self._old_years = range(plan.period.first.year, plan.period.last.year + 1)
        self._everyone = Everyone(plan)
        self._kept: dict[str, list[_Kept]] = {}
        """By the id of the old event."""
        self._ids: dict[str, list[str]] = {}
        """The ids of the new events that have the place of an old one."""
        self._taken: dict[type, set[str]] = {
            kind: {record.id.casefold() for record in records}
            for kind, records in ((Event, plan.events), (Deadline, plan.deadlines), (Activity, plan.activities))
        }
        self.whole: list[str] = []
        self.parts: dict[tuple[Place, str], list[str]] = {}

    def plan(self) -> Plan:
        plan = self._plan
        self._say(
            Message(
                "drafted from {id} for {years}; delete each TODO when it is done", id=plan.id, years=_years(self._years)
            )
        )
        if _any_ref(plan):
            self._say(Message("each 'ref' is a place in the old plan's document; write this one's, or delete it"))
        events = self._events()
        deadlines = tuple(new for deadline in plan.deadlines for new in self._deadlines(deadline))
        activities = tuple(new for activity in plan.activities for new in self._activities(activity))
        units = tuple(unit._replace(events=self._references(unit.events)) for unit in plan.units)
        for old, new in zip(plan.units, units, strict=True):
            if old.events and not new.events:
                self._part(new, Message("none of the unit's events is left; name others"))
            self._stale(new.duties.points, new, N_("the duties still say {found}"))
        self._documents()
        first, last = self._years[0], self._years[-1]
        return plan._replace(
            id=_new_id(plan.id, self._old_years, self._years, {unit.id.casefold() for unit in units}),
            title=plan.title._replace(
                by_language={
                    language: in_new_years(title, self._old_years, self._years)
                    for language, title in plan.title.by_language.items()
                }
            ),
            period=Span(datetime.date(first, 1, 1), datetime.date(last, 12, 31)),
            revised=None,
            events=events,
            deadlines=deadlines,
            activities=activities,
            units=units,
        )

    # what a person must look at

    def _say(self, message: Message) -> None:
        self.whole.append(self._language.render(message))

    def _part(self, record: Any, message: Message) -> None:
        """A remark on a part of the plan that begins at its source, and has an id, or is the only one there."""
        place: Place = record.source.place
        self.parts.setdefault((place, getattr(record, "id", "")), []).append(self._language.render(message))

    def _left_out(self, record: Event | Deadline | Activity, why: Message) -> None:
        summary = record.summary.in_(self._plan.language)
        self._say(Message("left out: {summary} ({id}): {why}", summary=summary, id=record.id, why=why))

    def _stale(self, texts: Iterable[Text], record: Any, message: str, count: int | None = None) -> None:
        """Say of texts that they name years of the old plan, or its count of years."""
        found = [
            words
            for text in texts
            for language in text.by_language.values()
            for words in self._outdated(language, count)
        ]
        if found:
            self._part(record, Message(message, found=", ".join(dict.fromkeys(found))))

    def _outdated(self, text: str, count: int | None) -> list[str]:
        found = [words for number, words in counts(text) if number == count]
        if len(self._old_years) <= LONG_PERIOD:
            years = [f"{year:04}" for year in self._old_years if year not in self._years]
            found += re.findall(rf"(?<![0-9])(?:{'|'.join(years)})(?![0-9])", text) if years else []
        return found

    def _documents(self) -> None:
        """The parts of the plan that are about its old document."""
        plan = self._plan
        if plan.parent:
            self._part(
                plan.parent,
                Message("this is the document that the old plan carries out; write this plan's, or delete it"),
            )
        if plan.signatory:
            self._part(plan.signatory, Message("this is who signed the old plan; name who signs this one"))
        for points in (plan.objectives, plan.requirements, plan.channels, plan.recipients):
            self._stale(points.points, points, N_("still says {found}"))

    # events

    def _events(self) -> tuple[Event, ...]:
        """The events of the new plan, in the order of the old one's file."""
        plan = self._plan
        chosen: dict[int, list[tuple[Event, Date]]] = {}
        order = {id(event): number for number, event in enumerate(plan.events)}
        groups = commemorations(plan.events)
        for event in plan.events:
            if not event.origin:
                self._left_out(event, Message("it has no 'origin', so it has no anniversaries"))
        for group in groups:
            in_years = list(observed(group[0], self._years))
            wanted = [date for date, count in in_years if class_of(count) in self._classes]
            for date in wanted:
                event = self._source(group, date)
                chosen.setdefault(order[id(event)], []).append((event, date))
            if not wanted:
                self._left_out(group[0], _other_anniversaries(in_years))
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

    def _source(self, group: Sequence[Event], date: Date) -> Event:
        """Of the events of one commemoration the one for the same year of the plan's period, else the first."""
        year = date.first.year - self._years[0] + self._old_years[0]
        return next((event for event in group if (old := commemorated(event)) and old.first.year == year), group[0])

    def _event(self, old: Event, date: Date, several: bool) -> _Kept:
        assert old.origin
        before = commemorated(old)
        if before:
            years = old.origin.years_to(date) - old.origin.years_to(before)
        else:
            starts = [rule.start for rule in old.own_windows if rule.start]
            years = date.first.year - starts[0].first.year
        new = old._replace(
            id=_event_id(old.id, before, date, several, self._taken[Event]),
            summary=said_of(old.summary, old, date),
            date=old.date and _new_date(old, old.date, date, years),
            window=old.window and _moved_rule(old.window, years, before, date),
            windows=tuple(_moved_rule(rule, years, before, date) for rule in old.windows),
        )
        kept = _Kept(new, old, date, years)
        count = old.origin.years_to(date)
        old_count = old.origin.years_to(before) if before else count
        others = [
            words
            for text in new.summary.by_language.values()
            for words in (
                *(words for number, words in counts(text) if number != count),
                *(re.findall(rf"(?<![\w/.-]){old_count}(?![\w/.-])(?! năm)", text) if old_count != count else ()),
            )
        ]
        if others:
            self._part(new, Message("the summary also says {found}", found=", ".join(dict.fromkeys(others))))
        self._stale([new.summary], new, N_("the summary still says {found}"))
        self._stale([rule.name for rule in new.windows], new, N_("the windows' names still say {found}"))
        self._stale(
            new.messages.points, new, N_("the messages still say {found}"), old_count if old_count != count else None
        )
        ends = [end for rule in new.own_windows for end in (rule.start, rule.end) if end]
        if date.by_moon and any(not end.by_moon for end in ends):
            self._part(new, Message("the window was moved as far as the lunar date; is it right?"))
        elif not date.by_moon and any(end.by_moon for end in ends):
            self._part(
                new, Message("the window goes by the lunar calendar, and the anniversary does not; is it right?")
            )
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

    # deadlines and activities

    def _deadlines(self, old: Deadline) -> list[Deadline]:
        if old.event is None:
            assert old.date
            date = moved(old.date, self._years[0] - self._old_years[0])
            if self._plan.period.holds(old.date.first) and date.first.year not in self._years:
                self._left_out(
                    old, Message("its date would be {date}, which is not in these years", date=written(date))
                )
                return []
            return [self._dated(old, old._replace(date=date))]
        made = []
        for kept in self._of_event(old, old.event):
            new = old._replace(
                id=self._record_id(old, kept),
                summary=said_of(old.summary, kept.old, kept.date),
                event=old.event._replace(id=kept.event.id),
                date=old.date and moved(old.date, kept.years),
            )
            made.append(self._dated(old, new))
        return made

    def _dated(self, old: Deadline, new: Deadline) -> Deadline:
        if old.date and new.date and old.date != new.date:
            message = Message(
                "the date was {old} in the old plan; is {new} right?", old=written(old.date), new=written(new.date)
            )
            self._part(new, message)
        self._stale([new.summary], new, N_("the summary still says {found}"))
        return new

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
            if (new.dates, new.repeat) != (old.dates, old.repeat):
                days: list[Message | str] = [written(date) for date in new.dates]
                if repeat and repeat.until:
                    days.append(Message("until {date}", date=written(Date(Span(repeat.until, repeat.until)))))
                said = reduce(lambda one, other: Message("{a}, {b}", a=one, b=other), days)
                self._part(new, Message("the days were moved with the event; is this right: {days}?", days=said))
            self._stale([new.summary], new, N_("the summary still says {found}"))
            made.append(new)
        return made

    def _of_event(self, record: Deadline | Activity, event: Reference) -> list[_Kept]:
        kept = self._kept.get(event.id, [])
        if not kept:
            self._left_out(record, Message("its event {event} is left out", event=event.id))
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
        """A day of an activity moved with its event: by years, or where that leads out of its window, by days."""
        by_years = moved(date, kept.years)
        old_window, new_window = (self._window_of(activity, event) for event in (kept.old, kept.event))
        before = commemorated(kept.old)
        if not (old_window and new_window and before and old_window.holds(date.first)):
            return by_years
        if new_window.holds(by_years.first):
            return by_years
        day = kept.date.first + (date.first - before.first)
        return Date(Span(day, day), None, date.tentative) if new_window.holds(day) else by_years

    def _window_of(self, activity: Activity, event: Event) -> Span | None:
        windows = [window for window in windows_of(event, self._plan, self._everyone) if isinstance(window, Window)]
        wanted = activity.window and activity.window.id
        for window in windows:
            if wanted is None or wanted in (*window.rule.name.by_language.values(), window.rule.phase):
                return window.span
        return None


def _new_date(event: Event, old: Date, date: Date, years: int) -> Date:
    """An event's date moved to another anniversary: that anniversary's, where the old one was, else by years."""
    year = old.first.year
    if any(old.span == day.span for day, _ in observed(event, range(year, year + 1))):
        return old._replace(span=date.span, lunar=date.lunar if old.by_moon else None, beside=False)
    return moved(old, years)


def _moved_rule(rule: WindowRule, years: int, old: Date | None, new: Date) -> WindowRule:
    """An event's own window moved by years; where a lunar date has left its days behind, as far as that."""

    def end(date: Date | None) -> Date | None:
        if date and date.day and not date.by_moon and old and new.by_moon:
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
    return _untaken(made if made != id else f"{id[:90]}-{_years(new, '-')}", taken)


def _untaken(id: str, taken: set[str]) -> str:
    """The id, with a number after it where it is taken."""
    numbered = (f"{id[:95]}-{number}" for number in itertools.count(2))
    return next(each for each in itertools.chain([id[:100]], numbered) if each.casefold() not in taken)


def _other_anniversaries(in_years: Sequence[tuple[Date, int]]) -> Message:
    """Which anniversaries an event has that was not asked for."""
    said = [
        plural("{n} year on {date}", "{n} years on {date}", n=count, date=written(date)) for date, count in in_years
    ]
    if not said:
        return Message("it has no anniversary in these years")
    return reduce(lambda one, other: Message("{a}, {b}", a=one, b=other), said)


def _any_ref(value: Any) -> bool:
    """Whether anything in a value of the model says where the document has it."""
    if not isinstance(value, tuple) or isinstance(value, Source | Place):
        return False
    return bool(getattr(value, "ref", None)) or any(map(_any_ref, value))


def _years(years: range, dash: str = " - ") -> str:
    return f"{years[0]:04}{dash}{years[-1]:04}" if len(years) > 1 else f"{years[0]:04}"
