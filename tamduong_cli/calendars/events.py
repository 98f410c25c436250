"""The events of a calendar: what of a schedule is an event, its UID, and what it says.

Every event is free, and all-day unless an activity has a time. Why each rule is kept is in the README, under what a
calendar contains.
"""

from __future__ import annotations

import datetime
import unicodedata
import uuid
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import icalendar

from tamduong_cli.dates.alarm import Alarm
from tamduong_cli.dates.date import Date
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import date_in_words, written_span
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan, Text, Unit
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window
from tamduong_cli.schedule.wording import event_title, how_often, marked, title, why, why_due

if TYPE_CHECKING:
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.deadlines import Due

NAMESPACE = uuid.UUID("0f4c6c3e-7f6b-5d0a-9c55-3f4f0c0d7a11")
"""The UUIDv5 namespace of every UID. Never change it: phones would show every event twice."""


def uid(plan: Plan, id: str, kind: str, unit: Unit | None) -> str:
    """The UID of one event of one calendar: it depends on ids alone, never on dates or texts.

    The kinds are `window`, in milestones `first` and `last`, each with `/PHASE` for one of several, `date`, `deadline`,
    `activity`, and `activity/DAY` (ISO 8601) for a listed day after the first, which has no other id.
    """
    return str(uuid.uuid5(NAMESPACE, f"{plan.id}/{id}/{kind}/{unit.id if unit else ''}"))


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


