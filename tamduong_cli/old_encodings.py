"""The encodings that Vietnamese text is found in, and text taken back to the bytes that it was read from."""

from __future__ import annotations

import re
from functools import cache

from tamduong_cli.dates.vocabulary import composed
from tamduong_cli.letters import encodable

_TCVN3 = " ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ "
"""The letters of TCVN 5712:1993 from A0 on, as the .Vn fonts have them, and a space where they have none."""

_VNI_TONES = "\u0301\u0300\u0309\u0303\u0323"
_VNI_HATS = {"\u0302": "âáàåãä", "\u0306": "êéèúüë"}
_VNI_MARKS = dict(zip("ùøûõï", _VNI_TONES, strict=True)) | {
    mark: hat + tone for hat, marks in _VNI_HATS.items() for mark, tone in zip(marks, ("", *_VNI_TONES), strict=True)
}
"""What stands after a vowel in the VNI fonts."""
_VNI_LETTERS = str.maketrans("ôöñæóòîÔÖÑÆÓÒÎ", "ơưđỉĩịỵƠƯĐỈĨỊỴ")
_VNI_VOWEL = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])|[ôöñæóòîíì]", re.IGNORECASE)


def encoded(text: str, encoding: str) -> bytes | None:
    """The bytes of which a text was read in this encoding, as programs read it; None where it has other letters."""
    codes = _codes(encoding)
    if encoding == "cp1258" and not all(sign.isascii() or sign in codes for sign in text):
        text, lost = encodable(text, encoding)
        if lost:
            return None
    try:
        return bytes(ord(sign) if sign.isascii() else codes[sign] for sign in text)
    except KeyError:
        return None


@cache
def _codes(encoding: str) -> dict[str, int]:
    """The bytes of letters; a byte that stands for none is read as the control character of its number."""
    letters = {bytes([code]).decode(encoding, "ignore"): code for code in range(0x80, 0x100)}
    return {**{chr(code): code for code in range(0x80, 0xA0)}, **letters}


def of_utf8(content: bytes) -> str | None:
    """What UTF-8 says."""
    if content.endswith(b"\xc3"):
        content += b"\xa0"  # à at the end of a word: a no-break space, which is easily lost
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


def of_windows_1258(content: bytes) -> str | None:
    """What Windows-1258 says, in which tones are marks that follow their letter; None for a byte that it lacks."""
    try:
        return composed(content.decode("cp1258"))
    except UnicodeDecodeError:
        return None


def of_tcvn3(content: bytes) -> str | None:
    """What TCVN3 (ABC) says; its capitals with a tone are small letters in a font of capitals."""
    text = content.decode("cp1252", "replace")
    letters = [_TCVN3[code - 0xA0] if code >= 0xA0 else sign for code, sign in zip(content, text, strict=True)]
    return None if any(letter == " " for letter in letters) else "".join(letters)


def of_vni(content: bytes) -> str | None:
    """What the VNI fonts say: a vowel, and its tone and hat as a letter that follows it.

    >>> of_vni("Kyû nieäm".encode("cp1252"))
    'Kỷ niệm'
    """

    def letter(match: re.Match[str]) -> str:
        vowel, mark = match.groups() if match[1] else (match[0], "")
        return composed(vowel.translate(_VNI_LETTERS) + _VNI_MARKS.get(mark.lower(), ""))

    text = content.decode("cp1252", "replace")
    rest = _VNI_VOWEL.sub("", text)
    return _VNI_VOWEL.sub(letter, text) if not any("À" <= sign <= "ÿ" for sign in rest) else None
