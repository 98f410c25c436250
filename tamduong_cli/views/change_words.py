"""Changes between two versions of a plan in words, and as rows."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tamduong_cli.dates.figures import numeric, numeric_span
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import with_lunar
from tamduong_cli.language import N_, Language
from tamduong_cli.schedule.changes import ItemKind, KeyChange, PlanChange, PlanItem, Way
from tamduong_cli.schedule.compared_keys import words_for
from tamduong_cli.schedule.phrases import marked
from tamduong_cli.views.listing import Listing

WAYS: dict[Way, str] = {"came": N_("new"), "went": N_("gone"), "moved": N_("moved"), "changed": N_("changed")}
KINDS: dict[ItemKind, str] = {
    "plan": N_("plan"),
    "event": N_("event"),
    "window": N_("campaign"),
    "deadline": N_("deadline"),
    "activity": N_("activity"),
    "unit": N_("unit"),
}


class Fact(NamedTuple):
    """One thing that changed but the days: what came is `added`, what went is not, and the rest is neither."""

    text: str
    added: bool | None = None


def listing(found: Iterable[PlanChange], language: Language) -> Listing:
    """One row a change."""
    _ = language.gettext
    headings = [_("Change"), _("Kind"), _("Id"), _("Event"), _("Old first day"), _("Old last day")]
    headings += [_("First day"), _("Last day"), _("Moved"), _("Details")]
    rows = []
    for change in found:
        old, new, item = change.old, change.new, change.item
        details = about(item, language) if change.way in ("came", "went") else []
        details += [
            f"{label(window, language)}: {noted(days(window, language), window, language)}" for window in change.windows
        ]
        if "days" in change.fields and old and new:
            values = {"what": _("days"), "new": days(new, language), "old": days(old, language)}
            details.append(_("{what}: {new} (before: {old})").format(**values))
        details += [fact.text for fact in facts(change, language)]
        rows.append(
            (
                _(WAYS[change.way]),
                _(KINDS[item.kind]),
                item.id,
                changed_title(item, language),
                old and old.first,
                old and old.last,
                new and new.first,
                new and new.last,
                shift(change, language),
                "; ".join(details),
            )
        )
    return Listing(_("Changes"), tuple(headings), tuple(rows)).without_empty(*headings[4:])


def by_thing(found: Iterable[PlanChange]) -> Iterator[tuple[PlanChange, ...]]:
    """The changes of each thing together: an event's, and those of its windows."""
    for _, changes in itertools.groupby(found, key=lambda change: change.item.owner):
        yield tuple(changes)


def way(changes: Sequence[PlanChange]) -> Way:
    """What became of a thing, by its changes: that it moved counts more than what else changed."""
    ways = [change.way for change in changes if change.item.kind != "window" or change.way == "moved"]
    return "moved" if "moved" in ways else ways[0] if ways else "changed"


def changed_title(item: PlanItem, language: Language) -> str:
    """The summary, with the phase's name where an event has several windows, marked where it is tentative."""
    text = f"{item.summary} – {item.name}" if item.name and item.kind != "plan" else item.summary
    return marked(text, item.tentative, language)


def thing(change: PlanChange, language: Language) -> str:
    """What changed, or what it is a window of, marked where it is and was tentative."""
    tentative = change.item.tentative and change.item.kind != "window" and "tentative" not in change.fields
    return marked(change.item.summary, tentative, language)


def label(item: PlanItem, language: Language) -> str:
    """What the days of an item are: an anniversary, a phase of a campaign."""
    _ = language.gettext
    if item.kind == "event":
        return _("anniversary") if item.anniversary else _("date")
    return item.name or _(KINDS[item.kind])


def days(item: PlanItem, language: Language) -> str:
    """The days as tables write them, a lunar date in both calendars; nothing where there are none."""
    if item.days:
        return ", ".join(map(numeric, item.days))
    if not (item.first and item.last):
        return ""
    if not (item.first_lunar or item.last_lunar):
        return numeric_span(Span(item.first, item.last))
    first, last = (
        with_lunar(numeric(day), lunar, language)
        for day, lunar in ((item.first, item.first_lunar), (item.last, item.last_lunar))
    )
    return first if item.first == item.last else f"{first} – {last}"


def about(item: PlanItem, language: Language) -> list[str]:
    """How often an item is, at what time, and for whom, where the plan says so."""
    found = [text for text in (item.repeat, item.time) if text]
    if item.named and item.units:
        found.append(language.gettext("for {units}").format(units="; ".join(item.units.values())))
    return found


def noted(days: str, item: PlanItem, language: Language) -> str:
    """The days of an item that came or went, and what is to be known about it."""
    notes = about(item, language)
    return f"{days} ({', '.join(notes)})" if notes else days


