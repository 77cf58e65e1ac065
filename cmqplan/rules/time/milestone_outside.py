"""CMQ303: a milestone outside the action's own dates."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.rules.bounds import outside
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import fiche
from cmqplan.workspace.workspace import Entry


def check(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
    calendrier = entry.model.calendrier
    if calendrier is None or calendrier.periode is None:
        return
    own = calendrier.periode
    for jalon in calendrier.jalons:
        side = outside(jalon.periode.debut, jalon.periode.fin, own.debut, own.fin)
        if side is None:
            continue
        params = {
            "nom": jalon.nom or str(jalon.periode),
            "debut": jalon.periode.debut or jalon.periode.fin,
            "fin": jalon.periode.fin or jalon.periode.debut,
            "periode": own,
            "premier": own.debut,
            "dernier": own.fin,
        }
        related = Related(entry.at("calendrier", "periode"), N_("the action's own dates are here"))
        yield Finding("CMQ303", entry.at("calendrier", *jalon.path), params, side, related=(related,))


_FICHE = """\
    livrables: [Programme du forum]
    calendrier:
      periode: de mars à juin 2024
      jalons:
        - Forum : {}
    """

RULE = Rule(
    code="CMQ303",
    slug="milestone-outside-action",
    severity=Severity.ERROR,
    title=N_("A milestone outside the action's own dates"),
    messages={
        "before": N_("“{nom}” begins on {debut}, before the action does ({premier})"),
        "after": N_("“{nom}” runs until {fin}, after the action’s end ({dernier})"),
        "around": N_("“{nom}” runs from {debut} to {fin}, beyond the action itself ({premier} to {dernier})"),
    },
    helps={
        "before": N_("correct the milestone, or begin “periode” on {debut} at the latest"),
        "after": N_("correct the milestone, or let “periode” run until {fin}"),
        "around": N_("correct the milestone, or let “periode” run from {debut} to {fin}"),
    },
    reason=N_(
        "A milestone is a moment of the action. When the two disagree, nobody knows which date the partners are held to."
    ),
    source=Source(Origin.PRACTICE, N_("Committees follow an action by its milestones")),
    failing=Example(FICHE, fiche(_FICHE.format("5 juillet 2024")), line=8),
    passing=Example(FICHE, fiche(_FICHE.format("30 juin 2024"))),
    fiche=check,
)
