"""The zip of XML parts that Word and Excel write (ECMA-376, part 2), read within limits whatever it claims to hold."""

from __future__ import annotations

import contextlib
import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.parsers import expat

from tamduong_cli.failure import Failure
from tamduong_cli.language import Message

LARGEST_PART = 64 << 20
"""The most bytes that a part may have when it is unpacked."""

_MOST_PARTS = 20_000
_MOST_MARKS = 2_000_000
"""How many tags and attributes a part may have, each of which takes memory: those of some 1,000 pages."""
_CHUNK = 1 << 20
_MOST_OF_ALL = 4 * LARGEST_PART
"""The most bytes that all parts may have which are read; one may be read several times."""
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}
"""The namespaces of the strict form, and those that are read."""
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Damaged(Failure):
    """A file, or a part of one, that is not whole."""


class Relation(NamedTuple):
    """What a part names another one for: its id, the last word of its type (`styles`), and the other's name."""

    id: str
    type: str
    target: str


class Package:
    """The parts of a file, by their names; `name` is what messages call the file. Raises Failure."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self._unpacked = 0
        if content.count(b"PK\x01\x02") > _MOST_PARTS:
            raise Failure(
                Message(
                    "{name} holds more than {n} parts, more than a document has; "
                    "open it in the program that wrote it, and save it again",
                    name=name,
                    n=_MOST_PARTS,
                )
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._parts = {_normal(info.filename): info for info in self._zip.infolist()}
        except _ERRORS:
            raise damaged(name) from None

    def names(self) -> list[str]:
        """The names of the parts, in small letters."""
        return list(self._parts)

    def read(self, part: str, limit: int = LARGEST_PART) -> bytes | None:
        """What a part holds, None where there is none of that name. Raises Failure."""
        info = self._parts.get(_normal(part))
        if info is None:
            return None
        if info.flag_bits & 0x1:
            raise protected(self.name)
        chunks, size = [], 0
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    chunks.append(chunk)
                    size += len(chunk)
                    self._unpacked += len(chunk)
                    if size > limit or self._unpacked > _MOST_OF_ALL:
                        raise _too_large(self.name, limit if size > limit else _MOST_OF_ALL)
        except _ERRORS:
            raise damaged(self.name) from None
        return b"".join(chunks)

    def tree(self, part: str, limit: int = LARGEST_PART) -> Element | None:
        """The XML of a part, None where there is none of that name. Raises Failure."""
        content = self.read(part, limit)
        return None if content is None else tree_of(content, self.name)

    def relations(self, part: str) -> Iterator[Relation]:
        """The parts that a part names, of the file itself where it is "". Raises Failure."""
        folder, file = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"), 8 << 20)
        for found in () if root is None else root.iter(_RELATIONSHIP):
            if found.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, found.get("Target", "")))
                yield Relation(found.get("Id", ""), found.get("Type", "").rpartition("/")[2], target.lstrip("/"))

    def main_part(self) -> str:
        """The part that is the document, "" where the file names none. Raises Failure."""
        found = (relation.target for relation in self.relations("") if relation.type == "officeDocument")
        return next(found, "")


def tree_of(content: bytes, name: str) -> Element:
    """The XML of a part, in the namespaces of the transitional form. Raises Failure; also for a DOCTYPE."""
    encoding = None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content, encoding = content.decode("utf-16", "replace").encode(), "utf-8"
    if content.count(b"<") + content.count(b"=") > _MOST_MARKS:
        raise Failure(
            Message(
                "{name} is too long to be read, more than some 1,000 pages; "
                "save the part with the dates as a file of its own",
                name=name,
            )
        )
    if b"http://purl.oclc.org/ooxml/" in content[:16_384]:
        for strict, transitional in _STRICT.items():
            content = content.replace(strict, transitional)
    try:
        _refuse_doctype(content, encoding, name)
        parser = XMLParser(encoding=encoding)
        for at in range(0, len(content), _CHUNK):
            parser.feed(content[at : at + _CHUNK])
        root: Element = parser.close()
    except (ParseError, expat.ExpatError, ValueError, LookupError):
        raise damaged(name) from None
    return root


class _Begun(Exception):
    """The first element of a part stands here; before it there was no DOCTYPE."""


def _refuse_doctype(content: bytes, encoding: str | None, name: str) -> None:
    """Raise Failure for a document type, which can make a few bytes many and which no office program writes."""

    def begun(*_: object) -> None:
        raise _Begun

    def doctype(*_: object) -> None:
        raise Damaged(
            Message(
                "{name} declares a document type, which no document of Word or Excel does; "
                "open it in the program that wrote it, and save it again",
                name=name,
            )
        )

    parser = expat.ParserCreate(encoding)
    parser.StartElementHandler = begun
    parser.StartDoctypeDeclHandler = doctype
    with contextlib.suppress(_Begun):
        for at in range(0, len(content), _CHUNK):
            parser.Parse(content[at : at + _CHUNK], False)


def _normal(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


def damaged(name: str) -> Damaged:
    """What to say of a file that is not whole."""
    return Damaged(Message("{name} is damaged; open it in the program that wrote it, and save it again", name=name))


def protected(name: str) -> Failure:
    """What to say of a file that a password is needed for."""
    return Failure(Message("{name} is protected by a password; save it without one", name=name))


def _too_large(name: str, limit: int) -> Failure:
    return Failure(
        Message(
            "{name} unpacks to more than {limit} MB, the most that is read; "
            "save the part with the dates as a file of its own",
            name=name,
            limit=limit >> 20,
        )
    )


_ERRORS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,
    OSError,
    OverflowError,
    RuntimeError,  # of zipfile, for an entry that is encrypted, and for a way of compression that it lacks
    ValueError,
)
"""What zipfile raises for a file that is not whole."""
