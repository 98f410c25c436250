"""Completion, asked for the way a shell does."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import CompletionItem, FishComplete, ZshComplete

from tests.conftest import PLAN

EVENTS = [
    "so-ket-giua-nhiem-ky",
    "giai-phong-thi-tran-lai-chau",
    "tach-tinh",
    "dien-bien-phu",
    "thanh-lap-tinh",
    "thanh-lap-dang-bo-tinh",
]
UNITS = [
    "ban-tuyen-giao",
    "phong-van-hoa-thong-tin",
    "trung-tam-van-hoa-the-thao-truyen-thong",
    "chi-hoi-van-hoc-nghe-thuat",
    "dang-uy-mat-tran-doan-the",
]
OTHER = """\
format: 1
id: khac
title: Kế hoạch khác
period: 2024
events:
  - {id: hoi-lang, summary: Hội làng, window: 03/2024}
units:
  - {id: xa, name: Xã}
"""


def completed(line: str, shell: str = "bash", **environ: str) -> str:
    """What completion gives for the last word of a command line, which may be empty."""
    words = shlex.split(line)
    last = "" if line.endswith(" ") else words[-1]
    number = len(words) if line.endswith(" ") else len(words) - 1
    result = subprocess.run(
        [sys.executable, "-m", "tamduong_cli"],
        env={
            **os.environ,
            "PYTHONIOENCODING": "utf-8",
            "_PLAN_COMPLETE": f"{shell}_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": last if shell == "fish" else str(number),
            **environ,
        },
        capture_output=True,
        timeout=20,
    )
    assert (result.returncode, result.stderr) == (0, b"")
    return result.stdout.decode().removeprefix("\n")  # Click ends even an empty answer with a line


def words_of(line: str, **environ: str) -> list[str]:
    return [each.removeprefix("plain,") for each in completed(line, **environ).splitlines()]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "plan ",
            [
                "windows",
                "show",
                "units",
                "briefing",
                "document",
                "timeline",
                "anniversaries",
                "check",
                "export",
                "site",
                "serve",
                "diff",
                "init",
                "draft",
                "schema",
            ],
        ),
        ("plan w", ["windows"]),
        ("plan --l", ["--lang"]),
        ("plan --lang ", ["vi", "en"]),
        ("plan --color a", ["auto", "always"]),
        ("plan show ", EVENTS),
        ("plan show thanh", ["thanh-lap-tinh", "thanh-lap-dang-bo-tinh"]),
        ("plan show zzz", []),
        ("plan --lang vi show d", ["dien-bien-phu"]),
        ("plan units ", UNITS),
        ("plan units p", ["phong-van-hoa-thong-tin"]),
        ("plan windows --unit ", UNITS),
        ("plan windows --unit ban-tuyen-giao --unit c", ["chi-hoi-van-hoc-nghe-thuat"]),
        ("plan windows --event ", EVENTS),
        ("plan export --unit d", ["dang-uy-mat-tran-doan-the"]),
        ("plan windows --format ", ["table", "json", "csv", "tsv", "markdown", "xlsx"]),
        ("plan show dien-bien-phu --format ", ["text", "json"]),
        (
            "plan windows --",
            ["--on", "--from", "--to", "--all", "--unit", "--event", "--exit-code", "--format", "--output", "--help"],
        ),
        (
            "plan export --",
            [
                *("--output", "--each-unit", "--each-plan", "--unit", "--style", "--alarm", "--no-alarm"),
                *("--previous", "--force", "--allow-cancel", "--dry-run", "--format", "--exit-code", "--help"),
            ],
        ),
    ],
)
def test_commands_options_and_ids_are_completed(line: str, words: list[str]) -> None:
    assert words_of(line, PLAN_FILE=str(PLAN)) == words


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_files_that_check_takes_are_completed_by_the_shell(shell: str) -> None:
    """Click says to each shell in its own way that files are wanted, and what they begin with."""
    for line in ("plan check pl", "plan check other.yaml pl"):
        assert re.split("[,\n]", completed(line, shell))[:2] == ["file", "pl"]


def test_ids_are_those_of_the_plan_in_this_folder(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(OTHER, encoding="utf-8")
    assert words_of("plan show ") == ["hoi-lang"]
    assert words_of("plan units ") == ["xa"]


@pytest.mark.parametrize("line", ["plan --plan other.yaml show ", "plan --plan=other.yaml windows --event "])
def test_ids_are_those_of_the_plan_on_the_command_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(OTHER, encoding="utf-8")
    assert words_of(line, PLAN_FILE=str(PLAN)) == ["hoi-lang"]


def test_without_a_plan_the_ids_are_those_of_the_one_built_in_and_nothing_is_said() -> None:
    assert words_of("plan show ") == EVENTS


@pytest.mark.parametrize(
    "content",
    [
        b"events: [",
        b"format: 1\nevents:\n  - {id: a, summary: A, date: 30/2/2024}\n",
        b"\xff\xfeevents",
        b"",
        b"a: &a [*a]\n",
    ],
)
def test_a_plan_with_errors_completes_nothing_and_says_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(content)
    assert completed("plan show ") == ""
    assert completed("plan windows --unit ") == ""
    assert words_of("plan ch") == ["check"]


@pytest.mark.parametrize("path", ["none.yaml", ".", "a/b/none.yaml", "x" * 300])
def test_a_plan_that_cannot_be_read_completes_nothing_and_says_nothing(path: str) -> None:
    assert completed("plan show ", PLAN_FILE=path) == ""


def test_zsh_and_fish_are_shown_what_an_id_stands_for() -> None:
    item = CompletionItem("dien-bien-phu", help="Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ")
    for shell in (ZshComplete, FishComplete):
        written = shell(click.Command("plan"), {}, "plan", "_PLAN_COMPLETE").format_completion(item)
        assert "Điện Biên Phủ" in written
        assert completed("plan show d", shell.name, PLAN_FILE=str(PLAN)) == f"{written}\n"


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_works_where_the_shell_has_no_vietnamese_letters(shell: str) -> None:
    text = completed("plan show d", shell, PLAN_FILE=str(PLAN), PYTHONIOENCODING="ascii")
    assert "dien-bien-phu" in text


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_is_given(shell: str) -> None:
    if shell == "bash" and sys.platform in ("win32", "darwin"):
        pytest.skip("Click asks bash for its version, and wants 4.4")
    result = subprocess.run(
        [sys.executable, "-m", "tamduong_cli"],
        env={**os.environ, "_PLAN_COMPLETE": f"{shell}_source"},
        capture_output=True,
        timeout=20,
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert f"_PLAN_COMPLETE={shell}_complete" in result.stdout.decode()
