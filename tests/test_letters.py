"""Vietnamese on streams that lack its letters, and texts compared: what is kept, and that a loss is said."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.language import printable
from tamduong_cli.letters import controls, encodable, folded

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LOWER = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
LETTERS = "".join([*LOWER, *(letter.upper() for letter in LOWER)])


@pytest.mark.parametrize(
    ("text", "encoding", "written", "lost"),
    [
        ("", "ascii", "", False),
        ("plan 2024", "ascii", "plan 2024", False),
        ("Điện Biên Phủ", "utf-8", "Điện Biên Phủ", False),
        ("Điện Biên Phủ", "utf-16-le", "Điện Biên Phủ", False),
        ("Điện Biên Phủ", "ascii", "Dien Bien Phu", True),
        ("Điện Biên Phủ", "latin-1", "Dien Biên Phu", True),
        ("Điện Biên Phủ", "cp1258", "Điê\u0323n Biên Phu\u0309", False),
        ("ngày 07 tháng 5", "latin-1", "ngày 07 tháng 5", False),
        ("ngày 07 tháng 5", "cp1258", "ngày 07 tháng 5", False),
        ("Ứng, ữ, Ợ", "cp1258", "Ư\u0301ng, ư\u0303, Ơ\u0323", False),
        ("đ Đ ơ Ư ậ Ỹ", "ascii", "d D o U a Y", True),
        ("22/11/2023 – 17/12/2023", "ascii", "22/11/2023 - 17/12/2023", True),
        ("22/11/2023 – 17/12/2023", "cp1258", "22/11/2023 – 17/12/2023", False),
        ("12/12/2023 − 20", "cp1258", "12/12/2023 - 20", True),
        ("“a” ‘b’ … · •", "ascii", "\"a\" 'b' ... - *", True),
        ("█░●○", "ascii", "????", True),
        ("lễ 🎉!", "cp1258", "lê\u0303 ?!", True),
        ("lễ 🎉!", "utf-8", "lễ 🎉!", False),
        ("\udcff.yaml", "utf-8", "?.yaml", True),
        ("\u0323", "ascii", "?", True),
        ("\x1b[1m đậm \x1b[0m", "ascii", "\x1b[1m dam \x1b[0m", True),
    ],
)
def test_a_text_has_what_the_encoding_can_write(text: str, encoding: str, written: str, lost: bool) -> None:
    assert encodable(text, encoding) == (written, lost)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_vietnamese_letter_comes_back_from_windows_1258(letter: str) -> None:
    written, lost = encodable(letter, "cp1258")
    assert unicodedata.normalize("NFC", written.encode("cp1258").decode("cp1258")) == letter
    assert not lost


def test_every_vietnamese_letter_has_one_letter_in_ascii() -> None:
    plain = "".join(base * 6 for base in "aaaeeiooouuy") + "d"
    assert encodable(LETTERS, "ascii") == (plain + plain.upper(), True)


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1258", "cp1252", "cp437", "utf-8"]))
def test_whatever_the_text_it_can_be_written_and_nothing_is_lost_unsaid(text: str, encoding: str) -> None:
    written, lost = encodable(text, encoding)
    decoded = written.encode(encoding).decode(encoding)
    assert lost or unicodedata.normalize("NFC", decoded) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Huyện uỷ", "HUYỆN ỦY"),
        ("văn hoá", "văn hóa"),
        ("tuý, thuý", "túy, thúy"),
        ("khoẻ", "khỏe"),
        ("liệt sỹ", "liệt sĩ"),
        ("kỷ niệm", "kỉ niệm"),
        ("li ti", "ly ty"),
        ("Quý I", "quí I"),
        ("Điện Biên Phủ", unicodedata.normalize("NFD", "điện biên phủ")),
        ("năm 2023 - 2024", "năm 2023–2024"),
        ("2023‑2024", "2023−2024"),
        ("  văn hóa,\tthể\u00a0thao.\n", "văn hóa - thể thao"),
        ("“Đền ơn đáp nghĩa”", "đền_ơn_đáp_nghĩa!"),
        ("STRASSE", "straße"),
        ("α\u0345\u0308", "α\u0308\u0345"),
        ("...", ""),
    ],
)
def test_the_same_words_fold_to_the_same_text(text: str, other: str) -> None:
    assert folded(text) == folded(other)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("hòa", "hoa"),
        ("hòa", "hóa"),
        ("kỷ", "kỹ"),
        ("đ", "d"),
        ("o", "ơ"),
        ("tay", "tai"),
        ("thuy", "thui"),
        ("mây", "mâi"),
        ("ý", "í"),
        ("quyt", "quit"),
        ("anh em", "anhem"),
        ("1.5", "15"),
        ("Lễ 1", "Lễ 2"),
    ],
)
def test_other_words_do_not(text: str, other: str) -> None:
    assert folded(text) != folded(other)


@pytest.mark.parametrize("letter", LOWER)
def test_every_vietnamese_letter_folds_with_its_capital_and_to_no_other_letter(letter: str) -> None:
    assert folded(letter) == folded(letter.upper()) == folded(unicodedata.normalize("NFD", letter))
    assert [other for other in LOWER if folded(other) == folded(letter)] == [letter]


@given(st.text())
def test_a_text_folds_whatever_it_is_and_alike_in_all_its_forms(text: str) -> None:
    assert folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFD", text)) == folded(text)
    assert folded(f" {text}\n") == folded(text)


SEEN = {0x9, 0xA, 0xD, 0x70F, 0x6DD, 0x8E2, 0x110BD, 0x110CD, *range(0x600, 0x606), 0x890, 0x891}
"""Tabs and line ends, and formats that have a shape (Prepended_Concatenation_Mark)."""


def hides(number: int) -> bool:
    """Whether a character is none, is one font's own, or cannot be seen, as the database of Unicode has it."""
    noncharacter = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    character = chr(number)
    unseen = unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") and number not in SEEN
    return noncharacter or unseen


