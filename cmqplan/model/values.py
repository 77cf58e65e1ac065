"""Text → the values a plan is made of.

Every scalar of a file arrives as text; each type here reads one kind of it. What can't be read is refused with one of our
own codes (``refuse``), so that a message never depends on pydantic's wording.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Generic, NamedTuple, NoReturn, TypeAlias, TypeVar
from unicodedata import normalize

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from cmqplan import amounts, periods
from cmqplan.amounts import Chiffrage, Montant, Taux
from cmqplan.findings import fold, nearest
from cmqplan.findings.finding import Path
from cmqplan.periods import Length, Periode, Precision
from cmqplan.periods.reading import is_read

E = TypeVar("E", bound=str)


class Reads:
    """Annotates a field with the function that reads it, from whatever the file has there.

    pydantic's own annotation for this works out besides how the value would be written again, which nothing here asks
    for and which is half of what its models cost when the program starts.
    """

    __slots__ = ("reader", "with_context")

    def __init__(self, reader: Callable[..., object], *, with_context: bool = False) -> None:
        """``with_context``: the reader takes pydantic's ``ValidationInfo`` too, for ``reperes_of``."""
        self.reader = reader
        self.with_context = with_context

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> core_schema.CoreSchema:
        if self.with_context:
            return core_schema.with_info_plain_validator_function(self.reader)
        return core_schema.no_info_plain_validator_function(self.reader)


class First:
    """Annotates a field with a function that makes of what the file has what pydantic then reads."""

    __slots__ = ("function",)

    def __init__(self, function: Callable[[object], object]) -> None:
        self.function = function

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self.function, handler(source))


