"""What may be written in a file, key by key, as the models' own docstrings say it: for the reference pages, for messages.

A key's docstring is one sentence in English, then ``:fr:`` the same in French and ``:exemple:`` a value as a file holds it.
Docstrings are read from the models' source when they are asked for, so that nothing is paid for them elsewhere.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import typing
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cmqplan.amounts import Taux
from cmqplan.language import Said
from cmqplan.model import values
from cmqplan.model.campus import FILIERES, Campus, Reseau, read_filiere
from cmqplan.model.champs import Champ, TypeChamp
from cmqplan.model.convention import Convention
from cmqplan.model.couleur import read_couleur
from cmqplan.model.fiche import Calendrier, Fiche, read_calendrier
from cmqplan.model.organisme import Organisme, read_rna, read_siret
from cmqplan.model.plan import Plan
from cmqplan.model.settings import Settings, read_pied
from cmqplan.model.values import First, Reads
from cmqplan.periods import Length, Periode

FILES: Mapping[str, type[BaseModel]] = {
    "fiche": Fiche,
    "plan": Plan,
    "organisme": Organisme,
    "convention": Convention,
    "campus": Campus,
    "reseau": Reseau,
    "cmqplan": Settings,
}
"""Each kind of file and the model that reads it."""


class Cle(NamedTuple):
    """A key: what it means, what it holds, a value as a file writes it."""

    nom: str
    sens: Said
    exemple: str
    forme: Said
    """What kind of value it holds, in words: « un montant », « une liste de … »."""
    obligatoire: bool
    choix: tuple[str, ...] = ()
    """The words it accepts, when the list of them is closed."""
    modele: type | None = None
    """What the mapping (or each mapping of the list) under it is."""
    seule: str = ""
    """The key under it that a value alone stands for: ``edf`` for ``{organisme: edf}``."""
    plusieurs: tuple[str, ...] = ()
    """From without to within, « list » where several may stand in one, « mapping » where each stands under a name."""
    lecteur: object = None
    """What reads a value: one of the readers of ``cmqplan.model.values`` and the like."""


@cache
def keys_of(model: type) -> tuple[Cle, ...]:
    """The keys of a mapping that this model reads, in the model's order."""
    said = _docstrings(model)
    fields = typing.get_type_hints(model, include_extras=True)
    ours = tuple(
        _key(name, *_said(said[name]), fields[name], required=_is_required(model, name))
        for name in fields
        if name in said
    )
    declared: Mapping[str, Champ] = getattr(model, "declares", {})
    return ours + tuple(_of_champ(name, champ, fields[name]) for name, champ in declared.items())


def meaning(model: type) -> Said:
    """What a model is, in a sentence or two."""
    return _said(inspect.getdoc(model) or "")[0]


def sample(model: type, key: str) -> str:
    """A value for a key as a file writes it; « … » where the model has no such key."""
    return next((cle.exemple for cle in keys_of(model) if cle.nom == key), "…")


def _is_required(model: type, name: str) -> bool:
    field: FieldInfo | None = getattr(model, "model_fields", {}).get(name)
    return field is not None and field.is_required()


_SAMPLES: Mapping[TypeChamp, str] = {
    TypeChamp.TEXTE: "un texte",
    TypeChamp.LISTE: "[un mot, un autre]",
    TypeChamp.NOMBRE: "12",
    TypeChamp.MONTANT: "1 000 €",
    TypeChamp.PERIODE: "mars 2024",
    TypeChamp.DATE: "15 mars 2024",
    TypeChamp.OUI_NON: "oui",
    TypeChamp.ORGANISME: "lycee",
    TypeChamp.LIEN: "https://www.exemple.fr",
}


def _of_champ(name: str, champ: Champ, annotation: Any) -> Cle:
    """A key that the workspace declares, as one of ours."""
    choix = champ.choix if champ.seul_choix else ()
    exemple = _SAMPLES.get(champ.type, "un mot")
    if choix:
        from cmqplan.source.edits.writing import Habits, flow  # only what shows a key needs it

        exemple = flow([*choix[:2]] if champ.type is TypeChamp.LISTE else choix[0], Habits(), "")
    sens = Said(
        f"« {champ.titre} » : un champ que cmqplan.yaml déclare.",
        f"“{champ.titre}”: a key that cmqplan.yaml declares.",
    )
    cle = _key(name, sens, exemple, annotation, required=champ.obligatoire)
    if champ.type is TypeChamp.LIEN:
        cle = cle._replace(forme=Said("une adresse", "an address"))
    return cle._replace(choix=choix)


def _key(name: str, sens: Said, exemple: str, annotation: Any, *, required: bool) -> Cle:
    shape = _shape(annotation)
    forme = shape.forme
    for around in reversed(shape.many):
        forme = (
            Said(f"{forme.fr}, ou une liste", f"{forme.en}, or a list of them")
            if around == "list"
            else Said(f"un identifiant, puis {forme.fr}", f"an identifier, then {forme.en}")
        )
    return Cle(
        name,
        sens,
        exemple,
        forme,
        required,
        shape.choix,
        shape.modele,
        shape.seule,
        shape.many,
        shape.lecteur,
    )


class _Shape(NamedTuple):
    forme: Said
    choix: tuple[str, ...] = ()
    modele: type | None = None
    many: tuple[str, ...] = ()
    seule: str = ""
    lecteur: object = None


