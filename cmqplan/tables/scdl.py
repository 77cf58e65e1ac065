"""Granted subsidies as open data: the official « SCDL subventions » table, schema 2.1.1.

The schema is published by OpenDataFrance (https://schema.data.gouv.fr/scdl/subventions/), under the décret 2017-779 of
5 May 2017 on access to the essential data of subsidy agreements. A row that lacks something it must have isn't written:
what it lacks is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cmqplan.amounts import format_plain
from cmqplan.finance.attributions import Attribution
from cmqplan.findings import N_, Finding, Severity
from cmqplan.rules.example import CONVENTION, FILES
from cmqplan.rules.rule import Example, Origin, Rule, Source
from cmqplan.tables.delimited import harmless, rows_text
from cmqplan.workspace.workspace import Workspace

COLUMNS = (
    "nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire", "idBeneficiaire",
    "rnaBeneficiaire", "objet", "montant", "nature", "conditionsVersement", "datesPeriodeVersement", "idRAE",
    "notificationUE", "pourcentageSubvention", "dispositifAide",
)  # fmt: skip
LONGEST = 256
"""Characters that the schema allows for what a subsidy is for."""
CODE = "CMQ701"


@dataclass(frozen=True, slots=True)
class Publication:
    """The rows that can be published, in the schema's columns, and what the others lack."""

    rows: tuple[tuple[str, ...], ...]
    findings: tuple[Finding, ...]
    left_out: int
    """How many subsidies aren't among the rows."""


def publication(workspace: Workspace, granted: Sequence[Attribution]) -> Publication:
    """The subsidies as rows. A body that lacks its number is reported once, whatever the number of its subsidies."""
    rows: list[tuple[str, ...]] = []
    findings: dict[tuple[object, ...], Finding] = {}
    for item in granted:
        lacking = list(_lacking(workspace, item))
        if not lacking:
            rows.append(_row(workspace, item))
        for finding in lacking:
            findings.setdefault((finding.place, finding.variant), finding)
    return Publication(tuple(rows), tuple(findings.values()), len(granted) - len(rows))


def write(rows: Sequence[Sequence[str]]) -> bytes:
    """UTF-8, commas, the schema's heads: RFC 4180."""
    return rows_text([list(COLUMNS), *([harmless(cell) for cell in row] for row in rows)]).encode()


def _row(workspace: Workspace, item: Attribution) -> tuple[str, ...]:
    funder = workspace.organismes[item.financeur].model
    party = workspace.organismes[item.beneficiaire or ""].model
    conditions, when = _payment(item)
    return (
        funder.nom,
        funder.siret or "",
        item.date.isoformat() if item.date else "",
        item.reference or "",
        party.nom,
        party.siret or "",
        party.rna or "",
        item.objet or "",
        format_plain(item.montant),
        "aide en numéraire",
        conditions,
        when,
        "",
        "oui" if item.notification_ue else "non",
        "1.00",
        "",
    )


def _payment(item: Attribution) -> tuple[str, str]:
    """How it is paid and when: the day it was received where it is known, else the day it is due. ISO 8601."""
    days = sorted(day for payment in item.versements if (day := payment.recu or payment.date) is not None)
    if len(item.versements) == 1:
        return "unique", days[0].isoformat() if days else ""
    return "échelonné", f"{days[0].isoformat()}/{days[-1].isoformat()}" if days else ""


def _lacking(workspace: Workspace, item: Attribution) -> Iterator[Finding]:
    """What keeps a subsidy from being published, each at the place where it is to be written."""
    names = {
        "financeur": workspace.organismes.nom(item.financeur),
        "montant": item.montant,
        "beneficiaire": workspace.organismes.nom(item.beneficiaire) if item.beneficiaire else "",
    }

    def at(variant: str, **more: object) -> Finding:
        return Finding(CODE, item.place, {**names, **more}, variant)

    funder = workspace.organismes.get(item.financeur)
    if funder is None:
        yield at(_missing(workspace, item.financeur), organisme=item.financeur)
    elif funder.model.siret is None:
        params = {"organisme": funder.model.nom, "identifiant": item.financeur}
        yield Finding(CODE, funder.at(), params, "funder-siret")
    if item.beneficiaire is None:
        yield at("beneficiary")
    elif (party := workspace.organismes.get(item.beneficiaire)) is None:
        yield at(_missing(workspace, item.beneficiaire), organisme=item.beneficiaire)
    elif party.model.siret is None and party.model.rna is None:
        params = {"organisme": party.model.nom, "identifiant": item.beneficiaire}
        yield Finding(CODE, party.at(), params, "beneficiary-siret")
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


