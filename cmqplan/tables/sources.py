"""Where an entry's figure is written: file and line."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from cmqplan.finance.ecritures import Ecriture
from cmqplan.source.positions import Positions
from cmqplan.source.yaml import LONGEST
from cmqplan.workspace.disk import read_file


def sources(root: Path, entries: Iterable[Ecriture]) -> tuple[str, ...]:
    """« plans/plan-2024/1.1-….yaml:36 » for each entry; the file alone where it can't be read again. Entries come file by
    file: no more than one is held."""
    found: list[str] = []
    for file, group in groupby(entries, lambda entry: entry.place.file):
        own = tuple(group)
        try:
            positions = Positions(read_file(root / file, LONGEST).decode("utf-8-sig"))
        except (OSError, ValueError):
            found += [file] * len(own)
        else:
            found += [f"{file}:{positions.span(entry.place).line}" for entry in own]
    return tuple(found)
