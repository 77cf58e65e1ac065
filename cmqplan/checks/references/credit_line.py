"""CMQ414: a credit line that nothing declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cmqplan.checks.example import CONVENTION
from cmqplan.checks.rule import Example, Origin, Rule, Scene, Source
from cmqplan.findings import N_, Edit, Finding, Fix, Place, Related, Severity, fold, nearest
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.workspace.workspace import Entry, Workspace


def in_convention(entry: Entry[Convention], _: Workspace) -> Iterator[Finding]:
    declared = Related(entry.at("lignes_credit", on="key"), N_("the credit lines are declared here"))
    for n, subsidy in enumerate(entry.model.subventions):
        for rank, part in enumerate(subsidy.affectations):
            if part.ligne_credit is not None:
                place = entry.at("subventions", n, "affectations", rank, "ligne_credit")
                yield from judge(part.ligne_credit, place, lines_of(entry.model), declared)


def in_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, line in enumerate(entry.model.financements):
        if line.ligne_credit is None:
            continue
        convention = scene.workspace.conventions.get(line.convention) if line.convention else scene.convention
        if line.convention and convention is None:
            continue
        known = lines_of(convention.model) if convention is not None else {}
        own = scene.plan.model.lignes_credit if scene.plan is not None else ()
        declared = None
        if convention is not None and known:
            declared = Related(
                convention.at("lignes_credit", on="key"), N_("the credit lines are declared here")
            )
        place = entry.at("moyens", "financiers", "financements", n, "ligne_credit")
        yield from judge(line.ligne_credit, place, {**known, **{name: name for name in own}}, declared)


def lines_of(convention: Convention) -> Mapping[str, str]:
    """Identifier → name of the credit lines that a convention declares."""
    return {identifier: line.nom for identifier, line in convention.lignes_credit.items()}


def judge(text: str, place: Place, known: Mapping[str, str], declared: Related | None) -> Iterator[Finding]:
    """Where no credit line is declared at all, any word may stand for one."""
    if not known or text in known:
        return
    related = (declared,) if declared else ()
    meant = next((key for key, name in known.items() if fold(text) in (fold(name), fold(key))), None)
    if meant is not None:
        params: dict[str, object] = {"text": text, "suggestion": meant}
        yield Finding("CMQ414", place, params, "name", related=related, fix=Fix((Edit(place, meant),)))
        return
    near = nearest(text, [*known, *known.values()])
    suggestion = next((key for key, name in known.items() if near in (key, name)), None)
    params = {"text": text, "suggestion": suggestion, "known": tuple(known)}
    yield Finding("CMQ414", place, params, "near" if suggestion else "", related=related)


_CONVENTION = """\
titre: Convention 2024-2026
periode: 2024-2026
parties: [region, cmq-bois]
lignes_credit:
  formation: {{nom: Formation professionnelle}}
subventions:
  - exercice: 2024
    financeur: region
    montant: 6 000 €
    plan: plan-exemple
    date: 5 février 2024
    affectations:
      - action: 1.1
        montant: 6 000 €
        ligne_credit: {line}
"""

RULE = Rule(
    code="CMQ414",
    slug="unknown-credit-line",
    severity=Severity.ERROR,
    title=N_("A credit line that isn't declared"),
    messages={
        "": N_("the credit line “{text}” isn't declared; there are {known}"),
        "near": N_("the credit line “{text}” isn't declared; the nearest is “{suggestion}”"),
        "name": N_("“{text}” is the name of the credit line “{suggestion}”, not its identifier"),
    },
    helps={
        "": N_("write one of these, or declare it under “lignes_credit” in the convention"),
        "near": N_("write “{suggestion}”, or declare “{text}” under “lignes_credit” in the convention"),
        "name": N_("write “{suggestion}”"),
    },
    reason=N_(
        "A funder pays each part of a subsidy from one line of its budget. With two spellings of a line, the table by credit line "
        "shows two of them, and neither total is the one that was voted."
    ),
    source=Source(
        Origin.DOCUMENT, N_("The decision of 23 June 2022 says from which credit line each action is paid")
    ),
    failing=Example(CONVENTION, _CONVENTION.format(line="formations"), line=15),
    passing=Example(CONVENTION, _CONVENTION.format(line="formation")),
    fixable=True,
    convention=in_convention,
    fiche=in_fiche,
)
