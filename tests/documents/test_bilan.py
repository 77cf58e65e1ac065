"""The bilan: every figure of it stands in the files, and a plan of which nothing is done says so."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

from cmqplan.amounts import Montant, parse
from cmqplan.beginnings.first import EXAMPLE
from cmqplan.documents.jobs import jobs, maker
from cmqplan.documents.markdown import write as markdown
from cmqplan.documents.templates import kinds, templates
from cmqplan.documents.views import Request
from cmqplan.rules.declare import FICHE, PLAN, fiche
from cmqplan.rules.engine import examine
from tests.conftest import lay

DAY = date(2026, 1, 15)
ZERO = Montant.zero()
Fiches: TypeAlias = dict[str, dict[str, Any]]
NAMES = {
    "60": "60 Achats",
    "61": "61 Services extérieurs",
    "62": "62 Autres services extérieurs",
    "64": "64 Charges de personnel",
}
AXES = {"1": "1 Faire connaître les métiers", "2": "2 Former", "3": "3 Animer le campus"}
FUNDERS = {
    "region": "Région Exemple",
    "metropole": "MEX",
    "campus-exemple": "CEX",
    "lycee-exemple": "Lycée d'Exempleville",
    "entreprises-partenaires": "Entreprises partenaires",
    "fondation-exemple": "Fondation Exemple",
    "association-exemple": "Association Exemple",
}


def bilan(root: Path, plan: str) -> str:
    workspace = examine(root, [plan], today=DAY, keep=True).workspace
    plans = maker(Request(workspace, plan, today=DAY), templates(workspace))
    (job,) = jobs(plans, kinds(root)["bilan"])
    return plain(markdown(plans.make(job)[0]))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("**", "").replace("\\", "")


def table(text: str, caption: str) -> dict[str, list[Montant]]:
    """The rows under a caption, those in cash: their first three amounts, nothing where there is a dash."""
    block = text.split(f"\n{caption}\n", 1)[1].lstrip().split("\n\n", 1)[0]
    found = {}
    for line in block.splitlines()[2:]:
        head, *cells = [cell.strip() for cell in line.strip("|").split("|")]
        if head != "En nature, à part":
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
    return bilan(EXAMPLE, "plan-2025")


@pytest.fixture(scope="module")
def written() -> Fiches:
    """What the plan's files write, by number."""
    files = sorted((EXAMPLE / "plans" / "plan-2025").glob("[0-9]*.yaml"))
    values = [yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in files]
    assert len(values) == 5
    return {value["numero"]: value for value in values}


def test_every_figure_of_spending_is_a_sum_of_lines_of_the_files(text: str, written: Fiches) -> None:
    rows = []
    for numero, value in written.items():
        for item in value["moyens"]["financiers"]["depenses"]:
            rows.append((numero, item["compte"], (parse(item["montant"]), ZERO, ZERO)))
        for item in value["suivi"].get("depenses", ()):
            amount = parse(item["montant"])
            rows.append((numero, item["compte"], (ZERO, amount, amount)))  # all is paid
    cash = [(NAMES[compte], numero, amounts) for numero, compte, amounts in rows if compte != "86"]
    assert table(text, "Dépenses par compte") == summed([(name, amounts) for name, _, amounts in cash])
    assert table(text, "Dépenses par axe") == summed(
        [(AXES[numero[0]], amounts) for _, numero, amounts in cash]
    )
    for numero in written:
        own = summed([(name, amounts) for name, of, amounts in cash if of == numero])
        found = table(text, f"Dépenses de l'action {numero}")
        assert found == own
    in_kind = [str(amounts[0]) for *_, compte, amounts in rows if compte == "86" and amounts[0]]
    assert in_kind == ["800\u202f€"]
    spent = text.split("Dépenses de l'action 1.1", 1)[1].split("Recettes", 1)[0]
    assert "| En nature, à part | 800 € | 800 € | 800 € | – | 0 % |" in spent


