"""Findings and resumes as plain lists that JSON and marshal can hold, and back without loss to any reader of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cmqplan.amounts import Montant, Taux
from cmqplan.findings import Edit, Finding, Fix, Place, Related, Span
from cmqplan.model.fiche import Nature, Statut
from cmqplan.workspace.workspace import Ligne, Resume

_DATE, _AMOUNT, _RATE, _LIST, _MAP = "date", "amount", "rate", "list", "map"


def pack_finding(finding: Finding) -> list[Any]:
    """One finding. A parameter of a kind that isn't known here (a period, a word of a closed list) is packed as the
    text it shows, which is all that is ever read of it."""
    fix = finding.fix
    return [
        finding.code,
        _pack_place(finding.place),
        _pack_map(finding.params),
        finding.variant,
        [[_pack_place(r.place), r.note, _pack_map(r.params)] for r in finding.related],
        None if fix is None else [[_pack_place(edit.place), edit.text] for edit in fix.edits],
    ]


def unpack_finding(packed: list[Any]) -> Finding:
    code, place, params, variant, related, fix = packed
    return Finding(
        code,
        _unpack_place(place),
        _unpack_map(params),
        variant,
        tuple(Related(_unpack_place(p), note, _unpack_map(values)) for p, note, values in related),
        None if fix is None else Fix(tuple(Edit(_unpack_place(p), text) for p, text in fix)),
    )


def _pack_place(place: Place) -> list[Any]:
    span = place.span
    return [
        place.file,
        list(place.path),
        place.on,
        None if place.part is None else list(place.part),
        None if span is None else [span.line, span.column, span.end_line, span.end_column],
    ]


def _unpack_place(packed: list[Any]) -> Place:
    file, path, on, part, span = packed
    return Place(
        file,
        tuple(path),
        on,
        None if part is None else (part[0], part[1]),
        None if span is None else Span(*span),
    )


def _pack_map(values: Mapping[str, object]) -> dict[str, Any]:
    return {str(name): _pack(value) for name, value in values.items()}


def _unpack_map(packed: dict[str, Any]) -> dict[str, Any]:
    return {name: _unpack(value) for name, value in packed.items()}


def _pack(value: object) -> Any:
    if value is None or type(value) in (str, int, bool):
        return value
    if isinstance(value, Montant):
        return [_AMOUNT, value.centimes]
    if isinstance(value, Taux):
        return [_RATE, str(value.valeur)]
    if isinstance(value, date):
        return [_DATE, value.toordinal()]
    if isinstance(value, tuple | list | frozenset):
        return [_LIST, [_pack(item) for item in value]]
    if isinstance(value, Mapping):
        return [_MAP, _pack_map(value)]
    return str(value)


def _unpack(packed: Any) -> Any:
    if type(packed) is not list:
        return packed
    tag, value = packed
    if tag == _AMOUNT:
        return Montant(value)
    if tag == _RATE:
        return Taux(Decimal(value))
    if tag == _DATE:
        return date.fromordinal(value)
    if tag == _LIST:
        return tuple(_unpack(item) for item in value)
    if tag == _MAP:
        return _unpack_map(value)
    raise ValueError(f"unknown tag {tag!r}")


_LIGNE = Ligne._fields
_RESUME = Resume._fields


def pack_resume(resume: Resume) -> list[Any]:
    """One resume, field by field in the order of its class."""
    packed: list[Any] = []
    for name in _RESUME:
        value = getattr(resume, name)
        if name == "lignes":
            packed.append([_pack_ligne(ligne) for ligne in value])
        elif name == "organismes":
            packed.append(sorted(value))
        else:
            packed.append(_pack(value))
    return packed


def unpack_resume(packed: list[Any]) -> Resume:
    values = dict(zip(_RESUME, packed, strict=True))
    for name, value in values.items():
        if name == "lignes":
            values[name] = tuple(_unpack_ligne(ligne) for ligne in value)
        elif name == "organismes":
            values[name] = frozenset(value)
        else:
            values[name] = _unpack(value)
    return Resume(**values)


def _pack_ligne(ligne: Ligne) -> list[Any]:
    return [_pack_place(v) if isinstance(v := getattr(ligne, name), Place) else _pack(v) for name in _LIGNE]


def _unpack_ligne(packed: list[Any]) -> Ligne:
    values: dict[str, Any] = {
        name: _READ_LIGNE.get(name, _unpack)(v) if v is not None else None
        for name, v in zip(_LIGNE, packed, strict=True)
    }
    return Ligne(**values)


_READ_LIGNE: Mapping[str, Callable[[Any], Any]] = {"place": _unpack_place, "nature": Nature, "statut": Statut}
