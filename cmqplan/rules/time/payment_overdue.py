"""CMQ316: a payment that hasn't come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.obligations import Genre, Obligation, StatutObligation, de_convention, de_fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    plan = scene.plan.model if scene.plan is not None else None
    titre, exercice = (plan.titre, plan.seul_exercice) if plan is not None else (scene.nom, None)
    yield from _late(de_fiche(entry, scene.nom, titre, exercice, scene.workspace.today), scene.workspace)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    yield from _late(de_convention(entry, workspace.today), workspace)


def _late(due: Iterable[Obligation], workspace: Workspace) -> Iterator[Finding]:
    for item in due:
        if item.genre is Genre.VERSEMENT and item.statut is StatutObligation.EN_RETARD:
            params = {
                "financeur": workspace.organismes.nom(item.organismes[0]),
                "montant": item.montant,
                "echeance": item.echeance,
                "jours": item.jours_de_retard(workspace.today),
                "today": workspace.today,
            }
            yield Finding("CMQ316", item.place, params)


_FICHE = money("""\
    total: 6 000 €
    financements:
      - financeur: region
        montant: 6 000 €
        versements:
          - {montant: 6 000 €, date: 31 mai 2024}
    """)

RULE = Rule(
    code="CMQ316",
    slug="payment-overdue",
    severity=Severity.WARNING,
    title=N_("A payment that hasn't come"),
    messages={"": N_("{financeur} was to pay {montant} by {echeance}, and nothing says that it came")},
    helps={
        "": N_("if it came, add “recu: …” (the day) to this payment; otherwise claim it, or correct its date")
    },
    reason=N_(
        "The carrier has spent the money by then. A payment forgotten after the year's end can be lost for good."
    ),
    source=Source(
        Origin.PRACTICE, N_("Subsidies are paid in instalments, at dates that the convention settles")
    ),
    failing=Example(FICHE, _FICHE, line=11, today="2024-06-01"),
    passing=Example(FICHE, _FICHE, today="2024-05-31"),
    dated=True,
    fiche=check,
    convention=check_convention,
)
