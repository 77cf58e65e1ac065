"""``cmqplan obligations`` on the real plans."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cmqplan.language.controls import visible
from cmqplan.rules.examples import CAMPUS
from tests.conftest import run_here

DAY = ("--date", "2024-06-01")


def listed(real: Path, *more: str) -> list[dict[str, object]]:
    done = run_here("obligations", *DAY, "--format", "json", *more, cwd=real)
    assert (done.code, done.err) == (0, "")
    found: list[dict[str, object]] = json.loads(done.out)["obligations"]
    return found


def test_the_conventions_obligations_come_out_overdue_first(real: Path) -> None:
    found = listed(real)
    assert [one["statut"] for one in found[:6]] == ["en retard"] * 6
    assert found[6]["statut"] == "à venir"
    reports = {one["exercice"]: one["echeance"] for one in found if one["genre"] == "rapport"}
    assert reports == {2022: "2023-03-31", 2023: "2024-03-31", 2024: "2025-03-31", 2025: "2026-03-31"}
    evaluation = next(one for one in found if one["genre"] == "évaluation")
    assert evaluation["echeance"] == "2025-12-31"
    assert evaluation["organismes"] == ["cmq-green-city", "estp", "dijon-metropole"]


def test_what_is_over_is_shown_when_everything_is_asked_for(real: Path) -> None:
    after = run_here("obligations", "--date", "2026-01-01", "--format", "json", "--all", cwd=real)
    ended = [one for one in json.loads(after.out)["obligations"] if one["genre"] == "fin de convention"]
    assert [one["statut"] for one in ended] == ["fait"]
    without = run_here("obligations", "--date", "2026-01-01", "--format", "json", cwd=real)
    assert "fin de convention" not in {one["genre"] for one in json.loads(without.out)["obligations"]}


def test_the_table_speaks_both_languages(real: Path) -> None:
    english = run_here("obligations", *DAY, cwd=real).out
    assert english.startswith("14 obligations on 1 June 2024, 6 of them overdue\n")
    assert "overdue, 518 days" in english


def test_a_spreadsheet_gets_identifiers_and_days(real: Path) -> None:
    done = run_here("obligations", *DAY, "--format", "csv", cwd=real)
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [row["identifiant"] for row in rows] == [one["identifiant"] for one in listed(real)]
    assert rows[0]["echeance"] == "2022-12-31"


def test_a_calendar_holds_one_whole_day_for_each_obligation(real: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    done = run_here("obligations", *DAY, "--format", "ics", cwd=real)
    file = icalendar.Calendar.from_ical(done.out.replace("\r\r\n", "\r\n"))
    events = file.walk("VEVENT")
    found = listed(real)
    assert [str(event["uid"]) for event in events] == [f"{one['identifiant']}@cmqplan" for one in found]
    for event, one in zip(events, found, strict=True):
        start = event["dtstart"].dt
        assert start == date.fromisoformat(str(one["echeance"]))
        assert not isinstance(start, datetime)
        assert event["dtend"].dt == start + timedelta(days=1)
        assert event["dtstamp"].dt == datetime(2024, 6, 1, tzinfo=UTC)


def test_a_calendar_is_the_same_at_every_run(real: Path, tmp_path: Path) -> None:
    for name in ("a.ics", "b.ics"):
        done = run_here("obligations", *DAY, "--format", "ics", "-o", str(tmp_path / name), cwd=real)
        assert done.code == 0
        assert done.err == f"written: {tmp_path / name}\n"
    data = (tmp_path / "a.ics").read_bytes()
    assert data == (tmp_path / "b.ics").read_bytes()
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//cmqplan//")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_a_file_that_cant_be_read_is_named(real: Path) -> None:
    convention = next((real / "plans" / "conventions").glob("*.yaml"))
    convention.write_text("titre: [\n", encoding="utf-8")
    done = run_here("obligations", *DAY, cwd=real)
    assert done.code == 0
    assert done.err.startswith("left out, because it can't be read without a mistake: plans/conventions/")
    assert done.out == "Nothing is due on 1 June 2024\n"


def test_a_word_that_is_no_day_is_refused(real: Path) -> None:
    done = run_here("obligations", "--date", "demain", cwd=real)
    assert (done.code, done.out) == (2, "")
    assert "“demain” is no day" in done.err


def test_no_name_steers_whoever_reads_a_calendar(example: Path) -> None:
    (example / CAMPUS.file).rename(example / "plans/campus/bo\x07is\x9b.yaml")
    done = run_here("obligations", *DAY, "--all", "--format", "ics", cwd=example)
    assert "BEGIN:VEVENT" in done.out
    assert visible(done.out) == done.out
