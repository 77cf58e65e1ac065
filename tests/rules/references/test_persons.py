"""A person where a body belongs is told to name the body, wherever a body is named; a body that bears a person's name isn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.rules.declare import CAMPUS, CONVENTION, FICHE, ORGANISMES, PLAN, Example
from cmqplan.workspace.persons import is_person
from tests.rules.judging import judged

PERSONS = [
    "Mme Martin", "mme martin", "M. le maire", "Monsieur le Maire", "Jean Dupont", "DUPONT Jean", "Jean-Pierre DUPONT", "jean-dupont",
    "Marie de La Tour", "le proviseur", "La directrice du campus", "Chargée de mission", "Vice-présidente", "jean.dupont@exemple.fr",
]  # fmt: skip
BODIES = [
    "Lycée Jean Moulin", "lycee-jean-moulin", "Université Claude Bernard", "Collège Anne Frank", "Dijon Métropole", "EDF", "Crédit Agricole",
    "Mairie de Dole", "Direction régionale", "Secrétariat général", "Élus", "Enseignants", "Saint-Gobain", "Office de tourisme", "MM",
]  # fmt: skip


@pytest.mark.parametrize("text", PERSONS)
def test_is_a_person(text: str) -> None:
    assert is_person(text)


@pytest.mark.parametrize("text", BODIES)
def test_is_none(text: str) -> None:
    assert not is_person(text)


PLACES = {
    "porteurs": FICHE.replacing("porteurs: [campus-exemple]", "porteurs: [{}]"),
    "porteurs, with more": FICHE.replacing("porteurs: [campus-exemple]", "porteurs: [{{organisme: {}, statut: confirmé}}]"),
    "partenaires": FICHE.replacing("[lycee-exemple, metropole, entreprise-exemple]", "[metropole, {}]"),
    "one partenaire": FICHE.replacing("[lycee-exemple, metropole, entreprise-exemple]", "{}"),
    "financeur": FICHE.replacing("{financeur: region, ", "{{financeur: {}, "),
    "beneficiaire": FICHE.replacing("{financeur: region, ", "{{financeur: region, beneficiaire: {}, "),
    "signataires": PLAN.plus("signataires: [region, {}]\n"),
    "gouvernance": PLAN.plus("gouvernance: [{{nom: Comité, membres: [region, {}]}}]\n"),
    "parties": CONVENTION.replacing("[region, campus-exemple]", "[region, campus-exemple, {}]"),
    "vote": CONVENTION.plus("vote: {{date: 5 février 2024, organisme: {}, pour: 30}}\n"),
    "subvention": CONVENTION.plus("subventions: [{{exercice: 2024, financeur: {}, montant: 6 000 €, date: 5 février 2024}}]\n"),
    "engagement": CONVENTION.replacing("comité, texte", "comité, organismes: [{}], texte"),
    "campus": CAMPUS.replacing("organisme: campus-exemple", "organisme: {}"),
    "support": CAMPUS.replacing("etablissement_support: lycee-exemple", "etablissement_support: {}"),
    "membres": CAMPUS.replacing("[lycee-exemple, campus-exemple, entreprise-exemple]", "[lycee-exemple, campus-exemple, entreprise-exemple, {}]"),
    "membres of a group": ORGANISMES.plus("pole: {{nom: Pôle Exemple, type: groupe, membres: [entreprise-exemple, {}]}}\n"),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("person", ["Mme Martin", "Jean Dupont", "M. le maire"])
def test_a_person_is_told_to_name_the_body_wherever_one_is_named(
    place: str, person: str, tmp_path: Path
) -> None:
    example = PLACES[place]
    found = [
        item
        for item in judged(tmp_path, {example.file: filled(example, person)})
        if item.rule.code == "CMQ401"
    ]
    assert [item.finding.variant.partition("-with")[0] for item in found] == ["person"]
    assert "campus-exemple" in found[0].help
    assert person not in found[0].help


def filled(example: Example, person: str) -> str:
    """The example with a person in the place of « {} »; other braces are the file's own."""
    line = next(line for line in example.text.splitlines() if "{}" in line)
    return example.text.replace(line, line.replace("{}", person).replace("{{", "{").replace("}}", "}"))


@pytest.mark.parametrize(
    "written",
    ["M. Dupont (Campus Exemple)", "Jean Dupont, Campus Exemple", "Campus Exemple : Mme Martin", "campus-exemple - Jean Dupont", "Proviseur, campus-exemple"],
)  # fmt: skip
def test_a_person_and_a_body_are_told_the_body(written: str, tmp_path: Path) -> None:
    text = FICHE.text.replace("porteurs: [campus-exemple]", f'porteurs: ["{written}"]')
    found = [item for item in judged(tmp_path, {FICHE.file: text}) if item.rule.code == "CMQ401"]
    assert [(item.finding.variant, item.finding.params["suggestion"]) for item in found] == [
        ("person-of", "campus-exemple")
    ]
