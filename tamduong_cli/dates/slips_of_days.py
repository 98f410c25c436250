"""A day in a text that the calendar does not have: ngày 31/4/2025, 29/2/2023."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tamduong_cli.dates.dates_in_texts import DATE, Slip, numbers_of, parts_of, pattern
from tamduong_cli.dates.expression import parse_date
from tamduong_cli.dates.vocabulary import LEAP_WORD, LUNAR_MARKS, PART, STEMS
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message

_MAY_BE_LUNAR = (*LUNAR_MARKS, "lịch âm", "lịch ta", "rằm", *LEAP_WORD.values(), *(f"năm {stem}" for stem in STEMS))
"""What stands in texts of the lunar calendar, whose months 2, 4, 6, 9 and 11 may have a 30th."""
_ON_PURPOSE = (
    r"\b(?:không có ngày|không tồn tại|không có thật|không có trong lịch|làm gì có|đính chính|nhầm|ghi sai|viết sai"
    r"|sửa (?:lại )?thành|thay vì|no such|does not exist|there is no|misprint)\b"
)
_NUMBERED = (
    r"(?:\b(?:số|no\.?|number|ký hiệu|mã|nhà|ngõ|ngách|hẻm|kiệt|đường|phố|thửa|lô|tờ|hồ sơ|hợp đồng|biên bản|phiếu|lệnh"
    r"|nghị quyết|nghị định|quyết định|chỉ thị|kết luận|thông tư|thông báo|công văn|kế hoạch|hướng dẫn|tờ trình|báo cáo"
    r"|quy định|quy chế|chương trình|điều|khoản|mục|nq|nđ|qđ|ct|kl|tt|tb|cv|kh|hd|điện thoại|đt|sđt|tel|fax|hotline)"
    r"[ :.]*(?:[0-9/.-]*[0-9/-] ?(?:,|và|;|-) ?)?)$"
)
"""Before what has slashes and is the number of a document, a house or a telephone, or one of several."""
_DAY = rf"(?:ngày|\bhết|{PART}|hôm)"
_OTHER_DAYS = r"(?:\d\d?(?:/\d\d?)?(?: ?[-,] ?| và | đến (?:hết )?(?:ngày )?)){0,3}"
_WITH_YEAR = rf"(?<![\w/.:])(?<![^\W\d]-)(?P<word>ngày )?(?P<date>{DATE})(?!\.\d)(?!-[^\W\d])"
_WITHOUT_YEAR = (
    rf"{_DAY} {_OTHER_DAYS}(?P<date>30(?:/| tháng )0?2|31(?:/| tháng )(?:0?[2469]|11))"
    r"(?![\w/%])(?![.,-]\d)(?!-[^\W\d])(?! năm \d)"
)
_QUOTES = "“”\"'‘’«»"


def missing_days(text: str) -> Iterator[Slip]:
    """The days of a prepared text that the calendar does not have.

    A day with its year, or a day and month behind "ngày" and the like; other numbers with slashes may be anything.
    """
    found = list(_missing(text))
    if found and not pattern(_ON_PURPOSE).search(text):
        yield from found


def _missing(text: str) -> Iterator[Slip]:
    lowered = text.lower()
    may_be_lunar = any(mark in lowered for mark in _MAY_BE_LUNAR)
    told = set()
    for match in pattern(_WITH_YEAR).finditer(text):
        if match["date"] in told or parts_of(match["date"]) or _is_no_date(match, text):
            continue
        year, month, day = numbers_of(match["date"])
        named = match["word"] is not None
        if not (0 < month <= 12 and 28 < day <= 31) and not (named and 0 < day <= 99 and 0 < month <= 31):
            continue
        if day < 31 and may_be_lunar:
            continue
        for written in (match["date"], f"{day}/{month}/{year}"):
            if (message := _why_none(written)) is not None:
                told.add(match["date"])
                yield Slip("missing-day", message)
                break
    for match in pattern(_WITHOUT_YEAR).finditer(text):
        if not (may_be_lunar and match["date"].startswith("30")) and not _is_no_date(match, text):
            yield Slip("missing-day", Message("no year has {date}", date=match["date"]))


@lru_cache(64)
def _why_none(written: str) -> Message | None:
    """What date expressions say of a day that there is not; None of what is none of theirs."""
    try:
        parse_date(written)
    except Unreadable as error:
        return error.message if error.code == "no-such-day" else None
    return None


def _is_no_date(match: re.Match[str], text: str) -> bool:
    """Whether what looks like a date is a number of another kind, or within quotation marks as it is."""
    before = text[max(0, match.start() - 60) : match.start()]
    quoted = any(sign and sign in _QUOTES for sign in (before[-1:], text[match.end() : match.end() + 1]))
    joined = match["date"][2:3] in ("-", ".") and before.endswith("-")  # 38-31-4-2025
    named = match.start("date") > match.start()
    return quoted or joined or (not named and pattern(_NUMBERED).search(before) is not None)
