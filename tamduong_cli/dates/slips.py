"""Contradictions within one text: what the dates beside each other, or the calendar, belie.

What could be meant in another way is left alone. Each kind of slip has its module, loaded once a text may have it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tamduong_cli.dates.dates_in_texts import COUNT, Slip, pattern, prepared
from tamduong_cli.dates.vocabulary import DAYS, LUNAR_MARKS, MONTH_NAMES, STEMS, WEEKDAY_NUMBERS, YEAR

_MAY_HAVE_DATES = rf"{YEAR}|\d ?/ ?\d|3[01] tháng"
_MAY_BE_LUNAR = (*LUNAR_MARKS, *(f"năm {stem}" for stem in STEMS))
_SHORT_MONTHS = "|".join(MONTH_NAMES[number - 1] for number in (2, 4, 6, 9, 11))
_MAY_BE_MISSING = (
    r"(?<!\d)(?:(?:29|30)(?: ?/ ?| tháng |[-.])0?2|31(?: ?/ ?| tháng |[-.])(?:0?[2469]|11))(?!\d)"
    rf"|-(?:02-(?:29|30|31)|(?:04|06|09|11)-31)(?!\d)|(?:29|3[01]) (?:{_SHORT_MONTHS})"
    r"|ngày (?:\d\d?/(?:1[3-9]|[2-9]\d)|(?:3[2-9]|[4-9]\d)/\d\d?)/"
)


def slips(text: str) -> Iterator[Slip]:
    """The contradictions within one text: weekdays, lunar dates, counts of years, missing days, counts of days.

    >>> [slip.code for slip in slips("Kỷ niệm 71 năm (16/11/1974 - 16/11/2018)")]
    ['year-count']
    """
    if not pattern(_MAY_HAVE_DATES).search(text):
        return
    text = prepared(text)
    lowered = text.lower()
    # The patterns take milliseconds to compile, which most plans can do without.
    if pattern(YEAR).search(text):
        yield from _beside_a_year(text, lowered)
    if pattern(_MAY_BE_MISSING).search(text):
        from tamduong_cli.dates.slips_of_days import missing_days

        yield from missing_days(text)
    if pattern(rf"\d {DAYS}\b").search(text):
        from tamduong_cli.dates.slips_of_lengths import day_counts

        yield from day_counts(text)


def _beside_a_year(text: str, lowered: str) -> Iterator[Slip]:
    """What whole dates belie."""
    if any(weekday in lowered for weekday in WEEKDAY_NUMBERS) and "thứ nhất" not in lowered:  # "thứ hai" counts, too
        from tamduong_cli.dates.slips_of_weekdays import weekdays

        yield from weekdays(text)
    if any(mark in lowered for mark in _MAY_BE_LUNAR):
        from tamduong_cli.dates.slips_of_lunar_days import lunar_dates

        yield from lunar_dates(text)
    if "(" in text and pattern(COUNT).search(text):
        from tamduong_cli.dates.slips_of_years import year_counts

        yield from year_counts(text)
