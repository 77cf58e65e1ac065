"""Every text of a model with the path that leads to it, for the rules that look at texts wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import product
from typing import Any

from pydantic import BaseModel

from cmqplan.findings.finding import Path

_LATER = (
    "compl", "confirmer", "definir", "définir", "determiner", "déterminer", "preciser", "préciser",
    "rediger", "rédiger", "remplir", "renseigner",
)  # fmt: skip
_SIGNS = (
    "<", "|", "](", "[…", "[...", "[x", "[X", "???", "____",
    "xx", "xX", "Xx", "XX", "TODO", "TBD", "FIXME", "JJ/MM", "psum",
    "M.", "Mm", "MM", "Mlle", "Mr", "Monsieur", "Madame", "Dr.",
    *(f"{a} {word}" for a, word in product("àÀ", _LATER)),
)  # fmt: skip
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))
"""Plain words and no classes of characters, which would take three times as long."""
_FAR_IN = "\n" + " " * 16


def shows_sign(text: str) -> bool:
    """Whether a ``check_text`` may find something in a text; the others, nearly all, are never shown to it."""
    return _SIGN.search(text) is not None or shows_deep_list(text)


def shows_deep_list(text: str) -> bool:
    """Whether lists may lie deep in others: a line far in, or two marks on one."""
    return _FAR_IN in text or "- - " in text or "* * " in text


def holds_sign(value: object) -> bool:
    """Whether a file's value, as read, holds a sign anywhere: all its texts are looked through at once, which spares most
    fiches the walk through their model (a tenth of the time that judging a fiche takes)."""
    found: list[str] = []
    _gather([value], found)
    return shows_sign("\n".join(found).replace("\t", " "))


def _gather(values: Iterable[Any], found: list[str]) -> None:
    for value in values:
        if type(value) is str:
            found.append(value)
        else:
            _gather(value.values() if type(value) is dict else value, found)


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
