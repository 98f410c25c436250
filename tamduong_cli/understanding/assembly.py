"""A plan put together of what was found: which window, deadline and activity is of which event, and who does it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tamduong_cli.dates.duration import parse_duration
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.span import Span
from tamduong_cli.language import Message
from tamduong_cli.letters import folded
from tamduong_cli.understanding.found import Thing
from tamduong_cli.understanding.matching import best, meant, new_id, shared, words_of
from tamduong_cli.understanding.outline import APART
from tamduong_cli.understanding.sentences import capitalised, trimmed
from tamduong_cli.understanding.survey import FoundRule, FoundUnit, Survey

Remarks = tuple[tuple[Message, str], ...]
"""What a person must look at, each with the sentence of the document."""


class DraftWindow(NamedTuple):
    """A window of an event: its days as the file has them, or so long before and after the event's date."""

    name: str = ""
    days: str = ""
    span: Span | None = None
    before: str = ""
    after: str = ""
    ref: str = ""
    units: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    id: str = ""
    remarks: Remarks = ()
    at: int = -1
    sentence: str = ""


class DraftEvent(NamedTuple):
    """An event of the draft."""

    id: str
    thing: Thing
    windows: tuple[DraftWindow, ...] = ()
    messages: tuple[str, ...] = ()
    is_joint: bool = False
    remarks: Remarks = ()


class DraftItem(NamedTuple):
    """A deadline or an activity of the draft, with the id of its event and the phase of its window."""

    id: str
    thing: Thing
    event: str = ""
    window: str = ""
    units: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    remarks: Remarks = ()


class DraftUnit(NamedTuple):
    """A unit of the draft."""

    id: str
    name: str
    duties: tuple[str, ...] = ()
    ref: str = ""


class DraftPlan(NamedTuple):
    """All that the draft says besides what the survey has."""

    survey: Survey
    title: str
    rule: FoundRule | None
    windows: tuple[DraftWindow, ...]
    events: tuple[DraftEvent, ...]
    deadlines: tuple[DraftItem, ...]
    activities: tuple[DraftItem, ...]
    units: tuple[DraftUnit, ...]
    said_again: tuple[Thing, ...] = ()
    """What the document says more than once, and the draft has once."""
    remarks: Remarks = ()
    unused: tuple[str, ...] = ()
    """The sentences with a date, a time or a length that went nowhere."""


