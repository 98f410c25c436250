"""How an activity repeats: `hằng tuần thứ 3, thứ 5`, `monthly on the 1st and 15th`, `FREQ=WEEKLY;BYDAY=TU,TH`.

In words, or as a recurrence rule of iCalendar (RRULE, RFC 5545 3.3.10). A weekday or a day of the month that
words leave out is never guessed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.vocabulary import (
    DAY,
    DAYS,
    FROM,
    JOIN,
    MONTH,
    MONTHS,
    ORDINAL,
    WEEK,
    WEEKDAY_NAMES,
    WEEKDAY_NUMBERS,
    WEEKS,
    composed,
    normal,
    opened,
    ordinal_suffix,
)
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import N_, Message

MOST = 5000
"""An activity happens on no more days than this."""

EXPECTED = Message(
    "write daily, 'weekly on Tuesday, Thursday', 'monthly on the 1st and 15th', or an RRULE such as "
    "FREQ=WEEKLY;BYDAY=TU,TH"
)
ON_WHICH_WEEKDAYS = Message("the weekdays are missing; write 'weekly on Tuesday, Thursday'")
ON_WHICH_DAYS = Message("the days of the month are missing; write 'monthly on the 1st and 15th'")

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Repeat(NamedTuple):
    """How an activity repeats inside a window, a subset of RFC 5545's RRULE that happens at most once a day.

    The fields are the rule's parts, weekdays counted from Monday, 0. Numbers below 0 count from the end.
    `until` is the last day included: of an UNTIL with a time the date as it is written, a UTC time too, since
    a rule knows no time zone.
    """

    freq: str
    until: datetime.date | None = None
    times: int | None = None  # COUNT; tuples have a method of that name
    interval: int = 1
    by_day: tuple[tuple[int, int], ...] = ()  # the ordinal, 0 for every one, and the weekday
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_set_pos: tuple[int, ...] = ()
    wkst: int = 0

    def days(self, first: datetime.date, last: datetime.date) -> tuple[datetime.date, ...]:
        """The days on which it happens from `first` to `last`, both included.

        `first` is where intervals begin, COUNT is counted from, and parts that are left out are taken from;
        it counts as a day only if it matches. Raises Unreadable (bad-repeat) for more than `MOST` days.

        >>> weekly = parse_repeat("hằng tuần thứ 3, thứ 5")
        >>> [day.isoformat() for day in weekly.days(datetime.date(2024, 5, 1), datetime.date(2024, 5, 9))]
        ['2024-05-02', '2024-05-07', '2024-05-09']
        """
        found = tuple(islice(self._expanded(first, last), MOST + 1))
        if len(found) > MOST:
            raise Unreadable(
                "bad-repeat",
                Message(
                    "'{found}' gives more than {most} days from {first} to {last}",
                    found=self._text(),
                    most=MOST,
                    first=numeric(first),
                    last=numeric(last),
                ),
            )
        return found

    def _expanded(self, first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
        from dateutil import rrule

        weekdays = self.by_day
        if self.freq == "WEEKLY" and not weekdays:
            weekdays = ((0, first.weekday()),)
        # dateutil is slow to walk through days and weeks most of which do not match, and the last week of the
        # year 9999 leads it out of the calendar; years have neither fault, and say the same but for INTERVAL.
        as_years = self.freq == "WEEKLY" or (self.freq == "DAILY" and bool(weekdays or self.by_month_day))
        rule = rrule.rrule(
            rrule.YEARLY if as_years else getattr(rrule, self.freq),
            dtstart=datetime.datetime.combine(first, datetime.time()),
            interval=1 if as_years else self.interval,
            until=datetime.datetime.combine(min(last, self.until or last), datetime.time()),
            bysetpos=self.by_set_pos or None,
            bymonth=self.by_month or None,
            bymonthday=self.by_month_day or None,
            byweekday=[rrule.weekday(weekday, ordinal or None) for ordinal, weekday in weekdays] or None,
        )
        days = (moment.date() for moment in rule)
        if as_years:
            length = 7 if self.freq == "WEEKLY" else 1
            begin = first.toordinal() - (first.weekday() - self.wkst) % length
            days = (day for day in days if (day.toordinal() - begin) // length % self.interval == 0)
        return islice(days, self.times)

    def rrule(self, until: str) -> str:
        """The RRULE of a calendar whose DTSTART is the first of `days`, ending at `until` (a DATE or DATE-TIME).

        The parts stand in the order of RFC 5545's grammar; those it implies by default are left out.

        >>> parse_repeat("monthly on the 1st and 15th").rrule("20231231")
        'FREQ=MONTHLY;UNTIL=20231231;BYMONTHDAY=1,15'
        """
        return self._replace(times=None)._text(until)

    @property
    def rule(self) -> str:
        """The whole rule as an RRULE, as the plan's file may have it."""
        return self._text()

    def _text(self, until: str = "") -> str:
        parts = {
            "FREQ": self.freq,
            "UNTIL": until or (self.until.isoformat().replace("-", "") if self.until else ""),
            "COUNT": self.times,
            "INTERVAL": self.interval if self.interval > 1 else None,
            "BYDAY": ",".join(f"{ordinal or ''}{_CODES[weekday]}" for ordinal, weekday in self.by_day),
            "BYMONTHDAY": ",".join(map(str, self.by_month_day)),
            "BYMONTH": ",".join(map(str, self.by_month)),
            "BYSETPOS": ",".join(map(str, self.by_set_pos)),
            "WKST": _CODES[self.wkst] if self.wkst else "",
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)

    def message(self) -> Message:
        """In words: every Tuesday and Thursday; the RRULE itself where a rule is seldom met."""
        n, plain = self.interval, self._replace(interval=1, wkst=0)
        if plain == Repeat("DAILY"):
            return Message("daily") if n == 1 else Message("every {n} days", n=n)
        if self.by_day and plain == Repeat("WEEKLY", by_day=self.by_day):
            days = _series([Message(WEEKDAY_NAMES[weekday]) for _, weekday in self.by_day])
            return (
                Message("every {days}", days=days) if n == 1 else Message("every {n} weeks on {days}", n=n, days=days)
            )
        if min(self.by_month_day, default=0) > 0 and plain == Repeat("MONTHLY", by_month_day=self.by_month_day):
            days = _series([_ordinal(day) for day in self.by_month_day])
            if n == 1:
                return Message("monthly on the {days}", days=days)
            return Message("every {n} months on the {days}", n=n, days=days)
        return Message(self.rule)


