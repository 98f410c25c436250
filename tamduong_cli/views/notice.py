"""A notice: a paragraph that tells the units what changed in a plan."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tamduong_cli.dates.wording import in_words, with_lunar
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan
from tamduong_cli.schedule.changes import PlanChange, PlanItem
from tamduong_cli.views.change_words import by_thing, facts, label, noted, shift, thing

if TYPE_CHECKING:
    from tamduong_cli.dates.lunar import Lunar


def notice(found: Sequence[PlanChange], plan: Plan, language: Language) -> str:
    """A paragraph that tells the units what changed, as an office would in a short message."""
    heading = plan.title.in_(language.code)
    told = [_told(changes, language) for changes in by_thing(found)]
    if not told:
        return language.gettext("{title}: nothing has changed.").format(title=heading) + "\n"
    if len(told) > 1:
        told = [f"({number}) {text}" for number, text in enumerate(told, 1)]
    text = language.gettext("{title} has changed as follows: {changes}. All units are asked to take note.")
    return text.format(title=heading, changes="; ".join(told)) + "\n"


def _told(changes: Sequence[PlanChange], language: Language) -> str:
    """What became of one thing: what it is, and each change after a colon."""
    _ = language.gettext
    first = changes[0]
    kinds = {
        "deadline": _("the deadline {title}"),
        "activity": _("the activity {title}"),
        "unit": _("the unit {title}"),
        "event": "{title}" if first.old and first.new else _("the event {title}"),
    }
    text = kinds.get(first.item.kind, "{title}").format(title=f"“{thing(first, language)}”")
    details: list[str] = []
    for change in changes:
        details += _details(change, language)
    if first.item.kind != "window" and first.way in ("came", "went"):
        text = _came_or_went(first, text, language)
    return f"{text}: {', '.join(dict.fromkeys(details))}" if details else text


def _details(change: PlanChange, language: Language) -> list[str]:
    """What the notice says of one change, but for what it is a change of."""
    _ = language.gettext
    item = change.item
    if change.way in ("came", "went"):
        parts = [
            f"{_what(each, language)} {noted(_in_words(each, language), each, language)}".strip()
            for each in (item, *change.windows)
            if each.first
        ]
        return [_came_or_went(change, parts[0], language)] if item.kind == "window" else parts
    assert change.old and change.new
    details = []
    if change.days_differ:
        old, new = (_in_words(each, language) or _("none") for each in (change.old, change.new))
        values = {"what": _what(item, language), "new": new, "old": old, "shift": shift(change, language)}
        text = (
            _("{what} now {new}, {shift} (before: {old})") if values["shift"] else _("{what} now {new} (before: {old})")
        )
        details.append(text.format(**values).strip())
    prefix = f"{item.name}: " if item.name and item.kind == "window" else ""
    return details + [prefix + fact.text for fact in facts(change, language, brief=True)]


def _came_or_went(change: PlanChange, thing: str, language: Language) -> str:
    text = language.gettext("new: {thing}") if change.new else language.gettext("dropped: {thing}")
    return text.format(thing=thing)


def _what(item: PlanItem, language: Language) -> str:
    """What the days of an item are, in running text; a deadline and an activity have said it."""
    if item.kind == "window":
        return item.name or language.gettext("campaign days")
    return label(item, language) if item.kind == "event" else ""


def _in_words(item: PlanItem, language: Language) -> str:
    """The days as running text writes them; nothing where there are none."""
    if item.days:
        return ", ".join(_short(day, None, language) for day in item.days)
    if not (item.first and item.last):
        return ""
    first, last = _short(item.first, item.first_lunar, language), _short(item.last, item.last_lunar, language)
    if item.first == item.last:
        return first
    return language.gettext("from {first} to {last}").format(first=first, last=last)


def _short(day: datetime.date, lunar: Lunar | None, language: Language) -> str:
    """07/5/2024, as Vietnamese running text writes it in figures; 7 May 2024."""
    text = in_words(day, language)
    if language.code == "vi":  # a zero before days 1 to 9 and months 1 and 2 only
        text = f"{day.day:02}/{day.month:02}/{day.year}" if day.month <= 2 else f"{day.day:02}/{day.month}/{day.year}"
    return with_lunar(text, lunar, language)
