"""What documents of the example tell their readers, and what they leave to those who keep the files."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from cmqplan.amounts import parse
from cmqplan.beginnings.first import EXAMPLE
from cmqplan.documents.dom import Element, elements, text_of
from cmqplan.documents.printed import Layout
from tests.conftest import run_here
from tests.documents.making import real_document
from tests.documents.test_pages import DAY, write_plan

ON = "2026-11-27"


@cache
def shown(plan: str, document: str, *options: str) -> str:
    """A document of the example in Markdown, without the marks of emphasis."""
    done = run_here(
        "render",
        plan,
        "--document",
        document,
        "--to",
        "md",
        "--output",
        "-",
        "--date",
        ON,
        *options,
        cwd=EXAMPLE,
    )
    assert done.code == 0, done.err
    return spaced(done.out.replace("*", ""))


def spaced(text: str) -> str:
    """A text with plain spaces alone."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("words", "there", "not_there"),
    [
        ("plan-jeunesse-2026 synthese", "L'argent de l'action est compté dans un autre plan.", "0 fiche-action"),
        ("plan-jeunesse-2026 synthese", "Réalisé : 1", "| Financeur |"),
        ("plan-jeunesse-2026 maquette", "L'argent de l'action est compté dans un autre plan.", "| Total |"),
        ("plan-jeunesse-2026 plan", "L'argent de l'action est compté dans un autre plan.", "Aucun montant"),
        ("plan-2025 deliberation", "8 400 €", "11 000 €"),
        ("plan-2025 deliberation", "2 ne se prononcent pas", "2025-2027 (2025-2027)"),
        ("plan-2025 partenaire --partner entreprises-partenaires", "En tant que financeur", "Ce qu'il"),
        ("plan-2025 partenaire --partner entreprises-partenaires", "| Total |  |  |  | 3 000 € |", "– |\n| Total"),
        ("plan-2025 partenaire --partner campus-exemple", "| 2.1.1 | Ateliers du soir | Région Exemple |", "dont il est"),
        ("plan-2026 fiche --fiche 1.1", "« Plan jeunesse de la Métropole d'Exempleville », action 3.2", "plan-jeunesse-2026"),
        ("plan-2026 fiche --fiche 1.1", "(version « votee »)", "plan-2026@"),
        ("plan-2025 fiche --fiche 1.1", "statut : versé, décision du 6 mars 2025", "versé le 6 mars"),
        ("plan-2025 fiche --fiche 1.1", "Note du 25 mars 2025", "chaque année"),
        ("plan-2025 bilan", "Plan : version 1.3, 16 janvier 2025, référence DEL-2025-007", "- Date :"),
        ("plan-2025 maquette", "Les contributions en nature, 800 €, sont valorisées à part", "| Contribution en nature |"),
        ("plan-2025 compte-rendu-financier --partner region", "Ressources propres affectées au projet (produits) :", "n'ont pas été lues"),
        ("plan-2026 lettre --partner entreprises-partenaires", "dans le cadre de « Campus Exemple »", "campus « Campus"),
        ("plan-2027 synthese", "Sans statut : 3", "sans suivi"),
        ("plan-2025 synthese", "1.1 – Refaire un forum", "trouver 3 000 €"),
        ("plan-2025 fiche --fiche 1.1", "contribution en nature, hors total", "versé à CEX"),
        ("plan-2025 maquette", "| – | Reste à financer", "Hors comptes du formulaire"),
        ("plan-2025 convention-annexe", "Exercice 2025", "Exercices"),
        ("plan-2026 avenant", "- Visa de MEX (5 février 2026).", "plan-2026@"),
        ("plan-2026 avenant", "Annexe – Tableau de financement", "(HEAD"),
    ],
)  # fmt: skip
def test_a_document_says_it_for_those_who_sign(words: str, there: str, not_there: str) -> None:
    text = shown(*words.split())
    assert there in text
    assert not_there not in text


def test_next_dates_come_before_the_calendar() -> None:
    text = shown("plan-2026", "synthese")
    assert text.index("## Prochaines échéances") < text.index("## Calendrier")


def test_the_network_names_plans_by_their_titles() -> None:
    done = run_here("network", "--format", "markdown", "--date", ON, cwd=EXAMPLE)
    document = run_here("network", "--format", "html", "--date", ON, cwd=EXAMPLE)
    assert done.code == document.code == 0
    assert "« Plan jeunesse de la Métropole d’Exempleville »" in spaced(document.out)


@pytest.fixture
def generated(tmp_path: Path) -> Callable[[str], tuple[Element, ...]]:
    """Documents of a plan of nine fiches and four funders over two years."""
    write_plan(tmp_path, 9, 4, range(2024, 2026))

    def make(kind: str) -> tuple[Element, ...]:
        document = real_document("grand", kind, root=tmp_path, day=DAY)
        return tuple(node for node in document.contents if isinstance(node, Element))

    return make


