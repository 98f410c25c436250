"""A plan's file as text: what is read, and what is said of files that are not a plan's text."""

from __future__ import annotations

import builtins
import errno
import io
import os
import stat
import threading
import tracemalloc
import unicodedata
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli import streams
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language
from tamduong_cli.plan.problems import Report
from tamduong_cli.plan.source import LIMIT, decode, read_text
from tamduong_cli.schedule.loading import load
from tamduong_cli.views.problem_lines import lines
from tests.conftest import PLAN, plan_file

EN = Language("en")

SENTENCE = "title: Kế hoạch tuyên truyền kỷ niệm ngày giải phóng thị trấn, đồng bào và cán bộ Lai Châu\n"


def said_of(content: bytes) -> str:
    """What is said of a file with this content, or the text itself."""
    report = Report("plan.yaml")
    text = decode(content, report)
    return lines(report.problems, EN) or str(text)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        (b"id: x\n", "id: x\n"),
        (SENTENCE.encode(), SENTENCE),
        (b"\xef\xbb\xbfid: x\n", "id: x\n"),
        (b"\xef\xbb\xbf", ""),
        (b"id: x\r\ntitle: y\r\n", "id: x\r\ntitle: y\r\n"),
        (b"id: x\rtitle: y\r", "id: x\rtitle: y\r"),
        (b"a:\tb\n", "a:\tb\n"),
        ("a\u00a0b – “c” … 😀\n".encode(), "a\u00a0b – “c” … 😀\n"),
        (unicodedata.normalize("NFD", SENTENCE).encode(), unicodedata.normalize("NFD", SENTENCE)),
    ],
)
def test_utf8_is_read_as_it_is(content: bytes, text: str) -> None:
    report = Report("plan.yaml")
    assert decode(content, report) == text
    assert report.problems == []


UTF16 = (
    "plan.yaml:1:1: error: the file is not UTF-8 but likely UTF-16, as Notepad's “Unicode”; "
    "save it again as UTF-8 [encoding]\n"
)


@pytest.mark.parametrize("text", [SENTENCE, "id: x\n", PLAN.read_text(encoding="utf-8")], ids=["title", "id", "plan"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"", "utf-16-le"), (b"", "utf-16-be")],
)
def test_utf16_is_named(mark: bytes, encoding: str, text: str) -> None:
    assert said_of(mark + text.encode(encoding)) == UTF16


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_named_by_its_byte_order_mark_where_no_byte_is_zero(encoding: str) -> None:
    assert said_of("\ufeffềếệộ".encode(encoding) * 100) == UTF16


def windows_1258(text: str) -> bytes:
    """Vietnamese as Windows-1258 has it: ă â ê ô ơ ư đ as letters, tones as marks that follow them."""
    written = []
    for character in unicodedata.normalize("NFC", text):
        try:
            written.append(character.encode("cp1258"))
        except UnicodeEncodeError:
            decomposed = unicodedata.normalize("NFD", character)
            tone = next(mark for mark in decomposed if mark in "\u0300\u0301\u0303\u0309\u0323")
            letter = unicodedata.normalize("NFC", decomposed.replace(tone, ""))
            written.append(letter.encode("cp1258") + tone.encode("cp1258"))
    return b"".join(written)


TCVN3 = {
    "ĂÂÊÔƠƯĐ": "A1 A2 A3 A4 A5 A6 A7",
    "ăâêôơưđ": "A8 A9 AA AB AC AD AE",
    "àảãáạ": "B5 B6 B7 B8 B9",
    "ằẳẵắặ": "BB BC BD BE C6",
    "ầẩẫấậ": "C7 C8 C9 CA CB",
    "èẻẽéẹ": "CC CE CF D0 D1",
    "ềểễếệ": "D2 D3 D4 D5 D6",
    "ìỉĩíị": "D7 D8 DC DD DE",
    "òỏõóọ": "DF E1 E2 E3 E4",
    "ồổỗốộ": "E5 E6 E7 E8 E9",
    "ờởỡớợ": "EA EB EC ED EE",
    "ùủũúụ": "EF F1 F2 F3 F4",
    "ừửữứự": "F5 F6 F7 F8 F9",
    "ỳỷỹýỵ": "FA FB FC FD FE",
}
"""TCVN 5712:1993, as the .Vn fonts have it; a capital with a tone is the small letter in a font of capitals."""


