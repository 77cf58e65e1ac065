"""``cmqplan lsp``."""

from __future__ import annotations

from cmqplan.cli.options import Day
from cmqplan.language import N_

EXAMPLES = "cmqplan lsp"
MORE = N_(
    "An editor starts it and speaks to it over its standard streams; it ends with the editor. Findings while one types, "
    "proposals, meanings, definitions, renaming, fixes."
)


def command(date: Day = "") -> None:
    from importlib.util import find_spec

    from cmqplan.cli.checking import day_of
    from cmqplan.cli.parts import stop_without

    if find_spec("pygls") is None:
        stop_without("lsp")
    from cmqplan.editor.server import made

    made(day_of(date)).start_io()
