"""CMQ226: more was spent than the action was to cost."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import somme_depensee, total_declare
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, fiche, practice
from cmqplan.workspace.workspace import Entry

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
    "CMQ226",
    "overspent",
    WARNING,
    title=Said("Plus d'argent dépensé que prévu", "More was spent than planned"),
    says={
        "": Says(
            "{depenses} sont dépensés ou engagés, soit {difference} de plus que le total de {total}",
            "{depenses} are spent or committed, {difference} more than the total of {total}",
        ),
        "no-budget": Says(
            "{depenses} sont dépensés ou engagés pour une action dont le total est de {total}",
            "{depenses} are spent or committed on an action whose total is {total}",
        ),
    },
    help=Said(
        "vérifiez les montants ; s'ils sont justes, relevez le total à {depenses} et dites qui apporte les {difference} de plus",
        "check the figures; if they are right, raise the total to {depenses} and say who brings the other {difference}",
    ),
    reason=Said(
        "Quelqu'un doit payer ce qui dépasse le plan, et un financeur ne paie que ce qui a été prévu avec lui.",
        "What exceeds the plan has to be paid by somebody, and a funder only pays on what was planned with it.",
    ),
    source=practice(
        "Le compte rendu d'une subvention met ce qui est dépensé en face de ce qui était prévu (Cerfa 15059)",
        "A subsidy's account sets what was spent beside what was planned (Cerfa 15059)",
    ),
    fails=fiche(_FICHE.replace("LAST", "2 000,01 €")).at_line(12),
    passes=fiche(_FICHE.replace("LAST", "2 000 €")),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
    financiers = entry.model.moyens.financiers
    real = entry.model.suivi.depenses
    total = total_declare(financiers) if financiers is not None and real else None
    if total is None:
        return
    spent = somme_depensee(real).engage
    if spent <= total:
        return
    params = {"depenses": spent, "total": total, "difference": spent - total}
    related = Related(
        entry.at("moyens", "financiers", "total"),
        Said("le total est déclaré ici", "the total is declared here"),
    )
    last = max(n for n, item in enumerate(real) if not item.est_en_nature)
    place = entry.at("suivi", "depenses", last, "montant")
    yield RULE.found(place, "" if total else "no-budget", related, **params)
