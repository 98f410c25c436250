"""Changes on a terminal: each thing once, what became of it beside it, and below it how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan
from tamduong_cli.schedule.changes import PlanChange, PlanItem, Way
from tamduong_cli.schedule.phrases import marked
from tamduong_cli.views.change_words import KINDS, WAYS, by_thing, days, facts, label, noted, shift, thing, way
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal import Table, Text, render

_SIGNS: dict[Way, tuple[str, str]] = {
    "came": ("+", "bold green"),
    "went": ("-", "red"),
    "moved": ("~", "bold yellow"),
    "changed": ("*", "cyan"),
}


def changes_page(found: Iterable[PlanChange], plan: Plan, language: Language, screen: Screen) -> str:
    """The plan's title, how many things came, went, moved and changed, and each as a card."""
    things = [(way(changes), changes) for changes in by_thing(found)]
    counts = Counter(way for way, _ in things)
    count = " · ".join(f"{counts[way]} {language.gettext(WAYS[way])}" for way in _SIGNS if counts[way])
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for became, changes in things:
        sign, style = _SIGNS[became]
        grid.add_row()
        grid.add_row(Text(f"{sign} {language.gettext(WAYS[became])}", style), _card(changes, became, language, screen))
    return render(screen, Text(plan.title.in_(language.code), "bold"), Text(count), grid)


def _card(changes: Sequence[PlanChange], became: Way, language: Language, screen: Screen) -> Text:
    first = changes[0].item
    card = Text().append(thing(changes[0], language), "" if became == "went" else "bold")
    lines = [line for change in changes for line in _lines(change, language, screen)]
    for line, style in dict.fromkeys(lines):
        card.append("\n" + line, style)
    kind = "" if first.kind in ("event", "window") else language.gettext(KINDS[first.kind])
    known = " · ".join(filter(None, (kind, first.id)))
    return card.append("\n" + known, "dim") if known else card


def _lines(change: PlanChange, language: Language, screen: Screen) -> Iterator[tuple[str, str]]:
    """Each line of a change, and how it is drawn."""
    old, new, item = change.old, change.new, change.item
    if not (old and new):
        sign, style = _SIGNS[change.way] if item.kind == "window" else ("", "")
        for each in (item, *change.windows):
            if each.first:
                yield f"{sign} {_labelled(each, noted(days(each, language), each, language), language)}".strip(), style
        return
    if change.days_differ:
        none = language.gettext("none")
        arrow = "→" if screen.blocks else "->"
        text = f"{days(old, language) or none} {arrow} {days(new, language) or none}"
        by = shift(change, language)
        yield _labelled(item, f"{text}, {by}" if by else text, language), ""
    for fact in facts(change, language):
        style = {True: "green", False: "red", None: ""}[fact.added]
        yield f"{item.name}: {fact.text}" if item.name and item.kind == "window" else fact.text, style


def _labelled(item: PlanItem, text: str, language: Language) -> str:
    """Days under the name of what they are, which a window, a deadline and an activity do not need."""
    text = marked(text, item.kind == "window" and item.tentative, language)
    if item.kind == "event":
        return f"{label(item, language)} {text}"
    return f"{item.name}: {text}" if item.name else text
