"""A wrong plan and what is said of it, for each code of a problem: the plans that the tests of reading have."""

from __future__ import annotations

import builtins
import errno
from collections.abc import Sequence
from unittest import mock

from tamduong_cli.language import Language, printable
from tamduong_cli.plan.lines import lines_of
from tamduong_cli.plan.problems import MOST, Problem, Report
from tamduong_cli.plan.source import LIMIT, text_of
from tamduong_cli.schedule.loading import Loaded, load, loaded
from tamduong_cli.views.problem_lines import problems_page
from tests.docs.pages import PROJECT

PLANS = PROJECT / "tests" / "plans" / "invalid"
OTHERS = {
    "not-a-file": "not-a-file-word",
    "encoding": "encoding-windows-1258",
    "syntax": "syntax-no-colon",
    "missing-key": "missing-key-in-deadlines",
}
"""The plans of codes for which that of the same name says less, or is not there."""

MOST_LINES = 8
"""How many lines of a plan are shown; of a longer item no more than up to what is wrong."""


def pair(code: str, language: str) -> str:
    """The part of a plan that is wrong, and what `plan check` says of it."""
    file = _file(code)
    problem = next(problem for problem in file.problems if problem.code == code)
    said = problems_page([file._replace(problems=(problem,))], Language(language), None)
    written = [
        *_fenced("yaml", _around(problem, lines_of(file.text) if file.text else ())),
        *_fenced("text", said.splitlines()),
    ]
    return "\n".join(written)


def _file(code: str) -> Loaded:
    if code == "no-permission":
        with mock.patch.object(builtins, "open", side_effect=PermissionError(errno.EACCES, "")):
            return load(str(PLANS / "weekday.yaml"), "plan.yaml")
    report = Report("plan.yaml")
    if code == "too-large":
        return loaded(text_of(b"#" * (LIMIT + 1), report), report)
    if code == "more-problems":
        return loaded("".join(f"key{number}: 1\n" for number in range(2 * MOST)), report)
    return load(str(PLANS / f"{OTHERS.get(code, code)}.yaml"), "plan.yaml")


def _fenced(kind: str, lines: Sequence[str]) -> list[str]:
    return [f"```{kind}", *lines, "```", ""] if lines else []


def _around(problem: Problem, lines: Sequence[str]) -> list[str]:
    """The item of a list that a problem stands in, below the key of the list; of a key of the plan its lines."""
    at = problem.place.line - 1
    if not lines or problem.code == "more-problems":
        return []
    if problem.place[1:] == (1, 1) and len(lines) <= MOST_LINES:
        return list(lines)
    begins = [number for number, line in enumerate(lines) if line[:4].strip(" ")]
    first = max(number for number in begins if number <= at)
    last = min((number for number in begins if number > at), default=len(lines))
    section = max(number for number in begins if number <= first and not lines[number].startswith((" ", "-")))
    item = [printable(line) for line in lines[first : last if last - first < MOST_LINES else at + 1] if line.strip()]
    return [*([lines[section]] if section < first else []), *item]
