"""The parts of cmqplan that may be installed or not: the extras of its package."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from cmqplan.language import N_, fill


def missing(part: str) -> str:
    """The sentence for what takes a part that isn't there, with a command that brings it where this very cmqplan is."""
    message = N_("this takes the part “{part}” of cmqplan, which isn't installed; install it with: {command}")
    return fill(message, {"part": part, "command": _command(part)})


def stop_without(part: str) -> NoReturn:
    """Say so, and end with code 2."""
    from cmqplan.cli.output import stop

    stop("{said}", said=missing(part))


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
    call = (
        "& " if program.startswith('"') and sys.platform == "win32" else ""
    )  # PowerShell takes a quoted name for a text
    return f'{call}{program} -m pip install "cmqplan[{part}]"'