class Modele(BaseModel):
    """A model of a YAML mapping: immutable, and a key it doesn't know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


def refuse(
    code: str,
    variant: str = "",
    params: Mapping[str, object] | None = None,
    *,
    path: Path = (),
    part: tuple[int, int] | None = None,
    replacement: str | None = None,
) -> NoReturn:
    """Refuse a value with a finding of this code. ``path`` leads from the value to the part at fault; ``replacement``
    is a text that can safely stand there instead."""
    context = {
        "code": code,
        "variant": variant,
        "params": params or {},
        "path": path,
        "part": part,
        "replacement": replacement,
    }
    raise PydanticCustomError("cmqplan", "cmqplan", context)


def kind_of(value: object) -> str:
    """What a value is, as the variants of CMQ103 name it."""
    if isinstance(value, Mapping):
        return "mapping"
    return "list" if isinstance(value, list) else "text"


def _text(value: object) -> str:
    if type(value) is str and value and not value.isspace():
        return value
    if type(value) is str:
        refuse("CMQ108")
    refuse("CMQ103", f"text-not-{kind_of(value)}")


def read_texte_court(value: object) -> str:
    """One line of text; a tab in it is a space, which is what every format makes of it."""
    text = value.strip().replace("\t", " ") if type(value) is str else ""
    if text and "\n" not in text:
        return text
    _text(value)
    refuse("CMQ108", "one-line")


def read_texte(value: object) -> str:
    """Some paragraphs of light Markdown."""
    text = _text(value).strip("\n")
    if len(text) > LONGEST_TEXT:
        refuse("CMQ115", params={"length": len(text), "most": LONGEST_TEXT})
    return text


LONGEST_TEXT = 20_000
"""Characters one text may have: about eight printed pages."""

_IDENTIFIANT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NUMERO = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}")
NUMERO_LIBRE = re.compile(r"[^\W_]+(?:[-. ][^\W_]+)*")
LONGEST_NUMERO = 20
"""Characters that a number may have where it says no axe."""
_LETTER = 10**LONGEST_NUMERO
"""More than any number so long."""


def slug(text: str) -> str:
    """The identifier nearest to a text: « Dijon Métropole » → « dijon-metropole »."""
    return fold(text).replace(" ", "-")


def read_identifiant(value: object) -> str:
    text = read_texte_court(value)
    if not _IDENTIFIANT.fullmatch(text):
        refuse("CMQ110", params={"text": text, "suggestion": slug(text) or "mon-identifiant"})
    return text


def read_reference(value: object) -> str:
    """In composed form: « é » is one letter, however the file or the folder it names writes it."""
    return normalize("NFC", read_texte_court(value))


def read_numero(value: object) -> str:
    text = read_texte_court(value)
    if not NUMERO.fullmatch(text):
        _no_numero(text)
    return text


def _no_numero(text: str, variant: str = "") -> NoReturn:
    refuse("CMQ111", variant, {"text": text, "most": LONGEST_NUMERO})


def read_numero_libre(value: object) -> str:
    """A number, or a short name that stands for one: « MOB-03 ». It becomes part of file names and of links."""
    text = normalize("NFC", read_texte_court(value))
    if len(text) > LONGEST_NUMERO or not NUMERO_LIBRE.fullmatch(text):
        _no_numero(text, "free")
    return text


def read_numero_de_fiche(value: object, info: ValidationInfo) -> str:
    """A number that says its axe; any short one where the fiche says its axe itself. A wrong axe isn't the number's fault."""
    if info.data.get("axe", "") is not None:
        return read_numero_libre(value)
    text = read_texte_court(value)
    if not NUMERO.fullmatch(text):
        _no_numero(text, "fiche" if NUMERO_LIBRE.fullmatch(text) else "")
    return text


def numero_key(numero: str) -> tuple[int, ...]:
    """What numbers sort by, and which of them are the same: 1.2 comes before 1.10, MOB-03 after both, and it is mob 3."""
    try:
        return tuple(map(int, numero.split(".")))
    except ValueError:
        runs = re.findall(r"[0-9]+|[^0-9 ]", fold(numero))
        return tuple(int(run) if run.isdecimal() else _LETTER + ord(run) for run in runs)


def numero_rank(numero: str) -> tuple[tuple[int, ...], int]:
    """What sorts a number's neighbours together, and which of them it is: 3 for 1.3 and MOB-03; 1 for a code without
    figures at its end."""
    *above, last = key = numero_key(numero)
    return (tuple(above), last) if last < _LETTER else (tuple(key), 1)


def numero_of_rank(numero: str, rank: int) -> str:
    """The neighbour of a number: 1.7 of 1.3, MOB-07 of MOB-03, MOB-7 of MOB."""
    head = numero.rstrip("0123456789")
    return f"{head}{rank:0{len(numero) - len(head)}}" if head != numero else f"{numero}-{rank}"


def read_montant(value: object) -> Montant:
    text = _text(value)
    try:
        return amounts.parse(text)
    except amounts.MontantRefuse as error:
        refuse("CMQ104", error.kind, error.params, part=(error.start, error.end))


class _DesAnnees(NamedTuple):
    """What stands for an amount, and how many years ``exercice`` beside it counts."""

    montant: object
    annees: int


def with_its_years(value: object) -> object:
    """A line in which « 400 000 €/an » is read for each year of its ``exercice``; it refuses nothing itself."""
    montant = value.get("montant") if isinstance(value, dict) else None
    if isinstance(value, dict) and isinstance(montant, str) and "an" in montant and "exercice" in value:
        try:
            years = len(annees_de(read_exercice(value["exercice"])))
        except PydanticCustomError:
            return value
        return {**value, "montant": _DesAnnees(montant, years)}
    return value


def read_chiffrage(value: object) -> Chiffrage:
    """An amount that need not be firm."""
    value, annees = value if isinstance(value, _DesAnnees) else (value, None)
    text = _text(value)
    try:
        return amounts.parse_chiffrage(text, annees)
    except amounts.MontantRefuse as error:
        refuse("CMQ104", error.kind, error.params, part=(error.start, error.end))


def read_taux(value: object) -> Taux:
    text = _text(value)
    try:
        return amounts.parse_taux(text)
    except amounts.MontantRefuse as error:
        refuse("CMQ113", error.kind, error.params, part=(error.start, error.end))


class Reperes(NamedTuple):
    """The years of the plan a file belongs to."""

    exercice: int | None = None
    """Its single exercice, when there is one: what a month without a year means."""
    annee: int | None = None
    """Its first year: that of examples."""


def reperes_of(info: ValidationInfo) -> Reperes:
    return info.context or Reperes()


def parse_periode(text: str, reperes: Reperes, path: Path = (), *, start: bool = False) -> Periode:
    """A period, or a refusal that points at the word not understood. ``start``: something starts with it."""
    parse = periods.parse_start if start else periods.parse
    try:
        return parse(text, exercice=reperes.exercice, annee=reperes.annee)
    except periods.PeriodeRefusee as error:
        refuse("CMQ105", error.kind, error.params, path=path, part=(error.start, error.end))


def read_periode(value: object, info: ValidationInfo) -> Periode:
    """A period in words, or its bounds: ``{debut, fin}``, ``{debut, duree}``."""
    reperes = reperes_of(info)
    if isinstance(value, Mapping):
        found = read_bornes(value, reperes)
        if isinstance(found, Periode):
            return found
        return parse_periode(found.words, reperes, ("duree",))  # refused: it has no start
    return parse_periode(_text(value), reperes)


BORNES = ("debut", "fin", "duree")
"""The keys of a period whose bounds are written apart."""


def read_bornes(value: Mapping[str, object], reperes: Reperes, path: Path = ()) -> Periode | Length:
    """The period of ``{debut, fin, duree}``, any two of them or one bound alone; of a length alone, that length."""
    unknown = next((key for key in value if key not in BORNES), None)
    if unknown is not None:
        refuse("CMQ102", params={"key": unknown, "known": BORNES}, path=(*path, unknown))
    texts = {key: _text_at(text, (*path, key)) for key, text in value.items()}
    debut, fin = (
        parse_periode(texts[key], reperes, (*path, key), start=key == "debut") if key in texts else None
        for key in ("debut", "fin")
    )
    length = periods.parse_duree(texts["duree"]) if "duree" in texts else None
    if "duree" in texts and length is None:
        refuse("CMQ118", params={"text": texts["duree"]}, path=(*path, "duree"))
    if debut is None and fin is None and length is not None:
        return length
    try:
        return periods.join(debut, fin, length, annee=reperes.annee)
    except periods.PeriodeRefusee as error:
        refuse("CMQ105", error.kind, error.params, path=(*path, "fin" if fin else "debut"))


def _text_at(value: object, path: Path) -> str:
    try:
        return _text(value)
    except PydanticCustomError as error:
        raise PydanticCustomError("cmqplan", "cmqplan", {**(error.context or {}), "path": path}) from None


def read_jour(value: object, info: ValidationInfo) -> date:
    text = _text(value)
    try:
        periode = periods.parse(text, annee=reperes_of(info).annee)
    except periods.PeriodeRefusee as error:
        example = error.params["example"]
        if error.suggestion is None and is_read(example, None):
            example = _a_day_of(periods.parse(example))
        refuse("CMQ105", error.kind, {**error.params, "example": example}, part=(error.start, error.end))
    if periode.debut is None or periode.debut != periode.fin:
        refuse("CMQ112", params={"text": text, "jour": _a_day_of(periode)})
    return periode.debut


def _a_day_of(periode: Periode) -> str:
    day = periode.debut or periode.fin
    return periods.format_french(Periode(day, day, Precision.jour, ""))


def read_annee(value: object) -> int:
    text = _text(value).strip()
    if not (text.isascii() and text.isdigit() and len(text) == 4 and 1990 <= int(text) <= 2199):
        refuse("CMQ112", "year", {"text": text, "annee": "2024", "annees": "2024-2026"})
    return int(text)


@dataclass(frozen=True, slots=True, order=True)
class Etendue:
    """Several years in a row that one amount is for, first to last: « 2019-2020 ». What falls in each isn't said."""

    debut: int
    fin: int

    def __str__(self) -> str:
        return f"{self.debut}-{self.fin}"


