"""What real plans needed beyond ours, need by need: how it is written, what is told where it is written wrong, what the four
formats show, and what the budget says. All rows are fiches (and a line of ``plan.yaml`` or ``cmqplan.yaml``) of one workspace."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

import cmqplan
from cmqplan.report.assemble import report
from cmqplan.rules.engine import examine
from tests.conftest import run_here
from tests.documents.making import bare
from tests.test_cases import words

DAY = date(2026, 6, 1)
PLAN, OTHER, SETTINGS = "plans/plan/plan.yaml", "plans/climat/plan.yaml", "cmqplan.yaml"

SHARED = {
    SETTINGS: """\
plafonds: [{financeur: europe, taux_minimum: 20 %, montant_minimum: 2 500 €, taux_aide_publique_maximum: 80 %}]
champs:
  thematiques: {titre: Thématiques, sur: fiche, type: liste, choix: [Énergie, Mobilité, Eau], rubrique: objectifs}
""",
    PLAN: """\
titre: Plan de transition
exercice: 2025-2028
base: TTC
budget: 1 748 000 €
reference: Délibération 2025-12
references: [Loi du 22 août 2021]
axes:
  - {numero: 1, titre: Agir}
  - {numero: 2, titre: Partager, transversal: oui}
""",
    OTHER: "titre: Plan climat\nexercice: 2025-2028\nbase: TTC\naxes:\n  - {numero: 1, titre: Climat}\n",
    "plans/organismes.yaml": """\
