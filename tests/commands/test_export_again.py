"""`plan export` onto a calendar that is there: it is the memory, and what is not a calendar of ours is left alone."""

from __future__ import annotations

import datetime
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tamduong_cli.calendars.reading_back import earlier
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.commands.output import Read
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language
from tests.conftest import PLAN, PROJECT, Run

TEXT = PLAN.read_text(encoding="utf-8")
DIEN_BIEN_PHU = "Kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ"
LATER = "2023-12-06T03:00:00"
on_windows = sys.platform == "win32"


@pytest.fixture(autouse=True)
def _a_plan_here(tmp_path: Path) -> None:
    write(tmp_path, TEXT)


def write(folder: Path, text: str) -> None:
    (folder / "plan.yaml").write_text(text, encoding="utf-8")


def moved(day: int) -> str:
    """The plan with the anniversary of Điện Biên Phủ on another day of May 2024; its origin follows, so that no one
    is warned."""
    return TEXT.replace("origin: 7/5/1954", f"origin: {day}/5/1954").replace("date: 7/5/2024", f"date: {day}/5/2024")


def without(id: str) -> str:
    """The plan without an event."""
    return re.sub(rf"  - id: {id}\n(?:    .*\n|\n)+?(?=  - id: |\n?[a-z#])", "", TEXT)


def test_an_unchanged_calendar_is_not_touched_at_all(run: Run, tmp_path: Path) -> None:
    assert run("export", "-o", "x.ics") == (0, b"", "plan: wrote x.ics\n")
    os.utime("x.ics", (1e9, 1e9))
    before = os.stat("x.ics")
    content = (tmp_path / "x.ics").read_bytes()
    assert run("export", "-o", "x.ics", now=LATER) == (0, b"", "plan: x.ics is up to date\n")
    after = os.stat("x.ics")
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (tmp_path / "x.ics").read_bytes() == content


def test_what_changed_is_told_with_its_days(run: Run, tmp_path: Path) -> None:
    run("export", "-o", "x.ics")
    write(tmp_path, moved(8))
    assert run("export", "-o", "x.ics", now=LATER) == (
        0,
        b"",
        "plan: updated x.ics: 2 changed, 9 unchanged\n"
        f"  ~ Tuyên truyền: {DIEN_BIEN_PHU} · 18/04/2024 – 13/05/2024\n"
        f"  ~ {DIEN_BIEN_PHU} · 08/05/2024\n",
    )
    content = (tmp_path / "x.ics").read_bytes()
    assert content.count(b"SEQUENCE:1\r\n") == content.count(b"DTSTAMP:20231206T030000Z\r\n") == 2
    assert content.count(b"SEQUENCE:0\r\n") == content.count(b"DTSTAMP:20230101T000000Z\r\n") == 9


def test_what_left_and_what_came_back_are_told(run: Run, tmp_path: Path) -> None:
    run("export", "-o", "x.ics")
    write(tmp_path, without("dien-bien-phu"))
    assert run("export", "-o", "x.ics", now=LATER).err == (
        "plan: updated x.ics: 2 cancelled, 9 unchanged\n"
        f"  - [HỦY] Tuyên truyền: {DIEN_BIEN_PHU} · 17/04/2024 – 12/05/2024\n"
        f"  - [HỦY] {DIEN_BIEN_PHU} · 07/05/2024\n"
    )
    assert run("export", "-o", "x.ics", now="2024-06-08T03:00:00").err == (
        f"plan: updated x.ics: 1 dropped, 9 unchanged\n  - [HỦY] {DIEN_BIEN_PHU} · 07/05/2024\n"
    )
    write(tmp_path, TEXT)
    assert run("export", "-o", "x.ics", now="2024-06-09T03:00:00").err == (
        "plan: updated x.ics: 2 back, 9 unchanged\n"
        f"  + Tuyên truyền: {DIEN_BIEN_PHU} · 17/04/2024 – 12/05/2024\n"
        f"  + {DIEN_BIEN_PHU} · 07/05/2024\n"
    )
    assert (tmp_path / "x.ics").read_bytes().count(b"SEQUENCE:2\r\n") == 2


