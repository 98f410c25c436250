"""A count of days beside a range of another length: nghỉ 7 ngày, 10 - 17/02."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from tamduong_cli.dates.dates_in_texts import LUNAR_MARK, Slip, pattern
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import DAYS, FROM, LUNAR_MARKS, STEMS, TO, WEEKDAY, YEAR
from tamduong_cli.language import plural

_DAY = rf"(?:{WEEKDAY},? )?(?:ngày )?"
_RANGE = (
    rf"(?:{FROM} )?{_DAY}(?P<d1>\d\d?)(?:(?:/| tháng )(?P<m1>\d\d?)(?:(?:/| năm )(?P<y1>{YEAR}))?)?"
    rf"(?: ?- ?| {TO} )(?:hết )?{_DAY}(?P<d2>\d\d?)(?:/| tháng )(?P<m2>\d\d?)(?:(?:/| năm )(?P<y2>{YEAR}))?"
    rf"(?![\w/%])(?![.,]\d)(?!-\w)(?!{LUNAR_MARK})"
)
_LENGTH = rf"(?<![\w/.,])(?<!\d-)(?<!\d - )(?P<length>(?P<count>\d{{1,3}}) {DAYS}\b)(?: (?:liên tục|liên tiếp|liền))?"
_LENGTH_THEN_RANGE = rf"{_LENGTH}(?:(?:,|:| -)? (?={FROM} )|(?:,|:| -) ?| ?\()(?P<range>{_RANGE})"
_WORDS = r"(?:(?:trong|là|gồm|tổng cộng|tổng số|tổng|cộng|kéo dài|nghỉ|được nghỉ|thời gian|bằng) )*"
_RANGE_THEN_LENGTH = (
    rf"(?<![\w/.-])(?<!- )(?P<range>{_RANGE})(?: ?(?P<open>\()|,? ){_WORDS}{_LENGTH}(?(open)\)|(?=[.;)]|$))"
)
_QUALIFIED = (
    r"(?:\b(?:sau|trước|cách|quá|còn|hơn|gần|khoảng|chừng|nhất|thiểu|đa|vòng|dưới|trên|cứ|thêm|bù|hạn|đủ|tới|đến|hoặc|và"
    r"|thứ|lần|within|after|before|about|least|most|over|under|or|and)|[-/x+])\s*$"
)
_OTHERWISE = (
    r"\b(?:không kể|không tính|không bao gồm|chưa kể|chưa tính|chưa bao gồm|trừ|ngoài|làm việc|ngày công|thực học"
    r"|mỗi|từng|lần lượt|luân phiên|xen kẽ|cách nhật|bình quân|trung bình|trong đó|chia (?:thành|làm)|\d đợt|một số"
    r"|except|excluding|working|each|every|per|average)\b"
)
"""Words with which a range may have more days than are counted."""
_OFF = r"\bnghỉ\b|holiday|days off"
_TAUGHT = r"\b(?:tập huấn|bồi dưỡng|huấn luyện|lớp|học|ôn|thực tập|training|course)\b"
"""What is held on Saturdays too, and not on Sundays."""
_ENDS = r"[.;!?](?= )|\n"
_ANOTHER = r",? ?(?:và|cùng|hoặc|&|\+|;|and)\b|,? (?:và |từ |ngày )*\d\d?(?:/|-| - | tháng )\d"
_ANOTHER_BEFORE = r"\d ?(?:,|và|;|&|\+|hoặc|and)(?: (?:từ|ngày))* ?$"
_REACH = 200
"""How much of a sentence is looked at, in characters."""


class _Range(NamedTuple):
    """A range as its numbers; a year is None where the text has none."""

    first: tuple[int, int]
    last: tuple[int, int]
    years: tuple[int, int] | None

    def spans(self) -> Iterator[Span]:
        """The days that it may mean: where there is no year, in an ordinary one and in a leap year."""
        turns = int(self.first > self.last)
        for begin, end in [self.years] if self.years else [(2023 - turns, 2023), (2024 - turns, 2024)]:
            try:
                span = Span(datetime.date(begin, *self.first), datetime.date(end, *self.last))
            except ValueError:
                return
            if span.days > 1:
                yield span

    def working_days(self, span: Span, week: int) -> set[int]:
        """How many days of the week's first `week` weekdays it may have."""
        begins = [span.first.weekday()] if self.years else range(7)
        return {sum((begin + day) % 7 < week for day in range(span.days)) for begin in begins}


def day_counts(text: str) -> Iterator[Slip]:
    """A count of days right before or behind a range with another number of days, both ends included.

    Where the range may have days that are not counted, or days that others have, nothing is said.
    """
    lowered = text.lower()
    if any(mark in lowered for mark in (*LUNAR_MARKS, *(f"năm {stem}" for stem in STEMS))):
        return
    for order in (_LENGTH_THEN_RANGE, _RANGE_THEN_LENGTH):
        for match in pattern(order).finditer(text):
            found, count = _range(match), int(match["count"])
            clause = found and count > 1 and _clause(text, match)
            if not found or not clause or _may_be_lunar(found, lowered):
                continue
            spans = list(found.spans())
            if not spans or any(_fits(count, span, found, clause) for span in spans):
                continue
            message = plural(
                "the text says {count}, but {range} is {n} day, the first and the last included",
                "the text says {count}, but {range} is {n} days, the first and the last included",
                n=spans[0].days,
                count=match["length"],
                range=match["range"],
            )
            yield Slip("day-count", message)


def _fits(count: int, span: Span, found: _Range, clause: str) -> bool:
    """Whether so many days may be meant of a range: all, its working days, or a few that units choose in it."""
    if count == span.days or span.days > 2 * count:
        return True
    is_off = pattern(_OFF).search(clause) is not None
    if is_off and not found.years and span.days < 7:
        return False
    weeks = (5, 6) if not is_off and pattern(_TAUGHT).search(clause) else (5,)
    return any(count in found.working_days(span, week) for week in weeks)


def _range(match: re.Match[str]) -> _Range | None:
    """The range of a match, its left end completed by what the right one gives; None where it is none."""
    last = int(match["m2"]), int(match["d2"])
    first = int(match["m1"] or match["m2"]), int(match["d1"])
    turns = int(first > last)
    if turns and first[0] == last[0]:
        return None
    if match["y2"]:
        end = int(match["y2"])
        return _Range(first, last, (int(match["y1"] or end - turns), end))
    begin = match["y1"] and int(match["y1"])
    return _Range(first, last, (begin, begin + turns) if begin else None)


def _clause(text: str, match: re.Match[str]) -> str | None:
    """The sentence with a length and its range; None where it says that they are not of the same days."""
    start = match.start()
    before = pattern(_ENDS).split(text[max(0, start - _REACH) : start])[-1]
    behind = pattern(_ENDS).split(text[match.end() : match.end() + _REACH])[0]
    clause = before + match[0] + behind
    if (
        pattern(_QUALIFIED).search(text[max(0, match.start("count") - 30) : match.start("count")])
        or pattern(_OTHERWISE).search(clause)
        or pattern(_ANOTHER).match(behind.removeprefix(")"))
        or pattern(_ANOTHER_BEFORE).search(before)
        or len(pattern(rf"\d {DAYS}\b(?! \d)").findall(clause)) > 1
    ):
        return None
    return clause


def _may_be_lunar(found: _Range, lowered: str) -> bool:
    """Whether days around Tết, without a year, may be lunar ones: nghỉ Tết từ 27/12 đến 05/01."""
    return not found.years and found.first > found.last and "tết" in lowered and "dương lịch" not in lowered
