"""CMQ202: a total that nobody is said to bring."""

from __future__ import annotations

from collections.abc import Iterable

from cmqplan.finance.balance import en_nature_comptee, equilibre, tombe_juste
from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:  # noqa: ARG001
    financiers = entry.model.moyens.financiers
    if financiers is None or tombe_juste(financiers):
        return ()
    state = equilibre(financiers)
    if state is None or state.lignes or state.reste >= state.total or en_nature_comptee(state):
        return ()
    params = {"total": state.total, "reste": state.reste, "difference": state.total - state.reste}
    return (
        Finding("CMQ202", entry.at("moyens", "financiers", "total"), params, "rest" if state.reste else ""),
    )


RULE = Rule(
    code="CMQ202",
    slug="no-financement",
    severity=Severity.WARNING,
    title=N_("A total without any financement"),
    messages={
        "": N_("no line says who brings the {total}"),
        "rest": N_("{reste} are still to be found, and no line says who brings the other {difference}"),
    },
    helps={
        "": N_(
            "add a line per funder under “financements” (“- {{financeur: …, montant: …}}”), "
            "or write “reste_a_financer: {total}” while all of it is still to be found"
        ),
        "rest": N_(
            "add a line per funder under “financements” (“- {{financeur: …, montant: …}}”), or write “reste_a_financer: {total}”"
        ),
    },
    reason=N_(
        "A cost that nobody is said to pay can't be put to a committee's vote. A fiche may be proposed before its funders are "
        "known: then it says so with reste_a_financer, and the tables show that money as still to be found."
    ),
    source=Source(Origin.DOCUMENT, N_("Fiches 2.2 and 2.3 of the 2024 plan give a cost and no funder")),
    failing=Example(FICHE, money("total: 15 000 €\n"), line=6),
    passing=Example(FICHE, money("total: 15 000 €\nreste_a_financer: 15 000 €\n")),
    fiche=check,
)
