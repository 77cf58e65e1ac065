"""Why a text isn't a share in percent: loaded only when one is refused. Built as ``diagnosis`` is."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final

from cmqplan.amounts import grammar, words
from cmqplan.amounts.montant import Taux
from cmqplan.amounts.refusals import RATE_EXAMPLE, MontantRefuse, refusal
from cmqplan.amounts.written import WORD, Cause, Written, first_refusal, look_at


def rate_refusal(text: str) -> MontantRefuse:
    """Why ``grammar.rate`` doesn't know the form of this text."""
    written = look_at(text)
    return first_refusal(_CAUSES, written) or _refuse("rate-not-understood", written)


def _refuse(
    kind: str,
    written: Written,
    span: tuple[int, int] | None = None,
    suggestion: str | None = None,
    **params: str,
) -> MontantRefuse:
    start, end = span or written.span
    return refusal(kind, written.text, start, end, suggestion, example=RATE_EXAMPLE, **params)


_RATE: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?\s*(?:%|(?i:pour\s*cents?))")


def _rate_in(text: str) -> str | None:
    """The share in a text that holds one number, whatever surrounds it."""
    match = _RATE.search(text)
    if match is None or re.search("[0-9]", text[: match.start()] + text[match.end() :]):
        return None
    try:
        found = grammar.rate(match[0])
    except MontantRefuse:
        return None
    return None if found is None else str(found)


def _written(percent: Decimal) -> str | None:
    """The share as it should be written, when it can be written exactly."""
    rounded = round(percent, grammar.RATE_DECIMALS) if 0 <= percent <= 100 else None
    return str(Taux(rounded)) if rounded is not None and rounded == percent else None


def _empty(written: Written) -> MontantRefuse | None:
    return None if written.core.strip() else _refuse("rate-empty", written)


def _amount(written: Written) -> MontantRefuse | None:
    money = re.search(r"€|(?<![a-z])[km]?eur(?:os?)?(?![a-z])", written.folded) or words.CURRENCY.search(
        written.folded
    )
    return _refuse("rate-amount", written) if money and "%" not in written.text else None


_PER_MILLE: Final = re.compile(r"([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*‰")


def _per_mille(written: Written) -> MontantRefuse | None:
    match = re.search("[‰‱]", written.text)
    if match is None:
        return None
    number = _PER_MILLE.fullmatch(written.core)
    percent = _written(Decimal(number[1].replace(",", ".")) / 10) if number else None
    return _refuse("rate-per-mille", written, match.span(), percent)


_FRACTION: Final = re.compile(r"([0-9]{1,6})\s*[/⁄]\s*([0-9]{1,6})")
_EXACT_PARTS: Final = {"moitie": 50, "quart": 25, "un quart": 25, "trois quarts": 75, "totalite": 100}


def _fraction(written: Written) -> MontantRefuse | None:
    fraction = _FRACTION.fullmatch(written.core)
    if fraction:
        part, whole = int(fraction[1]), int(fraction[2])
        return _refuse(
            "rate-fraction", written, None, _written(Decimal(part * 100) / whole) if whole else None
        )
    sign = written.text[written.start : written.end]
    if len(sign) == 1 and unicodedata.category(sign) == "No" and not sign.isdigit():
        return _refuse(
            "rate-fraction", written, None, _written(Decimal(str(unicodedata.numeric(sign) * 100)))
        )
    part_in_words = words.RATE_IN_WORDS.fullmatch(written.core)
    if part_in_words:
        exact = _EXACT_PARTS.get(part_in_words[1])
        return _refuse("rate-fraction", written, None, _written(Decimal(exact)) if exact else None)
    return None


def _negative(written: Written) -> MontantRefuse | None:
    sign = words.MINUS_BEFORE.match(written.folded)
    return _refuse("rate-negative", written, sign.span(1), _rate_in(written.text)) if sign else None


def _range(written: Written) -> MontantRefuse | None:
    return _refuse("rate-range", written) if words.RATE_RANGE.search(written.folded) else None


def _inexact(written: Written) -> MontantRefuse | None:
    match = words.INEXACT.search(written.folded)
    return _refuse("rate-approximate", written, match.span(), _rate_in(written.text)) if match else None


_BARE: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def _no_sign(written: Written) -> MontantRefuse | None:
    """« 80 » lacks its sign; « 0,8 » may be 0,8 % or 80 %."""
    if not _BARE.fullmatch(written.core):
        return None
    value = Decimal(written.core.replace(",", "."))
    percent = _rate_in(f"{written.core} %")
    share = _written(value * 100) if value else None
    if percent and share:
        return _refuse("rate-ambiguous", written, percent=percent, share=share)
    return _refuse("rate-no-sign", written, None, percent)


def _word(written: Written) -> MontantRefuse | None:
    for match in WORD.finditer(written.text):
        if match[0].lower() not in ("pour", "cent", "cents", "pourcent", "pourcents"):
            span = match.start(), written.end_of_words(match.end())
            return (
                _refuse("rate-word", written, span, _rate_in(written.text))
                if _RATE.search(written.text)
                else None
            )
    return None


_CAUSES: Final[tuple[Cause, ...]] = (
    _empty,
    _amount,
    _per_mille,
    _fraction,
    _negative,
    _range,
    _inexact,
    _no_sign,
    _word,
)
