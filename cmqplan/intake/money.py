"""« 50 000 € dont : 5 000 € de subvention de la Région … » → a total and its lines, where every word is understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from cmqplan import amounts
from cmqplan.amounts import Montant, MontantRefuse
from cmqplan.findings import fold
from cmqplan.model.fiche import Nature, Statut

_NUMBER = r"[0-9]{1,3}(?:[ \u00a0\u202f.][0-9]{3})+(?:,[0-9]{1,2})?|[0-9]+(?:[,.][0-9]{1,2})?"
_AMOUNT = re.compile(
    rf"(?<![0-9.,])(?P<number>{_NUMBER})[ \u00a0\u202f]*(?P<unit>[kKM]?[ \u00a0\u202f]?(?:€|euros?\b|EUR\b|Euros?\b)|%)"
)
_UNIT = re.compile(
    r"\s*[(\[]?\s*(?:\ben\s+)?(?:(?P<k>\b[kK] ?(?:€|euros?\b|EUR\b)|\bmilliers? d['’] ?euros?\b)"
    r"|(?P<M>\bM ?(?:€|euros?\b|EUR\b)|\bmillions? d['’] ?euros?\b)|€|\beuros?\b)\s*[)\]]?\s*$"
)
_BARE = re.compile(rf"(?:{_NUMBER}|[0-9]+[.,][0-9]+)")
_BASE = re.compile(r"\b(?:HT|TTC)\b|\bnet de taxe\b")
_EDGE = " \t\n\u00a0\u202f:;,.-–—•*()[]=+/|"

_LEADING: tuple[tuple[str, str], ...] = (
    ("fonds? propres?|autofinancement|ressources? propres?", Nature.FONDS_PROPRES.value),
    ("subventions?", Nature.SUBVENTION.value),
    ("prestations?", Nature.PRESTATION.value),
    ("mecenat", Nature.MECENAT.value),
    ("demandes?|sollicitee?s?|demandee?s?", Statut.SOLLICITE.value),
    ("a solliciter|a demander", Statut.A_SOLLICITER.value),
    ("accordee?s?|acquis(?:es?)?|obtenue?s?", Statut.ACCORDE.value),
    ("notifiee?s?", Statut.NOTIFIE.value),
    ("versee?s?", Statut.VERSE.value),
    (
        "co ?financements?|financements?|financee?s?|apports?|participations?|contributions?|aides?|credits?|au titre|aupres",
        "",
    ),
    ("de|d|du|des|la|le|l|les|par|sur|en|au|aux|et|soit|dont|a", ""),
)
"""What stands before or behind a funder's name, folded → the nature or the statut that it tells."""
_WORDS = re.compile("|".join(rf"(?P<w{n}>{words})" for n, (words, _) in enumerate(_LEADING)))


TO_FIND = "reste_a_financer"
_TO_FIND = frozenset(["a trouver", "reste a trouver", "a financer", "reste a financer", "a rechercher"])
"""What stands in a funder's place where nobody pays yet, folded."""


def is_to_find(words: str) -> bool:
    """Whether words stand where a funder would, and say that there is none yet: « à trouver »."""
    return fold(words) in _TO_FIND


class Ligne(NamedTuple):
    """A line as the text says it: who, by name (empty: who carries the fiche; ``TO_FIND``: nobody yet), and an amount or a
    share as written."""

    nom: str
    montant: str = ""
    taux: str = ""
    nature: str = ""
    statut: str = ""


class Split(NamedTuple):
    """What a text says of money. ``sure``: every word of it is in here; else it is only what could be made of it."""

    total: str
    objet: str
    lignes: tuple[Ligne, ...]
    base: str
    sure: bool


class _Piece(NamedTuple):
    """An amount or a share in a text, and the words up to the next one."""

    written: str
    value: Montant | None
    after: str


def amount(text: str) -> str | None:
    """An amount alone, as it goes into a file; None where the text is none."""
    value = _value(text) if len(text) < 100 else None
    return _written(value) if value is not None else None


def unit(heading: str) -> str:
    """« k€ » or « M€ » where a heading ends with it: « Budget (k€) »; else empty."""
    match = _UNIT.search(heading)
    return (match.lastgroup or "") + "€" if match and match.lastgroup else ""


def without_unit(heading: str) -> str:
    """A heading without the unit that it ends with."""
    return _UNIT.sub("", heading)


def in_unit(text: str, unit: str) -> str:
    """A bare number with the unit that its heading tells, every other text as it is: 0,6 may be 0,6 % or 60 %."""
    bare = text.strip()
    if not unit or not _BARE.fullmatch(bare) or (unit == "%" and not re.match("0*(?:[2-9]|1[0-9])", bare)):
        return text
    return f"{bare} {unit}"


