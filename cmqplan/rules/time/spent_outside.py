"""CMQ326: money spent outside the time it was given for."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import DepenseReelle, Fiche
from cmqplan.rules.bounds import apart, at_period, days_of
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, fiche, practice
from cmqplan.workspace.workspace import Entry

_FICHE = """\
    livrables: [Programme du forum]
    calendrier: mars 2024
    suivi:
      statut: en cours
      depenses:
        - {montant: 3 000 €, date: DAY}
    """

RULE = Rule(
    "CMQ326",
    "spent-outside",
    WARNING,
    title=Said("Une dépense hors du temps prévu", "Money spent outside the time planned for it"),
    says={
        "convention": Says(
            "cette dépense de {montant} est datée « {date} », hors du temps de la convention « {convention} »",
            "this expense of {montant} is dated “{date}”, outside the time of the convention “{convention}”",
        ),
        "exercice": Says(
            "cette dépense de {montant} est datée « {date} », hors de l'exercice du plan ({exercices})",
            "this expense of {montant} is dated “{date}”, outside the plan’s exercice ({exercices})",
        ),
        "year": Says(
            "cette dépense de {montant} est comptée en {exercice}, hors de l'exercice du plan ({exercices})",
            "this expense of {montant} is counted in {exercice}, outside the plan’s exercice ({exercices})",
        ),
        "before": Says(
            "cette dépense de {montant} est datée « {date} », avant le début de l'action, le {debut}",
            "this expense of {montant} is dated “{date}”, before the action begins, on {debut}",
        ),
    },
    help=Said(
        "vérifiez le jour et l'année ; une dépense d'un autre exercice s'écrit dans le plan de cet exercice-là",
        "check the day and the year; what belongs to another year is written in that year's plan",
    ),
    reason=Said(
        "Un financeur ne paie que ce qui est dépensé pour l'action, dans le temps de la convention et du plan.",
        "A funder only pays what is spent on the action, in the time of the convention and of the plan.",
    ),
    source=practice(
        "Les conventions fixent la période pendant laquelle une dépense est retenue",
        "Conventions fix the time in which an expense counts",
    ),
    fails=fiche(_FICHE.replace("DAY", "3 mars 2023")).at_line(9),
    passes=fiche(_FICHE.replace("DAY", "20 mars 2024")),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    """A year that is written counts, whatever the day. An order comes before what it is for; and after an action's end,
    money is paid late, as invoices are."""
    for n, item in enumerate(entry.model.suivi.depenses):
        where = ("suivi", "depenses", n)
        for variant, key, related, params in _outside(item, entry, scene):
            params |= {"montant": item.montant, "date": str(item.date), "exercice": item.exercice}
            yield RULE.found(entry.at(*where, key), variant, related, **params)
            break


def _outside(
    item: DepenseReelle, entry: Entry[Fiche], scene: Scene
) -> Iterator[tuple[str, str, Related, dict[str, object]]]:
    """How an expense leaves what it must lie in, the worst first: a variant, the key at fault, what it leaves, parameters."""
    days = (item.date.debut, item.date.fin) if item.date is not None else (None, None)
    convention, plan, calendar = scene.convention, scene.plan, entry.model.calendrier
    if convention is not None:
        frame = convention.model.periode
        if apart(*days, frame.debut, frame.fin):
            yield "convention", "date", at_period(convention), {"convention": convention.model.titre}
    if plan is not None:
        at_plan = Related(
            plan.at("exercice"),
            Said("l'exercice du plan est déclaré ici", "the plan's exercice is declared here"),
        )
        years: dict[str, object] = {"exercices": tuple(str(one) for one in plan.model.exercice)}
        if item.exercice is not None and item.exercice not in plan.model.exercice:
            yield "year", "exercice", at_plan, years
        if item.exercice is None and apart(*days, *days_of(plan.model)):
            yield "exercice", "date", at_plan, years
    if item.est_payee and calendar is not None and apart(*days, calendar.debut, None):
        at_dates = Related(entry.at("calendrier"), Said("ses dates sont ici", "its dates are here"))
        yield "before", "date", at_dates, {"debut": calendar.debut}