def parse_repeat(text: str) -> Repeat:
    """Read how an activity repeats, in words or as an RRULE. Raises Unreadable (bad-repeat)."""
    rule = composed(text).upper()
    try:
        return _rule(rule) if "=" in rule or rule.startswith("RRULE:") else _words(normal(text))
    except Unreadable as error:
        raise Unreadable(
            error.code,
            Message("'{found}' does not say how an activity repeats: {problem}", found=text, problem=error.message),
        ) from None


_EACH = "(?:hằng|hàng|mỗi|every)"
_WEEKLY = rf"(?:{_EACH} {WEEK}|weekly)"
_MONTHLY = rf"(?:{_EACH} {MONTH}|monthly)"
_EVERY_FEW = re.compile(
    rf"(?:(?P<days>.+), )?(?P<vi>[0-9]{{1,4}}) (?:(?P<of_days>{DAYS})|(?P<of_weeks>{WEEKS})|{MONTHS}) một lần"
    rf"|every (?P<en>[0-9]{{1,4}}) (?:(?P<by_days>{DAYS})|(?P<by_weeks>{WEEKS})|{MONTHS})(?: on (?P<on>.+))?"
)


def _words(text: str) -> Repeat:
    """The rule that the words say; a weekday or a day of the month stands in them. Raises Unreadable."""
    if re.fullmatch(rf"{_EACH} {DAY}|daily", text):
        return Repeat("DAILY")
    if match := _EVERY_FEW.fullmatch(text):
        return _every_few(int(match["vi"] or match["en"]), match["days"] or match["on"], match)
    if re.fullmatch(_WEEKLY, text):
        raise _refused(ON_WHICH_WEEKDAYS)
    if re.fullmatch(_MONTHLY, text):
        raise _refused(ON_WHICH_DAYS)
    day = f"(?:các |{FROM} )?(?:{DAYS}|the) "
    if match := re.fullmatch(rf"{_MONTHLY}(?: vào| on)? {day}(.+)|(?:vào )?{day}(.+) {_MONTHLY}", text):
        return Repeat("MONTHLY", by_month_day=_listed(match[1] or match[2], _day_of_a_month))
    if match := re.fullmatch(rf"(?:{_WEEKLY}|every)(?: vào| on)? (.+)|(?:vào )?(.+) {_WEEKLY}", text):
        return Repeat("WEEKLY", by_day=_weekdays(match[1] or match[2]))
    raise _refused(EXPECTED)


