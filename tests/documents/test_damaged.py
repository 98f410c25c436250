"""Files that are not whole, or made to do harm: one line and an end in good time, whatever they hold."""

from __future__ import annotations

import io
import random
import re
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from tamduong_cli.documents.reading import read_bytes
from tamduong_cli.failure import Failure
from tests.conftest import well_within_a_minute
from tests.documents.writing import (
    NAMESPACES,
    cell,
    excel_parts,
    in_list,
    paragraph,
    relations,
    row,
    table,
    text,
    word,
    word_parts,
    zipped,
)

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
BODY = "".join(
    in_list(f"Kỷ niệm {year} năm") + paragraph(f"Ngày {year} tháng 5") + table(row(cell("Việc"), cell(f"{year}")))
    for year in range(40)
)
PARTS = word_parts(BODY, NUMBERING, STYLES)
WHOLE = zipped(PARTS)
EXCEL = zipped(
    excel_parts(
        {"S": "<sheetData>" + "<row><c t='s'><v>0</v></c><c><v>7</v></c></row>" * 40 + "</sheetData>"}, ["Việc"]
    )
)
AGAIN = "open it in the program that wrote it, and save it again"
DAMAGED = "plan.docx is damaged; open it in the program that wrote it, and save it again"


def outcome(content: bytes, name: str = "plan.docx") -> str:
    """What becomes of a file: `read`, or the one line of its failure."""
    try:
        read_bytes(content, name, None)
    except Failure as failure:
        said = str(failure)
    else:
        return "read"
    assert "\n" not in said
    return said


def flipped(content: bytes, seed: int) -> bytes:
    """A file of which a few bits are others."""
    chance = random.Random(seed)
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def garbled(seed: int) -> bytes:
    """A document whose parts are not well-formed, in a zip that is whole."""
    chance = random.Random(seed)
    parts = dict(PARTS)
    name = chance.choice([part for part in parts if part.endswith((".xml", ".rels"))])
    content = str(parts[name]).encode()
    begin, end = sorted(chance.randrange(len(content)) for _ in range(2))
    other = chance.choice((b"", b"<", b"&", b"\0", b"</w:p>", b"\xff\xfe", content[begin:end] * 2))
    parts[name] = content[:begin] + other + content[end:]
    return zipped(parts)


@pytest.mark.parametrize("content", [WHOLE, EXCEL], ids=["word", "excel"])
def test_the_files_are_whole_before_they_are_damaged(content: bytes) -> None:
    assert outcome(content) == "read"


