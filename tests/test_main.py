"""The program's entry: what a signal before, in the middle of and after the work leaves behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PLAN

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals to send")

KILL = "os.kill(os.getpid(), signal.{signal})"


def finished(
    before: str, *arguments: str, folder: Path, after: str = "", ignored: bool = False
) -> subprocess.CompletedProcess[str]:
    """A run of the entry: `before` is Python done ahead of its import, `after` between that and the run."""
    code = (
        "import os, signal, sys\n"
        f"{before}\n"
        "from tamduong_cli.__main__ import run\n"
        f"{after}\n"
        f"sys.argv = ['plan', '--lang', 'en', '--plan', {str(PLAN)!r}, *{arguments!r}]\n"
        "run()\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN if ignored else signal.SIG_DFL),
    )


def test_a_run_that_is_terminated_while_it_writes_clears_away_what_it_began(tmp_path: Path) -> None:
    patch = f"os.fsync = lambda file: {KILL.format(signal='SIGTERM')}"
    result = finished(patch, "export", "-o", "x.ics", folder=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (143, "", "")
    assert list(tmp_path.iterdir()) == []


AT_IMPORT = (
    """
def at_import(event, arguments):
    if event == 'import' and arguments[0] == {module!r}:
        """
    + KILL.format(signal="SIGINT")
    + """
sys.addaudithook(at_import)
"""
)

SILENT, TOLD = "", "\nplan: stopped\n"  # Click ends the line that a terminal shows ^C in


@pytest.mark.parametrize(
    ("module", "says"),
    [
        ("contextlib", SILENT),
        ("tamduong_cli.cli", SILENT),
        ("click", SILENT),
        ("tamduong_cli.resources", SILENT),
        ("tamduong_cli.commands.plans", SILENT),
        ("tamduong_cli.commands.formats", TOLD),
        ("yaml", TOLD),
        ("zoneinfo", TOLD),
        ("rich.table", TOLD),
    ],
)
def test_ctrl_c_while_a_library_is_loaded_ends_the_program_without_a_traceback(
    module: str, says: str, tmp_path: Path
) -> None:
    clean = "for name in ('contextlib',): sys.modules.pop(name, None)"
    result = finished(clean + AT_IMPORT.format(module=module), "windows", "--all", folder=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (-signal.SIGINT, "", says)


@pytest.mark.parametrize(
    ("after", "says"),
    [
        ("import tamduong_cli.cli as c; c.use_for_click = lambda _: {kill}", SILENT),
        ("import tamduong_cli.cli as c; c.PlanCommands.get_command = lambda *_: {kill}", TOLD),
        ("import click; click.Context.get_usage = lambda *_: {kill}", SILENT),
        ("import tamduong_cli.__main__ as m; m.contextlib.suppress = lambda *_: {kill}", SILENT),
    ],
    ids=["before the command line is read", "while it is", "while its mistake is told", "while the output is flushed"],
)
def test_ctrl_c_beside_the_command_ends_the_program_without_a_traceback(after: str, says: str, tmp_path: Path) -> None:
    arguments = ("windows", "--nothing") if "usage" in after else ("--version",) if "suppress" in after else ("units",)
    after = after.format(kill=KILL.format(signal="SIGINT"))
    result = finished("", *arguments, folder=tmp_path, after=after)
    assert (result.returncode, result.stderr) == (-signal.SIGINT, says)


def test_ctrl_c_while_files_are_written_clears_away_what_was_begun_even_if_pressed_twice(tmp_path: Path) -> None:
    kill = KILL.format(signal="SIGINT")
    patch = (
        f"os.fsync = lambda file: {kill}\n"
        "unlink = os.unlink\n"
        f"def twice(path, **where):\n    {kill}\n    unlink(path, **where)\n"
        "os.unlink = os.remove = twice\n"
    )
    result = finished(patch, "export", "-o", "x.ics", folder=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (-signal.SIGINT, "", TOLD)
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_that_python_cannot_raise_comes_again(tmp_path: Path) -> None:
    """Python drops what is raised while it takes an object apart, as it does many times in an import."""
    after = (
        "import tamduong_cli.cli as c\n"
        "class Short:\n"
        f"    def __del__(self): {KILL.format(signal='SIGINT')}\n"
        "def long(*_):\n"
        "    Short()\n"
        "    while True: pass\n"
        "c.PlanCommands.get_command = long\n"
    )
    result = finished("", "units", folder=tmp_path, after=after)
    assert (result.returncode, result.stdout, result.stderr) == (-signal.SIGINT, "", TOLD)


def test_what_runs_in_the_background_of_a_script_is_deaf_to_ctrl_c(tmp_path: Path) -> None:
    result = finished(AT_IMPORT.format(module="yaml"), "check", folder=tmp_path, ignored=True)
    assert (result.returncode, result.stderr) == (0, "")


def test_another_programs_faults_are_still_shown(tmp_path: Path) -> None:
    after = (
        "class Bad:\n    def __del__(self): 1 / 0\nimport tamduong_cli.cli as c\nc._help_width = lambda: Bad() and 80"
    )
    assert "ZeroDivisionError" in finished("", "--version", folder=tmp_path, after=after).stderr
