"""CMQ116: a line with an amount and a share, or a share of nothing."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import total_declare
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers", "financements")


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    if financiers is None:
        return
    for n, line in enumerate(financiers.financements):
        if line.taux is None:
            continue
        params = {
            "financeur": scene.workspace.organismes.nom(line.financeur),
            "taux": line.taux,
            "montant": line.montant,
        }
        place = entry.at(*_WHERE, n, "taux")
        if line.montant is not None:
            other = Related(entry.at(*_WHERE, n, "montant"), N_("the amount is written here"))
            yield Finding("CMQ116", place, params, "both", related=(other,))
        elif total_declare(financiers) is None:
            yield Finding("CMQ116", place, params, "no-total")


_FICHE = """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: region, LINE}
      - {financeur: cmq-bois, montant: 4 000 €}
"""

RULE = Rule(
    code="CMQ116",
    slug="amount-and-share",
    severity=Severity.ERROR,
    title=N_("An amount and a share on one line, or a share of nothing"),
    messages={
        "both": N_("{financeur} has an amount ({montant}) and a share ({taux}) on one line"),
        "no-total": N_("the share of {financeur} ({taux}) is a share of nothing: the fiche has no total"),
    },
    helps={
        "both": N_("keep one of the two: “montant” where the euros are settled, “taux” where the share is"),
        "no-total": N_("add “total: …” above the financements, or write the amount: “montant: …”"),
    },
    reason=N_(
        "Two figures for one line can disagree, today or after the next change, and nothing says which one counts."
    ),
    source=Source(
        Origin.PRACTICE, N_("Financing plans give each line either in euros or as a share of the total")
    ),
    failing=Example(FICHE, _FICHE.replace("LINE", "montant: 6 000 €, taux: 60 %"), line=8),
    passing=Example(FICHE, _FICHE.replace("LINE", "taux: 60 %")),
    fiche=check,
)
