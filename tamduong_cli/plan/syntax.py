"""What is wrong where a text is not YAML, in words that help, and its lines as they were likely meant.

Each slip is told once, and mended for as long as the rest is looked at; nothing is ever written so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tamduong_cli.plan.problems import NO_KEYS, Keys
from tamduong_cli.plan.slip import UNREADABLE, Slip
from tamduong_cli.plan.slips_of_lines import LineSearch
from tamduong_cli.plan.slips_of_texts import TextSearch

if TYPE_CHECKING:
    from tamduong_cli.plan.nodes import NotYaml


def slip_of(trouble: NotYaml, lines: Sequence[str], keys: Keys = NO_KEYS) -> Slip:
    """What was likely done where a parser had this trouble, by the keys that a plan has.

    From the most certain to the least.
    """
    texts = TextSearch(trouble, lines, keys)
    structure = LineSearch(trouble, lines, keys)
    for look in (
        structure.document,
        texts.escape,
        texts.open_quotation,
        structure.tab,
        texts.early_end,
        structure.bullet,
        texts.sign,
        texts.open_brackets,
        texts.beside,
        texts.colon,
        structure.without_colon,
        structure.indentation,
    ):
        if found := look():
            return found
    return structure.nothing(structure.at, UNREADABLE)
