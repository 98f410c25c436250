"""The formats of commands: each is declared once, with what makes it, and can be asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest

from tamduong_cli.cli import COMMANDS
from tamduong_cli.commands.declaring import FORMAT_OF_ENDING
from tamduong_cli.commands.formats import Write
from tests.conftest import PLAN, Run

MODULES = {name: import_module(f"tamduong_cli.commands.{name}") for name in COMMANDS}
FORMATS: dict[str, dict[str, Write[Any]]] = {
    name: module.FORMATS for name, module in MODULES.items() if hasattr(module, "FORMATS")
}
LISTS = ["table", "json", "csv", "tsv", "markdown", "xlsx"]
FOR_PEOPLE = {"table", "text", "notice"}
ARGUMENTS = {"show": ["tach-tinh"], "diff": [str(PLAN)], "briefing": ["2023-W49"]}


def test_the_formats_of_each_command() -> None:
    assert {name: list(formats) for name, formats in FORMATS.items()} == {
        "windows": LISTS,
        "show": ["text", "json"],
        "units": LISTS,
        "briefing": ["text", "markdown", "html", "json", "docx"],
        "document": ["docx", "html", "markdown", "text"],
        "timeline": ["text", "svg", "json"],
        "anniversaries": LISTS,
        "check": [*LISTS, "github"],
        "diff": [*LISTS, "notice"],
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_takes_the_formats_that_it_has(name: str) -> None:
    command = getattr(MODULES[name], name)
    taken = [option.type for option in command.params if option.name == "format_"]
    assert [list(choice.choices) for choice in taken if isinstance(choice, click.Choice)] == (
        [list(FORMATS[name])] if name in FORMATS else []
    )


def test_every_format_that_a_file_is_of_has_its_ending() -> None:
    assert {name for formats in FORMATS.values() for name in formats} - FOR_PEOPLE - {"github"} == set(
        FORMAT_OF_ENDING.values()
    )


@pytest.mark.parametrize(
    ("name", "format_"), [(name, format_) for name, formats in FORMATS.items() for format_ in formats]
)
def test_every_format_of_a_command_is_written(name: str, format_: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "result"
    line = ["--plan", str(PLAN), name, *ARGUMENTS.get(name, []), "--format", format_, "-o", str(path)]
    assert run(*line) == (0, b"", f"plan: wrote {path}\n")
    assert bool(path.read_bytes()) == (format_ != "github")  # which has nothing to say of a plan without problems
