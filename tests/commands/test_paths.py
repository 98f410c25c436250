"""Paths as they are typed: ~ that no shell put the home folder in for, nothing at all, pipes and standard input."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tamduong_cli import streams
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.paths import expanded
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language
from tests.conftest import PLAN, Run
from tests.test_files import contents_of
from tests.test_streams import shell

TEXT = PLAN.read_text(encoding="utf-8")
BROKEN = TEXT.replace("date: 7/5/2024", "date: 30/2/2024")
FINE = "no problems (6 events, 6 windows, 5 units)\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither /dev nor named pipes")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.chdir(here)
    (home / "plan.yaml").write_text(TEXT, encoding="utf-8")
    return home


# the home folder


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (["--plan=~/plan.yaml", "units", "--output=~/x.txt"], {"x.txt"}),
        (["--plan=~/plan.yaml", "export", "--output=~/x.ics"], {"x.ics"}),
        (["--plan=~/plan.yaml", "export", "--each-unit", "--output=~/c"], {"c"}),
        (["--plan=~/plan.yaml", "site", "--output=~/public"], {"public"}),
        (["init", "~/new"], {"new"}),
        (["check", "~/plan.yaml"], set()),
        (["diff", "~/plan.yaml", "~/plan.yaml"], set()),
        (["--plan=~/../home/plan.yaml", "check"], set()),
    ],
)
def test_a_path_from_the_home_folder_on_that_no_shell_wrote_out(
    arguments: list[str], made: set[str], run: Run, home: Path
) -> None:
    assert run(*arguments).code == 0
    assert set(os.listdir(home)) == {"plan.yaml"} | made
    assert os.listdir() == []


def test_nor_did_one_in_the_environment(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_FILE", "~/plan.yaml")
    assert run("check") == (0, f"{home / 'plan.yaml'}: {FINE}".encode(), "")


def test_an_earlier_calendar_and_a_template_are_in_the_home_folder_too(run: Run, home: Path) -> None:
    (home / "t").write_text("{{ week.number }}", encoding="utf-8")
    assert run("--plan", "~/plan.yaml", "export", "-o", "~/old.ics").code == 0
    assert run("--plan", "~/plan.yaml", "export", "-o", "~/new.ics", "--previous=~/old.ics").code == 0
    assert run("--plan", "~/plan.yaml", "briefing", "--template=~/t", "-o", "~/x").code == 0
    assert set(os.listdir(home)) == {"plan.yaml", "t", "old.ics", "new.ics", "x"}


def test_a_file_that_is_called_so_is_reached_as_in_a_shell(run: Run, home: Path) -> None:
    Path("~").mkdir()
    Path("~", "plan.yaml").write_text(TEXT, encoding="utf-8")
    Path("~old.yaml").write_text(TEXT, encoding="utf-8")
    (home / "plan.yaml").unlink()
    assert run("check", "./~/plan.yaml", "~old.yaml").out == f"./~/plan.yaml: {FINE}~old.yaml: {FINE}"


@posix
def test_another_users_home_folder() -> None:
    import pwd

    user = pwd.getpwuid(os.getuid())
    assert expanded(f"~{user.pw_name}/x") == os.path.join(user.pw_dir, "x")
    assert expanded(f"~{user.pw_name}") == user.pw_dir


UNKNOWN = (
    "the home folder that {path} begins with is not known; write the path from / on, or ./{path} where it is the name "
    "of a folder here"
)


@posix
@pytest.mark.parametrize(
    ("home_variable", "path"), [("", "~/plan.yaml"), ("", "~"), ("relative", "~/x"), ("/home", "~nobody-knows/x")]
)
def test_a_home_folder_that_is_not_known(home_variable: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", home_variable)
    with pytest.raises(Failure) as raised:
        expanded(path)
    assert str(raised.value) == UNKNOWN.format(path=path)


@posix
def test_a_user_who_is_in_no_list_of_users(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    import pwd

    def unknown(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert run("check", "~/x") == (1, b"", f"plan: {UNKNOWN.format(path='~/x')}\n")


# nothing


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", ""], "Invalid value for '[FILE]...': the name of a file is empty"),
        (["--plan", "", "check"], "Invalid value for '--plan': the name of a file is empty"),
        (["windows", "-o", ""], "Invalid value for '-o' / '--output': the name of a file is empty"),
        (["briefing", "--template", ""], "Invalid value for '--template': the name of a file is empty"),
        (["export", "-o", "x", "--previous", ""], "Invalid value for '--previous': the name of a file is empty"),
        (["init", ""], "Invalid value for '[FOLDER]': the name of a file is empty"),
        (["diff", ""], "Invalid value for 'OLD': the name of a file is empty"),
        (["serve", "-o", ""], "say where to: -o FOLDER"),
        (["site", "-o", "-"], "say where to: -o FOLDER"),
    ],
)
def test_an_empty_name_is_told(arguments: list[str], message: str, run: Run, tmp_path: Path) -> None:
    result = run(*arguments)
    assert (result.code, result.content, result.err.splitlines()[-1]) == (2, b"", f"Error: {message}")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["diff"], ["windows", "-o"], ["export", "-o"], ["site", "-o"], ["init"], ["briefing", "--template"]],
)
def test_a_name_that_no_file_can_have_is_told(arguments: list[str], run: Run, tmp_path: Path) -> None:
    result = run(*arguments, "x/a\0b")
    assert (result.code, result.content) == (2, b"")
    assert result.err.splitlines()[-1].endswith(": no file can have that name")
    assert os.listdir(tmp_path) == []


# a plan from a pipe


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give the command this text as its standard input."""
    return lambda text: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


