"""Days in figures, as tables write them."""

from __future__ import annotations

import datetime

from tamduong_cli.dates.span import Span


def numeric(day: datetime.date) -> str:
    """07/05/2024, as tables write it."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def numeric_span(span: Span) -> str:
    """22/11/2023 – 17/12/2023; a single day once."""
    return numeric(span.first) if span.first == span.last else f"{numeric(span.first)} – {numeric(span.last)}"
