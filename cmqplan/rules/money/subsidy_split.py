"""CMQ205: a convention's subsidy isn't the sum of its affectations."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.affectations import affecte, ecarts, oubliee
from cmqplan.finance.balance import ZERO
from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.convention import Convention, Subvention
from cmqplan.rules.example import CONVENTION
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.rules.samples import convention
from cmqplan.workspace.workspace import Entry, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
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
                Related(entry.at(*where, "montant"), N_("the subsidy is declared here")),
                Related(item.ligne.place, N_("the fiche counts {montant} here"), {"montant": counted}),
            )
            params |= {
                "action": affectation.action,
                "affectation": affectation.montant,
                "affectation_juste": counted,
            }
            return Finding(
                "CMQ205",
                entry.at(*where, "affectations", item.affectation, "montant"),
                params,
                "explained",
                related,
            )
    forgotten = oubliee(entry, subvention, workspace)
    if forgotten is not None and forgotten[1].montant is not None:
        resume, line = forgotten
        params["action"] = resume.numero
        counted_there = Related(
            line.place,
            N_("action {action} counts on {montant} of it"),
            {"action": resume.numero, "montant": missing},
        )
        listed = Related(entry.at(*where, "affectations", on="key"), N_("its affectations are listed here"))
        return Finding("CMQ205", entry.at(*where, "montant"), params, "forgotten", (listed, counted_there))
    related_to_parts = (
        Related(entry.at(*where, "affectations", on="key"), N_("its affectations are listed here")),
    )
    return Finding("CMQ205", entry.at(*where, "montant"), params, variant, related_to_parts)


_HELP = N_(
    "if the affectations are right, write “montant: {somme}”; if the subsidy is right, they must change by {difference} together"
)

RULE = Rule(
    code="CMQ205",
    slug="subsidy-affectations",
    severity=Severity.ERROR,
    title=N_("A subsidy isn't the sum of its affectations"),
    messages={
        "less": N_(
            "the affectations sum to {somme}, {difference} less than the subsidy of {montant} ({financeur}, {exercice})"
        ),
        "more": N_(
            "the affectations sum to {somme}, {difference} more than the subsidy of {montant} ({financeur}, {exercice})"
        ),
        "forgotten": N_(
            "the affectations sum to {somme}, {difference} less than the subsidy of {montant} ({financeur}, {exercice}): "
            "none goes to action {action}, whose fiche counts on {difference}"
        ),
        "explained": N_(
            "the affectations sum to {somme} instead of {montant} ({financeur}, {exercice}): action {action} gets {affectation} here, "
            "{affectation_juste} in its fiche"
        ),
    },
    helps={
        "less": _HELP,
        "more": _HELP,
        "forgotten": N_(
            "add “- {{action: {action}, montant: {difference}}}” to the affectations, and they make the subsidy"
        ),
        "explained": N_("write “montant: {affectation_juste}”, and the affectations make the subsidy"),
    },
    reason=N_(
        "The assembly votes one amount and the report that goes with it spreads it over actions and credit lines. If the parts "
        "don't make the whole, the treasurer pays one and the services count the other."
    ),
    source=Source(
        Origin.DOCUMENT, N_("The decision of 23 June 2022 spreads 40 000 € as 5 000 + 5 000 + 30 000 €")
    ),
    failing=Example(
        CONVENTION,
        convention("""\
            subventions:
              - exercice: 2024
                financeur: region
                montant: 7 000 €
                plan: plan-exemple
                affectations:
                  - {action: 1.1, montant: 6 000 €}
            """),
        line=12,
    ),
    passing=Example(
        CONVENTION,
        convention("""\
            subventions:
              - exercice: 2024
                financeur: region
                montant: 6 000 €
                plan: plan-exemple
                affectations:
                  - {action: 1.1, montant: 6 000 €}
            """),
    ),
    convention=check,
)
