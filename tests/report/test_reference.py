"""Every key that a file may hold is explained in both languages, with a value that its model reads."""

from __future__ import annotations

import typing
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from cmqplan.language import use
from cmqplan.model.fiche import Jalon
from cmqplan.model.keys import FILES, Cle, keys_of, meaning, sample
from cmqplan.model.values import Reperes
from cmqplan.report import reference
from cmqplan.source import yaml
from cmqplan.workspace.read import build
from tests.conftest import run_here

NOT_WRITTEN = {("Jalon", "path")}
"""Fields that no file holds: worked out from what it says."""


def models() -> Iterator[tuple[type, tuple[Cle, ...]]]:
    seen: set[type] = set()
    waiting: list[type] = list(FILES.values())
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            cles = keys_of(model)
            waiting += [cle.modele for cle in cles if cle.modele is not None]
            yield model, cles


KEYS = [(model, cle) for model, cles in models() for cle in cles]


def test_every_field_of_every_model_is_a_key_that_is_explained() -> None:
    fields = {
        (model.__name__, name)
        for model, _ in models()
        for name in typing.get_type_hints(model)
        if name not in ("model_config", "declares")
    }
    assert fields - NOT_WRITTEN == {(model.__name__, cle.nom) for model, cle in KEYS}
    assert len(fields) > 200


@pytest.mark.parametrize("model", [model for model, _ in models()], ids=lambda model: model.__name__)
def test_every_model_says_what_it_is_in_both_languages(model: type) -> None:
    said = meaning(model)
    assert str(said.fr).endswith(".")
    assert str(said.en).endswith(".")
    assert said.fr != said.en


@pytest.mark.parametrize(("model", "cle"), KEYS, ids=[f"{model.__name__}.{cle.nom}" for model, cle in KEYS])
def test_a_keys_example_is_one_that_its_model_reads(model: type, cle: Cle) -> None:
    assert str(cle.sens.fr).endswith(".")
    assert str(cle.sens.en).endswith(".")
    value = yaml.parse(f"{cle.nom}: {cle.exemple}".encode())
    assert isinstance(value, dict)
    if not issubclass(model, BaseModel):  # a milestone, a calendrier: read as part of the fiche
        model, value = FILES["fiche"], _calendrier(model, value)
    read = build(model, value, "f.yaml", context=Reperes())
    faults = [f for f in read if f.code != "CMQ101"] if isinstance(read, list) else []
    assert not faults


ALONE = [(model, cle) for model, cle in KEYS if cle.seule]


@pytest.mark.parametrize(("model", "cle"), ALONE, ids=[f"{model.__name__}.{cle.nom}" for model, cle in ALONE])
def test_a_value_alone_stands_for_the_key_that_the_page_says(model: type[BaseModel], cle: Cle) -> None:
    assert cle.modele is not None
    value = sample(cle.modele, cle.seule)

    def read(text: str) -> object:
        written = yaml.parse(f"{cle.nom}: {text}".encode())
        assert isinstance(written, dict)
        others = {
            other.nom: yaml.parse(f"x: {other.exemple}".encode())
            for other in keys_of(model)
            if other.obligatoire
        }
        whole = {name: held["x"] for name, held in others.items() if isinstance(held, dict)} | written
        return getattr(build(model, whole, "f.yaml", context=Reperes()), cle.nom)

    assert read(value) == read(f"{{{cle.seule}: {value}}}")


def _calendrier(model: type, value: dict[str, yaml.Value]) -> dict[str, yaml.Value]:
    if model is Jalon:
        return {"calendrier": [{"nom": "Forum", "periode": "mars 2024", **value}]}
    return {"calendrier": value}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", FILES)
def test_the_terminal_shows_every_key_of_a_kind_of_file(kind: str, language: str) -> None:
    done = run_here("--lang", language, "explain", kind)
    assert done.code == 0
    use(language)
    for group in reference.groups(kind):
        for cle in group.cles:
            assert f"{cle.nom}: {cle.exemple}" in done.out


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("kind", FILES)
def test_the_keys_fit_the_terminal_and_quotation_marks_stay_with_their_words(kind: str, width: int) -> None:
    out = run_here("explain", kind, env={"CMQPLAN_LANG": "fr", "COLUMNS": str(width)}).out
    examples = {f"    {cle.nom}: {cle.exemple}" for group in reference.groups(kind) for cle in group.cles}
    lines = [line for line in out.splitlines() if line.replace("\u00a0", " ") not in examples]
    assert lines
    assert not [line for line in lines if len(line) > width or line.lstrip(" ").startswith("»")]
    assert not [line for line in lines if line.endswith(("«", " "))]