def tcvn3(text: str) -> bytes:
    codes = {
        letter: code for letters, row in TCVN3.items() for letter, code in zip(letters, bytes.fromhex(row), strict=True)
    }
    return bytes(codes.get(c) or codes.get(c.lower()) or ord(c.encode("ascii", "replace")) for c in text)


WINDOWS_1258 = (
    "plan.yaml:1:9: error: the file is not UTF-8 but likely Windows-1258, the old Vietnamese encoding of Windows; "
    "open it in that encoding, and save it as UTF-8 [encoding]\n"
)
ABC = (
    "plan.yaml:1:9: error: the file is not UTF-8 but likely TCVN3 (ABC), the encoding of the .Vn fonts; "
    "convert it to Unicode with UniKey's toolkit (Ctrl+Shift+F6), and save it as UTF-8 [encoding]\n"
)
OTHER = (
    "plan.yaml:2:11: error: the file is not UTF-8 but likely an old encoding of Windows; "
    "save it again as UTF-8 [encoding]\n"
)


def test_windows_1258_is_named() -> None:
    assert said_of(windows_1258(SENTENCE)) == WINDOWS_1258


def test_tcvn3_is_named() -> None:
    assert said_of(tcvn3(SENTENCE)) == ABC


def test_another_encoding_of_windows_is_not_taken_for_a_vietnamese_one() -> None:
    assert said_of("id: x\ntitle: Café\n".encode("cp1252")) == OTHER


VIETNAMESE = [line for line in PLAN.read_text(encoding="utf-8").splitlines() if len(line) > 60 and not line.isascii()]


@pytest.mark.parametrize("line", VIETNAMESE[::8])
def test_one_line_is_enough_to_tell_the_encodings_apart(line: str) -> None:
    assert "likely Windows-1258" in said_of(windows_1258(line))
    assert "likely TCVN3" in said_of(tcvn3(line))


def test_the_whole_plan_in_either_encoding_is_told() -> None:
    plan = PLAN.read_text(encoding="utf-8")
    assert "likely Windows-1258" in said_of(windows_1258(plan))
    assert "likely TCVN3" in said_of(tcvn3(plan))


def test_the_place_is_that_of_the_first_letter_that_is_not_utf8() -> None:
    content = "# đồng bào\r\nid: x\ntitle: Đ".encode() + b"\xea\xec\n"
    assert said_of(content) == (
        "plan.yaml:3:9: error: the file is not UTF-8 but likely Windows-1258, the old Vietnamese encoding of Windows; "
        "open it in that encoding, and save it as UTF-8 [encoding]\n"
    )


def test_lines_may_end_in_carriage_returns() -> None:
    assert said_of(b"id: x\rtitle:\r  \xea\xec\r") == WINDOWS_1258.replace(":1:9:", ":3:3:")
    assert said_of(b"id: x\rtitle: a\x07\r") == control("U+0007", 2, 9)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("id: x\ntitle: Kế".encode()[:-1], "2:9"),
        (SENTENCE.encode() + "issuer: Café\n".encode("cp1252"), "2:12"),
        (SENTENCE.encode() + windows_1258("issuer: Đảng ủy\n"), "2:9"),
    ],
    ids=["cut off", "cp1252", "cp1258"],
)
def test_a_letter_that_is_not_utf8_in_a_file_that_is_says_nothing_of_the_whole_file(content: bytes, place: str) -> None:
    said = said_of(content)
    assert said.startswith(f"plan.yaml:{place}: error: ")
    assert said.endswith(" [encoding]\n")
    assert "TCVN3" not in said
    assert "the file is not UTF-8" not in said


def control(code: str, line: int = 2, column: int = 4) -> str:
    return f"plan.yaml:{line}:{column}: error: the character {code} cannot be seen; delete it [control-character]\n"


