"""Reading files of a size that they can have, and writing them whole or not at all.

Where a path stands for a stream, what is written goes into it. Any other file is made beside its place, and takes it
when it is whole: so that a reader sees the old or the new, and a full disk loses nothing. Of a disk that cannot do all
of that, as much is asked as it can do; and where no other file can take the place of one, such as that of a single file
mounted into a container, it is written over, with a copy of what it held kept until that is done.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tamduong_cli import streams
from tamduong_cli.disks import Lost, flush, take_over, write_all, write_over
from tamduong_cli.failure import Failure, reason
from tamduong_cli.language import N_, Message
from tamduong_cli.streams import NotAFile

LIMIT = 128 * 1024 * 1024
"""The most bytes that a calendar or a page may have to be brought up to date: three times a calendar of 10,000 events,
in which each has its window, its day and a unit's duties."""

_TEMPORARY = r"\.plan-[0-9a-f]{16}\.tmp"
"""What new files are called until they are whole."""

_CLOSED_FOLDER = {errno.EACCES, errno.EPERM, errno.EROFS}
"""What a folder answers that takes no new files."""

_HELD_PLACE = {errno.EBUSY, errno.EXDEV, errno.EPERM}
"""What is answered where no file can take the place of one: it is mounted there, or another's in a folder for all."""


class Overtaken(Exception):
    """Another program wrote a file between its being read and its being written."""


class _New(NamedTuple):
    """A file to be: what messages call it, its place with all links followed, and what it is to hold."""

    path: str
    target: str
    content: bytes


def read_given(path: str, limit: int) -> bytes:
    """What a file, a pipe or an open descriptor holds; of more than the limit, a byte more than it.

    Raises OSError, NotAFile.
    """
    if "\0" in path:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    content = streams.read(path, limit + 1)
    if content is not None:
        return content
    with open(path, "rb") as file:
        return file.read(limit + 1)


def read_named(path: str, limit: int, too_large: str) -> bytes:
    """What a person named to be read: a file, a pipe or an open descriptor.

    Raises Failure, which for more bytes than the limit says that it is `too_large`, a message with {path} and {limit}.
    """
    try:
        content = read_given(path, limit)
    except FileNotFoundError:
        raise Failure(Message("there is no file {name}", name=path)) from None
    except (OSError, ValueError, NotAFile) as error:
        raise Failure(Message("{path} cannot be read: {reason}", path=path, reason=_why(error))) from None
    if len(content) > limit:
        raise Failure(Message(too_large, path=path, limit=limit >> 20))
    return content


def read_whole(path: str) -> bytes | None:
    """What a file holds that is to be brought up to date; None where there is none, but perhaps a stream or a folder.

    Raises Failure, also for more than `LIMIT`.
    """
    if streams.is_stream(path) or not os.path.isfile(path):
        return None
    return read_earlier(path)


def read_earlier(path: str) -> bytes:
    """An earlier calendar or page. Raises Failure, also for more than `LIMIT`."""
    too_large = N_("{path} has more than {limit} MB, the most a calendar or a page may have; name another file")
    return read_named(path, LIMIT, too_large)


def names_in(folder: str) -> list[str]:
    """The names of what stands in a folder, in order; none where there is no folder. Raises Failure."""
    try:
        return sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    except OSError as error:
        raise Failure(Message("{path} cannot be read: {reason}", path=folder, reason=reason(error))) from None


def write_whole(
    contents: Mapping[str, bytes], seen: Mapping[str, bytes | None] | None = None, force: bool | None = None
) -> None:
    """Write every file whole; when one cannot be written, leave all as they were.

    Each content goes to a new file beside its target first; only when all are on the disk do they
    take their targets' places, one after the other. Streams are written to before that, since they are the likelier
    to fail. A read-only file is refused unless with `force`; None says that the user has no such option. Raises
    Failure, and Overtaken where a file no longer holds what was `seen` there.
    """
    staged: dict[str, _New] = {}
    held: list[_New] = []
    opened: dict[str, int] = {}
    try:
        for path, content in contents.items():
            with _failing(path):
                if os.path.isdir(path) or path.endswith(("/", os.sep)):
                    raise Failure(Message("{path} is a folder; name a file in it", path=path))
                if streams.is_stream(path):
                    opened[path] = streams.to_write(path)
                    continue
                new = _New(path, os.path.realpath(path), content)  # a link stays a link
                there = _there(new, force)
                temporary = _beside(new.target)
                staged[temporary] = new
                try:
                    _stage(temporary, new, there)
                except OSError as error:
                    if there is None or error.errno not in _CLOSED_FOLDER:
                        raise
                    _remove([temporary])
                    held.append(staged.pop(temporary))
        for path, before in (seen or {}).items():
            if read_whole(path) != before:
                raise Overtaken(path)
        _sweep(staged)
        for path, stream in opened.items():
            with _failing(path):
                write_all(stream, contents[path])
        for new in held:
            with _failing(new.path):
                write_over(new.target, new.content)
        for temporary, new in list(staged.items()):
            with _failing(new.path):
                if _takes_its_place(temporary, new):
                    del staged[temporary]
                else:
                    write_over(new.target, new.content)
    finally:
        for stream in opened.values():
            os.close(stream)
        _remove(staged)


