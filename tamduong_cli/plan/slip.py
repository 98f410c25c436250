"""A slip in a text that is not YAML: where, what to say of it, and the lines as they were likely meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli.language import Message
from tamduong_cli.plan.lines import is_empty, line_of, nearest_above, quoted

if TYPE_CHECKING:
    from tamduong_cli.plan.nodes import NotYaml
    from tamduong_cli.plan.problems import Keys

COLON = Message("a text with ': ' in it must be in straight quotes (\")")
NO_COLON = Message(
    "this line begins neither with a key, such as 'title: ', nor with '- '; delete it, or put # before it if it is "
    "a note"
)
NO_SPACE = Message("after the colon comes a space")
ITEM_MARK = Message("each item of a list stands on its own line, after '-' and a space")
ESCAPE = Message("in double quotes a \\ is a sign of YAML's own")
UNREADABLE = Message("this line cannot be read; expected key: value, or an item of a list after '- '")
NO_KEY_OF_LIST = Message("the key of this list, such as 'channels:' or 'messages:', is missing on a line above it")
HASH = Message("after ' #' the line is no longer read; a text with # in it must be in quotes")


class Slip(NamedTuple):
    """What is wrong at a place, and some lines there as they were likely meant; an empty one says nothing."""

    line: int
    column: int
    message: Message
    meant: tuple[str, ...]
    first: int | None = None
    """The first line of those that are meant otherwise, where it is another."""
    is_of_structure: bool = False
    """Whether it is about how lines hang together; another such slip in the same item may come of it."""

    is_partly_lost: bool = False
    """Whether what is meant lacks something that stands there."""

    @property
    def start(self) -> int:
        """The first of the lines that are meant otherwise."""
        return self.line if self.first is None else self.first


def written(what: Message, line: str) -> Message:
    """What is wrong, and what to write in its place."""
    return Message("{what}; write {line}", what=what, line=line.strip())


def must_be_quoted(text: str) -> Message:
    """What to say of a text that begins with a sign of YAML."""
    return Message("a text that begins with {character} must be in quotes", character=text[0])


def deeper(what: Message) -> Message:
    """What is wrong with a key at the margin, and that it perhaps belongs to what stands above."""
    return Message("{what}; if it belongs to the lines above, put as many spaces before it", what=what)


def section_inside(key: str) -> Message:
    """What to say of a section of the plan that stands as far right as what is above it."""
    return Message("'{key}' is a key of the plan itself; delete the spaces before it", key=key)


def no_line_above(key: str) -> Message:
    """What to say of what belongs to a key whose line is missing."""
    return Message("the line '{key}:' is missing above this one", key=key)


def goes_on(key: str) -> Message:
    """What to say of a dash before a key of the item above."""
    return Message("the item above goes on here; delete the '-' before '{key}'", key=key)


def stands_below(key: str, value: str) -> Message:
    """What to say of something behind a key below which the value stands."""
    return Message("what belongs to '{key}' stands below it; delete '{value}' behind it", key=key, value=value)


def commented_key(text: str, keys: Collection[str]) -> str | None:
    """The key that a line has behind a #, and nothing else."""
    match = re.fullmatch(r" *# *([a-z_]+):\s*", text)
    return match[1] if match and match[1] in keys else None


def commented(key: str) -> Message:
    """What to say of a key behind a #, whose list stands there."""
    return Message("# makes a note of the key '{key}', but its list stays; delete the #", key=key)


class Search:
    """Looks for the slip behind what a parser had trouble with.

    That is in the line where the parser could not go on, in the one above, or where it began to read.
    """

    def __init__(self, trouble: NotYaml, lines: Sequence[str], keys: Keys) -> None:
        self.words = trouble.words
        self.trouble = trouble
        self.lines = lines
        self.format = keys
        self.keys = keys.every
        self.sections = keys.sections
        self.blocks = keys.blocks
        self.at = min(trouble.line, len(lines) - 1)
        if is_empty(lines[self.at]):
            self.at = nearest_above(lines, self.at) or 0
        above = nearest_above(lines, self.at)
        self.above = self.at if above is None else above
        begins = self.says("quoted scalar", "simple key", "flow", "a tag", "block scalar")
        self.began = trouble.began if trouble.began and trouble.began[0] < len(lines) else None
        began = [self.began[0]] if self.began and begins else []
        self.candidates = list(dict.fromkeys([*began, self.at, self.above]))

    def says(self, *words: str) -> bool:
        """Whether one of these stands in what the parser said."""
        return any(each in self.words for each in words)

    def here(self, at: int, otherwise: int) -> int:
        """The column of the trouble, where it is on this line."""
        return min(self.trouble.column, len(self.lines[at])) if at == self.trouble.line else otherwise

    def nothing(self, at: int, message: Message, column: int | None = None, lines: int = 1) -> Slip:
        """A line, or several, of which nothing can be made."""
        column = line_of(self.lines[at]).indent if column is None else column
        return Slip(at, column, message, ("",) * lines)

    def value(self, at: int, message: Message, column: int | None = None, text: str | None = None) -> Slip:
        """A slip in the value of a line, which is meant as a text in quotes."""
        line = line_of(self.lines[at])
        meant = self.lines[at][: line.at] + quoted(line.value if text is None else text)
        return self.line(at, line.at if column is None else column, message, meant)

    def line(self, at: int, column: int, message: Message, meant: str, *below: str) -> Slip:
        """A slip in one line, of which is told how it is written; lines below may be meant otherwise, too."""
        return Slip(at, column, written(message, meant), (meant, *below))
