"""CMQ209: the plan still counts another amount than the one granted."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.balance import tient
from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche, Statut
from cmqplan.model.lignes import ZERO, lignes_financees
from cmqplan.rules.declare import WARNING, Rule, Said, Says, Scene, money, practice
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ209",
    "granted-differs",
    WARNING,
    title=Said(
        "Le plan compte un autre montant que celui accordé",
        "The plan counts another amount than the one granted",
    ),
    says={
        "less": Says(
            fr=(
                "{financeur} accorde {accorde}, et le plan compte toujours {montant} : il manque {difference}",
                "écrivez « montant: {accorde} », puis trouvez {difference} ailleurs, écrivez « reste_a_financer: {difference} », ou baissez le total",
            ),
            en=(
                "{financeur} grants {accorde}, and the plan still counts {montant}: {difference} are missing",
                "write “montant: {accorde}”, then find {difference} elsewhere, write “reste_a_financer: {difference}”, or lower the total",
            ),
        ),
        "more": Says(
            fr=(
                "{financeur} accorde {accorde}, et le plan ne compte que {montant} : {difference} de plus que prévu",
                "écrivez « montant: {accorde} », puis baissez une autre ligne ou relevez le total de {difference}",
            ),
            en=(
                "{financeur} grants {accorde}, and the plan counts only {montant}: {difference} more than expected",
                "write “montant: {accorde}”, then lower another line or raise the total by {difference}",
            ),
        ),
    },
    reason=Said(
        "Une fois la décision connue, le plan vit avec ce qui est accordé. Tant qu'il ne le dit pas, les tableaux comptent de l'argent qui n'existe pas.",
        "Once the decision is known, the plan lives with what was granted. Until it says so, the tables count money that isn't there.",
    ),
    source=practice(
        "Les plans de financement sont révisés quand un financeur décide",
        "Financing plans are revised when a funder decides",
    ),
    fails=money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, accorde: 4 000 €, statut: accordé, date: 2024-03-01}
            """).at_line(8),
    passes=money("""\
            total: 6 000 €
            reste_a_financer: 2 000 €
            financements:
              - {financeur: region, montant: 4 000 €, demande: 6 000 €, accorde: 4 000 €, statut: accordé, date: 2024-03-01}
            """),
)

_WHERE = ("moyens", "financiers", "financements")


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    financiers = entry.model.moyens.financiers
    if financiers is None or all(line.accorde is None for line in financiers.financements):
        return
    if not tient(financiers):
        return  # the split is off: CMQ201 says by how much, and this line may be why
    for line in lignes_financees(financiers):
        written = line.financement
        granted, requested = written.accorde, written.demande
        if granted is None or granted == line.montant or written.statut is Statut.REFUSE:
            continue
        if requested is not None and granted > requested:
            continue  # CMQ208
        gap = line.montant - granted
        params = {
            "financeur": scene.workspace.organismes.nom(written.financeur),
            "accorde": granted,
            "montant": line.montant,
            "difference": abs(gap),
        }
        key = "montant" if written.montant is not None else "taux"
        related = Related(
            entry.at(*_WHERE, line.index, "accorde"),
            Said("le montant accordé est déclaré ici", "the amount granted is declared here"),
        )
        place = entry.at(*_WHERE, line.index, key)
        yield RULE.found(place, "less" if gap > ZERO else "more", related, **params)
