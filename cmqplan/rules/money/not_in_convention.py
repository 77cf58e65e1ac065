"""CMQ227: a line that counts on a convention which gives nothing to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cmqplan.finance.affectations import ecarts, fiches_by_number, oubliee, plan_of
from cmqplan.findings import Finding, Place, Related
from cmqplan.model.convention import Convention, Subvention
from cmqplan.rules.declare import WARNING, Rule, Said, Says, convention, money, practice
from cmqplan.workspace.workspace import Entry, Ligne, Resume, Workspace

_CONVENTION = """\
    subventions:
      - {exercice: YEAR, financeur: region, montant: 6 000 €, plan: plan-exemple}
    """

_FICHE = money("""\
    total: 10 000 €
    financements:
      - {financeur: region, montant: 6 000 €, statut: accordé, date: 2024-03-01, convention: region-2024-2026}
      - {financeur: campus-exemple, montant: 4 000 €}
    """)

RULE = Rule(
    "CMQ227",
    "not-in-convention",
    WARNING,
    title=Said(
        "Une ligne qui compte sur une convention qui ne lui donne rien",
        "A line that counts on a convention which gives it nothing",
    ),
    says={
        "no-subsidy": Says(
            fr=(
                "{convention} n'a aucune subvention de {financeur} pour {exercice}, alors que cette ligne en attend {montant}",
                "ajoutez la subvention votée pour {exercice} aux « subventions » de la convention ; si rien n'est encore voté, écrivez « statut: sollicité » ; si l'argent vient d'ailleurs, retirez « convention »",
            ),
            en=(
                "{convention} holds no subsidy of {financeur} for {exercice}, though this line counts on {montant} of it",
                "add the subsidy voted for {exercice} to the convention’s “subventions”; if nothing is voted yet, write “statut: sollicité”; if the money comes from elsewhere, leave “convention” out",
            ),
        ),
        "no-affectation": Says(
            fr=(
                "la subvention de {financeur} pour {exercice} ne donne rien à l'action {action}, alors que cette ligne en attend {montant}",
                "ajoutez « - {{action: {action}, montant: {montant}}} » à ses affectations, ou corrigez cette ligne si le vote dit autre chose",
            ),
            en=(
                "the subsidy of {financeur} for {exercice} gives nothing to action {action}, though this line counts on {montant} of it",
                "add “- {{action: {action}, montant: {montant}}}” to its affectations, or correct this line if the vote says otherwise",
            ),
        ),
    },
    reason=Said(
        "L'argent qu'on dit accordé par une convention doit s'y trouver : c'est là qu'un contrôleur, ou le financeur, regarde d'abord.",
        "Money said to be granted by a convention must be found in it: that is what an auditor, or the funder, looks up first.",
    ),
    source=practice(
        "Les subventions sont votées par exercice et réparties entre des actions",
        "Subsidies are voted per exercice and spread over actions",
    ),
    fails=_FICHE.at_line(8).beside(convention("reference: 24-118\n")),
    passes=_FICHE.beside(convention(_CONVENTION.replace("YEAR", "2024"))),
)


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    for (name, plan), lines in _granted(workspace).items():
        entry = workspace.conventions[name]
        fiches = fiches_by_number(workspace.actions(plan))
        said = {
            item.exercice
            for item in entry.model.subventions
            if _said_elsewhere(entry, workspace, plan, fiches, item)
        }
        for resume, line in lines:
            if line.exercice not in said and fiches.get(resume.numero or "") is not None:
                yield from _judge(entry, workspace, plan, resume, line)


def _granted(workspace: Workspace) -> Mapping[tuple[str, str], Sequence[tuple[Resume, Ligne]]]:
    """Convention and plan → the lines that are said to be granted by the one in the other's fiches."""
    found: dict[tuple[str, str], list[tuple[Resume, Ligne]]] = {}
    for plan, resumes in workspace.resumes.items():
        for resume in resumes:
            for line in resume.lignes:
                one_year = isinstance(line.exercice, int)  # no vote is for several at once
                if line.acquis and one_year and line.convention in workspace.conventions:
                    found.setdefault((line.convention, plan), []).append((resume, line))
    return found


def _said_elsewhere(
    entry: Entry[Convention],
    workspace: Workspace,
    plan: str,
    fiches: Mapping[str, Resume | None],
    subsidy: Subvention,
) -> bool:
    """True when another rule says what is wrong with the subsidy itself: its funder isn't a party, it gives to an action
    that no fiche has or that doesn't count it."""
    if all(party.organisme != subsidy.financeur for party in entry.model.parties):
        return True
    if plan_of(entry.name, subsidy, workspace) != plan:
        return False
    strays = any(item.action not in fiches for item in subsidy.affectations)
    return strays or any(found.genre == "funder" for found in ecarts(entry, subsidy, workspace))


def _wrong_year(workspace: Workspace, plan: str, subsidy: Subvention) -> bool:
    """True when a subsidy names the plan for a year that isn't one of its own: CMQ313 says so."""
    named = workspace.plans.get(plan)
    return subsidy.plan == plan and named is not None and subsidy.exercice not in named.model.exercice


def _judge(
    entry: Entry[Convention], workspace: Workspace, plan: str, resume: Resume, line: Ligne
) -> Iterator[Finding]:
    subsidies = list(enumerate(entry.model.subventions))
    if not workspace.organismes.knows(line.financeur) or any(
        _wrong_year(workspace, plan, item) for _, item in subsidies
    ):
        return
    params = {
        "financeur": workspace.organismes.nom(line.financeur),
        "convention": entry.name,
        "exercice": line.exercice,
        "montant": line.montant,
        "action": resume.numero,
    }
    place = Place(line.place.file, (*line.place.path, "convention"))
    of_funder = [
        (n, item)
        for n, item in subsidies
        if item.exercice == line.exercice and item.financeur == line.financeur
    ]
    if not of_funder:
        related = Related(
            entry.at("subventions", on="key"),
            Said(
                "les subventions de la convention sont déclarées ici",
                "the convention’s subsidies are declared here",
            ),
        )
        yield RULE.found(place, "no-subsidy", *((related,) if subsidies else ()), **params)
    elif all(item.affectations and plan_of(entry.name, item, workspace) == plan for _, item in of_funder):
        given = {item.action for _, subsidy in of_funder for item in subsidy.affectations}
        if resume.numero not in given and not any(
            _is_forgotten(entry, workspace, item, line) for _, item in of_funder
        ):
            at = entry.at("subventions", of_funder[0][0], "affectations", on="key")
            related = Related(
                at, Said("ses affectations sont énumérées ici", "its affectations are listed here")
            )
            yield RULE.found(place, "no-affectation", related, **params)


def _is_forgotten(entry: Entry[Convention], workspace: Workspace, subsidy: Subvention, line: Ligne) -> bool:
    """Whether this line is what the subsidy's affectations lack: CMQ205 says so."""
    found = oubliee(entry, subsidy, workspace)
    return found is not None and found[1] is line
