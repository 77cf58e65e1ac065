"""CMQ420: a category where one party must be named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import N_, Finding, Place, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.rules.example import FICHE, FILES, ORGANISMES
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.walk import named_in_frame, placed, to_look_at
from cmqplan.workspace.workspace import Entry, Workspace

_ONE_PARTY = frozenset(
    {"financeur", "beneficiaire", "etablissement_support", "parties", "signataires", "vote", "cofinanceurs"}
)
"""The keys under which one body pays, receives or signs."""


def in_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    mentions = to_look_at(entry.model, scene.workspace.organismes)
    return judge(placed(mentions, entry), scene.workspace) if mentions else ()


def in_frame(workspace: Workspace) -> Iterator[Finding]:
    return judge(named_in_frame(workspace), workspace)


def judge(mentions: Iterable[tuple[str, Place]], workspace: Workspace) -> Iterator[Finding]:
    organismes = workspace.organismes
    for text, place in mentions:
        entry = organismes.get(text)
        if entry is not None and entry.model.type is TypeOrganisme.CATEGORIE and _ONE_PARTY & set(place.path):
            yield Finding("CMQ420", place, {"nom": entry.model.nom, "identifier": text})


_FICHE = """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
partenaires: [entreprises]
moyens:
  financiers:
    total: 6 000 €
    financements:
      - {{financeur: {funder}, montant: 6 000 €}}
"""
_OTHERS = {ORGANISMES: FILES[ORGANISMES] + "entreprises: {nom: Entreprises, type: categorie}\n"}

RULE = Rule(
    code="CMQ420",
    slug="category-as-party",
    severity=Severity.WARNING,
    title=N_("A category of parties where one body must be named"),
    messages={"": N_("“{identifier}” is a category ({nom}), and here one body pays, receives or signs")},
    helps={
        "": N_("name the body itself; money whose giver isn't known yet is written “reste_a_financer: …”")
    },
    reason=N_(
        "A category can take part in an action. It can't sign, pay or be paid: nobody could be asked for the money."
    ),
    source=Source(
        Origin.DOCUMENT, N_("Fiche 2.2 of the 2024 plan has “Collège, Lycée” for partners, never for funders")
    ),
    failing=Example(FICHE, _FICHE.format(funder="entreprises"), line=9, others=_OTHERS),
    passing=Example(FICHE, _FICHE.format(funder="scierie"), others=_OTHERS),
    fiche=in_fiche,
    workspace=in_frame,
)
