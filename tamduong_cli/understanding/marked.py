"""What the marked paragraphs of a document say that a plan was written as, each by the sentence that it has.

The marks tell what a paragraph is and its id; its days, its names and all else are read from what stands there, which
people may have edited. A sentence that is written in another way since then is read as any other.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.expression import contradictions, parse_ends
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.span import Span
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message
from tamduong_cli.plan.marks import MarkKind
from tamduong_cli.understanding.drafted import DraftEvent, DraftItem, DraftWindow, Remarks, counted
from tamduong_cli.understanding.found import Thing, Where
from tamduong_cli.understanding.marked_names import Named, listed, meant, quoted
from tamduong_cli.understanding.marked_phrases import (
    bracketed,
    by_labels,
    date_of,
    each_day_of,
    ends_of,
    in_file,
    length_in_file,
    origin_and_date,
    repeat_in_file,
    settled,
    without_details,
    without_hours,
)
from tamduong_cli.understanding.moments import Years, moments
from tamduong_cli.understanding.outline import Line
from tamduong_cli.understanding.rules import LENGTH
from tamduong_cli.understanding.sentences import capitalised
from tamduong_cli.understanding.statements import things


class Period(NamedTuple):
    """The days of a plan, as its file has them, and what its windows are in the office's own word."""

    span: Span
    text: str
    kind: str = ""


def period(lines: Sequence[Line]) -> Period | None:
    """The days of a plan, where a marked line says them."""
    line = next((line for line in lines if line.mark("period")), None)
    match = _PERIOD.fullmatch(line.text) if line else None
    if match is None:
        return None
    kind = match["vi"] or match["en"] or ""
    if kind.lower() in _SAID_KINDS:
        kind = ""
    elif not kind:
        kind = "none"
    try:
        first, last = parse_ends(match["days"])
    except Unreadable:
        return None
    text = in_file(first) if first == last else f"{in_file(first)} - {in_file(last)}"
    return Period(Span(first.first, last.last), text, capitalised(kind) if kind != "none" else kind)


class Given(NamedTuple):
    """What of a plan a document has by its marks, with the ids that it had."""

    id: str = ""
    title: str = ""
    has_kind_in_title: bool = False
    """Whether the word for what the document is stands above the title, and is the first of it."""
    has_capital: bool = False
    """Whether what follows that word begins with a capital."""
    period: str = ""
    kind: str = ""
    rule: DraftWindow | None = None
    windows: tuple[DraftWindow, ...] = ()
    events: tuple[DraftEvent, ...] = ()
    deadlines: tuple[DraftItem, ...] = ()
    activities: tuple[DraftItem, ...] = ()
    scopes: Mapping[str, tuple[str, ...]] = {}
    """The events of units, by the ids of these."""
    remarks: Remarks = ()


NOTHING = Given()


def given(lines: Sequence[Line], units: Mapping[str, Sequence[str]], years: range) -> Given:
    """What marked lines say; `units` are those that they may name, by their names, with the ids that have them."""
    return _Reader(lines, units, years).given() if lines else NOTHING


def point(line: Line) -> str:
    """A point as the plan has it: the stop behind it is the document's where its mark says so."""
    return _unstopped(line.text) if line.mark("text") else line.text


def ref(line: Line) -> str:
    """Where what a line has stood in an earlier document."""
    return _id(line, "ref")


