"""CMQ221: financements without a total to hold them against."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import lignes_financees, somme, total_de
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
    financiers = entry.model.moyens.financiers
    if financiers is None or financiers.total is not None or financiers.par_exercice:
        return
    lines = lignes_financees(financiers)
    if any(line.financement.taux is not None and line.financement.montant is None for line in lines):
        return  # a share of nothing: CMQ116
    brought = somme(lines)
    if not brought:
        return
    params = {"somme": brought, "total_juste": total_de(financiers)}
    yield Finding("CMQ221", entry.at("moyens", "financiers", "financements", on="key"), params)


RULE = Rule(
    code="CMQ221",
    slug="split-without-total",
    severity=Severity.WARNING,
    title=N_("Financements without a total"),
    messages={"": N_("the financements sum to {somme}, and no total says what the action costs")},
    helps={
        "": N_(
            "write “total: {total_juste}” above “financements”, or the real cost if some of it is still to be found"
        )
    },
    reason=N_(
        "A sum of lines says what is brought, not what is needed: a line that was forgotten can't be seen. Until the total is "
        "written, the tables take the lines' sum for it."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("Every fiche of the 2024 plan states the cost of the action, even without funders"),
    ),
    failing=Example(
        FICHE,
        money("""\
            financements:
              - {financeur: region, montant: 6 000 €}
              - {financeur: cmq-bois, montant: 4 000 €}
            """),
        line=6,
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 6 000 €}
              - {financeur: cmq-bois, montant: 4 000 €}
            """),
    ),
    fiche=check,
)
