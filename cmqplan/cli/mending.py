"""``validate --fix`` and ``--diff``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from zlib import crc32

from cmqplan.cli.output import save, say
from cmqplan.language import NN_
from cmqplan.report.assemble import Report
from cmqplan.report.fixes import diff, mended
from cmqplan.rules.engine import Examination
from cmqplan.workspace.disk import Changed

_MENDED = NN_("{count} mistake mended in {files}", "{count} mistakes mended in {files}")
_SAVED_MEANWHILE = NN_(
    "{files} was saved meanwhile: nothing is mended before it is read again",
    "{files} were saved meanwhile: nothing is mended before they are read again",
)
_ROUNDS = 8
"""How often fixes are looked for again: one may uncover another (a file that doesn't parse hides its other mistakes)."""


def show(found: Report) -> None:
    """Print what ``mend`` would change first."""
    sys.stdout.write(diff(mended(found)))


def mend(
    examination: Examination, again: Callable[[], Examination], reported: Callable[[Examination], Report]
) -> Report:
    """Write the safe fixes of what is reported, and return what is left to report.

    What is edited is what was examined: a file that somebody saved since is left as it is, and examined anew.
    """
    for _ in range(_ROUNDS):
        found = reported(examination)
        files = mended(found)
        if not files:
            return found
        root, known = examination.workspace.files.root, examination.workspace.checksums
        saved = [file.file for file in files if crc32(file.before) != known.get(file.file)]
        if not saved:
            try:
                save({root / f.file: f.after for f in files}, {root / f.file: f.before for f in files})
            except Changed as error:
                saved = [file.file for file in files if str(root / file.file) == error.filename]
        if saved:
            say(_SAVED_MEANWHILE, count=len(saved), files=tuple(saved))
        else:
            say(_MENDED, count=sum(file.findings for file in files), files=tuple(file.file for file in files))
        examination = again()
    return reported(examination)
