"""How many pages documents take, of plans small and large."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from cmqplan.documents import pdf
from tests.documents.making import pages_of, real_document, real_pdf

pypdf = pytest.importorskip("pypdf")

NAMES = ("Région", "Dijon Métropole", "Caisse des dépôts et consignations", "Union européenne – FSE+", "EDF")
SETTLED = (None, "sollicité", "accordé", "versé", "refusé")
STATUTS = (
    None,
    "à venir",
    "à discuter",
    "en cours",
    "en pause",
    "bloqué",
    "en retard",
    "réalisé",
    "abandonné",
)
DAY = date(2025, 10, 15)


def write_plan(
    root: Path,
    fiches: int,
    funders: int,
    years: range,
    *,
    title: str = "Ouvrir les ateliers",
    thousands: int = 1,
) -> None:
    """A plan of one axe: each third fiche has every funder in every year, the others have three lines."""
    rng = random.Random(fiches * funders)
    folder = root / "plans" / "grand"
    folder.mkdir(parents=True)
    (root / "plans" / "organismes.yaml").write_text(
        "cmq: {nom: CMQ du territoire, type: campus}\n"
        + "".join(f'f{n}: {{nom: "{NAMES[n % 5]} {n}", type: collectivité}}\n' for n in range(funders))
    )
    (folder / "plan.yaml").write_text(
        f"titre: Plan d'action de la filière\nexercice: {years[0]}-{years[-1]}\naxes: [{{numero: 1, titre: Former}}]\n"
    )
    for n in range(1, fiches + 1):
        chosen = range(funders) if n % 3 == 1 else rng.sample(range(funders), min(3, funders))
        lines, total, refused = [], 0, 0
        for funder in chosen:
            for year in years if n % 3 == 1 else [rng.choice(years)]:
                amount, statut = rng.randrange(500, 20_000) * thousands, rng.choice(SETTLED)
                total, refused = total + amount, refused + (amount if statut == "refusé" else 0)
                said = f", statut: {statut}" if statut else ""
                lines.append(f"      - {{financeur: f{funder}, montant: {amount}, exercice: {year}{said}}}\n")
        rest = f"    reste_a_financer: {refused}\n" if refused else ""
        statut = STATUTS[n % 9]
        (folder / f"1.{n}-action.yaml").write_text(
            f'numero: 1.{n}\ntitre: "{title} {n}"\nporteurs: [cmq]\n'
            f"moyens:\n  financiers:\n    total: {total}\n{rest}    financements:\n{''.join(lines)}"
            f"calendrier: {('mars', 'juin', 'novembre')[n % 3]} {rng.choice(years)}\n"
            + f"suivi:\n  decisions: [Choisir un lieu pour « {title} {n} »]\n"
            + (f"  statut: {statut}\n" if statut else "")
        )


def pages(root: Path, kind: str) -> tuple[str, ...]:
    """The text of each page."""
    return pages_of(pdf.write(real_document("grand", kind, root=root, day=DAY)))


@pytest.fixture
def plan_2024() -> tuple[str, ...]:
    return pages_of(real_pdf("plan-2024"))


def test_a_real_plan_is_short(plan_2024: tuple[str, ...]) -> None:
    assert len(plan_2024) <= 10


@pytest.mark.parametrize(
    ("fiches", "funders", "years", "title", "thousands"),
    [
        (1, 1, range(2025, 2026), "Ouvrir", 1),
        (60, 12, range(2024, 2028), "Ouvrir les ateliers des lycées", 1),
        (100, 25, range(2024, 2026), "Une action dont le titre dit beaucoup " * 7, 1),
        (12, 8, range(2025, 2027), "Ouvrir", 1_000_000),
        (20, 8, range(2025, 2027), "Ouvrir", 1_000_000),
        (20, 12, range(2024, 2028), "Une action dont le titre dit beaucoup " * 7, 1_000_000),
        (30, 12, range(2024, 2034), "Une action dont le titre dit beaucoup " * 7, 1),
    ],
)
def test_a_synthese_is_two_pages_at_most(
    tmp_path: Path, fiches: int, funders: int, years: range, title: str, thousands: int
) -> None:
    write_plan(tmp_path, fiches, funders, years, title=title, thousands=thousands)
    shown = pages(tmp_path, "synthese")
    assert len(shown) <= 2
    assert "À décider" in shown[0]


def test_a_large_maquette_is_thirty_pages_at_most(tmp_path: Path) -> None:
    write_plan(tmp_path, 60, 12, range(2024, 2028))
    shown = pages(tmp_path, "maquette")
    assert len(shown) <= 30
    assert all(f"1.{n} Ouvrir" in " ".join(" ".join(shown).split()) for n in range(1, 61))


def test_a_fiche_is_whole_on_its_page_and_shares_it(plan_2024: tuple[str, ...]) -> None:
    heads = ["Fiche-action 1.1 – ", "Fiche-action 1.2 – ", "Fiche-action 2.1 – ", "Fiche-action 2.2 – "]
    ends = ["Décembre 2024", "Hackathon : Novembre 2024", "novembre 2024", "Année scolaire 2024/2025"]
    for head, end in zip(heads, ends, strict=True):
        page = next(text for text in plan_2024[2:] if head in text.replace("\u00a0", " "))
        assert " ".join(end.split()) in " ".join(page.split())
    assert sum("Fiche-action\u00a02." in text for text in plan_2024[2:]) < 3
