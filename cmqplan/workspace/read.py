"""One file → one model, or the findings that say why not.

pydantic's errors are mapped by their type and context, never by their wording.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from cmqplan import amounts
from cmqplan.findings import Edit, Finding, Fix, Place, fold, nearest
from cmqplan.findings.finding import Path as KeyPath
from cmqplan.findings.words import one_slip
from cmqplan.language.values import Yaml
from cmqplan.model.fiche import NATURES_PROCHES, Fiche, Financement, Nature, Pilotage, Visa
from cmqplan.model.organisme import TypeOrganisme
from cmqplan.model.values import Etendue, Reperes, kind_of
from cmqplan.source import characters, yaml
from cmqplan.source.remarks import misread
from cmqplan.workspace.disk import read_file
from cmqplan.workspace.files import Files, unreadable
from cmqplan.workspace.mentions import texts_in
from cmqplan.workspace.own import Own, types_of
from cmqplan.workspace.persons import is_person, names_someone

M = TypeVar("M", bound=BaseModel)

Loc: typing.TypeAlias = tuple[int | str, ...]


def read_bytes(files: Files, file: str) -> bytes | Finding:
    """A file's bytes, or why they can't be read."""
    if file in files.unsaved:
        return files.unsaved[file]
    try:
        return read_file(f"{files.root}/{file}", yaml.LONGEST)
    except OSError as error:
        return unreadable(file, error)


class MappingRead(NamedTuple):
    """A file's mapping as plain values, and what isn't said in it as it was meant; without a mapping (None), why there is
    none."""

    value: dict[str, Any] | None
    findings: list[Finding]


def read_mapping(
    file: str, data: bytes, example: Callable[[object], tuple[str, ...]] = lambda _: ()
) -> MappingRead:
    """``example``: lines that such a file could hold, of one that holds a list or a text."""
    try:
        value, dashed = yaml.read(data)
    except yaml.Refused:
        from cmqplan.source import syntax  # only what is wrong needs it

        shown = {"examples": tuple(map(Yaml, example("")))}
        return MappingRead(
            None,
            [
                finding._replace(params=shown) if finding.code == "CMQ013" else finding
                for finding in syntax.explain(file, data)
            ],
        )
    odd = characters.told(file, data.decode("utf-8-sig"))
    if any(finding.code == "CMQ016" for finding in odd):
        return MappingRead(None, odd)  # no value of ours holds a character that steers what shows it
    if not value and not isinstance(value, list):
        return MappingRead(None, [Finding("CMQ003", Place(file))])
    if not isinstance(value, dict):
        return MappingRead(
            None,
            [Finding("CMQ013", Place(file), {"examples": tuple(map(Yaml, example(value)))}, kind_of(value))],
        )
    return MappingRead(value, [*odd, *misread(file, data, dashed=dashed)])


def build(
    model: type[M],
    value: object,
    file: str,
    prefix: KeyPath = (),
    context: Reperes | None = None,
    own: Callable[[], Own] = Own,
) -> M | list[Finding]:
    """The model of a value, or one finding for each thing that keeps it from being one. ``own``: what examples are made of,
    asked for when something is wrong."""
    try:
        return model.model_validate(value, context=context)
    except ValidationError as error:
        return list(_Mapping(model, value, file, prefix, own()).findings(error))


def read_as_nearest(fiche: Fiche, value: object, file: str) -> Iterator[Finding]:
    """Where a valid fiche, read from ``value``, has a word that was read as the nearest of ours."""
    for n, line in enumerate(fiche.financements):
        path = _on_file(("moyens", "financiers", "financements", n, "nature"), value)
        text = _value_at(value, path)
        if line.nature is not None and isinstance(text, str) and fold(text) in NATURES_PROCHES:
            place, word = Place(file, path), line.nature.value
            others = tuple(nature for nature in Nature if nature is not line.nature)
            params = {"key": "nature", "text": text, "suggestion": word, "choices": others}
            yield Finding("CMQ127", place, params, fix=Fix((Edit(place, word),)))


class _Mapping:
    """The errors of one value turned into findings: one for each mistake, none that only follows from another."""

    def __init__(self, model: type[BaseModel], value: object, file: str, prefix: KeyPath, own: Own) -> None:
        self.model = model
        self.value = value
        self.file = file
        self.prefix = prefix
        self.own = own

    def findings(self, error: ValidationError) -> Iterator[Finding]:
        errors = error.errors(include_url=False)
        told: set[Loc] = set()
        for finder in (self._funders, self._named_by_key, self._colons):
            for parent, finding in list(finder(errors)):
                yield finding
                told.add(parent)
            errors = [item for item in errors if item["loc"][:-1] not in told]
        missing = {item["loc"] for item in errors if item["type"] == "missing"}
        explained: set[Loc] = set()
        misplaced: set[KeyPath] = set()
        for item in errors:
            if item["type"] == "extra_forbidden":
                finding, loc = self._unknown_key(item["loc"], missing, explained)
                explained.update(() if loc is None else (loc,))
                misplaced |= {finding.place.path[:-1]} if finding.code == "CMQ004" else set()
                yield finding
        yield from self._missing([loc for loc in missing if loc not in explained])
        for item in errors:
            kind, loc = item["type"], item["loc"]
            if kind in ("extra_forbidden", "missing"):
                continue
            path = self.path(loc)
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

    def _missing(self, locs: Collection[Loc]) -> Iterator[Finding]:
        """One finding for each mapping that lacks keys: all of them, in the model's order."""
        for parent in dict.fromkeys(loc[:-1] for loc in locs):
            model = model_at(self.model, parent) or self.model
            keys = [key for key in model.model_fields if (*parent, key) in locs]
            path = self.path((*parent, keys[0]))[:-1]
            samples = tuple(Yaml(f"{key}: {self.own.sample(model, key, _last_key(path))}") for key in keys)
            params = {"keys": tuple(map(Yaml, keys)), "parent": _last_key(path), "examples": samples}
            variant = "top" if not path else "item" if isinstance(path[-1], int) else ""
            yield Finding("CMQ101", Place(self.file, path, on="key"), params, variant)

    def _funders(self, errors: Collection[Any]) -> Iterator[tuple[Loc, Finding]]:
        """« region: 6 000 € » as a line of financing: who pays stands where the keys belong, with what it pays."""
        lacking = {item["loc"][:-1] for item in errors if item["type"] == "missing"}
        for parent in dict.fromkeys(loc for loc in lacking if "financeur" in known_keys(self.model, loc)):
            value = _value_at(self.value, parent)
            known = known_keys(self.model, parent)
            if not isinstance(value, dict) or any(
                name in known or not isinstance(money, str) or not is_amount(money)
                for name, money in value.items()
            ):
                continue
            lines = [{"financeur": self.own.party(name), "montant": money} for name, money in value.items()]
            place = Place(self.file, self.path((*parent, "financeur"))[:-1])
            alone = isinstance(place.path[-1], int)
            new: object = lines[0] if alone else lines
            params = {
                "key": _last_key(place.path),
                "lines": tuple(Yaml(f"- {_flow(line)}") for line in lines),
            }
            fix = Fix((Edit(place, _flow(new), new),))
            yield parent, Finding("CMQ103", place, params, "funder-as-key", fix=fix)

    def _colons(self, errors: Collection[Any]) -> Iterator[tuple[Loc, Finding]]:
        """« - Rapport : version finale » where a text alone would do: a colon has made a mapping of it."""
        from cmqplan.model.keys import keys_of

        items = [item["loc"] for item in errors if item["type"] == "missing" and len(item["loc"]) > 2]
        for loc in items:
            *above, name, rank, lacking = loc
            model = model_at(self.model, tuple(above)) or self.model
            alone = any(cle.nom == name and cle.seule == lacking for cle in keys_of(model))
            if not alone or not isinstance(rank, int):
                continue
            value = _value_at(self.value, loc[:-1])
            known = known_keys(self.model, loc[:-1])
            first = next(iter(value)) if isinstance(value, dict) and len(value) == 1 else ""
            if first and _meant(first, known) is None and nearest(first, known) is None:
                finding = self._not_a_text(Place(self.file, self.path(loc[:-1])), {"key": name}, "")
                if finding.variant == "colon-in-item":
                    yield loc[:-1], finding

    def _named_by_key(self, errors: Collection[Any]) -> Iterator[tuple[Loc, Finding]]:
        """« - Réserver la salle : 500 € » among mappings: what a thing is called stands where the keys belong."""
        unknown = (item["loc"][:-1] for item in errors if item["type"] == "extra_forbidden")
        for parent in dict.fromkeys(unknown):
            value, model = _value_at(self.value, parent), model_at(self.model, parent)
            keys = _CALLED_BY.get(model.__name__) if model and parent else None
            if keys is None or model is None or not isinstance(value, dict):
                continue
            known = list(model.model_fields)
            if any(_meant(name, known) for name in value):
                continue
            lines = [self._apart(model, keys, name, given) for name, given in value.items()]
            if None in lines:
                continue
            place = Place(self.file, self.path((*parent, known[0]))[:-1])
            new: object = lines[0] if isinstance(place.path[-1], int) else lines
            params = {
                "key": _last_key(place.path),
                "name": _shortened(next(iter(value))),
                "lines": tuple(Yaml(f"- {_flow(line)}") for line in lines),
            }
            surely = all(len(line or ()) == 2 for line in lines)
            fix = Fix((Edit(place, _flow(new), new),)) if surely else None
            yield parent, Finding("CMQ103", place, params, "value-as-key", fix=fix)

    def _apart(
        self, model: type[BaseModel], keys: tuple[str, Sequence[str]], name: str, given: object
    ) -> dict[str, Any] | None:
        """What stands under its name, with a key for each; in the model's order, an example where one is needed."""
        own, others = keys
        found: dict[str, Any] = {own: name}
        if isinstance(given, dict) and given.keys() <= model.model_fields.keys():
            found |= given
        else:
            key = next((key for key in others if _reads(model, key, given)), None)
            if key is None:
                return None
            found[key] = given
        fields = model.model_fields.items()
        found |= {
            key: self.own.sample(model, key).strip('"')
            for key, field in fields
            if field.is_required() and key not in found
        }
        return {key: found[key] for key, _ in fields if key in found} if _reads(model, own, name) else None

    def _shape(self, loc: Loc, path: KeyPath, given: object) -> Finding:
        """Something else than the mapping that a model is read from."""
        key = _last_key(path)
        place = Place(self.file, path)
        model = model_at(self.model, loc) or self.model
        needed = [name for name, field in model.model_fields.items() if field.is_required()]
        keys = tuple(
            Yaml(f"{name}: {self.own.sample(model, name, key)}")
            for name in needed or list(model.model_fields)[:4]
        )
        if isinstance(given, str) and not given.strip():
            return Finding("CMQ108", place, {"key": key, "keys": keys}, "keys" if needed else "")
        if isinstance(given, str) and model is Pilotage and names_someone(given):
            function = {"referents": self.own.sample(model, "referents").strip("[]")}
            told = {"key": key, "text": _shortened(given), "example": Yaml(f"{key}: {_flow(function)}")}
            return Finding("CMQ103", place, told, "person")
        if isinstance(given, str) and model is Visa and not self.own.names_party(given):
            return Finding("CMQ103", place, {"key": key, "text": _shortened(given)}, "visa")
        if isinstance(given, str):
            meant, sure = self._meant_by_text(model, given.strip(), key)
            if meant is not None:
                example = _flow(meant) if isinstance(path[-1], int) else f"{key}: {_flow(meant)}"
                shown = {"key": key, "text": _shortened(given), "example": Yaml(example)}
                fix = Fix((Edit(place, _flow(meant), meant),)) if sure else None
                return Finding("CMQ103", place, shown, "mapping-not-text", fix=fix)
        params = {"key": key, "text": _shortened(given) if isinstance(given, str) else "", "keys": keys}
        kind = kind_of(given)
        variants = {"mapping": "", "text": "mapping-not-this-text", "list": "mapping-not-list"}
        return Finding("CMQ103", place, params, variants[kind])

    def _meant_by_text(
        self, model: type[BaseModel], text: str, name: str
    ) -> tuple[dict[str, Any] | None, bool]:
        """The mapping that a text must have been meant as, and whether nothing in it is only an example."""
        if "financeur" in model.model_fields:
            line = _FUNDED.fullmatch(text)
            if line is not None and is_amount(line[2]):
                return {"financeur": self.own.party(line[1].strip()), "montant": line[2]}, True
            return {"financeur": self.own.party(text), "montant": self.own.sample(model, "montant")}, False
        if model is Pilotage and is_person(text):
            return {"referents": text}, True
        meant = self.own.written(model, text, name)
        return meant, meant is not None and list(meant.values()) == [text]

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
            text, choices = str(params["text"]), params["choices"]
            kinds = types_of(text) if _are_types(choices) else ()
            suggestion = next(iter(kinds), None) or _choice_called(text, choices) or params.get("suggestion")
            if len(kinds) > 1:
                del params["suggestion"]
                params["first"], params["second"] = kinds
                variant = "either"
            elif suggestion is not None:
                params["suggestion"] = suggestion
                params["choices"] = tuple(choice for choice in choices if choice != suggestion)
                variant = f"{variant}-near" if variant else "near"
                replacement = _choice_meant(text, str(suggestion), choices)
        if (code, variant) == ("CMQ112", "year") and self.own.exercice:
            year = self.own.exercice
            params |= {"annee": str(year), "annees": str(Etendue(year, year + 2))}
        if code == "CMQ111":
            replacement = _number_meant(str(params["text"]))
            params["suggestion"] = replacement or self._number(str(params["text"]), at)
            params["axe"] = self.own.axe
        fix = None if replacement is None else Fix((Edit(Place(self.file, at), replacement),))
        return Finding(code, place, params, variant, fix=fix)

    def _number(self, text: str, path: KeyPath) -> str:
        """The one number with a dot that a text holds, else the example of its place."""
        found = re.findall(r"(?<![\w.])\d{1,3}(?:\.\d{1,3})+(?![\w.])", text)
        if len(found) == 1:
            return str(found[0])
        return self.own.axe if _last_key(path) == "axe" else self.own.numero() if path == ("numero",) else "1"

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
        one = Yaml(f"{params['key']}: {_flow(_shortened(_as_text(found)) or '…')}")
        return Finding("CMQ103", place, {**params, "one": one}, variant if variant in _SHAPES else "")

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
        suggestion = _meant(key, free)
        if suggestion is None and _meant(key, [name for name in known if name in present]) is None:
            suggestion = nearest(key, wanted, least=0.5) or nearest(key, free)
        if suggestion is not None:
            params["suggestion"] = suggestion
            fix = Fix((Edit(place, suggestion),)) if _same_word(fold(key), suggestion) else None
            return Finding("CMQ102", place, params, "near", fix=fix), (*parent, suggestion)
        nature = _NATURES.get(fold(key))
        if nature is not None and "financements" in known:
            line = {"financeur": self._payer(nature), "montant": self._amount(present[key]), "nature": nature}
            return Finding("CMQ102", place, {**params, "line": Yaml(f"- {_flow(line)}")}, "nature"), None
        taken = _meant(key, known) or nearest(key, known, least=0.8)
        if taken is not None:
            model = model_at(self.model, parent) or self.model
            several = _holds_several(model.model_fields[taken].annotation)
            variant = "taken" if several else "taken-one"
            return Finding("CMQ102", place, {**params, "suggestion": taken}, variant), None
        if present.get(key) == "" and (" " in key or key[:1].isdigit() or key[-1] in "”»"):
            return Finding("CMQ102", place, {**params, "whole": _rejoined(present, key)}, "comma"), None
        if parent and key in self.model.model_fields:
            return Finding("CMQ102", place, {**params, "here": _last_key(place.path[:-1])}, "top"), (
                key,
            ) if (key,) in missing else None
        where = _places(self.model).get(key)
        if where is not None:
            shown = _nested(self.model, where.split("."), key)
            return Finding("CMQ102", place, {**params, "nested": Yaml(shown)}, "elsewhere"), None
        return Finding("CMQ102", place, params), None

    def _payer(self, nature: str) -> str:
        """Who may have written a nature of money as a key: who carries the action, when it is its own."""
        carriers = self.value.get("porteurs") if isinstance(self.value, dict) else None
        first = next(iter(texts_in(carriers)), None) if nature == Nature.FONDS_PROPRES else None
        return self.own.party(first) if first else self.own.sample(Financement, "financeur")

    def _amount(self, given: object) -> str:
        """The amount that is given, else the example of one."""
        return (
            given if isinstance(given, str) and is_amount(given) else self.own.sample(Financement, "montant")
        )