@pytest.mark.parametrize(("language", "name"), [("en", "standard input"), ("vi", "đầu vào chuẩn")])
def test_a_plan_from_standard_input_is_called_so(
    language: str, name: str, run: Run, stdin: Callable[[str], None]
) -> None:
    for arguments in (["--plan", "-", "check"], ["check", "-"]):
        stdin(BROKEN)
        result = run("--lang", language, *arguments)
        assert (result.code, result.err) == (1, "")
        assert result.out.startswith(f"{name}:141:11: ")


def test_every_command_takes_it(run: Run, stdin: Callable[[str], None], tmp_path: Path) -> None:
    for arguments in (["windows"], ["show", "tach-tinh"], ["briefing"], ["export", "-o", "-"], ["draft", "2028"]):
        expected = run("--plan", str(PLAN), *arguments)
        stdin(TEXT)
        found = run("--plan", "-", *arguments)
        assert (found.code, found.err) == (expected.code, expected.err)
        assert found.out.replace("standard input", "plan.yaml").splitlines() == (
            expected.out.replace(str(PLAN), "plan.yaml").splitlines()
        )
    stdin(TEXT)
    assert run("--plan", "-", "site", "-o", "public").code == 0


def test_it_is_read_once_however_often_the_schedule_is_made(stdin: Callable[[str], None]) -> None:
    import datetime

    stdin(TEXT)
    run = Invocation(lambda: datetime.datetime(2023, 12, 5, tzinfo=datetime.timezone.utc), Language("en"))
    run.plan_options = ("-",)
    assert run.schedule().plan.id == run.schedule().plan.id == "tam-duong-2023-2024"


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["--plan", "-", "--plan", "-", "windows"], "standard input"),
        (["check", "-", str(PLAN), "-"], "standard input"),
        (["--plan", "-", "diff", "-"], "standard input"),
        pytest.param(["--plan", "-", "--plan", "/dev/stdin", "check"], "/dev/stdin", marks=posix),
        pytest.param(["diff", "/dev/fd/9", "/dev/fd/9"], "/dev/fd/9", marks=posix),
    ],
)
def test_one_stream_is_not_two_plans(arguments: list[str], name: str, run: Run, stdin: Callable[[str], None]) -> None:
    stdin(TEXT)
    result = run(*arguments)
    assert (result.code, result.content) == (2, b"")
    assert result.err.splitlines()[-1] == f"Error: {name} is read once; name each plan in another way"