def _weekdays(listed: str) -> tuple[tuple[int, int], ...]:
    thu = "thứ " if opened(listed).startswith("thứ ") else ""  # said once for all: thứ 2, 4, 6
    weekdays = _listed(listed, lambda name: WEEKDAY_NUMBERS.get(name, WEEKDAY_NUMBERS.get(thu + name)))
    return tuple((0, weekday) for weekday in weekdays)


def _every_few(interval: int, days: str | None, said: re.Match[str]) -> Repeat:
    """What is every so many days, weeks or months. Raises Unreadable."""
    if not 0 < interval <= _NUMBERS["INTERVAL"]:
        raise _refused(EXPECTED)
    if said["of_days"] or said["by_days"]:
        if days:
            raise _refused(EXPECTED)
        return Repeat("DAILY", interval=interval)
    if not days:
        raise _refused(ON_WHICH_WEEKDAYS if said["of_weeks"] or said["by_weeks"] else ON_WHICH_DAYS)
    each = "weekly" if said["of_weeks"] or said["by_weeks"] else "monthly"
    return _words(f"{each} on {days}")._replace(interval=interval)


def _day_of_a_month(text: str) -> int | None:
    match = re.fullmatch(rf"(?:(?:{DAY}|the) )?([0-9]{{1,2}}){ORDINAL}?", text)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _listed(text: str, read: Callable[[str], int | None]) -> tuple[int, ...]:
    """The numbers of what the list names, in order; `a đến b` is from one to the other. Raises Unreadable."""
    found = set()
    for item in re.split(r" ?, ?(?:và |and )?| và | and ", text):
        ends = [read(end) for end in re.split(JOIN, opened(item))]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > 2 or first > last:
            raise _refused(EXPECTED)
        found |= {*range(first, last + 1)}
    return tuple(sorted(found))


_NUMBERS = {"COUNT": MOST, "INTERVAL": 1000, "BYMONTHDAY": 31, "BYMONTH": 12, "BYSETPOS": 366}
"""The highest number that each part takes."""
_FROM_THE_END = ("BYMONTHDAY", "BYSETPOS")
_TIMES_OF_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_NOT_READ = ("BYYEARDAY", "BYWEEKNO")


def _rule(text: str) -> Repeat:
    """The rule that an RRULE in capitals says. Raises Unreadable that names the part."""
    parts: dict[str, str] = {}
    for part in text.removeprefix("RRULE:").split(";"):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if name in _TIMES_OF_DAY:
            raise _refused(Message("{part} is not used; the activity's time says when it begins", part=name))
        if name in _NOT_READ:
            raise _refused(Message("{part} is not read; use BYMONTH, BYMONTHDAY and BYDAY", part=name))
        if name not in ("FREQ", "UNTIL", "BYDAY", "WKST", *_NUMBERS):
            raise _refused(Message("an RRULE has no part '{part}'; {expected}", part=name, expected=EXPECTED))
        if name in parts:
            raise _refused(Message("{part} stands there twice; keep one", part=name))
        parts[name] = value
    freq = parts.get("FREQ", "")
    if freq not in _FREQUENCIES:
        raise _refused(Message("FREQ is DAILY, WEEKLY, MONTHLY or YEARLY; found '{value}'", value=freq))
    numbers = {name: _numbers(name, value) for name, value in parts.items() if name in _NUMBERS}
    repeat = Repeat(
        freq,
        until=_until(parts["UNTIL"]) if "UNTIL" in parts else None,
        times=numbers["COUNT"][0] if "COUNT" in numbers else None,
        interval=numbers.get("INTERVAL", (1,))[0],
        by_day=_by_day(parts["BYDAY"], freq, "BYMONTH" in parts) if "BYDAY" in parts else (),
        by_month_day=numbers.get("BYMONTHDAY", ()),
        by_month=numbers.get("BYMONTH", ()),
        by_set_pos=numbers.get("BYSETPOS", ()),
        wkst=_wkst(parts["WKST"]) if "WKST" in parts else 0,
    )
    _check(repeat)
    return repeat


