"""The parts of cmqplan that may be installed or not: the extras of its package."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from cmqplan.cli.streams import UNUSABLE
from cmqplan.language import N_, fill

BRINGS = {
    "docx": "docx",
    "docxtpl": "docx-template",
    "icalendar": "ics",
    "pygls": "lsp",
    "typst": "pdf",
    "watchfiles": "watch",
    "xlsxwriter": "xlsx",
}
"""A library → the part that brings it."""


def missing(part: str) -> str:
    """The sentence for what takes a part that isn't there, with a command that brings it where this very cmqplan is."""
    message = N_("this takes the part “{part}” of cmqplan, which isn't installed; install it with: {command}")
    return fill(message, {"part": part, "command": _command(part)})


def stop_without(part: str) -> NoReturn:
    """Say so, and end with code 2."""
    from cmqplan.cli.output import tell

    tell(missing(part))
    raise SystemExit(UNUSABLE)


def demand(library: str) -> None:
    """The same where a library isn't installed."""
    if find_spec(library) is None:
        stop_without(BRINGS[library])


def lacking(error: ImportError) -> str:
    """The part whose library couldn't be imported. What no part brings is raised again."""
    library = (error.name or "").partition(".")[0]
    if library not in BRINGS:
        raise error
    return BRINGS[library]


def _command(part: str) -> str:
    home = Path(sys.prefix)
    if (home / "uv-receipt.toml").exists():
        return 'uv tool install --force "cmqplan[all]"'
    if (home / "pipx_metadata.json").exists():
        return 'pipx install --force "cmqplan[all]"'
    python = Path(sys.executable)
    with suppress(ValueError):
        python = python.relative_to(Path.cwd())
    program = f'"{python}"' if " " in str(python) else str(python)
    if find_spec("pip") is None:
        return f'uv pip install --python {program} "cmqplan[{part}]"'
    # PowerShell takes a quoted name for a text
    call = "& " if program.startswith('"') and sys.platform == "win32" else ""
    return f'{call}{program} -m pip install "cmqplan[{part}]"'
