"""The examples at the end of each command's help run as they stand, beside the example plan."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tamduong_cli.cli import COMMANDS, plan
from tamduong_cli.language import Language, use_for_click
from tests.conftest import PLAN
from tests.docs.made import DOCUMENT

SERVES = "serve"
"""What does not end by itself; tests/commands/test_serve.py runs it."""


@pytest.mark.skipif(sys.platform == "win32", reason="lines of sh")
@pytest.mark.parametrize("name", [name for name in COMMANDS if name != SERVES])
def test_the_example_of_a_command_runs(name: str, tmp_path: Path) -> None:
    shutil.copy(PLAN, tmp_path)
    shutil.copy(DOCUMENT, tmp_path)
    if name == "diff":
        git = ["git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.vn"]
        for step in (["init", "-q"], ["add", "."], *(["commit", "-q", "--allow-empty", "-m", "x"],) * 2):
            subprocess.run([*git, *step], check=True)
    use_for_click(Language("en"))
    command = plan.get_command(click.Context(plan), name)
    assert command
    assert command.epilog
    lines = re.sub("^Examples?: ", "", str(command.epilog)).split(", ")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environ = {"PATH": path, "PYTHONUTF8": "1", "HOME": str(tmp_path)}
    for line in lines:
        result = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=environ, capture_output=True, text=True)
        assert (result.returncode, "Traceback" in result.stderr) == (0, False), result.stderr
