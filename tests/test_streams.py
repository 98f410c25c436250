"""A path that stands for a stream is written to and read as it is, and nothing waits for ever."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tamduong_cli import files, streams
from tamduong_cli.failure import Failure
from tamduong_cli.files import read_given, read_whole, write_whole
from tamduong_cli.language import Language
from tamduong_cli.streams import NotAFile, descriptor, is_stream
from tests.conftest import PLAN
from tests.test_disks import is_root
from tests.test_files import contents_of

pytestmark = pytest.mark.skipif(not os.path.exists("/dev/fd/1"), reason="descriptors have no paths here")


def said(error: pytest.ExceptionInfo[Failure]) -> str:
    return Language("en").render(error.value.message)


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


@pytest.fixture
def log(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """An open descriptor, and the file that it appends to."""
    path = tmp_path / "log"
    path.write_bytes(b"before\n")
    number = os.open(path, os.O_WRONLY | os.O_APPEND)
    yield number, path
    os.close(number)


# which paths they are


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("/dev/stdin", 0),
        ("/dev/stdout", 1),
        ("/dev/stderr", 2),
        ("/dev/fd/63", 63),
        ("/proc/self/fd/1", 1),
        ("/proc/PID/fd/4", 4),
        ("/dev/../dev/./stdout", 1),
        ("link", 1),
        ("link-to-link", 1),
        ("folder/2", 2),
        ("/dev/fd", None),
        ("/dev/fd/x", None),
        ("/dev/fd/1/x", None),
        ("/dev/null", None),
        ("1", None),
        ("", None),
        ("circle", None),
        ("dangling", None),
    ],
)
def test_the_descriptor_that_a_path_names(path: str, number: int | None, tmp_path: Path) -> None:
    for name, target in {
        "link": "/dev/stdout",
        "link-to-link": "link",
        "folder": "/dev/fd",
        "circle": "circle",
        "dangling": "none",
    }.items():
        (tmp_path / name).symlink_to(target)
    assert descriptor(path.replace("PID", str(os.getpid()))) == number


def test_streams_and_what_is_none(pipe: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    streams_there = ["/dev/stdout", "/dev/fd/9", "/dev/null", "/dev/zero", "/proc/1/fd/1", str(pipe)]
    assert [path for path in streams_there if not is_stream(path)] == []
    assert [path for path in ("file", ".", "none", "", "file/x", "\0") if is_stream(path)] == []


# written to


def test_what_stands_in_a_file_that_a_descriptor_writes_to_stays(log: tuple[int, Path]) -> None:
    number, path = log
    inode = path.stat().st_ino
    write_whole({f"/dev/fd/{number}": b"ours\n"})
    os.write(number, b"after\n")
    assert (path.read_bytes(), path.stat().st_ino) == (b"before\nours\nafter\n", inode)


def test_a_stream_has_nothing_to_bring_up_to_date(log: tuple[int, Path], pipe: Path) -> None:
    for path in (f"/dev/fd/{log[0]}", "/dev/zero", str(pipe)):
        assert read_whole(path) is None


def test_what_another_process_writes_to_is_appended_to(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("wb") as opened:
        opened.write(b"before\n")
        opened.flush()
        other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=opened)
        write_whole({f"/proc/{other.pid}/fd/1": b"ours\n"})
        other.communicate(b"\n")
    assert log.read_bytes() == b"before\nours\n"


@pytest.mark.parametrize("size", [3, 300_000])
def test_a_pipe_that_is_read_is_written_to(size: int, pipe: Path) -> None:
    got: list[bytes] = []
    with open(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb") as reads:
        keeps_open = os.open(pipe, os.O_WRONLY)
        os.set_blocking(reads.fileno(), True)
        reader = threading.Thread(target=lambda: got.append(reads.read()))
        reader.start()
        write_whole({str(pipe): b"x" * size})
        os.close(keeps_open)
        reader.join()
    assert got == [b"x" * size]
    assert is_stream(str(pipe))


def test_a_pipe_that_nobody_reads_is_refused_and_nothing_else_written(pipe: Path, tmp_path: Path) -> None:
    with pytest.raises(Failure) as raised:
        write_whole({str(tmp_path / "a"): b"new", str(pipe): b"new", str(tmp_path / "b"): b"new"})
    assert said(raised) == f"{pipe} cannot be written: nobody is at its other end"
    assert os.listdir(tmp_path) == ["pipe"]


def test_when_the_reader_goes_the_files_stay_as_they_were(tmp_path: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(Failure) as raised:
        write_whole({str(tmp_path / "a"): b"new", f"/dev/fd/{writes}": b"new"})
    os.close(writes)
    assert said(raised) == f"/dev/fd/{writes} cannot be written: its reader has gone"
    assert contents_of(tmp_path) == {"a": b"old"}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/dev/fd/999", "it is not open for that"),
        ("/dev/full", "the disk is full"),
    ],
)
def test_a_stream_that_cannot_be_written(path: str, message: str) -> None:
    with pytest.raises(Failure) as raised:
        write_whole({path: b"new"})
    assert said(raised) == f"{path} cannot be written: {message}"


def test_nothing_goes_onto_a_disk_itself(tmp_path: Path) -> None:
    if not is_root:
        pytest.skip("root alone makes devices")
    disk = tmp_path / "disk"
    os.mknod(disk, 0o60600, os.makedev(7, 250))
    with pytest.raises(Failure) as raised:
        write_whole({str(disk): b"new"})
    assert said(raised) == f"{disk} cannot be written: it is a disk"


# read


@pytest.mark.parametrize("size", [10, 300_000])
def test_what_is_written_to_a_pipe_is_read_up_to_a_limit(size: int, pipe: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'wb').write(b'x' * {size})"])
    assert read_given(str(pipe), 200_000) == b"x" * min(size, 200_001)
    writer.communicate()


def test_a_writer_may_take_its_time(pipe: Path) -> None:
    slow = "import sys, time\nwith open(sys.argv[1], 'wb') as pipe: time.sleep(1); pipe.write(b'late')"
    writer = subprocess.Popen([sys.executable, "-c", slow, str(pipe)])
    assert read_given(str(pipe), 10) == b"late"
    writer.communicate()


def test_a_pipe_that_nobody_writes_to_is_given_up(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "PATIENCE", 0.1)
    with pytest.raises(NotAFile, match="a pipe that nobody writes to"):
        read_given(str(pipe), 10)


def test_an_open_descriptor_is_read_on_from_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"abcdef")
    number = os.open(tmp_path / "x", os.O_RDONLY)
    os.read(number, 2)
    assert read_given(f"/dev/fd/{number}", 2) == b"cde"
    os.close(number)


@pytest.mark.parametrize(("path", "what"), [(".", "a folder"), ("/dev/zero", "a device"), ("/dev/full", "a device")])
def test_a_folder_or_a_device_is_not_read(path: str, what: str) -> None:
    with pytest.raises(NotAFile, match=what):
        read_given(path, 10)


def test_a_file_larger_than_a_calendar_can_be_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.ics"
    monkeypatch.setattr(files, "LIMIT", 3 << 20)
    with path.open("wb") as file:
        file.truncate(3 << 20)
    assert read_whole(str(path)) == bytes(3 << 20)
    with path.open("wb") as file:
        file.truncate((3 << 20) + 1)
    with pytest.raises(Failure) as raised:
        read_whole(str(path))
    assert said(raised) == (f"{path} has more than 3 MB, the most a calendar or a page may have; name another file")


# the command, in a shell


def shell(line: str, folder: Path, arguments: Sequence[str] = ("--plan", str(PLAN))) -> tuple[int, str]:
    """What a line of a shell gives, in which `plan` has these arguments: its exit code and standard error."""
    command = shlex.join([sys.executable, "-m", "tamduong_cli", *arguments])
    result = subprocess.run(
        ["bash", "-c", f'plan() {{ {command} "$@"; }}\n{line}'],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return result.returncode, result.stderr


WINDOWS = "windows --on 2/9/2025 --format tsv"


@pytest.mark.parametrize(
    ("command", "output"),
    [
        *((WINDOWS, output) for output in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link", "/dev/fd/7")),
        ("briefing 2023-W49", "/dev/stdout"),
        ("briefing 2023-W49 --format docx", "/dev/stdout"),
        ("windows --on 2/9/2025 --format xlsx", "/dev/stdout"),
        ("document --format text", "/dev/stdout"),
        ("timeline --on 5/12/2023 --format svg", "/dev/stdout"),
        ("draft 2028", "/dev/stdout"),
        ("schema", "/dev/stdout"),
        ("export", "/dev/stdout"),
        ("check --format json", "/dev/stdout"),
        (f"diff {PLAN} --format json", "/dev/stdout"),
    ],
)
def test_every_command_writes_to_what_the_shell_has_opened(command: str, output: str, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/stdout")
    lines = f"plan {command} -o plain; {{ echo before; plan {command} -o {output}; echo after; }} > page 7>&1"
    assert shell(lines, tmp_path)[0] == 0
    assert (tmp_path / "page").read_bytes() == b"before\n" + (tmp_path / "plain").read_bytes() + b"after\n"
    shell(f"echo before > log; plan {command} -o {output} >> log 7>&1", tmp_path)
    assert (tmp_path / "log").read_bytes() == b"before\n" + (tmp_path / "plain").read_bytes()
    assert not os.path.exists("/dev/plan.schema.json")


def test_standard_error_is_written_to_as_well(tmp_path: Path) -> None:
    shell(
        "echo before > log; plan units --format tsv -o plain; plan units --format tsv -o /dev/stderr 2>> log", tmp_path
    )
    content = b"before\n" + (tmp_path / "plain").read_bytes()
    assert (tmp_path / "log").read_bytes() == content + b"plan: wrote /dev/stderr\n"


def test_a_pipe_of_the_shell_is_written_to(tmp_path: Path) -> None:
    assert shell("plan export -o plain; plan export -o >(cat > piped); wait $!", tmp_path)[0] == 0
    assert (tmp_path / "piped").read_bytes() == (tmp_path / "plain").read_bytes()


@pytest.mark.parametrize("command", ["site -o", "export --each-unit -o", "init", "serve --port 0 -o"])
def test_what_makes_a_folder_says_that_a_stream_is_none(command: str, tmp_path: Path) -> None:
    code, err = shell(f"plan {command} /dev/stdout > page", tmp_path)
    assert (code, err.splitlines()[-1]) == (1, "plan: /dev/stdout is a file; name a folder")
    assert contents_of(tmp_path) == {"page": b""}
