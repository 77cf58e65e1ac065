"""CMQ302: an action dated outside the plan's exercice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding, Related
from cmqplan.rules.bounds import apart, days_of, outside, years_outside
from cmqplan.rules.declare import INFO, Rule, Said, Says, Scene, document, fiche
from cmqplan.workspace.workspace import Resume

_FICHE = "livrables: [Programme du forum]\ncalendrier: {}\n"

RULE = Rule(
    "CMQ302",
    "outside-exercice",
    INFO,
    title=Said("Une action datée hors de l'exercice du plan", "An action dated outside the plan's exercice"),
    says={
        "before": Says(
            "l'action commence le {debut}, avant l'exercice du plan ({exercices})",
            "the action begins on {debut}, before the plan’s exercice ({exercices})",
        ),
        "after": Says(
            "l'action va jusqu'au {fin}, après l'exercice du plan ({exercices})",
            "the action runs until {fin}, after the plan’s exercice ({exercices})",
        ),
        "around": Says(
            "l'action va du {debut} au {fin}, au-delà de l'exercice du plan ({exercices})",
            "the action runs from {debut} to {fin}, beyond the plan’s exercice ({exercices})",
        ),
        "all": Says(
            fr=(
                "les {count} fiches datées sortent toutes de l'exercice du plan ({exercices})",
                "corrigez « exercice » si le plan est celui d'une autre année, ou les dates de ses fiches",
            ),
            en=(
                "all {count} dated fiches reach outside the plan’s exercice ({exercices})",
                "correct “exercice” if the plan is for another year, or the dates of its fiches",
            ),
        ),
    },
    help=Said(
        "laissez si c'est voulu, comme pour une année scolaire ; sinon, corrigez les dates, ou ajoutez l'année à l'exercice du plan",
        "leave it if that is meant, as for a school year; otherwise correct the dates, or add the year to the plan’s exercice",
    ),
    reason=Said(
        "Un plan est voté pour ses années. Une action qui se poursuit après n'est pas une erreur, mais sa fin appartient aussi au plan suivant.",
        "A plan is voted for its years. An action that goes on after them is not wrong, but its end belongs to the next plan too.",
    ),
    source=document(
        "La fiche 2.2 du plan 2024 court sur l'année scolaire 2024-2025",
        "Fiche 2.2 of the 2024 plan runs over the school year 2024-2025",
    ),
    fails=fiche(_FICHE.format("année scolaire 2024-2025")).at_line(5),
    passes=fiche(_FICHE.format("de mars à décembre 2024")),
)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    plan = scene.plan
    if plan is None:
        return
    frame = scene.convention.model.periode if scene.convention else None
    if frame is not None and years_outside(plan.model, frame):
        return  # CMQ305
    first, last = days_of(plan.model)
    dated = [resume for resume in resumes if resume.debut or resume.fin]
    params = {"premier": first, "dernier": last, "exercices": tuple(str(one) for one in plan.model.exercice)}
    away = [resume for resume in dated if outside(resume.debut, resume.fin, first, last)]
    if (
        len(away) > 1
        and away == dated
        and any(apart(resume.debut, resume.fin, first, last) for resume in away)
    ):
        related = tuple(Related(resume.at("calendrier"), Said("datée ici", "dated here")) for resume in dated)
        yield RULE.found(plan.at("exercice"), "all", *related, **params, count=len(dated))
        return
    for resume in dated:
        side = outside(resume.debut, resume.fin, first, last)
        if side is None or (frame is not None and outside(resume.debut, resume.fin, frame.debut, frame.fin)):
            continue  # outside the convention too: CMQ301
        days = {"debut": resume.debut or resume.fin, "fin": resume.fin or resume.debut}
        related_plan = Related(
            plan.at("exercice"),
            Said("l'exercice du plan est déclaré ici", "the plan's exercice is declared here"),
        )
        dates = resume.dernier if side == "after" else resume.premier
        yield RULE.found(resume.at("calendrier", *dates), side, related_plan, **params, **days)
