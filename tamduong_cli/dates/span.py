"""Runs of days. Everywhere in this program `first` and `last` are both part of the run."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """A run of days, first and last day included; a single day is a span of one."""

    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> int:
        """How many days, counting the first and the last.

        >>> Span(datetime.date(2023, 11, 22), datetime.date(2023, 12, 17)).days
        26
        """
        return (self.last - self.first).days + 1

    def each(self) -> Iterator[datetime.date]:
        """Its days, in order."""
        return (self.first + datetime.timedelta(days=count) for count in range(self.days))

    def holds(self, day: datetime.date) -> bool:
        """Whether a day is one of its days."""
        return self.first <= day <= self.last

    def overlaps(self, other: Span) -> bool:
        """Whether both have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: Span) -> bool:
        """Whether the other has all its days."""
        return other.first <= self.first and self.last <= other.last


ALL_DAYS = Span(datetime.date.min, datetime.date.max)
"""Every day that Python's proleptic Gregorian calendar has."""
