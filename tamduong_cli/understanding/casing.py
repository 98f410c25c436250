"""Words that a heading has in capitals alone, in the letters that the rest of the document has them in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tamduong_cli.understanding.outline import is_capitals
from tamduong_cli.understanding.sentences import NAMES, capitalised, in_sentence_case

_KNOWN = {name.lower(): name for name in NAMES}
_LONGEST = 9
_OFFICE = re.compile(r"(?:Phòng|Sở|Ban|Trung tâm|Hội|Đoàn|Trường|Công an|Đài|Chi cục|Cục|Bộ|Văn phòng|Liên đoàn|Trạm) ")
_LEVELS = (
    r"(?:(?:huyện|tỉnh|thành|quận|thị|xã) (?:ủy|uỷ|đoàn)|huyện|xã|phường|tỉnh|quận|thị trấn|thị xã|thành phố"
    r"|(?:thcs|thpt|th&thcs|tiểu học|mầm non)) "
    r"(?!ủy|uỷ|đoàn|đội|hội|viên|xã\b)"
)
_PLACE = re.compile(
    rf"\b(?P<level>{_LEVELS})(?P<name>(?:(?!năm\b|và\b|lần\b|khóa\b|nhiệm\b|trong\b|giai\b)[^\W\d_]+(?: |$))"
    r"{1,3})",
    re.IGNORECASE,
)


_ENGLISH_OFFICE = re.compile(
    r"\b(?:committee|department|office|council|board|commission|centre|center|union|association|district|commune|ward"
    r"|province|school|police)\b",
    re.IGNORECASE,
)
_SMALL_IN_ENGLISH = ("of", "and", "the", "for", "in", "on", "at")


def _with_place_names(text: str) -> str:
    """A text that has lost its capitals with those of the places, and the offices, that it names."""
    if _ENGLISH_OFFICE.search(text):
        words = text.lower().split()
        return " ".join(word if word in _SMALL_IN_ENGLISH else capitalised(word) for word in words)
    if office := _OFFICE.match(text):
        own = re.sub(r"(?:^|(?<=, )|(?<=và )|(?<=- ))[^\W\d_]", lambda first: first[0].upper(), text[office.end() :])
        text = office[0] + own

    def named(place: re.Match[str]) -> str:
        level = place["level"].lower() if place.start() else place["level"]
        return level + re.sub(r"(?<!\w)[^\W\d_]", lambda first: first[0].upper(), place["name"])

    return _PLACE.sub(named, text)


class Casing:
    """The letters, large and small, in which a document writes its words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n".join(" ".join(text.split()) for text in texts if not is_capitals(text))[:200_000]
        self._low = self._text.lower()

    def of(self, text: str) -> str:
        """A text in capitals as the document writes its words elsewhere, longest first; another text as it is."""
        if not is_capitals(text):
            return text
        words = text.split()
        plain = _with_place_names(in_sentence_case(text)).split()
        found: list[str] = []
        at = 0
        while at < len(words):
            for until in range(min(at + _LONGEST, len(words)), at, -1):
                written = self._written(" ".join(words[at:until]), until - at)
                if written:
                    found += written.split()
                    at = until
                    break
            else:
                found.append(plain[at] if len(plain) == len(words) else words[at].lower())
                at += 1
        return capitalised(" ".join(found))

    def _written(self, words: str, count: int) -> str:
        """How the document writes these words within its sentences; "" where it does not have them."""
        low = words.lower()
        if len(low) != len(words) or len(self._low) != len(self._text):
            return ""
        if low in _KNOWN:
            return _KNOWN[low]
        ways: Counter[str] = Counter()
        for match in re.finditer(rf"(?<!\w){re.escape(low)}(?!\w)", self._low):
            written = self._text[match.start() : match.end()]
            if is_capitals(written) and (" " in written or len(written) > 6):
                continue
            begins = not re.search(r"\w[^.:;!?\n]*$", self._text[max(match.start() - 40, 0) : match.start()])
            ways[written] += 0 if begins and count == 1 else 1
        return ways.most_common(1)[0][0] if ways and (count > 1 or ways.most_common(1)[0][1]) else ""
