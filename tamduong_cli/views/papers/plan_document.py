"""A plan as the office's own document: what it is for, what it commemorates, how and when, and who does what."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.wording import in_brief, in_words
from tamduong_cli.language import Language
from tamduong_cli.letters import plain
from tamduong_cli.plan.marks import Mark, MarkKind, names
from tamduong_cli.plan.model import Activity, Deadline, Event, Points, Reference, Text, Unit, WindowRule
from tamduong_cli.schedule.activities import Series
from tamduong_cli.schedule.phrases import event_title
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.views.papers.forms import form_of
from tamduong_cli.views.papers.frame import author, end, head, kept_together, stopped, underlined
from tamduong_cli.views.papers.paper import HEADINGS, ITEM, Block, Columns, Line, Paper
from tamduong_cli.views.papers.plan_annex import annex
from tamduong_cli.views.papers.plan_basis import as_named, basis, has_a_capital, title_of
from tamduong_cli.views.papers.plan_sentences import Said, Sentences

_AROUND: dict[str, MarkKind] = {
    "Superior": "superior",
    "Issuer": "issuer",
    "Place and Date": "issued",
    "Authority": "authority",
    "Position": "position",
    "Signatory": "signatory",
}
"""Which lines around the text are marked, by their styles, and as what."""
_KIND = "KH"
"""The kind of a plan in the number of a document (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""
_PART, _SECTION, _YEAR, _EVENT = HEADINGS


def plan_document(schedule: Schedule, unit: Unit | None, has_annex: bool, language: Language) -> Paper:
    """The document of a plan; of a unit, what concerns that one."""
    return _Document(schedule if unit is None else schedule.of_unit(unit), unit, language).paper(has_annex)


class _Document:
    def __init__(self, schedule: Schedule, unit: Unit | None, language: Language) -> None:
        self._schedule = schedule
        self._plan = schedule.plan
        self._unit = unit
        self._language = language
        self._sentences = Sentences(self._plan, language)
        self._form = form_of(self._plan.issuer)
        self._numbers = itertools.count(1)
        self._first_days: dict[str, datetime.date] = {}
        for item in schedule.items:
            for event in item.events:
                self._first_days.setdefault(event.id, item.first or datetime.date.max)
        self._events = [event for event in self._plan.events if unit is None or event.id in self._first_days]

    def paper(self, has_annex: bool) -> Paper:
        """All of it."""
        plan, language = self._plan, self._language
        number = plan.number or self._form.no_number.format(kind=_KIND)
        day = in_words(plan.date, language) if plan.date else language.gettext("…… ………… ……")
        named = as_named(plan, number, day, language)
        lines = [*self._beginning(), *self._purpose(), *self._content(), *self._organisation(), *self._progress()]
        return Paper(
            self._said(plan.title),
            author(plan.issuer, language),
            language.code,
            plan.date or plan.stamp,
            self._form,
            (
                self._around(head(self._form, plan, number, day, language)),
                *kept_together(lines),
                *map(self._around, end(plan, language)),
            ),
            self._annex(named) if has_annex and not self._schedule.is_empty else (),
            has_numbers=True,
        )

    def _annex(self, named: str) -> tuple[Block, ...]:
        return tuple(annex(self._schedule, named, self._marks(Mark("annex")), self._language))

    def _said(self, text: Text | None) -> str:
        return self._sentences.said(text)

    def _marks(self, *marks: Mark) -> tuple[str, ...]:
        return tuple(name for mark in marks for name in names(mark, next(self._numbers)))

    def _marked(self, style: str, text: str, kind: MarkKind, id: str = "", *others: Mark) -> Line:
        return Line(style, text, marks=self._marks(Mark(kind, id), *others))

    def _framed(self, style: str, text: str) -> Line:
        """A line that the plan does not have."""
        return self._marked(style, text, "frame")

    def _around(self, columns: Columns) -> Columns:
        """Columns at the head or at the end, of which those lines are marked that tell no reader what they are."""
        rows = tuple(
            tuple(
                tuple(
                    line._replace(marks=self._marks(Mark("frame"), Mark(_AROUND[line.style])))
                    if line.style in _AROUND and any(map(str.isalpha, line.text))
                    else line
                    for line in cell
                )
                for cell in row
            )
            for row in columns.rows
        )
        return columns._replace(rows=rows)

    def _items(self, texts: Iterable[tuple[str, Sequence[Mark]]]) -> Iterator[Line]:
        """Items of a list, each with a stop and its marks."""
        texts = list(texts)
        for stop, (_, marks) in zip(stopped([text for text, _ in texts]), texts, strict=True):
            yield Line(ITEM, stop, marks=self._marks(*marks))

    def _points(self, points: Points) -> Iterator[Line]:
        """Points of the plan, marked as such, so that what they say of days is left as it is."""
        texts = [self._said(point) for point in points.points]
        refs = _ref(points)
        for text, whole in zip(texts, stopped(texts), strict=True):
            yield self._marked(ITEM, whole, "sentence" if whole == text else "text", "", *refs)
            refs = []

    # its beginning

    def _beginning(self) -> Iterator[Line]:
        """What it is and is called, which it carries out, and who issues it."""
        _ = self._language.gettext
        title, is_part = title_of(self._plan, self._form, self._language)
        yield self._framed("Title", _("PLAN"))
        capital = [Mark("capital")] if has_a_capital(self._plan, self._language) else []
        line = self._marked("Subtitle", title, "plan" if is_part else "titled", self._plan.id, *capital)
        if self._unit:
            yield line
            part = _("(Excerpt: the part of {unit})").format(unit=self._said(self._unit.name))
            line = self._marked("Subtitle", part, "excerpt")
        yield from underlined(line, self._form.under_subject)
        yield self._marked("Body Text", basis(self._plan, self._language), "frame", "", Mark("parent"))

    # I. what it is for

    def _purpose(self) -> Iterator[Line]:
        _ = self._language.gettext
        objectives, requirements = self._plan.objectives, self._plan.requirements
        if objectives.points and requirements.points:
            yield self._framed(_PART, _("OBJECTIVES AND REQUIREMENTS"))
            yield self._framed(_SECTION, _("Objectives"))
            yield from self._points(objectives)
            yield self._framed(_SECTION, _("Requirements"))
            yield from self._points(requirements)
        elif objectives.points or requirements.points:
            yield self._framed(_PART, (_("Objectives") if objectives.points else _("Requirements")).upper())
            yield from self._points(objectives if objectives.points else requirements)

    # II. what is commemorated, how and when

    def _content(self) -> Iterator[Line]:
        _ = self._language.gettext
        made = {
            _("Content"): list(self._commemorated()),
            _("Channels"): list(self._points(self._plan.channels)),
            _("Time"): list(self._time()),
        }
        sections = {heading: lines for heading, lines in made.items() if lines}
        if sections:
            yield self._framed(_PART, _together(list(sections)).upper())
        for heading, lines in sections.items():
            yield self._framed(_SECTION, heading)
            yield from lines

    def _commemorated(self) -> Iterator[Line]:
        """The events, in the order of an earlier document where each says its place in it, else year by year."""
        events = self._events
        if events and all(event.ref for event in events):
            events = sorted(events, key=lambda event: _place(event.ref or ""))
        else:
            events = sorted(events, key=self._year)
        years = [self._year(event) for event in events]
        by_year = years == sorted(years) and years[:1] != years[-1:]
        for year, of_year in itertools.groupby(events, key=self._year if by_year else lambda event: 0):
            if by_year:
                yield self._framed(_YEAR, self._language.gettext("In {year}").format(year=year))
            for event in of_year:
                yield from self._event(event, _EVENT if by_year else _YEAR)

    def _year(self, event: Event) -> int:
        """The year that an event is told in: of its date, else of the first of its days."""
        first = event.date.first if event.date else self._first_days.get(event.id)
        return (first or datetime.date.max).year

    def _event(self, event: Event, style: str) -> Iterator[Line]:
        title = event_title(event, self._language)
        days = self._days(event)
        settling = self._sentences.settling(self._said(event.summary), event.is_tentative)
        if event.date and event.date.tentative and not event.tentative:
            settling.append(Mark("provisional"))
        marks = [*([] if days else [Mark("named")]), *settling, *_ref(event)]
        yield self._marked(style, f"{title} ({days})" if days else title, "event", event.id, *marks)
        if about := self._sentences.about(event):
            yield self._marked("Body Text", f"{about}.", "about", "", *_by(event))
        yield from self._points(event.messages)

    def _days(self, event: Event) -> str:
        """When it took place, and when it is commemorated: 07/5/1954 - 07/5/2024."""
        _ = self._language.gettext
        if event.origin and event.date:
            return " - ".join(_bare(date, self._language) for date in (event.origin, event.date))
        if event.origin:
            return _("took place: {date}").format(date=in_brief(event.origin, self._language))
        if event.date is None:
            return ""
        text = in_brief(event.date, self._language)
        if self._language.code == "vi" and event.date.by_moon and event.date.day:
            lunar, _open, solar = text.rstrip(")").partition(" (")
            return f"{lunar}, tức {solar}"
        return text

    def _time(self) -> Iterator[Line]:
        """The plan's years, the rule, and the windows that events have of their own, or together."""
        plan, sentences = self._plan, self._sentences
        yield self._marked("Body Text", sentences.period(), "period")
        if plan.window:
            yield self._marked("Body Text", sentences.rule(plan.window).text, "rule", "", *_ref(plan.window))
        shown = {id(window.rule) for window in self._schedule.windows}
        own: list[tuple[str, Sequence[Mark]]] = []
        for event in self._events:
            for rule in (event.window,) if event.window else event.windows:
                if rule.is_none or id(rule) in shown:
                    is_by_its_name = rule.phase == plain(self._said(rule.name))
                    phase = [] if is_by_its_name else [Mark("phase", rule.phase)]
                    said = sentences.window(event, rule)
                    own.append((said.text, [Mark("window", event.id), *phase, *said.marks, *_by(rule), *_ref(rule)]))
        for rule in plan.windows:
            if id(rule) in shown:
                said = sentences.joint(rule)
                marks = [Mark("joint", rule.id), *said.marks, *_of(rule.events), *_by(rule), *_ref(rule)]
                own.append((said.text, marks))
        if own:
            yield self._framed("Body Text", self._language.gettext("Besides:"))._replace(keeps=True)
            yield from self._items(own)

    # III. who carries it out

    def _organisation(self) -> Iterator[Line]:
        units = [unit for unit in self._plan.units if self._unit is None or unit.id == self._unit.id]
        if units:
            yield self._framed(_PART, self._language.gettext("IMPLEMENTATION"))
        for unit in units:
            yield self._marked(_SECTION, self._said(unit.name), "unit", unit.id, *_ref(unit))
            if unit.events is not None:
                text = self._language.gettext("For these events: {events}.")
                events = self._sentences.events(unit.events)
                yield self._marked("Body Text", text.format(events=events), "scope", "", *_of(unit.events))
            yield from self._points(unit.duties)

    # IV. what is due and what is held

    def _progress(self) -> Iterator[Line]:
        _ = self._language.gettext
        if not (self._schedule.deadlines or self._schedule.activities):
            return
        yield self._framed(_PART, _("PROGRESS"))
        if self._schedule.deadlines:
            yield self._framed(_SECTION, _("Deadlines"))
            yield from self._items(
                _of_item("deadline", item.deadline, self._sentences.deadline(item.deadline, item.day))
                for item in self._schedule.deadlines
            )
        if self._schedule.activities:
            yield self._framed(_SECTION, _("Activities"))
            yield from self._activities()

    def _activities(self) -> Iterator[Line]:
        """What is held, event by event, or window by window of an event that has several."""
        groups: dict[tuple[str, str], list[Series]] = {}
        for series in self._schedule.activities:
            phase = series.window.rule.phase if series.activity.window and series.window else ""
            groups.setdefault((series.event.id, phase), []).append(series)
        for (id, phase), held in groups.items():
            about = event_title(held[0].event, self._language)
            if phase and held[0].window:
                about = f"{about} – {self._said(held[0].window.rule.name)}"
            others = [Mark("phase", phase)] if phase else []
            text = self._language.gettext("On the occasion of {event}:").format(event=about)
            yield self._marked("Body Text", text, "activities", id, *others)._replace(keeps=True)
            yield from self._items(
                _of_item("activity", each.activity, self._sentences.activity(each.activity)) for each in held
            )


def _of_item(kind: MarkKind, item: Deadline | Activity, said: Said) -> tuple[str, list[Mark]]:
    event = _of((item.event,)) if isinstance(item, Deadline) and item.event else []
    return said.text, [Mark(kind, item.id), *said.marks, *event, *_by(item), *_ref(item)]


def _of(references: Iterable[Reference]) -> list[Mark]:
    return [Mark("of", each.id) for each in references]


def _by(record: WindowRule | Deadline | Activity | Event) -> list[Mark]:
    """The units that a sentence names: first those that lead, then the others, as it has them."""
    units = () if isinstance(record, Event) else record.units or ()
    return [Mark("by", each.id) for each in (*(record.lead or ()), *units)]


def _ref(record: WindowRule | Deadline | Activity | Event | Unit | Points) -> list[Mark]:
    return [Mark("ref", record.ref)] if record.ref else []


def _together(headings: Sequence[str]) -> str:
    """Headings as one, in which what all end in is said once.

    >>> _together(["Nội dung tuyên truyền", "Thời gian tuyên truyền"])
    'Nội dung, Thời gian tuyên truyền'
    """
    *others, last = headings
    words = [heading.split()[1:] for heading in headings]
    ends = itertools.takewhile(lambda each: len(set(each)) == 1, zip(*map(reversed, words), strict=False))
    end = "".join(f" {same}" for same, *_ in reversed(list(ends)))
    return ", ".join([*(heading.removesuffix(end) for heading in others), last])


def _bare(date: Date, language: Language) -> str:
    """A date in figures, of a day these alone."""
    text = in_brief(date, language)
    return text.removeprefix("ngày ") if date.precision == "day" and not date.by_moon else text


def _place(ref: str) -> list[tuple[int, str]]:
    """By which places in a document are sorted: II.2 before II.10, and II before V."""
    parts = re.findall(r"\d+|[^\W\d_]+", ref)
    return [(_number(part), part) for part in parts]


def _number(part: str) -> int:
    if part.isdigit():
        return int(part)
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    if not set(part) <= set(values):
        return 0
    numbers = [values[sign] for sign in part]
    return sum(-one if one < other else one for one, other in zip(numbers, [*numbers[1:], 0], strict=True))
