"""CMQ603: a carrier who hasn't agreed yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche, StatutParticipant
from cmqplan.rules.declare import FICHE, WARNING, Rule, Said, Says, Scene, document
from cmqplan.workspace.workspace import Entry

_FICHE = (
    "numero: 1.1\ntitre: Forum des métiers\nporteurs:\n  - {{organisme: campus-exemple, statut: {statut}}}\n"
)

RULE = Rule(
    "CMQ603",
    "carrier-not-confirmed",
    WARNING,
    title=Said("Aucun porteur n'a encore donné son accord", "No carrier has agreed yet"),
    says={
        "": Says(
            fr=(
                "aucun porteur n'a encore donné son accord : {nom} est « {statut} »",
                "dès son accord, écrivez « statut: confirmé », ou retirez le statut",
            ),
            en=(
                "no carrier has agreed yet: {nom} is “{statut}”",
                "once it has agreed, write “statut: confirmé”, or leave the statut out",
            ),
        ),
        "none": Says(
            fr=(
                "aucun porteur n'est nommé",
                "nommez qui porte l'action : « porteurs: [campus-exemple] » ; un porteur qui n'a pas encore donné son accord s'écrit « {{organisme: …, statut: pressenti}} »",
            ),
            en=(
                "no carrier is named",
                "name who carries the action: “porteurs: [campus-exemple]”; a carrier who hasn't agreed yet is “{{organisme: …, statut: pressenti}}”",
            ),
        ),
    },
    reason=Said(
        "Un plan mis au vote promet des actions. Celle que personne n'a accepté de porter peut ne jamais commencer.",
        "A plan that is put to the vote promises actions. One that nobody has agreed to carry may never begin.",
    ),
    source=document(
        "Le plan 2024 dit de ses porteurs que certains ne sont qu'une hypothèse, à confirmer",
        "The 2024 plan says of its carriers that some are only a hypothesis, yet to be confirmed",
    ),
    fails=FICHE.saying(_FICHE.format(statut="pressenti")).at_line(4),
    passes=FICHE.saying(_FICHE.format(statut="confirmé")),
)

_CONFIRME = StatutParticipant.CONFIRME


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    sure = [
        carrier.statut in (None, _CONFIRME) and not carrier.est_ouverture for carrier in entry.model.porteurs
    ]
    return () if any(sure) else _unsure(entry, scene)


def _unsure(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    porteurs = entry.model.porteurs
    if all(carrier.est_ouverture for carrier in porteurs):
        yield RULE.found(entry.at("porteurs"), "none")
        return
    for n, carrier in enumerate(porteurs):
        if carrier.statut is not None:
            params = {
                "nom": scene.workspace.organismes.nom(carrier.organisme),
                "statut": carrier.statut.value,
            }
            yield RULE.found(entry.at("porteurs", n, "statut"), **params)
            return
