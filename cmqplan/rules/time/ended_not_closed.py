"""CMQ312: an action that is over, and whose follow-up doesn't say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding, Related
from cmqplan.language import Terme
from cmqplan.model.fiche import StatutSuivi
from cmqplan.rules.bounds import days_of
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, document, fiche
from cmqplan.workspace.workspace import Resume

_FICHE = "livrables: [Programme du forum]\ncalendrier: mai 2024\n{}"

RULE = Rule(
    "CMQ312",
    "ended-not-closed",
    WARNING,
    title=Said("Une action finie et non close", "An action that is over and not closed"),
    says={
        "silent": Says(
            "l'action s'est terminée {fin}, et aucun statut ne dit ce qu'elle est devenue",
            "the action ended {fin}, and no statut says what became of it",
        ),
        "open": Says(
            "l'action s'est terminée {fin}, et son statut est toujours « {statut} »",
            "the action ended {fin}, and its statut is still “{statut}”",
        ),
        "all": Says(
            fr=(
                "{count} fiches de ce plan sont finies, la dernière {fin}, et aucune ne dit ce qu'elle est devenue",
                "ajoutez à chaque fiche « suivi: {{statut: réalisé}} » (ou abandonné, en retard), ou corrigez les dates de ce qui est reporté",
            ),
            en=(
                "{count} fiches of this plan are over, the last {fin}, and none says what became of it",
                "add to each fiche “suivi: {{statut: réalisé}}” (or “abandonné”, “en retard”), or correct the dates of what was put off",
            ),
        ),
    },
    help=Said(
        "écrivez sous « suivi » « statut: réalisé » (ou abandonné, en retard), ou corrigez les dates si elle est reportée",
        "write under “suivi” “statut: réalisé” (or “abandonné”, “en retard”), or correct the dates if it was put off",
    ),
    reason=Said(
        "Le comité fait le bilan des actions de l'année. Une action que personne n'a close paraît en retard, quoi qu'on ait vraiment fait.",
        "The committee takes stock of the year's actions. One that nobody closed looks late, whatever was really done.",
    ),
    source=document(
        "Plan 2024 : le comité annuel fait le bilan des actions menées",
        "The 2024 plan: the yearly committee takes stock of the actions carried out",
    ),
    fails=fiche(_FICHE.format("")).at_line(5),
    passes=fiche(_FICHE.format("suivi: {statut: réalisé}\n")),
    dated=True,
)

_RUNNING = (None, StatutSuivi.A_VENIR, StatutSuivi.A_DISCUTER, StatutSuivi.EN_COURS)

MANY = 3
"""From so many fiches on, a plan that nobody follows up is said once, not fiche by fiche."""


def _terme(resume: Resume) -> Terme | None:
    return None if resume.fin is None else Terme(resume.fin, resume.fin_exclue)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    today = scene.workspace.today
    if scene.plan is None:
        return  # it can't be read, which is said; what its fiches lack is said when it can
    first, _ = days_of(scene.plan.model)
    over = [
        one for one in resumes if one.fin is not None and first <= one.fin < today and one.suivi in _RUNNING
    ]  # one that ends before the plan begins has a wrong date: CMQ301, CMQ302
    if len(over) >= MANY and not any(resume.suivi for resume in resumes):
        last = max(over, key=lambda one: one.fin or today)
        params: dict[str, object] = {"count": len(over), "fin": _terme(last), "today": today}
        related = tuple(
            Related(
                resume.at("calendrier"),
                Said("finie {fin}", "over {fin}"),
                {"fin": _terme(resume)},
            )
            for resume in over
        )
        yield RULE.found(scene.plan.at("exercice"), "all", *related, **params)
        return
    for resume in over:
        if resume.fin is None:
            continue
        params = {
            "fin": _terme(resume),
            "statut": resume.suivi,
            "jours": (today - resume.fin).days,
            "today": today,
        }
        if resume.suivi is None:
            yield RULE.found(resume.at("calendrier"), "silent", **params)
        else:
            at_dates = Related(resume.at("calendrier"), Said("ses dates sont ici", "its dates are here"))
            yield RULE.found(resume.at("suivi", "statut"), "open", at_dates, **params)
