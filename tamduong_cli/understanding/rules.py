"""The rule for windows in its many wordings, lengths counted from an event, and ways to repeat."""

from __future__ import annotations

import re
from typing import NamedTuple

from tamduong_cli.dates.recurrence import parse_repeat
from tamduong_cli.dates.vocabulary import PART, VIETNAMESE_WEEKDAYS, WEEKDAY, WEEKDAY_NUMBERS
from tamduong_cli.failure import Unreadable
from tamduong_cli.understanding.found import Anchor
from tamduong_cli.understanding.moments import lowered

_COUNTS = {
    word: number
    for number, words in enumerate(
        (
            "",
            "một|one",
            "hai|two",
            "ba|three",
            "bốn|four",
            "năm|five",
            "sáu|six",
            "bảy|seven",
            "tám|eight",
            "chín|nine",
            "mười|ten",
        )
    )
    for word in words.split("|")
    if word
} | {"mười lăm": 15, "hai mươi": 20, "ba mươi": 30, "fifteen": 15, "twenty": 20, "thirty": 30}
_COUNT = rf"(?:(?<![\d.,])\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})(?: ?\([^()]{{1,12}}\))?"
LENGTH = rf"(?:{_COUNT}) ?(?:ngày|tuần|tháng(?! \d)|days?|weeks?|months?)(?! \d)"
"""A length of time in a text in small letters."""
_ANY = r"(?:từng|mỗi|các|những|tất cả các|each|every|any|the)"
_WHAT = (
    rf"(?:,? ?(?:{_ANY} )?(?:ngày |sự kiện |đợt |dịp )*(?:sự kiện|ngày|lễ|kỷ niệm|lễ lớn|diễn ra|chính|anniversary"
    rf"|event|day|date|it|them|thời điểm|dịp|đó)"
    rf"(?: (?:kỷ niệm|sự kiện|lễ|diễn ra|chính thức|trọng đại|lễ lớn|đó|ấy|này|the day|chính|tổ chức|nói trên))*)?"
)
_BEFORE, _AFTER = r"(?:trước|before|prior to|ahead of)", r"(?:sau|after|following)"
_RULES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_BEFORE} và {_AFTER}|{_BEFORE} and {_AFTER}){_WHAT}(?: là)? (?P<both>{LENGTH})",
        rf"(?P<both>{LENGTH}) (?:{_BEFORE} và {_AFTER}|{_BEFORE} and {_AFTER}){_WHAT}",
        rf"(?:từ )?{_BEFORE}{_WHAT}(?: là| ít nhất)? (?P<before>{LENGTH}){_WHAT}[^.;]{{0,40}}? {_AFTER}{_WHAT}(?: là"
        rf"| ít nhất)? (?P<after>{LENGTH})",
        rf"(?P<before>{LENGTH}) {_BEFORE}{_WHAT}[^.;]{{0,60}}?(?P<after>{LENGTH}) {_AFTER}",
        rf"{_BEFORE}{_WHAT} (?P<before>{LENGTH})[^.;]{{0,40}}?{_AFTER} (?P<after>{LENGTH})",
        rf"{_BEFORE}{_WHAT} (?P<before>{LENGTH})[^.;]{{0,60}}?(?P<after>{LENGTH}) {_AFTER}",
        rf"(?P<before>{LENGTH}) {_BEFORE}{_WHAT}[^.;]{{0,60}}? {_AFTER}{_WHAT} (?P<after>{LENGTH})",
        rf"{_BEFORE}{_WHAT} (?P<before>{LENGTH})[^.;]{{0,40}}?(?:đến|cho đến|tới|until|to)(?: hết)?(?: chính)? (?:ngày"
        rf"|sự kiện|the day|dịp)",
        rf"(?P<before>{LENGTH}) {_BEFORE}{_WHAT}[^.;]{{0,40}}?(?:đến|cho đến|tới|until|to)(?: hết)?(?: chính)? (?:ngày"
        rf"|sự kiện|the day|dịp)",
    )
)


class Rule(NamedTuple):
    """How long before and after each event's day; `start` and `end` are where the text says so."""

    before: str
    after: str
    start: int
    end: int


def length(text: str) -> str:
    """A length of time as the plan's file has it.

    >>> length("05 ngày"), length("hai tuần")
    ('5 ngày', '2 tuần')
    """
    low = re.sub(r" ?\([^()]*\)", "", lowered(text)).strip()
    match = re.match(rf"(?P<count>{_COUNT}) ?(?P<unit>\w+)", low)
    assert match
    count = match["count"]
    number = int(count) if count.isdigit() else _COUNTS[count]
    return f"{number} {match['unit']}"


def rule(text: str) -> Rule | None:
    """The rule for windows that a text says."""
    low = lowered(text)
    if not re.search(LENGTH, low):
        return None
    for pattern in _RULES:
        match = pattern.search(low)
        if match:
            groups = match.groupdict()
            if groups.get("both"):
                return Rule(length(groups["both"]), length(groups["both"]), *match.span())
            after = groups.get("after")
            before = length(groups["before"])
            zero = "0 days" if re.search(r"day|week|month", before) else "0 ngày"
            return Rule(before, length(after) if after else zero, *match.span())
    return None


