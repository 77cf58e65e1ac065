"""``cmqplan agenda``: the dates of fiches and what is due, by month and as a calendar."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from cmqplan.obligations import Genre, Obligation, agenda
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import CONVENTION, FICHE, PLAN
from tests.conftest import lay, run_here

DATES = (Genre.DEBUT, Genre.FIN, Genre.JALON)
BARE = FICHE.text.partition("suivi:")[0]
"""The example's fiche without its follow-up and its calendar, which are its last two keys."""


def dates(folder: Path, more: str, today: date = date(2024, 6, 1)) -> list[Obligation]:
    """What the calendar of the example's fiche holds with these keys in it."""
    lay(folder, {FICHE.file: BARE + more})
    return [one for one in agenda(examine(folder, today=today, keep=True).workspace) if one.genre in DATES]


def listed(folder: Path, *words: str) -> list[dict[str, str]]:
    done = run_here("agenda", *words, "--date", "2024-06-30", "--format", "json", cwd=folder)
    assert done.code == 0, done.err
    found: list[dict[str, str]] = json.loads(done.out)["agenda"]
    return found


def test_the_dates_of_the_real_plan(real: Path) -> None:
    found = [one for one in listed(real, "plan-2024", "--all") if one["genre"] in DATES]
    assert [(one["identifiant"], one["echeance"], one["statut"], one["periode"]) for one in found] == [
        ("plan-2024/1.2/jalons/ideathon", "2024-01-10", "en retard", "09 et 10 janvier 2024"),
        ("plan-2024/2.3/debut", "2024-06-21", "fait", "Été 2024"),
        ("plan-2024/2.2/debut", "2024-09-01", "à venir", "Année scolaire 2024/2025"),
        ("plan-2024/2.3/fin", "2024-09-22", "à venir", "Été 2024"),
        ("plan-2024/2.1/debut", "2024-11-01", "à venir", "novembre 2024"),
        ("plan-2024/1.2/jalons/hackathon", "2024-11-30", "à venir", "Novembre 2024"),
        ("plan-2024/2.1/fin", "2024-11-30", "à venir", "novembre 2024"),
        ("plan-2024/1.1/debut", "2024-12-01", "à venir", "Décembre 2024"),
        ("plan-2024/1.1/fin", "2024-12-31", "à venir", "Décembre 2024"),
        ("plan-2024/2.2/fin", "2025-08-31", "à venir", "Année scolaire 2024/2025"),
    ]


def test_what_obligations_lists_is_in_it_once_and_all_in_the_order_of_days(real: Path) -> None:
    words = ("--date", "2024-06-30", "--all", "--format", "json")
    due = json.loads(run_here("obligations", *words, cwd=real).out)["obligations"]
    found = listed(real, "--all")
    assert [one for one in found if one["genre"] not in DATES] == sorted(
        due, key=lambda one: (one["echeance"], one["cadre"], one["identifiant"])
    )
    assert [one["echeance"] for one in found] == sorted(one["echeance"] for one in found)
    assert len({one["identifiant"] for one in found}) == len(found)


@pytest.mark.parametrize(
    ("calendrier", "expected"),
    [
        ("calendrier: de mars à juin 2024", ["début 2024-03-01 de mars à juin 2024", "fin 2024-06-30 de mars à juin 2024"]),
        ("calendrier: avant le 31 décembre 2024", ["fin 2024-12-30 avant le 31 décembre 2024"]),
        ("calendrier: à partir de mars 2024", ["début 2024-03-01 à partir de mars 2024"]),
        ("", []),
        ("calendrier: [Forum : avant le 31 décembre 2024, Bilan : à partir de mars 2024]",
         ["jalon 2024-03-01 à partir de mars 2024", "jalon 2024-12-30 avant le 31 décembre 2024"]),
        ("calendrier: [Comité : mars et septembre 2024]", ["jalon 2024-03-31 mars 2024", "jalon 2024-09-30 septembre 2024"]),
        ("calendrier: {periode: 2024, jalons: [Forum : 7 mars 2024]}",
         ["début 2024-01-01 2024", "jalon 2024-03-07 7 mars 2024", "fin 2024-12-31 2024"]),
        ("sous_actions: [{titre: Réserver, calendrier: mars 2024}]", ["début 2024-03-01 mars 2024", "fin 2024-03-31 mars 2024"]),
    ],
)  # fmt: skip
def test_a_day_that_a_calendar_doesnt_say_is_no_date(
    calendrier: str, expected: list[str], tmp_path: Path
) -> None:
    found = dates(tmp_path, calendrier)
    assert [f"{one.genre.value} {one.echeance} {one.periode}" for one in found] == expected


