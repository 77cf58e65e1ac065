"""One small plan in every layout that people use: each is brought in as the same fiches."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.conftest import run_here
from tests.intake.made import (
    brought,
    fiches,
    numbered,
    opendocument,
    pdf,
    plan_of,
    put,
    typst_table,
    word,
    workbook,
    workspace,
)

FORUM = "Les jeunes connaissent mal ces métiers."
HEAD = (
    "N°",
    "Axe",
    "Intitulé de l'action",
    "Maître d'ouvrage",
    "Partenaires associés",
    "Contexte",
    "Contenu",
    "Échéance",
)
ONE = (
    "1.1",
    "1. Faire connaître",
    "Forum des métiers",
    "CMQ Exemple",
    "Lycée d'Exempleville, Région",
    FORUM,
    "Une journée de rencontres",
    "mars 2027",
)
TWO = (
    "1.2",
    "1. Faire connaître",
    "Visites de la scierie",
    "Lycée d'Exempleville",
    "Entreprise Exemple",
    "Peu de visites.",
    "Deux visites par classe",
    "de mars à juin 2027",
)
TABS = """\
Plan d'action de la filière bois
1. Faire connaître les métiers :

Fiche action 1.1 : Forum des métiers\t
Porteurs de l'action\tCMQ Exemple
Partenaires\tLycée d'Exempleville, Région
Constats justifiant la réalisation de l'action\tLes jeunes connaissent

\tmal ces métiers.
Modalité de mise en œuvre (méthodologie)\tUne journée de rencontres
Moyens prévisionnels\tMoyens humains : temps d'animation. Moyens financiers : 10 000 € dont : 6 000€ de subvention de la Région 4 000 € sur fonds propres du Campus Exemple
Calendrier\tMars 2027

Fiche action 1.2 Visites de la scierie
Porteurs de l'action\tLycée d'Exempleville
Partenaires\tEntreprise Exemple
Constats justifiant la réalisation de l'action\tPeu de visites.
Modalité de mise en œuvre (méthodologie)\tDeux visites par classe
Moyens prévisionnels\tMoyens financiers : 2 000€ demande de financement Région
Calendrier\tDe mars à juin 2027
"""
LINES = """\
Plan d'action de la filière bois
Axe 1 : Faire connaître les métiers
Fiche action n° 1.1 – Forum des métiers
Porteur
CMQ Exemple
Partenaires
Lycée d'Exempleville,
Région
Constats
Les jeunes connaissent
Plan bois 2027 – page 1
mal ces métiers.
Modalités
Une journée de rencontres
Plan de financement
Total : 10 000 €
Région : 6 000 €
Campus Exemple : 4 000 €
Calendrier
mars 2027
Plan bois 2027 – page 2
Fiche action n° 1.2 – Visites de la scierie
Porteur
Lycée d'Exempleville
Partenaires
Entreprise Exemple
Constats
Peu de visites.
Modalités
Deux visites par classe
Plan de financement
2 000 € financés par la Région
Calendrier
de mars à juin 2027
Plan bois 2027 – page 3
"""
COLONS = """\
Plan d'action de la filière bois

Axe 1 : Faire connaître les métiers

Action 1.1 - Forum des métiers
Pilote : Campus Exemple
Acteurs associés : Lycée d'Exempleville ; Région
Diagnostic : Les jeunes connaissent mal ces métiers.
Description : Une journée de rencontres
Budget prévisionnel : 10 000 €
Financeurs : Région (6 000 €), Campus Exemple (4 000 €)
Échéancier : mars 2027

Action 1.2 - Visites de la scierie
Pilote : Lycée d'Exempleville
Acteurs associés : Entreprise Exemple
Diagnostic : Peu de visites.
Description : Deux visites par classe
Budget prévisionnel : 2 000 €
Financeurs : Région (2 000 €)
Échéancier : de mars à juin 2027
"""
MARKDOWN = """\
# Plan d'action de la filière bois

## Axe 1 : Faire connaître les métiers

### 1.1 Forum des métiers

**Porteur :** CMQ Exemple

**Partenaires :** Lycée d'Exempleville, Région

#### Constats

