"""Which of several names a text means, by the words that they share; and ids made of names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
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


def words_of(text: str) -> list[str]:
    """The words of a text by which it may be told, in order; numbers are none."""
    return [word for word in folded(text).split() if word not in _EMPTY and not word.isdigit()]


def shared(one: str, other: str) -> float:
    """How much of the shorter of two texts the other has, by words in pairs and alone, from 0 to 1."""
    first, second = words_of(one), words_of(other)
    if not first or not second:
        return 0.0
    fewer, more = sorted((first, second), key=len)
    alone = len(set(fewer) & set(more)) / len(set(fewer))
    if len(fewer) < 2:
        return alone
    couples = set(pairwise(fewer))
    return (alone + len(couples & set(pairwise(more))) / len(couples)) / 2


class Likeliest(NamedTuple):
    """Which of several names is meant, by its place, None where none is; and whether no other is nearly as likely."""

    place: int | None
    is_sure: bool


def best(text: str, names: Sequence[str], least: float = 0.5) -> Likeliest:
    """Which of the names a text means, where it has so much of one."""
    ranked = sorted(((shared(name, text), -index) for index, name in enumerate(names)), reverse=True)
    if not ranked or ranked[0][0] < least:
        return Likeliest(None, False)
    return Likeliest(-ranked[0][1], len(ranked) == 1 or ranked[1][0] <= ranked[0][0] - 0.15)


def has_words(text: str, words: str) -> bool:
    """Whether a text has all the words by which another may be told; of one that has none it has not."""
    wanted = set(words_of(words))
    return bool(wanted) and wanted <= set(words_of(text))


def meant(text: str, names: Sequence[str], least: float = 0.6) -> list[int]:
    """All of the names that a text means, by their places."""
    return [index for index, name in enumerate(names) if shared(name, text) >= least]


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
        id = f"{otherwise}-{id}" if not id[:1].isalpha() else id
        if id not in taken:
            return id.rstrip("-")
    number = 2
    while f"{id}-{number}" in taken:
        number += 1
    return f"{id}-{number}"
