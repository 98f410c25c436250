"""Slips in what stands behind a key or a dash: quotations, brackets, colons and other signs of YAML in a text."""

from __future__ import annotations

import re

from tamduong_cli.language import Message
from tamduong_cli.plan.lines import Line, end_of_brackets, end_of_quotation, is_empty, line_of, open_quotation, quoted
from tamduong_cli.plan.slip import (
    COLON,
    ESCAPE,
    HASH,
    NO_COLON,
    UNREADABLE,
    Search,
    Slip,
    must_be_quoted,
    stands_below,
)

_COLON_IN_WORDS_QUOTES = Message("a text with ': ' in it must be in straight quotes (\"), which Word's “ ” are not")
_EARLY_QUOTE = Message("the quotation that begins this text ends before the text does")
_OPEN_QUOTE = Message("the quotation that begins here does not end")
_OPEN = {
    "[": Message("the list that begins here with [ does not end, or lacks a comma"),
    "{": Message("the mapping that begins here with {{ does not end, or lacks a comma"),
}
_LIST_BESIDE = Message("a list begins on a line of its own, below its key")


class TextSearch(Search):
    """Looks at the texts."""

    def escape(self) -> Slip | None:
        r"""A \ in double quotes that is none of the signs of YAML."""
        if not self.says("escape", "hex"):
            return None
        text = line_of(self.lines[self.at]).value
        return self.value(self.at, ESCAPE, self.here(self.at, 0), text.strip('"'))

    def open_quotation(self) -> Slip | None:
        """A quotation that does not end."""
        at = open_quotation(self.lines, self.at)
        if at is not None:
            text = line_of(self.lines[at]).value[1:]
            return self.value(at, _OPEN_QUOTE, None, text.rstrip("\"'“”‘’"))
        if self.says("quoted scalar") and self.began:
            at, column = self.began
            text = self.lines[at]
            if line_of(text).value[:1] in ("[", "{"):
                return self.line(at, column, _OPEN_QUOTE, text[:column] + text[column + 1 :])
            return self.value(at, _OPEN_QUOTE, column)
        return None

    def early_end(self) -> Slip | None:
        """A text that begins with a quotation and goes on behind it."""
        for at in self.candidates[:2]:
            line = line_of(self.lines[at])
            if line.value[:1] in ('"', "'") and (end := end_of_quotation(line.value)) is not None:
                rest = line.value[end:].strip()
                if rest in (",", ";"):
                    message = Message("nothing stands behind the last {sign} of a value", sign=line.value[0])
                    return self.line(at, line.at + end, message, self.lines[at][: line.at] + line.value[:end])
                if rest and not rest.startswith(("#", ":")):
                    is_nested = line.value[end : end + 1].isalnum() and line.value[-1] == line.value[0]
                    whole = line.value[1:-1] if is_nested else line.value
                    return self.value(at, _EARLY_QUOTE, self.here(at, line.at), whole)
        return None

    def sign(self) -> Slip | None:
        """A text that begins with a sign of YAML."""
        for at in self.candidates[:2]:
            line = line_of(self.lines[at])
            first, value = line.value[:1], line.value
            if first in ("[", "{"):
                end = end_of_brackets(value)
                rest = value[end:].strip() if end is not None else ""
                if end is not None and rest in ("]", "}", ",", ";", "."):
                    message = Message("nothing stands behind the last {sign} of a value", sign=value[end - 1])
                    meant = self.lines[at][: line.at] + value[:end]
                    return self.line(at, line.at + end, message, meant)
                if rest and not rest.startswith(("#", ":", ",", "]", "}")):
                    if not line.is_entry and not line_of(self.lines[self.above]).value.endswith(","):
                        return self.nothing(at, NO_COLON)
                    return self.value(at, must_be_quoted(value))
                if end is not None and self.says("simple key", "mapping values") and ": " in value[end:]:
                    return self.value(at, must_be_quoted(value))
            elif first and not line.is_entry and first in "%@`]},*&!|>":
                return self._run_of_signs(at, first)
            elif first and (first in "%@`]},*&!" or value == "?" or value.startswith("? ")):
                if first in "*&!" and at not in (self.trouble.line, (self.began or (-1,))[0]):
                    continue
                column = self.here(at, line.at) if self.says("alias", "anchor") else line.at
                return self.value(at, must_be_quoted(value), column)
        return None

    def _run_of_signs(self, first: int, sign: str) -> Slip:
        """Lines that begin with one sign, as tables and bold letters of other languages do, as one slip."""
        end = first + 1
        while end < len(self.lines) and self.lines[end].lstrip().startswith(sign):
            end += 1
        column = self.here(first, line_of(self.lines[first]).indent)
        return self.nothing(first, NO_COLON, column, end - first)

    def open_brackets(self) -> Slip | None:
        """A list in [ ] or a mapping in { } that does not end, or breaks off at a # or for want of a comma."""
        if not self.says("flow"):
            return None
        at, column = self.began or (self.at, 0)
        if self.lines[at][column : column + 1] not in ("[", "{"):
            opened = (each for each in range(self.at, -1, -1) if line_of(self.lines[each]).value[:1] in ("[", "{"))
            at = next(opened, self.at)
            column = line_of(self.lines[at]).at
        text = self.lines[at]
        sign = text[column : column + 1]
        if re.search(r"\s#", text[column:]):
            meant = re.sub(r"(?<=[\[{,:] )[^,:\[\]{}\"]*#[^,\]}]*|(?<=[\[{])[^,:\[\]{}\"]*#[^,\]}]*", _in_quotes, text)
            return self.line(at, column + text[column:].index("#"), HASH, meant)
        line = line_of(text)
        meant = text[: line.at] + '""' if column >= line.at else ""
        return Slip(at, column, _OPEN.get(sign, UNREADABLE), (meant, *self._rest_of_brackets(at, line)))

    def _rest_of_brackets(self, at: int, line: Line) -> tuple[str, ...]:
        """The lines below, as far as the bracket that closes what a line opens, as nothing."""
        for end in range(at + 1, len(self.lines)):
            below = line_of(self.lines[end])
            if below.indent <= line.indent or below.has_dash:
                break
            if re.search(r"[\]}]\s*$", self.lines[end]):
                return ("",) * (end - at)
        return ()

    def beside(self) -> Slip | None:
        """A list, or a text after | or >, that begins beside its key."""
        line = line_of(self.lines[self.at])
        next_line = next((text for text in self.lines[self.at + 1 :] if not is_empty(text)), "")
        if self.says("sequence entries are not allowed") and line.value == "-" and line.key is not None:
            if line_of(next_line).indent <= line.content:
                return self.value(self.at, must_be_quoted("-"))
            return Slip(self.at, line.at, stands_below(line.key, "-"), (self.lines[self.at][: line.at].rstrip(),))
        if self.says("sequence entries are not allowed") and re.match(r"- ", line.value):
            is_text = line_of(line.value).key is None and line.key not in self.blocks
            if is_text and not line_of(next_line).has_dash:
                return self.value(self.at, must_be_quoted("-"))
            end = self.at + 1
            while end < len(self.lines):
                below = line_of(self.lines[end])
                if not is_empty(self.lines[end]) and (below.indent <= line.indent or below.has_dash):
                    break
                end += 1
            meant = (self.lines[self.at][: line.at], *[""] * (end - self.at - 1))
            return Slip(self.at, self.here(self.at, line.at), _LIST_BESIDE, meant)
        if self.says("block scalar"):
            if line.value[:1] in ("|", ">") and line.is_entry:
                return self.value(self.at, must_be_quoted(line.value))
            return self.nothing(self.at, NO_COLON)
        return None

    def colon(self) -> Slip | None:
        """A colon in a text, two keys on one line, a colon that is none."""
        if not self.says("mapping values"):
            return None
        line = line_of(self.lines[self.at])
        if line.value[:1] in ("{", "[") and end_of_brackets(line.value) == len(line.value):
            return None
        if line.key is not None and line.value.startswith(":"):
            return self.value(self.at, Message("a colon too many"), None, line.value.lstrip(": "))
        if re.fullmatch(r"\(?[a-z_]+: [^,;:]+(?:[,;] *[a-z_]+: [^,;:]+)*[)}]?", line.value) and line.key is not None:
            inner = line.value.strip("(){}").replace(";", ",")
            if all(key in self.keys for key in re.findall(r"([a-z_]+): ", inner)):
                message = Message("keys that stand on one line are in braces {{ }}")
                meant = f"{self.lines[self.at][: line.at]}{{{inner}}}"
                return self.line(self.at, line.at, message, meant)
        again = re.search(r"(\S+) *: ", f"{line.value} ") if line.key is not None else None
        if not again:
            return None
        word = again[1].strip("{[,;\"'")
        if word in self.keys and again.start() and line.key in self.keys:
            message = Message("two keys on one line; '{key}' begins a line of its own", key=word)
            meant = self.lines[self.at][: line.at + again.start()].rstrip(" ,;")
            return Slip(self.at, line.at + again.start(), message, (meant,), is_partly_lost=True)
        colon = _COLON_IN_WORDS_QUOTES if re.search("[“”]", line.value) else COLON
        return self.value(self.at, colon, self.here(self.at, line.at))


def _in_quotes(match: re.Match[str]) -> str:
    return quoted(match[0])
