"""`plan export`: where calendars go, what they are called, and that nothing is left half done."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clicks import invalid, unexpected, usage
from tests.conftest import PLAN, Run

UNITS = (
    "ban-tuyen-giao",
    "chi-hoi-van-hoc-nghe-thuat",
    "dang-uy-mat-tran-doan-the",
    "phong-van-hoa-thong-tin",
    "trung-tam-van-hoa-the-thao-truyen-thong",
)
CALENDARS = sorted(f"{name}.ics" for name in ("tam-duong-2023-2024", *UNITS))

as_root = hasattr(os, "geteuid") and os.geteuid() == 0
on_windows = sys.platform == "win32"
needs_permissions = pytest.mark.skipif(as_root or on_windows, reason="the administrator may write anywhere")
needs_posix = pytest.mark.skipif(on_windows, reason="modes and links are POSIX")


@pytest.fixture(autouse=True)
def _built_in_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_FILE", str(PLAN))


@pytest.fixture
def _umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def calendar(run: Run, *options: str) -> bytes:
    result = run("export", "-o", "-", *options)
    assert (result.code, result.err) == (0, "")
    assert result.content.startswith(b"BEGIN:VCALENDAR\r\n")
    return result.content


def test_a_file_has_the_bytes_that_standard_output_gets(run: Run, tmp_path: Path) -> None:
    assert run("export", "-o", "lịch.ics") == (0, b"", "plan: wrote lịch.ics\n")
    assert (tmp_path / "lịch.ics").read_bytes() == calendar(run)
    assert os.listdir(tmp_path) == ["lịch.ics"]


def test_a_units_calendar_alone(run: Run, tmp_path: Path) -> None:
    assert run("export", "--unit", "ban-tuyen-giao", "-o", "ban.ics") == (0, b"", "plan: wrote ban.ics\n")
    content = (tmp_path / "ban.ics").read_bytes()
    assert content == calendar(run, "--unit", "ban-tuyen-giao") != calendar(run)


def test_each_unit_gives_a_calendar_for_the_whole_and_one_for_every_unit(run: Run, tmp_path: Path) -> None:
    result = run("export", "--each-unit", "-o", "a/b/calendars")
    folder = tmp_path / "a" / "b" / "calendars"
    assert sorted(os.listdir(folder)) == CALENDARS
    assert (result.code, result.content) == (0, b"")
    written = sorted(f"plan: wrote {os.path.join('a/b/calendars', name)}" for name in CALENDARS)
    assert sorted(result.err.splitlines()) == written
    assert (folder / "tam-duong-2023-2024.ics").read_bytes() == calendar(run)
    for unit in UNITS:
        assert (folder / f"{unit}.ics").read_bytes() == calendar(run, "--unit", unit)


def test_each_unit_writes_into_a_folder_that_is_there_and_leaves_its_other_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ghi-chu.txt").write_text("x", encoding="utf-8")
    assert run("export", "--unit", "ban-tuyen-giao", "-o", "ban-tuyen-giao.ics").code == 0
    assert run("export", "--each-unit", "-o", ".").code == 0
    assert sorted(os.listdir(tmp_path)) == sorted([*CALENDARS, "ghi-chu.txt"])
    assert (tmp_path / "ban-tuyen-giao.ics").read_bytes() == calendar(run, "--unit", "ban-tuyen-giao")


def test_the_language_and_the_alarms_asked_for_are_those_of_every_calendar(run: Run, tmp_path: Path) -> None:
    assert run("--lang", "en", "export", "--each-unit", "--no-alarm", "-o", "en").code == 0
    for name in CALENDARS:
        content = (tmp_path / "en" / name).read_bytes()
        assert content.count(b"SUMMARY:Campaign: ") == 6
        assert b"VALARM" not in content


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "say where to: -o FILE, -o - for standard output, or --each-unit -o FOLDER"),
        (["-o", ""], "say where to: -o FILE, -o - for standard output, or --each-unit -o FOLDER"),
        (["--each-unit"], "say where to: -o FILE, -o - for standard output, or --each-unit -o FOLDER"),
        (
            ["--each-unit", "-o", "-"],
            "--each-unit writes several files; name a folder: --each-unit -o calendars",
        ),
        (["--each-unit", "--unit", "ban-tuyen-giao", "-o", "x"], "choose --unit or --each-unit"),
        (
            ["--unit", "ban-tuyen-giao", "--unit", "phong-van-hoa-thong-tin", "-o", "x"],
            "one --unit at a time; --each-unit writes a file for each",
        ),
        (["--no-alarm", "--alarm", "date=none", "-o", "x"], "choose --alarm or --no-alarm"),
        (
            ["--unit", "ban-tuyen-giáo", "-o", "x"],
            invalid("--unit", "there is no unit 'ban-tuyen-giáo'; did you mean 'ban-tuyen-giao'?"),
        ),
        (
            ["--unit", "zzz", "-o", "x"],
            invalid(
                "--unit",
                "there is no unit 'zzz'; expected one of: ban-tuyen-giao, "
                "phong-van-hoa-thong-tin, trung-tam-van-hoa-the-thao-truyen-thong, chi-hoi-van-hoc-nghe-thuat, "
                "dang-uy-mat-tran-doan-the",
            ),
        ),
        (
            ["--unit", "", "-o", "x"],
            invalid(
                "--unit",
                "there is no unit ''; expected one of: ban-tuyen-giao, "
                "phong-van-hoa-thong-tin, trung-tam-van-hoa-the-thao-truyen-thong, chi-hoi-van-hoc-nghe-thuat, "
                "dang-uy-mat-tran-doan-the",
            ),
        ),
        (["x.ics"], unexpected("x.ics")),
    ],
)
def test_wrong_usage_says_what_to_write_and_writes_nothing(
    arguments: list[str], message: str, run: Run, tmp_path: Path
) -> None:
    assert run("export", *arguments) == usage("export [OPTIONS]", message)
    assert os.listdir(tmp_path) == []


def test_wrong_usage_is_explained_in_the_users_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert run("export") == (
        2,
        b"",
        "Cách dùng: plan export [TÙY CHỌN]\n"
        "Gõ 'plan export --help' để xem hướng dẫn.\n"
        "Lỗi: hãy ghi nơi xuất: -o TỆP, -o - để in ra màn hình, hoặc --each-unit -o THƯ_MỤC\n",
    )


@pytest.mark.parametrize(
    ("options", "output", "message"),
    [
        ([], "folder", "folder is a folder; name a file in it"),
        ([], "folder/", "folder/ is a folder; name a file in it"),
        ([], ".", ". is a folder; name a file in it"),
        ([], "new/", "new/ is a folder; name a file in it"),
        ([], "missing/x.ics", "missing/x.ics cannot be written: no such folder"),
        ([], "file/x.ics", "file/x.ics cannot be written: a file stands where a folder should be"),
        (["--each-unit"], "file", "file is a file; name a folder"),
        (["--each-unit"], "file/deeper", "file/deeper cannot be written: a file stands where a folder should be"),
        (["--each-unit"], "taken", f"{os.path.join('taken', 'ban-tuyen-giao.ics')} is a folder; name a file in it"),
    ],
)
@needs_posix
def test_a_place_that_cannot_be_written_is_named_and_nothing_changes(
    options: list[str], output: str, message: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("cũ", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "taken" / "ban-tuyen-giao.ics").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    assert run("export", *options, "-o", output) == (1, b"", f"plan: {message}\n")
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "file").read_text(encoding="utf-8") == "cũ"


@needs_posix
def test_a_name_too_long_for_the_disk(run: Run, tmp_path: Path) -> None:
    name = "x" * 300 + ".ics"
    result = run("export", "-o", name)
    assert (result.code, result.content) == (1, b"")
    assert result.err == f"plan: {name[:299]}… cannot be written: the name is too long\n"
    assert os.listdir(tmp_path) == []


def test_a_vietnamese_name_as_long_as_the_disk_allows(run: Run, tmp_path: Path) -> None:
    name = "ệ" * 80 + ".ics"  # 244 of 255 bytes
    assert run("export", "-o", name) == (0, b"", f"plan: wrote {name}\n")
    assert os.listdir(tmp_path) == [name]


@needs_permissions
def test_a_folder_that_may_not_be_written(run: Run, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    assert run("export", "-o", "closed/x.ics") == (
        1,
        b"",
        "plan: closed/x.ics cannot be written: permission denied\n",
    )
    result = run("export", "--each-unit", "-o", "closed/new")
    assert result == (1, b"", "plan: closed/new cannot be written: permission denied\n")
    assert os.listdir(closed) == []


@needs_posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has /dev/full")
def test_a_full_disk_is_named(run: Run) -> None:
    assert run("export", "-o", "/dev/full") == (1, b"", "plan: /dev/full cannot be written: the disk is full\n")


@needs_posix
def test_a_device_is_written_to_and_stays_a_device(run: Run) -> None:
    assert run("export", "-o", "/dev/null") == (0, b"", "plan: wrote /dev/null\n")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@needs_posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666])
def test_an_existing_file_keeps_its_permissions(mode: int, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "x.ics"
    target.write_bytes(b"old")
    target.chmod(mode)
    assert run("export", "-o", "x.ics", "--force").code == 0
    assert stat.S_IMODE(target.stat().st_mode) == mode
    assert target.read_bytes() != b"old"


@needs_posix
@pytest.mark.usefixtures("_umask")
def test_a_new_file_has_the_permissions_that_the_user_gives_to_new_files(run: Run, tmp_path: Path) -> None:
    assert run("export", "--each-unit", "-o", "calendars").code == 0
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "calendars").iterdir()}
    assert modes == {0o640}
    assert stat.S_IMODE((tmp_path / "calendars").stat().st_mode) == 0o750


@needs_posix
def test_a_link_stays_a_link_and_what_it_leads_to_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    target = tmp_path / "www" / "real.ics"
    assert run("--lang", "en", "export", "-o", "www/real.ics").code == 0
    link = tmp_path / "x.ics"
    link.symlink_to(target)
    dangling = tmp_path / "y.ics"
    dangling.symlink_to(tmp_path / "www" / "new.ics")
    assert run("export", "-o", "x.ics").code == 0
    assert run("export", "-o", "y.ics").code == 0
    assert link.readlink() == target
    assert dangling.readlink() == tmp_path / "www" / "new.ics"
    assert (tmp_path / "www" / "new.ics").read_bytes() == calendar(run)
    assert target.read_bytes().count(b"SEQUENCE:1") == 11
    assert sorted(os.listdir(tmp_path / "www")) == ["new.ics", "real.ics"]


def test_a_calendar_of_a_unit_that_is_no_longer_in_the_plan_is_left_and_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "phong-cu.ics").write_bytes(b"old")
    result = run("export", "--each-unit", "-o", "calendars")
    left = os.path.join("calendars", "phong-cu.ics")
    assert result.code == 0
    assert result.err.splitlines()[-1] == f"plan: left {left} as it is: the plan has no such unit"
    assert (tmp_path / left).read_bytes() == b"old"


def test_the_plan_is_never_written_over(run: Run, tmp_path: Path) -> None:
    text = PLAN.read_bytes()
    (tmp_path / "ours.yaml").write_bytes(text)
    for command in (["export"], ["windows"], ["show", "tach-tinh"], ["check"]):
        result = run("--plan", "ours.yaml", *command, "-o", os.path.join(".", "ours.yaml"))
        path = os.path.join(".", "ours.yaml")
        assert result == (1, b"", f"plan: {path} is the plan itself; name another file\n")
    assert (tmp_path / "ours.yaml").read_bytes() == text


def test_a_plan_with_errors_leaves_the_calendars_as_they_were(run: Run, tmp_path: Path) -> None:
    broken = PLAN.read_text(encoding="utf-8").replace("    date: 7/5/2024", "    date: 30/2/2024")
    (tmp_path / "broken.yaml").write_text(broken, encoding="utf-8")
    (tmp_path / "x.ics").write_bytes(b"old")
    line = broken.splitlines().index("    date: 30/2/2024") + 1
    for options in (["-o", "x.ics"], ["--each-unit", "-o", "calendars"], ["-o", "-"]):
        assert run("--plan", "broken.yaml", "export", *options) == (
            1,
            b"",
            f"broken.yaml:{line}:11: error: 30/2/2024 is not a day of the calendar; February 2024 ends on the 29th "
            "[no-such-day]\n"
            "  |     date: 30/2/2024\n"
            "  |           ^\n",
        )
    assert sorted(os.listdir(tmp_path)) == ["broken.yaml", "x.ics"]
    assert (tmp_path / "x.ics").read_bytes() == b"old"
