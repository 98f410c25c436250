"""What tests share: running the command in this process, and comparing whole outputs with files."""

from __future__ import annotations

import datetime
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

import pytest
from hypothesis import settings

from tamduong_cli.cli import main
from tamduong_cli.language import Language, use_for_click
from tamduong_cli.plan.problems import Report
from tamduong_cli.schedule.loading import Loaded, loaded

# Machines are busy, and time is for benchmarks; in CI the same examples each time, by hand others.
PERCENT = int(os.environ.get("EXAMPLES", "100"))
"""How many of its examples a property is tried with: all on one Python, where others need not try the same again."""
settings.register_profile("plan", deadline=None, derandomize="CI" in os.environ, max_examples=max(PERCENT, 1))
settings.load_profile("plan")
Row = TypeVar("Row")


def examples(number: int) -> settings:
    """What a property asks for that is tried with another number of examples than a hundred."""
    return settings(max_examples=max(number * PERCENT // 100, 1))


def examples_of(table: Sequence[Row]) -> Sequence[Row]:
    """The rows of a long table that are tried: all, or evenly as many in a hundred as of a property's examples."""
    return table[:: max(100 // max(PERCENT, 1), 1)]


@pytest.fixture(autouse=True)
def click_in_english() -> None:
    """What a test asks of Click by itself is in English, whatever language a command before it spoke."""
    use_for_click(Language("en"))


@contextmanager
def well_within_a_minute() -> Iterator[None]:
    """What is inside comes to an end: a guard against what takes minutes or for ever, many times what it needs.

    It counts the seconds of the processor, so that a busy machine takes nothing away. How fast a thing is, the
    benchmarks say.
    """
    begun = time.process_time()
    yield
    assert time.process_time() - begun < 20


TESTS = Path(__file__).parent
PROJECT = TESTS.parent
PLAN = PROJECT / "plan.yaml"
SNAPSHOTS = TESTS / "snapshots"
COMPARED = pytest.StashKey[set[str]]()
"""The snapshots that a test compared something with, in this process and, at the end, in those that it began."""


def program(name: str) -> str:
    """The path of a program that a test drives; without it the test is skipped, or fails where CI is set."""
    path = shutil.which(name)
    if path is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing(f"{name} is not on this machine")
    return path


def plan_file(text: str, name: str = "plan.yaml") -> Loaded:
    """What comes of loading a file with this text."""
    return loaded(text, Report(name))


class Result(NamedTuple):
    """What a run of the command gave."""

    code: int
    content: bytes
    err: str

    @property
    def out(self) -> str:
        return self.content.decode()


class Run(Protocol):
    def __call__(self, *arguments: str, now: str = ...) -> Result: ...


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder, an English-speaking user, and none of the program's own settings."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "PLAN_FILE", "PLAN_LANG", "NO_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run `plan` with these arguments in this process, `now` being an ISO 8601 time in UTC."""

    def run(*arguments: str, now: str = "2023-12-05T03:00:00") -> Result:
        moment = datetime.datetime.fromisoformat(now).replace(tzinfo=datetime.timezone.utc)
        code = main(arguments, clock=lambda: moment)
        captured = capsysbinary.readouterr()
        return Result(code, captured.out, captured.err.decode())

    return run


@pytest.fixture
def snapshot(pytestconfig: pytest.Config) -> Callable[[str, str], None]:
    """Compare a whole text with the file of that name in tests/snapshots, or write it with UPDATE_SNAPSHOTS=1."""

    def compare(name: str, text: str) -> None:
        pytestconfig.stash[COMPARED].add(name)
        path = SNAPSHOTS / name
        if os.environ.get("UPDATE_SNAPSHOTS"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare


def pytest_configure(config: pytest.Config) -> None:
    config.stash[COMPARED] = set()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What one of xdist's processes compared is known to the one that began it."""
    node.config.stash[COMPARED] |= set(node.workeroutput.get("compared", ()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A snapshot that no test compared anything with fails a run of all tests; the order of one that fails is said."""
    compared = session.config.stash[COMPARED]
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["compared"] = sorted(compared)
    elif session.testsfailed:
        print(f"\nThe same order again: pytest --randomly-seed={session.config.getoption('randomly_seed', None)}")
    elif _is_of_all_tests(session):
        orphans = sorted({path.name for path in SNAPSHOTS.iterdir()} - compared)
        if orphans:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
            print("\nNo test compares anything with these snapshots:", *orphans, sep="\n")


def _is_of_all_tests(session: pytest.Session) -> bool:
    """Whether every test ran and passed; those of a browser and of the documentation compare with no snapshot."""
    options = session.config.option
    chosen = options.keyword or options.markexpr or options.deselect or options.lf or options.stepwise
    whole = session.config.args_source is pytest.Config.ArgsSource.TESTPATHS and not (chosen or options.collectonly)
    left_out = {Path(path).resolve() for path in options.ignore or ()} - {TESTS / "browser", TESTS / "docs"}
    return whole and not left_out and not options.ignore_glob and not session.testsfailed
