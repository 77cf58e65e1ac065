"""What an answer changes, held against what was sent and against today's files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cmqplan.intake.blocks import Cell, Source, Table, Unreadable
from cmqplan.intake.form.answer import answer_of
from cmqplan.intake.form.changes import Fate
from cmqplan.source.yaml import parse
from tests.conftest import run_cmqplan
from tests.intake.form.made import (
    FICHE_FILE,
    MONEY,
    back,
    changed,
    fates,
    filled,
    put,
    sent,
    table,
    workspace,
)

ACTION = "1.1 Forum des métiers du bois"


def line(text: str) -> str:
    return f"      - {{{text}}}\n"


REGION, OWN = (
    "financeur: region, montant: 6 000 €, nature: subvention",
    "financeur: cmq-bois, montant: 4 000 €, nature: fonds propres",
)


@pytest.mark.parametrize(
    ("partner", "sheet", "rank", "values", "fate", "before", "after"),
    [
        ("region", MONEY, 0, {"montant": "7000"}, Fate.CHANGED, REGION, REGION.replace("6 000", "7 000")),
        ("region", MONEY, 0, {"montant": "environ 7 000 €"}, Fate.CHANGED, REGION, REGION.replace("6 000", "environ 7 000")),
        ("region", MONEY, 0, {"statut": "ACCORDE"}, Fate.CHANGED, REGION, f"{REGION}, statut: accordé"),
        ("region", MONEY, 0, {"date": "05/03/2024"}, Fate.CHANGED, REGION, f"{REGION}, date: 5 mars 2024"),
        ("region", MONEY, 0, {"nature": ""}, Fate.CHANGED, REGION, REGION.removesuffix(", nature: subvention")),
        ("region", f"{MONEY}.versements", 0, {"@action": ACTION, "@ligne": "Région", "montant": "3000"}, Fate.ADDED, REGION,
         f"{REGION}, versements: [{{montant: 3 000 €}}]"),
        ("region", MONEY, 2, {"@action": ACTION, "montant": "12,5"}, Fate.ADDED, line(OWN), line(OWN) + line("financeur: region, montant: '12,50 €'").replace("'", "")),
        ("scierie", MONEY, 2, {"@action": "1.1", "financeur": "Scierie du Val", "montant": "500"}, Fate.ADDED, line(OWN), line(OWN) + line("financeur: scierie, montant: 500 €")),
        ("cmq-bois", "", 0, {"objectifs": "• Donner envie\n• Informer"}, Fate.CHANGED, "objectifs: Donner envie d'apprendre un métier du bois.", "objectifs: [Donner envie, Informer]"),
        ("cmq-bois", "", 0, {"calendrier.periode": "avril 2024"}, Fate.CHANGED, "calendrier: mars 2024", "calendrier: avril 2024"),
        ("cmq-bois", "partenaires", 1, {"statut": "pressenti"}, Fate.CHANGED, "[lycee-arbois, metropole, scierie]",
         "\n  - lycee-arbois\n  - {organisme: metropole, statut: pressenti}\n  - scierie"),
        ("", "porteurs", 1, {"@action": ACTION, "organisme": "lycée d'Arbois"}, Fate.ADDED, "porteurs: [cmq-bois]", "porteurs: [cmq-bois, lycee-arbois]"),
        ("", "indicateurs.valeurs", 0, {"@action": ACTION, "@ligne": "Élèves présents", "exercice": "2024", "valeur": "280"}, Fate.ADDED,
         'cible: "300"}', 'cible: "300", valeurs: [{exercice: 2024, valeur: 280}]}'),
        ("", "", 0, {"titre": "Forum"}, Fate.CHANGED, "titre: Forum des métiers du bois", "titre: Forum"),
        # what may not be written, or can't be read
        ("region", MONEY, 1, {"montant": "1"}, Fate.LOCKED, "", ""),
        ("region", MONEY, 0, {"financeur": "Métropole"}, Fate.LOCKED, "", ""),
        ("region", MONEY, 0, {"@action": "1.2 Autre"}, Fate.LOCKED, "", ""),
        ("region", "", 0, {"objectifs": "Autre chose"}, Fate.LOCKED, "", ""),
        ("region", MONEY, 2, {"@action": ACTION, "financeur": "Métropole", "montant": "5"}, Fate.LOCKED, "", ""),
        ("metropole", "partenaires", 0, {"role": "accueille"}, Fate.LOCKED, "", ""),
        ("cmq-bois", "", 0, {"numero": "1.9"}, Fate.LOCKED, "", ""),
        ("region", MONEY, 0, {"montant": "beaucoup"}, Fate.UNREAD, "", ""),
        ("region", MONEY, 2, {"@action": "9.9", "montant": "5"}, Fate.UNREAD, "", ""),
        ("", "partenaires", 3, {"@action": ACTION, "role": "accueille"}, Fate.UNREAD, "", ""),
        ("", f"{MONEY}.versements", 0, {"@action": ACTION, "montant": "5"}, Fate.UNREAD, "", ""),
        ("", "porteurs", 0, {"organisme": "?" * 200}, Fate.UNREAD, "", ""),
    ],
)  # fmt: skip
def test_a_cell_filled_in_changes_that_place_and_no_other(
    tmp_path: Path,
    partner: str,
    sheet: str,
    rank: int,
    values: Mapping[str, str],
    fate: Fate,
    before: str,
    after: str,
) -> None:
    root = workspace(tmp_path)
    text = (root / FICHE_FILE).read_text(encoding="utf-8")
    assert before in text
    done = back(root, filled(sent(root, partner), sheet, rank, values))
    assert fates(done) == [fate], done.told
    wanted = text.replace(before, after, 1) if before else text
    put(root, done)
    assert parse((root / FICHE_FILE).read_bytes()) == parse(wanted.encode())
    if "\n" not in after:
        assert (root / FICHE_FILE).read_text(encoding="utf-8") == wanted
    again = filled(sent(workspace(tmp_path / "as-sent"), partner), sheet, rank, values)
    assert not back(root, again).written.files  # brought in twice, it adds nothing


def test_both_changed_is_told_and_never_decided_nor_the_rest_of_its_row(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    answer = filled(sent(root, "region"), MONEY, 0, {"montant": "7000", "statut": "accordé"})
    file = root / FICHE_FILE
    for today, told in (("6 500 €", [Fate.CONFLICT, Fate.HELD]), ("7 000 €", [Fate.CHANGED])):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("6 000 €", today), encoding="utf-8")
        done = back(root, answer)
        assert sorted(fates(done), key=str) == sorted(told, key=str)
        assert [one.today for one in done.told if one.fate is Fate.CONFLICT] == [today] * (len(told) - 1)
        put(root, done)
        now = file.read_text(encoding="utf-8")
        assert f"montant: {today}, nature: subvention" in now
        assert ("statut: accordé" in now) == (Fate.CONFLICT not in told)
        file.write_text(text, encoding="utf-8")


def test_rows_are_found_again_wherever_they_went_in_the_file(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    answer = filled(sent(root, "region"), MONEY, 0, {"statut": "accordé"})
    file = root / FICHE_FILE
    text = file.read_text(encoding="utf-8")
    for today in (
        text.replace(line(REGION), line("financeur: metropole, montant: 1 €") + line(REGION)),
        text.replace(line(REGION), "").replace(line(OWN), line(OWN) + line(REGION)),
        text.replace("titre: Forum des métiers du bois", "titre: Forum du bois"),
    ):
        file.write_text(today, encoding="utf-8")
        put(root, back(root, answer))
        assert file.read_text(encoding="utf-8") == today.replace(REGION, f"{REGION}, statut: accordé")
    file.write_text(text.replace(line(REGION), ""), encoding="utf-8")
    assert fates(back(root, answer)) == [Fate.CONFLICT]


def test_a_fiche_that_was_renamed_is_still_the_same_and_one_that_is_gone_is_told(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    answer = filled(sent(root, "region"), MONEY, 0, {"montant": "7000"})
    moved = root / "plans/plan-exemple/1.2-forum-du-bois.yaml"
    text = (root / FICHE_FILE).read_text(encoding="utf-8")
    moved.write_text(text.replace("numero: 1.1", "numero: 1.2"), encoding="utf-8")
    (root / FICHE_FILE).unlink()
    assert [*back(root, answer).written.files] == [moved.relative_to(root).as_posix()]
    broken = moved.read_text(encoding="utf-8") + "titres: deux\n"
    for change, said in (
        (lambda: moved.unlink(), "isn't there any more"),
        (lambda: (root / FICHE_FILE).write_text(broken, encoding="utf-8"), "can't be read"),
    ):
        change()
        (told,) = back(root, answer).told
        assert (told.fate, said in told.why) == (Fate.GONE, True)


def _sorted(source: Source, name: str) -> Source:
    old = table(source, name)
    return changed(source, old, (*old.rows[:2], *reversed(old.rows[2:])))


def _without(source: Source, name: str, rank: int) -> Source:
    old = table(source, name)
    return changed(source, old, [row for n, row in enumerate(old.rows) if n != rank + 2])


def test_sorted_rows_renamed_sheets_and_moved_columns_change_nothing(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    source = _sorted(sent(root), MONEY)
    renamed = tuple(Table(tuple(row[:1] + row[:0:-1] for row in one.rows), f"Feuille {n}") if one.rows[0][0].text.startswith("cmqplan:fiche") else one for n, one in enumerate(source.blocks) if isinstance(one, Table))  # fmt: skip
    done = back(root, Source(source.name, renamed))
    assert (done.told, done.written.files) == ([], {})


def test_a_row_taken_out_is_taken_out_where_it_is_ones_own(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    for partner, rank, fate in (
        ("region", 0, Fate.REMOVED),
        ("region", 1, Fate.LOCKED),
        ("", 1, Fate.REMOVED),
    ):
        done = back(root, _without(sent(root, partner), MONEY, rank))
        assert fates(done) == [fate]
        kept = done.written.files.get(FICHE_FILE, (root / FICHE_FILE).read_bytes()).decode()
        assert (line((REGION, OWN)[rank]) in kept) == (fate is Fate.LOCKED)
    emptied = filled(sent(root, "region"), MONEY, 0, dict.fromkeys(("financeur", "montant", "nature"), ""))
    assert fates(back(root, emptied)) == [Fate.REMOVED]
    assert fates(back(root, _without(sent(root), "", 0))) == [Fate.GONE]


def test_a_sheet_that_is_gone_takes_nothing_with_it(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    source = sent(root, "region")
    without = Source(source.name, tuple(one for one in source.blocks if one is not table(source, MONEY)))
    done = back(root, without)
    assert fates(done) == [Fate.GONE]
    assert not done.written.files


def test_remarks_and_texts_outside_of_the_tables_are_kept(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    source = filled(
        sent(root, "region"), "remarques", 0, {"@action": ACTION, "@remarque": "Pas le samedi."}, kind=""
    )
    source = filled(source, "remarques", 1, {"@remarque": "Joli plan."}, kind="")
    own = Table(((Cell("Annexe", "réponse.xlsx!Annexe!A1"),),), "Annexe")
    money = table(source, MONEY)
    beside = [
        (*row, Cell("Avis" if n == 1 else "à revoir" if n == 2 else "", f"réponse.xlsx!Z{n}"))
        for n, row in enumerate(money.rows)
    ]
    source = changed(source, money, beside)
    done = back(root, Source(source.name, (*source.blocks, own)))
    assert sorted(fates(done), key=str) == [Fate.KEPT, Fate.KEPT, Fate.KEPT, Fate.NOTED]
    put(root, done)
    fiche = parse((root / FICHE_FILE).read_bytes())
    assert isinstance(fiche, dict)
    assert fiche["suivi"]["notes"][0]["texte"] == "Région : Pas le samedi."  # type: ignore[index,call-overload]
    assert fiche["import_reste"] == ["réponse.xlsx!Z2 : Avis : à revoir"]
    plan = parse((root / "plans/plan-exemple/plan.yaml").read_bytes())
    assert isinstance(plan, dict)
    assert plan["import_reste"] == [
        "Remarque – Région (Remarques!2:3) : Joli plan.",
        "réponse.xlsx!Annexe!A1 : Annexe",
    ]
    assert not back(root, Source(source.name, (*source.blocks, own))).written.files


def test_a_new_action_is_a_new_file_and_a_new_organisme_is_declared(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    source = filled(sent(root), "", 1, {"numero": "1.2", "titre": "Visites", "objectifs": "Voir"})
    source = filled(source, "porteurs", 1, {"@action": "1.2 Visites", "organisme": "Mairie d'Arbois"})
    source = filled(source, MONEY, 2, {"@action": "1.2", "financeur": "Région", "montant": "100"})
    done = back(root, source)
    put(root, done)
    made = parse((root / "plans/plan-exemple/1.2-visites.yaml").read_bytes())
    assert made == {
        "numero": "1.2", "titre": "Visites", "porteurs": ["mairie-d-arbois"], "objectifs": ["Voir"] if isinstance(made, dict) and isinstance(made["objectifs"], list) else "Voir",
        "moyens": {"financiers": {"financements": [{"financeur": "region", "montant": "100 €"}]}},
    }  # fmt: skip
    assert [*done.new] == ["mairie-d-arbois"]
    assert not back(root, source).written.files
    taken = filled(sent(root), "", 2, {"numero": "1.1", "titre": "Autre"})
    assert fates(back(root, taken)) == [Fate.UNREAD]


def test_champs_are_columns(tmp_path: Path) -> None:
    settings = "champs:\n  thematiques: {titre: Thématiques, sur: fiche, type: liste, choix: [Énergie, Eau]}\n  relais: {titre: Relais, sur: fiche, type: organisme}\n"
    root = workspace(tmp_path, {"cmqplan.yaml": settings})
    source = filled(sent(root, "cmq-bois"), "", 0, {"thematiques": "Eau\nÉnergie", "relais": "Région"})
    put(root, back(root, source))
    text = (root / FICHE_FILE).read_text(encoding="utf-8")
    assert "thematiques: [Eau, Énergie]" in text
    assert "relais: [region]" in text or "relais: region" in text


def test_the_command_writes_what_it_can_and_exits_1_for_the_rest(tmp_path: Path) -> None:
    import openpyxl

    root = workspace(tmp_path)
    done = run_cmqplan("export", "saisie", "plan-exemple", "--partner", "region", cwd=root)
    assert done.code == 0, done.err
    assert run_cmqplan("export", "saisie", "plan-exemple", "--partner", "region", cwd=root).code == 2
    book = openpyxl.load_workbook(root / "saisie-plan-exemple-region.xlsx")
    heads = {cell.value: cell.column for cell in book["Financements"][1]}
    book["Financements"].cell(3, heads["montant"]).value = 7000
    book["Financements"].cell(4, heads["montant"]).value = 1
    book.save(root / "region.xlsx")
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    done = run_cmqplan("import", "region.xlsx", "--dry-run", cwd=root)
    assert done.code == 1
    assert "6 000 € → 7 000 €" in done.out
    assert "isn't theirs to change" in done.out
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before
    done = run_cmqplan("import", "region.xlsx", "--yes", cwd=root)
    assert done.code == 1
    assert "7 000 €" in (root / FICHE_FILE).read_text(encoding="utf-8")


DAMAGES = (
    lambda text: text[:-5],
    lambda text: text.replace('"value": {', '"value": 3, "x": {'),
    lambda text: text.replace('"titre": "Forum', '"titre": null, "x": "Forum'),
    lambda text: text.replace('"steps": [', '"steps": [{}, '),
    lambda text: text.replace('"cells": {', '"cells": 3, "x": {'),
    lambda text: text.replace('"numero": "1.1"', '"numero": ["1.1"]'),
    lambda text: text.replace("|{", "|" + "[" * 5000),
    lambda text: "",
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_hidden_sheet_that_isnt_whole_is_told(tmp_path: Path, damage: Callable[[str], str]) -> None:
    source = sent(workspace(tmp_path), "region")
    hidden = next(one for one in source.blocks if isinstance(one, Table) and one.name == "Envoi")
    rows = [hidden.rows[0], *(tuple(cell._replace(text=damage(cell.text)) if n else cell for n, cell in enumerate(row)) for row in hidden.rows[1:])]  # fmt: skip
    found = answer_of(changed(source, hidden, rows))
    assert isinstance(found, Unreadable), found


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--partner", "regoin"), "did you mean “region”"),
        (("--partner", "personne"), "no organisme “personne”"),
        (("--fiche", "9.9"), "no fiche 9.9"),
    ],
)
def test_what_cant_be_sent_is_said(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = run_cmqplan("export", "saisie", "plan-exemple", *words, cwd=workspace(tmp_path))
    assert done.code == 2
    assert said in done.err
