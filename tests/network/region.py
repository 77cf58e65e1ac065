"""A made-up region: 30 campuses with three plans each, written as files, and counted apart while they are written.

The record is plain numbers (amounts in cents) that the program never sees: what it finds is held against it.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from cmqplan.model.campus import FILIERES

TODAY = date(2025, 5, 15)
ACADEMIES = {
    "Besançon": "Bourgogne-Franche-Comté",
    "Dijon": "Bourgogne-Franche-Comté",
    "Nancy-Metz": "Grand Est",
    "Reims": "Grand Est",
    "Créteil": "Île-de-France",
}
FUNDERS = ("region", "metropole", "departement", "entreprise", "opco")
STAGES = ("labellisé", "labellisé", "labellisé", "en renouvellement", "en projet", "étude", "échu")
SECURED = ("accordé", "notifié", "versé")


@dataclass
class Campus:
    """What was written for one campus."""

    identifier: str
    region: str
    academie: str
    filieres: list[str]
    stage: str
    excellence: bool
    label_end: date | None
    months_left: int | None
    plans: list[str] = field(default_factory=list)
    planned: int = 0
    secured: int = 0
    overdue: int = 0
    late_fiches: int = 0
    funders: Counter[str] = field(default_factory=Counter)


@dataclass
class Region:
    campuses: dict[str, Campus] = field(default_factory=dict)
    funders: Counter[str] = field(default_factory=Counter)
    secured_by: Counter[str] = field(default_factory=Counter)
    campuses_of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unfunded: int = 0


def write(root: Path, *, seed: int = 2025, campuses: int = 30, plans: int = 3) -> Region:
    """Write the region's files under ``root`` and give what was counted on the way."""
    chance, region = random.Random(seed), Region()
    _put(root, "organismes.yaml", _register(campuses))
    for number in range(campuses):
        campus = _campus(root, number, chance, region)
        convention = _convention(root, campus, chance)
        for rank in range(plans):
            _plan(root, campus, convention, 2023 + rank, chance, region)
    return region


def _register(campuses: int) -> str:
    lines = [f"{name}: {{nom: Le financeur {name}, type: collectivité}}" for name in FUNDERS]
    for number in range(campuses):
        lines.append(f"cmq-{number}: {{nom: Campus numéro {number}, type: campus}}")
        lines.append(f"lycee-{number}: {{nom: Lycée numéro {number}, type: EPLE}}")
    return "\n".join(lines) + "\n"


def _campus(root: Path, number: int, chance: random.Random, region: Region) -> Campus:
    academie = chance.choice(list(ACADEMIES))
    stage = chance.choice(STAGES)
    labelled = stage in ("labellisé", "en renouvellement")
    excellence = chance.random() < 0.4
    years = chance.choice((3, 4, 5))
    filieres = chance.sample(FILIERES, chance.choice((1, 1, 2, 3)))
    # Labels begin on the first of a month; whole months left are then a difference of months, less one when the day
    # of today is past the last day's (never here: the last day is the last of its month).
    start_year, start_month = (
        (chance.choice((2021, 2022, 2023)), chance.randint(1, 12)) if labelled else (2020, 3)
    )
    first_after = date(start_year + years, start_month, 1)
    end = first_after - timedelta(days=1) if stage not in ("en projet", "étude") else None
    months = (
        (first_after.year - TODAY.year) * 12 + first_after.month - TODAY.month - 1
        if end is not None
        else None
    )
    if end is not None and end < TODAY:
        months = -((TODAY.year - end.year) * 12 + TODAY.month - end.month - (1 if TODAY.day < end.day else 0))
    found = Campus(
        f"campus-{number}",
        ACADEMIES[academie],
        academie,
        filieres,
        stage,
        labelled and excellence,
        end,
        months,
    )
    region.campuses[found.identifier] = found
    kind = "excellence" if excellence else "campus"
    label = (
        f"labels:\n  - {{categorie: {kind}, debut: {start_year}-{start_month:02}-01, duree: {years} ans}}\n"
        if end is not None
        else ""
    )
    _put(
        root,
        f"campus/{found.identifier}.yaml",
        f"nom: Campus numéro {number}\norganisme: cmq-{number}\nregion: {found.region}\nacademie: {academie}\n"
        f"filieres:\n{''.join(f'  - {name}' + chr(10) for name in filieres)}"
        f"stade: {stage}\nlieu: Halle {number}\netablissement_support: lycee-{number}\nmembres: [lycee-{number}]\n{label}",
    )
    if labelled and end is not None and end < TODAY:
        found.overdue += 1
    return found


