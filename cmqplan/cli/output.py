"""What every command shares at the edge: printing a message, stopping, writing a file whole, surviving a bug."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cmqplan.language import N_, Plural, fill

if TYPE_CHECKING:
    from rich.console import Console

FINE, FINDINGS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: all is fine; there are findings; wrong usage, or something can't be read or written; interrupted."""


def say(message: str | Plural, /, **params: object) -> None:
    """One line on standard error, in the reader's language."""
    sys.stderr.write(fill(message, params) + "\n")


def stop(message: str | Plural, /, code: int = UNUSABLE, **params: object) -> NoReturn:
    """Say why nothing more can be done, and exit."""
    say(message, **params)
    raise SystemExit(code)


def console(*, stderr: bool = False) -> Console:
    """A rich console that respects ``NO_COLOR``, pipes and the terminal's width, and adds no markup of its own."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False)


@contextmanager
def guard() -> Iterator[None]:
    """No traceback reaches a user: an interrupted run exits 130, a closed pipe quietly, a bug says where its report is."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(FINE) from None
    except OSError as error:
        stop(
            N_("{file} can't be read or written: {reason}"),
            file=error.filename or "?",
            reason=error.strerror or str(error),
        )
    except Exception as error:
        report = _report()
        if os.environ.get("CMQPLAN_DEBUG"):
            raise
        stop(
            N_(
                "cmqplan has stopped on a mistake of its own ({kind}). Your files are untouched. A report is in {file}: please send it to who maintains cmqplan."
            ),
            kind=type(error).__name__,
            file=report,
        )


def _report() -> str:
    import platform
    import tempfile
    import traceback

    from cmqplan.version import __version__

    text = f"cmqplan {__version__}, Python {platform.python_version()}, {platform.system()}\n{' '.join(sys.argv[1:])}\n\n{traceback.format_exc()}"
    descriptor, name = tempfile.mkstemp(prefix="cmqplan-", suffix=".txt", text=True)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    return name


def write_whole(path: Path, data: bytes) -> bool:
    """Write a file in one step: whoever looks sees the old one or the new one, whole. A file that already holds these
    bytes is left alone. Returns whether anything was written. Raises OSError."""
    import tempfile

    try:
        if path.read_bytes() == data:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def plan_names(words: list[str], known: list[str]) -> list[str]:
    """The plans that words on the command line mean: a name, or the path of a plan's folder or of a file in it.

    An unknown one stops with the nearest known named.
    """
    from cmqplan.findings.words import nearest

    names: list[str] = []
    for word in words:
        parts = Path(word).as_posix().rstrip("/").split("/")
        name = word if word in known else next((part for part in reversed(parts) if part in known), None)
        if name is None and word not in known:
            near = nearest(parts[-1], known)
            if near:
                stop(N_("there is no plan “{name}” here; did you mean “{near}”?"), name=word, near=near)
            if known:
                stop(
                    N_("there is no plan “{name}” here; the plans are: {known}"),
                    name=word,
                    known=tuple(known),
                )
            stop(N_("there is no plan “{name}” here: the folder “plans” holds no plan yet"), name=word)
        names.append(name or word)
    return list(dict.fromkeys(names))


def deliver(written: bytes | Callable[[Console], None], output: str) -> None:
    """Print what was written, or put it whole into its file and say so."""
    if not output:
        if isinstance(written, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(written)
        else:
            written(console())
        return
    if not isinstance(written, bytes):
        import io

        from rich.console import Console

        text = io.StringIO()
        written(Console(file=text, width=120, highlight=False, markup=False, emoji=False, color_system=None))
        written = text.getvalue().encode()
    write_whole(Path(output), written)
    say(N_("written: {file}"), file=output)
