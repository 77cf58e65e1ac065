"""What a convention makes due: its engagements year by year, its end, the payments of its subsidies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cmqplan.model.convention import Convention, Engagement, Frequence, GenreEngagement
from cmqplan.model.memo import asked_again
from cmqplan.obligations.obligation import Genre, Obligation, nom, statut
from cmqplan.obligations.versements import versement
from cmqplan.periods import add_months
from cmqplan.workspace.workspace import Entry

DELAI_LEGAL_DU_RAPPORT = 6
"""Months after the year that a report may take when a convention doesn't say: the delay that loi 2000-321 du 12 avril
2000, article 10, gives the financial report of a subsidy."""

_GENRES = {
    GenreEngagement.COMITE: Genre.COMITE,
    GenreEngagement.RAPPORT: Genre.RAPPORT,
    GenreEngagement.EVALUATION: Genre.EVALUATION,
}


@asked_again
def de_convention(entry: Entry[Convention], today: date) -> tuple[Obligation, ...]:
    """Everything one convention makes due, on a day."""
    return tuple(_de_convention(entry, today))


def _de_convention(entry: Entry[Convention], today: date) -> Iterator[Obligation]:
    for rank, engagement in enumerate(entry.model.engagements):
        if engagement.frequence is Frequence.ANNUELLE:
            yield from _chaque_annee(entry, rank, engagement, today)
        elif engagement.frequence is Frequence.FIN:
            yield from _au_terme(entry, rank, engagement, today)
    yield from _fin(entry, today)
    for rank, subsidy in enumerate(entry.model.subventions):
        known_by = (subsidy.financeur, subsidy.exercice, subsidy.plan, subsidy.objet)
        for number, payment in enumerate(subsidy.versements):
            yield from versement(
                payment,
                de=f"conventions/{entry.name}/subventions/{nom(*known_by)}",
                objet=subsidy.objet or entry.model.titre,
                cadre=entry.model.titre,
                entry=entry,
                path=("subventions", rank, "versements", number),
                exercice=subsidy.exercice,
                financeur=subsidy.financeur,
                today=today,
            )


def exercices(convention: Convention, today: date) -> Iterator[tuple[int, date, date]]:
    """Each year of a convention with its first and last day in it.

    A convention without an end is followed to the current year; one without a start has no years.
    """
    debut, fin = convention.periode.debut, convention.periode.fin
    if debut is None:
        return
    for year in range(debut.year, (fin.year if fin is not None else max(today.year, debut.year)) + 1):
        last = date(year, 12, 31)
        yield year, max(debut, date(year, 1, 1)), last if fin is None else min(last, fin)


def echeance_annuelle(engagement: Engagement, dernier_jour: date) -> date:
    """When a yearly engagement is due for a year whose last day this is: its delay after that day.

    A report without a delay has the legal six months; anything else without one is due within the year.
    """
    if engagement.delai is not None:
        return add_months(dernier_jour, engagement.delai)
    if engagement.genre is GenreEngagement.RAPPORT:
        return add_months(dernier_jour, DELAI_LEGAL_DU_RAPPORT)
    return dernier_jour


def _chaque_annee(
    entry: Entry[Convention], rank: int, engagement: Engagement, today: date
) -> Iterator[Obligation]:
    kept = {tenu.exercice: tenu.date for tenu in engagement.tenus}
    for year, first, last in exercices(entry.model, today):
        reports = engagement.genre is GenreEngagement.RAPPORT
        yield _obligation(
            entry,
            rank,
            engagement,
            debut=last + timedelta(days=1) if reports else first,
            echeance=echeance_annuelle(engagement, last),
            exercice=year,
            fait=kept.get(year),
            today=today,
        )


def _au_terme(
    entry: Entry[Convention], rank: int, engagement: Engagement, today: date
) -> Iterator[Obligation]:
    fin = entry.model.periode.fin
    if fin is None:
        return
    yield _obligation(
        entry,
        rank,
        engagement,
        debut=None,
        echeance=add_months(fin, engagement.delai) if engagement.delai is not None else fin,
        exercice=fin.year,
        fait=max((tenu.date for tenu in engagement.tenus), default=None),
        today=today,
    )


def _obligation(
    entry: Entry[Convention],
    rank: int,
    engagement: Engagement,
    *,
    debut: date | None,
    echeance: date,
    exercice: int,
    fait: date | None,
    today: date,
) -> Obligation:
    known_by = engagement.id or nom(engagement.genre.value, engagement.texte)
    return Obligation(
        identifiant=f"conventions/{entry.name}/engagements/{known_by}/{exercice}",
        genre=_GENRES.get(engagement.genre, Genre.ENGAGEMENT),
        echeance=echeance,
        objet=engagement.texte,
        cadre=entry.model.titre,
        place=entry.at("engagements", rank),
        statut=statut(echeance, fait, today),
        debut=debut,
        exercice=exercice,
        organismes=engagement.organismes,
        fait=fait,
    )


def _fin(entry: Entry[Convention], today: date) -> Iterator[Obligation]:
    """A convention's end asks for nothing by itself; it is shown beside what is due, and done once it is past."""
    fin = entry.model.periode.fin
    if fin is None:
        return
    passed = fin if fin < today else None
    yield Obligation(
        identifiant=f"conventions/{entry.name}/fin",
        genre=Genre.FIN_DE_CONVENTION,
        echeance=fin,
        objet=entry.model.titre,
        cadre=entry.model.titre,
        place=entry.at("periode"),
        statut=statut(fin, passed, today),
        exercice=fin.year,
        organismes=tuple(party.organisme for party in entry.model.parties),
        fait=passed,
    )
