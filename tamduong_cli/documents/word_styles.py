"""The styles of a Word document, and what they say of a text: whether it is hidden, its font, its number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from tamduong_cli.documents.word_names import (
    FONTS,
    LEVEL,
    NUMBERING,
    NUMBERING_ID,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    VANISH,
    W,
    is_on,
    number_of,
    value_of,
)

_DEEPEST = 50
"""How many styles may be based on each other, one after the other."""


class Style(NamedTuple):
    """A style: what it says itself, and the style that it is based on."""

    id: str
    based_on: str | None = None
    hidden: bool | None = None
    font: str | None = None
    numbering: int | None = None
    level: int | None = None


class Styles:
    """The styles of a document by their ids; of one that has none, no style says anything."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._chains: dict[str, tuple[Style, ...]] = {}
        self.of_paragraphs: str | None = None
        """The style of a paragraph that names none."""
        self.font: str | None = None
        """The font where no style says one."""
        if root is None:
            return
        for found in root.iter(f"{W}style"):
            id_ = found.get(f"{W}styleId", "")
            self._styles[id_] = _style(id_, found)
            if found.get(f"{W}type") == "paragraph" and found.get(f"{W}default") in ("1", "true", "on"):
                self.of_paragraphs = id_
        self.font = font_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def chain(self, id_: str | None) -> tuple[Style, ...]:
        """A style and those that it is based on, itself first; none for one that the document lacks."""
        if id_ is None:
            return ()
        if id_ not in self._chains:
            self._chains[id_] = tuple(self._bases(id_))
        return self._chains[id_]

    def _bases(self, id_: str | None) -> Iterator[Style]:
        seen: set[str] = set()
        while id_ is not None and id_ in self._styles and id_ not in seen and len(seen) < _DEEPEST:
            seen.add(id_)
            yield self._styles[id_]
            id_ = self._styles[id_].based_on

    def is_hidden(self, id_: str | None) -> bool:
        """Whether a style hides text."""
        return next((style.hidden for style in self.chain(id_) if style.hidden is not None), False)

    def font_of(self, *ids: str | None) -> str:
        """The font of a text in these styles, of which the first wins."""
        found = (style.font for id_ in ids for style in self.chain(id_) if style.font is not None)
        return next(found, self.font or "")


def _style(id_: str, found: Element) -> Style:
    of_text = found.find(RUN_PROPERTIES)
    of_paragraph = found.find(PARAGRAPH_PROPERTIES)
    numbering = None if of_paragraph is None else of_paragraph.find(NUMBERING)
    return Style(
        id_,
        value_of(found, f"{W}basedOn"),
        is_on(of_text, VANISH),
        font_of(of_text),
        number_of(numbering, NUMBERING_ID),
        number_of(numbering, LEVEL),
    )


def font_of(properties: Element | None) -> str | None:
    """The font of Vietnamese letters that properties of a text say; "" where the theme says it, None where nothing."""
    fonts = None if properties is None else properties.find(FONTS)
    if fonts is None:
        return None
    if fonts.get(f"{W}hAnsiTheme"):
        return ""
    named = fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii")
    return "" if named is None and fonts.get(f"{W}asciiTheme") else named
