"""The words and signs of which dates and times are made, and the one form in which they are looked for.

Every reader of dates takes its words from here, so that what one of them knows, all know. What is in capitals and no
tuple is a part of a regular expression, a group where it has alternatives, for a text that is composed and in small
letters, as `normal` gives it; texts that stay as they are written are searched with re.IGNORECASE.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from tamduong_cli.language import N_
from tamduong_cli.letters import piled_marks

HYPHENS = "-\u2010\u2011\u2043\ufe63\uff0d"
"""Dashes that may stand within a date, as in 7-5-2024: the keyboard's, Unicode's, Word's that does not break, …"""
LONG_DASHES = "–\u2012—\u2015\u2212\ufe58"
"""Dashes that only ever join: en, figure and em dash, horizontal bar, minus, small em dash."""
DASHES = HYPHENS + LONG_DASHES
DASH = f"[{DASHES}]"


def composed(text: str) -> str:
    """The text with its letters composed (NFC) and each run of white space, of any kind, as one space.

    A text that is no text, with marks piled on a letter without end, stays as it is.
    """
    if len(text) < 1_000 or piled_marks(text) is None:
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def hyphened(text: str) -> str:
    """The text with a hyphen for each dash."""
    return text.translate(_HYPHENS)


def normal(text: str) -> str:
    """The form in which dates and times are read: composed, small letters, hyphens for dashes, no stop at the end.

    >>> normal("Từ  01/12 – 10/01/2024.")
    'từ 01/12 - 10/01/2024'
    """
    return hyphened(composed(text).lower()).rstrip(".,; ")


_HYPHENS = dict.fromkeys(map(ord, DASHES), "-")

STOP = "(?: ?[.,;])*"
"""What `normal` leaves out at the end."""


def _one_of(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


# Ranges

FROM_WORDS = ("từ", "from")
FROM = _one_of(*FROM_WORDS)
TO = _one_of("đến hết", "đến", "to")
JOIN = f"(?: ?{DASH} ?| {TO} )"
"""What stands between the ends of a range."""


def opened(text: str) -> str:
    """A normal text without the word that begins a range."""
    for word in FROM_WORDS:
        text = text.removeprefix(f"{word} ")
    return text


# Lists

AND_WORDS = ("và", "and")
AND = _one_of(*AND_WORDS)
"""Between the items of a list, where no sign stands."""

# Units, clock times, and whether at all

YEAR = "[0-9]{4}"
YEAR_WORD = _one_of("năm", "year")
DAY, WEEK, MONTH = _one_of("ngày", "day"), _one_of("tuần", "week"), _one_of("tháng", "month")
MINUTES, FULL_HOURS = _one_of("phút", "minutes?"), _one_of("giờ", "tiếng", "h", "hours?")
DAYS, WEEKS, MONTHS = _one_of("ngày", "days?"), _one_of("tuần", "weeks?"), _one_of("tháng", "months?")

_HOUR, _MINUTE = _one_of("[01]?[0-9]", "2[0-3]"), "[0-5][0-9]"
_HOUR_MARK, _MINUTE_MARK = " ?(?:h|giờ|g) ?", " ?(?:['’‘′ʼ`´]|phút)"
CLOCK = f"{_HOUR}(?::{_MINUTE}|{_HOUR_MARK}(?:{_MINUTE}(?:{_MINUTE_MARK})?)?)"
"""A time of day: 7h30, 7h, 06g 00, 7 giờ 30 phút, 7 giờ 30’, 07:30."""
MIDNIGHT = f"24(?::00|{_HOUR_MARK}(?:00(?:{_MINUTE_MARK})?)?)"
"""The end of a day, as the end of a range."""
PARTS_OF_DAY: dict[str, Collection[int]] = {
    "sáng": range(12),
    "trưa": range(11, 14),
    "chiều": range(12, 19),
    "tối": range(17, 24),
    "đêm": (*range(5), *range(18, 24)),
}
"""The parts of a day, with the hours that each may have."""
PART = _one_of(*PARTS_OF_DAY)
PART_OF_DAY = f"(?:buổi )?{PART}"
TIME = f"(?:(?:vào )?(?:lúc|hồi) )?(?:{PART_OF_DAY}:? )?{CLOCK}(?: {PART_OF_DAY}| \\({PART_OF_DAY}\\))?"
"""The same, with what stands about it: lúc 7h30, 7h30 sáng, 2 giờ chiều."""
HOURS = _one_of(TIME, f"(?:{PART_OF_DAY}:? )?(?:{FROM} )?{TIME}{JOIN}{_one_of(TIME, MIDNIGHT)}(?: cùng ngày)?")
"""A time of day, or from one to another."""

NEVER = _one_of("none", "không")

IN = "(?:(?:vào|trong|hôm|các|giai đoạn|on|in) )*"
"""What may stand before a date, and says nothing more."""
DUE = (
    "(?:(?:phải|hoàn thành|xong|nộp|gửi|báo cáo|hạn chót|hạn cuối|hạn nộp|hạn|thời hạn|trước|chậm nhất|muộn nhất"
    "|không quá|không muộn hơn|không chậm hơn|đến hết|hết|đến|là|vào|by|before|no later than):?,? )+"
)
"""Before the day by which something is due, which it all means."""

TENTATIVE_WORD = {"vi": "dự kiến", "en": "tentative"}
"""What is said of a date that is not settled, by language."""
TENTATIVE = _one_of(*TENTATIVE_WORD.values())

# Weekdays and months

WEEKDAY_NAMES = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
VIETNAMESE_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAY_NUMBERS = {
    name.lower(): number
    for names in (VIETNAMESE_WEEKDAYS, WEEKDAY_NAMES, (*(f"thứ {number}" for number in range(2, 8)), "CN"))
    for number, name in enumerate(names)
}
"""What people call the weekdays, in small letters, counted from Monday, 0."""
WEEKDAY = _one_of(*WEEKDAY_NUMBERS)

MONTH_NAMES = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
MONTH_NAME = f"(?-i:{'|'.join(MONTH_NAMES)})"
"""A month by its English name, with its capital: "may" is another word."""
NUMBER = _one_of("[0-9]+", MONTH_NAME)
"""A number of a date, or the month's name in its place."""
ORDINAL = _one_of("st", "nd", "rd", "th")


def number_of(written: str) -> int:
    """What `NUMBER` matched, as a number."""
    return MONTH_NAMES.index(written) + 1 if written in MONTH_NAMES else int(written)


def ordinal_suffix(number: int) -> str:
    """What English writes behind the figures of 1st, 2nd, 3rd, 4th, 11th."""
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0, "th")


