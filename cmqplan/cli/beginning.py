"""What ``init`` and ``new`` share: writing what was begun, and saying so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cmqplan.cli.output import save, say
from cmqplan.cli.streams import UNUSABLE
from cmqplan.language import N_

if TYPE_CHECKING:
    from cmqplan.beginnings.names import Unfit
    from cmqplan.beginnings.pages import Written


EDITOR = ".vscode/"
"""What only an editor reads is said once, as the folder that holds it."""


def put(root: Path, written: Written) -> None:
    """Write all, or nothing; say each file, and what is left to a person."""
    save(
        {root / file: data for file, data in written.files.items()},
        {root / file: data for file, data in written.before.items()},
    )
    for file in dict.fromkeys(EDITOR if file.startswith(EDITOR) else file for file in written.files):
        message = N_("changed: {file}") if file in written.before else N_("written: {file}")
        say(message, file=str(root / file) if root != Path() else file)
    for hint in written.left:
        say(hint.message, **hint.params)


def give_up(unfit: Unfit) -> NoReturn:
    """Say why nothing can be begun so, and exit."""
    say(unfit.message, **unfit.params)
    raise SystemExit(UNUSABLE)
