"""Events whose days stand behind their names: in a pair (7/5/1954 - 7/5/2024), or alone in brackets (19/5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tamduong_cli.dates.vocabulary import CLOCK, DASH
from tamduong_cli.understanding.cues import COMMEMORATED, DUE_BEFORE, HELD
from tamduong_cli.understanding.found import Thing, Where, thing_at
from tamduong_cli.understanding.mentions import is_over
from tamduong_cli.understanding.moments import Moment, Pair, lowered, moments, pairs
from tamduong_cli.understanding.sentences import capitalised, trimmed
from tamduong_cli.understanding.summaries import event_name, with_its_row


def anniversaries(text: str, said: list[Moment], where: Where) -> list[Pair]:
    """The pairs of a text that are of anniversaries: all that have days, and those of years that say so."""
    return [pair for pair in pairs(text, said, where.years.plan) if _is_anniversary(text, pair, where)]


def _is_anniversary(text: str, pair: Pair, where: Where) -> bool:
    if pair.day.precision != "year":
        return True
    before = lowered(text)[: pair.start]
    if re.match(r"\W*(?:trong|qua|giai đoạn|sau)\b", before):
        return False
    return where.is_item and bool(re.search(r"kỷ niệm|\d+ (?:năm|years)|ngày |anniversary|chiến thắng|sinh", before))


def bracketed(text: str, said: list[Moment], where: Where) -> Iterator[Pair]:
    """The days in brackets behind an event's name: Ngày sinh Chủ tịch Hồ Chí Minh (19/5)."""
    if not (where.is_item or where.part in (None, "content", "time")):
        return
    begin = 0
    for moment in said:
        if not _is_in_brackets(text, moment) or len(moment.dates) != 1 or not moment.dates[0].has_days:
            continue
        name = lowered(event_name(trimmed(text[begin : moment.start].rstrip("( "))))
        name = re.sub(r"^(?:dịp|nhân dịp|nhân|tuyên truyền|chào mừng|hưởng ứng|và|,)\s+", "", name)
        if COMMEMORATED.match(name) and not DUE_BEFORE.search(lowered(text[max(moment.start - 160, 0) : moment.start])):
            begin = max(text.find(")", moment.end - 1) + 1, moment.end)
            yield Pair(moment.start, begin, "", moment.written, moment.dates[0])


def _is_in_brackets(text: str, moment: Moment) -> bool:
    opens = text.startswith("(", moment.start) or text[: moment.start].rstrip().endswith("(")
    closes = text[: moment.end].endswith(")") or text[moment.end :].lstrip()[:1] in (")", ",")
    return opens and closes


def events(text: str, named: list[Pair], where: Where) -> list[Thing]:
    """The events of a text whose days stand behind their names; what is over is none."""
    found = []
    begin = 0
    for index, pair in enumerate(named):
        if is_over(text[pair.end :]):
            break
        name = trimmed(_BEGINS_WITH_A_TIME.sub("", text[begin : pair.start]).rstrip("( "))
        if index + 1 == len(named):
            name += _joined(text[pair.end :], where)
        begin = pair.end
        event = thing_at("event", capitalised(with_its_row(event_name(name), where.name)), text, where)
        is_completed = not re.search(r"\d{4}", text[pair.start : pair.end])
        event = event._replace(date=pair.date, days=(pair.day,), origin=pair.origin, is_completed=is_completed)
        found.append(event)
    return found


_BEGINS_WITH_A_TIME = re.compile(rf"^{CLOCK}(?: ?{DASH} ?{CLOCK})?\s*[:,]\s*", re.IGNORECASE)
_LONGEST_JOINED = 90


def _joined(rest: str, where: Where) -> str:
    """What belongs to a name behind its day: … (03/02/1930 - 03/02/2024) và mừng Xuân Giáp Thìn 2024."""
    more = re.match(r"\)?\s*(?:,|và|gắn với|gắn|&|and)\s+(?!các\b)", rest)
    if not more or len(rest) >= _LONGEST_JOINED or moments(rest, where.years):
        return ""
    words = trimmed(rest[more.end() :])
    join = more[0].strip(" ),")
    return "" if HELD.match(lowered(words)) else f" {join} {words}" if join else f", {words}"


def is_in_a_name(moment: Moment, named: list[Pair]) -> bool:
    """Whether a day is a part of an event's name: Ngày Quốc tế Lao động 1/5 (1/5/1886 - 1/5/2024)."""
    return any(
        pair.start <= moment.start < pair.end
        or (moment.is_completed and moment.end <= pair.start <= moment.end + 3 and moment.first == pair.day.first)
        for pair in named
    )