def shift(change: PlanChange, language: Language) -> str:
    """By how many days it moved: 3 days later; begins 2 days earlier, ends 1 day later; nothing where it did not."""
    _ = language.gettext
    first, last = change.first_by, change.last_by
    if not (first or last) or change.item.kind == "activity":  # whose days are told
        return ""
    if change.item.kind == "event" and any(item and item.first != item.last for item in (change.old, change.new)):
        return ""  # of a month no day is known
    assert first is not None and last is not None
    if first == last:
        return _by(first, language)
    ends = [_("begins {by}").format(by=_by(first, language))] if first else []
    ends += [_("ends {by}").format(by=_by(last, language))] if last else []
    return ", ".join(ends)


def facts(change: PlanChange, language: Language, brief: bool = False) -> list[Fact]:
    """What changed but the days, one thing each; when brief, of messages and duties only that they did."""
    _ = language.gettext
    old, new = change.old, change.new
    if not (old and new):
        return []
    found = []
    for field in ("summary", "name"):
        if field in change.fields:
            found.append(Fact(_("formerly “{old}”").format(old=getattr(old, field))))
    for field, what, none in (
        ("origin", _("origin"), _("none")),
        ("time", _("time zone") if new.kind == "plan" else _("time"), _("all day")),
        ("repeat", _("repeats"), _("on listed days")),
    ):
        if field in change.fields:
            values = {"new": getattr(new, field) or none, "old": getattr(old, field) or none}
            found.append(Fact(_("{what}: {new} (before: {old})").format(what=what, **values)))
    if "tentative" in change.fields:
        found.append(Fact(_("now tentative") if new.tentative else _("no longer tentative")))
    if "units" in change.fields:
        found += _units(change, language)
    if "points" in change.fields:
        found += _points(old, new, language, brief)
    ways = _WAYS_TO_SAY_DAYS if new.kind != "plan" else ()
    otherwise = [key for key in change.keys if key.name in ways and None in (key.old, key.new)]
    for key in change.keys:
        if key not in otherwise:
            found += _key(new.kind, key, language, brief)
    if otherwise and not change.days_differ:
        found.append(Fact(_("the same days, said in another way")))
    return found


_WAYS_TO_SAY_DAYS = ("date", "from", "to", "before", "after")
"""Keys that stand in place of each other."""


def _key(kind: ItemKind, change: KeyChange, language: Language, brief: bool) -> list[Fact]:
    """A key of the plan that says something else, called by the words for it."""
    _ = language.gettext
    what = ", ".join(_(word) for word in words_for(kind, change.name))
    old, new = change.old, change.new
    if isinstance(old, tuple) or isinstance(new, tuple):
        if brief:
            return [Fact(_("{what} revised").format(what=what))]
        gone, added = Counter(old or ()), Counter(new or ())
        found = [
            Fact(_("{what}, left out: {text}").format(what=what, text=text), False)
            for text in (gone - added).elements()
        ]
        found += [
            Fact(_("{what}, added: {text}").format(what=what, text=text), True) for text in (added - gone).elements()
        ]
        return found or [Fact(_("{what} in another order").format(what=what))]
    campaign = language.for_window(None).gettext("Campaign")
    nothing = {"events": _("every event"), "units": _("every unit"), "kind": campaign}.get(change.name, _("none"))
    values = {"new": new or nothing, "old": old or nothing}
    return [Fact(_("{what}: {new} (before: {old})").format(what=what, **values))]


def _units(change: PlanChange, language: Language) -> list[Fact]:
    """Whom it is for now, where that is said shortest so, or who was added and who is gone."""
    _ = language.gettext
    assert change.old and change.new
    if change.new.named and not change.old.named:
        names = "; ".join((change.new.units or {}).values())
        return [Fact(_("now only for {units}").format(units=names or _("none")))]
    if change.old.named and not change.new.named:
        return [Fact(_("now for all units"))]
    found = []
    if change.units_added:
        found.append(Fact(_("now also for {units}").format(units="; ".join(change.units_added.values())), True))
    if change.units_gone:
        found.append(Fact(_("no longer for {units}").format(units="; ".join(change.units_gone.values())), False))
    return found


def _points(old: PlanItem, new: PlanItem, language: Language, brief: bool) -> list[Fact]:
    """The messages of an event or the duties of a unit that came and went."""
    _ = language.gettext
    words = [_("messages revised"), _("message left out: {text}"), _("message added: {text}")]
    words += [_("messages in another order")]
    if new.kind == "unit":
        words = [_("duties revised"), _("duty left out: {text}"), _("duty added: {text}"), _("duties in another order")]
    revised, minus, plus, order = words
    if brief:
        return [Fact(revised)]
    gone, added = Counter(old.points) - Counter(new.points), Counter(new.points) - Counter(old.points)
    found = [Fact(minus.format(text=text), False) for text in gone.elements()]
    found += [Fact(plus.format(text=text), True) for text in added.elements()]
    return found or [Fact(order)]


def _by(n: int, language: Language) -> str:
    if n < 0:
        return language.ngettext("{n} day earlier", "{n} days earlier", -n).format(n=-n)
    return language.ngettext("{n} day later", "{n} days later", n).format(n=n)
