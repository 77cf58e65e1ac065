"""CMQ310: a yearly report that should have been given."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.convention import Convention
from cmqplan.obligations import Genre
from cmqplan.rules.declare import CONVENTION, WARNING, Plural, Rule, Said, Says, document
from cmqplan.rules.overdue import overdue
from cmqplan.workspace.workspace import Entry, Workspace

_KEPT = CONVENTION.replacing(
    "texte: Un comité chaque année, frequence: annuelle",
    "texte: Un comité chaque année, frequence: annuelle, tenus: [{exercice: 2024, date: 2024-11-05}]",
)

RULE = Rule(
    "CMQ310",
    "report-overdue",
    WARNING,
    title=Said("Un rapport annuel qui aurait dû être remis", "A yearly report that should have been given"),
    says=Says(
        fr=(
            Plural(
                "aucun rapport n'est noté pour {exercices} : il était dû pour le {echeance}",
                "aucun rapport n'est noté pour {exercices} : le premier était dû pour le {echeance}",
            ),
            "s'il a été remis, ajoutez sous cet engagement « tenus: [{{exercice: {exercice}, date: …}}] » ; sinon, envoyez-le",
        ),
        en=(
            Plural(
                "no report is recorded for {exercices}: it was due by {echeance}",
                "no report is recorded for {exercices}: the first was due by {echeance}",
            ),
            "if it was given, add under this engagement “tenus: [{{exercice: {exercice}, date: …}}]”; otherwise send it",
        ),
    ),
    reason=Said(
        "Le rapport est ce que le financeur reçoit pour sa contribution. Tant qu'il n'arrive pas, la subvention suivante peut attendre.",
        "The report is what the funder gets for its contribution. Until it comes, the next subsidy may wait.",
    ),
    source=document(
        "Plan 2024 : un compte rendu annuel est présenté à Dijon Métropole dans les trois mois suivant sa réalisation, que personne ne date ; compter le délai depuis la fin de l'année est notre lecture",
        "The 2024 plan: a yearly report is presented to Dijon Métropole within three months of its completion, which nobody dates; to count the delay from the year's end is our reading",
    ),
    fails=_KEPT.at_line(7).on("2025-04-01"),
    passes=_KEPT.on("2025-03-31"),
    dated=True,
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    yield from overdue(entry, workspace, RULE, Genre.RAPPORT)
