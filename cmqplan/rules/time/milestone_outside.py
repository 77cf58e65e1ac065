"""CMQ303: a milestone outside the action's own dates."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche
from cmqplan.rules.bounds import outside
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, fiche, practice
from cmqplan.workspace.workspace import Entry

_FICHE = """\
    livrables: [Programme du forum]
    calendrier:
      periode: de mars à juin 2024
      jalons:
        - Forum : {}
    """

RULE = Rule(
    "CMQ303",
    "milestone-outside-action",
    ERROR,
    title=Said("Un jalon hors des dates de l'action", "A milestone outside the action's own dates"),
    says={
        "before": Says(
            fr=(
                "« {nom} » commence le {debut}, avant l'action elle-même ({premier})",
                "corrigez le jalon, ou faites commencer « periode » le {debut} au plus tard",
            ),
            en=(
                "“{nom}” begins on {debut}, before the action does ({premier})",
                "correct the milestone, or begin “periode” on {debut} at the latest",
            ),
        ),
        "after": Says(
            fr=(
                "« {nom} » va jusqu'au {fin}, après la fin de l'action ({dernier})",
                "corrigez le jalon, ou faites aller « periode » jusqu'au {fin}",
            ),
            en=(
                "“{nom}” runs until {fin}, after the action’s end ({dernier})",
                "correct the milestone, or let “periode” run until {fin}",
            ),
        ),
        "again": Says(
            fr=(
                "« {nom} » revient ({frequence}), et la dernière fois va jusqu'au {fin}, après la fin de l'action ({dernier})",
                "corrigez le jalon, ou faites aller « periode » jusqu'au {fin}",
            ),
            en=(
                "“{nom}” comes back ({frequence}), and its last time runs until {fin}, after the action’s end ({dernier})",
                "correct the milestone, or let “periode” run until {fin}",
            ),
        ),
        "around": Says(
            fr=(
                "« {nom} » va du {debut} au {fin}, au-delà de l'action elle-même ({premier} au {dernier})",
                "corrigez le jalon, ou faites aller « periode » du {debut} au {fin}",
            ),
            en=(
                "“{nom}” runs from {debut} to {fin}, beyond the action itself ({premier} to {dernier})",
                "correct the milestone, or let “periode” run from {debut} to {fin}",
            ),
        ),
    },
    reason=Said(
        "Un jalon est un moment de l'action. Quand les deux ne concordent pas, personne ne sait quelle date engage les partenaires.",
        "A milestone is a moment of the action. When the two disagree, nobody knows which date the partners are held to.",
    ),
    source=practice(
        "Les comités suivent une action par ses jalons", "Committees follow an action by its milestones"
    ),
    fails=fiche(_FICHE.format("5 juillet 2024")).at_line(8),
    passes=fiche(_FICHE.format("30 juin 2024")),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
    calendrier = entry.model.calendrier
    if calendrier is None or calendrier.periode is None:
        return
    own = calendrier.periode
    for jalon in calendrier.jalons:
        times = calendrier.fois(jalon)
        side = outside(times.debut, times.fin, own.debut, own.fin)
        if side is None:
            continue
        params = {
            "nom": jalon.nom or str(jalon.periode),
            "debut": times.debut or times.fin,
            "fin": times.fin or times.debut,
            "frequence": jalon.frequence.value if jalon.frequence else None,
            "periode": own,
            "premier": own.debut,
            "dernier": own.fin,
        }
        related = Related(
            entry.at("calendrier", "periode"),
            Said("les dates de l'action elle-même sont ici", "the action's own dates are here"),
        )
        again = side == "after" and times != jalon.periode
        yield RULE.found(entry.at("calendrier", *jalon.path), "again" if again else side, related, **params)
