"""Slips in how lines begin and hang together: keys, dashes, colons behind keys, spaces before them."""

from __future__ import annotations

import re
from collections.abc import Collection

from tamduong_cli.dates.vocabulary import DASHES
from tamduong_cli.language import Message
from tamduong_cli.plan.lines import MARKS, Line, end_of_brackets, is_empty, levels, line_of, nearest_above, quoted
from tamduong_cli.plan.slip import (
    COLON,
    HASH,
    ITEM_MARK,
    NO_COLON,
    NO_KEY_OF_LIST,
    NO_SPACE,
    Search,
    Slip,
    commented,
    commented_key,
    goes_on,
    must_be_quoted,
    no_line_above,
    section_inside,
    stands_below,
    written,
)

_TAB = Message("a tab; indent with spaces")
_SECOND = Message("a second document begins here; a file holds one plan")
_RULER = Message("a line of signs, which means nothing in a plan; delete it")
_NO_DASH = Message("an item begins here, and its '- ' is missing")
_GOES_ON = Message(
    "this line begins neither with a key, such as 'title: ', nor with '- '; delete it, put # before it if it is "
    "a note, or more spaces if it goes on with the text above"
)
_MISPLACED = Message("this line, or the one above it, is not indented like the lines it belongs with")


class LineSearch(Search):
    """Looks at the lines as such."""

    def document(self) -> Slip | None:
        """A second plan in the file, or a line of signs with which YAML begins a document."""
        if not self.says("document"):
            return None
        at = min(self.trouble.line, len(self.lines) - 1)
        if not self.lines[at].startswith(("---", "...")):
            at = next((each for each in range(at, -1, -1) if self.lines[each].startswith(("...", "%"))), at)
        if not self.lines[at].startswith(("---", "...", "%")):
            return None
        roots = [
            {line_of(each).key for each in part if not each[:1].isspace()} - {None}
            for part in (self.lines[:at], self.lines[at + 1 :])
        ]
        if not roots[0] and self.lines[at].startswith("%"):
            return self.nothing(at, must_be_quoted(self.lines[at]))
        if roots[0] & roots[1]:
            return self.nothing(at, _SECOND, 0, len(self.lines) - at)
        message = Message("'{line}' would begin another plan; delete this line", line=self.lines[at].strip())
        return self.nothing(at, message if roots[1] else _RULER, 0)

    def tab(self) -> Slip | None:
        """A tab in the indentation, which YAML does not take."""
        lines = [self.at, self.above] if self.says("tab", "cannot start any token") else [self.at]
        for at in lines:
            lead = re.match(r"[ \t]*(?:-[ \t]+)*", self.lines[at])
            if lead and "\t" in lead[0]:
                return self._tabs(at)
        return None

    def _tabs(self, first: int) -> Slip:
        """All lines that begin with a tab, as one slip: whoever presses that key does it on each line."""
        column = self.here(first, 0) if self.says("token") else 0
        meant: list[str] = []
        known: dict[str, int] = {}
        before = list(self.lines[:first])
        for text in self.lines[first:]:
            lead = re.match(r"[ \t]*", text)
            indent = lead[0] if lead else ""
            if "\t" in indent and not is_empty(text):
                if indent not in known:
                    keys, items = levels(before, len(before))
                    line = line_of(text)
                    above = nearest_above(before, len(before))
                    header = above is not None and not line_of(before[above]).value
                    columns = items if line.has_dash and items and not header else keys
                    known[indent] = columns[0] + (2 if header else 0) if columns else 2
                indent = " " * known[indent]
            text = indent + re.sub(r"(?<=-)\t+", " ", text[len(lead[0]) if lead else 0 :])
            meant.append(text)
            before.append(text)
        while len(meant) > 1 and meant[-1] == self.lines[first + len(meant) - 1]:
            meant.pop()
        return Slip(first, column, _TAB, tuple(meant))

    def bullet(self) -> Slip | None:
        """Another sign than - before items, or no space behind it."""
        for at in self.candidates:
            indent = line_of(self.lines[at]).indent
            written = self.lines[at][indent:]
            if re.fullmatch(r"--[-\s|:]+", written):
                return self.nothing(at, _RULER)
            sign = next((mark for mark in MARKS if written.startswith(mark)), None)
            numbered = re.match(r"(?:\d{1,2}[.)]|[a-zđ]\)) +(?=(?:id|name): )", written)
            if numbered:
                return self.line(at, indent, ITEM_MARK, f"{' ' * indent}- {written[numbered.end() :]}")
            if not sign or re.match(r"-(?: |$)|--", written):
                continue
            if sign == "*" and not re.match(r"\* +\w", written):
                continue
            meant: list[str] = []
            for text in self.lines[at:]:
                if not text.startswith(" " * indent + sign) or (sign == "-" and meant):
                    break
                rest = text[indent + len(sign) :].strip()
                meant.append(f"{' ' * indent}- {rest if line_of(rest).key is not None else quoted(rest)}")
            return self.line(at, indent, ITEM_MARK, *meant)
        return None

    def without_colon(self) -> Slip | None:
        """A line that is neither a key nor an item, or was meant to be one."""
        for at in self.candidates:
            line = line_of(self.lines[at])
            if line.key is not None or (line.has_dash and at == self.at):
                continue
            if found := self._quoted_key(at, line):
                return found
            if found := self._nearly_a_key(at, line):
                return found
            if line.value[:1] in ("[", "{") and end_of_brackets(line.value) == len(line.value) and not line.has_dash:
                return self.nothing(at, NO_COLON)
            if line.has_dash or line.value[:1] in ('"', "'", "[", "{"):
                continue
            if at == self.above != self.candidates[0] and not self._is_run_above():
                continue
            return self._run(at)
        return None

    def _quoted_key(self, at: int, line: Line) -> Slip | None:
        match = re.fullmatch(r"""(["'])([a-z_]+): +(.+)\1""", line.value)
        if not match or match[2] not in self.keys:
            return None
        meant = f"{match[2]}: {quoted(match[3])}"
        message = Message("the text alone stands in quotes, without its key")
        return self.line(at, line.at, message, self.lines[at][: line.at] + meant)

    def _nearly_a_key(self, at: int, line: Line) -> Slip | None:
        value, lead = line.value, self.lines[at][: line.at]
        if value.startswith(": "):
            return self.nothing(at, Message("a key is missing before the colon; expected key: value"), line.at)
        match = re.match(r"([^\s:]+):([^\s/].*)", value)
        if match and (match[1] in self.keys or (": " not in value and not line.has_dash)):
            meant = f"{lead}{match[1]}: {match[2]}" if match[2][0] in "[{\"'" else _entry(lead, match[1], match[2])
            return self.line(at, line.at, NO_SPACE, meant)
        if match := re.match(r"([^\s：﹕꞉]+) *([：﹕꞉])\s*(.*)", value):
            message = Message("'{sign}' is not the colon of the keyboard", sign=match[2])
            return self.line(at, line.at + match.start(2), message, _entry(lead, match[1], match[3]))
        match = re.match(rf"([^\s:=;]+) *(?:[{DASHES}=;] *)?(.*)", value)
        if match and match[1].casefold() in self.keys:
            message = Message("after a key come a colon and a space")
            return self.line(at, line.at, message, _entry(lead, match[1].casefold(), match[2]))
        return None

    def _is_run_above(self) -> bool:
        """Whether the lines above, and not the one that the parser found, are those without a key."""
        line, above = line_of(self.lines[self.at]), line_of(self.lines[self.above])
        return self.says("mapping values", "simple key") and above.indent >= line.indent

    def _run(self, last: int) -> Slip:
        """Lines of prose, up to the next that is a key or an item, as one slip."""
        first = last
        while (above := nearest_above(self.lines, first)) is not None:
            line = line_of(self.lines[above])
            if line.is_entry or line.indent != line_of(self.lines[last]).indent:
                break
            first = above
        end = last + 1
        while end < len(self.lines) and not line_of(self.lines[end]).is_entry:
            end += 1
        while is_empty(self.lines[end - 1]):
            end -= 1
        column = line_of(self.lines[first]).indent
        blank = ("",) * (end - first)
        if above is None or not line_of(self.lines[above]).is_entry:
            return Slip(first, column, NO_COLON, blank)
        line = line_of(self.lines[above])
        if line.has_dash and line.key is None and line.indent == column:
            items = [f"{' ' * column}- {_item(text.strip())}" for text in self.lines[first:end]]
            return self.line(first, column, _NO_DASH, *items)
        between = ("",) * (first - above - 1)
        if cut := re.search(r"\s#\w", self.lines[above][line.at :]):
            meant = (self.lines[above][: line.at] + quoted(line.value), *between, *blank)
            return self.line(above, line.at + cut.start() + 1, HASH, *meant)
        if line.value in ("", "|", ">", "|-", ">-"):
            text = " ".join(each.strip() for each in self.lines[first:end])
            meant = (f"{self.lines[above][: line.at].rstrip()} {quoted(text)}", *between, *blank)
            return Slip(first, column, _GOES_ON, meant, above)
        return Slip(first, column, _GOES_ON, blank)

    def indentation(self) -> Slip | None:
        """A line that stands too far right or left."""
        line = line_of(self.lines[self.at])
        if not line.is_entry:
            return None
        looks = (self._first_line, self._commented_key, self._section, self._behind_a_key, self._keyless)
        for look in (*looks, self._margin, self._dash):
            if found := look(line):
                return found
        return self._column(line)

    def _column(self, line: Line) -> Slip:
        keys, items = levels(self.lines, self.at, line.key is not None)
        above = line_of(self.lines[self.above])
        if line.key is not None and not line.has_dash and line.key not in self.keys and above.value:
            text = f"{above.value} {self.lines[self.at].strip()}"
            meant = self.lines[self.above][: above.at] + quoted(text)
            blank = [""] * (self.at - self.above)
            return Slip(self.at, line.indent, written(COLON, meant), (meant, *blank), self.above)
        columns = items if line.has_dash else keys
        if line.has_dash and not above.value and above.key is not None and line.indent not in items:
            columns = [above.content + 2]
        expected = min(columns, key=lambda column: abs(column - line.indent), default=line.indent)
        if expected == line.indent:
            return self.nothing(self.at, _MISPLACED, self.here(self.at, line.indent))._replace(is_of_structure=True)
        moved = self._moved(self.at, expected - line.indent)
        return Slip(self.at, line.indent, _spaces(line.indent, expected), moved, is_of_structure=True)

    def _first_line(self, line: Line) -> Slip | None:
        """Spaces before the first line of all, to which the others do not hold."""
        first = next(at for at, text in enumerate(self.lines) if not is_empty(text))
        by = line_of(self.lines[first]).indent
        if line.indent or not by or first == self.at:
            return None
        meant = [text[by:] if not text[:by].strip() else text for text in self.lines[first : self.at]]
        return Slip(first, 0, Message("spaces before the first line; delete them"), tuple(meant))

    def _commented_key(self, line: Line) -> Slip | None:
        """A list whose key is behind a #."""
        text = self.lines[self.at - 1]
        if not line.has_dash or not (key := commented_key(text, self.keys)):
            return None
        meant = " " * (len(text) - len(text.lstrip())) + f"{key}:"
        return Slip(self.at - 1, text.index("#"), commented(key), (meant,))

    def _section(self, line: Line) -> Slip | None:
        """A key of the plan that stands as far right as what is above or below it."""
        for at, each in ((self.at, line), (self.above, line_of(self.lines[self.above]))):
            if each.has_dash or each.key not in self.sections or not each.indent:
                continue
            is_alone = not any(each.key in inner for inner in self.blocks.values())
            if each.value if at == self.at and not is_alone else not is_alone:
                continue
            meant = "" if each.value else self.lines[at].lstrip()
            return Slip(at, each.indent, section_inside(each.key or ""), (meant,))
        return None

    def _behind_a_key(self, line: Line) -> Slip | None:
        """What belongs to a key follows below it, and something stands behind it all the same."""
        above = line_of(self.lines[self.above])
        if above.key is None or not above.value or line.indent < above.content + (not line.has_dash):
            return None
        if above.indent and above.value[0] in "[{":
            return None
        inner = self.blocks.get(above.key, frozenset())
        if not (self.format.holds_texts(above.key) if line.key is None else line.key in inner):
            return None
        meant = self.lines[self.above][: above.at].rstrip()
        return Slip(self.above, above.at, stands_below(above.key, above.value), (meant,))

    def _keyless(self, line: Line) -> Slip | None:
        """A list, or keys, where the line with the key that they belong to is missing above them."""
        above = line_of(self.lines[self.above])
        keys, items = levels(self.lines, self.at)
        if line.indent in (items if line.has_dash else keys) or not line.indent or not above.value:
            return None
        end = self.at + 1
        while end < len(self.lines) and (is_empty(self.lines[end]) or line_of(self.lines[end]).indent >= line.indent):
            end += 1
        names = self._names(end, line.content)
        indent = above.indent if line.has_dash and line.indent > above.indent else 0
        key = self._missing_key(names, indent)
        if not line.has_dash and (not key or len(names) < 2):
            return None
        if line.has_dash and line.key is None and (not above.has_dash or line.indent <= above.indent):
            lines = end - self.at if line.indent > above.indent else self._run_of_items()
            return self.nothing(self.at, NO_KEY_OF_LIST, lines=lines)
        if not key or (line.has_dash and line.indent <= above.indent):
            return None
        message = no_line_above(key)
        if self.above < self.at - 1:
            return Slip(self.at, line.indent, message, (f"{' ' * indent}{key}:",), self.at - 1)
        return self.nothing(self.at, message, lines=end - self.at)

    def _run_of_items(self) -> int:
        """How many lines from this one on are items beside it."""
        indent = line_of(self.lines[self.at]).indent
        run = 0
        for text in self.lines[self.at :]:
            below = line_of(text)
            if is_empty(text) or below.indent < indent or (below.indent == indent and not below.has_dash):
                break
            run += 1
        return run

    def _names(self, end: int, column: int) -> set[str]:
        """The keys at a column, from this line on."""
        below = (line_of(text) for text in self.lines[self.at : end])
        return {each.key for each in below if each.key is not None and each.content == column}

    def _missing_key(self, names: Collection[str], indent: int) -> str | None:
        """The key below which keys of these names stand, and which the lines do not have at this column yet."""
        there = {line_of(text).key for text in self.lines if len(text) - len(text.lstrip(" ")) == indent}
        fitting = [key for key, inner in self.blocks.items() if names and inner.issuperset(names) and key not in there]
        return next((key for key in fitting if indent or key in self.sections), None)

    def _margin(self, line: Line) -> Slip | None:
        """Keys too far left, above lines that go on where they should be."""
        last = self.above
        above = line_of(self.lines[last])
        if last == self.at or above.has_dash or above.key is None or not above.value or above.indent >= line.indent:
            return None
        first = last
        while first and (before := line_of(self.lines[first - 1])).indent == above.indent:
            if before.has_dash or before.key not in self.keys:
                break
            first -= 1
        keys, items = levels(self.lines, first)
        if not keys or line.indent not in (items if line.has_dash else keys):
            return None
        key = line_of(self.lines[first]).key or ""
        is_alone = not any(key in inner for inner in self.blocks.values())
        at_margin = [line_of(text).key for text in self.lines if text[:1] != " "]
        if first == last and key in self.sections and (is_alone or at_margin.count(key) < 2):
            message = Message("'{key}' is a key of the plan itself; move it above the list that it stands in", key=key)
            return self.nothing(first, message)
        expected = keys[0]
        message = Message(
            "the key '{key}' stands too far left; put as many spaces before it as before those above, {n}",
            key=key,
            n=expected,
        )
        moved = tuple(" " * expected + text.lstrip() for text in self.lines[first : last + 1])
        return Slip(first, above.indent, message, moved)

    def _dash(self, line: Line) -> Slip | None:
        """A dash that is missing, or one too many."""
        keys, items = levels(self.lines, self.at)
        if line.has_dash:
            above = line_of(self.lines[self.above])
            if line.indent in keys and above.value and line.key in self.keys and line.key not in ("id", "name"):
                text = self.lines[self.at]
                return Slip(
                    self.at, line.indent, goes_on(line.key or ""), (text[: line.indent] + text[line.content :],)
                )
            return self._first_without_dash(line)
        if line.key is None or line.indent not in items or line.indent in keys:
            return None
        if line.key in ("id", "name"):
            return self._no_dash(line)
        expected = keys[0] if keys else line.indent + 2
        moved = self._siblings_moved(self.at, expected)
        return Slip(self.at, line.indent, _spaces(line.indent, expected), moved, is_of_structure=True)

    def _first_without_dash(self, line: Line) -> Slip | None:
        """The first item of the list that this line belongs to, where the dash is missing."""
        for header in range(self.at - 1, -1, -1):
            if not is_empty(self.lines[header]) and line_of(self.lines[header]).indent < line.indent:
                break
        else:
            return None
        first = next(at for at in range(header + 1, len(self.lines)) if not is_empty(self.lines[at]))
        below = line_of(self.lines[first])
        if line_of(self.lines[header]).value or below.has_dash or below.indent < line.indent:
            return None
        if below.key is None or below.key not in ("id", "name", line.key):
            return None
        meant = f"{' ' * line.indent}-{' ' * max(below.indent - line.indent - 1, 1)}{self.lines[first].lstrip()}"
        return self.line(first, below.indent, _NO_DASH, meant)

    def _no_dash(self, line: Line) -> Slip:
        """A key where the items of a list begin, and those that follow it there."""
        meant = f"- {self.lines[self.at].lstrip()}"
        rest = self._siblings_moved(self.at + 1, line.indent + 2, line.indent)
        return self.line(self.at, line.indent, _NO_DASH, " " * line.indent + meant, *rest)

    def _siblings_moved(self, first: int, to: int, indent: int | None = None) -> tuple[str, ...]:
        """The lines from one on that stand where it does, and what hangs on them, moved to a column."""
        indent = line_of(self.lines[first]).indent if indent is None else indent
        moved: list[str] = []
        for text in self.lines[first:]:
            below = line_of(text)
            if not is_empty(text) and (below.indent < indent or (below.indent == indent and below.has_dash)):
                break
            moved.append(" " * (to - indent) + text if below.indent == indent else text)
        return tuple(moved)

    def _moved(self, first: int, by: int) -> tuple[str, ...]:
        """A line and those that hang on it, or are items beside it, moved to the right or the left."""
        line = line_of(self.lines[first])
        moved = [" " * (line.indent + by) + self.lines[first].lstrip()]
        for text in self.lines[first + 1 :]:
            below = line_of(text)
            beside = line.has_dash and below.has_dash and below.indent == line.indent
            hangs = below.indent >= (line.content if line.has_dash else line.indent + 1)
            hangs = hangs and (line.key is not None or not below.is_entry)
            if is_empty(text) or not (beside or (hangs and (line.has_dash or not line.value))):
                break
            moved.append(" " * (below.indent + by) + text.lstrip())
        return tuple(moved)


def _item(text: str) -> str:
    return text if re.fullmatch(r"[\w(“][^:#]*", text) or not text else quoted(text)


def _entry(lead: str, key: str, value: str) -> str:
    """A line with a key; its value in quotes where it must be."""
    value = value if re.fullmatch(r"[\w(“][^:#]*", value) else value and quoted(value)
    return f"{lead}{key}: {value}".rstrip()


def _spaces(found: int, expected: int) -> Message:
    if found < expected:
        return Message(
            "too few spaces before this line: {found} in place of {expected}", found=found, expected=expected
        )
    return Message("too many spaces before this line: {found} in place of {expected}", found=found, expected=expected)