_BEGINS = re.compile(rf"\b(?:từ|trong|trước|from|on|in)\b|{LENGTH} (?:before|after)\b")
_NO_WINDOW = re.compile(r"(?:không có đợt|no time of its own)")
_NO_RULE = re.compile(r"(?:Sự kiện không ghi thời gian|Events for which no time)")
_OF_AN_EVENT = re.compile(r"(?:Đối với sự kiện|For) (?P<about>.+): (?P<when>.+)", re.DOTALL)
_JOINT = re.compile(r"(?P<name>.+?), (?:cho các sự kiện|for) (?P<events>“.+”): (?P<when>.+)")
_DUE = re.compile(r": (?:chậm nhất|by) ")
_COUNTED = (
    re.compile(rf"(?P<day>.+?) \((?P<side>trước|sau) sự kiện “(?P<event>.+)” (?P<length>{LENGTH})\)"),
    re.compile(rf"(?P<day>.+?) \((?P<length>{LENGTH}) (?P<side>before|after) the event “(?P<event>.+)”\)"),
)
_DUE_FOR = re.compile(r"(?P<day>.+), (?:cho sự kiện|for the event) “(?P<event>.+)”")
_PERIOD = re.compile(
    r"(?:Tổ chức (?P<vi>.+) các sự kiện|(?P<en>.+) of the events goes on|Các sự kiện được tổ chức|The events go on) "
    r"(?:xuyên suốt(?: trong)?|all through|all the time) (?P<days>.+?)\.?"
)
_SAID_KINDS = ("tuyên truyền", "communication")
_DEFAULT_KINDS = (
    "tuyên truyền sâu đậm",
    "in-depth communication",
    "tập trung tuyên truyền",
    "concentrated communication",
)


