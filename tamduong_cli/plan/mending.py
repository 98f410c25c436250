"""A plan's text as nodes also where it is not YAML: each slip is told, and mended for as long as the rest is read."""

from __future__ import annotations

import re

from tamduong_cli.plan.left_out import scalars
from tamduong_cli.plan.nodes import Node, NotYaml, parse
from tamduong_cli.plan.problems import Place, Report

MOST_SLIPS = 100
"""After how many a text is not looked at any further."""
MOST_CHARACTERS = 10_000_000
"""How much is read again after slips, as the whole text is after each; of a long text fewer are told."""

_LONG_QUOTATION = re.compile(r"""(?:^|[:-])[ \t]+(?:"[^"\n\r]*|'[^'\n\r]*)$""", re.MULTILINE)


def compose_as_meant(text: str, report: Report) -> tuple[Node | None, str]:
    """The root node of a YAML text, where what is not YAML is told, and the text as it was likely meant.

    The node is None where the text is empty, or nothing can be made of it.
    """
    mending = _Mending(report)
    for _ in range(max(min(MOST_SLIPS, MOST_CHARACTERS // (len(text) + 1)), 1)):
        try:
            root = parse(text, report)
            if root is not None:
                _check_quotations(root, text)
            return root, text
        except NotYaml as trouble:
            mended = mending.mended(trouble, text)
            if mended == text:
                break
            text = mended
    return None, text


class _Mending:
    """Takes one slip after the other out of a text, and reports each that does not come of another."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.items: set[int] = set()
        """The first lines of items that were found to hang together otherwise than they stand."""

    def mended(self, trouble: NotYaml, text: str) -> str:
        """The text without a slip; the same text where nothing can be done."""
        from tamduong_cli.plan.lines import item_around, lines_of
        from tamduong_cli.plan.syntax import slip_of

        lines = lines_of(text)
        self.report.lines = self.report.lines or tuple(lines)
        slip = slip_of(trouble, lines, self.report.keys)
        first, meant = slip.start, list(slip.meant)
        start, end = item_around(lines, slip.line)
        if slip.is_of_structure and start in self.items:
            first, meant = start, [""] * (end - start)
        elif slip.line + 1 in self.report.told:  # what was taken for meant is not
            meant = [""] * len(meant)
        else:
            self.report.tell_syntax(Place(self.report.file, slip.line + 1, slip.column + 1), slip.message)
        if slip.is_of_structure:
            self.items.add(start)
        if lines[first : first + len(meant)] == meant:
            return text
        lines[first : first + len(meant)] = meant
        unread = [first + 1 + at for at, line in enumerate(meant) if not line]
        self.report.unread.extend(unread or ([slip.line + 1] if slip.is_partly_lost else []))
        self.report.told.update(unread)
        return "\n".join(lines)


def _check_quotations(root: Node, text: str) -> None:
    """Raise NotYaml for a quotation that is one to YAML, since another below ends it, but swallows what is between."""
    if not _LONG_QUOTATION.search(text):
        return
    from tamduong_cli.plan.lines import lines_of, open_quotation

    lines = lines_of(text)
    for node, _ in scalars(root):
        first, last = node.start_mark.line, node.end_mark.line
        if node.style in ('"', "'") and first != last and open_quotation(lines[first : last + 1], 0) == 0:
            raise NotYaml("a quoted scalar", last, node.end_mark.column, (first, node.start_mark.column))
