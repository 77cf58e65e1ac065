"""CMQ312: an action that is over, and whose follow-up doesn't say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import StatutSuivi
from cmqplan.rules.bounds import days_of
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import fiche
from cmqplan.workspace.workspace import Resume

_RUNNING = (None, StatutSuivi.A_VENIR, StatutSuivi.A_DISCUTER, StatutSuivi.EN_COURS)
MANY = 3
"""From so many fiches on, a plan that nobody follows up is said once, not fiche by fiche."""


def check(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    today = scene.workspace.today
    if scene.plan is None:
        return  # it can't be read, which is said; what its fiches lack is said when it can
    first, _ = days_of(scene.plan.model)
    over = [
        one for one in resumes if one.fin is not None and first <= one.fin < today and one.suivi in _RUNNING
    ]  # one that ends before the plan begins has a wrong date: CMQ301, CMQ302
    if len(over) >= MANY and not any(resume.suivi for resume in resumes):
        last = max(resume.fin for resume in over if resume.fin is not None)
        params = {"count": len(over), "fin": last, "today": today}
        related = tuple(
            Related(resume.at("calendrier"), N_("over since {fin}"), {"fin": resume.fin}) for resume in over
        )
        yield Finding("CMQ312", scene.plan.at("exercice"), params, "all", related=related)
        return
    for resume in over:
        if resume.fin is None:
            continue
        params = {
            "fin": resume.fin,
            "statut": resume.suivi,
            "jours": (today - resume.fin).days,
            "today": today,
        }
        if resume.suivi is None:
            yield Finding("CMQ312", resume.at("calendrier"), params, "silent")
        else:
            at_dates = Related(resume.at("calendrier"), N_("its dates are here"))
            yield Finding("CMQ312", resume.at("suivi", "statut"), params, "open", related=(at_dates,))


_FICHE = "livrables: [Programme du forum]\ncalendrier: mai 2024\n{}"
_HELP = N_(
    "write under “suivi” “statut: réalisé” (or abandonné, en retard), or correct the dates if it was put off"
)

RULE = Rule(
    code="CMQ312",
    slug="ended-not-closed",
    severity=Severity.WARNING,
    title=N_("An action that is over and not closed"),
    messages={
        "silent": N_("the action ended on {fin}, and no statut says what became of it"),
        "open": N_("the action ended on {fin}, and its statut is still “{statut}”"),
        "all": N_(
            "{count} fiches of this plan are over, the last since {fin}, and none says what became of it"
        ),
    },
    helps={
        "silent": _HELP,
        "open": _HELP,
        "all": N_(
            "add to each fiche “suivi: {{statut: réalisé}}” (or abandonné, en retard), or correct the dates of what was put off"
        ),
    },
    reason=N_(
        "The committee takes stock of the year's actions. One that nobody closed looks late, whatever was really done."
    ),
    source=Source(
        Origin.DOCUMENT, N_("The 2024 plan: the yearly committee takes stock of the actions carried out")
    ),
    failing=Example(FICHE, fiche(_FICHE.format("")), line=5),
    passing=Example(FICHE, fiche(_FICHE.format("suivi: {statut: réalisé}\n"))),
    dated=True,
    plan=check,
)