@pytest.mark.parametrize(
    "code",
    [
        "0000",
        "0001",
        "0007",
        "0008",
        "000B",
        "000C",
        "001B",
        "001F",
        "007F",
        "0080",
        "0085",
        "009B",
        "009F",
        "061C",
        "200B",
        "200E",
        "200F",
        "2028",
        "2029",
        "202A",
        "202B",
        "202C",
        "202D",
        "202E",
        "2060",
        "2066",
        "2067",
        "2068",
        "2069",
        "FEFF",
        "FFFE",
        "FFFF",
        "180E",
        "200C",
        "200D",
        "2061",
        "2062",
        "2063",
        "2064",
        "206A",
        "206F",
        "FDD0",
        "FDEF",
        "FFF9",
        "FFFA",
        "FFFB",
        "1BCA0",
        "1D173",
        "1FFFE",
        "2FFFF",
        "EFFFF",
        "E0001",
        "E0020",
        "E007F",
        "10FFFF",
    ],
)
def test_a_character_that_cannot_be_seen_is_refused(code: str) -> None:
    assert said_of(f"id: x\nế: {chr(int(code, 16))}y\n".encode()) == control(f"U+{code}")


@pytest.mark.parametrize(
    ("character", "what"),
    [
        ("\xad", "U+00AD, a hyphen for the end of a line, cannot be seen; delete it"),
        *(
            (
                sign,
                f"U+{ord(sign):04X} is a sign of Word's Symbol or Wingdings font, which others do not have; "
                "delete it, or write '- ' for a bullet",
            )
            for sign in "\uf020\uf0a7\uf0b7\uf0d8\uf0fc\uf0ff"
        ),
        *(
            (sign, f"U+{ord(sign):04X} is of one font or program alone; delete it")
            for sign in "\ue000\uf01f\uf100\uf8ff\U000f0000\U0010fffd"
        ),
    ],
    ids=ascii,
)
def test_a_character_of_word_is_named(character: str, what: str) -> None:
    assert said_of(f"id: x\nế: {character}y\n".encode()) == (
        f"plan.yaml:2:4: error: the character {what} [control-character]\n"
    )


def test_every_character_that_cannot_be_seen_is_named_up_to_twenty() -> None:
    text = "a\u200b\r\n\x1b[31m \u202e\n"
    assert said_of(text.encode()) == control("U+200B", 1, 2) + control("U+001B", 2, 1) + control("U+202E", 2, 7)
    assert said_of(b"\x07" * 100) == "".join(control("U+0007", 1, column) for column in range(1, 21))


@pytest.mark.parametrize(
    ("beginning", "what"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "a Word or Excel file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "an old Word or Excel file"),
        (b"{\\rtf1\\ansi", "an RTF file"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
    ],
)
def test_a_file_of_another_program_is_named(beginning: bytes, what: str) -> None:
    assert said_of(beginning) == (
        f"plan.yaml:1:1: error: this is {what}; a plan is a text file, plan.yaml [not-a-file]\n"
    )


TOO_LARGE = "plan.yaml:1:1: error: the file has more than 16 MB, the most a plan may have [too-large]\n"
FOLDER = "plan.yaml:1:1: error: this is a folder, not a plan's file [not-a-file]\n"
PIPE = "plan.yaml:1:1: error: this is a pipe that nobody writes to, not a plan's file [not-a-file]\n"
DEVICE = "plan.yaml:1:1: error: this is a device, not a plan's file [not-a-file]\n"
NO_PERMISSION = "plan.yaml:1:1: error: this file may not be read; ask its owner for permission [no-permission]\n"

SAID = (UTF16, WINDOWS_1258, ABC, OTHER, control("U+0007"), TOO_LARGE, FOLDER, DEVICE, NO_PERMISSION)
"""What these tests expect to be said of files, by which every code of a problem is accounted for."""


def said_of_file(path: Path | str) -> str:
    """What is said of a file within ten seconds, by reading it as the program does."""
    said: list[str] = []

    def read() -> None:
        file = load(str(path), "plan.yaml")
        assert file.schedule is None
        said.append(lines(file.problems, EN))

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    reader.join(10)
    assert not reader.is_alive(), "reading does not end"
    return said[0]


def test_a_file_of_100_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    tracemalloc.start()
    try:
        assert said_of_file(path) == TOO_LARGE
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 3 * LIMIT


def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"#" * LIMIT)
    assert read_text(str(path), Report("plan.yaml")) == "#" * LIMIT
    path.write_bytes(b"#" * (LIMIT + 1))
    assert said_of_file(path) == TOO_LARGE


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert said_of_file(tmp_path) == FOLDER


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no /dev/zero here")
def test_a_device_without_end_is_refused() -> None:
    assert said_of_file("/dev/zero") == DEVICE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_that_nobody_writes_to_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "PATIENCE", 0.1)
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert said_of_file(path) == PIPE


