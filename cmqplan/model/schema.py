"""The JSON Schema (2020-12) of each kind of file, from the models: what an editor completes and underlines by.

A schema refuses a shape that no model reads: an unknown or a missing key, a word that isn't of its list, a list where one
value stands. What a text says (whether an amount or a period is one, whether a name exists) only ``cmqplan validate`` knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from cmqplan.findings import fold
from cmqplan.language import Said, template
from cmqplan.model import values
from cmqplan.model.campus import read_filiere
from cmqplan.model.champs import AvecChamps, Declares, completed
from cmqplan.model.couleur import read_couleur
from cmqplan.model.fiche import Calendrier, Jalon, Suivi
from cmqplan.model.keys import FILES, Cle, keys_of, meaning
from cmqplan.model.organisme import Organisme, read_rna, read_siret
from cmqplan.model.settings import LONGEST_PIED, read_pied
from cmqplan.source.yaml import parse

Schema: TypeAlias = dict[str, Any]

KINDS: Mapping[str, tuple[str, ...]] = {
    "cmqplan": ("cmqplan.yaml",),
    "organisme": ("plans/organismes.yaml",),
    "campus": ("plans/campus/*.yaml",),
    "convention": ("plans/conventions/*.yaml",),
    "reseau": ("plans/reseaux/*.yaml",),
    "plan": ("plans/*/plan.yaml",),
    "fiche": (
        "plans/*/*.yaml",
        "!plans/*/plan.yaml",
        "!plans/campus/*.yaml",
        "!plans/conventions/*.yaml",
        "!plans/reseaux/*.yaml",
    ),
}
"""Each kind of file, and which files of a workspace are of it, as an editor's settings write them: « ! » leaves out."""

SCALAIRE: Schema = {"type": ["string", "number", "boolean"]}
"""What YAML makes of a word without quotes: 2024 a number, true a truth. The models read each as the text it is."""
_NOT_BLANK = r"\S"
_ONE_LINE = r"^\s*\S[^\n]*\s*$"
_FIGURE = "[0-9]"
_AMOUNT = "[0-9]|^ *[àÀaA] d[éÉe]finir *$"
_YEARS = r"(?:sur )?(?:de )?[0-9]{4}(?: ?(?:-|–|à|a) ?[0-9]{4})?"


def _number(pattern: str) -> Schema:
    return {"type": ["string", "number"], "pattern": pattern}


_READ: Mapping[object, Schema] = {
    values.read_texte: {**SCALAIRE, "pattern": _NOT_BLANK, "maxLength": values.LONGEST_TEXT},
    values.read_reference: {**SCALAIRE, "pattern": _ONE_LINE},
    values.read_identifiant: {**SCALAIRE, "pattern": r"^\s*[a-z0-9]+(?:-[a-z0-9]+)*\s*$"},
    values.read_numero: _number(rf"^\s*{values.NUMERO.pattern}\s*$"),
    values.read_numero_libre: {**SCALAIRE, "pattern": r"^[^/\\]+$"},
    values.read_numero_de_fiche: {**SCALAIRE, "pattern": r"^[^/\\]+$"},
    values.read_montant: _number(_FIGURE),
    values.read_chiffrage: _number(_NOT_BLANK),
    values.read_taux: _number(_FIGURE),
    values.read_jour: _number(_FIGURE),
    values.read_annee: _number(r"^\s*[0-9]{4}\s*$"),
    values.read_exercice: _number(rf"^\s*{_YEARS}\s*$"),
    values.read_annees: {
        "anyOf": [
            _number(rf"^\s*{_YEARS}\s*$"),
            {"type": "array", "minItems": 1, "items": _number(rf"^\s*{_YEARS}\s*$")},
        ]
    },
    values.read_entier: _number(r"^\s*[0-9](?:\s*[0-9]){0,6}\s*$"),
    values.read_etp: _number(_FIGURE),
    values.read_nombre: _number(_FIGURE),
    read_couleur: _number(r"^\s*#?(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\s*$"),
    read_pied: {**SCALAIRE, "pattern": _ONE_LINE, "maxLength": LONGEST_PIED},
    read_siret: _number(_FIGURE),
    read_rna: {"type": "string", "pattern": "[Ww]"},
}
"""What reads a text, and what every text that it takes looks like. Others take any that has a letter or a figure."""

_AFTER_A_COMMA: Schema = {"^[0-9]": {"type": "null"}}
"""Between braces an editor's YAML makes of « {taux: 12,5} » two keys, the second one « 5 » and without a value.
``source.yaml`` puts the figure together again."""