def test_every_figure_of_income_is_a_line_of_the_files(text: str, written: Fiches) -> None:
    rows = []
    for numero, value in written.items():
        financiers = value["moyens"]["financiers"]
        for line in financiers["financements"]:
            if line.get("nature") == "contribution en nature":
                continue
            planned = (
                Montant(parse(financiers["total"]).centimes // 4)
                if "taux" in line
                else parse(line["montant"])
            )
            granted = planned if line.get("statut") in ("accordé", "versé") else ZERO
            if line.get("statut") == "refusé":
                rows.append((numero, "À trouver", (planned, ZERO, ZERO)))  # nobody else brings it
                continue
            received = [parse(item["montant"]) for item in line.get("versements", ())]  # all have come
            rows.append((numero, FUNDERS[line["financeur"]], (planned, granted, sum(received, start=ZERO))))
    assert table(text, "Recettes par financeur") == summed([(funder, amounts) for _, funder, amounts in rows])
    for numero in written:
        own = summed([(funder, amounts) for of, funder, amounts in rows if of == numero])
        found = table(text, f"Recettes de l'action {numero}")
        assert found == own


def test_what_was_handed_over_reached_and_explained_is_said(text: str, written: Fiches) -> None:
    for value in written.values():
        suivi = value["suivi"]
        for words in (
            suivi.get("motif"),
            suivi.get("ecarts"),
            *(note["texte"] for note in suivi.get("notes", ())),
        ):
            assert words is None or words in text
        for livrable in value["livrables"]:
            row = (
                f"| {livrable} | Non remis |"
                if isinstance(livrable, str)
                else f"| {livrable['texte']} | {livrable['remis']}"
            )
            assert row in text
        for indicateur in value["indicateurs"]:
            reached = indicateur.get("valeurs")
            shown = f"{reached[0]['valeur']} ({reached[0]['exercice']})" if reached else "Non mesuré"
            (row,) = (line for line in text.splitlines() if line.startswith(f"| {indicateur['nom']}"))
            assert row.endswith(f"| {shown} |")
    assert "Livrables : 5 remis sur 6" in text
    assert "Indicateurs : 5 mesurés sur 6" in text
    assert "Actions : 4 « réalisé », 1 « abandonné »" in text


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("livrables: [Programme]\nmoyens: {financiers: 10 000 €}\n", "Rien n'est encore noté comme fait"),
        ("livrables: [Programme]\nmoyens: {financiers: 10 000 €}\n", "| 1.1 Forum des métiers | Sans statut | 10 000 € | – |"),
        ("livrables: [Programme]\n", "Aucun montant n'est encore indiqué."),
        ("livrables: [Programme]\n", "Aucun montant n'est prévu ni dépensé."),
        ("suivi: {statut: réalisé}\nmoyens: {financiers: 10 €}\n", "Aucune explication n'est donnée des écarts."),
        ("suivi: {statut: abandonné, motif: Travaux}\n", "Toutes les actions sont closes."),
        ("suivi: {statut: en cours, depenses: [{montant: 4 €, etat: engagé}]}\nmoyens: {financiers: 10 €}\n",
         "| 1.1 Forum des métiers | En cours | 6 € | – |"),
        ("suivi: {statut: en cours, depenses: [{montant: 4 €, compte: 86}]}\nmoyens: {financiers: 10 €}\n",
         "| En nature, à part | – | 4 € | 4 € | 4 € | – |"),
    ],
)  # fmt: skip
def test_what_there_is_nothing_of_is_said_in_words(rest: str, said: str, tmp_path: Path) -> None:
    assert said in bilan(lay(tmp_path, {FICHE.file: fiche(rest).text}), PLAN.file.split("/")[1])


def test_a_plan_without_fiches_is_not_said_to_be_done(tmp_path: Path) -> None:
    text = bilan(lay(tmp_path, {FICHE.file: None}), PLAN.file.split("/")[1])
    assert "Le plan n'a encore aucune action." in text
    assert "closes" not in text


def test_what_the_convention_alone_says_was_paid_is_counted_and_said(text: str) -> None:
    """Of 2026, the convention has 7 000 € of the région, and the fiches none; of 2025 both say the same."""
    said = (
        "De ce qui est versé, 7 000 € le sont selon la convention, sans que rien ne dise pour quelle action"
    )
    of_2026 = bilan(EXAMPLE, "plan-2026")
    assert said in of_2026
    assert "Versé par les financeurs : 13 000 €" in of_2026
    assert "selon la convention" not in text


def test_the_title_of_each_column_of_ratios_says_of_what(text: str) -> None:
    heads = re.findall(r"^\| (?:Axe|Compte|Financeur) \|.*$", text, re.MULTILINE)
    assert len(heads) == 13
    for head in heads:
        assert head.endswith("| Écart en % du prévu |")
        assert ("| Versé | Versé − prévu |" in head) == head.startswith("| Financeur")
        assert ("| Payé | Payé − prévu |" in head) != head.startswith("| Financeur")


def test_a_plan_of_others_actions_alone_says_where_they_count() -> None:
    text = bilan(EXAMPLE, "plan-jeunesse-2026")
    assert "1 action, comptée dans un autre plan, dont le bilan dit l'argent." in text
    assert "Rien n'est encore noté" not in text
    assert "Le plan n'a encore aucune action." not in text
