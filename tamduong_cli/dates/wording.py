"""Dates in words."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.figures import numeric, numeric_span
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import MONTH_NAMES, WEEKDAY_NAMES
from tamduong_cli.language import N_, Language, Message

if TYPE_CHECKING:
    from tamduong_cli.dates.lunar import Lunar


def lunar_day(lunar: Lunar) -> Message | str:
    """A day or month of the lunar calendar, without its year: 10/3, 1/2 nhuận; the month alone: 3."""
    number = f"{lunar.month}" if lunar.day is None else f"{lunar.day}/{lunar.month}"
    return Message("{lunar} leap", lunar=number) if lunar.leap else number


def lunar_date(lunar: Lunar) -> Message | str:
    """The same with its year: 10/3/2024, 1/2 nhuận/2023."""
    return Message("{lunar}/{year}", lunar=lunar_day(lunar), year=lunar.year)


def lunar_cell(lunar: Lunar) -> Message:
    """A lunar date in a table: 10/3/2024 âm lịch, which no spreadsheet takes for a Gregorian one."""
    return Message("lunar {lunar}", lunar=lunar_date(lunar))


def written(date: Date) -> Message | str:
    """A date as tables write it, to what is known of it: 07/05/2024, 10/1946, 18/04/2024 (10/3 âm lịch)."""
    if date.precision == "days":
        return written_span(date, date)
    if date.lunar:
        if date.day:
            return Message("{date} (lunar {lunar})", date=numeric(date.day), lunar=lunar_day(date.lunar))
        return Message(
            "lunar month {month}/{year} ({span})",
            month=lunar_day(date.lunar),
            year=date.lunar.year,
            span=numeric_span(date.span),
        )
    if date.day:
        return numeric(date.day)
    if date.precision == "month":
        return f"{date.first.month:02}/{date.first.year:04}"
    if date.precision == "quarter":
        return Message(_QUARTERS[date.first.month // 3], year=f"{date.first.year:04}")
    return f"{date.first.year}" if date.first.year >= 100 else Message("the year {year}", year=date.first.year)


_QUARTERS = (N_("Q1/{year}"), N_("Q2/{year}"), N_("Q3/{year}"), N_("Q4/{year}"))


def written_span(first: Date, last: Date) -> Message | str:
    """22/11/2023 – 17/12/2023, as tables write it, each end that was written as a lunar date in both calendars."""
    if not (first.lunar or last.lunar):
        return numeric_span(Span(first.first, last.last))
    if first.span == last.span and first.precision != "days":
        return written(first)
    return Message("{first} – {last}", first=written(first.first_day), last=written(last.last_day))


def weekday(day: datetime.date, language: Language) -> str:
    """thứ Hai … Chủ nhật."""
    return language.gettext(WEEKDAY_NAMES[day.weekday()])


def month(number: int, language: Language) -> str:
    """January … December; tháng 1 … tháng 12."""
    return language.gettext(MONTH_NAMES[number - 1])


def in_words(day: datetime.date, language: Language) -> str:
    """The date as running text writes it.

    Nghị định 30/2020/NĐ-CP, Phụ lục I: a zero stands before days 1 to 9 and months 1 and 2 only.

    >>> in_words(datetime.date(2024, 5, 7), Language("vi")), in_words(datetime.date(2024, 5, 7), Language("en"))
    ('ngày 07 tháng 5 năm 2024', '7 May 2024')
    """
    if language.code == "vi":
        return f"{_day_and_month(day, language)} năm {day.year}"
    return f"{_day_and_month(day, language)} {day.year}"


def _day_and_month(day: datetime.date, language: Language) -> str:
    if language.code == "vi":
        return f"ngày {day.day:02} tháng {_vietnamese_month(day)}"
    return f"{day.day} {month(day.month, language)}"


def _vietnamese_month(day: datetime.date) -> str:
    return f"{day.month:02}" if day.month <= 2 else f"{day.month}"


def on_weekday(day: datetime.date, language: Language) -> str:
    """A day with its weekday: thứ Ba, ngày 07 tháng 5 năm 2024."""
    return f"{weekday(day, language)}, {in_words(day, language)}"


def span_in_words(span: Span, language: Language) -> str:
    """Days as running text writes them: the first leaves out what the last one gives; a single day stands alone.

    >>> span_in_words(Span(datetime.date(2023, 12, 1), datetime.date(2023, 12, 17)), Language("vi"))
    'từ ngày 01 đến hết ngày 17 tháng 12 năm 2023'
    """
    first, last = span
    if first == last:
        return in_words(first, language)
    begin = in_words(first, language)
    if first.year == last.year:
        begin = _day_and_month(first, language)
        if first.month == last.month:
            begin = f"ngày {first.day:02}" if language.code == "vi" else f"{first.day}"
    return language.gettext("from {begin} to {end}").format(begin=begin, end=in_words(last, language))


def week_in_words(week: Span, language: Language) -> str:
    """A week as running text writes it.

    >>> week_in_words(Span(datetime.date(2023, 12, 4), datetime.date(2023, 12, 10)), Language("vi"))
    'từ thứ Hai, ngày 04 tháng 12 đến hết Chủ nhật, ngày 10 tháng 12 năm 2023'
    """
    first, last = week
    begin = _day_and_month(first, language) if first.year == last.year else in_words(first, language)
    begin = f"{weekday(first, language)}, {begin}"
    return language.gettext("from {begin} to {end}").format(begin=begin, end=on_weekday(last, language))


def ends_in_words(first: Date, last: Date, language: Language) -> str:
    """From the first day of one date to the last of another; what was written as a lunar date is in both calendars."""
    if not (first.lunar or last.lunar):
        return span_in_words(Span(first.first, last.last), language)
    if first.span == last.span and first.day:
        return with_lunar(in_words(first.day, language), first.lunar, language)
    begin, end = (
        with_lunar(in_words(date.first, language), date.lunar, language) for date in (first.first_day, last.last_day)
    )
    return language.gettext("from {begin} to {end}").format(begin=begin, end=end)


def with_lunar(text: str, lunar: Lunar | None, language: Language) -> str:
    """The words or figures for a day, with its lunar date behind, where it has one."""
    if lunar is None:
        return text
    return language.gettext("{date} (lunar {lunar})").format(date=text, lunar=language.said(lunar_day(lunar)))


def date_in_words(date: Date, language: Language) -> str:
    """A date as running text writes it, to what is known: thứ Ba, ngày 07 tháng 5 năm 2024; tháng 10 năm 1946."""
    if date.day:
        return with_lunar(on_weekday(date.day, language), date.lunar, language)
    if date.precision == "days":
        return ends_in_words(date, date, language)
    if date.lunar:
        return language.said(written(date))
    if language.code == "vi":
        number = date.first.month
        if date.precision == "month":
            return (
                f"tháng {number:02} năm {date.first.year}" if number <= 2 else f"tháng {number} năm {date.first.year}"
            )
        if date.precision == "quarter":
            return f"quý {('I', 'II', 'III', 'IV')[number // 3]} năm {date.first.year}"
        return f"năm {date.first.year}"
    if date.precision == "month":
        return f"{month(date.first.month, language)} {date.first.year}"
    return language.said(written(date))


def in_brief(date: Date, language: Language) -> str:
    """A date in figures, as an office's running text writes it: the plan's file can have it so, too.

    The zeros are those of `in_words`.

    >>> may = datetime.date(2024, 5, 7)
    >>> in_brief(Date(Span(may, may)), Language("vi"))
    'ngày 07/5/2024'
    """
    if date.precision == "days":
        return between_in_brief(date.first_day, date.last_day, language)
    lunar = date.by_moon
    if lunar:
        text = language.render(lunar_cell(lunar))
        if date.day:
            return f"{_day(text, language)} ({_day(_figures(date.day, language), language)})"
        return f"tháng {text}" if language.code == "vi" else text
    if date.day:
        return with_lunar(_day(_figures(date.day, language), language), date.lunar, language)
    text = language.said(written(date))
    if language.code != "vi" or date.precision == "day":
        return text
    if date.precision == "month":
        return f"tháng {_vietnamese_month(date.first)}/{date.first.year}"
    return f"{text[:1].lower()}{text[1:]}" if date.precision == "quarter" else f"năm {date.first.year}"


def between_in_brief(first: Date, last: Date, language: Language) -> str:
    """From one date to another, both included, as `in_brief` writes them; one date alone where they are the same."""
    if first == last:
        return in_brief(first, language)
    begin = in_brief(first, language)
    plain = not (first.lunar or last.lunar) and first.first.year == last.first.year and language.code == "vi"
    if plain and first.precision == last.precision == "month":
        begin = f"tháng {_vietnamese_month(first.first)}"
    if plain and first.day and last.day and first.day.month == last.day.month:
        begin = f"ngày {first.day.day:02}"
    return language.gettext("from {begin} to {end}").format(begin=begin, end=in_brief(last, language))


def _day(figures: str, language: Language) -> str:
    return f"ngày {figures}" if language.code == "vi" else figures


def _figures(day: datetime.date, language: Language) -> str:
    return f"{day.day:02}/{_vietnamese_month(day)}/{day.year:04}" if language.code == "vi" else numeric(day)
