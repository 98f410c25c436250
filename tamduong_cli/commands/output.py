"""Where a run's output goes: standard output or a file for what was asked, standard error for all else.

The streams are looked at here alone: whether they are terminals, what their encoding can write, and
whether anyone reads them.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from tamduong_cli.failure import Failure, reason
from tamduong_cli.language import Language, Message, plural, printable

if TYPE_CHECKING:
    from tamduong_cli.schedule.loading import Loaded
    from tamduong_cli.views.screen import Screen
    from tamduong_cli.views.terminal.progress import ProgressLine


T = TypeVar("T", bound="Output")

Read = Callable[[str], "bytes | None"]
"""What a file holds; None where there is none."""

_LONG = 1.0
"""Seconds after which work is long."""

_ATTEMPTS = 20


class Output:
    """Text, bytes and lists, each written whole or refused with a Failure; `user` is the language of all else."""

    def __init__(self, user: Language) -> None:
        self.user = user
        self.color = "auto"

    @classmethod
    def of(cls: type[T], context: click.Context) -> T:
        """That of the run that a command is part of."""
        found = context.find_object(cls)
        assert found is not None
        return found

    def never_written(self) -> set[str]:
        """The real paths of the files that no output may take the place of: the plans."""
        raise NotImplementedError

    def say(self, message: Message) -> None:
        """A line on standard error."""
        self.say_text(f"plan: {self.user.render(message)}")

    def say_text(self, text: str) -> None:
        """Lines on standard error, if there is one; that it cannot be written stops no work."""
        if sys.stderr is None:
            return
        from tamduong_cli.letters import encodable

        with or_nowhere(sys.stderr), contextlib.suppress(OSError):
            text = "\n".join(map(printable, text.split("\n")))
            shown, _ = encodable(wrapped(text, _width(sys.stderr)), sys.stderr.encoding)
            click.echo(shown, err=True)

    def say_problems(self, files: Iterable[Loaded]) -> None:
        """The problems of plans, on standard error, as `plan check` shows them."""
        from tamduong_cli.views.problem_lines import problems_page

        self.say_text(problems_page(files, self.user, _width(sys.stderr)).rstrip("\n"))

    def draw(self, drawing: Callable[[bool], str]) -> bool:
        """Lines on standard error that must not be broken, with colour or without; whether a terminal shows them so."""
        if sys.stderr is None or (width := _width(sys.stderr)) is None:
            return False
        from tamduong_cli.letters import encodable

        plain = drawing(False)
        if encodable(plain, sys.stderr.encoding)[0] != plain or any(len(line) > width for line in plain.splitlines()):
            return False
        bare = self.color == "never" or (
            self.color == "auto" and (os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb")
        )
        with or_nowhere(sys.stderr), contextlib.suppress(OSError):
            click.echo(plain if bare else drawing(True), nl=False, err=True, color=not bare)
        return True

    def is_terminal(self, output: str) -> bool:
        """Whether a person would see the output at once."""
        return output == "-" and sys.stdout is not None and sys.stdout.isatty()

    def screen(self, output: str) -> Screen:
        """What the output can show."""
        from tamduong_cli.views.screen import Screen

        terminal = self.is_terminal(output)
        color = self.color == "always"
        if self.color == "auto" and terminal:
            color = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        if not terminal:
            return Screen(None, color, False)
        from tamduong_cli.letters import encodable

        signs = "█░●○"
        return Screen(_width(sys.stdout), color, encodable(signs, sys.stdout.encoding)[0] == signs)

    def write_text(self, text: str, output: str) -> None:
        """Text for a person to read, to a file or to standard output (-). Raises Failure."""
        if output != "-":
            self.write_bytes(text.encode(), output)
            return
        from tamduong_cli.letters import encodable

        with _writing_output():
            shown, lost = encodable(text, sys.stdout.encoding)
            click.echo(shown, nl=False, color=True)  # the text has colour only where it is wanted
        if lost:
            self.say(
                Message(
                    "the output's encoding, {encoding}, cannot write every letter, so some stand without their "
                    "marks; -o FILE writes them all",
                    encoding=sys.stdout.encoding,
                )
            )

    def write_bytes(self, content: bytes, output: str) -> None:
        """Exact bytes, to a file or to standard output (-). Raises Failure."""
        if output != "-":
            self.write_files({output: content})
            return
        with _writing_output():
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()

    def write_files(self, contents: Mapping[str, bytes]) -> None:
        """Every file whole, or none, and a word about each. Raises Failure, also for the plan's own file."""
        from tamduong_cli.files import write_whole

        self._refuse_plans(contents)
        write_whole(contents)
        for path in contents:
            self.say(Message("wrote {path}", path=path))

    def update_files(
        self,
        make: Callable[[Read], Mapping[str, bytes]],
        make_folders: bool = True,
        dry_run: bool = False,
        force: bool = False,
    ) -> dict[str, bytes]:
        """Files that are made of what stands in their places, all whole or none; those that stay as they are are not
        touched. Gives those that changed, or would with `dry_run`, which writes nothing.

        `make` reads with the function it is given; it is called again where another program wrote meanwhile. Raises
        Failure, also for the plan's own file, for a read-only one unless `force`, and, unless `make_folders`, for
        folders that are not there.
        """
        from tamduong_cli.files import Overtaken, make_folder, read_whole, write_whole

        with self._progress() as step:
            for _ in range(_ATTEMPTS):
                seen: dict[str, bytes | None] = {}

                def read(path: str, seen: dict[str, bytes | None] = seen) -> bytes | None:
                    if path not in seen:
                        step()
                        self._refuse_plans([path])
                        seen[path] = read_whole(path)
                    return seen[path]

                changed = {path: content for path, content in make(read).items() if read(path) != content}
                if make_folders:
                    _refuse_streams(changed)
                if dry_run:
                    return changed
                for folder in dict.fromkeys(map(os.path.dirname, changed)) if make_folders else ():
                    make_folder(folder or os.curdir)
                try:
                    write_whole(changed, seen, force)
                except Overtaken:
                    continue
                return changed
        raise Failure(Message("another program keeps writing the same files; try again when it is done"))

    @contextlib.contextmanager
    def _progress(self) -> Iterator[Callable[[], None]]:
        """Gives what is to be called for each file; once the work is long, a terminal shows how many there were."""
        begun, done = time.monotonic(), 0
        line: ProgressLine | None = None

        def step() -> None:
            nonlocal line, done
            done += 1
            if line is None and _width(sys.stderr) is not None and time.monotonic() - begun >= _LONG:
                from tamduong_cli.views.terminal.progress import ProgressLine

                line = ProgressLine(self.color != "never")
            if line:
                line.show(self.user.render(plural("{n} file", "{n} files", n=done)))

        try:
            yield step
        finally:
            if line:
                line.end()

    def _refuse_plans(self, paths: Iterable[str]) -> None:
        for path in paths:
            if os.path.realpath(path) in self.never_written():
                raise Failure(Message("{path} is the plan itself; name another file", path=path))

    def write_json(self, value: object, output: str) -> None:
        """JSON, in UTF-8; in ASCII for a standard output that is not UTF-8, since JSON can say all in ASCII."""
        import json

        ascii_only = output == "-" and sys.stdout is not None and "utf" not in sys.stdout.encoding.lower()
        text = json.dumps(value, ensure_ascii=ascii_only, indent=2)
        self.write_bytes(f"{text}\n".encode(), output)


