"""Problems: what is wrong in a plan, where, under a code that stays the same from release to release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from tamduong_cli.language import N_, Message, plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from tamduong_cli.dates.span import Span

    class Marked(Protocol):
        """What knows where in its file it begins: a YAML node."""

        start_mark: Any


Severity = Literal["error", "warning"]

CODES: dict[str, tuple[Severity, str]] = {
    # the file
    "not-a-file": ("error", N_("nothing, a folder, a device, or a file of Word stands where the plan should be")),
    "no-permission": ("error", N_("the file may not be read")),
    "too-large": ("error", N_("the file is larger than any plan")),
    "encoding": ("error", N_("the file is not UTF-8")),
    "control-character": ("error", N_("a character that cannot be seen and does not belong in text")),
    # YAML
    "syntax": ("error", N_("the file is not YAML")),
    "too-deep": ("error", N_("lists and mappings stand inside each other without end")),
    "alias-bomb": ("error", N_("aliases (*) that multiply into more than any plan holds")),
    "tag": ("error", N_("a YAML tag (!), which means nothing in a plan")),
    # shape
    "wrong-kind": ("error", N_("a list, a mapping or a text stands where another of them is expected")),
    "missing-key": ("error", N_("a key that must be there is not")),
    "missing-value": ("error", N_("a key stands there without a value")),
    "unknown-key": ("error", N_("a key that the format does not have")),
    "duplicate-key": ("error", N_("the same key twice in one mapping")),
    "conflicting-keys": ("error", N_("two keys that say the same thing in different ways")),
    "unsupported-format": ("error", N_("a version of the file format that this program does not know")),
    "unknown-style": ("error", N_("a style of calendars other than spans and milestones")),
    "unknown-language": ("error", N_("a language other than vi and en")),
    "unknown-timezone": ("error", N_("not a name of the time zone database")),
    "bad-id": ("error", N_("an id that cannot be part of a file name")),
    "duplicate-id": ("error", N_("an id that is already taken")),
    # dates
    "bad-date": ("error", N_("not a date expression")),
    "no-such-day": ("error", N_("a day, month or quarter that the calendar does not have")),
    "ambiguous-date": ("error", N_("a date that can be read in more than one way")),
    "not-a-day": ("error", N_("a month, quarter, year or range where a single day is needed")),
    "date-gap": ("error", N_("days that do not follow each other, where one run of them is needed")),
    "range-reversed": ("error", N_("a range that ends before it begins")),
    "bad-duration": ("error", N_("not a length of time")),
    "bad-alarm": ("error", N_("not a time for an alarm")),
    "bad-time": ("error", N_("not a time of day")),
    "no-such-time": ("error", N_("an hour that is not in the part of the day beside it")),
    "bad-repeat": ("error", N_("not a way to repeat that can be read")),
    "out-of-range": ("error", N_("a day beyond the first or the last of the calendar")),
    # sense
    "no-window": ("error", N_("an event with neither a date nor a window, or a date and no rule")),
    "origin-after-date": ("error", N_("what is commemorated comes after its anniversary")),
    "unknown-event": ("error", N_("a reference to an event that is not in the plan")),
    "unknown-unit": ("error", N_("a reference to a unit that is not in the plan")),
    "unknown-window": ("error", N_("a reference to a window that the event does not have")),
    "no-unit": ("warning", N_("what is for none of the plan's units")),
    "text-cut": ("warning", N_("a part of a text that YAML leaves out: what is behind ' #', a ! or & before it")),
    "text-folded": ("warning", N_("a line that begins as an item does and goes on with the text above")),
    # slips
    "garbled": ("warning", N_("text that was opened in another encoding than it was written in, or lost letters")),
    "year-count": ("warning", N_("a count of years, or a pair of dates, that does not agree with the dates")),
    "anniversary-day": ("warning", N_("an anniversary on another day and month than what is commemorated")),
    "missing-day": ("warning", N_("a day in a text that the calendar does not have")),
    "day-count": ("warning", N_("a count of days that is not that of the range beside it")),
    "weekday": ("warning", N_("a weekday that is not that of the date beside it")),
    "lunar-date": (
        "warning",
        N_("a lunar date that is not the Gregorian one beside it, or is written as one of those"),
    ),
    "countdown": ("warning", N_("a deadline's date that is not so long before or after its event as it says")),
    "lunar-years": ("warning", N_("a lunar date in years for which sources differ")),
    "same-event": ("warning", N_("the same event twice, perhaps in two spellings")),
    "windows-overlap": ("warning", N_("two windows of one event that overlap, neither within the other")),
    "long-window": ("warning", N_("a window that is long because no day of the event is known")),
    "outside-window": ("warning", N_("an activity, or an event's date, outside its window")),
    "outside-period": ("warning", N_("a date outside the plan's period")),
    "not-a-workday": ("warning", N_("a deadline on a Saturday, a Sunday or a public holiday")),
    "workdays-unchecked": ("warning", N_("whether deadlines are on working days could not be checked")),
    # all of them
    "more-problems": ("warning", N_("there are more problems than are shown")),
}
"""Every code, with its severity and what it means."""


class Place(NamedTuple):
    """A place in a file: line and column count from 1, the column in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing that is wrong, at its place, with what was found and what was expected."""

    place: Place
    code: str
    message: Message

    @property
    def severity(self) -> Severity:
        """Whether it stands in the way of the schedule (error), or is only told (warning)."""
        return CODES[self.code][0]


MOST = 1_000
"""How many problems of one file are given; whoever has more mends these first."""


ANY = "*"
"""Stands among the lost for an id that is not known, so that anything may refer to it."""


class Keys(NamedTuple):
    """The keys that the format has: all there are, those of the plan itself, and those that others stand below.

    With each of the last are the keys of what stands there, none where that is a list of texts.
    """

    every: frozenset[str]
    sections: frozenset[str]
    blocks: Mapping[str, frozenset[str]]

    def holds_texts(self, key: str) -> bool:
        """Whether a list of texts may stand below a key."""
        return key in self.blocks and self.blocks[key] <= {"ref", "points"}


NO_KEYS = Keys(frozenset(), frozenset(), {})


class Report:
    """Collects the problems of one file, which they call by this name."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.told: set[int] = set()
        """The lines that are not YAML, of which no more is said: anything else would come of that."""
        self.unread: list[int] = []
        """The lines of which nothing could be read, so that what they belong to may seem to lack something."""
        self.present: frozenset[str] = frozenset()
        """The keys of the plan itself that stand there."""
        self.missing: set[str] = set()
        """Keys of the plan itself whose line is missing above what belongs to them, which is told."""
        self.lost: list[str] = []
        """Values that were passed over, to which others may refer."""
        self.keys = NO_KEYS
        self.ids: dict[str, tuple[str, ...]] = {}
        """The ids of the file's own events and units, for examples in messages."""
        self.period: Span | None = None
        """The plan's years, as far as they can be read, near which a lunar year is that only its name says."""
        self.lines: Sequence[str] = ()
        """The lines as they stand, where they are read as they were likely meant, which may be longer."""

    def add(self, where: Marked | Place, code: str, message: Message) -> None:
        """Add a problem at a node's beginning or at a place, unless its line is one of which no more is said."""
        if not isinstance(where, Place):
            where = Place(self.file, where.start_mark.line + 1, where.start_mark.column + 1)
        self.extend([Problem(where, code, message)])

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems, but for those on lines of which no more is said."""
        self.problems.extend(self._within(problem) for problem in problems if problem.place.line not in self.told)

    def _within(self, problem: Problem) -> Problem:
        """The problem at a place that the file has."""
        file, line, column = problem.place
        if line > len(self.lines):
            return problem
        return problem._replace(place=Place(file, line, min(column, len(self.lines[line - 1]) + 1)))

    def tell_syntax(self, place: Place, message: Message) -> None:
        """Add that a line is not YAML; nothing else is said of it."""
        self.problems = [problem for problem in self.problems if problem.place.line != place.line]
        self.add(place, "syntax", message)
        self.told.add(place.line)

    @property
    def has_errors(self) -> bool:
        """Whether there is an error, so that the plan has no schedule."""
        return any(problem.severity == "error" for problem in self.problems)

    def in_order(self) -> tuple[Problem, ...]:
        """By file, line and column; at one place by code. What aliases (*) repeat is said once.

        Where there are more than `MOST`, errors go before warnings, and the last says how many more there are.
        """
        found = list(dict.fromkeys(self.problems))
        if len(found) <= MOST:
            return tuple(sorted(found, key=_order))
        found.sort(key=lambda problem: (problem.severity != "error", _order(problem)))
        kept = sorted(found[:MOST], key=_order)
        more = plural(
            "{n} more problem is not shown; it is here",
            "{n} more problems are not shown; the first of them is here",
            n=len(found) - MOST,
        )
        return (*kept, Problem(found[MOST].place, "more-problems", more))


def _order(problem: Problem) -> tuple[Place, str]:
    return problem.place, problem.code


def count(problems: Sequence[Problem]) -> int:
    """How many problems a file has, with those that are not shown."""
    more = problems[-1].message.values["n"] if problems and problems[-1].code == "more-problems" else 0
    assert isinstance(more, int)
    return len(problems) - bool(more) + more
