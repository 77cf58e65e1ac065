"""The schemas take what the models take, and refuse the shapes that they refuse."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePath
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cmqplan.language import use
from cmqplan.model import values
from cmqplan.model.champs import Declares
from cmqplan.model.keys import FILES, keys_of
from cmqplan.model.schema import KINDS, reads, schema
from cmqplan.rules.catalogue import rules
from cmqplan.rules.examples import Example
from cmqplan.source.yaml import parse
from cmqplan.workspace.files import VERSIONS
from cmqplan.workspace.load import declared_champs
from tests.amounts import test_chiffrage as chiffrages
from tests.amounts import test_rates as taux
from tests.amounts import test_reading as montants
from tests.periods import table as periodes
from tests.periods.rows import rows

ROOT = Path(__file__).parents[2]
SHAPES = ("CMQ101", "CMQ102", "CMQ109")
"""What a schema alone can see: a missing key, an unknown one, a word that isn't of its list."""


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind))


def _kind(file: str) -> str | None:
    def is_of(patterns: tuple[str, ...]) -> bool:
        here = PurePath("/" + file)
        found = [
            here.match("/" + pattern.lstrip("!")) == (not pattern.startswith("!")) for pattern in patterns
        ]
        return all(found)

    return next((kind for kind, patterns in KINDS.items() if is_of(patterns)), None)


def _faults(kind: str, text: str | bytes) -> list[str]:
    value = parse(text.encode() if isinstance(text, str) else text)
    return [
        f"{list(error.absolute_path)}: {error.message[:200]}" for error in _validator(kind).iter_errors(value)
    ]


def _examples(*codes: str, fails: bool) -> Iterator[tuple[str, Example]]:
    for code, rule in rules().items():
        if not codes or code in codes:
            yield code, rule.fails if fails else rule.passes


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_and_says_each_key_in_both_languages(kind: str) -> None:
    said = []
    for language in ("fr", "en"):
        use(language)
        made = schema(kind)
        Draft202012Validator.check_schema(made)
        said.append(made)
    assert said[0] != said[1]
    own = said[0]["additionalProperties"] if kind == "organisme" else said[0]
    properties = (said[0]["$defs"]["Organisme"] if kind == "organisme" else own)["properties"]
    assert list(properties) == [cle.nom for cle in keys_of(FILES[kind])]
    assert all(key["description"] and key["examples"] for key in properties.values())


def test_what_every_rule_shows_as_right_is_right() -> None:
    wrong, seen = [], set()
    for code, example in _examples(fails=False):
        for file, text in {**example.others, example.file: example.text}.items():
            kind = _kind(file)
            if kind is not None and "champs:" not in str(example.others):
                seen.add(kind)
                wrong += [(code, file, fault) for fault in _faults(kind, text)]
    assert wrong == []
    assert seen == set(KINDS)


@pytest.mark.parametrize("root", [".", "cmqplan/beginnings/exemple"])
def test_whole_workspaces_are_right(root: str) -> None:
    folder = ROOT / root
    champs: Declares = declared_champs(folder)
    files = [*(folder / "plans").rglob("*.yaml"), *folder.glob("cmqplan.yaml")]
    files = [file for file in files if file.parent.name != VERSIONS]
    wrong = {}
    for file in files:
        kind = _kind(file.relative_to(folder).as_posix())
        assert kind is not None, file
        validator = Draft202012Validator(schema(kind, champs))
        wrong[file.name] = [error.message for error in validator.iter_errors(parse(file.read_bytes()))]
    assert len(wrong) > 5
    assert {file: faults for file, faults in wrong.items() if faults} == {}


@pytest.mark.parametrize("code", SHAPES)
def test_what_has_a_wrong_shape_is_refused(code: str) -> None:
    ((_code, example),) = _examples(code, fails=True)
    kind = _kind(example.file)
    assert kind is not None
    assert _faults(kind, example.text)


