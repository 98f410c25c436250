"""A plan's file as text: UTF-8, with or without a byte order mark, of a size a plan can have."""

from __future__ import annotations

import itertools
import re

from tamduong_cli.failure import Failure, reason
from tamduong_cli.files import read_given
from tamduong_cli.language import Message
from tamduong_cli.letters import MOST_MARKS, controls, piled_marks
from tamduong_cli.plan.lines import lines_of
from tamduong_cli.plan.problems import Place, Report
from tamduong_cli.streams import NotAFile

LIMIT = 16 * 1024 * 1024
"""The most bytes a plan may have: ten times a plan of 10,000 events."""

SIGNATURES = {
    b"PK\x03\x04": Message("a Word or Excel file"),
    b"\xd0\xcf\x11\xe0": Message("an old Word or Excel file"),
    b"{\\rtf": Message("an RTF file"),
    b"%PDF": Message("a PDF file"),
}
"""How the files begin that people save a plan as by mistake."""

_MOST_CONTROLS = 20
"""How many characters that do not belong in text are told; a binary file has thousands."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_text(path: str, report: Report) -> str | None:
    """The text of the file at `path`; None where it is not text.

    Raises Failure when there is no such file or the disk cannot be read.
    """
    name = report.file
    try:
        content = read_given(path, LIMIT)
    except NotAFile as error:
        _refuse(report, "not-a-file", Message("this is {what}, not a plan's file", what=error.what))
        return None
    except PermissionError:
        _refuse(report, "no-permission", Message("this file may not be read; ask its owner for permission"))
        return None
    except FileNotFoundError:
        raise Failure(Message("there is no file {name}", name=name)) from None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise Failure(Message("{name} cannot be read: {reason}", name=name, reason=why)) from None
    return text_of(content, report)


def text_of(content: bytes, report: Report) -> str | None:
    """The text of a file's bytes, of which no more than `LIMIT` + 1 need be given; None where they are not text."""
    if len(content) > LIMIT:
        message = Message("the file has more than {limit} MB, the most a plan may have", limit=LIMIT >> 20)
        _refuse(report, "too-large", message)
        return None
    return decode(content, report)


