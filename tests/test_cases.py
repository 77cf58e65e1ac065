"""Plans of others, ``tests/data/cases``: valid but for what is truly wrong in them, and every figure of theirs in the documents."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import pytest

import cmqplan
from cmqplan.finance.dimensions import DIMENSIONS
from cmqplan.finance.ecritures import ecritures
from cmqplan.finance.tableau import tableau
from cmqplan.findings import Severity
from cmqplan.report.assemble import report
from cmqplan.rules.engine import examine
from tests.conftest import ROOT
from tests.documents.making import bare

CASES = ROOT / "tests" / "data" / "cases"
DAY = date(2026, 6, 1)


class Case(NamedTuple):
    """``wrong``: the errors and warnings that are truly in it, but for rows left empty (CMQ6) and dates gone by (CMQ3).
    ``figures``: what its documents show. ``cuts``: a table's rows by their heads, in euros."""

    plan: str
    wrong: frozenset[str]
    figures: tuple[str, ...]
    cuts: Mapping[str, Mapping[str, int]]


REALS: Mapping[str, Case] = {
    "leader": Case(
        "programme",
        frozenset({"CMQ420"}),  # which public bodies pay beside isn't said
        (
            "10 000 €, coût éligible : 10 000 €",
            "2 000 € – Porteur de projet (20 % du coût éligible), fonds propres",
            "1 600 € – Cofinanceurs publics (16 % du coût éligible), subvention",
            "6 400 € – FEADER (64 % du coût éligible), subvention",
        ),
        {"nature": {"subvention": 8_000, "fonds propres": 2_000}, "exercice": {"2023-2027": 10_000}},
    ),
    "estimations": Case(
        "plan",
        frozenset({"CMQ234"}),  # one fiche's cost is still to be settled
        (
            "Moyens financiers : environ 15 000 €",
            "Moyens financiers : entre 60 000 € et 80 000 €",
            "jusqu'à 40 000 € – Commune, exercice 2026",
            "Moyens financiers : à définir",
            "2025-2028, 400 000 €/an sur 4 ans",
            "Total : 1 695 000 €, dont 86 000 € estimés ; au moins 1 675 000 € en tout.",
            "Budget du plan : environ 1 700 000 €. Les fiches font 1 695 000 €",
            "À trouver – – 1 610 000 € 1 610 000 € 10 000 € 1 630 000 €",
        ),
        {
            "fiche": {"1.1": 15_000, "1.2": 80_000, "1.3": 1_600_000, "1.4": 0},
            "exercice": {
                "2025": 415_000,
                "2025-2026": 30_000,
                "2026": 440_000,
                "2027": 400_000,
                "2028": 400_000,
                "": 10_000,
            },
        },
    ),
    "chaleur": Case(
        "chaleur",
        frozenset({"CMQ124"}),  # a co-funder whose part isn't known yet
        (
            "Moyens financiers : 36 000 000 €",
            "à préciser – ADEME, exercice 2016-2020",
            "36 000 000 € – reste à trouver",
            "Équivalent logements – départ : 16 000 en 2015 – cible : 28 000 en 2020",
        ),
        {"axe": {"1": 36_000_000}},
    ),
    "produits-etat": Case(
        "programme",
        frozenset({"CMQ234"}),  # 4 333 065 € declared, 256 425 € more than its three lines
        (
            "2 159 348 € – DINUM, statut : versé, ligne de crédit « Programme 129 »",
            "899 761 € – DINUM, statut : versé",
            "1 017 531 € – DINUM, statut : versé",
            "Budget du plan : 4 333 065 €. Les fiches font 4 076 640 €, soit 256 425 € de moins.",
            "dont 1,9 d'entrepreneurs d'intérêt général : 3,5 réalisé",
            "27,1 réalisé",
            "Total 2025 – 37,6",
        ),
        {"exercice": {"2025": 4_076_640}},
    ),
    "cls": Case(
        "cls-2025-2030",
        frozenset(),
        (
            "Axe 1 – Coordination du contrat",
            "Axe transversal",
            "Fiche-action 2 – Animer les comités",
            "Fiche-action 28 – Semaines d'information",
            "Services – Service COM L1",
            "Référents – Chargée de mission CLS",
            "Salon où se greffer : 19 novembre 2025",
            "du 10 au 30 novembre 2025",
            "Diffuser la programmation : septembre, annuelle",
            "Priorité : moyenne",
        ),
        {"axe": {"1": 0, "2": 0, "4": 0, "5": 0}, "fiche": {"2": 0, "8": 0, "23": 0, "28": 0}},
    ),
    "cot": Case(
        "cot-2025",
        frozenset({"CMQ226"}),  # 50 000 € spent of 45 000 €
        (
            "Moyens financiers : 45 000 €",
            "2025-2026 (investissement), 10 000 € ; 2025 (fonctionnement), 15 000 € ; 2026 (fonctionnement), 20 000 €",
            "35 000 € – reste à trouver",
            "Dépensé : 50 000 €",
            "20 000 € en 2025, fonctionnement",
            "Services – Direction environnement",
            "Élus – Élu référent",
            "Référents – Quatre personnes pilotes",
            "Part modale du vélo (%) – source : open data",
            "PLPDMA – son axe 3",
            "PCAET – son axe 1",
            "Statut : à venir",
            "Priorité : élevée",
        ),
        {
            "section": {"investissement": 10_000, "fonctionnement": 35_000, "": 0},
            "exercice": {"2025": 15_000, "2025-2026": 10_000, "2026": 20_000},
        },
    ),
}


