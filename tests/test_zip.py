"""The program runs from a zip: one file with the package and what it needs, as `python -m zipapp` makes it."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import urllib.request
import zipapp
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tamduong_cli.cli import COMMANDS
from tests.conftest import PLAN, PROJECT, TESTS

COMPILED = (".so", ".pyd", ".dylib", ".exe")


def distributions(name: str, extra: str = "") -> Iterator[importlib.metadata.Distribution]:
    """What a distribution requires, and what that requires, once or more."""
    for line in importlib.metadata.requires(name) or ():
        required = Requirement(line)
        if required.marker is None or required.marker.evaluate({"extra": extra}):
            yield importlib.metadata.distribution(required.name)
            yield from distributions(required.name)


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as one file, with the pure Python of what it needs."""
    folder = tmp_path_factory.mktemp("zip")
    inside = folder / "inside"
    shutil.copytree(PROJECT / "tamduong_cli", inside / "tamduong_cli", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PLAN, inside / "tamduong_cli")
    extras = ("", "serve", "workdays", "xlsx")
    needed = {each.name: each for extra in extras for each in distributions("tamduong-cli", extra)}
    for distribution in needed.values():
        for file in distribution.files or ():
            if ".." in file.parts or "__pycache__" in file.parts or file.suffix in COMPILED:
                continue
            place = inside / file
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), place)
    target = folder / "plan.pyz"
    zipapp.create_archive(inside, target, main="tamduong_cli.__main__:run")
    shutil.rmtree(inside)
    return target


ENVIRON = {"LC_ALL": "C.UTF-8", "PLAN_FILE": "plan.yaml", "COLUMNS": "100"}


def zipped(program: Path) -> list[str]:
    """The command line of the program, without any of the libraries that are installed."""
    return [sys.executable, "-E", "-S", "-X", "utf8", str(program)]


INSTALLED = [sys.executable, "-X", "utf8", "-m", "tamduong_cli"]


def finished(command: list[str], **environ: str) -> tuple[int, bytes, bytes]:
    result = subprocess.run(command, capture_output=True, env={**os.environ, **ENVIRON, **environ}, timeout=60)
    return result.returncode, result.stdout, result.stderr


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


WORKDAYS = TESTS / "plans" / "invalid" / "not-a-workday.yaml"
TEMPLATE = "{{ letter.title }}\n"
VI, EN = "--lang=vi", "--lang=en"


