"""Standard input, output and error as the commands use them, and what becomes of a run that is interrupted.

A stream that is closed, full or no longer read never stops a command: writing goes on into nothing, and ``delivered``
says at the end what the exit code must be. ``--version`` loads this too, so it imports next to nothing.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, TextIO

FINE, FINDINGS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: all is fine; there are findings; wrong usage, or something can't be read or written; interrupted."""

_GONE = (errno.EPIPE, errno.EINVAL) if sys.platform == "win32" else (errno.EPIPE,)
"""How a pipe whose reader has gone says so; Windows has two ways."""


class _Last(io.RawIOBase):
    """Bytes on their way out of the process. ``lost`` is why the first of them couldn't be delivered."""

    def __init__(self, raw: Any) -> None:
        super().__init__()
        self.raw = raw
        self.over = False
        self.lost: OSError | None = None

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return int(self.raw.fileno())

    def isatty(self) -> bool:
        return bool(self.raw.isatty())

    def write(self, data: Any) -> int:
        if not self.over:
            try:
                sent = self.raw.write(data)
                if sent is None:  # whoever holds the other end doesn't let it wait
                    os.set_blocking(self.fileno(), True)
                    sent = self.raw.write(data)
                return int(sent)
            except OSError as error:
                self.over = True
                self.lost = None if error.errno in _GONE else error
        return len(data)


class _Obeyed(io.TextIOWrapper):
    """A stream that may end in the log of a build service, which obeys a line that begins with two colons."""

    def write(self, text: str, /) -> int:
        if "::" in text:
            from cmqplan.language.controls import unobeyed

            text = unobeyed(text)
        return super().write(text)


class Said(_Obeyed):
    """A stream for people and logs: no text written into it steers what shows it. ``coloured`` is the same stream for the
    one writer that adds colours to texts it has made harmless itself."""

    def __init__(self, raw: Any, encoding: str, *, errors_stream: bool) -> None:
        self.last = _Last(raw)
        buffer = io.BufferedWriter(self.last, 1 << 16)
        options: dict[str, Any] = {
            "encoding": encoding if self.last.isatty() else "utf-8",
            "errors": "replace",
            "line_buffering": errors_stream or self.last.isatty(),
            "write_through": True,
        }
        super().__init__(buffer, **options)
        self.coloured = _Obeyed(buffer, **options)

    def write(self, text: str, /) -> int:
        if not (text.isascii() and text.rstrip("\n").isprintable()):
            from cmqplan.language.controls import visible

            text = visible(text)
        return super().write(text)


def coloured(*, stderr: bool) -> TextIO:
    """Where a rich console writes."""
    stream = sys.stderr if stderr else sys.stdout
    return stream.coloured if isinstance(stream, Said) else stream


def prepare() -> None:
    """Make the three streams safe. Text goes out as UTF-8 but on a terminal that speaks less, which shows a question mark
    for what it can't."""
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BufferedReader(_closed(0)), encoding="utf-8")
    sys.stdout = _said(sys.stdout, 1)
    sys.stderr = _said(sys.stderr, 2)


def _said(stream: TextIO | None, number: int) -> Said:
    buffer: Any = stream.buffer if stream is not None else _closed(number)
    encoding = stream.encoding if stream is not None else "utf-8"
    return Said(getattr(buffer, "raw", buffer), encoding, errors_stream=number == 2)


def _closed(number: int) -> io.FileIO:
    """In the place of a stream that is closed, one that fails as it would: the next file opened isn't taken for it."""
    descriptor = os.open(os.devnull, os.O_RDONLY if number else os.O_WRONLY)
    if descriptor != number:
        os.dup2(descriptor, number)
        os.close(descriptor)
    return io.FileIO(number, "w" if number else "r", closefd=False)


def stop_at_once() -> None:
    """From now on Ctrl+C ends the run there and then: an exception could be lost in the middle of an import."""
    import signal

    signal.signal(signal.SIGINT, _interrupted)


def _interrupted(*_: object) -> NoReturn:
    processes: Any = sys.modules.get("multiprocessing")
    for child in processes.active_children() if processes else ():
        child.terminate()
    _tidy()
    os._exit(INTERRUPTED)


_BORROWED: list[str] = []


def borrow_folder() -> str:
    """An empty folder for this run alone: it is gone when the run ends, interrupted or not."""
    import atexit
    import tempfile

    folder = tempfile.mkdtemp(prefix="cmqplan-")
    if not _BORROWED:
        atexit.register(_tidy)
    _BORROWED.append(folder)
    return folder


def _tidy() -> None:
    """Remove the folders that this run has borrowed."""
    if _BORROWED:
        from shutil import rmtree

        while _BORROWED:
            rmtree(_BORROWED.pop(), ignore_errors=True)


@contextmanager
def tidying() -> Iterator[None]:
    """While this runs, Ctrl+C raises KeyboardInterrupt, so that what is half written is put right first."""
    import signal

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def delivered(code: int) -> int:
    """The exit code of a run that ends with this one: 2 where something couldn't be written out. A reader that had enough
    (``| head``) changes nothing."""
    sys.stdout.flush()
    lost = sys.stdout.last.lost if isinstance(sys.stdout, Said) else None
    if lost is not None:
        from cmqplan.cli.output import say
        from cmqplan.language.gettext import N_
        from cmqplan.workspace.disk import reason

        say(N_("standard output can't be written: {reason}"), reason=reason(lost))
    sys.stderr.flush()
    lost = lost or (sys.stderr.last.lost if isinstance(sys.stderr, Said) else None)
    return code if lost is None or code == INTERRUPTED else UNUSABLE
