"""What stands in a file, in a sentence's words: a key by its title, a thing of a list by its name, a value as people say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import PydanticCustomError

from cmqplan import periods
from cmqplan.language import show_date
from cmqplan.model import values
from cmqplan.model.fiche import OPEN, Calendrier, Financement, Nature, Participant, milestones_of
from cmqplan.model.keys import Cle, keys_of
from cmqplan.model.titles import title_of
from cmqplan.periods.words import MOIS
from cmqplan.versions.compare import Etat
from cmqplan.versions.items import CHOSES
from cmqplan.versions.values import ABSENT, written_out
from cmqplan.versions.wording import Dit, listed, quoted, say


@dataclass(frozen=True, slots=True)
class Noms:
    """What identifiers stand for: as the later state says, where it knows them."""

    avant: Etat
    apres: Etat

    def organisme(self, identifiant: str) -> Dit:
        """A party's short name."""
        if identifiant in OPEN:
            return Dit("d'autres à préciser", "others to be named")
        now = self.apres.workspace.organismes
        name = (now if identifiant in now else self.avant.workspace.organismes).nom_court(identifiant)
        return Dit(name, name)

    def title(self, keys: Sequence[str], *, many: bool = False) -> Dit:
        """What documents call what stands at a path: in French in both languages."""
        champ = self.apres.workspace.champs.get(keys[0]) or self.avant.workspace.champs.get(keys[0])
        words = champ.titre if champ is not None and len(keys) == 1 else title_of(keys, many=many)
        return Dit(words, f"“{words}”")

    def under(self, cle: str, identifiant: str) -> Dit:
        """What an identifier that stands under a key is the name of."""
        for etat in (self.apres, self.avant):
            workspace = etat.workspace
            if cle == "convention" and identifiant in workspace.conventions:
                return quoted(workspace.conventions[identifiant].model.titre)
            if cle == "campus" and identifiant in workspace.campus:
                return quoted(workspace.campus[identifiant].model.nom)
            if cle == "plan" and identifiant in workspace.plans:
                return quoted(workspace.plans[identifiant].model.titre)
            convention = workspace.convention_of(etat.plan) if cle == "ligne_credit" else None
            if convention is not None and identifiant in convention.model.lignes_credit:
                return quoted(convention.model.lignes_credit[identifiant].nom)
        return self.organisme(identifiant)


# Words


def lower(said: Dit) -> Dit:
    """Without the capital of its beginning, as inside a sentence; initials stay."""
    return Dit(_first(said.fr, str.lower), _first(said.en, str.lower))


def capital(said: Dit) -> Dit:
    return Dit(_first(said.fr, str.upper), _first(said.en, str.upper))


def _first(text: str, change: Any) -> str:
    return text if text[1:2].isupper() else change(text[:1]) + text[1:]


def de(name: str) -> str:
    """« de la Région », « d'EDF », « des Lycées », « du Campus »: a name after « de »."""
    for word, becomes in (("Les ", "des "), ("les ", "des "), ("Le ", "du "), ("le ", "du ")):
        if name.startswith(word):
            return becomes + name[len(word) :]
    if name.startswith(("La ", "L'", "L’")):
        return f"de {name[0].lower()}{name[1:]}"
    return f"d'{name}" if name[:1].lower() in "aeiouyéèêàâîôœ" else f"de {name}"


# Values

_PLAIN = (
    values.read_montant, values.read_chiffrage, values.read_taux, values.read_annee, values.read_exercice, values.read_annees,
    values.read_entier, values.read_etp, values.read_nombre, values.read_numero, values.read_numero_libre, values.read_numero_de_fiche,
)  # fmt: skip
"""Readers of what is said without quotation marks."""
_MONTH = re.compile(rf"(?:{'|'.join(MOIS)}) \d{{4}}|[\d-]+")
_FIGURES = re.compile(r"[\d\W]+")


