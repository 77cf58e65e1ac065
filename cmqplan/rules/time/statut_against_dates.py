"""CMQ320: a follow-up that the action's dates contradict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Calendrier, Fiche, StatutSuivi
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, fiche, practice
from cmqplan.workspace.workspace import Entry

_FICHE = "livrables: [Programme du forum]\ncalendrier: octobre 2024\nsuivi: {{statut: {}}}\n"

RULE = Rule(
    "CMQ320",
    "statut-against-dates",
    WARNING,
    title=Said(
        "Un suivi que contredisent les dates de l'action", "A follow-up that the action's dates contradict"
    ),
    says={
        "early": Says(
            fr=(
                "le statut est « {statut} », et l'action commence le {debut}",
                "écrivez « statut: à venir » jusque-là, ou corrigez les dates",
            ),
            en=(
                "the statut is “{statut}”, and the action begins on {debut}",
                "write “statut: à venir” until then, or correct the dates",
            ),
        ),
        "begun": Says(
            fr=(
                "le statut est « {statut} », et l'action est en cours depuis le {debut}",
                "écrivez « statut: en cours » (ou en retard), ou corrigez les dates si elle est reportée",
            ),
            en=(
                "the statut is “{statut}”, and the action has been running since {debut}",
                "write “statut: en cours” (or “en retard”), or correct the dates if it was put off",
            ),
        ),
    },
    reason=Said(
        "Statut et dates racontent la même histoire, ou l'un des deux est périmé, et le comité regarde les deux.",
        "Statut and dates tell the same story or one of them is out of date, and the committee looks at both.",
    ),
    source=practice(
        "Les tableaux de suivi mettent le statut à côté du calendrier",
        "Follow-up tables set the statut beside the timetable",
    ),
    fails=fiche(_FICHE.format("réalisé")).at_line(6),
    passes=fiche(_FICHE.format("à venir")),
    dated=True,
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    calendrier, statut, today = entry.model.calendrier, entry.model.suivi.statut, scene.workspace.today
    if calendrier is None or statut is None:
        return
    variant = _contradiction(calendrier, statut, today)
    if variant is not None:
        params = {"statut": statut.value, "debut": calendrier.debut, "fin": calendrier.fin, "today": today}
        related = Related(entry.at("calendrier"), Said("ses dates sont ici", "its dates are here"))
        yield RULE.found(entry.at("suivi", "statut"), variant, related, **params)


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
