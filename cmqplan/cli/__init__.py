"""The command line. ``main`` answers what needs nothing at once, and leaves the rest to ``app``."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """The ``cmqplan`` command. Exits 0 when all is fine, 1 with findings, 2 on wrong usage or what can't be read."""
    gc.disable()  # a command is over before there is anything to collect; looking for it takes a tenth of the time
    try:
        _answer(sys.argv[1:])
    finally:
        gc.freeze()  # and Python would look once more at the end, which takes another tenth


def _answer(arguments: list[str]) -> None:
    if arguments in (["--version"], ["-V"]):
        from cmqplan.version import __version__

        sys.stdout.write(f"cmqplan {__version__}\n")
        return
    from cmqplan.cli.app import run

    run(arguments)
