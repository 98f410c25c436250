"""What changed in a calendar, as an Atom feed (RFC 4287), whose own file remembers what it told before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tamduong_cli.language import Language
from tamduong_cli.views.templates import of_program

GENERATOR = "<generator>plan</generator>"
"""The line by which a feed is known as one of these."""

MOST = 100
"""So many changes it tells; a reader that asks once a week misses none of an ordinary plan."""

_LINE = r"(?:[^<>&\x00-\x1f]|&(?:amp|lt|gt|#34|#39);)*"
_ENTRY = re.compile(
    rf"<entry>\n<id>{_LINE}</id>\n<title>{_LINE}</title>\n<updated>(\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ)</updated>\n"
    rf"<content>{_LINE}</content>\n</entry>\n"
)


class News(NamedTuple):
    """One change: its own id, what it is of, when it was made (RFC 3339), and more of it in a line."""

    id: str
    title: str
    updated: str
    text: str


class Link(NamedTuple):
    """An address, and what it is to the feed."""

    rel: str
    type: str
    href: str


class About(NamedTuple):
    """What a feed says of itself: its id, its title, whose it is, since when it is there, and its links."""

    id: str
    title: str
    author: str
    since: str
    links: tuple[Link, ...]


def path_of_changes(id: str) -> str:
    """The path, from the root of the site, of the changes in the calendar of a plan or a unit."""
    return f"changes/{id}.atom"


def feed(about: About, news: Iterable[News], before: bytes, language: Language) -> str:
    """The feed with the news, and behind them what it told so far; `before` is its file, b"" where that is not there
    yet.
    """
    newest = list(news)[:MOST]
    older = list(_ENTRY.finditer(before.decode("utf-8", "replace")))[: MOST - len(newest)]
    updated = max([about.since, *(each.updated for each in newest), *(entry[1] for entry in older)])
    values = {
        **about._asdict(),
        "language": language.code,
        "generator": GENERATOR,
        "updated": updated,
        "news": newest,
        "older": "".join(entry[0] for entry in older),
    }
    return of_program("site/changes.atom", values)
