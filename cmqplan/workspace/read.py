"""One file → one model, or the findings that say why not.

pydantic's errors are mapped by their type and context, never by their wording.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from cmqplan.findings import Edit, Finding, Fix, Place, fold, nearest
from cmqplan.findings.finding import Path as KeyPath
from cmqplan.findings.words import one_slip
from cmqplan.model.values import kind_of
from cmqplan.source import characters, yaml
from cmqplan.source.remarks import misread
from cmqplan.workspace.disk import read_file
from cmqplan.workspace.files import unreadable

M = TypeVar("M", bound=BaseModel)

Loc: typing.TypeAlias = tuple[int | str, ...]


def read_bytes(root: Path, file: str) -> bytes | Finding:
    """A file's bytes, or why they can't be read."""
    try:
        return read_file(f"{root}/{file}", yaml.LONGEST)
    except OSError as error:
        return unreadable(file, error)


class MappingRead(NamedTuple):
    """A file's mapping as plain values, and what isn't said in it as it was meant; without a mapping (None), why there is
    none."""

    value: dict[str, Any] | None
    findings: list[Finding]


def read_mapping(file: str, data: bytes) -> MappingRead:
    try:
        value, dashed = yaml.read(data)
    except yaml.Refused:
        from cmqplan.source import syntax  # only what is wrong needs it

        return MappingRead(None, syntax.explain(file, data))
    odd = characters.told(file, data.decode("utf-8-sig"))
    if any(finding.code == "CMQ016" for finding in odd):
        return MappingRead(None, odd)  # no value of ours holds a character that steers what shows it
    if not value and not isinstance(value, list):
        return MappingRead(None, [Finding("CMQ003", Place(file))])
    if not isinstance(value, dict):
        return MappingRead(None, [Finding("CMQ013", Place(file), {"kind": kind_of(value)}, kind_of(value))])
    return MappingRead(value, [*odd, *misread(file, data, dashed=dashed)])


def build(
    model: type[M], value: object, file: str, prefix: KeyPath = (), context: Mapping[str, Any] | None = None
) -> M | list[Finding]:
    """The model of a value, or one finding for each thing that keeps it from being one."""
    try:
        return model.model_validate(value, context=context)
    except ValidationError as error:
        return list(_Mapping(model, value, file, prefix).findings(error))


class _Mapping:
    """The errors of one value turned into findings: one for each mistake, none that only follows from another."""

    def __init__(self, model: type[BaseModel], value: object, file: str, prefix: KeyPath) -> None:
        self.model = model
        self.value = value
        self.file = file
        self.prefix = prefix

    def findings(self, error: ValidationError) -> Iterator[Finding]:
        errors = error.errors(include_url=False)
        missing = {item["loc"] for item in errors if item["type"] == "missing"}
        explained: set[Loc] = set()
        misplaced: set[KeyPath] = set()
        for item in errors:
            if item["type"] == "extra_forbidden":
                finding, loc = self._unknown_key(item["loc"], missing, explained)
                explained.update(() if loc is None else (loc,))
                misplaced |= {finding.place.path[:-1]} if finding.code == "CMQ004" else set()
                yield finding
        for item in errors:
            kind, loc = item["type"], item["loc"]
            path = self.path(loc)
            if kind == "extra_forbidden" or (kind == "missing" and loc in explained):
                continue
            if kind == "missing":
                yield self._missing(path)
                continue
            finding = self._glued(loc, path, item["input"]) or (
                self._own(item.get("ctx", {}), path)
                if kind == "cmqplan"
                else self._shape(loc, path, item["input"])
            )
            if finding.code == "CMQ108" and finding.place.path[:-1] in misplaced:
                continue  # the value is there, behind a no-break space
            yield finding

    def path(self, loc: Loc) -> KeyPath:
        return self.prefix + _on_file(loc, self.value)

    def _missing(self, path: KeyPath) -> Finding:
        key, parent = str(path[-1]), _last_key(path[:-1])
        params = {"key": key, "parent": parent, "example": f"{key}: {_SAMPLES.get(key, '…')}"}
        variant = "top" if not parent else "item" if isinstance(path[-2], int) else ""
        return Finding("CMQ101", Place(self.file, path[:-1], on="key"), params, variant)

    def _shape(self, loc: Loc, path: KeyPath, given: object) -> Finding:
        """Something else than the mapping that a model is read from."""
        if isinstance(given, str) and not given.strip():
            return Finding("CMQ108", Place(self.file, path), {"key": _last_key(path)})
        model = model_at(self.model, loc)
        required = (
            [name for name, field in model.model_fields.items() if field.is_required()] if model else []
        )
        keys = required or (list(model.model_fields)[:4] if model else [])
        params = {
            "key": _last_key(path),
            "text": _shortened(given) if isinstance(given, str) else "",
            "keys": ", ".join(f"{key}: {_SAMPLES.get(key, '…')}" for key in keys),
        }
        kind = kind_of(given)
        return Finding(
            "CMQ103", Place(self.file, path), params, "" if kind == "mapping" else f"mapping-not-{kind}"
        )

    def _glued(self, loc: Loc, path: KeyPath, given: object) -> Finding | None:
        """« total:15 000 € » on the line below « financiers: »: without its space the key is read as a text."""
        word, colon, rest = given.partition(":") if isinstance(given, str) else ("", "", "")
        if not colon or rest[:1].isspace() or not rest:
            return None
        if word not in known_keys(self.model, loc) and word not in known_keys(self.model, loc[:-1]):
            return None
        at = Place(self.file, path, part=(len(word), len(word) + 1))
        params = {"key": word, "value": _shortened(rest)}
        return Finding("CMQ007", at, params, "no-space-after-colon", fix=Fix((Edit(at, ": "),)))

    def _own(self, context: Mapping[str, Any], path: KeyPath) -> Finding:
        """A refusal of the model's own readers."""
        at = path + tuple(context["path"])
        place = Place(self.file, at, part=context["part"])
        code, variant = context["code"], context["variant"]
        params = {"key": _last_key(at), **context["params"]}
        if code == "CMQ102":
            return _mistyped_key(Place(self.file, at, on="key"), params)
        if code == "CMQ103":
            return self._not_a_text(place, params, variant)
        replacement = context["replacement"]
        if code == "CMQ109":
            suggestion = params.get("suggestion")
            if suggestion is not None:
                variant = f"{variant}-near" if variant else "near"
                replacement = _choice_meant(str(params["text"]), str(suggestion), params["choices"])
        if code == "CMQ111":
            replacement = _number_meant(str(params["text"]))
        fix = None if replacement is None else Fix((Edit(Place(self.file, at), replacement),))
        return Finding(code, place, params, variant, fix=fix)

    def _not_a_text(self, place: Place, params: Mapping[str, object], variant: str) -> Finding:
        """A list or a mapping where a text belongs; often a mapping that only a colon in the text has made."""
        found = self._found(place.path)
        if isinstance(found, dict) and len(found) == 1:
            name, rest = next(iter(found.items()))
            if isinstance(rest, str) and place.path and isinstance(place.path[-1], int):
                text = f"{name} : {rest}" if rest else f"{name} :"
                return Finding(
                    "CMQ103",
                    place,
                    {**params, "name": _shortened(name), "text": _shortened(text)},
                    "colon-in-item",
                )
        return Finding("CMQ103", place, params, variant if variant in _SHAPES else "")

    def _found(self, path: KeyPath) -> object:
        value = self.value
        for step in path[len(self.prefix) :]:
            if isinstance(value, dict | list):
                try:
                    value = value[step]  # type: ignore[index]
                except (KeyError, IndexError, TypeError):
                    return None
        return value

    def _unknown_key(
        self, loc: Loc, missing: Collection[Loc], explained: Collection[Loc]
    ) -> tuple[Finding, Loc | None]:
        """What to say of a key that isn't known, and which missing key it explains (``explained``: those already are)."""
        key, parent = str(loc[-1]), loc[:-1]
        place = Place(self.file, self.path(loc), on="key")
        known = known_keys(self.model, parent)
        siblings = _value_at(self.value, parent)
        present = siblings if isinstance(siblings, dict) else {}
        params: dict[str, object] = {"key": _shortened(key), "known": tuple(known)}
        blank = len(key) - len(key.lstrip(_BLANK))
        fix: Fix | None
        if blank:
            right = key.lstrip(_BLANK)
            fix = Fix((Edit(Place(self.file, place.path, on="key", part=(0, blank)), " " * blank),))
            place = Place(self.file, place.path, on="key", part=(0, blank))
            return Finding("CMQ004", place, {}, "no-break-space", fix=fix), (*parent, right)
        word, colon, rest = key.partition(":")
        if colon and rest and (word in known or _meant(word, known) is not None):
            at = Place(self.file, place.path, on="key", part=(len(word), len(word) + 1))
            fix = Fix((Edit(at, ": "),)) if present.get(key) == "" else None
            return Finding("CMQ007", at, {"key": word, "value": rest}, "no-space-after-colon", fix=fix), (
                *parent,
                word,
            )
        free = [name for name in known if name not in present and (*parent, name) not in explained]
        wanted = [name for name in free if (*parent, name) in missing]
        suggestion = _meant(key, free) or nearest(key, wanted, least=0.5) or nearest(key, free)
        if suggestion is not None:
            params["suggestion"] = suggestion
            fix = Fix((Edit(place, suggestion),)) if _same_word(fold(key), suggestion) else None
            return Finding("CMQ102", place, params, "near", fix=fix), (*parent, suggestion)
        taken = _meant(key, known) or nearest(key, known, least=0.8)
        if taken is not None:
            return Finding("CMQ102", place, {**params, "suggestion": taken}, "taken"), None
        if present.get(key) == "" and (" " in key or key[:1].isdigit()):
            return Finding("CMQ102", place, params, "comma"), None
        if parent and key in self.model.model_fields:
            return Finding("CMQ102", place, {**params, "here": _last_key(place.path[:-1])}, "top"), (
                key,
            ) if (key,) in missing else None
        where = _places(self.model).get(key)
        if where is not None:
            return Finding("CMQ102", place, {**params, "parent": where}, "elsewhere"), None
        return Finding("CMQ102", place, params), None


