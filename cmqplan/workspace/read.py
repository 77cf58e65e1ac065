"""One file → one model, or the findings that say why not.

pydantic's errors are mapped by their type and context, never by their wording.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from cmqplan.findings import Edit, Finding, Fix, Place, fold, nearest
from cmqplan.findings.finding import Path as KeyPath
from cmqplan.model.values import kind_of
from cmqplan.source import syntax, yaml


M = TypeVar("M", bound=BaseModel)


def read_bytes(root: Path, file: str) -> bytes | Finding:
    try:
        return (root / file).read_bytes()
    except OSError as error:
        return Finding("CMQ001", Place(file), {"reason": error.strerror or str(error)})


def read_mapping(file: str, data: bytes) -> dict[str, Any] | list[Finding]:
    """The file's mapping, as plain values; or why it has none."""
    try:
        value = yaml.parse(data)
    except yaml.Refused:
        return syntax.explain(file, data)
    if value is None or value == "" or value == {}:
        return [Finding("CMQ003", Place(file))]
    if not isinstance(value, dict):
        return [Finding("CMQ013", Place(file), {"kind": kind_of(value)}, kind_of(value))]
    return value


def build(
    model: type[M], value: object, file: str, prefix: KeyPath = (), context: Mapping[str, Any] | None = None
) -> M | list[Finding]:
    """The model of a value, or one finding for each thing that keeps it from being one."""
    try:
        return model.model_validate(value, context=context)
    except ValidationError as error:
        return list(_map_errors(error, model, value, file, prefix))


def _map_errors(
    error: ValidationError, model: type[BaseModel], value: object, file: str, prefix: KeyPath
) -> Iterator[Finding]:
    errors = error.errors(include_url=False)
    missing = {(tuple(e["loc"][:-1]), str(e["loc"][-1])) for e in errors if e["type"] == "missing"}
    for item in errors:
        kind, context = item["type"], item.get("ctx", {})
        path: KeyPath = prefix + _on_file(item["loc"], value)
        place = Place(file, path)
        if kind == "cmqplan":
            yield _own(context, file, path)
        elif kind == "missing":
            yield Finding("CMQ101", Place(file, path[:-1], on="key"), {"key": str(path[-1])}, "" if path[:-1] else "top")
        elif kind == "extra_forbidden":
            yield _unknown_key(item["loc"], model, file, path, value, missing)
        elif kind in ("model_type", "model_attributes_type", "dict_type", "mapping_type"):
            yield Finding("CMQ103", place, {"key": _last_key(path)}, f"mapping-not-{kind_of(item['input'])}")
        else:
            yield Finding("CMQ103", place, {"key": _last_key(path)}, f"text-not-{kind_of(item['input'])}")


def _own(context: Mapping[str, Any], file: str, path: KeyPath) -> Finding:
    at = path + tuple(context["path"])
    fix = None
    if context["code"] == "CMQ102":
        key = str(context["params"]["key"])
        known = context["params"]["known"]
        suggestion = nearest(key, known)
        variant = "near" if suggestion else ""
        return Finding("CMQ102", Place(file, at, on="key"), {"key": key, "known": known, "suggestion": suggestion}, variant)
    if context["replacement"] is not None:
        fix = Fix((Edit(Place(file, at), context["replacement"]),))
    params = {"key": _last_key(at), **context["params"]}
    return Finding(context["code"], Place(file, at, part=context["part"]), params, context["variant"], fix=fix)


def _last_key(path: KeyPath) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _on_file(loc: tuple[int | str, ...], value: object) -> KeyPath:
    """pydantic's location as a path of the file: an index that only stands for a single value is left out."""
    path: list[int | str] = []
    current = value
    for step in loc:
        if isinstance(step, int):
            if not isinstance(current, list):
                continue
            current = current[step] if step < len(current) else None
        else:
            current = current.get(step) if isinstance(current, dict) else None
        path.append(step)
    return tuple(path)


def _unknown_key(
    loc: tuple[int | str, ...],
    model: type[BaseModel],
    file: str,
    path: KeyPath,
    value: object,
    missing: set[tuple[tuple[int | str, ...], str]],
) -> Finding:
    key = str(loc[-1])
    known = known_keys(model, loc[:-1])
    present = _value_at(value, loc[:-1])
    free = [k for k in known if not (isinstance(present, dict) and k in present)]
    wanted = [k for k in free if (tuple(loc[:-1]), k) in missing]
    suggestion = nearest(key, wanted, least=0.5) or nearest(key, free)
    place = Place(file, path, on="key")
    fix = None
    if suggestion and (fold(key).replace(" ", "_") == suggestion or _one_slip(fold(key).replace(" ", "_"), suggestion)):
        fix = Fix((Edit(place, suggestion),))
    elsewhere = None if suggestion else _elsewhere(model, key)
    params = {"key": key, "known": tuple(known), "suggestion": suggestion, "parent": elsewhere}
    return Finding("CMQ102", place, params, "near" if suggestion else "elsewhere" if elsewhere else "", fix=fix)


def _one_slip(word: str, right: str) -> bool:
    """True when one letter too many, too few, wrong, or two swapped is all that differs."""
    if abs(len(word) - len(right)) > 1 or len(right) < 4:
        return False
    if len(word) == len(right):
        different = [n for n, (a, b) in enumerate(zip(word, right, strict=True)) if a != b]
        swapped = len(different) == 2 and different[1] == different[0] + 1
        return len(different) == 1 or (swapped and word[different[0]] == right[different[1]] and word[different[1]] == right[different[0]])
    longer, shorter = (word, right) if len(word) > len(right) else (right, word)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def _value_at(value: object, loc: tuple[int | str, ...]) -> object:
    for step in _on_file(loc, value):
        try:
            value = value[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The models an annotation speaks of, however they are wrapped."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is not None:
        for argument in typing.get_args(annotation):
            yield from models_in(argument)


def model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The model that reads what stands at a location."""
    current: type[BaseModel] | None = model
    for step in loc:
        if current is None or isinstance(step, int):
            continue
        field = current.model_fields.get(step)
        if field is not None:
            current = next(models_in(field.annotation), None)
    return current


def known_keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    found = model_at(model, loc)
    return list(found.model_fields) if found else []


def _elsewhere(model: type[BaseModel], key: str) -> str | None:
    """Where, somewhere else in the file, this key belongs: « moyens.financiers » for « financements »."""
    waiting: list[tuple[str, type[BaseModel]]] = [("", model)]
    seen: set[type[BaseModel]] = set()
    while waiting:
        where, current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        for name, field in current.model_fields.items():
            if name == key and where:
                return where
            waiting += [(f"{where}.{name}" if where else name, m) for m in models_in(field.annotation)]
    return None
