"""How date expressions are written: from a text to the parts that stand in it.

A day, a month, a quarter or a year, day first; two of them joined into a range; or several of these, with commas
between them. A weekday or a part of the day may stand beside a day, its date in the other calendar after it in
brackets, and `(dự kiến)` before or after all. Whether there is such a day is not asked here; see `meaning`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tamduong_cli.dates.vocabulary import (
    AND,
    AND_WORDS,
    CLOCK,
    CYCLE,
    FIRST_DAY,
    FIRST_DAYS,
    FROM,
    FULL_MOON,
    IN,
    LEAP,
    LONG_DASHES,
    LUNAR,
    LUNAR_MARKS,
    LUNAR_MONTH,
    LUNAR_MONTHS,
    LUNAR_YEAR,
    MUNG,
    PART_OF_DAY,
    SOLAR,
    TENTATIVE,
    TENTATIVE_WORD,
    TET,
    THAT_IS,
    TO,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    WORD,
    YEAR,
    composed,
    normal,
    opened,
    place_in_cycle,
)
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import Message

EXPECTED = Message(
    "write a day (7/5/2024 or 2024-05-07), a month (06/2023), a quarter (Quý IV/2022), a year (2023), "
    "a lunar date (10/3/2024 âm lịch), or a range of them (01/12/2023 - 10/01/2024)"
)
ONE_RANGE = Message("write a day with slashes (7/5/2024), or one range (01/12/2023 - 10/01/2024)")

WITHOUT_YEAR = Message("write the year, in four digits: 7/5/2024, 06/2023, Quý IV/2022")

LONGEST = 200
"""No date expression has more characters than this."""


class End(NamedTuple):
    """One end of an expression as written: the parts that stand there, and None for those that do not."""

    written: str
    day: int | None = None
    month: int | None = None
    quarter: int | None = None
    year: int | None = None
    short_year: bool = False
    lunar: bool = False
    leap: bool = False
    cycle: int | None = None
    """Which of the sixty names of lunar years stands there, counted from Giáp Tý, 0."""
    tet: bool = False
    """Whether it is a day about the new year, and said to be one."""
    weekday: int | None = None
    """Counted from Monday, 0."""
    beside: End | None = None
    """The date in the other calendar that stands beside it in brackets."""

    @property
    def kind(self) -> str:
        """What it names: a day, a quarter, a month or a year."""
        for kind in ("day", "quarter", "month"):
            if getattr(self, kind) is not None:
                return kind
        return "year"

    @property
    def has_year(self) -> bool:
        """Whether the year is said, in figures or by its name."""
        return self.year is not None or self.cycle is not None


class Parts(NamedTuple):
    """What stands in an expression."""

    runs: tuple[tuple[End, End], ...]
    """Most often one; its ends are the same object where it is no range."""
    tentative: bool
    said_days: int | None = None
    """How many days it says that there are: trong 02 ngày 26 và 27/6/2025."""


def parts(text: str) -> Parts:
    """The parts of a date expression. Raises Unreadable: bad-date, and ambiguous-date for several ways to part it."""
    # A long dash joins two dates and stands in none; a hyphen may do either.
    written = re.sub(" ?/ ?", "/", normal(text.translate(_JOINING)))
    if len(written) > LONGEST:
        raise _no_date(text)
    marked = any(word in written for word in TENTATIVE_WORD.values())
    tentative = re.fullmatch(_TENTATIVE, written) if marked else None
    if tentative:
        written = tentative[1] or tentative[2]
    if written.startswith("(") and written.find(")") == len(written) - 1:
        written = written[1:-1].strip()
    ranges = re.fullmatch(_RANGE_BESIDE, written) if written.endswith(")") else None
    counted = re.match(_COUNTED, written) if not written[:1].isdigit() or " ngày" in written[:9] else None
    if counted:
        written = re.sub(r"^\(([^()]+)\)$", r"\1", written[counted.end() :])
    begun = opened(ranges["range"] if ranges else written)
    if not _pattern("[0-9/. -]*").fullmatch(begun):
        begun = _plainly(begun)
    is_list = any(sign in begun for sign in (",", ";", "&", *AND_WORDS))
    items = re.split(_LISTED, begun) if is_list else [begun]
    runs: list[tuple[End, End]] = []
    for item in reversed(items):
        following = runs[-1][0] if runs else None
        runs.insert(0, _run(item, following, written != opened(written) and len(items) == 1, text))
    if ranges:
        runs = [_beside_a_range(runs, ranges["beside"], text)]
    return Parts(tuple(runs), bool(tentative), _count(counted[1]) if counted else None)


def _count(written: str) -> int:
    return int(written) if written.isdigit() else FIRST_DAYS.index(written) + 1


def _run(item: str, following: End | None, is_opened: bool, text: str) -> tuple[End, End]:
    """The ends of one item, which a `following` one may give the year. Raises Unreadable."""
    ends = re.split(_JOIN, item)
    if len(ends) == 1 and not is_opened:
        whole = _end(item, following)
        if whole and (following is None or "-" not in item or whole.has_year):
            return whole, whole
    if len(ends) == 1:
        if following is None and not is_opened and any(map(str.isalpha, item)) and _lunar_end(item):
            raise ambiguous(text, Message("write 'âm lịch' after a lunar date: 10/3/2024 âm lịch"))
        splits = [(item[:i], item[i + 1 :]) for i, character in enumerate(item) if character == "-"]
    elif len(ends) == 2:
        splits = [(ends[0], ends[1])]
    else:
        raise ambiguous(text, ONE_RANGE)
    found = [
        (left, right)
        for left_text, right_text in splits
        if (right := _end(right_text, following)) and (left := _end(left_text, right))
    ]
    readings = [(left, right) for left, right in found if right.has_year or following]
    if not readings and any(left.kind == right.kind == "day" and not left.has_year for left, right in found):
        raise ambiguous(text, WITHOUT_YEAR)
    if len(splits) > 1:
        readings = [(left, right) for left, right in readings if not (left.short_year or right.short_year)]
    if not readings:
        raise _no_date(text)
    if len(readings) > 1:
        raise ambiguous(text, ONE_RANGE)
    return readings[0]


def _beside_a_range(runs: list[tuple[End, End]], beside: str, text: str) -> tuple[End, End]:
    """A range with the dates of the other calendar at its two ends, which stand in brackets behind all of it."""
    ends = [re.sub("^ngày ", "", end) for end in re.split(_JOIN, opened(beside))]
    others = [_plain_end(end) or _lunar_end(end) for end in ends]
    if len(runs) != 1 or len(others) != 2 or any(end is None or end.kind != "day" for end in (*runs[0], *others)):
        raise _no_date(text)
    first, last = (
        end._replace(beside=other and other._replace(lunar=True)) for end, other in zip(runs[0], others, strict=True)
    )
    if first.lunar or last.lunar:
        raise _no_date(text)
    return first, last


def ambiguous(text: str, hint: Message) -> Unreadable:
    """That an expression can be read in more than one way, and what to write."""
    return Unreadable(
        "ambiguous-date", Message("'{found}' can be read in more than one way; {hint}", found=text, hint=hint)
    )


def not_understood(text: str) -> str:
    """The words of a text that is no date which no date has; none where that does not tell what is wrong with it.

    >>> not_understood("7 May 2024"), not_understood("mùa xuân")
    ('May', '')
    """
    words = composed(text).split() if len(text) <= LONGEST else []
    known = [all(map(_pattern(WORD).fullmatch, re.split("[/.-]", normal(word).strip("().,;:")))) for word in words]
    if not any(known) or all(known):
        return ""
    first = known.index(False)
    after = known.index(True, first) if True in known[first:] else len(words)
    return " ".join(words[first:after])


def advice(text: str, what: Message) -> Message:
    """What to write in place of a text that is no date, behind what of it is not understood."""
    if len(text) <= LONGEST and (time := re.search(rf"\b{CLOCK}(?!\w)", normal(text))):
        return Message(
            "'{part}' is a time of day; only an activity has one, in 'time'; {advice}", part=time[0], advice=what
        )
    part = not_understood(text)
    return Message("'{part}' is not understood; {advice}", part=part, advice=what) if part else what


def _no_date(text: str) -> Unreadable:
    message = Message("'{found}' is not a date; {expected}", found=text, expected=advice(text, EXPECTED))
    return Unreadable("bad-date", message)


_JOINING = dict.fromkeys(map(ord, LONG_DASHES), " - ")
_OUTSIDE = r"(?![^(]*\))"
"""Not within brackets."""
_JOIN = rf"(?: - ?|(?<=\S)- | {TO} ){_OUTSIDE}"
_LISTED = rf"(?: {AND} | ?& ?| ?[,;] ?(?:{AND} )?(?! ?năm\b)){_OUTSIDE}"
_TENTATIVE = rf"\(?{TENTATIVE}\)?:? (.+)|(.+?),? ?(?:\({TENTATIVE}\)|(?<= ){TENTATIVE})"
_BEGINS = rf"\(?{IN}(?:{PART_OF_DAY} )?(?:ngày|[0-9]|{MUNG}|{FULL_MOON})"
"""How a day begins."""
_BARE = (*"0123456789", "ngày", "tháng", "quý", "năm")
"""How an end begins before which nothing stands."""
_DAY_BEFORE = rf"(?:{PART_OF_DAY} )?(?:(?P<weekday>{WEEKDAY})\b ?)?(?:{PART_OF_DAY} )?(?={_BEGINS})"
_WORDS_OF_A_WEEKDAY = rf"(?:{PART_OF_DAY}\b ?)?(?:{WEEKDAY}\b|(?<=[^ 0-9]))"
_BESIDE = (
    rf"(?:{PART_OF_DAY}\b,? ?)?(?:(?P<weekday>{WEEKDAY})\b,? ?)?"
    rf"(?P<that_is>{THAT_IS}(?: là)? )?{IN}(?:ngày )?(?P<date>.*)"
)
_LUNAR_MARK = rf" ?(?:\({LUNAR}\)|\b{LUNAR}\b)"
_NAME = rf"(?:,? \(?(?:năm )?|^năm )\(?(?P<name>{LUNAR_YEAR})\)?(?P<figures> (?:năm )?\(?[0-9]+\)?$)?"
_COUNTED = rf"(?:trong )?(?P<count>[0-9]{{1,2}}|{FIRST_DAY}) ngày(?:,|:)? (?=\(|{FROM}|ngày|[0-9])"
_TWO_ENDS = rf"(?: ?- ?| {TO} )[^()]+"
_RANGE_BESIDE = rf"(?P<range>.+{_TWO_ENDS}) \({THAT_IS}(?: là)? (?:{IN}ngày )?(?P<beside>[^()]+{_TWO_ENDS})\)"
_NO_BRACKETS = dict.fromkeys(map(ord, "()"))
_SURELY_LUNAR = rf"\b(?:{MUNG}|{FULL_MOON}|{TET}|{LUNAR_MONTHS[0]}|{LUNAR_MONTHS[-1]})\b"
_END = r"""
    (?P<iso_year>\d{4})-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?
  | (?:năm\ )?(?P<year>\d{3,4}) | (?:the\ )?(?:năm|year)\ (?P<early_year>\d\d?)
  | (?:quý\ |q)(?P<quarter>iv|i{1,3}|\d)(?:(?:[/.-]|,?\ năm\ |\ )(?P<quarter_year>\d+))?
  | (?P<bare_quarter>iv|i{1,3})(?:(?:/|\ năm\ )(?P<bare_quarter_year>\d{4}))?
  | tháng\ (?P<month>\d\d?)(?:(?:[/.-]|,?\ năm\ )(?P<month_year>\d+))?
  | (?P<plain_month>\d\d?)(?:[/.]|\ năm\ )(?P<plain_month_year>\d{3,4})
  | (?:ngày\ )?(?P<day>\d\d?)(?:(?P<mark>[/.-])(?P<day_month>\d\d?)(?:(?:(?P=mark)|\ năm\ )(?P<day_year>\d+))?)?
  | (?:ngày\ )?(?P<worded_day>\d\d?)\ tháng\ (?P<worded_month>\d\d?)(?:(?:/|,?\ năm\ )(?P<worded_year>\d+))?
