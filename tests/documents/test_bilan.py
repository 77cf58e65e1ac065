"""The bilan: every figure of it stands in the files, and a plan of which nothing is done says so."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from cmqplan.amounts import Montant, parse
from cmqplan.documents.jobs import jobs, maker
from cmqplan.documents.markdown import write as markdown
from cmqplan.documents.templates import kinds, templates
from cmqplan.documents.views import Request
from cmqplan.rules.declare import FICHE, PLAN, fiche
from cmqplan.rules.engine import examine
from tests.conftest import ROOT, lay

EXAMPLE = ROOT / "docs" / "exemple"
FORUM = EXAMPLE / "plans" / "plan-2024" / "1.1-forum.yaml"
DAY = date(2025, 1, 15)


def bilan(root: Path, plan: str) -> str:
    workspace = examine(root, [plan], today=DAY, keep=True).workspace
    plans = maker(Request(workspace, plan, today=DAY), templates(workspace))
    (job,) = jobs(plans, kinds(root)["bilan"])
    return plain(markdown(plans.make(job)[0]))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("**", "").replace("\\", "")


def table(text: str, caption: str) -> dict[str, list[Montant]]:
    """The rows under a caption: their first three amounts, nothing where there is a dash."""
    block = text.split(f"\n{caption}\n", 1)[1].lstrip().split("\n\n", 1)[0]
    found = {}
    for line in block.splitlines()[2:]:
        head, *cells = [cell.strip() for cell in line.strip("|").split("|")]
        found[head] = [Montant.zero() if cell == "–" else parse(cell) for cell in cells[:3]]
    return found


def summed(rows: list[tuple[str, tuple[Montant, Montant, Montant]]]) -> dict[str, list[Montant]]:
    sums: dict[str, list[Montant]] = defaultdict(lambda: [Montant.zero()] * 3)
    for key, amounts in rows:
        for head in (key, "Total"):
            sums[head] = [known + amount for known, amount in zip(sums[head], amounts, strict=True)]
    return dict(sums)


@pytest.fixture(scope="module")
def text() -> str:
    return bilan(EXAMPLE, "plan-2024")


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    value: dict[str, Any] = yaml.load(FORUM.read_text(encoding="utf-8"), yaml.BaseLoader)
    return value


def test_every_figure_of_spending_is_a_sum_of_lines_of_the_file(text: str, written: dict[str, Any]) -> None:
    names = {"61": "61 Services extérieurs", "62": "62 Autres services extérieurs"}
    zero = Montant.zero()
    rows = [
        (names[item["compte"]], (parse(item["montant"]), zero, zero))
        for item in written["moyens"]["financiers"]["depenses"]
    ]
    for item in written["suivi"]["depenses"]:
        amount = parse(item["montant"])
        rows.append((names[item["compte"]], (zero, amount, amount if item["etat"] == "payé" else zero)))
    expected = summed(rows)
    assert table(text, "Dépenses de l'action 1.1") == table(text, "Dépenses par compte") == expected
    assert table(text, "Dépenses par axe")["Total"] == expected["Total"]


def test_every_figure_of_income_is_a_line_of_the_file(text: str, written: dict[str, Any]) -> None:
    financiers = written["moyens"]["financiers"]
    one, group, own = financiers["financements"]
    zero = Montant.zero()
    received = [parse(item["montant"]) for item in one["versements"] if "recu" in item]
    total = parse(financiers["total"])
    assert group["taux"] == "25 %"
    expected = summed([
        ("MDV", (parse(one["montant"]), parse(one["accorde"]), sum(received, start=zero))),
        ("Entreprises du canal", (Montant(total.centimes // 4), zero, zero)),
        ("Lycée des Tanneries", (parse(own["montant"]), zero, zero)),
        ("Sans financeur", (parse(financiers["reste_a_financer"]), zero, zero)),
    ])  # fmt: skip
    assert table(text, "Recettes de l'action 1.1") == table(text, "Recettes par financeur") == expected
    assert expected["Total"][0] == total


def test_what_was_handed_over_reached_and_explained_is_said(text: str, written: dict[str, Any]) -> None:
    livrable, other = written["livrables"]
    assert f"| {livrable['texte']} | {livrable['remis']}, [{livrable['lien']}]({livrable['lien']}) |" in text
    assert f"| {other} | Non remis |" in text
    (indicateur,) = written["indicateurs"]
    (valeur,) = indicateur["valeurs"]
    row = f"| 121 (2019) | {indicateur['cible']['valeur']} (fin 2024) | {valeur['valeur']} ({valeur['exercice']}) |"
    assert row in text
    for words in (
        written["suivi"]["motif"],
        written["suivi"]["ecarts"],
        "Livrables : 1 remis sur 3",
        "Indicateurs : 1 mesuré sur 2",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("livrables: [Programme]\nmoyens: {financiers: 10 000 €}\n", "Rien n'est encore noté comme fait"),
        ("livrables: [Programme]\nmoyens: {financiers: 10 000 €}\n", "| 1.1 Forum des métiers | Statut non renseigné | 10 000 € | – |"),
        ("livrables: [Programme]\n", "Le plan ne donne aucun montant."),
        ("livrables: [Programme]\n", "Aucun montant n'est prévu ni dépensé."),
        ("suivi: {statut: abandonné, motif: Travaux}\nmoyens: {financiers: 10 €}\n", "Aucune explication n'est donnée des écarts."),
        ("suivi: {statut: abandonné, motif: Travaux}\n", "Toutes les actions sont closes."),
        ("suivi: {statut: en cours, depenses: [{montant: 4 €, etat: engagé}]}\nmoyens: {financiers: 10 €}\n",
         "| 1.1 Forum des métiers | En cours | 6 € | – |"),
        ("suivi: {statut: en cours, depenses: [{montant: 4 €, compte: 86}]}\nmoyens: {financiers: 10 €}\n",
         "| En nature, à part | – | 4 € | 4 € | 4 € | – |"),
    ],
)  # fmt: skip
def test_what_there_is_nothing_of_is_said_in_words(rest: str, said: str, tmp_path: Path) -> None:
    assert said in bilan(lay(tmp_path, {FICHE.file: fiche(rest).text}), PLAN.file.split("/")[1])


def test_the_title_of_each_column_of_ratios_says_of_what(text: str) -> None:
    heads = re.findall(r"^\| (?:Axe|Compte|Financeur) \|.*$", text, re.MULTILINE)
    assert len(heads) == 5
    for head in heads:
        assert head.endswith("| Écart en % du prévu |")
        assert ("| Versé | Versé − prévu |" in head) == head.startswith("| Financeur")
        assert ("| Payé | Payé − prévu |" in head) != head.startswith("| Financeur")
