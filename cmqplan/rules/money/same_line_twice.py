"""CMQ210: the same financement twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche, Statut
from cmqplan.rules.example import FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.samples import money
from cmqplan.workspace.workspace import Entry

_WHERE = ("moyens", "financiers", "financements")


def check(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    lines = entry.model.financements
    return () if len({line.financeur for line in lines}) == len(lines) else _twice(entry, scene)


def _twice(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], int] = {}
    exercice = scene.plan.model.seul_exercice if scene.plan else None
    for n, line in enumerate(entry.model.financements):
        if line.statut is Statut.REFUSE:
            continue  # a request refused and made again is two lines
        key = (
            line.financeur, line.exercice or exercice, line.ligne_credit, line.nature,
            line.convention, line.beneficiaire, line.reference, line.note,
        )  # fmt: skip
        first = seen.setdefault(key, n)
        if first == n:
            continue
        other = entry.model.financements[first]
        same = line.montant is not None and line.montant == other.montant
        both = (
            line.montant + other.montant if line.montant is not None and other.montant is not None else None
        )
        params = {
            "financeur": scene.workspace.organismes.nom(line.financeur),
            "montant": line.montant,
            "autre": other.montant,
            "ensemble": both,
        }
        related = Related(entry.at(*_WHERE, first), N_("the first one is here"))
        variant = "same" if same else "" if both is not None else "no-sum"
        yield Finding("CMQ210", entry.at(*_WHERE, n), params, variant, related=(related,))


_DISTINGUISH = N_(
    "if both are meant, say what tells them apart: ligne_credit, nature, exercice, reference or note"
)

RULE = Rule(
    code="CMQ210",
    slug="same-line-twice",
    severity=Severity.WARNING,
    title=N_("The same financement twice"),
    messages={
        "": N_(
            "{financeur} stands twice, with nothing that tells the two lines apart ({autre}, then {montant})"
        ),
        "same": N_("{financeur} stands twice with the same amount, {montant}"),
        "no-sum": N_("{financeur} stands twice, with nothing that tells the two lines apart"),
    },
    helps={
        "": N_(
            "make one line of them, “montant: {ensemble}”; if both are meant, say what tells them apart: "
            "ligne_credit, nature, exercice, reference or note"
        ),
        "same": N_(
            "take one out if it was copied by mistake; if both are meant, say what tells them apart: "
            "ligne_credit, nature, exercice, reference or note"
        ),
        "no-sum": _DISTINGUISH,
    },
    reason=N_(
        "A line copied by mistake counts a funder's money twice, in the fiche and in every table made of it."
    ),
    source=Source(
        Origin.PRACTICE,
        N_("One line per funder, year, credit line and nature, as in the tables that partners negotiate"),
    ),
    failing=Example(
        FICHE,
        money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 5 000 €, nature: subvention}
              - {financeur: region, montant: 5 000 €, nature: subvention}
            """),
        line=9,
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 5 000 €, nature: subvention, note: Fonds pour l'orientation}
              - {financeur: region, montant: 5 000 €, nature: subvention, note: Fonds pour la forêt}
            """),
    ),
    fiche=check,
)
