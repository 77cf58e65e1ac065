"""The disk: whatever is read passes ``read_file``, whatever is written ``write_files``."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from shutil import copy

from cmqplan.language.gettext import N_, translate

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


class ReadOnly(PermissionError):  # noqa: N818
    """A file that can only be read."""


class Held(PermissionError):  # noqa: N818
    """A file that another program holds open: Windows replaces none such."""


class Changed(OSError):  # noqa: N818
    """A file isn't what it was when it was read: somebody saved it meanwhile."""


def write_files(files: Mapping[Path, bytes], before: Mapping[Path, bytes] | None = None) -> int:
    """Write files, all or none: whoever looks sees each as it was or as it becomes, whole. Returns how many changed.

    Folders are made, a link's target is written, a file keeps its mode, and one that already holds its bytes is left
    alone. A pipe or a device is written into. ``before``: what these files must still hold when all is ready.

    Raises OSError that names the file as it was asked for: Changed, Held, NotOrdinary, IsADirectoryError, PermissionError (a
    file that can only be read too), ENXIO for a FIFO that nobody reads.
    """
    numbers = count()
    poured: list[Path] = []
    ready: list[tuple[Path, Path, Path]] = []
    with ExitStack() as leftovers, ExitStack() as undo:

        def beside(file: Path) -> Path:
            names = (file.with_name(f".cmqplan-{os.getpid()}-{n}.tmp") for n in numbers)
            temporary = next(name for name in names if not name.exists())
            leftovers.callback(temporary.unlink, missing_ok=True)
            return temporary

        for path, data in files.items():
            with _naming(path):
                mode = _mode(path)
                if mode is not None and not stat.S_ISREG(mode):
                    poured.append(path)
                    continue
                file = Path(os.path.realpath(path))
                if mode is not None and _holds(file, data):
                    continue
                file.parent.mkdir(parents=True, exist_ok=True)
                if all(file.parent != other.parent for _, other, _ in ready):
                    _sweep(file.parent)
                temporary = beside(file)
                _create(temporary, data, mode)
                ready.append((path, file, temporary))
        for path, expected in (before or {}).items():
            if not _holds(path, expected):
                raise Changed(errno.EBUSY, os.strerror(errno.EBUSY), os.fspath(path))
        for path in poured:
            with _naming(path):
                _pour(path, files[path])
        for path, file, temporary in ready:
            with _naming(path):
                if len(ready) > 1:
                    mode = _mode(file)
                    if mode is None:
                        undo.callback(file.unlink, missing_ok=True)
                    else:
                        kept = beside(file)
                        copy(file, kept)
                        undo.callback(kept.replace, file)
                _replace(temporary, file)
        undo.pop_all()
    return len(ready) + len(poured)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Errors name the file that was asked for, not the one beside it."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = os.fspath(path), None
        raise


def _mode(path: Path) -> int | None:
    """What is there now and may be written: its kind and its rights. None when nothing is there."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if stat.S_ISSOCK(mode) or stat.S_ISBLK(mode):
        raise NotOrdinary(errno.EINVAL, os.strerror(errno.EINVAL))
    if not mode & 0o222 or not os.access(path, os.W_OK):  # who may do everything is held to the first too
        raise ReadOnly(errno.EACCES, os.strerror(errno.EACCES))
    return mode


def _holds(file: Path, data: bytes) -> bool:
    try:
        return file.stat().st_size == len(data) and read_file(file, len(data)) == data
    except OSError:
        return False


def _create(file: Path, data: bytes, mode: int | None) -> None:
    """A new file, with the rights given, or those that new files have here."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
    if mode is not None:
        file.chmod(stat.S_IMODE(mode))


_DENIED, _SHARED = 5, 32
"""What Windows says of a file that is open elsewhere: the first where it would be replaced, the second where it is opened."""


def _replace(temporary: Path, file: Path) -> None:
    try:
        temporary.replace(file)
    except PermissionError as error:
        if getattr(error, "winerror", None) in (
            _DENIED,
            _SHARED,
        ):  # one that can only be read was refused before
            raise Held(errno.EACCES, os.strerror(errno.EACCES)) from error
        raise


def _pour(node: Path, data: bytes) -> None:
    """Write into a pipe or a device. A reader that has enough leaves the rest."""
    flags = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    descriptor = os.open(node, flags)
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(descriptor, True)
    with suppress(BrokenPipeError), os.fdopen(descriptor, "wb") as stream:
        stream.write(data)


_LEFT_BEHIND = re.compile(r"\.cmqplan-([0-9]+)-[0-9]+\.tmp")


def _sweep(folder: Path) -> None:
    """Remove what a run that was killed left in a folder, known by its process."""
    with os.scandir(folder) as entries:
        found = [(entry.path, match) for entry in entries if (match := _LEFT_BEHIND.fullmatch(entry.name))]
    for path, match in found:
        if not _runs(int(match[1])):
            Path(path).unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether a process of this number is there."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x0010_0000, False, process)  # SYNCHRONIZE
        if not handle:
            return bool(kernel.GetLastError() == 5)  # it is there, and somebody else's
        still = kernel.WaitForSingleObject(handle, 0) == 0x0102  # WAIT_TIMEOUT
        kernel.CloseHandle(handle)
        return bool(still)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


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
    errno.EBUSY: N_("it was saved meanwhile"),
    errno.ENXIO: N_("nobody reads it at the other end"),
    errno.EPIPE: N_("nobody reads it at the other end"),
    errno.EIO: N_("the disk failed; it may be damaged or unplugged"),
    errno.EDQUOT: N_("your share of the disk is full"),
    errno.EMFILE: N_("too many files are open at once; close some programs"),
    errno.ENFILE: N_("too many files are open at once; close some programs"),
    errno.EXDEV: N_("it lies on another disk"),
    errno.ENODEV: N_("the disk isn't there"),
    errno.ESTALE: N_("the network disk has lost it; open its folder again"),
    errno.ETIMEDOUT: N_("the network disk doesn't answer"),
    errno.EHOSTDOWN: N_("the network disk doesn't answer"),
    errno.EAGAIN: N_("it is in use; try again"),
    errno.ENOMEM: N_("there is not enough memory for it"),
}


def reason(error: OSError) -> str:
    """Why the system refused, in the reader's language: never the system's own words, which are in its own."""
    if isinstance(error, NotOrdinary):
        return translate(N_("it isn't an ordinary file"))
    if isinstance(error, ReadOnly):
        return translate(N_("it can only be read"))
    if isinstance(error, Held) or getattr(error, "winerror", None) == _SHARED:
        return translate(N_("another program holds it open; close it there"))
    code = error.errno or 0
    name = errno.errorcode.get(code) or type(error).__name__
    message = _REASONS.get(code) or N_("the system refuses it ({name})")
    return translate(message).format(name=name)
