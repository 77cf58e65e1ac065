"""CMQ308: a plan that the campus's label doesn't cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.rules.bounds import days_of, label_gap, years_outside
from cmqplan.rules.example import CAMPUS, FILES, PLAN
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import plan
from cmqplan.workspace.workspace import Resume


def check(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:  # noqa: ARG001
    if scene.plan is None or scene.campus is None:
        return
    campus = scene.campus.model
    if scene.convention is not None and scene.convention.model.campus == scene.campus.name:
        frame = scene.convention.model.periode
        if label_gap(campus, frame.debut, frame.fin):
            return  # the whole convention isn't: CMQ306
    if scene.convention is not None and years_outside(scene.plan.model, scene.convention.model.periode):
        return  # CMQ305
    first, last = days_of(scene.plan.model)
    gap = label_gap(campus, first, last)
    if gap is None:
        return
    params = {
        "campus": campus.sigle or campus.nom,
        "exercices": tuple(str(one) for one in scene.plan.model.exercice),
        "jour": gap.jour,
        "fin_label": gap.avant.dernier_jour if gap.avant else None,
        "debut_label": gap.apres.premier_jour if gap.apres else None,
    }
    award = gap.avant or gap.apres
    related = (
        (Related(scene.campus.at("labels", campus.labels.index(award)), N_("the award is declared here")),)
        if award
        else ()
    )
    yield Finding("CMQ308", scene.plan.at("exercice"), params, gap.side, related=related)


def _campus(duree: str) -> str:
    return FILES[CAMPUS].replace("duree: 5 ans", f"duree: {duree}")


_PLAN = plan(without="convention")

RULE = Rule(
    code="CMQ308",
    slug="plan-beyond-label",
    severity=Severity.WARNING,
    title=N_("A plan that the campus's label doesn't cover"),
    messages={
        "before": N_("the plan is for {exercices}, and the label of {campus} begins on {debut_label}"),
        "after": N_("the plan is for {exercices}, and the label of {campus} ends on {fin_label}"),
        "gap": N_(
            "the plan is for {exercices}, and no label of {campus} runs from {jour} until {debut_label}"
        ),
    },
    helps={
        "before": N_("add the award that ran before to “labels”, or correct the dates"),
        "after": N_(
            "if the label was renewed, add the new award to “labels”; otherwise say in the plan what depends on its renewal"
        ),
        "gap": N_("add the award that is missing to “labels”, or correct the dates"),
    },
    reason=N_(
        "Funders pay for the actions of a labelled campus. What is planned after the label ends hangs on its renewal."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The académie de Nancy-Metz: the label is awarded for some years and can be renewed"),
    ),
    failing=Example(PLAN, _PLAN, line=2, others={CAMPUS: _campus("23 mois")}),
    passing=Example(PLAN, _PLAN, others={CAMPUS: _campus("24 mois")}),
    plan=check,
)
