"""Reading an office's document, whichever program wrote it."""

from __future__ import annotations

from tamduong_cli.documents import converting, delimited, excel, markdown, texts, word
from tamduong_cli.documents.document import Document, Paragraph
from tamduong_cli.documents.kinds import KINDS, kind_of
from tamduong_cli.failure import Failure
from tamduong_cli.files import read_named
from tamduong_cli.language import N_, Message

LIMIT = 64 << 20
"""The most bytes that a document may have."""

_TO = {**dict.fromkeys(("doc", "odt", "rtf", "html"), "docx"), **dict.fromkeys(("xls", "ods"), "xlsx")}
"""What LibreOffice makes of the kinds that are not read here."""

__all__ = ["KINDS", "LIMIT", "read", "read_bytes"]


def read(path: str, kind: str | None = None) -> Document:
    """The document at a path, of one of the `KINDS`; None where it is to be told. Raises Failure."""
    too_large = N_("{path} has more than {limit} MB, the most a document may have; leave out its pictures")
    return read_bytes(read_named(path, LIMIT, too_large), path, kind)


def read_bytes(content: bytes, name: str, kind: str | None) -> Document:
    """The document that a file's bytes are, of one of the `KINDS`; None where its name and they are to tell it.

    `name` is what messages call it. Raises Failure, also where nothing is written in it.
    """
    document = _read(content, name, kind_of(content, name, kind))
    if not any(_has_text(document)):
        raise Failure(
            Message(
                "{name} has no text; where its pages are pictures, type what they say, or name another file", name=name
            )
        )
    return document


def _read(content: bytes, name: str, kind: str) -> Document:
    if kind in _TO:
        content, kind = converting.by_office(content, name, kind, _TO[kind]), _TO[kind]
    if kind == "docx":
        return word.read(content, name)
    if kind == "xlsx":
        return excel.read(content, name)
    if kind == "pdf":
        return texts.of_pages(converting.text_of_pdf(content, name), name)
    if kind in ("csv", "tsv"):
        return delimited.read(content, name)
    return markdown.read(content, name) if kind == "md" else texts.read(content, name)


def _has_text(document: Document) -> list[bool]:
    return [
        isinstance(block, Paragraph) or any(cell.paragraphs for row in block.rows for cell in row)
        for block in document.blocks
    ]