def test_the_lines_of_an_action_add_up_to_its_cost(generated: Callable[[str], tuple[Element, ...]]) -> None:
    """What is refused stands under what is to be found, which holds it."""
    costs = 0
    for cell in elements(generated("plan"), "td"):
        said = re.search(r"Moyens financiers : ([\d ]+€)", spaced(text_of(cell.children)))
        lists = [child for child in cell.children if isinstance(child, Element) and child.tag == "ul"]
        if said is None or not lists:
            continue
        lines = [item for item in lists[0].children if isinstance(item, Element)]
        amounts = [parse(text_of(line.children).partition(" – ")[0]) for line in lines]
        assert sum(one.centimes for one in amounts) == parse(said[1]).centimes
        costs += 1
    assert costs == 9


def test_each_year_has_its_funders_in_the_same_order(generated: Callable[[str], tuple[Element, ...]]) -> None:
    heads = [
        [text_of(head.children) for head in elements((table,), "th") if head.attributes.get("scope") == "col"]
        for table in elements(generated("maquette"), "table")
        if "matrix" in table.classes
    ]
    whole, *years = heads
    assert len(years) == 2
    assert all(year == [name for name in whole if name in year] for year in years)


def test_what_is_closed_is_no_date_to_come(tmp_path: Path) -> None:
    write_plan(tmp_path, 18, 3, range(2024, 2027))
    for path in (tmp_path / "plans" / "grand").glob("1.*.yaml"):
        path.write_text(
            re.sub("calendrier: .*", "calendrier: novembre 2025", path.read_text(encoding="utf-8")),
            encoding="utf-8",
        )
    document = real_document("grand", "synthese", root=tmp_path, day=DAY)
    (table,) = [
        one for one in elements(document.contents, "table") if "Dans les trois mois" in text_of(one.children)
    ]
    shown = {int(number) for number in re.findall(r"Ouvrir les ateliers (\d+)", text_of(table.children))}
    assert shown
    assert not shown & {7, 8, 16, 17}  # « réalisé » and « abandonné »


def test_numbers_are_in_order_and_late_actions_are_drawn(tmp_path: Path) -> None:
    write_plan(tmp_path, 40, 3, range(2024, 2027))
    document = real_document("grand", "synthese", root=tmp_path, day=DAY)
    text = text_of(document.contents)
    for listed in re.findall(
        r"autres? (?:alerte|décision demandée)s? : fiches ([\d., ]+)",
        text.replace("s demandées", " demandées"),
    ):
        numbers = [int(number.split(".")[1]) for number in re.findall(r"\d+\.\d+", listed)]
        assert numbers == sorted(numbers)
        assert len(numbers) > 5
    assert "retard" in "".join(
        drawing.source
        for figure in elements(document.contents, "figure")
        for drawing in figure.children
        if hasattr(drawing, "source")
    )


def test_a_table_of_few_fiches_and_many_funders_is_turned_rather_than_laid_on_its_side(
    tmp_path: Path,
) -> None:
    """Its figures are the same."""
    write_plan(tmp_path, 4, 9, range(2025, 2026))
    document = real_document("grand", "maquette", root=tmp_path, day=DAY)
    (table,) = [one for one in elements(document.contents, "table") if "matrix" in one.classes]
    rows = [
        [text_of(cell.children) for cell in row.children if isinstance(cell, Element)]
        for row in elements((table,), "tr")
    ]
    assert rows[0][0] == "Financeur"
    assert [name.split()[0] for name in rows[0][1:5]] == ["1.1", "1.2", "1.3", "1.4"]
    amounts = [[parse(cell).centimes if cell != "–" else 0 for cell in row[1:]] for row in rows[1:]]
    refused = "dont refusé" in rows[0]
    for row in amounts:
        assert sum(row[:4]) == row[-1]
    assert [sum(column) for column in zip(*amounts[:-1], strict=True)] == amounts[-1]
    assert refused == (len(rows[0]) == 7)
    assert not Layout(document).on_its_side(table_section(document.contents, table))


def table_section(nodes: tuple[object, ...], table: Element) -> Element:
    """The innermost section that holds a table."""
    held = [
        one for one in elements(nodes, "section") if any(node is table for node in elements((one,), "table"))
    ]
    return held[-1]


def test_the_network_names_a_plan_that_cannot_be_read_by_its_folder(tmp_path: Path) -> None:
    copytree(EXAMPLE, tmp_path / "w")
    (tmp_path / "w" / "plans" / "plan-jeunesse-2026" / "plan.yaml").write_text("titre: [", encoding="utf-8")
    done = run_here("network", "--format", "html", "--date", ON, cwd=tmp_path / "w")
    assert done.code == 0, done.err
    assert "« plan-jeunesse-2026 »" in spaced(done.out)
