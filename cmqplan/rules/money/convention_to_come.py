"""CMQ229: what is requested would take a private-law body above the threshold: a convention to prepare."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.private_law import sans_convention, seuil
from cmqplan.findings import Finding, Place, Related
from cmqplan.rules.declare import ORGANISMES, PLAN, WARNING, Example, Rule, Said, Says, law, money
from cmqplan.workspace.workspace import Workspace

_ORGANISMES = ORGANISMES.plus("club-exemple: {nom: Club Exemple, type: association}\n")


def _requested(amount: str) -> Example:
    return money(f"""\
        total: {amount}
        financements:
          - {{financeur: metropole, montant: {amount}, nature: subvention, statut: sollicité, beneficiaire: club-exemple}}
        """)


RULE = Rule(
    "CMQ229",
    "convention-to-prepare",
    WARNING,
    title=Said(
        "Une convention à préparer pour un organisme de droit privé",
        "A convention to prepare for a private-law body",
    ),
    says=Says(
        fr=(
            "si c'est accordé, {beneficiaire} recevra {montant} de subventions de {financeur} en {exercice}, plus que {seuil} : une convention sera due",
            "préparez-la, décrivez-la dans plans/conventions et nommez-la sur la ligne (« convention: … ») ; si {beneficiaire} est un organisme public, écrivez « droit: public » dans organismes.yaml",
        ),
        en=(
            "if granted, {beneficiaire} will get {montant} of subsidies from {financeur} in {exercice}, more than {seuil}: a convention will be due",
            "prepare it, describe it in plans/conventions and name it on the line (“convention: …”); if {beneficiaire} is a public body, write “droit: public” in organismes.yaml",
        ),
    ),
    reason=Said(
        "La convention doit être signée quand la subvention est donnée ; la rédiger prend des semaines, et la voter une séance.",
        "The convention must be signed by the time the subsidy is given; drafting it takes weeks, and its vote a session.",
    ),
    source=law(
        "Loi n° 2000-321 du 12 avril 2000, article 10 ; décret n° 2001-495 du 6 juin 2001, article 1 (23 000 € par an) ; textes non lus, cités d'après le formulaire Cerfa 12156",
        "Law no. 2000-321 of 12 April 2000, article 10; decree no. 2001-495 of 6 June 2001, article 1 (23 000 € a year); texts not read, cited after form Cerfa 12156",
    ),
    fails=_requested("23 000,01 €").at_line(8).beside(_ORGANISMES, PLAN.without("convention")),
    passes=_requested("23 000 €").beside(_ORGANISMES, PLAN.without("convention")),
)


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    threshold = seuil(workspace.settings)
    for received in sans_convention(workspace):
        if received.acquis > threshold or received.attendu <= threshold:
            continue
        hoped = [line for line in received.lignes if not line.acquis and line.montant is not None]
        names = workspace.organismes
        params = {
            "financeur": names.nom(received.financeur),
            "beneficiaire": names.nom(received.beneficiaire),
            "exercice": received.exercice,
            "montant": received.attendu,
            "seuil": threshold,
        }
        others = [line for line in received.lignes if line is not hoped[-1]]
        related = tuple(
            Related(
                line.place,
                Said("{montant} sont comptés ici", "{montant} are counted here"),
                {"montant": line.montant},
            )
            for line in others
        )
        place = hoped[-1].place
        yield RULE.found(Place(place.file, (*place.path, "beneficiaire")), "", *related, **params)
