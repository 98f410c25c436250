"""Files are written whole or not at all, whatever goes wrong on the way."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tamduong_cli.failure import Failure
from tamduong_cli.files import Overtaken, make_folder, read_whole, write_new, write_whole
from tamduong_cli.language import Language

OLD = {"a.ics": b"old a", "c.ics": b"old c"}
NEW = {"a.ics": b"new a" * 1000, "b.ics": b"new b" * 1000, "c.ics": b"new c" * 1000}


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in OLD.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_every_file_is_written_and_nothing_else_is_left(folder: Path) -> None:
    write_whole({str(folder / name): content for name, content in NEW.items()})
    assert contents_of(folder) == NEW


def test_what_another_program_wrote_meanwhile_is_not_written_over(folder: Path) -> None:
    paths = {name: str(folder / name) for name in NEW}
    seen = {path: read_whole(path) for path in paths.values()}
    assert seen == {paths["a.ics"]: b"old a", paths["b.ics"]: None, paths["c.ics"]: b"old c"}
    for name, content in (("c.ics", b"theirs"), ("b.ics", b"theirs")):
        (folder / name).write_bytes(content)
        before = contents_of(folder)
        with pytest.raises(Overtaken):
            write_whole({paths[name]: content for name, content in NEW.items()}, seen)
        assert contents_of(folder) == before
        seen[paths[name]] = content
    write_whole({paths[name]: content for name, content in NEW.items()}, seen)
    assert contents_of(folder) == NEW


def test_what_killed_runs_left_long_ago_is_swept_away(folder: Path) -> None:
    names = [f".plan-{'0' * 15}{number}.tmp" for number in range(3)]
    for name in (*names, ".plan-notes.tmp"):
        (folder / name).write_bytes(b"left")
    now = (folder / names[0]).stat().st_mtime
    for name, hours in ((names[0], 2), (names[1], 0.5), (".plan-notes.tmp", 2)):
        os.utime(folder / name, (now - 3600 * hours,) * 2)
    write_whole({str(folder / "a.ics"): b"new"})
    assert contents_of(folder) == {
        **OLD,
        "a.ics": b"new",
        names[1]: b"left",
        names[2]: b"left",
        ".plan-notes.tmp": b"left",
    }


def test_a_folder_or_a_device_is_no_file_to_read(folder: Path) -> None:
    assert read_whole(str(folder)) is None
    assert read_whole(os.devnull) is None
    assert read_whole(str(folder / "a.ics" / "x")) is None


class Broken:
    """A file that takes a few bytes and then fails."""

    def __init__(self, file: Any, error: BaseException) -> None:
        self.file = file
        self.error = error

    def __enter__(self) -> Broken:
        return self

    def __exit__(self, *details: object) -> None:
        self.file.close()

    def write(self, content: bytes) -> int:
        self.file.write(content[:7])
        self.file.flush()
        raise self.error


def at_call(number: int, real: Callable[..., Any], error: BaseException) -> Callable[..., Any]:
    """The real function, but for its call of this number, which raises."""
    calls = 0

    def function(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            raise error
        return real(*arguments, **options)

    return function


def broken_at_call(number: int, error: BaseException) -> Callable[..., Any]:
    """open(), but the file of this number fails while it is written."""
    calls = 0
    real = open

    def function(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        file = real(*arguments, **options)
        return Broken(file, error) if calls == number else file

    return function


def break_at(monkeypatch: pytest.MonkeyPatch, step: str, number: int, error: BaseException) -> None:
    if step == "write":
        monkeypatch.setattr("tamduong_cli.files.open", broken_at_call(number, error), raising=False)
    else:
        monkeypatch.setattr(os, step, at_call(number, getattr(os, step), error))


STEPS = [(step, number) for step in ("open", "write", "fsync", "chmod", "replace") for number in (1, 2, 3)]
STEPS.remove(("chmod", 3))  # b.ics is new and takes no permissions over
STEPS = [step for step in STEPS if step not in (("replace", 2), ("replace", 3))]  # see the test after next


@pytest.mark.parametrize(("step", "number"), STEPS)
def test_a_full_disk_at_any_step_leaves_every_file_as_it_was(
    step: str, number: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_at(monkeypatch, step, number, OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(Failure) as raised:
        write_whole({str(folder / name): content for name, content in NEW.items()})
    monkeypatch.undo()
    assert contents_of(folder) == OLD
    failed = folder / (["a.ics", "c.ics"] if step == "chmod" else ["a.ics", "b.ics", "c.ics"])[number - 1]
    assert Language("en").render(raised.value.message) == f"{failed} cannot be written: the disk is full"


@pytest.mark.parametrize(("step", "number"), STEPS)
def test_stopping_at_any_step_leaves_every_file_as_it_was(
    step: str, number: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_at(monkeypatch, step, number, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write_whole({str(folder / name): content for name, content in NEW.items()})
    monkeypatch.undo()
    assert contents_of(folder) == OLD


@pytest.mark.parametrize("number", [2, 3])
def test_each_file_is_old_or_new_when_a_later_one_cannot_take_its_place(
    number: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_at(monkeypatch, "replace", number, OSError(errno.EACCES, "Permission denied"))
    with pytest.raises(Failure):
        write_whole({str(folder / name): content for name, content in NEW.items()})
    monkeypatch.undo()
    replaced = list(NEW)[: number - 1]
    assert contents_of(folder) == {**OLD, **{name: NEW[name] for name in replaced}}


def test_what_is_on_the_disk_is_asked_for_before_a_file_takes_its_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def note(step: str, real: Callable[..., None]) -> Callable[..., None]:
        def function(*arguments: Any) -> None:
            steps.append(step)
            real(*arguments)

        return function

    monkeypatch.setattr(os, "fsync", note("fsync", fsync))
    monkeypatch.setattr(os, "replace", note("replace", replace))
    write_whole({str(folder / name): content for name, content in NEW.items()})
    assert steps == ["fsync"] * 3 + ["replace"] * 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_nobody_else_reads_a_private_file_while_it_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[int] = []
    fsync = os.fsync

    def noted(file: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(file).st_mode))
        fsync(file)

    monkeypatch.setattr(os, "fsync", noted)
    before = os.umask(0o022)
    try:
        for name in OLD:
            (folder / name).chmod(0o600)
        write_whole({str(folder / name): content for name, content in NEW.items()})
    finally:
        os.umask(before)
    assert dict(zip(NEW, modes, strict=True)) == {"a.ics": 0o600, "b.ics": 0o644, "c.ics": 0o600}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("folder", "{path} is a folder; name a file in it"),
        ("none/x.ics", "{path} cannot be written: no such folder"),
        ("a.ics/x.ics", "{path} cannot be written: a file stands where a folder should be"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives other reasons")
def test_one_place_that_cannot_be_written_keeps_all_from_being_written(path: str, message: str, folder: Path) -> None:
    (folder / "folder").mkdir()
    wrong = str(folder / path)
    with pytest.raises(Failure) as raised:
        write_whole({str(folder / "a.ics"): b"new", str(folder / "b.ics"): b"new", wrong: b"new"})
    assert Language("en").render(raised.value.message) == message.format(path=wrong)
    (folder / "folder").rmdir()
    assert contents_of(folder) == OLD


# files that are not there yet

NAMED = {"x.json": b"new x" * 1000, "y.yaml": b"new y" * 1000}


def no_links(*arguments: Any) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.fixture(params=["links", "no links"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system with hard links, or without, as a USB stick has it."""
    if request.param == "no links":
        monkeypatch.setattr(os, "link", no_links)


