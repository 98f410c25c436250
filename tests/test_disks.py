"""Of a disk no more is asked than it can do, and what a file was to others it stays."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tamduong_cli import disks
from tamduong_cli.disks import write_over
from tamduong_cli.failure import Failure
from tamduong_cli.files import write_new, write_whole
from tamduong_cli.language import Language
from tests.test_files import at_call, contents_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes, owners and mounts are POSIX")
is_root = hasattr(os, "geteuid") and os.geteuid() == 0
as_root = pytest.mark.skipif(not is_root, reason="root alone gives files away and mounts")
NOBODY = 65534


def said(error: pytest.ExceptionInfo[Failure], language: str = "en") -> str:
    return Language(language).render(error.value.message)


def refusing(number: int) -> Callable[..., Any]:
    def refuse(*arguments: Any, **options: Any) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.ics"
    path.write_bytes(b"old")
    return path


# disks that cannot do what a local one does


@pytest.mark.parametrize("number", [errno.EPERM, errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
@pytest.mark.parametrize("step", ["chmod", "chown", "fsync", "link", "setxattr"])
def test_what_a_disk_cannot_do_keeps_nothing_from_being_written(
    step: str, number: int, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, step, refusing(number), raising=False)
    write_whole({str(file): b"new"})
    write_new({str(file.parent / "b"): b"b"})
    monkeypatch.undo()
    assert contents_of(file.parent) == {"a.ics": b"new", "b": b"b"}


@pytest.mark.parametrize("missing", ["link", "chown", "getxattr"])
def test_nor_does_what_a_system_does_not_have(missing: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, missing, raising=False)
    write_whole({str(file): b"new"})
    write_new({str(file.parent / "b"): b"b"})
    monkeypatch.undo()
    assert contents_of(file.parent) == {"a.ics": b"new", "b": b"b"}


def test_a_name_that_was_kept_free_without_links_is_given_back_when_the_file_does_not_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refusing(errno.EACCES))
    monkeypatch.setattr(os, "replace", at_call(2, os.replace, OSError(errno.EIO, "")))
    with pytest.raises(Failure) as raised:
        write_new({str(tmp_path / name): b"new" for name in ("a", "b")})
    assert said(raised) == f"{tmp_path / 'b'} cannot be written: the disk failed"
    assert contents_of(tmp_path) == {}


# what a file is to others


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o666, 0o604])
def test_the_mode_stays(mode: int, file: Path) -> None:
    file.chmod(mode)
    write_whole({str(file): b"new"})
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", mode)


@as_root
@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664])
def test_root_leaves_a_file_to_its_owner_and_group(mode: int, file: Path) -> None:
    os.chown(file, NOBODY, NOBODY - 1)
    file.chmod(mode)
    write_whole({str(file): b"new"})
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (NOBODY, NOBODY - 1, mode)


@as_root
@pytest.mark.parametrize(
    ("mode", "narrower"), [(0o640, 0o600), (0o664, 0o644), (0o666, 0o666), (0o604, 0o604), (0o660, 0o600)]
)
def test_where_the_group_cannot_stay_the_new_one_may_no_more_than_all_may(
    mode: int, narrower: int, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.chown(file, -1, NOBODY)
    file.chmod(mode)
    monkeypatch.setattr(os, "chown", refusing(errno.EPERM))
    write_whole({str(file): b"new"})
    found = file.stat()
    assert (found.st_gid == os.getegid(), stat.S_IMODE(found.st_mode)) == (True, narrower)


OWNER_ALONE = b"\x02\0\0\0" + b"".join(
    tag.to_bytes(2, "little") + rights.to_bytes(2, "little") + who.to_bytes(4, "little")
    for tag, rights, who in (
        (1, 6, 2**32 - 1),
        (2, 6, NOBODY),
        (4, 0, 2**32 - 1),
        (16, 6, 2**32 - 1),
        (32, 0, 2**32 - 1),
    )
)
"""An ACL as Linux stores it (linux/posix_acl_xattr.h): owner and one more user read and write, the group does not."""


@pytest.fixture
def with_acl(file: Path) -> Path:
    try:
        os.setxattr(file, "system.posix_acl_access", OWNER_ALONE)
    except (OSError, AttributeError):
        pytest.skip("no ACLs here")
    return file


def test_an_acl_stays(with_acl: Path) -> None:
    write_whole({str(with_acl): b"new"})
    assert os.getxattr(with_acl, "system.posix_acl_access") == OWNER_ALONE


def test_where_an_acl_cannot_stay_the_group_gets_nothing_by_it(with_acl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stat.S_IMODE(with_acl.stat().st_mode) == 0o660  # what stands for the group is the ACL's mask
    monkeypatch.setattr(os, "setxattr", refusing(errno.ENOTSUP))
    write_whole({str(with_acl): b"new"})
    assert stat.S_IMODE(with_acl.stat().st_mode) == 0o600


def test_an_acl_of_the_folder_opens_no_file_that_had_none(file: Path) -> None:
    file.chmod(0o640)
    try:
        os.setxattr(file.parent, "system.posix_acl_default", OWNER_ALONE)
    except (OSError, AttributeError):
        pytest.skip("no ACLs here")
    write_whole({str(file): b"new"})
    assert "system.posix_acl_access" not in os.listxattr(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


# files whose place no other can take


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A file that another is mounted over, as a single file is mounted into a container."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "inside").mkdir()
    source, target = tmp_path / "outside" / "a.ics", tmp_path / "inside" / "a.ics"
    source.write_bytes(b"old")
    target.write_bytes(b"beneath")
    if not is_root or subprocess.run(["mount", "--bind", source, target], check=False, capture_output=True).returncode:
        pytest.skip("cannot mount here")
    yield target
    subprocess.run(["umount", target], check=True)


@pytest.mark.parametrize("content", [b"new", b"n", b"", b"new" * 100_000], ids=["as long", "shorter", "empty", "long"])
def test_a_mounted_file_is_written_over_and_no_copy_is_left(content: bytes, mounted: Path) -> None:
    (mounted.parent / "b.ics").write_bytes(b"old b")
    write_whole({str(mounted): content, str(mounted.parent / "b.ics"): b"new b"})
    assert contents_of(mounted.parent) == {"a.ics": content, "b.ics": b"new b"}
    assert (mounted.parent.parent / "outside" / "a.ics").read_bytes() == content


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EPERM])
def test_so_is_any_whose_place_is_refused(number: int, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inode = file.stat().st_ino
    monkeypatch.setattr(os, "replace", refusing(number))
    write_whole({str(file): b"new"})
    assert (contents_of(file.parent), file.stat().st_ino) == ({"a.ics": b"new"}, inode)


def closed(folder: Path) -> Callable[..., int]:
    """os.open, of a folder that takes no new files."""
    real = os.open

    def function(path: Any, flags: int, *rest: Any, **options: Any) -> int:
        if flags & os.O_CREAT and os.path.dirname(path) == str(folder):
            raise PermissionError(errno.EACCES, "")
        return real(path, flags, *rest, **options)

    return function


def test_in_a_folder_that_takes_no_new_files_one_that_is_there_is_written_over(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(elsewhere))
    copies: list[bytes] = []
    monkeypatch.setattr(os, "open", closed(file.parent))
    real = disks._fill

    def fill(opened: int, parts: Any) -> None:
        copies.extend(path.read_bytes() for path in elsewhere.iterdir())
        real(opened, parts)

    monkeypatch.setattr(disks, "_fill", fill)
    write_whole({str(file): b"new"})
    assert copies == [b"", b"old"]
    assert (contents_of(file.parent), contents_of(elsewhere)) == ({"a.ics": b"new"}, {})


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, ""), KeyboardInterrupt()])
def test_what_a_file_held_is_put_back_when_it_cannot_be_written_over(
    error: BaseException, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", refusing(errno.EBUSY))
    # the first call writes the copy, the second a part of the file, the third fails
    write = os.write
    monkeypatch.setattr(os, "write", at_call(3, lambda file, content: write(file, content[:2]), error))
    with pytest.raises((Failure, KeyboardInterrupt)) as raised:
        write_whole({str(file): b"new and longer"})
    monkeypatch.undo()
    assert contents_of(file.parent) == {"a.ics": b"old"}
    if isinstance(raised.value, Failure):
        assert Language("en").render(raised.value.message) == f"{file} cannot be written: the disk is full"


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("en", "{path} cannot be written: the disk is full; what it held is in {copy}"),
        ("vi", "không ghi được {path}: ổ đĩa đã đầy; nội dung cũ còn trong {copy}"),
    ],
)
def test_where_it_cannot_be_put_back_the_copy_is_named(
    lang: str, message: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", refusing(errno.EBUSY))
    real, calls = os.write, iter(range(9))

    def write(opened: int, content: Any) -> int:
        if next(calls) > 1:
            raise OSError(errno.ENOSPC, "")
        return real(opened, content[:2])

    file.write_bytes(b"ol")
    monkeypatch.setattr(os, "write", write)
    with pytest.raises(Failure) as raised:
        write_whole({str(file): b"new"})
    monkeypatch.undo()
    (copy,) = set(file.parent.iterdir()) - {file}
    assert copy.name.startswith("a.ics.") and copy.name.endswith(".old")
    assert copy.read_bytes() == b"ol"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert said(raised, lang) == message.format(path=file, copy=copy)


def test_a_file_that_cannot_be_copied_is_not_written_over(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(file.parent / "none"))
    monkeypatch.setattr(os, "open", closed(file.parent))
    with pytest.raises(FileNotFoundError):
        write_over(str(file), b"new")
    assert contents_of(file.parent) == {"a.ics": b"old"}


# files that may not be written


@contextlib.contextmanager
def nobody() -> Iterator[None]:
    """As a user who owns nothing and is in no group."""
    groups = os.getgroups()
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)
        os.setgroups(groups)


def written_by_nobody(path: Path, force: bool | None = None) -> str:
    """What is said when nobody writes there."""
    try:
        with nobody():
            write_whole({str(path): b"new"}, force=force)
    except Failure as failure:
        return str(failure)
    return ""


@pytest.mark.parametrize(
    ("force", "message"),
    [
        (None, "{path} is read-only; name another file, or let it be written"),
        (False, "{path} is read-only; --force writes all the same"),
    ],
)
def test_a_read_only_file_is_refused(force: bool | None, message: str, file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(Failure) as raised:
        write_whole({str(file.parent / "b"): b"b", str(file): b"new"}, force=force)
    assert said(raised) == message.format(path=file)
    assert contents_of(file.parent) == {"a.ics": b"old"}


def test_force_writes_a_read_only_file_which_stays_one(file: Path) -> None:
    file.chmod(0o444)
    write_whole({str(file): b"new"}, force=True)
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o444)


@pytest.fixture
def for_nobody() -> Iterator[Path]:
    """A folder that everybody may write in, with a file that is root's."""
    if not is_root:
        pytest.skip("cannot be another user here")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    (folder / "a.ics").write_bytes(b"old")
    yield folder / "a.ics"
    shutil.rmtree(folder)


