"""The keys that a workspace declares for itself, in its documents: after their rubrique, once, in every format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cmqplan
from cmqplan.documents.dom import elements, text_of
from cmqplan.model.champs import TypeChamp, rubriques
from cmqplan.model.fiche import Fiche
from cmqplan.model.plan import Plan
from cmqplan.rules.examples import FICHE, PLAN, SETTINGS
from tests.conftest import lay
from tests.documents.making import bare, real_document
from tests.documents.test_templates import TOP, make, put
from tests.test_cases import words

DAY = date(2024, 6, 1)
SHOWN = {
    "texte": ("Le **canal** et ses quais", "Le canal et ses quais"),
    "liste": ("[Mobilité, Énergie]", "Mobilité, Énergie"),
    "choix": ("travaux", "travaux"),
    "nombre": ("12000,5", "12 000,5"),
    "montant": ("1,5 k€", "1 500 €"),
    "période": ("hiver 2024-2025", "hiver 2024-2025"),
    "date": ("3 mars 2024", "3 mars 2024"),
    "oui/non": ("non", "non"),
    "organisme": ("[lycee-exemple, entreprise-exemple]", "Lycée d'Exempleville, Entreprise Exemple"),
    "lien": ("https://www.exemple.fr/a?b=c&d=e", "https://www.exemple.fr/a?b=c&d=e"),
}
"""Type → what a file writes, what a document shows."""


def laid(folder: Path, declared: dict[str, str], written: dict[str, str], sur: str) -> Path:
    """The example workspace with these keys declared and written in its fiche or its plan."""
    settings = "champs:\n" + "".join(f"  {nom}: {{sur: {sur}, {more}}}\n" for nom, more in declared.items())
    example = FICHE if sur == "fiche" else PLAN
    text = example.text + "".join(f"{nom}: {value}\n" for nom, value in written.items())
    return lay(folder, {SETTINGS.file: settings, example.file: text})


@pytest.mark.parametrize("output", ["md", "html", "docx", "pdf"])
@pytest.mark.parametrize("sur", ["fiche", "plan"])
def test_each_type_is_shown_in_every_format(sur: str, output: str, tmp_path: Path) -> None:
    assert set(SHOWN) == {kind.value for kind in TypeChamp}
    declared = {f"c{n}": f"titre: Titre {n}, type: {kind}" for n, kind in enumerate(SHOWN)}
    written = {f"c{n}": value for n, (value, _) in enumerate(SHOWN.values())}
    folder = laid(tmp_path, declared, written, sur)
    shown = words(cmqplan.render(folder, "plan-exemple", output=output, today=DAY), output)
    for n, (_, value) in enumerate(SHOWN.values()):
        _, title, after = shown.partition(bare(f"Titre {n}"))
        assert title, f"Titre {n}"
        assert bare(value) in after[: len(value) + 60]


ROWS = {
    "porteurs": "Porteur", "pilotage": "Porteur", "partenaires": "Partenaires", "constats": "Constats",
    "objectifs": "Objectifs stratégiques", "modalites": "Modalités de mise en œuvre", "sous_actions": "Modalités de mise en œuvre",
    "publics": "Modalités de mise en œuvre", "moyens": "Moyens prévisionnels", "livrables": "Livrable", "calendrier": "Calendrier",
    "indicateurs": "Indicateurs", "references": "Indicateurs", "aussi_dans": "Indicateurs", "liens": "Indicateurs",
    "suivi": "Suivi", "visas": "Suivi", "import_reste": "Suivi", "": "Suivi",
}  # fmt: skip
"""Key of ours → the row of the example's fiche that a key of the workspace's own follows then."""


@pytest.mark.parametrize("key", [*rubriques(Fiche), ""])
def test_whatever_its_rubrique_a_key_of_a_fiche_has_one_row_after_that_of_the_rubrique(
    key: str, tmp_path: Path
) -> None:
    rubrique = f", rubrique: {key}" if key else ""
    folder = laid(tmp_path, {"essai": f"titre: Le nôtre, type: texte{rubrique}"}, {"essai": "x"}, "fiche")
    (table, *_) = elements(make(folder, "fiche").contents, "table")
    heads = ["", *(text_of((head,)) for head in elements((table,), "th"))]
    assert heads.count("Le nôtre") == 1
    row = {"axe": "", "numero": "", "titre": "", **ROWS}[rubriques(Fiche).get(key, "")]
    assert heads[heads.index("Le nôtre") - 1] == row


SECTIONS = {
    "cadrage": "Cadrage", "principes": "Principes", "gouvernance": "Gouvernance", "presentation": "Présentation du plan d'action",
    "references": "Textes de référence", "liens": "Liens",
}  # fmt: skip


@pytest.mark.parametrize("key", [*rubriques(Plan), ""])
def test_whatever_its_rubrique_a_key_of_a_plan_is_shown_once(key: str, tmp_path: Path) -> None:
    rubrique = f", rubrique: {key}" if key else ""
    folder = laid(tmp_path, {"essai": f"titre: Le nôtre, type: texte{rubrique}"}, {"essai": "x"}, "plan")
    contents = make(folder, "plan").contents
    assert [text_of((head,)) for head in elements(contents, "dt")].count("Le nôtre") == 1
    titles = [text_of((head,)) for head in elements(contents, "h2")]
    assert SECTIONS.get(key, "Repères") in titles


def test_an_address_that_leads_nowhere_is_shown_as_it_is(tmp_path: Path) -> None:
    folder = laid(tmp_path, {"page": "titre: Page, type: lien"}, {"page": "javascript:alert(1)"}, "fiche")
    contents = make(folder, "fiche").contents
    assert "javascript:alert(1)" in text_of(contents)
    assert not [link for link in elements(contents, "a") if "javascript" in link.attributes["href"]]


def test_a_template_gets_plain_values(tmp_path: Path) -> None:
    folder = laid(
        tmp_path,
        {
            "mots": "titre: Mots, type: liste",
            "jauge": "titre: Jauge, type: nombre",
            "rien": "titre: R, type: texte",
        },
        {"mots": "[a, b]", "jauge": "12000"},
        "fiche",
    )
    text = (
        "<p>{{ vue.fiche.champs.mots|join('+') }}; {{ vue.fiche.champs.jauge|nombre }}; "
        "{% if vue.fiche.champs.rien %}quelque chose{% else %}rien{% endif %}"
        "{% for champ in vue.fiche.champs_lus %}; {{ champ.titre }}{% endfor %}</p>"
    )
    put(folder, "essai/document.html.j2", TOP.replace("pour: plan", "pour: fiche") + text)
    assert "a+b; 12\u202f000; rien; Mots; Jauge" in text_of(make(folder).contents)


def test_without_any_nothing_of_them_is_shown() -> None:
    assert "Repères" not in text_of(real_document("plan-2024").contents)
