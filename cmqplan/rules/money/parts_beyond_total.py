"""CMQ236: sous-actions that cost more than their fiche."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.amounts import sum_montants
from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import total_de
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, fiche, practice
from cmqplan.workspace.workspace import Entry

_FICHE = """\
moyens: {{financiers: {{total: 10 000 €}}}}
sous_actions:
  - {{titre: Réserver la halle, montant: 6 000 €}}
  - {{titre: Imprimer les affiches, montant: {second}}}
"""

RULE = Rule(
    "CMQ236",
    "sous-actions-beyond-total",
    ERROR,
    title=Said(
        "Des sous-actions qui dépassent le total de la fiche", "Sous-actions that exceed the fiche's total"
    ),
    says={
        "": Says(
            fr=(
                "les sous-actions font {somme}, soit {difference} de plus que le total de la fiche, {total}",
                "corrigez l'un de ces montants, ou portez le total à {somme}",
            ),
            en=(
                "the sous-actions make {somme}, which is {difference} more than the fiche's total, {total}",
                "correct one of these amounts, or raise the total to {somme}",
            ),
        ),
        "no-total": Says(
            fr=(
                "les sous-actions font {somme}, et la fiche n'a pas de total",
                "ajoutez sous « moyens » « financiers: {{total: {somme}}} »",
            ),
            en=(
                "the sous-actions make {somme}, and the fiche has no total",
                "add under “moyens” “financiers: {{total: {somme}}}”",
            ),
        ),
    },
    reason=Said(
        "Une sous-action est une part de son action, et son coût une part du total : le budget compte le total, une fois.",
        "A sous-action is a part of its action, and its cost a part of the total: the budget counts the total, once.",
    ),
    source=practice(
        "Les fiches d'autres plans donnent le coût de chaque sous-action sous le total de l'action",
        "Fiches of other plans give the cost of each part under the total of the action",
    ),
    fails=fiche(_FICHE.format(second="5 000 €")).at_line(5),
    passes=fiche(_FICHE.format(second="4 000 €")),
)


def check_fiche(entry: Entry[Fiche], _: Scene) -> Iterator[Finding]:
    parts = [part.montant for part in entry.model.sous_actions if part.montant is not None]
    if not parts:
        return
    financiers = entry.model.moyens.financiers
    total, made = total_de(financiers) if financiers else None, sum_montants(parts)
    if total is None:
        yield RULE.found(entry.at("sous_actions", on="key"), "no-total", somme=made)
    elif made > total:
        related = Related(
            entry.at("moyens", "financiers", "total"),
            Said("le total est déclaré ici", "the total is declared here"),
        )
        params = {"somme": made, "total": total, "difference": made - total}
        yield RULE.found(entry.at("sous_actions", on="key"), "", related, **params)
