"""Which of several names a text means, by the words that they share; and ids made of names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tamduong_cli.letters import folded, plain

_EMPTY = frozenset(
    folded(
        "kỷ niệm năm ngày lễ các của và với cho sự kiện tuyên truyền thời gian tổ chức đối từ đến hết trong "
        "tại về là được có gắn tập trung đợt hoạt động trên địa bàn toàn lần thứ nước những một này do ở để "
        "theo tháng đậm nét sâu the of and for anniversary day years year to in on from is commemoration "
        "riêng thì "
    ).split()
)
"""Words that many names have, so that they tell none from another."""


class Told(NamedTuple):
    """The words by which a text may be told, in order, by themselves and in pairs."""

    words: tuple[str, ...]
    alone: frozenset[str]
    couples: frozenset[tuple[str, str]]


@lru_cache(1 << 14)
def _told(text: str) -> Told:
    words = tuple(word for word in folded(text).split() if word not in _EMPTY and not word.isdigit())
    return Told(words, frozenset(words), frozenset(pairwise(words)))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text by which it may be told, in order; numbers are none."""
    return _told(text).words


def shared(one: str, other: str) -> float:
    """How much of the shorter of two texts the other has, by words in pairs and alone, from 0 to 1."""
    return _shared(_told(one), _told(other))


def _shared(one: Told, other: Told) -> float:
    fewer, more = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if not fewer.words:
        return 0.0
    alone = len(fewer.alone & more.alone) / len(fewer.alone)
    if not fewer.couples:
        return alone
    return (alone + len(fewer.couples & more.couples) / len(fewer.couples)) / 2


def has_words(text: str, words: str) -> bool:
    """Whether a text has all the words by which another may be told; of one that has none it has not."""
    wanted = _told(words).alone
    return bool(wanted) and wanted <= _told(text).alone


class Likeliest(NamedTuple):
    """Which of several names is meant, by its place, None where none is; and whether no other is nearly as likely."""

    place: int | None
    is_sure: bool


class Names:
    """Names, each known by its place among them, and found by the words that a text shares with them."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: list[Told] = []
        self._having: dict[str, list[int]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """One more name, which has the next place."""
        told = _told(name)
        for word in told.alone:
            self._having.setdefault(word, []).append(len(self._names))
        self._names.append(told)

    def _ranked(self, text: str) -> list[tuple[float, int]]:
        """The places of the names that share a word with a text, the likeliest first, with how likely each is."""
        told = _told(text)
        places = {place for word in told.alone for place in self._having.get(word, ())}
        return sorted(
            ((_shared(self._names[place], told), place) for place in places), key=lambda one: (-one[0], one[1])
        )

    def best(self, text: str, least: float = 0.5) -> Likeliest:
        """Which of the names a text means, where it has so much of one; of equal ones the first."""
        ranked = self._ranked(text)
        if not ranked or ranked[0][0] < least:
            return Likeliest(None, False)
        return Likeliest(ranked[0][1], len(ranked) == 1 or ranked[1][0] <= ranked[0][0] - 0.15)

    def ranked(self, text: str, least: float = 0.5) -> list[int]:
        """The places of the names that a text means, the likeliest first."""
        return [place for likely, place in self._ranked(text) if likely >= least]

    def meant(self, text: str, least: float = 0.6) -> list[int]:
        """All of the names that a text means, by their places, in order."""
        return sorted(self.ranked(text, least))


_LEFT_OUT = (
    r"^(?:lễ |mít tinh |tổ chức |hoạt động )*kỷ niệm(?: lần thứ)?\s*|\b\d+ năm\b|^\s*(?:các )?ngày\s+|\b\d+(?:st|nd|rd"
    r"|th)\b|\blần thứ \w+\b"
    r"|\b(?:nước|của|và|các|cho|the|of|and|anniversary|trên địa bàn)\b|\([^()]*\)|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
    r"|[“”\"]"
)
_MOST = 6
"""Of how many words an id is made."""


def new_id(name: str, taken: Collection[str], most: int = _MOST, otherwise: str = "muc") -> str:
    """An id made of the first words of a name that tell it from others, and that nothing else has.

    >>> new_id("Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ", ())
    'chien-thang-dien-bien-phu'
    """
    text = name
    for _ in range(3):
        text = re.sub(_LEFT_OUT, " ", text.strip(), flags=re.IGNORECASE)
    text = re.sub(r"^\s*ngày\s+", "", text.strip(), flags=re.IGNORECASE)
    if len(text.split()) > most:
        text = re.split(r"(?<=\w) (?:gắn với|nhân dịp|thực hiện|nhằm|trên địa bàn)\b|[;:]", text)[0]
    words = [word for word in text.split() if plain(word)] or name.split()
    count = min(most, len(words))
    while count < min(len(words), most + 2) and words[count - 1][0].isupper() and words[count][0].isupper():
        count += 1  # a name is not cut in two
    for length in range(count, min(len(words), most + 4) + 1):
        id = plain(" ".join(words[:length]))
        id = (f"{otherwise}-{id}" if not id[:1].isalpha() else id).rstrip("-")
        if id not in taken:
            return id
    number = 2
    while f"{id}-{number}" in taken:
        number += 1
    return f"{id}-{number}"
