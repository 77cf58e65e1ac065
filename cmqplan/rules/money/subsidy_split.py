"""CMQ205: a convention's subsidy isn't the sum of its affectations."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.affectations import affecte, ecarts, oubliee
from cmqplan.findings import Finding, Related
from cmqplan.model.convention import Convention, Subvention
from cmqplan.model.lignes import ZERO
from cmqplan.rules.declare import ERROR, Rule, Said, Says, convention, document
from cmqplan.workspace.workspace import Entry, Workspace

RULE = Rule(
    "CMQ205",
    "subsidy-affectations",
    ERROR,
    title=Said(
        "Une subvention n'est pas la somme de ses affectations", "A subsidy isn't the sum of its affectations"
    ),
    says={
        "less": Says(
            "les affectations font {somme}, soit {difference} de moins que la subvention de {montant} ({financeur}, {exercice})",
            "the affectations sum to {somme}, {difference} less than the subsidy of {montant} ({financeur}, {exercice})",
        ),
        "more": Says(
            "les affectations font {somme}, soit {difference} de plus que la subvention de {montant} ({financeur}, {exercice})",
            "the affectations sum to {somme}, {difference} more than the subsidy of {montant} ({financeur}, {exercice})",
        ),
        "forgotten": Says(
            fr=(
                "les affectations font {somme}, soit {difference} de moins que la subvention de {montant} ({financeur}, {exercice}) : aucune ne va à l'action {action}, dont la fiche compte sur {difference}",
                "ajoutez « - {{action: {action}, montant: {difference}}} » aux affectations : elles feront la subvention",
            ),
            en=(
                "the affectations sum to {somme}, {difference} less than the subsidy of {montant} ({financeur}, {exercice}): none goes to action {action}, whose fiche counts on {difference}",
                "add “- {{action: {action}, montant: {difference}}}” to the affectations, and they make the subsidy",
            ),
        ),
        "explained": Says(
            fr=(
                "les affectations font {somme} au lieu de {montant} ({financeur}, {exercice}) : l'action {action} reçoit ici {affectation}, {affectation_juste} dans sa fiche",
                "écrivez « montant: {affectation_juste} », et les affectations feront la subvention",
            ),
            en=(
                "the affectations sum to {somme} instead of {montant} ({financeur}, {exercice}): action {action} gets {affectation} here, {affectation_juste} in its fiche",
                "write “montant: {affectation_juste}”, and the affectations make the subsidy",
            ),
        ),
    },
    help=Said(
        "si les affectations sont justes, écrivez « montant: {somme} » ; si la subvention est juste, elles doivent changer de {difference} en tout",
        "if the affectations are right, write “montant: {somme}”; if the subsidy is right, they must change by {difference} together",
    ),
    reason=Said(
        "L'assemblée vote un montant et le rapport qui l'accompagne le répartit entre actions et lignes de crédit. Si les parties ne font pas le tout, le trésorier paie l'un et les services comptent l'autre.",
        "The assembly votes one amount and the report that goes with it spreads it over actions and credit lines. If the parts don't make the whole, the treasurer pays one and the services count the other.",
    ),
    source=document(
        "La délibération du 23 juin 2022 répartit 40 000 € en 5 000 + 5 000 + 30 000 €",
        "The decision of 23 June 2022 spreads 40 000 € as 5 000 + 5 000 + 30 000 €",
    ),
    fails=convention("""\
            subventions:
              - exercice: 2024
                financeur: region
                montant: 7 000 €
                plan: plan-exemple
                affectations:
                  - {action: 1.1, montant: 6 000 €}
            """).at_line(12),
    passes=convention("""\
            subventions:
              - exercice: 2024
                financeur: region
                montant: 6 000 €
                plan: plan-exemple
                affectations:
                  - {action: 1.1, montant: 6 000 €}
            """),
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    for n, subvention in enumerate(entry.model.subventions):
        if subvention.affectations and affecte(subvention) != subvention.montant:
            yield _finding(entry, workspace, n, subvention)


def _finding(entry: Entry[Convention], workspace: Workspace, n: int, subvention: Subvention) -> Finding:
    given = affecte(subvention)
    missing = subvention.montant - given
    params: dict[str, object] = {
        "montant": subvention.montant,
        "somme": given,
        "difference": abs(missing),
        "financeur": workspace.organismes.nom(subvention.financeur),
        "exercice": subvention.exercice,
    }
    variant = "less" if missing > ZERO else "more"
    where = ("subventions", n)
    for item in ecarts(entry, subvention, workspace):
        affectation = subvention.affectations[item.affectation]
        counted = item.compte
        if counted is not None and item.ligne is not None and affectation.montant + missing == counted:
            related = (
                Related(
                    entry.at(*where, "montant"),
                    Said("la subvention est déclarée ici", "the subsidy is declared here"),
                ),
                Related(
                    item.ligne.place,
                    Said("la fiche compte {montant} ici", "the fiche counts {montant} here"),
                    {"montant": counted},
                ),
            )
            params |= {
                "action": affectation.action,
                "affectation": affectation.montant,
                "affectation_juste": counted,
            }
            return RULE.found(
                entry.at(*where, "affectations", item.affectation, "montant"), "explained", *related, **params
            )
    forgotten = oubliee(entry, subvention, workspace)
    if forgotten is not None:
        resume, line = forgotten
        params["action"] = resume.numero
        counted_there = Related(
            line.place,
            Said("l'action {action} en attend {montant}", "action {action} counts on {montant} of it"),
            {"action": resume.numero, "montant": missing},
        )
        listed = Related(
            entry.at(*where, "affectations", on="key"),
            Said("ses affectations sont énumérées ici", "its affectations are listed here"),
        )
        return RULE.found(entry.at(*where, "montant"), "forgotten", listed, counted_there, **params)
    related_to_parts = Related(
        entry.at(*where, "affectations", on="key"),
        Said("ses affectations sont énumérées ici", "its affectations are listed here"),
    )
    return RULE.found(entry.at(*where, "montant"), variant, related_to_parts, **params)
