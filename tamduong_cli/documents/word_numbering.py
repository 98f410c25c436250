"""The automatic numbers of a Word document, counted and written as Word prints them (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from tamduong_cli.documents.word_names import ALTERNATE, W, is_on, number_of, value_of, whole
from tamduong_cli.documents.word_styles import Style, Styles

LEVELS = 9
_LONGEST = 200
"""How many characters of what stands about a number are printed."""


class Level(NamedTuple):
    """A level of a list: where it starts, how its numbers look, and what style has it.

    `restarts_after` is the number of the level, counted from 1, after which it begins anew; None for any above it, and
    0 for none.
    """

    start: int = 0
    format: str = "decimal"
    text: str = ""
    style: str | None = None
    restarts_after: int | None = None
    in_figures: bool = False
    """Whether the numbers of the levels above it are in figures, however they look of themselves."""


class _List(NamedTuple):
    """A list of the document: whose numbers it counts on (`w:abstractNum`), its levels, and where it starts anew."""

    counted: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._instances: dict[int, Element] = {}
        self._linked: dict[str, str] = {}
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()
        for found in () if root is None else root.iter(f"{W}abstractNum"):
            id_ = found.get(f"{W}abstractNumId", "")
            self._abstract[id_] = found
            if style := value_of(found, f"{W}styleLink"):
                self._linked.setdefault(style, id_)
        for found in () if root is None else root.findall(f"{W}num"):
            number = whole(found.get(f"{W}numId"))
            if number is not None:
                self._instances[number] = found

    def next(self, style: str | None, numbering: int | None, level: int | None) -> str:
        """The number of the next paragraph, as it is printed; "" where it has none.

        It has this style, and of its own what else is not None: the id of its list (`w:numId`), and its level there.
        """
        chain = self._styles.chain(style)
        by_style = numbering is None
        if by_style:
            numbering = next((each.numbering for each in chain if each.numbering is not None), None)
        if not numbering:
            return ""
        found = self._list(numbering)
        if found is None:
            return ""
        if level is None:
            level = _level_of_style(chain, found) if by_style else 0
        if level not in found.levels:
            return ""
        self._count(numbering, found, level)
        return self._written(found, level)

    def _list(self, numbering: int) -> _List | None:
        if numbering not in self._lists:
            self._lists[numbering] = self._read(numbering)
        return self._lists[numbering]

    def _read(self, numbering: int) -> _List | None:
        instance = self._instances.get(numbering)
        if instance is None:
            return None
        id_ = self._resolved(value_of(instance, f"{W}abstractNumId") or "")
        if id_ not in self._abstract:
            return None
        levels = dict(_levels(self._abstract[id_]))
        starts = {}
        for override in instance.findall(f"{W}lvlOverride"):
            at = whole(override.get(f"{W}ilvl"))
            if at is None:
                continue
            levels.update(_levels(override))
            start = number_of(override, f"{W}startOverride")
            if start is not None:
                starts[at] = start
        return _List(id_, levels, starts)

    def _resolved(self, id_: str) -> str:
        """The definition that has the levels, where one only names the style that has them."""
        seen = set()
        while id_ in self._abstract and id_ not in seen:
            seen.add(id_)
            style = value_of(self._abstract[id_], f"{W}numStyleLink")
            if style is None:
                break
            number = next((each.numbering for each in self._styles.chain(style) if each.numbering is not None), None)
            instance = None if number is None else self._instances.get(number)
            of_style = value_of(instance, f"{W}abstractNumId")
            id_ = self._linked.get(style, id_) if of_style is None or of_style in seen else of_style
        return id_

    def _count(self, numbering: int, found: _List, level: int) -> None:
        counts = self._counts.setdefault(found.counted, {})
        if level in found.starts and (numbering, level) not in self._begun:
            counts[level] = found.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = found.levels[level].start
        self._begun.add((numbering, level))
        for deeper in [each for each in counts if each > level]:
            after = found.levels[deeper].restarts_after if deeper in found.levels else None
            if after is None or level < after:
                del counts[deeper]

    def _written(self, found: _List, level: int) -> str:
        counts = self._counts[found.counted]
        this = found.levels[level]
        if this.format == "bullet":
            sign = this.text.strip()
            return sign if sign in ("", "+") else "-"

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = found.levels.get(at)
            if shown is None or at > level:
                return ""
            in_figures = this.in_figures and shown.format not in ("none", "bullet")
            return written(counts.get(at, shown.start), "decimal" if in_figures else shown.format)

        return " ".join(re.sub("%([1-9])", number, this.text).split())


def _level_of_style(chain: tuple[Style, ...], found: _List) -> int:
    """The level that a paragraph has by its style: of the list's the one that names it, else the style's own."""
    linked = {level.style: at for at, level in found.levels.items() if level.style is not None}
    for style in chain:
        if style.id in linked:
            return linked[style.id]
        if style.level is not None:
            return style.level
    return 0


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for found in parent.findall(f"{W}lvl"):
        at = whole(found.get(f"{W}ilvl"))
        if at is not None and 0 <= at < LEVELS:
            yield at, _level(found)


def _level(found: Element) -> Level:
    return Level(
        number_of(found, f"{W}start") or 0,
        _format(found),
        (value_of(found, f"{W}lvlText") or "")[:_LONGEST],
        value_of(found, f"{W}pStyle"),
        number_of(found, f"{W}lvlRestart"),
        bool(is_on(found, f"{W}isLgl")),
    )


def _format(level: Element) -> str:
    """How the numbers of a level look: a word of Word's, or `0` for each figure that a number has at least."""
    found = level.find(f"{W}numFmt")
    if found is None:
        found = level.find(f"{ALTERNATE}//{W}numFmt")
    if found is None:
        return "decimal"
    custom = re.match("(0+)1,", found.get(f"{W}format", ""))
    return f"{custom[1]}0" if custom else found.get(f"{W}val", "decimal")


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def written(number: int, look: str) -> str:
    """A number as a list of this look has it; in figures where the look is not known.

    >>> written(14, "upperRoman"), written(28, "lowerLetter"), written(3, "decimalZero")
    ('XIV', 'bb', '03')
    """
    if look in ("none", "bullet"):
        return ""
    if look in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        text = _roman(number)
        return text if look == "upperRoman" else text.lower()
    if look in ("upperLetter", "lowerLetter") and 0 < number <= 780:
        text = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return text if look == "upperLetter" else text.lower()
    if look == "ordinal":
        return f"{number}{_ordinal_ending(number)}"
    if look == "numberInDash":
        return f"- {number} -"
    if look == "decimalZero":
        look = "00"
    return str(number).zfill(len(look)) if look.strip("0") == "" else str(number)


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text


def _ordinal_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
