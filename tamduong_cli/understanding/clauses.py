"""A sentence with several days cut into clauses, one for each of them; what says the same days again counts once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tamduong_cli.dates.date import joined
from tamduong_cli.dates.figures import numeric
from tamduong_cli.understanding.cues import CLOSES_BETWEEN, OPENS_BEFORE
from tamduong_cli.understanding.moments import Moment, lowered
from tamduong_cli.understanding.summaries import joins_begin


class Clause(NamedTuple):
    """A part of a text, from `start` to before `end`, and the moment in it."""

    start: int
    end: int
    moment: Moment


def merged(text: str, said: list[Moment]) -> list[Moment]:
    """The moments, one for the days from one on which something begins to one on which it ends.

    As in: bắt đầu từ 20/02/2025, kết thúc ngày 25/3/2025.
    """
    low = lowered(text)
    found: list[Moment] = []
    for moment in said:
        if found and _is_until(low, found[-1], moment):
            before = found.pop()
            first, last = before.dates[0].first_day, moment.dates[-1].last_day
            days = joined(first, last)._replace(is_run=True)
            written = f"{numeric(first.first)} - {numeric(last.last)}"
            moment = Moment(before.start, moment.end, (days,), written, True, moment.is_unsure)
        found.append(moment)
    return found


def _is_until(low: str, first: Moment, last: Moment) -> bool:
    if first.first >= last.last or not CLOSES_BETWEEN.match(low[first.end : last.start]):
        return False
    begins = OPENS_BEFORE.search(low[: first.start]) or re.search(r"(?:từ|trong) $", low[: first.start])
    is_short = first.is_day or first.dates[0].precision == "month"
    return is_short and bool(begins or low.startswith(("từ", "trong"), first.start))


def once(text: str, said: list[Moment]) -> tuple[list[Moment], list[Moment]]:
    """The moments, and apart from them those that say the days of the one before them again, in other words."""
    kept: list[Moment] = []
    again: list[Moment] = []
    for moment in said:
        (again if kept and _says_again(lowered(text), kept[-1], moment) else kept).append(moment)
    return kept, again


def _says_again(low: str, before: Moment, moment: Moment) -> bool:
    """Whether a moment is the one before it in other words: the same days, or those of the other calendar beside it."""
    between = low[before.end : moment.start]
    if (before.first, before.last) == (moment.first, moment.last):
        return len(between) < 25
    if any(date.by_moon for date in moment.dates) == any(date.by_moon for date in before.dates):
        return False
    if re.fullmatch(r"\s*,?\s*\(?(?:tức|nhằm|là|hay|i\.e\.)?(?: là)?\s*", between):
        return True
    return (between.lstrip().startswith("(") or low.startswith("(", moment.start)) and ")" not in between


_BREAK = re.compile(r"\)?\s*(?:[,;]|\bvà\b|\band\b|\.)\s*")


def clauses(text: str, said: list[Moment]) -> Iterator[Clause]:
    """The text cut so that each part has one of the moments, with the words that are about it."""
    begin = 0
    for moment, following in pairwise(said):
        gap = text[moment.end : following.start]
        near = _BREAK.match(gap)
        if near and re.search(r"\w{2,}\W+\w{2,}", gap[near.end() :]):
            cut = moment.end + near.end()
        elif breaks := list(re.finditer(r"[,;.:]\s|\s(?:và|and)\s", gap)):
            cut = moment.end + breaks[-1].end()
        else:
            cut = moment.end + joins_begin(gap)
        yield Clause(begin, cut, moment)
        begin = cut
    if said:
        yield Clause(begin, len(text), said[-1])
