"""What of the pages is made: the outputs of commands, and the tables and examples between `<!-- marks -->`."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tamduong_cli.cli import COMMANDS
from tamduong_cli.language import Language
from tamduong_cli.plan.format import PLAN
from tamduong_cli.plan.kinds import Either, Kind, ListOf, MappingOf
from tamduong_cli.plan.problems import CODES
from tamduong_cli.views.json_shapes import PARTS, SHAPES
from tests.docs.pages import PROJECT, READMES
from tests.docs.pairs import pair
from tests.json_shapes import rows

COLUMNS = 96
DOCUMENT = PROJECT / "docs" / "KE-HOACH.docx"
"""The office's document of the example plan."""


def renewed(path: Path, language: str) -> str:
    """The text of a page with all of it that is made."""
    text = path.read_text(encoding="utf-8")
    for mark, make in MAKERS.items():
        text = _between(text, mark, make, language)
    return with_outputs(text, language, shared=path in READMES.values())


def with_outputs(text: str, language: str, *, shared: bool = False) -> str:
    """The text with the output of every `$ plan …` line in its console blocks.

    Each block runs in a folder of its own that has the example plan, or all of them in one that has only its document.
    """
    with tempfile.TemporaryDirectory() as empty:
        shutil.copy(DOCUMENT, empty)

        def run(block: re.Match[str]) -> str:
            with tempfile.TemporaryDirectory() as own:
                shutil.copy(PROJECT / "plan.yaml", own)
                shutil.copy(DOCUMENT, own)
                place = empty if shared else own
                commands = re.findall(r"^\$ (.*)$", block[1], re.MULTILINE)
                lines = [f"$ {command}\n{shown(command, language, place)}" for command in commands]
            return "```console\n" + "\n".join(lines) + "```"

        return re.sub(r"```console\n(.*?)```", run, text, flags=re.DOTALL)


def shown(command: str, language: str, folder: str) -> str:
    """What a person sees who types this line into a terminal without colour."""
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
    with subprocess.Popen(["sh", "-c", command], stdout=slave, stderr=slave, env=environ, cwd=folder):
        os.close(slave)
        with contextlib.suppress(OSError):  # Linux's end of file on a terminal whose other side is closed
            while piece := os.read(master, 65536):
                pieces.append(piece)
    os.close(master)
    return b"".join(pieces).decode().replace("\r\n", "\n")


def help_texts(language: str) -> str:
    """The help of the program and of each command."""
    parts = []
    with tempfile.TemporaryDirectory() as folder:
        for command in ("plan", *[f"plan {name}" for name in COMMANDS]):
            parts.append(f"## {command}\n\n```text\n{shown(f'{command} --help', language, folder)}```\n")
    return "\n".join(parts)


def codes(language: str) -> str:
    """A table of the problem codes, each a link to its example."""
    words = Language(language)
    head = {"en": "| code | severity | means |", "vi": "| mã lỗi | mức | nghĩa là |"}[language]
    table = [
        f"| [`{code}`]({'warnings.md' if severity == 'warning' else ''}#{code}) | {words.gettext(severity)} | "
        f"{words.gettext(means)} |"
        for code, (severity, means) in CODES.items()
    ]
    return "\n".join([head, "|---|---|---|", *table, ""])


def keys(language: str) -> str:
    """A table for each mapping of the format: where it stands, and its keys."""
    words = Language(language)
    tables = []
    for mapping, paths in mappings().items():
        table = [f"| {words.gettext(mapping.name)} | {', '.join(f'`{path}`' for path in paths if path)} |", "|---|---|"]
        for name, key in mapping.keys.items():
            written = f"**`{name}`**" if key.required else f"`{name}`"
            table.append(f"| {written} | {words.gettext(key.means)} |")
        tables.append("\n".join([*table, ""]))
    return "\n".join(tables)


def mappings() -> dict[MappingOf[Any], list[str]]:
    """Every mapping of the format, with where it stands: `events[].windows[]`; nowhere for the plan itself."""
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


def json(language: str) -> str:
    """A table for each command's JSON, and one for each part that several have."""
    words = Language(language)
    head = {"en": "| key | value | |", "vi": "| khóa | giá trị | |"}[language]
    headings = {}
    for line, shape in SHAPES.items():
        command, *arguments = line.split()
        headings[shape] = " ".join(["plan", command, *map(words.gettext, arguments)])
    headings |= {part: words.gettext(name) for part, name in PARTS.items()}
    tables = []
    for shape, heading in headings.items():
        lines = [f"| `{path}` | {type_} | {means} |" for path, type_, means in rows(shape, words)]
        tables.append("\n".join([f"## {heading}", "", head, "|---|---|---|", *lines, ""]))
    return "\n".join(tables)


MAKERS: dict[str, Callable[[str, str], str]] = {
    "help": lambda _, language: help_texts(language),
    "codes": lambda _, language: codes(language),
    "keys": lambda _, language: keys(language),
    "json": lambda _, language: json(language),
    "pair": pair,
}
"""What stands between two marks, `<!-- help -->` and `<!-- /help -->`, by the heading above them and the language."""


def _between(text: str, mark: str, make: Callable[[str, str], str], language: str) -> str:
    begin, end = f"<!-- {mark} -->\n", f"<!-- /{mark} -->"

    def fill(found: re.Match[str]) -> str:
        heading = re.findall(r"^#+ `?(.+?)`?$", text[: found.start()], re.MULTILINE)[-1]
        return f"{begin}\n{make(heading, language)}\n{end}"

    return re.sub(f"{re.escape(begin)}.*?{re.escape(end)}", fill, text, flags=re.DOTALL)