_FORMES: Mapping[object, Said] = {
    values.read_texte_court: Said("un texte sur une ligne", "a text on one line"),
    values.read_reference: Said("un identifiant", "an identifier"),
    values.read_texte: Said("un texte d'un ou plusieurs paragraphes", "a text of one or more paragraphs"),
    values.read_numero: Said("un numéro comme 1.2", "a number such as 1.2"),
    values.read_numero_libre: Said("un numéro comme 1.2, ou un code court", "a number such as 1.2, or a short code"),
    values.read_numero_de_fiche: Said("un numéro comme 1.2, ou un code court", "a number such as 1.2, or a short code"),
    values.read_montant: Said("un montant", "an amount"),
    values.read_chiffrage: Said(
        "un montant, estimé s'il le faut (environ 15 000 €), une fourchette, à définir",
        "an amount, estimated if need be (environ 15 000 €), a range, à définir",
    ),
    values.read_taux: Said("un taux", "a rate"),
    values.read_periode: Said("une période", "a period"),
    values.read_jour: Said("un jour", "a day"),
    values.read_annee: Said("une année", "a year"),
    values.read_exercice: Said("une année, ou plusieurs de suite", "a year, or several in a row"),
    values.read_annees: Said("une année, plusieurs de suite (2024-2026), ou une liste", "a year, several in a row (2024-2026), or a list of them"),
    values.read_entier: Said("un nombre entier", "a whole number"),
    values.read_etp: Said("un nombre, avec ou sans virgule", "a number, whole or decimal"),
    values.read_nombre: Said("un nombre", "a number"),
    values.read_duree: Said("une durée", "a length of time"),
    values.read_oui_non: Said("oui ou non", "oui or non"),
    read_couleur: Said("une couleur (\"#0f5c66\")", "a colour (\"#0f5c66\")"),
    read_pied: Said("un texte sur une ligne", "a text on one line"),
    read_calendrier: Said("une période (ou debut, fin, duree), ou des jalons", "a period (or debut, fin, duree), or milestones"),
    read_filiere: Said("une filière", "a field of trades"),
    read_siret: Said("un SIRET", "a SIRET"),
    read_rna: Said("un numéro RNA", "an RNA number"),
    str: Said("un texte sur une ligne", "a text on one line"),
    Periode: Said("une période", "a period"),
    Length: Said("une durée", "a length of time"),
    date: Said("un jour, un mois ou une année", "a day, a month or a year"),
    Taux: Said("un taux", "a rate"),
}  # fmt: skip
_CHOIX = Said("un mot de la liste", "a word of the list")
_GROUPE = Said("un groupe de clés", "a group of keys")


def _shape(annotation: Any) -> _Shape:
    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if origin is typing.Annotated:
        inner, *marks = arguments
        reader = next((mark.reader for mark in marks if isinstance(mark, Reads)), None)
        if reader is None:
            alone = [_alone(mark.function) for mark in marks if isinstance(mark, First)]
            return _shape(inner)._replace(seule=alone[0]) if any(alone) else _shape(inner)
        if reader in _FORMES:
            choix = FILIERES if reader is read_filiere else ()
            modele = Calendrier if reader is read_calendrier else None
            return _Shape(_FORMES[reader], choix, modele, lecteur=reader)
        return _shape(inner)._replace(lecteur=reader)  # a closed list of words
    if origin is tuple:
        one = _shape(arguments[0])
        return one._replace(many=("list", *one.many))
    if origin is dict:
        one = _shape(arguments[1])
        return one._replace(many=("mapping", *one.many))
    if arguments:  # … | None
        return _shape(next(argument for argument in arguments if argument is not type(None)))
    if annotation in _FORMES:
        return _Shape(_FORMES[annotation])
    if issubclass(annotation, StrEnum):
        return _Shape(_CHOIX, tuple(word.value for word in annotation))
    return _Shape(_GROUPE, (), annotation)


def _alone(function: Callable[[object], object]) -> str:
    """The key that a value alone stands for, in what a function makes of one; none where it makes no mapping."""
    made = function("texte")
    keys = made.model_fields_set if isinstance(made, BaseModel) else made if isinstance(made, Mapping) else ()
    return next(iter(keys), "")


def _docstrings(model: type) -> Mapping[str, str]:
    """Field → its docstring, of the fields that a file may hold."""
    return _of_module(sys.modules[model.__module__])[model.__name__]


@cache
def _of_module(module: Any) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            own = found[node.name] = {}
            for field, doc in zip(node.body, node.body[1:], strict=False):
                if (
                    isinstance(field, ast.AnnAssign)
                    and isinstance(field.target, ast.Name)
                    and isinstance(doc, ast.Expr)
                    and isinstance(doc.value, ast.Constant)
                    and ":fr:" in str(doc.value.value)
                ):
                    own[field.target.id] = inspect.cleandoc(str(doc.value.value))
    return found


_FIELD = re.compile(r"^:(fr|exemple):", re.MULTILINE)


def _said(doc: str) -> tuple[Said, str]:
    """The sentence in both languages and the example of a docstring."""
    english, *fields = _FIELD.split(doc)
    named = {name: " ".join(text.split()) for name, text in zip(fields[::2], fields[1::2], strict=True)}
    return Said(named["fr"], " ".join(english.split())), named.get("exemple", "")
