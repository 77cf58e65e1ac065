"""CMQ208: more granted, or counted on, than was requested."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche
from cmqplan.model.lignes import euros
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ208",
    "granted-beyond-requested",
    ERROR,
    title=Said("Plus d'argent accordé ou compté que demandé", "More granted or counted than was requested"),
    says={
        "accorde": Says(
            fr=(
                "{financeur} accorde {montant}, soit {difference} de plus que les {demande} demandés",
                "vérifiez la décision : écrivez le montant accordé, {demande} au plus, ou le montant réellement demandé",
            ),
            en=(
                "{financeur} grants {montant}, {difference} more than the {demande} requested",
                "check the decision: write the amount granted, at most {demande}, or the amount that was really requested",
            ),
        ),
        "montant": Says(
            fr=(
                "le plan compte {montant} de {financeur}, soit {difference} de plus que les {demande} demandés",
                "écrivez « montant: {demande} », ou « demande: {montant} » si c'est ce qui est demandé",
            ),
            en=(
                "the plan counts on {montant} of {financeur}, {difference} more than the {demande} requested",
                "write “montant: {demande}”, or “demande: {montant}” if that is what is requested",
            ),
        ),
    },
    reason=Said(
        "Une subvention répond à une demande. Si elle la dépasse, c'est presque toujours que deux montants sont inversés, ou l'un mal saisi.",
        "A subsidy answers a request. One that exceeds it is nearly always two figures swapped, or one typed wrong.",
    ),
    source=practice(
        "Les financeurs accordent ce qui est demandé, ou moins", "Funders grant what is requested or less"
    ),
    fails=money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, demande: 5 000 €, accorde: 6 000 €, statut: accordé, date: 2024-03-01}
            """).at_line(8),
    passes=money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, demande: 6 000 €, accorde: 6 000 €, statut: accordé, date: 2024-03-01}
            """),
)

_WHERE = ("moyens", "financiers", "financements")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, line in enumerate(entry.model.financements):
        if line.demande is None:
            continue
        key = "accorde" if line.accorde is not None else "montant"
        amount = line.accorde if line.accorde is not None else euros(line.montant)
        if amount is None or amount <= line.demande:
            continue
        params = {
            "financeur": scene.workspace.organismes.nom(line.financeur),
            "demande": line.demande,
            "montant": amount,
            "difference": amount - line.demande,
        }
        related = Related(
            entry.at(*_WHERE, n, "demande"),
            Said("la demande est déclarée ici", "the request is declared here"),
        )
        yield RULE.found(entry.at(*_WHERE, n, key), key, related, **params)
