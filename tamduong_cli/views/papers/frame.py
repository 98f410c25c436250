"""What stands around the text of a paper: at its head the office, the number, the place and the day; at its end who is
sent it and who signs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tamduong_cli.language import Language
from tamduong_cli.letters import folded
from tamduong_cli.plan.model import Plan, Text
from tamduong_cli.schedule.phrases import capital
from tamduong_cli.views.papers.forms import BLANK, Form
from tamduong_cli.views.papers.paper import Columns, Line

_HEAD = (68, 97)
_END = (80, 85)
"""How wide the two columns are, at the head of a paper and at its end, in millimetres."""
_COUNCIL = re.compile("^((?:ỦY|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN) ")
"""After which the name of the place begins a line of its own."""


def head(form: Form, plan: Plan, number: str, day: str, language: Language) -> Columns:
    """Left the office below its superior, and the number; right the nation or the Party, the place and the day."""
    _ = language.gettext
    issuer = _office(plan.issuer, language) if plan.issuer else BLANK * 4
    superior = [Line("Superior", _office(plan.superior, language))] if plan.superior else []
    nation = [Line(style, _(text)) for style, text in zip(("Nation", "Motto"), form.nation, strict=False)]
    place = plan.place.in_(language.code) if plan.place else BLANK
    return Columns(
        _HEAD,
        (
            (
                (*superior, *underlined(Line("Issuer", issuer), form.under_issuer)),
                (*nation[:-1], nation[-1]._replace(rule=1)),
            ),
            (
                (Line("Number", capital(_(form.number).format(number=number))),),
                (Line("Place and Date", _("{place}, {date}").format(place=place, date=day)),),
            ),
        ),
    )


def _office(name: Text, language: Language) -> str:
    return _COUNCIL.sub(r"\1\n", name.in_(language.code).upper())


def end(plan: Plan, language: Language) -> Iterator[Columns]:
    """To whom it is sent, at the left, and who signs it, at the right; nothing where the plan says neither."""
    code = language.code
    recipients = sorted((text.in_(code) for text in plan.recipients.points), key=_is_kept)
    to: list[Line] = []
    if recipients:
        to = [
            Line("Recipients", language.gettext("Recipients:")),
            *(Line("Recipient", f"- {text}") for text in stopped(recipients)),
        ]
    signs = []
    if signatory := plan.signatory:
        signs = [
            *(Line("Authority", text.in_(code).upper()) for text in [signatory.authority] if text),
            *(Line("Position", text.in_(code).upper()) for text in [signatory.title] if text),
            Line("Signatory", signatory.name.in_(code)),
        ]
    if to or signs:
        yield Columns(_END, ((tuple(to), tuple(signs)),))


def _is_kept(recipient: str) -> bool:
    """Whether it is the copy that the office keeps (Lưu), which comes last."""
    return f"{folded(recipient)} ".startswith(f"{folded('Lưu')} ")


def stopped(texts: Sequence[str]) -> Iterator[str]:
    """Texts as an office lists them: a semicolon after each, a full stop after the last."""
    for number, text in enumerate(texts, 1):
        yield f"{text}{stop(text, ';' if number < len(texts) else '.')}"


def stop(text: str, mark: str = ".") -> str:
    """The mark that ends a text, unless it has one."""
    return "" if text.endswith((".", ";", ":", "!", "?", "…")) else mark


def small(text: str) -> str:
    """The text within another."""
    return text[:1].lower() + text[1:]


def underlined(line: Line, mark: str) -> list[Line]:
    """The line and what stands beneath it: a mark, or a rule."""
    return [line, Line(line.style, mark)] if mark else [line._replace(rule=0.4)]


def author(issuer: Text | None, language: Language) -> str:
    """Whose a paper is."""
    return issuer.in_(language.code) if issuer else ""


def kept_together(lines: Iterable[Line]) -> list[Line]:
    """The lines, of which the last stays with what follows: a signature is never alone on its page."""
    *before, last = lines
    return [*before, last._replace(keeps=True, after=12)]
