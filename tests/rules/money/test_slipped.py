"""Fiches whose money is one slip away from right, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cmqplan.rules.examples import CONVENTION, ORGANISMES, PLAN, SETTINGS
from tests.conftest import golden
from tests.rules.judging import judged
from tests.rules.slipped import said, slips, told

LINES = """\
moyens:
  financiers:
    total: 10 000 €
    assiette: 9 000 €
    financements:
      - {financeur: region, montant: 6 000 €, nature: subvention, statut: accordé, date: 2 mai 2024, reference: D-1, demande: 6 500 €, accorde: 6 000 €, exercice: 2024}
      - {financeur: metropole, montant: 1 000 €, nature: subvention, statut: notifié, date: 2 mai 2024, beneficiaire: entreprise-exemple, versements: [{montant: 400 €, recu: 2 mai 2024}, {montant: 600 €, date: 2 juillet 2024}]}
      - {financeur: groupe, montant: 1 000 €, nature: subvention, repartition: [{organisme: metropole, montant: 600 €}, {organisme: lycee-exemple, taux: 40 %}]}
      - {financeur: campus-exemple, montant: 2 000 €, nature: fonds propres}
      - {financeur: entreprise-exemple, montant: 300 €, nature: contribution en nature}
    depenses:
      - {compte: "60", montant: 4 000 €}
      - {compte: "6226", montant: 6 000 €, exercice: 2024}
      - {compte: "86", montant: 300 €}
suivi:
  statut: réalisé
  depenses:
    - {compte: "60", montant: 4 100 €, date: 2 mai 2024}
    - {compte: "62", montant: 5 700 €}
    - {compte: "62", montant: 100 €, etat: engagé}
    - {compte: "86", montant: 300 €}
"""
SHARES = """\
moyens:
  financiers:
    total: 1 000 €
    reste_a_financer: 100 €
    financements:
      - {financeur: region, taux: 50 %}
      - {financeur: metropole, taux: 40 %, statut: sollicité}
sous_actions:
  - {titre: Une, montant: 400 €}
  - {titre: Deux, montant: 500 €}
"""
YEARS = """\
moyens:
  financiers:
    total: 3 000 €
    par_exercice:
      - {exercice: 2024, montant: 1 000 €}
      - {exercice: 2025, montant: 2 000 €}
    financements:
      - {financeur: region, montant: 1 000 €, exercice: 2024, ligne_credit: une}
      - {financeur: metropole, montant: 2 000 €, exercice: 2025, beneficiaire: entreprise-exemple, nature: subvention}
"""
OTHERS = {
    ORGANISMES.file: ORGANISMES.text + "groupe: {nom: Le groupe, type: groupe, membres: [metropole, lycee-exemple]}\n",
    SETTINGS.file: "plafonds:\n"
    "  - {financeur: region, taux_maximum: 80 %, montant_maximum: 8 000 €, taux_aide_publique_maximum: 90 %}\n"
    "  - {financeur: metropole, taux_minimum: 10 %, montant_minimum: 500 €}\n"
    "seuil_ecart: 5 %\nseuil_convention: 1 000 €\n",
}  # fmt: skip


OWN = OTHERS[SETTINGS.file].replace(
    "montant_minimum: 500 €", "montant_minimum: 500 €, part_propre_minimum: 20 %"
)


def test_of_one_year(tmp_path: Path) -> None:
    golden(
        Path(__file__).parent / "golden" / "one-year.txt",
        said(tmp_path, "CMQ2", [LINES, SHARES], {**OTHERS, SETTINGS.file: OWN}),
    )


def test_of_two_years(tmp_path: Path) -> None:
    two = PLAN.text.replace("exercice: 2024", "exercice: 2024-2025\nbudget: 100 000 €\nlignes_credit: [une]")
    golden(
        Path(__file__).parent / "golden" / "two-years.txt",
        said(tmp_path, "CMQ2", [YEARS], {**OTHERS, PLAN.file: two.replace("base: TTC\n", "")}),
    )


VOTED = {
    CONVENTION.file: """\
titre: Convention 2024-2026
periode: 2024-2026
campus: exemple
parties: [region, metropole, campus-exemple]
signature: 2 mai 2024
lignes_credit:
  une: {nom: Ligne une, organisme: region}
subventions:
  - exercice: 2024
    financeur: region
    montant: 7 000 €
    objet: Actions
    date: 2 mai 2024
    affectations:
      - {action: 1.1, montant: 6 000 €, ligne_credit: une}
      - {action: 1.2, montant: 1 000 €}
""",
    PLAN.file: PLAN.text + "budget: 14 000 €\n",
    "plans/plan-exemple/1.1-forum.yaml": """\
numero: 1.1
titre: Forum des métiers
porteurs: [campus-exemple]
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: region, montant: 6 000 €, nature: subvention, statut: accordé, date: 2 mai 2024, reference: D-1, convention: region-2024-2026, ligne_credit: une, exercice: 2024}
      - {financeur: campus-exemple, montant: 4 000 €, nature: fonds propres}
livrables: [Programme]
""",
    "plans/plan-exemple/1.2.yaml": """\
numero: 1.2
titre: Visites d'entreprises
porteurs: [campus-exemple]
moyens:
  financiers:
    total: 4 000 €
    financements:
      - {financeur: region, montant: 400 €, statut: accordé, date: 2 mai 2024, reference: D-2, exercice: 2024, convention: region-2024-2026}
      - {financeur: region, montant: 600 €, statut: accordé, date: 2 mai 2024, reference: D-3, exercice: 2024, convention: region-2024-2026}
      - {financeur: metropole, montant: 1 000 €, exercice: 2024}
    reste_a_financer: 2 000 €
livrables: [Programme]
""",
}  # fmt: skip


FEWER = {
    r"[0-9][0-9 ]* €": ("1 000 €", "{}|,01 €", "environ {}"),
    r"(?<=statut: )\w+": ("sollicité", "refusé"),
    r"(?<=exercice: )2024": ("2025",),
    r"(?<=financeur: )[\w-]+": ("metropole", "groupe"),
    r"(?<=action: )1\.[12]": ("1.3", "1.2"),
    r", \w+: [^,{}\[\]]+(?=[,}])": ("",),
}


def test_of_a_vote(tmp_path: Path) -> None:
    golden(Path(__file__).parent / "golden" / "vote.txt", "".join(_voted(tmp_path)))


def _voted(folder: Path) -> Iterator[str]:
    """What is told of each slip of a convention's subsidy, of the plan's budget and of two fiches that count on it."""
    cases = [(name, *slip) for name, text in VOTED.items() for slip in slips(text, FEWER)]
    for n, (name, done, text) in enumerate(cases):
        found = judged(folder / str(n), {**OTHERS, **VOTED, name: text})
        lines = [
            f"{name} {done}",
            *(f"{item.site.file}{told(item)}" for item in found if item.rule.family == "CMQ2"),
        ]
        yield "\n".join([*lines, ""])
