"""A plan drafted from an office's document: its text, and what was found."""

from __future__ import annotations

import re
from typing import NamedTuple

from tamduong_cli.documents.document import Document, Paragraph
from tamduong_cli.language import Language, Message
from tamduong_cli.letters import plain
from tamduong_cli.understanding.assembly import Assembler, DraftPlan
from tamduong_cli.understanding.survey import Surveyor
from tamduong_cli.understanding.writing import written


class Draft(NamedTuple):
    """The text of a plan's file, and how much stands in it."""

    text: str
    plan: DraftPlan

    @property
    def places(self) -> int:
        """How many places in it a person must look at."""
        return self.text.count("# TODO: ")


def draft(document: Document, name: str, years: range | None, language: Language | None) -> Draft:
    """A draft of a plan from a document, which `name` names; in the language of the document where none is asked for.

    Raises Failure where the document does not say for which years it is, and none are given.
    """
    surveyed = Surveyor(document, years).surveyed()
    language = language or Language(_language(document))
    stem = re.sub(r"\.\w{2,5}$", "", name.replace("\\", "/").rsplit("/", 1)[-1])
    plan = Assembler(surveyed, stem).plan()
    plan = plan._replace(remarks=(*((remark, "") for remark in document.remarks), *plan.remarks))
    return Draft(written(plan, name, _id(plan, stem), language), plan)


def _id(plan: DraftPlan, stem: str) -> str:
    years = plan.survey.years
    period = f"{years[0]}" if len(years) == 1 else f"{years[0]}-{years[-1]}"
    office = re.sub(r"\b(?:huyện ủy|huyện uỷ|ủy ban nhân dân|uỷ ban nhân dân|ubnd|đảng ủy)\b", " ", plan.survey.header.issuer, flags=re.IGNORECASE)
    words = plain(office).split("-")[:5] if plain(office) else plain(stem).split("-")[:6]
    own = "-".join(words) or "ke-hoach"
    own = own if not own[0].isdigit() else f"ke-hoach-{own}"
    return own if own.endswith(period) else f"{own}-{period}"


def _language(document: Document) -> str:
    """The language that a document is in: English where its letters are those of English alone."""
    text = " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    letters = [sign for sign in text if sign.isalpha()]
    return "en" if letters and sum(not sign.isascii() for sign in letters) * 25 < len(letters) else "vi"


__all__ = ["Draft", "Message", "draft"]