def _rejoined(present: Mapping[str, object], key: str) -> Yaml:
    """« cible: “300, environ” », which a comma cut in two, in quotes."""
    keys = list(present)
    at = keys.index(key)
    before = present[keys[at - 1]] if at else ""
    rest = key.strip(_QUOTES)
    if not isinstance(before, str) or not before:
        return Yaml(f'"…, {rest}"')
    return Yaml(f'{keys[at - 1]}: "{before.strip(_QUOTES)}, {rest}"')


_QUOTES = "“”„«»\"' \u00a0\u202f"


def _nested(model: type[BaseModel], where: Sequence[str], key: str) -> str:
    """A key under those that lead to it: « moyens: {financiers: {financements: …}} »."""
    first, *others = (*where, key)
    if not others:
        return f"{first}: …"
    field = model.model_fields[first]
    inner = next(models_in(field.annotation))
    below = f"{{{_nested(inner, others[:-1], key)}}}"
    return f"{first}: [{below}]" if _holds_several(field.annotation) else f"{first}: {below}"


_NATURES = {
    "autofinancement": Nature.FONDS_PROPRES, "auto financement": Nature.FONDS_PROPRES, "fonds propres": Nature.FONDS_PROPRES,
    "subvention": Nature.SUBVENTION, "subventions": Nature.SUBVENTION, "cofinancement": Nature.SUBVENTION,
    "cofinancements": Nature.SUBVENTION, "mecenat": Nature.MECENAT, "prestation": Nature.PRESTATION, "prestations": Nature.PRESTATION,
}  # fmt: skip
"""Natures of money that people write as keys, where a line of financing belongs."""

