"""CMQ616: an action given up, on hold or blocked, and nothing that says why."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche, StatutSuivi
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, document, fiche
from cmqplan.workspace.workspace import Entry

_FICHE = "livrables: [Programme du forum]\ncalendrier: mars 2024\nsuivi: {{statut: abandonné{}}}\n"

RULE = Rule(
    "CMQ616",
    "no-reason",
    WARNING,
    title=Said("Un statut sans son motif", "A statut without its reason"),
    says=Says(
        fr=(
            "l'action est « {statut} », et rien ne dit pourquoi",
            "écrivez-le sous « suivi » : « motif: … », une phrase suffit",
        ),
        en=(
            "the action is “{statut}”, and nothing says why",
            "write it under “suivi”: “motif: …”, a sentence is enough",
        ),
    ),
    reason=Said(
        "Le comité qui a voté l'action demandera ce qui l'arrête, et ce que devient son argent.",
        "The committee that voted the action will ask what stops it, and what becomes of its money.",
    ),
    source=document(
        "Plan 2024 : le comité annuel fait le bilan des actions menées",
        "The 2024 plan: the yearly committee takes stock of the actions carried out",
    ),
    fails=fiche(_FICHE.format("")).at_line(6),
    passes=fiche(_FICHE.format(", motif: La halle est en travaux")),
)

_STOPPED = (StatutSuivi.ABANDONNE, StatutSuivi.EN_PAUSE, StatutSuivi.BLOQUE)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
    """A dated note may say it too."""
    suivi = entry.model.suivi
    if suivi.statut in _STOPPED and suivi.motif is None and not suivi.notes:
        yield RULE.found(entry.at("suivi", "statut"), statut=suivi.statut)
