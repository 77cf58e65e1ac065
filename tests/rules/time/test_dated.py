"""What depends on the day: engagements and payments overdue, actions over and not closed, days yet to come."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cmqplan.rules.examples import CAMPUS, CONVENTION, FICHE, PLAN, convention, fiche, money
from tests.conftest import lay, run_here
from tests.rules.judging import judged, told
from tests.rules.money.test_split import split


def day(text: str) -> date:
    return date.fromisoformat(text)


def owed(*engagements: str, periode: str = "2024-2026") -> dict[str, str]:
    head = CONVENTION.text[: CONVENTION.text.index("engagements:")].replace(
        "2024-2026\ncampus", f"{periode}\ncampus"
    )
    return {
        CONVENTION.file: head
        + "engagements:\n"
        + "".join(f"  - {{texte: T, {item}}}\n" for item in engagements)
    }


COMMITTEE = "genre: comité, frequence: annuelle"
REPORT = "genre: rapport, frequence: annuelle, delai: 3 mois"
EVALUATION = "genre: évaluation, frequence: fin de convention"


@pytest.mark.parametrize(
    ("engagement", "code", "today", "years"),
    [
        (COMMITTEE, "CMQ309", "2024-12-31", None),
        (COMMITTEE, "CMQ309", "2025-01-01", ("2024",)),
        (COMMITTEE, "CMQ309", "2026-06-01", ("2024", "2025")),
        (COMMITTEE, "CMQ309", "2040-01-01", ("2024", "2025", "2026")),
        (COMMITTEE + ", tenus: [{exercice: 2024, date: 2024-11-05}]", "CMQ309", "2026-06-01", ("2025",)),
        (COMMITTEE + ", delai: 2 mois", "CMQ309", "2025-02-28", None),
        (REPORT, "CMQ310", "2025-03-31", None),
        (REPORT, "CMQ310", "2025-04-01", ("2024",)),
        ("genre: rapport, frequence: annuelle", "CMQ310", "2025-06-30", None),
        ("genre: rapport, frequence: annuelle", "CMQ310", "2025-07-01", ("2024",)),
        (EVALUATION, "CMQ311", "2026-12-31", None),
        (EVALUATION, "CMQ311", "2027-01-01", ("2026",)),
        (EVALUATION + ", delai: 6 mois", "CMQ311", "2027-06-30", None),
        (EVALUATION + ", tenus: [{exercice: 2026, date: 2026-11-05}]", "CMQ311", "2030-01-01", None),
    ],
)  # fmt: skip
def test_what_a_convention_makes_due(
    engagement: str, code: str, today: str, years: tuple[str, ...] | None, tmp_path: Path
) -> None:
    found = [item for item in judged(tmp_path, owed(engagement), today=day(today)) if item.rule.code == code]
    assert [item.finding.params["exercices"] for item in found] == ([years] if years else [])
    for item in found:
        assert (item.site.file, item.site.span.line) == (CONVENTION.file, 6)
        assert item.finding.params["today"] == day(today)
        assert item.rule.dated


def test_two_committees_are_two_findings_and_say_when_the_first_was_due(tmp_path: Path) -> None:
    files = owed(COMMITTEE, COMMITTEE.replace("comité", "comité, organismes: region"))
    found = [item for item in judged(tmp_path, files, today=day("2026-06-01")) if item.rule.code == "CMQ309"]
    assert [item.site.span.line for item in found] == [6, 7]
    assert found[0].finding.params["echeance"] == day("2024-12-31")
    assert found[0].finding.params["jours"] == (day("2026-06-01") - day("2024-12-31")).days
    assert "{exercice: 2024, date: …}" in found[0].help


@pytest.mark.parametrize(
    ("rest", "today", "variant"),
    [
        ("", "2024-03-31", None),
        ("", "2024-04-01", "silent"),
        ("suivi: {statut: en cours}\n", "2024-04-01", "open"),
        ("suivi: {statut: à venir}\n", "2024-04-01", "open"),
        ("suivi: {statut: réalisé}\n", "2024-04-01", None),
        ("suivi: {statut: abandonné}\n", "2024-04-01", None),
        ("suivi: {statut: en retard}\n", "2024-04-01", None),
        ("suivi: {statut: en pause}\n", "2024-04-01", None),
    ],
)
def test_an_action_that_is_over_is_closed(rest: str, today: str, variant: str | None, tmp_path: Path) -> None:
    text = fiche("livrables: [P]\ncalendrier: mars 2024\n" + rest).text
    found = told(tmp_path, {FICHE.file: text}, "CMQ312", today=day(today))
    assert found == ([(FICHE.file, 5 if variant == "silent" else 6, variant)] if variant else [])


@pytest.mark.parametrize(
    ("calendrier", "said"),
    [
        ("mars 2024", ("le 31 mars 2024", "on 31 March 2024")),
        ("avant le 31 mars 2024", ("avant le 31 mars 2024", "before 31 March 2024")),
        ("d'ici le 31 mars 2024", ("le 31 mars 2024", "on 31 March 2024")),
        (
            "[{A: 12 mars 2024}, {B: avant le 31 mars 2024}]",
            ("avant le 31 mars 2024", "before 31 March 2024"),
        ),
    ],
)
def test_the_end_is_said_as_it_was_written(calendrier: str, said: tuple[str, str], tmp_path: Path) -> None:
    lay(tmp_path, {FICHE.file: fiche(f"livrables: [P]\ncalendrier: {calendrier}\n").text})
    for language, words in zip(("fr", "en"), said, strict=True):
        asked = ("validate", "--select", "CMQ312", "--date", "2024-06-01", "--lang", language)
        shown = (
            run_here(*asked, cwd=tmp_path, env={"COLUMNS": "200"})
            .out.replace("\u202f", " ")
            .replace("\xa0", " ")
        )
        assert ("terminée " if language == "fr" else "ended ") + words in shown


def test_an_action_without_an_end_is_never_over(tmp_path: Path) -> None:
    text = fiche("livrables: [P]\ncalendrier: à partir de mars 2024\n").text
    assert told(tmp_path, {FICHE.file: text}, "CMQ312", today=day("2026-12-31")) == []


def test_a_plan_that_nobody_follows_is_said_once(tmp_path: Path) -> None:
    fiches = {
        f"plans/plan-exemple/1.{n}-action.yaml": fiche(
            "livrables: [P]\ncalendrier: mars 2024\n"
        ).text.replace("1.1", f"1.{n}")
        for n in (1, 2, 3)
    }
    files: dict[str, str | None] = {**fiches, FICHE.file: None}
    found = [item for item in judged(tmp_path, files, today=day("2024-06-01")) if item.rule.code == "CMQ312"]
    assert [(item.site.file, item.finding.variant, item.finding.params["count"]) for item in found] == [
        (PLAN.file, "all", 3)
    ]
    assert [site.file for site in found[0].related] == list(fiches)


def test_a_plan_that_somebody_follows_is_told_fiche_by_fiche(tmp_path: Path) -> None:
    text = fiche("livrables: [P]\ncalendrier: mars 2024\n").text
    fiches = {f"plans/plan-exemple/1.{n}-action.yaml": text.replace("1.1", f"1.{n}") for n in (1, 2, 3)}
    fiches["plans/plan-exemple/1.4-action.yaml"] = text.replace("1.1", "1.4") + "suivi: {statut: réalisé}\n"
    found = told(tmp_path, {**fiches, FICHE.file: None}, "CMQ312", today=day("2024-06-01"))
    assert [(file[-13:-5], variant) for file, _, variant in found] == [
        ("1-action", "silent"), ("2-action", "silent"), ("3-action", "silent"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("statut", "today", "variant"),
    [
        ("réalisé", "2024-09-30", "early"),
        ("en cours", "2024-09-30", "early"),
        ("en cours", "2024-10-01", None),
        ("à venir", "2024-09-30", None),
        ("à venir", "2024-10-01", "begun"),
        ("à venir", "2024-10-31", "begun"),
        ("à venir", "2024-11-01", None),
        ("à discuter", "2024-10-01", None),
        ("abandonné", "2024-09-30", None),
    ],
)
def test_statut_and_dates_tell_one_story(
    statut: str, today: str, variant: str | None, tmp_path: Path
) -> None:
    text = fiche(f"livrables: [P]\ncalendrier: octobre 2024\nsuivi: {{statut: {statut}}}\n").text
    found = told(tmp_path, {FICHE.file: text}, "CMQ320", today=day(today))
    assert found == ([(FICHE.file, 6, variant)] if variant else [])


@pytest.mark.parametrize(
    ("payment", "today", "late"),
    [
        ("date: 2024-05-31", "2024-05-31", False),
        ("date: 2024-05-31", "2024-06-01", True),
        ("date: 2024-05-31, recu: 2024-06-10", "2024-06-09", True),
        ("date: 2024-05-31, recu: 2024-06-10", "2024-06-10", False),
        ("reference: solde", "2024-12-31", False),
        ("reference: solde", "2025-01-01", True),
    ],
)
def test_a_payment_is_late_the_day_after_it_was_due(
    payment: str, today: str, late: bool, tmp_path: Path
) -> None:
    text = money(
        "total: 6 000 €\nfinancements:\n  - financeur: region\n    montant: 6 000 €\n    versements:\n"
        f"      - {{montant: 6 000 €, {payment}}}\n"
    ).text
    assert told(tmp_path, {FICHE.file: text}, "CMQ316", today=day(today)) == (
        [(FICHE.file, 11, "")] if late else []
    )


def test_a_convention_s_payments_are_awaited_too(tmp_path: Path) -> None:
    text = convention("""\
        subventions:
          - exercice: 2024
            financeur: region
            montant: 6 000 €
            date: 2024-02-05
            versements: [{montant: 6 000 €, date: 2024-05-31}]
        """).text
    found = [
        item
        for item in judged(tmp_path, {CONVENTION.file: text}, today=day("2024-06-01"))
        if item.rule.code == "CMQ316"
    ]
    assert [(item.site.file, item.site.span.line, item.finding.params["jours"]) for item in found] == [
        (CONVENTION.file, 14, 1)
    ]


TO_COME = {
    "statut ": (FICHE.file, FICHE.text.replace("{statut: réalisé}", "{statut: réalisé, depuis: 2024-06-02}")),
    "done ": (FICHE.file, FICHE.text.replace("15 janvier 2024", "2024-06-02")),
    "statut": (FICHE.file, split("6 000 €", "financeur: region, montant: 6 000 €, statut: accordé, date: 2024-06-02")[FICHE.file]),
    "received": (
        FICHE.file,
        split("6 000 €", "financeur: region, montant: 6 000 €, versements: [{montant: 1 €, recu: 2024-06-02}]")[FICHE.file],
    ),
    "spent": (FICHE.file, FICHE.text.replace("{statut: réalisé}", "{depenses: [{montant: 1 €, date: 2024-06-02}]}")),
    "note": (FICHE.file, FICHE.text.replace("{statut: réalisé}", "{notes: [{date: 2024-06-02, texte: Réunion}]}")),
    "vote": (CONVENTION.file, convention("vote: {date: 2024-06-02, organisme: region, pour: 30}\n").text),
    "done": (CONVENTION.file, CONVENTION.text.replace(
        "genre: comité,", "genre: comité, tenus: [{exercice: 2024, date: 2024-06-02}],")),
}  # fmt: skip


@pytest.mark.parametrize("variant", TO_COME)
def test_what_is_said_to_be_done_lies_in_the_past(variant: str, tmp_path: Path) -> None:
    file, text = TO_COME[variant]
    found = [v for _, _, v in told(tmp_path, {file: text}, "CMQ317", today=day("2024-06-01"))]
    assert found == [variant.strip()]
    assert told(tmp_path, {file: text}, "CMQ317", today=day("2024-06-02")) == []


@pytest.mark.parametrize(
    ("spent", "said"),
    [
        ("date: fin juin 2024", True),
        ("date: juin 2024", False),
        ("date: fin juin 2024, etat: engagé", False),
        ("date: avant le 3 juillet 2024", False),
    ],
)
def test_money_is_spent_once_its_period_has_begun(spent: str, said: bool, tmp_path: Path) -> None:
    text = FICHE.text.replace("{statut: réalisé}", f"{{depenses: [{{montant: 1 €, {spent}}}]}}")
    assert bool(told(tmp_path, {FICHE.file: text}, "CMQ317", today=day("2024-06-02"))) is said


def test_a_step_of_a_study_is_done_once_its_day_has_come(tmp_path: Path) -> None:
    text = CAMPUS.text + "etapes: [{nom: Lancement, periode: juin 2024, fait: 2024-06-02}]\n"
    assert told(tmp_path, {CAMPUS.file: text}, "CMQ317", today=day("2024-06-01")) == [
        (CAMPUS.file, 9, "done")
    ]


def test_a_request_to_make_may_be_dated_ahead(tmp_path: Path) -> None:
    files = split("6 000 €", "financeur: region, montant: 6 000 €, statut: à solliciter, date: 2024-06-02")
    assert told(tmp_path, files, "CMQ317", today=day("2024-06-01")) == []


VOTED = "vote: {{date: 5 février 2024, organisme: {by}, pour: 30}}\nsubventions:\n  - {{exercice: 2024, financeur: region, montant: 6 000 €, date: {day}}}\n"


@pytest.mark.parametrize(
    ("by", "on", "variant"),
    [
        ("region", "2024-02-05", None),
        ("region", "2024-02-04", "before"),
        ("metropole", "2024-02-04", None),
        ("region", "2026-12-31", None),
        ("region", "2027-01-01", "after"),
    ],
)
def test_a_subsidy_is_decided_with_its_convention_or_after(
    by: str, on: str, variant: str | None, tmp_path: Path
) -> None:
    text = convention(VOTED.format(by=by, day=on)).text
    found = told(tmp_path, {CONVENTION.file: text}, "CMQ319", today=day("2030-01-01"))
    assert found == ([(CONVENTION.file, 11, variant)] if variant else [])


@pytest.mark.parametrize(
    ("on", "variant"), [("2024-02-05", None), ("2024-02-04", "line-before"), ("2027-01-01", "line-after")]
)
def test_a_line_of_a_convention_is_granted_in_its_time(on: str, variant: str | None, tmp_path: Path) -> None:
    line = f"financeur: region, montant: 6 000 €, statut: accordé, date: {on}, convention: region-2024-2026"
    files = {
        **split("6 000 €", line),
        CONVENTION.file: convention(VOTED.format(by="region", day="2024-02-05")).text,
    }
    assert told(tmp_path, files, "CMQ319", today=day("2030-01-01")) == (
        [(FICHE.file, 8, variant)] if variant else []
    )


@pytest.mark.parametrize(
    ("exercice", "rest", "variant"),
    [
        ("2024", "", None),
        ("2026", "", None),
        ("2027", "", ""),
        ("2023", "", ""),
        ("2025", ", plan: plan-exemple", "plan"),
    ],
)
def test_a_subsidy_is_for_a_year_of_its_convention_and_plan(
    exercice: str, rest: str, variant: str | None, tmp_path: Path
) -> None:
    text = convention(
        f"subventions:\n  - {{exercice: {exercice}, financeur: region, montant: 1 €, date: 2024-02-05{rest}}}\n"
    ).text
    found = told(tmp_path, {CONVENTION.file: text}, "CMQ313")
    assert found == ([(CONVENTION.file, 10, variant)] if variant is not None else [])


@pytest.mark.parametrize(
    ("kept", "variant"),
    [
        ("exercice: 2024, date: 2024-01-01", None),
        ("exercice: 2024, date: 2025-02-01", None),
        ("exercice: 2024, date: 2023-12-31", "early"),
        ("exercice: 2027, date: 2024-03-01", ""),
    ],
)
def test_an_engagement_is_kept_for_a_year_of_the_convention(
    kept: str, variant: str | None, tmp_path: Path
) -> None:
    found = told(tmp_path, owed(f"{COMMITTEE}, tenus: [{{{kept}}}]"), "CMQ322", today=day("2030-01-01"))
    assert found == ([(CONVENTION.file, 6, variant)] if variant is not None else [])


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("vote: {date: 5 février 2024, organisme: region, convocation: 5 février 2024, pour: 30}\n", None),
        (
            "vote: {date: 5 février 2024, organisme: region, convocation: 6 février 2024, pour: 30}\n",
            "convocation",
        ),
        ("vote: {date: 5 février 2024, organisme: region, pour: 30}\nsignature: 5 février 2024\n", None),
        (
            "vote: {date: 5 février 2024, organisme: region, pour: 30}\nsignature: 4 février 2024\n",
            "signature",
        ),
    ],
)
def test_an_assembly_is_called_votes_then_the_convention_is_signed(
    text: str, variant: str | None, tmp_path: Path
) -> None:
    found = [v for _, _, v in told(tmp_path, {CONVENTION.file: convention(text).text}, "CMQ323")]
    assert found == ([variant] if variant else [])