_SHAPES = ("text-not-list", "text-not-mapping", "mapping-not-text", "mapping-not-list")

_BLANK = "\u00a0\u202f\u2007\u2009\u2002\u2003\u3000"
"""Spaces that YAML takes for letters."""

_SAMPLES: Mapping[str, str] = {
    "numero": "1.1",
    "titre": "Festival des transitions",
    "porteurs": "[cmq-green-city]",
    "nom": "Campus Green City",
    "type": "association",
    "exercice": "2024",
    "axes": "[{numero: 1, titre: Faire connaître les métiers}]",
    "periode": "2022-2025",
    "parties": "[dijon-metropole, cmq-green-city]",
    "financeur": "dijon-metropole",
    "organisme": "dijon-metropole",
    "montant": "5 000 €",
    "compte": '"60"',
    "date": "23 juin 2022",
    "pour": "37",
    "genre": "comité",
    "texte": "Un comité se réunit chaque année.",
    "action": "1.2",
    "region": "Bourgogne-Franche-Comté",
    "stade": "labellisé",
    "categorie": "campus",
    "debut": "1er septembre 2022",
    "fichier": "plans/logos/campus.png",
    "valeur": '"300"',
    "perimetre": "{region: Île-de-France}",
    "effectifs": "{total: 14}",
}
"""What a key's value looks like."""

