"""CMQ124: a funder's line that brings nothing."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, line in enumerate(entry.model.financements):
        if line.montant is None and line.taux is None and line.demande is None and line.accorde is None:
            place = entry.at("moyens", "financiers", "financements", n)
            yield Finding("CMQ124", place, {"financeur": scene.workspace.organismes.nom(line.financeur)})


_FICHE = """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: cmq-bois, montant: 10 000 €}
"""

RULE = Rule(
    code="CMQ124",
    slug="funder-without-amount",
    severity=Severity.WARNING,
    title=N_("A funder's line without an amount"),
    messages={"": N_("{financeur} is named as a funder without an amount")},
    helps={
        "": N_(
            "add “montant: …”, or “taux: …” for a share of the total; while nothing is settled, write what is still to be found "
            "under “reste_a_financer” and name the party among the partenaires"
        )
    },
    reason=N_(
        "A funder without an amount counts for nothing in the budget, though the document lets readers believe that it pays."
    ),
    source=Source(Origin.PRACTICE, N_("Tools that pass over such a line lose the funder from their tables")),
    failing=Example(FICHE, _FICHE + "      - {financeur: region, statut: à solliciter}\n", line=9),
    passing=Example(FICHE, _FICHE),
    fiche=check,
)
