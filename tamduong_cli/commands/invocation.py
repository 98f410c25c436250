"""One run of the program: which plan, which language, what day it is, and where output goes.

This is the edge: the environment, the clock, the working folder and the streams are read here.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from tamduong_cli.failure import Failure, Unreadable, reason
from tamduong_cli.language import N_, Language, Message, plural, printable

if TYPE_CHECKING:
    from tamduong_cli.dates.span import Span
    from tamduong_cli.plan.model import Event, Plan, Unit
    from tamduong_cli.plan.problems import Problem
    from tamduong_cli.schedule.windows import Schedule
    from tamduong_cli.views.listing import Listing
    from tamduong_cli.views.screen import Screen

PLAN_FILE = "plan.yaml"

R = TypeVar("R", "Event", "Unit")

Clock = Callable[[], datetime.datetime]


class PlanRefused(Exception):
    """The plan has errors, so that nothing can be made of it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


class Invocation:
    """What the global options and the environment say, and what follows from them."""

    def __init__(self, clock: Clock, user_language: str) -> None:
        self._clock = clock
        self.user = Language(user_language)
        self.plan_option: str | None = None
        self.language_option: str | None = None
        self.color = "auto"

    @classmethod
    def of(cls, context: click.Context) -> Invocation:
        """The invocation that a command runs in."""
        invocation = context.find_object(cls)
        assert invocation is not None
        return invocation

    # the plan

    def locate(self) -> tuple[str, str, bool]:
        """The plan's path, what to call it, and whether it is the one built into the package.

        Raises Failure when there is none, but a file here that was likely meant to be one.
        """
        path = os.environ.get("PLAN_FILE") or None if self.plan_option is None else self.plan_option
        if path is not None:
            return path, printable(path), False
        folder = os.getcwd()
        while True:
            path = os.path.join(folder, PLAN_FILE)
            if os.path.isfile(path):
                return path, printable(os.path.relpath(path)), False
            parent = os.path.dirname(folder)
            if parent == folder:
                _refuse_near_names()
                return (*_built_in(), True)
            folder = parent

    def read(self) -> tuple[str, Plan | None, Schedule | None, tuple[Problem, ...]]:
        """The plan's file as problems call it, the plan and its schedule unless an error is in the way."""
        from tamduong_cli.plan.problems import in_order
        from tamduong_cli.plan.reading import read_plan
        from tamduong_cli.schedule.windows import resolve

        path, name, built_in = self.locate()
        if built_in:
            self.say(
                Message(
                    "no {file} here or in a folder above; using the example built in: {path}", file=PLAN_FILE, path=name
                )
            )
        reading = read_plan(path, name)
        if reading.plan is None:
            return name, None, None, reading.problems
        schedule = resolve(reading.plan)
        if isinstance(schedule, list):
            return name, reading.plan, None, in_order([*reading.problems, *schedule])
        return name, reading.plan, schedule, reading.problems

    def schedule(self) -> Schedule:
        """The plan, resolved. Raises PlanRefused when it has errors; that it has warnings is said."""
        name, _, schedule, problems = self.read()
        if schedule is None:
            raise PlanRefused(problems)
        if problems:
            self.say(
                plural(
                    "{file} has {n} warning; 'plan check' shows it",
                    "{file} has {n} warnings; 'plan check' shows them",
                    file=name,
                    n=len(problems),
                )
            )
        return schedule

    def plan_or_none(self) -> Plan | None:
        """The plan if it can be had, without a word; for completion."""
        from tamduong_cli.plan.reading import read_plan

        try:
            path, name, _ = self.locate()
            return read_plan(path, name).plan
        except Failure:
            return None

    # time and language

    def today(self, plan: Plan) -> datetime.date:
        """Today in the plan's time zone."""
        from zoneinfo import ZoneInfo

        return self._clock().astimezone(ZoneInfo(plan.timezone)).date()

    def days(self, text: str, option: str, plan: Plan) -> Span:
        """The days that a date option names. Raises click.BadParameter."""
        from tamduong_cli.dates.relative import parse_moment

        try:
            return parse_moment(text, self.today(plan))
        except Unreadable as error:
            raise click.BadParameter(self.user.render(error.message), param_hint=f"'{option}'") from None

    def day(self, text: str | None, option: str, plan: Plan, several: str | None = None) -> datetime.date:
        """The single day that a date option names, or today. Raises click.BadParameter.

        `several` are the options that take more than one day, where the command has them.
        """
        if text is None:
            return self.today(plan)
        span = self.days(text, option, plan)
        if span.first != span.last:
            message = Message("'{found}' is more than one day; write one, such as 7/5/2024", found=text)
            if several:
                message = Message(
                    "'{found}' is more than one day; for several days use {options}",
                    found=text,
                    options=several.format(text),
                )
            raise click.BadParameter(self.user.render(message), param_hint=f"'{option}'")
        return span.first

    def language(self, plan: Plan) -> Language:
        """What the program makes is in: the one asked for, else the plan's."""
        return Language(self.language_option or plan.language)

    def event(self, plan: Plan, id: str, option: str) -> Event:
        """The event an id names. Raises click.BadParameter, with the id that was likely meant."""
        return self._named({event.id: event for event in plan.events}, id, option, N_("there is no event '{found}'"))

    def unit(self, plan: Plan, id: str, option: str) -> Unit:
        """The unit an id names. Raises click.BadParameter, with the id that was likely meant."""
        return self._named({unit.id: unit for unit in plan.units}, id, option, N_("there is no unit '{found}'"))

    def _named(self, known: dict[str, R], id: str, option: str, text: str) -> R:
        if id in known:
            return known[id]
        from tamduong_cli.suggestions import with_suggestion

        message = with_suggestion(Message(text, found=id), id, known)
        raise click.BadParameter(self.user.render(message), param_hint=f"'{self.user.gettext(option)}'")

    # output

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

    def screen(self, output: str) -> Screen:
        """What the output can show."""
        from tamduong_cli.views.screen import Screen

        terminal = output == "-" and sys.stdout is not None and sys.stdout.isatty()
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

        plan = os.path.realpath(self.locate()[0])
        for path in contents:
            if os.path.realpath(path) == plan:
                raise Failure(Message("{path} is the plan itself; name another file", path=path))
        write_whole(contents)
        for path in contents:
            self.say(Message("wrote {path}", path=path))

    def write_json(self, value: object, output: str) -> None:
        """JSON, in UTF-8; in ASCII for a standard output that is not UTF-8, since JSON can say all in ASCII."""
        import json

        ascii_only = output == "-" and sys.stdout is not None and "utf" not in sys.stdout.encoding.lower()
        text = json.dumps(value, ensure_ascii=ascii_only, indent=2)
        self.write_bytes(f"{text}\n".encode(), output)

    def write_data(self, listing: Listing, format_: str, output: str) -> None:
        """A list for a spreadsheet or a document: csv, tsv or markdown, always in UTF-8."""
        from tamduong_cli.views.listing import RENDERERS

        self.write_bytes(RENDERERS[format_](listing).encode(), output)

    def write_listing(
        self, listing: Callable[[Screen | None], Listing], page: Callable[[Screen], str], format_: str, output: str
    ) -> None:
        """A list in any format but json: on a terminal as a page, elsewhere as a table with a row a line."""
        if format_ != "table":
            self.write_data(listing(None), format_, output)
            return
        screen = self.screen(output)
        if screen.width is not None:
            self.write_text(page(screen), output)
        else:
            from tamduong_cli.views.terminal import columns

            self.write_text(columns(listing(screen), screen), output)


def _width(stream: TextIO) -> int | None:
    """How many columns a terminal has; None for what is not one."""
    if not stream.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def wrapped(text: str, width: int | None) -> str:
    """Each line broken between words to fit the width, what follows a break indented."""
    if width is None:
        return text
    import textwrap

    wrapper = textwrap.TextWrapper(width - 1, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
    return "\n".join(line if len(line) < width else wrapper.fill(line) for line in text.split("\n"))


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


def _refuse_near_names() -> None:
    """Notepad adds .txt, and the example must not stand in for a plan that is there under another name."""
    for name in sorted(os.listdir()):
        if name.casefold() in ("plan.yaml", "plan.yml", "plan.yaml.txt", "plan.txt"):
            raise Failure(Message("there is {name} here, but no {file}; rename it", name=name, file=PLAN_FILE))


def _built_in() -> tuple[str, str]:
    package = os.path.dirname(os.path.dirname(__file__))
    installed = os.path.join(package, PLAN_FILE)
    path = installed if os.path.isfile(installed) else os.path.join(os.path.dirname(package), PLAN_FILE)  # a checkout
    return path, path
