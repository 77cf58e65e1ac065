"""CMQ207: a fiche doesn't count what a convention's subsidy gives to its action."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.affectations import Ecart, affecte, ecarts
from cmqplan.findings import Finding, Place, Related
from cmqplan.model.convention import Convention, Subvention
from cmqplan.rules.declare import ERROR, Rule, Said, Says, convention, document, money
from cmqplan.workspace.workspace import Entry, Workspace

_CONVENTION = convention("""\
    subventions:
      - exercice: 2024
        financeur: region
        montant: 6 000 €
        plan: plan-exemple
        affectations:
          - {action: 1.1, montant: 6 000 €}
    """)

RULE = Rule(
    "CMQ207",
    "affectation-funder",
    ERROR,
    title=Said(
        "Une fiche ne compte pas ce que la convention donne à son action",
        "A fiche doesn't count what the convention gives to its action",
    ),
    says={
        "funder": Says(
            fr=(
                "{convention} donne {montant} de {financeur} à l'action {action} pour {exercice}, et cette fiche n'a aucune ligne de ce financeur",
                "ajoutez « - {{financeur: {identifiant}, montant: {montant}, convention: {convention}}} » à ses financements",
            ),
            en=(
                "{convention} gives {montant} of {financeur} to action {action} for {exercice}, and this fiche has no line of theirs",
                "add “- {{financeur: {identifiant}, montant: {montant}, convention: {convention}}}” to its financements",
            ),
        ),
        "amount": Says(
            fr=(
                "{convention} donne {montant} de {financeur} à l'action {action} pour {exercice} ; cette fiche compte {compte}",
                "écrivez ici « montant: {montant} » et ajustez la répartition, ou corrigez l'affectation si le vote dit autre chose",
            ),
            en=(
                "{convention} gives {montant} of {financeur} to action {action} for {exercice}; this fiche counts {compte}",
                "write “montant: {montant}” here and adjust the split, or correct the affectation if the vote says otherwise",
            ),
        ),
        "credit-line": Says(
            fr=(
                "{convention} prend les {montant} de {financeur} sur la ligne de crédit « {ligne_credit} » ; cette fiche dit « {autre_ligne} »",
                "écrivez « ligne_credit: {ligne_credit} », ou corrigez l'affectation si le vote dit autre chose",
            ),
            en=(
                "{convention} takes the {montant} of {financeur} from the credit line “{ligne_credit}”; this fiche says “{autre_ligne}”",
                "write “ligne_credit: {ligne_credit}”, or correct the affectation if the vote says otherwise",
            ),
        ),
        "convention": Says(
            fr=(
                "{convention} donne {montant} de {financeur} à l'action {action} pour {exercice} ; cette ligne dit les tenir de {autre_convention}",
                "écrivez « convention: {convention} », ou ajoutez la ligne qu'apporte cette subvention",
            ),
            en=(
                "{convention} gives {montant} of {financeur} to action {action} for {exercice}; this line says it comes from {autre_convention}",
                "write “convention: {convention}”, or add the line that this subsidy brings",
            ),
        ),
        "year": Says(
            fr=(
                "{convention} donne {montant} de {financeur} à l'action {action} pour {exercice} ; cette ligne les compte en {autre_exercice}",
                "écrivez « exercice: {exercice} », ou ajoutez la ligne qu'apporte cette subvention",
            ),
            en=(
                "{convention} gives {montant} of {financeur} to action {action} for {exercice}; this line counts it in {autre_exercice}",
                "write “exercice: {exercice}”, or add the line that this subsidy brings",
            ),
        ),
    },
    reason=Said(
        "Ce que l'assemblée vote et ce que dit la fiche doivent concorder : le comité lit la fiche, le trésorier paie d'après le vote.",
        "What the assembly votes and what the fiche says must be one story: the committee reads the fiche, the treasurer pays by the vote.",
    ),
    source=document(
        "La délibération du 23 juin 2022 donne à chaque action son montant et sa ligne de crédit ; le programme 2022 les reprend",
        "The decision of 23 June 2022 gives each action its amount and its credit line; the 2022 programme repeats them",
    ),
    fails=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 5 000 €}
              - {financeur: campus-exemple, montant: 5 000 €}
            """)
    .at_line(8)
    .beside(_CONVENTION),
    passes=money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 6 000 €}
              - {financeur: campus-exemple, montant: 4 000 €}
            """).beside(_CONVENTION),
)


def check_convention(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    for n, subvention in enumerate(entry.model.subventions):
        whole = affecte(subvention) == subvention.montant
        for item in ecarts(entry, subvention, workspace):
            if item.genre != "amount" or whole:  # else CMQ205 says which figure is off
                yield _finding(entry, workspace, n, subvention, item)


def _finding(
    entry: Entry[Convention], workspace: Workspace, n: int, subvention: Subvention, item: Ecart
) -> Finding:
    affectation = subvention.affectations[item.affectation]
    line = item.ligne
    params = {
        "financeur": workspace.organismes.nom(subvention.financeur),
        "identifiant": subvention.financeur,
        "action": affectation.action,
        "exercice": subvention.exercice,
        "convention": entry.name,
        "montant": item.attendu,
        "compte": item.compte,
        "ligne_credit": item.ligne_credit,
        "autre_ligne": line.ligne_credit if line else None,
        "autre_convention": line.convention if line else None,
        "autre_exercice": line.exercice if line else None,
    }
    place_of_line = line.place if line else item.resume.at("moyens", "financiers", "financements", on="key")
    key = {
        "amount": "montant",
        "credit-line": "ligne_credit",
        "convention": "convention",
        "year": "exercice",
    }
    place = (
        place_of_line if line is None else Place(place_of_line.file, (*place_of_line.path, key[item.genre]))
    )
    at = "ligne_credit" if item.genre == "credit-line" else "montant"
    related = Related(
        entry.at("subventions", n, "affectations", item.affectation, at),
        Said("la subvention lui donne {montant} ici", "the subsidy gives it {montant} here"),
        {"montant": item.attendu},
    )
    return RULE.found(place, item.genre, related, **params)
