"""The events of a draft with their windows: which window is for which event, and which event something held is of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from tamduong_cli.dates.span import Span
from tamduong_cli.language import Message
from tamduong_cli.letters import folded
from tamduong_cli.understanding.cues import DISPLAYS
from tamduong_cli.understanding.drafted import DraftEvent, DraftWindow, counted, remarks_of
from tamduong_cli.understanding.found import Thing
from tamduong_cli.understanding.marked import NOTHING, Given
from tamduong_cli.understanding.matching import Names, has_words, new_id, shared, words_of
from tamduong_cli.understanding.outline import APART
from tamduong_cli.understanding.sentences import capitalised, trimmed
from tamduong_cli.understanding.survey import FoundRule, Survey

_NOWHERE = -1
"""Where what no line says stands."""
_NEAR = datetime.timedelta(days=130)
"""How far from an event a window of it may be."""
_IN_THE_TITLE = 0.85
_GENERAL = re.compile(
    r"(?:thời gian|tập trung|đối với|riêng|tuyên truyền|việc|bắt đầu|đẩy mạnh|tổ chức tuyên|triển khai|publicity"
    r"|campaign)"
)
_PHASE = re.compile(
    r"(?:[^:]{0,60}: )?(?P<name>(?:đợt|giai đoạn|phase) (?:\d|[ivx]+\b|cao điểm|một|hai|ba)[^,;:(]{0,20}"
    r"(?:\([^()]{0,40}\))?)",
    re.IGNORECASE,
)
_OF_ITS_OWN = re.compile(r"(?:triển lãm|trưng bày|hội|cuộc thi|giải )")
"""What begins the name of something long that is no campaign."""
_MAY_BE_MEANT = 0.4
"""How much of an event's name a text has that may mean it."""
_LONGEST_NAME = 110


