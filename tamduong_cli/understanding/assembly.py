"""A plan put together of what was found: which window, deadline and activity is of which event, and who does it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.span import Span
from tamduong_cli.language import Message
from tamduong_cli.understanding.drafted import DraftEvent, DraftItem, DraftPlan, DraftWindow, Remarks, remarks_of
from tamduong_cli.understanding.event_windows import Events
from tamduong_cli.understanding.found import Thing
from tamduong_cli.understanding.gathering import events_of, with_what_others_count_from
from tamduong_cli.understanding.marked import Given, given
from tamduong_cli.understanding.matching import new_id
from tamduong_cli.understanding.sentences import capitalised, trimmed
from tamduong_cli.understanding.survey import FoundRule, Survey
from tamduong_cli.understanding.unit_list import Units

_OF_EACH = re.compile(r"\b(?:mỗi|từng|các sự kiện|các ngày|tất cả|each|every|all)\b")


def assembled(survey: Survey, file_name: str) -> DraftPlan:
    """The plan that a document says; `file_name` is its title where it has none."""
    units = Units(survey.units)
    known = given(survey.marked, units.known, survey.years)
    title, remarks = _title(survey, known, file_name)
    rule = _given_rule(known.rule) if known.rule else _rule(survey)
    things = with_what_others_count_from(survey, title)
    named, again = events_of(survey, things)
    events = Events(survey, title, rule, named, known)
    events.add_rules([other for other in survey.rules if other is not rule])
    windows = [_from_now(survey, thing) for thing in things if thing.kind == "window"]
    events.add_windows(windows)
    held = [thing for thing in things if thing.kind == "activity"]
    held += [thing._replace(kind="activity", date="") for thing in windows if thing.repeat]
    held = _with_a_place(survey, events, held)
    owed = [thing for thing in things if thing.kind == "deadline"]
    deadlines = _deadlines(known.deadlines, owed, events, units, again)
    activities = _activities(known.activities, held, events, units, again)
    plan = DraftPlan(
        survey=survey,
        title=title,
        rule=rule,
        windows=tuple(events.joint),
        events=tuple(_with_its_texts(survey, rule, units, event) for event in events.events),
        deadlines=tuple(deadlines),
        activities=tuple(activities),
        units=(),
        id=known.id,
        period=known.period,
        kind=known.kind,
        said_again=(*again, *events.said_again),
        remarks=(*((remark, "") for remark in survey.remarks), *remarks, *_on_years(survey), *known.remarks),
    )
    return plan._replace(
        units=tuple(unit._replace(events=known.scopes.get(unit.id, unit.events)) for unit in units.units)
    )


def _given_rule(window: DraftWindow) -> FoundRule:
    """The rule that a marked line says; one without lengths where it says that there is none."""
    return FoundRule(window.before, window.after, window.sentence, window.ref, window.at, ())


def _title(survey: Survey, known: Given, file_name: str) -> tuple[str, Remarks]:
    """The title; of a document without one what its first sentence says that it is about, or the file's name."""
    if known.title:
        kind = capitalised(survey.header.kind) or "Kế hoạch"
        rest = known.title if known.has_capital else f"{known.title[:1].lower()}{known.title[1:]}"
        return f"{kind} {rest}" if known.has_kind_in_title else known.title, ()
    if survey.header.title:
        return survey.header.title, ()
    remarks = ((Message("the document has no title that could be told; write one"), ""),)
    first = survey.first_lines[0] if survey.first_lines else ""
    kinds = "kế hoạch|chương trình|hướng dẫn"
    about = re.search(rf"\b(?:{kinds}) số \S+ về (?P<about>[^.;:]{{10,160}})", first, re.IGNORECASE)
    if about:
        return capitalised(trimmed(f"Kế hoạch {about['about']}")), remarks
    named = re.search(rf"\b(?:khung )?(?:{kinds}|lịch)\b(?! số)[^.;:]{{10,140}}", first, re.IGNORECASE)
    if named:
        return capitalised(trimmed(re.split(r" đối với | như sau| vào (?:ngày )?(?=\d)", named[0])[0])), remarks
    return file_name, remarks


def _rule(survey: Survey) -> FoundRule | None:
    """The rule of the plan: the first that is for each event, or stands under none."""
    events = {thing.at for thing in survey.things if thing.kind == "event"}
    for rule in survey.rules:
        if _OF_EACH.search(rule.sentence.lower()) or not events & {rule.at, *rule.under}:
            return rule
    return None


def _from_now(survey: Survey, thing: Thing) -> Thing:
    """A window that begins when the document is issued, from that day on."""
    if not thing.is_from_now:
        return thing
    issued = _day(survey.header.date)
    first = issued or datetime.date(survey.years[0], 1, 1)
    if first > thing.last:
        first = datetime.date(thing.last.year, 1, 1)
    days = Span(first, thing.last)
    if issued:
        remark = Message(
            "'from now' is taken to be {day}, the document's date of issue; is it right?", day=numeric(first)
        )
    else:
        remark = Message(
            "'from now' is taken to be {day}, since the document has no date of issue; is it right?", day=numeric(first)
        )
    written = f"{numeric(days.first)} - {numeric(days.last)}"
    return thing._replace(date=written, days=(Date(days),)).with_remark(remark)


