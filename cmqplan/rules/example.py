"""The small workspace that the rules' examples are laid over: valid, and without a finding of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import product
from pathlib import Path

from cmqplan.finance.attributions import attributions
from cmqplan.rules.catalogue import checks
from cmqplan.rules.declare import Example
from cmqplan.rules.engine import Examination, examine

FICHE = "plans/plan-exemple/1.1-forum.yaml"
PLAN = "plans/plan-exemple/plan.yaml"
ORGANISMES = "plans/organismes.yaml"
CAMPUS = "plans/campus/bois.yaml"
CONVENTION = "plans/conventions/region-2024-2026.yaml"
SETTINGS = "cmqplan.yaml"

FILES: Mapping[str, str] = {
    ORGANISMES: """\
cmq-bois: {nom: CMQ Bois, type: campus, alias: [Campus Bois]}
lycee-arbois: {nom: Lycée d'Arbois, type: EPLE}
region: {nom: Région, type: collectivité}
metropole: {nom: Métropole, type: collectivité}
scierie: {nom: Scierie du Val, type: entreprise}
""",
    CAMPUS: """\
nom: CMQ Bois
organisme: cmq-bois
region: Bourgogne-Franche-Comté
stade: labellisé
etablissement_support: lycee-arbois
membres: [lycee-arbois, cmq-bois, scierie]
labels:
  - {categorie: campus, debut: 1er janvier 2023, duree: 5 ans}
""",
    CONVENTION: """\
titre: Convention 2024-2026
periode: 2024-2026
campus: bois
parties: [region, cmq-bois]
engagements:
  - {genre: comité, texte: Un comité chaque année, frequence: annuelle}
  - {genre: rapport, texte: Un compte rendu chaque année, frequence: annuelle, delai: 3 mois}
  - {genre: évaluation, texte: Une évaluation au terme, frequence: fin de convention}
""",
    PLAN: """\
titre: Plan d'action 2024
exercice: 2024
campus: bois
convention: region-2024-2026
base: TTC
axes:
  - {numero: 1, titre: Faire connaître les métiers}
cadrage:
  - {titre: Le territoire, texte: La forêt couvre la moitié du pays et ses métiers manquent de candidats.}
""",
    FICHE: """\
numero: 1.1
titre: Forum des métiers du bois
porteurs: [cmq-bois]
partenaires: [lycee-arbois, metropole, scierie]
constats: Les jeunes connaissent mal ces métiers.
objectifs: Donner envie d'apprendre un métier du bois.
modalites: [Une journée de rencontres dans chaque lycée]
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: region, montant: 6 000 €, nature: subvention}
      - {financeur: cmq-bois, montant: 4 000 €, nature: fonds propres}
livrables: [Programme du forum]
indicateurs: [{nom: Élèves présents, cible: "300"}]
suivi: {statut: réalisé}
calendrier: mars 2024
""",
}


def lay_out(example: Example, folder: Path) -> None:
    """Write the example workspace with the example's own files over it."""
    files: dict[str, str | bytes | None] = {**FILES, **example.others, example.file: example.text}
    for name, text in files.items():
        if text is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def run(example: Example, folder: Path) -> Examination:
    """Everything the rules find in an example, laid out in an empty folder."""
    lay_out(example, folder)
    examination = examine(folder, today=date.fromisoformat(example.today), keep=True)
    workspace = examination.workspace
    for item, check in product(attributions(workspace), checks("check_attribution")):
        examination.findings.extend(check(item, workspace))
    return examination
