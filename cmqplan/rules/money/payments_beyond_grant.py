"""CMQ219: payments beyond what was granted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.amounts import Montant, sum_montants
from cmqplan.findings import Finding, Place, Related
from cmqplan.model.convention import Convention, VersementPrevu
from cmqplan.model.fiche import Fiche, Versement
from cmqplan.model.lignes import ZERO, lignes_financees
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ219",
    "payments-beyond-grant",
    ERROR,
    title=Said("Des versements au-delà de ce qui est accordé", "Payments beyond what was granted"),
    says=Says(
        fr=(
            "les versements de {financeur} font {versements}, soit {difference} de plus que les {accorde} accordés",
            "vérifiez les versements : ensemble, reçus ou attendus, ils font {accorde} au plus",
        ),
        en=(
            "the payments of {financeur} sum to {versements}, {difference} more than the {accorde} granted",
            "check the payments: together, received or awaited, they make {accorde} at most",
        ),
    ),
    reason=Said(
        "Un financeur verse ce qu'il a accordé, en une ou plusieurs fois. Ce qui dépasse sera réclamé.",
        "A funder pays what it granted, in one or several payments. What is beyond will be asked back.",
    ),
    source=practice(
        "Les subventions sont versées dans la limite du montant voté",
        "Subsidies are paid within the amount voted",
    ),
    fails=money("""\
            total: 6 000 €
            financements:
              - financeur: region
                montant: 6 000 €
                versements:
                  - {montant: 3 000 €, recu: 2024-03-01}
                  - {montant: 3 500 €, date: 2024-11-30}
            """).at_line(12),
    passes=money("""\
            total: 6 000 €
            financements:
              - financeur: region
                montant: 6 000 €
                versements:
                  - {montant: 3 000 €, recu: 2024-03-01}
                  - {montant: 3 000 €, date: 2024-11-30}
            """),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    for line in lignes_financees(financiers) if financiers is not None else ():
        written = line.financement
        if not written.versements:
            continue
        granted = written.accorde if written.accorde is not None else line.montant
        where = ("moyens", "financiers", "financements", line.index)
        key = "accorde" if written.accorde is not None else "montant"
        name = scene.workspace.organismes.nom(written.financeur)
        yield from _judge(entry, where, written.versements, granted, entry.at(*where, key), name)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    for n, subsidy in enumerate(entry.model.subventions):
        where = ("subventions", n)
        name = workspace.organismes.nom(subsidy.financeur)
        yield from _judge(
            entry, where, subsidy.versements, subsidy.montant, entry.at(*where, "montant"), name
        )


def _judge(
    entry: Entry[Fiche] | Entry[Convention],
    where: tuple[str | int, ...],
    payments: Sequence[Versement | VersementPrevu],
    granted: Montant,
    at: Place,
    financeur: str,
) -> Iterator[Finding]:
    paid = ZERO
    for n, payment in enumerate(payments):
        paid += payment.montant
        if paid > granted and paid - payment.montant <= granted:
            whole = sum_montants(item.montant for item in payments)
            params = {
                "financeur": financeur,
                "versements": whole,
                "accorde": granted,
                "difference": whole - granted,
            }
            related = Related(
                at, Said("{montant} sont accordés ici", "{montant} are granted here"), {"montant": granted}
            )
            yield RULE.found(entry.at(*where, "versements", n, "montant"), "", related, **params)
            return
