"""An earlier calendar of a plan, as the things in it, to be compared with the plan as it is now."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import icalendar

from tamduong_cli.calendars.contents import KEPT_UID
from tamduong_cli.calendars.descriptions import messages_in
from tamduong_cli.calendars.events import kinds_by_category, uid
from tamduong_cli.calendars.identities import DASH, MOST_DASHES, WINDOWS
from tamduong_cli.calendars.writing import calendar
from tamduong_cli.dates.clock import Hours
from tamduong_cli.dates.recurrence import Repeat, parse_repeat
from tamduong_cli.failure import Failure
from tamduong_cli.language import LANGUAGES, Language, Message
from tamduong_cli.letters import plain
from tamduong_cli.plan.model import Plan, Unit
from tamduong_cli.schedule.changes import ItemKind, Key, PlanItem, item_kind
from tamduong_cli.schedule.details import properties
from tamduong_cli.schedule.schedule import Schedule

ONE_DAY = datetime.timedelta(days=1)


class _Entry(NamedTuple):
    """What one event of a calendar says, in whatever language; first and last are both included."""

    uid: str
    category: str
    title: str
    description: str
    first: datetime.date
    last: datetime.date
    time: str
    repeat: Repeat | None
    tentative: bool
    keys: Mapping[str, str]
    """What keys of the plan say that have a property of their own."""


class _Thing(NamedTuple):
    """What of a plan a UID stands for; `name` is the phase's, `called` what the event is called, its summary last."""

    kind: ItemKind
    id: str
    phase: str = ""
    name: str = ""
    called: tuple[str, ...] = ()
    is_joint: bool = False


def then_and_now(
    text: str, name: str, schedule: Schedule, words: Language
) -> tuple[tuple[PlanItem, ...], tuple[PlanItem, ...]]:
    """The things in an earlier calendar, and those in the one that the plan would give now, how they repeat in `words`.

    That one is for the same unit and in the same language, so that both say as much. UIDs tell what is the same;
    who has what a calendar does not say. Raises Failure for a calendar that is damaged or not of this plan.
    """
    old = _entries(text.encode(), name)
    unit = _unit_of(old, schedule.plan, name)
    categories = {entry.category for entry in old}
    language = max(map(Language, LANGUAGES), key=lambda language: len(categories & kinds_by_category(language).keys()))
    language = Language(language.code, has_kind=schedule.plan.kind is not None)
    new = _entries(calendar(schedule, language, unit=unit).to_ical(), name)
    days = {entry.first for entry in (*old, *new)}
    things = {uid(schedule.plan, id, kind, unit): thing for id, kind, thing in _things(schedule.plan, language, days)}
    return _items(old, things, language, words), _items(new, things, language, words)


def _entries(content: bytes, name: str) -> list[_Entry]:
    """The events of a calendar, without those that are cancelled; what kept another's UID has its own."""
    try:
        calendar = icalendar.Calendar.from_ical(content)
        kept = dict(str(value).split() for name, value in calendar.property_items(recursive=False) if name == KEPT_UID)
        events = [event for event in calendar.walk("VEVENT") if str(event.get("status")) != "CANCELLED"]
        return [entry._replace(uid=kept.get(entry.uid, entry.uid)) for entry in map(_entry, events)]
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
        message = Message("{name} is damaged, or not a calendar that 'plan export' wrote", name=name)
        raise Failure(message) from None


def _entry(event: Any) -> _Entry:
    """Raises ValueError, TypeError, LookupError, AttributeError or OverflowError where it is not one of ours."""
    start: datetime.date = event["dtstart"].dt
    end = event["dtend"].dt if "dtend" in event else None
    if isinstance(start, datetime.datetime):
        first = start.date()
        time = Hours(start.time(), end and end.time()).message()
        last = first
    else:
        first, time = start, ""
        last = end - ONE_DAY if end else first  # DTEND is exclusive (RFC 5545 3.6.1)
    repeat = None
    if "rrule" in event:
        repeat = parse_repeat(event["rrule"].to_ical().decode())._replace(until=None)
        until = event["rrule"]["until"][0]
        last = until.astimezone(start.tzinfo).date() if isinstance(start, datetime.datetime) else until
    if not datetime.date.min <= first <= last:
        raise ValueError
    return _Entry(
        str(event["uid"]),
        str(event["categories"].cats[0]),
        str(event["summary"]),
        str(event.get("description", "")),
        first,
        last,
        time,
        repeat,
        str(event.get("status")) == "TENTATIVE",
        {key: str(event[name]) for key, name in properties().items() if name in event},
    )


def _unit_of(entries: Sequence[_Entry], plan: Plan, name: str) -> Unit | None:
    """Whose calendar it is, None being everyone's: UIDs depend on the unit. Raises Failure where no UID is known."""
    units = (None, *plan.units)
    uids = {entry.uid for entry in entries}
    days = {entry.first for entry in entries}
    ids = [(event.id, kind) for event in plan.events for kind in (*WINDOWS, "date")]
    ids += [(event.id, f"{kind}/{rule.phase}") for event in plan.events for rule in event.windows for kind in WINDOWS]
    ids += [(rule.id, kind) for rule in plan.windows for kind in WINDOWS]
    ids += [(deadline.id, "deadline") for deadline in plan.deadlines]
    ids += [(activity.id, kind) for activity in plan.activities for kind in _kinds_of_activities(days)]
    for (id, kind), unit in itertools.product(ids, units):
        if uid(plan, id, kind, unit) in uids:
            return unit
    raise Failure(Message("{name} is not a calendar of this plan, '{id}'", name=name, id=plan.id))