commune: {nom: Commune d'Exempleville, type: collectivité}
region: {nom: Région Exemple, type: collectivité}
europe: {nom: Union européenne, sigle: FEDER, type: État}
""",
}


class Row(NamedTuple):
    """``fiche``: what it writes beside its number, its title and its porteur. ``wrong``: a passage of it, or of the file named
    first, written wrong, and the code of what is then told. ``shown``: what every format shows. ``budget``: « cut, row, column »
    → euros; the row « » is the fiche's own."""

    fiche: str
    wrong: tuple[str, str, str] | tuple[str, str, str, str]
    shown: tuple[str, ...]
    budget: Mapping[tuple[str, str, str], str]


ROWS: Mapping[str, Row] = {
    "an amount that is no final total": Row(
        "moyens: {financiers: {total: entre 10 000 € et 15 000 €, financements: [{financeur: region, montant: environ 12 000 €, nature: subvention, exercice: 2026}]}}",
        ("environ 12 000 €", "16 000 €", "CMQ201"),
        ("Moyens financiers : entre 10 000 € et 15 000 €", "environ 12 000 € – Région Exemple", "dont 15 000 € estimés"),
        {("fiche", "", "total"): "15000.00", ("fiche", "", "estime"): "15000.00", ("fiche", "", "minimum"): "10000.00"},
    ),
    "per year": Row(
        "moyens: {financiers: {par_exercice: [{exercice: 2025-2028, montant: 400 000 €, chaque: an}], reste_a_financer: 1 600 000 €}}",
        ("montant: 400 000 €, chaque: an", "montant: 45 € par élève", "CMQ104"),
        ("2025-2028, 400 000 € par an", "1 600 000 €"),
        {("fiche", "", "total"): "1600000.00", ("year", "2027", "a_trouver"): "400000.00"},
    ),
    "sections, autorisations and crédits": Row(
        "moyens: {financiers: {total: 50 000 €, credits_paiement: 30 000 €, section: investissement, reste_a_financer: 50 000 €}}",
        ("section: investissement", "section: équipement", "CMQ109"),
        ("Moyens financiers : 50 000 €, crédits de paiement : 30 000 € (investissement)",),
        {("fiche", "", "total"): "50000.00", ("section", "investissement", "total"): "50000.00"},
    ),
    "words for money": Row(
        """
        moyens:
          financiers:
            total: 40 000 €
            financements:
              - {financeur: commune, montant: 10 000 €, nature: autofinancement, exercice: 2026}
              - {financeur: region, montant: 11 000 €, nature: fonds de concours, exercice: 2026}
              - {financeur: commune, montant: 12 000 €, nature: emprunt, exercice: 2026}
              - {financeur: commune, montant: 7 000 €, nature: recettes, exercice: 2026}
        """,
        ("nature: fonds de concours", "nature: cofinancement", "CMQ127"),
        ("10 000 € – Commune d'Exempleville, fonds propres", "11 000 € – Région Exemple, fonds de concours", "12 000 € – Commune d'Exempleville, emprunt", "7 000 € – Commune d'Exempleville, recettes"),
        {("nature", "fonds de concours", "total"): "11000.00", ("nature", "emprunt", "total"): "12000.00", ("nature", "recettes", "total"): "7000.00"},
    ),
    "years as a range": Row(
        "moyens: {financiers: {total: 9 000 €, financements: [{financeur: region, montant: 9 000 €, nature: subvention, exercice: sur 2026-2027}]}}",
        ("sur 2026-2027", "sur 2027-2026", "CMQ112"),
        ("9 000 € – Région Exemple, subvention, exercice 2026-2027",),
        {("year", "2026-2027", "total"): "9000.00"},
    ),
    "indicators with dates": Row(
        """
        indicateurs:
          - nom: Logements raccordés
            reference: {valeur: 16 000, exercice: 2015}
            cible: {valeur: 28 000, echeance: fin du premier semestre 2027}
            source: Bilan du délégataire
        """,
        ("fin du premier semestre 2027", "fin du premier semestre 2037", "CMQ324"),
        ("Logements raccordés – départ : 16 000 (2015) – cible : 28 000 (fin du premier semestre 2027) – source : Bilan du délégataire",),
        {("fiche", "", "total"): "0.00"},
    ),
    "who steers inside": Row(
        "pilotage: {services: [Direction de l'eau], elus: [Vice-président à l'eau], referents: [Chargée de mission]}",
        ("[Chargée de mission]", "[Mme Jeanne Dupont]", "CMQ516"),
        ("Services – Direction de l'eau", "Élus – Vice-président à l'eau", "Référents – Chargée de mission"),
        {("fiche", "", "total"): "0.00"},
    ),
    "sous-actions": Row(
        """
        moyens: {financiers: {total: 8 000 €, reste_a_financer: 8 000 €}}
        sous_actions:
          - {titre: Étudier, porteurs: [region], calendrier: mars 2026, montant: 3 000 €, statut: réalisé}
          - {titre: Planter, montant: 4 000 €, cible: 200 arbres}
        """,
        ("montant: 4 000 €", "montant: 5 000,01 €", "CMQ236"),
        ("Étudier – 3 000 € – Région Exemple – mars 2026 (réalisé)", "Planter – 4 000 € – cible : 200 arbres"),
        {("fiche", "", "total"): "8000.00"},
    ),
    "links, one action in several plans": Row(
        "aussi_dans: [climat/1.1]\nliens: [{titre: PCAET, texte: son axe 1}]\nmoyens: {financiers: {total: 6 000 €, reste_a_financer: 6 000 €}}",
        ("climat/1.1", "clima/1.1", "CMQ423"),
        ("Aussi dans « Plan climat », action 1.1", "PCAET – son axe 1", "Moyens financiers : 6 000 € – compté dans « Plan de transition », action 1.9"),
        {("fiche", "", "total"): "6000.00", ("plan", "plan", "total"): "1748000.00", ("plan", "climat", "total"): ""},
    ),
    "texts a plan rests on": Row(
        "references: [Code de l'environnement]",
        (PLAN, "references: [Loi du 22 août 2021]", "references: []", "CMQ108"),
        ("Code de l'environnement", "Loi du 22 août 2021", "Délibération 2025-12"),
        {("fiche", "", "total"): "0.00"},
    ),
    "status words": Row(
        "suivi: {statut: non commencé, priorite: haute, avancement: 50 %}",
        ("50 %", "150 %", "CMQ113"),
        ("Statut : à venir ; avancement : 50 %", "Priorité : élevée"),
        {("fiche", "", "total"): "0.00"},
    ),
    "recurrence, length": Row(
        "calendrier: {debut: 1er juillet 2026, duree: 2 ans, jalons: [{nom: Comité, periode: septembre 2026, frequence: annuelle}]}",
        ("septembre 2026, frequence: annuelle", "chaque année en septembre", "CMQ105"),
        ("1er juillet 2026 pour 2 ans", "Comité : septembre 2026, annuelle"),
        {("fiche", "", "total"): "0.00"},
    ),
    "numbers apart from the tree": Row(
        "axe: 2\nmoyens: {financiers: {total: 2 000 €, reste_a_financer: 2 000 €}}",
        ("axe: 2", "axe: 7", "CMQ405"),
        ("Axe transversal", "Fiche-action MOB-13"),
        {("axis", "2", "total"): "2000.00", ("fiche", "MOB-13", "total"): "2000.00"},
    ),
    "full-time equivalents": Row(
        "moyens: {etp: [{exercice: 2026, prevu: 1,5, realise: 1, profil: Animatrice}]}",
        ("prevu: 1,5", "prevu: un et demi", "CMQ117"),
        ("Animatrice, 2026 : 1,5 prévu, 1 réalisé", "Équivalents temps plein"),
        {("etp", "2026", "prevu"): "1.5"},
    ),
    "a total the plan declares": Row(
        "objectifs: Tenir le budget",
        (PLAN, "budget: 1 748 000 €", "budget: 1 700 000 €", "CMQ234"),
        ("Budget du plan : 1 748 000 €",),
        {("fiche", "", "total"): "0.00"},
    ),
    "a rate with its amount, of what is eligible": Row(
        """
        moyens:
          financiers:
            total: 12 000 €
            assiette: 10 000 €
            financements:
              - {financeur: europe, taux: 64 %, montant: 6 400 €, nature: subvention, exercice: 2026}
              - {financeur: commune, montant: 5 600 €, nature: fonds propres, exercice: 2026}
        """,
        ("taux: 64 %, montant: 6 400 €", "taux: 63 %, montant: 6 400 €", "CMQ116"),
        ("Moyens financiers : 12 000 €, coût éligible : 10 000 €", "6 400 € – FEDER (64 % du coût éligible), subvention"),
        {("funder", "europe", "total"): "6400.00"},
    ),
    "HT, TTC with the amount": Row(
        "moyens: {financiers: {total: 1 200 € TTC, reste_a_financer: 1 200 €}}",
        ("1 200 € TTC", "1 200 € HT", "CMQ238"),
        ("Moyens financiers : 1 200 €",),
        {("fiche", "", "total"): "1200.00"},
    ),
    "what a funder asks": Row(
        "moyens: {financiers: {total: 1 800 €, financements: [{financeur: commune, montant: 1 800 €, nature: fonds propres, exercice: 2026}]}}",
        (SETTINGS, "taux_minimum: 20 %", "taux_minimum: 70 %", "CMQ231"),
        ("1 800 € – Commune d'Exempleville",),
        {("funder", "commune", "acquis"): "0.00"},
    ),
    "a key of one's own": Row(
        "objectifs: Économiser\nthematiques: [Énergie, Mobilité]\nmoyens: {financiers: {total: 3 000 €, reste_a_financer: 3 000 €}}",
        ("[Énergie, Mobilité]", "[Énergies]", "CMQ109"),
        ("Thématiques Énergie, Mobilité",),
        {("champ:thematiques", "Énergie + Mobilité", "total"): "3000.00"},
    ),
}  # fmt: skip


NUMBERS = {
    name: "MOB-13" if "axe:" in row.fiche else f"1.{rank}" for rank, (name, row) in enumerate(ROWS.items(), 1)
}


def file_of(name: str) -> str:
    return f"plans/plan/{NUMBERS[name]}.yaml"


def written(name: str) -> str:
    head = f"numero: {NUMBERS[name]}\ntitre: {name.capitalize()}\nporteurs: [commune]\n"
    return head + dedent(ROWS[name].fiche).strip() + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All rows in one workspace."""
    top = tmp_path_factory.mktemp("rows")
    for file, text in {**SHARED, **{file_of(name): written(name) for name in ROWS}}.items():
        path = top / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return top


def codes(folder: Path) -> set[str]:
    """What is told, but for the rows of a fiche that are left empty."""
    found = report(examine(folder, today=DAY)).located
    return {item.rule.code for item in found if item.rule.family != "CMQ6"}


def test_all_are_valid(folder: Path) -> None:
    assert codes(folder) == set()


def test_each_written_wrong_is_told(folder: Path) -> None:
    told = {}
    for name, row in ROWS.items():
        file, old, new, code = row.wrong if len(row.wrong) == 4 else (file_of(name), *row.wrong)
        path = folder / file
        right = path.read_text(encoding="utf-8")
        assert right.count(old) == 1, name
        path.write_text(right.replace(old, new), encoding="utf-8")
        told[name, code] = codes(folder)
        path.write_text(right, encoding="utf-8")
    assert {key: found for key, found in told.items() if found != {key[1]}} == {}


@pytest.mark.parametrize("output", ["md", "html", "docx", "pdf"])
def test_each_is_shown_in_every_format(folder: Path, output: str) -> None:
    made = "".join(
        words(cmqplan.render(folder, plan, output=output, today=DAY), output) for plan in ("plan", "climat")
    )
    missing = [(name, text) for name, row in ROWS.items() for text in row.shown if bare(text) not in made]
    assert missing == []


def test_a_date_that_is_shown_is_one_that_is_written(folder: Path) -> None:
    """« avant le 31 décembre » isn't « 30 décembre »; each time of what comes back is a date of its own."""
    path = folder / file_of("status words")
    right = path.read_text(encoding="utf-8")
    path.write_text(f"{right}calendrier: avant le 31 août 2026\n", encoding="utf-8")
    shown = [
        words(cmqplan.render(folder, "plan", document=document, output="md", today=DAY), "md")
        for document in ("plan", "synthese")
    ]
    path.write_text(right, encoding="utf-8")
    assert [bare("30 août") in text for text in shown] == [False, False]
    assert [bare("avant le 31 août 2026") in text for text in shown] == [True, True]


def test_each_is_in_the_budget(folder: Path) -> None:
    tables: dict[str, dict[str, dict[str, str]]] = {}
    for name, row in ROWS.items():
        for (cut, head, column), amount in row.budget.items():
            if cut not in tables:
                tables[cut] = table(folder, cut)
            assert tables[cut].get(head or NUMBERS[name], {}).get(column, "") == amount, (name, cut)


def table(folder: Path, cut: str) -> dict[str, dict[str, str]]:
    asked = ("--view", cut) if cut == "etp" else ("--by", cut)
    done = run_here("budget", "plan", *asked, "--format", "json", cwd=folder)
    assert done.code == 0, done.err
    made = json.loads(done.out)
    if cut == "etp":
        return {row["exercice"]: row for row in made["tableaux"][0]["lignes"]}
    return {row["cle"]: row for row in made["rangs"]}
