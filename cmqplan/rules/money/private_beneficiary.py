"""CMQ213: a private-law body that gets more than 23 000 € from one authority in a year, without a convention."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.private_law import sans_convention, seuil
from cmqplan.findings import N_, Finding, Place, Related, Severity
from cmqplan.rules.example import FICHE, FILES, ORGANISMES, PLAN
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.rules.samples import money, plan
from cmqplan.workspace.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    threshold = seuil(workspace.settings)
    for received in sans_convention(workspace):
        if received.acquis <= threshold:
            continue
        names = workspace.organismes
        params = {
            "financeur": names.nom(received.financeur),
            "beneficiaire": names.nom(received.beneficiaire),
            "exercice": received.exercice,
            "montant": received.acquis,
            "seuil": threshold,
        }
        secured = [line for line in received.lignes if line.acquis and line.montant is not None]
        related = tuple(
            Related(line.place, N_("{montant} are counted here"), {"montant": line.montant})
            for line in secured[:-1]
        )
        place = secured[-1].place
        yield Finding("CMQ213", Place(place.file, (*place.path, "beneficiaire")), params, "", related=related)


_ORGANISMES = FILES[ORGANISMES] + "club-bois: {nom: Club Bois, type: association}\n"


def _granted(amount: str) -> str:
    return money(f"""\
        total: {amount}
        financements:
          - {{financeur: metropole, montant: {amount}, nature: subvention, statut: accordé, date: 2024-03-01, beneficiaire: club-bois}}
        """)


RULE = Rule(
    code="CMQ213",
    slug="private-beneficiary-convention",
    severity=Severity.ERROR,
    title=N_("A private-law body above 23 000 € a year without a convention"),
    messages={
        "": N_(
            "{beneficiaire} gets {montant} of subsidies from {financeur} in {exercice}, more than {seuil}, without a convention"
        ),
    },
    helps={
        "": N_(
            "describe the convention between them in plans/conventions and name it on the line (“convention: …”); "
            "if {beneficiaire} is a public body, write “droit: public” in organismes.yaml"
        ),
    },
    reason=N_(
        "An administrative authority that gives a private-law body more than the threshold in a year must sign a convention that "
        "states the purpose, the amount, the payments and the use of the subsidy."
    ),
    source=Source(
        Origin.LAW,
        N_(
            "Law no. 2000-321 of 12 April 2000, article 10; decree no. 2001-495 of 6 June 2001, article 1 (23 000 € a year)"
        ),
    ),
    failing=Example(
        FICHE,
        _granted("23 000,01 €"),
        line=8,
        others={ORGANISMES: _ORGANISMES, PLAN: plan(without="convention")},
    ),
    passing=Example(
        FICHE, _granted("23 000 €"), others={ORGANISMES: _ORGANISMES, PLAN: plan(without="convention")}
    ),
    workspace=check,
)
