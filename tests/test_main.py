"""The program's entry: what a signal in the middle of the work leaves behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PLAN


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
def test_a_run_that_is_terminated_while_it_writes_clears_away_what_it_began(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from tamduong_cli.__main__ import run\n"
        "os.fsync = lambda file: os.kill(os.getpid(), signal.SIGTERM)\n"
        f"sys.argv = ['plan', '--plan', {str(PLAN)!r}, 'export', '-o', 'x.ics']\n"
        "run()\n"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (143, b"", b"")
    assert list(tmp_path.iterdir()) == []