_NAME = r"(?P<words>(?:ngày |the )?[^\d.,;:()]{3,80})"
_ANCHORS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<length>{LENGTH}) (?P<side>trước|sau|before|after) (?:khi |ngày diễn ra )?{_NAME}",
        rf"(?P<side>trước|sau) (?P<length>{LENGTH}) (?:so với|tính từ|kể từ|đối với) {_NAME}",
        rf"(?P<side>trước|sau) (?P<words>(?:ngày |khi |lễ )[^\d.,;:()]{{3,60}}?) (?:ít nhất |chậm nhất "
        rf"|là )*(?P<length>{LENGTH})",
        rf"(?P<side>trước|sau) (?P<length>{LENGTH})(?: làm việc)? (?P<words>kết thúc [^\d.,;:()]{{3,60}}|(?:ngày"
        rf"|lễ) [^\d.,;:()]{{3,60}})",
    )
)


class Counted(NamedTuple):
    """A length of time counted from what a text names, and where it says so."""

    anchor: Anchor
    start: int
    end: int


def anchor(text: str) -> Counted | None:
    """A length of time that a text counts from something it names."""
    low = lowered(text)
    if not re.search(LENGTH, low):
        return None
    for pattern in _ANCHORS:
        for match in pattern.finditer(low):
            words = text[match.start("words") : match.end("words")].strip(" ,")
            if re.match(r"(?:khi có|khi nhận|khi được|đó|nữa|khi hoàn|trở lên)", words.lower()):
                continue
            words = re.split(r" (?:để|thì|phải|cho|các|về|và gửi)\b", words)[0]
            return Counted(Anchor(length(match["length"]), match["side"] in ("sau", "after"), words), *match.span())
    return None


_EVERY = r"(?:hằng|hàng|mỗi)"
_WEEKDAY_LIST = (
    rf"(?:các )?(?:ngày |buổi {PART} )*{WEEKDAY}"
    rf"(?:(?:,| và|, và| &| đến| -) (?:ngày )?(?:{WEEKDAY}|\d(?!\d)))*"
)
_WEEKLY = (
    re.compile(rf"(?:vào |lúc )?(?P<days>{_WEEKDAY_LIST})(?:,)? (?:của )?{_EVERY} tuần"),
    re.compile(rf"{_EVERY} tuần,?(?: vào)?(?: các)? ?(?:\(?)(?P<days>{_WEEKDAY_LIST})"),
    re.compile(rf"(?:mỗi )?tuần \d+ (?:buổi|lần|kỳ),?:? ?(?:vào )?\(?(?P<days>{_WEEKDAY_LIST})"),
    re.compile(rf"(?:every|weekly on|each) (?P<days>{WEEKDAY}(?:(?:,| and|, and) {WEEKDAY})*)"),
    re.compile(rf"(?P<days>{_WEEKDAY_LIST}) mỗi tuần"),
    re.compile(
        rf"(?:các|vào)(?: các)?(?: ngày| buổi)? (?P<days>{WEEKDAY}(?:(?:,| và|, và) (?:ngày )?{WEEKDAY})+)(?! ?\(?\d)"
    ),
)
_DAILY = re.compile(
    rf"{_EVERY} ngày(?! (?:lễ|kỷ|kỉ|hội|truyền|sự|thành|thứ|\d))|(?:tất cả )?các ngày (?:làm việc )?trong tuần"
    rf"|tất cả các ngày(?: làm việc)?|các ngày trong tuần|every day|daily|các buổi {PART} trong tuần"
)
_MONTHLY = (
    re.compile(rf"(?:các )?ngày (?P<days>\d{{1,2}}(?:(?:,| và|, và) (?:ngày )?\d{{1,2}})*),? (?:của )?{_EVERY} tháng"),
    re.compile(rf"{_EVERY} tháng,?(?: vào)?(?: các)? ngày (?P<days>\d{{1,2}}(?:(?:,| và) (?:ngày )?\d{{1,2}})*)"),
)


class Repeats(NamedTuple):
    """A way to repeat, as the plan's file has it, and where a text says so."""

    written: str
    start: int
    end: int


def repeats(text: str) -> Repeats | None:
    """How a text says that something repeats."""
    low = lowered(text)
    for pattern in _WEEKLY:
        if match := pattern.search(low):
            days = re.findall(rf"{WEEKDAY}|(?<= )\d(?!\d)", match["days"])
            numbers = [WEEKDAY_NUMBERS.get(day, int(day) - 2 if day.isdigit() else 0) for day in days]
            if len(numbers) == 2 and re.search(" đến | - ", match["days"]):
                numbers = list(range(numbers[0], numbers[1] + 1))
            return _checked(f"hằng tuần {', '.join(VIETNAMESE_WEEKDAYS[number] for number in numbers)}", match)
    for pattern in _MONTHLY:
        if match := pattern.search(low):
            return _checked(f"hằng tháng ngày {', '.join(re.findall(r'[0-9]+', match['days']))}", match)
    if match := _DAILY.search(low):
        return _checked("hằng ngày", match)
    return None


def _checked(written: str, match: re.Match[str]) -> Repeats | None:
    try:
        parse_repeat(written)
    except Unreadable:
        return None
    return Repeats(written, *match.span())
