"""Files to plans: example files that must read well, and example files with all that is to be said of them."""

from __future__ import annotations

import os
import re
import time
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tamduong_cli.language import Language
from tamduong_cli.plan import nodes
from tamduong_cli.plan.model import Plan
from tamduong_cli.plan.nodes import Loader, PythonLoader, compose
from tamduong_cli.plan.problems import CODES, Problem, in_order
from tamduong_cli.plan.reading import parse_plan, read_plan
from tamduong_cli.plan.source import decode
from tamduong_cli.schedule.windows import resolve
from tamduong_cli.views.problems import lines
from tests.conftest import TESTS
from tests.plan.test_source import SAID

EN = Language("en")
VALID = sorted((TESTS / "plans" / "valid").glob("*.yaml"))
INVALID = sorted((TESTS / "plans" / "invalid").glob("*.yaml"))

each_valid = pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
each_invalid = pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
each_loader = pytest.mark.parametrize("loader", [Loader, PythonLoader], ids=["fastest", "python"])


def problems_of(path: Path) -> Sequence[Problem]:
    """Every problem of a plan, those of its windows too, as `plan check` finds them."""
    plan, problems = read_plan(str(path), path.name)
    resolved = resolve(plan) if plan else ()
    return in_order([*problems, *resolved]) if isinstance(resolved, list) else problems


def plan_of(text: str) -> Plan:
    plan, problems = parse_plan(text, "plan.yaml")
    assert lines(problems, EN) == ""
    assert plan is not None
    return plan


@each_valid
def test_a_valid_plan_has_no_problem_at_all(path: Path) -> None:
    assert lines(problems_of(path), EN) == ""


@each_invalid
def test_an_invalid_plan_has_just_these_problems(path: Path) -> None:
    found = lines(problems_of(path), EN)
    expected = path.with_suffix(".txt")
    if os.environ.get("UPDATE_SNAPSHOTS"):
        expected.write_bytes(found.encode())
    assert found == expected.read_bytes().decode()


@each_invalid
def test_every_problem_can_be_said_in_vietnamese(path: Path) -> None:
    problems = problems_of(path)
    said = lines(problems, Language("vi")).splitlines()
    assert len(said) == len(problems)
    for line, problem in zip(said, problems, strict=True):
        kind = {"error": "lỗi", "warning": "cảnh báo"}[problem.severity]
        assert line.startswith(f"{problem.place}: {kind}: ")
        assert line.endswith(f" [{problem.code}]")
        assert EN.render(problem.message) not in line


def test_every_code_has_an_example() -> None:
    said = "".join(path.with_suffix(".txt").read_text(encoding="utf-8") for path in INVALID) + "".join(SAID)
    assert set(re.findall(r"\[([a-z0-9-]+)\]$", said, re.MULTILINE)) == set(CODES)


def test_every_list_of_problems_has_its_plan() -> None:
    lists = sorted((TESTS / "plans" / "invalid").glob("*.txt"))
    assert [path.stem for path in lists] == [path.stem for path in INVALID]


@pytest.mark.parametrize("name", ["crlf-line-ends", "cr-line-ends", "byte-order-mark", "no-line-end-at-the-end"])
def test_the_same_plan_reads_the_same_however_it_is_stored(name: str) -> None:
    folder = TESTS / "plans" / "valid"
    plan = read_plan(str(folder / "every-key.yaml"), "plan.yaml").plan
    assert plan is not None
    assert read_plan(str(folder / f"{name}.yaml"), "plan.yaml").plan == plan


def test_a_decomposed_plan_reads_the_same_but_for_its_columns() -> None:
    folder = TESTS / "plans" / "valid"
    plans = [read_plan(str(folder / f"{name}.yaml"), "plan.yaml").plan for name in ("every-key", "decomposed")]
    first, second = (re.sub(r"column=\d+", "", repr(plan)) for plan in plans)
    assert first == second