_TEXTE: Schema = {**SCALAIRE, "pattern": _ONE_LINE}
_PERIODE: Schema = {
    "anyOf": [
        {**SCALAIRE, "pattern": _NOT_BLANK},
        {
            "type": "object",
            "properties": dict.fromkeys(values.BORNES, _TEXTE),
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}


def schema(kind: str, champs: Declares = MappingProxyType({})) -> Schema:
    """The schema of a kind of file, descriptions in the current language. ``champs``: the keys of a workspace's own."""
    model = FILES[kind]
    model = completed(model, champs) if issubclass(model, AvecChamps) else model
    definitions: dict[str, Schema] = {}
    waiting: list[type] = [model]
    while waiting:
        of = waiting.pop()
        if of.__name__ not in definitions:
            definitions[of.__name__] = _CALENDRIERS[of]() if of in _CALENDRIERS else _mapping(of)
            waiting += [cle.modele for cle in keys_of(of) if cle.modele is not None]
    own = definitions.pop(model.__name__) if model is not Organisme else _each(Organisme)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind,
        **own,
        "$defs": dict(sorted(definitions.items())),
    }


def _each(model: type) -> Schema:
    """A file that holds one of these under each identifier."""
    return {
        "description": _plain(meaning(model)),
        "type": "object",
        "additionalProperties": _ref(model),
    }


def _mapping(model: type) -> Schema:
    cles = keys_of(model)
    made: Schema = {
        "description": _plain(meaning(model)),
        "type": "object",
        "properties": {cle.nom: _key(cle) for cle in cles},
        "patternProperties": _AFTER_A_COMMA,
        "additionalProperties": False,
    }
    required = [cle.nom for cle in cles if cle.obligatoire]
    if required:
        made["required"] = required
    if any(cle.lecteur is values.read_numero_de_fiche for cle in cles):
        made["if"] = {"not": {"required": ["axe"]}}
        made["then"] = {"properties": {"numero": _READ[values.read_numero]}}
    return made


def _key(cle: Cle) -> Schema:
    one = _one(cle)
    for around in reversed(cle.plusieurs):
        one = (
            {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}
            if around == "list"
            else {"type": "object", "additionalProperties": one}
        )
    return {"description": _plain(cle.sens), **one, "examples": [_value(cle.exemple)]}


def _one(cle: Cle) -> Schema:
    """A value, or each of several."""
    if cle.modele is not None:
        alone = next((_one(under) for under in keys_of(cle.modele) if under.nom == cle.seule), None)
        return {"anyOf": [alone, _ref(cle.modele)]} if alone else _ref(cle.modele)
    if cle.lecteur is read_filiere:
        return {"anyOf": [_words(cle.choix), _only({"autre": _TEXTE}, "autre")]}
    if cle.choix:
        return _words(cle.choix, cle.lecteur.also if isinstance(cle.lecteur, values.OneOf) else ())
    return reads(cle.lecteur)


def reads(reader: object) -> Schema:
    """What a reader of texts takes, so far as a schema can say it; a line of text for one that isn't in the table."""
    if reader is values.read_oui_non:
        return _words(("oui", "non"))
    return _PERIODE if reader is values.read_periode else _READ.get(reader, _TEXTE)


def _words(words: Iterable[str], also: Iterable[str] = ()) -> Schema:
    """A closed list: its words as an editor proposes them, or the same in other letters and with other signs."""
    spelled = "|".join(_spelled(fold(word)) for word in (*words, *also))
    return {
        "anyOf": [
            {"enum": [str(word) for word in words]},
            {"type": "string", "pattern": f"^[^0-9A-Za-z]*(?:{spelled})[^0-9A-Za-z]*$"},
        ]
    }


_LETTERS = {"a": "aàâä", "c": "cç", "e": "eéèêë", "i": "iîï", "o": "oôö", "u": "uùûü"}


def _spelled(folded: str) -> str:
    """What folds to this, as a pattern: any case, any accent, any sign between words."""
    signs = {
        letter: f"[{same}{same.upper()}]" for letter in folded for same in (_LETTERS.get(letter, letter),)
    }
    return "".join("[^0-9A-Za-z]+" if letter == " " else signs[letter] for letter in folded)


def _only(properties: Mapping[str, Schema], *required: str) -> Schema:
    """A mapping of these keys and no other."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _ref(model: type) -> Schema:
    return {"$ref": f"#/$defs/{model.__name__}"}


def _jalon() -> Schema:
    statut = next(cle for cle in keys_of(Suivi) if cle.nom == "statut")
    known: Mapping[str, Schema] = {"periode": _PERIODE, "statut": _one(statut)}
    properties = {cle.nom: {**_key(cle), **known.get(cle.nom, {})} for cle in keys_of(Jalon)}
    return {"description": _plain(meaning(Jalon)), **_only(properties, "nom", "periode")}


def _calendrier() -> Schema:
    """One period; milestones in a text, a list, or by name; or a period (by its bounds) with milestones beside it."""
    text = {**SCALAIRE, "pattern": _NOT_BLANK}
    whole = (*values.BORNES, "periode", "jalons")
    by_name = {
        "type": "object",
        "propertyNames": {"not": {"enum": [*whole, "nom"]}},
        "additionalProperties": _PERIODE,
    }
    one = {"anyOf": [text, _ref(Jalon), by_name]}
    several = {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}
    keys = {cle.nom: _key(cle) for cle in keys_of(Calendrier) if cle.nom in whole}
    apart = {name: keys[name] for name in values.BORNES}
    jalons = {"jalons": {**keys["jalons"], **several}}
    return {
        "description": _plain(meaning(Calendrier)),
        "anyOf": [
            *several["anyOf"],
            {**_only({"periode": {**keys["periode"], **text}, **jalons}), "minProperties": 1},
            {**_only({**apart, **jalons}), "minProperties": 1},
        ],
    }


_CALENDRIERS: Mapping[type, Callable[[], Schema]] = {Calendrier: _calendrier, Jalon: _jalon}
"""What isn't read by a pydantic model, and takes more shapes than one."""


def _plain(said: Said) -> str:
    return template(said).replace("``", "")


def _value(yaml: str) -> Any:
    """An example as a file writes it → as JSON has it."""
    return parse(yaml.encode())
