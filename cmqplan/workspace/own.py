"""Examples for messages, from the reader's own workspace: its identifiers, its year, its texts, and what the models show
where it has none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from cmqplan.findings import fold
from cmqplan.model.organisme import Organisme, TypeOrganisme
from cmqplan.model.values import Reperes, numero_key, slug
from cmqplan.workspace.files import number_in
from cmqplan.workspace.workspace import Organismes

_YEAR = re.compile(r"\b20[0-9]{2}\b")
_IDENTIFIANT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NAME = re.compile(r"\b(?:lycee|metropole)\b")


class Own(NamedTuple):
    """What a file's examples are made of."""

    file: str = ""
    organismes: Organismes = Organismes()
    exercice: int | None = None
    numeros: tuple[str, ...] = ()
    """The numbers that the files of the plan's fiches begin with."""
    axe: str = "1"
    """The number of the plan's first axe."""

    def sample(self, model: type[BaseModel], key: str, name: str = "") -> str:
        """A value for a key, as a file writes it. ``name``: the identifier of what lacks it."""
        from cmqplan.model.keys import sample  # reads the models' source, which only a mistake needs

        stem = PurePosixPath(self.file).stem
        title = re.sub(r"^[0-9.]+|[-_ ]+", " ", stem).strip()
        match model.__name__, key:
            case "Fiche", "numero":
                return self.numero()
            case "Fiche", "axe":
                return self.axe
            case "Fiche", "titre" if title:
                return title.capitalize()
            case "Organisme", "nom" if name:
                return self.titled(name)
            case "Organisme", "type":
                return str(type_of(name) or TypeOrganisme.ASSOCIATION)
            case "Campus", "nom" if stem:
                return self.titled(stem)
        funder = self._first(TypeOrganisme.COLLECTIVITE, TypeOrganisme.ETAT)
        carrier = self._first(TypeOrganisme.CAMPUS, TypeOrganisme.EPLE)
        names = {"lycee": carrier or "lycee", "metropole": funder or "metropole"}
        shown = _NAME.sub(lambda match: names[match[0]], sample(model, key))
        first = _YEAR.search(shown)
        later = self.exercice - int(first[0]) if first and self.exercice else 0
        return _YEAR.sub(lambda match: str(int(match[0]) + later), shown)

    def lines(self, model: type[BaseModel]) -> tuple[str, ...]:
        """A line for each key that can't be missing."""
        needed = (key for key, field in model.model_fields.items() if field.is_required())
        return tuple(f"{key}: {self.sample(model, key)}" for key in needed)

    def register(self, given: object) -> tuple[str, ...]:
        """A list of parties as ``organismes.yaml`` declares them."""
        items = given if isinstance(given, list) else []
        return tuple(self._declared(item) for item in items[:3] if isinstance(item, str | dict)) or (
            self._declared("Région"),
        )

    def _declared(self, item: str | dict[str, Any]) -> str:
        name = item if isinstance(item, str) else str(item.get("nom", "") or next(iter(item), ""))
        own = item.get("type") if isinstance(item, dict) else None
        shown = self.titled(name) if _IDENTIFIANT.fullmatch(name) else name
        return f"{slug(name) or 'mon-organisme'}: {{nom: {shown}, type: {own or self.sample(Organisme, 'type', name)}}}"

    def numero(self) -> str:
        """The number that the file's name says, else the next free one."""
        number = number_in(self.file.rsplit("/", 1)[-1])
        if number and len(number) > 1:
            return ".".join(map(str, number))
        if not self.numeros:
            return "1.1"
        *above, last = max(map(numero_key, self.numeros))
        return ".".join(map(str, (*above, last + 1)))

    def titled(self, identifier: str) -> str:
        """A name for what has this identifier."""
        return identifier.replace("-", " ").capitalize()

    def _first(self, *types: TypeOrganisme) -> str | None:
        """The first party of one of these types, else the first of all."""
        of_type = (name for name, entry in self.organismes.items() if entry.model.type in types)
        return next(of_type, next(iter(self.organismes), None))

    def names_party(self, text: str) -> bool:
        """Whether a text names a party that is declared."""
        return self.organismes.knows(self.party(text))

    def party(self, text: str) -> str:
        """The identifier of the party that a text names; the text where none is declared."""
        return text if self.organismes.knows(text) else self.organismes.meant_by(text) or text

    def written(self, model: type[BaseModel], text: str, name: str = "") -> dict[str, Any] | None:
        """A text under the key that it must have been meant for, with the keys that can't be missing; None where none reads
        it. Keys that are needed first, then the others in their order."""
        fields = model.model_fields
        needed = [key for key, field in fields.items() if field.is_required()]
        others = {key: self.sample(model, key, name or text) for key in needed}
        for key in sorted(fields, key=lambda key: key not in needed):
            value = {**others, key: text}
            try:
                model.model_validate(value, context=Reperes(self.exercice))
            except ValidationError:
                continue
            return value
        return None