def _alone(text: str) -> Split | None:
    """What a text says that is nothing but an amount, firm or not: « environ 10 000 € », « à définir »."""
    try:
        told = amounts.parse_chiffrage(text.strip(" \t\n.:"))
    except MontantRefuse:
        return None
    firm = told.certitude is amounts.Certitude.FERME and told.montant is not None and told.par_an is None
    written = str(told.montant) if firm else told.texte
    return Split(written.translate(_NARROW), "", (), told.base.value if told.base else "", True)


_NARROW = {0xA0: " ", 0x202F: " "}


def _written(value: Montant) -> str:
    return str(value).translate(_NARROW)


def _value(text: str) -> Montant | None:
    try:
        return amounts.parse(text.strip(" \t\n.").replace("Euro", "euro"))
    except MontantRefuse:
        return None


def split(text: str, known: Callable[[str], bool], *, funders: bool = False) -> Split | None:
    """The split that a text tells; None where it names no amount. ``known``: whether a name is a declared organisme's;
    ``funders``: whether the text stands under a heading that asks for funders."""
    alone = None if funders else _alone(text)
    if alone is not None:
        return alone
    bases = {match[0] for match in _BASE.finditer(text)}
    base = bases.pop() if len(bases) == 1 else ""
    plain = _BASE.sub(" ", text) if base else text
    before, pieces = _pieces(plain)
    if not pieces:
        return None
    lines = [line for line in re.split(r"[\n;•]|(?<=[0-9€%)]),(?=\s)", plain) if line.strip(_EDGE)]
    one_each = [found for line in lines if len(found := _pieces(line)[1]) == 1]
    if len(lines) > 1 and len(one_each) == len(lines):
        told = [(_outside(line), _pieces(line)[1][0]) for line in lines]
    elif before.strip(_EDGE) and not _is_total(before) and not pieces[-1].after.strip(_EDGE):
        names = [before, *(piece.after for piece in pieces[:-1])]
        told = [(name.strip(_EDGE), piece) for name, piece in zip(names, pieces, strict=True)]
    else:
        told = [(piece.after.strip(_EDGE), piece) for piece in pieces]
        if before.strip(_EDGE) and not _is_total(before):
            return Split("", "", (), base, False)
    return _read(told, base, known, funders=funders)


def _pieces(text: str) -> tuple[str, list[_Piece]]:
    """What stands before the first amount, then each with the words up to the next."""
    matches = list(_AMOUNT.finditer(text))
    if not matches:
        return text, []
    ends = [match.start() for match in matches[1:]] + [len(text)]
    found = [
        _Piece(match[0], None if match["unit"] == "%" else _value(match[0]), text[match.end() : end])
        for match, end in zip(matches, ends, strict=True)
    ]
    return text[: matches[0].start()], found


def _outside(line: str) -> str:
    """A line's words without its amount."""
    before, pieces = _pieces(line)
    return ", ".join(part for part in (before.strip(_EDGE), pieces[0].after.strip(_EDGE)) if part)


def _is_total(words: str) -> bool:
    return fold(words) in _TOTAL


_TOTAL = frozenset(
    [
        "total",
        "cout",
        "cout total",
        "budget",
        "budget total",
        "montant",
        "montant total",
        "soit",
        "soit un total de",
        "total de",
        "cout global",
        "cout estime",
        "budget previsionnel",
        "moyens financiers",
        "cout previsionnel",
        "un budget de",
        "environ 0",
    ]
)


def _read(told: list[tuple[str, _Piece]], base: str, known: Callable[[str], bool], *, funders: bool) -> Split:
    total, objet = "", ""
    rest = told
    others = [piece.value for _, piece in told[1:] if piece.value is not None]
    first_words, first = told[0]
    summed = sum(others, Montant.zero())
    totals = [n for n, (words, piece) in enumerate(told) if _is_total(words) and piece.value is not None]
    if len(totals) == 1 and len(told) > 1:
        total = _written(told[totals[0]][1].value or Montant.zero())
        rest = told[: totals[0]] + told[totals[0] + 1 :]
    elif (
        first.value is not None
        and len(told) > 1
        and (first.value == summed or re.search(r"\bdont\W*$|^dont\b", first_words))
    ):
        total, rest = _written(first.value), told[1:]
        objet = _purpose(first_words)
    elif first.value is not None and len(told) == 1 and not funders:
        total = _written(first.value)
        if not first_words or fold(first_words).startswith("pour "):
            return Split(total, _purpose(first_words), (), base, True)
        if _ligne(first_words, first, known) is None:
            return Split("", "", (), base, False)
    lignes = [_ligne(words, piece, known) for words, piece in rest]
    sure = all(ligne is not None for ligne in lignes)
    found = tuple(ligne for ligne in lignes if ligne is not None)
    if total and len(found) == len(rest) and found and not any(ligne.taux for ligne in found):
        parts = sum((piece.value for _, piece in rest if piece.value is not None), Montant.zero())
        sure = sure and (parts == _value(total))
    return Split(total, objet, found, base, sure)


