"""The keys that a workspace declares for itself, read by models like any other."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from cmqplan import amounts
from cmqplan.model.champs import completed, in_order, is_free
from cmqplan.model.fiche import Fiche
from cmqplan.model.keys import keys_of
from cmqplan.model.plan import Plan
from cmqplan.model.settings import Settings
from cmqplan.model.values import Reperes

HEAD = {"numero": "1.1", "titre": "Forum", "porteurs": "lycee"}


def fiche_with(declared: Mapping[str, Any]) -> type[Fiche]:
    champs = {nom: {"titre": nom.capitalize(), "sur": "fiche", **champ} for nom, champ in declared.items()}
    return completed(Fiche, Settings.model_validate({"champs": champs}).champs)


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        ("texte", "Un **texte**\n\nlong", "Un **texte**\n\nlong"),
        ("liste", "seul", ("seul",)),
        ("liste", ["un", "deux"], ("un", "deux")),
        ("choix", "n'importe quoi", "n'importe quoi"),
        ("nombre", "12 000", Decimal(12000)),
        ("nombre", "12\u202f000,5", Decimal("12000.5")),
        ("nombre", "-3.5", Decimal("-3.5")),
        ("nombre", "−3", Decimal(-3)),
        ("nombre", "0.125", Decimal("0.125")),
        ("montant", "1,5 k€", amounts.parse("1 500 €")),
        ("date", "1er mars 2024", date(2024, 3, 1)),
        ("oui/non", "non", False),
        ("organisme", "lycee", ("lycee",)),
        ("organisme", ["lycee", "region"], ("lycee", "region")),
        ("lien", "https://www.exemple.fr", "https://www.exemple.fr"),
    ],
)
def test_each_type_reads_what_people_write(kind: str, written: object, read: object) -> None:
    model = fiche_with({"essai": {"type": kind}})
    fiche = model.model_validate({**HEAD, "essai": written})
    assert fiche.champs == {"essai": read}
    assert [(champ.titre, champ.valeur) for champ in fiche.champs_lus] == [("Essai", read)]


@pytest.mark.parametrize(
    "text", ["", "beaucoup", "12 élèves", "1.500", "1 5", "1,2,3", "1e5", "nan", "½", "9" * 40]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        fiche_with({"essai": {"type": "nombre"}}).model_validate({**HEAD, "essai": text})


def test_a_period_takes_its_year_from_the_plan() -> None:
    model = fiche_with({"essai": {"type": "période"}})
    read = model.model_validate({**HEAD, "essai": "mars"}, context=Reperes(2027))
    assert read.champs["essai"].debut == date(2027, 3, 1)


def test_a_closed_list_reads_its_words_whatever_their_case() -> None:
    model = fiche_with({"essai": {"type": "liste", "choix": ["Énergie", "Eau"]}})
    assert model.model_validate({**HEAD, "essai": ["energie", "EAU"]}).champs == {"essai": ("Énergie", "Eau")}
    with pytest.raises(ValidationError):
        model.model_validate({**HEAD, "essai": "Feu"})


def test_what_is_not_written_is_nothing() -> None:
    model = fiche_with({"mot": {"type": "texte"}, "mots": {"type": "liste"}})
    fiche = model.model_validate(HEAD)
    assert fiche.champs == {"mot": None, "mots": ()}
    assert fiche.champs_lus == ()


def test_without_a_declaration_a_model_stays_the_very_same() -> None:
    only_plans = Settings.model_validate(
        {"champs": {"a": {"titre": "A", "sur": "plan", "type": "texte"}}}
    ).champs
    assert completed(Fiche, {}) is Fiche
    assert completed(Fiche, only_plans) is Fiche
    assert completed(Plan, only_plans) is not Plan
    assert Fiche.model_validate(HEAD).champs == {}


def test_a_declaration_with_a_mistake_accepts_anything_and_shows_nothing() -> None:
    fiche = completed(Fiche, {"essai": None}).model_validate({**HEAD, "essai": ["a", {"b": "c"}]})
    assert fiche.champs == {}
    assert fiche.champs_lus == ()


@pytest.mark.parametrize(
    "nom",
    ["titre", "champs", "financements", "copy", "model_config", "model_x", "_prive", "", "2024", "declares"],
)
def test_a_name_with_a_meaning_already_is_not_free(nom: str) -> None:
    assert not is_free(Fiche, nom)
    assert completed(Fiche, {nom: None}) is Fiche


@pytest.mark.parametrize("nom", ["self", "cls", "class", "type", "date", "Élu référent", "a" * 300])
def test_any_other_name_reads(nom: str) -> None:
    assert fiche_with({nom: {"type": "texte"}}).model_validate({**HEAD, nom: "x"}).champs == {nom: "x"}


def test_another_process_reads_the_same() -> None:
    model = fiche_with({"mots": {"type": "liste", "choix": ["Énergie"]}, "jour": {"type": "date"}})
    fiche = model.model_validate({**HEAD, "mots": "énergie", "jour": "3 mars 2024"})
    again = pickle.loads(pickle.dumps(fiche))
    assert again == fiche
    assert type(again) is model
    plain = Fiche.model_validate(HEAD)
    assert pickle.loads(pickle.dumps(plain)) == plain


def test_a_file_has_them_after_their_rubrique() -> None:
    model = fiche_with({"fin": {"type": "texte"}, "mots": {"type": "liste", "rubrique": "objectifs"}})
    order = in_order(model)
    assert order[order.index("objectifs") + 1] == "mots"
    assert order[-1] == "fin"
    assert set(order) == set(model.model_fields)


def test_each_is_described_like_a_key_of_ours_by_an_example_that_it_reads() -> None:
    declared = {
        f"c{n}": {"type": kind, "obligatoire": "oui", **more}
        for n, (kind, more) in enumerate(
            [
                *(
                    (kind, {})
                    for kind in ("texte", "liste", "nombre", "montant", "période", "date", "oui/non")
                ),
                *((kind, {}) for kind in ("organisme", "lien", "choix")),
                *((kind, {"choix": ["a, b: c", "non", "- d"]}) for kind in ("liste", "choix")),
            ]
        )
    }
    model = fiche_with(declared)
    described = [cle for cle in keys_of(model) if cle.nom in declared]
    assert len(described) == len(declared)
    assert keys_of(model)[: -len(declared)] == keys_of(Fiche)
    from cmqplan.source import yaml

    text = "".join(f"{cle.nom}: {cle.exemple}\n" for cle in described)
    value, _ = yaml.read(text.encode())
    assert isinstance(value, dict)
    read = model.model_validate({**HEAD, **value})
    assert len(read.champs_lus) == len(declared)
    assert all(cle.obligatoire and "cmqplan.yaml" in cle.sens.fr for cle in described)
    assert described[-1].choix == ("a, b: c", "non", "- d")
