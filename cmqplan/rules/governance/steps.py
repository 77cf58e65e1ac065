"""CMQ512: steps that go backwards, or are past and not marked as done."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.language import NN_
from cmqplan.model.campus import Campus, Stade
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Campus], workspace: Workspace) -> Iterator[Finding]:
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
        yield Finding("CMQ512", entry.at("etapes", past[0], "periode"), params)


def _backwards(entry: Entry[Campus]) -> Iterator[Finding]:
    """The first step that ends before the one above it begins."""
    for below, (earlier, later) in enumerate(pairwise(entry.model.etapes), 1):
        end, start = later.periode.fin, earlier.periode.debut
        if end is not None and start is not None and end < start:
            related = (Related(entry.at("etapes", below - 1, "periode"), N_("the step above is here")),)
            params = {"nom": later.nom, "above": earlier.nom}
            yield Finding(
                "CMQ512", entry.at("etapes", below, "periode"), params, "backwards", related=related
            )
            return


_CAMPUS = """\
nom: Campus du bois du Jura
region: Bourgogne-Franche-Comté
stade: étude
cofinanceurs: [region]
etapes:
  - {{nom: Lancement de l'étude, periode: mars 2024{fait}}}
  - {{nom: Résultats, periode: décembre 2024}}
"""

RULE = Rule(
    code="CMQ512",
    slug="steps-out-of-date",
    severity=Severity.INFO,
    title=N_("Steps that go backwards, or are past and not marked as done"),
    messages={
        "": NN_(
            "the step “{nom}” is past and isn't marked as done",
            "{count} steps are past and not marked as done, the first of them “{nom}”",
        ),
        "backwards": N_("the step “{nom}” comes before “{above}”, which stands above it"),
    },
    helps={
        "": N_("write “fait:” and the day it took place, or give it a new “periode”"),
        "backwards": N_("put the steps in the order of their dates, or correct one of the dates"),
    },
    reason=N_(
        "The steps tell where a project is. When the past ones aren't ticked off, nobody knows whether it goes on."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_("The 2018 study in Seine-Saint-Denis announces its steps from May to the end of the year"),
    ),
    failing=Example("plans/campus/jura.yaml", _CAMPUS.format(fait=""), line=6),
    passing=Example("plans/campus/jura.yaml", _CAMPUS.format(fait=", fait: 12 mars 2024")),
    dated=True,
    campus=check,
)