@pytest.mark.parametrize(
    ("today", "suivi", "expected"),
    [
        ("2024-02-01", "", ["à venir", "à venir"]),
        ("2024-03-01", "", ["à venir", "à venir"]),
        ("2024-03-02", "", ["fait", "à venir"]),
        ("2024-03-02", "à venir", ["en retard", "à venir"]),
        ("2024-03-02", "en cours", ["fait", "à venir"]),
        ("2024-03-02", "en retard", ["fait", "en retard"]),
        ("2024-03-02", "réalisé", ["fait", "fait"]),
        ("2024-06-30", "", ["fait", "à venir"]),
        ("2024-07-01", "", ["fait", "en retard"]),
        ("2024-07-01", "en cours", ["fait", "en retard"]),
        ("2024-07-01", "à venir", ["en retard", "en retard"]),
        ("2024-07-01", "réalisé", ["fait", "fait"]),
        ("2024-07-01", "abandonné", []),
    ],
)
@pytest.mark.parametrize(
    "written",
    [
        "calendrier: de mars à juin 2024\nsuivi: {{{}}}",
        "sous_actions: [{{titre: Réserver, calendrier: de mars à juin 2024, {}}}]",
        "calendrier: {{jalons: [{{nom: Forum, periode: à partir de mars 2024, {0}}}, {{nom: Bilan, periode: juin 2024, {0}}}]}}",
    ],
)
def test_a_beginning_is_over_once_it_is_past_and_an_end_once_it_is_said(
    today: str, suivi: str, expected: list[str], written: str, tmp_path: Path
) -> None:
    said = f"statut: {suivi}" if suivi else ""
    found = dates(tmp_path, written.format(said).replace(", }", "}"), date.fromisoformat(today))
    assert [one.statut.value for one in found] == expected


@pytest.mark.parametrize(
    ("today", "suivi", "expected"),
    [
        ("2024-05-01", "en cours", ["fait", "à venir"]),
        ("2024-07-01", "en cours", ["fait", "en retard"]),
        ("2024-07-01", "réalisé", ["fait", "fait"]),
    ],
)
def test_of_several_moments_only_the_last_can_be_late(
    today: str, suivi: str, expected: list[str], tmp_path: Path
) -> None:
    written = f"calendrier: [Réunion : mars et juin 2024]\nsuivi: {{statut: {suivi}}}"
    assert [one.statut.value for one in dates(tmp_path, written, date.fromisoformat(today))] == expected


def test_what_is_said_to_be_late_before_its_end_has_no_days_of_delay(tmp_path: Path) -> None:
    *_, end = dates(tmp_path, "calendrier: de mars à juin 2024\nsuivi: {statut: en retard}")
    assert (end.statut.value, end.jours_de_retard(date(2024, 6, 1))) == ("en retard", 0)


@pytest.mark.parametrize(
    ("last", "before"),
    [
        ("Bilan : juin 2024", "Forum : mars 2024"),
        ("Bilan : juin 2024", "mars 2024"),
        ("juin 2024", "mars 2024"),
        ("Réunion : juin 2024\n  - Réunion : mai 2024", "Réunion : mars 2024"),
        ("Réunion : mai et juillet 2024", "Forum : mars et juin 2024"),
    ],
)
def test_a_date_keeps_its_name_whatever_is_put_in_before_it(last: str, before: str, tmp_path: Path) -> None:
    written = "calendrier:\n  - {}\n"
    alone = {
        (one.identifiant, one.echeance) for one in dates(tmp_path, written.format(f"Fin : 2024\n  - {last}"))
    }
    after = {
        (one.identifiant, one.echeance)
        for one in dates(tmp_path, written.format(f"{before}\n  - Fin : 2024\n  - {last}"))
    }
    assert alone < after
    assert len({name for name, _ in after}) == len(after)


def test_a_milestone_keeps_its_name_when_its_day_moves(tmp_path: Path) -> None:
    first, second = (dates(tmp_path, f"calendrier: [Forum : {day}]") for day in ("7 mars 2024", "9 mai 2024"))
    assert first[0].identifiant == second[0].identifiant