Exercice: TypeAlias = int | Etendue


def annees_de(exercice: Exercice) -> range:
    """Each year of it, first to last."""
    return (
        range(exercice.debut, exercice.fin + 1)
        if isinstance(exercice, Etendue)
        else range(exercice, exercice + 1)
    )


_SUITE = re.compile(r"(?:sur )?(?:de )?([0-9]{4}) ?(?:-|–|à|a) ?([0-9]{4})")


def read_exercice(value: object) -> Exercice:
    """A year, or years in a row: « 2019-2020 », « sur 2019-2020 », « de 2019 à 2020 »."""
    text = _text(value).strip()
    match = _SUITE.fullmatch(text)
    if match is None:
        return read_annee(text)
    debut, fin = read_annee(match[1]), read_annee(match[2])
    if debut > fin:
        refuse("CMQ112", "backwards", {"text": text, "suggestion": str(Etendue(fin, debut))})
    return Etendue(debut, fin) if debut < fin else debut


def read_annees(value: object) -> tuple[int, ...]:
    """The years of a plan: one, some in a row, or a list of these."""
    found: list[int] = []
    for n, item in enumerate(one_or_many(value)):
        try:
            found += annees_de(read_exercice(item))
        except PydanticCustomError as error:
            path = (n,) if isinstance(value, list) else ()
            raise PydanticCustomError("cmqplan", "cmqplan", {**(error.context or {}), "path": path}) from None
    return tuple(dict.fromkeys(found))


def read_entier(value: object) -> int:
    """A whole number from 0 to 9 999 999."""
    text = "".join(_text(value).split())
    if not (text.isascii() and text.isdigit() and len(text) <= 7):
        refuse("CMQ117", params={"text": text})
    return int(text)


_ETP = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,3}))?\s*(?:etpt?)?", re.IGNORECASE)


