"""Keeping what ``validate`` prints, for ``replay``."""

from __future__ import annotations

import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cmqplan.cache.place import YOUNG, folder, write_quietly
from cmqplan.quick.replay import MAGIC, key_of, manifest_of, path_of, root_of, stands_apart


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
    root = root_of() if place is not None else None
    if place is None or root is None or stands_apart(arguments):
        yield record
        return
    try:
        key = key_of(arguments, root)
        before = manifest_of(root)
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
    if record.code is not None and started - _newest(before) > YOUNG:
        _keep(record, key, before, root, place)


def _newest(manifest: bytes) -> int:
    """The last date in a manifest, in nanoseconds; beyond any time where a file's name makes it unreadable."""
    try:
        return max(
            (int(word) for line in manifest.split(b"\n") if line for word in line.split(b" ")[-2:]), default=0
        )
    except ValueError:
        return sys.maxsize


def _keep(record: Recording, key: bytes, before: bytes, root: str, place: str) -> None:
    try:
        if manifest_of(root) != before:
            return
        out = "".join(record.parts["out"]).encode(
            sys.stdout.encoding or "utf-8", sys.stdout.errors or "strict"
        )
        err = "".join(record.parts["err"]).encode(
            sys.stderr.encoding or "utf-8", sys.stderr.errors or "strict"
        )
        body = key + before + out + err
        head = f" {record.code} {zlib.crc32(body)} {len(key)} {len(before)} {len(out)} {len(err)}\n".encode()
        path = Path(path_of(key, place))
        _forget(path.parent)
        write_quietly(path, MAGIC + head + body)
    except (OSError, UnicodeEncodeError):
        return


_MOST = 40
"""Records kept; the oldest go first."""


def _forget(place: Path) -> None:
    records = [path for path in place.glob("quick-*") if path.suffix != ".tmp"]
    if len(records) >= _MOST:
        records.sort(key=lambda path: path.stat().st_mtime)
        for path in records[: len(records) - _MOST + 1]:
            path.unlink(missing_ok=True)
