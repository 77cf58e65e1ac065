"""Who has signed which fiche, and who is still to sign."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cmqplan.language import N_, show, translate
from cmqplan.tables.sheet import Column, Sheet
from cmqplan.versions.signing import PARTS
from cmqplan.versions.visas import Part, Qualite, Signature, signatures
from cmqplan.workspace.workspace import Workspace

_TO_SIGN, _MAY_SIGN = N_("to sign"), N_("may sign")
_SIGNED, _IN_PART, _AGAIN = N_("signed"), N_("signed in part"), N_("to sign again")
_STATES = {
    _SIGNED: "signé",
    _IN_PART: "signé en partie",
    _AGAIN: "à signer de nouveau",
    _TO_SIGN: "à signer",
    _MAY_SIGN: "peut signer",
}
"""Each state, and the word by which machines know it."""
_COLUMNS = {
    "plan": N_("Plan"),
    "fiche": N_("Fiche"),
    "organisme": N_("Organisme"),
    "qualite": N_("As"),
    "etat": N_("Visa"),
    "date": N_("Signed on"),
    "parties": N_("Signed for"),
    "a_signer": N_("Still to sign"),
    "version": N_("Version"),
}
_QUALITIES = {
    Qualite.PORTEUR: N_("carrier"),
    Qualite.FINANCEUR: N_("funder"),
    Qualite.PARTENAIRE: N_("partner"),
}


def sheet(workspace: Workspace, files: Collection[str] | None, *, machine: bool) -> Sheet:
    """A row for each party of each fiche, or of the fiches in ``files`` alone. ``machine``: identifiers, days as 2024-03-12, the
    files' own words; for people, a row's head names the fiche and the party, what is signed is what isn't still to sign, and
    no column is empty."""
    rows = [
        (plan, entry.model.numero, *_row(workspace, one, machine=machine))
        for plan in workspace.selected
        if plan in workspace.plans
        for entry in workspace.fiches[plan]
        if files is None or entry.file in files
        for one in signatures(entry.model, workspace.plans[plan].model.seul_exercice)
        if one.organisme in workspace.organismes.single
    ]
    columns = [Column(key, translate(title)) for key, title in _COLUMNS.items()]
    if not machine:
        several = len(workspace.selected) > 1
        columns = [Column("fiche", translate(N_("Fiche, organisme"))), *columns[3:]]
        rows = [
            (f"{plan}/{numero} {who}" if several else f"{numero} {who}", *rest)
            for plan, numero, who, *rest in rows
        ]
        kept = [
            n
            for n, column in enumerate(columns)
            if n < 3 or (column.key != "parties" and any(row[n] for row in rows))
        ]
        columns, rows = [columns[n] for n in kept], [tuple(row[n] for n in kept) for row in rows]
    return Sheet("visas", translate(N_("Visas")), tuple(columns), tuple(rows))


def _row(workspace: Workspace, one: Signature, *, machine: bool) -> Iterator[str]:
    visas = list(one.visas.values())
    days = sorted({visa.date for visa in visas})
    state = _state(one)
    yield one.organisme if machine else workspace.organismes.nom_court(one.organisme)
    yield one.qualite.value if machine else translate(_QUALITIES[one.qualite])
    yield _STATES[state] if machine else translate(state)
    yield ", ".join(day.isoformat() if machine else show(day) for day in days)
    yield _parts(one.visas, machine=machine)
    yield "" if state is _MAY_SIGN else _parts((*one.changees, *one.manquantes), machine=machine)
    yield ", ".join(dict.fromkeys(visa.version for visa in visas if visa.version))


def _state(one: Signature) -> str:
    if one.changees:
        return _AGAIN
    if one.visas:
        return _IN_PART if one.manquantes else _SIGNED
    return _MAY_SIGN if one.qualite is Qualite.PARTENAIRE else _TO_SIGN


def _parts(parts: Iterable[Part], *, machine: bool) -> str:
    return ", ".join(part.value if machine else translate(PARTS[part]) for part in parts)
