"""CMQ116: a line with an amount and a share, or a share of nothing."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import total_declare
from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, Scene, practice
from cmqplan.workspace.workspace import Entry

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
    "CMQ116",
    "amount-and-share",
    ERROR,
    title=Said(
        "Un montant et un taux sur une même ligne, ou un taux de rien",
        "An amount and a share on one line, or a share of nothing",
    ),
    says={
        "both": Says(
            fr=(
                "{financeur} a un montant ({montant}) et un taux ({taux}) sur la même ligne",
                "gardez l'un des deux : « montant » quand les euros sont fixés, « taux » quand c'est la part",
            ),
            en=(
                "{financeur} has an amount ({montant}) and a share ({taux}) on one line",
                "keep one of the two: “montant” where the euros are settled, “taux” where the share is",
            ),
        ),
        "no-total": Says(
            fr=(
                "la part de {financeur} ({taux}) est une part de rien : la fiche n'a pas de total",
                "ajoutez « total: … » au-dessus des financements, ou écrivez le montant : « montant: … »",
            ),
            en=(
                "the share of {financeur} ({taux}) is a share of nothing: the fiche has no total",
                "add “total: …” above the financements, or write the amount: “montant: …”",
            ),
        ),
    },
    reason=Said(
        "Deux chiffres pour une même ligne peuvent se contredire, aujourd'hui ou au prochain changement, et rien ne dit lequel compte.",
        "Two figures for one line can disagree, today or after the next change, and nothing says which one counts.",
    ),
    source=practice(
        "Les plans de financement donnent chaque ligne soit en euros, soit en part du total",
        "Financing plans give each line either in euros or as a share of the total",
    ),
    fails=FICHE.saying(_FICHE.replace("LINE", "montant: 6 000 €, taux: 60 %")).at_line(8),
    passes=FICHE.saying(_FICHE.replace("LINE", "taux: 60 %")),
)

_WHERE = ("moyens", "financiers", "financements")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
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
            other = Related(
                entry.at(*_WHERE, n, "montant"),
                Said("le montant est écrit ici", "the amount is written here"),
            )
            yield RULE.found(place, "both", other, **params)
        elif total_declare(financiers) is None:
            yield RULE.found(place, "no-total", **params)
