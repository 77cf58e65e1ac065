"""CMQ306: a convention that the campus's label doesn't cover."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.convention import Convention
from cmqplan.rules.bounds import label_gap
from cmqplan.rules.declare import CONVENTION, WARNING, Rule, Said, Says, document
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ306",
    "convention-beyond-label",
    WARNING,
    title=Said(
        "Une convention que le label du campus ne couvre pas",
        "A convention that the campus's label doesn't cover",
    ),
    says={
        "before": Says(
            fr=(
                "la convention commence le {debut}, et le label de {campus} seulement le {debut_label}",
                "ajoutez à « labels » celui qui courait avant, ou corrigez les dates",
            ),
            en=(
                "the convention begins on {debut}, and the label of {campus} only on {debut_label}",
                "add the award that ran before to “labels”, or correct the dates",
            ),
        ),
        "after": Says(
            fr=(
                "la convention continue après la fin du label de {campus} ({fin_label})",
                "si le label a été renouvelé, ajoutez-le à « labels » ; sinon, prévoyez dans la convention ce qu'il en sera alors",
            ),
            en=(
                "the convention goes on after the label of {campus} ends ({fin_label})",
                "if the label was renewed, add the new award to “labels”; otherwise provide in the convention for what happens then",
            ),
        ),
        "gap": Says(
            fr=(
                "aucun label de {campus} ne couvre la période à partir du {jour}, jusqu'au label suivant ({debut_label})",
                "ajoutez à « labels » celui qui manque, ou corrigez les dates",
            ),
            en=(
                "no label of {campus} covers the time from {jour}, until the next award ({debut_label})",
                "add the award that is missing to “labels”, or correct the dates",
            ),
        ),
    },
    reason=Said(
        "Une convention avec un campus suppose qu'il y en ait un. Quand le label tombe en chemin, ce qui a été convenu tombe avec lui.",
        "A convention with a campus supposes that there is one. When the label lapses in between, so does what was agreed on.",
    ),
    source=document(
        "La convention 2022-2025 suit le renouvellement du label en 2022",
        "The convention 2022-2025 follows the renewal of the label in 2022",
    ),
    fails=CONVENTION.replacing("periode: 2024-2026", "periode: 2024-2028").at_line(2),
    passes=CONVENTION.replacing("periode: 2024-2026", "periode: 2023-2027"),
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    campus = workspace.campus.get(entry.model.campus or "")
    periode = entry.model.periode
    gap = label_gap(campus.model, periode.debut, periode.fin) if campus is not None else None
    if campus is None or gap is None:
        return
    award = gap.avant or gap.apres
    params = {
        "campus": campus.model.sigle or campus.model.nom,
        "jour": gap.jour,
        "debut": periode.debut,
        "fin": periode.fin,
        "fin_label": gap.avant.dernier_jour if gap.avant else None,
        "debut_label": gap.apres.premier_jour if gap.apres else None,
    }
    related = (
        Related(
            campus.at("labels", campus.model.labels.index(award)),
            Said("le label est déclaré ici", "the award is declared here"),
        )
        if award
        else None
    )
    yield RULE.found(entry.at("periode"), gap.side, *((related,) if related else ()), **params)
