"""The kinds of files that documents come in: told by what a file holds, and where that does not tell, by its name."""

from __future__ import annotations

import os
import re

from tamduong_cli.documents.package import Package, damaged, protected
from tamduong_cli.failure import Failure
from tamduong_cli.language import Message

KINDS = ("docx", "xlsx", "csv", "tsv", "txt", "md", "doc", "odt", "rtf", "pdf", "xls", "ods", "html")
"""What a document can be, by the usual endings of their names."""

_ENDINGS = {
    **{kind: kind for kind in KINDS},
    **dict.fromkeys(("docm", "dotx", "dotm"), "docx"),
    **dict.fromkeys(("xlsm", "xltx", "xltm"), "xlsx"),
    **dict.fromkeys(("markdown", "mkd"), "md"),
    "text": "txt",
    "tab": "tsv",
    **dict.fromkeys(("dot", "wps", "wpd"), "doc"),
    **dict.fromkeys(("ott", "fodt", "sxw"), "odt"),
    **dict.fromkeys(("ots", "fods", "sxc"), "ods"),
    **dict.fromkeys(("xlt", "xlsb", "et"), "xls"),
    **dict.fromkeys(("htm", "xhtml"), "html"),
}
_OF_TEXT = ("csv", "tsv", "txt", "md", "html")
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")


def kind_of(content: bytes, name: str, given: str | None) -> str:
    """The kind of a file, one of `KINDS`: that which was given, or that of its name, unless it plainly is another.

    Raises Failure for what is no document, or cannot be read as one.
    """
    if not content:
        raise Failure(Message("{name} is empty; name another file", name=name))
    ending = given or _ENDINGS.get(os.path.splitext(name)[1][1:].lower())
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _of_zip(content, name, ending)
    if content.startswith(_OLE2):
        return _of_ole2(content, name, ending)
    begin = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if begin.startswith(b"{\\rtf"):
        return "rtf"
    if begin.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(_PICTURES) and ending not in _OF_TEXT:
        raise Failure(
            Message("{name} is a picture, from which no text is read; name the document that it was made of", name=name)
        )
    if ending in _OF_TEXT:
        return ending
    if begin.lower().startswith((b"<html", b"<!doctype html")):
        return "html"
    if begin.startswith((b"<?xml", b"MIME-Version:")):
        return _of_markup(content[:4096], name, ending)
    if ending in (None, "doc", "xls"):
        return "txt"
    raise damaged(name)


def _of_zip(content: bytes, name: str, ending: str | None) -> str:
    package = Package(content, name)
    parts = set(package.names())
    if "mimetype" in parts:
        type_ = package.read("mimetype", 1024) or b""
        if b"opendocument" in type_:
            return "ods" if b"spreadsheet" in type_ else "odt"
    main = package.main_part().lower()
    if main.startswith("ppt/") or any(part.startswith("ppt/") for part in parts):
        raise _presentation(name)
    if main.endswith(".bin"):
        return "xls"
    for start, kind in (("word/", "docx"), ("xl/", "xlsx")):
        if main.startswith(start) or any(part.startswith(start) for part in parts):
            return kind
    if ending in ("docx", "xlsx", "odt", "ods"):
        return ending
    raise Failure(Message("{name} is a zip and not a document; unpack it, and name a document in it", name=name))


def _of_ole2(content: bytes, name: str, ending: str | None) -> str:
    """The kind of a file of Office 97, by the names of its streams."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        raise protected(name)
    if has("PowerPoint Document"):
        raise _presentation(name)
    if has("WordDocument"):
        return "doc"
    return "xls" if ending in ("xls", "xlsx") or has("Workbook") else "doc"


def _presentation(name: str) -> Failure:
    return Failure(Message("{name} is a presentation, which is not read; save its text as .docx or .txt", name=name))


def _of_markup(begin: bytes, name: str, ending: str | None) -> str:
    """The kind of a file that is one text of XML or of a mail, as some programs save documents."""
    if b"spreadsheet" in begin and ending not in ("doc", "docx", "odt"):
        return "ods" if b"opendocument" in begin else "xls"
    if b"opendocument" in begin:
        return "odt"
    if re.search(rb"wordprocessingml|schemas.microsoft.com/office/word|wordDocument", begin):
        return "doc"
    if b"<html" in begin.lower():
        return "html"
    raise Failure(
        Message(
            "{name} is in a form that is not read; open it in the program that wrote it, and save it as .docx",
            name=name,
        )
    )
