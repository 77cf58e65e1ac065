"""CMQ313: a subsidy for a year that its convention, or its plan, doesn't cover."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.convention import Convention
from cmqplan.rules.bounds import apart, at_period, year, years_outside
from cmqplan.rules.declare import ERROR, Rule, Said, Says, convention, document
from cmqplan.workspace.workspace import Entry, Workspace

_SUBSIDY = """\
    subventions:
      - {{exercice: {}, financeur: region, montant: 6 000 €, date: 5 mars 2024}}
    """

RULE = Rule(
    "CMQ313",
    "subsidy-year",
    ERROR,
    title=Said(
        "Une subvention pour une année qui n'est pas couverte", "A subsidy for a year that isn't covered"
    ),
    says={
        "": Says(
            fr=(
                "la subvention de {financeur} est pour {exercice}, hors de la convention ({periode})",
                "corrigez « exercice », ou la « periode » de la convention si elle a été prolongée",
            ),
            en=(
                "the subsidy of {financeur} is for {exercice}, outside the convention ({periode})",
                "correct “exercice”, or correct the convention’s “periode” if it was extended",
            ),
        ),
        "plan": Says(
            fr=(
                "la subvention de {financeur} est pour {exercice}, et le plan auquel elle va couvre {exercices}",
                "corrigez « exercice », ou nommez le plan de {exercice} au lieu de {plan}",
            ),
            en=(
                "the subsidy of {financeur} is for {exercice}, and the plan it goes to covers {exercices}",
                "correct “exercice”, or name the plan of {exercice} instead of {plan}",
            ),
        ),
    },
    reason=Said(
        "Une subvention est votée pour un exercice, sur une convention et pour un plan qui le couvrent ; sinon, il n'y a rien à payer.",
        "A subsidy is voted for an exercice, on a convention and for a plan that cover it; otherwise there is nothing to pay for.",
    ),
    source=document(
        "La délibération du 23 juin 2022 donne la subvention « au titre de l'année 2022 » d'une convention 2022-2025",
        "The decision of 23 June 2022 gives the subsidy “for the year 2022” of a convention 2022-2025",
    ),
    fails=convention(_SUBSIDY.format(2027)).at_line(10),
    passes=convention(_SUBSIDY.format(2026)),
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    periode = entry.model.periode
    for n, subsidy in enumerate(entry.model.subventions):
        plan = workspace.plans.get(subsidy.plan or "")
        if plan is not None and years_outside(plan.model, periode):
            continue  # CMQ305
        params: dict[str, object] = {
            "exercice": subsidy.exercice,
            "financeur": workspace.organismes.nom(subsidy.financeur),
            "montant": subsidy.montant,
            "periode": periode,
        }
        place = entry.at("subventions", n, "exercice")
        if apart(*year(subsidy.exercice), periode.debut, periode.fin):
            yield RULE.found(place, "", at_period(entry), **params)
        elif plan is not None and subsidy.exercice not in plan.model.exercice:
            years = tuple(str(one) for one in plan.model.exercice)
            related = Related(
                plan.at("exercice"),
                Said("l'exercice du plan est déclaré ici", "the plan's exercice is declared here"),
            )
            yield RULE.found(place, "plan", related, **params, plan=plan.name, exercices=years)
