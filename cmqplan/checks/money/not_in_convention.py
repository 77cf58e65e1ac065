"""CMQ227: a line that counts on a convention which gives nothing to it."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.checks.example import CONVENTION, FICHE
from cmqplan.checks.rule import Example, Origin, Rule, Source
from cmqplan.checks.samples import convention, money
from cmqplan.finance.affectations import ecarts, fiches_by_number, plan_of
from cmqplan.findings import N_, Finding, Place, Related, Severity
from cmqplan.model.convention import Convention
from cmqplan.workspace.workspace import Entry, Ligne, Resume, Workspace


def check(entry: Entry[Convention], workspace: Workspace) -> Iterator[Finding]:
    for plan, resumes in workspace.resumes.items():
        unique = fiches_by_number(resumes)
        for resume in resumes:
            if resume.valide and resume.numero is not None and unique[resume.numero] is not None:
                for line in resume.lignes:
                    if line.convention == entry.name and line.acquis and line.exercice is not None:
                        yield from _judge(entry, workspace, plan, resume, line)


def _judge(
    entry: Entry[Convention], workspace: Workspace, plan: str, resume: Resume, line: Ligne
) -> Iterator[Finding]:
    if not workspace.organismes.knows(line.financeur):
        return
    of_funder = [
        (n, item) for n, item in enumerate(entry.model.subventions) if item.financeur == line.financeur
    ]
    of_year = [(n, item) for n, item in of_funder if item.exercice == line.exercice]
    params = {
        "financeur": workspace.organismes.nom(line.financeur),
        "identifiant": line.financeur,
        "convention": entry.name,
        "exercice": line.exercice,
        "montant": line.montant,
        "action": resume.numero,
    }
    place = Place(line.place.file, (*line.place.path, "convention"))
    if not of_year:
        if not of_funder or plan not in {plan_of(entry.name, item, workspace) for _, item in of_funder}:
            related = Related(
                entry.at("subventions", on="key"), N_("the convention’s subsidies are declared here")
            )
            yield Finding(
                "CMQ227", place, params, "no-subsidy", related=(related,) if entry.model.subventions else ()
            )
        return
    if any(not item.affectations or plan_of(entry.name, item, workspace) != plan for _, item in of_year):
        return
    if any(item.action == resume.numero for _, subsidy in of_year for item in subsidy.affectations):
        return
    if any(found.genre == "funder" for _, item in of_year for found in ecarts(entry, item, workspace)):
        return  # the money goes to another action that doesn't count it: CMQ207 says so
    related = Related(
        entry.at("subventions", of_year[0][0], "affectations", on="key"),
        N_("its affectations are listed here"),
    )
    yield Finding("CMQ227", place, params, "no-affectation", related=(related,))


_CONVENTION = """\
    subventions:
      - {exercice: YEAR, financeur: region, montant: 6 000 €, plan: plan-exemple}
    """
_FICHE = money("""\
    total: 10 000 €
    financements:
      - {financeur: region, montant: 6 000 €, statut: accordé, date: 2024-03-01, convention: region-2024-2026}
      - {financeur: cmq-bois, montant: 4 000 €}
    """)

RULE = Rule(
    code="CMQ227",
    slug="not-in-convention",
    severity=Severity.WARNING,
    title=N_("A line that counts on a convention which gives it nothing"),
    messages={
        "no-subsidy": N_(
            "{convention} holds no subsidy of {financeur} for {exercice}, though this line counts on {montant} of it"
        ),
        "no-affectation": N_(
            "the subsidy of {financeur} for {exercice} gives nothing to action {action}, though this line counts on {montant} of it"
        ),
    },
    helps={
        "no-subsidy": N_(
            "add the subsidy voted for {exercice} to the convention’s “subventions”; "
            "if nothing is voted yet, write “statut: sollicité”; if the money comes from elsewhere, leave “convention” out"
        ),
        "no-affectation": N_(
            "add “- {{action: {action}, montant: {montant}}}” to its affectations, or correct this line if the vote says otherwise"
        ),
    },
    reason=N_(
        "Money said to be granted by a convention must be found in it: that is what an auditor, or the funder, looks up first."
    ),
    source=Source(Origin.PRACTICE, N_("Subsidies are voted per exercice and spread over actions")),
    failing=Example(FICHE, _FICHE, line=8, others={CONVENTION: convention("reference: 24-118\n")}),
    passing=Example(FICHE, _FICHE, others={CONVENTION: convention(_CONVENTION.replace("YEAR", "2024"))}),
    convention=check,
)