@pytest.mark.parametrize(
    "arguments",
    [
        [VI, "--help"],
        [EN, "--help"],
        [VI, "windows", "--help"],
        [VI, "windows", "--nothing"],
        [VI, "wndows"],
        [VI, "windows", "--on", "05/12/2023"],
        [EN, "windows", "--all", "--format", "json"],
        [VI, "windows", "--all", "--format", "xlsx"],
        [VI, "show", "dien-bien-phu", "--on", "05/12/2023"],
        [VI, "units"],
        [VI, "briefing", "2023-W49"],
        [VI, "briefing", "2023-W49", "--format", "html"],
        [EN, "briefing", "2023-W49", "--format", "html"],
        [VI, "briefing", "2023-W49", "--format", "docx", "-o", "tuan.docx"],
        [EN, "briefing", "2023-W49", "--template", "template.txt"],
        [VI, "document", "-o", "ke-hoach.docx"],
        [EN, "document", "--format", "html"],
        [VI, "timeline", "--on", "05/12/2023"],
        [EN, "timeline", "--format", "svg"],
        [VI, "anniversaries", "--years", "2028-2029"],
        [VI, "check"],
        [VI, "check", "wrong.yaml"],
        [VI, "check", "deadlines.yaml"],
        [VI, "export", "-o", "x.ics"],
        [EN, "export", "--each-unit", "-o", "calendars"],
        [VI, "site", "-o", "public", "--base-url", "https://example.vn/"],
        [EN, "site", "-o", "public"],
        [VI, "diff", "old.yaml"],
        [VI, "init", "first"],
        [EN, "init", "first"],
        [VI, "draft", "2028-2029", "-o", "next.yaml"],
        [EN, "schema"],
        [VI, "schema", "-o", "plan.schema.json"],
    ],
    ids=" ".join,
)
def test_a_command_does_the_same_from_a_zip(
    arguments: list[str], program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it writes, says and gives is what the installed program does, run in such a folder a moment later."""
    plan = PLAN.read_text(encoding="utf-8")
    contents = {
        "plan.yaml": plan,
        "old.yaml": plan.replace("date: 7/5/2024", "date: 8/5/2024"),
        "wrong.yaml": plan.replace("summary:", "sumary:", 1),
        "deadlines.yaml": WORKDAYS.read_text(encoding="utf-8"),
        "template.txt": TEMPLATE,
    }
    results = []
    for name, command in (("zip", zipped(program)), ("installed", INSTALLED)):
        folder = tmp_path / name
        folder.mkdir()
        monkeypatch.chdir(folder)
        for file, content in contents.items():
            (folder / file).write_text(content, encoding="utf-8")
        results.append((*finished([*command, *arguments]), files(folder)))
    of_zip, installed = results
    assert of_zip == installed
    assert b"Traceback" not in of_zip[2]


def test_the_zip_speaks_vietnamese_clicks_own_words_too(program: Path) -> None:
    code, _, err = finished([*zipped(program), VI, "windows", "--nothing"])
    assert (code, err.decode().splitlines()[0]) == (2, "Cách dùng: plan windows [TÙY CHỌN]")


def test_every_command_is_run_from_the_zip() -> None:
    (marker,) = test_a_command_does_the_same_from_a_zip.pytestmark  # type: ignore[attr-defined]
    run = {word for line in marker.args[1] for word in line}
    assert set(COMMANDS) - run == {"serve"}  # which has a test of its own


def test_the_plan_built_in_is_named_by_its_place_in_the_zip(program: Path) -> None:
    place = os.path.join(program, "tamduong_cli", "plan.yaml")
    assert finished([*zipped(program), "check"], PLAN_FILE="") == (
        0,
        f"{place}: no problems (6 events, 6 windows, 5 units)\n".encode(),
        f"plan: no plan.yaml here or in a folder above; using the example built in: {place}\n".encode(),
    )


def test_the_site_is_served_from_the_zip(program: Path, tmp_path: Path) -> None:
    shutil.copy(PLAN, tmp_path)
    command = [*zipped(program), "serve", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, **ENVIRON})
    assert process.stderr
    try:
        line = process.stderr.readline().decode()
        address = re.search(r"http://127\.0\.0\.1:[0-9]+/", line)
        assert address, line + process.stderr.read().decode()
        with urllib.request.urlopen(address[0], timeout=20) as response:
            assert "Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ" in response.read().decode()
    finally:
        process.terminate()
        process.communicate(timeout=20)


def test_ids_are_completed_from_the_zip(program: Path, tmp_path: Path) -> None:
    shutil.copy(PLAN, tmp_path)
    words = {"COMP_WORDS": "plan show thanh", "COMP_CWORD": "2"}
    assert finished(zipped(program), _PLAN_COMPLETE="bash_complete", **words) == (
        0,
        b"plain,thanh-lap-tinh\nplain,thanh-lap-dang-bo-tinh\n",
        b"",
    )


@pytest.mark.parametrize("path", ["./plan.pyz", "../here/plan.pyz", "../there/../here/plan.pyz"])
def test_the_zip_runs_by_whatever_path_it_is_named(path: str, program: Path, tmp_path: Path) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
    shutil.copy(program, tmp_path / "here" / "plan.pyz")
    line = [sys.executable, path, "--lang", "vi", "--version"]
    result = subprocess.run(line, cwd=tmp_path / "here", capture_output=True, text=True, encoding="utf-8")
    assert (result.returncode, result.stdout.partition(" ")[0], result.stderr) == (0, "plan", "")
