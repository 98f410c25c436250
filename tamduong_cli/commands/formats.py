"""The formats that results are written in, each declared once: how it is written, and how its files are named.

A command has a table of those it has, from their names to what makes each of its result; the first is the one that it
has without being asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from tamduong_cli.failure import Failure
from tamduong_cli.language import Message

if TYPE_CHECKING:
    from tamduong_cli.commands.output import Output
    from tamduong_cli.views.listing import Listing
    from tamduong_cli.views.screen import Screen

R = TypeVar("R")

FORMAT_OF_ENDING = {
    ".csv": "csv",
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".md": "markdown",
    ".svg": "svg",
    ".tsv": "tsv",
}


class Format(Generic[R]):
    """A way to write a result."""

    def write(self, result: R, output: Output, path: str) -> None:
        """Write it to a file or to standard output (-). Raises Failure."""
        raise NotImplementedError


class Text(Format[R]):
    """Text for a person to read."""

    def __init__(self, page: Callable[[R, Screen], str]) -> None:
        self._page = page

    def write(self, result: R, output: Output, path: str) -> None:
        output.write_text(self._page(result, output.screen(path)), path)


class Table(Format[R]):
    """A list for a person: on a terminal a page, elsewhere a table with a row a line, and words where it is empty."""

    def __init__(
        self,
        listing: Callable[[R, Screen | None], Listing],
        page: Callable[[R, Screen], str],
        empty: Callable[[R, Screen], str | None] = lambda result, screen: None,
    ) -> None:
        """`empty` gives the words; None where the list is not empty."""
        self._listing = listing
        self._page = page
        self._empty = empty

    def write(self, result: R, output: Output, path: str) -> None:
        screen = output.screen(path)
        text = self._empty(result, screen)
        if text is None and screen.width is not None:
            text = self._page(result, screen)
        if text is None:
            from tamduong_cli.views.terminal import columns

            text = columns(self._listing(result, screen), screen)
        output.write_text(text, path)


class Rows(Format[R]):
    """A list for a spreadsheet or a document: csv, tsv or markdown, always in UTF-8."""

    def __init__(self, name: str, listing: Callable[[R, Screen | None], Listing]) -> None:
        self._name = name
        self._listing = listing

    def write(self, result: R, output: Output, path: str) -> None:
        from tamduong_cli.views.listing import RENDERERS

        output.write_bytes(RENDERERS[self._name](self._listing(result, None)).encode(), path)


class Json(Format[R]):
    """Data for programs."""

    def __init__(self, record: Callable[[R], object]) -> None:
        self._record = record

    def write(self, result: R, output: Output, path: str) -> None:
        output.write_json(self._record(result), path)


class Document(Format[R]):
    """Exact bytes, such as a web page's or a picture's."""

    def __init__(self, document: Callable[[R], bytes]) -> None:
        self._document = document

    def write(self, result: R, output: Output, path: str) -> None:
        output.write_bytes(self._document(result), path)


class Letter(Document[R]):
    """A file of Word's, which no terminal can show."""

    def write(self, result: R, output: Output, path: str) -> None:
        if output.is_terminal(path):
            raise Failure(Message("a docx file is not for a terminal; name a file: -o briefing.docx"))
        super().write(result, output, path)


def lists(
    record: Callable[[R], object],
    listing: Callable[[R, Screen | None], Listing],
    page: Callable[[R, Screen], str],
    empty: Callable[[R, Screen], str | None] = lambda result, screen: None,
) -> dict[str, Format[R]]:
    """The formats of everything that lists."""
    return {
        "table": Table(listing, page, empty),
        "json": Json(record),
        **{name: Rows(name, listing) for name in ("csv", "tsv", "markdown")},
    }
