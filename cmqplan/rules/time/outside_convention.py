"""CMQ301: an action dated outside the convention."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Place, Severity
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.periods import Periode
from cmqplan.rules.bounds import Side, at_period, outside, years_outside
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import fiche
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
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
    return Finding(
        "CMQ301", place, params, f"milestone-{side}" if nom else side, related=(at_period(convention),)
    )


_FICHE = "livrables: [Programme du forum]\ncalendrier: {}\n"
_HELPS = {
    "before": N_(
        "begin on {debut_convention} at the earliest, or name in plan.yaml the convention that covers these dates"
    ),
    "after": N_(
        "end on {fin_convention} at the latest, or have the convention extended (avenant) and correct its “periode”, "
        "or name in plan.yaml the convention that covers these dates"
    ),
    "around": N_(
        "keep within {debut_convention} and {fin_convention}, or name in plan.yaml the convention that covers these dates"
    ),
}

RULE = Rule(
    code="CMQ301",
    slug="outside-convention",
    severity=Severity.ERROR,
    title=N_("An action dated outside the convention"),
    messages={
        "before": N_("the action begins on {debut}, before the convention does ({debut_convention})"),
        "after": N_("the action runs until {fin}, after the convention’s end ({fin_convention})"),
        "around": N_(
            "the action runs from {debut} to {fin}, beyond both ends of the convention ({debut_convention} to {fin_convention})"
        ),
        "milestone-before": N_("“{nom}” begins on {debut}, before the convention does ({debut_convention})"),
        "milestone-after": N_("“{nom}” runs until {fin}, after the convention’s end ({fin_convention})"),
        "milestone-around": N_(
            "“{nom}” runs from {debut} to {fin}, beyond both ends of the convention ({debut_convention} to {fin_convention})"
        ),
    },
    helps={**_HELPS, **{f"milestone-{side}": text for side, text in _HELPS.items()}},
    reason=N_(
        "A convention binds its parties for its own time. What is done before or after it is neither promised nor paid for."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The decision of 23 June 2022 concludes the convention for the years 2022 to 2025"),
    ),
    failing=Example(FICHE, fiche(_FICHE.format("janvier 2027")), line=5),
    passing=Example(FICHE, fiche(_FICHE.format("décembre 2024"))),
    fiche=check,
)
