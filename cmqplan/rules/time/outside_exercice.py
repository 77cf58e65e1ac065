"""CMQ302: an action dated outside the plan's exercice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.rules.bounds import apart, days_of, outside, years_outside
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import fiche
from cmqplan.workspace.workspace import Resume


def check(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
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
        related = tuple(Related(resume.at("calendrier"), N_("dated here")) for resume in dated)
        yield Finding("CMQ302", plan.at("exercice"), {**params, "count": len(dated)}, "all", related=related)
        return
    for resume in dated:
        side = outside(resume.debut, resume.fin, first, last)
        if side is None or (frame is not None and outside(resume.debut, resume.fin, frame.debut, frame.fin)):
            continue  # outside the convention too: CMQ301
        days = {"debut": resume.debut or resume.fin, "fin": resume.fin or resume.debut}
        related_plan = Related(plan.at("exercice"), N_("the plan's exercice is declared here"))
        dates = resume.dernier if side == "after" else resume.premier
        yield Finding(
            "CMQ302", resume.at("calendrier", *dates), {**params, **days}, side, related=(related_plan,)
        )


_FICHE = "livrables: [Programme du forum]\ncalendrier: {}\n"
_HELP = N_(
    "leave it if that is meant, as for a school year; otherwise correct the dates, or add the year to the plan’s exercice"
)

RULE = Rule(
    code="CMQ302",
    slug="outside-exercice",
    severity=Severity.INFO,
    title=N_("An action dated outside the plan's exercice"),
    messages={
        "before": N_("the action begins on {debut}, before the plan’s exercice ({exercices})"),
        "after": N_("the action runs until {fin}, after the plan’s exercice ({exercices})"),
        "around": N_("the action runs from {debut} to {fin}, beyond the plan’s exercice ({exercices})"),
        "all": N_("all {count} dated fiches reach outside the plan’s exercice ({exercices})"),
    },
    helps={
        "before": _HELP,
        "after": _HELP,
        "around": _HELP,
        "all": N_("correct “exercice” if the plan is for another year, or the dates of its fiches"),
    },
    reason=N_(
        "A plan is voted for its years. An action that goes on after them is not wrong, but its end belongs to the next plan too."
    ),
    source=Source(Origin.DOCUMENT, N_("Fiche 2.2 of the 2024 plan runs over the school year 2024-2025")),
    failing=Example(FICHE, fiche(_FICHE.format("année scolaire 2024-2025")), line=5),
    passing=Example(FICHE, fiche(_FICHE.format("de mars à décembre 2024"))),
    plan=check,
)
