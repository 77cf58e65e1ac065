"""The disk: whatever is read passes ``read_file``."""

from __future__ import annotations

import errno
import os
import stat

from cmqplan.language.gettext import N_

_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A FIFO that nobody writes into is opened at once, and seen for what it is; Windows has no FIFO and no flag for it."""


class NotOrdinary(OSError):  # noqa: N818 - errors of the system, told apart
    """A FIFO, a device or a socket stands where a file belongs."""


class TooLarge(OSError):  # noqa: N818
    """A file has ``size`` bytes; ``most`` are read. A file that says less than it gives has at least ``size``."""

    def __init__(self, path: str, size: int, most: int) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG), path)
        self.size, self.most = size, most


def read_file(path: str | os.PathLike[str], most: int) -> bytes:
    """A regular file's bytes, of which there are ``most`` at most; never waits and never reads without end.

    Raises OSError: NotOrdinary, TooLarge, IsADirectoryError, or what the system says.
    """
    descriptor = os.open(path, _READING)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            kind = IsADirectoryError if stat.S_ISDIR(status.st_mode) else NotOrdinary
            code = errno.EISDIR if kind is IsADirectoryError else errno.EINVAL
            raise kind(code, os.strerror(code), os.fspath(path))
        data = b"" if status.st_size > most else os.read(descriptor, status.st_size + 1)
        if len(data) > status.st_size:  # it grows, or is one of the system's that say 0
            while len(data) <= most and (more := os.read(descriptor, most + 1 - len(data))):
                data += more
    finally:
        os.close(descriptor)
    if max(status.st_size, len(data)) > most:
        raise TooLarge(os.fspath(path), max(status.st_size, len(data)), most)
    return data


_REASONS = {
    errno.EACCES: N_("you have no right to it"),
    errno.EPERM: N_("you have no right to it"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOENT: N_("it doesn't exist"),
    errno.ENOTDIR: N_("a file stands where its path needs a folder"),
    errno.EEXIST: N_("a file stands where its path needs a folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.ELOOP: N_("its links lead round in a circle"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EFBIG: N_("it is too large"),
    errno.EBADF: N_("it is closed"),
    errno.ENXIO: N_("nobody reads it at the other end"),
}


def reason(error: OSError) -> str:
    """Why the system refused, as a message to translate; its own words where there are none here."""
    if isinstance(error, NotOrdinary):
        return N_("it isn't an ordinary file")
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
