"""``cmqplan lsp``."""

from __future__ import annotations

from cmqplan.cli.options import Day
from cmqplan.cli.parts import demand
from cmqplan.language import N_

EXAMPLES = "cmqplan lsp"
MORE = N_(
    "An editor starts it and speaks to it over its standard streams; it ends with the editor. Findings while one types, "
    "proposals, meanings, definitions, renaming, fixes."
)


def command(date: Day = "") -> None:
    from cmqplan.cli.checking import day_of

    demand("pygls")
    from cmqplan.editor.server import made

    made(day_of(date)).start_io()
