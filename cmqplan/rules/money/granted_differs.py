"""CMQ209: the plan still counts another amount than the one granted."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.balance import ZERO, tient
from cmqplan.finance.lines import lignes_financees
from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche, Statut
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers", "financements")


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    if financiers is None or not tient(financiers):
        return  # the split is off: CMQ201 says by how much, and this line may be why
    for line in lignes_financees(financiers):
        written = line.financement
        granted, requested = written.accorde, written.demande
        if granted is None or granted == line.montant or written.statut is Statut.REFUSE:
            continue
        if requested is not None and granted > requested:
            continue  # CMQ208
        gap = line.montant - granted
        params = {
            "financeur": scene.workspace.organismes.nom(written.financeur),
            "accorde": granted,
            "montant": line.montant,
            "difference": abs(gap),
        }
        key = "montant" if written.montant is not None else "taux"
        related = Related(entry.at(*_WHERE, line.index, "accorde"), N_("the amount granted is declared here"))
        place = entry.at(*_WHERE, line.index, key)
        yield Finding("CMQ209", place, params, "less" if gap > ZERO else "more", related=(related,))


RULE = Rule(
    code="CMQ209",
    slug="granted-differs",
    severity=Severity.WARNING,
    title=N_("The plan counts another amount than the one granted"),
    messages={
        "less": N_(
            "{financeur} grants {accorde}, and the plan still counts {montant}: {difference} are missing"
        ),
        "more": N_(
            "{financeur} grants {accorde}, and the plan counts only {montant}: {difference} more than expected"
        ),
    },
    helps={
        "less": N_(
            "write “montant: {accorde}”, then find {difference} elsewhere, write “reste_a_financer: {difference}”, or lower the total"
        ),
        "more": N_("write “montant: {accorde}”, then lower another line or raise the total by {difference}"),
    },
    reason=N_(
        "Once the decision is known, the plan lives with what was granted. Until it says so, the tables count money that isn't there."
    ),
    source=Source(Origin.PRACTICE, N_("Financing plans are revised when a funder decides")),
    failing=Example(
        FICHE,
        money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, accorde: 4 000 €, statut: accordé, date: 2024-03-01}
            """),
        line=8,
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 6 000 €
            reste_a_financer: 2 000 €
            financements:
              - {financeur: region, montant: 4 000 €, demande: 6 000 €, accorde: 4 000 €, statut: accordé, date: 2024-03-01}
            """),
    ),
    fiche=check,
)