Les jeunes connaissent mal ces métiers.

#### Mise en œuvre

- Une journée de rencontres

#### Financement

| Financeur | Montant |
|---|---|
| Région | 6 000 € |
| Campus Exemple | 4 000 € |

#### Coût total

10 000 €

#### Calendrier

mars 2027

### 1.2 Visites de la scierie

**Porteur :** Lycée d'Exempleville

**Partenaires :** Entreprise Exemple

#### Constats

Peu de visites.

#### Mise en œuvre

Deux visites par classe

#### Coût total

2 000 €

#### Financeurs

Région : 2 000 €

#### Calendrier

de mars à juin 2027
"""


def word_tables() -> bytes:
    def table(n: int, title: str, row: tuple[str, ...], money: object) -> tuple[str, object]:
        return "t", [
            [f"Fiche action 1.{n} : {title}", ""],
            ["Calendrier", row[7]],
            ["Moyens financiers", money],
            ["Porteur(s) de l'action", row[3]],
            ["Partenaires", row[4]],
            ["Constats", row[5]],
            ["Modalités de mise en œuvre", row[6]],
        ]

    return word(
        ("0", "Plan d'action de la filière bois"),
        ("1", "Axe 1 : Faire connaître les métiers"),
        table(1, ONE[2], ONE, [["Région", "6 000 €"], ["Campus Exemple", "4 000 €"], ["Total", "10 000 €"]]),
        ("p", ""),
        table(2, TWO[2], TWO, "2 000 € de la Région"),
    )


def word_headings() -> bytes:
    blocks: list[tuple[str, object]] = [
        ("0", "Plan d'action de la filière bois"),
        ("1", "Faire connaître les métiers"),
    ]
    for row, money in (
        (ONE, "10 000 € : 6 000 € de la Région, 4 000 € du Campus Exemple"),
        (TWO, "2 000 € de la Région"),
    ):
        blocks += [("2", row[2]), ("3", "Chef de file"), ("p", row[3]), ("3", "Partenaires"), ("p", row[4])]
        blocks += [("3", "Contexte et enjeux"), ("p", row[5]), ("3", "Étapes"), ("-", row[6])]
        blocks += [
            ("3", "Coût et financement"),
            ("p", money),
            ("3", "Calendrier prévisionnel"),
            ("p", row[7]),
        ]
    return word(*blocks)


def one_row_a_fiche() -> list[list[object]]:
    money = ("Coût estimatif", "Financeur 1", "Montant €", "Financeur 2", "Montant €")
    return [
        ["Plan d'action de la filière bois"],
        [*HEAD, *money],
        [*ONE, 10000, "Région", 6000, "Campus Exemple", 4000],
        [*TWO, 2000, "Région", 2000.0],
        ["Total", *[""] * 7, 12000],
    ]


def texts_and_maquette() -> dict[str, bytes]:
    texts = [[*HEAD], [*ONE], [*TWO]]
    money: list[list[object]] = [
        ["", "", "Région", "", "Campus Exemple", "", "Coût total"],
        ["N°", "Action", 2027, 2028, 2027, 2028, ""],
        ["1.1", "Forum des métiers", 6000, "", 4000, "", 10000],
        ["1.2", "Visites de la scierie", 2000, "", "", "", 2000],
    ]
    return {"fiches.xlsx": workbook({"Fiches": texts}), "maquette.xlsx": workbook({"Maquette": money})}


def pdf_rows() -> str:
    rows = [["" if cell is None else str(cell) for cell in row] for row in one_row_a_fiche()[1:4]]
    rows = [[*row, *[""] * (len(rows[0]) - len(row))] for row in rows]
    return "#set page(flipped: true, margin: 1cm)\n#set text(size: 6pt)\n" + typst_table(
        rows, f"(1fr,) * {len(rows[0])}"
    )


def pdf_tables(style: str = "") -> str:
    """Two pages: the second fiche's table begins on the first."""
    page = '#set page(height: 13cm, numbering: "1 / 1", header: [Plan de la filière bois])\n= Axe 1 : Faire connaître les métiers\n'
    for row, paid in (
        (ONE, "10 000 € dont : 6 000 € de subvention de la Région, 4 000 € du Campus Exemple"),
        (TWO, "2 000 € de la Région"),
    ):
        labels = (
            "Maître d'ouvrage",
            "Partenaires",
            "Constats",
            "Modalités de mise en œuvre",
            "Moyens financiers",
            "Calendrier",
        )
        rows = [*zip(labels, (*row[3:7], paid, row[7]), strict=True)]
        page += f"== Fiche action {row[0]} : {row[2]}\n" + typst_table(rows, "(3cm, 1fr)", style)
    return page