def test_the_title_alone_changed(run: Run, tmp_path: Path) -> None:
    run("export", "-o", "x.ics")
    write(tmp_path, TEXT.replace("vi: Kế hoạch tuyên truyền", "vi: Chương trình tuyên truyền", 1))
    assert (
        run("export", "-o", "x.ics", now=LATER).err == "plan: updated x.ics: what it says of itself; no event changed\n"
    )
    assert b"NAME:Ch" in (tmp_path / "x.ics").read_bytes()


def test_a_dry_run_tells_the_same_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    assert run("export", "-o", "x.ics", "--dry-run") == (0, b"", "plan: would write x.ics\n")
    assert run("export", "--each-unit", "-o", "new", "--dry-run").err.count("plan: would write new") == 6
    assert os.listdir(tmp_path) == ["plan.yaml"]
    run("export", "-o", "x.ics")
    content = (tmp_path / "x.ics").read_bytes()
    write(tmp_path, moved(8))
    told = run("export", "-o", "x.ics", "--dry-run", now=LATER).err
    assert told.startswith("plan: would update x.ics: 2 changed, 9 unchanged\n  ~ ")
    assert (tmp_path / "x.ics").read_bytes() == content
    assert run("export", "-o", "x.ics", now=LATER).err == told.replace("would update", "updated")


def test_of_several_calendars_each_that_changed_is_told_and_how_many_did_not(run: Run, tmp_path: Path) -> None:
    run("export", "--each-unit", "-o", "calendars")
    assert run("export", "--each-unit", "-o", "calendars").err == "plan: 6 calendars are up to date\n"
    stamps = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "calendars").iterdir()}
    units = TEXT.index("\nunits:")
    first = re.search(r"(?m)^      - .*$", TEXT[units:])
    assert first
    at = units + first.start()
    write(tmp_path, f"{TEXT[:at]}      - Việc mới\n{TEXT[at:]}")
    path = os.path.join("calendars", "ban-tuyen-giao.ics")
    told = run("export", "--each-unit", "-o", "calendars", now=LATER).err.splitlines()
    assert told[:2] == [f"plan: updated {path}: 11 changed, 0 unchanged", "plan: 5 calendars are up to date"]
    assert [line[:4] for line in told[2:]] == ["  ~ "] * 11
    changed = {p.name for p in (tmp_path / "calendars").iterdir() if p.stat().st_mtime_ns != stamps[p.name]}
    assert changed == {"ban-tuyen-giao.ics"}


def test_an_event_that_changed_in_several_calendars_is_told_once(run: Run, tmp_path: Path) -> None:
    run("export", "--each-unit", "-o", "calendars")
    write(tmp_path, moved(8))
    told = run("export", "--each-unit", "-o", "calendars", now=LATER).err.splitlines()
    assert [line.rpartition(": ")[2] for line in told[:6]] == ["2 changed, 9 unchanged"] * 6
    assert told[6:] == [
        f"  ~ Tuyên truyền: {DIEN_BIEN_PHU} · 18/04/2024 – 13/05/2024",
        f"  ~ {DIEN_BIEN_PHU} · 08/05/2024",
    ]


def test_previous_is_the_memory_when_the_output_goes_elsewhere(run: Run, tmp_path: Path) -> None:
    run("export", "-o", "old.ics")
    run("export", "--each-unit", "-o", "old")
    kept = (tmp_path / "old.ics").read_bytes()
    write(tmp_path, moved(8))
    result = run("export", "-o", "new.ics", "--previous", "old.ics", now=LATER)
    assert result.err.startswith("plan: updated new.ics: 2 changed, 9 unchanged\n")
    new = (tmp_path / "new.ics").read_bytes()
    assert new.count(b"SEQUENCE:1\r\n") == 2
    assert (tmp_path / "old.ics").read_bytes() == kept
    out = run("export", "-o", "-", "--previous", "old.ics", now=LATER)
    assert (out.content, out.err) == (new, result.err.replace("new.ics", "standard output"))
    run("export", "--each-unit", "-o", "new", "--previous", "old", now=LATER)
    assert [path.read_bytes().count(b"SEQUENCE:1\r\n") for path in (tmp_path / "new").iterdir()] == [2] * 6


