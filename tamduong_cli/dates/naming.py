"""The years that a text names: in figures, by their last two figures, or by their names in the lunar calendar.

A lunar year's name comes again after sixty years, people and places bear such names too, and so do days and months.
What is a year's name is told by what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import (
    CYCLE,
    DASH,
    FULL_MOON,
    LEAP,
    LUNAR,
    LUNAR_MONTH,
    LUNAR_MONTHS,
    LUNAR_YEAR,
    OTHER_SPELLINGS,
    YEAR,
    lunar_year_name,
    place_in_cycle,
)

# What may stand before a name, in a text whose spaces are single ones.
_OPEN = r"[ “\"'(]{1,2}"
_FEAST = (
    "năm mới|năm|xuân|tết|nguyên đán|nguyên tiêu|trung thu|cổ truyền|(?:của )?dân tộc|giỗ tổ|giao thừa|tân niên"
    f"|tất niên|{LUNAR}|years?(?: of)?|spring(?: of)?"
)
_OF_A_YEAR = rf"(?:\b(?:{_FEAST})(?:,| ?{DASH})?{_OPEN})+$"
_IN_HISTORY = (
    r"\b(?:thứ|sinh|mất|tuổi|tiến công|tấn công|nổi dậy|khởi nghĩa|binh biến|chính biến|cách mạng|phong trào|chiến dịch"
    r"|chiến thắng|đại thắng|đại phá|trận|nạn đói|lụt|bão)(?: (?:vào|trong|mùa|dịp|của|từ))*[ ,(]*$"
)
"""A year in which something happened, or someone was born; thứ năm counts."""
_NO_YEAR = rf"(?:\b(?:ngày|giờ|tháng)|[0-9] năm){_OPEN}$"
_OF_A_PERSON = (
    r"\b(?:(?i:ông|bà|anh|chị|cô|chú|bác|cụ|em|đồng chí|thầy|liệt s[ĩỹ]|nghệ nhân|nghệ s[ĩỹ])"
    r"|(?-i:Nguyễn|NGUYỄN|Trần|TRẦN|Lê|LÊ|Phạm|PHẠM|Hoàng|HOÀNG|Huỳnh|HUỲNH|Phan|PHAN|Vũ|VŨ|Võ|VÕ|Đặng|ĐẶNG|Bùi|BÙI"
    r"|Đỗ|ĐỖ|Hồ|HỒ|Ngô|NGÔ|Dương|DƯƠNG|Lý|LÝ|Đinh|ĐINH|Trương|TRƯƠNG|Văn|VĂN|Thị|THỊ)) $"
)
_OF_A_PLACE = r"\b(?:đường|phố|xã|phường|thị trấn|huyện|quận|tỉnh|thôn|ấp|xóm|khóm|sông|núi) $"
_OTHERS = (_NO_YEAR, _OF_A_PERSON, _OF_A_PLACE)
_LUNAR_DAY = (
    rf"(?:(?<![\w/])(?P<day>[0-9]{{1,2}}|{FULL_MOON})(?:/| tháng )|\btháng )(?P<month>[0-9]{{1,2}}|{LUNAR_MONTH})"
    rf"(?P<leap> \(?{LEAP}\)?)?(?: {LUNAR})?,? (?:năm )?$"
)
_PART_OF_A_DATE = r"(?:[0-9]{1,2}[/.-]){0,2}"
_YEAR_AFTER = rf"(?:,| ?{DASH})?(?: ?\(| |(?<={DASH}))(?:năm )?{_PART_OF_A_DATE}(?P<year>{YEAR})(?![0-9])"
_YEAR_BEFORE = rf"(?<![0-9])(?P<year>{YEAR})(?:,| ?{DASH})?(?: ?\(| |(?<={DASH}))(?:(?:{_FEAST}) ){{0,3}}$"


class LunarName(NamedTuple):
    """Where a text has the name of a lunar year, from `start` up to `end`."""

    start: int
    end: int
    written: str
    number: int
    """Which of the sixty names it is: what is left of its years when they are divided by sixty."""
    year: int | None
    """The year in figures that stands beside it and has this name: Giáp Thìn 2024."""
    year_at: int
    day: tuple[int | None, int, bool] | None
    """The lunar day, the month and whether it is a leap one, where they stand before the name: 10/3 năm Giáp Thìn."""
    is_of_a_year: bool
    """Whether it must be the year's that the text is about: năm, Xuân or Tết Giáp Thìn."""

    def said_of(self, year: int) -> str:
        """Another year's name, spelled as this one is and with its capitals."""
        right = lunar_year_name(year).lower().split()
        old = self.written.split()
        if any(word.lower() in OTHER_SPELLINGS.values() for word in old):
            right = [OTHER_SPELLINGS.get(word, word) for word in right]
        return " ".join(
            new.upper() if word.isupper() else new if word.islower() else new[0].upper() + new[1:]
            for new, word in zip(right, old, strict=True)
        )