def test_so_is_another_users_that_this_one_may_not_write(for_nobody: Path) -> None:
    for_nobody.chmod(0o644)
    refused = f"{for_nobody} is read-only; --force writes all the same"
    assert written_by_nobody(for_nobody, False) == refused
    assert written_by_nobody(for_nobody, True) == ""
    assert contents_of(for_nobody.parent) == {"a.ics": b"new"}


def test_another_users_that_all_may_write_is_written_over_in_a_folder_for_all(for_nobody: Path) -> None:
    for_nobody.chmod(0o666)
    for_nobody.parent.chmod(0o1777)
    assert written_by_nobody(for_nobody) == ""
    assert (contents_of(for_nobody.parent), for_nobody.stat().st_uid) == ({"a.ics": b"new"}, 0)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("b.ics", "{path} cannot be written: no permission to write in its folder"),
        ("a.ics", ""),
    ],
)
def test_a_folder_that_may_not_be_written_in_is_told_from_a_file(name: str, message: str, for_nobody: Path) -> None:
    for_nobody.chmod(0o666)
    for_nobody.parent.chmod(0o755)
    path = for_nobody.parent / name
    assert written_by_nobody(path) == message.format(path=path)
    assert contents_of(for_nobody.parent) == {"a.ics": b"old" if message else b"new"}


