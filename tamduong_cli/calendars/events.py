"""The events of a calendar: what of a schedule is an event, its UID, and what it says.

Every event is free, and all-day unless an activity has a time. Why each rule is kept is told in
docs/en/calendar.md.
"""

from __future__ import annotations

import datetime
import unicodedata
import urllib.parse
import uuid
import zoneinfo
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import icalendar

from tamduong_cli.calendars.contents import RELATED, CalendarEvent, Earlier
from tamduong_cli.calendars.descriptions import Descriptions
from tamduong_cli.calendars.identities import DASH, NAMESPACE, Identity, alarm_uid
from tamduong_cli.dates.alarm import Alarm
from tamduong_cli.language import N_, Language
from tamduong_cli.plan.model import Alarms, Plan, Unit
from tamduong_cli.schedule.days import concerns
from tamduong_cli.schedule.details import details
from tamduong_cli.schedule.event_days import EventDay, event_days
from tamduong_cli.schedule.phrases import kind_of_window, marked, short_summary, title
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window

if TYPE_CHECKING:
    from tamduong_cli.dates.clock import Hours
    from tamduong_cli.dates.recurrence import Repeat
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.dated import Dated, DatedKind
    from tamduong_cli.schedule.deadlines import Due


def uid(plan: Plan, id: str, kind: str, unit: Unit | None) -> str:
    """The UID of one event of one calendar: that of its Identity."""
    return _identity(plan, id, kind, unit).uid


def _identity(plan: Plan, id: str, kind: str, unit: Unit | None) -> Identity:
    return Identity(plan.id, id, kind, unit.id if unit else "")


def calendar_uid(plans: Iterable[Plan], unit: Unit | None) -> str:
    """The UID of a calendar as a whole: of these plans, and this unit or all."""
    ids = "+".join(sorted(plan.id for plan in plans))
    return str(uuid.uuid5(NAMESPACE, f"{ids}//calendar/{unit.id if unit else ''}"))


class Settings(NamedTuple):
    """What is asked of calendars in place of the plan's own settings."""

    alarms: Mapping[str, Alarm | None] = {}
    """By the keys that a plan has for them; None never rings."""
    style: str | None = None
    """How windows are shown, one of STYLES; None as the plan says."""


OF_THE_PLAN = Settings()


class Entry(NamedTuple):
    """What becomes one event of a calendar: a window, or one end of it, an event's day, a deadline, an activity.

    `kind` is what the UID has for it. `first` and `last` are both included.
    """

    kind: str
    summary: str
    first: datetime.date
    last: datetime.date
    tentative: bool
    alarm: str | None = None
    """The plan's key for the alarm that rings for it."""
    time: Hours | None = None
    """When it is on its day; None for all day."""
    repeat: Repeat | None = None
    until: datetime.date | None = None
    """The last day on which it repeats."""
    formerly: str = ""
    """The summary that earlier releases gave it, where that is another."""


class Drawn(NamedTuple):
    """An event as a calendar has it: its lines, what of the plan it stands for, and how earlier releases wrote it."""

    event: CalendarEvent
    identity: Identity
    earlier: Earlier | None


class _Shared(NamedTuple):
    """An event as all calendars that have it do, but for its UIDs, and for the duties of a unit in its description."""

    lines: tuple[str, ...]
    identity: Identity
    earlier: Earlier | None
    uid_at: int
    """Which of the lines has the UID."""
    alarm_at: int | None
    """Which has that of its alarm, if it has one."""
    description_at: int
    messages: str | None
    """What stands behind the duties, escaped; None where there is no room for duties."""

    def of(self, unit: str, duties: str, window: str | None) -> Drawn:
        """The event in the calendar of a unit, "" being everyone's; `duties` are escaped, `window` is the UID of the
        window that it belongs to.
        """
        identity = self.identity._replace(unit=unit)
        lines = list(self.lines)
        uid = identity.uid
        lines[self.uid_at] = f"UID:{uid}"
        if self.alarm_at:
            lines[self.alarm_at] = f"UID:{alarm_uid(uid)}"
        if self.messages is not None:
            lines[self.description_at] += duties + self.messages
        if window:
            lines.insert(self.uid_at + 1, f"{RELATED}:{window}")
        return Drawn(CalendarEvent(tuple(lines)), identity, self.earlier)


