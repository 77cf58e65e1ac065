"""How wide the columns of a printed table are."""

from __future__ import annotations

import pytest

from cmqplan.documents.dom import elements
from cmqplan.documents.printed import Columns, Layout, columns, grid
from tests.documents.making import document

ROOM = 98
TEXT = "Un comité de pilotage se réunit une fois l'an, arrête les actions de l'année suivante et dresse leur bilan"


def widths(heads: list[str], rows: list[list[str]], classes: str = "") -> Columns:
    """The columns of a table with these texts."""
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    body = "".join(
        "<tr>" + "".join(f'<td class="{classes}">{text}</td>' for text in row) + "</tr>" for row in rows
    )
    whole = document(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    table = next(elements(whole.contents, "table"))
    return columns(table, grid(table), ROOM)


@pytest.mark.parametrize("short", ["chaque année, sous 3 mois", "Dijon Métropole, Région", "mars 2026"])
def test_a_column_of_sentences_has_more_than_columns_of_a_few_words_together(short: str) -> None:
    made = widths(["Contenu", "Parties", "Quand"], [[TEXT * 2, short, short], [TEXT, "EDF", "2026"]])
    assert made.widths[0] > made.widths[1] + made.widths[2]
    assert min(made.widths) * ROOM / 1000 > 11


@pytest.mark.parametrize(
    ("wide", "narrow"), [("Année", "Aline"), ("MAQUETTE", "filialit"), ("Programme", "filiation")]
)
def test_a_head_gets_what_its_letters_take_in_bold(wide: str, narrow: str) -> None:
    row = ["1 €"] * 9
    assert widths([wide] * 9, [row], "amount").needed > widths([narrow] * 9, [row], "amount").needed


def test_what_words_leave_goes_to_heads_of_several_words() -> None:
    made = widths(["Filière", "Avec un label", "Études"], [["Bois", "1", "0"]])
    assert made.widths[1] * ROOM / 1000 > len("Avec un label") + 2
    assert made.needed < widths(["Filière", "À trouver", "Études"], [["Bois", "1", "0"]]).needed + 4


def test_a_letter_alone_stays_with_its_word() -> None:
    row = ["1 €"] * 9
    assert widths(["À trouver"] * 9, [row], "amount").needed > widths(["trouver"] * 9, [row], "amount").needed


def test_tables_of_amounts_with_the_same_heads_have_the_same_columns_where_these_suit_them() -> None:
    def table(name: str, amount: str, kind: str = "amounts") -> str:
        heads = "".join(f'<th scope="col">Colonne {n}</th>' for n in range(5))
        row = f'<th scope="row">{name}</th>' + f'<td class="amount">{amount}</td>' * 4
        return f'<table class="{kind}"><thead><tr>{heads}</tr></thead><tbody><tr>{row}</tr></tbody></table>'

    def shared(*made: str) -> bool:
        whole = document("".join(made))
        layout = Layout(whole)
        first, second = (layout.columns(one, ROOM).widths for one in elements(whole.contents, "table"))
        return first == second

    assert shared(table("EDF", "5 €"), table("Caisse des dépôts et consignations", "12 000 000 €"))
    assert not shared(table("EDF", "5 €", "stacked"), table("Caisse des dépôts", "12 000 000 €", "stacked"))
    huge = "1 " + "000 " * 15 + "€"
    assert not shared(table("EDF", "5 €"), table("Caisse des dépôts et consignations", huge))


def test_a_head_takes_two_lines_at_most_where_there_is_room_for_it_but_in_a_matrix() -> None:
    row = [TEXT * 2, "1 €"]
    least = widths(["Action", "Montant"], [row]).widths[1]
    assert widths(["Action", "Montant de l'action"], [row]).widths[1] > least


def test_a_line_may_break_behind_a_number_of_several_parts() -> None:
    row = ["1 €"] * 9
    assert (
        widths(["1.1 Formations"] * 9, [row], "amount").needed
        == widths(["Formations"] * 9, [row], "amount").needed
    )
