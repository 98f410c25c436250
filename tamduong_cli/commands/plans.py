"""Which plans a run is about: those asked for, else the one that stands here, else the one built in."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tamduong_cli import resources
from tamduong_cli.commands.paths import STANDARD_INPUT, expanded, is_read_once, refuse_twice, standard_input
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language, Message, printable

if TYPE_CHECKING:
    from tamduong_cli.plan.problems import Report
    from tamduong_cli.schedule.loading import Loaded
    from tamduong_cli.schedule.schedule import Schedule

PLAN_FILE = "plan.yaml"


class PlanFile(NamedTuple):
    """Where a plan is, and what problems call its file."""

    path: str
    name: str
    built_in: bytes | None = None
    """What the one built in holds, which may be in a zip."""
    once: Loaded | None = None
    """What came of loading it, where it can be read once alone: from standard input, from a pipe."""

    def load(self) -> Loaded:
        """The plan, with its problems. Raises Failure when there is no such file."""
        from tamduong_cli.schedule.loading import load, loaded

        if self.once is not None:
            return self.once
        if self.built_in is None:
            return load(self.path, self.name)
        from tamduong_cli.plan.problems import Report
        from tamduong_cli.plan.source import text_of

        report = Report(self.name)
        return loaded(text_of(self.built_in, report), report)


class PlanRefused(Exception):
    """A plan has errors, so that nothing can be made of the plans."""

    def __init__(self, files: Sequence[Loaded]) -> None:
        super().__init__(files)
        self.files = files


def paths_of(asked: Sequence[str]) -> Sequence[str]:
    """These paths of plans; without any, that of $PLAN_FILE, where there is one. Raises Failure."""
    return asked or [expanded(path) for path in filter(None, [os.environ.get("PLAN_FILE")])]


def find(asked: Sequence[str], user: Language) -> list[PlanFile]:
    """The plans of these paths; without any, that of $PLAN_FILE, or the one here, or the one built in.

    Raises Failure when there is none, but a file here that was likely meant to be one; click.UsageError.
    """
    if paths := paths_of(asked):
        refuse_twice(paths)
        return [_named(path, user) for path in paths]
    folder = os.getcwd()
    while True:
        path = os.path.join(folder, PLAN_FILE)
        if os.path.lexists(path):  # also a folder or a link that leads nowhere: not the example in its stead
            return [PlanFile(path, printable(os.path.relpath(path)))]
        parent = os.path.dirname(folder)
        if parent == folder:
            _refuse_near_names()
            return [_built_in()]
        folder = parent


def _named(path: str, user: Language) -> PlanFile:
    """The plan that a person named; where it can be read once alone, it is. Raises Failure."""
    if not is_read_once(path):
        return PlanFile(path, printable(path))
    from tamduong_cli.schedule.loading import loaded

    text, report = text_at(path, user)
    # what standard input comes from, where it is a file, is a plan that nothing is written over
    return PlanFile("/dev/stdin" if path == STANDARD_INPUT else path, report.file, once=loaded(text, report))


def text_at(path: str, user: Language) -> tuple[str | None, Report]:
    """The text of a file, of a pipe or of standard input, and what is wrong with it. Raises Failure."""
    from tamduong_cli.plan.problems import Report
    from tamduong_cli.plan.source import LIMIT, read_text, text_of

    if path == STANDARD_INPUT:
        report = Report(user.gettext("standard input"))
        return text_of(standard_input(LIMIT), report), report
    report = Report(printable(path))
    return read_text(path, report), report


def schedule_of(file: Loaded) -> Schedule:
    """The schedule of a plan. Raises PlanRefused when it has errors."""
    if file.schedule is None:
        raise PlanRefused([file])
    return file.schedule


def merged(files: Sequence[Loaded]) -> Schedule:
    """The schedule of several plans. Raises PlanRefused when one has errors, Failure when two have one id."""
    from tamduong_cli.schedule.schedule import merged

    if any(file.schedule is None for file in files):
        raise PlanRefused(files)
    _refuse_one_id(files)
    return merged([schedule_of(file) for file in files])


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
    from tamduong_cli.files import names_in

    for name in names_in(os.curdir):
        if name.casefold() in ("plan.yaml", "plan.yml", "plan.yaml.txt", "plan.txt"):
            raise Failure(Message("there is {name} here, but no {file}; rename it", name=name, file=PLAN_FILE))


def _built_in() -> PlanFile:
    for name in (PLAN_FILE, f"../{PLAN_FILE}"):  # in a checkout it stands beside the package
        with contextlib.suppress(OSError):
            return PlanFile(resources.path(name), resources.path(name), resources.content(name))
    raise Failure(Message("there is no file {name}", name=resources.path(PLAN_FILE)))