def a_row_a_funder() -> list[list[object]]:
    head = [*HEAD, "Financeur", "Montant", "Année", "Coût total"]
    return [
        head,
        [*ONE, "Région", "6 000 €", "2027", "10 000 €"],
        [*ONE[:3], "", "", "", "", "", "Campus Exemple", "4 000 €", "2027"],
        [*TWO, "Région", "2 000 €", "2027", "2 000 €"],
    ]


def upright() -> list[list[object]]:
    rows = [["Plan d'action de la filière bois", "", ""], *map(list, zip(HEAD, ONE, TWO, strict=True))]
    return [
        *rows,
        ["Coût", "10 000 €", "2 000 €"],
        ["Financeurs", "Région : 6 000 €\nCampus Exemple : 4 000 €", "Région : 2 000 €"],
    ]


def exchange() -> list[list[object]]:
    """The import workbook of Territoires en Transitions: its own help below the titles."""
    titles = ["Axe (x)", "Sous-axe (x.x)", " Sous-sous axe (x.x.x)", "Titre de la fiche action", "Descriptif", "Structure pilote", "Personne pilote",
              "Partenaires ", "Objectifs", "Financeur 1", "Montant € HT", "Financeur 2", "Montant € HT", "Budget prévisionnel total € HT", "Statut ",
              "Date de début", "Date de fin"]  # fmt: skip
    help_ = ["Champ texte", "", "", "Champ texte", "", "", "Champ texte (séparateur virgule)"]
    one = [
        "1. Faire connaître",
        "",
        "",
        ONE[2],
        ONE[6],
        ONE[3],
        "Camille EXEMPLE",
        ONE[4],
        "",
        "Région",
        6000,
        "Campus Exemple",
        4000,
        10000,
        "A venir",
        "01/03/2027",
        "31/03/2027",
    ]
    two = [
        "1. Faire connaître",
        "",
        "",
        TWO[2],
        TWO[6],
        TWO[3],
        "",
        TWO[4],
        "",
        "Région",
        2000,
        "",
        "",
        2000,
        "En cours",
        "01/03/2027",
        "30/06/2027",
    ]
    return [["Présentation de l'action"], titles, help_, one, two]


def records() -> str:
    """What another program exports, as JSON, which is YAML too."""
    keys = (
        "numero",
        "axe",
        "titre",
        "maitre_d_ouvrage",
        "partenaires",
        "contexte",
        "description",
        "echeance",
    )
    one, two = (dict(zip(keys, row, strict=True)) for row in (ONE, TWO))
    one |= {
        "partenaires": ["Lycée d'Exempleville", "Région"],
        "cout_total": "10 000 €",
        "financeurs": ["Région : 6 000 €", "Campus Exemple : 4 000 €"],
    }
    two |= {"cout_total": "2 000 €", "financeurs": {"Région": "2 000 €"}}
    return json.dumps(
        {"plan": {"titre": "Plan d'action de la filière bois"}, "actions": [one, two]}, ensure_ascii=False
    )


def delimited(rows: list[list[object]], separator: str, encoding: str) -> bytes:
    lines = (
        separator.join(f'"{text}"' if separator in str(text) else str(text) for text in row) for row in rows
    )
    return "\r\n".join(lines).encode(encoding)


