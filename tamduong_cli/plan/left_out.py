"""What YAML leaves out of a text, or folds into it, without a word.

A sign # behind a space begins a comment, ! and & before a text are YAML's own, and a line that is indented deeper
goes on with the text above. Whoever types these in a plan hardly means that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tamduong_cli.language import Message
from tamduong_cli.plan.lines import MARKS, line_of, lines_of, nearest_above, quoted
from tamduong_cli.plan.nodes import MappingNode, Node, ScalarNode, SequenceNode
from tamduong_cli.plan.problems import Place, Report
from tamduong_cli.plan.slip import ESCAPE, commented, commented_key, must_be_quoted, written

_GLUED = r"([ \t]+)#(\w.*)"
_SIGN = f"[{re.escape(''.join(MARKS))}]"
_NUMBER = r"(?:[a-zđ]\)|\d{1,2}[.)])"
_ITEM = f"(?:{_SIGN}|{_NUMBER})"
_MARK = rf"[ \t]*({_ITEM})[ \t]+\S"
_ESCAPE = r"(?<!\\)(?:\\\\)*\\[abefnrtv][^\W\d_]{2}"
_SIGNS = (
    ("#", r"[ \t]#\w"),
    ("\\", _ESCAPE),
    ("!", r"[:\-{\[,][ \t]*!"),
    ("&", r"[:\-{\[,][ \t]*&"),
    ("?", r"^[ \t]*(?:-[ \t]+)?\?[ \t]"),
)
"""Signs that YAML takes for its own, and how they stand where it does."""
_JOINED = rf"^( *)\S.*[^:\s][ \t]*\r?[\r\n]\1[ \t]+{_ITEM}[ \t]"
"""A line deeper than the one above that begins as an item."""
_COMMENTED = r"^ *# *[a-z_]+:[ \t]*$"


_OF_LISTS = ("wrong-kind", "missing-key")
"""What is said of a list that seems to belong to something else."""


def report_left_out(root: Node, text: str, report: Report) -> None:
    """Report each text that YAML took something from, or folded something into."""
    signs = any(sign in text and re.search(pattern, text, re.MULTILINE) for sign, pattern in _SIGNS)
    if not signs and not re.search(_JOINED, text, re.MULTILINE):
        return
    lines = lines_of(text)
    refused = {problem.place: problem.code for problem in report.problems}
    for node, is_key in scalars(root):
        if is_key:
            _question_mark(node, lines, report)
        elif node.style not in ("|", ">"):
            _before(node, text, lines, report)
            _behind(node, lines, report)
            _escaped(node, lines, report)
            if not node.style:
                _folded(node, lines, refused, report)


def scalars(node: Node, seen: set[int] | None = None) -> Iterator[tuple[ScalarNode, bool]]:
    """The texts, each once, and whether it is a key."""
    seen = set() if seen is None else seen
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, ScalarNode):
        yield node, False
    elif isinstance(node, SequenceNode):
        for child in node.value:
            yield from scalars(child, seen)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                yield key, True
            yield from scalars(value, seen)


def _question_mark(key: ScalarNode, lines: Sequence[str], report: Report) -> None:
    line, column = key.start_mark.line, key.start_mark.column
    if match := re.search(r"(?:^|\s)(\?)[ \t]+$", lines[line][:column]):
        report.tell_syntax(Place(report.file, line + 1, match.start(1) + 1), must_be_quoted("?"))


def _before(node: ScalarNode, text: str, lines: Sequence[str], report: Report) -> None:
    """A sign of YAML before the text: ! alone, or & with a word that nothing refers to."""
    line, column = node.start_mark.line, node.start_mark.column
    match = re.match(r"!(?= )|&(\S+)", lines[line][column:]) if line < len(lines) else None
    if not match or (match[1] and re.search(rf"(?<!\S)\*{re.escape(match[1])}(?!\w)", text)):
        return
    message = Message("'{rest}' is left out of the text, as YAML takes it for a sign of its own", rest=match[0])
    report.add(node, "text-cut", written(message, quoted(re.split(r"\s#", lines[line][column:])[0].rstrip())))


def _behind(node: ScalarNode, lines: Sequence[str], report: Report) -> None:
    """A # behind a space, and a letter right behind it, as nobody writes a comment."""
    line, column = node.end_mark.line, node.end_mark.column
    if line >= len(lines):
        return
    match = re.compile(_GLUED).match(lines[line], column)
    if not match or _is_aligned(lines, line, match):
        return
    place = Place(report.file, line + 1, match.start(2))
    rest = f"#{match[2].rstrip()}"
    if not node.value and not node.style:
        report.tell_syntax(place, written(must_be_quoted("#"), quoted(rest)))
        return
    message = Message("'{rest}' is left out, as a comment; a comment has a space after its #", rest=rest)
    if node.start_mark.line == line:
        text = lines[line][node.start_mark.column : column]
        whole = quoted((text[1:-1] if node.style else text) + match[0].rstrip())
        if lines[line][: node.start_mark.column] == lines[line][: line_of(lines[line]).at]:
            whole = (lines[line][: node.start_mark.column] + whole).strip()
        if not re.fullmatch(r"[\d/., –-]+", text):
            message = Message("{what}; to keep it, write {line}", what=message, line=whole)
    report.add(place, "text-cut", message)


