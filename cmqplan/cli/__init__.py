"""The command line. ``main`` answers what needs nothing at once, and leaves the rest to ``app``."""

from __future__ import annotations

import gc
import os
import sys

from cmqplan.cli import streams


def main() -> None:
    """The ``cmqplan`` command. Exits 0 when all is fine, 1 with findings, 2 on wrong usage or what can't be read or
    delivered, 130 when interrupted."""
    gc.disable()  # a command is over before there is anything to collect; looking for it takes a tenth of the time
    streams.prepare()
    try:
        code = streams.delivered(_code(sys.argv[1:]))
    except KeyboardInterrupt:
        code = streams.INTERRUPTED
    gc.freeze()  # and Python would look once more at the end, which takes another tenth
    sys.exit(code)


def _code(arguments: list[str]) -> int:
    """Run, and say what stopped it: no traceback reaches a user."""
    try:
        _answer(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else streams.FINE
    except Exception as error:
        if os.environ.get("CMQPLAN_DEBUG"):
            raise
        try:
            from cmqplan.cli.output import say_failure

            say_failure(error)
        except Exception as second:  # no memory for a sentence, no folder for a report
            sys.stderr.write(f"cmqplan: {type(error).__name__}, {type(second).__name__}\n")
        return streams.UNUSABLE
    return streams.FINE


def _answer(arguments: list[str]) -> None:
    if arguments in (["--version"], ["-V"]):
        from cmqplan.version import __version__

        sys.stdout.write(f"cmqplan {__version__}\n")
        return
    streams.stop_at_once()
    from cmqplan.cli.app import run

    run(arguments)
