"""CMQ603: a carrier who hasn't agreed yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.model.fiche import Fiche, StatutParticipant
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.workspace.workspace import Entry

_CONFIRME = StatutParticipant.CONFIRME


def check(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    sure = [
        carrier.statut in (None, _CONFIRME) and not carrier.est_ouverture for carrier in entry.model.porteurs
    ]
    return () if any(sure) else _unsure(entry, scene)


def _unsure(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    porteurs = entry.model.porteurs
    if all(carrier.est_ouverture for carrier in porteurs):
        yield Finding("CMQ603", entry.at("porteurs"), {}, "none")
        return
    for n, carrier in enumerate(porteurs):
        if carrier.statut is not None:
            params = {
                "nom": scene.workspace.organismes.nom(carrier.organisme),
                "statut": carrier.statut.value,
            }
            yield Finding("CMQ603", entry.at("porteurs", n, "statut"), params)
            return


_FICHE = "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs:\n  - {{organisme: cmq-bois, statut: {statut}}}\n"

RULE = Rule(
    code="CMQ603",
    slug="carrier-not-confirmed",
    severity=Severity.WARNING,
    title=N_("No carrier has agreed yet"),
    messages={
        "": N_("no carrier has agreed yet: {nom} is “{statut}”"),
        "none": N_("no carrier is named"),
    },
    helps={
        "": N_("once it has agreed, write “statut: confirmé”, or leave the statut out"),
        "none": N_(
            "name who carries the action: “porteurs: [cmq-bois]”; a carrier who hasn't agreed yet is “{{organisme: …, statut: pressenti}}”"
        ),
    },
    reason=N_(
        "A plan that is put to the vote promises actions. One that nobody has agreed to carry may never begin."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The 2024 plan says of its carriers that some are only a hypothesis, yet to be confirmed"),
    ),
    failing=Example(FICHE, _FICHE.format(statut="pressenti"), line=4),
    passing=Example(FICHE, _FICHE.format(statut="confirmé")),
    fiche=check,
)