def write_new(contents: Mapping[str, bytes]) -> None:
    """Write files whole that are not there yet; when one cannot be written, or is there already, write none.

    No file's place is taken, not even that of one which another program makes meanwhile. Raises Failure.
    """
    staged: dict[str, _New] = {}
    made: list[str] = []
    try:
        for path, content in contents.items():
            with _failing(path):
                temporary = _beside(path)
                staged[temporary] = _New(path, path, content)
                _stage(temporary, staged[temporary], None)
        for temporary, new in staged.items():
            with _failing(new.path):
                try:
                    _name(temporary, new.path)
                except FileExistsError:
                    raise Failure(Message("{path} is there already; nothing was written", path=new.path)) from None
            made.append(new.path)
        made.clear()
    finally:
        _remove((*staged, *made))


def make_folder(path: str) -> None:
    """Make a folder, and those above it, unless it is there. Raises Failure."""
    with _failing(path):
        if os.path.exists(path) and not os.path.isdir(path):
            raise Failure(Message("{path} is a file; name a folder", path=path))
        os.makedirs(path, exist_ok=True)


def _beside(target: str) -> str:
    """A name for a new file in the same folder."""
    return os.path.join(os.path.dirname(target), f".plan-{os.urandom(8).hex()}.tmp")


def _there(new: _New, force: bool | None) -> os.stat_result | None:
    """The file whose place a new one takes; None where there is none. Raises Failure for a read-only one, OSError.

    A file that nobody may write is read-only for root too, whom the system would let write it.
    """
    try:
        there = os.stat(new.target)
    except FileNotFoundError:
        return None
    if force or (there.st_mode & 0o222 and _may_be_written(new.target)):
        return there
    if force is None:
        raise Failure(Message("{path} is read-only; name another file, or let it be written", path=new.path))
    raise Failure(Message("{path} is read-only; --force writes all the same", path=new.path))


def _may_be_written(path: str) -> bool:
    """Whether the system lets this user write a file. Raises OSError where it is not a matter of the user."""
    if os.access(path, os.W_OK):
        return True
    with contextlib.suppress(PermissionError):
        os.close(os.open(path, os.O_WRONLY))
        return True
    return False


def _stage(temporary: str, new: _New, there: os.stat_result | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(temporary, flags, 0o600 if there else 0o666), "wb") as file:
        file.write(new.content)
        file.flush()
        if there:
            take_over(file.fileno(), temporary, new.target, there)
        flush(file.fileno())


def _takes_its_place(temporary: str, new: _New) -> bool:
    """Whether the new file could take the place of the old one, which may be held. Raises OSError."""
    if os.name == "nt":  # where nothing takes the place of a read-only file
        with contextlib.suppress(OSError):
            os.chmod(new.target, stat.S_IWRITE)
    try:
        os.replace(temporary, new.target)
    except OSError as error:
        if error.errno not in _HELD_PLACE or not os.path.isfile(new.target):
            raise
        return False
    return True


def _name(temporary: str, path: str) -> None:
    """Give a file a name that is free. Raises FileExistsError."""
    try:
        os.link(temporary, path)
        return
    except FileExistsError:
        raise
    except (OSError, AttributeError):  # a disk without links, such as a USB stick's; Android has no os.link
        pass
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    try:
        os.replace(temporary, path)
    except BaseException:
        _remove([path])
        raise


def _sweep(temporaries: Iterable[str]) -> None:
    """Remove what earlier runs that were killed left beside these new files an hour ago or more."""
    newest = {os.path.dirname(path): path for path in temporaries}
    for folder, path in newest.items():
        with contextlib.suppress(OSError):
            for entry in list(os.scandir(folder or os.curdir)):
                if re.fullmatch(_TEMPORARY, entry.name) and os.stat(path).st_mtime - entry.stat().st_mtime > 3600:
                    os.unlink(entry.path)


def _remove(paths: Iterable[str]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            os.unlink(path)


@contextlib.contextmanager
def _failing(path: str) -> Iterator[None]:
    try:
        yield
    except Lost as lost:
        why = _why(lost.error) if isinstance(lost.error, OSError) else Message("stopped")
        message = Message(
            "{path} cannot be written: {reason}; what it held is in {copy}", path=path, reason=why, copy=lost.copy
        )
        raise Failure(message) from None
    except (OSError, ValueError, NotAFile) as error:
        why = _why(error)
        folder = os.path.dirname(os.path.abspath(path))
        if isinstance(error, PermissionError) and os.path.isdir(folder) and not os.access(folder, os.W_OK):
            why = Message("no permission to write in its folder")
        raise Failure(Message("{path} cannot be written: {reason}", path=path, reason=why)) from None


def _why(error: OSError | ValueError | NotAFile) -> Message | str:
    if isinstance(error, NotAFile):
        return Message("it is {what}", what=error.what)
    return reason(error) if isinstance(error, OSError) else str(error)
