"""Make a workspace of realistic plans, of any size, the same for the same seed.

    python -m benchmarks.generate FOLDER --fiches 10000

A plan has twenty fiches of about 2.6 kB, a campus four plans and one convention, as in the field.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

PER_PLAN = 20
PER_AXE = 5
PLANS_PER_CAMPUS = 4
FIRST_YEAR = 2022
CLEAN_DAY = "2026-03-01"
"""A day on which a workspace made here has nothing to be said of: all is done, and no label is about to end."""

REGIONS = ("Bourgogne-Franche-Comté", "Grand Est", "Île-de-France", "Bretagne", "Occitanie")
FILIERES = (
    "Transition énergétique, éco-industrie",
    "Alimentaire, agroalimentaire",
    "Numérique, télécommunications",
)
THEMES = (
    "la rénovation énergétique", "la maintenance des réseaux", "la filière bois", "la mobilité électrique",
    "la cybersécurité", "la transformation alimentaire", "les matériaux composites", "la gestion de l'eau",
)  # fmt: skip
ACTIONS = (
    "Faire découvrir", "Former les équipes à", "Outiller les lycées sur", "Réunir les entreprises autour de",
    "Documenter les besoins de", "Ouvrir les ateliers de", "Accompagner les stages dans", "Évaluer les parcours de",
)  # fmt: skip
SENTENCES = (
    "Les entreprises du territoire recrutent et ne trouvent pas assez de candidats formés.",
    "Les élèves connaissent mal ces métiers, et leurs familles n'en ont souvent qu'une image ancienne.",
    "Les enseignants demandent à voir de près les équipements que les ateliers ont renouvelés.",
    "Les partenaires se sont réunis trois fois et ont arrêté ensemble une liste courte de priorités.",
    "Le diagnostic mené avec les branches montre un écart entre les formations ouvertes et les postes à pourvoir.",
    "Les premiers essais, menés avec deux classes, ont donné des résultats encourageants.",
    "Une place plus grande sera faite aux filles, encore peu nombreuses dans ces sections.",
    "Le calendrier tient compte des périodes de stage et des conseils de classe.",
)
STEPS = (
    "Réunir le groupe de travail et répartir les tâches",
    "Visiter les ateliers des entreprises volontaires",
    "Écrire avec les enseignants une séquence prête à l'emploi",
    "Organiser deux journées ouvertes aux collégiens et à leurs familles",
    "Recueillir l'avis des participants et ajuster le programme",
    "Publier un bilan court et le présenter au comité de pilotage",
)
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def generate(folder: Path, fiches: int, seed: int = 2024, *, per_plan: int = PER_PLAN) -> int:
    """Write a workspace with this many fiches; returns the bytes that its fiches hold."""
    rng = random.Random(seed)
    plans = max(1, -(-fiches // per_plan))
    campuses = max(1, -(-plans // PLANS_PER_CAMPUS))
    root = folder / "plans"
    for name in ("campus", "conventions"):
        (root / name).mkdir(parents=True, exist_ok=True)
    organismes: list[str] = []
    size = written = 0
    for campus in range(1, campuses + 1):
        organismes += _organismes(campus)
        _write(root / "campus" / f"campus-{campus}.yaml", _campus(campus, rng))
        _write(root / "conventions" / f"convention-{campus}.yaml", _convention(campus))
        for year in range(FIRST_YEAR, FIRST_YEAR + PLANS_PER_CAMPUS):
            if written >= fiches:
                break
            count = min(per_plan, fiches - written)
            plan = root / f"plan-{campus}-{year}"
            plan.mkdir(exist_ok=True)
            _write(plan / "plan.yaml", _plan(campus, year, -(-count // PER_AXE)))
            for number in range(count):
                axe, rank = number // PER_AXE + 1, number % PER_AXE + 1
                text = _fiche(campus, year, axe, rank, rng)
                size += _write(plan / f"{axe}.{rank}-action.yaml", text)
            written += count
    _write(root / "organismes.yaml", "".join(organismes))
    return size


def _write(path: Path, text: str) -> int:
    data = text.encode()
    path.write_bytes(data)
    return len(data)


def _organismes(campus: int) -> list[str]:
    return [
        f"cmq-{campus}: {{nom: CMQ numéro {campus} du territoire, type: campus}}\n",
        f"lycee-{campus}: {{nom: Lycée polyvalent du secteur {campus}, type: EPLE}}\n",
        f"universite-{campus}: {{nom: Université de la ville {campus}, type: enseignement supérieur}}\n",
        f"metropole-{campus}: {{nom: Métropole de l'agglomération {campus}, type: collectivité}}\n",
        f"region-{campus}: {{nom: Conseil régional du ressort {campus}, type: collectivité}}\n",
        f"entreprise-{campus}: {{nom: Ateliers de la zone {campus}, type: entreprise}}\n",
    ]


def _campus(campus: int, rng: random.Random) -> str:
    return f"""\