@pytest.mark.parametrize("name", REALS)
def test_only_what_is_truly_wrong_is_reported(name: str) -> None:
    case = REALS[name]
    found = [
        item
        for item in report(examine(CASES / name, today=DAY)).located
        if item.severity is not Severity.INFO and item.rule.family not in ("CMQ3", "CMQ6")
    ]
    assert {item.rule.code for item in found} == case.wrong


@pytest.mark.parametrize("name", REALS)
def test_every_cut_has_the_right_rows_and_one_total(name: str) -> None:
    case = REALS[name]
    workspace = cmqplan.load(CASES / name, today=DAY)
    entries = ecritures(workspace, workspace.selected)
    tables = {cut.cle: tableau(workspace, entries, cut) for cut in DIMENSIONS}
    assert len({table.total.sommes.total for table in tables.values()}) == 1
    for cut, rows in case.cuts.items():
        assert {row.tete.cle: row.sommes.total.centimes // 100 for row in tables[cut].rangs} == rows, cut


def test_the_health_contract_s_actions_hang_from_the_axes_they_name() -> None:
    """Flat numbers, and the dates of the forum are its own, not those of milestones."""
    workspace = cmqplan.load(CASES / "cls", today=DAY)
    fiches = [entry.model for entry in workspace.fiches["cls-2025-2030"]]
    assert [(fiche.numero, fiche.rattachement) for fiche in fiches] == [
        ("2", "1.2"), ("8", "2.3"), ("23", "4.1"), ("28", "5.2"),
    ]  # fmt: skip
    calendar = fiches[1].calendrier
    assert calendar is not None
    assert (calendar.debut, calendar.fin) == (date(2025, 11, 10), date(2025, 11, 30))
    assert [jalon.nom for jalon in calendar.jalons] == ["Salon où se greffer"]


@pytest.mark.parametrize("output", ["md", "html", "docx", "pdf"])
@pytest.mark.parametrize("name", REALS)
def test_every_figure_is_in_every_format(name: str, output: str) -> None:
    case = REALS[name]
    shown = words(cmqplan.render(CASES / name, case.plan, output=output, today=DAY), output)
    assert [figure for figure in case.figures if bare(figure) not in shown] == []


def words(made: bytes, output: str) -> str:
    """All letters and figures of a document, without spaces: what breaks lines differs from format to format."""
    if output == "docx":
        docx = pytest.importorskip("docx", reason="python-docx isn't installed")
        from docx.oxml.ns import qn

        body = docx.Document(io.BytesIO(made)).element.body
        return bare("".join(node.text or "-" for node in body.iter(qn("w:t"), qn("w:noBreakHyphen"))))
    if output == "pdf":
        pypdf = pytest.importorskip("pypdf", reason="pypdf isn't installed")
        return bare("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages))
    text = re.sub(r"<style.*?</style>|<[^>]*>|[*|\\]", "", made.decode(), flags=re.DOTALL)
    return bare(html.unescape(text))