# The lunar calendar

LUNAR_WORD = {"vi": "âm lịch", "en": "lunar"}
"""What says that a date is of the lunar calendar, by language; plan files write it behind the date."""
LUNAR_MARKS = (*LUNAR_WORD.values(), "âl")
LUNAR = _one_of(*LUNAR_MARKS)
LEAP_WORD = {"vi": "nhuận", "en": "leap"}
LEAP = _one_of(*LEAP_WORD.values())
"""Behind the number of a month, that it is the leap one."""
MUNG = _one_of("mùng", "mồng")
"""Before the first ten days of a month."""
FULL_MOON = "rằm"
"""The 15th."""
LUNAR_MONTHS = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "chạp")
LUNAR_MONTH = _one_of(*reversed(LUNAR_MONTHS))
THAT_IS = _one_of("tức", "nhằm")
"""Between a day and its date in the other calendar."""
SOLAR = "dương lịch"
"""What says that a date is of the Gregorian calendar."""
TET = "tết"
"""In place of the month of the days about the new year: mùng 1 Tết, 28 Tết."""
FIRST_DAYS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
"""The first ten days of a month, as words have them behind mùng."""
FIRST_DAY = _one_of(*reversed(FIRST_DAYS))

_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
OTHER_SPELLINGS = {"kỷ": "kỉ", "quý": "quí", "tý": "tí", "tỵ": "tị"}
"""The words of the names of lunar years that are also spelled otherwise."""
STEMS = (*map(str.lower, _STEMS), "kỉ", "quí")
"""With which the names of lunar years begin, in each spelling."""
LUNAR_YEAR = f"{_one_of(*STEMS)} {_one_of(*map(str.lower, _BRANCHES), 'tí', 'tị')}\\b"
"""The name of a lunar year."""
A_YEAR = "(?:[0-9]{3}|" + YEAR_WORD + " [0-9]|" + LUNAR_YEAR.removesuffix(r"\b") + ")"
"""What stands in each date: its year, in figures or by its name."""
CYCLE = 60
"""After so many years the names come again."""


def lunar_year_name(year: int) -> str:
    """The name of a lunar year, which comes again after sixty: Giáp Thìn for 2024."""
    return f"{_STEMS[(year - 4) % 10]} {_BRANCHES[(year - 4) % 12]}"


def place_in_cycle(name: str) -> int | None:
    """Which of the sixty names of lunar years this is, counted from Giáp Tý, 0; None for two words that are none.

    A stem goes with every second branch, so that half of the pairs name no year.

    >>> place_in_cycle("Giáp Thìn"), place_in_cycle("ất tị"), place_in_cycle("Giáp Sửu")
    (40, 41, None)
    """
    return _PLACES.get(" ".join(_USUAL_SPELLINGS.get(word, word) for word in name.lower().split()))


_USUAL_SPELLINGS = {other: usual for usual, other in OTHER_SPELLINGS.items()}
_PLACES = {lunar_year_name(year).lower(): (year - 4) % CYCLE for year in range(4, 4 + CYCLE)}

_STEM_OR_BRANCH = LUNAR_YEAR.removesuffix(r"\b").replace(" ", "|")
WORD = _one_of(
    "[0-9]*|ngày|tháng|năm|the|year|quý|q[1-4]?|iv|i+|thứ|chủ|nhật|âm|dương|lịch|nguyên|đán|buổi|dự|kiến|tentative",
    "từ|from|đến|hết|to|vào|trong|hôm|các|giai|đoạn|on|in|là",
    *(WEEKDAY, LUNAR, LEAP, MUNG, FULL_MOON, TET, LUNAR_MONTH, FIRST_DAY, THAT_IS, AND, DAYS, PART, _STEM_OR_BRANCH),
)
"""The words of date expressions, each alone."""