class _Reader:
    def __init__(self, lines: Sequence[Line], units: Mapping[str, Sequence[str]], years: range) -> None:
        self._lines = lines
        self._units = units
        self._events: dict[str, DraftEvent] = {}
        self._windows: dict[str, list[DraftWindow]] = {}
        self._kind = ""
        self._years = Years(years)
        self._remarks: list[tuple[Message, str]] = []
        self._span = Span(datetime.date(years[0], 1, 1), datetime.date(years[-1], 12, 31))

    def given(self) -> Given:
        """All that the lines say."""
        title = next((line for line in self._lines if line.mark("plan", "titled")), None)
        said = period(self._lines)
        self._kind = said.kind if said else ""
        self._span = said.span if said else self._span
        for line in self._of("event"):
            self._event(line)
        for line in self._of("about"):
            self._about(line)
        joint = tuple(self._joint(line) for line in self._of("joint"))
        for line in self._of("window"):
            self._window(line)
        rule = self._first("rule")
        return Given(
            id=_id(title, "plan", "titled"),
            title=title.text if title else "",
            has_kind_in_title=title is not None and title.mark("plan") is not None,
            has_capital=title is not None and title.mark("capital") is not None,
            period=said.text if said else "",
            kind=self._kind,
            rule=self._rule(rule) if rule else None,
            windows=joint,
            events=tuple(self._with_windows(event, joint) for event in self._events.values()),
            deadlines=tuple(_once(self._deadline(line) for line in self._of("deadline"))),
            activities=tuple(_once(self._activities())),
            scopes={
                _id(line.above, "unit"): self._events_in(line.text, line) for line in self._of("scope") if line.above
            },
        )._replace(remarks=tuple(self._remarks))

    def _of(self, kind: MarkKind) -> Iterator[Line]:
        return (line for line in self._lines if line.mark(kind))

    def _first(self, kind: MarkKind) -> Line | None:
        return next(self._of(kind), None)

    # events

    def _event(self, line: Line) -> None:
        text, bracket = bracketed(line.text)
        days = origin_and_date(bracket) if bracket and not line.mark("named") else None
        said, is_said_otherwise = None, False
        if bracket and not days and not line.mark("named"):
            found = [moment for moment in moments(bracket, self._years) if not moment.is_year]
            said = next((moment for moment in found if not moment.is_completed), found[0] if found else None)
            is_said_otherwise = said is not None
        text, tentative = settled(text if days or said else line.text, _settling(line))
        origin, date = days or (None, said.dates[0] if said else None)
        if date and line.mark("provisional"):
            date, tentative = date._replace(tentative=True), False
        thing = Thing(
            "event",
            text,
            line.text,
            line.at,
            ref=ref(line),
            date=in_file(date) if date else "",
            days=(date,) if date else (),
            origin=in_file(origin) if origin else "",
            tentative=tentative,
        )
        if is_said_otherwise or (date and not origin and any(contradictions(bracket))):
            thing = thing.with_remark(Message("these are the days that the document says; are they right?"))
        id = _id(line, "event")
        while id in self._events:  # a paragraph that was copied with its bookmark
            id = f"{id}-moi"
        self._events[id] = DraftEvent(id, thing)

    def _about(self, line: Line) -> None:
        """What else is said of the event above."""
        above = next((head for head in line.heads() if head.mark("event")), None)
        if above is None:
            return
        said = by_labels(line.text.removesuffix("."))
        event = self._events[_id(above, "event")]
        thing = event.thing._replace(
            short=said.get("short", ""),
            location=said.get("location", ""),
            url=said.get("url", ""),
            contact=said.get("contact", ""),
        )
        lead, _, unknown = self._lead_and_units(said, line)
        self._events[event.id] = event._replace(thing=thing, lead=lead, remarks=unknown)

    def _with_windows(self, event: DraftEvent, joint: Sequence[DraftWindow]) -> DraftEvent:
        is_joint = any(event.id in window.events for window in joint)
        windows = tuple(self._windows.get(event.id, ()))
        if not (windows or is_joint or event.thing.days):
            windows = (self._unread(DraftWindow(), event.thing.sentence),)
        return event._replace(windows=windows, is_joint=is_joint)

    # windows

    def _rule(self, line: Line) -> DraftWindow:
        if _NO_RULE.match(line.text):
            return DraftWindow(is_none=True)
        text, said = without_details(line.text.removesuffix("."))
        text, _ = settled(text, _settling(line))
        return self._ends(text, DraftWindow(ref=ref(line), at=line.at, sentence=line.text), said, line)

    def _window(self, line: Line) -> None:
        text, said = without_details(_unstopped(line.text))
        text, tentative = settled(text, _settling(line))
        id = _id(line, "window")
        match = _OF_AN_EVENT.fullmatch(text)
        if id not in self._events:
            return
        window = DraftWindow(ref=ref(line), at=line.at, sentence=line.text, tentative=tentative, id=_id(line, "phase"))
        if match is None:
            window = self._unread(window, line.text)
        elif _NO_WINDOW.match(match["when"]):
            window = window._replace(is_none=True)
        else:
            summary = self._events[id].thing.summary
            about = match["about"]
            name = about[len(summary) :] if about.startswith(summary) else about.rpartition(" – ")[2]
            window = self._ends(match["when"], window._replace(name=name.removeprefix(" – ")), said, line)
        self._windows.setdefault(id, []).append(window)

    def _begun(self, line: Line, id: str, tentative: bool) -> DraftWindow:
        return DraftWindow(id=id, ref=ref(line), at=line.at, sentence=line.text, tentative=tentative)

    def _joint(self, line: Line) -> DraftWindow:
        text, said = without_details(_unstopped(line.text))
        text, tentative = settled(text, _settling(line))
        window = DraftWindow(id=_id(line, "joint"), ref=ref(line), at=line.at, sentence=line.text, tentative=tentative)
        match = _JOINT.fullmatch(text)
        if match is None:
            return self._unread(window, line.text)
        window = window._replace(name=match["name"], events=self._events_in(match["events"], line))
        return self._ends(match["when"], window, said, line)

    def _ends(self, text: str, window: DraftWindow, said: dict[str, str], line: Line) -> DraftWindow:
        """A window with what it is, from when to when it is, and for whom."""
        lead, units, unknown = self._lead_and_units(said, line)
        window = window._replace(lead=lead, units=units, remarks=(*window.remarks, *unknown))
        for begin in _BEGINS.finditer(text):
            days = text[begin.start() :]
            ends = ends_of(days)
            if ends is None:
                continue
            if ends.start and ends.end and any(contradictions(days)):
                remark = Message("these are the days that the document says; are they right?")
                window = window._replace(remarks=(*window.remarks, (remark, line.text)))
            kind = text[: begin.start()].strip(" :")
            kind = re.sub(r"^(?:Trong đó|In particular),\s*", "", kind)
            start, before, end, after = ends
            window = window._replace(start=start, before=before, end=end, after=after)
            return window._replace(kind=self._kind_of(kind))
        return self._unread(window, text)

    def _unread(self, window: DraftWindow, sentence: str) -> DraftWindow:
        """A window whose days could not be read: it is all of the plan's years until somebody writes them."""
        start, end = (numeric(day) for day in self._span)
        return window._replace(start=start, end=end, remarks=(*window.remarks, (self._until_written(), sentence)))

    def _until_written(self) -> Message:
        return Message("these days could not be read; write them in place of those that stand here")

    def _kind_of(self, said: str) -> str:
        """The word for a window, where it is not that of the plan."""
        if said.lower() in _DEFAULT_KINDS or (self._kind and said.lower() == self._kind.lower()):
            return ""
        return capitalised(said) if said else "" if self._kind == "none" else "none"

    # what is due, and what is held

    def _deadline(self, line: Line) -> DraftItem:
        text, said = without_details(_unstopped(line.text))
        text, tentative = settled(text, _settling(line))
        what, by = _what_and_by(text)
        thing = Thing("deadline", what, line.text, line.at, ref=ref(line))
        item = self._item(DraftItem(_id(line, "deadline"), thing._replace(tentative=tentative)), said, line)
        counting = _counting(by)
        if counting:
            is_after = counting["side"] in ("sau", "after")
            length = length_in_file(counting["length"])
            item = self._of_its_event(item, counting["event"], line)
            item = item._replace(after=length) if is_after else item._replace(before=length)
            return self._counted(item, counting["day"])
        if due := _DUE_FOR.fullmatch(by):
            item = self._of_its_event(item, due["event"], line)
            by = due["day"]
        return self._on(item, by, line)

    def _of_its_event(self, item: DraftItem, name: str, line: Line) -> DraftItem:
        return item._replace(event=next(iter(self._events_in(f"“{name}”", line)), ""))

    def _counted(self, item: DraftItem, day: str) -> DraftItem:
        """A deadline that counts from an event, with its own day where the document has one that is another's."""
        event = self._events.get(item.event)
        date = date_of(day)
        if event and event.days and date:
            zero = "0 ngày"
            on = counted(event.days, item.before or zero, item.after or zero)
            if on and date.day == (on.last if item.after else on.first):
                return item
        return item._replace(thing=item.thing._replace(date=in_file(date), days=(date,))) if date else item

    def _activities(self) -> Iterator[DraftItem]:
        """What is held, each with the event and the window of the line above that names them."""
        event = window = ""
        for line in self._lines:
            if line.mark("activities"):
                event, window = _id(line, "activities"), _id(line, "phase")
            elif line.mark("activity"):
                yield self._activity(line, event, window)

    def _activity(self, line: Line, event: str, window: str) -> DraftItem:
        text, said = without_details(_unstopped(line.text))
        text, tentative = settled(text, _settling(line))
        what, _colon, when = text.rpartition(": ")
        days, time = without_hours(when)
        thing = Thing("activity", what or text, line.text, line.at, ref=ref(line), time=time)
        item = DraftItem(_id(line, "activity"), thing._replace(tentative=tentative), event, window)
        item = self._item(item, said, line)
        repeat = repeat_in_file(days)
        return item._replace(thing=item.thing._replace(repeat=repeat)) if repeat else self._on(item, days, line)

    def _on(self, item: DraftItem, text: str, line: Line) -> DraftItem:
        """Something with its day or days; where they are said in another way, as any document says them."""
        if days := each_day_of(text):
            return _with_days(item, days)
        where = Where(self._years, "content", line.at, name="", kind=item.thing.kind, is_item=True)
        sentence, _ = without_details(_unstopped(line.text))
        for found in things(sentence, where):
            if (found.days or found.repeat) and found.summary:
                kept = {key: getattr(item.thing, key) or getattr(found, key) for key in ("location", "contact", "url")}
                thing = found._replace(**kept, ref=item.thing.ref, tentative=item.thing.tentative)
                return item._replace(thing=thing._replace(kind=item.thing.kind))
        event = self._events.get(item.event)
        day = event.days.first if event and event.days else self._span.last
        item = item._replace(remarks=(*item.remarks, (self._until_written(), line.text)))
        return _with_days(item, (Date(Span(day, day)),))

    def _item(self, item: DraftItem, said: dict[str, str], line: Line) -> DraftItem:
        lead, units, unknown = self._lead_and_units(said, line)
        thing = item.thing._replace(
            location=said.get("location", ""), url=said.get("url", ""), contact=said.get("contact", "")
        )
        return item._replace(thing=thing, lead=lead, units=units, remarks=unknown)

    # names

    def _lead_and_units(self, said: dict[str, str], line: Line) -> tuple[tuple[str, ...], tuple[str, ...], Remarks]:
        """The units that lead, the others, and what is to be asked about names that are nobody's."""
        lead, units = (listed(said.get(key, ""), self._units) for key in ("lead", "units"))
        names = [*lead, *units]
        found = meant(names, self._units, [mark.id for mark in line.marks if mark.kind == "by"])
        remarks = _asked(names, found, line, Message("no unit is called so"))
        return _each_once(found[: len(lead)]), _each_once(found[len(lead) :]), remarks

    def _events_in(self, text: str, line: Line) -> tuple[str, ...]:
        """The ids of the events that a text names in quotation marks."""
        known: dict[str, list[str]] = {}
        for event in self._events.values():
            known.setdefault(event.thing.summary, []).append(event.id)
        marks = [mark.id for mark in line.marks if mark.kind == "of" and mark.id in self._events]
        names = quoted(text)
        found = meant(names, known, marks)
        self._remarks += _asked(names, found, line, Message("no event is called so"))
        return _each_once(found)


