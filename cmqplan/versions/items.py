"""What the things that a file lists are called in a sentence, and by what each is known: « l'indicateur « Élèves accueillis » »."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from cmqplan.versions.wording import ALIKE, likeness


class Chose(NamedTuple):
    """A thing of a list: its noun, in both languages, and the keys that tell it from the others."""

    fr: str
    en: str
    cles: tuple[str, ...]
    feminin: bool = False

    @property
    def article(self) -> str:
        """The noun with its article."""
        if self.fr[0] in "aeéiouh":
            return f"l'{self.fr}"
        return f"{'la' if self.feminin else 'le'} {self.fr}"


CHOSES: Mapping[str, Chose] = {
    "porteurs": Chose("porteur", "carrier", ("organisme",)),
    "partenaires": Chose("partenaire", "partner", ("organisme",)),
    "sous_actions": Chose("sous-action", "sub-action", ("titre",), feminin=True),
    "etp": Chose("temps de travail", "working time", ("profil", "exercice")),
    "par_exercice": Chose("coût de l'année", "cost of", ("exercice", "section")),
    "financements": Chose("financement", "financement", ("financeur", "exercice", "nature")),
    "depenses": Chose(
        "dépense", "expense", ("intitule", "compte", "piece", "date", "exercice"), feminin=True
    ),
    "versements": Chose("versement de", "payment of", ("montant", "date")),
    "repartition": Chose("part de", "share of", ("organisme",), feminin=True),
    "jalons": Chose("jalon", "milestone", ("nom",)),
    "livrables": Chose("livrable", "livrable", ("texte",)),
    "indicateurs": Chose("indicateur", "indicator", ("nom",)),
    "reference": Chose("valeur de départ", "starting value", ("exercice",), feminin=True),
    "cible": Chose("valeur visée", "target", ("echeance",), feminin=True),
    "valeurs": Chose("valeur de", "value of", ("exercice",), feminin=True),
    "liens": Chose("lien", "link", ("titre", "plan", "numero", "adresse", "texte")),
    "notes": Chose("note du", "note of", ("date",), feminin=True),
    "visas": Chose("visa de", "visa of", ("organisme", "date")),
    "lignes": Chose("ligne de", "line of", ("montant", "exercice"), feminin=True),
    "cadrage": Chose("texte", "text", ("titre",)),
    "presentation": Chose("texte", "text", ("titre",)),
    "gouvernance": Chose("instance", "body", ("nom",), feminin=True),
    "axes": Chose("axe", "axe", ("numero", "titre")),
    "actions": Chose("action annoncée", "announced action", ("numero", "titre"), feminin=True),
    "parties": Chose("signataire", "signatory", ("organisme",)),
    "engagements": Chose("engagement", "engagement", ("texte", "genre")),
    "tenus": Chose("exécution pour", "keeping for", ("exercice",), feminin=True),
    "lignes_credit": Chose("ligne de crédit", "credit line", ("nom",), feminin=True),
    "subventions": Chose("subvention de", "subsidy from", ("financeur", "exercice"), feminin=True),
    "affectations": Chose("part de l'action", "share of action", ("action", "ligne_credit"), feminin=True),
    "organismes": Chose("organisme", "organisme", ("nom",)),
    "membres": Chose("membre", "member", ("organisme",)),
    "labels": Chose("label", "label", ("categorie", "debut")),
    "etapes": Chose("étape", "stage", ("nom",), feminin=True),
    "cofinanceurs": Chose("cofinanceur", "co-funder", ("organisme",)),
    "logos": Chose("logo", "logo", ("fichier",)),
    "plafonds": Chose("règle de", "terms of", ("financeur",), feminin=True),
    "champs": Chose("champ", "key", ("titre",)),
}
"""A list's key → what one of its items is."""


def paired(
    cles: Sequence[str], before: Sequence[Any], after: Sequence[Any]
) -> list[tuple[int | None, int | None]]:
    """The rank of each item beside that of what it was, in the order of ``after``, then those that are gone: the very same
    ones, those that all of their keys tell, those that the first one does, those whose first text is like the other's, the only two where one has no name."""
    found: dict[int, int] = {}
    left = [*range(len(before))]

    def known(item: Any, most: int) -> tuple[Any, ...]:
        return tuple(item.get(key) for key in cles[:most]) if isinstance(item, dict) else (item,)

    def take(same: Callable[[Any, Any], bool]) -> None:
        for n, item in enumerate(after):
            if n not in found and (m := next((m for m in left if same(before[m], item)), None)) is not None:
                found[n] = m
                left.remove(m)

    take(lambda one, other: one == other)
    for most in range(len(cles), 0, -1):
        take(lambda one, other, most=most: known(one, most) == known(other, most))  # type: ignore[misc]
    take(lambda one, other: likeness(*(" ".join(map(str, known(item, 1))) for item in (one, other))) >= ALIKE)
    if len(before) == len(after) == 1:
        take(lambda one, other: not all(cles and any(known(item, len(cles))) for item in (one, other)))
    return [(found.get(n), n) for n in range(len(after))] + [(m, None) for m in left]


def moved(couples: Sequence[tuple[int | None, int | None]]) -> bool:
    """Whether the items that are on both sides stand in another order."""
    ranks = [one for one, other in couples if one is not None and other is not None]
    return ranks != sorted(ranks)
