"""CMQ604: a list that is still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import OPEN, Fiche
from cmqplan.rules.declare import FICHE, INFO, Rule, Said, Says, Scene, document
from cmqplan.workspace.mentions import named_in
from cmqplan.workspace.workspace import Entry

_FICHE = """\
numero: 1.1
titre: Forum des métiers
porteurs: [campus-exemple]
partenaires:
  - metropole
"""

RULE = Rule(
    "CMQ604",
    "open-list",
    INFO,
    title=Said("Une liste encore ouverte", "A list that is still open"),
    says=Says(
        fr=(
            "la liste « {key} » est encore ouverte : elle contient « {text} »",
            "nommez les autres, ou retirez « {text} » une fois la liste complète",
        ),
        en=(
            "the list “{key}” is still open: it ends with “{text}”",
            "name the others, or take “{text}” out once the list is complete",
        ),
    ),
    reason=Said(
        "Avant le vote, une liste ouverte invite d'autres partenaires. Après, nul ne sait si on les a trouvés.",
        "Before the vote an open list invites more partners. After it, nobody knows whether they were found.",
    ),
    source=document(
        "Trois fiches du plan 2024 finissent leur liste de partenaires par des points ; le plan dit que les listes s'allongeront",
        "Three fiches of the 2024 plan end their list of partners with dots; the plan says that the lists will grow",
    ),
    fails=FICHE.saying(_FICHE + '  - "..."\n').at_line(6),
    passes=FICHE.saying(_FICHE),
)


def check_fiche(entry: Entry[Fiche], _: Scene) -> Iterable[Finding]:
    fiche = entry.model
    words = map(str.strip, (*fiche.textes_des_livrables, *fiche.modalites, *fiche.publics))
    return () if OPEN.isdisjoint(words) and OPEN.isdisjoint(named_in(fiche)) else _open(fiche, entry)


def _open(fiche: Fiche, entry: Entry[Fiche]) -> Iterator[Finding]:
    for key, words in (
        ("partenaires", [partner.organisme for partner in fiche.partenaires]),
        ("porteurs", [carrier.organisme for carrier in fiche.porteurs][1:]),
        ("livrables", list(fiche.textes_des_livrables)),
        ("modalites", list(fiche.modalites)),
        ("publics", list(fiche.publics)),
    ):
        rank = next((n for n, word in enumerate(words) if word.strip() in OPEN), None)
        if rank is not None:
            index = rank + 1 if key == "porteurs" else rank
            yield RULE.found(entry.at(key, index), key=key, text=words[rank])
            return
