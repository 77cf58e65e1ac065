"""Granted subsidies as open data: the official « SCDL subventions » table, schema 2.1.1.

The schema is published by OpenDataFrance (https://schema.data.gouv.fr/scdl/subventions/), under the décret 2017-779 of
5 May 2017 on access to the essential data of subsidy agreements. A row that lacks something it must have isn't written:
what it lacks is a finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cmqplan.amounts import format_plain
from cmqplan.finance.attributions import Attribution
from cmqplan.findings import Finding
from cmqplan.rules.publication.open_data import check_attribution, publishable_rna
from cmqplan.tables.delimited import harmless, rows_text
from cmqplan.workspace.workspace import Workspace

COLUMNS = (
    "nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire", "idBeneficiaire",
    "rnaBeneficiaire", "objet", "montant", "nature", "conditionsVersement", "datesPeriodeVersement", "idRAE",
    "notificationUE", "pourcentageSubvention", "dispositifAide",
)  # fmt: skip


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
        lacking = list(check_attribution(item, workspace))
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
        party.rna if party.rna and publishable_rna(party.rna) else "",
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
