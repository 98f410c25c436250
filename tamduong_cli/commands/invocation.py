"""One run of the program: its plans, its language, and what day it is.

This is the edge: the clock is read here, the environment and the working folder in plans.py, the streams in output.py.
A command takes from it what it needs, and hands that on.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from tamduong_cli.commands.output import Output
from tamduong_cli.commands.paths import is_read_once
from tamduong_cli.commands.plans import PLAN_FILE, PlanFile, find, merged, paths_of, schedule_of
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language, Message, plural

if TYPE_CHECKING:
    from tamduong_cli.calendars.updating import Moment
    from tamduong_cli.plan.model import Plan
    from tamduong_cli.schedule.loading import Loaded
    from tamduong_cli.schedule.schedule import Schedule

Clock = Callable[[], datetime.datetime]


class Invocation(Output):
    """What the global options and the environment say, and what follows from them."""

    def __init__(self, clock: Clock, user: Language) -> None:
        super().__init__(user)
        self._clock = clock
        self.plan_options: tuple[str, ...] = ()
        self.language_option: str | None = None
        self._said_built_in = False

    # the plan

    @cached_property
    def plan_files(self) -> list[PlanFile]:
        """The plans of this run, which stay the same even when one is taken away. Raises Failure."""
        return find(self.plan_options, self.user)

    def never_written(self) -> set[str]:
        return {os.path.realpath(file.path) for file in self.plan_files}

    def load(self, file: PlanFile) -> Loaded:
        """One of the plans, with its problems; that it is the one built in is said once. Raises Failure."""
        if file.built_in is not None and not self._said_built_in:
            self._said_built_in = True
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
        if all(file.schedule for file in files):
            self._say_warnings(files)
        return merged(files)

    def say_whose(self, schedule: Schedule) -> None:
        """Say whose plan it is where it is the example, of which no one should be sent anything by mistake."""
        if any(file.built_in is not None for file in self.plan_files):
            plan = schedule.plan
            assert plan.issuer
            message = Message(
                "the example is the plan of {issuer}: {title}; 'plan init' begins your own",
                issuer=plan.issuer.in_(self.user.code),
                title=plan.title.in_(self.user.code),
            )
            self.say(message)

    def one_plan(self) -> Loaded:
        """The plan, without errors, for a command that takes one. Raises as `schedule` does, click.UsageError."""
        if len(self.plan_options) > 1:
            from tamduong_cli.commands.arguments import misused

            raise misused(Message("this command takes one plan; found {n}", n=len(self.plan_options)))
        (file,) = self.plan_files
        loaded = self.load(file)
        schedule_of(loaded)
        self._say_warnings([loaded])
        return loaded

    def _say_warnings(self, files: Iterable[Loaded]) -> None:
        for file in files:
            if file.problems:
                from tamduong_cli.plan.problems import count

                message = plural(
                    "{file} has {n} warning; 'plan check' shows it",
                    "{file} has {n} warnings; 'plan check' shows them",
                    file=file.name,
                    n=count(file.problems),
                )
                self.say(message)

    def plans_quietly(self) -> list[Plan]:
        """The plans that can be had, without a word; for completion, which must not wait for a pipe."""
        try:
            if any(map(is_read_once, paths_of(self.plan_options))):
                return []
            files = [file.load() for file in self.plan_files]
        except Failure:
            return []
        return [file.plan for file in files if file.plan]

    # time and language

    def today(self, plan: Plan) -> datetime.date:
        """Today in the plan's time zone. Raises Failure where the computer does not know that."""
        from tamduong_cli.dates.zones import zone

        return self._clock().astimezone(zone(plan.timezone)).date()

    def moment(self, plan: Plan) -> Moment:
        """Now, and today in the plan's time zone."""
        from tamduong_cli.calendars.updating import Moment

        return Moment(self._clock(), self.today(plan))

    def language(self, plan: Plan, *others: Plan) -> Language:
        """What the program makes is in: the one asked for, else the plan's; in words that suit the windows of all."""
        has_kind = any(each.kind is not None for each in (plan, *others))
        return Language(self.language_option or plan.language, has_kind)