def _convention(root: Path, campus: Campus, chance: random.Random) -> str:
    """From 2023 to 2026: reports due on 31 March, committees on 31 December; some were kept."""
    kept = {
        "comité": chance.sample((2023, 2024, 2025), chance.randint(0, 3)),
        "rapport": chance.sample((2023, 2024), chance.randint(0, 2)),
    }
    for genre, due in (
        ("comité", {2023: date(2023, 12, 31), 2024: date(2024, 12, 31)}),
        ("rapport", {2023: date(2024, 3, 31), 2024: date(2025, 3, 31)}),
    ):
        campus.overdue += sum(1 for year, day in due.items() if day < TODAY and year not in kept[genre])
    paid = chance.choice(("", ", recu: 2024-07-02"))
    if not paid:
        campus.overdue += 1
    tenus = {
        genre: "".join(
            f"{{exercice: {year}, date: {year}-11-05}}, "
            if genre == "comité"
            else f"{{exercice: {year}, date: {year + 1}-02-05}}, "
            for year in years
        )
        for genre, years in kept.items()
    }
    engagements = "".join(
        f"  - {{genre: {genre}, texte: Le {genre}, frequence: annuelle{', delai: 3 mois' if genre == 'rapport' else ''}"
        f"{', tenus: [' + tenus[genre].rstrip(', ') + ']' if tenus[genre] else ''}}}\n"
        for genre in ("comité", "rapport")
    )
    name = f"convention-{campus.identifier}"
    number = campus.identifier.removeprefix("campus-")
    _put(
        root,
        f"conventions/{name}.yaml",
        f"titre: Convention {number}\nperiode: 2023-2026\ncampus: {campus.identifier}\nparties: [region, cmq-{number}]\n"
        f"engagements:\n{engagements}"
        "subventions:\n  - exercice: 2024\n    financeur: region\n    montant: 1 000 €\n    date: 2024-01-15\n"
        f"    versements:\n      - {{montant: 1 000 €, date: 2024-06-30{paid}}}\n",
    )
    return name


def _plan(
    root: Path, campus: Campus, convention: str, year: int, chance: random.Random, region: Region
) -> None:
    name = f"{campus.identifier}-{year}"
    campus.plans.append(name)
    number = campus.identifier.removeprefix("campus-")
    _put(
        root,
        f"{name}/plan.yaml",
        f"titre: Plan {name}\nexercice: {year}\ncampus: {campus.identifier}\nconvention: {convention}\nbase: TTC\n"
        "axes:\n  - {numero: 1, titre: Un axe}\n",
    )
    for rank in range(1, chance.randint(2, 4) + 1):
        _fiche(root, name, number, rank, year, campus, chance, region)


def _fiche(
    root: Path,
    plan: str,
    number: str,
    rank: int,
    year: int,
    campus: Campus,
    chance: random.Random,
    region: Region,
) -> None:
    lines, sum_of_lines = "", 0
    for funder in chance.sample(FUNDERS, chance.randint(1, 3)):
        cents = chance.randint(1, 3_000_000)
        status = chance.choice((*SECURED, "sollicité", "à solliciter"))
        sum_of_lines += cents
        lines += f'      - {{financeur: {funder}, montant: "{cents // 100},{cents % 100:02} €", nature: subvention, statut: {status}}}\n'
        campus.funders[funder] += cents
        region.funders[funder] += cents
        region.campuses_of[funder].add(campus.identifier)
        if status in SECURED:
            campus.secured += cents
            region.secured_by[funder] += cents
    to_find = chance.choice((0, 0, chance.randint(1, 500_000)))
    total = sum_of_lines + to_find
    campus.planned += total
    region.unfunded += to_find
    followed = chance.choice(("", "en cours", "réalisé", "en retard"))
    ended = chance.choice((True, False))
    calendar = f"mars {year}" if ended else "décembre 2025"
    if followed == "en retard" or (followed == "en cours" and ended and date(year, 3, 31) < TODAY):
        campus.late_fiches += 1
    left = f'    reste_a_financer: "{to_find // 100},{to_find % 100:02} €"\n' if to_find else ""
    _put(
        root,
        f"{plan}/1.{rank}-action.yaml",
        f"numero: 1.{rank}\ntitre: Action {rank}\nporteurs: [cmq-{number}]\nmoyens:\n  financiers:\n"
        f'    total: "{total // 100},{total % 100:02} €"\n{left}    financements:\n{lines}'
        f"calendrier: {calendar}\n" + (f"suivi: {{statut: {followed}}}\n" if followed else ""),
    )


def _put(root: Path, name: str, text: str) -> None:
    path = root / "plans" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
