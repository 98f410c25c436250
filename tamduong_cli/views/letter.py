"""A week in words, as one colleague writes to others: a title, a few sentences, and sections of short lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import (
    ends_in_words,
    in_words,
    on_weekday,
    span_in_words,
    week_in_words,
    with_lunar,
)
from tamduong_cli.language import Language, plural
from tamduong_cli.plan.model import Event, Plan, Text
from tamduong_cli.schedule.briefing import Briefing
from tamduong_cli.schedule.day_by_day import Day
from tamduong_cli.schedule.details import OF_THE_DAY, Detail, details
from tamduong_cli.schedule.overlaps import Overlap
from tamduong_cli.schedule.phrases import (
    capital,
    enumerated,
    event_lines,
    event_title,
    issued,
    issuers_by_plan,
    last_and_next,
    texts,
    title,
    unit_names,
    with_length,
)
from tamduong_cli.schedule.windows import Window
from tamduong_cli.views.happenings import Happening, happenings
from tamduong_cli.views.markdown import beginning, heading, marked_down

if TYPE_CHECKING:
    from tamduong_cli.schedule.dated import Dated


class LetterItem(NamedTuple):
    """A line, and the lines that belong to it."""

    text: str
    notes: tuple[str, ...] = ()


class LetterSection(NamedTuple):
    """One part of a briefing; `part` is the key of the same facts in JSON."""

    part: str
    heading: str
    items: tuple[LetterItem, ...]


class IssuedPlan(NamedTuple):
    """A plan as a letter names it: its title, and its number and date of issue, where it has these."""

    title: str
    issued: str = ""

    @property
    def line(self) -> str:
        """Both on a line."""
        return f"{self.title} ({self.issued})" if self.issued else self.title


class Letter(NamedTuple):
    """A briefing in words; a part that is empty is not there."""

    title: str
    week: str
    plans: tuple[IssuedPlan, ...]
    units: str
    """Whom it is for; empty for all."""
    opening: tuple[str, ...]
    """Sentences that sum the week up, or that say that nothing is on, and what was last and is next."""
    sections: tuple[LetterSection, ...]


def letter(found: Briefing, language: Language) -> Letter:
    """The briefing in words; events have their short names once they were named."""
    _ = language.gettext
    words = _LetterWords(language, found)
    sections = [
        LetterSection(
            "windows", _("Campaigns that are on"), tuple(words.campaign(w, found.week) for w in found.windows)
        ),
        LetterSection("days", _("Day by day"), tuple(map(words.day, found.days))),
        LetterSection("were_due", _("Due in the last seven days"), tuple(map(words.day, found.were_due))),
        LetterSection("overlaps", _("Campaigns that overlap"), tuple(map(words.overlap, found.overlaps))),
        LetterSection("coming", _("The next four weeks"), tuple(words.day(day, coming=True) for day in found.coming)),
        LetterSection(
            "messages",
            _("Messages"),
            tuple(
                LetterItem(words.event(plan, event), words.texts(event.messages.points))
                for plan, event in found.messages
            ),
        ),
        LetterSection("channels", _("Channels"), words.channels(found)),
        LetterSection(
            "duties",
            _("Duties"),
            tuple(
                LetterItem(words.of_plan(plan, unit.name.in_(language.code)), words.texts(unit.duties.points))
                for plan, unit in found.duties
            ),
        ),
    ]
    return Letter(
        title=_title(found, language),
        week=capital(week_in_words(found.week, language)),
        plans=tuple(
            IssuedPlan(plan.title.in_(language.code), issued(plan.number, plan.date, language)) for plan in found.plans
        ),
        units=unit_names(found.units, language),
        opening=tuple(_opening(found, words)),
        sections=tuple(section for section in sections if section.items),
    )


def _title(found: Briefing, language: Language) -> str:
    """What the letter is about, in the plans' own word where they have one for all their windows."""
    year, number, _day = found.week.first.isocalendar()
    kinds = {plan.kind.in_(language.code) if plan.kind else "" for plan in found.plans}
    kind = kinds.pop() if len(kinds) == 1 else ""
    text = (
        language.gettext("{kind}, week {number} of {year}")
        if kind
        else language.gettext("Communication in week {number} of {year}")
    )
    return capital(text.format(kind=kind, number=f"{number:02}", year=year))


