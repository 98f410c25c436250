"""Documents as small as a test needs them: the parts of a Word or Excel file from snippets of their XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from tamduong_cli.documents.document import Document, Paragraph, Table
from tamduong_cli.documents.reading import read_bytes
from tamduong_cli.language import Language

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "r": _OFFICE,
    }.items()
)
_SHEET = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_OFFICE}"'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """The part that names others: by their ids, the last words of their types and their paths."""
    found = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{type_}" Target="{target}"/>'
        for id_, (type_, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{found}</Relationships>'
    )


_OF_WORD = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
_OF_EXCEL = {"workbook": "sheet.main", "styles": "styles", "sharedStrings": "sharedStrings"}


def _types(parts: Mapping[str, str]) -> str:
    """The part that says of which types the parts are."""
    start = "application/vnd.openxmlformats-"
    found = "".join(
        f'<Override PartName="/{part}" ContentType="{start}officedocument.{type_}+xml"/>'
        for part, type_ in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="{start}package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{found}</Types>"
    )


def word_parts(body: str, numbering: str = "", styles: str = "") -> dict[str, str | bytes]:
    """The parts of a Word document with this body, these lists and styles."""
    return {
        "[Content_Types].xml": _types(
            {f"word/{part}.xml": f"wordprocessingml.{type_}" for part, type_ in _OF_WORD.items()}
        ),
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": relations(
            {"rId1": ("styles", "styles.xml"), "rId2": ("numbering", "numbering.xml")}
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>",
    }


def word(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A Word document with this body, these lists and styles."""
    return zipped(word_parts(body, numbering, styles))


def text(words: str, properties: str = "") -> str:
    """A run of a Word document."""
    set_ = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{set_}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(words: str, properties: str = "") -> str:
    """A paragraph of a Word document: a text, or the XML of what it holds."""
    inside = words if words.startswith("<") or not words else text(words)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def in_list(words: str, level: int = 0, number: int = 1) -> str:
    """A paragraph of a Word document that is in a list."""
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(*paragraphs: str, properties: str = "") -> str:
    """A cell of a Word document's table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(paragraph, paragraphs or ('',)))}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a Word document's table."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table of a Word document."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def excel_parts(
    sheets: Mapping[str, str], strings: Sequence[str] = (), styles: str = "", properties: str = ""
) -> dict[str, str | bytes]:
    """The parts of a workbook: sheets by their names, which may have a state after a bar, `Nháp|hidden`."""
    listed, targets = "", {}
    parts: dict[str, str | bytes] = {}
    for number, (title, inside) in enumerate(sheets.items(), 1):
        name, _, state = title.partition("|")
        listed += f'<sheet name="{name}" sheetId="{number}" state="{state or "visible"}" r:id="rId{number}"/>'
        targets[f"rId{number}"] = ("worksheet", f"worksheets/sheet{number}.xml")
        parts[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {_SHEET}>{inside}</worksheet>"
    shared = "".join(f"<si>{string if string.startswith('<') else f'<t>{string}</t>'}</si>" for string in strings)
    types = dict.fromkeys(parts, "spreadsheetml.worksheet")
    types |= {f"xl/{part}.xml": f"spreadsheetml.{type_}" for part, type_ in _OF_EXCEL.items()}
    return {
        "[Content_Types].xml": _types(types),
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/_rels/workbook.xml.rels": relations(targets),
        "xl/workbook.xml": f"<workbook {_SHEET}><workbookPr {properties}/><sheets>{listed}</sheets></workbook>",
        "xl/sharedStrings.xml": f"<sst {_SHEET}>{shared}</sst>",
        "xl/styles.xml": f"<styleSheet {_SHEET}>{styles}</styleSheet>",
        **parts,
    }


def shown(document: Document) -> list[str | list[list[str]]]:
    """The paragraphs of a document as they are printed, and its tables as the texts of their cells."""
    return [
        block.printed
        if isinstance(block, Paragraph)
        else [[each.text for each in row_of_cells] for row_of_cells in block.rows]
        for block in document.blocks
    ]


def of_word(body: str, numbering: str = "", styles: str = "") -> list[str | list[list[str]]]:
    """What a Word document with this body shows."""
    return shown(read_bytes(word(body, numbering, styles), "plan.docx", None))


def table_in(document: Document) -> Table:
    """The one table of a document."""
    (found,) = document.blocks
    assert isinstance(found, Table)
    return found


def remarks(document: Document) -> list[str]:
    """What is said of a document, in English."""
    return [Language("en").render(remark) for remark in document.remarks]
