"""The small workspace that the rules' examples are laid over: valid, and without a finding of its own. A rule's example is one
of its files with something changed."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent, indent
from types import MappingProxyType
from typing import NamedTuple


class Example(NamedTuple):
    """A small file that shows a rule, laid over the example workspace. ``line`` is where the finding is expected (1-based; a
    failing example only), ``today`` the day it is checked on, ``others`` are the texts of further files."""

    file: str
    text: str
    line: int = 0
    today: str = "2024-06-01"
    others: Mapping[str, str] = MappingProxyType({})
    encoding: str = "utf-8"

    def saying(self, text: str) -> Example:
        """The file with another text."""
        return self._replace(text=text)

    def plus(self, text: str) -> Example:
        """More at its end."""
        return self._replace(text=self.text + text)

    def replacing(self, old: str, new: str) -> Example:
        return self._replace(text=self.text.replace(old, new))

    def without(self, key: str) -> Example:
        """Without one of its first keys, and what belongs to it."""
        kept, dropping = [], False
        for line in self.text.splitlines(keepends=True):
            dropping = line.startswith(f"{key}:") or (dropping and line[0] in " -")
            kept += [] if dropping else [line]
        return self._replace(text="".join(kept))

    def at_line(self, line: int) -> Example:
        """Found at this line."""
        return self._replace(line=line)

    def on(self, today: str) -> Example:
        """Checked on this day."""
        return self._replace(today=today)

    def beside(self, *others: Example) -> Example:
        """With these files beside it."""
        return self._replace(others={other.file: other.text for other in others})

    def saved_as(self, encoding: str) -> Example:
        return self._replace(encoding=encoding)

    @property
    def data(self) -> bytes:
        return self.text.encode(self.encoding)


ORGANISMES = Example(
    "plans/organismes.yaml",
    """\
campus-exemple: {nom: Campus Exemple, type: campus, alias: [CMQ Exemple]}
lycee-exemple: {nom: Lycée d'Exempleville, type: EPLE}
region: {nom: Région Exemple, type: collectivité, alias: [Région]}
metropole: {nom: Métropole d'Exempleville, type: collectivité}
entreprise-exemple: {nom: Entreprise Exemple, type: entreprise}
""",
)
CAMPUS = Example(
    "plans/campus/exemple.yaml",
    """\
nom: Campus Exemple
organisme: campus-exemple
region: Région Exemple
stade: labellisé
etablissement_support: lycee-exemple
membres: [lycee-exemple, campus-exemple, entreprise-exemple]
labels:
  - {categorie: campus, debut: 1er janvier 2023, duree: 5 ans}
""",
)
CONVENTION = Example(
    "plans/conventions/region-2024-2026.yaml",
    """\
titre: Convention 2024-2026
periode: 2024-2026
campus: exemple
parties: [region, campus-exemple]
engagements:
  - {genre: comité, texte: Un comité chaque année, frequence: annuelle}
  - {genre: rapport, texte: Un compte rendu chaque année, frequence: annuelle, delai: 3 mois}
  - {genre: évaluation, texte: Une évaluation au terme, frequence: fin de convention}
""",
)
PLAN = Example(
    "plans/plan-exemple/plan.yaml",
    """\
titre: Plan d'action 2024
exercice: 2024
campus: exemple
convention: region-2024-2026
base: TTC
axes:
  - {numero: 1, titre: Faire connaître les métiers}
cadrage:
  - {titre: Le territoire, texte: Les entreprises d'ici recrutent et leurs métiers manquent de candidats.}
""",
)
FICHE = Example(
    "plans/plan-exemple/1.1-forum.yaml",
    """\
numero: 1.1
titre: Forum des métiers
porteurs: [campus-exemple]
partenaires: [lycee-exemple, metropole, entreprise-exemple]
constats: Les jeunes connaissent mal ces métiers.
objectifs: Donner envie d'apprendre un métier.
modalites: [Une journée de rencontres dans chaque lycée]
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {financeur: region, montant: 6 000 €, nature: subvention}
      - {financeur: campus-exemple, montant: 4 000 €, nature: fonds propres}
livrables: [{texte: Programme du forum, remis: 15 janvier 2024}]
indicateurs: [{nom: Élèves présents, cible: "300"}]
suivi: {statut: réalisé}
calendrier: mars 2024
""",
)
SETTINGS = Example("cmqplan.yaml", "")
"""Which the workspace is without, until an example has one."""

FILES: Mapping[str, str] = {
    example.file: example.text for example in (ORGANISMES, CAMPUS, CONVENTION, PLAN, FICHE)
}

_HEAD = """\
numero: 1.1
titre: Forum des métiers
porteurs: [campus-exemple]
"""


def fiche(rest: str = "") -> Example:
    """A fiche: three lines of head, then this from line 4 on."""
    return FICHE.saying(_HEAD + dedent(rest))


def money(financiers: str) -> Example:
    """A fiche with this under ``moyens.financiers``: its first line is the file's line 6."""
    return fiche("moyens:\n  financiers:\n" + indent(dedent(financiers), "    "))


def convention(rest: str) -> Example:
    """The example's convention of eight lines, then this from line 9 on."""
    return CONVENTION.plus(dedent(rest))