@pytest.mark.parametrize("error", [errno.EACCES, errno.EPERM])
def test_a_file_without_permission_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: int) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("id: x\n")

    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise OSError(error, os.strerror(error))

    with monkeypatch.context() as patch:
        patch.setattr(builtins, "open", refuse)
        file = load(str(path), "plan.yaml")
    assert lines(file.problems, EN) == NO_PERMISSION


def test_a_folder_that_may_not_be_entered_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", refuse)
        file = load("closed/plan.yaml", "plan.yaml")
    assert lines(file.problems, EN) == NO_PERMISSION


def failure_of(path: str) -> str:
    with pytest.raises(Failure) as caught:
        load(path, "plan.yaml")
    return EN.render(caught.value.message)


def test_a_file_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    assert failure_of(str(tmp_path / "none.yaml")) == "there is no file plan.yaml"
    assert failure_of("") == "there is no file plan.yaml"


def test_a_path_through_a_file_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert failure_of(str(tmp_path / "file" / "plan.yaml")) == (
        "plan.yaml cannot be read: a file stands where a folder should be"
    )


def test_a_path_that_no_file_can_have_is_a_failure(tmp_path: Path) -> None:
    assert failure_of(str(tmp_path / ("a" * 5000))) == "plan.yaml cannot be read: the name is too long"
    with pytest.raises(Failure):
        load("plan\0.yaml", "plan.yaml")


def test_a_disk_that_cannot_be_read_is_a_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    path = tmp_path / "plan.yaml"
    path.touch()
    with monkeypatch.context() as patch:
        patch.setattr(builtins, "open", lambda *_: Broken())
        with pytest.raises(Failure) as caught:
            load(str(path), "plan.yaml")
    assert EN.render(caught.value.message) == "plan.yaml cannot be read: the disk failed"


@given(st.binary())
def test_any_bytes_are_text_or_problems(content: bytes) -> None:
    report = Report("plan.yaml")
    text = decode(content, report)
    if text is None:
        assert {problem.code for problem in report.problems} <= {"encoding", "not-a-file"}
        assert lines(report.problems, EN)
    else:
        assert text == content.decode("utf-8-sig")
        assert {problem.code for problem in report.problems} <= {"control-character"}


PILED = "plan.yaml:2:{column}: error: more than 30 marks stand on one letter here; delete them [control-character]\n"


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0323", "\u05b0\u05b1", "\u0301\U0001d167"])
def test_marks_piled_on_a_letter_are_refused(marks: str) -> None:
    """Composing them takes the square of their number, and no letter has so many."""
    assert said_of(f"id: x\na{(marks * 31)[:30]}b\n".encode()) == f"id: x\na{(marks * 31)[:30]}b\n"
    assert said_of(f"id: x\na{(marks * 31)[:31]}b\n".encode()) == PILED.format(column=32)
    assert said_of(f"id: x\na{marks * 100_000}b\n".encode()) == PILED.format(column=32)


def test_signs_that_are_no_marks_may_stand_in_a_row() -> None:
    for sign in "─•…–ๆ😀、":
        assert said_of(f"# {sign * 200}\n".encode()) == f"# {sign * 200}\n"


def test_marks_piled_on_a_letter_by_escapes_are_refused_too() -> None:
    text = f'id: p\ntitle: "a{chr(92)}u0323{(chr(92) + "u0301" + chr(92) + "u0323") * 100_000}"\n'
    said = [problem for problem in plan_file(text).problems if problem.place.line == 2]
    assert lines(said, EN) == PILED.format(column=8)
