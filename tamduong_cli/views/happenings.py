"""What happens on a day, as letters and pages tell it: what it is to that thing, and how it goes on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.language import Language
from tamduong_cli.schedule.day_by_day import Day
from tamduong_cli.schedule.phrases import date_label

if TYPE_CHECKING:
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.dated import Dated


class Happening(NamedTuple):
    """Something that happens on a day."""

    label: str
    """What the day is to it, or when on the day it is: Begins; Deadline; 05:10 – 05:30."""
    item: Dated
    how: str = ""
    """How it goes on, where it begins to repeat."""
    until: datetime.date | None = None
    """The last day of what begins, where it goes on."""


def happenings(day: Day, language: Language, *, coming: bool = False) -> Iterator[Happening]:
    """All that happens on a day; of a coming one, how what begins to repeat goes on."""
    _ = language.gettext
    for window in day.begins:
        if window.days > 1:
            yield Happening(_("Begins"), window, until=window.last)
        elif window.name or not (window.event.date and window.event.date.day == day.date):
            yield Happening(_("On this day only"), window)
    for window in day.ends:
        if window.days > 1:
            yield Happening(_("Ends"), window)
    for event_day in day.event_days:
        begins = event_day.first == day.date != event_day.last
        yield Happening(date_label(event_day.event, language), event_day, until=event_day.last if begins else None)
    for deadline in day.deadlines:
        yield Happening(_("Deadline"), deadline)
    for series in day.activities:
        told = going_on(series, language)
        yield told if coming and len(series.days) > 1 else told._replace(how="", until=None)


def going_on(series: Series, language: Language) -> Happening:
    """An activity at its time of day; where it repeats, how, and until when."""
    time, repeat = series.activity.time, series.activity.repeat
    label = time.message() if time else language.gettext("All day")
    if repeat is None:
        return Happening(label, series)
    how = language.render(repeat._replace(until=None, times=None).message())
    return Happening(label, series, how, series.days[-1])