class Events:
    """The events of the calendars of a schedule, in one language; what is the same in several is drawn once."""

    def __init__(self, schedule: Schedule, language: Language, settings: Settings) -> None:
        self.language = language
        self.settings = settings
        self._schedule = schedule
        self._of_events: dict[tuple[str, str], list[Window]] = {}
        for window in schedule.windows:
            self._of_events.setdefault((window.plan.id, window.id), []).append(window)
        self._days = {(day.plan.id, day.id): day for day in event_days(schedule)}
        self._shared: dict[tuple[object, ...], list[_Shared]] = {}

    def of(self, unit: Unit | None, mine: Schedule) -> Iterator[Drawn]:
        """The events of everyone's calendar, or of that of one unit, which has these things of the schedule.

        Windows, each event's day once, as an event of its own, then deadlines and activities.
        """
        said = Descriptions(self.language, is_of_unit=unit is not None)
        whose, duties = "", {}
        if unit:
            whose = unit.id
            in_plans = ((plan, each) for plan in self._schedule.plans for each in plan.units if each.id == whose)
            duties = {plan.id: _escaped(said.duties(each)) for plan, each in in_plans}

        uids: dict[int, str] = {}

        def each(
            item: Dated,
            draw: Callable[[], Iterator[_Shared]],
            windows: Sequence[Window] = (),
            belongs_to: str | None = None,
        ) -> Iterator[Drawn]:
            key = (unit is None, item.kind, item.plan.id, item.id, *map(id, windows))
            if key not in self._shared:
                self._shared[key] = list(draw())
            for shared in self._shared[key]:
                yield shared.of(whose, duties.get(item.plan.id, ""), belongs_to)

        for item, windows in self._windows(unit, mine):
            for drawn in each(item, partial(self._event, item, windows, said), windows):
                uids.setdefault(id(item), drawn.event.uid)
                yield drawn
        for day in mine.lone_days:
            yield from each(day, partial(self._event, day, [], said))
        for due in mine.deadlines:
            yield from each(due, partial(self._deadline, due, said))
        for series in mine.activities:
            belongs_to = uids.get(id(series.window))
            yield from each(series, partial(self._activity, series, said), belongs_to=belongs_to)

    def _windows(self, unit: Unit | None, mine: Schedule) -> Iterator[tuple[Window | EventDay, list[Window]]]:
        """The windows, each event's day behind the first of its windows that the unit has, with these.

        A unit that has an event, but none of its several windows, has its day all the same.
        """
        has = set(map(id, mine.windows))
        for window in self._schedule.windows:
            key = window.plan.id, window.id
            its = [each for each in self._of_events[key] if id(each) in has]
            if id(window) in has:
                yield window, [window]
            elif not its and window.name:
                its = self._of_events[key]
            day = self._days.get(key)
            if day and its and window is its[0] and (unit is None or concerns(day, unit.id)):
                yield day, its

    def _window(self, window: Window) -> Iterator[Entry]:
        """The window as one event, or its first day and its last, where a bar of many days would be in the way."""
        first, last, kind = window.first, window.last, kind_of_window(window, self.language)
        _ = self.language.for_window(kind).gettext
        whole, begins, ends = _("Campaign: {summary}"), _("First day: {summary}"), _("Last day: {summary}")
        if kind is not None:
            whole = "{kind}: {summary}" if kind else "{summary}"
            begins = _("{kind}, first day: {summary}") if kind else _("Begins: {summary}")
            ends = _("{kind}, last day: {summary}") if kind else _("Ends: {summary}")
        if (self.settings.style or window.plan.style) == "spans":
            yield self._run(window, "window", whole, first, last)
            return
        yield self._run(window, "first", begins if first != last else whole, first, first)
        if first != last:
            yield self._run(window, "last", ends, last, last)

    def _run(self, window: Window, kind: str, words: str, first: datetime.date, last: datetime.date) -> Entry:
        """Days of a window, all of them or one; `words` have a hole for its title.

        A phone shows some thirty letters of it: what tells one of several windows from another comes first.
        """
        before = kind_of_window(window, self.language) or ""
        text = title(window, self.language, short=True)
        summary = words.format(summary=text, kind=before)
        if not window.name:
            return Entry(kind, summary, first, last, window.tentative, "window" if first == window.first else None)
        name = window.name.in_(self.language.code)
        name_first = marked(f"{name}{DASH}{short_summary(window, self.language)}", window.tentative, self.language)
        return Entry(
            f"{kind}/{window.rule.phase}",
            words.format(summary=name_first, kind=before),
            first,
            last,
            window.tentative,
            "window" if first == window.first else None,
            formerly=summary,
        )

    def _event(self, item: Window | EventDay, windows: Sequence[Window], said: Descriptions) -> Iterator[_Shared]:
        """A window, or the day of an event beside these windows: subscribed calendars drop alarms, so what matters must
        be an event.
        """
        about, messages = said.of_event(item, windows)
        entries: Iterable[Entry]
        if isinstance(item, Window):
            entries = self._window(item)
        else:
            its_title = title(item, self.language, short=True)
            entries = [Entry("date", its_title, item.first, item.last, item.tentative, "date")]
        for entry in entries:
            yield self._drawn(item, entry, about, messages)

    def _deadline(self, item: Due, said: Descriptions) -> Iterator[_Shared]:
        summary = self.language.gettext("Deadline: {summary}").format(summary=title(item, self.language))
        entry = Entry("deadline", summary, item.day, item.day, item.tentative, "deadline")
        yield self._drawn(item, entry, said.of_deadline(item))

    def _activity(self, series: Series, said: Descriptions) -> Iterator[_Shared]:
        """One event that repeats by a rule, or one for each listed day, since some readers take no notice of RDATE."""
        activity, about = series.activity, said.of_activity(series)
        if activity.repeat:
            for day in series.days[:1]:
                its_title = title(series, self.language)
                entry = Entry("activity", its_title, day, day, series.tentative, "activity", activity.time)
                yield self._drawn(series, entry._replace(repeat=activity.repeat, until=series.days[-1]), about)
            return
        unsettled = {day for date in activity.dates if date.tentative for day in date.span.each()}
        for day in series.days:
            kind = f"activity/{day.isoformat()}" if len(series.days) > 1 else "activity"
            tentative = activity.tentative or day in unsettled
            its_title = marked(series.summary.in_(self.language.code), tentative, self.language)
            yield self._drawn(series, Entry(kind, its_title, day, day, tentative, "activity", activity.time), about)

    def _drawn(self, item: Dated, entry: Entry, about: str, messages: str | None = None) -> _Shared:
        """An entry of an item, with all that is said of the item; duties stand before messages, where it has any."""
        component = self._component(item, entry, about)
        lines = tuple(line for line in map(str, component.content_lines()) if line)
        names = [line.partition(":")[0] for line in lines]
        had_no_alarm = entry.alarm == "activity" and self._has_no_word_on("activity", item.plan)
        earlier = Earlier(_escaped(entry.formerly), had_no_alarm) if entry.formerly or had_no_alarm else None
        identity = _identity(item.plan, item.id, entry.kind, None)
        after = None if messages is None else _escaped(messages)
        uid_at = names.index("UID")
        alarm_at = names.index("UID", uid_at + 1) if "BEGIN:VALARM" in lines else None
        return _Shared(lines, identity, earlier, uid_at, alarm_at, names.index("DESCRIPTION"), after)

    def _component(self, item: Dated, entry: Entry, description: str) -> icalendar.Event:
        """An entry of an item as it is in each calendar; its UID is to be said yet."""
        stamp = datetime.datetime.combine(item.plan.stamp, datetime.time(), datetime.timezone.utc)
        result = icalendar.Event()
        result.add("uid", "")
        result.add("dtstamp", stamp)
        result.add("last-modified", stamp)
        result.add("sequence", 0)
        result.add("summary", text(entry.summary))
        result.add("categories", [category(item, self.language)])
        result.add("status", "TENTATIVE" if entry.tentative else "CONFIRMED")
        result.add("transp", "TRANSPARENT")
        self._when(result, entry, item.plan)
        result.add("description", text(description))
        for each in details(item, self.language):
            if each.property:
                result.add(each.property, uri(each.text) if each.property == "url" else text(each.text))
        self._remind(result, entry, item.plan)
        return result

    def _when(self, event: icalendar.Event, entry: Entry, plan: Plan) -> None:
        time, zone = entry.time, zoneinfo.ZoneInfo(plan.timezone)
        if time:
            event.add("dtstart", datetime.datetime.combine(entry.first, time.start, zone))
            if time.end:
                last = entry.first + datetime.timedelta(days=time.ends_next_day)
                event.add("dtend", datetime.datetime.combine(last, time.end, zone))
        else:
            event.add("dtstart", entry.first)
            event.add("dtend", entry.last + datetime.timedelta(days=1))  # DTEND is exclusive (RFC 5545 3.6.1)
        if entry.repeat and entry.until:
            until = f"{entry.until:%Y%m%d}"
            if time:  # UNTIL is of DTSTART's type, and in UTC where that has a time zone (RFC 5545 3.3.10)
                last = datetime.datetime.combine(entry.until, time.start, zone)
                until = f"{last.astimezone(datetime.timezone.utc):%Y%m%dT%H%M%SZ}"
            event.add("rrule", icalendar.vRecur.from_ical(entry.repeat.rrule(until)))

    def _has_no_word_on(self, alarm: str, plan: Plan) -> bool:
        """Whether it rings when it does because nothing else is said."""
        return alarm not in self.settings.alarms and getattr(plan.alarms, alarm) == getattr(Alarms(), alarm)

    def _remind(self, event: icalendar.Event, entry: Entry, plan: Plan) -> None:
        kind = entry.alarm
        if kind and (rings := self.settings.alarms.get(kind, getattr(plan.alarms, kind))):
            alarm = icalendar.Alarm()
            alarm.add("uid", "")
            alarm.add("action", "DISPLAY")
            alarm.add("description", event["summary"])
            alarm.add("trigger", rings.trigger(entry.time and entry.time.start))
            event.add_component(alarm)