def test_every_character_that_cannot_be_seen_is_found_and_no_other() -> None:
    assigned = [number for number in range(0x110000) if unicodedata.category(chr(number)) != "Cn" or hides(number)]
    found = {ord(match[0]) for number in assigned for match in controls(chr(number))}
    assert [hex(number) for number in assigned if hides(number) != (number in found)][:20] == []


@pytest.mark.parametrize(
    "text",
    [
        *("❤️", "1️⃣", "#️⃣", "ℹ️", "™️", "©️", "‼️", "✔️", "➡️", "㊗️", "☀️", "☎︎"),
        *("👩‍🏫", "👨‍👩‍👧", "🏳️‍🌈", "❤️‍🔥", "🧑🏽‍⚖️", "🇻🇳", "⭐", "🎉"),
        "Yêu ❤️‍🔥 nước, 1️⃣ hai 👩‍🏫",
        unicodedata.normalize("NFD", "Đường lối kháng chiến, Ủy ban"),
        "a\u00a0b – “c” … « d » № ° ²",
    ],
)
def test_emoji_and_marks_on_letters_are_seen(text: str) -> None:
    assert [ascii(match[0]) for match in controls(text)] == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        *(("a\u200db", 1), ("\u200d", 0), ("👩\u200d", 1), ("👩\u200d x", 1), ("\u200d🏫", 0), ("ệ\u200d🏫", 1)),
    ],
    ids=ascii,
)
def test_what_joins_emoji_hides_anywhere_else(text: str, at: int) -> None:
    assert [match.start() for match in controls(text)] == [at]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Điện Biên", "Điện Biên"),
        ("❤️ 1️⃣", "❤️ 1️⃣"),
        ("a\x1b[2J", "a\\x1b[2J"),
        ("a\U000e0041\uf0b7", "a\\U000e0041\\uf0b7"),
    ],
)
def test_what_cannot_be_seen_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert printable(text) == shown