class _LetterWords:
    """How the things of a briefing are called in one language; with several plans, whose they are."""

    def __init__(self, language: Language, found: Briefing) -> None:
        self.language = language
        self._named: set[tuple[str, str]] = set()
        self.several = len(found.plans) > 1
        self._asked = {unit.id for unit in found.units}
        on = {(window.plan.id, event.id) for window in found.windows for event in window.events}
        on |= {(item.plan.id, item.event.id) for day in found.days for item in day.event_days}
        self._several_events = len(on) > 1
        self._plans = issuers_by_plan(found.plans, language) or {plan.id: plan.id for plan in found.plans}

    def of_plan(self, plan: Plan, text: str) -> str:
        return f"{text} ({self._plans[plan.id]})" if self.several else text

    def title(self, item: Dated) -> str:
        is_event = item.kind in ("window", "date") and item.event
        return title(item, self.language, short=bool(is_event and self._was_named(item.plan, is_event)))

    def thing(self, item: Dated) -> str:
        return self.of_plan(item.plan, self.title(item))

    def event(self, plan: Plan, event: Event) -> str:
        return self.of_plan(plan, event_title(event, self.language, short=self._was_named(plan, event)))

    def _was_named(self, plan: Plan, event: Event) -> bool:
        """Whether the event was named already; from now on it was."""
        again = (plan.id, event.id) in self._named
        self._named.add((plan.id, event.id))
        return again

    def texts(self, points: Iterable[Text]) -> tuple[str, ...]:
        return texts(points, self.language)

    def details(self, item: Dated) -> Iterator[Detail]:
        """What else the plan says of it; for whom it is not where the letter is for these alone."""
        return details(item, self.language, self._asked)

    def brief(self, window: Window) -> str:
        return f"{self.thing(window)}, {ends_in_words(*window.ends, self.language)}"

    def campaign(self, window: Window, week: Span) -> LetterItem:
        """A campaign with its days, how many of them are over when the week is, and the anniversary."""
        _ = self.language.gettext
        notes = [capital(ends_in_words(*window.ends, self.language))]
        if window.days > 1:
            by_then = window.day(min(window.last, week.last))
            over = _("By the end of this week: {n} of {days} days")
            notes.append(over.format(n=by_then, days=window.days))
        notes += event_lines(window, self.language)
        self._named.update((window.plan.id, event.id) for event in window.joint)
        notes += [each.line for each in self.details(window)]
        kind = window.rule.kind and window.rule.kind.in_(self.language.code)
        return LetterItem(f"{kind}: {self.thing(window)}" if kind else self.thing(window), tuple(notes))

    def day(self, day: Day, *, coming: bool = False) -> LetterItem:
        """A day with all that happens on it; of a coming one, how what begins to repeat goes on."""
        notes = tuple(f"{each.label}: {self._what(each)}" for each in happenings(day, self.language, coming=coming))
        text = with_lunar(on_weekday(day.date, self.language), day.lunar, self.language)
        return LetterItem(capital(text), notes)

    def _what(self, found: Happening) -> str:
        """What happens, how it goes on and until when, and about it."""
        item = found.item
        text = f"{self.title(item)}, {found.how}" if found.how else self.title(item)
        if found.until:
            last = in_words(found.until, self.language)
            text = self.language.gettext("{what}, until {last}").format(what=text, last=last)
        is_clear = item.kind not in ("deadline", "activity") or (item.kind == "activity" and not self._several_events)
        return text + self._about(item, None if is_clear else item.event)

    def _about(self, item: Dated, event: Event | None = None) -> str:
        """Whose it is, what it is for, unless its own words say so, and for whom, in brackets."""
        parts = [self._plans[item.plan.id]] if self.several else []
        if event and event.summary.in_(self.language.code) not in item.summary.in_(self.language.code):
            again = self._was_named(item.plan, event)
            parts.append(((again and event.short) or event.summary).in_(self.language.code))
        of_another = OF_THE_DAY if item.kind == "window" else ()
        parts += [each.brief for each in self.details(item) if each.key not in of_another]
        return f" ({'; '.join(parts)})" if parts else ""

    def overlap(self, overlap: Overlap) -> LetterItem:
        """Days on which several campaigns are on, and which."""
        n, span = overlap.span.days, span_in_words(overlap.span, self.language)
        days = with_length(span, n, self.language) if n > 1 else span
        return LetterItem(capital(days), tuple(self.event(plan, event) for plan, event in overlap.events))

    def channels(self, found: Briefing) -> tuple[LetterItem, ...]:
        if self.several:
            return tuple(
                LetterItem(plan.title.in_(self.language.code), self.texts(of_plan.points))
                for plan, of_plan in found.channels
            )
        return tuple(LetterItem(text) for _, channels in found.channels for text in self.texts(channels.points))


