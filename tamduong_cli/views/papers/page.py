"""A paper as a web page, which prints as the paper is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tamduong_cli.language import Language
from tamduong_cli.views.papers.paper import HEADINGS, ITEM, Block, Columns, Line, Paper, Table, numbered
from tamduong_cli.views.templates import of_program
from tamduong_cli.views.timeline_layout import NARROW
from tamduong_cli.views.timeline_svg import on_paper, part_of_page


def to_page(paper: Paper) -> str:
    """One page that asks for nothing else."""
    language = Language(paper.language)
    values = {
        "paper": paper,
        "blocks": list(_parts(paper.blocks, 1, language)),
        "annex": list(_parts(paper.annex, 2, language)),
    }
    return of_program("paper.html", values)


def _parts(blocks: Iterable[Block], title: int, language: Language) -> Iterator[dict[str, object]]:
    """The blocks as the template takes them, items of a list together; `title` is the level of a title among them."""
    items: list[str] = []
    for number, block in numbered(blocks):
        if isinstance(block, Line) and block.style == ITEM:
            items.append(block.text)
            continue
        if items:
            yield {"kind": "items", "items": items}
            items = []
        if isinstance(block, Line):
            level = HEADINGS.index(block.style) + 2 if block.style in HEADINGS else 0
            yield {"kind": "line", "line": block, "number": number, "level": level, "title": title}
        elif isinstance(block, Columns):
            yield {"kind": "columns", "columns": block}
        elif isinstance(block, Table):
            yield {"kind": "table", "table": block}
        else:
            narrow, wide = (
                part_of_page(block.shown, language, layout)
                for layout in (NARROW, on_paper(block.shown, language, "a4"))
            )
            yield {"kind": "picture", "name": block.table.name, "narrow": narrow, "wide": wide}
    if items:
        yield {"kind": "items", "items": items}
