"""CMQ213: a private-law body that gets more than 23 000 € from one authority in a year, without a convention."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.private_law import sans_convention, seuil
from cmqplan.findings import Finding, Place, Related
from cmqplan.rules.declare import ERROR, ORGANISMES, PLAN, Example, Rule, Said, Says, law, money
from cmqplan.workspace.workspace import Workspace

_ORGANISMES = ORGANISMES.plus("club-exemple: {nom: Club Exemple, type: association}\n")


def _granted(amount: str) -> Example:
    return money(f"""\
        total: {amount}
        financements:
          - {{financeur: metropole, montant: {amount}, nature: subvention, statut: accordé, date: 2024-03-01, beneficiaire: club-exemple}}
        """)


RULE = Rule(
    "CMQ213",
    "private-beneficiary-convention",
    ERROR,
    title=Said(
        "Un organisme de droit privé au-delà de 23 000 € par an sans convention",
        "A private-law body above 23 000 € a year without a convention",
    ),
    says=Says(
        fr=(
            "{beneficiaire} reçoit {montant} de subventions de {financeur} en {exercice}, plus que {seuil}, sans convention",
            "décrivez dans plans/conventions la convention qui les lie et nommez-la sur la ligne (« convention: … ») ; si {beneficiaire} est un organisme public, écrivez « droit: public » dans organismes.yaml",
        ),
        en=(
            "{beneficiaire} gets {montant} of subsidies from {financeur} in {exercice}, more than {seuil}, without a convention",
            "describe the convention between them in plans/conventions and name it on the line (“convention: …”); if {beneficiaire} is a public body, write “droit: public” in organismes.yaml",
        ),
    ),
    reason=Said(
        "L'autorité administrative qui donne à un organisme de droit privé plus que le seuil dans l'année doit signer une convention qui fixe l'objet, le montant, les versements et l'emploi de la subvention.",
        "An administrative authority that gives a private-law body more than the threshold in a year must sign a convention that states the purpose, the amount, the payments and the use of the subsidy.",
    ),
    source=law(
        "Loi n° 2000-321 du 12 avril 2000, article 10 ; décret n° 2001-495 du 6 juin 2001, article 1 (23 000 € par an) ; textes non lus, cités d'après le formulaire Cerfa 12156",
        "Law no. 2000-321 of 12 April 2000, article 10; decree no. 2001-495 of 6 June 2001, article 1 (23 000 € a year); texts not read, cited after form Cerfa 12156",
    ),
    fails=_granted("23 000,01 €").at_line(8).beside(_ORGANISMES, PLAN.without("convention")),
    passes=_granted("23 000 €").beside(_ORGANISMES, PLAN.without("convention")),
)


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
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
            Related(
                line.place,
                Said("{montant} sont comptés ici", "{montant} are counted here"),
                {"montant": line.montant},
            )
            for line in secured[:-1]
        )
        place = secured[-1].place
        yield RULE.found(Place(place.file, (*place.path, "beneficiaire")), "", *related, **params)
