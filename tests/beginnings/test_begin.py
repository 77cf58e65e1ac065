"""A newcomer's first hour: ``init`` and ``new``, by options and by answering questions, each time valid at once."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pexpect
import pytest

from cmqplan import load, validate
from cmqplan.beginnings.first import Answers, begun
from cmqplan.beginnings.names import Unfit, identifier
from cmqplan.beginnings.pages import Written
from cmqplan.language import fill
from tests.conftest import DAY, ROOT, lay, run_here

FRENCH = {"CMQPLAN_LANG": "fr", "COLUMNS": "80"}


def findings(folder: Path, day: date | None = None) -> list[str]:
    """Errors and warnings, as ``file: code``."""
    return [
        f"{item.site.file}: {item.finding.code}"
        for item in validate(folder, today=day).located
        if item.severity.value != "info"
    ]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "build" not in path.parts
    }


NAMES = [
    "Lycée Exemple",
    "EDF",
    "L'Île-d'Yeu : « métiers » & co #1",
    "- Œuvre",
    "12",
    "Ça, [et] {ça}",
    "Exxon",
    "métiers " * 24,
]


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--campus", "Campus Exemple"),
        ("--title", "Plan : métiers # 2026", "--carrier", "Université", "--funder", "Métropole"),
        ("--carrier", "Métropole", "--funder", "Métropole"),
    ],
)
def test_a_first_workspace_is_valid_on_any_day(tmp_path: Path, options: tuple[str, ...]) -> None:
    done = run_here("init", "--year", "2026", "--yes", *options, cwd=tmp_path)
    assert done.code == 0, done.err
    for day in (date(2026, 11, 26), date(2026, 11, 27), date(2027, 11, 26), date(2031, 1, 1)):
        assert findings(tmp_path, day) == [], day
    assert "build/" in (tmp_path / ".gitignore").read_text()


def test_what_comments_show_is_of_this_workspace_and_valid_when_written(tmp_path: Path) -> None:
    words = ("--year", "2031", "--carrier", "Campus", "--funder", "Métropole", "--convention", "Accord")
    assert run_here("init", *words, cwd=tmp_path).code == 0
    for file in tmp_path.rglob("*.yaml"):
        text = file.read_text("utf-8")
        assert set(re.findall("20[0-9]{2}", text)) <= {"2031", "2032", "2033"}, file
    convention = tmp_path / "plans/conventions/accord.yaml"
    written = re.sub("(?m)^#(subventions:|  )", r"\1", convention.read_text("utf-8"))
    assert "\nsubventions:\n  - exercice: 2031\n    financeur: metropole\n" in written
    convention.write_text(written, "utf-8")
    assert findings(tmp_path, date(2031, 4, 1)) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("key", ["title", "campus", "carrier", "funder", "convention"])
def test_any_name_makes_a_valid_workspace(tmp_path: Path, key: str, name: str) -> None:
    usual = Answers(2026, "Plan", "Lycée", "Métropole")
    written = begun(tmp_path, replace(usual, **{key: name}))
    assert isinstance(written, Written), written
    for file, data in written.files.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(data)
    assert findings(tmp_path, date(2026, 11, 26)) == []


UNUSABLE = {
    "CON": "Windows",
    "nul": "Windows",
    "!!!": "letter or digit",
    "x" * 201: "201",
    "a\u200bb": "U+200B",
    "<b>Lycée</b>": "can't stand",
    "TODO": "can't stand",
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_name_that_cant_be_used_is_refused_in_a_sentence(name: str) -> None:
    refused = identifier(name)
    assert isinstance(refused, Unfit)
    assert UNUSABLE[name] in fill(refused.message, refused.params)


@pytest.mark.parametrize(
    "words",
    [
        ("init", "--campus"), ("init", "--carrier"), ("init", "--funder"), ("init", "--convention"),
        ("new", "organisme"), ("new", "campus"), ("new", "convention"), ("new", "document"), ("new", "plan"),
        ("new", "fiche", "--title"),
    ],
)  # fmt: skip
def test_a_name_that_cant_be_used_is_told_and_nothing_is_written(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    folder = tmp_path if words[0] == "init" else lay(tmp_path, {})
    before = snapshot(folder)
    done = run_here(*words, "CON", cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert "Windows" in done.err
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    "words",
    [
        (), ("--year", "2027"), ("--convention", "Convention"),
    ],
)  # fmt: skip
def test_init_writes_over_nothing(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert run_here("init", cwd=tmp_path).code == 0
    before = snapshot(tmp_path)
    done = run_here("init", *words, cwd=tmp_path)
    assert done.code == 2
    assert "already" in done.err
    assert "cmqplan init FOLDER" in done.err
    assert snapshot(tmp_path) == before


def test_init_leaves_an_ignore_file_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.pyc\n")
    done = run_here("init", cwd=tmp_path)
    assert done.code == 0
    assert "add this line to it: build/" in done.err
    assert (tmp_path / ".gitignore").read_text() == "*.pyc\n"


@pytest.mark.parametrize(
    "words", [("validate",), ("render",), ("budget",), ("new", "fiche"), ("obligations",)]
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_empty_folder_proposes_init(tmp_path: Path, words: tuple[str, ...], language: str) -> None:
    done = run_here(*words, cwd=tmp_path, env={"CMQPLAN_LANG": language})
    assert done.code == 2
    assert "cmqplan init" in done.err


def test_a_first_plan_becomes_a_word_file_by_options_alone(tmp_path: Path) -> None:
    for words in (
        ("init",),
        ("new", "fiche", "--title", "Forum des métiers"),
        ("new", "fiche"),
        ("new", "fiche", "1.7", "--title", "Semaine de l'industrie"),
        ("new", "convention", "Convention avec la métropole"),
        ("render", "--to", "docx"),
    ):
        done = run_here(*words, cwd=tmp_path, env=FRENCH)
        assert done.code == 0, done.err
        assert findings(tmp_path) == []
    assert len(list(tmp_path.glob("plans/plan-*/1.*.yaml"))) == 4
    assert list(tmp_path.glob("build/plan-*/plan.docx"))


def talk(folder: Path, words: list[str], answers: list[tuple[str, str]]) -> str:
    """A conversation in a terminal of 80 columns: each question waited for, then answered."""
    environment = {**os.environ, **FRENCH, "PYTHONPATH": str(ROOT), "TERM": "xterm", "PYTHONUTF8": "1"}
    child = pexpect.spawn(
        sys.executable, ["-m", "cmqplan", *words], cwd=str(folder), env=environment, encoding="utf-8",
        dimensions=(24, 80), timeout=60,
    )  # fmt: skip
    said = ""
    for question, answer in answers:
        child.expect_exact(question)
        said += child.before + question
        child.expect_exact(" : ")
        if answer == "^C":
            child.sendintr()
            while child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=3):  # it came before the reading began
                child.sendintr()
        else:
            child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == (130 if answers and answers[-1][1] == "^C" else 0), said + child.before
    return said + child.before


def test_a_first_plan_becomes_a_word_file_by_answering_questions(tmp_path: Path) -> None:
    said = talk(
        tmp_path,
        ["init"],
        [
            ("L'année du plan", "vingt-six"),
            ("L'année du plan", "2026"),
            ("Son titre", ""),
            ("Le nom du campus", "Campus Exemple"),
            ("Sa région", "Grand Est"),
            ("Qui porte les actions", "Lycée Exemple"),
            ("Qui les finance", ""),
            ("Le titre de la convention", ""),
        ],
    )
    assert "« vingt-six » n'est pas une année" in said.replace("\u00a0", " ")
    assert "cmqplan validate" in said
    for title in ("Forum des métiers", "", "Visites d'entreprises"):
        talk(tmp_path, ["new", "fiche"], [("Son titre", title)])
    talk(tmp_path, ["new", "convention"], [("Son titre", "")])
    assert findings(tmp_path, date(2026, 11, 26)) == []
    assert run_here("render", "--to", "docx", cwd=tmp_path).code == 0
    assert (tmp_path / "build/plan-2026/plan.docx").exists()


@pytest.mark.parametrize("words", [["init"], ["new", "fiche"]])
def test_ctrl_c_in_a_question_leaves_nothing(tmp_path: Path, words: list[str]) -> None:
    folder = tmp_path if words == ["init"] else lay(tmp_path, {})
    before = snapshot(folder)
    talk(folder, words, [("L'année du plan" if words == ["init"] else "Son titre", "^C")])
    assert snapshot(folder) == before


NEW = {
    ("new", "fiche"): [],
    ("new", "fiche", "--title", "Forum : « été »"): [],
    ("new", "organisme", "Chambre d'agriculture"): ["plans/organismes.yaml"],
    ("new", "campus", "Campus de l'eau"): ["plans/organismes.yaml"],
    ("new", "document", "courrier"): [],
    ("new", "plan", "plan-2025"): [],
}
"""Commands, and the files that were there which they may complete."""


@pytest.mark.parametrize("words", NEW)
@pytest.mark.parametrize("where", ["example", "real"])
def test_one_more_leaves_a_workspace_valid_and_its_other_bytes_alone(
    request: pytest.FixtureRequest, words: tuple[str, ...], where: str
) -> None:
    folder: Path = request.getfixturevalue(where)
    before, known = snapshot(folder), findings(folder, DAY)
    options = ("--plan", "plan-2024") if where == "real" and "fiche" in words else ()
    done = run_here(*words, *options, cwd=folder)
    assert done.code == 0, done.err
    after = snapshot(folder)
    changed = [file for file in before if before[file] != after[file]]
    assert set(changed) <= {*NEW[words], *(file for file in before if file.endswith("plan.yaml"))}
    for file in changed:
        left = iter(after[file].splitlines())
        assert all(line in left for line in before[file].splitlines()), f"{file} lost a line"
    assert set(findings(folder, DAY)) <= set(known)


def test_a_new_document_renders_at_once(example: Path) -> None:
    assert run_here("new", "document", "courrier", cwd=example).code == 0
    done = run_here("render", "--document", "courrier", "--to", "md,html,docx", cwd=example)
    assert done.code == 0, done.err


WRONG = {
    ("new", "fiche", "--plan", "plan-2044"): "there is no plan",
    ("new", "fiche", "9.1"): "its axes are",
    ("new", "fiche", "1.1"): "already",
    ("new", "fiche", "x.1/"): "there is no plan",
    ("new", "fiche", "1.2.3.4.5"): "no number",
    ("new", "fiche", "--axe", "7"): "there is no axe",
    ("new", "fiche", "--carrier", "Personne d'ici"): "cmqplan new organisme",
    ("new", "organisme", "Métropole", "--type", "boutique"): "",
    ("new", "plan", "conventions"): "another use",
    ("new", "plan", "plan-exemple"): "already",
    ("new", "document", "plan"): "already",
    ("new", "convention", "C", "--year", "abc"): "no year",
}


@pytest.mark.parametrize("words", WRONG)
def test_what_cant_be_begun_is_told_in_a_sentence(example: Path, words: tuple[str, ...]) -> None:
    before = snapshot(example)
    done = run_here(*words, cwd=example)
    assert (done.code, done.out) == (2, "")
    assert WRONG[words] in done.err
    assert snapshot(example) == before


@pytest.mark.parametrize("where", ["example", "real"])
def test_a_plan_begins_as_last_years_without_what_was_done(
    request: pytest.FixtureRequest, where: str
) -> None:
    folder: Path = request.getfixturevalue(where)
    source = "plan-exemple" if where == "example" else "plan-2024"
    fiche = next((folder / "plans" / source).glob("1.1-*.yaml"))
    if where == "real":
        fiche.write_text(fiche.read_text() + "\nsuivi:\n  statut: réalisé  # enfin\n")
    before, known = snapshot(folder), {line.split(": ")[1] for line in findings(folder, DAY)}
    done = run_here("new", "plan", "plan-2025", "--like", source, cwd=folder)
    assert done.code == 0, done.err
    after = snapshot(folder)
    assert {file: after[file] for file in before} == before
    written = {file: data.decode() for file, data in after.items() if file not in before}
    assert {Path(file).name for file in written} == {
        path.name for path in (folder / "plans" / source).iterdir()
    }
    assert "2025" in written["plans/plan-2025/plan.yaml"]
    fiches = [entry.model for entry in load(folder, ["plan-2025"]).fiches["plan-2025"]]
    assert not [fiche for fiche in fiches if fiche.suivi.statut]
    lines = [line for fiche in fiches for line in fiche.financements]
    assert {line.statut.value for line in lines if line.statut} == {"à solliciter"}
    assert not [line for line in lines if line.accorde or line.versements or line.date]
    assert all(fiche.calendrier is None or "2024" not in str(fiche.calendrier.debut) for fiche in fiches)
    assert {line.split(": ")[1] for line in findings(folder, DAY) if "plan-2025" in line} <= known


MOVED = {
    "mars 2024": "mars 2025",
    "du 30 avril au 4 mai 2024": "du 30 avril au 4 mai 2025",
    "hiver 2024-2025": "hiver 2025-2026",
    "année scolaire 2023-2024": "année scolaire 2024-2025",
    "fin février 2024": "fin février 2025",
    "2024-03-13": "2025-03-13",
    "semaine 12 2024": "semaine 12 2025",
    "de mars à juin": "de mars à juin",
    "{periode: mars 2024, jalons: [{nom: Forum 2024, periode: 7 mars 2024, statut: réalisé, avancement: 100 %}]}": (
        "{periode: mars 2025, jalons: [{nom: Forum 2025, periode: 7 mars 2025}]}"
    ),
    "29 février 2024": None,
    "lundi 8 janvier 2024": None,
}
"""What a calendrier says → what it says a year later; None: it stays, and is said."""


@pytest.mark.parametrize(("says", "later"), MOVED.items())
def test_dates_that_are_dates_move_a_year_and_the_others_are_said(
    example: Path, says: str, later: str | None
) -> None:
    fiche = next(example.glob("plans/plan-exemple/1.1-*.yaml"))
    text = re.sub(r"(?m)^calendrier: .*$", f"calendrier: {says}", fiche.read_text())
    fiche.write_text(text + "sous_actions:\n  - {titre: Salle, statut: réalisé, calendrier: mars 2024}\n")
    done = run_here("new", "plan", "plan-2025", "--like", "plan-exemple", cwd=example)
    assert done.code == 0, done.err
    copy = (example / "plans" / "plan-2025" / fiche.name).read_text()
    assert f"calendrier: {later or says}\n" in copy
    assert "{titre: Salle, calendrier: mars 2025}" in copy
    assert (f"plans/plan-2025/{fiche.name}: this date" in done.err) == (later is None)


@pytest.mark.parametrize(
    ("suivi", "said"),
    [
        (
            "statut: en cours, depenses: [4 000 €]",
            "its total is what is neither paid nor committed, 6 000 € of 10 000 €",
        ),
        (
            "depenses: [{montant: 4 000 €, etat: engagé}]",
            "its total is what is neither paid nor committed, 6 000 € of 10 000 €",
        ),
        ("statut: en cours, depenses: [10 000 €]", "all of its 10 000 € is spent or committed"),
        ("statut: abandonné, motif: Travaux", "this action was given up; take the file away"),
        ("statut: réalisé, depenses: [4 000 €]", ""),
        ("statut: en cours", ""),
    ],
)
def test_what_is_left_of_an_action_is_said_when_the_next_year_begins(
    suivi: str, said: str, example: Path
) -> None:
    file = next(example.glob("plans/plan-exemple/1.1-*.yaml"))
    file.write_text(file.read_text().replace("{statut: réalisé}", f"{{{suivi}}}"))
    done = run_here("new", "plan", "plan-2025", "--like", "plan-exemple", cwd=example)
    assert done.code == 0, done.err
    told = " ".join(done.err.replace("\u202f", " ").split())
    assert (f"plans/plan-2025/{file.name}: this action" in told) == bool(said)
    assert said in told


REGION, CAMPUS = (
    "{financeur: region, montant: 6 000 €, nature: subvention%s}",
    "{financeur: campus-exemple, montant: 4 000 €, nature: fonds propres%s}",
)
ASKED = ", statut: à solliciter"
UNKNOWN = "montant: à définir"
REMAINING = {
    "money that came is what was spent": (
        [(REGION % "", REGION % ", versements: [{montant: 4 000 €, recu: 2024-05-02}]")],
        [(REGION % ASKED).replace("6 000", "2 000"), CAMPUS % ASKED],
    ),
    "a line that has brought all of its own is gone": (
        [(CAMPUS % "", CAMPUS % ", versements: [{montant: 4 000 €, recu: 2024-05-02}]")], [REGION % ASKED],
    ),
    "money is still to come for what was spent": (
        [], [(REGION % ASKED).replace("montant: 6 000 €", UNKNOWN), (CAMPUS % ASKED).replace("montant: 4 000 €", UNKNOWN)],
    ),
    "one line": (
        [(REGION % "", "{financeur: region, montant: 10 000 €, nature: subvention}"), (f"      - {CAMPUS % ''}\n", "")],
        [REGION % ASKED],
    ),
    "shares": (
        [("montant: 6 000 €", "taux: 60 %"), ("montant: 4 000 €", "taux: 40 %")],
        [(REGION % ASKED).replace("montant: 6 000 €", "taux: 60 %"), (CAMPUS % ASKED).replace("montant: 4 000 €", "taux: 40 %")],
    ),
    "with what told the total in detail": (
        [("total: 10 000 €\n", "total: 10 000 €\n    par_exercice: [{exercice: 2024, montant: 10 000 €}]\n    depenses: [{compte: 60, montant: 10 000 €}]\n")],
        [(REGION % ASKED).replace("montant: 6 000 €", UNKNOWN), (CAMPUS % ASKED).replace("montant: 4 000 €", UNKNOWN)],
    ),
}  # fmt: skip
"""What the action says more than the example → the lines of its copy, where 4 000 € of its 10 000 € are spent."""


@pytest.mark.parametrize("case", REMAINING)
def test_an_action_that_goes_on_takes_along_what_is_left_of_its_money(example: Path, case: str) -> None:
    changes, lines = REMAINING[case]
    file = next(example.glob("plans/plan-exemple/1.1-*.yaml"))
    text = "# Ce qui a été voté en 2024.\n" + file.read_text().replace(
        "{statut: réalisé}", "{statut: en cours, depenses: [4 000 €]}"
    )
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text + "import_reste: [Un texte resté là]\n")
    known = {line.split(": ")[1] for line in findings(example, DAY)}
    assert run_here("new", "plan", "plan-2025", "--like", "plan-exemple", cwd=example).code == 0
    copy = (example / "plans" / "plan-2025" / file.name).read_text()
    assert re.findall(r"(?m)^    total: (.*)$", copy) == ["6 000 €"]
    assert re.findall(r"(?m)^      - (\{financeur.*)$", copy) == lines
    assert copy.startswith("# Suite de l'action de plan-exemple : 4 000 € sur 10 000 € sont payés ou engagés")
    assert ("# À décider" in copy) == (f"{UNKNOWN}," in copy)
    assert ("# À récrire" in copy) == ("detail" in case)
    assert not [word for word in ("voté en 2024", "import_reste", "depenses", "par_exercice") if word in copy]
    added = {line.split(": ")[1] for line in findings(example, DAY) if "plan-2025" in line} - known
    assert not [line for line in added if "error" in line]


def test_a_fiche_begins_as_another_one(example: Path) -> None:
    done = run_here("new", "fiche", "plan-exemple/1.5", "--like", "1.1", "--title", "Encore", cwd=example)
    assert done.code == 0, done.err
    assert "numero: 1.5" in (example / "plans/plan-exemple/1.5-encore.yaml").read_text()
    assert run_here("new", "fiche", "1.6", "--like", "4.4", cwd=example).code == 2


@pytest.mark.parametrize("words", [("plan-exemple/1.1",), ("1.1",), ("--fiche", "plan-exemple/1.1")])
def test_a_fiche_is_named_by_its_plan_and_number(example: Path, words: tuple[str, ...]) -> None:
    done = run_here("render", *words, "--to", "md", cwd=example)
    assert done.code == 0, done.err
    assert [Path(line).name for line in done.out.split()] == ["fiche-1.1.md"]
    assert run_here("render", "plan-exemple/7.7", cwd=example).code == 2
