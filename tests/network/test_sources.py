"""What the three documents on campuses say is in the plans, and comes out of the network's views."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from cmqplan.findings import fold
from cmqplan.model.campus import FILIERES
from tests.conftest import run_here

DAY = ("--date", "2024-06-01")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The document « reseau » of the real plans, as text without tags."""
    file = tmp_path_factory.mktemp("reseau") / "reseau.html"
    done = run_here("network", *DAY, "--format", "html", "--output", str(file))
    assert done.code == 0, done.err
    return plain(file.read_text(encoding="utf-8"))


def plain(page: str) -> str:
    """Text without tags, folded: what it says, whatever its typography."""
    body = re.sub(r"<style.*?</style>", " ", page, flags=re.DOTALL)
    return fold(html.unescape(re.sub(r"<[^>]+>", " ", body)))


@pytest.fixture(scope="module")
def data() -> dict[str, object]:
    done = run_here("network", *DAY, "--format", "json")
    assert done.code == 0, done.err
    found: dict[str, object] = json.loads(done.out)
    return found


NANCY_METZ = [  # as the document of Nancy-Metz has them
    "Énergie et maintenance",
    "Bassin de Thionville",
    "vallée de la Fensch",
    "Épinal",
    "Vosges",
    "Remiremont et Neufchâteau",
    "Exploitation de la ressource",
    "Construction",
    "Matériaux de construction",
    "Meuble",
    "Matériaux composites et plastiques",
    "Plasturgie (injection, extrusion, composites, thermoformage)",
    "Éco-industries",
    "Composites et matériaux innovants",
    "Creutzwald",
    "Nancy-Metz",
    "Lorraine",
    *FILIERES,
]


@pytest.mark.parametrize("fact", NANCY_METZ)
def test_the_campuses_and_fields_of_nancy_metz_come_out(fact: str, page: str) -> None:
    assert fold(fact) in page


def test_grand_est_counts_eleven_campuses_of_which_six_are_excellence(
    page: str, data: dict[str, object]
) -> None:
    network = next(one for one in data["reseaux"] if one["reseau"] == "grand-est")  # type: ignore[attr-defined]
    assert (network["declares"]["total"], network["declares"]["excellence"]) == (11, 6)
    assert network["date"] == "mai 2022"
    assert network["filieres"] == list(FILIERES)
    assert network["campus"] == ["bois", "composites-plastiques", "energie-maintenance"]
    assert network["non_decrits"] == 8
    assert "11 campus dont 6 excellence en mai 2022" in page
    assert "12 filieres" in page


def test_the_label_lasts_four_years_and_a_campus_has_a_public_school(page: str) -> None:
    assert "quatre ans" in page
    assert "etablissement public local d enseignement" in page


def test_ile_de_france_funds_fourteen_projects(page: str, data: dict[str, object]) -> None:
    network = next(one for one in data["reseaux"] if one["reseau"] == "ile-de-france")  # type: ignore[attr-defined]
    assert network["declares"] == {
        "total": 14,
        "labellises": 6,
        "excellence": 5,
        "en_projet": 8,
        "etude": None,
    }
    assert network["campus"] == ["seine-saint-denis"]
    assert "14 campus dont 6 campus labellises parmi eux 5 d excellence 8 campus en projet" in page


@pytest.mark.parametrize(
    "fact",
    [
        "2013",
        "CAP au doctorat",
        "2016 à 2018",
        "d'ici 2022",
        "2018",
        "2017-2021",
        "#Leader",
        "Greta",
        "lieu d'incarnation",
        "Associations",
    ],
)
def test_the_regions_own_facts_come_out(fact: str, page: str) -> None:
    assert fold(fact) in page


@pytest.mark.parametrize(
    "fact",
    [
        "transition énergétique et pour une ville durable en Seine-Saint-Denis",
        "22 mai 2018",
        "mi-septembre 2018",
        "octobre 2018",
        "fin 2018",
        "Département de la Seine-Saint-Denis",
        "Agence de l'environnement et de la maîtrise de l'énergie",
        "Direccte",
        "Plaine Commune",
        "Société du Grand Paris",
        "Cap Digital",
        "Systematic",
        "Grand Paris Express",
        "Jeux Olympiques et Paralympiques de 2024",
        "renouvellement urbain",
    ],
)
def test_the_study_of_2018_comes_out_with_its_steps_and_funders(fact: str, page: str) -> None:
    assert fold(fact) in page


def test_each_campus_is_at_the_stage_the_documents_give(data: dict[str, object]) -> None:
    stages = {one["campus"]: one["stade"] for one in data["campus"]}  # type: ignore[attr-defined]
    assert stages == {
        "green-city": "labellisé",
        "bois": "labellisé",
        "energie-maintenance": "labellisé",
        "composites-plastiques": "labellisé",
        "seine-saint-denis": "étude",
    }


def test_the_real_plans_have_no_error(real: Path) -> None:
    done = run_here("validate", *DAY, "--format", "json", cwd=real)
    assert done.code == 0
