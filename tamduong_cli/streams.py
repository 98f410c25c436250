"""Paths that stand for a stream: an open descriptor, a pipe, a device. They are read and written, never replaced."""

from __future__ import annotations

import os
import re
import stat
import time

from tamduong_cli.language import Message

PATIENCE = 5.0
"""Seconds to wait for someone to begin to write to a named pipe."""

_LINKS = 40  # as many as Linux follows


class NotAFile(Exception):
    """What stands at a path is no file, nor a stream that can be read or written; `what` says what it is."""

    def __init__(self, what: Message) -> None:
        super().__init__(what.text)
        self.what = what


def descriptor(path: str) -> int | None:
    """The open descriptor of this process that a path names, as /dev/stdout does and /dev/fd/3, also through links."""
    name = _descriptor_name(path)
    if name is None or name[0] not in ("/dev/fd", "/proc/self/fd", os.path.realpath("/proc/self/fd")):
        return None
    return int(name[1])


def is_stream(path: str) -> bool:
    """Whether what stands at a path is written to as it is, and has no content to bring up to date."""
    if _descriptor_name(path) is not None:
        return True
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def to_write(path: str) -> int:
    """A new descriptor that writes to a stream, after what stands in it. Raises OSError, NotAFile."""
    number = descriptor(path)
    if number is not None:
        return os.dup(number)
    if stat.S_ISBLK(os.stat(path).st_mode):
        raise NotAFile(Message("a disk"))
    # without waiting: to open a pipe that nobody reads is refused (ENXIO), not a matter of patience
    opened = os.open(path, os.O_WRONLY | os.O_APPEND | _flags("O_NONBLOCK", "O_NOCTTY"))
    os.set_blocking(opened, True)
    return opened


def read(path: str, limit: int) -> bytes | None:
    """What a stream holds until its end, of more than the limit no more; None where a plain file stands.

    Raises OSError, NotAFile.
    """
    number = descriptor(path)
    begun = b""
    if number is not None:
        opened = os.dup(number)
    else:
        mode = os.stat(path).st_mode
        if stat.S_ISREG(mode):
            return None
        if not stat.S_ISFIFO(mode):
            raise NotAFile(Message("a folder") if stat.S_ISDIR(mode) else Message("a device"))
        opened = os.open(path, os.O_RDONLY | _flags("O_NONBLOCK"))
    with open(opened, "rb") as stream:
        if number is None:
            begun = _first_bytes(opened, limit)
        os.set_blocking(opened, True)
        return begun + stream.read(limit - len(begun))


def _first_bytes(pipe: int, limit: int) -> bytes:
    """What is there once someone writes; nothing where it is still to come. Raises NotAFile where nobody comes."""
    for _ in range(round(PATIENCE * 20)):
        try:
            begun = os.read(pipe, min(limit, 65536))
        except BlockingIOError:
            return b""
        if begun:
            return begun
        time.sleep(0.05)
    raise NotAFile(Message("a pipe that nobody writes to"))


def _descriptor_name(path: str) -> tuple[str, str] | None:
    """The folder of descriptors and the number in it that a path leads to; None for any other path."""
    if os.name == "nt":
        return None
    for _ in range(_LINKS):
        folder, name = os.path.split(path)
        folder = os.path.realpath(folder or os.curdir)
        if re.fullmatch("[0-9]{1,9}", name) and re.fullmatch(r"/dev/fd|/proc/(\d+|self)(/task/\d+)?/fd", folder):
            return re.sub("/task/[0-9]+", "", folder), name
        path = os.path.join(folder, name)
        if not os.path.islink(path):
            return None
        path = os.path.join(folder, os.readlink(path))
    return None


def _flags(*names: str) -> int:
    """The flags of os.open that this system has."""
    return sum(getattr(os, name, 0) for name in names)
