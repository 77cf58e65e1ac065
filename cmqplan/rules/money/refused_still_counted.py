"""CMQ220: money that was refused, and that nobody replaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.amounts import sum_montants
from cmqplan.finance.balance import Equilibre, equilibre, tient, tombe_juste
from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche, Statut
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers", "financements")


def check(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    financiers = entry.model.moyens.financiers
    if financiers is None or tombe_juste(financiers):
        return ()
    state = equilibre(financiers)
    if state is None or not state.a_remplacer or not tient(financiers):
        return ()
    return _to_replace(entry, scene, state)


def _to_replace(entry: Entry[Fiche], scene: Scene, state: Equilibre) -> Iterator[Finding]:
    refused = [line for line in state.lignes if line.financement.statut is Statut.REFUSE and line.montant]
    if not refused or any(line.financement.accorde for line in refused):
        return  # granted for less than is counted: CMQ209; granted and refused at once: CMQ228
    params = {
        "financeurs": tuple(scene.workspace.organismes.nom(line.financement.financeur) for line in refused),
        "manque": sum_montants(line.montant for line in refused),
        "reste_juste": state.a_remplacer,
        "total": state.total,
    }
    related = tuple(
        Related(entry.at(*_WHERE, line.index, "statut"), N_("refused here too")) for line in refused[1:]
    )
    yield Finding("CMQ220", entry.at(*_WHERE, refused[0].index, "statut"), params, related=related)


RULE = Rule(
    code="CMQ220",
    slug="refused-still-counted",
    severity=Severity.WARNING,
    title=N_("Refused money that nobody replaces"),
    messages={
        "": N_(
            "{financeurs} refused, and the total of {total} still counts on that money: {manque} are missing"
        )
    },
    helps={
        "": N_(
            "add the line of the funder who brings {manque} instead (the refused one may stay), "
            "or write “reste_a_financer: {reste_juste}”, or lower the total"
        )
    },
    reason=N_(
        "A refusal doesn't make the action cheaper. Until another funder is named, the plan shows a financing that doesn't exist."
    ),
    source=Source(Origin.PRACTICE, N_("Financing plans are revised when a funder decides")),
    failing=Example(
        FICHE,
        money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 6 000 €}
              - {financeur: metropole, montant: 4 000 €, statut: refusé}
            """),
        line=9,
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 6 000 €}
              - {financeur: metropole, montant: 4 000 €, statut: refusé}
              - {financeur: scierie, montant: 4 000 €}
            """),
    ),
    fiche=check,
)
