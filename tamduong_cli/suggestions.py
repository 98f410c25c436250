"""What was likely meant: the known word nearest to one that is not known."""

from __future__ import annotations

import re
from collections.abc import Collection

from tamduong_cli.language import Message

MANY = 500
"""More known words than this are neither searched for the nearest nor listed."""


LIKENESS = 0.7
"""How like a word must be to be taken for another, as difflib counts: cong-an is not thon-ban."""


def closest(found: str, known: Collection[str]) -> str | None:
    """The known word nearest to the one found, capitals or not, if there is one.

    >>> closest("dien-bien-fu", ["tach-tinh", "dien-bien-phu"])
    'dien-bien-phu'
    >>> closest("đợt mọt", ["Đợt Một", "Đợt Hai"])
    'Đợt Một'
    """
    if len(known) > MANY or len(found) > 100:
        return None
    import difflib

    words = {word.casefold(): word for word in known}
    near = difflib.get_close_matches(found.casefold(), words, 3, LIKENESS)
    return next((words[word] for word in near if not _is_another_number(found.casefold(), word)), None)


def _is_another_number(found: str, known: str) -> bool:
    """Whether two words in small letters differ in their numbers alone: đợt 2 is not đợt 1 misspelt."""
    words, numbers = (tuple(re.sub(pattern, "", word) for word in (found, known)) for pattern in (r"[\W\d_]", r"\D"))
    return words[0] == words[1] and numbers[0] != numbers[1] and all(numbers)


def with_suggestion(what: Message, found: str, known: Collection[str]) -> Message:
    """What is wrong, and the known word that was likely meant, or else the words there are."""
    if meant := closest(found, known):
        return did_you_mean(what, meant)
    return without_suggestion(what, known)


def did_you_mean(what: Message, meant: str) -> Message:
    """What is wrong, and the word that was likely meant."""
    return Message("{what}; did you mean '{meant}'?", what=what, meant=meant)


def without_suggestion(what: Message, known: Collection[str]) -> Message:
    """What is wrong, and the words there are."""
    if not known or len(known) > MANY:
        return what
    return Message("{what}; expected one of: {known}", what=what, known=", ".join(known))
