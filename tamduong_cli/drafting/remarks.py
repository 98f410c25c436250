"""What a person must look at in a draft: what was left out, what still says the old years, what may be wrong now."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from typing import Any

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.moving import counts
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import written
from tamduong_cli.language import N_, Language, Message
from tamduong_cli.plan.model import Activity, Deadline, Event, Plan, Source, Text, Unit
from tamduong_cli.plan.problems import Place

LONG_PERIOD = 10
"""In a plan for more years than this, a year in a text says little about being out of date."""


class Remarks:
    """What a person must look at, collected while a plan for these years is made from the old one."""

    def __init__(self, plan: Plan, years: range, language: Language) -> None:
        self._plan = plan
        self._years = years
        self._language = language
        self._old_years = range(plan.period.first.year, plan.period.last.year + 1)
        self.whole: list[str] = []
        """On the plan as a whole."""
        self.parts: dict[tuple[Place, str], list[str]] = {}
        """On each part that begins at a place and has an id, or none."""

    def on_the_whole(self) -> None:
        """Where the draft comes from, and what in it is about the old plan's document."""
        plan = self._plan
        self._say(
            Message(
                "drafted from {id} for {years}; delete each TODO when it is done",
                id=plan.id,
                years=years_written(self._years),
            )
        )
        if _any_ref(plan):
            self._say(Message("each 'ref' is a place in the old plan's document; write this one's, or delete it"))
        if plan.parent:
            self._on(
                plan.parent,
                Message("this is the document that the old plan carries out; write this plan's, or delete it"),
            )
        if plan.signatory:
            self._on(plan.signatory, Message("this is who signed the old plan; name who signs this one"))
        for points in (plan.objectives, plan.requirements, plan.channels, plan.recipients):
            self._stale(points.points, points, N_("still says {found}"))

    def left_out(self, record: Event | Deadline | Activity, why: Message) -> None:
        """What of the old plan the draft does not have, and why."""
        summary = record.summary.in_(self._plan.language)
        self._say(Message("left out: {summary} ({id}): {why}", summary=summary, id=record.id, why=why))

    def on_event(self, new: Event, date: Date, count: int, old_count: int) -> None:
        """An event on another anniversary, of another count of years."""
        others = [
            words
            for text in new.summary.by_language.values()
            for words in (
                *(words for number, words in counts(text) if number != count),
                *(re.findall(rf"(?<![\w/.-]){old_count}(?![\w/.-])(?! năm)", text) if old_count != count else ()),
            )
        ]
        if others:
            self._on(new, Message("the summary also says {found}", found=", ".join(dict.fromkeys(others))))
        self._stale([new.summary], new, N_("the summary still says {found}"))
        self._stale([rule.name for rule in new.windows], new, N_("the windows' names still say {found}"))
        self._stale(
            new.messages.points, new, N_("the messages still say {found}"), old_count if old_count != count else None
        )
        ends = [end for rule in new.own_windows for end in (rule.start, rule.end) if end]
        if date.by_moon and any(not end.by_moon for end in ends):
            self._on(new, Message("the window was moved as far as the lunar date; is it right?"))
        elif not date.by_moon and any(end.by_moon for end in ends):
            self._on(new, Message("the window goes by the lunar calendar, and the anniversary does not; is it right?"))

    def on_deadline(self, old: Deadline, new: Deadline) -> None:
        """A deadline with a date of its own that was moved, or with a summary that names the old years."""
        if old.date and new.date and old.date != new.date:
            message = Message(
                "the date was {old} in the old plan; is {new} right?", old=written(old.date), new=written(new.date)
            )
            self._on(new, message)
        self._stale([new.summary], new, N_("the summary still says {found}"))

    def on_activity(self, old: Activity, new: Activity) -> None:
        """An activity on other days than in the old plan, or with a summary that names the old years."""
        if (new.dates, new.repeat) != (old.dates, old.repeat):
            days: list[Message | str] = [written(date) for date in new.dates]
            if new.repeat and new.repeat.until:
                days.append(Message("until {date}", date=written(Date(Span(new.repeat.until, new.repeat.until)))))
            said = reduce(lambda one, other: Message("{a}, {b}", a=one, b=other), days)
            self._on(new, Message("the days were moved with the event; is this right: {days}?", days=said))
        self._stale([new.summary], new, N_("the summary still says {found}"))

    def on_unit(self, old: Unit, new: Unit) -> None:
        """A unit that has no event of its own left, or duties that name the old years."""
        if old.events and not new.events:
            self._on(new, Message("none of the unit's events is left; name others"))
        self._stale(new.duties.points, new, N_("the duties still say {found}"))

    def _say(self, message: Message) -> None:
        self.whole.append(self._language.render(message))

    def _on(self, record: Any, message: Message) -> None:
        """A remark on a part of the plan that begins at its source, and has an id, or is the only one there."""
        place: Place = record.source.place
        self.parts.setdefault((place, getattr(record, "id", "")), []).append(self._language.render(message))

    def _stale(self, texts: Iterable[Text], record: Any, message: str, count: int | None = None) -> None:
        """Say of texts that they name years of the old plan, or its count of years."""
        found = [
            words
            for text in texts
            for language in text.by_language.values()
            for words in self._outdated(language, count)
        ]
        if found:
            self._on(record, Message(message, found=", ".join(dict.fromkeys(found))))

    def _outdated(self, text: str, count: int | None) -> list[str]:
        found = [words for number, words in counts(text) if number == count]
        if len(self._old_years) <= LONG_PERIOD:
            years = [f"{year:04}" for year in self._old_years if year not in self._years]
            found += re.findall(rf"(?<![0-9])(?:{'|'.join(years)})(?![0-9])", text) if years else []
        return found


def _any_ref(value: Any) -> bool:
    """Whether anything in a value of the model says where the document has it."""
    if not isinstance(value, tuple) or isinstance(value, Source | Place):
        return False
    return bool(getattr(value, "ref", None)) or any(map(_any_ref, value))


def years_written(years: range, dash: str = " - ") -> str:
    """2028, or 2028 - 2029."""
    return f"{years[0]:04}{dash}{years[-1]:04}" if len(years) > 1 else f"{years[0]:04}"