def _with_a_place(survey: Survey, events: Events, held: Sequence[Thing]) -> list[Thing]:
    """What is held, without what is before the day of issue; for what is of no event, one is made of the title."""
    issued = _day(survey.header.date)
    homeless = [thing for thing in held if events.event_for(thing) is None]
    past = [thing for thing in homeless if issued and thing.days and thing.last < issued]
    kept = [thing for thing in held if thing not in past] if past else list(held)
    homeless = [thing for thing in homeless if thing not in past] if past else homeless
    if not homeless:
        return kept
    stated = survey.days
    days = [day for thing in homeless if thing.days for day in (thing.first, thing.last)]
    if stated and (not days or (stated.first <= min(days) and max(days) <= stated.last)):
        _add_whole(events, Span(stated.first, stated.last), None)
        return kept
    if stated:
        days += [stated.first, stated.last]
    if not days:
        days = [datetime.date(survey.years[0], 1, 1), datetime.date(survey.years[-1], 12, 31)]
    remark = Message(
        "the document names no event that these activities are of; this one is made of its title, from the first day "
        "to the last"
    )
    _add_whole(events, Span(min(days), max(days)), remark)
    return kept


def _add_whole(events: Events, days: Span, remark: Message | None) -> None:
    events.add_whole(days, f"{numeric(days.first)} - {numeric(days.last)}", remark)


def _deadlines(
    known: Sequence[DraftItem], found: Sequence[Thing], events: Events, units: Units, again: list[Thing]
) -> list[DraftItem]:
    items = _Items("han", known, units, again)
    for thing in found:
        item = DraftItem("", thing, remarks=remarks_of(thing))
        event = events.counted_from(thing.anchor.words) if thing.anchor else None
        if event:
            item = _counted(item, *event)
        if event or thing.days:
            items.add(item)
    return items.items


def _activities(
    known: Sequence[DraftItem], held: Sequence[Thing], events: Events, units: Units, again: list[Thing]
) -> list[DraftItem]:
    items = _Items("viec", known, units, again)
    for thing in held:
        if of_event := events.event_for(thing):
            items.add(DraftItem("", thing, *of_event, remarks=remarks_of(thing)))
    return items.items


class _Items:
    """Deadlines or activities, each once, with ids of their own, after those that are known."""

    def __init__(self, otherwise: str, known: Sequence[DraftItem], units: Units, again: list[Thing]) -> None:
        self.items = list(known)
        self._otherwise = otherwise
        self._units = units
        self._again = again
        self._ids = {item.id for item in known if item.id}
        for index, item in enumerate(self.items):
            if not item.id:
                self.items[index] = item._replace(id=new_id(item.thing.summary, self._ids, otherwise=otherwise))
                self._ids.add(self.items[index].id)
        self._said: set[tuple[str, ...]] = set()

    def add(self, item: DraftItem) -> None:
        """One more, unless it was said before."""
        thing = item.thing
        said = (thing.summary, thing.date, thing.time, thing.repeat, thing.location, item.before, item.after)
        if said in self._said:
            self._again.append(thing)
            return
        self._said.add(said)
        id = new_id(thing.summary, self._ids, otherwise=self._otherwise)
        self._ids.add(id)
        units, lead = self._units.ids(thing.units), self._units.ids(thing.lead)
        self.items.append(item._replace(id=id, units=units, lead=lead))


def _counted(item: DraftItem, event: DraftEvent, is_sure: bool) -> DraftItem:
    """A deadline that counts from an event."""
    anchor = item.thing.anchor
    assert anchor
    before, after = ("", anchor.length) if anchor.is_after else (anchor.length, "")
    item = item._replace(event=event.id, before=before, after=after)
    if is_sure:
        return item
    remark = Message("'{words}' is taken to be the event {id}; is it?", words=anchor.words, id=event.id)
    return item._replace(remarks=(*item.remarks, (remark, item.thing.sentence)))


def _on_years(survey: Survey) -> Remarks:
    """That days have their year from elsewhere in the document, where any have."""
    if not any(thing.is_completed for thing in survey.things):
        return ()
    years = f"{survey.years[0]}" if len(survey.years) == 1 else f"{survey.years[0]} - {survey.years[-1]}"
    return (
        (Message("the document leaves the year out of some days, which are taken to be in {years}", years=years), ""),
    )


def _with_its_texts(survey: Survey, rule: FoundRule | None, units: Units, event: DraftEvent) -> DraftEvent:
    """An event with its messages and units; and with a window where no more than its month is known, and no rule."""
    messages = survey.messages.get(event.thing.at, ()) if event.thing.at >= 0 else ()
    event = event._replace(
        messages=messages,
        messages_ref=survey.refs.get(event.thing.at, ""),
        lead=event.lead or units.ids(event.thing.lead),
    )
    has_window = event.windows or event.is_joint or rule
    if has_window or all(day.has_days for day in event.thing.days):
        return event
    remark = Message("the document says no day; until it is known the window is all of {date}", date=event.thing.date)
    window = DraftWindow(before="0 ngày", after="0 ngày", remarks=((remark, event.thing.sentence),))
    return event._replace(windows=(window,))


def _day(written: str) -> datetime.date | None:
    match = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", written)
    return datetime.date(int(match[3]), int(match[2]), int(match[1])) if match else None