_CALLED_BY: Mapping[str, tuple[str, Sequence[str]]] = {
    "SousAction": ("titre", ("montant", "calendrier", "statut")),
    "Indicateur": ("nom", ("cible",)),
    "ValeurIndicateur": ("exercice", ("valeur",)),
    "Depense": ("intitule", ("montant",)),
    "DepenseReelle": ("exercice", ("montant",)),
    "TotalExercice": ("exercice", ("montant",)),
    "Versement": ("date", ("montant",)),
    "VersementPrevu": ("date", ("montant",)),
    "Part": ("organisme", ("montant", "taux")),
    "Cofinanceur": ("organisme", ("montant", "taux")),
    "Affectation": ("action", ("montant",)),
    "Etp": ("profil", ("prevu",)),
    "Visa": ("organisme", ("date",)),
    "Note": ("date", ("texte",)),
    "Section": ("titre", ("texte",)),
    "Axe": ("numero", ("titre",)),
    "Etape": ("nom", ("periode",)),
}
"""Model → the key of what its things are called by, and those of what people write after it."""

_FUNDED = re.compile(r"(\D*[^\W\d])[\s:–—-]+(\d.*)")
"""« region 6 000 € »: who pays, then what."""


def _reads(model: type[BaseModel], key: str, value: object) -> bool:
    """Whether a key of a model takes a value."""
    try:
        model.model_validate({key: value})
    except ValidationError as error:
        return all(item["loc"][0] != key for item in error.errors(include_url=False))
    return True