def decode(content: bytes, report: Report) -> str | None:
    """UTF-8 bytes as text without its byte order mark; None where they are not UTF-8.

    Characters that do not belong in text are reported, and it is given with them.
    """
    for signature, what in SIGNATURES.items():
        if content.startswith(signature):
            _refuse(report, "not-a-file", Message("this is {what}; a plan is a text file, plan.yaml", what=what))
            return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[:200].count(0) > len(content[:200]) // 4:
        _refuse(report, "encoding", _not_utf8(Message("UTF-16, as Notepad's “Unicode”")))
        return None
    try:
        text = content.removeprefix(BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError as error:
        place = Place(report.file, *_line_and_column(error.object[: error.start].decode(), None))
        rest = content.decode(errors="replace")
        marked = sum(character >= "\x80" for character in rest)
        if error.reason == "unexpected end of data" or rest.count("\ufffd") * 4 < marked:
            report.add(place, "encoding", Message("this letter is not UTF-8, as the rest is; type it again"))
        else:
            report.add(place, "encoding", _of_old_encoding(content))
        return None
    if next(controls(text), None):
        _report_controls(text, report)
    if (at := piled_marks(text)) is not None:
        report.add(Place(report.file, *_line_and_column(text, at)), "control-character", PILED_MARKS)
    return text


_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_STRUCTURE = (
    rf"^(?=[ \t{_SPACES}]*[\t{_SPACES}])[ \t{_SPACES}]*$"
    rf"|^(?= *[{_SPACES}])[ {_SPACES}]+"
    rf"|^ *-[ \t]*[\t{_SPACES}][ \t{_SPACES}]*"
    rf"|^[ -]*[a-z_]+:[ \t]*[{_SPACES}][ \t{_SPACES}]*"
    rf"|(?<![{_SPACES}])[{_SPACES}]+(?=\#)"
)


def with_ordinary_spaces(text: str) -> str:
    """The text with the spaces that YAML has, where those of Word and of web pages hold lines together.

    As indentation, behind a key or a dash, and before a comment; a wide space is two. A line of nothing else is empty.
    """
    if not re.search(rf"[\t{_SPACES}]", text):
        return text
    return re.sub(_STRUCTURE, lambda spaces: _ordinary(spaces[0]), text, flags=re.MULTILINE)


def _ordinary(text: str) -> str:
    return re.sub(rf"[\t{_SPACES}]", lambda space: "  " if space[0] == "\u3000" else " ", text)


def _report_controls(text: str, report: Report) -> None:
    """Report characters that do not belong in text; where they come of text that is garbled, that."""
    from tamduong_cli.plan.garbled import report_garbled

    lines = {
        number: found
        for number, line in enumerate(lines_of(text), 1)
        if (found := [(match.start() + 1, match[0]) for match in itertools.islice(controls(line), _MOST_CONTROLS)])
    }
    garbled = report_garbled(text, report, lines)
    alone = ((number, *found) for number in lines.keys() - garbled for found in lines[number])
    for number, column, character in sorted(alone)[:_MOST_CONTROLS]:
        report.add(Place(report.file, number, column), "control-character", not_seen(character))


def out_of_place(text: str) -> Message | None:
    """What to say of the first character that does not belong in a text, if there is one."""
    if control := next(controls(text), None):
        return not_seen(control[0])
    return PILED_MARKS if piled_marks(text) is not None else None


PILED_MARKS = Message("more than {n} marks stand on one letter here; delete them", n=MOST_MARKS)


def not_seen(character: str) -> Message:
    """What to say of a character that cannot be seen."""
    code = f"U+{ord(character):04X}"
    if "\uf020" <= character <= "\uf0ff":  # where Word puts the signs of fonts that are not Unicode
        return Message(
            "the character {code} is a sign of Word's Symbol or Wingdings font, which others do not have; "
            "delete it, or write '- ' for a bullet",
            code=code,
        )
    if "\ue000" <= character <= "\uf8ff" or "\U000f0000" <= character <= "\U0010fffd":
        return Message("the character {code} is of one font or program alone; delete it", code=code)
    if character == "\xad":
        return Message("the character {code}, a hyphen for the end of a line, cannot be seen; delete it", code=code)
    return Message("the character {code} cannot be seen; delete it", code=code)


def _refuse(report: Report, code: str, message: Message) -> None:
    """Report what is wrong with the file as a whole."""
    report.add(Place(report.file), code, message)


def _not_utf8(encoding: Message) -> Message:
    return Message("the file is not UTF-8 but likely {encoding}; save it again as UTF-8", encoding=encoding)


def _line_and_column(text: str, end: int | None) -> tuple[int, int]:
    lines = lines_of(text[:end])
    return len(lines), len(lines[-1]) + 1


def _of_old_encoding(content: bytes) -> Message:
    """What to say of a file in an encoding that Vietnamese offices still have files in, and how to make it UTF-8.

    Where its words do not tell, the bytes that stand for letters do. TCVN 5712:1993 (TCVN3, the .Vn fonts) has
    letters such as đ and à at A1 to BF, where Windows-1258 has only signs such as © and ®; Windows-1258 writes
    tones as marks of their own, at CC D2 DE EC F2.
    """
    from tamduong_cli.plan.garbled import TCVN3, VNI, garbled_lines

    lines = itertools.islice(garbled_lines(content.decode("latin-1")), 100)
    kinds = [line.kind for line in lines if line.kind in ("tcvn3", "vni", "cp1258")]
    high = sum(byte >= 0x80 for byte in content)
    if kinds:
        kind = max(sorted(set(kinds)), key=kinds.count)
    elif sum(0xA1 <= byte <= 0xBF for byte in content) > high // 10:
        kind = "tcvn3"
    else:
        kind = "cp1258" if any(map(content.count, (0xCC, 0xD2, 0xDE, 0xEC, 0xF2))) else ""
    if kind in ("tcvn3", "vni"):
        return Message(
            "the file is not UTF-8 but likely {encoding}; convert it to Unicode with UniKey's toolkit (Ctrl+Shift+F6), "
            "and save it as UTF-8",
            encoding=TCVN3 if kind == "tcvn3" else VNI,
        )
    if kind == "cp1258":
        return Message(
            "the file is not UTF-8 but likely {encoding}; open it in that encoding, and save it as UTF-8",
            encoding=Message("Windows-1258, the old Vietnamese encoding of Windows"),
        )
    return _not_utf8(Message("an old encoding of Windows"))
