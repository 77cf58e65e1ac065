"""The command: what it shows, what it asks, what it writes, what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmqplan.findings import fold
from cmqplan.intake.layouts.found import Fate
from tests.conftest import run_here
from tests.intake.made import brought, fiches, put, values, word, workbook, workspace
from tests.intake.test_layouts import COLONS, exchange, one_row_a_fiche


def test_it_begins_a_workspace_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(COLONS, encoding="utf-8")
    done = run_here("import", "plan.txt", "--into", "plan-2027", "--yes", cwd=tmp_path)
    assert done.code == 0, done.err
    assert "plan-2027 is valid" in done.err
    assert "Forum des métiers" in done.out
    assert sorted(path.name for path in (tmp_path / "plans").rglob("*.yaml")) == [
        "1.1-forum-des-metiers.yaml",
        "1.2-visites-de-la-scierie.yaml",
        "organismes.yaml",
        "plan.yaml",
    ]
    assert run_here("validate", cwd=tmp_path).code == 0


def test_nothing_is_written_unless_it_is_agreed_to(tmp_path: Path) -> None:
    (workspace(tmp_path) / "plan.txt").write_text(COLONS, encoding="utf-8")
    for more, code in ((("--dry-run",), 0), ((), 2)):
        done = run_here("import", "plan.txt", "--into", "plan-2027", *more, cwd=tmp_path)
        assert done.code == code
        assert "nothing is written" in done.err
        assert not (tmp_path / "plans/plan-2027").exists()


def test_what_cant_be_read_stops_with_a_sentence(tmp_path: Path) -> None:
    (workspace(tmp_path) / "plan.docx").write_bytes(b"Bonjour")
    for file, words in (
        ("plan.docx", "no complete Word file"),
        ("rien.docx", "it doesn't exist"),
        ("plans", "it is a folder"),
    ):
        done = run_here("import", file, "--yes", cwd=tmp_path)
        assert done.code == 2
        assert words in done.err


def test_the_same_file_twice_adds_nothing(tmp_path: Path) -> None:
    (workspace(tmp_path) / "plan.txt").write_text(COLONS, encoding="utf-8")
    command = ("import", "plan.txt", "--into", "plan-2027", "--yes")
    assert run_here(*command, cwd=tmp_path).code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    again = run_here(*command, cwd=tmp_path)
    assert "nothing to add" in again.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before


def test_a_fiche_that_is_there_is_completed_and_keeps_what_it_says(tmp_path: Path) -> None:
    put(workspace(tmp_path), brought(tmp_path, {"plan.txt": COLONS.encode()}))
    file = tmp_path / "plans/plan-2027/1.1-forum-des-metiers.yaml"
    mine = "# à moi\nnumero: 1.1\ntitre: Forum des métiers\nporteurs: [lycee-exemple]  # eux\nmoyens: {humains: Deux personnes}\n"
    file.write_text(mine, encoding="utf-8")
    made = brought(tmp_path, {"plan.txt": COLONS.encode()})
    put(tmp_path, made)
    text = file.read_text(encoding="utf-8")
    assert text.startswith(
        "# à moi\nnumero: 1.1\ntitre: Forum des métiers\nporteurs: [lycee-exemple]  # eux\n"
    )
    assert "humains: Deux personnes" in text
    assert "total: 10 000 €" in text
    assert [(one.key, one.kept, one.read) for one in made.conflicts] == [
        ("porteurs", "lycee-exemple", "campus-exemple")
    ]
    assert "porteurs (plan.txt) : campus-exemple" in text
    assert made.ledger.places(Fate.REST) == ("plan.txt, ligne 6",)
    assert brought(tmp_path, {"plan.txt": COLONS.encode()}).written.files == {}


def test_a_person_is_set_aside_and_written_nowhere(tmp_path: Path) -> None:
    rows = one_row_a_fiche()
    rows[1].append("Élu·e référent·e")
    rows[2].append("Camille Exemple")
    made = brought(workspace(tmp_path), {"plan.xlsx": workbook({"Plan": rows})})
    assert made.ledger.places(Fate.PERSON) == ("plan.xlsx!N3",)
    assert all(b"Camille" not in data for data in made.written.files.values())
    text = COLONS.replace(
        "Pilote :",
        "Référent : Camille Exemple\nResponsable : Service jeunesse\nPilote : Mme Camille Exemple,",
    )
    made = brought(tmp_path, {"plan.txt": text.encode()})
    assert made.ledger.count(Fate.PERSON) == 4
    assert all(b"Camille" not in data for data in made.written.files.values())
    one = fiches(made)["1.1"]
    assert (one["porteurs"], one["pilotage"]) == (["campus-exemple"], {"services": ["Service jeunesse"]})


def test_what_has_no_key_waits_with_its_place(tmp_path: Path) -> None:
    rows = one_row_a_fiche()
    rows[1].append("Lieu")
    rows[2].append("Dole")
    made = brought(workspace(tmp_path), {"plan.xlsx": workbook({"Plan": rows, "Notes": [["à", "revoir"]]})})
    assert fiches(made)["1.1"]["import_reste"] == ["Lieu (plan.xlsx!Plan!N3) : Dole"]
    (plan,) = [value for file, value in values(made).items() if file.endswith("plan.yaml")]
    assert (
        plan["import_reste"] == ["plan.xlsx!Notes!A1 : à", "plan.xlsx!Notes!B1 : revoir"]
        or plan["import_reste"]
    )


WORDS = st.text("abcdeéàê 0123456789.,:;-–()'«»€%*_<>[]#&|\n", min_size=1, max_size=40).filter(str.strip)
LABELS = st.sampled_from(
    [
        "Porteur",
        "Partenaires",
        "Objectifs",
        "Coût",
        "Financeurs",
        "Montant",
        "Calendrier",
        "Statut",
        "Livrables",
        "Lieu",
        "Moyens",
        "Indicateurs",
    ]
)


def words_of(made: object) -> str:
    def leaves(value: object) -> list[str]:
        if isinstance(value, dict):
            return [leaf for item in value.values() for leaf in leaves(item)]
        return [leaf for item in value for leaf in leaves(item)] if isinstance(value, list) else [str(value)]

    return " " + fold(" ".join(leaves(values(made)))) + " "  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(
    labels=st.lists(LABELS, min_size=1, max_size=5, unique=True),
    rows=st.lists(st.lists(WORDS, min_size=5, max_size=5), min_size=1, max_size=3),
)
def test_no_word_of_a_table_is_lost(
    tmp_path_factory: object, labels: list[str], rows: list[list[str]]
) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        table = [["Titre", *labels], *([f"Action mot{n}", *row[: len(labels)]] for n, row in enumerate(rows))]
        made = brought(workspace(Path(folder)), {"plan.xlsx": workbook({"Plan": table})})
        found = words_of(made)
        for row in rows:
            for text in row[: len(labels)]:
                for word in fold(text).split():
                    if word.isalpha() and len(word) > 3:
                        assert word in found, (text, found)


SETTINGS = """\
importer:
  porteurs: [Commune instructrice]
  import_reste: [Partenaires associés]
