"""CMQ124: a funder's line that brings nothing."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import euros
from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, Scene, practice
from cmqplan.workspace.workspace import Entry

_FICHE = """\
numero: 1.1
titre: Forum des métiers
porteurs: [campus-exemple]
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: campus-exemple, montant: 10 000 €}
"""

RULE = Rule(
    "CMQ124",
    "funder-without-amount",
    WARNING,
    title=Said("Une ligne de financeur sans montant", "A funder's line without an amount"),
    says=Says(
        fr=(
            "{financeur} est nommé comme financeur sans montant",
            "ajoutez « montant: … », ou « taux: … » pour une part du total ; tant que rien n'est fixé, écrivez ce qui reste à trouver sous « reste_a_financer » et nommez l'organisme parmi les partenaires",
        ),
        en=(
            "{financeur} is named as a funder without an amount",
            "add “montant: …”, or “taux: …” for a share of the total; while nothing is settled, write what is still to be found under “reste_a_financer” and name the party among the partenaires",
        ),
    ),
    reason=Said(
        "Un financeur sans montant ne compte pour rien dans le budget, alors que le document laisse croire qu'il paie.",
        "A funder without an amount counts for nothing in the budget, though the document lets readers believe that it pays.",
    ),
    source=practice(
        "Les outils qui passent sur une telle ligne perdent le financeur dans leurs tableaux",
        "Tools that pass over such a line lose the funder from their tables",
    ),
    fails=FICHE.saying(_FICHE + "      - {financeur: region, statut: à solliciter}\n").at_line(9),
    passes=FICHE.saying(_FICHE),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, line in enumerate(entry.model.financements):
        if (
            euros(line.montant) is None
            and line.taux is None
            and line.demande is None
            and line.accorde is None
        ):
            place = entry.at("moyens", "financiers", "financements", n)
            yield RULE.found(place, financeur=scene.workspace.organismes.nom(line.financeur))
