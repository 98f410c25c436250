"""What can be wrong in a plan whose every value reads well: ids, references, and sense."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.wording import written
from tamduong_cli.language import N_, Message
from tamduong_cli.letters import folded, plain
from tamduong_cli.plan.event_dates import dates_of_event, window_outside_period
from tamduong_cli.plan.model import UNKNOWN, Activity, Deadline, Event, Plan, Reference, Source, Text, WindowRule
from tamduong_cli.plan.problems import Problem
from tamduong_cli.suggestions import closest, with_suggestion, without_suggestion


def check_plan(plan: Plan) -> Iterator[Problem]:
    """Every problem of sense in a plan; values that could not be read are blank and raise no further ones."""
    yield from _duplicate_ids(plan)
    unit_ids = _Known({unit.id: unit.name for unit in plan.units if unit.id})
    event_ids = _Known({event.id: event.summary for event in plan.events if event.id})
    yield from _no_rule(plan)
    for event in plan.events:
        yield from _event(event, plan)
        yield from _known_units(event.lead, unit_ids)
        for window in event.own_windows:
            yield from _audience(window, (event,), plan, unit_ids)
    for window in plan.windows:
        yield from _joint_window(window, plan, event_ids, unit_ids)
    yield from _same_events(plan)
    if plan.deadlines or plan.activities:
        events = {event.id: event for event in plan.events}
        for deadline in plan.deadlines:
            yield from _deadline(deadline, events, event_ids, plan)
            event_of = events.get(deadline.event.id) if deadline.event else None
            yield from _audience(deadline, (event_of,), plan, unit_ids)
        for activity in plan.activities:
            yield from _activity(activity, events, event_ids, plan)
            event_of = events.get(activity.event.id) if activity.event else None
            yield from _audience(activity, (event_of,), plan, unit_ids)
    for unit in plan.units:
        yield from _unknown(unit.events or (), event_ids, "unknown-event", N_("there is no event '{found}'"))


def _duplicate_ids(plan: Plan) -> Iterator[Problem]:
    """Ids name files, and some file systems take no account of case."""
    calendars: dict[str, Source] = {plan.id.casefold(): plan.source}
    with_windows: list[Event | WindowRule] = [*plan.events, *plan.windows]
    for taken, records in (
        ({}, with_windows),
        (calendars, plan.units),
        ({}, plan.deadlines),
        ({}, plan.activities),
    ):
        yield from _taken(((record.id, record.source, "id") for record in records), taken)
    for event in plan.events:
        if event.windows:
            for rule in event.windows:
                if rule.name.by_language and not rule.phase:
                    message = Message(
                        "the name '{found}' makes no id; write one: 'id: dot-1'", found=rule.name.in_("vi")
                    )
                    yield Problem(rule.source.of("name"), "missing-key", message)
            phases = ((rule.phase, rule.source, "id" if rule.id else "name") for rule in event.windows)
            yield from _taken(phases, {})
        if joint := plan.joint_rules(event):
            names = ((plain(rule.name.in_("vi")), rule.source, "name") for rule in (*event.windows, *joint))
            yield from _taken(names, {})


def _taken(named: Iterable[tuple[str, Source, str]], taken: dict[str, Source]) -> Iterator[Problem]:
    """The ids that stand there again; the key that says each is given with it."""
    for id, source, key in named:
        known = id.casefold()
        if known and known in taken:
            line = taken[known].of("id" if "id" in taken[known].places else key).line
            message = Message("the id '{found}' is taken on line {line} already", found=id, line=line)
            if key == "name":
                message = Message(
                    "a window of the same name, as an id '{found}', is on line {line}", found=id, line=line
                )
            yield Problem(source.of(key), "duplicate-id", message)
        taken.setdefault(known, source)


def _no_rule(plan: Plan) -> Iterator[Problem]:
    """Said once, at the first event that needs the rule which the plan lacks."""
    needy = [
        event
        for event in plan.events
        if "date" in event.source.places
        and not event.source.places.keys() & {"window", "windows"}
        and not plan.joint_rules(event)
    ]
    if needy and "window" not in plan.source.places and not plan.source.is_unsure:
        message = Message(
            "the plan has no rule for this event's window; write 'window: none' in the plan if such events have none, "
            "or the rule of your document: 'window: {{before: … days, after: … days}}'"
        )
        yield Problem(needy[0].source.place, "no-window", message)


def _ids(references: tuple[Reference, ...] | None) -> set[str]:
    return {reference.id for reference in references or ()}


def _known_units(wanted: tuple[Reference, ...] | None, known: _Known) -> Iterator[Problem]:
    yield from _unknown(wanted or (), known, "unknown-unit", N_("there is no unit '{found}'"))


def _audience(
    record: WindowRule | Deadline | Activity, events: Collection[Event | None], plan: Plan, known: _Known
) -> Iterator[Problem]:
    """What is for some units only: units that there are, and at least one of them leads it or has the event."""
    yield from _known_units(record.lead, known)
    yield from _known_units(record.units, known)
    wanted = record.units
    if wanted is None or any(reference.id not in known for reference in wanted):
        return
    ids, leading = _ids(wanted), _ids(record.lead)
    for unit in plan.units:
        its_own = None if unit.events is None else {reference.id for reference in unit.events}
        concerned = any(
            its_own is None or event is None or event.id in its_own or unit.id in _ids(event.lead) for event in events
        )
        if unit.id in ids and (concerned or unit.id in leading):
            return
    message = Message("no unit has this: 'units' here and the units' own 'events' leave none over")
    yield Problem(record.source.of("units"), "no-unit", message)


def _event(event: Event, plan: Plan) -> Iterator[Problem]:
    keys = event.source.places
    is_joint = bool(plan.joint_rules(event))
    if not keys.keys() & {"date", "window", "windows"} and not event.source.is_unsure and not is_joint:
        message = Message(
            "this event has neither a date nor a window; write 'date: 7/5/2024' or 'window: 01/12/2023 - 10/01/2024'"
        )
        yield Problem(event.source.place, "no-window", message)
    if event.window and event.window.is_none and "date" not in keys and not event.source.is_unsure:
        message = Message("an event without a window has a date; write 'date: 7/5/2024'")
        yield Problem(event.source.of("window"), "no-window", message)
    if event.date and not event.date.has_days and plan.has_no_window(event) and not is_joint:
        message = Message(
            "an event without a window needs its day, such as 'date: 7/5/2024', and {date} is none",
            date=written(event.date),
        )
        yield Problem(event.source.of("date"), "no-window", message)
    if "window" in keys and "windows" in keys:
        message = Message("an event has one 'window' or several 'windows'; keep one of the two")
        yield Problem(event.source.of("window"), "conflicting-keys", message)
    for window in event.own_windows:
        yield from _window(window, event, plan)
    yield from dates_of_event(event, plan)


def _joint_window(window: WindowRule, plan: Plan, event_ids: _Known, unit_ids: _Known) -> Iterator[Problem]:
    """A window for several events: these are there, and its first day is not after its last."""
    yield from _unknown(window.events or (), event_ids, "unknown-event", N_("there is no event '{found}'"))
    if window.events == () and "events" in window.source.places:
        message = Message("nothing stands here; expected {expected}", expected=Message("the id of an event"))
        yield Problem(window.source.of("events"), "missing-value", message)
    named = _ids(window.events)
    yield from _audience(window, [event for event in plan.events if event.id in named], plan, unit_ids)
    yield from _reversed(window)
    yield from window_outside_period(window, plan)


def _reversed(window: WindowRule) -> Iterator[Problem]:
    if window.start and window.end and window.start.first > window.end.last:
        message = Message(
            "the window ends before it begins: {first} comes after {last}",
            first=numeric(window.start.first),
            last=numeric(window.end.last),
        )
        yield Problem(window.source.of("from"), "range-reversed", message)


def _window(window: WindowRule, event: Event, plan: Plan) -> Iterator[Problem]:
    """Each end of an event's own window is said once: as a day, or counted from the event's date."""
    keys = window.source.places
    if not keys and (window.start or window.source is UNKNOWN):  # a range, which has both ends, or one that is none
        return
    if keys.keys() >= {"from", "to", "before", "after"}:
        first, second = sorted([min(keys["from"], keys["to"]), min(keys["before"], keys["after"])])
        if "name" in keys and first.line < second.line:
            message = Message(
                "two windows in one; if another begins here, its line '- name: …' is missing above this one"
            )
            yield Problem(second, "conflicting-keys", message)
            return
    for day, length in (("from", "before"), ("to", "after")):
        if day in keys and length in keys:
            message = Message("'{a}' and '{b}' both say where the window ends; keep one", a=day, b=length)
            if day == "from":
                message = Message("'{a}' and '{b}' both say where the window begins; keep one", a=day, b=length)
            yield Problem(window.source.of(length), "conflicting-keys", message)
        elif day not in keys and length not in keys and not window.source.is_unsure:
            message = Message("the window lacks '{a}: 01/12/2023'", a=day)
            if "date" in event.source.places:
                message = Message("the window lacks '{a}: 01/12/2023' or '{b}: 5 days'", a=day, b=length)
            yield Problem(window.source.place, "missing-key", message)
        elif length in keys and _has_no_date(event, plan):
            message = Message("'{key}' counts from the event's date, and this event has none", key=length)
            yield Problem(window.source.of(length), "no-window", message)
    yield from _reversed(window)


def _has_no_date(event: Event, plan: Plan) -> bool:
    """Whether an event has no date, and that is not what has been told of it."""
    keys = event.source.places.keys()
    has_window = bool(keys & {"window", "windows"} or plan.joint_rules(event))
    return "date" not in keys and has_window and not event.source.is_unsure


def _same_events(plan: Plan) -> Iterator[Problem]:
    """Two events of the same words with a day in common, or without a date, as when a list was pasted twice."""
    alike: dict[tuple[str, int | None], list[tuple[Event, str, str]]] = {}
    for event in plan.events:
        if "date" in event.source.places and not event.date:  # it cannot be read
            continue
        year = event.date.first.year if event.date else None
        for language, text in event.summary.by_language.items():
            alike.setdefault((plain(text).replace("y", "i"), year), []).append((event, language, text))
    said = set()
    for group in alike.values():
        known: dict[str, list[tuple[Event, str]]] = {}
        for event, language, text in group if len(group) > 1 else ():
            before = known.setdefault(folded(text), [])
            first = next((other for other in before if _is_same_time(event, other[0])), None)
            if first is None:
                before.append((event, text))
            elif first[0] is not event and id(event) not in said:
                said.add(id(event))
                message = Message(
                    "the same event as '{other}' on line {line}: {summary}",
                    other=first[0].id,
                    line=first[0].source.place.line,
                    summary=first[1],
                )
                yield Problem(event.summary.places[language], "same-event", message)


def _is_same_time(one: Event, other: Event) -> bool:
    """Whether two events have a day in common, or no date; the same may be held on several days."""
    return not (one.date and other.date) or one.date.span.overlaps(other.date.span)


def _deadline(deadline: Deadline, events: Mapping[str, Event], known: _Known, plan: Plan) -> Iterator[Problem]:
    """A deadline is a date, or counted from the date of an event, or both."""
    keys = deadline.source.places
    if deadline.event:
        yield from _unknown(deadline.event, known, "unknown-event", N_("there is no event '{found}'"))
    said = [key for key in ("date", "before", "after") if key in keys]
    if not said and not deadline.source.is_unsure:
        message = Message("this deadline lacks 'date: 15/12/2023', or 'event' with 'before: 105 days' or 'after'")
        yield Problem(deadline.source.place, "missing-key", message)
    counted = [key for key in said if key != "date"]
    if len(counted) > 1:
        message = Message("'{a}' and '{b}' both say when it is due; keep one", a=counted[0], b=counted[1])
        yield Problem(deadline.source.of(counted[1]), "conflicting-keys", message)
    if counted:
        if "event" not in keys:
            message = Message("'{key}' counts from an event; write which: 'event: dien-bien-phu'", key=counted[0])
            yield Problem(deadline.source.of(counted[0]), "missing-key", message)
        elif deadline.event and (event := events.get(deadline.event.id)) and _has_no_date(event, plan):
            message = Message("'{key}' counts from the event's date, and this event has none", key=counted[0])
            yield Problem(deadline.source.of(counted[0]), "no-window", message)


def _activity(activity: Activity, events: Mapping[str, Event], known: _Known, plan: Plan) -> Iterator[Problem]:
    """An activity belongs to an event, or to one of its windows, and has its days or a way to repeat."""
    keys = activity.source.places
    if "date" not in keys and "repeat" not in keys and not activity.source.is_unsure:
        message = Message("this activity lacks 'date: 7/5/2024' or 'repeat: hằng tuần thứ 3'")
        yield Problem(activity.source.place, "missing-key", message)
    if "date" in keys and "repeat" in keys:
        message = Message("'{a}' and '{b}' both say on which days; keep one", a="date", b="repeat")
        yield Problem(activity.source.of("repeat"), "conflicting-keys", message)
    if not activity.event or not activity.event.id:
        return
    yield from _unknown(activity.event, known, "unknown-event", N_("there is no event '{found}'"))
    event = events.get(activity.event.id)
    if event is None:
        return
    joint = plan.joint_rules(event)
    named = (*event.windows, *joint)
    phases = {name: rule for rule in named for name in (*rule.name.by_language.values(), rule.phase)}
    if "repeat" in keys and plan.has_no_window(event) and not joint:
        message = Message("'repeat' is for the days of a window, and this event has none; write its days in 'date'")
        yield Problem(activity.source.of("repeat"), "no-window", message)
    is_unread = event.source.is_unsure or (
        event.window and not (event.window.start or event.window.source.places or event.window.is_none)
    )
    if activity.window and not phases and is_unread:
        return
    if activity.window and not phases:
        message = Message("the event has no windows with names; leave '{key}' out", key="window")
        yield Problem(activity.source.of("window"), "unknown-window", message)
    elif activity.window:
        yield from _unknown(
            activity.window, _Known(dict.fromkeys(phases)), "unknown-window", N_("the event has no window '{found}'")
        )
    elif len(event.windows) > 1 or (len(joint) > 1 and not event.own_windows):
        message = Message(
            "the event has several windows; say which: {known}",
            known=", ".join(rule.name.in_("") for rule in named),
        )
        yield Problem(activity.source.place, "missing-key", message)


class _Known(dict[str, "Text | None"]):
    """The ids that there are, with the names of what has them."""

    @cached_property
    def by_name(self) -> dict[str, str]:
        """The ids by themselves and by the names, all without marks."""
        found: dict[str, str] = {}
        for id, text in self.items():
            for name in (id, *(text.by_language.values() if text else ())):
                found.setdefault(plain(name), id)
        return found

    @cached_property
    def mended(self) -> set[str]:
        """What the ids that are none, which has been told, would be as ids."""
        return {plain(id) for id, name in self.items() if name and not re.fullmatch(r"[\w.-]+", id, re.ASCII)}


def _unknown(references: tuple[Reference, ...] | Reference, known: _Known, code: str, text: str) -> Iterator[Problem]:
    """What refers to nothing, and what was likely meant; several can stand where there is a list."""
    is_alone = isinstance(references, Reference)
    for reference in [references] if isinstance(references, Reference) else references:
        if reference.id and reference.id not in known and reference.id not in known.mended:
            what = Message(text, found=reference.id)
            yield Problem(reference.place, code, _meant(what, reference.id, known, is_alone))


def _meant(what: Message, found: str, known: _Known, is_alone: bool) -> Message:
    """What to say of an id that is none: the ids of what it names, or the nearest id."""
    by_name = known.by_name

    if meant := by_name.get(plain(found)):
        return Message("{what}; did you mean '{meant}'?", what=what, meant=meant)
    for separator in (r"\s*[;,/|+&]\s*", r"\s+(?:và|and|với)\s+", r"\s*[;,/|+&]\s*|\s+(?:và|and|với)\s+|\s+"):
        words = [word for word in re.split(separator, found) if word]
        ids = [by_name[plain(word)] for word in words if plain(word) in by_name]
        if len(words) > 1 and len(ids) == len(words):
            if is_alone:
                return Message("{what}; only one of them can stand here: {ids}", what=what, ids=", ".join(ids))
            return Message("{what}; put commas between ids: {ids}", what=what, ids=", ".join(ids))
    nearest = closest(plain(found), by_name) if len(words) > 2 else None
    if nearest:
        return Message("{what}; did you mean '{meant}'?", what=what, meant=by_name[nearest])
    if len(words) > 1:
        return without_suggestion(what, known)
    return with_suggestion(what, found, known)
