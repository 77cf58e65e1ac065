"""CMQ207: a fiche doesn't count what a convention's subsidy gives to its action."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.affectations import Ecart, affecte, ecarts
from cmqplan.findings import N_, Finding, Place, Related, Severity
from cmqplan.model.convention import Convention, Subvention
from cmqplan.rules.example import CONVENTION, FICHE
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.rules.samples import convention, money
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
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
        N_("the subsidy gives it {montant} here"),
        {"montant": item.attendu},
    )
    return Finding("CMQ207", place, params, item.genre, related=(related,))


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
    code="CMQ207",
    slug="affectation-funder",
    severity=Severity.ERROR,
    title=N_("A fiche doesn't count what the convention gives to its action"),
    messages={
        "funder": N_(
            "{convention} gives {montant} of {financeur} to action {action} for {exercice}, and this fiche has no line of theirs"
        ),
        "amount": N_(
            "{convention} gives {montant} of {financeur} to action {action} for {exercice}; this fiche counts {compte}"
        ),
        "credit-line": N_(
            "{convention} takes the {montant} of {financeur} from the credit line “{ligne_credit}”; this fiche says “{autre_ligne}”"
        ),
        "convention": N_(
            "{convention} gives {montant} of {financeur} to action {action} for {exercice}; this line says it comes from {autre_convention}"
        ),
        "year": N_(
            "{convention} gives {montant} of {financeur} to action {action} for {exercice}; this line counts it in {autre_exercice}"
        ),
    },
    helps={
        "funder": N_(
            "add “- {{financeur: {identifiant}, montant: {montant}, convention: {convention}}}” to its financements"
        ),
        "amount": N_(
            "write “montant: {montant}” here and adjust the split, or correct the affectation if the vote says otherwise"
        ),
        "credit-line": N_(
            "write “ligne_credit: {ligne_credit}”, or correct the affectation if the vote says otherwise"
        ),
        "convention": N_("write “convention: {convention}”, or add the line that this subsidy brings"),
        "year": N_("write “exercice: {exercice}”, or add the line that this subsidy brings"),
    },
    reason=N_(
        "What the assembly votes and what the fiche says must be one story: the committee reads the fiche, the treasurer pays by "
        "the vote."
    ),
    source=Source(
        Origin.DOCUMENT,
        N_(
            "The decision of 23 June 2022 gives each action its amount and its credit line; the 2022 programme repeats them"
        ),
    ),
    failing=Example(
        FICHE,
        money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 5 000 €}
              - {financeur: cmq-bois, montant: 5 000 €}
            """),
        line=8,
        others={CONVENTION: _CONVENTION},
    ),
    passing=Example(
        FICHE,
        money("""\
            total: 10 000 €
            financements:
              - {financeur: region, montant: 6 000 €}
              - {financeur: cmq-bois, montant: 4 000 €}
            """),
        others={CONVENTION: _CONVENTION},
    ),
    convention=check,
)
