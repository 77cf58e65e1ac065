"""CMQ316: a payment that hasn't come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import Finding
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.obligations import Genre, Obligation, StatutObligation, de_convention, de_fiche
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry, Workspace

_FICHE = money("""\
    total: 6 000 €
    financements:
      - financeur: region
        montant: 6 000 €
        versements:
          - {montant: 6 000 €, date: 31 mai 2024}
    """)

RULE = Rule(
    "CMQ316",
    "payment-overdue",
    WARNING,
    title=Said("Un versement qui n'est pas arrivé", "A payment that hasn't come"),
    says=Says(
        fr=(
            "{financeur} devait verser {montant} pour le {echeance}, et rien ne dit que c'est arrivé",
            "si c'est arrivé, ajoutez « recu: … » (le jour) à ce versement ; sinon, réclamez-le, ou corrigez sa date",
        ),
        en=(
            "{financeur} was to pay {montant} by {echeance}, and nothing says that it came",
            "if it came, add “recu: …” (the day) to this payment; otherwise claim it, or correct its date",
        ),
    ),
    reason=Said(
        "Le porteur a déjà dépensé cet argent. Un versement oublié après la fin de l'année peut être perdu pour de bon.",
        "The carrier has spent the money by then. A payment forgotten after the year's end can be lost for good.",
    ),
    source=practice(
        "Les subventions sont versées par tranches, à des dates que fixe la convention",
        "Subsidies are paid in instalments, at dates that the convention settles",
    ),
    fails=_FICHE.at_line(11).on("2024-06-01"),
    passes=_FICHE.on("2024-05-31"),
    dated=True,
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    if not any(line.versements for line in entry.model.financements):
        return
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
            yield RULE.found(item.place, **params)