def _things(plan: Plan, language: Language, days: Iterable[datetime.date]) -> Iterator[tuple[str, str, _Thing]]:
    """What events of the plan's calendar, now or earlier, can stand for: id and kind, as UIDs have them, and which."""
    for event in plan.events:
        called = tuple(text.in_(language.code) for text in (event.short, event.summary) if text)
        yield event.id, "date", _Thing("event", event.id, called=called)
        for kind in WINDOWS:
            yield event.id, kind, _Thing("window", event.id, called=called)
            for rule in event.windows:
                name = rule.name.in_(language.code)
                yield event.id, f"{kind}/{rule.phase}", _Thing("window", event.id, rule.phase, name, called)
    for rule in plan.windows:
        for kind in WINDOWS:
            yield (
                rule.id,
                kind,
                _Thing("window", rule.id, rule.phase, called=(rule.name.in_(language.code),), is_joint=True),
            )
    for deadline in plan.deadlines:
        yield deadline.id, "deadline", _Thing("deadline", deadline.id)
    for activity in plan.activities:
        for kind in _kinds_of_activities(days):
            yield activity.id, kind, _Thing("activity", activity.id)


def _kinds_of_activities(days: Iterable[datetime.date]) -> Iterator[str]:
    """The kinds that events of an activity may have on these days."""
    yield "activity"
    yield from (f"activity/{day.isoformat()}" for day in days)


def _items(
    entries: Iterable[_Entry], things: Mapping[str, _Thing], language: Language, words: Language
) -> tuple[PlanItem, ...]:
    """The things that events of a calendar stand for; what the plan does not have is known by its summary."""
    kinds = kinds_by_category(language)
    found: dict[Key, PlanItem] = {}
    windows: list[tuple[PlanItem, _Thing, tuple[str, ...]]] = []
    ids: dict[str, str] = {}
    for entry in entries:
        thing = things.get(entry.uid) or _Thing(item_kind(kinds.get(entry.category, "window")), "")
        item = PlanItem(
            thing.kind,
            thing.id,
            thing.phase,
            _summary(entry, thing.kind, language),
            first=entry.first,
            last=entry.last,
            time=entry.time,
            repeat=words.render(entry.repeat.message()) if entry.repeat else "",
            tentative=entry.tentative,
            keys=entry.keys,
            is_joint=thing.is_joint,
        )
        messages = messages_in(entry.description, language)
        if item.kind == "window":
            windows.append((item, thing, messages))
            continue
        if item.kind == "event":
            summary = thing.called[-1] if item.summary in thing.called else item.summary
            item = item._replace(
                summary=summary, points=messages, anniversary=entry.category == language.gettext("Anniversary")
            )
            ids.setdefault(item.summary, item.id)
        elif item.kind == "activity" and not item.repeat:
            days = {*found.get(item.key, item).days, entry.first}
            item = item._replace(first=min(days), last=max(days), days=tuple(sorted(days)))
        found[item.key] = item
    for item, thing, _ in windows:
        if item.id and (of_it := _called(item.summary, thing)):
            ids.setdefault(of_it[0], item.id)
    for item, thing, messages in windows:
        summary, phase_name = _called(item.summary, thing) or _event_and_phase(item, ids)
        item = item._replace(
            id=item.id or ids.get(summary, ""), phase=item.phase or plain(phase_name), summary=summary, name=phase_name
        )
        other = found.get(item.key)
        if other and item.first and item.last and other.first and other.last:  # its other milestone
            item = item._replace(first=min(item.first, other.first), last=max(item.last, other.last))
        found[item.key] = item
        found.setdefault(item.owner, PlanItem("event", item.id, summary=summary, points=messages))
    return tuple(found.values())


def _summary(entry: _Entry, kind: ItemKind, language: Language) -> str:
    """An event's title without the mark behind it, and of a deadline the word before it."""
    title = entry.title
    if kind == "deadline":
        title = title.partition(": ")[2] or title
    return title.removesuffix(f" {language.gettext('(tentative)')}") if entry.tentative else title


def _called(title: str, thing: _Thing) -> tuple[str, str] | None:
    """What a window's title calls the event, and the phase, where either is called as the plan has it now.

    The name of the phase stands before that of the event, or, as earlier releases wrote it, behind it. Before both
    may stand a word for the kind of window, and that word may be another one.
    """
    for summary in thing.called:
        for whole in (
            summary,
            *((f"{thing.name}{DASH}{summary}", f"{summary}{DASH}{thing.name}") if thing.name else ()),
        ):
            if title == whole or title.endswith(f": {whole}"):
                return thing.called[-1], thing.name if whole != summary else ""
    for text in (title, title.partition(": ")[2]):
        if thing.name and (text.startswith(thing.name + DASH) or text.endswith(DASH + thing.name)):
            return text.removeprefix(thing.name + DASH).removesuffix(DASH + thing.name), thing.name
    return None


def _event_and_phase(window: PlanItem, ids: Mapping[str, str]) -> tuple[str, str]:
    """What a window's title calls the event, most likely as it is called elsewhere, and the phase."""
    text = window.summary.partition(": ")[2] or window.summary
    ways = [(window.summary, ""), (text, "")]
    words = text.split(DASH, MOST_DASHES)
    for n in range(1, len(words)):
        begin, end = DASH.join(words[:n]), DASH.join(words[n:])
        ways += [(end, begin), (begin, end)]
    likely = (ways[2] if len(ways) > 2 else ways[1]) if window.phase else ways[1]
    return next((way for way in ways if way[0] in ids), likely)