def test_a_calendar_has_a_milestones_days_and_an_alarm_before_what_is_to_come(tmp_path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = "calendrier: [Idéathon : 7 et 8 mars 2024, Forum : 31 octobre et 1er novembre 2024]\n"
    lay(tmp_path, {FICHE.file: BARE + calendar, CONVENTION.file: None})
    words = ("agenda", "plan-exemple/1.1", "--date", "2024-06-30", "--format", "ics")
    for remind, before in (("", None), ("15j", 15), ("15 jours", 15), ("2 semaines", 14), ("1w", 7)):
        done = run_here(*words, *(("--remind", remind) if remind else ()), cwd=tmp_path)
        assert done.code == 0, done.err
        past, coming = icalendar.Calendar.from_ical(done.out).walk("VEVENT")
        assert (past["dtstart"].dt, past["dtend"].dt) == (date(2024, 3, 7), date(2024, 3, 9))
        assert (coming["dtstart"].dt, coming["dtend"].dt) == (date(2024, 10, 31), date(2024, 11, 2))
        assert str(coming["uid"]) == "plan-exemple/1.1/jalons/forum@cmqplan"
        assert past.walk("VALARM") == []
        alarms = [(str(one["action"]), one["trigger"].dt) for one in coming.walk("VALARM")]
        assert alarms == ([("DISPLAY", -timedelta(days=before))] if before else [])


def test_a_month_shows_what_falls_in_it_even_in_part(tmp_path: Path) -> None:
    calendar = "calendrier: [Forum : du 31 octobre au 2 novembre 2024, Bilan : décembre 2024]\n"
    lay(tmp_path, {FICHE.file: BARE + calendar})
    for month, names in (
        ("2024-10", ["forum"]),
        ("novembre 2024", ["forum"]),
        ("2024-12", ["bilan"]),
        ("2024-09", []),
    ):
        found = listed(tmp_path, "plan-exemple/1.1", "--month", month)
        assert [one["identifiant"].rpartition("/")[2] for one in found] == names
    shown = run_here("agenda", "plan-exemple/1.1", "--month", "2024-10", "--date", "2024-06-30", cwd=tmp_path)
    assert shown.out.startswith("Agenda on 30 June 2024: 1 date, 0 of them overdue\n\nOctober 2024\n\nDue ")
    empty = run_here("agenda", "--month", "2031-01", cwd=tmp_path)
    assert (empty.code, empty.out) == (0, "Nothing is due in January 2031\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--month 2027-13", "“2027-13” is no month; write it like 2027-03 or “mars 2027”"),
        ("--month mars", "“mars” is no month"),
        ("--month 2027", "“2027” is no month"),
        ("--month 2027-03-01", "“2027-03-01” is no month"),
        ("--month mars-mai-2027", "is no month"),
        ("--remind 15j", "--remind goes with a calendar: write --format ics"),
        ("--format ics --remind 2mois", "“2mois” can't be told as a time before"),
        ("--format ics --remind 0j", "“0j” can't be told as a time before"),
        ("--format ics --remind 999s", "“999s” can't be told as a time before"),
        ("absent", "absent"),
        ("plan-exemple/9", "has no fiche 9"),
    ],
)
def test_words_that_mean_nothing_here_are_told(words: str, said: str, example: Path) -> None:
    done = run_here("agenda", *words.split(), cwd=example)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_plan_has_its_own_dates_and_those_of_an_action_it_shares(tmp_path: Path) -> None:
    other = PLAN.file.replace("plan-exemple", "plan-climat")
    shared = (
        BARE.replace("numero: 1.1\n", "numero: 1.1\naussi_dans: [plan-climat/3.2]\n")
        + "calendrier: mars 2024\n"
    )
    lay(tmp_path, {other: "titre: Plan climat\nexercice: 2024\nreference: aucune\n", FICHE.file: shared})
    mine = [one["identifiant"] for one in listed(tmp_path, "plan-climat", "--all")]
    assert mine == ["plan-exemple/1.1/debut", "plan-exemple/1.1/fin"]
    everything = [one["identifiant"] for one in listed(tmp_path, "--all")]
    assert everything.count("plan-exemple/1.1/fin") == 1
    assert set(mine) < set(everything)


def test_a_version_has_the_dates_it_was_frozen_with(example: Path) -> None:
    assert run_here("freeze", "plan-exemple", "--as", "votée", cwd=example).code == 0
    file = example / FICHE.file
    file.write_text(file.read_text(encoding="utf-8").replace("mars 2024", "avril 2024"), encoding="utf-8")
    ends = [
        {one["echeance"] for one in listed(example, plan, "--all") if one["genre"] == "fin"}
        for plan in ("plan-exemple@votee", "plan-exemple")
    ]
    assert ends == [{"2024-03-31"}, {"2024-04-30"}]


def test_a_fiche_that_cant_be_read_is_named(real: Path) -> None:
    (real / "plans/plan-2024/2.1-festival-des-transitions.yaml").write_text("numero: 2.1\n", encoding="utf-8")
    done = run_here("agenda", "--date", "2024-06-30", cwd=real)
    assert done.code == 0
    assert "left out" in done.err
    assert "plans/plan-2024/2.1-festival-des-transitions.yaml" in done.err
    assert "2.1 Festival" not in done.out


