"""How the plan's document says when: the rule and the windows of events, what is due and what is held, and by whom."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from tamduong_cli.dates.clock import Hours
from tamduong_cli.dates.date import Date
from tamduong_cli.dates.duration import Duration
from tamduong_cli.dates.recurrence import Repeat, parse_repeat
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import between_in_brief, in_brief
from tamduong_cli.language import LANGUAGES, Language
from tamduong_cli.plan.marks import Mark
from tamduong_cli.plan.model import Activity, Deadline, Event, Plan, Reference, Text, WindowRule
from tamduong_cli.schedule.details import labelled
from tamduong_cli.schedule.phrases import capital, marked
from tamduong_cli.views.papers.frame import small


class Said(NamedTuple):
    """A sentence, and the mark that tells whether a word in it means that something is not settled."""

    text: str
    marks: tuple[Mark, ...] = ()


class Sentences:
    """The sentences of one plan in one language."""

    def __init__(self, plan: Plan, language: Language) -> None:
        self.plan = plan
        self.language = language
        self._units = {unit.id: unit.name.in_(language.code) for unit in plan.units}
        self._events = {event.id: event.summary.in_(language.code) for event in plan.events}

    def said(self, text: Text | None) -> str:
        """A text of the plan in the language."""
        return text.in_(self.language.code) if text else ""

    # when

    def period(self) -> str:
        """The plan's years, through which everything goes on."""
        _ = self.language.gettext
        kind = self.said(self.plan.kind) if self.plan.kind else _("communication")
        text = _("{kind} of the events goes on {throughout}.") if kind else _("The events go on {throughout}.")
        return capital(text.format(kind=small(kind), throughout=_throughout(self.plan.period, self.language)))

    def rule(self, rule: WindowRule) -> Said:
        """The rule for the windows of all events that have none of their own."""
        _ = self.language.gettext
        if rule.is_none:
            return Said(_("Events for which no time is given below have none."))
        what = self._kind(rule, _("in-depth communication"))
        text = _("In particular, {what}: {ends}") if what else _("In particular, {ends}")
        said = self._with(rule, text.format(what=what, ends=self._ends(rule, of_each=True)))
        return said._replace(text=f"{said.text}.")

    def window(self, event: Event, rule: WindowRule) -> Said:
        """A window of an event's own; with several, by the name of each."""
        _ = self.language.gettext
        if rule.is_none:
            return Said(_("For {event}: no time of its own").format(event=self._events[event.id]), (Mark("settled"),))
        name = self.said(rule.name)
        about = f"{self._events[event.id]} – {name}" if name else self._events[event.id]
        return self._with(rule, _("For {event}: {when}").format(event=about, when=self._when(rule)))

    def joint(self, rule: WindowRule) -> Said:
        """A window that several events have together."""
        _ = self.language.gettext
        about = _("{name}, for {events}").format(name=self.said(rule.name), events=self.events(rule.events))
        return self._with(rule, f"{about}: {self._when(rule)}")

    def events(self, references: tuple[Reference, ...]) -> str:
        """Events by their names, in quotation marks, since names have commas and semicolons."""
        return "; ".join(f"“{self._events[each.id]}”" for each in references)

    def _when(self, rule: WindowRule) -> str:
        what = self._kind(rule, self.language.gettext("concentrated communication"))
        return f"{what} {self._ends(rule)}".strip()

    def _kind(self, rule: WindowRule, otherwise: str) -> str:
        """What a window is, in the office's own word where it has one."""
        kind = self.plan.kind if rule.kind is None else rule.kind
        return otherwise if kind is None else small(self.said(kind))

    def _ends(self, rule: WindowRule, of_each: bool = False) -> str:
        """From which day to which a window is, as the plan says it."""
        _ = self.language.gettext
        if rule.start and rule.end:
            if rule.start == rule.end:
                return _in(rule.start, self.language)
            return between_in_brief(rule.start, rule.end, self.language)
        event = _("each event") if of_each else _("the event")
        before, after = self._length(rule.before), self._length(rule.after)
        if before and after and not _is_nothing(rule.before) and not _is_nothing(rule.after):
            return _("{before} before and {after} after {event}").format(before=before, after=after, event=event)
        day = _("the day of {event}").format(event=event)
        if not rule.start and not rule.end and _is_nothing(rule.before) and _is_nothing(rule.after):
            return _("on {day}").format(day=day)
        begin = in_brief(rule.start, self.language) if rule.start else day
        if before and not _is_nothing(rule.before):
            begin = _("{length} before {event}").format(length=before, event=event)
        end = in_brief(rule.end, self.language) if rule.end else day
        if after and not _is_nothing(rule.after):
            return _("from {begin} until {length} after {event}").format(begin=begin, length=after, event=event)
        return _("from {begin} to {end}").format(begin=begin, end=end)

    def _length(self, duration: Duration | None) -> str:
        """A length of time, with a zero before a single figure: 05 ngày."""
        if duration is None:
            return ""
        text = self.language.render(duration.message())
        return f"0{text}" if self.language.code == "vi" and duration.number < 10 else text

    # what is due, and what is held

    def deadline(self, deadline: Deadline, day: datetime.date) -> Said:
        """Something by which day, or how long before or after which event; `day` is the day in either case."""
        _ = self.language.gettext
        date = deadline.date or Date(Span(day, day))
        by = in_brief(date, self.language)
        if deadline.event:
            length = self._length(deadline.before or deadline.after)
            event = self.events((deadline.event,))
            if deadline.before:
                by = _("{day} ({length} before the event {event})").format(day=by, length=length, event=event)
            elif deadline.after:
                by = _("{day} ({length} after the event {event})").format(day=by, length=length, event=event)
            else:
                by = _("{day}, for the event {event}").format(day=by, event=event)
        text = _("{what}: by {day}").format(what=self.said(deadline.summary), day=by)
        return self._with(deadline, text)

    def activity(self, activity: Activity) -> Said:
        """Something on which days, or how often, and at what time."""
        days = self._days(activity.dates)
        if activity.repeat:
            days = self._repeated(activity.repeat)
        hours = [self._hours(activity.time)] if activity.time else []
        return self._with(activity, f"{self.said(activity.summary)}: {', '.join([days, *hours])}")

    def _repeated(self, repeat: Repeat) -> str:
        """How something repeats, and until when."""
        _ = self.language.gettext
        plain = repeat._replace(until=None, times=None).message()
        if plain.text.startswith("FREQ="):
            return repeat.rule
        text = self.language.render(plain)
        if parse_repeat(text) != repeat._replace(until=None, times=None):
            return repeat.rule
        if repeat.until:
            last = in_brief(Date(Span(repeat.until, repeat.until)), self.language)
            return _("{what}, until {last}").format(what=text, last=last)
        if repeat.times:
            return self.language.ngettext("{repeat}, {n} time", "{repeat}, {n} times", repeat.times).format(
                repeat=text, n=repeat.times
            )
        return text

    def _days(self, dates: tuple[Date, ...]) -> str:
        texts = [in_brief(date, self.language) for date in dates]
        if len(texts) < 2:
            return "".join(texts)
        if all(date.day for date in dates):
            others = ", ".join(texts[:-1])
            return self.language.gettext("{others} and {last}").format(others=others, last=texts[-1])
        return "; ".join(texts)

    def _hours(self, hours: Hours) -> str:
        _ = self.language.gettext
        start, _dash, end = hours.message().partition(" – ")
        if self.language.code == "vi":
            start, end = (re.sub(r"0?(\d+):(\d\d)", r"\1 giờ \2 phút", time) for time in (start, end))
        if end:
            return _("from {start} to {end}").format(start=start, end=end)
        return _("at {time}").format(time=start)

    # what else is said

    def about(self, event: Event) -> str:
        """What is said of an event besides its name and its days; nothing where there is nothing."""
        short = [self.language.gettext("Short name: {name}").format(name=self.said(event.short))] if event.short else []
        return capital("; ".join(map(small, [*short, *self._said_of(event)])))

    def _with(self, record: WindowRule | Deadline | Activity, text: str) -> Said:
        """A sentence with what else is said of it in brackets, and a word that it is not settled."""
        dates = getattr(record, "dates", ()) or [getattr(record, key, None) for key in ("date", "start", "end")]
        tentative = record.tentative or any(date.tentative for date in dates if date)
        marks = self.settling(text, tentative)
        text = marked(text, tentative, self.language)
        others = "; ".join(map(small, self._said_of(record)))
        return Said(f"{text} ({others})" if others else text, tuple(marks))

    def settling(self, text: str, tentative: bool) -> list[Mark]:
        """How it is marked whether something is settled, where its own words or ours say that it is not."""
        if tentative:
            return [Mark("unsettled" if marked(text, True, self.language) == text else "tentative")]
        return [Mark("settled")] if any(marked(text, True, Language(code)) == text for code in LANGUAGES) else []

    def _said_of(self, record: WindowRule | Deadline | Activity | Event) -> Iterator[str]:
        for key, line in labelled(self.language).items():
            if text := self._text(getattr(record, key, None)):
                yield line.format(**{key: text})

    def _text(self, value: Text | str | tuple[Reference, ...] | None) -> str:
        if isinstance(value, Text):
            return self.said(value)
        return value if isinstance(value, str) else "; ".join(self._units[each.id] for each in value or ())


def _is_nothing(duration: Duration | None) -> bool:
    return duration is not None and duration.number == 0


def _in(date: Date, language: Language) -> str:
    """On a day, in a month: what begins and ends with the same date."""
    text = in_brief(date, language)
    if date.precision == "days":
        return text
    return (language.gettext("on {day}") if date.day else language.gettext("in {month}")).format(day=text, month=text)


def _throughout(period: Span, language: Language) -> str:
    """In which years a plan is, or from which day to which, where it has no whole years."""
    _ = language.gettext
    first, last = period
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        days = between_in_brief(Date(Span(first, first)), Date(Span(last, last)), language)
        return _("all the time {days}").format(days=days)
    begin, end = (_year(year, language) for year in (first.year, last.year))
    if last.year - first.year > 1:
        return _("all the time {days}").format(days=_("from {begin} to {end}").format(begin=begin, end=end))
    years = begin if first.year == last.year else _("{others} and {last}").format(others=begin, last=end)
    return _("all through {years}").format(years=years)


def _year(year: int, language: Language) -> str:
    return in_brief(Date(Span(datetime.date(year, 1, 1), datetime.date(year, 12, 31))), language)
