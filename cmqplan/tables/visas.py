"""Who has signed which fiche, and who is still to sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from cmqplan.language import N_, show, translate
from cmqplan.tables.sheet import Column, Kind, Sheet
from cmqplan.versions.signing import PARTS
from cmqplan.versions.visas import Part, Qualite, Signature, signatures
from cmqplan.workspace.workspace import Workspace

_TITLE = N_("Visas")
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
_AWAITED = (_TO_SIGN, _AGAIN, _IN_PART)
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


def sheet(workspace: Workspace, files: Collection[str] | None, who: str = "") -> Sheet:
    """For programs: a row for each party of each fiche, or of the fiches in ``files`` alone, or for one party, ``who``;
    identifiers, days as 2024-03-12, the files' own words."""
    rows = [
        (plan, numero, *_row(workspace, one, machine=True))
        for plan, numero, one in _signatures(workspace, files, who)
    ]
    return Sheet("visas", translate(_TITLE), tuple(map(_column, _COLUMNS)), tuple(rows))


def sheets(workspace: Workspace, files: Collection[str] | None, who: str = "") -> list[Sheet]:
    """For people: how many fiches each party has signed and is still to sign, where there are several; then a sheet for each
    plan. A row's head names the fiche and the party, what is signed is what isn't still to sign, and no column is empty."""
    found = [*_signatures(workspace, files, who)]
    parties = dict.fromkeys(one.organisme for _, _, one in found)
    plans = dict.fromkeys(plan for plan, _, _ in found)
    made = [_counts(workspace, [one for _, _, one in found])] if len(parties) > 1 else []
    for plan in plans:
        title = workspace.plans[plan].model.titre if len(plans) > 1 or made else translate(_TITLE)
        made.append(
            _of_plan(workspace, title, [(numero, one) for name, numero, one in found if name == plan])
        )
    return made


def _signatures(
    workspace: Workspace, files: Collection[str] | None, who: str
) -> Iterator[tuple[str, str, Signature]]:
    for plan in workspace.selected:
        for entry in workspace.fiches[plan] if plan in workspace.plans else ():
            if files is None or entry.file in files:
                for one in signatures(entry.model, workspace.plans[plan].model.seul_exercice):
                    if one.organisme in workspace.organismes.single and who in ("", one.organisme):
                        yield plan, entry.model.numero, one


def _column(key: str) -> Column:
    return Column(key, translate(_COLUMNS[key]))


def _counts(workspace: Workspace, found: Sequence[Signature]) -> Sheet:
    """One row a party, those with most to sign first."""
    counts: dict[str, Counter[str]] = {}
    for one in found:
        counts.setdefault(one.organisme, Counter())[_state(one)] += 1
    states = [state for state in _STATES if any(of[state] for of in counts.values())]
    most = sorted(counts, key=lambda name: -sum(counts[name][state] for state in _AWAITED))
    rows = tuple(
        (workspace.organismes.nom_court(name), *(counts[name][state] or None for state in states))
        for name in most
    )
    heads = (Column("organisme", translate(_COLUMNS["organisme"])),
             *(Column(_STATES[state], translate(state), Kind.COUNT) for state in states))  # fmt: skip
    return Sheet("visas-par-organisme", translate(N_("Visas by organisme, in fiches")), heads, rows)


def _of_plan(workspace: Workspace, title: str, found: Sequence[tuple[str, Signature]]) -> Sheet:
    columns = [Column("fiche", translate(N_("Fiche, organisme"))), *map(_column, [*_COLUMNS][3:])]
    whole = [_row(workspace, one, machine=False) for _, one in found]
    rows = [(f"{numero} {who}", *rest) for (numero, _), (who, *rest) in zip(found, whole, strict=True)]
    kept = [
        n
        for n, column in enumerate(columns)
        if n < 3 or (column.key != "parties" and any(row[n] for row in rows))
    ]
    return Sheet(
        "visas",
        title,
        tuple(columns[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in rows),
    )


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