def test_it_is_no_wider_than_the_terminal(real: Path) -> None:
    done = run_here("agenda", "--all", cwd=real, env={"COLUMNS": "80", "CMQPLAN_LANG": "fr"})
    assert max(map(len, done.out.splitlines())) <= 80
    assert "\nnovembre 2024\n" in done.out


def test_what_comes_back_is_there_each_time_and_only_its_last_time_can_be_late(tmp_path: Path) -> None:
    bilan = "{nom: Bilan, periode: mars, frequence: annuelle}"
    of_a_part = (
        f"calendrier: 2024-2026\nsous_actions: [{{titre: Suivi, calendrier: {{jalons: [{bilan}]}}}}]\n"
    )
    assert [
        one.periode for one in dates(tmp_path, of_a_part, date(2025, 6, 1)) if one.genre is Genre.JALON
    ] == ["mars 2024", "mars 2025", "mars 2026"]
    found = dates(tmp_path, f"calendrier: {{periode: 2024-2026, jalons: [{bilan}]}}\n", date(2025, 6, 1))
    assert [
        (one.identifiant.rpartition("/")[2], one.periode, one.statut.value)
        for one in found
        if one.genre is Genre.JALON
    ] == [
        ("bilan-2024-03-31", "mars 2024", "fait"),
        ("bilan-2025-03-31", "mars 2025", "fait"),
        ("bilan-2026-03-31", "mars 2026", "à venir"),
    ]


def visas(folder: Path, *words: str, today: str = "2024-06-30") -> list[tuple[str, str, str, str]]:
    done = run_here("agenda", *words, "--date", today, "--format", "json", cwd=folder)
    assert done.code == 0, done.err
    found = [one for one in json.loads(done.out)["agenda"] if one["genre"] == "visa"]
    return [(one["organismes"][0], one["objet"], one["echeance"], one["statut"]) for one in found]


def running(folder: Path) -> None:
    """The example's action, still going on: of one that is closed no visa is awaited."""
    text = (folder / FICHE.file).read_text(encoding="utf-8")
    assert "statut: réalisé" in text
    (folder / FICHE.file).write_text(text.replace("statut: réalisé", "statut: en cours"), encoding="utf-8")


def test_visas_are_awaited_once_a_plan_is_put_to_signature(example: Path) -> None:
    running(example)
    assert visas(example) == []  # nobody has begun to sign
    signing = ("sign", "1.1", "--partner", "region", "--date", "2024-02-12")
    run_here(*signing, "--parts", "argent,calendrier", cwd=example)
    began = [(who, "1.1", "2024-02-12", "en retard") for who in ("campus-exemple", "region")]
    assert visas(example) == began  # of region, its role; partners may sign, and owe nothing
    plan = example / PLAN.file
    plan.write_text(plan.read_text(encoding="utf-8") + "date: 3 juillet 2024\n", encoding="utf-8")
    assert visas(example) == [(who, "1.1", "2024-07-03", "à venir") for who in ("campus-exemple", "region")]
    run_here("freeze", "plan-exemple", "--as", "votée", "--date", "2024-03-01", cwd=example)
    assert {one[2] for one in visas(example, "plan-exemple/1.1")} == {"2024-03-01"}
    assert visas(example, today="2025-01-01") == []  # the plan is over
    run_here(*signing, cwd=example)
    assert [one[0] for one in visas(example)] == ["campus-exemple"]
    file = example / FICHE.file
    file.write_text(
        file.read_text(encoding="utf-8").replace("\ncalendrier: mars", "\ncalendrier: mai"), encoding="utf-8"
    )
    assert [one[:2] for one in visas(example)][-1] == ("region", "à redonner : 1.1")


def test_a_visa_that_is_awaited_is_an_event_and_a_row(example: Path) -> None:
    running(example)
    run_here("freeze", "plan-exemple", "--as", "votée", "--date", "2024-07-01", cwd=example)
    words = ("agenda", "plan-exemple", "--date", "2024-06-30", "--month", "2024-07")
    calendar = run_here(*words, "--format", "ics", cwd=example).out
    assert calendar.count("UID:plan-exemple/visas/") == 2
    titles = [line for line in calendar.replace("\r\n ", "").splitlines() if line.startswith("SUMMARY:Visa")]
    assert len(set(titles)) == 2  # each says whose
    table = run_here(*words, "--lang", "fr", cwd=example).out
    assert "visa – 1.1" in table.replace("\xa0", " ")
    assert "visa" in run_here(*words, "--format", "csv", cwd=example).out
