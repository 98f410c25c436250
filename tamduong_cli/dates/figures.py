"""Days in figures, as tables write them."""

from __future__ import annotations

import datetime

from tamduong_cli.dates.span import Span


def numeric(day: datetime.date) -> str:
    """A day as tables write it.

    >>> numeric(datetime.date(2024, 5, 7))
    '07/05/2024'
    """
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def numeric_span(span: Span) -> str:
    """A run of days as tables write it; a single day once.

    >>> numeric_span(Span(datetime.date(2023, 11, 22), datetime.date(2023, 12, 17)))
    '22/11/2023 – 17/12/2023'
    """
    return numeric(span.first) if span.first == span.last else f"{numeric(span.first)} – {numeric(span.last)}"