def is_amount(text: str) -> bool:
    try:
        amounts.parse(text)
    except amounts.MontantRefuse:
        return False
    return True


def _flow(value: object) -> str:
    """A value as it is written on one line."""
    from cmqplan.source.edits.writing import Habits, flow  # only what is wrong needs it

    return flow(value, Habits(), "")  # type: ignore[arg-type]


_SHAPES = ("text-not-list", "text-not-mapping", "mapping-not-text", "mapping-not-list")

_BLANK = "\u00a0\u202f\u2007\u2009\u2002\u2003\u3000"
"""Spaces that YAML takes for letters."""

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
    "n": "numero",
    "no": "numero",
    "num": "numero",
    "echeance": "calendrier",
    "echeances": "calendrier",
    "echeancier": "calendrier",
    "planning": "calendrier",
    "dates": "calendrier",
    "delais": "calendrier",
    "budget": "total",
    "cout": "total",
    "cout total": "total",
    "montant total": "total",
    "montant": "total",
    "financeurs": "financements",
    "plan de financement": "financements",
    "somme": "montant",
    "part": "taux",
    "pourcentage": "taux",
    "annee": "exercice",
    "duree de validite": "duree",
    "membre": "membres",
    "date": "echeance",
    "exercice": "echeance",
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


_WORDS: Mapping[str, str] = {
    "fini": "réalisé", "fait": "réalisé", "acheve": "réalisé", "done": "réalisé",
    "planifie": "à venir", "a faire": "à venir", "todo": "à venir",
    "en attente": "en pause", "suspendu": "en pause", "reporte": "en pause", "annule": "abandonné",
    "lance": "en cours", "demarre": "en cours", "commence": "en cours",
    "obtenu": "accordé", "acquis": "accordé", "vote": "accordé", "demande": "sollicité", "depose": "sollicité",
    "a demander": "à solliciter", "paye": "versé", "recu": "versé", "rejete": "refusé",
    "aide publique": "subvention", "dotation": "subvention", "don": "mécénat", "sponsoring": "mécénat",
    "autofinancement": "fonds propres", "valorisation": "contribution en nature", "benevolat": "contribution en nature",
    "forte": "élevée", "urgente": "élevée", "normale": "moyenne", "faible": "basse",
}  # fmt: skip
"""Words people use, and ours that say the same."""


