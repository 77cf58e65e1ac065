"""CMQ231: a funder counted for less than it ever pays."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.amounts import Montant, share
from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import ZERO
from cmqplan.rules.declare import ERROR, SETTINGS, Rule, Said, Says, Scene, money, practice
from cmqplan.rules.money.funder_cap import capped
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ231",
    "funder-minimum",
    ERROR,
    title=Said(
        "Un financeur compté pour moins que son minimum", "A funder counted for less than its minimum"
    ),
    says={
        "rate": Says(
            "{financeur} apporte {montant} sur {total}, soit {taux} : moins que les {taux_minimum} qu'il apporte au moins",
            "{financeur} brings {montant} of {total}, that is {taux}: less than the {taux_minimum} it brings at least",
        ),
        "amount": Says(
            "{financeur} apporte {montant} à cette action, moins que les {minimum} qu'il apporte au moins",
            "{financeur} brings {montant} to this action, less than the {minimum} it brings at least",
        ),
    },
    help=Said(
        "relevez son apport à {minimum} au moins, {difference} de plus, ou retirez sa ligne et trouvez cet argent ailleurs",
        "raise what it brings to {minimum} at least, {difference} more, or leave its line out and find that money elsewhere",
    ),
    reason=Said(
        "Des financeurs, les fonds européens surtout, n'ouvrent pas de dossier sous un certain montant ou une certaine part.",
        "Some funders, European funds above all, open no file below a certain amount or a certain share.",
    ),
    source=practice(
        "Règles propres aux financeurs, telles que cmqplan.yaml les déclare sous « plafonds »",
        "Funders' own rules, as cmqplan.yaml declares them under “plafonds”",
    ),
    fails=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 1 500 €}
              - {financeur: campus-exemple, montant: 8 500 €}
            """)
    .at_line(8)
    .beside(SETTINGS.saying("plafonds: [{financeur: region, taux_minimum: 20 %}]\n")),
    passes=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 2 000 €}
              - {financeur: campus-exemple, montant: 8 000 €}
            """).beside(SETTINGS.saying("plafonds: [{financeur: region, taux_minimum: 20 %}]\n")),
)


_LEAST = Said("ce qu'il apporte au moins est déclaré ici", "the least it brings is declared here")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for found in capped(entry, scene):
        cap, amount, total = found.cap, found.amount, found.total
        least: dict[str, Montant] = {}
        if cap.montant_minimum is not None:
            least["amount"] = cap.montant_minimum
        if cap.taux_minimum is not None and total:
            least["rate"] = cap.taux_minimum.of(total)
        for variant, limit in least.items():
            if ZERO < amount < limit:
                yield RULE.found(
                    found.place,
                    variant,
                    found.declared("montant_minimum" if variant == "amount" else "taux_minimum", _LEAST),
                    financeur=scene.workspace.organismes.nom(cap.financeur),
                    montant=amount,
                    minimum=limit,
                    difference=limit - amount,
                    total=total,
                    taux=share(amount, total) if total else None,
                    taux_minimum=cap.taux_minimum,
                )
