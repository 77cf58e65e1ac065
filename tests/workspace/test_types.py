"""Words that people write as the type of a party: one reading is mended, two are both said."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.model.organisme import TypeOrganisme
from cmqplan.rules.examples import ORGANISMES
from cmqplan.workspace.own import CALLED
from tests.rules.judging import judged

WORDS = {
    "métropole": "collectivité",
    "Région": "collectivité",
    "conseil départemental": "collectivité",
    "communauté de communes": "collectivité",
    "EPCI": "collectivité",
    "ville": "collectivité",
    "commune": "collectivité",
    "lycée": "EPLE",
    "lycée professionnel": "EPLE",
    "établissement public local d'enseignement": "EPLE",
    "université": "enseignement supérieur",
    "école d'ingénieurs": "enseignement supérieur",
    "CCI": "établissement public",
    "chambre consulaire": "établissement public",
    "chambre de métiers": "établissement public",
    "PME": "entreprise",
    "société": "entreprise",
    "association loi 1901": "association",
    "fédération professionnelle": "association",
    "GRETA": "organisme de formation",
    "centre de formation d'apprentis": "CFA",
    "rectorat": "État",
    "services de l'État": "État",
}
EITHER = {
    "syndicat mixte": ("collectivité", "établissement public"),
    "syndicat": ("association", "collectivité"),
    "lycée privé": ("association", "autre"),
    "école": ("EPLE", "enseignement supérieur"),
    "pôle": ("pôle de compétitivité", "groupe"),
    "établissement": ("établissement public", "EPLE"),
}


def told(word: str, folder: Path) -> tuple[str, tuple[str, ...], bool]:
    """Variant, the types proposed, and whether a fix is offered."""
    text = ORGANISMES.text.replace(
        "nom: Métropole d'Exempleville, type: collectivité", f"nom: Métropole, type: {word}"
    )
    (item,) = [item for item in judged(folder, {ORGANISMES.file: text}) if item.rule.code == "CMQ109"]
    params = item.finding.params
    proposed = [params[name] for name in ("suggestion", "first", "second") if params.get(name)]
    return item.finding.variant, tuple(map(str, proposed)), item.finding.fix is not None


@pytest.mark.parametrize(("word", "kind"), WORDS.items())
def test_a_word_with_one_reading_is_mended(word: str, kind: str, tmp_path: Path) -> None:
    assert told(word, tmp_path) == ("near", (kind,), True)


@pytest.mark.parametrize(("word", "kinds"), EITHER.items())
def test_a_word_with_two_readings_is_told_both(word: str, kinds: tuple[str, str], tmp_path: Path) -> None:
    assert told(word, tmp_path) == ("either", kinds, False)


def test_each_word_stands_once_and_has_one_reading_or_two() -> None:
    assert {len(kinds) for kinds in CALLED.values()} == {1, 2}
    assert all(isinstance(kind, TypeOrganisme) for kinds in CALLED.values() for kind in kinds)
