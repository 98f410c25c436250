"""What is asked of a disk beside keeping bytes, and not of more than it can do: owners, modes, flushing, writing over.

A disk that knows no modes, owners or flushing, such as a USB stick's, refuses them; that is no mistake.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator

_CANNOT = {errno.EPERM, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a disk answers that cannot do what it is asked."""

_ACL = "system.posix_acl_access"
"""Where Linux keeps who else may read and write a file."""

_CHUNK = 1 << 20


class Lost(Exception):
    """A file could be neither written nor given back what it held, of which there is a copy."""

    def __init__(self, error: BaseException, copy: str) -> None:
        super().__init__(error, copy)
        self.error = error
        self.copy = copy


def take_over(file: int, temporary: str, target: str, there: os.stat_result) -> None:
    """Give a new file the owner, group, ACL and mode of another; less where that is refused, and never more."""
    mode = stat.S_IMODE(there.st_mode)
    made = os.fstat(file)
    if (made.st_uid, made.st_gid) != (there.st_uid, there.st_gid):
        for owner in (there.st_uid, -1):  # only root gives a file away
            with contextlib.suppress(OSError):
                os.chown(file, owner, there.st_gid)
                break
    if not _take_over_acl(file, target) or os.fstat(file).st_gid != there.st_gid:
        mode &= ~0o070 | (mode & 0o007) << 3  # those of another group are others
    with _if_the_disk_can():
        os.chmod(file if os.chmod in os.supports_fd else temporary, mode)


def _take_over_acl(file: int, target: str) -> bool:
    """Give a new file the ACL of another, or none where that has none; whether it has it."""
    if not hasattr(os, "getxattr"):
        return True
    acl = None
    with contextlib.suppress(OSError):
        acl = os.getxattr(target, _ACL)
    try:
        if acl is not None:
            os.setxattr(file, _ACL, acl)
    except OSError:
        return False
    if acl is None:
        with contextlib.suppress(OSError):  # it has one only where its folder gives one to new files
            os.removexattr(file, _ACL)
    return True


def write_over(path: str, content: bytes) -> None:
    """Write into a file as it stands, with a copy of what it held kept until that is done. Raises OSError, Lost."""
    with open(path, "r+b", buffering=0) as file:
        copy = _copy(file.fileno(), path)
        try:
            _fill(file.fileno(), [content])
        except BaseException as error:
            try:
                with open(copy, "rb") as kept:
                    _fill(file.fileno(), iter(lambda: kept.read(_CHUNK), b""))
            except OSError:
                raise Lost(error, copy) from None
            os.unlink(copy)
            raise
        os.unlink(copy)


def _copy(file: int, target: str) -> str:
    """A copy of a file beside it or, where its folder takes none, where temporary files are. Raises OSError."""
    name = f"{os.path.basename(target)[:50]}.{os.urandom(4).hex()}.old"
    try:
        return _copied(file, os.path.join(os.path.dirname(target), name))
    except OSError:
        import tempfile

        return _copied(file, os.path.join(tempfile.gettempdir(), name))


def _copied(file: int, path: str) -> str:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    copy = os.open(path, flags, 0o600)
    try:
        os.lseek(file, 0, os.SEEK_SET)
        _fill(copy, iter(lambda: os.read(file, _CHUNK), b""))
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(path)
        raise
    finally:
        os.close(copy)
    return path


def _fill(file: int, parts: Iterable[bytes]) -> None:
    """Make these parts all that an open file holds."""
    os.lseek(file, 0, os.SEEK_SET)
    for part in parts:
        write_all(file, part)
    os.ftruncate(file, os.lseek(file, 0, os.SEEK_CUR))
    flush(file)


def write_all(file: int, content: bytes) -> None:
    """Write all of it to an open file or stream. Raises OSError."""
    left = memoryview(content)
    while left:
        left = left[os.write(file, left) :]


def flush(file: int) -> None:
    """Have the disk hold what a file holds."""
    with _if_the_disk_can():
        os.fsync(file)


@contextlib.contextmanager
def _if_the_disk_can() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
