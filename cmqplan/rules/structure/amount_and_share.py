"""CMQ116: a line with an amount and a share, or a share of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cmqplan.amounts import Certitude, Montant, Taux, share
from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import base_des_taux, base_ferme, doute, euros, total_de
from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, Scene, practice
from cmqplan.workspace.workspace import Entry

_FICHE = """\
numero: 1.1
titre: Forum des métiers
porteurs: [campus-exemple]
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: region, LINE}
      - {financeur: campus-exemple, montant: 4 000 €}
"""

RULE = Rule(
    "CMQ116",
    "amount-and-share",
    ERROR,
    title=Said(
        "Un montant et un taux qui ne s'accordent pas, ou un taux de rien",
        "An amount and a share that don't agree, or a share of nothing",
    ),
    says={
        "both": Says(
            fr=(
                "{financeur} apporte {montant}, soit {taux_du_montant} de {base}, et son taux de {taux} en ferait {part}",
                "si le montant est juste, écrivez « taux: {taux_du_montant} » ou retirez le taux ; si le taux est juste, écrivez « montant: {part} » et revoyez les autres lignes",
            ),
            en=(
                "{financeur} brings {montant}, that is {taux_du_montant} of {base}, and its share of {taux} would make {part}",
                "if the amount is right, write “taux: {taux_du_montant}” or leave the share out; if the share is right, write “montant: {part}” and see to the other lines",
            ),
        ),
        "more-than-whole": Says(
            fr=(
                "{financeur} apporte {montant}, plus que le tout de {base}, et son taux de {taux} en ferait {part}",
                "si le taux est juste, écrivez « montant: {part} » ; si le montant est juste, retirez le taux et corrigez le total",
            ),
            en=(
                "{financeur} brings {montant}, more than the whole of {base}, and its share of {taux} would make {part}",
                "if the share is right, write “montant: {part}”; if the amount is right, leave the share out and correct the total",
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
        "Deux chiffres d'une même ligne qui se contredisent : rien ne dit lequel compte. Ils s'accordent quand le montant, mis en part de l'assiette ou du total, donne le taux écrit, arrondi comme il l'est.",
        "Two figures for one line that disagree: nothing says which one counts. They agree when the amount, as a share of the assiette or the total, gives the rate that is written, rounded as it is.",
    ),
    source=practice(
        "Les plans de financement donnent chaque ligne en euros, en part du total, ou les deux",
        "Financing plans give each line in euros, as a share of the total, or both",
    ),
    fails=FICHE.saying(_FICHE.replace("LINE", "montant: 6 000 €, taux: 55 %")).at_line(8),
    passes=FICHE.saying(_FICHE.replace("LINE", "montant: 6 000 €, taux: 60 %")),
)

_WHERE = ("moyens", "financiers", "financements")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    if financiers is None:
        return
    for n, line in enumerate(financiers.financements):
        if line.taux is None:
            continue
        montant = euros(line.montant)
        params = {
            "financeur": scene.workspace.organismes.nom(line.financeur),
            "taux": line.taux,
            "montant": montant,
        }
        place = entry.at(*_WHERE, n, "taux")
        base = base_des_taux(financiers)
        if montant is None:
            if base is None:
                yield RULE.found(place, "no-total", **params)
            continue
        base = base_ferme(financiers) if base is not None else total_de(financiers)
        firm = doute(line.montant)[0] is Certitude.FERME
        if base and firm and not accords(montant, line.taux, base):
            other = Related(
                entry.at(*_WHERE, n, "montant"),
                Said("le montant est écrit ici", "the amount is written here"),
            )
            params |= {"base": base, "part": line.taux.of(base), "taux_du_montant": share(montant, base)}
            yield RULE.found(place, "both" if montant <= base else "more-than-whole", other, **params)


def accords(montant: Montant, taux: Taux, base: Montant) -> bool:
    """True when an amount is this rate of a base, to the last decimal that the rate is written with."""
    step = Decimal(1).scaleb(min(int(taux.valeur.as_tuple().exponent), 0))
    return 2 * abs(montant.centimes * 100 - taux.valeur * base.centimes) <= step * base.centimes
