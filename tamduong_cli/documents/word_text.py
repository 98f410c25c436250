"""The text of a Word document's paragraph: what a reader sees of its runs, fields, marks of changes and signs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from tamduong_cli.documents.characters import cleaned, symbol
from tamduong_cli.documents.fonts import Converter, encoding_of, has_letters_of_unicode, is_of_capitals
from tamduong_cli.documents.word_names import (
    ALTERNATE,
    BOOKMARK,
    CHOICE,
    CONTROL,
    CONTROL_CONTENT,
    FALLBACK,
    FIELD,
    FIELD_TYPE,
    MATH,
    MATH_TEXT,
    NAME,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    SPACE,
    TEXT,
    TEXT_BOX,
    VANISH,
    W,
    is_on,
    value_of,
)
from tamduong_cli.documents.word_styles import Styles, font_of

_OPEN = {
    *(f"{W}{name}" for name in ("smartTag", "customXml", "ins", "moveTo", "hyperlink", "fldSimple", "bdo", "dir")),
    *(f"{W}{name}" for name in ("ruby", "rubyBase")),
    CONTROL_CONTENT,
}
"""What is only around what is seen."""
_LEFT_OUT = {
    *(f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "rubyPr", "sdtPr")),
    *(f"{W}{name}" for name in ("smartTagPr", "customXmlPr", "footnoteReference", "endnoteReference")),
    *(f"{W}{name}" for name in ("commentReference", "annotationRef", "footnoteRef", "endnoteRef", "pgNum")),
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
}
"""What no reader sees, or not here."""
_SIGNS = {
    **dict.fromkeys((f"{W}tab", f"{W}ptab"), " "),
    **dict.fromkeys((f"{W}br", f"{W}cr"), "\n"),
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\xad",  # in .VnTime it is a letter; else it goes with all that cannot be seen
    f"{MATH}den": "/",
}
_FRAMES = {f"{W}drawing", f"{W}pict", f"{W}object"}


class Look(NamedTuple):
    """How a text is set: not at all, or in a font."""

    hidden: bool
    font: str


class Piece(NamedTuple):
    """A part of a paragraph's text, and its font where that is for an old encoding, else ""."""

    text: str
    font: str = ""


class Read(NamedTuple):
    """What a paragraph holds: its text in pieces, the text boxes that are anchored in it, and names of bookmarks."""

    pieces: list[Piece]
    boxes: list[Element]
    bookmarks: list[str]


def seen(parent: Element) -> Iterator[Element]:
    """What stands in an element and is seen, in its order, with all that is only around it taken away."""
    stack = [iter(parent)]
    while stack:
        for child in stack[-1]:
            tag = child.tag
            if tag in _LEFT_OUT:
                continue
            inside = _inside(child, tag)
            if inside is not None:
                stack.append(iter(inside))
                break
            yield child
        else:
            stack.pop()


def _inside(element: Element, tag: str) -> Element | tuple[()] | None:
    """What to look into in the place of an element; None where it is to be seen itself."""
    if tag in _OPEN:
        return element
    if tag == CONTROL:
        found = element.find(CONTROL_CONTENT)
    elif tag == ALTERNATE:
        found = element.find(CHOICE)
        if found is None:
            found = element.find(FALLBACK)
    else:
        return None
    return () if found is None else found


class Fields:
    """Where in the fields of a text (`w:fldChar`) a reader of it stands: in a result, or in what makes it."""

    def __init__(self, story: Element) -> None:
        self._whole: set[int] = set()
        self._open: list[bool] = []
        begun: list[Element] = []
        for found in story.iter(FIELD):
            type_ = found.get(FIELD_TYPE)
            if type_ == "begin":
                begun.append(found)
            elif type_ == "end" and begun:
                self._whole |= {id(begun.pop()), id(found)}

    def pass_by(self, mark: Element) -> None:
        """Pass a mark of a field; one without its other end is none."""
        type_ = mark.get(FIELD_TYPE)
        if type_ == "begin" and id(mark) in self._whole:
            self._open.append(False)
        elif type_ == "separate" and self._open:
            self._open[-1] = True
        elif type_ == "end" and id(mark) in self._whole and self._open:
            self._open.pop()

    @property
    def shows(self) -> bool:
        """Whether what stands here is shown."""
        return all(self._open)


