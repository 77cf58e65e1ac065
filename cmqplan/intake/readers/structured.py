"""JSON and YAML that other programs wrote: lists of records are tables, other keys are headings."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cmqplan.intake.blocks import Block, Cell, Source, Table, Title, Unreadable, rectangular
from cmqplan.intake.readers.archive import BROKEN
from cmqplan.intake.readers.text import decoded
from cmqplan.source.yaml import Refused, parse


def read(name: str, data: bytes) -> Source | Unreadable:
    kind = "JSON" if name.lower().endswith(".json") else "YAML"
    try:
        value = json.loads(decoded(data)) if kind == "JSON" else parse(data)
        return Source(name, tuple(_blocks(value, f"{name}, ", 1)))
    except (ValueError, RecursionError, Refused):
        return Unreadable(BROKEN, {"file": name, "kind": kind})


def _blocks(value: object, place: str, level: int) -> Iterator[Block]:
    """A mapping's texts as rows with their keys at the left, then what lies deeper under a title of its own."""
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        yield _table(value, place)
        return
    if not isinstance(value, dict):
        value = {"": value}
    deeper = {key: item for key, item in value.items() if _holds_records(item)}
    rows = [
        [Cell(str(key), f"{place}{key} (clé)"), Cell(_text(item), f"{place}{key}")]
        for key, item in value.items()
        if key not in deeper and _text(item)
    ]
    if rows:
        yield Table(rectangular(rows))
    for key, item in deeper.items():
        yield Title(Cell(str(key), f"{place}{key} (clé)"), level)
        yield from _blocks(item, f"{place}{key}.", level + 1)


def _holds_records(value: object) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(item, dict) for item in inner) or (
        isinstance(value, dict) and any(map(_holds_records, inner))
    )


def _table(records: list[dict[str, object]], place: str) -> Table:
    keys = list(dict.fromkeys(key for record in records for key in record))
    rows = [[Cell(str(key), f"{place}{key} (clé)") for key in keys]]
    for n, record in enumerate(records, 1):
        rows.append([Cell(_text(record.get(key)), f"{place}{n}.{key}") for key in keys])
    return Table(rectangular(rows))


def _text(value: object) -> str:
    """A value's words: a line for each item, and for each key of a mapping."""
    if isinstance(value, dict):
        return "\n".join(f"{key} : {_text(item)}" for key, item in value.items() if _text(item))
    if isinstance(value, list):
        return "\n".join(filter(None, map(_text, value)))
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return f"{value:.0f}" if value == int(value) else repr(value).replace(".", ",")
    return "" if value is None else str(value).strip()