@posix
@pytest.mark.parametrize(
    ("line", "code", "page"),
    [
        ("plan --plan <(cat {plan}) check", 0, FINE),
        ("cat {plan} | plan --plan /dev/stdin check", 0, FINE),
        ("cat {plan} | plan --plan - check", 0, FINE),
        ("cat {plan} | plan check -", 0, FINE),
        ("plan check - < {plan}", 0, FINE),
        ("plan check /dev/stdin < {plan}", 0, FINE),
        ("plan check <(sleep 1; cat {plan}) <(cat {plan})", 0, FINE),
        ("cat {plan} | PLAN_FILE=- plan check", 0, FINE),
        ("plan --plan {plan} diff <(cat {plan})", 0, "Không có gì thay đổi.\n"),
        ("plan diff <(cat {plan}) <(cat {plan})", 0, "Không có gì thay đổi.\n"),
        ("plan --plan <(cat {plan}) export -o a; plan --plan {plan} export -o b; cmp a b", 0, ""),
        ("plan --plan {plan} export -o a; plan --plan {plan} export -o b --previous <(cat a); cmp a b", 0, ""),
        ("plan --plan {plan} briefing 2023-W49 --template <(echo 'W{{{{ week.number }}}}')", 0, "W49\n"),
        ("mkfifo p; cat {plan} > p & plan check p", 0, FINE),
        ("plan check /dev/fd/9", 1, ""),
        ("plan check <(head -c 20000000 /dev/zero)", 1, "too-large]\n"),
        ("plan check - < .", 1, ""),
    ],
)
def test_a_shell_gives_a_plan(line: str, code: int, page: str, tmp_path: Path) -> None:
    found, err = shell(f"{{ {line.format(plan=PLAN)}\n}} > page", tmp_path, arguments=[])
    assert found == code, err
    assert "Traceback" not in err
    assert (tmp_path / "page").read_text(encoding="utf-8").endswith(page)


@posix
def test_what_is_no_file_is_told_at_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "PATIENCE", 0.1)
    os.mkfifo("pipe")
    for path, what in (("pipe", "pipe that nobody writes to"), ("/dev/zero", "device"), (".", "folder")):
        problem = f"{path}:1:1: error: this is a {what}, not a plan's file [not-a-file]\n"
        assert run("check", path) == (1, problem.encode(), "")
        assert run("--plan", path, "windows") == (1, b"", problem)
        unread = f"plan: {path} cannot be read: it is a {what}\n"
        assert run("--plan", str(PLAN), "briefing", "--template", path) == (1, b"", unread)
        assert run("--plan", str(PLAN), "export", "-o", "x.ics", "--previous", path) == (1, b"", unread)
    assert os.listdir(tmp_path) == ["pipe"]


@posix
@pytest.mark.parametrize("kind", ["pipe", "folder", "link"])
def test_what_stands_here_as_plan_yaml_is_not_passed_over(
    kind: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "PATIENCE", 0.1)
    path = tmp_path / "plan.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("none")
    said = {
        "pipe": "plan.yaml:1:1: error: this is a pipe that nobody writes to, not a plan's file [not-a-file]\n",
        "folder": "plan.yaml:1:1: error: this is a folder, not a plan's file [not-a-file]\n",
        "link": "plan: there is no file plan.yaml\n",
    }[kind]
    assert run("windows") == (1, b"", said)


@posix
def test_what_standard_input_comes_from_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(TEXT, encoding="utf-8")
    code, err = shell("plan check >/dev/null; plan --plan - units -o plan.yaml < plan.yaml", tmp_path, arguments=[])
    assert (code, err) == (1, "plan: plan.yaml is the plan itself; name another file\n")
    assert contents_of(tmp_path) == {"plan.yaml": TEXT.encode()}


@posix
def test_completion_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    environ = {**os.environ, "_PLAN_COMPLETE": "bash_complete", "COMP_WORDS": "plan --plan - show ", "COMP_CWORD": "4"}
    code = "from tamduong_cli.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    )
    assert process.wait(20) == 0  # while its standard input is open
    assert process.communicate()[0] == b"\n"