_Key = tuple["str | None", "str | None", "bool | None", "str | None"]
"""By what a text is set: the style of its paragraph, its own, and what it says itself of being hidden and its font."""


class Reader:
    """Reads paragraphs of a document with these styles."""

    def __init__(self, styles: Styles, keeps_spaces: bool) -> None:
        self._styles = styles
        self._keeps_spaces = keeps_spaces
        self._looks: dict[_Key, Look] = {}

    def look(self, style: str | None, properties: Element | None) -> Look:
        """How a text is set whose paragraph has this style."""
        key: _Key = (style, None, None, None)
        if properties is not None:
            key = (style, value_of(properties, RUN_STYLE), is_on(properties, VANISH), font_of(properties))
        if key not in self._looks:
            _, own, hidden, font = key
            if hidden is None:  # a toggle: a style for letters within one for paragraphs turns it round
                hidden = self._styles.is_hidden(style) != self._styles.is_hidden(own)
            self._looks[key] = Look(hidden, self._styles.font_of(own, style) if font is None else font)
        return self._looks[key]

    def read(self, paragraph: Element, style: str | None, fields: Fields) -> Read:
        """What a paragraph of this style holds."""
        pieces: list[Piece] = []
        boxes: list[Element] = []
        bookmarks: list[str] = []
        look = self.look(style, None)
        stack = [(seen(paragraph), look)]
        while stack:
            children, look = stack[-1]
            for child in children:
                tag = child.tag
                if tag in (TEXT, MATH_TEXT):
                    if fields.shows and not look.hidden:
                        pieces.append(Piece(self._text(child), look.font if encoding_of(look.font) else ""))
                elif tag == RUN or tag.startswith(MATH):
                    if tag in _SIGNS and fields.shows and not look.hidden:
                        pieces.append(Piece(_SIGNS[tag]))
                    properties = child.find(RUN_PROPERTIES)
                    stack.append((seen(child), look if properties is None else self.look(style, properties)))
                    break
                elif tag == BOOKMARK:
                    bookmarks.append(child.get(NAME, ""))
                elif tag == FIELD:
                    fields.pass_by(child)
                elif look.hidden or not fields.shows:
                    continue
                elif tag in _SIGNS:
                    pieces.append(Piece(_SIGNS[tag], look.font if tag == f"{W}softHyphen" else ""))
                elif tag == f"{W}sym":
                    pieces.append(_symbol(child))
                elif tag in _FRAMES:
                    boxes.extend(_boxes(child))
            else:
                stack.pop()
        return Read(pieces, boxes, bookmarks)

    def _text(self, element: Element) -> str:
        text = element.text or ""
        if element.get(SPACE, "preserve" if self._keeps_spaces else "") != "preserve":
            text = text.strip(" \t\r\n")
        return text.replace("\n", " ") if "\n" in text else text


def _symbol(element: Element) -> Piece:
    font = element.get(f"{W}font", "")
    sign = symbol(element.get(f"{W}char", ""), font)
    return Piece(sign, font if encoding_of(font) else "")


def _boxes(frame: Element) -> Iterator[Element]:
    """The text boxes in a drawing, those in others' left out."""
    stack = [seen(frame)]
    while stack:
        for child in stack[-1]:
            if child.tag == TEXT_BOX:
                yield child
            else:
                stack.append(seen(child))
                break
        else:
            stack.pop()


def joined(pieces: list[Piece], converter: Converter) -> tuple[str, bool]:
    """The text of pieces as a reader sees it, and whether all in fonts of the old encodings could be converted."""
    if not any(piece.font for piece in pieces):
        return cleaned("".join(piece.text for piece in pieces)), True
    text, whole = "", True
    stretches = list(_stretches(pieces))
    if any(font and has_letters_of_unicode(part) for part, font in stretches):
        converter.learn_unicode()
    for part, font in stretches:
        found = converter.converted(part, font) if font else part
        whole = whole and found is not None
        text += part if found is None else found
    return cleaned(text), whole


def _stretches(pieces: list[Piece]) -> Iterator[tuple[str, str]]:
    """The texts that stand together in fonts of one kind, with such a font: a letter may be cut between pieces."""
    text, font = "", ""
    for piece in pieces:
        if (encoding_of(piece.font), is_of_capitals(piece.font)) != (encoding_of(font), is_of_capitals(font)):
            if text:
                yield text, font
            text, font = "", piece.font
        text += piece.text
    yield text, font