class Assembler:
    """Puts a plan together, step by step: events, their windows, units, deadlines, activities."""

    def __init__(self, survey: Survey, file_name: str) -> None:
        self.survey = survey
        self.said_again: list[Thing] = []
        self.remarks: list[tuple[Message, str]] = [(remark, "") for remark in survey.remarks]
        self.title = self._title(file_name)
        self.rule = self._rule()
        self.events: list[DraftEvent] = []
        self.joint: list[DraftWindow] = []
        self.units: list[DraftUnit] = []
        self.container: str = ""

    def plan(self) -> DraftPlan:
        things = self._promoted(list(self.survey.things))
        self._events([thing for thing in things if thing.kind == "event"])
        self._rules_of_their_own()
        rest = self._windows([thing for thing in things if thing.kind == "window"])
        for unit in self.survey.units:
            self._add_unit(unit)
        held = [thing for thing in things if thing.kind == "activity"]
        self._hold(held, rest)
        deadlines = self._deadlines([thing for thing in things if thing.kind == "deadline"])
        activities = self._activities(held)
        self.events = [self._with_messages(self._with_a_window(event)) for event in self.events]
        return DraftPlan(
            self.survey,
            self.title,
            self.rule,
            tuple(self.joint),
            tuple(self.events),
            tuple(deadlines),
            tuple(activities),
            tuple(self.units),
            tuple(self.said_again),
            tuple(self.remarks),
        )

    def _title(self, file_name: str) -> str:
        title = self.survey.header.title
        if title:
            return title
        self.remarks.append((Message("the document has no title that could be told; write one"), ""))
        first = next((sentence for sentence in self.survey.first_lines), "")
        match = re.search(
            r"\b(?:khung )?(?:kế hoạch|chương trình|lịch|hướng dẫn)\b(?! số)[^.;:]{10,140}", first, re.IGNORECASE
        )
        about = re.search(
            r"\b(?:kế hoạch|chương trình|hướng dẫn)\b số \S+ về (?P<about>[^.;:]{10,160})", first, re.IGNORECASE
        )
        if about:
            return capitalised(trimmed(f"Kế hoạch {about['about']}"))
        return (
            capitalised(trimmed(re.split(r" đối với | như sau| vào (?:ngày )?(?=\d)", match[0])[0]))
            if match
            else file_name
        )

    # Events

    def _rule(self) -> FoundRule | None:
        events = {thing.at for thing in self.survey.things if thing.kind == "event"}
        general = [
            rule
            for rule in self.survey.rules
            if _OF_EACH.search(rule.sentence.lower()) or not events & {rule.at, *rule.under}
        ]
        return general[0] if general else None

    def _promoted(self, things: list[Thing]) -> list[Thing]:
        """The things, where what is counted from names something held on one day, with that as an event."""
        names = [thing.summary for thing in things if thing.kind == "event"]
        for counted in [thing for thing in things if thing.anchor]:
            assert counted.anchor
            words = counted.anchor.words
            if best(words, names, 0.5)[0] is not None:
                continue
            held = [
                index
                for index, thing in enumerate(things)
                if thing.kind == "activity" and thing.days and thing.first == thing.last and not thing.anchor
            ]
            wanted = set(words_of(words))
            at = next((index for index in held if wanted and set(words_of(self._heads(things[index]))) == wanted), None)
            is_sure = at is not None
            if at is None:
                at = next((index for index in held if _has_words(things[index].summary, words)), None)
            if at is None:
                continue
            summary = self._named_in_title(words) or things[at].summary
            if not _has_words(summary, words) or len(summary) > 160:
                summary = capitalised(re.sub(r"^(?:ngày|lễ) ", "", words))
            promoted = things[at]._replace(kind="event", summary=summary)
            if not is_sure:
                promoted = promoted.with_remark(Message("taken to be the day that others count from; is it?"))
            if things[at].time:
                things.append(promoted._replace(time="", location=""))
            else:
                things[at] = promoted
            names.append(summary)
        return things

    def _named_in_title(self, words: str) -> str:
        """What the title calls it, from these words on; "" where it has them not."""
        wanted = re.sub(r"^(?:ngày|lễ) (?:tổ chức )?", "", words.lower())
        at = self.title.lower().find(wanted)
        return capitalised(trimmed(self.title[at:])) if at >= 0 and wanted else ""

    def _heads(self, thing: Thing) -> str:
        names = {line.at: line.name for line in self.survey.names}
        return " ".join(
            names.get(at, "") for at in (thing.at, *thing.under[:1]) if at != thing.at or not thing.under
        )

    def _events(self, found: list[Thing]) -> None:
        in_order = sorted(found, key=lambda thing: thing.at in self.survey.header.used)
        kept: list[Thing] = []
        for thing in in_order:
            same = next((index for index, other in enumerate(kept) if _same_event(thing, other)), None)
            if same is None:
                kept.append(thing)
            else:
                other = kept[same]
                self.said_again.append(thing)
                kept[same] = other._replace(
                    origin=other.origin or thing.origin, location=other.location or thing.location
                )
        kept += self._without_days(kept)
        kept.sort(key=lambda thing: thing.at)
        for thing in kept:
            self.events.append(DraftEvent(new_id(thing.summary, self._event_ids(), otherwise="su-kien"), thing))

    def _event_ids(self) -> set[str]:
        return {event.id for event in self.events} | {window.id for window in self.joint}

    def _without_days(self, dated: Sequence[Thing]) -> list[Thing]:
        """The lines beside those of events that name something without a day: a window elsewhere may be its."""
        styles = {self.survey.siblings[thing.at][0] for thing in dated if thing.at in self.survey.siblings}
        above = {self.survey.siblings[thing.at][1] for thing in dated if thing.at in self.survey.siblings}
        found = []
        campaigns = [thing for thing in self.survey.things if thing.kind == "window" and thing.about]
        for line in self.survey.names:
            style, head = self.survey.siblings[line.at]
            if not style or style not in styles or head not in above or len(line.name) > 250:
                continue
            is_known = any(shared(line.name, thing.about) > 0.6 for thing in campaigns)
            if is_known and len(words_of(line.name)) > 1:
                found.append(Thing("event", capitalised(line.name), line.name, line.at, ref=line.ref))
        return found

    @property
    def main(self) -> DraftEvent | None:
        """What the document is about, where that is one event."""
        events = [event for event in self.events if event.id != self.container]
        titled = [event for event in events if self._in_title(event)]
        if len(titled) == 1:
            return titled[0]
        return events[0] if len(events) == 1 else None

    def _in_title(self, event: DraftEvent) -> bool:
        return event.thing.at in self.survey.header.used or shared(event.thing.summary, self.title) > 0.85

    # Windows

    def _rules_of_their_own(self) -> None:
        """Rules that are said of one event, or of some by name."""
        for rule in self.survey.rules:
            if rule is self.rule:
                continue
            index = next((i for i, event in enumerate(self.events) if event.thing.at in (rule.at, *rule.under)), None)
            if index is None:
                index, _ = best(rule.sentence, [event.thing.summary for event in self.events], 0.7)
            if index is not None:
                window = DraftWindow(
                    before=rule.before, after=rule.after, ref=rule.ref, at=rule.at, sentence=rule.sentence
                )
                self._add_window(index, window)

    def _windows(self, found: list[Thing]) -> list[Thing]:
        """Give each window to the event or the events that it is for; those that are for none are events themselves."""
        rest = []
        for thing in found:
            if thing.is_from_now:
                thing = self._from_now(thing)
            indexes, is_unsure = self._meant_by(thing)
            if len(indexes) > 1 and thing.days:
                self._joint_window(thing, indexes)
            elif indexes:
                window = self._window(thing)
                if is_unsure:
                    remark = Message("taken to be of this event, by its words; is it?")
                    window = window._replace(remarks=(*window.remarks, (remark, thing.sentence)))
                self._add_window(indexes[0], window, thing)
            elif thing.days:
                rest.append(thing)
        return rest

    def _from_now(self, thing: Thing) -> Thing:
        issued = self.survey.header.date
        first = _day(issued) or datetime.date(self.survey.years[0], 1, 1)
        last = thing.last
        if first > last:
            first = datetime.date(last.year, 1, 1)
        remark = Message(
            "'from now' is taken to be {day}, the document's date of issue; is it right?", day=numeric(first)
        )
        if not _day(issued):
            remark = Message(
                "'from now' is taken to be {day}, since the document has no date of issue; is it right?",
                day=numeric(first),
            )
        from tamduong_cli.dates.date import Date

        days = (Date(Span(first, last)),)
        return thing._replace(date=f"{numeric(first)} - {numeric(last)}", days=days).with_remark(remark)

    def _meant_by(self, thing: Thing) -> tuple[list[int], bool]:
        under = [index for at in thing.under for index, event in enumerate(self.events) if event.thing.at == at]
        if under:
            return under[:1], False
        beside = [
            index
            for index in self._at(thing.at)
            if self.events[index].thing.sentence == thing.sentence or self.events[index].thing.at % APART
        ]
        if beside and (thing.is_campaign or thing.before):
            return beside, False
        names = [event.thing.summary for event in self.events]
        texts = [text for text in (thing.about, thing.summary, thing.sentence) if len(words_of(text)) > 0]
        for text in texts:
            several = meant(text, names, 0.75)
            if len(several) > 1 and thing.days and thing.is_campaign:
                near = [index for index in several if self._is_near(index, thing)]
                if len(near) > 1:
                    return near, False
                several = near or several
            if len(several) == 1 and (self._is_near(several[0], thing) or thing.anchor or thing.before):
                return several, False
            index, is_unsure = best(text, names, 0.5)
            if index is not None and (thing.anchor or thing.before or self._is_near(index, thing)):
                return [index], is_unsure or shared(names[index], text) < 0.7
        main = self.main
        if (
            main
            and (thing.is_campaign or thing.anchor)
            and not re.match(r"(?:triển lãm|trưng bày|hội|cuộc thi|giải )", thing.summary.lower())
        ):
            return [self.events.index(main)], False
        return [], False

    def _at(self, at: int) -> list[int]:
        return [index for index, event in enumerate(self.events) if event.thing.at == at]

    def _is_near(self, index: int, thing: Thing) -> bool:
        """Whether a window has the day of an event, or is within four months of it; an event without a day is near."""
        event = self.events[index].thing
        if not event.days or not thing.days:
            return True
        away = datetime.timedelta(days=130)
        return event.first <= thing.last + away and thing.first - away <= event.last

    def _window(self, thing: Thing) -> DraftWindow:
        name = _window_name(thing)
        if thing.before or thing.after:
            zero = re.sub(r"\d+", "0", thing.before or thing.after)
            before, after = thing.before or zero, thing.after or zero
            window = DraftWindow(name, before=before, after=after, ref=thing.ref)
        else:
            window = DraftWindow(name, thing.date, thing.span, ref=thing.ref, units=thing.units)
        return window._replace(remarks=_remarks(thing), at=thing.at, sentence=thing.sentence)

    def _add_window(self, index: int, window: DraftWindow, thing: Thing | None = None) -> None:
        event = self.events[index]
        windows = event.windows
        if any(
            (other.days, other.before, other.after) == (window.days, window.before, window.after) for other in windows
        ):
            self.said_again += [thing] if thing else []
            return
        if window.before and not event.thing.days:
            return
        is_other = thing is not None and bool(_DISPLAYS.match(window.name.lower()))
        if is_other and self.rule and event.thing.days and not windows:
            windows = (DraftWindow("Tuyên truyền", before=self.rule.before, after=self.rule.after, ref=self.rule.ref),)
        if not windows and _is_general(window.name, event.thing.summary):
            window = window._replace(name="")
        elif len(windows) == 1 and not windows[0].name and window.name:
            windows = (windows[0]._replace(name="Tuyên truyền"),)
        self.events[index] = event._replace(windows=_with_names((*windows, window)))

    def _joint_window(self, thing: Thing, indexes: list[int]) -> None:
        events = tuple(self.events[index].id for index in indexes)
        for index in indexes:
            self.events[index] = self.events[index]._replace(is_joint=True)
        name = _window_name(thing)
        id = new_id(name, self._event_ids(), otherwise="dot")
        window = DraftWindow(name, thing.date, thing.span, ref=thing.ref, events=events, id=id)
        window = window._replace(remarks=_remarks(thing), at=thing.at, sentence=thing.sentence)
        self.joint.append(window)

    # Units

    def _add_unit(self, unit: FoundUnit) -> str:
        known = self._unit_id(unit.name)
        if known:
            at = next(index for index, other in enumerate(self.units) if other.id == known)
            self.units[at] = self.units[at]._replace(
                duties=tuple(dict.fromkeys((*self.units[at].duties, *unit.duties)))
            )
            return known
        name = re.sub(
            r"\b(?:(?:huyện|tỉnh|thành|quận) (?:ủy|uỷ)|huyện|xã|tỉnh|phường|thành phố|thị trấn)\b",
            " ",
            unit.name,
            flags=re.IGNORECASE,
        )
        id = new_id(name if len(words_of(name)) > 1 else unit.name, {other.id for other in self.units}, 7, "don-vi")
        self.units.append(DraftUnit(id, unit.name, unit.duties, unit.ref))
        return id

    def _unit_id(self, name: str) -> str:
        same = [unit for unit in self.units if folded(unit.name) == folded(name)]
        if not same and len(words_of(name)) > 1:
            same = [unit for unit in self.units if shared(unit.name, name) > 0.95]
            if len(same) > 1:
                return ""
        return same[0].id if same else ""

    def _unit_ids(self, names: Iterable[str]) -> tuple[str, ...]:
        ids = []
        for name in names:
            if re.match(r"(?:tất cả|toàn thể|các (?:đơn vị|phòng|cơ quan)(?: liên quan)?$|all\b)", name.lower()):
                return ()
            ids.append(self._add_unit(FoundUnit(name)))
        return tuple(dict.fromkeys(ids))

    # What is held

    def _hold(self, held: list[Thing], windows: list[Thing]) -> None:
        """An event for each window that is for none, and one for all that is held and belongs to none."""
        for thing in windows:
            self._standalone(thing)
            if thing.repeat:
                held.append(thing._replace(kind="activity", date=""))
        homeless = [thing for thing in held if self._event_for(thing) is None]
        if not homeless:
            return
        issued = _day(self.survey.header.date)
        past = [thing for thing in homeless if thing.days and issued and thing.last < issued]
        homeless = [thing for thing in homeless if thing not in past]
        held[:] = [thing for thing in held if thing not in past]
        if not homeless:
            return
        days = [day for thing in homeless if thing.days for day in (thing.first, thing.last)]
        stated = self.survey.days
        if stated and (not days or (stated.first <= min(days) and max(days) <= stated.last)):
            days = [stated.first, stated.last]
            remarks: Remarks = ()
        else:
            if stated:
                days += [stated.first, stated.last]
            if not days:
                days = [datetime.date(self.survey.years[0], 1, 1), datetime.date(self.survey.years[-1], 12, 31)]
            remark = Message(
                "the document names no event that these activities are of; this one is made of its title, from the first day to the last"
            )
            remarks = ((remark, ""),)
        first, last = min(days), max(days)
        self.container = new_id(self.title, self._event_ids(), otherwise="chuong-trinh")
        thing = Thing("event", self.title, "", -1)
        window = DraftWindow(days=f"{numeric(first)} - {numeric(last)}", span=Span(first, last))
        self.events.append(DraftEvent(self.container, thing, (window,), remarks=remarks))

    def _standalone(self, thing: Thing) -> None:
        summary = thing.summary
        same = next(
            (
                index
                for index, event in enumerate(self.events)
                if shared(event.thing.summary, summary) > 0.9 and not event.thing.days
            ),
            None,
        )
        if same is not None:
            self._add_window(same, self._window(thing), thing)
            return
        event = thing._replace(kind="event", date="", days=())
        window = self._window(thing)._replace(name="", remarks=())
        id = new_id(summary, self._event_ids(), otherwise="dot")
        self.events.append(DraftEvent(id, event, (window,), remarks=_remarks(thing)))

    def _spans(self, event: DraftEvent) -> list[tuple[str, Span | None]]:
        """The windows of an event, with the phase by which each is named; its days are None where none is known."""
        found: list[tuple[str, Span | None]] = []
        for window in event.windows:
            span = window.span
            if window.before and event.thing.days:
                span = _counted(event.thing.span, window.before, window.after)
            found.append((window.name, span))
        if not event.windows and event.thing.days and self.rule and not event.is_joint:
            found.append(("", _counted(event.thing.span, self.rule.before, self.rule.after)))
        return found

    def _event_for(self, thing: Thing) -> tuple[str, str] | None:
        """The event that something held is of, with the phase of its window; None where there is none."""
        candidates = [event for at in thing.under for event in self.events if event.thing.at == at]
        names = [event.thing.summary for event in self.events]
        for text in (thing.summary, thing.sentence):
            index, _ = best(text, names, 0.7)
            if index is not None:
                candidates.append(self.events[index])
        if self.main:
            candidates.append(self.main)
        if self.container:
            candidates.append(next(event for event in self.events if event.id == self.container))
        for event in candidates:
            if (phase := self._holds(event, thing)) is not None:
                return event.id, phase
        return None

    def _holds(self, event: DraftEvent, thing: Thing) -> str | None:
        """The phase of the window of an event within which something is held, "" for its only one; None for none."""
        if event.is_joint and not event.windows:
            return None
        spans = self._spans(event)
        if not spans:
            return "" if not thing.repeat else None
        for phase, span in spans:
            if span and (not thing.days or thing.span.within(span)):
                return phase
        return None

    def _deadlines(self, found: list[Thing]) -> list[DraftItem]:
        items: list[DraftItem] = []
        for thing in found:
            item = DraftItem(
                new_id(thing.summary, {item.id for item in items}, otherwise="han"), thing, remarks=_remarks(thing)
            )
            if thing.anchor:
                event = self._anchor_event(thing)
                if event is None and not thing.days:
                    continue
                if event is not None:
                    side = {"after": thing.anchor.length} if thing.anchor.is_after else {"before": thing.anchor.length}
                    item = item._replace(event=event.id, **side)
            if any(
                (other.thing.summary, other.thing.date, other.before, other.after)
                == (thing.summary, thing.date, item.before, item.after)
                for other in items
            ):
                self.said_again.append(thing)
                continue
            items.append(item._replace(units=self._unit_ids(thing.units), lead=self._unit_ids(thing.lead)))
        return items

    def _anchor_event(self, thing: Thing) -> DraftEvent | None:
        assert thing.anchor
        dated = [event for event in self.events if event.thing.days]
        index, _ = best(thing.anchor.words, [event.thing.summary for event in dated], 0.5)
        if index is not None:
            return dated[index]
        by_words = [event for event in dated if _has_words(event.thing.summary, thing.anchor.words)]
        return by_words[0] if by_words else None

    def _activities(self, held: list[Thing]) -> list[DraftItem]:
        items: list[DraftItem] = []
        for thing in held:
            found = self._event_for(thing)
            if found is None:
                continue
            event, phase = found
            id = new_id(thing.summary, {item.id for item in items}, otherwise="viec")
            if any(
                (other.thing.summary, other.thing.date, other.thing.time, other.thing.repeat)
                == (thing.summary, thing.date, thing.time, thing.repeat)
                for other in items
            ):
                self.said_again.append(thing)
                continue
            units, lead = self._unit_ids(thing.units), self._unit_ids(thing.lead)
            items.append(DraftItem(id, thing, event, phase, units, lead, remarks=_remarks(thing)))
        return items

    def _with_a_window(self, event: DraftEvent) -> DraftEvent:
        """An event of which only the month or the year is known, with these days as its window where there is no rule."""
        if (
            event.windows
            or self.rule
            or event.is_joint
            or not event.thing.days
            or all(day.has_days for day in event.thing.days)
        ):
            return event
        remark = Message(
            "the document says no day; until it is known the window is all of {date}", date=event.thing.date
        )
        window = DraftWindow(before="0 ngày", after="0 ngày", remarks=((remark, event.thing.sentence),))
        return event._replace(windows=(window,))

    def _with_messages(self, event: DraftEvent) -> DraftEvent:
        return event._replace(messages=self.survey.messages.get(event.thing.at, ()) if event.thing.at >= 0 else ())


