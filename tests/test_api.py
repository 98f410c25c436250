"""What other programs use of this one: loaded when it is asked for, typed, and the same that the commands use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tamduong_cli
from tests.conftest import PLAN, PROJECT, Run
from tests.docs.pages import LANGUAGES, blocks, page
from tests.test_imports import HEAVY


def python(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run code as a program of another project would, without this project's folder on its path."""
    line = [sys.executable, "-I", "-X", "utf8", "-c", code]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=60)


def example(language: str) -> str:
    (found,) = blocks(page(language, "python"), "python")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_runs_and_writes_what_export_writes(language: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    result = python(example(language), tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == (
        "2023-06-01 2023-08-31 Sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội đảng bộ các cấp, nhiệm kỳ 2020-2025"
    )
    assert len(result.stdout.splitlines()) == 6
    assert run("export", "-o", "-").content == (tmp_path / "copy.ics").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_says_what_is_wrong(language: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("id: x\ntitle: T\nperiod: 2024\n", encoding="utf-8")
    result = python(example(language), tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    said = {"en": "the key 'events' is missing", "vi": "thiếu khóa 'events'"}[language]
    assert result.stderr.startswith(f"plan.yaml:1:1: {said}")
    assert not (tmp_path / "copy.ics").exists()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "there is no file plan.yaml\n"), ("vi", "không có tệp plan.yaml\n")]
)
def test_the_example_says_that_there_is_no_plan(language: str, said: str, tmp_path: Path) -> None:
    result = python(example(language), tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (1, "", said)


def test_the_examples_are_typed(tmp_path: Path) -> None:
    for language in LANGUAGES:
        (tmp_path / f"{language}.py").write_text(example(language), encoding="utf-8")
    wrong = "from tamduong_cli import load, loads\n\nload(1)\nload('plan.yaml').plans\n"
    (tmp_path / "wrong.py").write_text(wrong, encoding="utf-8")
    line = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary"]
    line += ["--cache-dir", str(PROJECT / ".mypy_cache" / "api"), *sorted(path.name for path in tmp_path.glob("*.py"))]
    said = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True).stdout.splitlines()
    assert [(each.partition(":")[0], each.rpartition("[")[2]) for each in said] == [
        ("wrong.py", "attr-defined]"),
        ("wrong.py", "arg-type]"),
        ("wrong.py", "attr-defined]"),
    ]


def test_importing_the_package_loads_nothing_of_it(tmp_path: Path) -> None:
    code = (
        "import sys, tamduong_cli\n"
        f"print([name for name in sys.modules if name.startswith('tamduong_cli.') or name in {HEAVY!r}])\n"
        "tamduong_cli.load\n"
        "print('icalendar' in sys.modules)"
    )
    assert python(code, tmp_path).stdout == "[]\nFalse\n"


def test_what_is_public_is_what_commands_use() -> None:
    from tamduong_cli.calendars.writing import calendar
    from tamduong_cli.schedule.loading import load

    assert tamduong_cli.load is load
    assert tamduong_cli.calendar is calendar
    for name in tamduong_cli.__all__:
        assert getattr(tamduong_cli, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'loads'"):
        _ = tamduong_cli.loads  # type: ignore[attr-defined]
