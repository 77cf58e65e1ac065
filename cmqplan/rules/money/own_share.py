"""CMQ212: less own money than a funder asks for."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.amounts import Certitude, share, sum_montants
from cmqplan.findings import Finding, Place, Related
from cmqplan.model.fiche import Fiche, Nature, Statut
from cmqplan.model.lignes import ZERO, base_ferme, lignes_financees
from cmqplan.rules.declare import ERROR, SETTINGS, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ212",
    "own-share",
    ERROR,
    title=Said("Moins d'argent propre qu'un financeur n'en demande", "Less own money than a funder asks for"),
    says={
        "": Says(
            fr=(
                "les fonds propres sont de {part} sur {total}, soit {taux} : moins que les {taux_minimum} que demande {financeur}",
                "relevez les lignes dont la nature est « fonds propres » à {minimum} en tout, {difference} de plus qu'à présent",
            ),
            en=(
                "own funds are {part} of {total}, that is {taux}: less than the {taux_minimum} that {financeur} asks for",
                "raise the lines with “nature: fonds propres” to {minimum} together, {difference} more than now",
            ),
        ),
        "none": Says(
            fr=(
                "aucune ligne n'est en fonds propres, et {financeur} demande {taux_minimum} de {total}, soit {minimum}",
                "ajoutez « nature: fonds propres » aux lignes que les porteurs paient eux-mêmes : {minimum} en tout au moins",
            ),
            en=(
                "no line is in own funds, and {financeur} asks for {taux_minimum} of {total}, that is {minimum}",
                "add “nature: fonds propres” to the lines that the carriers pay themselves: {minimum} together at least",
            ),
        ),
    },
    reason=Said(
        "Beaucoup de financeurs ne paient qu'à côté de l'argent du porteur lui-même. Sous la part qu'ils demandent, le dossier n'est pas recevable.",
        "Many funders pay only beside the carrier's own money. Below the share they ask for, the request is not admissible.",
    ),
    source=practice(
        "Règles propres aux financeurs, telles que cmqplan.yaml les déclare sous « plafonds »",
        "Funders' own rules, as cmqplan.yaml declares them under “plafonds”",
    ),
    fails=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 8 500 €, nature: subvention}
              - {financeur: campus-exemple, montant: 1 500 €, nature: fonds propres}
            """)
    .at_line(9)
    .beside(SETTINGS.saying("plafonds: [{financeur: region, part_propre_minimum: 20 %}]\n")),
    passes=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 8 000 €, nature: subvention}
              - {financeur: campus-exemple, montant: 2 000 €, nature: fonds propres}
            """).beside(SETTINGS.saying("plafonds: [{financeur: region, part_propre_minimum: 20 %}]\n")),
)

_WHERE = ("moyens", "financiers", "financements")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    settings = scene.workspace.files.settings
    asked = [
        (n, cap)
        for n, cap in enumerate(scene.workspace.settings.plafonds)
        if cap.part_propre_minimum is not None
    ]
    if financiers is None or not asked or settings is None:
        return
    total = base_ferme(financiers)
    if not total:
        return
    lines = [line for line in lignes_financees(financiers) if line.financement.statut is not Statut.REFUSE]
    own = [line for line in lines if line.financement.nature is Nature.FONDS_PROPRES]
    if any(line.certitude is not Certitude.FERME for line in own):
        return
    brought = sum_montants(line.montant for line in own)
    for n, cap in asked:
        rate = cap.part_propre_minimum
        funder = next(
            (
                line
                for line in lines
                if line.financement.financeur == cap.financeur and line not in own and line.montant
            ),
            None,
        )
        if rate is None or funder is None:
            continue
        least = rate.of(total)
        if brought >= least:
            continue
        params = {
            "financeur": scene.workspace.organismes.nom(cap.financeur),
            "part": brought,
            "taux": share(brought, total),
            "taux_minimum": rate,
            "minimum": least,
            "difference": least - brought,
            "total": total,
        }
        index = own[-1].index if own else funder.index
        place = entry.at(*_WHERE, index, "montant" if own else "financeur")
        related = Related(
            Place(settings, ("plafonds", n, "part_propre_minimum")),
            Said("ce qu'il demande au moins est déclaré ici", "the least it asks for is declared here"),
        )
        yield RULE.found(place, "" if brought > ZERO else "none", related, **params)
