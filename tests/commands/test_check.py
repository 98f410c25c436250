"""`plan check`: the problems in a plan, and what other commands say of them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import yaml

from tests.conftest import PLAN, PROJECT, TESTS, Run

COMMUNE = TESTS / "commands" / "commune.yaml"
FINE = """\
format: 1
id: nho
title: Kế hoạch
period: 2024
window: {before: 20 ngày, after: 5 ngày}
events:
  - id: chien-thang
    summary: Kỷ niệm 70 năm Chiến thắng
    origin: 7/5/1954
    date: 7/5/2024
units:
  - {id: xa, name: Xã}
"""
WARNED = FINE.replace("70 năm", "71 năm").replace("period: 2024", "period: 2023")
WRONG = (
    FINE.replace("    summary:", "    sumary:")
    .replace("date: 7/5/2024", "date: 30/2/2024")
    .replace("{id: xa, name: Xã}", "{id: xa, name: Xã, events: [chien-thangg]}")
)

Snapshot = Callable[[str, str], None]


@pytest.fixture
def plan(tmp_path: Path) -> Callable[[str], None]:
    def write(text: str) -> None:
        (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")

    return write


Write = Callable[[str], None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "plan.yaml: no problems (1 event, 1 window, 1 unit)\n"),
        ("vi", "plan.yaml: không có lỗi (1 sự kiện, 1 đợt tuyên truyền, 1 đơn vị)\n"),
    ],
)
def test_a_plan_without_problems(language: str, text: str, plan: Write, run: Run) -> None:
    plan(FINE)
    assert run("--lang", language, "check") == (0, text.encode(), "")


def test_the_built_in_plan_has_no_problems(run: Run) -> None:
    expected = f"{PLAN}: no problems (6 events, 6 windows, 5 units)\n"
    assert run("--plan", str(PLAN), "--lang", "en", "check") == (0, expected.encode(), "")


def test_without_problems_programs_get_an_empty_list(plan: Write, run: Run) -> None:
    plan(FINE)
    assert run("check", "--format", "json") == (0, b'{\n  "problems": []\n}\n', "")
    assert run("check", "--format", "tsv") == (0, b"File\tLine\tColumn\tSeverity\tCode\tMessage\n", "")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("format_", ["table", "json", "tsv", "markdown"])
def test_problems_in_every_format(format_: str, language: str, plan: Write, run: Run, snapshot: Snapshot) -> None:
    plan(WRONG)
    result = run("--lang", language, "check", "--format", format_)
    assert (result.code, result.err) == (1, "")
    snapshot(f"check-{format_}-{language}.txt", result.out)


def test_problems_for_a_spreadsheet(plan: Write, run: Run) -> None:
    plan(WRONG)
    result = run("--lang", "en", "check", "--format", "csv")
    assert (result.code, result.err) == (1, "")
    assert list(csv.reader(io.StringIO(result.out.removeprefix("\ufeff"), newline=""))) == [
        ["File", "Line", "Column", "Severity", "Code", "Message"],
        ["plan.yaml", "8", "5", "error", "unknown-key", "unknown key 'sumary'; did you mean 'summary'?"],
        [
            "plan.yaml",
            "10",
            "11",
            "error",
            "no-such-day",
            "30/2/2024 is not a day of the calendar; February 2024 ends on the 29th",
        ],
        [
            "plan.yaml",
            "12",
            "33",
            "error",
            "unknown-event",
            "there is no event 'chien-thangg'; did you mean 'chien-thang'?",
        ],
    ]


def test_the_json_of_a_problem_has_the_keys_that_programs_rely_on(plan: Write, run: Run) -> None:
    plan(WARNED)
    result = run("--lang", "en", "check", "--format", "json")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out) == {
        "problems": [
            {
                "file": "plan.yaml",
                "line": 8,
                "column": 14,
                "severity": "warning",
                "code": "year-count",
                "message": "the summary says 71 năm, but 07/05/1954 to 07/05/2024 is 70",
            },
            {
                "file": "plan.yaml",
                "line": 10,
                "column": 11,
                "severity": "warning",
                "code": "outside-period",
                "message": "07/05/2024 is outside the plan's period, 01/01/2023 – 31/12/2023",
            },
        ]
    }


WARNINGS = (
    "plan.yaml:8:14: warning: the summary says 71 năm, but 07/05/1954 to 07/05/2024 is 70 [year-count]\n"
    "  |     summary: Kỷ niệm 71 năm Chiến thắng\n"
    "  |              ^\n"
    "plan.yaml:10:11: warning: 07/05/2024 is outside the plan's period, 01/01/2023 – 31/12/2023 [outside-period]\n"
    "  |     date: 7/5/2024\n"
    "  |           ^\n"
)
ERRORS = (
    "plan.yaml:8:5: error: unknown key 'sumary'; did you mean 'summary'? [unknown-key]\n"
    "  |     sumary: Kỷ niệm 70 năm Chiến thắng\n"
    "  |     ^\n"
    "plan.yaml:10:11: error: 30/2/2024 is not a day of the calendar; February 2024 ends on the 29th [no-such-day]\n"
    "  |     date: 30/2/2024\n"
    "  |           ^\n"
    "plan.yaml:12:33: error: there is no event 'chien-thangg'; did you mean 'chien-thang'? [unknown-event]\n"
    "  |   - {id: xa, name: Xã, events: [chien-thangg]}\n"
    "  |                                 ^\n"
)


def test_warnings_alone_are_shown_and_no_failure(plan: Write, run: Run) -> None:
    plan(WARNED)
    assert run("check") == (0, WARNINGS.encode(), "")


def test_errors_are_a_failure(plan: Write, run: Run) -> None:
    plan(WRONG)
    assert run("check") == (1, ERRORS.encode(), "")


def test_an_error_and_a_warning_are_shown_together(plan: Write, run: Run) -> None:
    plan(FINE.replace("70 năm", "71 năm").replace("{id: xa, name: Xã}", "{id: xa}"))
    assert run("check") == (
        1,
        "".join(WARNINGS.splitlines(keepends=True)[:3]).encode()
        + b"plan.yaml:12:5: error: the key 'name' is missing; expected a text [missing-key]\n"
        b"  |   - {id: xa}\n"
        b"  |     ^\n",
        "",
    )


OTHERS = [["windows", "--all"], ["show", "chien-thang"], ["units"], ["export", "-o", "-"]]


@pytest.mark.parametrize("command", OTHERS, ids=lambda command: command[0])
def test_other_commands_announce_warnings_and_go_on(command: list[str], plan: Write, run: Run) -> None:
    plan(FINE)
    fine = run(*command)
    assert (fine.code, fine.err) == (0, "")
    plan(WARNED)
    result = run(*command)
    assert (result.code, result.err) == (0, "plan: plan.yaml has 2 warnings; 'plan check' shows them\n")
    assert result.content.count(b"\n") == fine.content.count(b"\n")


@pytest.mark.parametrize("command", OTHERS, ids=lambda command: command[0])
def test_other_commands_stop_at_errors_and_show_them(command: list[str], plan: Write, run: Run) -> None:
    plan(WRONG)
    assert run(*command) == (1, b"", ERRORS)


def test_one_warning_is_announced_in_the_users_language(plan: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    plan(FINE.replace("70 năm", "71 năm"))
    assert run("units").err == "plan: plan.yaml có 1 cảnh báo; gõ 'plan check' để xem\n"


def test_a_file_has_the_problems_and_the_exit_code_stays(plan: Write, run: Run, tmp_path: Path) -> None:
    plan(WRONG)
    assert run("check", "-o", "problems.txt") == (1, b"", "plan: wrote problems.txt\n")
    assert (tmp_path / "problems.txt").read_bytes() == ERRORS.encode()


def test_a_plan_that_is_not_there_is_a_failure_and_not_a_problem(run: Run) -> None:
    assert run("--plan", "none.yaml", "check") == (1, b"", "plan: there is no file none.yaml\n")
    assert run("--plan", "none.yaml", "check", "--format", "json") == (1, b"", "plan: there is no file none.yaml\n")


# --strict, and what there is to count


@pytest.mark.parametrize(("text", "code"), [(FINE, 0), (WARNED, 1), (WRONG, 1)], ids=["fine", "warned", "wrong"])
@pytest.mark.parametrize("format_", ["table", "json", "tsv"])
def test_with_strict_warnings_fail_and_nothing_else_changes(
    text: str, code: int, format_: str, plan: Write, run: Run
) -> None:
    plan(text)
    lenient = run("check", "--format", format_)
    strict = run("check", "--strict", "--format", format_)
    assert strict == lenient._replace(code=code)


def test_deadlines_and_activities_are_counted_where_there_are_any(plan: Write, run: Run) -> None:
    text = COMMUNE.read_text(encoding="utf-8")
    plan(text)
    counts = b"5 events, 8 windows, 4 deadlines, 5 activities, 3 units"
    assert run("--lang", "en", "check", "--strict") == (0, b"plan.yaml: no problems (%s)\n" % counts, "")
    before, _, after = text.partition("deadlines:\n")
    plan(before + after[after.index("units:\n") :])
    assert run("--lang", "en", "check").out == "plan.yaml: no problems (5 events, 8 windows, 3 units)\n"


SLIPS = """\
format: 1
id: loi
title: Kế hoạch
period: 2024
window: {before: 20 ngày, after: 5 ngày}
events:
  - id: chien-thang
    summary: Kỷ niệm Chiến thắng
    date: thứ Hai, 7/5/2024
    windows:
      - {name: Đợt 1, from: 1/4/2024, to: 30/4/2024}
      - {name: Đợt 2, from: 30/4/2024, to: 12/5/2024}
  - id: gio-to
    summary: Giỗ Tổ
    date: 10/3/2024 âm lịch