def _opening(found: Briefing, words: _LetterWords) -> Iterator[str]:
    """What the week has, counted, and what of it begins and ends; or that nothing is on, and what was and comes."""
    language = words.language
    _ = language.gettext
    campaigns = len(found.windows)
    anniversaries = [item.event for item in {id(item): item for day in found.days for item in day.event_days}.values()]
    things = enumerated(
        language,
        plural("{n} campaign", "{n} campaigns", n=campaigns),
        plural("{n} anniversary", "{n} anniversaries", n=sum(event.origin is not None for event in anniversaries)),
        plural("{n} main day", "{n} main days", n=sum(event.origin is None for event in anniversaries)),
        plural("{n} deadline", "{n} deadlines", n=sum(len(day.deadlines) for day in found.days)),
        plural(
            "{n} activity", "{n} activities", n=len({id(series) for day in found.days for series in day.activities})
        ),
    )
    sentences = [_("No campaign is on in this week.")]
    if things:
        text = _("This week has {things}.") if campaigns else _("No campaign is on in this week, but it has {things}.")
        sentences = [text.format(things=things)]
    begin = sum(window.first >= found.week.first for window in found.windows)
    end = sum(window.last <= found.week.last for window in found.windows)
    turns = enumerated(language, plural("{n} begins", "{n} begin", n=begin), plural("{n} ends", "{n} end", n=end))
    if turns and campaigns > 1:
        sentences.append(_("Of the campaigns, {turns}.").format(turns=turns))
    elif begin and end:
        sentences.append(_("It begins and ends in this week."))
    elif turns:
        sentences.append(_("It begins in this week.") if begin else _("It ends in this week."))
    yield " ".join(sentences)
    yield from last_and_next((found.last, found.next), words.brief, language)


def to_text(letter: Letter, language: Language) -> str:
    """The letter for a chat group: short lines, none of them wrapped, and nothing that a chat would take for markup."""
    lines = [letter.title.upper(), letter.week, *_about(letter, language), "", *letter.opening]
    for section in letter.sections:
        lines += ["", section.heading.upper()]
        for number, item in enumerate(section.items):
            if not item.notes:
                lines.append(f"- {item.text}")
                continue
            lines += [""] * (number > 0) + [item.text, *(f"- {note}" for note in item.notes)]
    return "".join(f"{line}\n" for line in lines)


def to_markdown(letter: Letter, language: Language) -> str:
    """The letter as Markdown (CommonMark)."""
    blocks = [f"# {heading(letter.title)}", f"**{marked_down(letter.week)}**"]
    blocks += map(beginning, (*_about(letter, language), *letter.opening))
    for section in letter.sections:
        blocks.append(f"## {heading(section.heading)}")
        lines = []
        for item in section.items:
            lines.append(f"- {beginning(item.text)}")
            lines += [f"  - {beginning(note)}" for note in item.notes]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _about(letter: Letter, language: Language) -> list[str]:
    """The plans, and whom the letter is for."""
    units = [language.gettext("For: {units}").format(units=letter.units)] if letter.units else []
    return [*(plan.line for plan in letter.plans), *units]