class Events:
    """The components of a calendar in one language, for one unit or for all."""

    def __init__(self, language: Language, settings: Settings, unit: Unit | None) -> None:
        self.language = language
        self.settings = settings
        self.unit = unit

    def of(self, schedule: Schedule) -> Iterator[icalendar.Event]:
        """Windows, each event's date once, as an event of its own, then deadlines and activities.

        A unit that has an event, but none of its windows, has its date all the same.
        """
        mine = schedule.of_unit(self.unit) if self.unit else schedule
        of_events: dict[tuple[str, str], list[Window]] = {}
        for window in schedule.windows:
            of_events.setdefault((window.plan.id, window.event.id), []).append(window)
        for window in schedule.windows:
            of_event = of_events[window.plan.id, window.event.id]
            its = [each for each in of_event if self._concerns(each)]
            if self._concerns(window):
                yield from self._window(window)
            elif not its and window.name and self._has(window):
                its = of_event
            if its and window is its[0] and window.event.date and window.event.date.day:
                yield self._date(its, window.event.date.day)
        for item in mine.deadlines:
            yield self._deadline(item)
        for series in mine.activities:
            yield from self._activity(series)

    def _concerns(self, window: Window) -> bool:
        return self.unit is None or any(unit.id == self.unit.id for unit in window.units)

    def _has(self, window: Window) -> bool:
        """Whether the unit has the event, if not this window of it."""
        unit = next((unit for unit in window.plan.units if self.unit and unit.id == self.unit.id), None)
        return unit is not None and (unit.events is None or window.event.id in {each.id for each in unit.events})

    def _window(self, window: Window) -> Iterator[icalendar.Event]:
        """The window as one event, or its first day and its last, where a bar of many days would be in the way."""
        _ = self.language.gettext
        first, last = window.first, window.last
        if (self.settings.style or window.plan.style) == "spans":
            yield self._run(window, "window", _("Campaign: {summary}"), first, last)
            return
        yield self._run(
            window, "first", _("First day: {summary}") if first != last else _("Campaign: {summary}"), first, first
        )
        if first != last:
            yield self._run(window, "last", _("Last day: {summary}"), last, last)

    def _run(self, window: Window, kind: str, words: str, first: datetime.date, last: datetime.date) -> icalendar.Event:
        """Days of a window, all of them or one; `words` have a hole for its title."""
        summary = words.format(summary=title(window, self.language))
        its_kind = f"{kind}/{window.rule.phase}" if window.name else kind
        category = self.language.gettext("Campaign")
        result = self._event(window.plan, window.event.id, its_kind, summary, category, window.tentative)
        self._all_day(result, first, last)
        self._describe(result, self._about([window]))
        if first == window.first:
            self._remind(result, "window", window.plan)
        return result

    def _date(self, windows: Sequence[Window], day: datetime.date) -> icalendar.Event:
        """The anniversary day; subscribed calendars drop alarms, so what matters must be an event."""
        _ = self.language.gettext
        plan, event = windows[0].plan, windows[0].event
        category = _("Anniversary") if event.origin else _("Date")
        summary = event_title(event, self.language)
        result = self._event(plan, event.id, "date", summary, category, event.is_tentative)
        self._all_day(result, day, day)
        self._describe(result, self._about(windows))
        self._remind(result, "date", plan)
        return result

    def _deadline(self, item: Due) -> icalendar.Event:
        _ = self.language.gettext
        summary = _("Deadline: {summary}").format(summary=title(item, self.language))
        result = self._event(item.plan, item.deadline.id, "deadline", summary, _("Deadline"), item.tentative)
        self._all_day(result, item.day, item.day)
        date = item.deadline.date or Date(Span(item.day, item.day))
        lines = [_("Due: {date}").format(date=date_in_words(date, self.language))]
        lines.append(_("Why: {reason}").format(reason=self.language.render(why_due(item))) + _source(item.deadline.ref))
        if item.event:
            lines.append(_("Event: {summary}").format(summary=event_title(item.event, self.language)))
        lines += self._audience(item)
        self._describe(result, lines)
        self._remind(result, "deadline", item.plan)
        return result

    def _activity(self, series: Series) -> Iterator[icalendar.Event]:
        """One event that repeats by a rule, or one for each listed day, since some readers take no notice of RDATE."""
        _ = self.language.gettext
        activity, time = series.activity, series.activity.time
        zone = zoneinfo.ZoneInfo(series.plan.timezone)
        lines = [_("When: {days}").format(days=self.language.render(how_often(series))) + _source(activity.ref)]
        lines.append(_("Event: {summary}").format(summary=title(series.window, self.language)))
        lines += self._audience(series)
        unsettled = {date.first for date in activity.dates if date.tentative}
        for day in series.days[:1] if activity.repeat else series.days:
            first = activity.repeat or day == series.days[0]
            kind = "activity" if first else f"activity/{day.isoformat()}"
            tentative = series.tentative if activity.repeat else activity.tentative or day in unsettled
            summary = marked(series.summary.in_(self.language.code), tentative, self.language)
            result = self._event(series.plan, activity.id, kind, summary, _("Activity"), tentative)
            if time:
                result.add("dtstart", datetime.datetime.combine(day, time.start, zone))
                if time.end:
                    result.add("dtend", datetime.datetime.combine(day, time.end, zone))
            else:
                self._all_day(result, day, day)
            if activity.repeat:
                until = f"{series.days[-1]:%Y%m%d}"
                if time:  # UNTIL is of DTSTART's type, and in UTC where that has a time zone (RFC 5545 3.3.10)
                    last = datetime.datetime.combine(series.days[-1], time.start, zone)
                    until = f"{last.astimezone(datetime.timezone.utc):%Y%m%dT%H%M%SZ}"
                result.add("rrule", icalendar.vRecur.from_ical(activity.repeat.rrule(until)))
            self._describe(result, lines)
            yield result

    def _event(self, plan: Plan, id: str, kind: str, summary: str, category: str, tentative: bool) -> icalendar.Event:
        result = icalendar.Event()
        stamp = datetime.datetime.combine(plan.stamp, datetime.time(), datetime.timezone.utc)
        result.add("uid", uid(plan, id, kind, self.unit))
        result.add("dtstamp", stamp)
        result.add("last-modified", stamp)
        result.add("sequence", 0)
        result.add("summary", text(summary))
        result.add("categories", [category])
        result.add("status", "TENTATIVE" if tentative else "CONFIRMED")
        result.add("transp", "TRANSPARENT")
        return result

    def _all_day(self, event: icalendar.Event, first: datetime.date, last: datetime.date) -> None:
        event.add("dtstart", first)
        event.add("dtend", last + datetime.timedelta(days=1))  # DTEND is exclusive (RFC 5545 3.6.1)

    def _remind(self, event: icalendar.Event, kind: str, plan: Plan) -> None:
        if rings := self.settings.alarms.get(kind, getattr(plan.alarms, kind)):
            alarm = icalendar.Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", event["summary"])
            alarm.add("trigger", rings.trigger)
            event.add_component(alarm)

    def _describe(self, event: icalendar.Event, lines: Iterable[str]) -> None:
        event.add("description", text("\n".join(lines)))

    def _about(self, windows: Sequence[Window]) -> list[str]:
        """Days and reasons of an event's windows, its date, the unit's duties, and what to say."""
        _ = self.language.gettext
        plan, event = windows[0].plan, windows[0].event
        lines, reasons = [], []
        for window in windows:
            span = self.language.said(written_span(*window.ends))
            days = self.language.ngettext("{span}, {n} day", "{span}, {n} days", window.days)
            days = days.format(span=span, n=window.days)
            name = window.name and window.name.in_(self.language.code)
            lines.append(f"{name}: {days}" if name else _("Campaign: {days}").format(days=days))
            lines += self._audience(window) if window.name else []  # its bytes stay as they were without a name
            reason = self.language.render(why(window))
            reasons.append(_("Why: {reason}").format(reason=reason) + _source(window.rule.ref))
        if event.date:
            date = date_in_words(event.date, self.language)
            lines.append((_("Anniversary: {date}") if event.origin else _("Date: {date}")).format(date=date))
        lines += dict.fromkeys(reasons)
        if self.unit:
            unit = next(unit for unit in plan.units if unit.id == self.unit.id)
            duties = _("Duties of {unit}:").format(unit=unit.name.in_(self.language.code))
            lines += _section(duties, unit.duties.points, self.language)
        return [*lines, *_section(_("Messages:"), event.messages.points, self.language)]

    def _audience(self, item: Window | Due | Series) -> list[str]:
        """For whom it is, in a calendar of all, where the plan says so."""
        if self.unit or item.audience is None:
            return []
        units = "; ".join(unit.name.in_(self.language.code) for unit in item.units)
        return [self.language.gettext("Units: {units}").format(units=units)]


def _source(ref: str | None) -> str:
    return f" ({ref})" if ref else ""


def _section(heading: str, points: Iterable[Text], language: Language) -> list[str]:
    items = [f"- {point.in_(language.code)}" for point in points]
    return ["", heading, *items] if items else []


class _Text(icalendar.vText):
    """TEXT, escaped as RFC 5545 3.3.11 has it; icalendar would make a line break of \\N."""

    def to_ical(self) -> bytes:
        escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()


def text(value: str) -> icalendar.vText:
    """Text in composed form; as a vText it is escaped wherever it stands, also in NAME."""
    return _Text(unicodedata.normalize("NFC", value))
