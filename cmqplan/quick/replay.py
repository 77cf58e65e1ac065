"""Recording what ``validate`` prints, and printing it again.

Only modules that Python has loaded anyway, or loads in no time, are used here.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from cmqplan.cache.place import code_stamp, folder

_MAGIC = b"cmqplan quick 1"
_YOUNG = 2_000_000_000
_OTHERS = ("--fix", "--diff", "--help", "-h", "--no-cache")
"""Words with which a run isn't recorded: it writes, or answers in no time anyway."""
_ENVIRONMENT = (
    "CMQPLAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM",
    "TTY_COMPATIBLE", "TTY_INTERACTIVE", "PYTHONIOENCODING", "PYTHONUTF8", "_CMQPLAN_COMPLETE",
)  # fmt: skip


def _root() -> str | None:
    place = os.getcwd()  # noqa: PTH109
    while not os.path.isdir(os.path.join(place, "plans")):  # noqa: PTH112, PTH118
        above = os.path.dirname(place)  # noqa: PTH120
        if above == place:
            return None
        place = above
    return place


def _key(arguments: list[str], root: str) -> bytes:
    """Everything but the files that a run's output depends on."""
    words = [root, os.getcwd(), time.strftime("%Y-%m-%d"), code_stamp(), *arguments, ""]  # noqa: PTH109
    words += [f"{name}={os.environ.get(name)}" for name in _ENVIRONMENT]
    for stream in (sys.stdout, sys.stderr):
        words.append(f"{stream.encoding} {stream.isatty()}")
        if stream.isatty():
            words.append(str(os.get_terminal_size(stream.fileno())))
    return "\0".join(words).encode("utf-8", "surrogateescape")


def _manifest(root: str) -> tuple[bytes, int]:
    """The files of a workspace with their sizes and dates, and the newest of the dates (in nanoseconds)."""
    lines: list[str] = []
    newest = 0
    waiting = [os.path.join(root, "plans")]  # noqa: PTH118
    try:
        settings = os.stat(os.path.join(root, "cmqplan.yaml"))  # noqa: PTH116, PTH118
        lines.append(f"{settings.st_size} {settings.st_mtime_ns} {settings.st_ctime_ns}")
        newest = max(settings.st_mtime_ns, settings.st_ctime_ns)
    except OSError:
        lines.append("none")
    while waiting:
        folder_path = waiting.pop()
        with os.scandir(folder_path) as entries:
            for entry in entries:
                if entry.is_dir():
                    waiting.append(entry.path)
                status = entry.stat()
                modified, changed = status.st_mtime_ns, status.st_ctime_ns
                lines.append(f"{entry.path}\0{status.st_size} {modified} {changed} {status.st_mode}")
                newest = max(newest, modified, changed)
    lines.sort()
    return "\n".join(lines).encode("utf-8", "surrogateescape"), newest


def _path(key: bytes, place: str) -> str:
    return os.path.join(place, f"quick-{zlib.crc32(key):08x}-{zlib.adler32(key):08x}")  # noqa: PTH118


def replay(arguments: list[str]) -> int | None:
    """Print again what this command printed last time; its exit code, or None when it has to be run."""
    place = folder()
    if place is None or any(word in _OTHERS for word in arguments):
        return None
    try:
        root = _root()
        if root is None:
            return None
        key = _key(arguments, root)
        with open(_path(key, place), "rb") as file:  # noqa: PTH123
            data = file.read()
        output = _read(data, key, root)
    except (OSError, ValueError, IndexError):
        return None
    if output is None:
        return None
    code, out, err = output
    for stream, text in ((sys.stdout, out), (sys.stderr, err)):
        if text:
            stream.flush()
            stream.buffer.write(text)
            stream.buffer.flush()
    return code


def _read(data: bytes, key: bytes, root: str) -> tuple[int, bytes, bytes] | None:
    """A record's exit code and output, when it is this run's and the files are as they were."""
    head, _, body = data.partition(b"\n")
    magic, *numbers = head.rsplit(b" ", 6)
    if magic != _MAGIC:
        return None
    code, checksum, key_size, manifest_size, out_size, err_size = (int(number) for number in numbers)
    if len(body) != key_size + manifest_size + out_size + err_size or zlib.crc32(body) != checksum:
        return None
    manifest_end = key_size + manifest_size
    if body[:key_size] != key or body[key_size:manifest_end] != _manifest(root)[0]:
        return None
    return code, body[manifest_end : manifest_end + out_size], body[manifest_end + out_size :]


class Recording:
    """What a run printed. ``code`` is set by who runs it; without it nothing is kept."""

    def __init__(self) -> None:
        self.code: int | None = None
        self.parts: dict[str, list[str]] = {"out": [], "err": []}


class _Listening:
    """A stream that also remembers what goes through it; everything else about it is the stream's own."""

    def __init__(self, stream: object, parts: list[str]) -> None:
        self._stream = stream
        self._parts = parts

    def write(self, text: str) -> int:
        self._parts.append(text)
        return self._stream.write(text)  # type: ignore[attr-defined, no-any-return]

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


@contextmanager
def recording(arguments: list[str]) -> Iterator[Recording]:
    """Remember what is printed within, and keep it when the files are the same afterwards as before."""
    record = Recording()
    place = folder()
    root = _root() if place is not None else None
    if place is None or root is None or any(word in _OTHERS for word in arguments):
        yield record
        return
    try:
        key = _key(arguments, root)
        before, newest = _manifest(root)
    except OSError:
        yield record
        return
    started = time.time_ns()
    streams = sys.stdout, sys.stderr
    sys.stdout = _Listening(sys.stdout, record.parts["out"])
    sys.stderr = _Listening(sys.stderr, record.parts["err"])
    try:
        yield record
    finally:
        sys.stdout, sys.stderr = streams
    if record.code is not None and started - newest > _YOUNG:
        _keep(record, key, before, root, place)


def _keep(record: Recording, key: bytes, before: bytes, root: str, place: str) -> None:
    try:
        if _manifest(root)[0] != before:
            return
        out = "".join(record.parts["out"]).encode(
            sys.stdout.encoding or "utf-8", sys.stdout.errors or "strict"
        )
        err = "".join(record.parts["err"]).encode(
            sys.stderr.encoding or "utf-8", sys.stderr.errors or "strict"
        )
        body = key + before + out + err
        head = f" {record.code} {zlib.crc32(body)} {len(key)} {len(before)} {len(out)} {len(err)}\n".encode()
        from pathlib import Path

        from cmqplan.cache.place import write_quietly

        path = Path(_path(key, place))
        _forget(path.parent)
        write_quietly(path, _MAGIC + head + body)
    except (OSError, UnicodeEncodeError):
        return


_MOST = 40
"""Records kept; the oldest go first."""


def _forget(place: object) -> None:
    from pathlib import Path

    records = [path for path in Path(str(place)).glob("quick-*") if path.suffix != ".tmp"]
    if len(records) >= _MOST:
        records.sort(key=lambda path: path.stat().st_mtime)
        for path in records[: len(records) - _MOST + 1]:
            path.unlink(missing_ok=True)
