"""CMQ508: a stage that the label's dates contradict."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.campus import Campus, Stade
from cmqplan.obligations.labels import label_du_jour
from cmqplan.rules.declare import CAMPUS, WARNING, Rule, Said, Says, document
from cmqplan.rules.members import LABELLED
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ508",
    "stage-against-label",
    WARNING,
    title=Said(
        "Le stade d'un campus que les dates de son label contredisent",
        "A campus's stage that the dates of its label contradict",
    ),
    says={
        "ended": Says(
            fr=(
                "le stade est « {stade} », et le dernier label s'est terminé le {fin}",
                "écrivez « stade: échu », ou ajoutez la nouvelle attribution à « labels »",
            ),
            en=(
                "the stage is “{stade}”, and the last label ended on {fin}",
                "write “stade: échu”, or add the new award to “labels”",
            ),
        ),
        "not-begun": Says(
            fr=(
                "le stade est « {stade} », et le label commence le {debut}",
                "écrivez « stade: en projet » jusque-là, ou corrigez « debut »",
            ),
            en=(
                "the stage is “{stade}”, and the label begins on {debut}",
                "write “stade: en projet” until then, or correct “debut”",
            ),
        ),
        "runs": Says(
            fr=(
                "le stade est « {stade} », et le label court jusqu'au {fin}",
                "écrivez « stade: labellisé », ou corrigez les dates du label",
            ),
            en=(
                "the stage is “{stade}”, and the label runs until {fin}",
                "write “stade: labellisé”, or correct the dates of the label",
            ),
        ),
        "runs-without-end": Says(
            fr=(
                "le stade est « {stade} », et rien ne dit quand le label s'est terminé",
                "donnez à l'attribution sa « duree » ou sa « fin »",
            ),
            en=(
                "the stage is “{stade}”, and nothing says when the label ended",
                "give the award its “duree” or its “fin”",
            ),
        ),
        "awarded": Says(
            fr=(
                "le stade est « {stade} », et un label court depuis le {debut}",
                "écrivez « stade: labellisé », ou retirez l'attribution de « labels » tant qu'elle n'est pas décidée",
            ),
            en=(
                "the stage is “{stade}”, and a label has been running since {debut}",
                "write “stade: labellisé”, or take the award out of “labels” until it is decided",
            ),
        ),
    },
    reason=Said(
        "Les réseaux se comptent par stade. Un stade que personne n'a changé au début ou au terme du label fausse les décomptes, et fait passer un label échu pour valable.",
        "Networks are counted by stage. A stage that nobody changed when the label began or ended makes the counts wrong, and a lapsed label look valid.",
    ),
    source=document(
        "La Région Île-de-France compte ses campus par stade ; l'académie de Nancy-Metz dit combien de temps un label est valable",
        "The Région Île-de-France counts its campuses by stage; the académie de Nancy-Metz says how long a label is valid",
    ),
    fails=CAMPUS.at_line(4).on("2028-06-01"),
    passes=CAMPUS.on("2024-06-01"),
    dated=True,
)


def check_campus(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:
    campus, today = entry.model, workspace.today
    last = campus.dernier_label
    if last is None:
        return
    running = label_du_jour(campus, today)
    shown = running or last
    params = {
        "stade": campus.stade.value,
        "fin": shown.dernier_jour,
        "debut": shown.premier_jour,
        "today": today,
    }
    related = Related(
        entry.at("labels", campus.labels.index(shown)),
        Said("le label est déclaré ici", "the award is declared here"),
    )
    variant = None
    if campus.stade in LABELLED and running is None:
        begins = last.premier_jour is not None and last.premier_jour > today
        variant = "not-begun" if begins and len(campus.labels) == 1 else None if begins else "ended"
    elif campus.stade is Stade.ECHU and running is not None:
        variant = "runs" if running.dernier_jour is not None else "runs-without-end"
    elif campus.stade in (Stade.ETUDE, Stade.PROJET) and running is not None:
        variant = "awarded"
    if variant is not None:
        yield RULE.found(entry.at("stade"), variant, related, **params)
