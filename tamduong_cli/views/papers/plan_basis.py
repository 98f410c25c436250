"""How a plan's document begins: what it is called, which document of a higher office it carries out, who issues it."""

from __future__ import annotations

import re

from tamduong_cli.dates.date import Date
from tamduong_cli.dates.span import Span
from tamduong_cli.dates.wording import in_brief
from tamduong_cli.language import N_, Language
from tamduong_cli.plan.model import Parent, Plan
from tamduong_cli.schedule.phrases import capital
from tamduong_cli.views.papers.forms import Form
from tamduong_cli.views.papers.frame import small

_KINDS = {
    "KH": N_("Plan"),
    "HD": N_("Guidance"),
    "CT": N_("Directive"),
    "CTr": N_("Programme"),
    "QĐ": N_("Decision"),
    "NQ": N_("Resolution"),
    "KL": N_("Conclusion"),
    "TB": N_("Notice"),
    "CV": N_("Official letter"),
    "ĐA": N_("Scheme"),
}
"""What a document is by the letters in its number (Nghị định 30/2020/NĐ-CP, Phụ lục III; Hướng dẫn 36-HD/VPTW)."""


def title_of(plan: Plan, form: Form, language: Language) -> tuple[str, bool]:
    """The title below the word for a plan, and whether that word is the first of it, which is then left out."""
    title = plan.title.in_(language.code)
    rest = _without_its_kind(title, language)
    if rest is None:
        return title, False
    return capital(rest) if form.has_capital else rest, True


def has_a_capital(plan: Plan, language: Language) -> bool:
    """Whether what follows the word for a plan in its title begins with a capital."""
    rest = _without_its_kind(plan.title.in_(language.code), language)
    return rest is not None and rest[:1].isupper()


def _without_its_kind(title: str, language: Language) -> str | None:
    """What follows the word for a plan in a title; None where it does not begin with it."""
    word = language.gettext("Plan")
    return title[len(word) :].strip() if title.lower().startswith(f"{word.lower()} ") else None


def basis(plan: Plan, language: Language) -> str:
    """The first sentence: to carry out which, who issues what."""
    _ = language.gettext
    title = plan.title.in_(language.code)
    named = _("the plan “{title}”").format(title=title)
    if _without_its_kind(title, language) is not None:
        named = _("the {plan}").format(plan=small(title))
    text = _("{plan} is as follows:").format(plan=named)
    if plan.issuer:
        text = _("{issuer} issues {plan}, as follows:").format(issuer=plan.issuer.in_(language.code), plan=named)
    if plan.parent and (plan.parent.number or plan.parent.title):
        if not plan.issuer:
            text = small(text)
        text = _("To carry out {parent}, {text}").format(parent=_parent(plan.parent, language), text=text)
    return capital(text)


def as_named(plan: Plan, number: str, day: str, language: Language) -> str:
    """The plan as another paper names it: by its number and its day, as they stand at its head, and its office."""
    _ = language.gettext
    text = _("{document} No. {number}").format(document=_("Plan"), number=number)
    text = _("{document}, dated {date}").format(document=text, date=day)
    return (
        _("{document} of {issuer}").format(document=text, issuer=plan.issuer.in_(language.code))
        if plan.issuer
        else text
    )


def _parent(parent: Parent, language: Language) -> str:
    """A document of a higher office: Kế hoạch số 171-KH/BTGTU, ngày 30/5/2023 của Ban Tuyên giáo Tỉnh ủy về …"""
    _ = language.gettext
    letters = re.split(r"[-/\s]", parent.number or "")
    kind = next((_(word) for sign, word in _KINDS.items() if sign in letters), _("the document"))
    text = kind
    if parent.number:
        text = _("{document} No. {number}").format(document=text, number=parent.number)
    if parent.date:
        day = in_brief(Date(Span(parent.date, parent.date)), language)
        text = _("{document}, dated {date}").format(document=text, date=day)
    if parent.issuer:
        text = _("{document} of {issuer}").format(document=text, issuer=parent.issuer.in_(language.code))
    title = parent.title.in_(language.code) if parent.title else ""
    title = re.sub(rf"^(?:{re.escape(kind)}|về|on)\s+(?=\S)", "", title, flags=re.IGNORECASE)
    return _("{document} on {title}").format(document=text, title=small(title)) if title else text
