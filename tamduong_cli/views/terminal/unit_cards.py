"""Units on a terminal: each with its duties below it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.padding import Padding

from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan, Unit
from tamduong_cli.views.screen import Screen
from tamduong_cli.views.terminal import Text, points, render
from tamduong_cli.views.unit_rows import events_of


def units_page(chosen: Sequence[tuple[Plan, Unit]], language: Language, screen: Screen) -> str:
    """Each unit's name, what concerns it, and its duties."""
    parts: list[Text | Padding | str] = []
    several = len({plan.id for plan, unit in chosen}) > 1
    for plan, unit in chosen:
        if parts:
            parts.append("")
        parts.append(Text(unit.name.in_(language.code), "bold"))
        about = [plan.id] if several else []
        about += [unit.id, events_of(unit, language), *([unit.ref] if unit.ref else [])]
        parts.append(Text(" · ".join(about), "dim"))
        if unit.duties.points:
            parts.append(Padding(points(unit.duties.points, language), (0, 0, 0, 2)))
    return render(screen, *parts)
