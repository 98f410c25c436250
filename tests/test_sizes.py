"""How much one reads at once: no module of the package is long, and no function."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import PROJECT

PACKAGE = PROJECT / "tamduong_cli"
SOURCES = sorted(PACKAGE.rglob("*.py"))

MOST_LINES = 500
MOST_LINES_OF_A_FUNCTION = 75
"""From its `def` on; the options of a command, which are decorators, do not count."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_and_no_function_is_long(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MOST_LINES
    long = {
        node.name: length
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}
