"""CMQ237: money granted of which nobody says how much."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.amounts import Certitude
from cmqplan.findings import Finding
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import doute
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ237",
    "granted-not-firm",
    WARNING,
    title=Said("Un montant accordé qui n'est pas ferme", "A granted amount that isn't firm"),
    says=Says(
        fr=(
            "{financeur} est « {statut} » pour « {montant} » : une décision porte un montant exact",
            "ajoutez « accorde: … », le montant de la décision ; sans lui, cette ligne n'est pas dans les données ouvertes",
        ),
        en=(
            "{financeur} is “{statut}” for “{montant}”: a decision bears an exact amount",
            "add “accorde: …”, the amount of the decision; without it this line isn't in the open data",
        ),
    ),
    reason=Said(
        "Une subvention accordée l'est pour un montant, et c'est lui que l'on publie : une estimation ou une fourchette ne l'est jamais.",
        "A subsidy is granted for an amount, which is what gets published: an estimate or a range never is.",
    ),
    source=practice(
        "Les décisions d'attribution et les données ouvertes donnent un montant exact",
        "Award decisions and open data give an exact amount",
    ),
    fails=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: environ 10 000 €, statut: accordé, date: 2024-03-01}
            """).at_line(8),
    passes=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: environ 10 000 €, statut: accordé, accorde: 10 000 €, date: 2024-03-01}
            """),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, line in enumerate(entry.model.financements):
        if line.montant is None or line.statut is None or not line.statut.est_acquis:
            continue
        if line.accorde is None and doute(line.montant)[0] is not Certitude.FERME:
            yield RULE.found(
                entry.at("moyens", "financiers", "financements", n, "montant"),
                financeur=scene.workspace.organismes.nom(line.financeur),
                statut=line.statut.value,
                montant=str(line.montant),
            )
