"""What a person must look at in a draft: what was left out, what still says the old years, what may be wrong now."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from typing import Any, NamedTuple

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.moving import counts
from tamduong_cli.dates.naming import naming
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.vocabulary import CYCLE
from tamduong_cli.dates.wording import written, written_span
from tamduong_cli.language import N_, Language, Message
from tamduong_cli.plan.model import Activity, Deadline, Event, Plan, Source, Text, Unit, WindowRule
from tamduong_cli.plan.problems import Place

Moved = tuple["Date | None", "Date"]
"""The date of an event in the old plan, where it has one, and in the new."""


class _Stale(NamedTuple):
    """The years that a text of the new plan should no longer name: in figures, and by their lunar names."""

    figures: frozenset[int]
    names: frozenset[int]


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
        if plan.superior:
            self._stale([plan.superior], _At(plan.source.of("superior")), N_("still says {found}"))
        if plan.issuer:
            self._stale([plan.issuer], _At(plan.source.of("issuer")), N_("still says {found}"))

    def on_title(self, title: Text) -> None:
        """The new plan's title, where it names the old years."""
        self._stale([title], _At(self._plan.source.of("title")), N_("still says {found}"))

    def left_out(self, record: Event | Deadline | Activity | WindowRule, why: Message) -> None:
        """What of the old plan the draft does not have, and why."""
        text = record.name if isinstance(record, WindowRule) else record.summary
        summary = text.in_(self._plan.language)
        self._say(Message("left out: {summary} ({id}): {why}", summary=summary, id=record.id, why=why))

    def on_event(self, old: Event, new: Event, moved: Moved, counted: tuple[int | None, int | None]) -> None:
        """An event on another anniversary, of another count of years; None where nothing is counted."""
        (_, date), (old_count, count) = moved, counted
        of_old = rf"(?<![\w/.-]){old_count}(?![\w/.-])(?! năm)" if old_count != count else None
        others = [
            words
            for text in new.summary.by_language.values()
            for words in (
                *(words for number, words in counts(text) if number != count),
                *(re.findall(of_old, text) if of_old else ()),
            )
        ]
        if others:
            self._on(new, Message("the summary also says {found}", found=", ".join(dict.fromkeys(others))))
        stale = self._years_of(
            [*_dates(old, old.own_windows), moved[0]], [*_dates(new, new.own_windows), date], of_event=True
        )
        self._stale([new.summary], new, N_("the summary still says {found}"), stale)
        self._stale([rule.name for rule in new.windows], new, N_("the windows' names still say {found}"), stale)
        its_own_count = old_count if old_count != count else None
        said = N_("its short name, location, url or contact still says {found}")
        self._stale(_besides(new, new.short), new, said, stale, its_own_count)
        self._stale(
            new.messages.points,
            new,
            N_("the messages still say {found}"),
            stale,
            its_own_count,
        )
        ends = [end for rule in new.own_windows for end in (rule.start, rule.end) if end]
        if date.by_moon and any(not end.by_moon for end in ends):
            self._on(new, Message("the window was moved as far as the lunar date; is it right?"))
        elif not date.by_moon and any(end.by_moon for end in ends):
            self._on(new, Message("the window goes by the lunar calendar, and the anniversary does not; is it right?"))

    def on_deadline(self, old: Deadline, new: Deadline, moved: Moved | None = None) -> None:
        """A deadline with a date of its own that was moved, or with a summary that names the old years."""
        if old.date and new.date and old.date != new.date:
            message = Message(
                "the date was {old} in the old plan; is {new} right?", old=written(old.date), new=written(new.date)
            )
            self._on(new, message)
        before, after = moved or (None, None)
        stale = self._years_of([old.date, before], [new.date, after], of_event=True)
        self._stale([new.summary], new, N_("the summary still says {found}"), stale)
        self._stale(_besides(new), new, N_("its location, url or contact still says {found}"), stale)

    def on_joint_window(self, old: WindowRule, new: WindowRule) -> None:
        """A window for several events, which was moved, or has a name with the old years."""
        days: list[Message | str] = [
            written_span(rule.start, rule.end) for rule in (old, new) if rule.start and rule.end
        ]
        if len(days) == 2 and days[0] != days[1]:
            was, is_now = days
            self._on(new, Message("the window was {old} in the old plan; is {new} right?", old=was, new=is_now))
        self._stale([new.name], new, N_("the window's name still says {found}"))

    def on_activity(self, old: Activity, new: Activity, moved: Moved) -> None:
        """An activity on other days than in the old plan, or with a summary that names the old years."""
        if (new.dates, new.repeat) != (old.dates, old.repeat):
            days: list[Message | str] = [written(date) for date in new.dates]
            if new.repeat and new.repeat.until:
                days.append(Message("until {date}", date=written(Date(Span(new.repeat.until, new.repeat.until)))))
            said = reduce(lambda one, other: Message("{a}, {b}", a=one, b=other), days)
            self._on(new, Message("the days were moved with the event; is this right: {days}?", days=said))
        before, after = moved
        stale = self._years_of([*old.dates, before], [*new.dates, after], of_event=True)
        self._stale([new.summary], new, N_("the summary still says {found}"), stale)

    def on_unit(self, old: Unit, new: Unit) -> None:
        """A unit that has no event of its own left, or duties that name the old years."""
        if old.events and not new.events:
            self._on(new, Message("none of the unit's events is left; name others"))
        self._stale([new.name], new, N_("the unit's name still says {found}"))
        self._stale(new.duties.points, new, N_("the duties still say {found}"))

    def _say(self, message: Message) -> None:
        self.whole.append(self._language.render(message))

    def _on(self, record: Any, message: Message) -> None:
        """A remark on a part of the plan that begins at its source, and has an id, or is the only one there."""
        place: Place = record.source.place
        self.parts.setdefault((place, getattr(record, "id", "")), []).append(self._language.render(message))

    def _years_of(self, old: Iterable[Date | None], new: Iterable[Date | None], of_event: bool = False) -> _Stale:
        """The years that are not said any more, of the plan and of what had these dates and has others now.

        The first days of a year have the name of the year before it in the lunar calendar.
        """
        was, its = _years_in(old), _years_in(new)
        plan = set(self._old_years) - set(self._years)
        figures = plan | (was - its)
        names = figures if len(plan) < CYCLE else was - its
        names = names | ({self._old_years[0] - 1} if plan else set())
        now = {year % CYCLE for year in (its if of_event else self._years)}
        return _Stale(frozenset(figures), frozenset(year for year in names if year % CYCLE not in now))

    def _stale(
        self, texts: Iterable[Text], record: Any, message: str, stale: _Stale | None = None, count: int | None = None
    ) -> None:
        """Say of texts that they name years of the old plan, or its count of years."""
        figures, names = stale or self._years_of((), ())
        found = [
            words
            for text in texts
            for written in text.by_language.values()
            for words in (
                *(words for number, words in counts(written) if number == count),
                *naming(written, figures, names),
            )
        ]
        if found:
            self._on(record, Message(message, found=", ".join(dict.fromkeys(found))))