@pytest.mark.parametrize("content", [WHOLE, EXCEL], ids=["word", "excel"])
def test_a_file_that_was_cut_off_is_damaged_wherever_it_was_cut(content: bytes) -> None:
    ends = sorted({len(content) * part // 60 for part in range(1, 60)} | {5, 22, len(content) - 1})
    with well_within_a_minute():
        assert {outcome(content[:end]) for end in ends} == {DAMAGED}


@pytest.mark.parametrize("content", [WHOLE, EXCEL], ids=["word", "excel"])
def test_a_file_with_other_bits_is_read_or_refused_in_one_line(content: bytes) -> None:
    with well_within_a_minute():
        found = [outcome(flipped(content, seed)) for seed in range(100)]
    assert found.count(DAMAGED) > 30
    assert found.count("read") > 5


def test_a_document_with_other_xml_is_read_or_refused_in_one_line() -> None:
    with well_within_a_minute():
        found = [outcome(garbled(seed)) for seed in range(100)]
    assert found.count(DAMAGED) > 5
    assert found.count("read") > 20


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_missing_is_done_without_but_the_document(part: str) -> None:
    parts = {name: content for name, content in PARTS.items() if name != part}
    assert outcome(zipped(parts)) == (DAMAGED if part == "word/document.xml" else "read")


def with_main(content: str | bytes) -> bytes:
    return zipped({**PARTS, "word/document.xml": content})


def within(inside: str, *around: tuple[str, str], deep: int = 100_000) -> str:
    begin, end = "".join(start for start, _ in around), "".join(end for _, end in reversed(around))
    return begin * deep + inside + end * deep


def document(body: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def zip_bomb() -> bytes:
    return with_main(document(paragraph("a") + " " * (200 << 20)))


def many_elements() -> bytes:
    return with_main(document("<w:p/>" * 2_100_000))


def many_parts() -> bytes:
    return zipped({**PARTS, **{f"word/{number}": "" for number in range(20_001)}})


def claims_little() -> bytes:
    """A zip that says that its document has ten bytes, where it has many more."""
    content = bytearray(WHOLE)
    entry = content.index(b"word/document.xml", content.index(b"PK\x01\x02")) - 46
    content[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def another_compression() -> bytes:
    content = bytearray(WHOLE)
    entry = content.index(b"word/document.xml", content.index(b"PK\x01\x02")) - 46
    content[entry + 10] = 97
    return bytes(content)


def other_checksum() -> bytes:
    content = bytearray(WHOLE)
    entry = content.index(b"word/document.xml", content.index(b"PK\x01\x02")) - 46
    content[entry + 16] ^= 0xFF
    return bytes(content)


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {letter} "{f"&{before};" * 10}">' for before, letter in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
DECLARES = "plan.docx declares a document type, which no document of Word or Excel does; " + AGAIN
UNPACKS = (
    "plan.docx unpacks to more than 64 MB, the most that is read; save the part with the dates as a file of its own"
)
LONG = "plan.docx is too long to be read, more than some 1,000 pages; save the part with the dates as a file of its own"
DEEP = "plan.docx has tables or text boxes within each other, more than 40 deep; take the inner ones out"
NO_TEXT = "plan.docx has no text; where its pages are pictures, type what they say, or name another file"
CONTROL = ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
UNTOLD = (
    "plan.txt is in an encoding that could not be told; "
    "open it in the program that wrote it, and save it as UTF-8 or as .docx"
)
NESTED_TABLE = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
NESTED_BOX = ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>")


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (zip_bomb, UNPACKS),
        (many_elements, LONG),
        (many_parts, "plan.docx holds more than 20000 parts, more than a document has; " + AGAIN),
        (claims_little, DAMAGED),
        (another_compression, DAMAGED),
        (other_checksum, DAMAGED),
        (lambda: with_main(ENTITIES + document(paragraph("&i;"))), DECLARES),
        (lambda: with_main((ENTITIES + document(paragraph("&i;"))).encode("utf-16")), DECLARES),
        (lambda: with_main('<!DOCTYPE d SYSTEM "file:///etc/passwd">' + document(paragraph("a"))), DECLARES),
        (lambda: with_main(document(paragraph("&a;"))), DAMAGED),
        (lambda: with_main(""), DAMAGED),
        (lambda: with_main("<w:p/>"), DAMAGED),
        (lambda: with_main("<a/>"), DAMAGED),
        (lambda: with_main('<?xml version="1.0" encoding="klingon"?><a/>'), DAMAGED),
        (lambda: with_main(document(within(paragraph("a"), NESTED_TABLE))), DEEP),
        (lambda: with_main(document(within(paragraph("a"), NESTED_BOX))), DEEP),
        (lambda: with_main(document(within(paragraph("a"), NESTED_BOX, deep=30))), "read"),
        (lambda: with_main(document(within(paragraph("a"), CONTROL))), "read"),
        (lambda: with_main(document("<w:p>" + within(text("a"), ("<w:r>", "</w:r>")) + "</w:p>")), "read"),
        (lambda: with_main(document("<w:p>" + within(text("a"), ("<w:ins>", "</w:ins>")) + "</w:p>")), "read"),
        (lambda: with_main(document(within("a", ("<x>", "</x>")))), NO_TEXT),
        (lambda: with_main(document(f"<w:p><w:r><w:pict>{within('', ('<x>', '</x>'))}</w:pict></w:r></w:p>")), NO_TEXT),
        (lambda: with_main(document(paragraph(FIELD * 50_000 + text("a")))), "read"),
        (lambda: with_main(document(table(row(cell("a", properties='<w:gridSpan w:val="2000000000"/>'))))), "read"),
        (lambda: word(paragraph("a") + in_list("b", 0, 10**9)), "read"),
        (lambda: zipped({**PARTS, "_rels/.rels": relations({"r": ("officeDocument", "_rels/.rels")})}), DAMAGED),
        (lambda: zipped({**PARTS, "_rels/.rels": relations({"r": ("officeDocument", "../../../etc/passwd")})}), "read"),
        (lambda: word(paragraph("a" + "\u0301" * 100_000)), "read"),
        (lambda: with_main(document(paragraph("a", "<w:rPr><w:del/></w:rPr>") * 100_000)), "read"),
    ],
    ids=["bomb", "elements", "parts", "size", "compression", "checksum", "entities", "entities in utf-16", "outside",
         "unknown entity", "empty", "no namespace", "other xml", "unknown encoding", "tables", "boxes", "some boxes",
         "controls", "runs", "insertions", "unknown", "unknown in a drawing", "fields", "span", "list", "relation loop",
         "relation outside", "piled marks", "no marks"],
)  # fmt: skip
def test_files_that_are_made_to_do_harm(make: Callable[[], bytes], expected: str) -> None:
    content = make()
    with well_within_a_minute():
        assert outcome(content) == expected


def long_number() -> bytes:
    words = f'<w:lvlText w:val="{"%1" * 5_000_000}"/>'
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{words}</w:lvl>'
    list_ = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    return word(in_list("a") * 10_000, list_ + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')


def long_chain() -> bytes:
    styles = "".join(
        f'<w:style w:styleId="{at}" w:type="paragraph"><w:basedOn w:val="{at + 1}"/></w:style>' for at in range(20_000)
    )
    return word("".join(paragraph("a", f'<w:pStyle w:val="{at}"/>') for at in range(20_000)), "", styles)


def sheet_of(inside: str, *strings: str) -> bytes:
    return zipped(excel_parts({"S": inside}, strings))


TEXT_CELL = "<c t='s'><v>0</v></c>"
MANY_CELLS = (
    "plan.docx has more than 200000 cells, the most that is read; save the part with the dates as a file of its own"
)


@pytest.mark.parametrize(
    ("make", "name", "expected"),
    [
        (long_number, "plan.docx", "read"),
        (long_chain, "plan.docx", "read"),
        (lambda: sheet_of(f"<sheetData><row>{TEXT_CELL * 10_000}</row></sheetData>", "a" * 1_000_000),
         "plan.docx", MANY_CELLS),
        (lambda: sheet_of(f"<sheetData>{f'<row>{TEXT_CELL * 400}</row>' * 600}</sheetData>", "a"),
         "plan.docx", MANY_CELLS),
        (lambda: sheet_of("<sheetData>" + f"<row>{TEXT_CELL * 300}</row>" * 300 + "</sheetData>"
                          + '<mergeCells>' + '<mergeCell ref="A1:XFD1048576"/>' * 50_000 + '</mergeCells>', "a"),
         "plan.docx", MANY_CELLS),
        (lambda: sheet_of('<cols>' + '<col min="1" max="16384" hidden="1"/>' * 100_000 + '</cols><sheetData><row>'
                          + TEXT_CELL + '</row></sheetData>', "a"),
         "plan.docx", NO_TEXT),
        (lambda: ("a" * 5_000_000).encode() + b"\xe1", "plan.txt", UNTOLD),
        (lambda: b"**a " * 1_000_000, "plan.txt", "read"),
        (lambda: b"\n" + (b"a " * 40 + b"\n") * 400_000, "plan.txt", "read"),
        (lambda: b"**a " * 1_000_000, "plan.md", "read"),
        (lambda: b"__a " * 1_000_000, "plan.md", "read"),
        (lambda: b"<!--" * 1_000_000, "plan.md", "read"),
        (lambda: b"```a\n" * 100_000 + b"b", "plan.md", "read"),
        (lambda: b"[a](" * 1_000_000, "plan.md", "read"),
        (lambda: b"# a" + b" " * 5_000_000 + b"b", "plan.md", "read"),
        (lambda: b"a" + b" " * 5_000_000 + b"b", "plan.md", "read"),
        (lambda: b"a|b\n|" + b" " * 5_000_000 + b"|b", "plan.md", "read"),
        (lambda: b"- " * 1_000_000 + b"b", "plan.md", "read"),
    ],
    ids=["number", "styles", "long cells", "cells", "merged", "hidden columns", "one word", "bold", "lines",
         "bold in markdown", "bold in other signs", "remarks", "code", "links", "heading", "spaces", "table", "dashes"],
)  # fmt: skip
def test_texts_that_are_made_to_take_long(make: Callable[[], bytes], name: str, expected: str) -> None:
    content = make()
    with well_within_a_minute():
        assert outcome(content, name) == expected


def test_a_file_that_unpacks_to_much_takes_little_memory() -> None:
    content = zip_bomb()
    tracemalloc.start()
    assert outcome(content) == UNPACKS
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 150 << 20


def test_a_document_of_three_hundred_pages_is_read_in_good_time() -> None:
    words = "Tuyên truyền sâu rộng các sự kiện lịch sử, sự kiện chính trị quan trọng của tỉnh trong năm. " * 5
    body = "".join(in_list(words) if at % 3 else paragraph(words) for at in range(6_000))
    content = word(body, NUMBERING, STYLES)
    with well_within_a_minute():
        assert len(read_bytes(content, "plan.docx", None).blocks) == 6_000


def test_a_zip_whose_names_have_backslashes_is_read() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, part in PARTS.items():
            file.writestr(name.replace("/", "\\"), part)
    assert outcome(content.getvalue()) == "read"
    assert re.search(rb"word\\document.xml", content.getvalue())