def _refuse_streams(paths: Iterable[str]) -> None:
    """What has a name of ours in a folder of ours is to be a file."""
    from tamduong_cli.streams import is_stream

    for path in filter(is_stream, paths):
        raise Failure(Message("{path} is a pipe or a device, no file; take it away, or name another folder", path=path))


def _width(stream: TextIO | None) -> int | None:
    """How many columns a terminal has; None for what is not one."""
    if stream is None or not stream.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def wrapped(text: str, width: int | None) -> str:
    """Each line broken between words to fit the width, what follows a break indented."""
    if width is None:
        return text
    import textwrap

    from tamduong_cli.letters import cells

    wrapper = textwrap.TextWrapper(width - 1, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
    return "\n".join(line if cells(line) < width else wrapper.fill(line) for line in text.split("\n"))


@contextlib.contextmanager
def or_nowhere(stream: TextIO | None) -> Iterator[None]:
    """When the stream fails, what is still buffered goes nowhere, or Python would try again on its way out."""
    try:
        yield
    except OSError:
        if stream is not None:
            with open(os.devnull, "wb") as nothing:
                os.dup2(nothing.fileno(), stream.fileno())
        raise


@contextlib.contextmanager
def _writing_output() -> Iterator[None]:
    """Turn what can go wrong with standard output into a Failure."""
    if sys.stdout is None:
        raise Failure(Message("standard output is closed"))
    try:
        with or_nowhere(sys.stdout):
            yield
            sys.stdout.flush()
    except OSError as error:
        raise Failure(Message("standard output cannot be written: {reason}", reason=reason(error))) from None