@pytest.fixture
def read_only_disk(file: Path) -> Iterator[Path]:
    if not is_root or subprocess.run(["mount", "-t", "tmpfs", "none", file.parent], check=False).returncode:
        pytest.skip("cannot mount here")
    file.write_bytes(b"old")
    subprocess.run(["mount", "-o", "remount,ro", file.parent], check=True)
    yield file
    subprocess.run(["umount", file.parent], check=True)


@pytest.mark.parametrize("force", [None, False, True])
@pytest.mark.parametrize("name", ["a.ics", "b.ics"])
def test_a_disk_that_is_read_only_is_told(name: str, force: bool | None, read_only_disk: Path) -> None:
    path = read_only_disk.parent / name
    with pytest.raises(Failure) as raised:
        write_whole({str(path): b"new"}, force=force)
    assert said(raised) == f"{path} cannot be written: the disk is read-only"


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.EDQUOT, "the disk has no more room for you"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EIO, "the disk failed"),
        (errno.ESTALE, "the network's disk does not answer"),
        (errno.EFBIG, "the file is too large"),
    ],
)
def test_what_stopped_it_is_told_of_the_path_that_was_given(
    number: int, message: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", refusing(number))
    with pytest.raises(Failure) as raised:
        write_whole({str(file): b"new"})
    assert said(raised) == f"{file} cannot be written: {message}"
    assert contents_of(file.parent) == {"a.ics": b"old"}


def test_a_circle_of_links_and_a_name_too_long_are_told_and_stay(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    for name, message in (("a", "its links lead in a circle"), ("a" * 256, "the name is too long")):
        with pytest.raises(Failure) as raised:
            write_whole({str(tmp_path / name): b"new"})
        assert said(raised).endswith(f" cannot be written: {message}")
    assert os.listdir(tmp_path) == ["a"]
