"""What date expressions mean: from the parts as written to dates, or what is wrong with them.

Nothing is guessed: what does not exist, or can be read two ways, is an `Unreadable` that says what to write instead.
"""

from __future__ import annotations

import datetime

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.grammar import ONE_RANGE, WITHOUT_YEAR, End, Parts, ambiguous
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import CYCLE, MONTH_NAMES, lunar_year_name
from tamduong_cli.failure import Unreadable
from tamduong_cli.language import N_, Message


def runs_of(parts: Parts, text: str, near: Span | None) -> tuple[tuple[Date, Date], ...]:
    """The dates at the ends of each run of the expression `text`, the same object where a run is no range.

    A lunar year that only its name says is the one nearest to the days `near`.

    Raises Unreadable: no-such-day, ambiguous-date, range-reversed, out-of-range.
    """
    if len(parts.runs) == 1 and parts.runs[0][0] is parts.runs[0][1]:
        date = _whole(parts.runs[0][0], text, near)._replace(tentative=parts.tentative)
        return ((date, date),)
    _has_year(parts.runs[-1][1], text)
    found: list[tuple[Date, Date]] = []
    following: End | None = None
    for left, right in reversed(parts.runs):
        if following and (right.kind, following.kind) == ("day", "year"):
            raise ambiguous(text, ONE_RANGE)
        last_end = _named(_completed(right, following, text) if following else right, text, near)
        last = _date(last_end, text)
        if left is right:
            first_end, first = last_end, last
        else:
            first_end, first = _joined(left, last_end, last, text)
        if found and first.first > found[0][0].first and not (left.has_year and right.has_year):
            raise _in_full(text)
        first, last = (end._replace(tentative=parts.tentative) for end in (first, last))
        found.insert(0, (first, first if left is right else last))
        following = first_end
    return tuple(found)


def _whole(end: End, text: str, near: Span | None) -> Date:
    """The date of an expression that is no range."""
    _has_year(end, text)
    return _date(_named(end, text, near), text)


def _has_year(end: End, text: str) -> None:
    """Raises Unreadable for an end that says no year, nor has a day beside it that does."""
    if not end.has_year and end.lunar and not (end.beside and end.beside.year):
        raise ambiguous(text, Message("write the lunar year, in four digits: 10/3/2024 âm lịch"))
    if not end.has_year and not end.lunar:
        raise ambiguous(text, WITHOUT_YEAR)


def _named(end: End, text: str, near: Span | None) -> End:
    """An end with the lunar year in figures that its name, or the day beside it, says. Raises Unreadable."""
    if end.beside and end.lunar and not end.beside.lunar and end.year is None and end.beside.year is not None:
        from tamduong_cli.dates.lunar import lunar_of

        year = lunar_of(_date(end.beside._replace(beside=None), text).first).year
        if end.cycle is None:
            return end._replace(year=year)
        near = Span(datetime.date(year, 7, 1), datetime.date(year, 7, 1))
    if end.cycle is None:
        return end
    if end.year is not None:
        if (end.year - 4) % CYCLE != end.cycle:
            hint = Message("lunar year {year} is {name}", year=end.year, name=lunar_year_name(end.year))
            raise ambiguous(text, hint)
        return end
    return end._replace(year=_nearest(end.cycle, near, text))


def _nearest(cycle: int, near: Span | None, text: str) -> int:
    """The year of a name, nearest to some days. Raises Unreadable (ambiguous-date) where two are as near."""
    years = range(4 + cycle, datetime.MAXYEAR, CYCLE)
    if near:
        first, last = near.first.year - 1, near.last.year  # before Tết it is still the lunar year before
        away = {year: max(first - year, year - last, 0) for year in years}
        nearest = [year for year in years if away[year] == min(away.values())]
        if len(nearest) == 1:
            return nearest[0]
    from tamduong_cli.dates.lunar import YEARS

    known = [year for year in years if year in YEARS]
    message = Message(
        "a lunar year's name comes again after 60 years ({years}); write the year in figures: 10/3/2024 âm lịch",
        years=", ".join(map(str, known)),
    )
    raise ambiguous(text, message)


