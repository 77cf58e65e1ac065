"""CMQ420: a category where one party must be named."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Place
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.rules.declare import FICHE, ORGANISMES, WARNING, Rule, Said, Says, document
from cmqplan.workspace.workspace import Workspace

_FICHE = """\
numero: 1.1
titre: Forum des métiers
porteurs: [campus-exemple]
partenaires: [entreprises]
moyens:
  financiers:
    total: 6 000 €
    financements:
      - {{financeur: {funder}, montant: 6 000 €}}
"""

_OTHERS = (ORGANISMES.plus("entreprises: {nom: Entreprises, type: categorie}\n"),)

RULE = Rule(
    "CMQ420",
    "category-as-party",
    WARNING,
    title=Said(
        "Une catégorie là où il faut nommer un organisme",
        "A category of parties where one body must be named",
    ),
    says=Says(
        fr=(
            "« {identifier} » est une catégorie ({nom}), et ici un organisme paie, reçoit ou signe",
            "nommez l'organisme lui-même ; l'argent dont on ne connaît pas encore le financeur s'écrit « reste_a_financer: … »",
        ),
        en=(
            "“{identifier}” is a category ({nom}), and here one body pays, receives or signs",
            "name the body itself; money whose giver isn't known yet is written “reste_a_financer: …”",
        ),
    ),
    reason=Said(
        "Une catégorie peut participer à une action. Elle ne peut ni signer, ni payer, ni être payée : on ne saurait à qui demander l'argent.",
        "A category can take part in an action. It can't sign, pay or be paid: nobody could be asked for the money.",
    ),
    source=document(
        "La fiche 2.2 du plan 2024 a « Collège, Lycée » pour partenaires, jamais pour financeurs",
        "Fiche 2.2 of the 2024 plan has “Collège, Lycée” for partners, never for funders",
    ),
    fails=FICHE.saying(_FICHE.format(funder="entreprises")).at_line(9).beside(*_OTHERS),
    passes=FICHE.saying(_FICHE.format(funder="entreprise-exemple")).beside(*_OTHERS),
)

_ONE_PARTY = frozenset(
    {
        "financeur",
        "beneficiaire",
        "etablissement_support",
        "parties",
        "signataires",
        "vote",
        "cofinanceurs",
        "visas",
    }
)
"""The keys under which one body pays, receives or signs."""


def check_mention(reference: str, place: Place, workspace: Workspace) -> Iterator[Finding]:
    entry = workspace.organismes.get(reference)
    if entry is not None and entry.model.type is TypeOrganisme.CATEGORIE and _ONE_PARTY & set(place.path):
        yield RULE.found(place, nom=entry.model.nom, identifier=reference)
