"""Paths as they are typed: with the home folder, which no shell put into `--plan=~/plan.yaml`, and with standard input.

A file that is really called ~ is ./~, as for a shell.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from typing import Any

import click

from tamduong_cli.commands.arguments import misused
from tamduong_cli.failure import Failure, reason
from tamduong_cli.language import Message
from tamduong_cli.streams import descriptor, is_stream

STANDARD_INPUT = "-"


class FilePath(click.Path):
    """What a person may give as a file or a folder; `where_to` is said where nothing stands, or - where it may not."""

    def __init__(self, where_to: Message | None = None, *, allow_dash: bool = True) -> None:
        super().__init__(allow_dash=allow_dash)
        self.where_to = where_to

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The path that a person gave, with its home folder. Raises click.UsageError where it is no path, Failure."""
        path = os.fspath(value)
        if self.where_to and (not path or (path == "-" and not self.allow_dash)):
            raise misused(self.where_to)
        if not path:
            self.fail(misused(Message("the name of a file is empty")).message, param, ctx)
        if "\0" in path:
            self.fail(misused(Message("no file can have that name")).message, param, ctx)
        return expanded(path)


def expanded(path: str) -> str:
    """The path with the home folder that it begins with. Raises Failure where that is not known."""
    if not path.startswith("~"):
        return path
    user = re.split(r"[/\\]" if os.name == "nt" else "/", path, maxsplit=1)[0]
    home = os.path.expanduser(user)
    if os.path.isabs(home) and (user != "~" or os.environ.get("HOME") != ""):
        return os.path.expanduser(path)
    if user == path != "~":
        return path  # a file's own name, which a shell leaves as it is
    raise Failure(
        Message(
            "the home folder that {path} begins with is not known; write the path from / on, or ./{path} where it is "
            "the name of a folder here",
            path=path,
        )
    )


def is_read_once(path: str) -> bool:
    """Whether what stands there is gone once it has been read."""
    return path == STANDARD_INPUT or is_stream(path)


def refuse_twice(paths: Iterable[str | None]) -> None:
    """Raise click.UsageError where one stream is to be read for two of these."""
    seen = set()
    for path in paths:
        number = 0 if path == STANDARD_INPUT else descriptor(path or "")
        if number is not None and number in seen:
            name = Message("standard input") if path == STANDARD_INPUT else path or ""
            raise misused(Message("{name} is read once; name each plan in another way", name=name))
        seen.add(number)


def standard_input(limit: int) -> bytes:
    """What standard input holds; of more than the limit, a byte more than it. Raises Failure."""
    try:
        return sys.stdin.buffer.read(limit + 1) if sys.stdin else b""
    except OSError as error:
        raise Failure(Message("standard input cannot be read: {reason}", reason=reason(error))) from None
