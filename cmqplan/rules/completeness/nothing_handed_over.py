"""CMQ615: an action that is done, and none of its livrables handed over."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche, StatutSuivi
from cmqplan.rules.declare import INFO, Plural, Rule, Said, Says, Scene, document, fiche
from cmqplan.workspace.workspace import Entry

_FICHE = "livrables:\n  - {}\ncalendrier: mars 2024\nsuivi: {{statut: réalisé}}\n"

RULE = Rule(
    "CMQ615",
    "nothing-handed-over",
    INFO,
    title=Said(
        "Une action réalisée sans livrable remis", "An action that is done, and no livrable handed over"
    ),
    says=Says(
        fr=(
            Plural(
                "l'action est réalisée, et rien ne dit que son livrable ait été remis",
                "l'action est réalisée, et rien ne dit qu'un de ses {count} livrables ait été remis",
            ),
            "écrivez le jour de la remise : « livrables: [{{texte: {livrable}, remis: …}}] »",
        ),
        en=(
            Plural(
                "the action is done, and nothing says that its livrable was handed over",
                "the action is done, and nothing says that one of its {count} livrables was handed over",
            ),
            "write the day it was handed over: “livrables: [{{texte: {livrable}, remis: …}}]”",
        ),
    ),
    reason=Said(
        "Le livrable est ce que le financeur reçoit. Le bilan le demande avec le jour où il l'a été.",
        "The livrable is what the funder gets. The bilan asks for it, with the day on which it was handed over.",
    ),
    source=document(
        "Chaque fiche du plan 2024 annonce ses livrables, et le comité annuel fait le bilan des actions menées",
        "Every fiche of the 2024 plan announces its livrables, and the yearly committee takes stock of the actions carried out",
    ),
    fails=fiche(_FICHE.format("Programme du forum")).at_line(7),
    passes=fiche(_FICHE.format("{texte: Programme du forum, remis: 20 mars 2024}")),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:  # noqa: ARG001
    livrables, statut = entry.model.livrables, entry.model.suivi.statut
    if statut is not StatutSuivi.REALISE or not livrables or any(livrable.remis for livrable in livrables):
        return
    related = Related(
        entry.at("livrables", on="key"), Said("les livrables sont ici", "the livrables are here")
    )
    params = {"count": len(livrables), "livrable": livrables[0].texte.split("\n", 1)[0]}
    yield RULE.found(entry.at("suivi", "statut"), "", related, **params)
