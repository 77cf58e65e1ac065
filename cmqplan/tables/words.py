"""The heads of budget tables: English for the catalogue, French for the documents that are French whoever runs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from cmqplan.finance.tableau import Dimension, Rubrique, Tableau, Tete
from cmqplan.findings import N_

Words: TypeAlias = Callable[[str], str]
"""An English text → the text in the language wanted."""

FRENCH: Mapping[str, str] = {
    N_("Funder"): "Financeur",
    N_("Fiche"): "Fiche",
    N_("Axis"): "Axe",
    N_("Year"): "Exercice",
    N_("Status"): "Statut",
    N_("Credit line"): "Ligne de crédit",
    N_("Nature"): "Nature",
    N_("Plan"): "Plan",
    N_("Convention"): "Convention",
    N_("Title"): "Intitulé",
    N_("Secured"): "Acquis",
    N_("Hoped for"): "Espéré",
    N_("To find"): "À trouver",
    N_("of it refused"): "dont refusé",
    N_("Total"): "Total",
    N_("Share"): "Part",
    N_("In kind"): "En nature",
    N_("without a funder"): "sans financeur",
    N_("still to be found"): "reste à financer",
    N_("under no axis"): "hors axe",
    N_("no year given"): "exercice non précisé",
    N_("no status given"): "statut non précisé",
    N_("no credit line given"): "ligne de crédit non précisée",
    N_("no nature given"): "nature non précisée",
    N_("no convention"): "sans convention",
    N_("not given"): "non précisé",
    N_("Voted"): "Voté",
    N_("Expected"): "Attendu",
    N_("Difference"): "Écart",
    N_("Action"): "Action",
    N_("All years"): "Ensemble",
    N_("Maquette financière: {plans}"): "Maquette financière\u00a0: {plans}",
    N_("Maquette financière {year}: {plans}"): "Maquette financière {year}\u00a0: {plans}",
    N_("Subsidies of the convention against what the fiches expect: {convention}"): (
        "Subventions de la convention et ce que les fiches en attendent\u00a0: {convention}"
    ),
    N_("Funding by {rows}: {plans}"): "Financement par {rows}\u00a0: {plans}",
    N_("Funding by {rows} and {columns}: {plans}"): "Financement par {rows} et par {columns}\u00a0: {plans}",
}
"""English → French. The catalogue says the same; a test holds them together."""

HEADS: Mapping[Dimension, str] = {
    Dimension.FINANCEUR: "Funder",
    Dimension.FICHE: "Fiche",
    Dimension.AXE: "Axis",
    Dimension.EXERCICE: "Year",
    Dimension.STATUT: "Status",
    Dimension.LIGNE_CREDIT: "Credit line",
    Dimension.NATURE: "Nature",
    Dimension.PLAN: "Plan",
    Dimension.CONVENTION: "Convention",
}

_NOT_GIVEN: Mapping[Dimension, str] = {
    Dimension.AXE: "under no axis",
    Dimension.EXERCICE: "no year given",
    Dimension.STATUT: "no status given",
    Dimension.LIGNE_CREDIT: "no credit line given",
    Dimension.NATURE: "no nature given",
    Dimension.CONVENTION: "no convention",
}

AMOUNTS: Mapping[str, str] = {
    "acquis": "Secured",
    "espere": "Hoped for",
    "a_trouver": "To find",
    "refuse": "of it refused",
}
"""The amounts of ``Sommes`` in the order they are shown: three that make the total, and what of the last one was refused."""


def title_of(table: Tableau, words: Words) -> str:
    """« Funding by funder: plan-2024 »."""
    rows = words(HEADS[table.lignes]).lower()
    plans = ", ".join(table.plans)
    if table.colonnes is None:
        return words("Funding by {rows}: {plans}").format(rows=rows, plans=plans)
    columns = words(HEADS[table.colonnes]).lower()
    return words("Funding by {rows} and {columns}: {plans}").format(rows=rows, columns=columns, plans=plans)


def french(text: str) -> str:
    return FRENCH.get(text, text)


def head_text(dimension: Dimension, head: Tete, words: Words, *, short: bool = False) -> str:
    """What a row or a column is called in a table; ``short`` for a column."""
    if head.rubrique is Rubrique.RESTE:
        return words("without a funder" if dimension is Dimension.FINANCEUR else "still to be found")
    if head.rubrique is Rubrique.NON_PRECISE:
        return words(_NOT_GIVEN.get(dimension, "not given"))
    return head.court if short else head.libelle