_COMPLETE = """\
signature: 1er mars 2024
subventions:
  - exercice: 2024
    financeur: region
    beneficiaire: cmq-bois
    montant: 6 000 €
    objet: Forum des métiers du bois
    notification_ue: non
    versements: {montant: 6 000 €, date: 30 juin 2024}
"""
_BODIES = {
    "plans/organismes.yaml": FILES["plans/organismes.yaml"]
    .replace("{nom: CMQ Bois, type: campus", "{nom: CMQ Bois, type: campus, siret: 732 829 320 00074")
    .replace("{nom: Région, type: collectivité", "{nom: Région, type: collectivité, siret: 732 829 320 00074")
}

RULE = Rule(
    code=CODE,
    slug="open-data-incomplete",
    severity=Severity.WARNING,
    title=N_("A granted subsidy that can't be published as open data"),
    messages={
        "unknown": N_("the subsidy of {montant} names “{organisme}”, which organismes.yaml doesn't declare"),
        "broken": N_(
            "the subsidy of {montant} names “{organisme}”, whose lines in organismes.yaml hold a mistake"
        ),
        "funder-siret": N_("{organisme} grants a subsidy and has no SIRET"),
        "beneficiary": N_("the subsidy of {montant} by {financeur} doesn't say who receives it"),
        "beneficiary-siret": N_("{organisme} receives a subsidy and has neither a SIRET nor an RNA number"),
        "nature": N_(
            "the line of {montant} by {financeur} is granted and doesn't say whether it is a subsidy"
        ),
        "date": N_("the subsidy of {montant} by {financeur} has no date"),
        "objet": N_("the subsidy of {montant} by {financeur} doesn't say what it is for"),
        "objet-long": N_(
            "what the subsidy of {montant} is for takes {length} characters, and {most} may be published"
        ),
        "payments": N_("the subsidy of {montant} by {financeur} doesn't say how and when it is paid"),
        "payment-dates": N_("a payment of the subsidy of {montant} by {financeur} has no date"),
        "notification": N_(
            "the subsidy of {montant} by {financeur} doesn't say whether it is an aid notified to the European Commission"
        ),
    },
    helps={
        "unknown": N_("declare it in organismes.yaml, with its SIRET"),
        "broken": N_("“cmqplan validate” says which"),
        "funder-siret": N_(
            "write its 14 digits under “{identifiant}:”, such as “siret: 732 829 320 00074”; annuaire-entreprises.data.gouv.fr has them"
        ),
        "beneficiary": N_("write “beneficiaire:” and the identifier of who receives it"),
        "beneficiary-siret": N_(
            "write “siret:” and its 14 digits under “{identifiant}:”, or “rna:” for an association; annuaire-entreprises.data.gouv.fr has them"
        ),
        "nature": N_("write “nature: subvention”, or what else it is: fonds propres, prestation, mécénat…"),
        "date": N_(
            "write “signature:” in the convention, or “date:” on the subsidy, with the day, such as 2024-03-01"
        ),
        "objet": N_("write “objet:” and a few words"),
        "objet-long": N_("say it in fewer words"),
        "payments": N_(
            "write each payment under “versements:”, such as “versements: {{montant: 5 000 €, date: 2024-06-30}}”"
        ),
        "payment-dates": N_("write “date:” for the day it is due, or “recu:” for the day it came"),
        "notification": N_(
            "write “notification_ue: non”, or “oui” for a de minimis aid notified under the regulation (EU) 1407/2013"
        ),
    },
    reason=N_(
        "Whoever grants a subsidy by an agreement publishes its essential data in an official table. A row with a number or a date "
        "that nobody wrote would be a false public record: it is left out until the file says it."
    ),
    source=Source(
        Origin.LAW,
        N_("Décret 2017-779 of 5 May 2017 and its order of 17 November 2017; SCDL subventions, schema 2.1.1"),
    ),
    failing=Example(
        CONVENTION,
        FILES[CONVENTION] + _COMPLETE.replace("    notification_ue: non\n", ""),
        line=11,
        others=_BODIES,
    ),
    passing=Example(CONVENTION, FILES[CONVENTION] + _COMPLETE, others=_BODIES),
)
"""Told by the export alone: a plan is no less valid for being unpublished."""
