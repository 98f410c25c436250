"""Words that a heading has in capitals alone, in the letters that the rest of the document has them in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tamduong_cli.understanding.outline import is_capitals
from tamduong_cli.understanding.sentences import NAMES, capitalised, in_sentence_case

_KNOWN = {name.lower(): name for name in NAMES}
_LONGEST = 9


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
        plain = in_sentence_case(text).split()
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
            if is_capitals(written) and len(written) > 6:
                continue
            begins = not re.search(r"\w[^.:;!?\n]*$", self._text[max(match.start() - 40, 0) : match.start()])
            ways[written] += 0 if begins and count == 1 else 1
        return ways.most_common(1)[0][0] if ways and (count > 1 or ways.most_common(1)[0][1]) else ""
