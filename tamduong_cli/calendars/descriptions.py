"""What the events of a calendar say in their DESCRIPTION (RFC 5545 3.8.1.5), and how that is read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tamduong_cli.dates.wording import date_in_words
from tamduong_cli.language import N_, Language
from tamduong_cli.plan.model import Text, Unit
from tamduong_cli.schedule.details import OF_THE_DAY, Detail, details
from tamduong_cli.schedule.phrases import (
    date_line,
    event_lines,
    event_title,
    in_brackets,
    kind_of_window,
    title,
    with_length,
)
from tamduong_cli.schedule.windows import Window

if TYPE_CHECKING:
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.dated import Dated
    from tamduong_cli.schedule.deadlines import Due
    from tamduong_cli.schedule.event_days import EventDay

_MESSAGES = N_("Messages:")


class Descriptions:
    """Descriptions in one language, for the calendar of one unit or of all."""

    def __init__(self, language: Language, is_of_unit: bool) -> None:
        self.language = language
        self.is_of_unit = is_of_unit

    def of_event(self, item: Window | EventDay, windows: Sequence[Window]) -> tuple[str, str]:
        """For a window of an event or its day: days and reasons of these windows, the date, and where it is held;
        and what to say. The unit's duties stand between the two.
        """
        _ = self.language.gettext
        event = item.event
        said = list(self._details(item))
        of_the_day = [each.line for each in said if each.key in OF_THE_DAY]
        lines, reasons = [], []
        for window in windows:
            days = with_length(self.language.said(window.written()), window.days, self.language)
            name = window.name and window.name.in_(self.language.code)
            kind = kind_of_window(window, self.language)
            heading = self.language.for_window(kind).gettext("Campaign: {days}")
            lines.append(f"{name or kind}: {days}" if name or kind else heading.format(days=days))
            lines += (each.line for each in self._details(window) if each.key not in OF_THE_DAY)
            reasons.append(self._why(window))
        if isinstance(item, Window):
            lines += event_lines(item, self.language)
        else:
            lines.append(date_line(event, self.language))
        lines += [*of_the_day, *(each.line for each in said if not windows and each.key not in OF_THE_DAY)]
        lines += dict.fromkeys(reasons)
        messages = [point for each in item.events for point in each.messages.points]
        return "\n".join(lines), self._section(_(_MESSAGES), messages)

    def duties(self, unit: Unit) -> str:
        """What a unit does in each campaign; nothing where the plan does not say."""
        heading = self.language.gettext("Duties of {unit}:").format(unit=unit.name.in_(self.language.code))
        return self._section(heading, unit.duties.points)

    def of_deadline(self, item: Due) -> str:
        """The day of a deadline and why it is that day, its event, and what else the plan says of it."""
        _ = self.language.gettext
        lines = [_("Due: {date}").format(date=date_in_words(item.date, self.language)), self._why(item)]
        if item.event:
            lines.append(_("Event: {summary}").format(summary=event_title(item.event, self.language)))
        return "\n".join([*lines, *(each.line for each in self._details(item))])

    def of_activity(self, item: Series) -> str:
        """When an activity happens, its event, and what else the plan says of it."""
        _ = self.language.gettext
        lines = [_("When: {days}").format(days=self.language.render(item.why())) + in_brackets(item.record.ref)]
        its_own = item.window if item.window and not item.window.joint else None
        of = title(its_own, self.language) if its_own else event_title(item.event, self.language)
        lines.append(_("Event: {summary}").format(summary=of))
        return "\n".join([*lines, *(each.line for each in self._details(item))])

    def _why(self, item: Dated) -> str:
        return self.language.gettext("Why: {reason}").format(reason=self.language.render(item.why())) + in_brackets(
            item.record.ref
        )

    def _details(self, item: Dated) -> Iterator[Detail]:
        """What else the plan says of it, but for its place, which calendar programs show by themselves; CONTACT and
        URL not all of them do. For whom it is, only in a calendar of all, and of an event's one window not.
        """
        its_own = self.is_of_unit or (isinstance(item, Window) and not item.name)
        found = (each for each in details(item, self.language) if each.property != "location")
        return (each for each in found if each.key != "units" or not its_own)

    def _section(self, heading: str, points: Iterable[Text]) -> str:
        items = [f"\n- {point.in_(self.language.code)}" for point in points]
        return f"\n\n{heading}{''.join(items)}" if items else ""


def messages_in(description: str, language: Language) -> tuple[str, ...]:
    """The messages, which stand last in a description."""
    _, heading, lines = description.rpartition(f"\n\n{language.gettext(_MESSAGES)}\n")
    return tuple(line.removeprefix("- ") for line in lines.split("\n")) if heading else ()