def shown(noms: Noms, cle: Cle | None, value: Any) -> Dit:
    """A single value as people say it; what a key doesn't read, as it is written."""
    if isinstance(value, dict) and {*value} <= {*values.BORNES}:
        return listed(
            [entitled(lower(noms.title((key,))), _period(str(text))) for key, text in value.items()]
        )  # fmt: skip
    text = written_out(value)
    reader = cle.lecteur if cle is not None else None
    if not isinstance(value, str) or cle is None:
        return quoted(text)
    if reader is values.read_reference:
        return noms.under(cle.nom, text)
    if reader in (values.read_jour, values.read_periode) or cle.nom in ("periode", *values.BORNES):
        return _period(text)
    try:
        if isinstance(reader, values.OneOf):
            return quoted(str(reader(value)))
        if reader in (values.read_montant, values.read_chiffrage, values.read_taux):
            text = str(reader(value))
    except PydanticCustomError:
        return quoted(text)
    return Dit(text, text) if reader in _PLAIN or _FIGURES.fullmatch(text) else quoted(text)


def _period(text: str) -> Dit:
    """A period as it is written; a day in the reader's words."""
    try:
        found = periods.parse(text)
    except periods.PeriodeRefusee:
        return quoted(text)
    if found.debut is None or found.debut != found.fin:
        return Dit(text, text) if _MONTH.fullmatch(text) else quoted(text)
    return Dit(show_date(found.debut, "fr"), show_date(found.debut, "en"))


# Shapes


def several(value: Any, cle: Cle) -> list[Any]:
    """The items of a list of mappings, each as a mapping."""
    items = [] if value is ABSENT else value if isinstance(value, list) else [value]
    return [mapped(item, cle) for item in items]


def mapped(value: Any, cle: Cle) -> dict[str, Any]:
    """A mapping, for which a text may stand."""
    if cle.modele is Calendrier:
        return _calendar(value)
    if value is ABSENT:
        return {}
    return value if isinstance(value, dict) else {cle.seule or "contenu": value}


def _calendar(value: Any) -> dict[str, Any]:
    """A ``calendrier`` with its keys: a text is its period, anything else its milestones."""
    if value is ABSENT:
        return {}
    if isinstance(value, str):
        return {"periode": value}
    if isinstance(value, dict) and {"periode", "jalons", *values.BORNES} & {*value}:
        steps = {"jalons": [*milestones_of(value["jalons"])]} if "jalons" in value else {}
        return {**value, **steps}
    return {"jalons": [*milestones_of(value)]}


# Things

_NATURES = {
    Nature.SUBVENTION: ("la subvention de", "the subsidy from", "f"),
    Nature.FONDS_PROPRES: ("les fonds propres de", "the own funds of", "mp"),
    Nature.PRESTATION: ("la prestation payée par", "the services paid by", "f"),
    Nature.MECENAT: ("le mécénat de", "the sponsorship of", "m"),
    Nature.FONDS_DE_CONCOURS: ("le fonds de concours de", "the fonds de concours of", "m"),
    Nature.EMPRUNT: ("l'emprunt de", "the loan of", "m"),
    Nature.RECETTES: ("les recettes de", "the receipts of", "fp"),
    Nature.EN_NATURE: ("la contribution en nature de", "the help in kind of", "f"),
}
_OTHER = ("le financement de", "the financement of", "m")


@dataclass(frozen=True, slots=True)
class Nom:
    """A thing's name, and how what is said of it agrees."""

    dit: Dit
    feminin: bool = False
    plusieurs: bool = False


