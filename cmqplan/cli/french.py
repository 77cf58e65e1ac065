"""French words that people type for our commands and options."""

from __future__ import annotations

from collections.abc import Collection

from cmqplan.findings.words import fold, nearest

WORDS = {
    "aide": "help", "annee": "year", "axe": "axis", "brouillon": "draft", "choisir": "select", "comparer": "compare",
    "controler": "validate", "corriger": "fix", "creer": "new", "difference": "diff", "dossier": "directory",
    "echeances": "obligations", "expliquer": "explain", "exporter": "export", "financeur": "funder", "ignorer": "ignore",
    "importer": "import", "imprimer": "render", "langue": "lang", "lire": "parse", "liste": "list", "modele": "template",
    "nouveau": "new", "nouvelle": "new", "ouvrir": "open", "par": "by", "partenaire": "partner", "remarques": "infos",
    "rendre": "render", "reseau": "network", "silencieux": "quiet", "sortie": "output", "statut": "status",
    "surveiller": "watch", "tout": "all", "valider": "validate", "verifier": "validate", "vers": "to",
}  # fmt: skip
"""French word, without case and accents → ours."""


def meant(word: str, known: Collection[str]) -> str | None:
    """The known word that this one means, in French or with a slip; None where it is like none.

    >>> meant("--by-Financeur", ["--by-year", "--by-funder"])
    '--by-funder'
    """
    ours = " ".join(WORDS.get(part, part) for part in fold(word).split())
    return next((name for name in known if fold(name) == ours), None) or nearest(word, known)
