"""`plan draft`: a new plan for other years, which checks and resolves."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clicks import invalid, missing
from tests.conftest import PLAN, TESTS, Run

Snapshot = Callable[[str, str], None]
DRAFT = ("--lang", "en", "--plan", str(PLAN), "draft", "2028-2029")


def test_the_draft_of_the_source_plan(run: Run, snapshot: Snapshot) -> None:
    result = run(*DRAFT)
    assert (result.code, result.err) == (0, "plan: 13 places in the draft need a look; they are marked with # TODO\n")
    snapshot("draft-2028-2029-en.txt", result.out)


def test_the_draft_checks_and_has_the_windows_of_its_years(run: Run) -> None:
    assert run(*DRAFT, "-o", "new.yaml").code == 0
    checked = run("--plan", "new.yaml", "check", "--strict")
    assert (checked.code, checked.out) == (0, "new.yaml: no problems (5 events, 5 windows, 5 units)\n")
    windows = json.loads(run("--plan", "new.yaml", "--lang", "vi", "windows", "--all", "--format", "json").out)
    assert [
        (w["event"], w["date"], w["first"], w["last"], w["days"], w["summary"][:15]) for w in windows["windows"]
    ] == [
        ("giai-phong-thi-tran-lai-chau", "2028-12-12", "2028-11-22", "2028-12-17", 26, "Kỷ niệm 75 năm "),
        ("tach-tinh", "2029-01-01", "2028-12-01", "2029-01-10", 41, "Kỷ niệm 25 năm "),
        ("dien-bien-phu", "2029-05-07", "2029-04-17", "2029-05-12", 26, "Kỷ niệm 75 năm "),
        ("thanh-lap-tinh", "2029-06-28", "2029-06-08", "2029-07-03", 26, "Kỷ niệm 120 năm"),
        ("thanh-lap-dang-bo-tinh", "2029-10-10", "2029-09-20", "2029-10-15", 26, "Kỷ niệm 80 năm "),
    ]


@pytest.mark.parametrize(
    ("classes", "ids"),
    [
        (["round"], ["thanh-lap-tinh", "thanh-lap-dang-bo-tinh"]),
        (["half-round"], ["giai-phong-thi-tran-lai-chau", "tach-tinh", "dien-bien-phu"]),
        (
            ["other"],
            [
                "giai-phong-thi-tran-lai-chau",
                "tach-tinh",
                "dien-bien-phu",
                "thanh-lap-tinh",
                "thanh-lap-dang-bo-tinh",
            ],
        ),
    ],
)
def test_the_classes_that_are_asked_for(classes: list[str], ids: list[str], run: Run) -> None:
    options = [part for class_ in classes for part in ("--class", class_)]
    assert run(*DRAFT, *options, "-o", "new.yaml").code == 0
    windows = json.loads(run("--plan", "new.yaml", "windows", "--all", "--format", "json").out)["windows"]
    assert {window["event"] for window in windows} == set(ids)


@pytest.mark.parametrize("path", sorted((TESTS / "plans" / "valid").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_valid_plan_is_drafted_or_refused_in_a_line(path: Path, run: Run) -> None:
    result = run("--lang", "en", "--plan", str(path), "draft", "2025-2034", "--class", "other", "-o", "new.yaml")
    if result.code:
        assert (result.code, result.out) == (1, "")
        assert result.err.splitlines()[-1].startswith(("plan: no anniversary to draft; ", f"plan: {path}:"))
    else:
        assert run("--plan", "new.yaml", "check").code == 0


def test_a_draft_of_a_draft_is_a_draft(run: Run) -> None:
    assert run(*DRAFT, "-o", "new.yaml").code == 0
    result = run("--lang", "en", "--plan", "new.yaml", "draft", "2033-2034")
    assert result.code == 0
    assert "id: tam-duong-2033-2034 " in result.out
    assert result.out.count("# yaml-language-server:") == 1
    assert "Kỷ niệm 85 năm thành lập Đảng bộ tỉnh" in result.out


def test_the_years_of_the_plan_itself_give_a_plan_of_another_id(run: Run) -> None:
    result = run("--lang", "en", "--plan", str(PLAN), "draft", "2023-2024")
    assert "\nid: tam-duong-2023-2024-2023-2024 " in result.out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["draft"], 2, missing("YEARS")),
        (["draft", "5/2028"], 2, invalid("YEARS", "'5/2028' is not a year or a range of years")),
        (["--plan", "a.yaml", "draft", "2028"], 2, "this command takes one plan; found 2"),
        (["draft", "1900-1905"], 1, "plan: no anniversary to draft; 'plan anniversaries --years 1900-1905'"),
        (["draft", "2029", "-o", "plan.yaml"], 1, "plan: plan.yaml is the plan itself; name another file"),
        (["draft", "2029", "-o", "no/plan.yaml"], 1, "plan: no/plan.yaml cannot be written: no such folder"),
    ],
)
def test_what_is_refused(arguments: list[str], code: int, message: str, run: Run) -> None:
    content = PLAN.read_bytes()
    Path("plan.yaml").write_bytes(content)
    result = run("--lang", "en", "--plan", "plan.yaml", *arguments)
    assert result.code == code
    assert message in result.err
    assert Path("plan.yaml").read_bytes() == content


def test_a_draft_in_a_file_has_the_schema_beside_it_that_its_first_line_names(run: Run) -> None:
    os.mkdir("new")
    result = run("--lang", "en", "--plan", str(PLAN), "draft", "2028-2029", "-o", os.path.join("new", "plan.yaml"))
    assert result.code == 0
    assert sorted(os.listdir("new")) == ["plan.schema.json", "plan.yaml"]
    first = Path("new", "plan.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=plan.schema.json"
    assert json.loads(Path("new", "plan.schema.json").read_bytes())["$schema"].endswith("2020-12/schema")


def test_a_schema_that_is_there_stays(run: Run) -> None:
    Path("plan.schema.json").write_text("mine", encoding="utf-8")
    assert run("--plan", str(PLAN), "draft", "2028-2029", "-o", "next.yaml").code == 0
    assert Path("plan.schema.json").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("there", ["next.yaml", "folder"])
def test_no_file_is_ever_overwritten(there: str, run: Run) -> None:
    """Somebody may have settled half of what is to do in it."""
    Path("next.yaml").write_text("mine", encoding="utf-8")
    os.mkdir("folder")
    result = run("--plan", str(PLAN), "draft", "2028-2029", "-o", there)
    assert (result.code, result.out) == (1, "")
    assert result.err == f"plan: {there} is there already; nothing was written\n"
    assert Path("next.yaml").read_text(encoding="utf-8") == "mine"
