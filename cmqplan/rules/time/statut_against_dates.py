"""CMQ320: a follow-up that the action's dates contradict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Calendrier, Fiche, StatutSuivi
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import fiche
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    calendrier, statut, today = entry.model.calendrier, entry.model.suivi.statut, scene.workspace.today
    if calendrier is None or statut is None:
        return
    variant = _contradiction(calendrier, statut, today)
    if variant is not None:
        params = {"statut": statut.value, "debut": calendrier.debut, "fin": calendrier.fin, "today": today}
        related = Related(entry.at("calendrier"), N_("its dates are here"))
        yield Finding("CMQ320", entry.at("suivi", "statut"), params, variant, related=(related,))


def _contradiction(calendrier: Calendrier, statut: StatutSuivi, today: date) -> str | None:
    start, end = calendrier.debut, calendrier.fin
    if (
        start is not None
        and start > today
        and statut in (StatutSuivi.REALISE, StatutSuivi.EN_COURS, StatutSuivi.EN_RETARD)
    ):
        return "early"
    begun = start is not None and start <= today and (end is None or today <= end)
    return "begun" if begun and statut is StatutSuivi.A_VENIR else None


_FICHE = "livrables: [Programme du forum]\ncalendrier: octobre 2024\nsuivi: {{statut: {}}}\n"

RULE = Rule(
    code="CMQ320",
    slug="statut-against-dates",
    severity=Severity.WARNING,
    title=N_("A follow-up that the action's dates contradict"),
    messages={
        "early": N_("the statut is “{statut}”, and the action begins on {debut}"),
        "begun": N_("the statut is “{statut}”, and the action has been running since {debut}"),
    },
    helps={
        "early": N_("write “statut: à venir” until then, or correct the dates"),
        "begun": N_("write “statut: en cours” (or en retard), or correct the dates if it was put off"),
    },
    reason=N_(
        "Statut and dates tell the same story or one of them is out of date, and the committee looks at both."
    ),
    source=Source(Origin.PRACTICE, N_("Follow-up tables set the statut beside the timetable")),
    failing=Example(FICHE, fiche(_FICHE.format("réalisé")), line=6),
    passing=Example(FICHE, fiche(_FICHE.format("à venir"))),
    dated=True,
    fiche=check,
)