def _check(repeat: Repeat) -> None:
    """Raise Unreadable for parts that do not go together."""
    if repeat.times and repeat.until:
        raise _refused(Message("COUNT and UNTIL both say when it ends; keep one"))
    if repeat.by_month_day and repeat.freq == "WEEKLY":
        raise _refused(Message("{part} does not go with FREQ={freq}", part="BYMONTHDAY", freq=repeat.freq))
    if repeat.by_set_pos and repeat.freq in ("DAILY", "WEEKLY"):  # readers disagree on the window's first week
        raise _refused(Message("{part} does not go with FREQ={freq}", part="BYSETPOS", freq=repeat.freq))
    by = [part for part in (repeat.by_day, repeat.by_month_day, repeat.by_month) if part]
    if repeat.by_set_pos and not by:
        raise _refused(Message("BYSETPOS chooses among the days of another part; add BYDAY, BYMONTHDAY or BYMONTH"))
    if len(by) > 1 or repeat.by_set_pos:
        always = repeat._replace(until=None, interval=1)
        # the calendar repeats after 400 years: the last of them, since dateutil searches on to the year 9999
        if not any(always._expanded(datetime.date(9600, 1, 1), datetime.date.max)):
            raise _refused(Message("no day of the calendar matches"))


def _numbers(name: str, value: str) -> tuple[int, ...]:
    most, signed = _NUMBERS[name], name in _FROM_THE_END
    texts = value.split(",")
    if (
        all(re.fullmatch(r"[+-]?[0-9]{1,4}" if signed else r"[0-9]{1,4}", text) for text in texts)
        and all(1 <= abs(int(text)) <= most for text in texts)
        and (name.startswith("BY") or len(texts) == 1)
    ):
        return tuple(sorted({int(text) for text in texts}, key=lambda number: (number < 0, number)))
    if signed:
        raise _refused(
            Message(
                "{part} is from 1 to {most}, or from -{most} to -1; found '{value}'", part=name, most=most, value=value
            )
        )
    raise _refused(Message("{part} is from 1 to {most}; found '{value}'", part=name, most=most, value=value))


def _by_day(value: str, freq: str, in_months: bool) -> tuple[tuple[int, int], ...]:
    """The weekdays of BYDAY with their ordinals, which count in a month, or in a year without BYMONTH."""
    texts = value.split(",")
    pattern = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
    matches = [match for text in texts if (match := pattern.fullmatch(text))]
    days = {(int(match[1] or 0), _CODES.index(match[2])) for match in matches}
    numbered = {match[1] is not None for match in matches}
    if len(matches) < len(texts):
        raise _refused(Message("BYDAY is of MO, TU, WE, TH, FR, SA, SU; found '{value}'", value=value))
    if numbered == {False}:
        return tuple(sorted(days))
    if freq not in ("MONTHLY", "YEARLY"):
        raise _refused(Message("BYDAY has numbers with FREQ=MONTHLY or YEARLY only; found '{value}'", value=value))
    if len(numbered) > 1:  # RFC 5545 allows it, and dateutil takes it for days that are both
        raise _refused(Message("BYDAY has weekdays with a number or without, not both; found '{value}'", value=value))
    most = 5 if freq == "MONTHLY" or in_months else 53
    if not all(1 <= abs(ordinal) <= most for ordinal, _ in days):
        raise _refused(
            Message(
                "BYDAY has numbers from 1 to {most}, or from -{most} to -1; found '{value}'", most=most, value=value
            )
        )
    return tuple(sorted(days, key=lambda day: (day[0] < 0, day)))


def _wkst(value: str) -> int:
    if value not in _CODES:
        raise _refused(Message("WKST is one of MO, TU, WE, TH, FR, SA, SU; found '{value}'", value=value))
    return _CODES.index(value)


def _until(value: str) -> datetime.date:
    clock = "T(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9]|60)Z?"
    match = re.fullmatch(rf"([0-9]{{4}})([0-9]{{2}})([0-9]{{2}})(?:{clock})?", value)
    try:
        if match:
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        pass
    raise _refused(Message("UNTIL is a day such as 20231231; found '{value}'", value=value))


def _series(items: list[Message]) -> Message:
    """One, two and three."""
    listed = items[0]
    for item in items[1:-1]:
        listed = Message("{these}, {this}", these=listed, this=item)
    return Message("{these} and {this}", these=listed, this=items[-1]) if len(items) > 1 else listed


_ORDINALS = {"st": N_("{n}st"), "nd": N_("{n}nd"), "rd": N_("{n}rd"), "th": N_("{n}th")}


def _ordinal(day: int) -> Message:
    """1st … 31st; 01 … 31."""
    return Message(_ORDINALS[ordinal_suffix(day)], n=day)


def _refused(problem: Message) -> Unreadable:
    return Unreadable("bad-repeat", problem)