RIGHT: list[tuple[str, str, Any]] = [
    ("fiche", "numero", 1.1),
    ("fiche", "titre", 2024),
    ("fiche", "titre", True),
    ("fiche", "porteurs", "lycee"),
    ("fiche", "porteurs", {"organisme": "lycee", "statut": "PRESSENTI"}),
    ("fiche", "porteurs", ["lycee", {"organisme": "..."}]),
    ("fiche", "moyens", {"financiers": 15000}),
    ("fiche", "moyens", {"financiers": {"total": "à définir"}}),
    (
        "fiche",
        "moyens",
        {"financiers": {"financements": {"financeur": "edf", "montant": 8000, "nature": "Mecenat"}}},
    ),
    ("fiche", "moyens", {"financiers": {"financements": {"financeur": "edf", "nature": "autofinancement"}}}),
    # « {financeur: edf, taux: 12,5 %} », as an editor's YAML reads it
    ("fiche", "moyens", {"financiers": {"financements": {"financeur": "edf", "taux": 12, "5 %": None}}}),
    ("fiche", "calendrier", {}),
    ("fiche", "calendrier", 2024),
    ("fiche", "calendrier", "de mars à juin 2024"),
    (
        "fiche",
        "calendrier",
        ["Forum : mars 2024", {"nom": "Bilan", "periode": "juin 2024", "statut": "terminé"}],
    ),
    ("fiche", "calendrier", {"Forum": "mars 2024", "Bilan": "juin 2024"}),
    ("fiche", "calendrier", {"debut": "mars 2024", "duree": "3 ans", "jalons": {"Forum": "mai 2024"}}),
    ("fiche", "suivi", {"statut": "en  cours", "avancement": "50 %"}),
    ("plan", "exercice", 2024),
    ("plan", "exercice", ["2024", 2025]),
    ("plan", "exercice", "de 2024 à 2026"),
    (
        "plan",
        "axes",
        {"numero": 1, "titre": "Un axe", "axes": [{"numero": 1.1, "titre": "Sous", "transversal": "Oui"}]},
    ),
    ("campus", "filieres", [{"autre": "Bois"}]),
    ("cmqplan", "regles", {"CMQ602": "aucune"}),
]
WRONG: list[tuple[str, str, Any]] = [
    ("fiche", "titre", None),
    ("fiche", "titre", " "),
    ("fiche", "titre", "un\ndeux"),
    ("fiche", "titre", ["un"]),
    ("fiche", "porteurs", []),
    ("fiche", "porteurs", {"statut": "pressenti"}),
    ("fiche", "moyens", {"financier": 15000}),
    ("fiche", "moyens", {"financiers": {"total": True}}),
    ("fiche", "moyens", {"financiers": {"financements": {"financeur": "edf", "nature": "don"}}}),
    ("fiche", "moyens", {"financiers": {"financements": {"financeur": "edf", "taux": 12, "5 %": "non"}}}),
    ("fiche", "suivi", {"statut": "en cours", "n": None}),
    ("fiche", "calendrier", {"debut": "mars 2024", "periode": "2024"}),
    ("fiche", "calendrier", [{"nom": "Forum"}]),
    ("fiche", "suivi", {"statut": "fini"}),
    ("plan", "exercice", "vingt"),
    ("plan", "axes", [{"titre": "Sans numéro"}]),
    ("plan", "axes", [{"numero": 1, "titre": "Un axe", "transversal": True}]),
    ("campus", "filieres", ["Bois"]),
    ("cmqplan", "regles", {"CMQ602": "peut-être"}),
]


@pytest.mark.parametrize(
    ("kind", "key", "value", "right"),
    [(*row, right) for right, rows in ((True, RIGHT), (False, WRONG)) for row in rows],
)
def test_shapes(kind: str, key: str, value: object, right: bool) -> None:
    made = schema(kind)
    only = {**made, "properties": {key: made["properties"][key]}, "required": []}
    only.pop("then", None)
    assert Draft202012Validator(only).is_valid({key: value}) is right


def test_every_amount_rate_and_period_that_is_read_is_right() -> None:
    texts = {
        "total": [row[0] for row in (*chiffrages.READ, *montants.VALID)],
        "taux": [row[0] for row in taux.VALID],
        "periode": [row[0] for row in rows(periodes.READ, 4)],
    }
    of = {"total": values.read_chiffrage, "taux": values.read_taux, "periode": values.read_periode}
    wrong = []
    for kind, written in texts.items():
        validator = Draft202012Validator(reads(of[kind]))
        wrong += [text for text in written if not validator.is_valid(text)]
    assert wrong == []


def test_a_short_code_is_a_number_only_beside_an_axe() -> None:
    numero = {
        "properties": schema("fiche")["properties"],
        "if": schema("fiche")["if"],
        "then": schema("fiche")["then"],
    }
    validator = Draft202012Validator({**numero, "$defs": schema("fiche")["$defs"]})
    assert validator.is_valid({"numero": "MOB-03", "axe": "1"})
    assert not validator.is_valid({"numero": "MOB-03"})
    assert validator.is_valid({"numero": "1.1"})


def test_a_key_of_the_workspace_is_in_it() -> None:
    made = schema("fiche", declared_champs(ROOT / "cmqplan/beginnings/exemple"))
    assert "thematiques" in made["properties"]