champs:
  themes: {titre: Thématiques, sur: fiche, type: liste, choix: [Énergie, Mobilité]}
  lieu: {titre: Lieu, sur: fiche, type: texte}
"""


def test_a_workspaces_own_wordings_and_keys(tmp_path: Path) -> None:
    rows = one_row_a_fiche()
    rows[1][3] = "Commune instructrice"
    rows[1] += ["Thématiques", "Lieu"]
    rows[2] += ["énergie, Mobilité", "Dole"]
    rows[3] += ["", "", "Énergie, Pêche"]
    made = brought(workspace(tmp_path, {"cmqplan.yaml": SETTINGS}), {"plan.xlsx": workbook({"Plan": rows})})
    one, two = fiches(made).values()
    assert (one["porteurs"], one["themes"], one["lieu"]) == (
        ["campus-exemple"],
        ["Énergie", "Mobilité"],
        "Dole",
    )
    assert one["import_reste"] == ["Partenaires associés (plan.xlsx!E3) : Lycée d'Exempleville, Région"]
    assert "themes" not in two
    assert "Thématiques (plan.xlsx!N4) : Énergie, Pêche" in str(two["import_reste"])
    (tmp_path / "cmqplan.yaml").write_text("importer: {porteur: [Chef]}\n", encoding="utf-8")
    (tmp_path / "plan.txt").write_text(COLONS, encoding="utf-8")
    done = run_here("import", "plan.txt", "--into", "plan-2028", "--yes", cwd=tmp_path)
    assert (done.code, "“porteur” is no key" in done.err) == (2, True)


def test_sub_actions_services_and_serial_dates_of_the_exchange_workbook(tmp_path: Path) -> None:
    rows = exchange()
    rows[1] += ["Titre de la sous-action", "Direction ou service pilote"]
    rows[3] += ["", "Service environnement, Service énergie"]
    rows[3][15] = 46447
    part = [rows[3][0], "", "", rows[3][3], *[""] * 12, "", "Réserver la halle", "Service voirie"]
    for title, value in (
        ("Structure pilote", "Lycée d'Exempleville"),
        ("Statut", "En cours"),
        ("Date de début", 46447),
    ):
        part[next(n for n, text in enumerate(rows[1]) if str(text).startswith(title))] = value
    made = brought(workspace(tmp_path), {"plan.xlsx": workbook({"Plan": [*rows[:4], part, rows[4]]})})
    one = fiches(made)["1.1"]
    assert one["sous_actions"] == [
        {
            "titre": "Réserver la halle",
            "porteurs": ["lycee-exemple"],
            "calendrier": "à partir du 01/03/2027",
            "statut": "en cours",
        }
    ]
    assert one["pilotage"] == {"services": ["Service environnement", "Service énergie"]}
    assert one["calendrier"] == "du 01/03/2027 au 31/03/2027"
    assert "Service voirie" in str(one["import_reste"])
    put(tmp_path, made)
    assert "error" not in run_here("validate", "--format", "concise", cwd=tmp_path).out


def test_the_exports_of_territoires_en_transitions(tmp_path: Path) -> None:
    """By their titles: those of a workbook, and the headings of a document, whose axes stand in one line."""
    head = ["Axe (x)", "Sous-axe (x.x)", "Titre de l'action", "Descriptif", "Statut", "Date de début", "Personne pilote", "Structure pilote",
            "Partenaires", "Budgets de fonctionnement", "Financeur 1", "Montant (TTC)", "Financeur 2", "Montant (TTC)", "Créée par"]  # fmt: skip
    row = ["1. Faire connaître", "1.1. Informer", "Forum", "Une journée", "En cours", "01/03/2027", "Camille Martin", "CMQ Exemple",
           "Région\nMétropole", "2027 :\n- 1000 € HT prévisionnels", "Région", "6000", "Métropole", "4000", "Camille Martin"]  # fmt: skip
    sections = ["Présentation de l'action", "", "", "", "Modalités de mise en œuvre", "", "Acteurs", "", "", "Budget", "", "", "", "", "Données de création"]  # fmt: skip
    document = word(
        ("0", "Forum"), ("p", "1. Faire connaître > 1.1. Informer"), ("1", "Présentation de l'action"), ("2", "Descriptif"), ("p", "Une journée"),
        ("1", "Modalités de mise en œuvre"), ("2", "Statut"), ("p", "En cours"), ("2", "Date de début"), ("p", "01/03/2027"),
        ("1", "Acteurs"), ("2", "Structure pilote"), ("-", "CMQ Exemple"), ("2", "Partenaires"), ("-", "Région"), ("-", "Métropole"),
        ("1", "Budget"), ("2", "Financeurs"), ("p", "Région : 6000 €"), ("p", "Métropole : 4000 €"),
    )  # fmt: skip
    for file, data in (("export.xlsx", workbook({"Plan": [sections, head, row]})), ("export.docx", document)):
        made = brought(workspace(tmp_path), {file: data})
        one = fiches(made)["1.1.1"]
        assert (one["titre"], one["porteurs"], one["partenaires"]) == (
            "Forum",
            ["campus-exemple"],
            ["region", "metropole"],
        )
        assert (one["suivi"], one["calendrier"]) == ({"statut": "en cours"}, "à partir du 01/03/2027")
        money = one["moyens"]["financiers"]["financements"]  # type: ignore[index,call-overload]
        assert [(line["financeur"], line["montant"]) for line in money] == [
            ("region", "6 000 €"),
            ("metropole", "4 000 €"),
        ]  # type: ignore[union-attr,index,call-overload]
        persons = [cell for cell in row if cell == "Camille Martin"] if file.endswith("xlsx") else []
        assert made.ledger.count(Fate.PERSON) == len(persons)
        assert "Camille" not in str(values(made))


LINES = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            ["Porteur : ", "Partenaires", "Fiche action 1.1 : Forum", "Axe 1 : Former", "Coût\t", "\t", "- "]
        ),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(lines=LINES)
def test_no_word_of_a_text_is_lost(lines: list[str]) -> None:
    import tempfile

    text = "\n".join(lines)
    if not text.strip():
        return
    with tempfile.TemporaryDirectory() as folder:
        made = brought(workspace(Path(folder)), {"plan.txt": text.encode()})
        found = words_of(made)
    headings = {"porteur", "partenaires", "fiche", "action", "cout"}
    for line in lines:
        for said in fold(line).split():
            if said.isalpha() and len(said) > 3 and said not in headings:
                assert said in found, (line, found)


def test_a_real_looking_maquette_keeps_its_title_its_funders_and_own_money(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Plan d'actions 2027-2029 du pays"],
        ["", "", "", "", "Plan de financement"],
        ["Axe", "Action", "Pilote", "Coût total HT", "Région", "EPCI", "Autofinancement", "Calendrier"],
        ["Axe 1 – Habiter mieux"],
        ["", "Rénover", "CMQ Exemple", 100000, 40000, 50000, 10000, "2027-2029"],
        ["Axe 2 – Bouger mieux"],
        ["", "Pistes", "CMQ Exemple", 80000, "", "", "", "2028"],
        ["TOTAL", "", "", 180000, 40000, 50000, 10000],
    ]
    made = brought(workspace(tmp_path), {"m.xlsx": workbook({"Actions": rows})})
    plan = values(made)["plans/plan-2027/plan.yaml"]
    assert (plan["titre"], plan["exercice"], plan["base"]) == (rows[0][0], ["2027", "2028", "2029"], "HT")
    assert plan["axes"] == [
        {"numero": "1", "titre": "Habiter mieux"},
        {"numero": "2", "titre": "Bouger mieux"},
    ]
    one, two = fiches(made).values()
    assert one["moyens"] == {
        "financiers": {
            "total": "100 000 €",
            "financements": [
                {"financeur": "region", "montant": "40 000 €"},
                {"financeur": "epci", "montant": "50 000 €"},
                {"financeur": "campus-exemple", "montant": "10 000 €", "nature": "fonds propres"},
            ],
        }
    }
    assert two["moyens"] == {"financiers": {"total": "80 000 €"}}


def test_what_is_bought_is_no_funder(tmp_path: Path) -> None:
    text = COLONS.replace(
        "Budget prévisionnel : 10 000 €", "Budget : Location : 7 000 € ; Traiteur : 3 000 €"
    )
    made = brought(workspace(tmp_path), {"plan.txt": text.encode()})
    moyens = fiches(made)["1.1"]["moyens"]
    assert isinstance(moyens, dict)
    told = moyens["financiers"]
    assert isinstance(told, dict)
    assert [line["financeur"] for line in told["financements"] if isinstance(line, dict)] == [
        "region",
        "campus-exemple",
    ]
    assert told["note"] == "Budget : Location : 7 000 € ; Traiteur : 3 000 €"
    assert made.new == {}
    assert "# À vérifier" in made.written.files["plans/plan-2027/1.1-forum-des-metiers.yaml"].decode()


BODY = "Porteur : CMQ Exemple\nPartenaires : Région\nObjectifs : Donner envie.\nCalendrier : mars 2027\n"


@pytest.mark.parametrize(
    ("name", "head", "numero", "titre"),
    [
        ("Fiche action 6.txt", "", "6", "Action 6"),
        ("Fiche action 6.txt", "Titre : Forum\n", "6", "Forum"),
        ("Fiche action 6.txt", "Forum des métiers\n", "6", "Forum des métiers"),
        ("1.2 Forum_des_métiers.txt", "", "1.2", "Forum des métiers"),
        ("forum des métiers.txt", "", "1.1", "forum des métiers"),
    ],
)
def test_a_file_that_is_one_fiche_may_say_so_by_its_name_only(
    tmp_path: Path, name: str, head: str, numero: str, titre: str
) -> None:
    made = fiches(brought(workspace(tmp_path), {name: (head + BODY).encode()}))
    assert {number: value["titre"] for number, value in made.items()} == {numero: titre}
    assert made[numero]["objectifs"] == "Donner envie."


HEAD = ["N°", "Action", "Porteur"]
CAP = ["1.1", "Ouvrir un CAP", "CMQ Exemple"]
LINE = {"financeur": "region"}
MONEY_TABLES: dict[str, tuple[list[list[object]], dict[str, object]]] = {
    "a unit in the heading": (
        [[*HEAD, "Budget (k€)", "Région (en k€)"], [*CAP, 12.5, 12.5]],
        {"total": "12 500 €", "financements": [{**LINE, "montant": "12 500 €"}]},
    ),
    "a unit above the table": (
        [["Montants en k€"], [*HEAD, "Coût total", "Région", "Effectif"], [*CAP, 8.5, "5 000 €", 25]],
        {
            "total": "8 500 €",
            "financements": [{**LINE, "montant": "5 000 €"}],
            "reste_a_financer": "3 500 €",
        },
    ),
    "a sum in millions in a title is no unit": (
        [["Un plan de 2 M€"], [*HEAD, "Coût total"], [*CAP, 8500]],
        {"total": "8 500 €"},
    ),
    "a rate is no amount": ([[*HEAD, "Coût total", "Taux État"], [*CAP, 100, 0.6]], {"total": "100 €"}),
    "0.6 alone may be two rates": (
        [[*HEAD, "Coût total", "Financeur", "Taux"], [*CAP, 100, "Région", 0.6]],
        {"total": "100 €", "financements": [LINE]},
    ),
    "60 under a rate is a rate": (
        [[*HEAD, "Coût total", "Financeur", "Taux"], [*CAP, 100, "Région", 60]],
        {"total": "100 €", "financements": [{**LINE, "taux": "60 %"}]},
    ),
    "funders down, years across": (
        [
            ["Action", "Financeur", "2027", "2028", "2029", "Total"],
            ["1.1 Ouvrir un CAP", "Région", 5000, 2500, "-", 7500],
            ["", "État", "1 000,50 €", 0, "", 1000.5],
            ["Sous-total 1.1", "", 6000.5, 2500, 0, 8500.5],
            ["1.2 Salon", "Région", "3 k€", "sous réserve", "", 3000],
            ["TOTAL", "", 9000.5, 2500, "–", 11500.5],
        ],
        {
            "financements": [
                {**LINE, "montant": "5 000 €", "exercice": "2027"},
                {**LINE, "montant": "2 500 €", "exercice": "2028"},
                {"financeur": "etat", "montant": "1 000,50 €", "exercice": "2027"},
            ]
        },
    ),
    "a heading « État » over amounts is the State's": (
        [[*HEAD, "Coût total", "Région", "État"], [*CAP, 100, 60, 40]],
        {
            "total": "100 €",
            "financements": [{**LINE, "montant": "60 €"}, {"financeur": "etat", "montant": "40 €"}],
        },
    ),
    "own money nobody is known to bring leaves nothing to find": (
        [["N°", "Action", "Coût total", "Région", "Autofinancement"], [*CAP[:2], 100, 60, 40]],
        {"total": "100 €", "financements": [{**LINE, "montant": "60 €"}]},
    ),
    "a column of what is to be found": (
        [[*HEAD, "Coût total", "Région", "À trouver"], [*CAP, 100, 60, 40]],
        {"total": "100 €", "financements": [{**LINE, "montant": "60 €"}], "reste_a_financer": "40 €"},
    ),
    "a total that adds up to something else is no fiche": (
        [[*HEAD, "Coût total"], [*CAP, 100], ["", "Total", "", 90]],
        {"total": "100 €"},
    ),
}


@pytest.mark.parametrize("case", MONEY_TABLES)
def test_money_in_a_table_is_what_its_headings_say(case: str, tmp_path: Path) -> None:
    rows, financiers = MONEY_TABLES[case]
    made = brought(workspace(tmp_path), {"m.xlsx": workbook({"Actions": rows})})
    one = fiches(made)["1.1"]
    assert (one["titre"], one["moyens"]) == ("Ouvrir un CAP", {"financiers": financiers})
    assert set(fiches(made)) <= {"1.1", "1.2"}


def test_a_share_in_percent_is_read_as_its_cell_shows_it(tmp_path: Path) -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    rows: list[list[object]] = [
        ["N°", "Action", "Coût total", "Financeur", "Taux"],
        ["1.1", "CAP", 100, "Région", 0.6],
    ]
    for row in [*rows, ["", "", "", "Lycée d'Exempleville", 0.405]]:
        sheet.append(row)
    for cell, shown in (("E2", "0%"), ("E3", '0.0"\\%"%')):
        sheet[cell].number_format = shown
    out = io.BytesIO()
    book.save(out)
    moyens = fiches(brought(workspace(tmp_path), {"m.xlsx": out.getvalue()}))["1.1"]["moyens"]
    assert isinstance(moyens, dict)
    financiers = moyens["financiers"]
    assert isinstance(financiers, dict)
    assert [line["taux"] for line in financiers["financements"] if isinstance(line, dict)] == [
        "60 %",
        "40,5 %",
    ]


def test_beside_a_body_a_person_is_set_aside_too(tmp_path: Path) -> None:
    for name in (
        "CMQ Exemple (chef de projet : Mme Camille Exemple)",
        "CMQ Exemple – M. Camille Exemple",
        "CMQ Exemple (camille@exemple.fr)",
    ):
        text = COLONS.replace("Pilote : Campus Exemple", f"Pilote : {name}")
        made = brought(workspace(tmp_path), {"plan.txt": text.encode()})
        assert fiches(made)["1.1"]["porteurs"] == ["campus-exemple"]
        assert made.ledger.count(Fate.PERSON) == 1
        assert all(b"amille" not in data for data in made.written.files.values())


def test_words_that_say_the_same_and_ends_of_every_kind(tmp_path: Path) -> None:
    rows: list[list[object]] = [[*HEAD, "Début", "Fin", "Statut", "Priorité"]]
    asked = [("", "fin 2027", "jusqu'à fin 2027"), ("juin 2027", "30/06/2028", "de juin 2027 au 30/06/2028")]
    for n, (start, end, _) in enumerate(asked, 1):
        rows.append([f"1.{n}", f"Action {n}", "CMQ Exemple", start, end, "Terminé", "Haute"])
    made = fiches(brought(workspace(tmp_path), {"m.xlsx": workbook({"Actions": rows})})).values()
    assert [one["calendrier"] for one in made] == [said for *_, said in asked]
    assert all(one["suivi"] == {"statut": "réalisé", "priorite": "élevée"} for one in made)


def test_a_chapter_that_explains_the_fiches_headings_is_none_of_them(tmp_path: Path) -> None:
    frame = [
        ("Porteurs", "Un porteur est proposé par fiche."),
        ("Partenaires", "Ces listes sont des hypothèses."),
        ("Calendrier", "Les dates sont indicatives."),
    ]
    blocks: list[tuple[str, object]] = [("1", "Lire ce document")]
    for head, words in frame:
        blocks += [("p", head), ("p", words)]
    for n in (1, 2):
        blocks += [
            ("2", f"Fiche action 1.{n} : Forum {n}"),
            ("p", "Porteur : CMQ Exemple"),
            ("p", "Calendrier : mars 2027"),
        ]
    made = brought(workspace(tmp_path), {"plan.docx": word(*blocks)})
    assert list(fiches(made)) == ["1.1", "1.2"]
    assert made.new == {}
    plan = "".join(map(str, values(made)["plans/plan-2027/plan.yaml"].values()))
    assert all(words in plan for _, words in frame)


def test_what_is_to_be_found_is_no_funder(tmp_path: Path) -> None:
    for words in ("À trouver", "Reste à financer"):
        text = COLONS.replace(
            "Région (6 000 €), Campus Exemple (4 000 €)", f"Région : 6 000 € ; {words} : 4 000 €"
        )
        made = brought(workspace(tmp_path), {"plan.txt": text.encode()})
        assert fiches(made)["1.1"]["moyens"] == {
            "financiers": {
                "total": "10 000 €",
                "financements": [{"financeur": "region", "montant": "6 000 €"}],
                "reste_a_financer": "4 000 €",
            }
        }
        assert made.new == {}
        assert all("vérifier".encode() not in data for data in made.written.files.values())


def test_a_figure_is_no_public(tmp_path: Path) -> None:
    text = COLONS.replace(
        "Échéancier : mars 2027", "Indicateur : Visiteurs\nCible : 300\nÉchéancier : mars 2027"
    )
    one = fiches(brought(workspace(tmp_path), {"plan.txt": text.encode()}))["1.1"]
    assert "publics" not in one
    assert one["import_reste"] == ["Cible (plan.txt, ligne 13) : 300"]