class Events:
    """The events of a draft, in the order of the document, and the windows that are for several of them."""

    def __init__(
        self, survey: Survey, title: str, rule: FoundRule | None, things: Sequence[Thing], given: Given = NOTHING
    ) -> None:
        self._survey = survey
        self._title = title
        self._rule = rule
        self._whole = ""
        self.events: list[DraftEvent] = []
        self.joint: list[DraftWindow] = []
        self.said_again: list[Thing] = []
        self._names = Names()
        self._at: dict[int, list[int]] = {}
        self._ids = {event.id for event in given.events} | {window.id for window in given.windows}
        self._main: int | None = None
        self._main_known = False
        self.joint += given.windows
        for event in given.events:
            self._append(event)
        for thing in things:
            self._append(DraftEvent(self._new_id(thing.summary, "su-kien"), thing))

    def _append(self, event: DraftEvent) -> None:
        self._main_known = False
        self._names.add(event.thing.summary)
        self._at.setdefault(event.thing.at, []).append(len(self.events))
        self.events.append(event)

    def _new_id(self, name: str, otherwise: str) -> str:
        id = new_id(name, self._ids, otherwise=otherwise)
        self._ids.add(id)
        return id

    @property
    def _main_place(self) -> int | None:
        """The place of what the document is about, where that is one event."""
        if not self._main_known:
            self._main, self._main_known = self._about(), True
        return self._main

    def _about(self) -> int | None:
        titled = {place for at in self._survey.header.used for place in self._at.get(at, ())}
        titled |= set(self._names.meant(self._title, _IN_THE_TITLE))
        titled = {place for place in titled if self.events[place].id != self._whole}
        return titled.pop() if len(titled) == 1 else None

    def add_rules(self, rules: Sequence[FoundRule]) -> None:
        """Rules that are said of one event, where it stands or by its name."""
        for rule in rules:
            at = {rule.at, *rule.under}
            index = next((place for each in at for place in self._at.get(each, ())), None)
            if index is None:
                index = self._names.best(rule.sentence, 0.7).place
            if index is not None:
                window = DraftWindow(before=rule.before, after=rule.after, ref=rule.ref)
                self._add(index, window._replace(at=rule.at, sentence=rule.sentence))

    def add_windows(self, windows: Sequence[Thing]) -> None:
        """Give each window to the event or the events that it is for; one that is for none is an event itself."""
        alone = []
        for thing in windows:
            indexes, is_sure = self._meant_by(thing)
            window = _window(thing)
            if not is_sure:
                remark = Message("taken to be of this event, by its words; is it?")
                window = window._replace(remarks=(*window.remarks, (remark, thing.sentence)))
            if len(indexes) > 1 and thing.days:
                self._add_joint(window, indexes)
            elif indexes:
                self._add(indexes[0], window, thing)
            elif thing.days:
                alone.append(thing)
        for thing in alone:
            self._add_alone(thing)

    def _meant_by(self, thing: Thing) -> tuple[list[int], bool]:
        """The events that a window is for, by their places, and whether that is sure."""
        for at in thing.under:
            if under := self._at.get(at):
                return under[:1], True
        if (thing.is_campaign or thing.before) and (beside := self._beside(thing)):
            return beside, True
        for text in (thing.about, thing.summary, thing.sentence):
            if words_of(text) and (found := self._named_in(text, thing)):
                return found
        main = self._main_place
        is_of_it = (thing.is_campaign or thing.anchor) and not _OF_ITS_OWN.match(thing.summary.lower())
        if main is not None and is_of_it:
            return [main], True
        return [], True

    def _beside(self, thing: Thing) -> list[int]:
        """The events of the same sentence, or of the same row of a table."""
        return [
            place
            for place in self._at.get(thing.at, ())
            if self.events[place].thing.sentence == thing.sentence or thing.at % APART
        ]

    def _named_in(self, text: str, thing: Thing) -> tuple[list[int], bool] | None:
        """The events that a text names: several where a campaign is for all of them."""
        is_counted = bool(thing.anchor or thing.before)
        several = [index for index in self._names.meant(text, 0.75) if is_counted or self._is_near(index, thing)]
        if len(several) == 1 or (len(several) > 1 and thing.days and thing.is_campaign):
            return several, len(several) > 1 or not self._names_another(text, several[0], thing)
        likeliest = self._names.best(text, 0.5)
        if likeliest.place is None or not (is_counted or self._is_near(likeliest.place, thing)):
            return None
        return [likeliest.place], likeliest.is_sure and self._names.best(text, 0.7).place is not None

    def _names_another(self, text: str, index: int, thing: Thing) -> bool:
        """Whether a text has words of yet another event near, by which it may mean that one, too."""
        rest = set(words_of(text)) - set(words_of(self.events[index].thing.summary))
        for other in self._names.ranked(text, _MAY_BE_MEANT):
            own = set(words_of(self.events[other].thing.summary))
            if other != index and len(own & rest) > len(own) * _MAY_BE_MEANT and self._is_near(other, thing):
                return True
        return False

    def _is_near(self, index: int, thing: Thing) -> bool:
        """Whether a window is about the days of an event; an event without a day is near all of them."""
        days = self.events[index].days
        if days is None or not thing.days:
            return True
        return days.first - thing.last <= _NEAR and thing.first - days.last <= _NEAR

    def _add(self, index: int, window: DraftWindow, thing: Thing | None = None) -> None:
        event = self.events[index]
        windows = event.windows
        if window.before and not event.thing.days:
            return
        if any(
            (other.days, other.before, other.after) == (window.days, window.before, window.after) for other in windows
        ):
            self.said_again += [thing] if thing else []
            return
        if thing and self._rule and event.thing.days and not windows and DISPLAYS.match(window.name.lower()):
            rule = self._rule
            windows = (DraftWindow("Tuyên truyền", before=rule.before, after=rule.after, ref=rule.ref),)
        if not windows and _is_general(window.name, event.thing.summary):
            window = window._replace(name="")
        elif len(windows) == 1 and not windows[0].name and window.name:
            windows = (windows[0]._replace(name="Tuyên truyền"),)
        self.events[index] = event._replace(windows=_with_names((*windows, window)))

    def _add_joint(self, window: DraftWindow, indexes: Sequence[int]) -> None:
        events = tuple(self.events[index].id for index in indexes)
        for index in indexes:
            self.events[index] = self.events[index]._replace(is_joint=True)
        self.joint.append(window._replace(events=events, id=self._new_id(window.name, "dot")))

    def _add_alone(self, thing: Thing) -> None:
        for place in self._names.meant(thing.summary, 0.9):
            if not self.events[place].thing.days:
                self._add(place, _window(thing), thing)
                return
        window = _window(thing)._replace(name="", remarks=())
        event = DraftEvent(
            self._new_id(thing.summary, "dot"), thing._replace(kind="event", date="", days=()), (window,)
        )
        self._append(event._replace(remarks=remarks_of(thing)))

    def add_whole(self, days: Span, written: str, remark: Message | None) -> None:
        """An event made of the document's title, for what is held and is of no other."""
        self._whole = self._new_id(self._title, "chuong-trinh")
        remarks = ((remark, ""),) if remark else ()
        window = DraftWindow(days=written, span=days)
        self._append(DraftEvent(self._whole, Thing("event", self._title, ""), (window,), remarks=remarks))

    def event_for(self, thing: Thing) -> tuple[str, str] | None:
        """The event that something held is of, with the phase of its window; None where there is none."""
        candidates = [self.events[place] for at in thing.under for place in self._at.get(at, ())]
        for text in (thing.summary, thing.sentence):
            likeliest = self._names.best(text, 0.7)
            candidates += [self.events[likeliest.place]] if likeliest.place is not None else []
        candidates += [self.events[self._main_place]] if self._main_place is not None else []
        candidates += [self.events[place] for place in self._at.get(_NOWHERE, ())]
        for event in candidates:
            if (phase := self._holds(event, thing)) is not None:
                return event.id, phase
        return None

    def _holds(self, event: DraftEvent, thing: Thing) -> str | None:
        """The phase of the window within which something is held, "" of an event's only one; None where it is not."""
        if event.is_joint and not event.windows:
            return None
        spans = [(window.name, window.of(event.days)) for window in event.windows]
        if not spans and event.days and self._rule:
            spans = [("", counted(event.days, self._rule.before, self._rule.after))]
        if not spans:
            return None if thing.repeat else ""
        within = (phase for phase, span in spans if span and (not thing.days or thing.span.within(span)))
        return next(within, None)

    def counted_from(self, words: str) -> tuple[DraftEvent, bool] | None:
        """The event that a length of time is counted from, by its words, and whether they are all in its name."""
        for least in (0.5, 0.0):
            for place in self._names.ranked(words, least):
                event = self.events[place]
                has_all = has_words(event.thing.summary, words)
                if event.thing.days and (least or has_all):
                    return event, has_all and self._names.best(words, 0.5).is_sure
        return None


def _window(thing: Thing) -> DraftWindow:
    window = DraftWindow(_window_name(thing), thing.date, thing.span if thing.days else None, ref=thing.ref)
    if thing.before or thing.after:
        zero = re.sub(r"\d+", "0", thing.before or thing.after)
        window = window._replace(days="", span=None, before=thing.before or zero, after=thing.after or zero)
    return window._replace(remarks=remarks_of(thing), at=thing.at, sentence=thing.sentence)


def _window_name(thing: Thing) -> str:
    """What to call a window where an event has several: Đợt 1, or what its sentence calls it."""
    phase = _PHASE.match(thing.summary)
    name = trimmed(phase["name"]) if phase else thing.summary
    name = re.sub(r"^(?:đối với|riêng)\s+[^:]{3,120}:\s*", "", name, flags=re.IGNORECASE)
    return capitalised(name if len(name) < _LONGEST_NAME else trimmed(re.split(r"[,;:(]", name)[0]))


def _is_general(name: str, event: str) -> bool:
    """Whether the name of a window says no more than that it is one, and of which event."""
    return not name or shared(name, event) > 0.7 or bool(_GENERAL.match(name.lower()))


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
