"""CMQ512: steps that go backwards, or are past and not marked as done."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cmqplan.findings import Finding, Related
from cmqplan.model.campus import Campus, Stade
from cmqplan.rules.declare import INFO, Example, Plural, Rule, Said, Says, document
from cmqplan.workspace.workspace import Entry, Workspace

_CAMPUS = """\
nom: Campus Exemple
region: Région Exemple
stade: étude
cofinanceurs: [region]
etapes:
  - {{nom: Lancement de l'étude, periode: mars 2024{fait}}}
  - {{nom: Résultats, periode: décembre 2024}}
"""

RULE = Rule(
    "CMQ512",
    "steps-out-of-date",
    INFO,
    title=Said(
        "Des étapes qui reculent, ou passées sans être marquées comme faites",
        "Steps that go backwards, or are past and not marked as done",
    ),
    says={
        "": Says(
            fr=(
                Plural(
                    "l'étape « {nom} » est passée et n'est pas marquée comme faite",
                    "{count} étapes sont passées et ne sont pas marquées comme faites, la première étant « {nom} »",
                ),
                "écrivez « fait: » et le jour où elle a eu lieu, ou donnez-lui une nouvelle « periode »",
            ),
            en=(
                Plural(
                    "the step “{nom}” is past and isn't marked as done",
                    "{count} steps are past and not marked as done, the first of them “{nom}”",
                ),
                "write “fait:” and the day it took place, or give it a new “periode”",
            ),
        ),
        "backwards": Says(
            fr=(
                "l'étape « {nom} » précède « {above} », qui se trouve au-dessus d'elle",
                "mettez les étapes dans l'ordre de leurs dates, ou corrigez l'une des dates",
            ),
            en=(
                "the step “{nom}” comes before “{above}”, which stands above it",
                "put the steps in the order of their dates, or correct one of the dates",
            ),
        ),
    },
    reason=Said(
        "Les étapes disent où en est un projet. Quand celles qui sont passées ne sont pas cochées, nul ne sait s'il avance.",
        "The steps tell where a project is. When the past ones aren't ticked off, nobody knows whether it goes on.",
    ),
    source=document(
        "L'étude de 2018 en Seine-Saint-Denis annonce ses étapes de mai à la fin de l'année",
        "The 2018 study in Seine-Saint-Denis announces its steps from May to the end of the year",
    ),
    fails=Example("plans/campus/etude.yaml", _CAMPUS.format(fait="")).at_line(6),
    passes=Example("plans/campus/etude.yaml", _CAMPUS.format(fait=", fait: 12 mars 2024")),
    dated=True,
)


def check_campus(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:
    yield from _backwards(entry)
    campus = entry.model
    if campus.stade not in (Stade.ETUDE, Stade.PROJET, Stade.RENOUVELLEMENT):
        return
    past = [
        n
        for n, step in enumerate(campus.etapes)
        if step.fait is None and step.periode.fin is not None and step.periode.fin < workspace.today
    ]
    if past:
        params = {"count": len(past), "nom": campus.etapes[past[0]].nom, "today": workspace.today}
        yield RULE.found(entry.at("etapes", past[0], "periode"), **params)


def _backwards(entry: Entry[Campus]) -> Iterator[Finding]:
    """The first step that ends before the one above it begins."""
    for below, (earlier, later) in enumerate(pairwise(entry.model.etapes), 1):
        end, start = later.periode.fin, earlier.periode.debut
        if end is not None and start is not None and end < start:
            related = Related(
                entry.at("etapes", below - 1, "periode"),
                Said("l'étape au-dessus est ici", "the step above is here"),
            )
            params = {"nom": later.nom, "above": earlier.nom}
            yield RULE.found(entry.at("etapes", below, "periode"), "backwards", related, **params)
            return
