"""CMQ125, and what the keys of a workspace's own make of everything that ours are judged by."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.rules.examples import FICHE, PLAN, SETTINGS
from tests.rules.judging import codes, judged, more_organismes, told

FILE = SETTINGS.file


def declared(nom: str = "essai", more: str = "type: texte", sur: str = "fiche") -> str:
    return f"champs:\n  {nom}: {{titre: Essai, sur: {sur}, {more}}}\n"


@pytest.mark.parametrize(
    ("nom", "more", "variant"),
    [
        ("titre", "type: texte", "ours"),
        ("Titre", "type: texte", "ours"),
        ("financements", "type: texte", "ours"),
        ("copy", "type: texte", "ours"),
        ("objectif", "type: texte", "near"),
        ("partenaire", "type: organisme", "near"),
        ("Élu référent", "type: texte", "name"),
        ("elu-referent", "type: texte", "name"),
        ("_prive", "type: texte", "name"),
        ("2024", "type: nombre", "name"),
        ('"?"', "type: nombre", "name"),
        ("essai", "type: choix", "no-choix"),
        ("essai", "type: texte, choix: [a, b]", "choix-unused"),
        ("essai", "type: choix, choix: [Eau, air, eau]", "same-choix"),
        ("essai", "type: texte, rubrique: objectif", "rubrique-near"),
        ("essai", "type: texte, rubrique: decision", "rubrique-near"),
        ("essai", "type: texte, rubrique: moyens.etp", "rubrique-near"),
        ("essai", "type: texte, rubrique: zzz", "rubrique"),
        ("essai", "type: texte, rubrique: gouvernance", "rubrique"),
    ],
)
def test_a_declaration_that_cannot_serve_is_told(tmp_path: Path, nom: str, more: str, variant: str) -> None:
    assert told(tmp_path, {FILE: declared(nom, more)}, "CMQ125") == [(FILE, 2, variant)]


@pytest.mark.parametrize(
    "nom", ["essai", "thematiques", "elu_referent", "odd", "nature", "phase_2", "contexte"]
)
def test_a_name_of_ones_own_is_no_mistake(tmp_path: Path, nom: str) -> None:
    assert not judged(tmp_path, {FILE: declared(nom)})


def test_two_names_that_are_taken_for_each_other(tmp_path: Path) -> None:
    text = declared("thematique") + "  thematiques: {titre: T, sur: fiche, type: liste}\n"
    assert told(tmp_path, {FILE: text}, "CMQ125") == [(FILE, 3, "near")]


@pytest.mark.parametrize(
    "wrong",
    [
        "{titre: Essai, sur: fiche}",
        "{titre: Essai, sur: fiche, type: textes libres}",
        "un texte",
        "[a]",
        "{zzz: 1}",
    ],
)
def test_a_broken_declaration_is_told_once_and_makes_no_other_file_wrong(tmp_path: Path, wrong: str) -> None:
    text = f"champs:\n  essai: {wrong}\n  bon: {{titre: Bon, sur: fiche, type: nombre}}\n"
    found = judged(tmp_path, {FILE: text, FICHE.file: FICHE.text + "essai: [x, y]\nbon: 3\n"})
    assert {(item.site.file, item.site.span.line) for item in found} == {(FILE, 2)}


def test_a_broken_declaration_hides_no_other_finding(tmp_path: Path) -> None:
    text = "regles: {CMQ602: jamais}\nchamps:\n  essai: {titre: E}\n  bon: {titre: B, sur: fiche, type: nombre}\n"
    found = judged(tmp_path, {FILE: text, FICHE.file: FICHE.text + "bon: trois\n"})
    assert codes(found) == ["CMQ101", "CMQ109", "CMQ117"]


@pytest.mark.parametrize("settings", ["champs: [\n", "champs: thematiques\n"])
def test_settings_that_cannot_be_read_make_no_key_unknown(tmp_path: Path, settings: str) -> None:
    found = judged(
        tmp_path,
        {
            FILE: settings,
            FICHE.file: FICHE.text + "thematiques: [Eau]\n",
            PLAN.file: PLAN.text + "odd: 3\n",
        },
    )
    assert {item.site.file for item in found} == {FILE}
    found = judged(tmp_path, {FICHE.file: FICHE.text.replace("titre:", "tittre:")})
    assert {item.site.file for item in found} == {FILE, FICHE.file}, "a slip in a key of ours is still one"


OWN = """\
champs:
  thematiques: {titre: Thématiques, sur: fiche, type: liste, choix: [Énergie, Mobilité]}
  territoire: {titre: Territoire, sur: [plan, fiche], type: texte, obligatoire: oui}
  accueil: {titre: Accueil, sur: fiche, type: organisme}
  don: {titre: Don, sur: fiche, type: montant}
  fenetre: {titre: Fenêtre, sur: fiche, type: période}
  page: {titre: Page, sur: fiche, type: lien}
