"""`plan schema`: the file format as JSON Schema."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tamduong_cli.language import Language
from tamduong_cli.plan.schema import schema
from tests.conftest import Run

Snapshot = Callable[[str, str], None]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_whole_schema(language: str, run: Run, snapshot: Snapshot) -> None:
    result = run("--lang", language, "schema")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out) == schema(Language(language))
    snapshot(f"schema-{language}.json", result.out)


def test_the_schema_is_in_the_users_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert run("schema").content == run("--lang", "vi", "schema").content


def test_two_languages_differ_in_words_alone() -> None:
    def shape(value: object) -> object:
        if isinstance(value, dict):
            words = ("title", "description", "errorMessage")
            return {key: None if key in words and isinstance(part, str) else shape(part) for key, part in value.items()}
        return [shape(part) for part in value] if isinstance(value, list) else value

    assert shape(schema(Language("vi"))) == shape(schema(Language("en")))


def test_the_schema_is_the_same_bytes_on_every_run() -> None:
    def schema_of_a_process(seed: str) -> bytes:
        environ = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "tamduong_cli", "--lang", "en", "schema"]
        return subprocess.run(command, capture_output=True, check=True, env=environ).stdout

    first = schema_of_a_process("1")
    assert first
    assert first == schema_of_a_process("2")


def test_the_schema_goes_into_a_file(run: Run, tmp_path: Path) -> None:
    result = run("schema", "-o", "plan.schema.json")
    assert (result.code, result.out, result.err) == (0, "", "plan: wrote plan.schema.json\n")
    assert (tmp_path / "plan.schema.json").read_bytes() == run("schema").content