def _each_once(found: Sequence[Named]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.id for each in found if each.id))


def _asked(names: Sequence[str], found: Sequence[Named], line: Line, nobody: Message) -> Remarks:
    """What is to be asked about names that are nobody's."""
    messages = []
    for name, each in zip(names, found, strict=True):
        if not each.id:
            messages.append(Message("{nobody}: {name}", nobody=nobody, name=name))
        elif each.is_guessed:
            messages.append(Message("“{name}” is taken to be {id}, which stood here; is it?", name=name, id=each.id))
    return tuple((message, line.text) for message in messages)


def _counting(by: str) -> re.Match[str] | None:
    return next(filter(None, (pattern.fullmatch(by) for pattern in _COUNTED)), None)


def _what_and_by(text: str) -> tuple[str, str]:
    """What is due, and by when; all of the text, where it does not say that as documents of plans do."""
    for found in _DUE.finditer(text):
        by = text[found.end() :]
        day = (_counting(by) or _DUE_FOR.fullmatch(by) or {"day": by})["day"]
        if each_day_of(day):
            return text[: found.start()], by
    return text, ""


def _once(items: Iterable[DraftItem]) -> Iterator[DraftItem]:
    """The items, of which one that was copied with its bookmark has no id yet."""
    ids: set[str] = set()
    for item in items:
        yield item._replace(id="") if item.id in ids else item
        ids.add(item.id)


def is_said(line: Line, kind: MarkKind) -> bool:
    """Whether a line that was added to those of a kind is written as they are."""
    text, _ = without_details(_unstopped(line.text))
    text, _ = settled(text)
    if kind == "deadline":
        return bool(each_day_of(_what_and_by(text)[1].partition(" (")[0]))
    what, _colon, when = text.rpartition(": ")
    days, _ = without_hours(when)
    return kind == "activity" and bool(what) and bool(repeat_in_file(days) or each_day_of(days))


def _with_days(item: DraftItem, days: tuple[Date, ...]) -> DraftItem:
    dates = tuple(map(in_file, days))
    return item._replace(thing=item.thing._replace(date=", ".join(dates), dates=dates, days=days))


def _settling(line: Line) -> MarkKind | None:
    """What a marked line tells of a word that it is not settled; None of a line that was not written so."""
    if not any(mark.id for mark in line.marks):
        return None
    mark = line.mark("tentative", "unsettled", "settled")
    return mark.kind if mark else None


def _id(line: Line | None, *kinds: MarkKind) -> str:
    mark = line.mark(*kinds) if line else None
    return mark.id if mark else ""


def _unstopped(text: str) -> str:
    return text[:-1] if text.endswith((".", ";")) else text