def name(noms: Noms, cle: str, model: type, item: dict[str, Any], *, article: bool = True) -> Nom:
    """« l'indicateur « Élèves accueillis » », « la subvention de la Région (2026) », « le versement de 3 000 € (30 juin 2024) »."""
    if model is Financement:
        return _line(noms, item)
    chose = CHOSES[cle]
    cles = {one.nom: one for one in keys_of(model)}
    said = [
        say("au compte {x}", "on account {x}", x=found) if key == "compte" else found
        for key in chose.cles
        if key in item and key in cles
        for found in (shown(noms, cles[key], item[key]),)
    ]
    noun = Dit(chose.article, f"the {chose.en}") if article else Dit(chose.fr, chose.en)
    if not said:
        return Nom(Dit(noun.fr.removesuffix(" de"), noun.en.removesuffix(" of")), chose.feminin)
    first = de(said[0].fr) if noun.fr.endswith(" de") else said[0].fr
    whole = Dit(f"{noun.fr.removesuffix(' de')} {first}", f"{noun.en} {said[0].en}")
    return Nom(_with(whole, said[1:]), chose.feminin)


def _line(noms: Noms, item: dict[str, Any]) -> Nom:
    """A line of money, by its nature and its funder."""
    read = next(cle for cle in keys_of(Financement) if cle.nom == "nature")
    nature = shown(noms, read, item["nature"]).fr[2:-2] if "nature" in item else ""
    fr, en, form = next((words for key, words in _NATURES.items() if key == nature), _OTHER)
    funder = noms.organisme(str(item.get("financeur", "")))
    whole = Dit(
        f"{fr.removesuffix(' de')} {de(funder.fr)}" if fr.endswith(" de") else f"{fr} {funder.fr}",
        f"{en} {funder.en}",
    )
    year = [Dit(str(item["exercice"]), str(item["exercice"]))] if "exercice" in item else []
    return Nom(_with(whole, year), "f" in form, "p" in form)


def _with(said: Dit, rest: Sequence[Dit]) -> Dit:
    return say("{said} ({rest})", "{said} ({rest})", said=said, rest=listed(rest)) if rest else said


CHIEF = frozenset({"montant", "valeur", "periode", "prevu"})
"""Keys whose value is what a thing comes to: it needs no title."""


_UNTITLED = CHIEF | {"texte"}


def entitled(words: Dit, said: Dit) -> Dit:
    """« source : registre », « remis le 2 mars 2026 »."""
    if words.fr.endswith(" le"):
        return Dit(f"{words.fr} {said.fr}", f"{words.en} {said.en}")
    return say("{words} : {said}", "{words}: {said}", words=words, said=said)


def described(
    noms: Noms, path: Sequence[str], model: type, item: dict[str, Any], *, but: Sequence[str] = ()
) -> Dit:
    """All that a thing says under its keys, ``but`` for some: « 80 ; source : registre »."""
    cles = {cle.nom: cle for cle in keys_of(model)}
    found = []
    for key in sorted(
        (key for key in dict.fromkeys((*cles, *item)) if key in item and key not in but),
        key=lambda key: key not in _UNTITLED,
    ):
        cle = cles.get(key)
        said = _whole(noms, (*path, key), cle, item[key])
        many = cle is not None and cle.modele is not None and bool(cle.plusieurs)
        found.append(said if key in _UNTITLED else entitled(lower(noms.title((*path, key), many=many)), said))
    return listed(found, apart=True)


def _whole(noms: Noms, path: Sequence[str], cle: Cle | None, value: Any) -> Dit:
    if cle is None or cle.modele is None or "mapping" in cle.plusieurs:
        items = value if isinstance(value, list) and value else [value]
        return listed([shown(noms, cle, item) for item in items])
    if not cle.plusieurs:
        return described(noms, path, cle.modele, mapped(value, cle))
    return listed([whole_of(noms, path, cle, item) for item in several(value, cle)])


def whole_of(
    noms: Noms, path: Sequence[str], cle: Cle, item: dict[str, Any], *, article: bool = False
) -> Dit:
    """A thing of a list by its name, then all that it says."""
    assert cle.modele is not None
    chose = CHOSES[cle.nom]
    if cle.modele is Participant:
        named = shown(noms, keys_of(Participant)[0], item.get("organisme", ""))
    else:
        named = name(noms, cle.nom, cle.modele, item, article=article).dit
    more = described(noms, path, cle.modele, item, but=chose.cles)
    return say("{named} ({more})", "{named} ({more})", named=named, more=more) if more.fr else named
