"""A paper as plain text, and as Markdown (CommonMark, with tables of GitHub Flavored Markdown)."""

from __future__ import annotations

from collections.abc import Iterator

from tamduong_cli.views.markdown import beginning, heading, marked_down, table
from tamduong_cli.views.papers.paper import HEADINGS, ITEM, Block, Columns, Line, Paper, Table, numbered


def to_text(paper: Paper) -> str:
    """The paper in lines, none of them wrapped; of a table a row is a paragraph, with a line for each of its cells."""
    return _joined(_text(paper))


def _text(paper: Paper) -> Iterator[tuple[str, bool]]:
    """Its parts, and whether each begins a paragraph."""
    for number, block in _blocks(paper):
        if isinstance(block, Line):
            begins = block.style != ITEM
            yield f"{_mark(number, block)}{block.text}", begins
        elif isinstance(block, Columns):
            yield from ((line.text, not at) for cell in _cells(block) for at, line in enumerate(cell))
        elif isinstance(block, Table):
            _, *headings = (cell.text for cell in block.rows[0])
            for row in block.rows[block.heads :]:
                number, first, *others = (cell.text.replace("\n", "; ") for cell in row)
                yield f"{number}. {first}", True
                yield from ((f"{name}: {text}", False) for name, text in zip(headings[1:], others, strict=True) if text)


def to_markdown(paper: Paper) -> str:
    """The paper as Markdown."""
    return _joined(_markdown(paper))


def _markdown(paper: Paper) -> Iterator[tuple[str, bool]]:
    for number, block in _blocks(paper):
        if isinstance(block, Line):
            yield _line(number, block), block.style != ITEM
        elif isinstance(block, Columns):
            for cell in _cells(block):
                yield "  \n".join(beginning(line.text) for line in cell), True
        elif isinstance(block, Table):
            yield _table(block), True
        else:
            yield f"**{marked_down(block.table.name)}**", True
            yield beginning(block.note), True
            yield _table(block.table), True


def _table(shown: Table) -> str:
    """A table, of whose headings those in the same column stand together."""
    heads = [[cell.text for cell in row for _ in range(cell.columns)] for row in shown.rows[: shown.heads]]
    head = ["/".join(filter(None, reversed(texts))) for texts in zip(*heads, strict=True)]
    rows = ([cell.text.replace("\n", "; ") for cell in row] for row in shown.rows[shown.heads :])
    return table(head, rows).rstrip("\n")


def _line(number: str, line: Line) -> str:
    text = line.text.replace("\n", " ")
    if line.style == "Title":
        return f"# {heading(text)}"
    if line.style in HEADINGS:
        return f"{'#' * (HEADINGS.index(line.style) + 2)} {number} {heading(text)}"
    if line.style == "Subtitle":
        return f"**{marked_down(text)}**"
    return f"- {beginning(text)}" if line.style == ITEM else beginning(text)


def _blocks(paper: Paper) -> Iterator[tuple[str, Block]]:
    """The blocks of a paper and of its annex, each with its number; marks that only set things apart are left out."""
    for number, block in (*numbered(paper.blocks), *numbered(paper.annex)):
        if not (isinstance(block, Line) and not any(map(str.isalnum, block.text))):
            yield number, block


def _cells(columns: Columns) -> Iterator[list[Line]]:
    """The cells of columns one after the other, without the marks beneath lines."""
    for row in columns.rows:
        for cell in row:
            lines = [line._replace(text=line.text.replace("\n", " ")) for line in cell]
            if lines := [line for line in lines if any(map(str.isalnum, line.text)) or "…" in line.text]:
                yield lines


def _mark(number: str, line: Line) -> str:
    return f"{number} " if number else "- " if line.style == ITEM else ""


def _joined(parts: Iterator[tuple[str, bool]]) -> str:
    """The parts, with an empty line before each that begins a paragraph, and before the first item of a list."""
    text = ""
    was_item = False
    for part, begins in parts:
        is_item = part.startswith("- ")
        gap = begins or (is_item and not was_item)
        text += ("\n" if gap and text else "") + part + "\n"
        was_item = is_item
    return text