def _joined(left: End, right: End, last: Date, text: str) -> tuple[End, Date]:
    """The left end of a range to the right one, which is complete and `last`, by which it is completed."""
    if left.has_year:
        if right.lunar and not left.lunar:
            raise ambiguous(text, Message("write 'âm lịch' after both ends, or make a Gregorian date of the second"))
        left = _named(left, text, last.span)
        first = _date(left, text)
        if first.first > last.last:
            raise Unreadable(
                "range-reversed",
                Message(
                    "'{found}' ends before it begins: {first} comes after {last}",
                    found=text,
                    first=numeric(first.first),
                    last=numeric(last.last),
                ),
            )
        return left, first
    left = _completed(left, right, text)
    first = _date(left, text)
    if first.first > last.last:
        raise _in_full(text)
    return left, first


def _completed(left: End, right: End, text: str) -> End:
    """An end with what it leaves out and the one behind it gives, which is complete. Raises Unreadable."""
    if left.has_year:
        return left
    if left.kind == "day" and right.kind in ("month", "year"):
        raise ambiguous(text, Message("for months write 06/2023, 06/2023 - 08/2023 or 'tháng 6 - 8/2023'"))
    may_complete = {"day": ("day",), "month": ("day", "month"), "quarter": ("quarter",)}
    if right.kind not in may_complete[left.kind] or (left.lunar and not right.lunar):
        raise _in_full(text)
    month, leap = left.month, left.leap
    if month is None and left.kind != "quarter":
        month, leap = right.month, right.leap
    assert right.year is not None
    before = (left.tet or right.tet) and left.month == 12 != right.month  # what is before Tết is of the year before
    return left._replace(month=month, leap=leap, year=right.year - before, lunar=right.lunar)


def _in_full(text: str) -> Unreadable:
    return ambiguous(text, Message("write both ends in full, with their years"))


def _date(end: End, text: str) -> Date:
    """One whole end as a date. Raises Unreadable if there are no such days."""
    if end.short_year:
        raise ambiguous(text, Message("write the year in four digits"))
    if not end.lunar:
        span = _days(end)
        if not end.beside:
            return Date(span)
        from tamduong_cli.dates.lunar import lunar_of

        try:
            return Date(span, lunar_of(span.first), beside=True)
        except Unreadable:  # years that the lunar calendar is not known for
            return Date(span)
    from tamduong_cli.dates.lunar import Lunar

    assert end.year is not None and end.month is not None
    lunar = Lunar(end.day, end.month, end.year, end.leap)
    return Date(lunar.span(), lunar)


def _days(end: End) -> Span:
    """The days of one whole end: a day, a month, a quarter or a year. Raises Unreadable if there are none."""
    assert end.year is not None
    if 0 in (end.day, end.month, end.quarter, end.year):
        raise Unreadable("no-such-day", Message("{found}: no day, month, quarter or year is 0", found=end.written))
    if end.quarter is not None:
        if end.quarter > 4:
            raise Unreadable("no-such-day", Message("{found}: a year has four quarters", found=end.written))
        return Span(_month(end.year, end.quarter * 3 - 2).first, _month(end.year, end.quarter * 3).last)
    if end.month is None:
        return Span(datetime.date(end.year, 1, 1), datetime.date(end.year, 12, 31))
    if end.month > 12:
        none = Message("{found}: there is no month {month}", found=end.written, month=end.month)
        if end.day is not None and end.day <= 12 and end.month <= _month(end.year, end.day).last.day:
            meant = f"{end.month}/{end.day}/{end.year}"
            none = Message("{none}; dates are written day first: {meant}", none=none, meant=meant)
        raise Unreadable("no-such-day", none)
    month = _month(end.year, end.month)
    if end.day is None:
        return month
    if end.day > month.last.day:
        raise Unreadable(
            "no-such-day",
            Message(
                "{found} is not a day of the calendar; {month} {year} ends on the {last}",
                found=end.written.removeprefix("ngày "),
                month=Message(MONTH_NAMES[end.month - 1]),
                year=end.year,
                last=Message(_LAST_DAYS[month.last.day]),
            ),
        )
    day = datetime.date(end.year, end.month, end.day)
    return Span(day, day)


_LAST_DAYS = {28: N_("28th"), 29: N_("29th"), 30: N_("30th"), 31: N_("31st")}


def _month(year: int, month: int) -> Span:
    last = 31 if month == 12 else (datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)).day
    return Span(datetime.date(year, month, 1), datetime.date(year, month, last))
