"""What was likely meant: the known word nearest to one that is not known."""

from __future__ import annotations

from collections.abc import Collection

from tamduong_cli.language import Message

MANY = 500
"""More known words than this are neither searched for the nearest nor listed."""


def closest(found: str, known: Collection[str]) -> str | None:
    """The known word nearest to the one found, if there is one."""
    if len(known) > MANY or len(found) > 100:
        return None
    import difflib

    return next(iter(difflib.get_close_matches(found.casefold(), known, 1)), None)


def with_suggestion(what: Message, found: str, known: Collection[str]) -> Message:
    """What is wrong, and the known word that was likely meant, or else the words there are."""
    if meant := closest(found, known):
        return Message("{what}; did you mean '{meant}'?", what=what, meant=meant)
    if not known or len(known) > MANY:
        return what
    return Message("{what}; expected one of: {known}", what=what, known=", ".join(known))
