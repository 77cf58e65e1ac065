"""CMQ226: more was spent than the action was to cost."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.amounts import sum_montants
from cmqplan.finance.balance import total_declare
from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import fiche
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
    financiers = entry.model.moyens.financiers
    real = entry.model.suivi.depenses
    total = total_declare(financiers) if financiers is not None and real else None
    if total is None:
        return
    spent = sum_montants(item.montant for item in real)
    if spent <= total:
        return
    params = {"depenses": spent, "total": total, "difference": spent - total}
    related = Related(entry.at("moyens", "financiers", "total"), N_("the total is declared here"))
    place = entry.at("suivi", "depenses", len(real) - 1, "montant")
    yield Finding("CMQ226", place, params, "" if total else "no-budget", related=(related,))


_FICHE = """\
    moyens:
      financiers:
        total: 5 000 €
        reste_a_financer: 5 000 €
    suivi:
      statut: en cours
      depenses:
        - {montant: 3 000 €, date: 2024-03-12}
        - {montant: LAST, date: 2024-04-30}
    """

RULE = Rule(
    code="CMQ226",
    slug="overspent",
    severity=Severity.WARNING,
    title=N_("More was spent than planned"),
    messages={
        "": N_("{depenses} were spent, {difference} more than the total of {total}"),
        "no-budget": N_("{depenses} were spent on an action whose total is {total}"),
    },
    helps={
        "": N_(
            "check the figures; if they are right, raise the total to {depenses} and say who brings the other {difference}"
        )
    },
    reason=N_(
        "What exceeds the plan has to be paid by somebody, and a funder only pays on what was planned with it."
    ),
    source=Source(
        Origin.PRACTICE, N_("A subsidy's account sets what was spent beside what was planned (Cerfa 15059)")
    ),
    failing=Example(FICHE, fiche(_FICHE.replace("LAST", "2 000,01 €")), line=12),
    passing=Example(FICHE, fiche(_FICHE.replace("LAST", "2 000 €"))),
    fiche=check,
)
