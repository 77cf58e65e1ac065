"""What other plans than the first ones say of an action: who steers it, its parts, how far it is, targets with their dates,
texts and links. Each is read, judged and shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cmqplan.rules.examples import CONVENTION, FICHE, PLAN
from tests.conftest import lay, run_here
from tests.rules.judging import codes, judged

DAY = date(2024, 6, 1)


def fiche(more: str, without: str = "") -> str:
    return (FICHE.without(without) if without else FICHE).text + more


SAID = [
    ("suivi: {statut: Terminé}", "statut : réalisé"),
    ("suivi: {statut: Non commencé}", "statut : à venir"),
    ("suivi: {statut: prévu}", "statut : à venir"),
    ("suivi: {statut: réalisé, priorite: Élevé}", "priorité : élevée"),
    ("suivi: {statut: réalisé, priorite: haute}", "priorité : élevée"),
    ("suivi: {statut: réalisé, priorite: Moyen}", "priorité : moyenne"),
    ("suivi: {statut: en cours, avancement: 62,5 %}", "avancement : 62,5 %"),
    ("pilotage: {services: Direction Environnement}", "services – direction environnement"),
    ("pilotage: {elus: [Vice-présidente aux mobilités], referents: [Chargé de mission]}", "élus – vice-prés"),
    ("sous_actions: [Réserver la halle]", "réserver la halle"),
    (
        "sous_actions: [{titre: Stands, porteurs: [entreprise-exemple], montant: 10 000 €, cible: 40, statut: terminé,"
        " calendrier: mars 2024}]",
        "stands – 10 000 € – entreprise exemple – mars 2024 – cible : 40 (réalisé)",
    ),
    ("references: [Loi du 8 août 2016]", "loi du 8 août 2016"),
    ("liens: [Plan climat 2020-2026]", "plan climat 2020-2026"),
    ("liens: [{numero: 1.1, texte: suite}]", "action 1.1 forum des métiers – suite"),
    ("liens: [{plan: plan-exemple, numero: '1.1'}]", "plan d'action 2024, action 1.1 forum"),
    (
        "liens: [{titre: PCAET, adresse: https://www.example.org/pcaet}]",
        'href="https://www.example.org/pcaet"',
    ),
    ("indicateurs: [{nom: Vélos, cible: 30, source: open data}]", "cible : 30 – source : open data"),
    (
        "indicateurs: [{nom: Logements, reference: {valeur: 16 000, exercice: 2015},"
        " cible: {valeur: 28 000, echeance: fin du second semestre 2024}}]",
        "départ : 16 000 (2015) – cible : 28 000 (fin du second semestre 2024)",
    ),
    (
        "indicateurs: [{nom: Vélos, cible: [{valeur: 20, echeance: fin 2024}, {valeur: 40, echeance: 2030}]}]",
        "cible : 20 (fin 2024) – cible : 40 (2030)",
    ),
]


@pytest.mark.parametrize(("written", "shown"), SAID, ids=[written for written, _ in SAID])
def test_what_a_fiche_says_is_valid_and_shown(tmp_path: Path, written: str, shown: str) -> None:
    key = written.partition(":")[0]
    lay(tmp_path, {FICHE.file: fiche(written, without=key)})
    done = run_here("validate", "--format", "json", "--date", "2024-03-01", cwd=tmp_path)
    assert done.code == 0, done.out
    for form in ("html", "md"):
        done = run_here("render", "--to", form, "--document", "plan", "--stdout", cwd=tmp_path)
        assert done.code == 0, done.err
        text = " ".join(done.out.replace("’", "'").replace("\u2011", "-").lower().split())
        plain = text if "href" in shown else _plain(text)
        assert shown in plain if form == "html" or "href" not in shown else True


def _plain(text: str) -> str:
    import html
    import re

    return " ".join(re.sub(r"<[^>]*>|\*\*|\\", "", html.unescape(text)).split())


WRONG = [
    ("suivi: {statut: en vacances}", "CMQ109", ""),
    ("suivi: {avancement: 120 %}", "CMQ113", "rate-over"),
    ("pilotage: {elus: [Mme Jeanne Exemple]}", "CMQ516", ""),
    ("pilotage: {referents: [Jeanne Exemple]}", "CMQ516", ""),
    ("pilotage: {services: [{nom: Direction}]}", "CMQ103", None),
    ("sous_actions: [{titre: Stands, montant: 10 000,01 €}]", "CMQ236", ""),
    ("sous_actions: [{titre: Stands, porteurs: [lycee-arbios]}]", "CMQ401", None),
    ("sous_actions: [{titre: Stands, cout: 3 €}]", "CMQ102", None),
    ("indicateurs: [{nom: Vélos, cible: {valeur: 30, echeance: 2031}}]", "CMQ324", ""),
    ("indicateurs: [{nom: Vélos, cible: {valeur: 30, echeance: mars 2024}}]", "CMQ325", ""),
    ("indicateurs: [{nom: Vélos, cible: {valeur: 30, date: 2024}}]", "CMQ102", "near"),
    ("liens: [{plan: plan-exempel}]", "CMQ422", "plan-near"),
    ("liens: [{plan: pcaet}]", "CMQ422", "plan"),
    ("liens: [{numero: 1.2}]", "CMQ422", "numero-near"),
    ("liens: [{numero: MOB}]", "CMQ422", "numero"),
    ("liens: [{texte: suite}]", "CMQ422", "empty"),
    ("liens: [{titre: PCAET, adresse: www.example.org}]", "CMQ122", "near"),
]


@pytest.mark.parametrize(("written", "code", "variant"), WRONG, ids=[written for written, _, _ in WRONG])
def test_what_is_wrong_in_it_is_told_once(
    tmp_path: Path, written: str, code: str, variant: str | None
) -> None:
    found = judged(tmp_path, {FICHE.file: fiche(written, without=written.partition(":")[0])}, today=DAY)
    told = [
        (i.rule.code, i.finding.variant) for i in found if i.rule.family != "CMQ6" and i.rule.code != "CMQ312"
    ]
    assert [one for one, _ in told] == [code], told
    assert variant is None or told[0][1] == variant


@pytest.mark.parametrize(
    "function",
    [
        "Élue référente",
        "Service COM L1",
        "Maire de Nyons",
        "Direction Environnement",
        "Adjoint Urbanisme",
        "CLS",
    ],
)
def test_a_function_is_no_person(tmp_path: Path, function: str) -> None:
    found = judged(tmp_path, {FICHE.file: fiche(f"pilotage: {{referents: [{function}]}}")})
    assert codes(found, "CMQ5") == []


def test_the_frame_says_its_texts_and_links_and_axes_too(tmp_path: Path) -> None:
    plan = PLAN.plus("reference: DEL-2024-7\nreferences: [Loi Climat]\nliens: [{plan: nulle-part}]\n")
    plan = plan.replacing("métiers}", "métiers, transversal: oui}")
    files = {PLAN.file: plan.text, CONVENTION.file: CONVENTION.plus("references: [Loi NOTRe]\n").text}
    assert codes(judged(tmp_path, files), "CMQ1", "CMQ4") == ["CMQ422"]
    lay(tmp_path, files | {PLAN.file: plan.replacing("plan: nulle-part", "titre: SRADDET").text})
    done = run_here("render", "--to", "md", "--document", "all", "--output", "out", cwd=tmp_path)
    assert done.code == 0, done.err
    text = "".join(path.read_text("utf-8") for path in tmp_path.rglob("out/**/*.md"))
    for words in ("DEL-2024-7", "Loi Climat", "SRADDET", "Axe transversal", "Loi NOTRe"):
        assert words in text
