"""Questions in a terminal, each with its default; elsewhere, and with --yes, every default."""

from __future__ import annotations

import sys
from collections.abc import Callable

from cmqplan.beginnings.names import Unfit
from cmqplan.cli.beginning import give_up
from cmqplan.cli.output import say
from cmqplan.language import N_, translate


def asks(*, yes: bool) -> bool:
    """Whether there is somebody to ask."""
    return not yes and sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, default: str, unfit: Callable[[str], Unfit | None]) -> str:
    """One line typed in answer to a question; Enter alone takes the default. Ctrl+C and Ctrl+D end the run.

    What can't be used is said, and the question put again.
    """
    while True:
        sys.stdout.flush()
        try:
            typed = input(f"{translate(question)} [{default}] : ").strip()
        except EOFError:
            raise KeyboardInterrupt from None
        odd = unfit(typed or default)
        if odd is None:
            return typed or default
        say(odd.message, **odd.params)


def choose(
    given: str, question: str, default: str, unfit: Callable[[str], Unfit | None], *, asking: bool
) -> str:
    """What the command line says; else what is answered; else the default."""
    if given:
        odd = unfit(given)
        if odd is not None:
            give_up(odd)
        return given
    return ask(question, default, unfit) if asking else default


def year_unfit(text: str) -> Unfit | None:
    """Why a text is no year of a plan."""
    if text.isascii() and text.isdigit() and 1990 <= int(text) <= 2190 and len(text) == 4:
        return None
    return Unfit(N_("“{text}” is no year; write it like 2026"), {"text": text})
