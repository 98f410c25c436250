"""What things are called, and what terminal, briefing, site and calendars say of them alike, in a few words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tamduong_cli.dates.wording import date_in_words, in_words
from tamduong_cli.language import Language, Message
from tamduong_cli.plan.model import Event, Plan, Text, Unit
from tamduong_cli.schedule.windows import Window

if TYPE_CHECKING:
    import datetime

    from tamduong_cli.schedule.dated import Dated


def title(item: Dated, language: Language, short: bool = False) -> str:
    """The summary, with the phase's name where an event has several windows, marked where it is tentative.

    Where it is to be `short`, an event is called by its short name, if it has one.
    """
    text = short_summary(item, language) if short else item.summary.in_(language.code)
    if item.name:
        text = f"{text} – {item.name.in_(language.code)}"
    return marked(text, item.tentative, language)


def short_summary(item: Dated, language: Language) -> str:
    """The summary, or the short name of the event that a window or a day is of."""
    is_event = item.kind in ("window", "date") and item.event
    return ((is_event and is_event.short) or item.summary).in_(language.code)


def kind_of_window(window: Window, language: Language) -> str | None:
    """What a window is, in the plan's own word: "" where it wants none, None where it says nothing."""
    kind = window.plan.kind if window.rule.kind is None else window.rule.kind
    return None if kind is None else kind.in_(language.code)


def event_title(event: Event, language: Language, short: bool = False) -> str:
    """An event's summary, or its short name, marked where the event or its date is tentative."""
    text = (short and event.short) or event.summary
    return marked(text.in_(language.code), event.is_tentative, language)


def marked(text: str, tentative: bool, language: Language) -> str:
    """The text, with a word that it is tentative, unless it says so itself.

    >>> marked("Hội nghị sơ kết", True, Language("vi"))
    'Hội nghị sơ kết (dự kiến)'
    """
    mark = language.gettext("(tentative)")
    return f"{text} {mark}" if tentative and mark not in text else text


def with_length(span: str, days: int, language: Language) -> str:
    """A run of days with how many they are: 22/11/2023 – 17/12/2023, 26 days."""
    return language.ngettext("{span}, {n} day", "{span}, {n} days", days).format(span=span, n=days)


def which_day(day: int, window: Window, language: Language) -> str:
    """Which of a window's days one is: day 5 of 26."""
    return language.gettext("day {day} of {days}").format(day=day, days=window.days)


def date_label(event: Event, language: Language) -> str:
    """What an event's date is: an anniversary, where it has an origin."""
    return language.gettext("Anniversary") if event.origin else language.gettext("Date")


def date_line(event: Event, language: Language) -> str:
    """An event's date, which it has, and what it is: Anniversary: Tuesday, 7 May 2024."""
    assert event.date
    line = language.gettext("Anniversary: {date}") if event.origin else language.gettext("Date: {date}")
    return line.format(date=date_in_words(event.date, language))


def event_lines(window: Window, language: Language) -> list[str]:
    """The date of a window's event; of one that is for several events each of them, with its date if it has one."""
    if not window.joint:
        return [date_line(window.event, language)] if window.event.date else []
    titles = [(event_title(event, language), event.date) for event in window.joint]
    return [f"{title}: {date_in_words(date, language)}" if date else title for title, date in titles]


def last_and_next(
    found: tuple[Window | None, Window | None], said: Callable[[Window], str], language: Language
) -> list[str]:
    """Where no campaign is on, which was the last one, and which is the next, or that none is left."""
    last, following = found
    lines = [language.gettext("The last one: {window}").format(window=said(last))] if last else []
    if following:
        lines.append(language.gettext("The next one: {window}").format(window=said(following)))
    elif last:
        lines.append(language.gettext("The next one: none is left in this plan."))
    return lines


def unit_names(units: Iterable[Unit], language: Language) -> str:
    """The names of units on one line, with semicolons between them."""
    return "; ".join(unit.name.in_(language.code) for unit in units)


def issuers(plans: Iterable[Plan], language: Language) -> str:
    """The offices whose plans they are, on one line."""
    return "; ".join(dict.fromkeys(plan.issuer.in_(language.code) for plan in plans if plan.issuer))


def issuers_by_plan(plans: Iterable[Plan], language: Language) -> dict[str, str]:
    """The offices of plans by the plans' ids; none where these do not tell the plans apart."""
    found = {plan.id: plan.issuer.in_(language.code) if plan.issuer else "" for plan in plans}
    return found if all(found.values()) and len(set(found.values())) == len(found) else {}


def issued(number: str | None, date: datetime.date | None, language: Language) -> str:
    """The number and the date of issue of a document, those of them that it has: No. 171-KH/BTGTU of 30 May 2023."""
    if number and date:
        text = language.gettext("No. {number} of {date}")
    elif number:
        text = language.gettext("No. {number}")
    else:
        text = language.gettext("of {date}") if date else ""
    return text.format(number=number, date=date and in_words(date, language))


def enumerated(language: Language, *counts: Message) -> str:
    """Counts as a sentence lists them, those of nothing left out: 1 campaign, 1 anniversary and 2 deadlines."""
    texts = [language.render(count) for count in counts if count.values["n"]]
    if len(texts) < 2:
        return "".join(texts)
    return language.gettext("{others} and {last}").format(others=", ".join(texts[:-1]), last=texts[-1])


def in_brackets(ref: str | None) -> str:
    """Where the document says so, behind what it says: (II.3); nothing without it."""
    return f" ({ref})" if ref else ""


def texts(points: Iterable[Text], language: Language) -> tuple[str, ...]:
    """Points in one language."""
    return tuple(point.in_(language.code) for point in points)


def capital(text: str) -> str:
    """The text as a line begins."""
    return text[:1].upper() + text[1:]
