"""The formats that results are written in, each declared once.

A command has a table of those it has, from their names to what writes its result in each; the first is the one that it
has without being asked. What writes raises Failure.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from tamduong_cli.failure import Failure
from tamduong_cli.language import Message

if TYPE_CHECKING:
    from tamduong_cli.commands.output import Output
    from tamduong_cli.views.listing import Listing
    from tamduong_cli.views.screen import Screen

R = TypeVar("R")

Write = Callable[[R, "Output", str], None]
"""Writes a result to a file or to standard output (-)."""


def text(page: Callable[[R, Screen], str]) -> Write[R]:
    """Text for a person to read."""
    return lambda result, output, path: output.write_text(page(result, output.screen(path)), path)


def table(
    listing: Callable[[R, Screen | None], Listing],
    page: Callable[[R, Screen], str],
    empty: Callable[[R, Screen], str | None],
) -> Write[R]:
    """A list for a person: on a terminal a page, elsewhere a table with a row a line, and words where it is empty.

    `empty` gives the words; None where the list is not empty.
    """

    def write(result: R, output: Output, path: str) -> None:
        screen = output.screen(path)
        written = empty(result, screen)
        if written is None and screen.width is not None:
            written = page(result, screen)
        if written is None:
            from tamduong_cli.views.terminal import columns

            written = columns(listing(result, screen), screen)
        output.write_text(written, path)

    return write


def rows(name: str, listing: Callable[[R, Screen | None], Listing]) -> Write[R]:
    """A list for a spreadsheet or a document: csv, tsv or markdown, always in UTF-8."""

    def write(result: R, output: Output, path: str) -> None:
        from tamduong_cli.views.listing import RENDERERS

        output.write_bytes(RENDERERS[name](listing(result, None)).encode(), path)

    return write


def json(record: Callable[[R], object]) -> Write[R]:
    """Data for programs."""
    return lambda result, output, path: output.write_json(record(result), path)


def document(made: Callable[[R], bytes]) -> Write[R]:
    """Exact bytes, such as a web page's or a picture's."""
    return lambda result, output, path: output.write_bytes(made(result), path)


def binary(name: str, made: Callable[[R], bytes], is_ours: Callable[[bytes], bool] = bool) -> Write[R]:
    """A file of another program's, such as Word's, which no terminal can show; it replaces none but ours."""

    def write(result: R, output: Output, path: str) -> None:
        if output.is_terminal(path):
            message = Message("{format} is not for a terminal; name a file: -o FILE.{format}", format=name)
            raise Failure(message)
        if path != "-":
            from tamduong_cli.files import read_whole

            there = read_whole(path)
            if there and not is_ours(there):
                raise Failure(Message("{path} was saved by another program since; name another file", path=path))
        output.write_bytes(made(result), path)

    return write


def docx(made: Callable[[R], bytes]) -> Write[R]:
    """A document of Word's, in which people write; what they wrote is not lost."""

    def is_ours(content: bytes) -> bool:
        from tamduong_cli.views.papers.word import is_as_written

        return is_as_written(content)

    return binary("docx", made, is_ours)


def xlsx(listing: Callable[[R, Screen | None], Listing]) -> Write[R]:
    """A list as a workbook of Excel's."""

    def made(result: R) -> bytes:
        from tamduong_cli.views.xlsx import workbook

        return workbook(listing(result, None))

    return binary("xlsx", made)


def lists(
    record: Callable[[R], object],
    listing: Callable[[R, Screen | None], Listing],
    page: Callable[[R, Screen], str],
    empty: Callable[[R, Screen], str | None] = lambda result, screen: None,
) -> dict[str, Write[R]]:
    """The formats of everything that lists."""
    return {
        "table": table(listing, page, empty),
        "json": json(record),
        **{name: rows(name, listing) for name in ("csv", "tsv", "markdown")},
        "xlsx": xlsx(listing),
    }
