"""French typesetting: what is set, what stays, and that no letter is lost by it."""

from __future__ import annotations

import pytest

from cmqplan.documents import markdown
from cmqplan.documents.dom import Element, elements, text_of
from cmqplan.documents.html import body
from cmqplan.documents.typography import set_document, set_text
from tests.documents.making import bare, document, lines, real_document

N, B = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("l'action qu'elle porte", "l’action qu’elle porte"),
        ("d'« Énergie »", f"d’«{B}Énergie{B}»"),
        ("Qui ? Nous ! Soit ; bien : 5 %", f"Qui{N}? Nous{N}! Soit{N}; bien{B}: 5{N}%"),
        ("50 000 € et 1 250 000 €", f"50{N}000{N}€ et 1{N}250{N}000{N}€"),
        ("25 k€, 12 enfants", f"25{N}k€, 12 enfants"),
        ("en 2024 100 villes", "en 2024 100 villes"),
        ("le 9 janvier 2024", f"le 9{B}janvier 2024"),
        ("de 2022-2025, DEL-2024-2025-7", "de 2022\u20112025, DEL-2024-2025-7"),
        ("n° 12", f"n°{B}12"),
        ("Fiche 1.2 et actions 1.3", f"Fiche{B}1.2 et actions{B}1.3"),
        ("une fiche par an", "une fiche par an"),
        ("https://exemple.fr/a?b=1", "https://exemple.fr/a?b=1"),
        ("10:30, a:b, x;y", "10:30, a:b, x;y"),
        ("'cité' 5' de pause", "'cité' 5' de pause"),
        ("(vraiment ?)", f"(vraiment{N}?)"),
        ("Rien à dire", "Rien à dire"),
    ],
)  # fmt: skip
def test_a_text_is_set(written: str, shown: str) -> None:
    assert set_text(written) == shown
    assert set_text(shown) == shown, "what is set stays"


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("le 1er mars", f"le 1<sup>er</sup>{B}mars"),
        ("1re fois, 2e fois, XXIe siècle", "1<sup>re</sup> fois, 2<sup>e</sup> fois, XXI<sup>e</sup> siècle"),
        ("le CO2 et le CO2e, CO24", "le CO<sub>2</sub> et le CO<sub>2</sub>e, CO24"),
        ("Cerfa n° 12156", f"Cerfa n<sup>o</sup>{B}12156"),
        ("20° dehors, H2020, AB-2e, Vie", "20° dehors, H2020, AB-2e, Vie"),
        ("<code>l'un : 1er</code>", "<code>l'un : 1er</code>"),
        (
            "<a href=\"https://a.fr/l'un\">https://a.fr/l'un</a>",
            '<a href="https://a.fr/l&#x27;un">https://a.fr/l\'un</a>',
        ),
        ('<span lang="en">it\'s</span>', '<span lang="en">it\'s</span>'),
    ],
)
def test_ordinals_and_signs_are_raised_by_the_format(written: str, html: str) -> None:
    assert f"<p>{html}</p>" in body(set_document(document(f"<p>{written}</p>")))


def test_markdown_keeps_the_letters_that_were_written() -> None:
    assert "l'action du 1er mars : n° 2" in markdown.write(document("<p>l'action du 1er mars : n° 2</p>"))


def test_nothing_of_a_real_plan_is_lost() -> None:
    plain = real_document("plan-2024")
    shown = set_document(plain)
    assert [bare(line) for line in lines(shown.contents)] == [bare(line) for line in lines(plain.contents)]
    raised = [text_of(node.children) for node in elements(shown.contents, "sup", "sub")]
    assert {"er", "2"} <= set(raised)
    assert all(isinstance(node, Element) for node in shown.contents)
