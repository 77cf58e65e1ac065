"""Every text of a model with the path that leads to it, for the rules that look at texts wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from pydantic import BaseModel

from cmqplan.findings.finding import Path
from cmqplan.workspace.memo import asked_again


@asked_again
def texts_of(model: BaseModel) -> Sequence[tuple[Path, str]]:
    """The texts in a whole model; asked by one rule after the other."""
    return tuple(texts(model))


def texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """The texts in a model, in the order of its fields; words of closed lists left out."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield path, value
    elif isinstance(value, BaseModel):
        for name, item in value.__dict__.items():
            if item:
                yield from texts(item, (*path, name))
    elif isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from texts(item, (*path, n))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from texts(item, (*path, name))
