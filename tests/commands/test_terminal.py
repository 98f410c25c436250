"""The command in a terminal, in a pipe, and where nothing can be written: what it shows, and what it never lets act."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest
from rich.cells import cell_len

from tests.conftest import PLAN, TESTS, Run

COMMAND = (sys.executable, "-m", "tamduong_cli")
ON = ("--on", "05/12/2023")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")

posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals and descriptors are POSIX")
has_dev_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has /dev/full")

Snapshot = Callable[[str, str], None]


class Finished(NamedTuple):
    """What a process gave; `out` is what a terminal received, with its line ends as written."""

    code: int
    out: str
    err: str


def environment(changes: Mapping[str, str]) -> dict[str, str]:
    """The environment of a user, without a setting of Python that hides what goes wrong on the way out."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**kept, "PYTHONIOENCODING": "utf-8", "PLAN_FILE": str(PLAN), **changes}


def in_terminal(
    *arguments: str,
    columns: int = 80,
    stderr: bool = False,
    environ: Mapping[str, str] = MappingProxyType({}),
    command: Sequence[str] = COMMAND,
) -> Finished:
    """Run the command with a pseudo-terminal of so many columns as its standard output, or also its standard error."""
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen(
        [*command, *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave if stderr else subprocess.PIPE,
        env=environment({"TERM": "xterm-256color", **environ}),
    )
    os.close(slave)
    received = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            break
        if not part:
            break
        received += part
    os.close(master)
    _, err = process.communicate(timeout=20)
    return Finished(process.returncode, received.decode().replace("\r\n", "\n"), (err or b"").decode())


def in_pipe(*arguments: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with pipes as its standard output and standard error."""
    return subprocess.run([*COMMAND, *arguments], env=environment(environ), capture_output=True, timeout=20)


def plain(text: str) -> str:
    """The text without its colours, and without the spaces that these hide at the ends of lines."""
    return re.sub(" +$", "", ESCAPE.sub("", text), flags=re.MULTILINE)


# a terminal


@posix
@pytest.mark.parametrize(("columns", "language"), [(60, "vi"), (80, "vi"), (120, "vi"), (80, "en")])
def test_windows_are_cards_that_fit_the_terminal(columns: int, language: str, snapshot: Snapshot) -> None:
    result = in_terminal("--lang", language, "windows", *ON, columns=columns)
    assert (result.code, result.err) == (0, "")
    assert "\x1b[" in result.out
    shown = plain(result.out)
    assert max(cell_len(line) for line in shown.splitlines()) <= columns
    snapshot(f"terminal-windows-{columns}-{language}.txt", shown)


@posix
@pytest.mark.parametrize(
    "command",
    [("briefing", "2023-W49", "--format", "docx"), ("windows", "--format", "xlsx"), ("document", "--format", "docx")],
    ids=" ".join,
)
def test_another_programs_file_is_not_for_a_terminal(command: tuple[str, ...]) -> None:
    result = in_terminal(*command)
    message = f"plan: {command[-1]} is not for a terminal; name a file: -o FILE.{command[-1]}\n"
    assert (result.code, result.out, result.err) == (1, "", message)
    assert in_pipe(*command).stdout.startswith(b"PK")


@posix
@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("windows-all", ["windows", "--all", *ON]),
        ("windows-none", ["windows", "--on", "01/9/2023"]),
        ("units", ["units"]),
        ("show", ["show", "giai-phong-thi-tran-lai-chau", *ON]),
        ("show-plan", ["show", *ON]),
        ("check", ["check", "--format", "table"]),
    ],
)
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(name: str, arguments: list[str], columns: int) -> None:
    wide = in_terminal(*arguments, columns=1000)
    result = in_terminal(*arguments, columns=columns)
    assert (result.code, result.err) == (0, "")
    if name != "check":  # the name of a file is not broken
        assert max(cell_len(line) for line in plain(result.out).splitlines()) <= columns
    assert sorted(re.findall(r"[\w/-]+", plain(result.out))) == sorted(re.findall(r"[\w/-]+", plain(wide.out)))


EXPLAINED = "each code is explained in docs/en/problems.md"


@posix
@pytest.mark.parametrize(
    ("language", "names", "end"),
    [
        ("en", ["fine.yaml", "wrong.yaml"], ["2 files: 2 errors, 0 warnings", EXPLAINED]),
        ("en", ["wrong.yaml", "wrong.yaml", "fine.yaml"], ["3 files: 4 errors, 0 warnings", EXPLAINED]),
        ("en", ["wrong.yaml"], [EXPLAINED]),
        ("en", ["doubtful.yaml"], ["there are only warnings: the plan can be used", EXPLAINED]),
        ("en", ["--strict", "doubtful.yaml"], [EXPLAINED]),
        (
            "vi",
            ["fine.yaml", "wrong.yaml"],
            ["2 tệp: 2 lỗi, 0 cảnh báo", "từng mã lỗi được giải thích ở docs/vi/problems.md"],
        ),
        ("en", ["fine.yaml"], []),
        ("en", ["fine.yaml", "fine.yaml"], ["2 files: 0 errors, 0 warnings"]),
    ],
)
def test_several_files_are_summed_up_on_a_terminal_and_codes_explained(
    language: str, names: list[str], end: list[str], tmp_path: Path
) -> None:
    text = PLAN.read_text(encoding="utf-8")
    (tmp_path / "fine.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "doubtful.yaml").write_text(text.replace("date: 7/5/2024", "date: 8/5/2024"), encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(text.replace("date: 7/5/2024", "date: 31/4/2024\n    x: y"), encoding="utf-8")
    shown = plain(in_terminal("--lang", language, "check", *names, columns=400).out).splitlines()
    piped = in_pipe("--lang", language, "check", *names).stdout.decode().splitlines()
    assert shown[len(piped) :] == end
    assert shown[: len(piped)] == piped


@posix
def test_the_parts_of_a_card_stand_out_by_more_than_their_colour(snapshot: Snapshot) -> None:
    result = in_terminal("--lang", "en", "windows", "--all", *ON)
    shown = plain(result.out)
    assert shown.count("● on now") == 2
    assert shown.count("○ to come") == 3
    assert shown.count("· over") == 1
    assert shown.count("█") + shown.count("░") == 20
    snapshot("terminal-windows-all-en.txt", shown)


@posix
@pytest.mark.parametrize("language", ["vi", "en"])
def test_units_on_a_terminal(language: str, snapshot: Snapshot) -> None:
    result = in_terminal("--lang", language, "units", "chi-hoi-van-hoc-nghe-thuat", columns=60)
    assert (result.code, result.err) == (0, "")
    snapshot(f"terminal-units-{language}.txt", plain(result.out))


COMMUNE = str(TESTS / "commands" / "commune.yaml")


@posix
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_deadlines_and_activities_are_cards_too(columns: int, snapshot: Snapshot) -> None:
    arguments = ("--plan", COMMUNE, "--lang", "en", "windows", "--all", "--on", "30/4/2024")
    result = in_terminal(*arguments, columns=columns)
    assert (result.code, result.err) == (0, "")
    shown = plain(result.out)
    assert max(cell_len(line) for line in shown.splitlines()) <= columns
    snapshot(f"terminal-commune-{columns}-en.txt", shown)


@posix
def test_a_deadline_that_is_near_is_a_card_where_no_campaign_is_on(snapshot: Snapshot) -> None:
    result = in_terminal("--plan", COMMUNE, "--lang", "en", "windows", "--on", "16/1/2024")
    assert (result.code, result.err) == (0, "")
    snapshot("terminal-commune-deadline-en.txt", plain(result.out))


@posix
@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("event", ["dien-bien-phu", "tet", "dai-hoi"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_line_of_an_event_with_everything_is_too_wide_and_no_word_is_lost(
    event: str, language: str, columns: int
) -> None:
    arguments = ("--plan", COMMUNE, "--lang", language, "show", event, "--on", "30/4/2024")
    result, wide = (in_terminal(*arguments, columns=width) for width in (columns, 1000))
    assert (result.code, result.err) == (0, "")
    assert max(cell_len(line) for line in plain(result.out).splitlines()) <= columns
    assert sorted(re.findall(r"[\w-]+", plain(result.out))) == sorted(re.findall(r"[\w-]+", plain(wide.out)))


@posix
@pytest.mark.parametrize(
    ("arguments", "environ", "colour"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),  # no-color.org: present and not empty
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "always"], {"TERM": "dumb"}, True),
    ],
)
@pytest.mark.parametrize("command", [("windows", *ON), ("units",), ("show", "tach-tinh")], ids=lambda each: each[0])
def test_colour_is_used_where_it_is_wanted(
    command: tuple[str, ...], arguments: list[str], environ: dict[str, str], colour: bool
) -> None:
    result = in_terminal(*arguments, *command, environ=environ)
    assert (result.code, result.err) == (0, "")
    assert ("\x1b" in result.out) is colour
    assert plain(result.out) == plain(in_terminal(*command).out)


@pytest.mark.parametrize("command", [("windows", *ON), ("units",), ("show", "tach-tinh")], ids=lambda each: each[0])
def test_a_pipe_has_colour_only_when_it_is_asked_for(command: tuple[str, ...]) -> None:
    without, with_colour = in_pipe(*command), in_pipe("--color", "always", *command)
    assert (without.returncode, without.stderr) == (with_colour.returncode, with_colour.stderr) == (0, b"")
    assert b"\x1b" not in without.stdout
    assert b"\x1b[" in with_colour.stdout
    assert plain(with_colour.stdout.decode()) == without.stdout.decode()


@posix
@pytest.mark.parametrize("columns", [1, 10, 20, 30])
@pytest.mark.parametrize("command", [("windows", "--all"), ("units",), ("show", "tach-tinh"), ("--help",)])
def test_a_very_narrow_terminal_is_no_failure(command: tuple[str, ...], columns: int) -> None:
    result = in_terminal(*command, columns=columns)
    assert (result.code, result.err) == (0, "")
    assert result.out


@posix
def test_a_terminal_in_ascii_gets_plain_signs_and_letters() -> None:
    result = in_terminal("--lang", "en", "windows", "--all", *ON, environ={"PYTHONIOENCODING": "ascii"})
    assert result.code == 0
    shown = plain(result.out)
    assert shown.isascii()
    assert "* on now" in shown
    assert "o to come" in shown
    assert "#####-----" in shown
    assert "Uncle Ho's letter" in shown
    assert re.fullmatch(LOST, result.err)


LOST = (
    "plan: the output's encoding, [a-z0-9-]+, cannot write every letter, so some stand without their marks; "
    "-o FILE writes them all\n"
)


# what a text may not do


MARKUP = ["[red]x[/red]", ":smile:", "[link=http://x]y[/link]", "[/]", "[bold", "\\[red]", "{n}", "%s", "<b>&amp;"]


@posix
@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_a_plan_is_shown_as_it_is_written(text: str, tmp_path: Path) -> None:
    plan = {
        "format": "1",
        "id": "p",
        "title": f"T {text}",
        "issuer": f"I {text}",
        "number": f"A {text}",
        "parent": {"number": f"B {text}", "title": f"C {text}"},
        "objectives": {"ref": f"P {text}", "points": [f"O {text}"]},
        "signatory": {"name": f"G {text}"},
        "period": "2024",
        "window": {"before": "1", "after": "1", "ref": f"R {text}"},
        "events": [
            {"id": "e", "ref": f"E {text}", "summary": f"S {text}", "date": "7/5/2024", "messages": [f"M {text}"]}
        ],
        "units": [{"id": "u", "ref": f"U {text}", "name": f"N {text}", "duties": [f"D {text}"]}],
    }
    (tmp_path / "p.yaml").write_text(json.dumps(plan), encoding="utf-8")
    seen = {
        ("windows", "--on", "7/5/2024"): "TSR",
        ("units",): "UND",
        ("show", "e"): "SRMEN",
        ("show",): "TIABCPOGRS",
        ("windows", "--on", "7/5/2023"): "S",
    }
    for command, letters in seen.items():
        result = in_terminal(*command, columns=300, environ={"PLAN_FILE": "p.yaml"})
        assert (result.code, result.err) == (0, "")
        for letter in letters:
            assert f"{letter} {text}" in plain(result.out)


CLEAR = "\x1b[2J"


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        ["show", f"x{CLEAR}"],
        ["windows", "--on", f"x{CLEAR}"],
        ["windows", "--unit", f"x{CLEAR}"],
        ["windows", f"x{CLEAR}"],
        ["windows", f"--x{CLEAR}"],
        ["windows", f"--x{CLEAR}=1"],
        ["windows", "--format", f"x{CLEAR}"],
        ["units", f"x{CLEAR}", f"y{CLEAR}"],
        ["export", "-o", "-", "--alarm", f"x{CLEAR}"],
        ["export", "-o", f"none/x{CLEAR}"],
        ["--plan", f"none{CLEAR}.yaml", "windows"],
        ["--lang", f"x{CLEAR}", "windows"],
        [f"x{CLEAR}"],
    ],
    ids=lambda arguments: arguments[0] if arguments[0].isprintable() else "command",
)
def test_escape_sequences_in_arguments_do_not_reach_the_terminal(arguments: list[str]) -> None:
    result = in_terminal(*arguments, stderr=True)
    assert result.code in (1, 2)
    assert "\x1b" not in result.out
    assert "x1b[2J" in result.out


@posix
@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        (("windows",), True),
        (("check",), True),
        (("check", "--format", "csv"), True),
        (("check", "--format", "tsv"), True),
        (("check", "--format", "markdown"), True),
        (("check",), False),
        (("units",), False),
        (("show", "tach-tinh"), False),
    ],
)
@pytest.mark.parametrize("name", ["a\x1b[2J\x9b2J\u202eb.yaml", "a\r\nb.yaml"])
def test_escape_sequences_in_a_file_name_do_not_reach_the_terminal(
    name: str, command: tuple[str, ...], wrong: bool, tmp_path: Path
) -> None:
    text = PLAN.read_text(encoding="utf-8")
    (tmp_path / name).write_text(text.replace("  summary:", "  sumary:") if wrong else text, encoding="utf-8")
    result = in_terminal("--color", "never", "--plan", name, *command, stderr=True, columns=400)
    assert result.code == (1 if wrong else 0)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", result.out)
    assert "\nb.yaml" not in result.out


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="the disk of macOS has names in UTF-8 only")
@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("check", "--format", "json"),
        ("check", "--format", "csv"),
        ("check", "--format", "markdown"),
        ("check", "--format", "xlsx"),
        ("check", "-o", "out"),
        ("windows",),
        ("show", "tach-tinh"),
    ],
)
@pytest.mark.parametrize("wrong", [True, False])
def test_a_file_name_that_is_not_utf_8_is_no_failure(command: tuple[str, ...], wrong: bool, tmp_path: Path) -> None:
    text = PLAN.read_text(encoding="utf-8")
    name = os.fsdecode(b"k\xff.yaml")
    (tmp_path / name).write_text(text.replace("  summary:", "  sumary:") if wrong else text, encoding="utf-8")
    result = in_pipe("--plan", name, *command)
    assert (result.returncode, b"Traceback" in result.stderr) == (1 if wrong else 0, False)


# standard output


COMMANDS = [
    ("windows", "--all"),
    ("windows", "--all", "--format", "json"),
    ("windows", "--all", "--format", "csv"),
    ("units",),
    ("show", "tach-tinh"),
    ("check",),
    ("export", "-o", "-"),
]
each_command = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)


@posix
@each_command
def test_a_reader_that_has_gone_is_one_clear_line(command: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run([*COMMAND, *command], env=environment({}), stdout=write, stderr=subprocess.PIPE, timeout=20)
    os.close(write)
    assert (result.returncode, result.stderr.decode()) == (
        1,
        "plan: standard output cannot be written: its reader has gone\n",
    )


@has_dev_full
@each_command
def test_a_full_disk_is_one_clear_line(command: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [*COMMAND, *command], env=environment({}), stdout=full, stderr=subprocess.PIPE, timeout=20
        )
    assert (result.returncode, result.stderr.decode()) == (
        1,
        "plan: standard output cannot be written: the disk is full\n",
    )


each_help = pytest.mark.parametrize("command", [("--help",), ("--version",), ("windows", "--help")], ids=" ".join)


@has_dev_full
@each_help
def test_help_on_a_full_disk_is_one_clear_line(command: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [*COMMAND, *command], env=environment({}), stdout=full, stderr=subprocess.PIPE, timeout=20
        )
    assert re.fullmatch("plan: .*: the disk is full\n", result.stderr.decode())
    assert result.returncode == 1


@posix
@each_help
def test_help_for_a_reader_that_has_gone_ends_without_an_outcry(command: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run([*COMMAND, *command], env=environment({}), stdout=write, stderr=subprocess.PIPE, timeout=20)
    os.close(write)
    assert result.returncode == 1
    assert re.fullmatch("(plan: .*: its reader has gone\n)?", result.stderr.decode())


def with_closed(descriptor: int, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with a descriptor closed, as the shell's `>&-` and `2>&-` do."""
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {descriptor}>&-', "sh", *COMMAND, *arguments],
        env=environment({}),
        capture_output=True,
        timeout=20,
    )


@posix
@each_command
def test_a_closed_standard_output_is_one_clear_line(command: tuple[str, ...]) -> None:
    result = with_closed(1, *command)
    assert (result.returncode, result.stderr.decode()) == (1, "plan: standard output is closed\n")


@posix
def test_a_closed_standard_output_does_not_keep_a_file_from_being_written(tmp_path: Path) -> None:
    for command in (("export", "-o", "x"), ("windows", "--all", "-o", "x"), ("show", "tach-tinh", "-o", "x")):
        result = with_closed(1, *command)
        assert (result.returncode, result.stderr.decode()) == (0, "plan: wrote x\n")
        assert (tmp_path / "x").stat().st_size > 500
        (tmp_path / "x").unlink()


@posix
@pytest.mark.parametrize(("command", "code"), [(("windows", *ON), 0), (("windows", "--on", "x"), 2), (("nothing",), 2)])
def test_a_closed_standard_error_changes_neither_output_nor_exit_code(command: tuple[str, ...], code: int) -> None:
    result = with_closed(2, *command)
    assert (result.returncode, result.stdout) == (code, in_pipe(*command).stdout)


# encodings


@pytest.mark.parametrize("encoding", ["ascii", "cp1258", "latin-1"])
@pytest.mark.parametrize("command", [("windows", "--all", *ON), ("units",), ("show", "tach-tinh", *ON)])
def test_an_encoding_that_lacks_letters_is_written_as_far_as_it_goes(command: tuple[str, ...], encoding: str) -> None:
    whole = in_pipe("--lang", "vi", *command).stdout.decode()
    result = in_pipe(*command, PYTHONIOENCODING=encoding)
    assert result.returncode == 0
    decoded = unicodedata.normalize("NFC", result.stdout.decode(encoding))
    assert len(decoded.splitlines()) == len(whole.splitlines())
    if encoding == "cp1258" and "−" not in whole:
        assert (decoded, result.stderr) == (whole, b"")
    else:
        assert re.fullmatch(LOST, result.stderr.decode("ascii"))
        bare = "".join(letter for letter in unicodedata.normalize("NFD", whole) if not unicodedata.combining(letter))
        signs = str.maketrans({"đ": "d", "Đ": "D", "–": "-", "−": "-", "·": "-", "“": '"', "”": '"', "…": "..."})
        found = "".join(letter for letter in unicodedata.normalize("NFD", decoded) if not unicodedata.combining(letter))
        assert found.translate(signs) == bare.translate(signs)


@pytest.mark.parametrize("command", [("windows", "--all", *ON), ("units",), ("show", "tach-tinh", *ON), ("check",)])
def test_json_says_the_same_in_every_encoding(command: tuple[str, ...]) -> None:
    outputs = {
        encoding: in_pipe(*command, "--format", "json", PYTHONIOENCODING=encoding)
        for encoding in ("utf-8", "ascii", "cp1258", "latin-1")
    }
    assert {(each.returncode, each.stderr) for each in outputs.values()} == {(0, b"")}
    whole = json.loads(outputs["utf-8"].stdout.decode("utf-8"))
    assert all(json.loads(each.stdout.decode(encoding)) == whole for encoding, each in outputs.items())


@pytest.mark.parametrize("encoding", ["ascii", "cp1258", "latin-1"])
def test_calendars_and_spreadsheets_have_the_same_bytes_in_every_encoding(encoding: str) -> None:
    for command in (("export", "-o", "-"), *(("units", "--format", name) for name in ("csv", "tsv", "xlsx"))):
        result = in_pipe(*command, PYTHONIOENCODING=encoding)
        assert (result.returncode, result.stderr) == (0, b"")
        assert result.stdout == in_pipe(*command).stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1258", "latin-1"])
def test_errors_are_told_in_every_encoding(encoding: str) -> None:
    result = in_pipe("--lang", "vi", "show", "điện-biên", PYTHONIOENCODING=encoding)
    assert result.returncode == 2
    text = unicodedata.normalize("NFC", result.stderr.decode(encoding))
    if encoding == "cp1258":
        assert "không có sự kiện 'điện-biên'; " in text
    else:
        assert "su kien '" in text


# which plan


TINY = "format: 1\nid: {id}\ntitle: T\nperiod: 2024\nevents:\n  - {{id: e, summary: S, window: 05/2024}}\n"


def plan_of(run: Run, *arguments: str) -> tuple[str, str]:
    """The id of the plan that was used, and what standard error said."""
    result = run(*arguments, "units", "--format", "json")
    assert result.code == 0
    return json.loads(result.out)["plan"], result.err


def test_without_a_plan_the_one_built_in_is_used_and_said_so(run: Run) -> None:
    identity, said = plan_of(run)
    assert identity == "tam-duong-2023-2024"
    assert re.fullmatch(
        r"plan: no plan\.yaml here or in a folder above; using the example built in: .*plan\.yaml\n", said
    )


def test_the_line_about_the_plan_built_in_is_in_the_users_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    _, said = plan_of(run)
    assert said.startswith("plan: không có plan.yaml ở thư mục này hoặc thư mục trên; dùng mẫu có sẵn: ")


def test_the_plan_is_the_options_else_the_environments_else_the_nearest_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    (tmp_path / "plan.yaml").write_text(TINY.format(id="above"), encoding="utf-8")
    assert plan_of(run) == ("above", "")
    (tmp_path / "a" / "plan.yaml").write_text(TINY.format(id="nearer"), encoding="utf-8")
    assert plan_of(run) == ("nearer", "")
    (deep / "plan.yaml").write_text(TINY.format(id="here"), encoding="utf-8")
    assert plan_of(run) == ("here", "")
    (deep / "other.yaml").write_text(TINY.format(id="environment"), encoding="utf-8")
    monkeypatch.setenv("PLAN_FILE", "other.yaml")
    assert plan_of(run) == ("environment", "")
    (deep / "option.yaml").write_text(TINY.format(id="option"), encoding="utf-8")
    assert plan_of(run, "--plan", "option.yaml") == ("option", "")
    monkeypatch.setenv("PLAN_FILE", "")
    assert plan_of(run) == ("here", "")


def test_problems_name_the_file_as_it_is_seen_from_here(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "plan.yaml").write_text(TINY.format(id="above").replace("title: T\n", ""), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "a" / "b")
    name = os.path.join("..", "..", "plan.yaml")
    expected = f"{name}:1:1: error: the key 'title' is missing; expected a text [missing-key]\n  | format: 1\n  | ^\n"
    assert run("units") == (1, b"", expected)


def test_a_plan_that_is_asked_for_and_not_there_is_not_replaced_by_another(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("--plan", "none.yaml", "windows") == (1, b"", "plan: there is no file none.yaml\n")
    monkeypatch.setenv("PLAN_FILE", "gone.yaml")
    assert run("windows") == (1, b"", "plan: there is no file gone.yaml\n")


@pytest.mark.parametrize("name", ["plan.yaml.txt", "Plan.yml"])
def test_a_plan_under_a_name_that_is_nearly_right_is_not_passed_over(name: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_text(TINY.format(id="near"), encoding="utf-8")
    assert run("windows") == (1, b"", f"plan: there is {name} here, but no plan.yaml; rename it\n")
    assert run("--plan", name, "windows", "--all").code == 0


def test_an_empty_name_for_the_plan_is_not_another_plan(run: Run) -> None:
    result = run("--plan", "", "windows", "--all")
    assert result.code in (1, 2)
    assert result.content == b""


LONG_AT_ONCE = (
    "from tamduong_cli.commands import output; output._LONG = 0; from tamduong_cli.__main__ import run; run()"
)


@posix
@pytest.mark.parametrize("arguments", [("site",), ("export", "--each-unit")])
def test_long_work_is_counted_on_a_terminal_and_leaves_nothing_there(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    long = (*arguments, "-o", str(tmp_path / "public"))
    result = in_terminal("--lang", "vi", *long, stderr=True, columns=300, command=(sys.executable, "-c", LONG_AT_ONCE))
    assert result.code == 0
    shown, cleared, after = result.out.rpartition("\x1b[2K")
    assert re.search(r"[-\\|/]\x1b\[0m \d+ tệp .*0:00:00", shown)
    assert cleared
    assert "tệp" not in after
    assert after.count("plan: đã ghi") >= 6
    again = (*long, "--style", "milestones")
    bare = in_terminal(*again, stderr=True, environ={"NO_COLOR": "1"}, command=(sys.executable, "-c", LONG_AT_ONCE))
    assert " files" in bare.out
    assert not re.search(r"\x1b\[[0-9;]*[1-9][0-9;]*m", bare.out)
    never = (sys.executable, "-c", LONG_AT_ONCE.replace("_LONG = 0", "_LONG = 600"))
    assert "tệp" not in in_terminal("--lang", "vi", *long, stderr=True, command=never).out


def test_nothing_is_counted_in_a_pipe(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", LONG_AT_ONCE, "site", "-o", str(tmp_path / "public")]
    result = subprocess.run(arguments, env=environment({}), capture_output=True, timeout=20)
    assert result.returncode == 0
    assert b"\x1b" not in result.stderr
    assert all(line.startswith(b"plan: ") for line in result.stderr.splitlines())