class _At(NamedTuple):
    """A key of the plan as a record to remark on, by the place of its value."""

    place: Place

    @property
    def source(self) -> Source:
        return Source(self.place)


def _dates(event: Event, windows: Iterable[WindowRule]) -> list[Date | None]:
    """All dates that an event has in the plan."""
    return [event.date, *(end for rule in windows for end in (rule.start, rule.end))]


def _years_in(dates: Iterable[Date | None]) -> set[int]:
    """The years in which dates are, in either calendar."""
    return {year for date in dates if date for year in (date.year, date.first.year, date.last.year)}


def _any_ref(value: Any) -> bool:
    """Whether anything in a value of the model says where the document has it."""
    if not isinstance(value, tuple) or isinstance(value, Source | Place):
        return False
    return bool(getattr(value, "ref", None)) or any(map(_any_ref, value))


def years_written(years: range, dash: str = " - ") -> str:
    """2028, or 2028 - 2029."""
    return f"{years[0]:04}{dash}{years[-1]:04}" if len(years) > 1 else f"{years[0]:04}"


def _besides(record: Event | Deadline | Activity, short: Text | None = None) -> list[Text]:
    """The texts of what is held on a day, besides what it is."""
    url = Text({"": record.url}) if record.url else None
    return [text for text in (short, record.location, url, record.contact) if text]
