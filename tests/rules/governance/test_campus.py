"""What makes a campus, and what its stage says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cmqplan.rules.examples import CAMPUS, FICHE
from tests.rules.judging import codes, judged, more_organismes, told

CFA = "cfa-exemple: {nom: CFA Exemple, type: CFA}\n"


def members(*names: str) -> str:
    text = CAMPUS.text.replace(
        "etablissement_support: lycee-exemple\n", "etablissement_support: entreprise-exemple\n"
    )
    return text.replace("[lycee-exemple, campus-exemple, entreprise-exemple]", "[" + ", ".join(names) + "]")


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (("entreprise-exemple",), True),
        (("cfa-exemple", "entreprise-exemple"), True),
        (("lycee-exemple",), False),
        (("{organisme: entreprise-exemple, genre: EPLE}",), False),
        (("lycees", "entreprise-exemple"), False),
        (("entreprise-exemple", '"..."'), False),
    ],
)
def test_a_labelled_campus_has_an_eple_among_its_members(
    names: tuple[str, ...], missing: bool, tmp_path: Path
) -> None:
    register = more_organismes(CFA + "lycees: {nom: Les lycées, type: groupe, membres: [lycee-exemple]}\n")
    assert bool(told(tmp_path, {**register, CAMPUS.file: members(*names)}, "CMQ501")) is missing


def test_a_school_that_supports_the_campus_belongs_to_it(tmp_path: Path) -> None:
    text = CAMPUS.text.replace(
        "[lycee-exemple, campus-exemple, entreprise-exemple]", "[campus-exemple, entreprise-exemple]"
    )
    assert told(tmp_path, {CAMPUS.file: text}, "CMQ501") == []


def test_an_unknown_member_may_be_an_eple(tmp_path: Path) -> None:
    assert codes(
        judged(tmp_path, {CAMPUS.file: members("lycee-dole", "entreprise-exemple", "campus-exemple")}),
        "CMQ4",
        "CMQ5",
    ) == ["CMQ401"]


@pytest.mark.parametrize("stade", ["étude", "en projet", "échu"])
def test_a_campus_without_label_is_asked_for_nothing(stade: str, tmp_path: Path) -> None:
    bare = f"nom: Campus du Jura\nregion: Bourgogne-Franche-Comté\nstade: {stade}\n"
    found = codes(judged(tmp_path, {"plans/campus/jura.yaml": bare}), "CMQ5")
    assert not {"CMQ501", "CMQ502", "CMQ509", "CMQ515"} & set(found)


def test_a_campus_of_which_little_is_known_is_told_so_in_few_words(tmp_path: Path) -> None:
    bare = "nom: Campus du Jura\nregion: Bourgogne-Franche-Comté\nstade: labellisé\n"
    assert codes(judged(tmp_path, {"plans/campus/jura.yaml": bare}), "CMQ5") == ["CMQ514", "CMQ515"]


def test_the_carrier_of_an_action_is_in_the_campus_itself_its_support_or_its_members(tmp_path: Path) -> None:
    def outside(name: str, **files: str) -> bool:
        fiche = FICHE.text.replace("porteurs: [campus-exemple]", f"porteurs: [{name}]")
        return bool(told(tmp_path, {FICHE.file: fiche, **files}, "CMQ506"))

    assert outside("metropole")
    assert not outside("campus-exemple")
    assert not outside("lycee-exemple")
    assert not outside("entreprise-exemple")
    assert not outside("{organisme: Campus Exemple}")
    assert not outside("rectorat"), "an unknown party is CMQ401's"
    assert not outside(
        "metropole", **{CAMPUS.file: CAMPUS.text.replace("entreprise-exemple]", 'entreprise-exemple, "..."]')}
    )


def test_a_group_with_a_member_of_the_campus_may_carry(tmp_path: Path) -> None:
    group = more_organismes("pole: {nom: Pôle, type: groupe, membres: [metropole, entreprise-exemple]}\n")
    fiche = FICHE.text.replace("porteurs: [campus-exemple]", "porteurs: [pole]")
    assert told(tmp_path, {**group, FICHE.file: fiche}, "CMQ506") == []


@pytest.mark.parametrize(
    ("stade", "labels", "today", "variant"),
    [
        ("labellisé", "[{categorie: campus, debut: 2023-01-01, duree: 5 ans}]", "2027-12-31", None),
        ("labellisé", "[{categorie: campus, debut: 2023-01-01, duree: 5 ans}]", "2028-01-01", "ended"),
        (
            "en renouvellement",
            "[{categorie: campus, debut: 2023-01-01, duree: 5 ans}]",
            "2028-01-01",
            "ended",
        ),
        ("labellisé", "[{categorie: campus, debut: 2023-01-01, duree: 5 ans}]", "2022-12-31", "not-begun"),
        ("labellisé", "[{categorie: campus, debut: 2022}]", "2040-01-01", None),
        ("échu", "[{categorie: campus, debut: 2023-01-01, duree: 5 ans}]", "2028-01-01", None),
        ("échu", "[{categorie: campus, debut: 2023-01-01, duree: 5 ans}]", "2027-12-31", "runs"),
        ("échu", "[{categorie: campus, debut: 2022}]", "2024-01-01", "runs-without-end"),
        ("en projet", "[{categorie: campus, debut: 2023-01-01, duree: 5 ans}]", "2024-01-01", "awarded"),
        ("étude", "[{categorie: campus, debut: 2023-01-01, duree: 5 ans}]", "2024-01-01", "awarded"),
        ("en projet", "[{categorie: campus, debut: 2023-01-01, duree: 5 ans}]", "2022-06-01", None),
        (
            "labellisé",
            "[{categorie: campus, debut: 2017-01-01, duree: 4 ans}, {categorie: excellence, debut: 2021-01-01, duree: 5 ans}]",
            "2024-01-01",
            None,
        ),
    ],
)
def test_a_stage_agrees_with_the_labels_dates(
    stade: str, labels: str, today: str, variant: str | None, tmp_path: Path
) -> None:
    text = (
        CAMPUS.text.split("labels:")[0].replace("stade: labellisé", f"stade: {stade}") + f"labels: {labels}\n"
    )
    found = [v for *_, v in told(tmp_path, {CAMPUS.file: text}, "CMQ508", today=date.fromisoformat(today))]
    assert found == ([variant] if variant else [])


def test_the_steps_of_a_study_follow_each_other(tmp_path: Path) -> None:
    def steps(*periods: str) -> list[str]:
        lines = "".join(f"  - {{nom: Étape {n}, periode: {period}}}\n" for n, period in enumerate(periods))
        text = f"nom: Campus\nregion: Jura\nstade: étude\ncofinanceurs: [region]\netapes:\n{lines}"
        found = told(tmp_path, {"plans/campus/jura.yaml": text}, "CMQ512", today=date(2018, 1, 1))
        return [variant for *_, variant in found]

    assert steps("octobre 2018", "fin 2018") == [], "periods may overlap"
    assert steps("octobre 2018", "mars 2018") == ["backwards"]
    assert steps("octobre 2018", "à partir de mars 2018") == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Mme Jeanne Exemple", True),
        ("Direction assurée par M. Exemple", True),
        ("Madame Jeanne de L'Exemple", True),
        ("Directrice du campus", False),
        ("Madame la directrice du campus", False),
        ("Direction de l'ESTP – Campus de Dijon", False),
        ("Niveau M. Sc. du supérieur", False),
    ],
)
def test_functions_are_written_not_persons(text: str, named: bool, tmp_path: Path) -> None:
    assert bool(told(tmp_path, {CAMPUS.file: CAMPUS.text + f'direction: "{text}"\n'}, "CMQ516")) is named
