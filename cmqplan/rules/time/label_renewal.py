"""CMQ314: a label whose renewal is due."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.campus import Campus, Stade
from cmqplan.obligations.labels import debut_du_renouvellement, mois_restants
from cmqplan.rules.declare import CAMPUS, WARNING, Plural, Rule, Said, Says, document
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ314",
    "label-renewal",
    WARNING,
    title=Said("Un label à renouveler", "A label whose renewal is due"),
    says={
        "months": Says(
            "le label de {campus} se termine le {fin}, dans {count} mois : son renouvellement est à demander",
            Plural(
                "the label of {campus} ends on {fin}, in {count} month: its renewal is due",
                "the label of {campus} ends on {fin}, in {count} months: its renewal is due",
            ),
        ),
        "days": Says(
            "le label de {campus} se termine le {fin}, dans moins d'un mois : son renouvellement est à demander",
            "the label of {campus} ends on {fin}, in less than a month: its renewal is due",
        ),
    },
    help=Said(
        "écrivez « stade: en renouvellement » une fois qu'il est demandé, et ajoutez le nouveau label à « labels » quand il est accordé",
        "write “stade: en renouvellement” once it is asked for, and add the new award to “labels” when it is given",
    ),
    reason=Said(
        "Un renouvellement demande un dossier, des avis et un arrêté. Demandé trop tard, il laisse le campus un temps sans label.",
        "A renewal takes a file, opinions and an arrêté. Asked for too late, it leaves the campus without a label for a while.",
    ),
    source=document(
        "Académie de Nancy-Metz : le label est accordé pour quelques années et peut être renouvelé",
        "The académie de Nancy-Metz: the label is awarded for some years and can be renewed",
    ),
    fails=CAMPUS.at_line(8).on("2026-12-31"),
    passes=CAMPUS.on("2026-12-30"),
    dated=True,
)


def check_campus(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:
    campus, today, label = entry.model, workspace.today, entry.model.dernier_label
    end = label.dernier_jour if label is not None else None
    if label is None or end is None or campus.stade is not Stade.LABELLISE:
        return  # already asked for, or not to be renewed
    if debut_du_renouvellement(end) <= today <= end:
        left = mois_restants(end, today)
        params = {
            "campus": campus.sigle or campus.nom,
            "fin": end,
            "count": left,
            "jours": (end - today).days,
            "today": today,
        }
        place = entry.at("labels", campus.labels.index(label))
        yield RULE.found(place, "months" if left else "days", **params)
