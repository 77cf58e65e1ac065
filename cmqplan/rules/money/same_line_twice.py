"""CMQ210: the same financement twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche, Statut
from cmqplan.model.lignes import euros
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ210",
    "same-line-twice",
    WARNING,
    title=Said("Deux fois le même financement", "The same financement twice"),
    says={
        "": Says(
            fr=(
                "{financeur} figure deux fois, sans rien qui distingue les deux lignes ({autre}, puis {montant})",
                "faites-en une seule ligne, « montant: {ensemble} » ; si les deux sont voulues, dites ce qui les distingue : ligne_credit, nature, exercice, reference ou note",
            ),
            en=(
                "{financeur} stands twice, with nothing that tells the two lines apart ({autre}, then {montant})",
                "make one line of them, “montant: {ensemble}”; if both are meant, say what tells them apart: ligne_credit, nature, exercice, reference or note",
            ),
        ),
        "same": Says(
            fr=(
                "{financeur} figure deux fois avec le même montant, {montant}",
                "retirez-en une si elle a été copiée par erreur ; si les deux sont voulues, dites ce qui les distingue : ligne_credit, nature, exercice, reference ou note",
            ),
            en=(
                "{financeur} stands twice with the same amount, {montant}",
                "take one out if it was copied by mistake; if both are meant, say what tells them apart: ligne_credit, nature, exercice, reference or note",
            ),
        ),
        "no-sum": Says(
            fr=(
                "{financeur} figure deux fois, sans rien qui distingue les deux lignes",
                "si les deux sont voulues, dites ce qui les distingue : ligne_credit, nature, exercice, reference ou note",
            ),
            en=(
                "{financeur} stands twice, with nothing that tells the two lines apart",
                "if both are meant, say what tells them apart: ligne_credit, nature, exercice, reference or note",
            ),
        ),
    },
    reason=Said(
        "Une ligne copiée par erreur compte deux fois l'argent d'un financeur, dans la fiche et dans tous les tableaux.",
        "A line copied by mistake counts a funder's money twice, in the fiche and in every table made of it.",
    ),
    source=practice(
        "Une ligne par financeur, année, ligne de crédit et nature, comme dans les tableaux que les partenaires négocient",
        "One line per funder, year, credit line and nature, as in the tables that partners negotiate",
    ),
    fails=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 5 000 €, nature: subvention}
              - {financeur: region, montant: 5 000 €, nature: subvention}
            """).at_line(9),
    passes=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 5 000 €, nature: subvention, note: Fonds pour l'orientation}
              - {financeur: region, montant: 5 000 €, nature: subvention, note: Fonds pour la forêt}
            """),
)

_WHERE = ("moyens", "financiers", "financements")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
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
        montant, autre = euros(line.montant), euros(other.montant)
        same = montant is not None and montant == autre
        both = montant + autre if montant is not None and autre is not None else None
        params = {
            "financeur": scene.workspace.organismes.nom(line.financeur),
            "montant": montant,
            "autre": autre,
            "ensemble": both,
        }
        related = Related(entry.at(*_WHERE, first), Said("le premier est ici", "the first one is here"))
        variant = "same" if same else "" if both is not None else "no-sum"
        yield RULE.found(entry.at(*_WHERE, n), variant, related, **params)
