"""Word documents (.docx; ECMA-376, part 1, 17): paragraphs and tables as a reader sees them, changes accepted."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from tamduong_cli.documents.document import Document, Paragraph, Table
from tamduong_cli.documents.fonts import Converter
from tamduong_cli.documents.package import Package, damaged
from tamduong_cli.documents.word_names import (
    BODY,
    BOOKMARK,
    CELL,
    DELETED,
    EMBEDDED,
    LEVEL,
    MOVED,
    NAME,
    NUMBERING,
    NUMBERING_ID,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    ROW,
    RUN_PROPERTIES,
    SPACE,
    TABLE,
    W,
    is_on,
    number_of,
    value_of,
)
from tamduong_cli.documents.word_numbering import Numbering
from tamduong_cli.documents.word_styles import Styles
from tamduong_cli.documents.word_tables import Grid
from tamduong_cli.documents.word_text import Fields, Piece, Reader, joined, seen
from tamduong_cli.failure import Failure
from tamduong_cli.language import Message

_DEEPEST = 40
"""How many tables and text boxes may stand in each other."""
_SMALL_PART = 32 << 20


def read(content: bytes, name: str) -> Document:
    """The document that a file of Word's is; `name` is what messages call it. Raises Failure."""
    package = Package(content, name)
    main = package.main_part() or "word/document.xml"
    root = package.tree(main)
    if root is None:
        root = package.tree("word/document.xml")
    body = None if root is None else root.find(BODY)
    if root is None or body is None:
        raise damaged(name)
    remarks: list[Message] = []
    styles_root, numbering_root = _beside(package, main, remarks)
    styles = Styles(styles_root)
    story = _Story(name, Reader(styles, root.get(SPACE) == "preserve"), styles, Numbering(numbering_root, styles))
    blocks = tuple(story.blocks(body, Fields(body), 0))
    return Document(blocks, (*remarks, *story.remarks))


def _beside(package: Package, main: str, remarks: list[Message]) -> tuple[Element | None, Element | None]:
    """The styles and the lists of a document; what of them is damaged is remarked on, and left out."""
    names = {"styles": "word/styles.xml", "numbering": "word/numbering.xml"}
    with contextlib.suppress(Failure):
        names |= {relation.type: relation.target for relation in package.relations(main) if relation.type in names}
    found: dict[str, Element | None] = {}
    for part, file in names.items():
        try:
            found[part] = package.tree(file, _SMALL_PART)
        except Failure:
            found[part] = None
            remarks.append(_DAMAGED[part])
    return found["styles"], found["numbering"]


_DAMAGED = {
    "styles": Message(
        "the document's styles are damaged, so that numbers may be missing and hidden text be shown; "
        "open it in Word, and save it again"
    ),
    "numbering": Message(
        "the document's lists are damaged, so that their numbers are missing; open it in Word, and save it again"
    ),
}


class _Begun(NamedTuple):
    """A paragraph whose mark is gone, so that the next one goes on with it."""

    pieces: list[Piece]
    boxes: list[Element]
    number: str
    bookmarks: list[str]


class _Story:
    """Reads what stands in a document's body, its cells and text boxes, in the order in which lists are counted."""

    def __init__(self, name: str, reader: Reader, styles: Styles, numbering: Numbering) -> None:
        self._name = name
        self._reader = reader
        self._styles = styles
        self._numbering = numbering
        self._not_converted: list[str] = []
        self._embedded = 0
        self._converter = Converter()

    @property
    def remarks(self) -> Iterator[Message]:
        """What could not be read."""
        if self._embedded:
            yield Message(
                "a part of the document that is embedded from another file was not read; "
                "open it in Word, save it again, and Word makes it part of the document"
            )
        for text in self._not_converted[:3]:
            yield Message(
                "the text that begins '{text}' is in a font of an old encoding and could not be converted; "
                "convert it to Unicode with UniKey's toolkit (Ctrl+Shift+F6)",
                text=text,
            )

    def blocks(self, parent: Element, fields: Fields, depth: int) -> Iterator[Paragraph | Table]:
        """The paragraphs and tables in an element, empty paragraphs left out. Raises Failure."""
        if depth > _DEEPEST:
            raise Failure(
                Message(
                    "{name} has tables or text boxes within each other, more than {n} deep; take the inner ones out",
                    name=self._name,
                    n=_DEEPEST,
                )
            )
        begun = _Begun([], [], "", [])
        for child in seen(parent):
            if child.tag == BOOKMARK:
                begun.bookmarks.append(child.get(NAME, ""))
                continue
            if child.tag == PARAGRAPH:
                begun, ends = self._read(child, begun, fields)
                if not ends:
                    continue
            yield from self._paragraphs(begun, depth)
            begun = _Begun([], [], "", [])
            if child.tag == TABLE:
                table = self._table(child, fields, depth)
                if table.rows:
                    yield table
            elif child.tag == EMBEDDED:
                self._embedded += 1
        yield from self._paragraphs(begun, depth)

    def _read(self, element: Element, begun: _Begun, fields: Fields) -> tuple[_Begun, bool]:
        """What was begun with one more paragraph, and whether it ends there, with its mark."""
        properties = element.find(PARAGRAPH_PROPERTIES)
        style = value_of(properties, PARAGRAPH_STYLE) or self._styles.of_paragraphs
        found = self._reader.read(element, style, fields)
        numbering = None if properties is None else properties.find(NUMBERING)
        mark = None if properties is None else properties.find(RUN_PROPERTIES)
        gone = mark is not None and (mark.find(DELETED) is not None or mark.find(MOVED) is not None)
        hidden = self._reader.look(style, mark).hidden
        number = begun.number
        if not gone and not number and (found.pieces or not hidden):
            number = self._numbering.next(style, number_of(numbering, NUMBERING_ID), number_of(numbering, LEVEL))
        begun.pieces.extend(found.pieces)
        begun.boxes.extend(found.boxes)
        if not gone or found.pieces:  # a paragraph that was taken away takes its bookmarks with it
            begun.bookmarks.extend(found.bookmarks)
        return begun._replace(number=number), not gone and not hidden

    def _paragraphs(self, begun: _Begun, depth: int) -> Iterator[Paragraph]:
        """A paragraph that is whole, and those in the text boxes that are anchored in it."""
        if begun.pieces:
            text, converted = joined(begun.pieces, self._converter)
            if text:
                yield Paragraph(text, begun.number, tuple(begun.bookmarks))
            if not converted:
                self._not_converted.append(text[:40])
        for box in begun.boxes:
            yield from self._inner(box, Fields(box), depth + 1)

    def _inner(self, parent: Element, fields: Fields, depth: int) -> Iterator[Paragraph]:
        """The paragraphs in a cell or a text box, those of tables in it among them."""
        for block in self.blocks(parent, fields, depth):
            if isinstance(block, Table):
                yield from (paragraph for row in block.rows for cell in row for paragraph in cell.paragraphs)
            else:
                yield block

    def _table(self, element: Element, fields: Fields, depth: int) -> Table:
        grid = Grid()
        for row in seen(element):
            if row.tag != ROW:
                continue
            properties = row.find(f"{W}trPr")
            if properties is not None and (properties.find(DELETED) is not None or is_on(properties, f"{W}hidden")):
                continue
            grid.begin_row(number_of(properties, f"{W}gridBefore") or 0)
            for cell in seen(row):
                if cell.tag == CELL and grid.begins_cell(cell.find(f"{W}tcPr")):
                    grid.fill(tuple(self._inner(cell, fields, depth + 1)))
        return grid.table()
