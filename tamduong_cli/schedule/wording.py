"""What windows, deadlines and activities are called, and why they have their days, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tamduong_cli.dates.wording import written
from tamduong_cli.language import Language, Message, listed
from tamduong_cli.plan.model import Event, WindowRule
from tamduong_cli.schedule.windows import Window

if TYPE_CHECKING:
    from tamduong_cli.schedule.activities import Series
    from tamduong_cli.schedule.deadlines import Due


def title(item: Window | Due | Series, language: Language) -> str:
    """The summary, with the phase's name where an event has several windows, marked where it is tentative."""
    text = item.summary.in_(language.code)
    if isinstance(item, Window) and item.name:
        text = f"{text} – {item.name.in_(language.code)}"
    return marked(text, item.tentative, language)


def event_title(event: Event, language: Language) -> str:
    """An event's summary, marked where the event or its date is tentative."""
    return marked(event.summary.in_(language.code), event.is_tentative, language)


def marked(text: str, tentative: bool, language: Language) -> str:
    """The text, with a word that it is tentative, unless it says so itself."""
    mark = language.gettext("(tentative)")
    return f"{text} {mark}" if tentative and mark not in text else text


def why(window: Window) -> Message:
    """Why a window has its days."""
    if window.basis == "rule":
        return Message("the plan's rule, {rule}", rule=lengths(window.rule))
    if window.rule.before and window.rule.after:
        return Message("the event's own rule, {rule}", rule=lengths(window.rule))
    return Message("the event's own window")


def why_due(item: Due) -> Message:
    """Why a deadline is on its day."""
    deadline, event = item.deadline, item.event
    if event and event.date and deadline.before:
        date = written(event.date.first_day)
        return Message("{length} before {date}", length=deadline.before.message(), date=date)
    if event and event.date and deadline.after:
        date = written(event.date.last_day)
        return Message("{length} after {date}", length=deadline.after.message(), date=date)
    assert deadline.date
    return (
        Message("a date of its own")
        if not deadline.date.lunar
        else Message("a date of its own, {date}", date=written(deadline.date))
    )


def how_often(series: Series) -> Message:
    """When an activity happens: how it repeats or on how many days, and at what time."""
    activity = series.activity
    if activity.repeat:
        days: Message | str = activity.repeat.message()
    else:
        dates = {date.first: date for date in activity.dates}
        days = listed([written(dates[day]) for day in series.days])
    if activity.time:
        return Message("{days}, {time}", days=days, time=activity.time.numeric())
    return Message("{days}, all day", days=days)


def lengths(rule: WindowRule) -> Message:
    """Before and after the event's date: 20 days before and 5 days after."""
    assert rule.before and rule.after
    return Message("{before} before and {after} after", before=rule.before.message(), after=rule.after.message())
