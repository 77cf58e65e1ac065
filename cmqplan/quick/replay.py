"""Printing again what ``validate`` printed last time.

Only modules that Python has loaded anyway, or loads in no time, are used here: that is what makes it quick.
"""

from __future__ import annotations

import os
import sys
import time
import zlib

from cmqplan.cache.place import code_stamp, folder

MAGIC = b"cmqplan quick 1"
OTHERS = ("--fix", "--diff", "--help", "-h", "--no-cache")
"""Words with which a run isn't recorded: it writes, or answers in no time anyway."""
_ELSEWHERE = ("-C", "--directory")
"""Beginnings of words that name another folder: what is kept is kept for the one that a command is typed in."""
_ENVIRONMENT = (
    "CMQPLAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM",
    "TTY_COMPATIBLE", "TTY_INTERACTIVE", "PYTHONIOENCODING", "PYTHONUTF8", "_CMQPLAN_COMPLETE",
)  # fmt: skip


def stands_apart(arguments: list[str]) -> bool:
    """Whether a run with these words is neither recorded nor given again."""
    return any(word in OTHERS or word.startswith(_ELSEWHERE) for word in arguments)


def root_of() -> str | None:
    place = os.getcwd()  # noqa: PTH109
    while not os.path.isdir(os.path.join(place, "plans")):  # noqa: PTH112, PTH118
        above = os.path.dirname(place)  # noqa: PTH120
        if above == place:
            return None
        place = above
    return place


def key_of(arguments: list[str], root: str) -> bytes:
    """Everything but the files that a run's output depends on."""
    words = [root, os.getcwd(), time.strftime("%Y-%m-%d"), code_stamp(), *arguments, ""]  # noqa: PTH109
    words += [f"{name}={os.environ.get(name)}" for name in _ENVIRONMENT]
    for stream in (sys.stdout, sys.stderr):
        words.append(f"{stream.encoding} {stream.isatty()}")
        if stream.isatty():
            words.append(str(os.get_terminal_size(stream.fileno())))
    return "\0".join(words).encode("utf-8", "surrogateescape")


def manifest_of(root: str) -> bytes:
    """The files of a workspace with their sizes and dates, in the order the system lists them."""
    try:
        settings = os.stat(os.path.join(root, "cmqplan.yaml"))  # noqa: PTH116, PTH118
        lines = [f"cmqplan.yaml\0{settings.st_size} {settings.st_mtime_ns} {settings.st_ctime_ns}"]
    except OSError:
        lines = []
    waiting = [os.path.join(root, "plans")]  # noqa: PTH118
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    waiting.append(entry.path)
                status = entry.stat()
                lines.append(f"{entry.path}\0{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}")
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def path_of(key: bytes, place: str) -> str:
    return os.path.join(place, f"quick-{zlib.crc32(key):08x}-{zlib.adler32(key):08x}")  # noqa: PTH118


def replay(arguments: list[str]) -> int | None:
    """Print again what this command printed last time; its exit code, or None when it has to be run."""
    place = folder()
    if place is None or stands_apart(arguments):
        return None
    try:
        root = root_of()
        if root is None:
            return None
        key = key_of(arguments, root)
        with open(path_of(key, place), "rb") as file:  # noqa: PTH123
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
    if magic != MAGIC:
        return None
    code, checksum, key_size, manifest_size, out_size, err_size = (int(number) for number in numbers)
    if len(body) != key_size + manifest_size + out_size + err_size or zlib.crc32(body) != checksum:
        return None
    manifest_end = key_size + manifest_size
    if body[:key_size] != key or body[key_size:manifest_end] != manifest_of(root):
        return None
    return code, body[manifest_end : manifest_end + out_size], body[manifest_end + out_size :]