def _are_types(choices: object) -> bool:
    return isinstance(choices, tuple) and str(TypeOrganisme.COLLECTIVITE) in choices


def _choice_called(text: str, choices: object) -> str | None:
    """The choice that says the same in other words."""
    others = choices if isinstance(choices, tuple) else ()
    folded = fold(text)
    word = _WORDS.get(folded) or _WORDS.get(folded.removesuffix("e"))  # « terminée »
    return word if word in others else None


def _choice_meant(text: str, suggestion: str, choices: object) -> str | None:
    """The suggestion, where one slip is all that separates it from the text and no other choice is as near, or where it is
    the type of party that the text names."""
    others = choices if isinstance(choices, tuple) else ()
    if _are_types(choices) and types_of(text):
        return suggestion
    near = [choice for choice in others if one_slip(fold(text), fold(str(choice)))]
    return suggestion if near == [suggestion] else None


def _number_meant(text: str) -> str | None:
    """« 1,1 », « 1-1 » or « 1.1. » is 1.1; anything else has to be looked at."""
    match = re.fullmatch(r"([0-9]{1,3})[.,-]([0-9]{1,3})(?:[.,-]([0-9]{1,3}))?\.?", text.strip())
    return ".".join(part for part in match.groups() if part) if match else None


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"


def _as_text(value: object) -> str:
    """What a list or a mapping says, in one text."""
    if isinstance(value, list):
        return ", ".join(map(_as_text, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} : {_as_text(item)}" for name, item in value.items())
    return str(value)


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
    """Key → where it belongs first, below the top of the file, in no list if it can be: « moyens.financiers » for
    « financements »."""
    places: dict[str, str] = {}
    in_lists: dict[str, str] = {}
    waiting: list[tuple[str, type[BaseModel], dict[str, str]]] = [("", model, places)]
    seen: set[type[BaseModel]] = set()
    while waiting:
        where, current, found = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        for name, field in current.model_fields.items():
            if where:
                found.setdefault(name, where)
            below = found if not _holds_several(field.annotation) else in_lists
            path = f"{where}.{name}" if where else name
            waiting += [(path, inner, below) for inner in models_in(field.annotation)]
    return {**in_lists, **places}


def _holds_several(annotation: object) -> bool:
    return typing.get_origin(annotation) in (tuple, dict)
