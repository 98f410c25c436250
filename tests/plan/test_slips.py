"""The slips that people make who never saw YAML: each is told once, at its line, in words that say what to type.

A table of tests/plan/slips has a slip a paragraph: a name, the codes that it gets in square brackets, the lines that
are changed in plan.yaml beside it, and what is said of it in both languages. A line begins with a sign and a bar:

    ' ' stands in plan.yaml   'e' and an error is said of it   'w' and a warning is said of it
    '-' is taken away
    '+' is put there          'E' and an error is said of it   'W' and a warning is said of it
    '~' lines left out between two changes

Of every other line nothing is said; square brackets with nothing in them mean that all is well. "the whole file" before
the lines means that they are not put into plan.yaml but in its place, "saved as" is the encoding where it is not UTF-8.
A character that cannot be seen, or a space that is none, is written <U+00A0>.

UPDATE_SNAPSHOTS=1 writes what is said anew, and nothing else.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

from tamduong_cli.language import Language
from tamduong_cli.plan.problems import Problem, Report
from tamduong_cli.plan.source import text_of
from tamduong_cli.schedule.loading import loaded
from tamduong_cli.views.problem_lines import lines
from tests.conftest import TESTS

FOLDER = TESTS / "plan" / "slips"
TABLES = sorted(FOLDER.glob("*.txt"))
PLAN_LINES = (FOLDER / "plan.yaml").read_text(encoding="utf-8").splitlines()
LANGUAGES = (Language("en"), Language("vi"))
SEVERITIES = {"E": "error", "W": "warning"}


class Slip(NamedTuple):
    """A paragraph of a table."""

    table: str
    name: str
    codes: list[str]
    changes: list[tuple[str, str]]
    """Each line with its sign."""
    whole: bool
    encoding: str
    written: str
    """The paragraph as it stands there, without what is said."""


def read(table: Path) -> list[Slip | str]:
    """The slips of a table, and the paragraphs between them that are for people."""
    paragraphs = table.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    return [slip_of(table, text) if text.startswith("== ") else text for text in paragraphs]


def slip_of(table: Path, text: str) -> Slip:
    written = [line for line in text.splitlines() if not re.match("(en|vi) ", line)]
    heading = re.fullmatch(r"== (.+) \[(.*)\]", written[0])
    assert heading, written[0]
    changes, whole, encoding = [], False, "utf-8"
    for line in written[1:]:
        if line == "the whole file":
            whole = True
        elif line.startswith("saved as "):
            encoding = line.removeprefix("saved as ")
        else:
            assert re.match(r"[ ew+EW~-]\|", line), f"{heading[1]}: {line}"
            changes.append((line[0], seen_as_itself(line[2:])))
    codes = heading[2].split(", ") if heading[2] else []
    return Slip(table.stem, heading[1], codes, changes, whole, encoding, "\n".join(written))


def seen_as_itself(line: str) -> str:
    return re.sub(r"<U\+([0-9A-F]{4,5})>", lambda code: chr(int(code[1], 16)), line)


def seen_by_name(text: str) -> str:
    """The text with what cannot be seen, and every space but the usual one, written <U+00A0>."""
    return "".join(
        f"<U+{ord(sign):04X}>" if sign not in " \n" and unicodedata.category(sign)[0] in "CZ" else sign for sign in text
    )


def changed(slip: Slip) -> list[tuple[str, str]]:
    """The lines of the file with the slip in it, each with its sign."""
    if slip.whole:
        return slip.changes
    result: list[tuple[str, str]] = []
    begin = 0
    for hunk in hunks(slip.changes):
        old = [line for sign, line in hunk if sign in " ew-"]
        fits = [at for at in range(len(PLAN_LINES)) if PLAN_LINES[at : at + len(old)] == old]
        assert old, f"{slip.name}: say where"
        assert len(fits) == 1, f"{slip.name}: these lines stand {len(fits)} times in plan.yaml: {old}"
        result += [(" ", line) for line in PLAN_LINES[begin : fits[0]]]
        result += [(sign, line) for sign, line in hunk if sign != "-"]
        assert begin <= fits[0], f"{slip.name}: changes go downward"
        begin = fits[0] + len(old)
    return result + [(" ", line) for line in PLAN_LINES[begin:]]


def hunks(changes: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    found: list[list[tuple[str, str]]] = [[]]
    for sign, line in changes:
        if sign == "~":
            found.append([])
        else:
            found[-1].append((sign, line))
    return found


def problems_of(slip: Slip) -> tuple[Problem, ...]:
    text = "".join(f"{line}\n" for _, line in changed(slip))
    report = Report("")
    return loaded(text_of(text.encode(slip.encoding), report), report).problems


def said_of(slip: Slip) -> str:
    """What is said of a slip, in both languages, after the number of the line."""
    problems = problems_of(slip)
    said = [
        f"{language.code} {line.removeprefix(':')}"
        for language in LANGUAGES
        for line in lines(problems, language).splitlines()
    ]
    return seen_by_name("\n".join(said))


SLIPS = [part for table in TABLES for part in read(table) if isinstance(part, Slip)]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.table}: {slip.name}")
def test_a_slip_is_told_once_and_at_its_line(slip: Slip) -> None:
    said = [(problem.place.line, problem.severity, problem.code) for problem in problems_of(slip)]
    marked = [(number, SEVERITIES[sign.upper()]) for number, (sign, _) in enumerate(changed(slip), 1) if sign in "eEwW"]
    if slip.codes and not marked:
        marked = [(1, "error")]  # the file as a whole
    assert [(line, severity) for line, severity, _ in said] == marked
    assert [code for _, _, code in said] == slip.codes


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_what_is_said(table: Path) -> None:
    parts = [
        part if isinstance(part, str) else "\n".join(filter(None, (part.written, said_of(part))))
        for part in read(table)
    ]
    text = "\n\n".join(parts) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        table.write_bytes(text.encode())
    assert text == table.read_bytes().decode()


def test_the_plan_without_a_slip_has_no_problem() -> None:
    assert loaded("\n".join(PLAN_LINES), Report("plan.yaml")).problems == ()


def test_there_are_many_slips_and_each_has_a_name_of_its_own() -> None:
    names = [(slip.table, slip.name) for slip in SLIPS]
    assert len(names) == len(set(names))
    assert sum(bool(slip.codes) for slip in SLIPS) >= 150