_ALSO_CALLED: Mapping[str, str] = {
    "intitule": "titre",
    "libelle": "titre",
    "nom": "titre",
    "pilote": "porteurs",
    "pilotes": "porteurs",
    "responsable": "porteurs",
    "chef de file": "porteurs",
    "constat": "constats",
    "contexte": "constats",
    "objectif strategique": "objectifs",
    "objectifs strategiques": "objectifs",
    "actions": "modalites",
    "mise en oeuvre": "modalites",
    "modalites de mise en oeuvre": "modalites",
    "moyens previsionnels": "moyens",
    "resultats attendus": "livrables",
    "echeancier": "calendrier",
    "planning": "calendrier",
    "dates": "calendrier",
    "delais": "calendrier",
    "budget": "total",
    "cout": "total",
    "cout total": "total",
    "montant total": "total",
    "financeurs": "financements",
    "plan de financement": "financements",
    "somme": "montant",
    "part": "taux",
    "pourcentage": "taux",
    "annee": "exercice",
    "duree de validite": "duree",
    "membre": "membres",
}
"""Words of the documents' own tables, and the keys that stand for them where those are known."""


def _meant(key: str, known: Collection[str]) -> str | None:
    """The known key that a word surely stands for: the same but for case, accents, one slip or a plural, or its other name."""
    word = fold(key)
    for name in known:
        if _same_word(word, name):
            return name
    other = _ALSO_CALLED.get(word)
    if other in known:
        return other
    return next((name for name in known if len(name) > 4 and word.startswith(f"{name} ")), None)


