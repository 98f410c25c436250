"""One run of the program: which plan, which language, and what day it is.

This is the edge: the environment, the clock and the working folder are read here, the streams in output.py.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import click

from tamduong_cli.commands.output import Output
from tamduong_cli.commands.plans import PLAN_FILE, PlanFile, find, merged, schedule_of
from tamduong_cli.failure import Failure, Unreadable
from tamduong_cli.language import N_, Language, Message, plural

if TYPE_CHECKING:
    from tamduong_cli.dates.span import Span
    from tamduong_cli.plan.model import Event, Plan, Unit
    from tamduong_cli.schedule.loading import Loaded
    from tamduong_cli.schedule.schedule import Schedule

R = TypeVar("R", "Event", "Unit")

Clock = Callable[[], datetime.datetime]


class Invocation(Output):
    """What the global options and the environment say, and what follows from them."""

    def __init__(self, clock: Clock, user: Language) -> None:
        super().__init__(user)
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

    @cached_property
    def plan_files(self) -> list[PlanFile]:
        """The plans of this run, which stay the same even when one is taken away. Raises Failure."""
        return find(self.plan_options)

    def never_written(self) -> set[str]:
        return {os.path.realpath(file.path) for file in self.plan_files}

    def load(self, file: PlanFile) -> Loaded:
        """One of the plans, with its problems; that it is the one built in is said. Raises Failure."""
        if file.built_in is not None:
            message = Message(
                "no {file} here or in a folder above; using the example built in: {path}",
                file=PLAN_FILE,
                path=file.name,
            )
            self.say(message)
        return file.load()

    def schedule(self) -> Schedule:
        """The plans, resolved; that one has warnings is said. Raises PlanRefused when one has errors, Failure."""
        files = list(map(self.load, self.plan_files))
        schedule = merged(files)
        for file in files:
            self._say_warnings(file)
        return schedule

    def one_plan(self) -> Loaded:
        """The plan, without errors, for a command that takes one. Raises as `schedule` does, click.UsageError."""
        if len(self.plan_options) > 1:
            message = Message("this command takes one plan; found {n}", n=len(self.plan_options))
            raise click.UsageError(self.user.render(message))
        (file,) = self.plan_files
        loaded = self.load(file)
        schedule_of(loaded)
        self._say_warnings(loaded)
        return loaded

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
        try:
            files = [file.load() for file in self.plan_files]
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
