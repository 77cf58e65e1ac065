"""Blocks → what they say, by the layouts that people use: recognised by the headings' wordings, never assumed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cmqplan.intake.blocks import Source
from cmqplan.intake.layouts.found import Entry, Fate, Found, Text
from cmqplan.intake.layouts.lines import Walk
from cmqplan.intake.wordings import Wordings


def find(sources: Iterable[Source], wordings: Wordings, knows: Callable[[str], bool]) -> Found:
    """What some files say together. ``knows``: whether a name is a declared organisme's."""
    found = Found()
    for source in sources:
        Walk(source, found, wordings, knows).run()
        found.ledger.put(Fate.FORM, *source.form)
        found.rest += [Entry("", "", [Text(cell)]) for cell in source.aside]
    return found
