"""Which kind of file a document is, and documents that other programs have to read first."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tamduong_cli.documents import converting
from tamduong_cli.documents.kinds import KINDS, kind_of
from tamduong_cli.documents.reading import read_bytes
from tamduong_cli.failure import Failure
from tests.conftest import program
from tests.documents.writing import excel_parts, in_list, of_word, paragraph, shown, text, word, zipped

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = word(paragraph("a"))
EXCEL = zipped(excel_parts({"S": "<sheetData><row><c><v>1</v></c></row></sheetData>"}))


def ole2(*streams: str) -> bytes:
    return OLE2 + b"\0" * 504 + b"".join(stream.encode("utf-16-le") + b"\0\0" for stream in streams)


def open_document(kind: str) -> bytes:
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>"})


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (WORD, "a.docx", "docx"),
        (WORD, "a.doc", "docx"),
        (WORD, "a.xlsx", "docx"),
        (WORD, "a", "docx"),
        (WORD, "a.docm", "docx"),
        (EXCEL, "a.xls", "xlsx"),
        (EXCEL, "a.csv", "xlsx"),
        (open_document("text"), "a.odt", "odt"),
        (open_document("spreadsheet"), "a.docx", "ods"),
        (ole2("WordDocument"), "a.doc", "doc"),
        (ole2("WordDocument"), "a.docx", "doc"),
        (ole2("Workbook"), "a.xls", "xls"),
        (ole2("Workbook"), "a.doc", "xls"),
        (ole2("x"), "a.xls", "xls"),
        (ole2("x"), "a.docx", "doc"),
        (b"{\\rtf1\\ansi a}", "a.doc", "rtf"),
        (b"%PDF-1.7\n", "a.docx", "pdf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "a.doc", "html"),
        (b"<HTML>", "a.xls", "html"),
        (b"<?xml version='1.0'?><w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/'/>", "a.doc", "doc"),
        (b"<?xml version='1.0'?><html>", "a.doc", "html"),
        (b"<html>", "a.txt", "txt"),
        (b"a,b", "a.csv", "csv"),
        (b"a", "a.md", "md"),
        (b"a", "a", "txt"),
        (b"a", "a.doc", "txt"),
        (b"a", "a.xyz", "txt"),
    ],
)  # fmt: skip
def test_the_kind_of_a_file_is_what_it_holds_and_else_what_its_name_says(content: bytes, name: str, kind: str) -> None:
    assert kind_of(content, name, None) == kind
    assert kind in KINDS


def test_a_kind_that_is_given_goes_before_the_name() -> None:
    assert kind_of(b"a,b", "-", "csv") == "csv"
    assert kind_of(WORD, "-", "csv") == "docx"


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.docx", "a.docx is empty; name another file"),
        (ole2("EncryptedPackage", "EncryptionInfo"), "a.docx",
         "a.docx is protected by a password; save it without one"),
        (ole2("PowerPoint Document"), "a.doc",
         "a.doc is a presentation, which is not read; save its text as .docx or .txt"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "a.pptx",
         "a.pptx is a presentation, which is not read; save its text as .docx or .txt"),
        (zipped({"a.docx": WORD}), "a.zip", "a.zip is a zip and not a document; unpack it, and name a document in it"),
        (b"\x89PNG\r\n", "a.png",
         "a.png is a picture, from which no text is read; name the document that it was made of"),
        (b"not a zip", "a.docx", "a.docx is damaged; open it in the program that wrote it, and save it again"),
        (b"MIME-Version: 1.0\r\nContent-Type: x", "a.doc",
         "a.doc is in a form that is not read; open it in the program that wrote it, and save it as .docx"),
    ],
    ids=["empty", "password", "slides of 97", "slides", "zip", "picture", "other", "mail"],
)  # fmt: skip
def test_what_is_no_document_is_refused(content: bytes, name: str, message: str) -> None:
    with pytest.raises(Failure) as error:
        read_bytes(content, name, None)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (ole2("WordDocument"), "a.doc", "a.doc is a .doc file, which LibreOffice could read here if it were installed; "
         "open it in the program that wrote it, and save it as .docx"),
        (ole2("Workbook"), "a.xls", "a.xls is a .xls file, which LibreOffice could read here if it were installed; "
         "open it in the program that wrote it, and save it as .xlsx"),
        (b"%PDF-1.7", "a.pdf", "a.pdf is a PDF, which is read with pdftotext (of Poppler), "
         "and that is not installed here; take the document that it was made of, such as a .docx"),
    ],
)  # fmt: skip
def test_where_a_program_is_missing_it_says_so(
    content: bytes, name: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(converting, "_USUAL_PATHS", ())
    with pytest.raises(Failure) as error:
        read_bytes(content, name, None)
    assert str(error.value) == message


posix = pytest.mark.skipif(sys.platform == "win32", reason="programs of sh")


def stands_in(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in the place of LibreOffice and pdftotext."""
    for name in ("soffice", "pdftotext"):
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")


@posix
def test_a_program_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stands_in("sleep 60 & wait", tmp_path, monkeypatch)
    monkeypatch.setattr(converting, "_SECONDS", 1)
    begun = time.monotonic()
    with pytest.raises(Failure) as error:
        read_bytes(ole2("WordDocument"), "a.doc", None)
    assert str(error.value) == (
        "LibreOffice did not come to an end with a.doc within 1 seconds; save the document as .docx"
    )  # fmt: skip
    assert time.monotonic() - begun < 30  # what it began, and what holds its output, is ended too


