"""CMQ510: a network's counts that can't all be true."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import N_, Finding, Severity
from cmqplan.language import NN_
from cmqplan.model.campus import Reseau
from cmqplan.network.counts import Compte, dans_le_perimetre, decompte
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Reseau], workspace: Workspace) -> Iterator[Finding]:
    told = set()
    for finding in _inside(entry):
        told.add(finding.place.path)
        yield finding
    described = decompte(
        campus.model
        for campus in workspace.campus.values()
        if dans_le_perimetre(campus.model, entry.model.perimetre)
    )
    for finding in _against(entry, described):
        if finding.place.path not in told:
            yield finding


def _inside(entry: Entry[Reseau]) -> Iterator[Finding]:
    counts = entry.model.effectifs
    total, labelled, excellence = counts.total, counts.labellises, counts.excellence
    if excellence is not None and labelled is not None and excellence > labelled:
        params: dict[str, object] = {"excellence": excellence, "labellises": labelled}
        yield Finding("CMQ510", entry.at("effectifs", "excellence"), params, "excellence")
    elif excellence is not None and total is not None and excellence > total:
        params = {"excellence": excellence, "total": total}
        yield Finding("CMQ510", entry.at("effectifs", "excellence"), params, "excellence-total")
    if total is None:
        return
    parts = [count for count in (labelled, counts.en_projet, counts.etude) if count is not None]
    whole = labelled is not None and counts.en_projet is not None
    if sum(parts) > total or (whole and sum(parts) < total):
        params = {"somme": sum(parts), "total": total, "difference": abs(total - sum(parts))}
        missing = sum(parts) < total and counts.etude is None
        yield Finding("CMQ510", entry.at("effectifs", "total"), params, "rest" if missing else "sum")


def _against(entry: Entry[Reseau], described: Compte) -> Iterator[Finding]:
    counts = entry.model.effectifs
    pairs = (
        ("total", counts.total, described.total),
        ("labellises", counts.labellises, described.labellises),
        ("excellence", counts.excellence, described.excellence),
        ("en_projet", counts.en_projet, described.en_projet),
        ("etude", counts.etude, described.etude),
    )
    for key, declared, found in pairs:
        if declared is not None and found > declared:
            params = {"key": key, "declared": declared, "count": found}
            yield Finding("CMQ510", entry.at("effectifs", key), params, "described")


_RESEAU = "plans/reseaux/bourgogne.yaml"
_TEXT = """\
nom: Campus de Bourgogne-Franche-Comté
perimetre: {{region: Bourgogne-Franche-Comté}}
effectifs:
  total: {total}
  labellises: 6
  excellence: 5
  en_projet: 8
"""

RULE = Rule(
    code="CMQ510",
    slug="network-counts",
    severity=Severity.ERROR,
    title=N_("Counts of a network that can't all be true"),
    messages={
        "sum": N_("the stages sum to {somme}, and the total is {total}"),
        "rest": N_("the stages sum to {somme}, {difference} less than the total of {total}"),
        "excellence": N_("{excellence} campuses are d'excellence, and only {labellises} have a label"),
        "excellence-total": N_("{excellence} campuses are d'excellence, and there are {total} in all"),
        "described": NN_(
            "“{key}” is {declared}, and plans/campus describes {count} such campus",
            "“{key}” is {declared}, and plans/campus describes {count} such campuses",
        ),
    },
    helps={
        "sum": N_("if the stages are right, write “total: {somme}”"),
        "rest": N_(
            "if the stages are right, write “total: {somme}”; if the others are at the stage of a study, add “etude: {difference}”"
        ),
        "excellence": N_("a campus d'excellence has the label: count it in “labellises” too"),
        "excellence-total": N_("correct one of the two"),
        "described": N_(
            "write “{key}: {count}”, correct the “stade” or the labels of a campus, or narrow the “perimetre” of the network"
        ),
    },
    reason=N_(
        "A network's counts are quoted in speeches and tables. They must add up, and must not be smaller than what the files describe one by one."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_(
            "The Région Île-de-France: 14 projects, of which 6 have the label (5 d'excellence) and 8 are in project"
        ),
    ),
    failing=Example(_RESEAU, _TEXT.format(total=13), line=4),
    passing=Example(_RESEAU, _TEXT.format(total=14)),
    reseau=check,
)
