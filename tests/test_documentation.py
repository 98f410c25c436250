"""What the program says of where the documentation is: pages that exist, at the address that the project has."""

from __future__ import annotations

import ast
from pathlib import Path

import click
import pytest

from tamduong_cli import documentation
from tamduong_cli.cli import COMMANDS, plan
from tamduong_cli.commands.declaring import Documented
from tests.conftest import PROJECT, Run
from tests.docs.pages import LANGUAGES

NAMED = [
    str(call.args[0].value)
    for path in sorted((PROJECT / "tamduong_cli").rglob("*.py"))
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(call, ast.Call) and ast.unparse(call.func) == "documentation.page"
    if isinstance(call.args[0], ast.Constant)
]
"""The pages that messages name."""


def of_commands() -> list[str]:
    commands = [plan, *(plan.get_command(click.Context(plan), name) for name in COMMANDS)]
    return [command.page for command in commands if isinstance(command, Documented)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_is_named_exists(language: str) -> None:
    assert len(of_commands()) == len(COMMANDS) + 1
    assert len(NAMED) > 3
    for name in {*of_commands(), *NAMED}:
        assert (PROJECT / documentation.page(name, language)).is_file(), name


def test_the_address_is_that_of_the_project() -> None:
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    if documentation.ADDRESS:
        assert f'\nDocumentation = "{documentation.ADDRESS}"\n' in text
    else:
        assert "\nDocumentation = " not in text


def test_with_an_address_pages_are_those_of_the_site(monkeypatch: pytest.MonkeyPatch, run: Run, tmp_path: Path) -> None:
    monkeypatch.setattr(documentation, "ADDRESS", "https://plan.example.vn/docs/")
    assert run("--lang", "vi", "briefing", "--help").out.splitlines()[-1] == (
        "  Xem thêm: https://plan.example.vn/docs/vi/week.html"
    )
    assert run("init").err.splitlines()[-1] == (
        "plan: how a plan is written: https://plan.example.vn/docs/en/first-plan.html"
    )
    assert "# Mọi khóa: https://plan.example.vn/docs/vi/file.html\n" in Path("plan.yaml").read_text(encoding="utf-8")