def test_a_previous_calendar_that_is_older_takes_nothing_back(run: Run, tmp_path: Path) -> None:
    run("export", "-o", "old.ics")
    run("export", "--each-unit", "-o", "old")
    for day in (7, 8, 9):
        write(tmp_path, moved(day))
        run("export", "-o", "x.ics", now=LATER)
        run("export", "--each-unit", "-o", "x", now=LATER)
    kept = (tmp_path / "x.ics").read_bytes()
    assert run("export", "-o", "x.ics", "--previous", "old.ics").err == "plan: x.ics is up to date\n"
    result = run("export", "--each-unit", "-o", "x", "--previous", "old")
    assert result.err == "plan: 6 calendars are up to date\n"
    write(tmp_path, moved(10))
    run("export", "-o", "x.ics", "--previous", "old.ics", now=LATER)
    assert kept.count(b"SEQUENCE:2\r\n") == (tmp_path / "x.ics").read_bytes().count(b"SEQUENCE:3\r\n") == 2


def test_a_byte_order_mark_is_taken_away_and_that_is_told(run: Run, tmp_path: Path) -> None:
    run("export", "-o", "x.ics")
    content = (tmp_path / "x.ics").read_bytes()
    for marked in (b"\xef\xbb\xbf" + content, b"\xef\xbb\xbf" + content.replace(b"\r\n", b"\n")):
        (tmp_path / "x.ics").write_bytes(marked)
        told = run("export", "-o", "x.ics")
        assert told == (0, b"", "plan: updated x.ics: what it says of itself; no event changed\n")
        assert (tmp_path / "x.ics").read_bytes() == content


def test_with_force_what_can_be_read_is_kept_and_what_begins_anew_is_named(run: Run, tmp_path: Path) -> None:
    run("export", "-o", "x.ics")
    for day in (8, 9):
        write(tmp_path, moved(day))
        run("export", "-o", "x.ics", now=LATER)
    write(tmp_path, without("dien-bien-phu"))
    run("export", "-o", "x.ics", now=LATER)
    content = (tmp_path / "x.ics").read_bytes()
    assert content.count(b"SEQUENCE:3\r\n") == content.count(b"STATUS:CANCELLED\r\n") == 2
    (tmp_path / "x.ics").write_bytes(content.replace(b"LAST-MODIFIED:2", b"LAST-MODIFIED:X", 1))
    result = run("export", "-o", "x.ics", "--force", now=LATER)
    name = "Tuyên truyền: Sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội đảng bộ các cấp, nhiệm kỳ 2020-2025"
    assert (result.code, result.err.splitlines()[:2]) == (
        0,
        [
            f"plan: x.ics is damaged: the event '{name}' cannot be read, and begins anew",
            "plan: updated x.ics: 1 changed, 8 unchanged",
        ],
    )
    after = (tmp_path / "x.ics").read_bytes()
    assert after.count(b"SEQUENCE:3\r\n") == after.count(b"STATUS:CANCELLED\r\n") == 2
    assert run("export", "-o", "x.ics", now=LATER).err == "plan: x.ics is up to date\n"


def test_a_previous_calendar_that_is_not_there_or_not_ours(run: Run, tmp_path: Path) -> None:
    assert run("export", "-o", "x.ics", "--previous", "none.ics") == (
        1,
        b"",
        "plan: there is no file none.ics\n",
    )
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    assert run("export", "-o", "x.ics", "--previous", "notes.txt") == (
        1,
        b"",
        "plan: notes.txt is not a calendar that plan wrote; --force writes all the same\n",
    )
    for previous in ("none", "notes.txt"):
        assert run("export", "--each-unit", "-o", "x", "--previous", previous) == (
            1,
            b"",
            f"plan: {previous} is no folder; with --each-unit the earlier calendars are in one\n",
        )
    assert sorted(os.listdir(tmp_path)) == ["notes.txt", "plan.yaml"]


