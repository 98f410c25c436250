"""How the papers of an office are set.

An office of the State follows Nghị định 30/2020/NĐ-CP, Phụ lục I; one of the Party, whose documents never bear the
nation's name, Hướng dẫn 36-HD/VPTW of 2018. The page is the same: A4, 20 mm free above and below, 30 at the left, 15 at
the right; its text 14 points, justified.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tamduong_cli.language import N_
from tamduong_cli.letters import folded
from tamduong_cli.plan.model import Text


class Look(NamedTuple):
    """How one kind of paragraph is set; sizes and spaces are points."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    left: bool = False
    """At the left; otherwise centred."""
    before: float = 0


class Form(NamedTuple):
    """What a paper has in a way of its own: the State's, or the Party's."""

    nation: tuple[str, ...]
    """What stands at the right of its head, in the styles Nation and Motto; a rule as long as the last is beneath."""
    under_issuer: str
    under_subject: str
    """What stands beneath; empty for a rule of a third to a half of the line's length."""
    number: str
    no_number: str
    """What stands in the place of a number that is not given yet, by the kind of the paper."""
    subject: str
    has_capital: bool
    """Whether what the paper is about begins with a capital, below the word for what it is."""
    looks: Mapping[str, Look]


STATE = Form(
    nation=(N_("SOCIALIST REPUBLIC OF VIET NAM"), N_("Independence - Freedom - Happiness")),
    under_issuer="",
    under_subject="",
    number=N_("No.: {number}"),
    no_number="……/{kind}-……",
    subject=N_("On {title}"),
    has_capital=True,
    looks={
        "Nation": Look(13, bold=True),
        "Motto": Look(14, bold=True),
        "Superior": Look(13),
        "Issuer": Look(13, bold=True),
        "Number": Look(13),
        "Place and Date": Look(13, italic=True),
        "Title": Look(14, bold=True, before=18),
        "Subtitle": Look(14, bold=True),
        "Authority": Look(14, bold=True),
        "Position": Look(14, bold=True),
        "Signatory": Look(14, bold=True, before=72),
        "Recipients": Look(12, bold=True, italic=True, left=True),
        "Recipient": Look(11, left=True),
    },
)
PARTY = Form(
    nation=(N_("COMMUNIST PARTY OF VIET NAM"),),
    under_issuer="*",
    under_subject="-----",
    number=N_("No. {number}"),
    no_number="……-{kind}/……",
    subject=N_("on {title}"),
    has_capital=False,
    looks={
        **STATE.looks,
        "Nation": Look(15, bold=True),
        "Superior": Look(14),
        "Issuer": Look(14, bold=True),
        "Number": Look(14),
        "Place and Date": Look(14, italic=True),
        "Title": Look(15, bold=True, before=18),
        "Position": Look(14),
        "Recipients": Look(14, underline=True, left=True),
        "Recipient": Look(12, left=True),
    },
)

BLANK = "……"
"""What is left to fill in by hand."""

_OF_THE_PARTY = tuple(
    f" {folded(words)} "
    for words in (
        *("Đảng ủy", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Chi ủy"),
        *("Đảng bộ", "Chi bộ", "Đảng đoàn", "Ban Cán sự đảng", "Trung ương Đảng", "Đảng Cộng sản"),
        *("Ban Tuyên giáo", "Ban Xây dựng Đảng"),
        *("Party Committee", "Party Cell", "Communist Party"),
    )
)


def form_of(issuer: Text | None) -> Form:
    """How papers of that office are set: the Party's, where its name has words that only the Party's offices have."""
    names = [f" {folded(name)} " for name in issuer.by_language.values()] if issuer else []
    return PARTY if any(words in name for words in _OF_THE_PARTY for name in names) else STATE
