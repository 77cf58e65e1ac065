"""The words of money's tables, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from cmqplan.finance.dimensions import Coupe
from cmqplan.finance.tableau import Rubrique, Tableau, Tete
from cmqplan.language import Said, current, template, use

Words: TypeAlias = Callable[[Said], str]
"""What says a text: ``spoken`` in the reader's language, ``french`` in French whoever reads."""

spoken: Words = template


def french(said: Said) -> str:
    language = current()
    use("fr")
    try:
        return template(said)
    finally:
        use(language)


TITLE = Said("Intitulé", "Title")
TOTAL = Said("Total", "Total")
SHARE = Said("Part", "Share")
IN_KIND = Said("En nature", "In kind")
ACTION = Said("Action", "Action")
VOTED = Said("Voté", "Voted")
EXPECTED = Said("Attendu", "Expected")
DIFFERENCE = Said("Écart", "Difference")
PROFILE = Said("Profil", "Profile")
PLANNED = Said("Prévu", "Planned")
REALISED = Said("Réalisé", "Real")
FULL_TIME = Said("Équivalents temps plein", "Full-time equivalents")
FULL_TIME_BY_YEAR = Said("Équivalents temps plein, année par année", "Full-time equivalents, year by year")
MAQUETTE = Said("Maquette financière : {plans}", "Maquette financière: {plans}")
MAQUETTE_OF_YEAR = Said("Maquette financière {year} : {plans}", "Maquette financière {year}: {plans}")
VOTED_AND_EXPECTED = Said(
    "Subventions de la convention et ce que les fiches en attendent : {convention}",
    "Subsidies of the convention against what the fiches expect: {convention}",
)
_BY_ONE = Said("Financement par {rows} : {plans}", "Funding by {rows}: {plans}")
_BY_TWO = Said(
    "Financement par {rows} et par {columns} : {plans}", "Funding by {rows} and {columns}: {plans}"
)

AMOUNTS: Mapping[str, Said] = {
    "acquis": Said("Acquis", "Secured"),
    "espere": Said("Espéré", "Hoped for"),
    "a_trouver": Said("À trouver", "To find"),
    "refuse": Said("dont refusé", "of it refused"),
}
"""The amounts of ``Sommes`` in the order they are shown: three that make the total, and what of the last one was refused."""


DOUBTED: Mapping[str, Said] = {
    "estime": Said("dont estimé", "of it estimated"),
    "minimum": Said("Hypothèse basse", "Low case"),
}
"""Of ``Sommes``, what of a total isn't firm, and the total with each range at its lower bound: what is to be found may then be
more."""


def title_of(table: Tableau, words: Words) -> str:
    """« Funding by funder: plan-2024 »."""
    rows = words(table.lignes.tete).lower()
    plans = ", ".join(table.plans)
    if table.colonnes is None:
        return words(_BY_ONE).format(rows=rows, plans=plans)
    return words(_BY_TWO).format(rows=rows, columns=words(table.colonnes.tete).lower(), plans=plans)


def head_text(dimension: Coupe, head: Tete, words: Words, *, short: bool = False) -> str:
    """What a row or a column is called in a table; ``short`` for a column."""
    if head.rubrique is Rubrique.RESTE:
        return words(dimension.reste)
    if head.rubrique is Rubrique.NON_PRECISE:
        return words(dimension.absent)
    return head.court if short else head.libelle
