"""Texts cut into sentences, and sentences into clauses that each say one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tamduong_cli.dates.vocabulary import DASHES
from tamduong_cli.letters import CAPITAL

_ABBREVIATION = re.compile(
    r"(?:\b(?:TP|Tp|KT|TM|TL|TUQ|ThS|TS|PGS|GS|BS|Mr|Mrs|Dr|No|St|v\.v|tr|q|P|Q|T|H|X|đ/c|Đ/c)|\b\w)$"
)
_ENDS = re.compile(rf"[.!?…]+[”\"’)\]]*(?=\s+[{CAPITAL}“\"‘(\[*-])|;(?=\s)")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its stop; a semicolon outside brackets ends one too.

    >>> sentences("Treo cờ từ ngày 01/9. Báo cáo trước ngày 10/9; gửi về TP. Huế.")
    ['Treo cờ từ ngày 01/9.', 'Báo cáo trước ngày 10/9;', 'gửi về TP. Huế.']
    """
    found, begin = [], 0
    for end in _ENDS.finditer(text):
        before = text[begin : end.start()]
        is_inside = before.count("(") > before.count(")") or before.count("“") > before.count("”")
        if is_inside and not end[0].endswith((")", "”")):
            continue
        if end[0] == "." and _ABBREVIATION.search(before[-8:]) and not before[-1:].isdigit():
            continue
        found.append(text[begin : end.end()].strip())
        begin = end.end()
    found.append(text[begin:].strip())
    return [part for sentence in found for part in in_parts(sentence) if part]


_LONGEST = 2_000
"""Of how many characters a text is read as one; no line and no sentence of a plan has more."""


def in_parts(text: str) -> Iterator[str]:
    """A text, or parts of one that is too long, each to the end of a sentence, or else of a word."""
    while len(text) > _LONGEST:
        ends = (text.rfind(end, _LONGEST // 2, _LONGEST) + len(end) for end in (". ", "; ", " "))
        at = next((end for end in ends if end > _LONGEST // 2), _LONGEST)
        yield text[:at].strip()
        text = text[at:].strip()
    yield text.strip()


@lru_cache(1 << 12)
def trimmed(text: str) -> str:
    """A text without what stands about a thing's name: bullets, marks, stops, words that only join."""
    text = re.sub(r"\s+(?=[,;.](?:\s|$))", "", re.sub(r"\s+", " ", text).strip())
    text = re.sub(r"\s*\.?/\.$", "", text)  # ./. ends a document of the State
    before = None
    while text != before:
        before = text
        text = re.sub(
            rf"^(?:[{DASHES}\s,;:.*+•]+|(?:và|đồng thời|ngoài ra|trong đó|riêng|and|also)\b[,:]?\s+)",
            "",
            text,
            flags=re.IGNORECASE,
        )
        text = re.sub(rf"(?:[{DASHES}\s,;:*(\[]+|\(\s*\)|\[\s*\]|(?<!\.\.)\.)$", "", text)
        text = re.sub(r"\s*\(\s*\)", "", text)
    return text


def capitalised(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]


def in_sentence_case(text: str) -> str:
    """What is written in capitals alone as a sentence has it; anything else as it is.

    >>> in_sentence_case("T/M BAN THƯỜNG VỤ"), in_sentence_case("Phó Bí thư")
    ('T/M Ban Thường vụ', 'Phó Bí thư')
    """
    letters = [sign for sign in text if sign.isalpha()]
    if not letters or not all(sign.isupper() for sign in letters):
        return text
    return re.sub(r"[^\W\d_]+(?:/[^\W\d_]+)?|\S", _word, _with_names(text))


_KEPT = {
    *(
        "UBND",
        "HĐND",
        "MTTQ",
        "UBMTTQ",
        "BTG",
        "BCH",
        "BTV",
        "BCĐ",
        "LLVT",
        "TNCS",
        "LHPN",
        "CCB",
        "NXB",
        "THPT",
        "THCS",
    ),
    *("T/M", "TM", "KT", "TL", "TUQ", "T/L", "K/T", "VHNT", "CTMTTQ", "QĐND", "CAND", "XHCN", "CHXHCN", "QTKD", "PCCC"),
}
NAMES = (
    *(
        "Ban Thường vụ",
        "Ban Chấp hành",
        "Ban Thường trực",
        "Phó Bí thư",
        "Bí thư",
        "Ủy ban nhân dân",
        "Hội đồng nhân dân",
    ),
    *("Phó Chủ tịch", "Chủ tịch", "Phó Giám đốc", "Giám đốc", "Phó Hiệu trưởng", "Hiệu trưởng", "Phó Trưởng ban"),
    *("Trưởng ban", "Phó Trưởng phòng", "Trưởng phòng", "Chánh Văn phòng", "Phó Chánh Văn phòng", "Ban Chỉ đạo"),
    *("Ban Tổ chức", "Ủy ban Mặt trận Tổ quốc", "Việt Nam", "Đảng ủy", "Huyện ủy", "Tỉnh ủy", "Thành ủy", "Đảng bộ"),
)
"""What keeps its capitals where all else has lost them."""


def _with_names(text: str) -> str:
    low = text.capitalize() if not re.match(r"[^\W\d_]+/", text) else text
    words = [word if word.strip(".,:()") in _KEPT else None for word in text.split(" ")]
    lowered = [kept or word.lower() for kept, word in zip(words, text.split(" "), strict=True)]
    low = " ".join(lowered)
    for name in sorted(NAMES, key=len, reverse=True):
        low = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, low, flags=re.IGNORECASE)
    first = next((index for index, word in enumerate(words) if word is None), None)
    if first == 0 or first is None:
        return capitalised(low)
    parts = low.split(" ")
    parts[first] = capitalised(parts[first])
    return " ".join(parts)


def _word(match: re.Match[str]) -> str:
    return match[0]
