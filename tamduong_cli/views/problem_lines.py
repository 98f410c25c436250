"""Problems as lines for people, with what stands in the file; as rows; and as GitHub marks them in a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tamduong_cli.language import N_, Language, printable
from tamduong_cli.letters import cells
from tamduong_cli.plan.lines import lines_of
from tamduong_cli.plan.problems import Problem, Severity
from tamduong_cli.schedule.loading import Loaded
from tamduong_cli.views.listing import Listing

MARGIN = "  | "
CUT = "..."
"""What stands for the rest of a long line, in signs that every encoding has: nothing must move the caret."""
TAB = " " * 4
WIDTH = 120
"""How many columns a line of the file may take where there is no screen."""
NARROWEST = 20

_SEVERITY: dict[Severity, str] = {"error": N_("error"), "warning": N_("warning")}


def lines(problems: Iterable[Problem], language: Language) -> str:
    """One line a problem: plan.yaml:42:11: error: what is wrong [code]."""
    return "".join(_line(problem, language) for problem in problems)


def problems_page(files: Iterable[Loaded], language: Language, width: int | None) -> str:
    """The problems of files, below each the line that it is about with a caret under the place, where it has one.

    The lines of the files take fewer columns than `width`; None where it is not a screen.
    """
    written = []
    for file in files:
        source = lines_of(file.text or "") if file.problems else []
        for problem in file.problems:
            written.append(_line(problem, language))
            line = source[problem.place.line - 1] if problem.place.line <= len(source) else ""
            if line.strip():
                written += excerpt(line.rstrip(), problem.place.column, (width or WIDTH) - 1)
    return "".join(written)


_COLORS: dict[Severity, str] = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m"}
_BOLD, _RESET = "\x1b[1m", "\x1b[0m"


def colored(page: str, language: Language) -> str:
    """The page with colour for what a problem is, and for the caret under its place."""
    for severity, color in _COLORS.items():
        word = re.escape(language.gettext(_SEVERITY[severity]))
        page = re.sub(rf"(?m)^(\S.*?:[0-9]+:[0-9]+: )({word})(?=: )", rf"\1{color}\2{_RESET}", page)
    return re.sub(rf"(?m)^({re.escape(MARGIN)} *)\^$", rf"\1{_BOLD}^{_RESET}", page)


def _line(problem: Problem, language: Language) -> str:
    severity = language.gettext(_SEVERITY[problem.severity])
    return f"{problem.place}: {severity}: {language.render(problem.message)} [{problem.code}]\n"


def excerpt(line: str, column: int, width: int) -> tuple[str, str]:
    """A line of a file, cut around a column to fit the width, and a line with a caret under what stands there."""
    at = min(column - 1, len(line))
    while at and line[at : at + 1] and not cells(line[at]):
        at -= 1  # a mark stands in the cell of its letter
    room = max(width - len(MARGIN), NARROWEST)
    near = 4 * room  # more is never shown, and a line may be a megabyte
    before, after = _shown(line[max(at - near, 0) : at]), _shown(line[at : at + near])
    behind = max(cells(after), 1)  # a caret behind the end takes a cell, too
    if cells(before) + behind > room:
        left = max(room * 2 // 3, room - behind)
        if cells(before) > left:
            before = CUT + _last(before, left - len(CUT))
        if cells(before) + cells(after) > room:
            after = _first(after, room - cells(before) - len(CUT)) + CUT
    return f"{MARGIN}{before}{after}\n", f"{MARGIN}{' ' * cells(before)}^\n"


def _shown(text: str) -> str:
    """The text as it may go to a terminal: spaces of every kind as spaces, what would act on it as an escape."""
    if text.isascii() and text.isprintable():
        return text
    spaced = (
        TAB if sign == "\t" else " " * cells(sign) if sign.isspace() and sign >= "\xa0" else sign for sign in text
    )
    return printable("".join(spaced))


def _first(text: str, room: int) -> str:
    """As much of the beginning of a text as fits into these cells."""
    for end, sign in enumerate(text):
        room -= cells(sign)
        if room < 0:
            return text[:end]
    return text


def _last(text: str, room: int) -> str:
    """As much of the end of a text as fits into these cells, from a letter on that is whole."""
    start = len(text)
    while start and room >= cells(text[start - 1]):
        start -= 1
        room -= cells(text[start])
    while start < len(text) and not cells(text[start]):
        start += 1
    return text[start:]


def listing(problems: Sequence[Problem], language: Language) -> Listing:
    """One row a problem."""
    _ = language.gettext
    headings = (_("File"), _("Line"), _("Column"), _("Severity"), _("Code"), _("Message"))
    rows = tuple(
        (
            problem.place.file,
            problem.place.line,
            problem.place.column,
            _(_SEVERITY[problem.severity]),
            problem.code,
            language.render(problem.message),
        )
        for problem in problems
    )
    return Listing(_("Problems"), headings, rows)


def github(problems: Iterable[Problem], language: Language) -> str:
    """One workflow command a problem, by which GitHub marks its line in a pull request.

    What each part may hold is escaped as GitHub's own toolkit does (actions/toolkit, packages/core/src/command.ts).
    """
    written = []
    for problem in problems:
        place = problem.place
        properties = {"file": place.file, "line": str(place.line), "col": str(place.column), "title": problem.code}
        marked = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        written.append(f"::{problem.severity} {marked}::{_data(language.render(problem.message))}\n")
    return "".join(written)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
