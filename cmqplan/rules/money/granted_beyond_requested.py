"""CMQ208: more granted, or counted on, than was requested."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers", "financements")


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, line in enumerate(entry.model.financements):
        if line.demande is None:
            continue
        key = "accorde" if line.accorde is not None else "montant"
        amount = line.accorde if line.accorde is not None else line.montant
        if amount is None or amount <= line.demande:
            continue
        params = {
            "financeur": scene.workspace.organismes.nom(line.financeur),
            "demande": line.demande,
            "montant": amount,
            "difference": amount - line.demande,
        }
        related = Related(entry.at(*_WHERE, n, "demande"), N_("the request is declared here"))
        yield Finding("CMQ208", entry.at(*_WHERE, n, key), params, key, related=(related,))


RULE = Rule(
    code="CMQ208",
    slug="granted-beyond-requested",
    severity=Severity.ERROR,
    title=N_("More granted or counted than was requested"),
    messages={
        "accorde": N_("{financeur} grants {montant}, {difference} more than the {demande} requested"),
        "montant": N_(
            "the plan counts on {montant} of {financeur}, {difference} more than the {demande} requested"
        ),
    },
    helps={
        "accorde": N_(
            "check the decision: write the amount granted, at most {demande}, or the amount that was really requested"
        ),
        "montant": N_("write “montant: {demande}”, or “demande: {montant}” if that is what is requested"),
    },
    reason=N_(
        "A subsidy answers a request. One that exceeds it is nearly always two figures swapped, or one typed wrong."
    ),
    source=Source(Origin.PRACTICE, N_("Funders grant what is requested or less")),
    failing=Example(
        FICHE,
        money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, demande: 5 000 €, accorde: 6 000 €, statut: accordé, date: 2024-03-01}
            """),
        line=8,
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, demande: 6 000 €, accorde: 6 000 €, statut: accordé, date: 2024-03-01}
            """),
    ),
    fiche=check,
)
