"""A plan on a terminal: how it was issued, its rule and its counts, what is on, and what it says to everyone."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tamduong_cli.dates.figures import numeric_span
from tamduong_cli.dates.wording import in_words, on_weekday
from tamduong_cli.language import Language, plural
from tamduong_cli.plan.format import PLAN
from tamduong_cli.plan.model import NO_WORD, Parent, Plan, Points, Signatory
from tamduong_cli.plan.model import Text as PlanText
from tamduong_cli.schedule.details import details
from tamduong_cli.schedule.phrases import (
    capital,
    date_label,
    enumerated,
    event_title,
    in_brackets,
    issued,
    kind_of_window,
    title,
    with_length,
)
from tamduong_cli.schedule.schedule import Schedule
from tamduong_cli.schedule.windows import Window, lengths
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal import Section, Table, Text, noted, points, render, sheet, sources
from tamduong_cli.views.window_rows import STATUS, how_many_are_on, kind

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tamduong_cli.schedule.deadlines import Due
    from tamduong_cli.schedule.event_days import EventDay

    _Told = Window | EventDay | Due


def plans_page(found: Schedule, on: datetime.date, language: Language, screen: Screen) -> str:
    """What each plan says of itself, one below the other, and what is on and next on this day."""
    parts: list[RenderableType] = []
    for plan in found.plans:
        parts += ["", ""] if parts else []
        parts += _sheet(plan, found.of_plan(plan), on, language)
    return render(screen, *parts)


def _sheet(plan: Plan, found: Schedule, on: datetime.date, language: Language) -> list[RenderableType]:
    sections: list[Section] = []
    if rows := list(_on_the_day(found, on, language)):
        day = f"{capital(on_weekday(on, language))} · {how_many_are_on(found.windows, on, language)}"
        sections.append((day, _grid(rows)))
    if joint := [_joint(window, on, language) for window in found.windows if window.joint]:
        sections.append((_label("windows", language), noted(joint)))
    for key in ("objectives", "requirements", "channels", "recipients"):
        said: Points = getattr(plan, key)
        if said.points:
            heading = _label(key, language)
            where = in_brackets(said.ref if said.ref != heading else None)
            sections.append((heading + where, points(said.points, language)))
    about = f"{plan.id} · {plan.source.place.file}"
    return sheet(plan.title.in_(language.code), about, _grid(_facts(plan, found, language)), sections)


def _grid(rows: Iterable[tuple[str, Text | Table]]) -> Table:
    """What each row is called, and beside it what it says."""
    grid = Table.grid(padding=(0, 3, 0, 0))
    for label, said in rows:
        grid.add_row(Text(label), said)
    return grid


def _label(key: str, language: Language) -> str:
    """What a key of the plan is called, as a line begins."""
    return capital(language.gettext(PLAN.keys[key].word))


def _facts(plan: Plan, found: Schedule, language: Language) -> Iterator[tuple[str, Text]]:
    """What the plan says in a line, by what that is called, and how much is in it."""
    day, revised = (in_words(date, language) if date else None for date in (plan.date, plan.revised))
    facts: dict[str, PlanText | Text | str | None] = {
        "superior": plan.superior,
        "issuer": plan.issuer,
        "number": plan.number,
        "date" if day else "place": ", ".join(_texts(language, plan.place, day)) or None,
        "revised": revised,
        "signatory": plan.signatory and _signatory(plan.signatory, language),
        "parent": plan.parent and _parent(plan.parent, language),
        "period": numeric_span(plan.period),
        "kind": language.gettext("none") if plan.kind == NO_WORD else plan.kind,
        "window": _rule(plan, language),
    }
    for key, fact in facts.items():
        if fact is not None:
            yield _label(key, language), fact if isinstance(fact, Text) else Text(*_texts(language, fact))
    counted = enumerated(
        language,
        plural("{n} event", "{n} events", n=len(plan.events)),
        plural("{n} campaign", "{n} campaigns", n=len(found.windows)),
        plural("{n} deadline", "{n} deadlines", n=len(found.deadlines)),
        plural("{n} activity", "{n} activities", n=len(found.activities)),
        plural("{n} unit", "{n} units", n=len(plan.units)),
    )
    yield language.gettext("In all"), Text(counted or language.gettext("none"))


def _texts(language: Language, *values: PlanText | str | None) -> list[str]:
    """Those of some texts that there are, in one language."""
    return [value.in_(language.code) if isinstance(value, PlanText) else value for value in values if value]


def _signatory(signatory: Signatory, language: Language) -> str:
    return ", ".join(_texts(language, signatory.name, signatory.title, signatory.authority))


def _parent(parent: Parent, language: Language) -> Text | None:
    """The document's office, number and date, and below them what it is about; None where it has none of these."""
    which = ", ".join(_texts(language, parent.issuer, issued(parent.number, parent.date, language)))
    said = "\n".join(_texts(language, capital(which), parent.title))
    return Text(said).append_text(sources(None, parent.ref, language)) if said else None


def _rule(plan: Plan, language: Language) -> Text | None:
    """The rule for windows, and where it stands."""
    if plan.window is None:
        return None
    said = language.gettext("none") if plan.window.is_none else language.render(lengths(plan.window))
    return Text(said).append_text(sources(plan.source.of("window"), plan.window.ref, language))


def _on_the_day(found: Schedule, on: datetime.date, language: Language) -> Iterator[tuple[str, Table]]:
    """What is on, or else what was last, and of each kind what is next; activities are too many to be told here."""
    items: tuple[_Told, ...] = (*found.windows, *found.lone_days, *found.deadlines)
    told = {status: [item for item in items if item.status(on) == status] for status in STATUS}
    told["past"] = [] if told["active"] or not told["past"] else [max(told["past"], key=lambda item: item.last)]
    first_of_kind = {item.kind: item for item in reversed(told["upcoming"])}
    told["upcoming"] = sorted(first_of_kind.values(), key=lambda item: item.first)
    for status, its in told.items():
        if its:
            yield capital(language.gettext(STATUS[status])), noted(_brief(item, on, language) for item in its)


def _brief(item: _Told, on: datetime.date, language: Language) -> tuple[str, str]:
    """One of them with its days, and what it is, unless it is a campaign; and how far the day is from it."""
    said = f"{title(item, language, short=True)}, {language.said(item.written())}"
    if item.kind == "date" and item.event:
        said = f"{date_label(item.event, language)}: {said}"
    elif item.kind == "deadline":
        said = f"{capital(kind(item, language))}: {said}"
    return said, language.render(item.when(on))


def _joint(window: Window, on: datetime.date, language: Language) -> tuple[str, str]:
    """A window for several events with its days, for which events it is, and what else is said of it."""
    days = with_length(language.said(window.written()), window.days, language)
    own = kind_of_window(window, language) if window.rule.kind else None
    notes = [
        language.render(window.when(on)),
        *([own] if own else []),
        *(event_title(event, language, short=True) for event in window.joint),
        *(each.brief for each in details(window, language)),
        *([window.rule.ref] if window.rule.ref else []),
    ]
    return f"{title(window, language)}: {days}", "; ".join(notes)