@posix
@pytest.mark.parametrize(
    ("script", "content", "name", "message"),
    [
        ("exit 1", ole2("WordDocument"), "a.doc",
         "LibreOffice could not read a.doc; open it in the program that wrote it, and save it as .docx"),
        ("exit 0", ole2("Workbook"), "a.xls",
         "LibreOffice could not read a.xls; open it in the program that wrote it, and save it as .xlsx"),
        ("exit 1", b"%PDF-1.7", "a.pdf", "a.pdf is damaged, so that pdftotext cannot read it; make the PDF again"),
        ("echo 'Command Line Error: Incorrect password' >&2; exit 1", b"%PDF-1.7", "a.pdf",
         "a.pdf is protected by a password; save it without one"),
        ("printf '\\f\\f' > $5", b"%PDF-1.7", "a.pdf", "a.pdf is a scan: pictures of pages, in which there is no text; "
         "take the document that it was made of, such as a .docx"),
    ],
)  # fmt: skip
def test_a_program_that_fails_gives_one_line(
    script: str, content: bytes, name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands_in(script, tmp_path, monkeypatch)
    with pytest.raises(Failure) as error:
        read_bytes(content, name, None)
    assert str(error.value) == message


@posix
def test_pages_are_put_together_without_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = (
        "              KẾ HOẠCH\n\nTuyên truyền sâu rộng các sự kiện lịch sử, sự kiện chính trị quan trọng\n"
        "của tỉnh nhằm giáo dục lòng yêu nước, ý chí tự lực, tự cường và tinh\n\n                 1\n\f"
        "                 2\n\nthần đại đoàn kết.\n\n1. Mục đích\n"
        "Nêu bật những đóng góp của quân và dân trong cuộc kháng chiến lâu dài\n"
        "          Khuyến khích các tập thể tham gia tuyên truyền\n"
        "trên các trang mạng.\n\n-3-\n\f"
    )
    (tmp_path / "pages").write_text(pages, encoding="utf-8")
    stands_in(f'cat "{tmp_path}/pages" > $5', tmp_path, monkeypatch)
    assert shown(read_bytes(b"%PDF-1.7", "a.pdf", None)) == [
        "KẾ HOẠCH",
        "Tuyên truyền sâu rộng các sự kiện lịch sử, sự kiện chính trị quan trọng của tỉnh nhằm giáo dục lòng yêu nước, "
        "ý chí tự lực, tự cường và tinh thần đại đoàn kết.",
        "1. Mục đích",
        "Nêu bật những đóng góp của quân và dân trong cuộc kháng chiến lâu dài",
        "Khuyến khích các tập thể tham gia tuyên truyền trên các trang mạng.",
    ]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
BODY = in_list("Mục đích") + paragraph(text("Kỷ niệm ngày 7/5")) + in_list("Thời gian")
SHOWN = ["I. Mục đích", "Kỷ niệm ngày 7/5", "II. Thời gian"]


def converted(content: bytes, suffix: str, to: str, folder: Path) -> bytes:
    """A document that LibreOffice saved in another form."""
    given = folder / f"given.{suffix}"
    given.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    arguments = [profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(given)]
    subprocess.run([program("soffice"), *arguments], capture_output=True, check=True, timeout=120)
    return (folder / f"given.{to}").read_bytes()


def test_the_document_that_is_converted_shows_the_same_by_itself() -> None:
    assert of_word(BODY, NUMBERING) == SHOWN


@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_documents_of_other_programs_are_read_by_way_of_libreoffice(kind: str, tmp_path: Path) -> None:
    content = converted(word(BODY, NUMBERING), "docx", kind, tmp_path)
    assert shown(read_bytes(content, f"a.{kind}", None)) == SHOWN


def test_a_page_of_the_web_is_read_by_way_of_libreoffice() -> None:
    program("soffice")
    page = "<html><meta charset='utf-8'><body><h1>KẾ HOẠCH</h1><p>Treo cờ<table><tr><td>7/5<td>Họp</table></html>"
    assert shown(read_bytes(page.encode(), "a.html", None)) == ["KẾ HOẠCH", "Treo cờ", [["7/5", "Họp"]]]


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_sheets_of_other_programs_are_read_by_way_of_libreoffice(kind: str, tmp_path: Path) -> None:
    try:
        content = converted(EXCEL, "xlsx", kind, tmp_path)
    except FileNotFoundError:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("LibreOffice is without its Calc on this machine")
    assert shown(read_bytes(content, f"a.{kind}", None)) == [[["1"]]]


def test_a_pdf_is_read_by_way_of_pdftotext(tmp_path: Path) -> None:
    program("pdftotext")
    assert shown(read_bytes(converted(word(BODY, NUMBERING), "docx", "pdf", tmp_path), "a.pdf", None)) == SHOWN


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program("soffice")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert shown(read_bytes(b"{\\rtf1 a}", "a.rtf", None)) == ["a"]
    assert list(tmp_path.iterdir()) == []


def test_a_zip_in_which_a_part_is_encrypted_is_protected() -> None:
    content = bytearray(WORD)
    with zipfile.ZipFile(io.BytesIO(WORD)) as file:
        at = file.getinfo("word/document.xml").header_offset
    content[at + 6] |= 1
    entry = content.index(b"word/document.xml", content.index(b"PK\x01\x02")) - 46
    content[entry + 8] |= 1
    with pytest.raises(Failure) as error:
        read_bytes(bytes(content), "a.docx", None)
    assert str(error.value) == "a.docx is protected by a password; save it without one"
