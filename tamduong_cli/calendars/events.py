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
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import icalendar

from tamduong_cli.calendars.contents import Earlier
from tamduong_cli.calendars.descriptions import Descriptions
from tamduong_cli.calendars.identities import DASH, NAMESPACE, Identity
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


class Events:
    """The components of a calendar in one language, for one unit or for all.

    `identities` are those of the events that were had so far, by UID, and `earlier` how earlier releases wrote them.
    """

    def __init__(self, language: Language, settings: Settings, unit: Unit | None) -> None:
        self.language = language
        self.settings = settings
        self.unit = unit
        self.identities: dict[str, Identity] = {}
        self.earlier: dict[str, Earlier] = {}
        self._descriptions = Descriptions(language, unit)

    def of(self, schedule: Schedule) -> Iterator[icalendar.Event]:
        """Windows, each event's day once, as an event of its own, then deadlines and activities."""
        mine = schedule.of_unit(self.unit) if self.unit else schedule
        for components in self._windows(schedule):
            yield from components
        for day in mine.lone_days:
            about = self._descriptions.of_event(day, [])
            yield from self._components(day, self._event_day(day), about)
        for item in mine.deadlines:
            yield from self._components(item, self._deadline(item), self._descriptions.of_deadline(item))
        for series in mine.activities:
            yield from self._components(series, self._activity(series), self._descriptions.of_activity(series))

    def _windows(self, schedule: Schedule) -> Iterator[Iterator[icalendar.Event]]:
        """The windows, each event's day behind the first of its windows that the unit has.

        A unit that has an event, but none of its several windows, has its day all the same.
        """
        units = [self.unit.id] if self.unit else []
        days = {(item.plan.id, item.id): item for item in event_days(schedule, units)}
        of_events: dict[tuple[str, str], list[Window]] = {}
        for window in schedule.windows:
            of_events.setdefault((window.plan.id, window.id), []).append(window)
        for window in schedule.windows:
            of_event = of_events[window.plan.id, window.id]
            its = [each for each in of_event if self._concerns(each)]
            if self._concerns(window):
                about = self._descriptions.of_event(window, [window])
                yield self._components(window, self._window(window), about)
            elif not its and window.name:
                its = of_event
            day = days.get((window.plan.id, window.id))
            if day and its and window is its[0]:
                about = self._descriptions.of_event(day, its)
                yield self._components(day, self._event_day(day), about)

    def _concerns(self, window: Window) -> bool:
        return self.unit is None or concerns(window, self.unit.id)

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

    def _event_day(self, item: EventDay) -> Iterator[Entry]:
        """The anniversary day; subscribed calendars drop alarms, so what matters must be an event."""
        yield Entry("date", title(item, self.language, short=True), item.first, item.last, item.tentative, "date")

    def _deadline(self, item: Due) -> Iterator[Entry]:
        summary = self.language.gettext("Deadline: {summary}").format(summary=title(item, self.language))
        yield Entry("deadline", summary, item.day, item.day, item.tentative, "deadline")

    def _activity(self, series: Series) -> Iterator[Entry]:
        """One event that repeats by a rule, or one for each listed day, since some readers take no notice of RDATE."""
        activity = series.activity
        if activity.repeat:
            for day in series.days[:1]:
                its_title = title(series, self.language)
                entry = Entry("activity", its_title, day, day, series.tentative, "activity", activity.time)
                yield entry._replace(repeat=activity.repeat, until=series.days[-1])
            return
        unsettled = {day for date in activity.dates if date.tentative for day in date.span.each()}
        for day in series.days:
            kind = f"activity/{day.isoformat()}" if len(series.days) > 1 else "activity"
            tentative = activity.tentative or day in unsettled
            its_title = marked(series.summary.in_(self.language.code), tentative, self.language)
            yield Entry(kind, its_title, day, day, tentative, "activity", activity.time)

    def _components(self, item: Dated, entries: Iterable[Entry], description: str) -> Iterator[icalendar.Event]:
        """The entries of an item as components, each with all that is said of the item."""
        stamp = datetime.datetime.combine(item.plan.stamp, datetime.time(), datetime.timezone.utc)
        for entry in entries:
            result = icalendar.Event()
            identity = _identity(item.plan, item.id, entry.kind, self.unit)
            self.identities[identity.uid] = identity
            result.add("uid", identity.uid)
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
            had_no_alarm = entry.alarm == "activity" and self._has_no_word_on("activity", item.plan)
            if entry.formerly or had_no_alarm:
                self.earlier[identity.uid] = Earlier(text(entry.formerly).to_ical().decode(), had_no_alarm)
            yield result

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
