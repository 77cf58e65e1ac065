"""From plain values to models: one finding for one mistake, worded for who made it, mended where that is safe."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from cmqplan.findings import Finding
from cmqplan.findings.words import one_slip
from cmqplan.language.values import fill
from cmqplan.model.campus import Campus
from cmqplan.model.fiche import Fiche
from cmqplan.model.organisme import Organisme
from cmqplan.rules.catalogue import rules
from cmqplan.source.positions import Positions
from cmqplan.source.yaml import LONGEST
from cmqplan.workspace.files import Files
from cmqplan.workspace.read import build, read_bytes, read_mapping

HEAD = "numero: 1.1\ntitre: Forum\nporteurs: [campus-exemple]\n"


def findings(text: str, model: type = Fiche) -> list[Finding]:
    value, found = read_mapping("f.yaml", text.encode())
    read = build(model, value, "f.yaml") if value is not None else []
    return found + read if isinstance(read, list) else found


def told(text: str, model: type = Fiche) -> list[str]:
    """Each finding as « line:column CODE variant »."""
    positions = Positions(text)
    shown = []
    for finding in findings(text, model):
        span = positions.span(finding.place)
        shown.append(f"{span.line}:{span.column} {finding.code} {finding.variant}".strip())
        assert sentence(finding)
    return sorted(shown)


def sentence(finding: Finding) -> str:
    rule = rules()[finding.code]
    return f"{fill(rule.message(finding.variant), finding.params)}; {fill(rule.advice(finding.variant), finding.params)}"


def fixed(text: str) -> str:
    """The text with every fix applied."""
    positions = Positions(text)
    lines = text.split("\n")
    edits = [
        (positions.span(edit.place), edit.text)
        for finding in findings(text)
        for edit in (finding.fix.edits if finding.fix else ())
    ]
    for span, new in sorted(edits, reverse=True):
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + new + line[span.end_column - 1 :]
    return "\n".join(lines)


def test_a_good_fiche_says_nothing() -> None:
    assert not findings(HEAD)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("titer: x\nnumero: 1.1\nporteurs: [a]\n", ["1:1 CMQ102 near"]),
        ("Titre: x\nNuméro: 1.1\nporteur: a\n", ["1:1 CMQ102 near", "2:1 CMQ102 near", "3:1 CMQ102 near"]),
        ("intitulé: x\nnumero: 1.1\npilote: a\n", ["1:1 CMQ102 near", "3:1 CMQ102 near"]),
        ("titre: x\nporteurs: [a]\n", ["1:1 CMQ101 top"]),
        (HEAD + "objectifs stratégiques: x\n", ["4:1 CMQ102 near"]),
        (HEAD + "titre2: x\n", ["4:1 CMQ102 taken-one"]),
        (HEAD + "zzz: x\n", ["4:1 CMQ102"]),
        (HEAD + "financements: [{financeur: a}]\n", ["4:1 CMQ102 elsewhere"]),
        (HEAD + "moyens:\n  livrables: [x]\n", ["5:3 CMQ102 top"]),
        (HEAD + "moyens:\n  financiers:\n    financements:\n      - {montant: 3 €}\n", ["7:9 CMQ101 item"]),
        (
            HEAD + "moyens:\n  financiers:\n    financements:\n      - {financeur:edf, montant: 3 €}\n",
            ["7:19 CMQ007 no-space-after-colon"],
        ),
        (
            HEAD
            + "moyens:\n  financiers:\n    financements:\n      - {financeur: a, note: un, deux trois}\n",
            ["7:34 CMQ102 comma"],
        ),
        (HEAD + "moyens:\n\u00a0\u00a0humains: x\n", ["5:1 CMQ004 no-break-space"]),
        (HEAD + "moyens: argent\n", ["4:9 CMQ103 mapping-not-text"]),
        (HEAD + "moyens:\n", ["4:1 CMQ108"]),
        (HEAD + "suivi: [a]\n", ["4:8 CMQ103 mapping-not-list"]),
        (HEAD + "modalites:\n  - Réunir : les CMQ\n", ["5:5 CMQ103 colon-in-item"]),
        (HEAD + "modalites:\n  - {a: b, c: d}\n", ["5:5 CMQ103 text-not-mapping"]),
        (HEAD + "modalites: [[a, b]]\n", ["4:13 CMQ103 text-not-list"]),
        (HEAD + "partenaires: []\n", ["4:14 CMQ108 empty-list"]),
        (HEAD + 'partenaires: [a, ""]\n', ["4:18 CMQ108"]),
        (HEAD + "publics:\n  - |\n    a\n    b\n", ["5:5 CMQ108 one-line"]),
        (HEAD + "calendrier:\n  période: 2024\n", ["5:3 CMQ102 near"]),
        (HEAD + "suivi: {statut: en courz}\n", ["4:17 CMQ109 near"]),
        (HEAD + "suivi: {priorite: rouge}\n", ["4:19 CMQ109"]),
        (HEAD + "moyens: {financiers: {total: 1.500 €}}\n", ["4:30 CMQ104 ambiguous"]),
        (HEAD + "calendrier: hiver 2024\n", ["4:13 CMQ105 ambiguous-winter"]),
        ("numero: 1,1\ntitre: [a]\nporteurs:\n", ["1:9 CMQ111", "2:8 CMQ103 text-not-list", "3:1 CMQ108"]),
        ("- a\n", ["1:1 CMQ013 list"]),
        ("a\n", ["1:1 CMQ013 text"]),
        ("# a\n", ["1:1 CMQ003"]),
    ],
    ids=lambda value: value[-40:] if isinstance(value, str) else "",
)
def test_one_finding_for_one_mistake(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_filiere_with_a_comma_is_mended() -> None:
    text = "nom: x\nregion: y\nstade: étude\nfilieres: Tourisme, gastronomi\n"
    assert told(text, Campus) == ["4:11 CMQ109 filiere-near"]
    fix = findings(text, Campus)[0].fix
    assert fix is not None
    assert fix.edits[0].text == "Tourisme, gastronomie"  # the pen puts quotes where they are needed


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Titre: x", "titre: x"),
        ("porteur: a", "porteurs: a"),
        ("numero: 1,1", "numero: 1.1"),
        ('numero: "1-1"', "numero: 1.1"),
        ("suivi: {statut: en courz}", "suivi: {statut: en cours}"),
        ("moyens: {financiers: {totl: 3 €}}", "moyens: {financiers: {total: 3 €}}"),
        (
            "moyens: {financiers: {financements: [{financeur:edf, montant: 3 €}]}}",
            "moyens: {financiers: {financements: [{financeur: edf, montant: 3 €}]}}",
        ),
        ("moyens:\n\u00a0\u00a0humains: x", "moyens:\n  humains: x"),
        # Nothing is changed where doubt is left.
        ("intitule: x", "intitule: x"),
        ("numero: Action 1", "numero: Action 1"),
        ("suivi: {statut: fini}", "suivi: {statut: fini}"),
        ("moyens: {financiers: {total: 1.500 €}}", "moyens: {financiers: {total: 1.500 €}}"),
    ],
)
def test_a_fix_changes_nothing_but_the_mistake(wrong: str, right: str) -> None:
    key = wrong.split(":")[0].lower()
    head = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(key[:5]))
    assert fixed(head + wrong + "\n") == head + right + "\n"


def test_two_slips_are_not_mended_into_one_key() -> None:
    text = "numero: 1.1\ntitre: x\nporteur: a\nporteursz: b\n"
    assert fixed(text).count("porteurs:") == 1


@pytest.mark.parametrize(
    ("word", "right", "slip"),
    [
        ("titer", "titre", True),
        ("titr", "titre", True),
        ("tiitre", "titre", True),
        ("tytre", "titre", True),
        ("tyter", "titre", False),
        ("titre", "titre", False),
        ("ax", "axe", False),
    ],
)
def test_one_slip(word: str, right: str, slip: bool) -> None:
    assert one_slip(word, right) is slip


def test_a_file_far_too_large_is_not_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "f.yaml").open("wb") as stream:
        stream.truncate(LONGEST * 1000)
    found = read_bytes(Files(tmp_path, tmp_path), "f.yaml")
    assert isinstance(found, Finding)
    assert (found.code, found.variant, found.params["size"]) == ("CMQ001", "too-large", LONGEST * 1000)


def test_a_file_that_has_gone(tmp_path: Path) -> None:
    found = read_bytes(Files(tmp_path, tmp_path), "f.yaml")
    assert isinstance(found, Finding)
    assert found.code == "CMQ001"


@pytest.mark.parametrize(
    "size", [0, 1, 65_535, 65_536, 65_537, LONGEST - 1, LONGEST, LONGEST + 1, LONGEST * 2]
)
def test_a_file_is_read_whole_or_not_at_all(size: int, tmp_path: Path) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    (tmp_path / "f.yaml").write_bytes(data[:size])
    read = read_bytes(Files(tmp_path, tmp_path), "f.yaml")
    if size <= LONGEST:
        assert read == data[:size]
    else:
        assert isinstance(read, Finding)
        assert read.params == {"size": size, "most": LONGEST}


def test_a_milestone_s_statut_is_refused_where_it_stands() -> None:
    text = HEAD + "calendrier:\n  - {nom: Forum, periode: mars 2024, statut: fini}\n"
    assert told(text) == ["5:46 CMQ109 near"]


def test_two_values_are_not_merged_where_one_fits() -> None:
    assert told(HEAD + "titres: Ateliers\n") == ["4:1 CMQ102 taken-one"]
    assert told(HEAD + "porteur: metropole\n") == ["4:1 CMQ102 taken"]


@pytest.mark.parametrize(
    ("rna", "read"),
    [
        ("W212001234", True), ("W9R1234567", True), ("w9r 1234567", True), ("W9RR234567", False), ("WR91234567", False),
        ("W21200123", False), ("212001234", False), ("W2120012345", False),
    ],
)  # fmt: skip
def test_an_rna_number_is_w_a_digit_a_digit_or_a_letter_and_seven_digits(rna: str, read: bool) -> None:
    try:
        organisme = Organisme.model_validate({"nom": "Club", "type": "association", "rna": rna})
    except ValidationError:
        assert not read
    else:
        assert read
        assert organisme.rna == rna.upper().replace(" ", "")


NAMED_BY_KEY = (
    ("sous_actions: [{Réserver la salle: 500 €}]", "- {titre: Réserver la salle, montant: 500 €}"),
    ("sous_actions: [{Réserver la salle: mars 2024}]", "- {titre: Réserver la salle, calendrier: mars 2024}"),
    ("sous_actions: {Réserver: 500 €, Louer: 200 €}", "- {titre: Réserver, montant: 500 €}"),
    ("sous_actions: [{Réserver: {montant: 500 €, statut: réalisé}}]", "- {titre: Réserver, montant: 500 €, statut: réalisé}"),
    ("indicateurs: [{Élèves accueillis: '300'}]", "- {nom: Élèves accueillis, cible: 300}"),
    ("indicateurs: [{nom: Élèves, valeurs: [{2024: '280'}]}]", "- {exercice: 2024, valeur: 280}"),
    ("moyens: {financiers: {depenses: [{Location: 500 €}]}}", "- {compte: 62, intitule: Location, montant: 500 €}"),
    ("moyens: {financiers: {par_exercice: [{2024: 500 €}]}}", "- {exercice: 2024, montant: 500 €}"),
    ("moyens: {financiers: {par_exercice: {2024: 500 €, 2025: 300 €}}}", "- {exercice: 2024, montant: 500 €}"),
    ("moyens: {financiers: {financements: [{region: 500 €}]}}", "- {financeur: region, montant: 500 €}"),
    ("moyens: {etp: [{Chargé de mission: '0,5'}]}", "- {prevu: 0,5, profil: Chargé de mission}"),
    ("suivi: {depenses: [{2024: 500 €}]}", "- {montant: 500 €, exercice: 2024}"),
    ("suivi: {notes: [{12 mars 2024: Deux lycées de plus}]}", "- {date: 12 mars 2024, texte: Deux lycées de plus}"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "advised"), NAMED_BY_KEY)
def test_what_stands_in_place_of_a_key_is_one_finding_with_the_line_to_write(text: str, advised: str) -> None:
    """And the line, once written, is read."""
    (finding,) = findings(f"{HEAD}{text}\n")
    assert finding.code == "CMQ103"
    lines = finding.params["lines"]
    assert isinstance(lines, tuple)
    assert lines[0] == advised
    (edit,) = finding.fix.edits if finding.fix else (None,)
    assert edit is None or "62" not in edit.text
    *above, key = [step for step in finding.place.path if isinstance(step, str)]
    written = "".join(f"\n    {line}" for line in lines)
    nested = f"{key}:{written}" if not above else None
    assert nested is None or findings(f"{HEAD}{nested}\n") == []


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("pilotage: Mme Durand, directrice", "{referents: "),
        ("pilotage: Marie Durand", "{referents: "),
        ("pilotage: Direction de l'environnement", "{services: Direction de l'environnement}"),
        ("pilotage: Vice-présidente aux mobilités", "{referents: Vice-présidente aux mobilités}"),
    ],
)
def test_who_steers_is_put_under_its_key_and_a_person_is_told_at_once(text: str, advice: str) -> None:
    (finding,) = findings(f"{HEAD}{text}\n")
    assert finding.variant == ("person" if "Durand" in text else "mapping-not-text")
    assert advice in str(finding.params["example"])
    assert findings(f"{HEAD}{finding.params['example']}\n") == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("https://www.example.org/plan", "adresse"),
        ("www.region.fr/plan", "adresse"),
        ("region.fr", "adresse"),
        ("mailto:plan@region.fr", "adresse"),
        ("Plan climat 2020-2026", "titre"),
        ("Schéma région.fr", "titre"),
    ],
)
def test_a_link_alone_is_an_address_or_a_title(text: str, key: str) -> None:
    fiche = build(Fiche, {"numero": "1.1", "titre": "A", "porteurs": ["x"], "liens": [text]}, "f.yaml")
    assert isinstance(fiche, Fiche)
    assert getattr(fiche.liens[0], key) == text