_OF_EACH = re.compile(r"\b(?:mỗi|từng|các sự kiện|các ngày|tất cả|each|every|all)\b")


def _is_general(name: str, event: str) -> bool:
    """Whether the name of a window says no more than that it is one, and of which event."""
    low = name.lower()
    return (
        not name
        or shared(name, event) > 0.7
        or bool(
            re.match(
                r"(?:thời gian|tập trung|đối với|riêng|tuyên truyền|việc|bắt đầu|publicity|campaign|đẩy mạnh|tổ chức tuyên|triển khai)",
                low,
            )
        )
    )


_DISPLAYS = re.compile(r"(?:treo|trang trí|cắm|cờ|băng rôn|cổ động)")


def _has_words(text: str, words: str) -> bool:
    """Whether a text has all the words by which another may be told."""
    wanted = set(words_of(words))
    return bool(wanted) and wanted <= set(words_of(text))


def _remarks(thing: Thing) -> Remarks:
    return tuple((remark, thing.sentence) for remark in thing.remarks)


def _same_event(one: Thing, other: Thing) -> bool:
    if one.days and other.days and one.span == other.span:
        return shared(one.summary, other.summary) > (0.25 if one.origin and one.origin == other.origin else 0.45)
    return False


def _window_name(thing: Thing) -> str:
    match = re.match(
        r"(?:[^:]{0,60}: )?(?P<name>(?:đợt|giai đoạn|phase) (?:\d|[ivx]+\b|cao điểm|một|hai|ba)[^,;:(]{0,20}(?:\([^()]{0,40}\))?)",
        thing.summary,
        re.IGNORECASE,
    )
    name = trimmed(match["name"]) if match else thing.summary
    name = re.sub(r"^(?:đối với|riêng)\s+[^:]{3,120}:\s*", "", name, flags=re.IGNORECASE)
    return capitalised(name) if len(name) < 110 else capitalised(trimmed(re.split(r"[,;:(]", name)[0]))


def _with_names(windows: tuple[DraftWindow, ...]) -> tuple[DraftWindow, ...]:
    """Windows with names that differ as ids, where there are several."""
    if len(windows) < 2:
        return windows
    taken: set[str] = set()
    named = []
    for number, window in enumerate(windows, 1):
        name = window.name or f"Đợt {number}"
        if folded(name) in taken:
            name = f"{name} ({number})"
        taken.add(folded(name))
        named.append(window._replace(name=name))
    return tuple(named)


def _counted(days: Span, before: str, after: str) -> Span | None:
    try:
        return Span(parse_duration(before).before(days.first), parse_duration(after).after(days.last))
    except OverflowError:
        return None


def _day(written: str) -> datetime.date | None:
    match = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", written)
    return datetime.date(int(match[3]), int(match[2]), int(match[1])) if match else None