def lunar_names(text: str) -> Iterator[LunarName]:
    """The names of lunar years in a text, without those that people, places, days or months have.

    >>> [name.year for name in lunar_names("Từ Xuân Kỷ Dậu 1789 đến Xuân Giáp Thìn")]
    [1789, None]
    """
    for match in _pattern(rf"\b{LUNAR_YEAR}").finditer(text):
        place = place_in_cycle(match[0])
        if place is None:
            continue
        number = (place + 4) % CYCLE
        before = text[max(0, match.start() - 80) : match.start()]
        year, at = _year_beside(text, match, before, number)
        day = _pattern(_LUNAR_DAY).search(before)
        if year is None and not day and any(_pattern(other).search(before) for other in _OTHERS):
            continue
        feast = _pattern(_OF_A_YEAR).search(before)
        is_of_a_year = bool(feast and not _pattern(_IN_HISTORY).search(before[: feast.start()]))
        yield LunarName(match.start(), match.end(), match[0], number, year, at, day and _day(day), is_of_a_year)


def _year_beside(text: str, match: re.Match[str], before: str, number: int) -> tuple[int | None, int]:
    """The year beside a name that has this name, and where its figures are."""
    after = _pattern(_YEAR_AFTER).match(text, match.end())
    if after and int(after["year"]) % CYCLE == number:
        return int(after["year"]), after.start("year")
    found = _pattern(_YEAR_BEFORE).search(before)
    if found and int(found["year"]) % CYCLE == number:
        return int(found["year"]), match.start() - len(before) + found.start("year")
    return None, -1


def _day(match: re.Match[str]) -> tuple[int | None, int, bool]:
    day, month = match["day"], match["month"].lower()
    return (
        None if day is None else 15 if day.lower() == FULL_MOON else int(day),
        LUNAR_MONTHS.index(month) + 1 if month in LUNAR_MONTHS else int(month),
        bool(match["leap"]),
    )


_ANIMALS = (
    *("chuột|rat", "trâu|ox", "hổ|cọp|tiger", "mèo|cat", "rồng|dragon", "rắn|snake", "ngựa|horse", "dê|goat"),
    *("khỉ|monkey", "gà|rooster", "chó|dog", "lợn|heo|pig"),
)
_BEGUN = r"(?<![\w/.])(?:(?<!-)|(?<=[0-9]-)|(?<=[0-9] -))"
_MONTH = "(?:0?[1-9]|1[0-2])"
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_QUARTER = "(?:iv|i{1,3}|[1-4])"
_TWO = "(?P<two>[0-9]{2})"
_SHORT = (
    rf"{_BEGUN}(?:{_DAY}(?P<mark> ?[-/.] ?){_MONTH}(?P=mark)['’]?|{_DAY} tháng {_MONTH}(?: năm |[-/.])['’]?"
    rf"|tháng {_MONTH}(?: năm | ?[-/.] ?)['’]?|(?:quý |q){_QUARTER}(?: năm | ?[-/.] ?)['’]?"
    rf"|{_MONTH}/[0-9]{{2}} ?{DASH} ?{_MONTH}/|năm học [0-9]{{2}} ?{DASH} ?|(?P<before>{YEAR})(?:{DASH}|/))"
    rf"{_TWO}(?!\w)(?![-/.][0-9])|(?<!\w)['’‘](?P<alone>[0-9]{{2}})(?![\w/.-])"
)
"""A date, a month, a quarter or a school year with two figures of its year; or those behind an apostrophe."""


def naming(text: str, years: Collection[int], lunar_years: Collection[int] | None = None) -> list[str]:
    """The words by which a text names one of these years, in order, and by their names also those `lunar_years`.

    >>> naming("Năm 2024, từ 7/5/24 đến hết năm Giáp Thìn", [2024])
    ['2024', '7/5/24', 'Giáp Thìn']
    """
    lunar_years = years if lunar_years is None else lunar_years
    found = [(match.start(), match[0]) for match in _pattern(rf"(?<![0-9]){YEAR}(?![0-9])").finditer(text)]
    found = [(at, words) for at, words in found if int(words) in years]
    for match in _pattern(_SHORT).finditer(text) if years else ():
        two = int(match["two"] or match["alone"])
        follows = match["before"] is None or (int(match["before"]) + 1) % 100 == two
        if follows and two in {year % 100 for year in years}:
            found.append((match.start(), match[0]))
    numbers = {year % CYCLE for year in lunar_years}
    for name in lunar_names(text) if numbers else ():
        if name.number in numbers and (name.year is None or name.year in lunar_years):
            found.append((name.start, name.written))
    for year in sorted({year % 12: year for year in lunar_years}.values()):
        branch, animals = lunar_year_name(year).split()[1], _ANIMALS[(year - 4) % 12]
        pattern = rf"\b(?:(?:năm|xuân|tết) con |year of the )(?:{animals})\b|(?<![0-9] )(?<!thứ )\bnăm (?-i:{branch})\b"
        found += [(match.start(), match[0]) for match in _pattern(pattern).finditer(text)]
    return [words for _, words in sorted(found)]


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
