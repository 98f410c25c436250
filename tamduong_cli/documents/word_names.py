"""The names of the elements of a Word document that are read (ECMA-376, part 1, 17)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATH_TEXT = f"{MATH}t"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE, CHOICE, FALLBACK = (f"{COMPATIBILITY}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

BOOKMARK, NAME = f"{W}bookmarkStart", f"{W}name"
BODY, PARAGRAPH, RUN, TEXT = f"{W}body", f"{W}p", f"{W}r", f"{W}t"
TABLE, ROW, CELL, TEXT_BOX = f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}txbxContent"
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = f"{W}pPr", f"{W}rPr"
PARAGRAPH_STYLE, RUN_STYLE, FONTS, VANISH = f"{W}pStyle", f"{W}rStyle", f"{W}rFonts", f"{W}vanish"
DELETED, MOVED = f"{W}del", f"{W}moveFrom"
NUMBERING, NUMBERING_ID, LEVEL = f"{W}numPr", f"{W}numId", f"{W}ilvl"
FIELD, FIELD_TYPE = f"{W}fldChar", f"{W}fldCharType"
EMBEDDED = f"{W}altChunk"
CONTROL, CONTROL_CONTENT = f"{W}sdt", f"{W}sdtContent"
VALUE = f"{W}val"


def value_of(parent: Element | None, name: str) -> str | None:
    """What an element says of this name; None where it says nothing."""
    found = None if parent is None else parent.find(name)
    return None if found is None else found.get(VALUE)


def number_of(parent: Element | None, name: str) -> int | None:
    """The whole number that an element says of this name; None where it says none."""
    return whole(value_of(parent, name))


def whole(text: str | None) -> int | None:
    """A text as a whole number that a document can have."""
    try:
        return None if text is None or len(text) > 10 else int(text)
    except ValueError:
        return None


def is_on(parent: Element | None, name: str) -> bool | None:
    """Whether an element switches on what has this name; None where it says nothing of it."""
    found = None if parent is None else parent.find(name)
    return None if found is None else found.get(VALUE, "true").lower() not in ("0", "false", "off")
