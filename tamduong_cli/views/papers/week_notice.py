"""A week's letter as a notice (thông báo)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tamduong_cli.dates.wording import in_words
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan
from tamduong_cli.views.letter import Letter, LetterSection
from tamduong_cli.views.papers.forms import form_of
from tamduong_cli.views.papers.frame import author, end, head, kept_together, small, stop, stopped, underlined
from tamduong_cli.views.papers.paper import Line, Paper


def week_notice(letter: Letter, plan: Plan, today: datetime.date, language: Language) -> Paper:
    """The letter, dated today."""
    _ = language.gettext
    form = form_of(plan.issuer)
    subject = _(form.subject).format(title=small(letter.title))
    lines = [
        Line("Title", _("NOTICE")),
        *underlined(Line("Subtitle", f"{subject}\n({small(letter.week)})"), form.under_subject),
        Line("Body Text", _reason(letter, plan, language)),
        *(Line("Body Text", f"{text}{stop(text)}") for text in letter.opening),
    ]
    for number, section in enumerate(letter.sections, 1):
        lines += [Line("Heading 1", f"{number}. {section.heading}"), *_items(section, language)]
    lines.append(Line("Body Text", _("All units are asked to take note and to act accordingly.")))
    return Paper(
        letter.title,
        author(plan.issuer, language),
        language.code,
        today,
        form,
        (
            head(form, plan, form.no_number.format(kind="TB"), in_words(today, language), language),
            *kept_together(lines),
            *end(plan, language),
        ),
    )


def _reason(letter: Letter, plan: Plan, language: Language) -> str:
    """Which plans the letter carries out, who sends it, and whose work it tells."""
    _ = language.gettext
    work = _("the communication work of the week")
    if letter.units:
        work = _("the communication work of the week of {units}").format(units=letter.units)
    named = (_("“{plan}”").format(plan=plan.title) + f" {plan.issued}".rstrip() for plan in letter.plans)
    plans = "; ".join(named)
    if plan.issuer is None:
        return _("To carry out {plans}, {work} is as follows:").format(plans=plans, work=work)
    sentence = _("To carry out {plans}, {issuer} announces {work}, as follows:")
    return sentence.format(plans=plans, issuer=plan.issuer.in_(language.code), work=work)


_ALPHABETS = {"vi": "abcdđeghiklmnopqrstuvxy", "en": "abcdefghijklmnopqrstuvwxyz"}
"""The letters that points are counted by."""


def _items(section: LetterSection, language: Language) -> Iterator[Line]:
    """Items with notes as points a), b), c); the notes of each, and items without notes, as dashes."""
    bare = [item.text for item in section.items if not item.notes]
    points = [item for item in section.items if item.notes]
    alphabet = _ALPHABETS[language.code]
    for number, item in enumerate(points):
        times, letter = divmod(number, len(alphabet))
        label = f"{alphabet[letter] * (times + 1)}) " if len(points) > 1 else ""
        yield Line("Heading 2", f"{label}{item.text}")
        yield from (Line("List", f"- {text}") for text in stopped(item.notes))
    yield from (Line("List", f"- {text}") for text in stopped(bare))
