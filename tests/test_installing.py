"""What to type for a library that is missing: the line is one that reaches the Python that runs."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tamduong_cli.installing import line_to_install

PIP = importlib.machinery.ModuleSpec("pip", None)


@pytest.mark.parametrize(
    ("system", "executable", "line"),
    [
        ("posix", "/opt/plan/bin/python3", "/opt/plan/bin/python3 -m pip install starlette uvicorn"),
        ("posix", "/home/an/Kế hoạch/bin/python", "'/home/an/Kế hoạch/bin/python' -m pip install starlette uvicorn"),
        ("posix", "/o'$x/python", """'/o'"'"'$x/python' -m pip install starlette uvicorn"""),
        ("posix", "", "python3 -m pip install starlette uvicorn"),
        ("nt", r"C:\plan\Scripts\python.exe", r"C:\plan\Scripts\python.exe -m pip install starlette uvicorn"),
        (
            "nt",
            r"C:\Users\Nguyễn An\python.exe",
            r'"C:\Users\Nguyễn An\python.exe" -m pip install starlette uvicorn',
        ),
        ("nt", r"C:\A&B(1)\python.exe", r'"C:\A&B(1)\python.exe" -m pip install starlette uvicorn'),
    ],
)
def test_pip_is_that_of_the_python_that_runs(
    system: str, executable: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:  # pytest itself asks os.name when it reports
        patch.setattr(sys, "prefix", str(tmp_path))
        patch.setattr(sys, "executable", executable)
        patch.setattr(importlib.util, "find_spec", lambda name: PIP)
        patch.setattr("tamduong_cli.installing.os.name", system)
        found = line_to_install("starlette", "uvicorn")
    assert found == line


@pytest.mark.parametrize(
    ("file", "has_pip", "line"),
    [
        ("pipx_metadata.json", True, "pipx inject tamduong-cli python-docx"),
        ("pipx_metadata.json", False, "pipx inject tamduong-cli python-docx"),
        ("uv-receipt.toml", False, "uv pip install --python /x/python python-docx"),
        ("uv-receipt.toml", True, "uv pip install --python /x/python python-docx"),
        ("pyvenv.cfg", False, "uv pip install --python /x/python python-docx"),
        ("pyvenv.cfg", True, "/x/python -m pip install python-docx"),
    ],
)
def test_what_made_the_environment_adds_to_it(
    file: str, has_pip: bool, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tamduong-cli"
    folder.mkdir()
    (folder / file).write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "prefix", str(folder))
    monkeypatch.setattr(sys, "executable", "/x/python")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: PIP if has_pip else None)
    assert line_to_install("python-docx") == line


@pytest.mark.skipif(sys.platform == "win32", reason="the line is for a shell of POSIX")
def test_the_line_runs_pip_for_this_python() -> None:
    if importlib.util.find_spec("pip") is None:
        pytest.skip("this environment has no pip")
    line = line_to_install("click")
    result = subprocess.run(["sh", "-c", f"{line} --dry-run --no-index"], capture_output=True, text=True, check=False)
    assert (result.returncode, "Requirement already satisfied: click" in result.stdout) == (0, True)
    assert shlex.split(line)[0] == sys.executable