"""
_LUNAR_END = rf"""
    (?:ngày\ )?(?:{MUNG}\ (?P<first_day>{FIRST_DAY})|(?:{MUNG}\ )?(?:(?P<day>\d\d?)|(?P<full_moon>{FULL_MOON})))
    (?:(?:(?P<mark>[/.-])|\ tháng\ |\ (?P<tet>{TET}(?:\ nguyên\ đán)?))
      (?(tet)|(?P<day_month>MONTH)(?P<day_leap>\ {LEAP})?)
      (?:(?:/|(?P=mark)|,?\ (?:năm\ )?)(?P<day_year>\d+))?)?
  | (?:tháng\ )?(?P<month>MONTH)(?P<leap>\ {LEAP})?(?:(?:/|,?\ (?:năm\ )?)(?P<year>\d+))?
""".replace("MONTH", rf"(?:\d\d?|{LUNAR_MONTH})".replace(" ", r"\ "))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FIRST_DAYS, _LAST_DAYS = range(1, len(FIRST_DAYS) + 1), range(20, 31)
"""Of the first month, and of the last of the year before, when they are said to be of Tết: mùng 1 Tết, 28 Tết."""


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE | re.ASCII)


def _plainly(text: str) -> str:
    """The expression with a weekday right before its day, and all else that stands beside a day in brackets.

    Nothing stands between the weekday and the day: thứ Ba 7/5/2024; the day is without the word that says which
    calendar it is of, where that is the usual one.
    """
    if "(" in text:
        text = re.sub(r"(?<=\() | (?=\))", "", text)
    if " - " in text:
        text = re.sub(rf"({LUNAR_YEAR}) - (?={YEAR}$)", r"\1 ", text)
    if "," in text or any(weekday in text for weekday in WEEKDAY_NUMBERS):
        text = re.sub(rf"\b(?<![0-9)] )({WEEKDAY})\b(?: ?[,:]| -)? ?(?={_BEGINS})", r"\1 ", text)
        text = re.sub(rf"(?<=[0-9)])(?:,| -)? (?!\()({_WORDS_OF_A_WEEKDAY})(?=$|[,;]| - | {TO} )", r" (\1)", text)
    if re.search(THAT_IS, text):
        text = re.sub(rf"(?<=[^( ,]),? ({THAT_IS} [^()]+)$", r" (\1)", text)
    return re.sub(rf" ?\({SOLAR}\)|(?<=[0-9]) {SOLAR}\b", "", text) if SOLAR in text else text


def _end(text: str, following: End | None = None) -> End | None:
    """The parts of one end, or None when it is not one; it may be lunar because the `following` end is."""
    weekday = None
    if not text.startswith(_BARE):
        if (match := re.match(rf"{IN}{_DAY_BEFORE}", text)) and match.end():
            weekday, text = match["weekday"], text[match.end() :]
            if text.startswith("(") and text.endswith(")"):
                text = text[1:-1]
        else:
            text = re.sub(f"^{IN}", "", text)
    end = (_with_its_brackets(text) if text.endswith(")") else None) or _plain_end(text)
    if end is None and following and following.lunar:
        end = _lunar_end(text)
    if weekday is None or end is None:
        return end
    return _on_a_weekday(end, weekday)


def _with_its_brackets(text: str) -> End | None:
    """The parts of an end behind which a weekday, or its date in the other calendar, stands in brackets."""
    outer = re.fullmatch(r"(.+?) ?\(([^()]+)\)", text)
    inner = outer and re.fullmatch(_BESIDE, outer[2])
    if not outer or not inner or re.fullmatch(rf"{LUNAR}|(?:năm )?{LUNAR_YEAR}", outer[2]):
        return None
    end = _end(outer[1])
    if inner["date"]:
        beside = _plain_end(inner["date"])
        if beside is None and (inner["that_is"] or re.search(_SURELY_LUNAR, inner["date"])):
            beside = _lunar_end(inner["date"])
        if end is None and beside and not beside.lunar and re.search(_SURELY_LUNAR, outer[1]):
            end = _lunar_end(outer[1])
        if not (end and beside and end.lunar != beside.lunar and {end.kind, beside.kind} == {"day"}) or end.beside:
            return None
        end = end._replace(beside=beside)
    elif end is None or end.kind != "day":
        return None
    return _on_a_weekday(end, inner["weekday"]) if inner["weekday"] else end


def _on_a_weekday(end: End, name: str) -> End | None:
    return end._replace(weekday=WEEKDAY_NUMBERS[name]) if end.kind == "day" and end.weekday is None else None


def _plain_end(text: str) -> End | None:
    named = re.search(_NAME, text) if not text.isascii() else None
    if named or TET in text or any(mark in text for mark in LUNAR_MARKS):
        unnamed = re.sub(_NAME, lambda match: (match["figures"] or "").translate(_NO_BRACKETS), text) if named else text
        unmarked, marks = re.subn(_LUNAR_MARK, "", unnamed)
        end = _lunar_end(unmarked.strip()) if marks == 1 or (marks == 0 and (named or TET in text)) else None
        if end is None or not named:
            return end and end._replace(written=text)
        cycle = place_in_cycle(named["name"])
        if end.short_year:
            return None
        before = end.tet and end.month == 12
        return None if cycle is None else end._replace(written=text, cycle=(cycle - before) % CYCLE)
    match = _pattern(_END).fullmatch(text)
    if not match:
        return None
    day = _part(match, "iso_day", "day", "worded_day")
    month = _part(match, "iso_month", "month", "plain_month", "day_month", "worded_month")
    quarter = _part(match, "quarter", "bare_quarter")
    end = End(
        written=text,
        day=int(day) if day else None,
        month=int(month) if month else None,
        quarter=(_ROMAN.get(quarter) or int(quarter)) if quarter else None,
    )
    if match["early_year"]:
        return end._replace(year=int(match["early_year"]))
    return _of_year(end, _part(match, *(group for group in match.re.groupindex if group.endswith("year"))))


def _lunar_end(text: str) -> End | None:
    """The parts of an end in the lunar calendar, without the words that say so."""
    match = _pattern(_LUNAR_END).fullmatch(text)
    if not match:
        return None
    day = "15" if match["full_moon"] else match["day"]
    if match["first_day"]:
        day = str(FIRST_DAYS.index(match["first_day"]) + 1)
    month = _part(match, "day_month", "month")
    end = _of_year(
        End(
            written=text,
            day=int(day) if day else None,
            month=LUNAR_MONTHS.index(month) + 1 if month in LUNAR_MONTHS else int(month) if month else None,
            lunar=True,
            leap=bool(match["day_leap"] or match["leap"]),
        ),
        _part(match, "day_year", "year"),
    )
    return _of_tet(end) if match["tet"] else end


def _of_tet(end: End) -> End | None:
    """A day about the new year: of the first month, or of the last of the year before."""
    if end.day in _LAST_DAYS:
        return end._replace(month=12, year=end.year and end.year - 1, tet=True)
    return end._replace(month=1, tet=True) if end.day in _FIRST_DAYS else None


def _part(match: re.Match[str], *groups: str) -> str | None:
    """What stands in the one of these groups that matched."""
    return next((value for group in groups if (value := match[group]) is not None), None)


def _of_year(end: End, year: str | None) -> End:
    """The end with the year that stands in it, if one does; of more than four digits five are enough."""
    return end._replace(year=int(year[:5]), short_year=len(year) not in (3, 4)) if year is not None else end