@pytest.mark.usefixtures("disk")
def test_new_files_are_written_whole_and_nothing_else_is_left(folder: Path) -> None:
    write_new({str(folder / name): content for name, content in NAMED.items()})
    assert contents_of(folder) == {**OLD, **NAMED}


@pytest.mark.usefixtures("disk")
@pytest.mark.parametrize("there", NAMED)
def test_no_new_file_takes_the_place_of_another(there: str, folder: Path) -> None:
    (folder / there).write_bytes(b"mine")
    with pytest.raises(Failure) as raised:
        write_new({str(folder / name): content for name, content in NAMED.items()})
    assert Language("en").render(raised.value.message) == f"{folder / there} is there already; nothing was written"
    assert contents_of(folder) == {**OLD, there: b"mine"}


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize(("step", "number"), [(step, number) for step in ("write", "fsync") for number in (1, 2)])
def test_no_new_file_is_left_when_one_cannot_be_written(
    step: str, number: int, error: BaseException, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_at(monkeypatch, step, number, error)
    with pytest.raises((Failure, KeyboardInterrupt)) as raised:
        write_new({str(folder / name): content for name, content in NAMED.items()})
    monkeypatch.undo()
    assert contents_of(folder) == OLD
    if isinstance(raised.value, Failure):
        failed = folder / list(NAMED)[number - 1]
        assert Language("en").render(raised.value.message) == f"{failed} cannot be written: the disk is full"


def test_a_new_file_in_no_folder_is_refused(folder: Path) -> None:
    with pytest.raises(Failure) as raised:
        write_new({str(folder / "x.json"): b"x", str(folder / "none" / "y.yaml"): b"y"})
    path = folder / "none" / "y.yaml"
    assert Language("en").render(raised.value.message) == f"{path} cannot be written: no such folder"
    assert contents_of(folder) == OLD


def test_of_two_that_write_a_new_file_at_once_one_does(tmp_path: Path) -> None:
    outcomes: list[bytes] = []

    def write(content: bytes) -> None:
        with contextlib.suppress(Failure):
            write_new({str(tmp_path / "x"): content * SIZE})
            outcomes.append(content * SIZE)

    threads = [threading.Thread(target=write, args=(letter,)) for letter in (b"a", b"b", b"c", b"d")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(contents_of(tmp_path).values()) == outcomes
    assert len(outcomes) == 1


def test_a_folder_is_made_with_those_above_it_or_taken_as_it_is(tmp_path: Path) -> None:
    make_folder(str(tmp_path / "a" / "b"))
    (tmp_path / "a" / "b" / "x").write_bytes(b"x")
    make_folder(str(tmp_path / "a" / "b"))
    assert contents_of(tmp_path / "a" / "b") == {"x": b"x"}


def test_a_file_is_not_taken_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"x")
    with pytest.raises(Failure) as raised:
        make_folder(str(tmp_path / "x"))
    assert Language("en").render(raised.value.message) == f"{tmp_path / 'x'} is a file; name a folder"


# another process

SIZE = 300_000
WRITER = f"""\
import sys
from tamduong_cli.files import write_whole

contents = [letter * {SIZE} for letter in (b"a", b"b")]
write_whole({{sys.argv[1]: contents[1]}})
print("ready", flush=True)
while True:
    for content in contents:
        write_whole({{sys.argv[1]: content}})
"""
WHOLE = (b"a" * SIZE, b"b" * SIZE)


def start_writer(target: Path) -> subprocess.Popen[bytes]:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE)
    assert writer.stdout
    assert writer.stdout.readline().strip() == b"ready"
    return writer


def stop(writer: subprocess.Popen[bytes]) -> None:
    writer.kill()
    writer.wait()
    assert writer.stdout
    writer.stdout.close()


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    target = tmp_path / "x.ics"
    writer = start_writer(target)
    try:
        seen = set()
        end = time.monotonic() + 1.5
        while time.monotonic() < end:
            content = target.read_bytes()
            assert content in WHOLE
            seen.add(content)
    finally:
        stop(writer)
    assert seen == set(WHOLE)  # it did write while we read


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
@pytest.mark.parametrize("milliseconds", [1, 4, 9, 16, 25, 36])
def test_a_process_killed_while_it_writes_leaves_the_old_file_or_the_new(milliseconds: int, tmp_path: Path) -> None:
    target = tmp_path / "x.ics"
    writer = start_writer(target)
    time.sleep(milliseconds / 1000)
    stop(writer)
    assert writer.returncode == -signal.SIGKILL
    assert target.read_bytes() in WHOLE
