"""Writing files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping

from tamduong_cli.failure import Failure, reason
from tamduong_cli.language import Message

_TEMPORARY = r"\.plan-[0-9a-f]{16}\.tmp"
"""What new files are called until they are whole."""


class Overtaken(Exception):
    """Another program wrote a file between its being read and its being written."""


def read_whole(path: str) -> bytes | None:
    """What a file holds; None where there is no file, but perhaps a device or a folder. Raises Failure."""
    try:
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise Failure(Message("{path} cannot be read: {reason}", path=path, reason=why)) from None


def write_whole(contents: Mapping[str, bytes], seen: Mapping[str, bytes | None] | None = None) -> None:
    """Write every file whole; when one cannot be written, leave all as they were.

    Each content goes to a new file beside its target first; only when all are on the disk do they
    take their targets' places, one after the other. A device or a pipe is written to as it is.
    Raises Failure, and Overtaken where a file no longer holds what was `seen` there.
    """
    staged: dict[str, tuple[str, str]] = {}
    try:
        for path, content in contents.items():
            with _failing(path):
                if os.path.isdir(path) or path.endswith(("/", os.sep)):
                    raise Failure(Message("{path} is a folder; name a file in it", path=path))
                if os.path.exists(path) and not os.path.isfile(path):
                    with open(path, "wb") as device:
                        device.write(content)
                else:
                    target = os.path.realpath(path)  # a link stays a link
                    temporary = _beside(target)
                    staged[temporary] = target, path
                    _stage(temporary, target, content)
        for path, there in (seen or {}).items():
            if read_whole(path) != there:
                raise Overtaken(path)
        _sweep(staged)
        for temporary, (target, path) in list(staged.items()):
            with _failing(path):
                os.replace(temporary, target)
            del staged[temporary]
    finally:
        for temporary in staged:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def write_new(contents: Mapping[str, bytes]) -> None:
    """Write files whole that are not there yet; when one cannot be written, or is there already, write none.

    No file's place is taken, not even that of one which another program makes meanwhile. Raises Failure.
    """
    staged: dict[str, str] = {}
    made: list[str] = []
    try:
        for path, content in contents.items():
            with _failing(path):
                temporary = _beside(path)
                staged[temporary] = path
                _stage(temporary, path, content)
        for temporary, path in staged.items():
            with _failing(path):
                try:
                    _name(temporary, path)
                except FileExistsError:
                    raise Failure(Message("{path} is there already; nothing was written", path=path)) from None
            made.append(path)
        made.clear()
    finally:
        for path in (*staged, *made):
            with contextlib.suppress(OSError):
                os.unlink(path)


def make_folder(path: str) -> None:
    """Make a folder, and those above it, unless it is there. Raises Failure."""
    with _failing(path):
        if os.path.exists(path) and not os.path.isdir(path):
            raise Failure(Message("{path} is a file; name a folder", path=path))
        os.makedirs(path, exist_ok=True)


def _beside(target: str) -> str:
    """A name for a new file in the same folder."""
    return os.path.join(os.path.dirname(target), f".plan-{os.urandom(8).hex()}.tmp")


def _sweep(temporaries: Iterable[str]) -> None:
    """Remove what earlier runs that were killed left beside these new files an hour ago or more."""
    newest = {os.path.dirname(path): path for path in temporaries}
    for folder, path in newest.items():
        with contextlib.suppress(OSError):
            for entry in list(os.scandir(folder or os.curdir)):
                if re.fullmatch(_TEMPORARY, entry.name) and os.stat(path).st_mtime - entry.stat().st_mtime > 3600:
                    os.unlink(entry.path)


def _name(temporary: str, path: str) -> None:
    """Give a file a name that is free. Raises FileExistsError."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as a USB stick's
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        os.replace(temporary, path)


def _stage(temporary: str, target: str, content: bytes) -> None:
    there = os.path.exists(target)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(temporary, flags, 0o600 if there else 0o666), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if there:
        os.chmod(temporary, stat.S_IMODE(os.stat(target).st_mode))


@contextlib.contextmanager
def _failing(path: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise Failure(Message("{path} cannot be written: {reason}", path=path, reason=why)) from None
