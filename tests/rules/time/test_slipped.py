"""Fiches, a convention and a campus whose days are one slip away from right, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cmqplan.rules.examples import CAMPUS, CONVENTION, FICHE, PLAN
from tests.conftest import golden
from tests.rules.judging import DAY, judged
from tests.rules.slipped import said, slips, told

GOLDEN = Path(__file__).parent / "golden"
DAYS = (
    "31 mai 2024",
    "1er juin 2024",
    "2 juin 2024",
    "31 décembre 2023",
    "1er janvier 2025",
    "31 décembre 2026",
    "1er janvier 2027",
)
DATED = """\
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: region, montant: 6 000 €, nature: subvention, statut: accordé, date: 2 mai 2024, exercice: 2024, versements: [{montant: 400 €, date: 2 mai 2024, recu: 2 mai 2024}, {montant: 600 €, date: 2 juillet 2024}]}
      - {financeur: campus-exemple, montant: 4 000 €, nature: fonds propres}
calendrier:
  - {nom: Une, periode: 2 mai 2024, statut: réalisé}
  - {nom: Deux, periode: 2 juillet 2024}
sous_actions:
  - {titre: Une, calendrier: 2 mai 2024}
suivi:
  statut: en cours
  depuis: 2 mai 2024
  notes: [{date: 2 mai 2024, texte: Une réunion}]
  depenses: [{montant: 4 100 €, date: 2 mai 2024}]
"""

FRAME = {
    CONVENTION.file: """\
titre: Convention 2024-2026
periode: 2024-2026
campus: exemple
parties: [region, campus-exemple]
signature: 2 mai 2024
vote: {organisme: region, date: 2 mai 2024, pour: 10, convocation: 2 mai 2024}
subventions:
  - {exercice: 2024, financeur: region, montant: 6 000 €, objet: Actions, date: 2 mai 2024, versements: [{montant: 6 000 €, date: 2 mai 2024}]}
engagements:
  - {genre: comité, texte: Un comité chaque année, frequence: annuelle, tenus: [{exercice: 2024, date: 2 mai 2024}]}
  - {genre: rapport, texte: Un compte rendu chaque année, frequence: annuelle, delai: 3 mois}
  - {genre: évaluation, texte: Une évaluation au terme, frequence: fin de convention}
""",
    PLAN.file: PLAN.text,
    CAMPUS.file: CAMPUS.text.replace("duree: 5 ans", "duree: 5 ans, fin: 31 décembre 2027"),
}
SLIPS = {
    r"[0-9]+(?:er)? \w+ 20[0-9]{2}": DAYS,
    r"(?<=exercice: )[0-9-]+": ("2023", "2025", "2027", "2024-2027"),
    r"(?<=periode: )[0-9-]+": ("2022-2023", "2024", "2024-2025", "mai 2024"),
    r"[0-9] (?:ans|mois)": ("1 mois", "3 ans", "6 ans"),
    r", \w+: [^,{}\[\]]+(?=[,}])": ("",),
    r"(?<=\n)[^\n]*\n": ("",),
}


def test_fiches(tmp_path: Path) -> None:
    golden(GOLDEN / "fiches.txt", said(tmp_path, "CMQ3", [DATED], FRAME))


def test_frame(tmp_path: Path) -> None:
    golden(GOLDEN / "frame.txt", "".join(_frame(tmp_path)))


def _frame(folder: Path) -> Iterator[str]:
    """What is told of each slip of the convention, of the plan and of the campus, and of the three three years later."""
    files = {**FRAME, FICHE.file: FICHE.text}
    cases = [(name, *slip, DAY) for name, text in FRAME.items() for slip in slips(text, SLIPS)]
    for n, (name, done, text, today) in enumerate([*cases, (PLAN.file, "", PLAN.text, date(2027, 6, 1))]):
        found = judged(folder / str(n), {**files, name: text}, today=today)
        lines = [
            f"{name} {done}",
            *(f"{item.site.file}{told(item)}" for item in found if item.rule.family == "CMQ3"),
        ]
        yield "\n".join([*lines, ""])
