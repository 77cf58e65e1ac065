"""CMQ212: less own money than a funder asks for."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.amounts import share, sum_montants
from cmqplan.finance.balance import ZERO, total_declare
from cmqplan.finance.lines import lignes_financees
from cmqplan.findings import N_, Finding, Place, Related, Severity
from cmqplan.model.fiche import Fiche, Nature, Statut
from cmqplan.rules.example import FICHE, SETTINGS
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers", "financements")


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    settings = scene.workspace.files.settings
    asked = [
        (n, cap)
        for n, cap in enumerate(scene.workspace.settings.plafonds)
        if cap.part_propre_minimum is not None
    ]
    if financiers is None or not asked or settings is None:
        return
    total = total_declare(financiers)
    if not total:
        return
    lines = [line for line in lignes_financees(financiers) if line.financement.statut is not Statut.REFUSE]
    own = [line for line in lines if line.financement.nature is Nature.FONDS_PROPRES]
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
            N_("the least it asks for is declared here"),
        )
        yield Finding("CMQ212", place, params, "" if brought > ZERO else "none", related=(related,))


RULE = Rule(
    code="CMQ212",
    slug="own-share",
    severity=Severity.ERROR,
    title=N_("Less own money than a funder asks for"),
    messages={
        "": N_(
            "own funds are {part} of {total}, that is {taux}: less than the {taux_minimum} that {financeur} asks for"
        ),
        "none": N_(
            "no line is in own funds, and {financeur} asks for {taux_minimum} of {total}, that is {minimum}"
        ),
    },
    helps={
        "": N_(
            "raise the lines with “nature: fonds propres” to {minimum} together, {difference} more than now"
        ),
        "none": N_(
            "add “nature: fonds propres” to the lines that the carriers pay themselves: {minimum} together at least"
        ),
    },
    reason=N_(
        "Many funders pay only beside the carrier's own money. Below the share they ask for, the request is not admissible."
    ),
    source=Source(Origin.PRACTICE, N_("Funders' own rules, as cmqplan.yaml declares them under “plafonds”")),
    failing=Example(
        FICHE,
        money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 8 500 €, nature: subvention}
              - {financeur: cmq-bois, montant: 1 500 €, nature: fonds propres}
            """),
        line=9,
        others={SETTINGS: "plafonds: [{financeur: region, part_propre_minimum: 20 %}]\n"},
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 8 000 €, nature: subvention}
              - {financeur: cmq-bois, montant: 2 000 €, nature: fonds propres}
            """),
        others={SETTINGS: "plafonds: [{financeur: region, part_propre_minimum: 20 %}]\n"},
    ),
    fiche=check,
)