HEAD = "format: 1\nid: x\ntitle: Kế hoạch\nperiod: 2024\nwindow: {before: 20, after: 5}\n"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("true", "true"),
        ("null", "null"),
        ("~", "~"),
        ("1.10", "1.10"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("2024-05-07", "2024-05-07"),
        ("=", "="),
        ("<<", "<<"),
        ("+84 231", "+84 231"),
        ("-5", "-5"),
        ("Điện Biên Phủ", "Điện Biên Phủ"),
        ("171-KH/BTGTU", "171-KH/BTGTU"),
        ("a # không phải chữ", "a"),
        ("Việc#1", "Việc#1"),
        ('"no"', "no"),
        ("'1.10'", "1.10"),
        ('"a\\tb\\nc \\u1EBF"', "a b c ế"),
        ("'it''s'", "it's"),
        ("một hai\n   ba", "một hai ba"),
        ("|\n   một\n   hai\n", "một hai"),
        (">-\n   một\n   hai\n", "một hai"),
        ("một\u00a0hai", "một hai"),
    ],
)
def test_a_value_is_read_as_it_is_written(written: str, text: str) -> None:
    plan = plan_of(f"{HEAD}parent:\n  number: {written}\nevents: []\n")
    assert plan.parent is not None
    assert plan.parent.number == text
    plan = plan_of(f"{HEAD}objectives:\n  - {written}\nevents: []\n")
    assert [point.in_("vi") for point in plan.objectives.points] == [text]


@pytest.mark.parametrize("written", ["no", "010", "1.10", "0x1F", "null", "1e3", "2024-05-07", "true"])
def test_an_id_is_read_as_it_is_written(written: str) -> None:
    plan = plan_of(
        f"{HEAD}events: [{{id: {written}, summary: S, date: 7/5/2024}}]\nunits: [{{id: {written}, name: N}}]\n"
    )
    assert (plan.events[0].id, plan.units[0].id) == (written, written)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_text_is_composed_and_its_columns_are_those_of_the_file(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, HEAD + "events:\n  - {id: e, summary: Điện Biên Phủ, date: 30/2/2024}\n")
    problem = parse_plan(text, "plan.yaml").problems[0]
    line = text.splitlines()[problem.place.line - 1]
    assert line[problem.place.column - 1 :] == "30/2/2024}"
    plan = plan_of(text.replace("30/2", "7/5"))
    assert plan.events[0].summary.in_("vi") == "Điện Biên Phủ"
    assert plan.title.in_("vi") == "Kế hoạch"


def test_a_key_that_is_stored_decomposed_is_named_composed() -> None:
    text = unicodedata.normalize("NFD", f"{HEAD}events: []\nđịa điểm: x\n")
    assert lines(parse_plan(text, "plan.yaml").problems, EN).startswith(
        "plan.yaml:7:1: error: unknown key 'địa điểm'; expected one of: format, id, "
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@each_loader
def test_a_tab_is_named_at_its_line_whatever_ends_lines(loader: type[Any], end: str) -> None:
    for text in ("id: x\nevents:\n\t- id: e\n", "id: x\nevents:\n  - id: e\n\tdate: 7/5/2024\n"):
        problem = compose(text.replace("\n", end), "plan.yaml", loader)
        assert isinstance(problem, Problem)
        line = text.splitlines().index(next(line for line in text.splitlines() if "\t" in line)) + 1
        assert lines([problem], EN) == f"plan.yaml:{line}:1: error: a tab; indent with spaces [syntax]\n"


ALIAS_BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
TOO_LONG = "plan.yaml:1:1: error: aliases (*) make this file many times as long as it is [alias-bomb]\n"
TOO_DEEP = "plan.yaml:1:1: error: lists and mappings stand more than 32 levels inside each other [too-deep]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ALIAS_BOMB, TOO_LONG),
        ("a: &a [*a]\n", TOO_LONG),
        ("a: &a {b: *a}\n", TOO_LONG),
        ("a: &a\n  - b: [*a, *a]\n", TOO_LONG),
        ("[" * 100_000, TOO_DEEP),
        ("[" * 100_000 + "]" * 100_000, TOO_DEEP),
        ("{a: " * 100_000, TOO_DEEP),
        ("- " * 100_000 + "a\n", TOO_DEEP),
        ("? " * 100_000 + "a\n", TOO_DEEP),
        ("".join(" " * level + "a:\n" for level in range(1000)), TOO_DEEP),
    ],
    ids=[
        "alias bomb",
        "list in itself",
        "mapping in itself",
        "list in a list in itself",
        "open brackets",
        "brackets",
        "braces",
        "items",
        "keys",
        "indentation",
    ],
)
@each_loader
def test_a_file_without_end_is_refused_at_once(loader: type[Any], text: str, said: str) -> None:
    began = time.monotonic()
    problem = compose(text, "plan.yaml", loader)
    assert isinstance(problem, Problem)
    assert lines([problem], EN) == said
    assert time.monotonic() - began < 5


