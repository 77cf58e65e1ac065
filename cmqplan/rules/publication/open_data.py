"""CMQ701: a granted subsidy that can't be published as open data."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.finance.attributions import Attribution
from cmqplan.findings import Finding
from cmqplan.rules.declare import CONVENTION, ORGANISMES, WARNING, Rule, Said, Says, law
from cmqplan.workspace.workspace import Workspace

_COMPLETE = """\
signature: 1er mars 2024
subventions:
  - exercice: 2024
    financeur: region
    beneficiaire: campus-exemple
    montant: 6 000 €
    objet: Forum des métiers
    notification_ue: non
    versements: {montant: 6 000 €, date: 30 juin 2024}
"""

_BODIES = (
    ORGANISMES.replacing(
        "{nom: Campus Exemple, type: campus", "{nom: Campus Exemple, type: campus, siret: 732 829 320 00074"
    ).replacing(
        "{nom: Région Exemple, type: collectivité",
        "{nom: Région Exemple, type: collectivité, siret: 732 829 320 00074",
    ),
)

RULE = Rule(
    "CMQ701",
    "open-data-incomplete",
    WARNING,
    title=Said(
        "Une subvention accordée qui ne peut pas être publiée en données ouvertes",
        "A granted subsidy that can't be published as open data",
    ),
    says={
        "unknown": Says(
            fr=(
                "la subvention de {montant} nomme « {organisme} », qu'organismes.yaml ne déclare pas",
                "déclarez-le dans organismes.yaml, avec son SIRET",
            ),
            en=(
                "the subsidy of {montant} names “{organisme}”, which organismes.yaml doesn't declare",
                "declare it in organismes.yaml, with its SIRET",
            ),
        ),
        "broken": Says(
            fr=(
                "la subvention de {montant} nomme « {organisme} », dont les lignes dans organismes.yaml contiennent une erreur",
                "« cmqplan validate » dit laquelle",
            ),
            en=(
                "the subsidy of {montant} names “{organisme}”, whose lines in organismes.yaml hold a mistake",
                "“cmqplan validate” says which",
            ),
        ),
        "funder-siret": Says(
            fr=(
                "{organisme} accorde une subvention et n'a pas de SIRET",
                "écrivez ses 14 chiffres sous « {identifiant}: », par exemple « siret: 732 829 320 00074 » ; annuaire-entreprises.data.gouv.fr les donne",
            ),
            en=(
                "{organisme} grants a subsidy and has no SIRET",
                "write its 14 digits under “{identifiant}:”, such as “siret: 732 829 320 00074”; annuaire-entreprises.data.gouv.fr has them",
            ),
        ),
        "beneficiary": Says(
            fr=(
                "la subvention de {montant} ({financeur}) ne dit pas qui la reçoit",
                "écrivez « beneficiaire: » et l'identifiant de qui la reçoit",
            ),
            en=(
                "the subsidy of {montant} by {financeur} doesn't say who receives it",
                "write “beneficiaire:” and the identifier of who receives it",
            ),
        ),
        "beneficiary-siret": Says(
            fr=(
                "{organisme} reçoit une subvention et n'a ni SIRET ni numéro RNA",
                "écrivez « siret: » et ses 14 chiffres sous « {identifiant}: », ou « rna: » pour une association ; annuaire-entreprises.data.gouv.fr les donne",
            ),
            en=(
                "{organisme} receives a subsidy and has neither a SIRET nor an RNA number",
                "write “siret:” and its 14 digits under “{identifiant}:”, or “rna:” for an association; annuaire-entreprises.data.gouv.fr has them",
            ),
        ),
        "beneficiary-rna": Says(
            fr=(
                "{organisme} reçoit une subvention et n'a qu'un numéro RNA, {rna}, où le tableau officiel n'accepte pas de lettre",
                "écrivez « siret: » et ses 14 chiffres sous « {identifiant}: » ; annuaire-entreprises.data.gouv.fr les donne",
            ),
            en=(
                "{organisme} receives a subsidy and only has an RNA number, {rna}, in which the official table takes no letter",
                "write “siret:” and its 14 digits under “{identifiant}:”; annuaire-entreprises.data.gouv.fr has them",
            ),
        ),
        "nature": Says(
            fr=(
                "le financement de {montant} ({financeur}) est accordé et ne dit pas si c'est une subvention",
                "écrivez « nature: subvention », ou ce que c'est d'autre : fonds propres, prestation, mécénat…",
            ),
            en=(
                "the line of {montant} by {financeur} is granted and doesn't say whether it is a subsidy",
                "write “nature: subvention”, or what else it is: fonds propres, prestation, mécénat…",
            ),
        ),
        "date": Says(
            fr=(
                "la subvention de {montant} ({financeur}) n'a pas de date",
                "écrivez « signature: » dans la convention, ou « date: » sur la subvention, avec le jour, par exemple 2024-03-01",
            ),
            en=(
                "the subsidy of {montant} by {financeur} has no date",
                "write “signature:” in the convention, or “date:” on the subsidy, with the day, such as 2024-03-01",
            ),
        ),
        "objet": Says(
            fr=(
                "la subvention de {montant} ({financeur}) ne dit pas à quoi elle sert",
                "écrivez « objet: » et quelques mots",
            ),
            en=(
                "the subsidy of {montant} by {financeur} doesn't say what it is for",
                "write “objet:” and a few words",
            ),
        ),
        "objet-long": Says(
            fr=(
                "l'objet de la subvention de {montant} compte {length} caractères, et {most} peuvent être publiés",
                "dites-le en moins de mots",
            ),
            en=(
                "what the subsidy of {montant} is for takes {length} characters, and {most} may be published",
                "say it in fewer words",
            ),
        ),
        "payments": Says(
            fr=(
                "la subvention de {montant} ({financeur}) ne dit pas comment ni quand elle est versée",
                "écrivez chaque versement sous « versements: », par exemple « versements: {{montant: 5 000 €, date: 2024-06-30}} »",
            ),
            en=(
                "the subsidy of {montant} by {financeur} doesn't say how and when it is paid",
                "write each payment under “versements:”, such as “versements: {{montant: 5 000 €, date: 2024-06-30}}”",
            ),
        ),
        "payment-dates": Says(
            fr=(
                "un versement de la subvention de {montant} ({financeur}) n'a pas de date",
                "écrivez « date: » pour le jour où il est attendu, ou « recu: » pour le jour où il est arrivé",
            ),
            en=(
                "a payment of the subsidy of {montant} by {financeur} has no date",
                "write “date:” for the day it is due, or “recu:” for the day it came",
            ),
        ),
        "notification": Says(
            fr=(
                "la subvention de {montant} ({financeur}) ne dit pas si c'est une aide notifiée à la Commission européenne",
                "écrivez « notification_ue: non », ou « oui » pour une aide de minimis notifiée au titre du règlement (UE) 1407/2013, que nomme le tableau officiel, ou du règlement (UE) 2023/2831, qui l'a remplacé le 1er janvier 2024",
            ),
            en=(
                "the subsidy of {montant} by {financeur} doesn't say whether it is an aid notified to the European Commission",
                "write “notification_ue: non”, or “oui” for a de minimis aid notified under the regulation (EU) 1407/2013, which the official table names, or (EU) 2023/2831, which has replaced it since 1 January 2024",
            ),
        ),
    },
    reason=Said(
        "Qui accorde une subvention par convention en publie les données essentielles dans un tableau officiel. Une ligne dont personne n'a écrit le numéro ou la date serait une fausse déclaration publique : elle attend que le fichier le dise.",
        "Whoever grants a subsidy by an agreement publishes its essential data in an official table. A row with a number or a date that nobody wrote would be a false public record: it is left out until the file says it.",
    ),
    source=law(
        "SCDL subventions, schéma 2.1.1, d'après le décret 2017-779 du 5 mai 2017 et son arrêté du 17 novembre 2017, qui nomment encore le règlement (UE) 1407/2013 ; leur texte lui-même n'a pas été lu",
        "SCDL subventions, schema 2.1.1, after décret 2017-779 of 5 May 2017 and its order of 17 November 2017, which still name the regulation (EU) 1407/2013; their own text wasn't read",
    ),
    fails=CONVENTION.plus(_COMPLETE.replace("    notification_ue: non\n", "")).at_line(11).beside(*_BODIES),
    passes=CONVENTION.plus(_COMPLETE).beside(*_BODIES),
)

LONGEST = 256
"""Characters that the schema allows for what a subsidy is for."""


def publishable_rna(rna: str) -> bool:
    """Whether the schema takes an RNA number: « W » and nine digits; some have a letter."""
    return rna[1:].isdigit()


def check_attribution(item: Attribution, workspace: Workspace) -> Iterator[Finding]:
    """What keeps a subsidy from being published, each at the place where it is to be written."""
    names = {
        "financeur": workspace.organismes.nom(item.financeur),
        "montant": item.montant,
        "beneficiaire": workspace.organismes.nom(item.beneficiaire) if item.beneficiaire else "",
    }

    def at(variant: str, **more: object) -> Finding:
        return RULE.found(item.place, variant, **names, **more)

    funder = workspace.organismes.get(item.financeur)
    if funder is None:
        yield at(_missing(workspace, item.financeur), organisme=item.financeur)
    elif funder.model.siret is None:
        params = {"organisme": funder.model.nom, "identifiant": item.financeur}
        yield RULE.found(funder.at(), "funder-siret", **params)
    if item.beneficiaire is None:
        yield at("beneficiary")
    elif (party := workspace.organismes.get(item.beneficiaire)) is None:
        yield at(_missing(workspace, item.beneficiaire), organisme=item.beneficiaire)
    elif party.model.siret is None and (party.model.rna is None or not publishable_rna(party.model.rna)):
        named = {"organisme": party.model.nom, "identifiant": item.beneficiaire}
        variant = "beneficiary-rna" if party.model.rna else "beneficiary-siret"
        yield RULE.found(party.at(), variant, **named, rna=party.model.rna)
    if item.nature is None:
        yield at("nature")
    if item.date is None:
        yield at("date")
    if item.objet is None:
        yield at("objet")
    elif len(item.objet) > LONGEST:
        yield at("objet-long", length=len(item.objet), most=LONGEST)
    if not item.versements:
        yield at("payments")
    elif any(payment.recu is None and payment.date is None for payment in item.versements):
        yield at("payment-dates")
    if item.notification_ue is None:
        yield at("notification")


def _missing(workspace: Workspace, reference: str) -> str:
    return "broken" if reference in workspace.organismes.broken else "unknown"