def _same_word(folded: str, name: str) -> bool:
    word = folded.replace(" ", "_")
    return word == name or one_slip(word, name)


def _mistyped_key(place: Place, params: Mapping[str, object]) -> Finding:
    """An unknown key of a mapping that has no model of its own."""
    known = params["known"]
    names = known if isinstance(known, tuple) else ()
    suggestion = _meant(str(params["key"]), names) or nearest(str(params["key"]), names)
    fix = (
        Fix((Edit(place, suggestion),))
        if suggestion and _same_word(fold(str(params["key"])), suggestion)
        else None
    )
    return Finding(
        "CMQ102", place, {**params, "suggestion": suggestion}, "near" if suggestion else "", fix=fix
    )


def _choice_meant(text: str, suggestion: str, choices: object) -> str | None:
    """The suggestion, where one slip is all that separates it from the text and no other choice is as near."""
    others = choices if isinstance(choices, tuple) else ()
    near = [choice for choice in others if one_slip(fold(text), fold(str(choice)))]
    return suggestion if near == [suggestion] else None


def _number_meant(text: str) -> str | None:
    """« 1,1 », « 1-1 » or « 1.1. » is 1.1; anything else has to be looked at."""
    match = re.fullmatch(r"([0-9]{1,3})[.,-]([0-9]{1,3})(?:[.,-]([0-9]{1,3}))?\.?", text.strip())
    return ".".join(part for part in match.groups() if part) if match else None


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"


def _last_key(path: KeyPath) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _on_file(loc: Loc, value: object) -> KeyPath:
    """pydantic's location as a path of the file: an index that only stands for a single value is left out."""
    path: list[int | str] = []
    current = value
    for step in loc:
        if isinstance(step, int):
            if not isinstance(current, list):
                continue
            current = current[step] if step < len(current) else None
        elif isinstance(current, dict):
            current = current.get(step)
        elif isinstance(current, str) and path:
            continue  # a text alone stands for a mapping with this key
        else:
            current = None
        path.append(step)
    return tuple(path)


def _value_at(value: object, loc: Loc) -> object:
    for step in _on_file(loc, value):
        try:
            value = value[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The models an annotation speaks of, however they are wrapped."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is not None:
        for argument in typing.get_args(annotation):
            yield from models_in(argument)


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model that reads what stands at a location."""
    current: type[BaseModel] | None = model
    for step in loc:
        if current is None or isinstance(step, int):
            continue
        field = current.model_fields.get(step)
        if field is not None:
            current = next(models_in(field.annotation), None)
    return current


def known_keys(model: type[BaseModel], loc: Loc) -> list[str]:
    found = model_at(model, loc)
    return list(found.model_fields) if found else []


@cache
def _places(model: type[BaseModel]) -> Mapping[str, str]:
    """Key → where it belongs first, below the top of the file: « moyens.financiers » for « financements »."""
    places: dict[str, str] = {}
    waiting: list[tuple[str, type[BaseModel]]] = [("", model)]
    seen: set[type[BaseModel]] = set()
    while waiting:
        where, current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        for name, field in current.model_fields.items():
            if where:
                places.setdefault(name, where)
            waiting += [(f"{where}.{name}" if where else name, m) for m in models_in(field.annotation)]
    return places