def _is_aligned(lines: Sequence[str], line: int, match: re.Match[str]) -> bool:
    """Whether comments stand below each other, or far from what they are about."""
    if len(match[1]) > 2 or "\t" in match[1]:
        return True
    column = match.start(2) - 1
    beside = (lines[at] for at in (line - 1, line + 1) if 0 <= at < len(lines))
    return len(match[1]) > 1 and any(text[column - 1 : column + 1] == " #" for text in beside)


def _escaped(node: ScalarNode, lines: Sequence[str], report: Report) -> None:
    """A \\ in double quotes that makes a tab, a line end or another sign of what stands behind it."""
    first, last = node.start_mark, node.end_mark
    if node.style != '"' or first.line != last.line:
        return
    source = lines[first.line][first.column : last.column]
    if not re.search(_ESCAPE, source):
        return
    line = line_of(lines[first.line])
    lead = lines[first.line][line.indent : first.column] if first.column == line.at else ""
    place = Place(report.file, first.line + 1, first.column + 1)
    code = "text-cut"
    for problem in report.problems:
        if problem.place == place and problem.code == "control-character":
            code = problem.code
    report.problems = [problem for problem in report.problems if problem.place != place]
    report.add(place, code, written(ESCAPE, lead + quoted(source[1:-1])))


def _folded(node: ScalarNode, lines: Sequence[str], refused: Mapping[Place, str], report: Report) -> None:
    """A line of a text over several lines that begins as an item does; `refused` is what was said of texts."""
    place = Place(report.file, node.start_mark.line + 1, node.start_mark.column + 1)
    if refused.get(place) == "wrong-kind":
        return
    below = range(node.start_mark.line + 1, min(node.end_mark.line + 1, len(lines)))
    numbered = [match[1] for at in below if (match := re.match(rf"[ \t]*{_NUMBER}[ \t]+(\S)", lines[at]))]
    pattern = _MARK if all(map(str.isupper, numbered)) else rf"[ \t]*({_SIGN})[ \t]+\S"  # "điểm a) và điểm b)"
    for at in below:
        match = re.match(pattern, lines[at])
        above = nearest_above(lines, at)
        if not match or above is None:
            continue
        if re.search(r"\d[ \t]*$", lines[above]) and re.match(r"[ \t]*\S[ \t]+\d", lines[at]):
            continue  # the ends of a range
        indent = match.start(1)
        first = line_of(lines[node.start_mark.line])
        message = Message(
            "this line is joined to the text above; a list begins below its key, each item after '- ', and one text "
            "with a dash in it stands on one line"
        )
        if first.has_dash:
            message = Message("this line is joined to the text above; write '- ' right under the '- ' of that")
        if place in refused:  # what is wrong with the text is what was joined to it
            report.problems = [problem for problem in report.problems if problem.place != place]
            report.tell_syntax(Place(report.file, at + 1, indent + 1), message)
            return
        report.add(Place(report.file, at + 1, indent + 1), "text-folded", message)


def report_commented_keys(text: str, report: Report) -> None:
    """Report a key behind a # in place of what its list, which stands there still, seems to be."""
    if not any(problem.code in _OF_LISTS for problem in report.problems) or not re.search(
        _COMMENTED, text, re.MULTILINE
    ):
        return
    lines = lines_of(text)
    for at, line in enumerate(lines[:-1]):
        key = commented_key(line, report.keys.every)
        below = {problem.place.line for problem in report.problems if problem.code in _OF_LISTS}
        if key and line_of(lines[at + 1]).has_dash and at + 2 in below:
            report.problems = [problem for problem in report.problems if problem.place.line != at + 2]
            report.tell_syntax(Place(report.file, at + 1, line.index("#") + 1), commented(key))
