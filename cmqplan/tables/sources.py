"""Where an entry's figure is written: file and line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cmqplan.finance.ecritures import Ecriture
from cmqplan.source.positions import Positions
from cmqplan.source.yaml import LONGEST
from cmqplan.workspace.disk import read_file


def sources(root: Path, entries: Iterable[Ecriture]) -> tuple[str, ...]:
    """« plans/plan-2024/1.1-….yaml:36 » for each entry; the file alone where it can't be read again."""
    read: dict[str, Positions | None] = {}
    found: list[str] = []
    for entry in entries:
        file = entry.place.file
        if file not in read:
            try:
                read[file] = Positions(read_file(root / file, LONGEST).decode("utf-8-sig"))
            except (OSError, ValueError):
                read[file] = None
        positions = read[file]
        found.append(f"{file}:{positions.span(entry.place).line}" if positions else file)
    return tuple(found)