@each_loader
def test_a_file_of_more_values_than_a_plan_has_is_refused(loader: type[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "MOST_NODES", 1000)
    for text in ("[" + "a, " * 1001 + "]", "- a\n" * 1001, "".join(f"k{number}: a\n" for number in range(501))):
        problem = compose(text, "plan.yaml", loader)
        assert isinstance(problem, Problem)
        assert lines([problem], EN) == "plan.yaml:1:1: error: the file has more than 1000 values [too-large]\n"
    assert not isinstance(compose("- a\n" * 998, "plan.yaml", loader), Problem)


@each_loader
def test_as_many_levels_as_are_allowed_are_read(loader: type[Any]) -> None:
    assert not isinstance(compose("[" * 32 + "]" * 32, "plan.yaml", loader), Problem)
    assert isinstance(compose("[" * 33 + "]" * 33, "plan.yaml", loader), Problem)


def test_a_small_alias_stands_for_what_it_names() -> None:
    plan = read_plan(str(TESTS / "plans" / "valid" / "aliases.yaml")).plan
    assert plan is not None
    first, second = plan.events
    assert first.messages == second.messages
    assert [point.in_("vi") for point in second.messages.points] == ["Đường lối kháng chiến", "Thắng lợi vĩ đại"]
    assert first.window == second.window


def test_a_slip_that_aliases_repeat_is_said_once() -> None:
    text = f"{HEAD}events: []\nobjectives: &a [[x]]\nrequirements: *a\nrecipients: *a\n"
    assert lines(parse_plan(text, "plan.yaml").problems, EN) == (
        "plan.yaml:7:17: error: found a list; expected a text [wrong-kind]\n"
    )


def tree(node: Any) -> Any:
    """A node with its places, to compare what two parsers make of a text."""
    if node is None or isinstance(node, Problem):
        return node and (node.code, node.place.line, EN.render(node.message))
    mark = (node.tag, node.start_mark.line, node.start_mark.column)
    if isinstance(node.value, str):
        return (*mark, node.style or "", node.value)
    return (
        *mark,
        [[tree(part) for part in child] if isinstance(child, tuple) else tree(child) for child in node.value],
    )


@pytest.mark.parametrize("path", VALID + INVALID, ids=lambda path: path.stem)
def test_both_parsers_find_the_same(path: Path) -> None:
    text = decode(path.read_bytes(), path.name)
    if isinstance(text, str) and path.stem != "syntax-other":  # which is said in the parser's own words
        assert tree(compose(text, path.name, Loader)) == tree(compose(text, path.name, PythonLoader))


PLAN_TEXT = (TESTS / "plans" / "valid" / "every-key.yaml").read_text(encoding="utf-8")


@settings(max_examples=500, deadline=None)
@given(st.data())
def test_a_plan_with_any_piece_put_out_of_place_is_read_or_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(PLAN_TEXT)))
    end = data.draw(st.integers(start, min(len(PLAN_TEXT), start + 20)))
    piece = data.draw(
        st.sampled_from(["", "\t", ": ", "- ", "*a", "&a ", "{", "}", "[", "]", '"', "'", "|", "!", "\n", "~"])
    )
    plan, problems = parse_plan(PLAN_TEXT[:start] + piece + PLAN_TEXT[end:], "plan.yaml")
    last = PLAN_TEXT.count("\n") + 3
    assert all(1 <= problem.place.line <= last and problem.place.column >= 1 for problem in problems)
    assert lines(problems, EN).count("\n") == len(problems)
    assert (plan is None) == any(problem.severity == "error" for problem in problems)
    if plan:
        resolve(plan)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    content = decode(text.encode("utf-8", "surrogatepass"), "plan.yaml")
    if isinstance(content, str):
        plan, problems = parse_plan(content, "plan.yaml")
        assert plan is None
        assert problems
