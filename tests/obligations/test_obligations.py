"""What conventions, labels and subsidies make due, and where each stands on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cmqplan.obligations import Genre, Obligation, StatutObligation, obligations
from cmqplan.obligations.labels import mois_restants
from cmqplan.rules.declare import Example
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import CAMPUS, CONVENTION, FICHE
from tests.conftest import lay

LATE, TO_COME, DONE = StatutObligation.EN_RETARD, StatutObligation.A_VENIR, StatutObligation.FAIT


def due(folder: Path, today: date, **files: str) -> tuple[Obligation, ...]:
    names = {"convention": CONVENTION.file, "campus": CAMPUS.file, "fiche": FICHE.file}
    lay(folder, {names[key]: text for key, text in files.items()})
    return obligations(examine(folder, today=today, keep=True).workspace)


def dates(found: tuple[Obligation, ...], genre: Genre) -> dict[int | None, date]:
    return {one.exercice: one.echeance for one in found if one.genre is genre}


def convention(*engagements: str, periode: str = "2024-2026", more: str = "") -> str:
    lines = "".join(f"  - {line}\n" for line in engagements)
    return f"titre: Convention\nperiode: {periode}\ncampus: exemple\nparties: [region, campus-exemple]\nengagements:\n{lines}{more}"


COMMITTEE = "{genre: comité, texte: Un comité par an, frequence: annuelle}"
REPORT = "{genre: rapport, texte: Un rapport par an, frequence: annuelle, delai: 3 mois}"
EVALUATION = "{genre: évaluation, texte: Une évaluation, frequence: fin de convention}"


def test_a_committee_is_due_within_each_year_and_a_report_after_it(tmp_path: Path) -> None:
    found = due(tmp_path, date(2024, 6, 1), convention=convention(COMMITTEE, REPORT, EVALUATION))
    assert dates(found, Genre.COMITE) == {year: date(year, 12, 31) for year in (2024, 2025, 2026)}
    assert dates(found, Genre.RAPPORT) == {year: date(year + 1, 3, 31) for year in (2024, 2025, 2026)}
    assert dates(found, Genre.EVALUATION) == {2026: date(2026, 12, 31)}
    assert dates(found, Genre.FIN_DE_CONVENTION) == {2026: date(2026, 12, 31)}


def test_a_convention_that_begins_and_ends_within_years_cuts_them(tmp_path: Path) -> None:
    text = convention(COMMITTEE, REPORT, periode="du 1er juillet 2024 au 30 juin 2025")
    found = due(tmp_path, date(2024, 6, 1), convention=text)
    assert dates(found, Genre.COMITE) == {2024: date(2024, 12, 31), 2025: date(2025, 6, 30)}
    assert dates(found, Genre.RAPPORT) == {2024: date(2025, 3, 31), 2025: date(2025, 9, 30)}
    committee = next(one for one in found if one.genre is Genre.COMITE)
    assert committee.debut == date(2024, 7, 1)


def test_a_report_without_a_delay_has_the_laws_six_months(tmp_path: Path) -> None:
    found = due(tmp_path, date(2024, 6, 1), convention=convention(REPORT.replace(", delai: 3 mois", "")))
    assert dates(found, Genre.RAPPORT)[2024] == date(2025, 6, 30)


def test_an_evaluation_may_have_a_delay_after_the_end(tmp_path: Path) -> None:
    late = EVALUATION.replace("fin de convention", "fin de convention, delai: 6 mois")
    assert dates(due(tmp_path, date(2024, 6, 1), convention=convention(late)), Genre.EVALUATION) == {
        2026: date(2027, 6, 30)
    }


def test_an_engagement_without_frequence_is_never_due(tmp_path: Path) -> None:
    text = convention("{genre: logos, texte: Les logos}", "{genre: comité, texte: Des comités}")
    found = {one.genre for one in due(tmp_path, date(2024, 6, 1), convention=text)}
    assert found == {Genre.RENOUVELLEMENT, Genre.FIN_DE_CONVENTION}


@pytest.mark.parametrize(
    ("today", "statut", "days"),
    [
        (date(2024, 12, 31), TO_COME, 0),
        (date(2025, 1, 1), LATE, 1),
        (date(2025, 12, 31), LATE, 365),
    ],
)
def test_the_day_something_is_due_it_isnt_late_yet(
    today: date, statut: StatutObligation, days: int, tmp_path: Path
) -> None:
    found = due(tmp_path, today, convention=convention(COMMITTEE))
    committee = next(one for one in found if one.genre is Genre.COMITE and one.exercice == 2024)
    assert (committee.statut, committee.jours_de_retard(today)) == (statut, days)


def test_what_was_kept_is_done_even_late_but_not_before_its_day(tmp_path: Path) -> None:
    kept = COMMITTEE.replace("annuelle", "annuelle, tenus: [{exercice: 2024, date: 2025-02-10}]")

    def statut(today: date) -> StatutObligation:
        found = due(tmp_path, today, convention=convention(kept))
        return next(one.statut for one in found if one.genre is Genre.COMITE and one.exercice == 2024)

    assert statut(date(2025, 2, 9)) is LATE
    assert statut(date(2025, 2, 10)) is DONE


def test_a_label_is_to_be_renewed_within_twelve_months_of_its_end(tmp_path: Path) -> None:
    found = due(tmp_path, date(2027, 6, 1))
    renewal = next(one for one in found if one.genre is Genre.RENOUVELLEMENT)
    assert (renewal.debut, renewal.echeance, renewal.statut) == (
        date(2026, 12, 31),
        date(2027, 12, 31),
        TO_COME,
    )
    assert next(o for o in due(tmp_path, date(2028, 1, 1)) if o.genre is Genre.RENOUVELLEMENT).statut is LATE


@pytest.mark.parametrize("stade", ["étude", "en projet", "échu"])
def test_a_campus_without_a_label_has_none_to_renew(stade: str, tmp_path: Path) -> None:
    found = due(tmp_path, date(2024, 6, 1), campus=CAMPUS.text.replace("labellisé", stade))
    assert not [one for one in found if one.genre is Genre.RENOUVELLEMENT]


def test_only_the_last_label_is_to_be_renewed(tmp_path: Path) -> None:
    two = CAMPUS.text.replace(
        "labels:\n", "labels:\n  - {categorie: campus, debut: 1er janvier 2019, duree: 4 ans}\n"
    )
    found = due(tmp_path, date(2024, 6, 1), campus=two)
    assert [one.echeance for one in found if one.genre is Genre.RENOUVELLEMENT] == [date(2027, 12, 31)]


def test_payments_of_subsidies_and_of_fiches_are_awaited(tmp_path: Path) -> None:
    subsidy = (
        "subventions:\n  - exercice: 2024\n    financeur: region\n    montant: 6 000 €\n    date: 2024-01-15\n"
        "    versements:\n      - {montant: 4 000 €, date: 2024-03-01, recu: 2024-03-20}\n      - {montant: 2 000 €}\n"
    )
    fiche = FICHE.text.replace(
        "nature: fonds propres}", "nature: fonds propres, versements: [{montant: 500 €, date: 2024-05-01}]}"
    )
    found = [
        one
        for one in due(
            tmp_path, date(2024, 6, 1), convention=convention(COMMITTEE, more=subsidy), fiche=fiche
        )
        if one.genre is Genre.VERSEMENT
    ]
    assert [
        (one.montant and one.montant.centimes, one.echeance, one.statut, one.organismes) for one in found
    ] == [
        (50_000, date(2024, 5, 1), LATE, ("campus-exemple",)),
        (200_000, date(2024, 12, 31), TO_COME, ("region",)),
        (400_000, date(2024, 3, 1), DONE, ("region",)),
    ]


def test_overdue_comes_first_then_what_comes_then_what_is_done(tmp_path: Path) -> None:
    kept = REPORT.replace("annuelle", "annuelle, tenus: [{exercice: 2024, date: 2025-02-10}]")
    found = due(tmp_path, date(2025, 6, 1), convention=convention(COMMITTEE, kept))
    assert [one.statut for one in found] == sorted((o.statut for o in found), key=[LATE, TO_COME, DONE].index)
    for status in (LATE, TO_COME, DONE):
        own = [one.echeance for one in found if one.statut is status]
        assert own
        assert own == sorted(own)


def test_an_obligation_keeps_its_name_from_day_to_day(tmp_path: Path) -> None:
    first = {one.identifiant for one in due(tmp_path, date(2024, 1, 1))}
    assert first == {one.identifiant for one in due(tmp_path, date(2030, 1, 1))}
    assert len(first) == len(due(tmp_path, date(2024, 1, 1)))


def subsidy(more: str) -> str:
    return f"  - {{exercice: 2024, financeur: region, {more}, versements: [{{montant: 5 €, date: 2024-05-01}}]}}\n"


def paid(*payments: str) -> str:
    return f"{{financeur: region, exercice: 2024, montant: 9 €, versements: [{', '.join(payments)}]}}"


@pytest.mark.parametrize(
    ("file", "text", "first", "other", "last"),
    [
        (CONVENTION, "engagements:\n{}{}{}", f"  - {COMMITTEE}\n", f"  - {EVALUATION}\n", f"  - {REPORT}\n"),
        (CONVENTION, "subventions:\n{}{}{}", subsidy("montant: 5 €, objet: A"), subsidy("montant: 6 €, objet: B"), subsidy("montant: 7 €")),
        (CONVENTION, "subventions:\n{}{}{}", subsidy("montant: 5 €, plan: p"), subsidy("montant: 6 €, plan: q"), subsidy("montant: 7 €, plan: r")),
        (CONVENTION, "subventions:\n  - {{exercice: 2024, financeur: region, montant: 9 €, versements: [{}{}{}]}}\n",
         "{montant: 4 €, date: 2024-03-01}, ", "{montant: 4 €}, ", "{montant: 5 €}"),
        (FICHE, "{}{}{}", f"      - {paid('{montant: 1 €}')}\n", f"      - {paid('{montant: 2 €}')}\n", f"      - {paid('{montant: 3 €}')}\n"),
        (FICHE, "{}{}{}", *(f"      - {paid('{montant: 1 €}')[:-1]}, ligne_credit: {line}}}\n" for line in ("a", "b", "c"))),
        (FICHE, "      - {{financeur: region, montant: 9 €, versements: [{}{}{}]}}\n",
         "{montant: 2 €, date: 2024-03-01}, ", "{montant: 2 €, date: 2024-04-01}, ", "{montant: 2 €, date: 2024-05-01, recu: 2024-05-03}"),
        (CAMPUS, "labels:\n{}{}{}", "  - {categorie: campus, debut: 2014, duree: 4 ans}\n",
         "  - {categorie: campus, debut: 2018, duree: 4 ans}\n", "  - {categorie: excellence, debut: 2023, duree: 5 ans}\n"),
    ],
)  # fmt: skip
def test_an_obligation_keeps_its_name_whatever_is_put_in_before_it(
    file: Example, text: str, first: str, other: str, last: str, tmp_path: Path
) -> None:
    """What is known of the last one stays with another before it, with two, with the first one gone."""
    known = [
        {(one.identifiant, one.objet, one.echeance, one.montant) for one in _with(tmp_path, file, written)}
        for written in (text.format(*parts) for parts in (("", "", last), ("", other, last), (first, other, last)))
    ]  # fmt: skip
    assert known[0] <= known[1] <= known[2]
    assert len(known[2]) == len({name for name, *_ in known[2]})
    if file is not CAMPUS:
        assert len(known[0]) < len(known[1]) < len(known[2])


def _with(folder: Path, file: Example, text: str) -> tuple[Obligation, ...]:
    """Everything due with this written in a file, in the place of what the example says there."""
    if file is FICHE:
        whole = file.text[: file.text.index("      - ")] + text
    else:
        kept = file.text[:at] if (at := file.text.find(text.split("\n")[0])) >= 0 else file.text
        whole = kept + text
    lay(folder, {file.file: whole})
    return obligations(examine(folder, today=date(2024, 6, 1), keep=True).workspace)


def test_of_several_that_say_the_same_all_but_the_first_are_numbered(tmp_path: Path) -> None:
    found = due(tmp_path, date(2024, 6, 1), convention=convention(COMMITTEE, COMMITTEE, periode="2024"))
    names = [one.identifiant for one in found if one.genre is Genre.COMITE]
    assert names[1] == f"{names[0]}/2"


def test_an_id_keeps_the_name_when_the_text_is_rewritten(tmp_path: Path) -> None:
    named = COMMITTEE.replace("{", "{id: comite-annuel, ")
    names = [
        {one.identifiant for one in due(tmp_path, date(2024, 6, 1), convention=convention(text))}
        for text in (named, named.replace("Un comité par an", "Un comité de pilotage"))
    ]
    assert names[0] == names[1]


@pytest.mark.parametrize(
    ("end", "today", "months"),
    [
        (date(2027, 12, 31), date(2027, 12, 31), 0),
        (date(2027, 12, 31), date(2027, 12, 1), 0),
        (date(2027, 12, 31), date(2027, 11, 30), 1),
        (date(2027, 12, 31), date(2026, 12, 31), 12),
        (date(2027, 2, 28), date(2027, 1, 31), 1),
        (date(2024, 2, 29), date(2023, 2, 28), 12),
        (date(2027, 8, 31), date(2027, 9, 1), 0),
        (date(2027, 8, 31), date(2027, 10, 1), -1),
    ],
)
def test_months_left_are_whole_months(end: date, today: date, months: int) -> None:
    assert mois_restants(end, today) == months
