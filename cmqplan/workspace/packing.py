"""Findings and resumes as plain lists that JSON can hold, and back without loss to any reader of them."""

from __future__ import annotations

from collections.abc import Mapping
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


def pack_resume(resume: Resume) -> list[Any]:
    """One resume, field by field in the order of its class."""
    return [
        resume.file,
        resume.plan,
        resume.valide,
        resume.numero,
        resume.titre,
        sorted(resume.organismes),
        [_pack_ligne(ligne) for ligne in resume.lignes],
        _cents(resume.total),
        _ordinal(resume.debut),
        _ordinal(resume.fin),
        resume.holds_ignore,
        resume.suivi,
        list(resume.premier),
        list(resume.dernier),
    ]


def unpack_resume(packed: list[Any]) -> Resume:
    (
        file, plan, valide, numero, titre, organismes, lignes, total, debut, fin, holds_ignore, suivi, premier, dernier,
    ) = packed  # fmt: skip
    return Resume(
        file,
        plan,
        valide,
        numero,
        titre,
        frozenset(organismes),
        tuple([_unpack_ligne(ligne) for ligne in lignes]),
        _montant(total),
        _day(debut),
        _day(fin),
        holds_ignore,
        suivi,
        tuple(premier),
        tuple(dernier),
    )


def _pack_ligne(ligne: Ligne) -> list[Any]:
    return [
        ligne.financeur,
        _cents(ligne.montant),
        ligne.exercice,
        ligne.convention,
        ligne.ligne_credit,
        ligne.acquis,
        ligne.file,
        ligne.rang,
        _cents(ligne.annonce),
        None if ligne.nature is None else str(ligne.nature),
        None if ligne.statut is None else str(ligne.statut),
        ligne.beneficiaire,
    ]


def _unpack_ligne(packed: list[Any]) -> Ligne:
    (
        financeur, montant, exercice, convention, ligne_credit, acquis, file, rang, annonce, nature, statut, beneficiaire,
    ) = packed  # fmt: skip
    return Ligne(
        financeur,
        _montant(montant),
        exercice,
        convention,
        ligne_credit,
        acquis,
        file,
        rang,
        _montant(annonce),
        None if nature is None else Nature(nature),
        None if statut is None else Statut(statut),
        beneficiaire,
    )


def _cents(montant: Montant | None) -> int | None:
    return None if montant is None else montant.centimes


def _montant(cents: int | None) -> Montant | None:
    return None if cents is None else Montant(cents)


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
