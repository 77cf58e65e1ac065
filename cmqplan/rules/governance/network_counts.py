"""CMQ510: a network's counts that can't all be true."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.campus import Reseau
from cmqplan.network.counts import Compte, dans_le_perimetre, decompte
from cmqplan.rules.declare import ERROR, Example, Plural, Rule, Said, Says, document
from cmqplan.workspace.workspace import Entry, Workspace

_RESEAU = "plans/reseaux/bourgogne.yaml"

_TEXT = """\
nom: Campus de la Région Exemple
perimetre: {{region: Région Exemple}}
effectifs:
  total: {total}
  labellises: 6
  excellence: 5
  en_projet: 8
"""

RULE = Rule(
    "CMQ510",
    "network-counts",
    ERROR,
    title=Said(
        "Des décomptes de réseau qui ne peuvent être tous vrais", "Counts of a network that can't all be true"
    ),
    says={
        "sum": Says(
            fr=(
                "les stades font {somme} en tout, et le total est {total}",
                "si les stades sont justes, écrivez « total: {somme} »",
            ),
            en=(
                "the stages sum to {somme}, and the total is {total}",
                "if the stages are right, write “total: {somme}”",
            ),
        ),
        "rest": Says(
            fr=(
                "les stades font {somme} en tout, {difference} de moins que le total de {total}",
                "si les stades sont justes, écrivez « total: {somme} » ; si les autres en sont à l'étude, ajoutez « etude: {difference} »",
            ),
            en=(
                "the stages sum to {somme}, {difference} less than the total of {total}",
                "if the stages are right, write “total: {somme}”; if the others are at the stage of a study, add “etude: {difference}”",
            ),
        ),
        "excellence": Says(
            fr=(
                "{excellence} campus sont d'excellence, et {labellises} seulement ont un label",
                "un campus d'excellence a le label : comptez-le aussi dans « labellises »",
            ),
            en=(
                "{excellence} campuses are d'excellence, and only {labellises} have a label",
                "a campus d'excellence has the label: count it in “labellises” too",
            ),
        ),
        "excellence-total": Says(
            fr=(
                "{excellence} campus sont d'excellence, et il y en a {total} en tout",
                "corrigez l'un des deux",
            ),
            en=(
                "{excellence} campuses are d'excellence, and there are {total} in all",
                "correct one of the two",
            ),
        ),
        "described": Says(
            fr=(
                "« {key} » vaut {declared}, et plans/campus décrit {count} campus de cette sorte",
                "écrivez « {key}: {count} », corrigez le « stade » ou les labels d'un campus, ou resserrez le « perimetre » du réseau",
            ),
            en=(
                Plural(
                    "“{key}” is {declared}, and plans/campus describes {count} such campus",
                    "“{key}” is {declared}, and plans/campus describes {count} such campuses",
                ),
                "write “{key}: {count}”, correct the “stade” or the labels of a campus, or narrow the “perimetre” of the network",
            ),
        ),
    },
    reason=Said(
        "Les décomptes d'un réseau sont repris dans les discours et les tableaux. Ils doivent tomber juste, et ne pas être inférieurs à ce que les fichiers décrivent un par un.",
        "A network's counts are quoted in speeches and tables. They must add up, and must not be smaller than what the files describe one by one.",
    ),
    source=document(
        "La Région Île-de-France : 14 projets, dont 6 labellisés (5 d'excellence) et 8 en projet",
        "The Région Île-de-France: 14 projects, of which 6 have the label (5 d'excellence) and 8 are in project",
    ),
    fails=Example(_RESEAU, _TEXT.format(total=13)).at_line(4),
    passes=Example(_RESEAU, _TEXT.format(total=14)),
)


def check_reseau(entry: Entry[Reseau], workspace: Workspace) -> Iterator[Finding]:
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
        yield RULE.found(entry.at("effectifs", "excellence"), "excellence", **params)
    elif excellence is not None and total is not None and excellence > total:
        params = {"excellence": excellence, "total": total}
        yield RULE.found(entry.at("effectifs", "excellence"), "excellence-total", **params)
    if total is None:
        return
    parts = [count for count in (labelled, counts.en_projet, counts.etude) if count is not None]
    whole = labelled is not None and counts.en_projet is not None
    if sum(parts) > total or (whole and sum(parts) < total):
        params = {"somme": sum(parts), "total": total, "difference": abs(total - sum(parts))}
        missing = sum(parts) < total and counts.etude is None
        yield RULE.found(entry.at("effectifs", "total"), "rest" if missing else "sum", **params)


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
            yield RULE.found(entry.at("effectifs", key), "described", **params)
