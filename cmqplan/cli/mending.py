"""``validate --fix`` and ``--diff``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cmqplan.cli.checking import examined
from cmqplan.cli.output import save, say
from cmqplan.language import NN_
from cmqplan.report.assemble import Choice, Report, report
from cmqplan.report.fixes import diff, mended

_MENDED = NN_("{count} mistake mended in {files}", "{count} mistakes mended in {files}")
_ROUNDS = 8
"""How often fixes are looked for again: one may uncover another (a file that doesn't parse hides its other mistakes)."""


def mend(
    found: Report, root: Path, names: Sequence[str] | None, today: date | None, choice: Choice, *, write: bool
) -> Report:
    """Show the safe fixes, or write them; returns what is left to report."""
    if not write:
        sys.stdout.write(diff(mended(found)))
        return found
    for _ in range(_ROUNDS):
        files = mended(found)
        if not files:
            return found
        save(
            {root / file.file: file.after for file in files},
            {root / file.file: file.before for file in files},
        )
        say(_MENDED, count=sum(file.findings for file in files), files=tuple(file.file for file in files))
        found = report(examined(root, names, today), choice)
    return found