"""
BOTH = {FILE: OWN, PLAN.file: PLAN.text + "territoire: Le Val\n"}


@pytest.mark.parametrize(
    ("line", "code", "variant", "said"),
    [
        ("thematiques: [Énergi]", "CMQ109", "near", "Énergie"),
        ("thematique: [Énergie]", "CMQ102", "near", "thematiques"),
        ("zorglub: 1", "CMQ102", "", "thematiques"),
        ("accueil: lycee-exempl", "CMQ401", "", "lycee-exemple"),
        ("don: 1.500 €", "CMQ104", "ambiguous", "1 500 €"),
        ("fenetre: hiver 2024", "CMQ105", "ambiguous-winter", "hiver 2024-2025"),
        ("page: www.exemple.fr", "CMQ122", "near", "https://www.exemple.fr"),
        ("page: [a]", "CMQ103", "", ""),
    ],
)
def test_values_are_judged_as_ours_are(tmp_path: Path, line: str, code: str, variant: str, said: str) -> None:
    text = FICHE.text + "territoire: Le Val\n" + line + "\n"
    found = judged(tmp_path, {**BOTH, FICHE.file: text})
    assert [(item.rule.code, item.site.span.line) for item in found] == [(code, len(text.splitlines()))]
    assert found[0].finding.variant.startswith(variant)
    assert said in (found[0].message + found[0].help).replace("\u202f", " ").replace("\u00a0", " ")


def test_what_is_missing_is_told_with_what_else_is_missing_and_an_example(tmp_path: Path) -> None:
    found = judged(tmp_path, {**BOTH, FICHE.file: FICHE.without("titre").text})
    assert codes(found) == ["CMQ101"]
    assert found[0].finding.params["keys"] == ("titre", "territoire")
    assert "territoire: un texte" in found[0].help


def test_a_party_named_only_there_is_used(tmp_path: Path) -> None:
    register = more_organismes("halle: {nom: La Halle, type: association}\n")
    files = {**BOTH, **register, FICHE.file: FICHE.text + "territoire: Le Val\n"}
    assert codes(judged(tmp_path, files)) == ["CMQ409"]
    files[FICHE.file] = FICHE.text + "territoire: Le Val\naccueil: [halle]\n"
    assert not judged(tmp_path, files)


@pytest.mark.parametrize("text", ["TODO", "à compléter", "<b>gras</b>", "voir [là](ici)"])
def test_its_texts_are_looked_at_like_the_others(tmp_path: Path, text: str) -> None:
    wrong = judged(tmp_path, {**BOTH, FICHE.file: FICHE.text + f"territoire: {text}\n"})
    assert [item.site.span.line for item in wrong] == [len(FICHE.text.splitlines()) + 1]
    plan = judged(
        tmp_path, {FILE: OWN, PLAN.file: PLAN.text + f"territoire: {text}\n", FICHE.file: FICHE.text}
    )
    assert (PLAN.file, wrong[0].rule.code) in [(item.site.file, item.rule.code) for item in plan]