def read_etp(value: object) -> Decimal:
    """A number of full-time equivalents: « 3,5 », « 27,1 ETPT »."""
    text = _text(value).strip()
    match = _ETP.fullmatch(text)
    if match is None:
        refuse("CMQ117", "decimal", {"text": text})
    return Decimal(f"{match[1]}.{match[2]}" if match[2] else match[1])


_NOMBRE = re.compile(r"[-−]?(?:[0-9]{1,15}|[0-9]{1,3}(?: [0-9]{3}){1,4})(?:[.,][0-9]{1,6})?")


def read_nombre(value: object) -> Decimal:
    """A number as people write it: « 12 000 », « 3,5 ». « 1.500 » is refused: it could be either."""
    text = " ".join(_text(value).split())
    if not _NOMBRE.fullmatch(text) or re.fullmatch(r"[-−]?[1-9][0-9]{0,2}\.[0-9]{3}", text):
        refuse("CMQ117", "number", {"text": text})
    return Decimal(text.replace(" ", "").replace(",", ".").replace("−", "-"))


def read_duree(value: object) -> int:
    """A length of time in months: « 3 ans », « 18 mois »."""
    text = _text(value)
    length = periods.parse_duree(text)
    if length is None or not length.months:
        refuse("CMQ118", params={"text": text})
    return length.months


_OUI_NON = {"oui": True, "non": False}


def read_oui_non(value: object) -> bool:
    text = _text(value)
    answer = _OUI_NON.get(fold(text))
    if answer is None:
        refuse(
            "CMQ109", params={"text": text, "choices": ("oui", "non"), "suggestion": nearest(text, _OUI_NON)}
        )
    return answer


class OneOf(Generic[E]):
    """A reader for a closed list of words, and for other words that say the same; case and accents don't count."""

    __slots__ = ("_by_fold", "_by_value", "also")

    def __init__(self, words: Iterable[E], **also: E) -> None:
        """``also``: another word, folded → the one of the list that it says."""
        words = tuple(words)
        self.also = also
        self._by_fold = {fold(word): word for word in words} | also
        self._by_value = {str(word): word for word in words}

    def __call__(self, value: object) -> E:
        word = self._by_value.get(value) if type(value) is str else None
        if word is not None:
            return word
        text = _text(value)
        word = self._by_fold.get(fold(text))
        if word is None:
            choices = tuple(self._by_value)
            suggestion = nearest(text, choices)
            refuse("CMQ109", params={"text": text, "choices": choices, "suggestion": suggestion})
        return word


def one_or_many(value: object) -> Sequence[object]:
    """A list as it is, anything else as a list of one: a single value may stand where a list fits."""
    if type(value) is list:
        if not value:
            refuse("CMQ108", "empty-list")
        return value
    if isinstance(value, str):
        _text(value)
    return [value]


def keyed(key: str) -> Callable[[object], object]:
    """Let a text alone stand for a mapping with this one key: ``edf`` for ``{organisme: edf}``."""

    def read(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return read


TexteCourt = Annotated[str, Reads(read_texte_court)]
Texte = Annotated[str, Reads(read_texte)]
Identifiant = Annotated[str, Reads(read_identifiant)]
Reference = Annotated[str, Reads(read_reference)]
"""The identifier of an organisme, a campus, a convention or a plan. Whether it exists is checked later, with all
files read."""
Numero = Annotated[str, Reads(read_numero)]
NumeroLibre = Annotated[str, Reads(read_numero_libre)]
NumeroDeFiche = Annotated[str, Reads(read_numero_de_fiche, with_context=True)]
MontantLu = Annotated[Montant, Reads(read_montant)]
ChiffrageLu = Annotated[Chiffrage, Reads(read_chiffrage)]
TauxLu = Annotated[Taux, Reads(read_taux)]
PeriodeLue = Annotated[Periode, Reads(read_periode, with_context=True)]
Jour = Annotated[date, Reads(read_jour, with_context=True)]
Annee = Annotated[int, Reads(read_annee)]
Entier = Annotated[int, Reads(read_entier)]
EtpLu = Annotated[Decimal, Reads(read_etp)]
NombreLu = Annotated[Decimal, Reads(read_nombre)]
Duree = Annotated[int, Reads(read_duree)]
OuiNon = Annotated[bool, Reads(read_oui_non)]
TextesCourts = Annotated[tuple[TexteCourt, ...], First(one_or_many)]
Textes = Annotated[tuple[Texte, ...], First(one_or_many)]
ExerciceLu = Annotated[Exercice, Reads(read_exercice)]
Annees = Annotated[tuple[int, ...], Reads(read_annees)]
