"""The READMEs say what the program does: outputs, help, codes and set-up lines are compared, or rewritten.

Run as a program, it rewrites them.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tamduong_cli.plan.kinds import Kind, MappingOf

PROJECT = Path(__file__).parents[1]
READMES = {"en": PROJECT / "README.md", "vi": PROJECT / "README.vi.md"}
COLUMNS = 96


def shown(command: str, language: str) -> str:
    """What a person sees who types this line into a terminal without colour, beside the example plan."""
    pty = pytest.importorskip("pty", reason="a pseudo-terminal is POSIX's")
    environ = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "COLUMNS": str(COLUMNS),
        "LC_ALL": f"{language}.UTF-8",
        "PYTHONUTF8": "1",
        "PLAN_FILE": "",
        "PLAN_LANG": "",
    }
    master, slave = pty.openpty()
    pieces = []
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(PROJECT / "plan.yaml", folder)
        with subprocess.Popen(["sh", "-c", command], stdout=slave, stderr=slave, env=environ, cwd=folder):
            os.close(slave)
            with contextlib.suppress(OSError):  # Linux's end of file on a terminal whose other side is closed
                while piece := os.read(master, 65536):
                    pieces.append(piece)
    os.close(master)
    return b"".join(pieces).decode().replace("\r\n", "\n")


def with_outputs(text: str, language: str) -> str:
    """The text with the output of every `$ plan …` line in its console blocks."""

    def run(block: re.Match[str]) -> str:
        lines = []
        for command in re.findall(r"^\$ (.*)$", block[1], re.MULTILINE):
            lines.append(f"$ {command}\n{shown(command, language)}")
        return "```console\n" + "\n".join(lines) + "```"

    return re.sub(r"```console\n(.*?)```", run, text, flags=re.DOTALL)


def with_help(text: str, language: str) -> str:
    """The text with the help of the program and of each command between its help marks."""
    from tamduong_cli.cli import COMMANDS

    parts = []
    for command in ("plan", *[f"plan {name}" for name in COMMANDS]):
        parts.append(f"### {command}\n\n```text\n{shown(f'{command} --help', language)}```\n")
    return _between(text, "help", "\n".join(parts))


def with_codes(text: str, language: str) -> str:
    """The text with the table of problem codes between its marks."""
    from tamduong_cli.language import Language
    from tamduong_cli.plan.problems import CODES

    words = Language(language)
    head = {"en": "| code | severity | means |", "vi": "| mã lỗi | mức | nghĩa là |"}[language]
    rows = [
        f"| `{code}` | {words.gettext(severity)} | {words.gettext(means)} |"
        for code, (severity, means) in CODES.items()
    ]
    return _between(text, "codes", "\n".join([head, "|---|---|---|", *rows, ""]))


def with_keys(text: str, language: str) -> str:
    """The text with a table for each mapping of the format between its marks: where it stands, and its keys."""
    from tamduong_cli.language import Language

    words = Language(language)
    tables = []
    for mapping, paths in mappings().items():
        rows = [f"| {words.gettext(mapping.name)} | {', '.join(f'`{path}`' for path in paths if path)} |", "|---|---|"]
        for name, key in mapping.keys.items():
            shown = f"**`{name}`**" if key.required else f"`{name}`"
            rows.append(f"| {shown} | {words.gettext(key.means)} |")
        tables.append("\n".join([*rows, ""]))
    return _between(text, "keys", "\n".join(tables))


def mappings() -> dict[MappingOf[Any], list[str]]:
    """Every mapping of the format, with where it stands: `events[].windows[]`; nowhere for the plan itself."""
    from tamduong_cli.plan.format import PLAN
    from tamduong_cli.plan.kinds import Either, ListOf, MappingOf

    found: dict[MappingOf[Any], list[str]] = {}

    def walk(kind: Kind[Any], path: str) -> None:
        if isinstance(kind, MappingOf):
            found.setdefault(kind, []).append(path)
            for name, key in kind.keys.items():
                walk(key.kind, f"{path}.{name}".lstrip("."))
        elif isinstance(kind, Either):
            walk(kind.mapping, path)
        elif isinstance(kind, ListOf):
            walk(kind.item, f"{path}[]")

    walk(PLAN, "")
    return found


def with_json(text: str, language: str) -> str:
    """The text with a table for each command's JSON between its marks, and one for each part that several have."""
    from tamduong_cli.language import Language
    from tamduong_cli.views.json_shapes import PARTS, SHAPES
    from tests.json_shapes import rows

    words = Language(language)
    heads = {shape: f"`plan {command} --format json`" for command, shape in SHAPES.items()}
    heads |= {part: f"**{words.gettext(name)}**" for part, name in PARTS.items()}
    tables = []
    for shape, head in heads.items():
        lines = [f"| `{path}` | {type_} | {means} |" for path, type_, means in rows(shape, words)]
        tables.append("\n".join([f"| {head} | | |", "|---|---|---|", *lines, ""]))
    return _between(text, "json", "\n".join(tables))


def _between(text: str, mark: str, content: str) -> str:
    begin, end = f"<!-- {mark} -->\n", f"<!-- /{mark} -->"
    head, rest = text.split(begin)
    _, tail = rest.split(end)
    return f"{head}{begin}\n{content}\n{end}{tail}"


RENEWED = (with_outputs, with_help, with_codes, with_keys, with_json)


@pytest.mark.parametrize("language", READMES)
@pytest.mark.parametrize("renew", RENEWED)
def test_a_readme_is_in_step_with_the_program(renew: object, language: str, tmp_path: Path) -> None:
    from tests.lock import locked

    if renew is with_help and metadata.version("click") != locked()["click"]:
        pytest.skip("the help in the READMEs is as the locked version of Click lays it out")
    text = READMES[language].read_text(encoding="utf-8")
    assert callable(renew)
    assert renew(text, language) == text


def test_ci_runs_the_readmes_own_test_command() -> None:
    (command,) = re.findall(r"^.*\.venv/bin/pytest$", READMES["en"].read_text(encoding="utf-8"), re.MULTILINE)
    assert "README.md" in (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    assert command in READMES["vi"].read_text(encoding="utf-8")


if __name__ == "__main__":
    for code, path in READMES.items():
        content = path.read_text(encoding="utf-8")
        for renewed in RENEWED:
            content = renewed(content, code)
        path.write_text(content, encoding="utf-8")
