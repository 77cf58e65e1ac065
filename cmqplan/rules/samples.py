"""Pieces that the examples of the rules on money and time are put together from."""

from __future__ import annotations

from textwrap import dedent, indent

from cmqplan.rules.example import CONVENTION, FILES, PLAN

HEAD = """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
"""


def fiche(rest: str) -> str:
    """A fiche's file: three lines of head, then this from line 4 on."""
    return HEAD + dedent(rest)


def money(financiers: str) -> str:
    """A fiche's file with this under ``moyens.financiers``: its first line is the file's line 6."""
    return HEAD + "moyens:\n  financiers:\n" + indent(dedent(financiers), "    ")


def convention(rest: str) -> str:
    """The example convention's eight lines, then this from line 9 on."""
    return FILES[CONVENTION] + dedent(rest)


def plan(*, exercice: str = "2024", without: str = "") -> str:
    """The example plan for other years; ``without`` names a key to leave out."""
    lines = FILES[PLAN].replace("exercice: 2024", f"exercice: {exercice}").splitlines(keepends=True)
    return "".join(line for line in lines if not (without and line.startswith(f"{without}:")))
