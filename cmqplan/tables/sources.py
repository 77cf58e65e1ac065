"""Where what a table shows is written: file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from cmqplan.findings import Place
from cmqplan.source.positions import Positions
from cmqplan.source.yaml import LONGEST
from cmqplan.workspace.disk import read_file


def lines(root: Path, places: Iterable[Place]) -> Iterator[int | None]:
    """The line of each place; None where its file can't be read again. Places come file by file: no more than one is held."""
    for file, group in groupby(places, lambda place: place.file):
        positions = positions_of(root, file)
        yield from (None if positions is None else positions.span(place).line for place in group)


def positions_of(root: Path, file: str) -> Positions | None:
    """A file's texts, each in its place; None where it can't be read."""
    try:
        return Positions(read_file(root / file, LONGEST).decode("utf-8-sig"))
    except (OSError, ValueError):
        return None


def sources(root: Path, places: Iterable[Place]) -> tuple[str, ...]:
    """« plans/plan-2024/1.1-….yaml:36 » for each place; the file alone where it can't be read again."""
    every = tuple(places)
    found = zip(every, lines(root, every), strict=True)
    return tuple(place.file if line is None else f"{place.file}:{line}" for place, line in found)
