"""Deadlines on days when Vietnamese offices are closed: Saturdays, Sundays and public holidays.

The one owner of `holidays`, imported only for a plan that says `workdays: true` and has deadlines. The package has what
Bộ luật Lao động gives (Điều 112 in 2019), the days in lieu of it, and of some years the working days that were swapped
by decision (làm bù). What a decision to come will change, such as the days off at Tết, nobody knows before it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.vocabulary import WEEKDAY_NAMES
from tamduong_cli.installing import line_to_install
from tamduong_cli.language import Bilingual, Message
from tamduong_cli.plan.problems import Place, Problem
from tamduong_cli.schedule.deadlines import Due

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAY = datetime.timedelta(days=1)


def check_workdays(deadlines: Iterable[Due], asked: Place) -> Iterator[Problem]:
    """The deadlines on no working day, each with the next one; or that they are not checked, and why.

    `asked` is where the plan asks for it.
    """
    try:
        known = _Holidays()
    except ModuleNotFoundError:
        message = Message(
            "working days are not checked: that needs the package holidays, which is not installed; type: {command}",
            command=line_to_install("holidays"),
        )
        yield Problem(asked, "workdays-unchecked", message)
        return
    for item in deadlines:
        if item.day.year not in known.years:
            message = Message(
                "{found} is not checked: the public holidays of that year are not known", found=numeric(item.day)
            )
            yield Problem(item.place, "workdays-unchecked", message)
        elif not known.is_workday(item.day):
            yield Problem(item.place, "not-a-workday", _not_a_workday(item.day, known))


def _not_a_workday(day: datetime.date, known: _Holidays) -> Message:
    """Why it is none, and which the next one is; where holidays are between, a decision may make it another."""
    what: Message | Bilingual = known.name_of(day) or Message(WEEKDAY_NAMES[day.weekday()])
    later = day
    is_sure = True
    while not known.is_workday(later):
        is_sure = is_sure and not known.name_of(later)
        later += _DAY
    values: dict[str, str | Message | Bilingual] = {"found": numeric(day), "what": what, "later": numeric(later)}
    if is_sure:
        return Message("{found} is not a working day: {what}; the next working day is {later}", **values)
    return Message(
        "{found} is not a working day: {what}; the next working day is {later}, unless days off are decided otherwise",
        **values,
    )


class _Holidays:
    """The public holidays of Việt Nam, with their names, found year by year. Raises ModuleNotFoundError."""

    def __init__(self) -> None:
        self._vi, self._en = map(_holidays, ("vi", "en_US"))
        self.years = range(self._vi.start_year, self._vi.end_year + 1)

    def is_workday(self, day: datetime.date) -> bool:
        return self._vi.is_working_day(day)

    def name_of(self, day: datetime.date) -> Bilingual | None:
        """What a public holiday is called."""
        if day not in self._vi:
            return None
        vi, en = (", ".join(of_language.get_list(day)) for of_language in (self._vi, self._en))
        return Bilingual(vi, _day_first(en))


def _holidays(language: str) -> HolidayBase:
    import holidays

    try:
        return holidays.country_holidays("VN", language=language)
    except OSError:  # in a zip its catalogues cannot be read; without one it says what stands in its code
        return holidays.country_holidays("VN")


def _day_first(name: str) -> str:
    """A name without the dates of the United States: Day off (substituted from 04/26/2025)."""
    return re.sub(r"\b(\d\d)/(\d\d)/(\d{4})\b", r"\2/\1/\3", name)
