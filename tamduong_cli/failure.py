"""The core's two exceptions: an operation that cannot be done, and a text that cannot be read."""

from __future__ import annotations

import errno
import os

from tamduong_cli.language import Language, Message

_REASONS = {
    errno.EACCES: Message("permission denied"),
    errno.EPERM: Message("permission denied"),
    errno.EROFS: Message("the disk is read-only"),
    errno.ENOENT: Message("no such folder"),
    errno.ENOTDIR: Message("a file stands where a folder should be"),
    errno.EISDIR: Message("it is a folder"),
    errno.ENOSPC: Message("the disk is full"),
    errno.EPIPE: Message("its reader has gone"),
    errno.ELOOP: Message("its links lead in a circle"),
    errno.ENAMETOOLONG: Message("the name is too long"),
    errno.EEXIST: Message("something of that name is there already"),
    errno.EBADF: Message("it is not open for that"),
    errno.ENXIO: Message("nobody is at its other end"),
    errno.EBUSY: Message("it is in use"),
    errno.ETXTBSY: Message("it is in use"),
    errno.EFBIG: Message("the file is too large"),
    errno.EINVAL: Message("no file can have that name"),
    errno.EILSEQ: Message("no file can have that name"),
    errno.EIO: Message("the disk failed"),
    errno.EMFILE: Message("too many files are open"),
    errno.ENFILE: Message("too many files are open"),
    errno.ETIMEDOUT: Message("the network's disk does not answer"),
    getattr(errno, "EDQUOT", -1): Message("the disk has no more room for you"),
    getattr(errno, "ESTALE", -1): Message("the network's disk does not answer"),
}


class Failure(Exception):
    """An operation failed for a reason outside the plan, such as a full disk.

    The command line turns it into one line on standard error.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """The message in English; `Language.render` puts it into another language."""
        return Language("en").render(self.message)


class Unreadable(ValueError):
    """A text that is not what it should be: the stable code of the problem, and what was expected."""

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


def reason(error: OSError) -> Message | str:
    """Why the operating system refused, in words."""
    return _REASONS.get(error.errno or 0) or os.strerror(error.errno or errno.EIO)