LAYOUTS: Mapping[str, Callable[[], Mapping[str, bytes]]] = {
    "text, labels and values parted by tabs, over a page's end": lambda: {"plan.txt": TABS.encode()},
    "text, labels and values parted by line ends, pages numbered": lambda: {
        "plan.txt": LINES.encode("cp1252")
    },
    "text, labels and values parted by colons": lambda: {"plan.txt": COLONS.encode("utf-8-sig")},
    "Markdown, headings, a table of funders": lambda: {"plan.md": MARKDOWN.encode()},
    "Word, a table a fiche, a table in it": lambda: {"plan.docx": word_tables()},
    "Word, headings and paragraphs": lambda: {"plan.docx": word_headings()},
    "Excel, one row a fiche": lambda: {"plan.xlsx": workbook({"Plan": one_row_a_fiche()})},
    "Excel, texts in one file, a maquette by year in another": texts_and_maquette,
    "Excel, one row a funder": lambda: {"plan.xlsx": workbook({"Plan": a_row_a_funder()})},
    "Excel, one column a fiche": lambda: {"plan.xlsx": workbook({"Plan": upright()})},
    "Excel, as Territoires en Transitions asks for it": lambda: {"plan.xlsx": workbook({"Plan": exchange()})},
    "CSV, semicolons, Windows-1252": lambda: {"plan.csv": delimited(one_row_a_fiche(), ";", "cp1252")},
    "CSV, tabs, UTF-8": lambda: {"plan.csv": delimited(one_row_a_fiche(), "\t", "utf-8")},
    "LibreOffice, one row a fiche": lambda: {"plan.ods": opendocument(one_row_a_fiche())},
    "Word, headings that it numbers itself": lambda: {
        "plan.docx": numbered(
            word_headings(),
            {"Heading1": ("upperRoman", "Axe %1 –"), "Heading2": ("decimal", "Fiche action 1.%2 :")},
        )
    },
    "PDF, one row a fiche": lambda: {"plan.pdf": pdf(pdf_rows())},
    "PDF, one table a fiche": lambda: {"plan.pdf": pdf(pdf_tables())},
    "PDF, labels on a ground of their own": lambda: {
        "plan.pdf": pdf(pdf_tables(", stroke: none, fill: (x, y) => if x == 0 { luma(230) }"))
    },
    "JSON, a list of records": lambda: {"plan.json": records().encode()},
    "YAML, a list of records": lambda: {"plan.yaml": records().encode()},
    "text, one file a fiche": lambda: {
        "1.txt": COLONS.partition("Action 1.2")[0].encode(),
        "2.txt": ("Action 1.2" + COLONS.partition("Action 1.2")[2]).encode(),
    },
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout(layout: str, tmp_path: Path) -> None:
    made = brought(workspace(tmp_path), LAYOUTS[layout]())
    found = fiches(made)
    assert [*found] == ["1.1", "1.2"], layout
    one, two = found.values()
    assert (one["titre"], two["titre"]) == ("Forum des métiers", "Visites de la scierie")
    assert (one["porteurs"], two["porteurs"]) == (["campus-exemple"], ["lycee-exemple"])
    assert (one["partenaires"], two["partenaires"]) == (["lycee-exemple", "region"], ["entreprise-exemple"])
    assert [money(value) for value in (one, two)] == [
        ("10 000 €", [("region", "6 000 €"), ("campus-exemple", "4 000 €")]),
        ("2 000 €", [("region", "2 000 €")]),
    ]
    if "Territoires" not in layout:
        assert one["constats"] == FORUM
        assert [str(value["calendrier"]).lower() for value in (one, two)] == [
            "mars 2027",
            "de mars à juin 2027",
        ]
    assert one["modalites"] == ["Une journée de rencontres"]
    (axe,) = plan_of(made)["axes"]
    assert isinstance(axe, dict)
    assert str(axe["titre"]).startswith("Faire connaître")
    assert made.new == {}
    assert made.lacks == []


def money(value: Mapping[str, object]) -> tuple[object, list[tuple[object, object]]]:
    moyens = value["moyens"]
    assert isinstance(moyens, dict)
    told = moyens["financiers"]
    return told["total"], [(line["financeur"], line["montant"]) for line in told["financements"]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_brought_in_is_valid(layout: str, tmp_path: Path) -> None:
    put(workspace(tmp_path), brought(tmp_path, LAYOUTS[layout]()))
    done = run_here("validate", "--format", "concise", cwd=tmp_path)
    assert "error" not in done.out, done.out
