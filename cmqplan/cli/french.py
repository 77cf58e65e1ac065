"""French words that people type for our commands and options."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

from cmqplan.findings.words import fold, nearest

WORDS = {
    "action": "fiche", "aide": "help", "ajouter": "new", "annee": "year", "arreter": "freeze", "axe": "axis",
    "brouillon": "draft", "choisir": "select", "comme": "like", "compte": "account", "commencer": "init", "comparer": "compare",
    "controler": "validate", "copier": "like", "corriger": "fix", "creer": "new", "difference": "diff",
    "dossier": "directory", "echeances": "obligations", "editer": "render", "expliquer": "explain",
    "exporter": "export", "figer": "freeze", "financeur": "funder organisme", "generer": "render", "ignorer": "ignore",
    "importer": "import", "imprimer": "render", "langue": "lang", "lire": "parse", "liste": "list",
    "modele": "template document", "mois": "month", "nouveau": "new", "nouvelle": "new", "ouvrir": "open", "par": "by",
    "partenaire": "partner organisme", "porteur": "carrier organisme", "realise": "realised", "rappel": "remind", "remarques": "infos", "rendre": "render",
    "reseau": "network", "silencieux": "quiet", "sortie": "output", "statut": "status", "structure": "organisme",
    "surveiller": "watch", "titre": "title", "tout": "all", "valider": "validate", "verifier": "validate", "vers": "to",
}  # fmt: skip
"""French word, without case and accents → ours; two where commands say it differently."""


def meant(word: str, known: Collection[str]) -> str | None:
    """The known word that this one means, in French or with a slip; None where it is like none.

    >>> meant("--by-Financeur", ["--by-year", "--by-funder"])
    '--by-funder'
    >>> meant("partenaire", ["fiche", "organisme"])
    'organisme'
    """
    ours = {
        " ".join(words) for words in product(*(WORDS.get(part, part).split() for part in fold(word).split()))
    }
    return next((name for name in known if fold(name) in ours), None) or nearest(word, known)
