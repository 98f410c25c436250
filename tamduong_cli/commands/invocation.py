"""One run of the program: which plan, which language, and what day it is.

This is the edge: the environment, the clock and the working folder are read here, the streams in output.py.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from tamduong_cli.commands.output import Output
from tamduong_cli.failure import Failure, Unreadable
from tamduong_cli.language import N_, Language, Message, plural, printable

if TYPE_CHECKING:
    from tamduong_cli.dates.span import Span
    from tamduong_cli.plan.model import Event, Plan, Unit
    from tamduong_cli.plan.problems import Problem
    from tamduong_cli.schedule.windows import Schedule

PLAN_FILE = "plan.yaml"

R = TypeVar("R", "Event", "Unit")

Clock = Callable[[], datetime.datetime]


class PlanRefused(Exception):
    """The plan has errors, so that nothing can be made of it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


class Invocation(Output):
    """What the global options and the environment say, and what follows from them."""

    def __init__(self, clock: Clock, user_language: str) -> None:
        super().__init__(user_language)
        self._clock = clock
        self.plan_option: str | None = None
        self.language_option: str | None = None

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

    def never_written(self) -> str:
        return os.path.realpath(self.locate()[0])

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
