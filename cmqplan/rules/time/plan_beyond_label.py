"""CMQ308: a plan that the campus's label doesn't cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding, Related
from cmqplan.rules.bounds import days_of, label_gap, years_outside
from cmqplan.rules.declare import CAMPUS, PLAN, WARNING, Example, Rule, Said, Says, Scene, document
from cmqplan.workspace.workspace import Resume


def _campus(duree: str) -> Example:
    return CAMPUS.replacing("duree: 5 ans", f"duree: {duree}")


_PLAN = PLAN.without("convention")

RULE = Rule(
    "CMQ308",
    "plan-beyond-label",
    WARNING,
    title=Said(
        "Un plan que le label du campus ne couvre pas", "A plan that the campus's label doesn't cover"
    ),
    says={
        "before": Says(
            fr=(
                "le plan est pour {exercices}, et le label de {campus} commence le {debut_label}",
                "ajoutez à « labels » celui qui courait avant, ou corrigez les dates",
            ),
            en=(
                "the plan is for {exercices}, and the label of {campus} begins on {debut_label}",
                "add the award that ran before to “labels”, or correct the dates",
            ),
        ),
        "after": Says(
            fr=(
                "le plan est pour {exercices}, et le label de {campus} se termine le {fin_label}",
                "si le label a été renouvelé, ajoutez-le à « labels » ; sinon, dites dans le plan ce qui dépend de son renouvellement",
            ),
            en=(
                "the plan is for {exercices}, and the label of {campus} ends on {fin_label}",
                "if the label was renewed, add the new award to “labels”; otherwise say in the plan what depends on its renewal",
            ),
        ),
        "gap": Says(
            fr=(
                "le plan est pour {exercices}, et aucun label de {campus} ne court du {jour} au {debut_label}",
                "ajoutez à « labels » celui qui manque, ou corrigez les dates",
            ),
            en=(
                "the plan is for {exercices}, and no label of {campus} runs from {jour} until {debut_label}",
                "add the award that is missing to “labels”, or correct the dates",
            ),
        ),
    },
    reason=Said(
        "Les financeurs paient les actions d'un campus labellisé. Ce qui est prévu après la fin du label dépend de son renouvellement.",
        "Funders pay for the actions of a labelled campus. What is planned after the label ends hangs on its renewal.",
    ),
    source=document(
        "Académie de Nancy-Metz : le label est accordé pour quelques années et peut être renouvelé",
        "The académie de Nancy-Metz: the label is awarded for some years and can be renewed",
    ),
    fails=_PLAN.at_line(2).beside(_campus("23 mois")),
    passes=_PLAN.beside(_campus("24 mois")),
)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:  # noqa: ARG001
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
        (
            Related(
                scene.campus.at("labels", campus.labels.index(award)),
                Said("le label est déclaré ici", "the award is declared here"),
            ),
        )
        if award
        else ()
    )
    yield RULE.found(scene.plan.at("exercice"), gap.side, *related, **params)