CUT = "it ends too early, or a line of it cannot be read; put a good copy in its place"


def test_of_several_calendars_those_that_are_damaged_do_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    run("export", "--each-unit", "-o", "calendars")
    files = sorted((tmp_path / "calendars").iterdir())
    whole = {path.name: path.read_bytes() for path in files}
    for path in files[:2]:
        path.write_bytes(whole[path.name][:5000])
    write(tmp_path, moved(8))
    for options in (["--dry-run"], []):
        result = run("export", "--each-unit", "-o", "calendars", *options, now=LATER)
        assert result.code == 1
        assert result.err.splitlines()[-3:] == [
            *(
                f"plan: {os.path.join('calendars', path.name)} is damaged: {CUT}; --force writes all the same"
                for path in files[:2]
            ),
            "plan: 2 calendars were left as they are",
        ]
    assert [path.read_bytes() for path in files[:2]] == [whole[path.name][:5000] for path in files[:2]]
    assert [path.read_bytes().count(b"SEQUENCE:1\r\n") for path in files[2:]] == [2] * 4
    # that of the folder before counts as much
    run("export", "--each-unit", "-o", "new", "--previous", "calendars", now=LATER)
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [path.name for path in files[2:]]


@pytest.mark.parametrize(
    "options", [["-o", "x.ics"], ["--each-unit", "-o", "."], ["-o", "x.ics", "--previous", "y.ics"]]
)
def test_a_file_that_is_not_ours_or_is_damaged_is_left_as_it_is(options: list[str], run: Run, tmp_path: Path) -> None:
    run("export", "-o", "y.ics")
    whole = (tmp_path / "y.ics").read_bytes()
    for content, why in (
        (b"", "is not a calendar that plan wrote"),
        (b"Notes", "is not a calendar that plan wrote"),
        (whole.replace(b"tamduong-cli", b"Google"), "is a calendar that another program wrote"),
        (whole[:5000], f"is damaged: {CUT}"),
    ):
        if content == whole[:5000] and "--each-unit" in options:
            continue  # the others are written
        name = "x.ics" if "x.ics" in options else os.path.join(".", "tam-duong-2023-2024.ics")
        (tmp_path / name).write_bytes(content)
        there = sorted(os.listdir(tmp_path))
        assert run("export", *options) == (1, b"", f"plan: {name} {why}; --force writes all the same\n")
        assert (tmp_path / name).read_bytes() == content
        assert sorted(os.listdir(tmp_path)) == there
    assert run("export", *options, "--force").code == 0
    assert earlier((tmp_path / name).read_bytes(), name).events


@pytest.mark.skipif(on_windows, reason="Windows has no sparse files")
@pytest.mark.parametrize("options", [[], ["--previous", "old.ics"], ["--each-unit"], ["--force"]])
def test_an_earlier_calendar_larger_than_any_is_refused(options: list[str], run: Run, tmp_path: Path) -> None:
    names = {"--each-unit": os.path.join("c", "ban-tuyen-giao.ics"), "--previous": "old.ics"}
    name = next((names[option] for option in options if option in names), "x.ics")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    with (tmp_path / name).open("wb") as file:
        file.truncate(3 << 30)
    result = run("export", "-o", "c" if "--each-unit" in options else "x.ics", *options)
    assert (result.code, result.err) == (
        1,
        f"plan: {name} has more than 128 MB, the most a calendar or a page may have; name another file\n",
    )
    assert (tmp_path / name).stat().st_size == 3 << 30
    assert sum(path.is_file() for path in tmp_path.rglob("*")) == 2


def test_export_takes_a_read_only_calendar_with_force_alone(run: Run, tmp_path: Path) -> None:
    run("export", "-o", "x.ics")
    content = (tmp_path / "x.ics").read_bytes()
    (tmp_path / "x.ics").chmod(0o444)
    write(tmp_path, moved(8))
    refused = (1, b"", "plan: x.ics is read-only; --force writes all the same\n")
    assert run("export", "-o", "x.ics", now=LATER) == refused
    assert (tmp_path / "x.ics").read_bytes() == content
    assert run("export", "-o", "x.ics", "--force", now=LATER).code == 0
    assert (tmp_path / "x.ics").read_bytes() != content
    assert run("units", "-o", "x.ics").err == ("plan: x.ics is read-only; name another file, or let it be written\n")