_CATEGORIES: dict[DatedKind, tuple[str, ...]] = {
    "window": (N_("Campaign"),),
    "date": (N_("Date"), N_("Anniversary")),
    "deadline": (N_("Deadline"),),
    "activity": (N_("Activity"),),
}


def category(item: Dated, language: Language) -> str:
    """What an event of a calendar is, in a word, of a window the plan's: its CATEGORIES (RFC 5545 3.8.1.2)."""
    names = _CATEGORIES[item.kind]
    if isinstance(item, Window):
        kind = kind_of_window(item, language)
        return kind or language.for_window(kind).gettext(names[0])
    is_anniversary = item.kind == "date" and item.event and item.event.origin
    return language.gettext(names[1] if is_anniversary else names[0])


def kinds_by_category(language: Language) -> dict[str, DatedKind]:
    """What a category says that an event of a calendar is; one that is not among them is a plan's word for windows."""
    return {language.gettext(name): kind for kind, names in _CATEGORIES.items() for name in names}


def uri(value: str) -> icalendar.vUri:
    """An address as RFC 3986 has it, in ASCII; nothing in it is escaped as in text (RFC 5545 3.3.13)."""
    return icalendar.vUri(urllib.parse.quote(value, safe="%!#$&'()*+,/:;=?@[]~"))


class _Text(icalendar.vText):
    """TEXT, escaped as RFC 5545 3.3.11 has it; icalendar would make a line break of \\N."""

    def to_ical(self) -> bytes:
        escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()


def text(value: str) -> icalendar.vText:
    """Text in composed form; as a vText it is escaped wherever it stands, also in NAME."""
    return _Text(unicodedata.normalize("NFC", value))


def _escaped(value: str) -> str:
    """Text as a content line has it."""
    return text(value).to_ical().decode()