def _purpose(words: str) -> str:
    """« pour l'AMO dont » → « AMO »."""
    text = re.sub(
        r"\s*\b(?:dont|répartis?|soit|comme suit|se répartissant|réparties?)\b.*$",
        "",
        words.strip(_EDGE),
        flags=re.IGNORECASE | re.DOTALL,
    )
    text = re.sub(
        r"^(?:pour|destinés? à)\s+(?:l['’]|la\s+|le\s+|les\s+|une?\s+)?",
        "",
        text.strip(_EDGE),
        flags=re.IGNORECASE,
    )
    purpose = " ".join(text.split()).strip(_EDGE)
    return purpose + ")" * (purpose.count("(") - purpose.count(")"))


def payer(words: str, known: Callable[[str], bool]) -> Ligne | None:
    """A funder's name, nature and statut, as the heading of a column or a cell says them; None where it says more."""
    return _ligne(words, _Piece("", Montant.zero(), ""), known)


def _ligne(words: str, piece: _Piece, known: Callable[[str], bool]) -> Ligne | None:
    """A line, where its words are a funder's name, a nature and a statut, and nothing else."""
    if is_to_find(words) and piece.value is not None:
        return Ligne(TO_FIND, _written(piece.value))
    told: set[str] = set()
    name = " ".join(words.strip(_EDGE).split())
    name += ")" * (name.count("(") - name.count(")"))
    while name and not known(name):
        shorter = _cut(name, told)
        if shorter == name:
            break
        name = shorter
    natures = [value.value for value in Nature if value.value in told]
    statuts = [value.value for value in Statut if value.value in told]
    if len(natures) > 1 or len(statuts) > 1:
        return None
    nature = natures[0] if natures else ""
    if not name and nature != Nature.FONDS_PROPRES.value:
        return None
    if name and not known(name) and not is_name(name):
        return None
    if piece.value is None:
        return Ligne(name, "", piece.written, nature, statuts[0] if statuts else "")
    return Ligne(name, _written(piece.value), "", nature, statuts[0] if statuts else "")


def _cut(name: str, told: set[str]) -> str:
    """A name without one of the words that stand before it, or behind it in brackets; what they tell is added."""
    head = re.match(
        r"(?:[dl]['’]|[\w-]+(?:\s+(?:propres?|solliciter|demander|titre|financements?))?)[\s:,(–-]*", name
    )
    for part, rest in _ends(name, head):
        match = _WORDS.fullmatch(fold(part))
        if match is None:
            continue
        meaning = next(says for n, (_, says) in enumerate(_LEADING) if match[f"w{n}"] is not None)
        if meaning:
            told.add(meaning)
        return rest.strip(_EDGE)
    return name


def _ends(name: str, head: re.Match[str] | None) -> list[tuple[str, str]]:
    """The parts that may go: the first two words, the first one, what stands last in brackets or behind a comma."""
    found: list[tuple[str, str]] = []
    if head is not None:
        found.append((head[0], name[head.end() :]))
        one = re.match(r"(?:[dl]['’]|[\w-]+)[\s:,(–-]*", name)
        if one is not None:
            found.append((one[0], name[one.end() :]))
    tail = re.search(r"[(,–-]\s*((?:à\s+)?\w+(?:\s+propres?)?)\s*\)?$", name)
    if tail is not None:
        found.append((tail[1], name[: tail.start()]))
    return found


_NO_NAME = frozenset(
    [
        "pour",
        "dont",
        "soit",
        "afin",
        "est",
        "sont",
        "sera",
        "par",
        "selon",
        "sur",
        "total",
        "cout",
        "environ",
        "jusqu",
        "entre",
        "maximum",
        "minimum",
        "max",
        "an",
        "estime",
        "plus",
        "moins",
        "qui",
        "ou",
    ]
)
"""Words that names of bodies don't have."""


def is_name(name: str) -> bool:
    """Whether words read like the name of a body: few, begun by a capital or a figure, none of them a sentence's."""
    words = fold(name).split()
    return (
        0 < len(words) <= 10
        and (name[0].isupper() or name[0].isdigit() or len(words) == 1)
        and any(word.isalpha() for word in words)
        and not _NO_NAME & set(words)
        and not re.search(r"[.!?;]\s|\n", name)
    )


def cents(text: str) -> int | None:
    """The cents of an amount alone."""
    value = _value(text)
    return value.centimes if value is not None else None


def of_cents(cents: int) -> str:
    """An amount as it goes into a file."""
    return _written(Montant(cents))
