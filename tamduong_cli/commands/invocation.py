"""One run of the program: which plan, which language, and what day it is.

This is the edge: the environment, the clock and the working folder are read here, the streams in output.py.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from tamduong_cli.commands.output import Output
from tamduong_cli.failure import Failure, Unreadable
from tamduong_cli.language import N_, Language, Message, plural, printable

if TYPE_CHECKING:
    from tamduong_cli.dates.span import Span
    from tamduong_cli.plan.model import Event, Plan, Unit
    from tamduong_cli.schedule.loading import Loaded
    from tamduong_cli.schedule.schedule import Schedule

PLAN_FILE = "plan.yaml"

R = TypeVar("R", "Event", "Unit")

Clock = Callable[[], datetime.datetime]


class PlanRefused(Exception):
    """A plan has errors, so that nothing can be made of the plans."""

    def __init__(self, files: Sequence[Loaded]) -> None:
        super().__init__(files)
        self.files = files


def schedule_of(file: Loaded) -> Schedule:
    """The schedule of a plan. Raises PlanRefused when it has errors."""
    if file.schedule is None:
        raise PlanRefused([file])
    return file.schedule


class Invocation(Output):
    """What the global options and the environment say, and what follows from them."""

    def __init__(self, clock: Clock, user_language: str) -> None:
        super().__init__(user_language)
        self._clock = clock
        self.plan_options: tuple[str, ...] = ()
        self.language_option: str | None = None

    @classmethod
    def of(cls, context: click.Context) -> Invocation:
        """The invocation that a command runs in."""
        invocation = context.find_object(cls)
        assert invocation is not None
        return invocation

    # the plan

    def locate(self) -> list[tuple[str, str, bool]]:
        """Each plan's path, what to call it, and whether it is the one built into the package.

        Raises Failure when there is none, but a file here that was likely meant to be one.
        """
        paths = self.plan_options or tuple(filter(None, [os.environ.get("PLAN_FILE")]))
        if paths:
            return [(path, printable(path), False) for path in paths]
        folder = os.getcwd()
        while True:
            path = os.path.join(folder, PLAN_FILE)
            if os.path.isfile(path):
                return [(path, printable(os.path.relpath(path)), False)]
            parent = os.path.dirname(folder)
            if parent == folder:
                _refuse_near_names()
                return [(*_built_in(), True)]
            folder = parent

    def never_written(self) -> set[str]:
        return {os.path.realpath(path) for path, _, _ in self.locate()}

    def load(self) -> list[Loaded]:
        """The plans, each with its problems."""
        from tamduong_cli.schedule.loading import load

        files = []
        for path, name, built_in in self.locate():
            if built_in:
                self.say(
                    Message(
                        "no {file} here or in a folder above; using the example built in: {path}",
                        file=PLAN_FILE,
                        path=name,
                    )
                )
            files.append(load(path, name))
        return files

    def schedule(self) -> Schedule:
        """The plans, resolved. Raises PlanRefused when one has errors; that it has warnings is said."""
        from tamduong_cli.schedule.schedule import merged

        return merged([schedule_of(file) for file in self._usable()])

    def one_plan(self) -> Loaded:
        """The plan, without errors, for a command that takes no more than one. Raises PlanRefused, click.UsageError."""
        if len(self.plan_options) > 1:
            message = Message("this command takes one plan; found {n}", n=len(self.plan_options))
            raise click.UsageError(self.user.render(message))
        (file,) = self._usable()
        return file

    def _usable(self) -> list[Loaded]:
        files = self.load()
        if any(file.schedule is None for file in files):
            raise PlanRefused(files)
        for file in files:
            self._say_warnings(file)
        _refuse_one_id(files)
        return files

    def _say_warnings(self, file: Loaded) -> None:
        if file.problems:
            self.say(
                plural(
                    "{file} has {n} warning; 'plan check' shows it",
                    "{file} has {n} warnings; 'plan check' shows them",
                    file=file.name,
                    n=len(file.problems),
                )
            )

    def plans_quietly(self) -> list[Plan]:
        """The plans that can be had, without a word; for completion."""
        from tamduong_cli.schedule.loading import load

        try:
            files = [load(path, name) for path, name, _ in self.locate()]
        except Failure:
            return []
        return [file.plan for file in files if file.plan]

    # time and language

    def now(self) -> datetime.datetime:
        """This moment, with a time zone."""
        return self._clock()

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

    def between(self, from_: str | None, to: str | None, plan: Plan) -> Span | None:
        """The days from one date option to another, both included; None when neither is given.

        An end that is not given is the calendar's. Raises click.BadParameter, click.UsageError.
        """
        from tamduong_cli.dates.figures import numeric
        from tamduong_cli.dates.span import Span

        if from_ is None and to is None:
            return None
        first = self.days(from_, "--from", plan).first if from_ is not None else datetime.date.min
        last = self.days(to, "--to", plan).last if to is not None else datetime.date.max
        if first > last:
            message = Message("--from {first} is after --to {last}", first=numeric(first), last=numeric(last))
            raise click.UsageError(self.user.render(message))
        return Span(first, last)

    def week(self, text: str | None, option: str, plan: Plan) -> Span:
        """The week, Monday to Sunday, that an argument names, or this one. Raises click.BadParameter."""
        from tamduong_cli.dates.relative import parse_week

        try:
            return parse_week("this" if text is None else text, self.today(plan))
        except Unreadable as error:
            hint = f"'{self.user.gettext(option)}'"
            raise click.BadParameter(self.user.render(error.message), param_hint=hint) from None

    def language(self, plan: Plan) -> Language:
        """What the program makes is in: the one asked for, else the plan's."""
        return Language(self.language_option or plan.language)

    def event(self, plans: Sequence[Plan], id: str, option: str) -> Event:
        """The event an id names. Raises click.BadParameter, with the id that was likely meant."""
        known = {event.id: event for plan in reversed(plans) for event in plan.events}
        return self._named(known, id, option, N_("there is no event '{found}'"))

    def unit(self, plans: Sequence[Plan], id: str, option: str) -> Unit:
        """The unit an id names. Raises click.BadParameter, with the id that was likely meant."""
        known = {unit.id: unit for plan in reversed(plans) for unit in plan.units}
        return self._named(known, id, option, N_("there is no unit '{found}'"))

    def _named(self, known: dict[str, R], id: str, option: str, text: str) -> R:
        if id in known:
            return known[id]
        from tamduong_cli.suggestions import with_suggestion

        message = with_suggestion(Message(text, found=id), id, known)
        raise click.BadParameter(self.user.render(message), param_hint=f"'{self.user.gettext(option)}'")


def _refuse_one_id(files: Sequence[Loaded]) -> None:
    """Two plans of one id would have the same UIDs in a calendar."""
    known: dict[str, str] = {}
    for file in files:
        assert file.plan
        if file.plan.id in known:
            raise Failure(
                Message(
                    "{a} and {b} have the same id, '{id}'; give each its own",
                    a=known[file.plan.id],
                    b=file.name,
                    id=file.plan.id,
                )
            )
        known[file.plan.id] = file.name


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