nom: CMQ numéro {campus} du territoire
organisme: cmq-{campus}
region: {rng.choice(REGIONS)}
territoire: Bassin numéro {campus}
filieres: ["{rng.choice(FILIERES)}"]
etablissement_support: lycee-{campus}
stade: labellisé
membres: [cmq-{campus}, lycee-{campus}, universite-{campus}, entreprise-{campus}, metropole-{campus}]
labels:
  - {{categorie: campus, debut: 1er janvier 2020, duree: 3 ans}}
  - {{categorie: campus, debut: 1er janvier 2023, duree: 5 ans}}
"""


def _convention(campus: int) -> str:
    return f"""\
titre: Convention de partenariat 2022-2025 du campus {campus}
periode: 2022-2025
campus: campus-{campus}
parties: [metropole-{campus}, region-{campus}, cmq-{campus}]
beneficiaire: lycee-{campus}
vote: {{date: 2021-12-15, organisme: metropole-{campus}, pour: 40}}
engagements:
  - genre: comité
    texte: Un comité de pilotage se réunit chaque année.
    frequence: annuelle
    tenus: [{_kept(12, 1)}]
  - genre: rapport
    texte: Un compte rendu est remis chaque année.
    frequence: annuelle
    delai: 3 mois
    tenus: [{_kept(2, 1, later=1)}]
  - genre: évaluation
    texte: Le partenariat est évalué à son terme.
    frequence: fin de convention
    tenus: [{{exercice: 2025, date: 2025-12-01}}]
"""


def _kept(month: int, day: int, later: int = 0) -> str:
    years = range(FIRST_YEAR, FIRST_YEAR + PLANS_PER_CAMPUS)
    return ", ".join(f"{{exercice: {year}, date: {year + later}-{month:02}-{day:02}}}" for year in years)


def _plan(campus: int, year: int, axes_wanted: int) -> str:
    axes = "\n".join(
        f"  - {{numero: {n}, titre: Axe {n} du programme {year}}}" for n in range(1, axes_wanted + 1)
    )
    return f"""\
titre: Plan d'action {year} du campus {campus}
exercice: {year}
campus: campus-{campus}
convention: convention-{campus}
base: TTC
cadrage:
  - titre: Contexte
    texte: {SENTENCES[3]}
axes:
{axes}
"""


def _fiche(campus: int, year: int, axe: int, rank: int, rng: random.Random) -> str:
    total = rng.randrange(20, 400) * 250
    own = total // 5
    metropole = (total - own) // 2
    region = total - own - metropole
    first, last = sorted(rng.sample(range(len(MONTHS)), 2))
    theme = rng.choice(THEMES)
    prose = [" ".join(rng.sample(SENTENCES, 4)) for _ in range(2)]
    steps = "\n".join(f"  - {step}, pour {theme}" for step in rng.sample(STEPS, 4))
    return f"""\
numero: {axe}.{rank}
titre: {rng.choice(ACTIONS)} {theme}
porteurs: [cmq-{campus}]
partenaires:
  - lycee-{campus}
  - organisme: universite-{campus}
    role: Appui scientifique et accueil des journées
  - metropole-{campus}
  - entreprise-{campus}
constats: |
  {prose[0]}

  {prose[1]}
objectifs: |
  {rng.choice(SENTENCES)}
  {rng.choice(SENTENCES)}
modalites:
{steps}
publics: [Lycéens, Étudiants, Personnes en recherche d'emploi]
moyens:
  humains: Temps d'animation et de coordination de l'équipe du campus, deux jours par mois
  autres: Prêt de salles et de matériel par les établissements membres
  financiers:
    total: {_euros(total)}
    financements:
      - {{financeur: metropole-{campus}, montant: {_euros(metropole)}, nature: subvention, statut: accordé, date: {year}-02-{rng.randrange(1, 28):02}, reference: DM-{year}-{axe}{rank}}}
      - {{financeur: region-{campus}, montant: {_euros(region)}, nature: subvention, statut: sollicité}}
      - {{financeur: cmq-{campus}, montant: {_euros(own)}, nature: fonds propres}}
    depenses:
      - {{compte: 60, intitule: Achats et fournitures, montant: {_euros(own)}}}
      - {{compte: 62, intitule: Services extérieurs, montant: {_euros(total - own)}}}
livrables:
  - Une séquence prête à l'emploi pour les enseignants
  - {{texte: Un bilan de quatre pages présenté au comité de pilotage, remis: {year}-12-18}}
indicateurs:
  - {{nom: Élèves rencontrés, unite: personnes, cible: "{rng.randrange(50, 900)}"}}
  - {{nom: Entreprises qui ont participé, unite: entreprises, cible: "{rng.randrange(5, 60)}"}}
calendrier:
  - Lancement : {MONTHS[first]} {year}
  - Bilan : {MONTHS[last]} {year}
suivi:
  statut: réalisé
  priorite: moyenne
"""


def _euros(amount: int) -> str:
    return f"{amount:,} €".replace(",", " ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fiches", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2024)
    given = parser.parse_args()
    size = generate(given.folder, given.fiches, given.seed)
    print(f"{given.fiches} fiches, {size / given.fiches:.0f} bytes each, in {given.folder}")


if __name__ == "__main__":
    main()
