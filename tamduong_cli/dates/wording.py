"""Dates in words and figures."""

from __future__ import annotations

import datetime

from tamduong_cli.dates.span import Span
from tamduong_cli.language import N_, Language

WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
MONTHS = (
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


def numeric(day: datetime.date) -> str:
    """07/05/2024, as tables write it."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def numeric_span(span: Span) -> str:
    """22/11/2023 – 17/12/2023; a single day once."""
    return numeric(span.first) if span.first == span.last else f"{numeric(span.first)} – {numeric(span.last)}"


def weekday(day: datetime.date, language: Language) -> str:
    """thứ Hai … Chủ nhật."""
    return language.gettext(WEEKDAYS[day.weekday()])


def month(number: int, language: Language) -> str:
    """January … December; tháng 1 … tháng 12."""
    return language.gettext(MONTHS[number - 1])


def in_words(day: datetime.date, language: Language) -> str:
    """The date as running text writes it: ngày 07 tháng 5 năm 2024, 7 May 2024.

    Nghị định 30/2020/NĐ-CP, Phụ lục I: a zero stands before days 1 to 9 and months 1 and 2 only.
    """
    if language.code == "vi":
        written_month = f"{day.month:02}" if day.month <= 2 else f"{day.month}"
        return f"ngày {day.day:02} tháng {written_month} năm {day.year}"
    return f"{day.day} {month(day.month, language)} {day.year}"
