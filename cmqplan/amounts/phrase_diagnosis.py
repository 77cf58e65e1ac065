"""Why a text says no cost, firm or not: loaded only when one is refused.

The causes are those of an amount alone, but for the words that an amount alone may not have and a cost may.
"""

from __future__ import annotations

import re
from typing import Final

from cmqplan.amounts import diagnosis, grammar, words
from cmqplan.amounts.chiffrage import Chiffrage
from cmqplan.amounts.diagnosis import amount_in, refused
from cmqplan.amounts.montant import Montant
from cmqplan.amounts.phrase import chiffrage
from cmqplan.amounts.refusals import EXAMPLE, MontantRefuse
from cmqplan.amounts.written import Cause, Written, first_refusal, look_at


def chiffrage_refusal(text: str) -> MontantRefuse:
    """Why ``phrase.chiffrage`` doesn't know the form of this text."""
    written = look_at(text, _read)
    return first_refusal(_CAUSES, written) or refused("not-understood", written)


def _read(text: str) -> Montant | Chiffrage | None:
    amount = grammar.amount(text)
    return chiffrage(text, None) if amount is None else amount


def _no_number(written: Written) -> MontantRefuse | None:
    found = diagnosis.no_number(written)
    return refused("placeholder", written) if found and found.kind == "not-known-yet" else found


def _bases(written: Written) -> MontantRefuse | None:
    found = [(each, _base(each[0])) for each in words.TAX.finditer(written.folded)]
    first = next(iter(diagnosis.amounts_in(written)), EXAMPLE)
    if len({base for _, base in found if base}) > 1:
        return refused("two-bases", written, example=first)
    strange = next((each for each, base in found if base is None), None)
    return refused("base-unknown", written, strange.span(), example=first) if strange else None


def _base(said: str) -> str | None:
    return next((base for pattern, base in words.BASES if pattern.search(said)), None)


_HIGHER: Final = 2
"""What an example of a range ends at, times its start."""


def _open(written: Written) -> MontantRefuse | None:
    amount = _only_amount(written)
    if amount is None:
        return None
    match = words.EXACT_OR_CAP.search(written.folded)
    if match:
        return refused("exact-or-cap", written, match.span(), exact=str(amount), cap=f"jusqu'à {amount}")
    about = f"environ {amount}"
    if words.FLOOR.search(written.folded):
        return refused("open", written, about=about, range=f"entre {amount} et {amount * _HIGHER}")
    match = words.NOT_SURE.search(written.folded)
    return refused("not-sure", written, match.span(), about=about) if match else None


def _only_amount(written: Written) -> Montant | None:
    found = amount_in(written)
    return grammar.amount(found) if found else None


def _alternative(written: Written) -> MontantRefuse | None:
    match = re.fullmatch(r"(.*[^ ]) (ou|et|soit|puis) (.*)", written.core)
    if match is None:
        return None
    start = written.start
    ends = [written.text[start + a : start + b] for a, b in (match.span(1), match.span(3))]
    amounts = [each for each in map(grammar.amount, ends) if each is not None]
    if len(amounts) != 2:
        return None
    low, high = sorted(amounts)
    return refused("alternative", written, range=f"entre {low} et {high}")


def _per(written: Written) -> MontantRefuse | None:
    found = list(words.PER.finditer(written.folded))
    if not found:
        return None
    example = next(iter(diagnosis.amounts_in(written)), EXAMPLE)
    for match in found:
        if not (words.YEARLY.fullmatch(match[0].strip()) or words.PER_PERIOD.fullmatch(match[0])):
            return refused("per-unit", written, match.span())
    period = next((match for match in found if words.PER_PERIOD.fullmatch(match[0])), None)
    if period is None:
        return refused("per-year", written, example=f"{example}/an sur 3 ans")
    amount = _only_amount(written)
    yearly = amount * 12 if amount and words.MONTHLY.search(period[0]) else EXAMPLE
    return refused("per-period", written, period.span(), yearly=f"{yearly}/an sur 3 ans")


_INSTEAD: Final[dict[Cause, Cause]] = {
    diagnosis.no_number: _no_number,
    diagnosis.money_range: _alternative,
    diagnosis.tax: _bases,
    diagnosis.per: _per,
    diagnosis.inexact: _open,
}
_CAUSES: Final = tuple(_INSTEAD.get(cause, cause) for cause in diagnosis.CAUSES)
