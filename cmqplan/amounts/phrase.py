"""« environ 15 000 € HT » → ``Chiffrage``: amounts and the words that may stand around them.

A text is amounts, marks (words with a meaning) and what parts them. What is anything else is None here, and
``phrase_diagnosis`` finds out why; what has two readings is refused here. The grammar is in ``docs/en/amounts.md``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cmqplan.amounts import grammar, words
from cmqplan.amounts.chiffrage import Base, Certitude, Chiffrage
from cmqplan.amounts.montant import Montant
from cmqplan.amounts.refusals import refusal
from cmqplan.amounts.written import Written, look_at

_AMOUNT: Final = re.compile(grammar.AMOUNT, re.VERBOSE)
_NOT_BETWEEN: Final = re.compile(r"[^ ,:;()\[\]]")
_JOINS: Final = re.compile(rf"(?:a|et|au)(?= |$)|[{words.DASHES}/]|\.\.\.?|…")
_DIGIT: Final = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class _Figure:
    """An amount in its place: the text's match, and the power of ten that its scale multiplies it by."""

    match: re.Match[str]
    montant: Montant

    @property
    def bare(self) -> bool:
        """True of a number alone, which the unit of the next one may be meant for too."""
        return not (
            self.match["before"] or self.match["currency"] or self.match["symbol"] or self.match["word"]
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text taken apart: its amounts, the marks by the group of ``words.MARKS`` they are of, and what joins two amounts."""

    written: Written
    figures: tuple[_Figure, ...]
    marks: tuple[tuple[str, str], ...]
    joined: bool

    def says(self, *groups: str) -> bool:
        return any(group in groups for group, _ in self.marks)

    @property
    def bases(self) -> frozenset[Base]:
        return frozenset(_base(said) for group, said in self.marks if group == "base")

    @property
    def years(self) -> frozenset[int]:
        return frozenset(_years(said) for group, said in self.marks if group == "years")


def sentence(text: str) -> Sentence | None:
    """The text taken apart; None when something in it is neither an amount nor a mark, and of what counts no money."""
    written = look_at(text)
    if words.DATE.fullmatch(written.core) or any(each.fullmatch(written.core) for _, each in words.NO_MONEY):
        return None
    folded, place, end = written.folded, written.start, written.end
    end -= folded.endswith(".", place, end)
    figures: list[_Figure] = []
    marks: list[tuple[str, str]] = []
    joined = leads = False
    if folded.count("(", place, end) != folded.count(")", place, end):
        return None
    while (place := _skip(folded, place, end)) < end:
        mark = words.MARKS.match(folded, place, end)
        if mark:
            marks.append((mark.lastgroup or "", mark[0]))
            leads = bool(words.LEADS.search(mark[0]))
            place = mark.end()
            continue
        match = _AMOUNT.match(text, place, end)
        if match is None or not grammar.has_one_unit(match):
            join = _JOINS.match(folded, place, end)
            if join is None or not figures or joined:
                return None
            joined = leads = True
            place = join.end()
            continue
        found = grammar.worth(match, grammar.power_of(match))
        figures.append(_Figure(match, found))
        leads = False
        place = match.end()
        if _DIGIT.match(text, place):
            return None
    return None if leads else Sentence(written, tuple(figures), tuple(marks), joined)


def _skip(folded: str, place: int, end: int) -> int:
    match = _NOT_BETWEEN.search(folded, place, end)
    return match.start() if match else end


def chiffrage(text: str, annees: int | None) -> Chiffrage | None:
    """What a text that is no amount alone says; ``annees`` is how many years a « /an » without a number is for."""
    unknown = _unknown(look_at(text))
    if unknown:
        return unknown
    said = sentence(text)
    if said is None or not (said.marks or said.joined) or said.says("floor") > said.says("cap"):
        return None
    bounds = _bounds(said)
    if bounds is None or len(said.bases) > 1 or len(said.years) > 1 or any(years < 1 for years in said.years):
        return None
    low, high = bounds
    certitude = _certitude(said)
    own = next(iter(said.years), None)
    shown = _shown(said, bounds)
    if said.says("yearly"):
        years = _of_years(said, own, annees)
        if own is None and annees is not None:
            shown = f"{shown} sur {annees} an{'s' if annees > 1 else ''}"
    else:
        years = 1
    minimum = Montant.zero() if certitude is Certitude.PLAFOND else low * years
    total = high * years
    if total > grammar.LARGEST:
        start, end = said.figures[-1].match.span()
        raise refusal("too-large", text, start, end, largest=str(grammar.LARGEST))
    return Chiffrage(
        total,
        minimum,
        shown,
        certitude,
        next(iter(said.bases), None),
        high if said.says("yearly") else None,
        years if said.says("yearly") else own,
    )


def _unknown(written: Written) -> Chiffrage | None:
    if not words.TO_BE_SET.fullmatch(_tidy(written.core).strip(" ()[].")):
        return None
    return Chiffrage(None, None, _tidy(written.text), Certitude.A_DEFINIR)


def _certitude(said: Sentence) -> Certitude:
    if len(said.figures) == 2:
        return Certitude.FOURCHETTE
    if said.says("cap"):
        return Certitude.PLAFOND
    return Certitude.ESTIME if said.says("about") else Certitude.FERME


def _bounds(said: Sentence) -> tuple[Montant, Montant] | None:
    """The lowest and the highest amount; None of amounts that aren't one or the two ends of a range."""
    if len(said.figures) == 1 and not said.joined and not said.says("between", "start"):
        return said.figures[0].montant, said.figures[0].montant
    both = said.says("floor") and said.says("cap")
    if len(said.figures) != 2 or not (said.joined or both):
        return None
    first, second = said.figures
    if first.bare and second.bare and _year(first) and _year(second):
        return None
    between = said.written.folded[first.match.end() : second.match.start()]
    if re.search(r"(?<![a-z])et(?![a-z])", between) and not (said.says("between") or both):
        return None
    text = said.written.text
    readings = _readings(first, second)
    start, end = first.match.start(), second.match.end()
    if not readings:
        raise refusal("range-reversed", text, start, end, f"entre {second.montant} et {first.montant}")
    if len(readings) > 1:
        one, other = (f"entre {low} et {high}" for low, high in readings)
        raise refusal("range-ambiguous", text, start, end, one=one, other=other)
    return readings[0]


def _year(figure: _Figure) -> bool:
    return re.fullmatch("(?:19|20)[0-9]{2}", figure.match[0]) is not None


def _readings(first: _Figure, second: _Figure) -> tuple[tuple[Montant, Montant], ...]:
    """What a range may be: « 10 à 15 k€ » starts at 10 k€, « 5 à 6 000 € » at 5 € or at 5 000 €. None of one that
    starts with its highest amount."""
    low, high = first.montant, second.montant
    small = first.bare and Montant.zero() < low < Montant.of(1000)
    power = grammar.power_of(second.match)
    if first.bare and power:
        scaled = grammar.worth(first.match, power)
        if scaled <= high:
            return ((scaled, high),)
        if small:
            return (low, high), (high, scaled)
    elif small and low * 1000 <= high:
        scales = (low * 10**power for power in (9, 6, 3))
        return (next(scaled for scaled in scales if scaled <= high), high), (low, high)
    return ((low, high),) if low <= high else ()


def _of_years(said: Sentence, own: int | None, annees: int | None) -> int:
    found = said.written.text
    start, end = said.written.span
    if own is not None and annees is not None and own != annees:
        raise refusal("years-differ", found, start, end, own=str(own), around=str(annees))
    years = own or annees
    if years is None:
        amount = said.figures[-1].montant
        raise refusal("per-year", found, start, end, example=f"{amount}/an sur 3 ans")
    return years


def _base(said: str) -> Base:
    return next(Base(base) for pattern, base in words.BASES if pattern.search(said))


def _years(said: str) -> int:
    numbers = [int(number) for number in re.findall("[0-9]+", said)]
    if len(numbers) == 2:
        return numbers[1] - numbers[0] + 1
    if numbers:
        return numbers[0]
    return next(n for n, word in enumerate(words.SMALL_NUMBERS, 2) if re.search(rf"\b{word}\b", said))


_GLUED: Final = re.compile(rf"[{words.DASHES}…/:.,)\w]")


def _shown(said: Sentence, bounds: tuple[Montant, Montant]) -> str:
    """The text with its amounts set as amounts are."""
    shown, place, text = "", said.written.start, said.written.text
    for value, figure in zip(bounds[-len(said.figures) :], said.figures, strict=True):
        before = text[place : figure.match.start()]
        shown += f"{before}{' ' if _GLUED.match(before[-1:]) else ''}{value}"
        place = figure.match.end()
        shown += (
            " "
            if re.match(rf"[^\W_]|[{words.DASHES}…]|\.\.|/(?=\s*[0-9])", text[place : said.written.end])
            else ""
        )
    return re.sub(rf"[ \t\n{grammar.BLANK}]+", " ", shown + text[place : said.written.end])


def _tidy(text: str) -> str:
    return re.sub(rf"[\s{grammar.BLANK}]+", " ", text).strip()
