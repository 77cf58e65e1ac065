"""CMQ301: an action dated outside the convention."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Place
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.periods import Periode
from cmqplan.rules.bounds import Side, at_period, outside, years_outside
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, document, fiche
from cmqplan.workspace.workspace import Entry

_FICHE = "livrables: [Programme du forum]\ncalendrier: {}\n"

_END_BY = Said(
    "terminez au plus tard le {fin_convention}, ou faites prolonger la convention (avenant) et corrigez sa « periode », ou nommez dans plan.yaml la convention qui couvre ces dates",
    "end on {fin_convention} at the latest, or have the convention extended (avenant) and correct its “periode”, or name in plan.yaml the convention that covers these dates",
)
_KEEP_WITHIN = Said(
    "restez entre le {debut_convention} et le {fin_convention}, ou nommez dans plan.yaml la convention qui couvre ces dates",
    "keep within {debut_convention} and {fin_convention}, or name in plan.yaml the convention that covers these dates",
)

RULE = Rule(
    "CMQ301",
    "outside-convention",
    ERROR,
    title=Said("Une action datée hors de la convention", "An action dated outside the convention"),
    says={
        "before": Says(
            "l'action commence le {debut}, avant la convention ({debut_convention})",
            "the action begins on {debut}, before the convention does ({debut_convention})",
        ),
        "after": Said(
            "l'action va jusqu'au {fin}, après la fin de la convention ({fin_convention})",
            "the action runs until {fin}, after the convention’s end ({fin_convention})",
        ).advising(_END_BY),
        "around": Said(
            "l'action va du {debut} au {fin}, au-delà des deux bouts de la convention ({debut_convention} au {fin_convention})",
            "the action runs from {debut} to {fin}, beyond both ends of the convention ({debut_convention} to {fin_convention})",
        ).advising(_KEEP_WITHIN),
        "milestone-before": Says(
            "« {nom} » commence le {debut}, avant la convention ({debut_convention})",
            "“{nom}” begins on {debut}, before the convention does ({debut_convention})",
        ),
        "milestone-after": Said(
            "« {nom} » va jusqu'au {fin}, après la fin de la convention ({fin_convention})",
            "“{nom}” runs until {fin}, after the convention’s end ({fin_convention})",
        ).advising(_END_BY),
        "milestone-around": Said(
            "« {nom} » va du {debut} au {fin}, au-delà des deux bouts de la convention ({debut_convention} au {fin_convention})",
            "“{nom}” runs from {debut} to {fin}, beyond both ends of the convention ({debut_convention} to {fin_convention})",
        ).advising(_KEEP_WITHIN),
    },
    help=Said(
        "commencez au plus tôt le {debut_convention}, ou nommez dans plan.yaml la convention qui couvre ces dates",
        "begin on {debut_convention} at the earliest, or name in plan.yaml the convention that covers these dates",
    ),
    reason=Said(
        "Une convention engage ses parties pour son temps à elle. Ce qui se fait avant ou après n'est ni promis ni payé.",
        "A convention binds its parties for its own time. What is done before or after it is neither promised nor paid for.",
    ),
    source=document(
        "La délibération du 23 juin 2022 conclut la convention pour les années 2022 à 2025",
        "The decision of 23 June 2022 concludes the convention for the years 2022 to 2025",
    ),
    fails=fiche(_FICHE.format("janvier 2027")).at_line(5),
    passes=fiche(_FICHE.format("décembre 2024")),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    calendrier, convention = entry.model.calendrier, scene.convention
    if calendrier is None or convention is None:
        return
    if scene.plan is not None and years_outside(scene.plan.model, convention.model.periode):
        return  # the whole plan is: CMQ305
    frame = convention.model.periode
    if calendrier.periode is not None:
        side = outside(calendrier.periode.debut, calendrier.periode.fin, frame.debut, frame.fin)
        if side is not None:
            yield _finding(calendrier.periode, None, entry.at("calendrier", "periode"), convention, side)
        return
    for jalon in calendrier.jalons:
        side = outside(jalon.periode.debut, jalon.periode.fin, frame.debut, frame.fin)
        if side is not None:
            place = entry.at("calendrier", *jalon.path)
            yield _finding(jalon.periode, jalon.nom, place, convention, side)


def _finding(
    periode: Periode, nom: str | None, place: Place, convention: Entry[Convention], side: Side
) -> Finding:
    frame = convention.model.periode
    params = {
        "nom": nom,
        "periode": periode,
        "debut": periode.debut or periode.fin,
        "fin": periode.fin or periode.debut,
        "convention": convention.name,
        "debut_convention": frame.debut,
        "fin_convention": frame.fin,
    }
    return RULE.found(place, f"milestone-{side}" if nom else side, at_period(convention), **params)