@pytest.mark.skipif(on_windows, reason="limits are POSIX")
def test_a_disk_that_is_full_leaves_the_old_calendar(run: Run, tmp_path: Path) -> None:
    run("export", "-o", "x.ics")
    content = (tmp_path / "x.ics").read_bytes()
    write(tmp_path, moved(8))
    code = (
        "import resource, signal, sys\n"
        "from tamduong_cli.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))\n"
        "sys.exit(main(['export', '-o', 'x.ics']))"
    )
    command = [sys.executable, "-B", "-c", code]  # Python would cut its own bytecode short, too, and keep it
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (1, "plan: x.ics cannot be written: the file is too large\n")
    assert (tmp_path / "x.ics").read_bytes() == content
    assert sorted(os.listdir(tmp_path)) == ["plan.yaml", "x.ics"]


def test_what_is_written_is_made_of_what_is_there_when_it_is_written(tmp_path: Path) -> None:
    path = str(tmp_path / "x")
    calls: list[bytes | None] = []

    def make(read: Read) -> dict[str, bytes]:
        calls.append(read(path))
        if len(calls) == 1:
            Path(path).write_bytes(b"theirs")  # between the reading and the writing
        return {path: (read(path) or b"nothing") + b" and ours"}

    invocation = Invocation(lambda: datetime.datetime.now(datetime.timezone.utc), Language("en"))
    assert invocation.update_files(make) == {path: b"theirs and ours"}
    assert Path(path).read_bytes() == b"theirs and ours"
    assert calls == [None, b"theirs"]


def test_a_file_that_others_write_all_the_time_is_given_up(tmp_path: Path) -> None:
    path = str(tmp_path / "x")

    def make(read: Read) -> dict[str, bytes]:
        Path(path).write_bytes((read(path) or b"") + b".")
        return {path: b"ours"}

    invocation = Invocation(lambda: datetime.datetime.now(datetime.timezone.utc), Language("en"))
    with pytest.raises(Failure):
        invocation.update_files(make)
    assert set(Path(path).read_bytes()) == set(b".")


def export_of(plan: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tamduong_cli", "--plan", str(plan), "export", "-o", str(output)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=PROJECT)


def test_exports_at_once_leave_the_calendar_of_one_of_them(tmp_path: Path) -> None:
    output = tmp_path / "x.ics"
    plans = [tmp_path / f"{day}.yaml" for day in (7, 8, 9, 10)]
    for day, plan in zip((7, 8, 9, 10), plans, strict=True):
        plan.write_text(moved(day), encoding="utf-8")
    for _ in range(3):
        processes = [export_of(plan, output) for plan in plans]
        while any(process.poll() is None for process in processes):
            if output.exists():
                assert len(earlier(output.read_bytes(), "x.ics").events) == 11
        assert [process.returncode for process in processes] == [0] * 4
    dates = {event.value("DTSTART") for event in earlier(output.read_bytes(), "x.ics").events}
    assert len({f"202405{day:02}" for day in (7, 8, 9, 10)} & dates) == 1
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


@pytest.mark.skipif(on_windows, reason="kill -9 is POSIX")
@pytest.mark.parametrize("milliseconds", [90, 150, 180, 200, 220, 240])
def test_an_export_killed_at_any_moment_leaves_the_old_calendar_or_the_new(milliseconds: int, tmp_path: Path) -> None:
    output, plan = tmp_path / "x.ics", tmp_path / "8.yaml"
    assert export_of(tmp_path / "plan.yaml", output).wait() == 0
    old = output.read_bytes()
    plan.write_text(moved(8), encoding="utf-8")
    process = export_of(plan, output)
    time.sleep(milliseconds / 1000)
    process.kill()
    assert process.wait() in (0, -signal.SIGKILL)
    content = output.read_bytes()
    assert content == old or [event.sequence for event in earlier(content, "x.ics").events].count(1) == 2