deadlines:
  - {id: bao-cao, summary: Báo cáo, event: chien-thang, before: 200 ngày}
activities:
  - {id: loa, summary: Loa, event: gio-to, date: [18/4/2024, 1/6/2024]}
  - {id: hop, summary: Họp, event: gio-to, repeat: hằng tháng ngày 25}
"""


def test_slips_that_show_only_in_days_are_told_in_the_order_of_their_places(plan: Write, run: Run) -> None:
    plan(SLIPS)
    result = run("--lang", "en", "check")
    assert (result.code, result.err) == (0, "")
    assert [line for line in result.out.splitlines() if not line.startswith("  | ")] == [
        "plan.yaml:9:11: warning: 7/5/2024 is Tuesday, not Monday [weekday]",
        "plan.yaml:12:9: warning: this window, 30/04/2024 – 12/05/2024, overlaps with 'Đợt 1', 01/04/2024 – "
        "30/04/2024, and neither is within the other [windows-overlap]",
        "plan.yaml:17:65: warning: 20/10/2023 is outside the plan's period, 01/01/2024 – 31/12/2024 [outside-period]",
        "plan.yaml:19:50: warning: 01/06/2024 is outside the activity's window, 29/03/2024 – 23/04/2024 "
        "[outside-window]",
        "plan.yaml:20:52: warning: it never happens within its window, 29/03/2024 – 23/04/2024 [outside-window]",
    ]
    assert run("check", "--strict").code == 1


# FILE…


def test_each_file_is_checked_by_itself(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fine.yaml").write_text(FINE, encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    (tmp_path / "warned.yaml").write_text(WARNED, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text("not looked at", encoding="utf-8")
    errors, warnings = ERRORS.replace("plan.", "wrong."), WARNINGS.replace("plan.", "warned.")
    fine = "fine.yaml: no problems (1 event, 1 window, 1 unit)\n"
    assert run("check", "wrong.yaml", "fine.yaml", "warned.yaml") == (1, (errors + warnings + fine).encode(), "")
    assert run("check", "fine.yaml", "warned.yaml") == (0, (warnings + fine).encode(), "")
    assert run("check", "--strict", "fine.yaml", "warned.yaml").code == 1


def test_files_may_have_the_same_id(run: Run, tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(FINE, encoding="utf-8")
    counts = "no problems (1 event, 1 window, 1 unit)"
    assert run("check", "a.yaml", "b.yaml") == (0, f"a.yaml: {counts}\nb.yaml: {counts}\n".encode(), "")


@pytest.mark.parametrize("text", [FINE, WARNED, WRONG], ids=["fine", "warned", "wrong"])
@pytest.mark.parametrize("format_", ["table", "json", "csv", "tsv", "markdown", "xlsx", "github"])
def test_one_file_gives_what_it_gives_as_the_plan(text: str, format_: str, plan: Write, run: Run) -> None:
    plan(text)
    of_plan = run("check", "--format", format_)
    assert run("check", "--format", format_, "plan.yaml") == of_plan
    assert run("--plan", "plan.yaml", "check", "--format", format_) == of_plan


@pytest.mark.parametrize("language", ["vi", "en"])
def test_files_and_the_plan_option_do_not_go_together(language: str, plan: Write, run: Run) -> None:
    plan(FINE)
    result = run("--lang", language, "--plan", "plan.yaml", "check", "plan.yaml")
    assert (result.code, result.content) == (2, b"")
    assert (
        result.err.splitlines()[-1]
        == {
            "en": "Error: choose --plan or FILE; both name the plans to check",
            "vi": "Lỗi: chỉ chọn --plan hoặc TỆP; cả hai đều là kế hoạch cần kiểm tra",
        }[language]
    )


def test_files_take_the_place_of_the_plan_of_the_environment(
    plan: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(FINE)
    monkeypatch.setenv("PLAN_FILE", "gone.yaml")
    assert run("check", "plan.yaml") == (0, b"plan.yaml: no problems (1 event, 1 window, 1 unit)\n", "")


def test_a_file_that_is_not_there_leaves_the_others_checked(plan: Write, run: Run, tmp_path: Path) -> None:
    plan(FINE)
    gone = "plan: there is no file gone.yaml\n"
    assert run("check", "gone.yaml") == (1, b"", gone)
    assert run("check", "gone.yaml", "plan.yaml") == (
        1,
        b"plan.yaml: no problems (1 event, 1 window, 1 unit)\n",
        gone,
    )
    (tmp_path / "folder").mkdir()
    assert run("check", "folder") == (
        1,
        b"folder:1:1: error: this is a folder, not a plan's file [not-a-file]\n",
        "",
    )


def test_a_file_that_is_not_there_is_told_to_programs_too(plan: Write, run: Run) -> None:
    plan(WRONG)
    told = "plan: there is no file gone.yaml\n"
    alone = run("--lang", "vi", "check", "--format", "json", "gone.yaml")
    assert (alone.code, alone.err) == (1, "plan: không có tệp gone.yaml\n")
    place = {"file": "gone.yaml", "line": 1, "column": 1}
    problem = {**place, "severity": "error", "code": "not-a-file", "message": "không có tệp gone.yaml"}
    assert json.loads(alone.out) == {"problems": [problem]}
    both = run("check", "--format", "json", "plan.yaml", "gone.yaml")
    assert (both.code, both.err) == (1, told)
    assert [each["file"] for each in json.loads(both.out)["problems"]] == ["plan.yaml"] * 3 + ["gone.yaml"]
    assert run("check", "--format", "github", "gone.yaml") == (
        1,
        b"::error file=gone.yaml,line=1,col=1,title=not-a-file::there is no file gone.yaml\n",
        told,
    )
    assert run("check", "--format", "tsv", "gone.yaml") == (
        1,
        b"File\tLine\tColumn\tSeverity\tCode\tMessage\n"
        b"gone.yaml\t1\t1\terror\tnot-a-file\tthere is no file gone.yaml\n",
        told,
    )


@pytest.mark.parametrize(("language", "error", "warning"), [("en", "error", "warning"), ("vi", "lỗi", "cảnh báo")])
def test_colour_marks_what_a_problem_is_and_where(
    language: str, error: str, warning: str, plan: Write, run: Run
) -> None:
    plan(FINE.replace("70 năm", "71 năm").replace("{id: xa, name: Xã}", "{id: xa}"))
    bare = run("--lang", language, "--color", "never", "check").out
    colored = run("--lang", language, "--color", "always", "check").out
    assert colored == (
        bare.replace(f":14: {warning}: ", f":14: \x1b[1;33m{warning}\x1b[0m: ")
        .replace(f":5: {error}: ", f":5: \x1b[1;31m{error}\x1b[0m: ")
        .replace(" ^\n", " \x1b[1m^\x1b[0m\n")
    )
    assert colored.count("\x1b[0m") == 4
    assert run("--lang", language, "check").out == bare


def test_a_file_that_is_checked_is_never_written_over(plan: Write, run: Run, tmp_path: Path) -> None:
    plan(FINE)
    (tmp_path / "other.yaml").write_text(FINE, encoding="utf-8")
    assert run("check", "other.yaml", "plan.yaml", "-o", "plan.yaml") == (
        1,
        b"",
        "plan: plan.yaml is the plan itself; name another file\n",
    )
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == FINE


def test_for_github_each_problem_is_a_workflow_command(plan: Write, run: Run) -> None:
    plan(WRONG)
    assert run("check", "--format", "github") == (
        1,
        b"::error file=plan.yaml,line=8,col=5,title=unknown-key::unknown key 'sumary'; did you mean 'summary'?\n"
        b"::error file=plan.yaml,line=10,col=11,title=no-such-day::30/2/2024 is not a day of the calendar; "
        b"February 2024 ends on the 29th\n"
        b"::error file=plan.yaml,line=12,col=33,title=unknown-event::there is no event 'chien-thangg'; "
        b"did you mean 'chien-thang'?\n",
        "",
    )
    plan(WARNED)
    assert run("check", "--format", "github").out.startswith(
        "::warning file=plan.yaml,line=8,col=14,title=year-count::"
    )
    plan(FINE)
    assert run("check", "--format", "github") == (0, b"", "")


def test_the_hook_for_pre_commit_checks_the_plans_that_are_committed(run: Run, tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert set(hook) == {"id", "name", "description", "entry", "language", "files"}
    program, *arguments = hook["entry"].split()
    assert program in {script.name for script in entry_points(group="console_scripts") if script.dist}
    names = ["plan.yaml", "a/b/plan.yaml", "plan.yml", "plan-2028.yaml", "x/plan.2028.yml"]
    others = ["my-plan.yaml", "planning.yaml", "plan.yaml.txt", "plan.schema.json", "plan/notes.yaml", ".planner.yml"]
    assert [name for name in names + others if re.search(hook["files"], name)] == names
    (tmp_path / "fine.yaml").write_text(FINE, encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    assert run(*arguments, "fine.yaml").code == 0
    assert run(*arguments, "--strict", "fine.yaml", "wrong.yaml").code == 1