def type_of(name: str) -> TypeOrganisme | None:
    """What a party is, as its name or identifier says it: « lycee-exemple » is an EPLE. The likeliest, where it may be two."""
    return next(iter(types_of(name)), None)


def types_of(name: str) -> Sequence[TypeOrganisme]:
    """What a party may be, as its name says it; of words that say something different, the most telling ones count."""
    words = set(fold(name).split())
    found = [word for word in CALLED if words.issuperset(word.split())]
    return CALLED[max(found, key=lambda word: len(word.split()))] if found else ()


_T = TypeOrganisme
CALLED: Mapping[str, Sequence[TypeOrganisme]] = {
    word.strip(): types
    for types, names in (
        ((_T.CAMPUS,), "campus, cmq"),
        ((_T.EPLE,), "lycee, college, eple, etablissement public local, etablissement scolaire"),
        ((_T.ASSOCIATION, _T.AUTRE), "lycee prive, college prive, ensemble scolaire, fondation, fonds de dotation"),
        ((_T.CFA,), "cfa, centre de formation d apprentis"),
        ((_T.FORMATION,), "greta, centre de formation, organisme de formation"),
        ((_T.ASSOCIATION, _T.CFA), "mfr, maison familiale"),
        ((_T.SUPERIEUR,), "universite, enseignement superieur, iut, epscp, grande ecole, ecole d ingenieurs, ecole superieure, ecole de commerce"),
        ((_T.EPLE, _T.SUPERIEUR), "ecole"),
        ((_T.SUPERIEUR, _T.LABORATOIRE), "institut"),
        ((_T.LABORATOIRE,), "laboratoire, cnrs, inrae, unite de recherche"),
        ((_T.COLLECTIVITE,), "collectivite, region, conseil regional, departement, conseil departemental, metropole, commune"),
        ((_T.COLLECTIVITE,), "communaute, ville, mairie, agglomeration, agglo, epci, intercommunalite"),
        ((_T.COLLECTIVITE, _T.ETABLISSEMENT_PUBLIC), "syndicat mixte, petr, pays"),
        ((_T.ETAT,), "etat, rectorat, academie, prefecture, ministere, drac, dreal, dreets, draaf, dsden, inspection"),
        ((_T.ETABLISSEMENT_PUBLIC,), "chambre, cci, cma, consulaire, pole emploi, france travail, caisse des depots, chu, hopital"),
        ((_T.ETABLISSEMENT_PUBLIC, _T.AUTRE), "gip, agence, office"),
        ((_T.ETABLISSEMENT_PUBLIC, _T.EPLE), "etablissement"),
        ((_T.ASSOCIATION,), "association, asso, federation, mission locale, syndicat professionnel, union, club"),
        ((_T.ASSOCIATION, _T.COLLECTIVITE), "syndicat"),
        ((_T.ENTREPRISE,), "entreprise, societe, sarl, sas, pme, tpe, eti, start up, cooperative, scop, groupe industriel"),
        ((_T.POLE, _T.GROUPE), "pole, cluster"),
        ((_T.GROUPE, _T.CATEGORIE), "groupement, consortium, collectif"),
    )
    for word in names.split(",")
}  # fmt: skip
"""Words people use, and the type of party that each is: one, or two that only the reader can choose between."""
